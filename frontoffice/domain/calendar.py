"""Working days, office hours and zones: when a clock starts and when a case is due."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

import msgspec

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.standard import Standard

Zone = Literal["WIB", "WITA", "WIT"]
ZONES: tuple[Zone, ...] = get_args(Zone)
HolidayKind = Literal["national", "joint_leave", "local"]
Hours = tuple[int, int]
"""Opening and closing as minutes after local midnight, closing excluded."""

_OFFSET_HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}
_KINDS: dict[str, HolidayKind] = {
    "LIBUR_NASIONAL": "national",
    "CUTI_BERSAMA": "joint_leave",
    "LIBUR_DAERAH": "local",
}
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_DAY = datetime.timedelta(days=1)
MAX_DAYS = 3650
LEGAL_DAYS = 5
"""UU 30/2014 ps. 53(2) as changed by UU 6/2023: the limit where no rule sets one."""

# Perpres 21/2023: 37 h 30 min from 07.30, Friday with the longer break.
_WORKDAY: Hours = (7 * 60 + 30, 16 * 60)
_FRIDAY: Hours = (7 * 60 + 30, 16 * 60 + 30)
DEFAULT_HOURS: tuple[Hours | None, ...] = (
    _WORKDAY,
    _WORKDAY,
    _WORKDAY,
    _WORKDAY,
    _FRIDAY,
    None,
    None,
)


class Holiday(msgspec.Struct, frozen=True, kw_only=True):
    """A day off; `estimated` marks a date not yet confirmed by decree (SKB)."""

    kind: HolidayKind
    name: str
    estimated: bool = False


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """The two clocks of a complete file.

    `start_on` is the day it counts as received, `promised_on` the standard's own date,
    `promised_at` the instant (ms UTC) for services timed in minutes, `legal_due_on` the legal
    limit or None where a rule sets the service's time.
    """

    start_on: datetime.date
    promised_on: datetime.date
    promised_at: int | None
    legal_due_on: datetime.date | None


class OfficeCalendar(msgspec.Struct, frozen=True, kw_only=True):
    """The calendar of one office: holidays by date, opening hours Monday to Sunday, zone.

    A weekday without hours is no working day. `joint_leave_works`: the office opens on cuti
    bersama and counts it (DOMAIN section 6: units that open get their own calendar).
    """

    holidays: Mapping[datetime.date, Holiday] = {}
    joint_leave_works: bool = False
    hours: tuple[Hours | None, ...] = DEFAULT_HOURS
    zone: Zone = "WIB"

    def is_working_day(self, on: datetime.date) -> bool:
        """Whether the office works that day."""
        if self.hours[on.weekday()] is None:
            return False
        holiday = self.holidays.get(on)
        return holiday is None or (holiday.kind == "joint_leave" and self.joint_leave_works)

    def next_working_day(self, on: datetime.date) -> datetime.date:
        """The first working day after that date; RuleViolation `calendar-without-days` if none."""
        day = on
        for _ in range(366):
            day += _DAY
            if self.is_working_day(day):
                return day
        raise RuleViolation("calendar-without-days", field="calendar")

    def due_on(self, start: datetime.date, days: int) -> datetime.date:
        """The date `days` working days after the start; day 1 is the first one after it.

        Raises RuleViolation `days-bad` outside 0..3650 (0 is the start itself).
        """
        return self.due_with_pauses(start, days, ())

    def due_with_pauses(
        self,
        start: datetime.date,
        days: int,
        pauses: Iterable[tuple[datetime.date, datetime.date]],
    ) -> datetime.date:
        """The due date extended by the working days spent waiting for the citizen.

        A pause (asked on, came on) stops the clock after the day of asking; the day the papers
        came is the last one not counted, as day 1 after a start. Overlaps count once. Raises
        RuleViolation `days-bad` or `pause-bad`.
        """
        if type(days) is not int or not 0 <= days <= MAX_DAYS:
            raise RuleViolation("days-bad", field="days", limit=MAX_DAYS)
        waits = list(pauses)
        if any(until < since for since, until in waits):
            raise RuleViolation("pause-bad", field="pauses")
        day, counted = start, 0
        while counted < days:
            day = self.next_working_day(day)
            counted += not any(since < day <= until for since, until in waits)
        return day

    def standing(self, at: int) -> tuple[bool, int]:
        """Whether the office is open at that instant, and the instant at which that changes."""
        local = self.local(at)
        on = local.date()
        if self.is_working_day(on):
            opens, closes = self._opening(on)
            if _minute(local) < closes:
                is_open = _minute(local) >= opens
                return is_open, self.instant(on, closes if is_open else opens)
        on = self.next_working_day(on)
        return False, self.instant(on, self._opening(on)[0])

    def start_day(self, at: int) -> datetime.date:
        """The day a file received at that instant counts as received.

        After closing or on a day off it is the next working day [DOMAIN section 6, convention].
        """
        local = self.local(at)
        hours = self.hours[local.weekday()]
        open_today = self.is_working_day(local.date()) and hours is not None
        if open_today and hours is not None and _minute(local) < hours[1]:
            return local.date()
        return self.next_working_day(local.date())

    def deadline(self, accepted_at: int, standard: Standard) -> Deadline:
        """Both clocks of a file that was complete at that instant."""
        start = self.start_day(accepted_at)
        promised_at = None
        if standard.sla_minutes is not None:
            promised_at = self.after_minutes(accepted_at, standard.sla_minutes)
            promised_on = self.local(promised_at).date()
        else:
            promised_on = self.due_on(start, standard.sla_working_days or 0)
        legal = None if standard.sla_set_by_rule else self.due_on(start, LEGAL_DAYS)
        return Deadline(
            start_on=start, promised_on=promised_on, promised_at=promised_at, legal_due_on=legal
        )

    def after_minutes(self, at: int, minutes: int) -> int:
        """The instant after so many minutes of opening hours; closing stops the count.

        Counters of an office shift their breaks, so breaks do not stop the count.
        """
        day = self.start_day(at)
        local = self.local(at)
        opens, closes = self._opening(day)
        start = max(opens, _minute(local)) if day == local.date() else opens
        # The seconds of the arrival count towards the promise, so that it is never early.
        rest = at % 60_000 if day == local.date() and start == _minute(local) else 0
        left = minutes
        while start + left > closes:
            left -= closes - start
            day = self.next_working_day(day)
            (opens, closes), rest = self._opening(day), 0
            start = opens
        return self.instant(day, start + left) + rest

    def _opening(self, on: datetime.date) -> Hours:
        hours = self.hours[on.weekday()]
        if hours is None or hours[0] >= hours[1]:
            raise RuleViolation("calendar-without-days", field="calendar")
        return hours

    def local(self, at: int) -> datetime.datetime:
        """The instant (ms UTC) as local time of the office."""
        return (_EPOCH + datetime.timedelta(milliseconds=at)).astimezone(zone_of(self.zone))

    def instant(self, on: datetime.date, minute: int) -> int:
        """The instant (ms UTC) of so many minutes after local midnight of that day."""
        midnight = datetime.datetime(on.year, on.month, on.day, tzinfo=zone_of(self.zone))
        return instant_of(midnight + datetime.timedelta(minutes=minute))


def _minute(local: datetime.datetime) -> int:
    return local.hour * 60 + local.minute


def zone_of(zone: Zone) -> datetime.timezone:
    """The fixed offset of an Indonesian zone; there is no daylight saving time."""
    return datetime.timezone(datetime.timedelta(hours=_OFFSET_HOURS[zone]), zone)


def instant_of(moment: datetime.datetime) -> int:
    """Milliseconds since the epoch of an aware time, without going through floats."""
    return (moment - _EPOCH) // datetime.timedelta(milliseconds=1)


def parse_holidays(text: str) -> dict[datetime.date, Holiday]:
    """Holidays from CSV text with columns tanggal, jenis, nama and perkiraan (0/1).

    A date listed twice keeps the kind that closes the office for certain (not cuti bersama).
    Raises RuleViolation `holidays-bad` with the line number.
    """
    found: dict[datetime.date, Holiday] = {}
    for line, row in enumerate(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))), 2):
        try:
            on = datetime.date.fromisoformat(row["tanggal"])
            holiday = Holiday(
                kind=_KINDS[row["jenis"]], name=row["nama"], estimated=row.get("perkiraan") == "1"
            )
        except (KeyError, TypeError, ValueError):
            raise RuleViolation("holidays-bad", field="holidays", line=line) from None
        if on not in found or found[on].kind == "joint_leave":
            found[on] = holiday
    return found
