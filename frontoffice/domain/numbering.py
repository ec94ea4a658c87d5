"""Registration and receipt numbers with a check character, and tracking codes."""

from __future__ import annotations

import datetime
import hashlib
import re

import msgspec

from frontoffice.domain.errors import RuleViolation

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_VALUE = {character: value for value, character in enumerate(_ALPHABET)}
SERIES = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Series letters in order; I and O look like digits. The next one is taken after a restore."""
TRACKING_ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
"""No 0/O, 1/I/L, 2/Z, 5/S, 8/B: a tracking code is read aloud and typed from paper."""
TRACKING_LENGTH = 6
MAX_SERIAL = 9999

_OFFICE = re.compile(r"[A-Z0-9]{2,8}")
_TAIL = re.compile(r"([0-9]{6})([0-9]{2})([A-HJ-NP-Z])([0-9]{4})([0-9A-Z])")
_TAIL_LENGTH = 14
_SEPARATORS = re.compile(r"[\s-]")


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number printed on paper: unique without a server, readable aloud, never a key.

    `serial` counts from 1 per day, station and series, receipts apart from registrations.
    """

    office: str
    on: datetime.date
    station: int
    series: str
    serial: int
    receipt: bool = False

    @property
    def check(self) -> str:
        """The ISO 7064 MOD 37-2 character over all characters without hyphens."""
        return check_character(self._body.replace("-", ""))

    @property
    def text(self) -> str:
        """`MPP1-261122-03A0017-0`, a receipt with a K in front."""
        return f"{self._body}-{self.check}"

    def __str__(self) -> str:
        return self.text

    @property
    def _body(self) -> str:
        lead = "K" if self.receipt else ""
        day = f"{self.on:%y%m%d}"
        return f"{lead}{self.office}-{day}-{self.station:02}{self.series}{self.serial:04}"


def check_character(text: str) -> str:
    """The check character (ISO 7064 MOD 37-2, `*` among them) of text in 0-9 A-Z.

    It catches every single wrong character and every swap of two neighbours.
    """
    rest = 0
    for character in text:
        rest = (rest + _VALUE[character]) * 2 % 37
    return _ALPHABET[(1 - rest) % 37]


def first_number(
    office: str, on: datetime.date, station: int, series: str, receipt: bool = False
) -> Number:
    """The day's first number of a station. Raises RuleViolation `office-code-bad`,
    `station-number-bad` or `series-bad`."""
    return next_number(office, on, station, series, 0, receipt)


def next_number(
    office: str,
    on: datetime.date,
    station: int,
    series: str,
    last_serial: int,
    receipt: bool = False,
) -> Number:
    """The number after `last_serial` (0 at the start of the day).

    A serial whose check character would be `*` is stepped over. Raises RuleViolation
    `office-code-bad`, `station-number-bad`, `series-bad`, or `numbers-used-up` after 9999.
    """
    if not _OFFICE.fullmatch(office):
        raise RuleViolation("office-code-bad", field="office")
    if type(station) is not int or not 1 <= station <= 99:
        raise RuleViolation("station-number-bad", field="station")
    if len(series) != 1 or series not in SERIES:
        raise RuleViolation("series-bad", field="series")
    for serial in range(last_serial + 1, MAX_SERIAL + 1):
        number = Number(
            office=office,
            on=on,
            station=station,
            series=series,
            serial=serial,
            receipt=receipt,
        )
        if number.check != "*":
            return number
    raise RuleViolation("numbers-used-up", station=station, series=series)


def next_series(series: str) -> str:
    """The series letter after a restore; raises RuleViolation `series-used-up` after Z."""
    if len(series) != 1 or series not in SERIES:
        raise RuleViolation("series-bad", field="series")
    if series == SERIES[-1]:
        raise RuleViolation("series-used-up", field="series")
    return SERIES[SERIES.index(series) + 1]


def parse_number(text: str, receipt: bool = False) -> Number:
    """The number in typed text; lower case, blanks and missing hyphens are forgiven.

    Which kind is expected must be said: an office code may itself begin with K. Raises
    RuleViolation `number-bad` (not of that form) or `number-check-wrong` (a slip in it).
    """
    plain = _SEPARATORS.sub("", text).upper()
    head = plain[: max(0, len(plain) - _TAIL_LENGTH)]
    tail = _TAIL.fullmatch(plain[len(head) :])
    office = head[1:] if receipt and head.startswith("K") else head
    if tail is None or not _OFFICE.fullmatch(office) or (receipt and office == head):
        raise RuleViolation("number-bad", field="number")
    day, station, series, serial, check = tail.groups()
    if check_character(plain[:-1]) != check:
        raise RuleViolation("number-check-wrong", field="number")
    try:
        on = datetime.date.fromisoformat(f"20{day[:2]}-{day[2:4]}-{day[4:]}")
    except ValueError:
        raise RuleViolation("number-bad", field="number") from None
    if int(station) == 0 or int(serial) == 0:
        raise RuleViolation("number-bad", field="number")
    return Number(
        office=office,
        on=on,
        station=int(station),
        series=series,
        serial=int(serial),
        receipt=receipt,
    )


def tracking_code(seed: bytes) -> str:
    """Six characters for public tracking, from secret random bytes that the caller draws."""
    rest = int.from_bytes(hashlib.blake2b(seed, digest_size=16, person=b"tracking").digest())
    code = ""
    for _ in range(TRACKING_LENGTH):
        rest, place = divmod(rest, len(TRACKING_ALPHABET))
        code += TRACKING_ALPHABET[place]
    return code
