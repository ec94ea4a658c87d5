"""The time the program goes by: the computer's, or what a supervisor states where that is wrong."""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.errors import RuleViolation
from frontoffice.services import true_time
from ui.models.context import Context
from ui.models.station import zone_of
from ui.widgets.band import Band
from ui.widgets.fields import DateField, TextField
from ui.widgets.labels import Label
from ui.widgets.late_fields import TIME
from ui.widgets.panel import Panel
from ui.words import clock_words, long_date, office_time


class ClockPanel(Panel):
    """Both clocks in words, and the fields to state the true time."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Jam"),
            self.tr("Janji, kertas, dan keterlambatan mengikuti waktu ini."),
        )
        self.now = Label("", "title", wrap=True)
        self.doubt = Band("warn")
        self.on = DateField(self.tr("Tanggal hari ini"))
        self.time = TextField(self.tr("Jam sekarang"), mono=True, placeholder="09.15")
        self.add_field("on", self.on)
        self.add_field("time", self.time)
        self.column.addWidget(self.now)
        self.column.addWidget(self.doubt)
        self.row(self.on, self.time, stretch=True)
        note = self.tr(
            "Berlaku sampai hub atau pusat menyebut waktunya. Jam komputer sendiri tidak diubah; "
            "catatan tetap bertanda diragukan."
        )
        self.column.addWidget(Label(note, "second", wrap=True))
        words = self.tr("Nyatakan waktu ini")
        self.state = self.button(
            words, self.state_time, right="clock.state", icon="clock", kind="primary"
        )
        self.row(self.state)
        for field in (self.on, self.time):
            field.input.returnPressed.connect(self.state_time)
        self.column.addStretch()

    def arrive(self) -> None:
        """What both clocks say now."""
        self._show(true_time.clocks(self.home))

    def state_time(self) -> None:
        """The typed time counts from now on."""
        typed = self._typed()
        if typed is None:
            return
        home = self.home

        def stated(_changes: object) -> None:
            for field in (self.on, self.time):
                field.set_text("")
            self.told.emit("say", self.tr("Program memakai waktu yang dinyatakan."))
            self.context.exchanged()
            self.arrive()

        self.run(lambda: true_time.state_time(home, *typed), stated)

    def _typed(self) -> tuple[dt.date, dt.time] | None:
        time, day = TIME.fullmatch(self.time.text()), self.on.day()
        if day is None:
            self.refuse(RuleViolation("date-bad", field="on"))
        elif time is None:
            self.refuse(RuleViolation("clock-time-bad", field="time"))
        else:
            return day, dt.time(int(time[1]), int(time[2]))
        return None

    def _show(self, found: true_time.Clocks) -> None:
        self.now.setText(self._words(found.now))
        wall = self.tr("Jam komputer: {time}").replace("{time}", self._words(found.wall))
        title = self.tr("Jam komputer diragukan") if found.suspect else ""
        if found.stated:
            title = self.tr("Waktu ini dinyatakan petugas")
        self.doubt.tell(title, wall)

    def _words(self, at: int) -> str:
        zone = zone_of(self.home.card.zone)
        day = long_date(office_time(at, zone).date())
        return f"{day} {clock_words(at, zone, with_zone=True)}"
