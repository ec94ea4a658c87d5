"""How this station speaks, looks, prints and locks."""

from __future__ import annotations

from typing import Any

import msgspec

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.staff import may
from frontoffice.services import settings as kept
from ui.models.context import Context
from ui.models.settings import Settings
from ui.printing import StationPrinter, print_test_page, printers
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import Label
from ui.widgets.panel import Panel

PERCENTS = ("100", "125", "150", "200")
MINUTES = ("1", "2", "3", "5", "10", "15", "30", "60")


class LookPanel(Panel):
    """Language, theme and text size, for everyone at this station."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Tampilan dan bahasa"),
            self.tr("Berlaku di komputer ini, langsung setelah dipilih."),
        )
        self.language = ChoiceField(
            self.tr("Bahasa"), [("id", "Bahasa Indonesia"), ("en", "English")]
        )
        self.theme = ChoiceField(
            self.tr("Tema"),
            [
                ("system", self.tr("Ikut komputer")),
                ("light", self.tr("Terang")),
                ("dark", self.tr("Gelap")),
                ("contrast", self.tr("Kontras tinggi")),
            ],
        )
        self.letters = ChoiceField(self.tr("Ukuran huruf"), [(one, f"{one} %") for one in PERCENTS])
        settings = context.settings
        for name, field, value in (
            ("language", self.language, settings.language),
            ("theme", self.theme, settings.theme),
            ("text_percent", self.letters, str(settings.text_percent)),
        ):
            field.choose(value)
            self.add_field(name, field)
            field.edited.connect(lambda code, name=name: self._change(name, code))
        self.row(self.language, self.theme, self.letters, stretch=True)
        note = self.tr("Kertas selalu dalam bahasa Indonesia.")
        self.column.addWidget(Label(note, "meta", wrap=True))
        self.column.addStretch()

    def _change(self, name: str, code: str) -> None:
        value: Any = int(code) if name == "text_percent" else code
        changed = msgspec.structs.replace(self.context.settings, **{name: value})

        def show(_look: kept.Look) -> None:
            self.context.change_settings(changed)

        self.run(lambda: kept.change_look(self.home.folder, **{name: value}), show)


class PrinterPanel(Panel):
    """Which printer, which paper, and does it work."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Printer"),
            self.tr("Kertas yang belum keluar tidak pernah tercetak sendiri kemudian."),
        )
        known = printers()
        first = self.tr("Bawaan komputer") if known else self.tr("Tidak ada, simpan sebagai PDF")
        self.printer = ChoiceField(
            self.tr("Printer"), [("", first), *((name, name) for name in known)]
        )
        self.paper = ChoiceField(
            self.tr("Kertas tanda terima"),
            [
                ("a5", self.tr("A5")),
                ("80mm", self.tr("Gulungan 80 mm")),
                ("58mm", self.tr("Gulungan 58 mm")),
            ],
        )
        self.idle = ChoiceField(
            self.tr("Kunci layar setelah"),
            [(one, self.tr("{n} menit").replace("{n}", one)) for one in MINUTES],
        )
        settings = context.settings
        allowed = may(self.home.officer.role, "station.settings")
        for name, field, value in (
            ("printer", self.printer, settings.printer),
            ("paper", self.paper, settings.paper),
            ("idle_lock_minutes", self.idle, str(settings.idle_minutes)),
        ):
            field.choose(value)
            field.choice.setEnabled(allowed)
            self.add_field(name, field)
            field.edited.connect(lambda code, name=name: self._change(name, code))
        self.row(self.printer, self.paper, stretch=True)
        test = self.button(self.tr("Cetak halaman uji"), self._test, icon="printer")
        self.row(test)
        self.row(self.idle)
        if not allowed:
            note = self.tr("Hanya admin yang dapat mengubahnya.")
            self.column.addWidget(Label(note, "meta", wrap=True))
        self.column.addStretch()

    def _change(self, name: str, code: str) -> None:
        value: Any = int(code) if name == "idle_lock_minutes" else code or None

        def show(found: kept.StationSettings) -> None:
            self.context.change_settings(
                msgspec.structs.replace(
                    self.context.settings,
                    paper=found.paper,
                    printer=found.printer or "",
                    idle_minutes=found.idle_lock_minutes,
                )
            )
            self.told.emit("say", self.tr("Tersimpan di komputer ini."))

        self.run(lambda: kept.change(self.home, **{name: value}), show)

    def _test(self) -> None:
        settings: Settings = self.context.settings
        printer = StationPrinter(lambda: settings.printer)
        try:
            told = print_test_page(printer, self.home.card, self.home.now(), settings.paper)
        except FrontOfficeError as error:
            self.refuse(error)
        else:
            self.told.emit("say", told)
