"""The page over everything when the place where data lives refuses: what it is, and the steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from ui.models.frame import Action
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label
from ui.widgets.screen import Screen
from ui.widgets.scroll import ScrollPage

FULL = frozenset({"store-full"})
KEY = frozenset(
    {
        "store-wrong-key",
        "data-key-wrong",
        "device-secret-missing",
        "device-secret-other",
        "keys-damaged",
    }
)
NEWER = frozenset({"schema-newer", "keys-newer"})
RIGHTS = frozenset({"store-read-only", "store-unreadable", "store-locked"})
BROKEN = frozenset({"store-corrupt", "store-broken", "home-damaged", "store-missing"})


class TroublePage(Screen):
    """Says that nothing is half-written, and leads through the steps in their order.

    `again` asks to try once more, `words_wanted` to open with the recovery words, `leave` to end
    the program.
    """

    again = Signal()
    words_wanted = Signal()
    leave = Signal()

    def __init__(self, error: FrontOfficeError, language: str) -> None:
        super().__init__()
        self.code = error.code
        message = explain(error, language)
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        card = Card(margins=(28, 26, 28, 24))
        card.setMaximumWidth(px(640))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 20)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        column = card.column
        column.setSpacing(10)
        head = self.tr("Penyimpanan tidak dapat dipakai")
        column.addWidget(IconLabel("triangle-alert", head, "bad", "card"))
        column.addWidget(Label(message.sentence, "section", wrap=True))
        column.addWidget(Label(message.next_step, wrap=True))
        safe = self.tr("Yang sudah tersimpan tetap tersimpan. Tidak ada yang tertulis setengah.")
        column.addWidget(Label(safe, "second", wrap=True))
        for number, step in enumerate(self.steps(), 1):
            line = QHBoxLayout()
            line.setSpacing(10)
            mark = Label(f"{number}.", "name", "accent_text")
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(step, wrap=True), 1)
            column.addLayout(line)
        told = self.tr("Kode kesalahan: {code}").replace("{code}", error.code)
        column.addWidget(Label(told, "meta"))
        buttons = self._buttons()
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(buttons)
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(ScrollPage(page, head))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        leave = Button(self.tr("Tutup program"))
        leave.clicked.connect(self.leave)
        self.retry = Button(self.tr("Coba lagi"), "primary", "refresh-cw", "F5")
        self.retry.clicked.connect(self.again)
        self.words = Button(self.tr("Kata pemulihan"), key="Ctrl R")
        self.words.clicked.connect(self.words_wanted)
        self.words.setVisible(self.code in KEY)
        row.addWidget(leave)
        row.addWidget(self.retry)
        self.setFocusProxy(self.retry)
        return row

    def offers(self) -> list[Action]:
        """The ways on."""
        found = [
            Action("trouble.again", self.tr("Coba lagi"), self.again.emit, "F5"),
            Action("trouble.leave", self.tr("Tutup program"), self.leave.emit, "Ctrl+Q"),
        ]
        if self.code in KEY:
            words = self.tr("Buka dengan kata pemulihan")
            found.append(Action("trouble.words", words, self.words_wanted.emit, "Ctrl+R"))
        return found

    def steps(self) -> list[str]:
        """What to do, in order, for this kind of trouble."""
        call = self.tr("Bila tetap gagal, sebutkan kode kesalahan kepada admin cabang.")
        if self.code in FULL:
            return [
                self.tr("Hapus atau pindahkan berkas besar dari disk ini, bukan dari folder data."),
                self.tr("Kosongkan tempat sampah komputer."),
                self.tr("Tekan Coba lagi. Draf Anda terbuka di tempat yang sama."),
                call,
            ]
        if self.code in KEY:
            return [
                self.tr("Pastikan folder data ini milik komputer ini, bukan salinan dari PC lain."),
                self.tr("Siapkan lembar kata pemulihan, lalu buka dengan kata pemulihan."),
                call,
            ]
        if self.code in NEWER:
            return [
                self.tr("Data ini ditulis oleh program yang lebih baru."),
                self.tr("Pasang pembaruan program di komputer ini, lalu tekan Coba lagi."),
                call,
            ]
        if self.code in RIGHTS:
            return [
                self.tr("Periksa apakah disk atau flashdisk terpasang dan tidak terkunci."),
                self.tr("Tutup program lain yang memakai folder data ini."),
                self.tr("Tekan Coba lagi."),
                call,
            ]
        if self.code in BROKEN:
            return [
                self.tr("Jangan menghapus apa pun di folder data."),
                self.tr("Pulihkan cadangan terakhir: frontoffice backup restore BERKAS."),
                call,
            ]
        return [self.tr("Tekan Coba lagi."), call]
