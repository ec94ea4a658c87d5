"""Rupiah in figures and words, spoken ticket numbers, dates and times as Indonesians write them."""

from __future__ import annotations

import datetime
import re

from frontoffice.domain.errors import RuleViolation

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = ("", "ribu", "juta", "miliar", "triliun", "kuadriliun")
_LIMIT = 1000 ** len(_SCALES)
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni") + (
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_LETTERS = {
    name[:1].upper(): name
    for name in ("a", "be", "ce", "de", "e", "ge", "ha", "i", "je", "ka", "o", "pe", "te", "u")
} | {
    "F": "ef",
    "L": "el",
    "M": "em",
    "N": "en",
    "Q": "ki",
    "R": "er",
    "S": "es",
    "V": "fe",
    "W": "we",
    "X": "eks",
    "Y": "ye",
    "Z": "zet",
}
_TICKET = re.compile(r"([A-Z])(?:([0-9]{2})-)?([0-9]{3,4})")


def rupiah(amount: int) -> str:
    """`Rp1.250.000`: no space, dots between thousands; a minus stands before the sign."""
    sign = "-" if amount < 0 else ""
    return f"{sign}Rp{abs(amount):,}".replace(",", ".")


def number_in_words(number: int) -> str:
    """A whole number in words, "satu juta seribu"; up to just under 10^18 either way.

    Raises RuleViolation `amount-out-of-words` beyond. (num2words says "satu juta satu ribu".)
    """
    if abs(number) >= _LIMIT:
        raise RuleViolation("amount-out-of-words", field="amount")
    if number < 0:
        return f"minus {number_in_words(-number)}"
    if number == 0:
        return _DIGITS[0]
    words: list[str] = []
    for scale in range(len(_SCALES) - 1, -1, -1):
        group = number // 1000**scale % 1000
        if group == 1 and scale == 1:
            words.append("seribu")
        elif group:
            words += [*_hundreds(group), _SCALES[scale]]
    return " ".join(word for word in words if word)


def terbilang(amount: int) -> str:
    """An amount of rupiah in words as a receipt prints it: "delapan puluh ribu rupiah"."""
    return f"{number_in_words(amount)} rupiah"


def _hundreds(group: int) -> list[str]:
    """The words of 1..999."""
    hundreds, rest = divmod(group, 100)
    words = [] if not hundreds else ["seratus"] if hundreds == 1 else [_DIGITS[hundreds], "ratus"]
    if rest == 0:
        return words
    if rest < 10:
        return [*words, _DIGITS[rest]]
    if rest in (10, 11):
        return [*words, "sepuluh" if rest == 10 else "sebelas"]
    if rest < 20:
        return [*words, _DIGITS[rest - 10], "belas"]
    tens, ones = divmod(rest, 10)
    return [*words, _DIGITS[tens], "puluh", *([_DIGITS[ones]] if ones else [])]


def ticket_sounds(ticket: str) -> tuple[str, ...]:
    """The words to say one by one, the letter by its name: ("be", "dua", "puluh", "tiga").

    A ticket numbered without hub, `A03-017`, names its station. Raises RuleViolation `ticket-bad`.
    """
    letter, station, number = _ticket_parts(ticket)
    spoken = [] if station is None else number_in_words(station).split()
    return (_LETTERS[letter], *spoken, *number_in_words(number).split())


def _ticket_parts(ticket: str) -> tuple[str, int | None, int]:
    match = _TICKET.fullmatch(ticket.strip().upper())
    if match is None:
        raise RuleViolation("ticket-bad", field="ticket")
    station = match.group(2)
    return match.group(1), int(station) if station else None, int(match.group(3))


def date_words(on: datetime.date, weekday: bool = True) -> str:
    """`Senin, 23 November 2026`, or without the day's name."""
    day = f"{_DAYS[on.weekday()]}, " if weekday else ""
    return f"{day}{on.day} {_MONTHS[on.month - 1]} {on.year}"


def time_words(at: datetime.datetime | datetime.time) -> str:
    """`09.14` of a local time."""
    return f"{at.hour:02}.{at.minute:02}"
