"""The steps of setting a counter up: office, admin, recovery words, centre, printer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.models.station import zone_options
from ui.theme.icons import draw_icon
from ui.theme.look import px
from ui.theme.paint import box, painting, ring
from ui.widgets.buttons import Button, Pressable
from ui.widgets.cards import Card
from ui.widgets.fields import ChoiceField, Field, TextField
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.pin_fields import PinFields


class Door(Pressable):
    """One of the two big choices: icon, verb, and what it brings."""

    def __init__(self, icon: str, words: str, detail: str) -> None:
        super().__init__(words)
        self._glyph = icon
        self.setAccessibleDescription(detail)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.addWidget(Label(words, "section", wrap=True))
        self._column.addWidget(Label(detail, "second", wrap=True))
        self._column.addStretch()
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self._column.setContentsMargins(20, 22 + px(28) + 12, 20, 22)
        self.setMinimumHeight(px(224))

    def sizeHint(self) -> QSize:
        # The words wrap at any width; a button's own hint would ask for one long line.
        return QSize(px(200), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            box(painter, self.rect(), "hover" if self.hovered else "surface", "line2")
            if self.hasFocus():
                ring(painter, self.rect())
            draw_icon(painter, self._glyph, 20, 22, px(28), "accent_text")


class Doors(QWidget):
    """What a computer without a home is asked first."""

    sample = Signal()
    own = Signal()
    restore = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.try_it = Door(
            "flask-conical",
            self.tr("Coba dengan data contoh"),
            self.tr(
                "Kantor contoh dengan petugas, standar pelayanan dan permohonan. Kertas diberi "
                "tanda data contoh. Dapat dihapus kapan saja."
            ),
        )
        self.set_up = Door(
            "landmark",
            self.tr("Siapkan loket ini"),
            self.tr(
                "Kantor, nomor stasiun, admin pertama dengan PIN, kata pemulihan, pusat, dan uji "
                "printer. Kira-kira lima menit."
            ),
        )
        self.bring_back = Door(
            "database-backup",
            self.tr("Pulihkan dari cadangan"),
            self.tr(
                "Komputer pengganti: berkas cadangan, 24 kata dari brankas, dan PIN baru admin. "
                "Nomor berlanjut dengan huruf seri berikutnya."
            ),
        )
        self.try_it.clicked.connect(self.sample)
        self.set_up.clicked.connect(self.own)
        self.bring_back.clicked.connect(self.restore)
        for door in (self.try_it, self.set_up, self.bring_back):
            row.addWidget(door, 1)
        self.setFocusProxy(self.set_up)


class _Form(QWidget):
    """Fields below each other; `fields` by the names that errors use."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)

    def add(self, *named: tuple[str, Field, int]) -> None:
        """Fields in one row: the error's name, the field, its share of the width."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, field, share in named:
            self.fields[name] = field
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
            if isinstance(field, TextField):
                field.input.returnPressed.connect(self.entered)
        self.column.addLayout(row)

    def heightForWidth(self, width: int) -> int:
        # A stack asks every page, also those behind the one shown.
        return 0 if self.isHidden() else super().heightForWidth(width)

    def clear_errors(self) -> None:
        """Before the next try."""
        for field in self.fields.values():
            field.error("")


class OfficeStep(_Form):
    """Which office, which station of it, which zone."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField(self.tr("Nama kantor"), self.tr("Seperti tercetak di tanda terima"))
        self.code = TextField(
            self.tr("Kode kantor"), self.tr("2 sampai 8 huruf besar atau angka"), mono=True
        )
        self.station = TextField(self.tr("Nomor stasiun"), self.tr("1 sampai 99"), mono=True)
        self.zone = ChoiceField(self.tr("Zona waktu"), zone_options())
        self.code.edited.connect(self._upper)
        self.add(("office_name", self.name, 1))
        self.add(("office", self.code, 3), ("station", self.station, 2), ("zone", self.zone, 3))
        self.setFocusProxy(self.name)

    def _upper(self, typed: str) -> None:
        if typed != typed.upper():
            at = self.code.input.cursorPosition()
            self.code.set_text(typed.upper())
            self.code.input.setCursorPosition(at)


class AdminStep(_Form):
    """Who opens the home from now on."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField(self.tr("Nama admin"), self.tr("Tampil di layar masuk"))
        self.pins = PinFields(self.tr("PIN"))
        self.add(("admin", self.name, 1))
        self.column.addWidget(self.pins)
        self.fields |= {"pin": self.pins.first, "again": self.pins.second}
        self.pins.entered.connect(self.entered)
        self.setFocusProxy(self.name)


class RestoreStep(_Form):
    """A backup, the recovery words that open it, and what was last seen on paper."""

    def __init__(self) -> None:
        super().__init__()
        self.path = TextField(self.tr("Berkas cadangan"), self.tr("Berakhir .fobackup"), mono=True)
        self.pick = Button(self.tr("Pilih berkas"), icon="folder-open")
        self.pick.clicked.connect(self._pick)
        self.words = TextField(self.tr("Kata pemulihan"), self.tr("24 kata, dipisah spasi"))
        self.pins = PinFields(self.tr("PIN baru admin"))
        seen = self.tr("Dari kertas terbaru; boleh kosong")
        self.number = TextField(self.tr("Nomor permohonan terakhir"), seen, mono=True)
        self.receipt = TextField(self.tr("Nomor tanda terima terakhir"), seen, mono=True)
        self.add(("path", self.path, 1))
        self.column.addWidget(self.pick, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(("words", self.words, 1))
        self.column.addWidget(self.pins)
        self.add(("last_number", self.number, 1), ("last_receipt", self.receipt, 1))
        self.fields |= {"pin": self.pins.first, "again": self.pins.second, "number": self.number}
        self.pins.entered.connect(self.entered)
        self.setFocusProxy(self.path)

    def _pick(self) -> None:
        title = self.tr("Berkas cadangan")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, "", "*.fobackup")
        if chosen:
            self.path.set_text(chosen)


class LinkStep(_Form):
    """Stand-alone, or under a centre by a one-time code."""

    def __init__(self) -> None:
        super().__init__()
        self.address = TextField(
            self.tr("Alamat pusat"), self.tr("Dari surat pusat, dimulai dengan https://")
        )
        self.code = TextField(
            self.tr("Kode pendaftaran"), self.tr("Sekali pakai, 24 jam"), mono=True
        )
        self.add(("server", self.address, 3), ("code", self.code, 2))
        self.setFocusProxy(self.address)


class SampleStep(QWidget):
    """The officers of the trial office with their PINs, which are no secret."""

    def __init__(self, officers: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(margins=(18, 12, 18, 12))
        for name, role, pin in officers:
            row = QHBoxLayout()
            row.addWidget(ElidedLabel(name, "name"), 2)
            row.addWidget(ElidedLabel(role, "second"), 2)
            row.addWidget(Label(pin, "mono"))
            card.column.addLayout(row)
            card.column.addSpacing(6)
        column.addWidget(card)


class PrinterStep(QWidget):
    """A test page, and what became of it."""

    wanted = Signal()

    def __init__(self, printer: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        found = self.tr("Printer: {name}").replace("{name}", printer)
        none = self.tr("Belum ada printer. Kertas disimpan sebagai PDF di folder dokumen.")
        column.addWidget(Label(found if printer else none, wrap=True))
        self.test = Button(self.tr("Cetak halaman uji"), icon="printer")
        self.test.clicked.connect(self.wanted)
        column.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.test)
