"""What the hall hears, as a row of recorded clips with pauses (DOMAIN section 10)."""

from __future__ import annotations

from frontoffice.domain.words import number_in_words, ticket_sounds

_NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_PARTS = ("sepuluh", "sebelas", "belas", "puluh", "seratus", "ratus", "seribu", "ribu")
_NAMES = (
    *"aeiou",
    "be",
    "ce",
    "de",
    "ef",
    "ge",
    "ha",
    "je",
    "ka",
    "el",
    "em",
    "en",
    "pe",
    "ki",
    "er",
) + (
    "es",
    "te",
    "fe",
    "we",
    "eks",
    "ye",
    "zet",
)
_SPOKEN = {"e": "é", "we": "wé", "ye": "yé", "be": "bé", "ce": "cé", "de": "dé", "ge": "gé"} | {
    "je": "jé",
    "pe": "pé",
    "te": "té",
    "fe": "fé",
}

CLIPS: dict[str, str] = (
    {word: word for word in (*_NUMBERS, *_PARTS)}
    | {f"huruf-{name}": _SPOKEN.get(name, name) for name in _NAMES}
    | {
        "panggilan-ulang": "panggilan ulang",
        "nomor-antrean": "nomor antréan",
        "silakan-ke-loket": "silakan menuju ke lokét",
    }
)
"""Clip name -> the words that are recorded for it."""

PAUSE_LETTER, PAUSE_PART, PAUSE_WORD = 220, 320, 25
"""Milliseconds of silence after the letter, between the parts of the sentence, between words."""


def call_clips(ticket: str, counter: int, repeated: bool = False) -> list[str | int]:
    """Clip names and, between them, milliseconds of silence, for one call.

    Raises RuleViolation `ticket-bad`.
    """
    letter, *number = ticket_sounds(ticket)
    row: list[str | int] = ["panggilan-ulang", PAUSE_PART] if repeated else []
    row += ["nomor-antrean", PAUSE_LETTER, f"huruf-{letter}", PAUSE_LETTER]
    row += _words(number)
    row += [PAUSE_PART, "silakan-ke-loket", PAUSE_LETTER]
    return [*row, *_words(number_in_words(counter).split())]


def _words(words: list[str]) -> list[str | int]:
    row: list[str | int] = []
    for word in words:
        row += [word, PAUSE_WORD]
    return row[:-1]
