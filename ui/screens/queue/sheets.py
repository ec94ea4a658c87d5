"""Sheets of Antrean: a time for somebody, and what becomes of those who still wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Button, Segment, SegmentedControl
from ui.widgets.fields import DateField, Field, TextField
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.scroll import ScrollPage
from ui.widgets.sheet import Sheet

SERVE, KEEP, CANCEL = "serve", "keep", "cancel"
LIST_HEIGHT = 320


class AppointmentSheet(Sheet):
    """Name, phone, day and time; `given(name, phone, on, at)` with None for any time of the day."""

    given = Signal(str, str, object, object)

    def __init__(self, over: QWidget, service: str, on: dt.date) -> None:
        super().__init__(over, self.tr("Janji temu"), width=520)
        self.column.addWidget(Label(service, "second", wrap=True))
        self.name = TextField(self.tr("Nama"))
        self.phone = TextField(self.tr("Nomor telepon (bila ada)"))
        self.day = DateField(self.tr("Tanggal"))
        self.day.set_day(on)
        self.at = TextField(self.tr("Jam, misalnya 09.30 (kosong: kapan saja)"))
        self.fields: dict[str, Field] = {"name": self.name, "on": self.day, "at": self.at}
        for field in (self.name, self.phone, self.day, self.at):
            self.column.addWidget(field)
            field.input.returnPressed.connect(self._give)
        cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        go = Button(self.tr("Simpan janji temu"), "primary")
        go.clicked.connect(self._give)
        self.add_buttons(cancel, go)

    def _give(self) -> None:
        for field in self.fields.values():
            field.error("")
        on, at = self.day.day(), self._time()
        if on is None:
            self.refuse("on", self.tr("Isi tanggal, misalnya 24-11-2026."))
        elif at is None and self.at.text().strip():
            self.refuse("at", self.tr("Isi jam, misalnya 09.30."))
        else:
            self.given.emit(self.name.text(), self.phone.text(), on, at)

    def _time(self) -> dt.time | None:
        digits = self.at.text().strip().replace(":", ".")
        hour, _, minute = digits.partition(".")
        try:
            return dt.time(int(hour), int(minute or "0"))
        except ValueError:
            return None

    def refuse(self, field: str, sentence: str) -> None:
        """What is wrong, beside its field."""
        wrong = self.fields.get(field, self.day)
        wrong.error(sentence)
        self.place()
        wrong.setFocus()


class CloseSheet(Sheet):
    """Each ticket still open with its three ends; `given(keep, cancel, notice)`."""

    given = Signal(object, object, str)

    def __init__(self, over: QWidget, tickets: Sequence[str], names: Mapping[str, str]) -> None:
        super().__init__(over, self.tr("Tutup antrean"), width=720)
        told = self.tr("Yang disimpan mendapat tiket kembali untuk hari kerja berikutnya.")
        self.column.addWidget(Label(told, "second", wrap=True))
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        self.ends: dict[str, SegmentedControl] = {}
        for ticket in tickets:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Label(ticket, "column"))
            row.addWidget(ElidedLabel(names.get(ticket, ""), "second"), 1)
            end = self.ends[ticket] = SegmentedControl(
                [
                    Segment(SERVE, self.tr("Layani"), "1"),
                    Segment(KEEP, self.tr("Simpan"), "2"),
                    Segment(CANCEL, self.tr("Batalkan"), "3"),
                ],
                ticket,
            )
            end.choose(KEEP)
            row.addWidget(end)
            rows.addLayout(row)
        scroll = ScrollPage(page, self.tr("Yang masih menunggu"))
        scroll.setMinimumHeight(min(LIST_HEIGHT, 52 * max(1, len(tickets))))
        self.column.addWidget(scroll)
        self.notice = TextField(
            self.tr("Pemberitahuan kepada yang dibatalkan"),
            self.tr("Alasan ini dibacakan dan dicatat."),
        )
        self.notice.input.returnPressed.connect(self._give)
        self.notice.edited.connect(lambda _words: self.notice.error(""))
        self.column.addWidget(self.notice)
        cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        cancel.clicked.connect(lambda: self.close_sheet())
        go = Button(self.tr("Tutup antrean"), "primary")
        go.clicked.connect(self._give)
        self.add_buttons(cancel, go)

    def _give(self) -> None:
        keep = [ticket for ticket, end in self.ends.items() if end.code() == KEEP]
        cancelled = [ticket for ticket, end in self.ends.items() if end.code() == CANCEL]
        if cancelled and not any(letter.isalpha() for letter in self.notice.text()):
            self.notice.error(self.tr("Tulis apa yang disampaikan kepada yang dibatalkan."))
            self.place()
            self.notice.setFocus()
            return
        self.close_sheet(accepted=True)
        self.given.emit(keep, cancelled, self.notice.text())
