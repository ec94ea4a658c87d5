"""What may stand under the table beside conflicts: facts set apart, and money to give back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from frontoffice.services.quarantine import Item
from frontoffice.services.reference import StaffRow
from ui.models.frame import Zone
from ui.models.sync_words import kinds_words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.conflict import ReasonBar
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import ElidedLabel, HairLine, IconLabel, Label
from ui.widgets.pin_fields import hide_digits
from ui.words import clock_words, long_date, office_time

SHOWN = 8


class _Panel(Card):
    """A card with a titled head; `inner` takes the content."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__(line="warn_line")
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.setContentsMargins(13, 8, 8, 8)
        head.setSpacing(10)
        head.addWidget(IconLabel(icon, "", "warn"))
        head.addWidget(ElidedLabel(title, "column"), 1)
        self.head = head
        self.column.addLayout(head)
        self.column.addWidget(HairLine())
        self.inner = QVBoxLayout()
        self.inner.setContentsMargins(14, 10, 14, 12)
        self.inner.setSpacing(8)
        self.column.addLayout(self.inner)


class ApartPanel(_Panel):
    """Facts of one stream that a copied disk wrote: enter them again, or not, with a reason.

    `entered()`, `entered_all()`, `dismissed(reason)`. `may` is whether this role decides.
    """

    entered = Signal()
    entered_all = Signal()
    dismissed = Signal(str)

    def __init__(self, item: Item, zone: Zone, others: int, *, may: bool) -> None:
        title = self.tr("Disisihkan: permohonan {number}").replace("{number}", item.number)
        super().__init__(title if item.number else self.tr("Disisihkan"), "layers")
        self.item = item
        why = self.tr(
            "Ditulis oleh disk yang disalin, setelah kembarannya lebih dulu mengirim. Aslinya "
            "tetap tersimpan. Bila benar terjadi, masukkan kembali: menjadi catatan susulan "
            "dengan nomor baru yang menyebut nomor lamanya."
        )
        self.inner.addWidget(Label(why, "second", wrap=True))
        for one in item.entries[:SHOWN]:
            moment = office_time(one.at, zone)
            words = f"{long_date(moment.date())} {clock_words(one.at, zone)}"
            said = f"{words} · {kinds_words((one.kind,))} · {one.actor}"
            self.inner.addWidget(Label(said, "second", "text", wrap=True))
        if len(item.entries) > SHOWN:
            more = self.tr("dan {n} lagi").replace("{n}", str(len(item.entries) - SHOWN))
            self.inner.addWidget(Label(more, "meta"))
        self.enter = Button(self.tr("Masukkan kembali"), "outline", "undo-2")
        self.enter.clicked.connect(self.entered)
        self.every = Button(
            self.tr("Masukkan kembali semua {n}").replace("{n}", str(others)), "secondary", "layers"
        )
        self.every.clicked.connect(self.entered_all)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.enter)
        if others > 1:
            row.addWidget(self.every)
        row.addStretch()
        self.inner.addLayout(row)
        self.reason = ReasonBar(self.tr("Atau alasan tidak memakainya"), self.tr("Kesampingkan"))
        self.reason.back.hide()
        self.reason.given.connect(self.dismissed)
        self.inner.addWidget(self.reason)
        for part in (self.enter, self.every, self.reason):
            part.setEnabled(may)

    def error(self, sentence: str) -> None:
        """What was wrong with the reason, beside it."""
        self.reason.field.error(sentence)

    def focus_first(self) -> None:
        """To the button that enters it again."""
        self.enter.setFocus()


class GiveBackPanel(_Panel):
    """Money of a dropped side, given back: why, and the second officer with their PIN.

    `given(reason, staff, pin)` and `open_wanted()`.
    """

    given = Signal(str, str, str)
    open_wanted = Signal()

    def __init__(
        self, sentence: str, next_step: str, people: tuple[StaffRow, ...], *, may: bool
    ) -> None:
        super().__init__(self.tr("Uang yang harus dikembalikan"), "hand-coins")
        opened = Button(self.tr("Buka permohonan"), "ghost", "folder-open")
        opened.clicked.connect(self.open_wanted)
        self.head.addWidget(opened)
        self.inner.addWidget(Label(sentence, "name", wrap=True))
        self.inner.addWidget(Label(next_step, "second", wrap=True))
        self.reason = TextField(self.tr("Alasan"))
        self.second = ChoiceField(
            self.tr("Petugas kedua"), [(one.staff, one.name) for one in people]
        )
        self.pin = hide_digits(TextField(self.tr("PIN petugas kedua")))
        self.pin.input.returnPressed.connect(self._give)
        self.button = Button(self.tr("Uang sudah dikembalikan"), "outline", "check")
        self.button.clicked.connect(self._give)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.reason, 2)
        row.addWidget(self.second, 1)
        row.addWidget(self.pin, 1)
        self.inner.addLayout(row)
        last = QHBoxLayout()
        last.addWidget(self.button)
        last.addStretch()
        self.inner.addLayout(last)
        if not people:
            words = self.tr("Belum ada petugas lain di stasiun ini yang berhak menyetujui.")
            self.inner.addWidget(IconLabel("lock", words, "warn", "label"))
        for part in (self.reason, self.second, self.pin, self.button):
            part.setEnabled(may and bool(people))

    def _give(self) -> None:
        for field in (self.reason, self.pin):
            field.error("")
        pin = self.pin.text()
        self.pin.set_text("")
        self.given.emit(self.reason.text(), self.second.code(), pin)

    def error(self, sentence: str) -> None:
        """What was wrong with the reason, beside it."""
        self.reason.error(sentence)

    def refuse_pin(self, sentence: str) -> None:
        """A wrong PIN is said where it was typed."""
        self.pin.error(sentence)
        self.pin.setFocus()

    def focus_first(self) -> None:
        """To the reason."""
        self.reason.setFocus()
