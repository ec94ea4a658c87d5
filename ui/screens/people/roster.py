"""Who works here and in which role; who sits at which counter from when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.staff import may
from frontoffice.services import people, staff
from frontoffice.services.reference import StaffRow
from ui.models.context import Context
from ui.models.people import day_words, named, people_options, role_options, role_words
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.line_list import Line, LineList
from ui.widgets.panel import Panel

SHOWN = 12


class RosterPanel(Panel):
    """Everyone of the office; an admin changes role and agencies, and deactivates."""

    KINDS = ("staff.",)

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Daftar petugas"),
            self.tr("Peran menentukan hak. Yang dinonaktifkan tidak dapat masuk lagi."),
        )
        self.list = LineList(self.tr("Daftar petugas"), rows=SHOWN)
        self.column.addWidget(self.list)
        self.list.selectionModel().currentChanged.connect(lambda *_at: self._choose())
        self.role = ChoiceField(self.tr("Peran"), role_options())
        self.agencies = TextField(
            self.tr("Instansi"), self.tr("Kode instansi dipisah spasi; kosong berarti semua")
        )
        self.add_field("agencies", self.agencies)
        self.add_field("role", self.role)
        self.save = self.button(
            self.tr("Simpan perubahan"),
            self.change,
            right="staff.change",
            icon="save",
            kind="primary",
        )
        self.end = self.button(
            self.tr("Nonaktifkan"), self.turn, right="staff.change", icon="user-x"
        )
        self._rows: Sequence[StaffRow] = ()
        if may(self.home.officer.role, "staff.change"):
            self.row(self.role, self.agencies, stretch=True)
            self.row(self.save, self.end)
        else:
            self.without(self.role, self.agencies, self.save, self.end)
        self.column.addStretch()

    def arrive(self) -> None:
        """Read the roster again."""
        self.ask(lambda: (staff.roster(self.home), staff.with_pin_here(self.home)), self._show)

    def change(self) -> None:
        """Another role or other agencies for the chosen officer."""
        row = self._chosen()
        if row is None:
            return
        role = self.role.code() if self.role.code() != row.role else None
        agencies = self.agencies.text().upper().split()
        self.run(
            lambda: staff.change(self.home, row.staff, role=role, agencies=agencies), self._changed
        )

    def turn(self) -> None:
        """The chosen officer may no longer act here, or may again."""
        row = self._chosen()
        if row is not None:
            self.run(
                lambda: staff.change(self.home, row.staff, active=not row.active), self._changed
            )

    def _changed(self, _changes: object) -> None:
        self.told.emit("say", self.tr("Perubahan tersimpan."))
        self.arrive()

    def _chosen(self) -> StaffRow | None:
        return next((one for one in self._rows if one.staff == self.list.key()), None)

    def _show(self, found: tuple[list[StaffRow], frozenset[str]]) -> None:
        self._rows, here = found
        self.list.show_lines([self._line(one, one.staff in here) for one in self._rows])
        if not self.list.key() and self._rows:
            self.list.choose(self._rows[0].staff)
        self._choose()

    def _line(self, one: StaffRow, here: bool) -> Line:
        state, icon, ink = "", "", "muted"
        if not one.active:
            state, icon, ink = self.tr("nonaktif"), "user-x", "bad"
        elif not here:
            state, icon, ink = self.tr("belum ber-PIN di sini"), "key-round", "warn"
        detail = " · ".join((role_words(one.role), *one.agencies))
        return Line(one.staff, one.name or one.staff, detail, state, icon, ink)

    def _choose(self) -> None:
        row = self._chosen()
        if row is not None:
            self.role.choose(row.role)
            self.agencies.set_text(" ".join(row.agencies))
            words = self.tr("Nonaktifkan") if row.active else self.tr("Aktifkan kembali")
            self.end.set_words(words, "user-x" if row.active else "user-check")


class SeatsPanel(Panel):
    """Who sits at which counter; supervisors give and end seats."""

    KINDS = ("seat.", "staff.")

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Jadwal loket"),
            self.tr("Siapa duduk di loket mana, sejak tanggal dan jam berapa."),
        )
        self.list = LineList(self.tr("Jadwal loket"), rows=SHOWN)
        self.empty = self.empty_state(
            "calendar-clock",
            self.tr("Belum ada jadwal"),
            self.tr("Isi petugas, loket, dan tanggal, lalu tempatkan."),
        )
        self.column.addWidget(self.list)
        self.who = ChoiceField(self.tr("Petugas"), people_options(self.home))
        self.counter = TextField(self.tr("Loket"))
        self.counter.set_text(str(self.home.card.station))
        self.from_on = DateField(self.tr("Mulai tanggal"))
        self.until_on = DateField(self.tr("Sampai tanggal"), self.tr("Kosong: sampai diakhiri"))
        self.hours = TextField(self.tr("Jam"), placeholder="08.00-14.00")
        self.hours.set_text("08.00-14.00")
        for name, field in (
            ("counter", self.counter),
            ("from_on", self.from_on),
            ("until_on", self.until_on),
            ("until_minute", self.hours),
        ):
            self.add_field(name, field)
        give = self.button(
            self.tr("Tempatkan"), self.assign, right="seat.assign", icon="plus", kind="primary"
        )
        end = self.button(
            self.tr("Akhiri yang dipilih hari ini"), self.end, right="seat.assign", icon="x"
        )
        parts = (self.who, self.counter, self.from_on, self.until_on, self.hours, give, end)
        if may(self.home.officer.role, "seat.assign"):
            self.row(self.who, self.counter, self.hours, stretch=True)
            self.row(self.from_on, self.until_on, stretch=True)
            self.row(give, end)
        else:
            self.without(*parts)
        self.column.addStretch()

    def arrive(self) -> None:
        """Read the seats again."""
        if self.from_on.day() is None:
            self.from_on.set_day(self._today())
        self.ask(lambda: people.seats(self.home), self._show)

    def assign(self) -> None:
        """Give the officer the counter, or say what is wrong."""
        first, last = self.from_on.day(), self.until_on.day()
        if first is None or (last is None and self.until_on.text()):
            wrong = "from_on" if first is None else "until_on"
            self.refuse(RuleViolation("date-bad", field=wrong))
            return
        try:
            hours = minutes_of(self.hours.text())
            counter = int(self.counter.text())
        except ValueError:
            wrong = "counter" if not self.counter.text().isdigit() else "until_minute"
            code = "counter-bad" if wrong == "counter" else "seat-hours-bad"
            self.refuse(RuleViolation(code, field=wrong))
            return
        who = self.who.code()
        self.run(
            lambda: people.assign_seat(self.home, who, counter, first, last, hours), self._noted
        )

    def end(self) -> None:
        """Today is the last day of the chosen seat."""
        chosen, today = self.list.key(), self._today()
        if chosen:
            self.run(lambda: people.end_seat(self.home, chosen, today), self._noted)

    def _today(self) -> dt.date:
        return self.home.reference.today(self.home.card.office, self.home.now())

    def _noted(self, _changes: object) -> None:
        self.told.emit("say", self.tr("Jadwal tersimpan."))
        self.arrive()

    def _show(self, seats: list[people.Seat]) -> None:
        self.list.show_lines([self._line(one) for one in seats])
        self.empty.setVisible(not seats)
        self.list.setVisible(bool(seats))

    def _line(self, one: people.Seat) -> Line:
        counter = self.tr("Loket {n}").replace("{n}", str(one.counter))
        hours = f"{_clock(one.from_minute)}-{_clock(one.until_minute)}"
        last = day_words(one.until_on) if one.until_on else self.tr("seterusnya")
        span = f"{day_words(one.from_on)} - {last}"
        return Line(one.stream, f"{counter} · {named(self.home, one.staff)}", span, hours)


def minutes_of(text: str) -> tuple[int, int]:
    """ "08.00-14.00" as two minutes of the day; ValueError for anything else."""
    first, last = (one.replace(".", ":").split(":") for one in text.split("-"))
    begin, end = (int(hour) * 60 + int(minute) for hour, minute in (first, last))
    return begin, end


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}.{minute % 60:02d}"
