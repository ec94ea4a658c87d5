"""An inspector asks for the personal data of one case; supervisors read every request."""

from __future__ import annotations

from frontoffice.domain.errors import RuleViolation
from frontoffice.services import inspection
from frontoffice.services.inspection import Inspection
from ui.models.context import Context
from ui.models.people import day_words, named
from ui.models.station import zone_of
from ui.widgets.fields import TextField
from ui.widgets.line_list import Line, LineList
from ui.widgets.panel import Panel
from ui.words import clock_words, office_time

SHOWN = 10


class InspectionsPanel(Panel):
    """Every request with its reason, whose it was and until when it held."""

    KINDS = ("inspection.",)

    def __init__(self, context: Context, title: str = "", hint: str = "") -> None:
        super().__init__(
            context,
            title or self.tr("Permintaan pengawas"),
            hint or self.tr("Data pribadi yang dibuka untuk pemeriksaan, dengan alasannya."),
        )
        self.zone = zone_of(self.home.card.zone)
        self.before_list()
        self.list = LineList(self.title, rows=SHOWN)
        self.empty = self.empty_state(
            "eye",
            self.tr("Belum ada permintaan"),
            self.tr("Setiap kali pengawas membuka data pribadi, permintaannya tampil di sini."),
        )
        self.column.addWidget(self.list)
        self.column.addStretch()

    def before_list(self) -> None:
        """What stands above the list."""

    def arrive(self) -> None:
        """Read the requests again."""
        self.ask(lambda: inspection.listed(self.home), self._show)

    def _show(self, found: list[Inspection]) -> None:
        self.empty.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.show_lines([self._line(one) for one in found])

    def _line(self, one: Inspection) -> Line:
        day = day_words(office_time(one.at, self.zone).date())
        until = clock_words(one.until_at, self.zone)
        state = self.tr("selesai") if one.closed else self.tr("sampai {time}")
        icon, ink = ("check", "muted") if one.closed else ("eye", "warn")
        said = " · ".join((day, named(self.home, one.staff), one.reason))
        return Line(one.stream, one.number, said, state.replace("{time}", until), icon, ink, True)


class InspectionPanel(InspectionsPanel):
    """The inspector's own side: asking, and ending the look."""

    def __init__(self, context: Context) -> None:
        title = self.tr("Pemeriksaan")
        hint = self.tr("Data pribadi satu permohonan, dengan alasan, untuk waktu terbatas.")
        super().__init__(context, title, hint)
        self.setFocusProxy(self.number)

    def before_list(self) -> None:
        self.number = TextField(self.tr("Nomor permohonan"), mono=True)
        self.reason = TextField(self.tr("Alasan"), self.tr("Misalnya nomor surat tugas"))
        self.minutes = TextField(self.tr("Lama (menit)"))
        self.minutes.set_text(str(inspection.MINUTES))
        for name in ("number", "reason", "minutes"):
            self.add_field(name, getattr(self, name))
        self.row(self.number, self.minutes, stretch=True)
        self.column.addWidget(self.reason)
        ask = self.button(
            self.tr("Buka data pribadi"),
            self.request,
            right="privacy.inspect",
            icon="eye",
            kind="primary",
        )
        end = self.button(
            self.tr("Tutup semua"), self.close_all, right="privacy.inspect", icon="eye-off"
        )
        self.reason.input.returnPressed.connect(self.request)
        self.row(ask, end)

    def request(self) -> None:
        """Ask for the case typed, or say what is missing."""
        number, reason = self.number.text(), self.reason.text()
        if not self.minutes.text().isdigit():
            most = inspection.MOST_MINUTES
            self.refuse(RuleViolation("inspection-minutes-bad", field="minutes", most=most))
            return
        minutes = int(self.minutes.text())

        def opened(_changes: object) -> None:
            told = self.tr("Data pribadi {number} terbuka {n} menit; tercatat di log akses.")
            told = told.replace("{number}", number).replace("{n}", str(minutes))
            self.told.emit("say", told)
            self.arrive()

        self.run(lambda: inspection.request(self.home, number, reason, minutes), opened)

    def close_all(self) -> None:
        """End every look."""

        def closed(_changes: object) -> None:
            self.told.emit("say", self.tr("Semua pemeriksaan ditutup."))
            self.arrive()

        self.run(lambda: inspection.close(self.home), closed)
