"""The 24 recovery words: 256 random bits and a checksum, as words one can write and read aloud."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256

from frontoffice.domain.errors import RuleViolation
from frontoffice.resources import resource

WORDS = 24
_BITS = 11  # 2,048 words


@cache
def word_list() -> tuple[str, ...]:
    """The 2,048 words in their fixed order; no two differ in fewer than two letters."""
    return tuple(resource("recovery_words.id.txt").read_text("ascii").split())


def words_of(secret: bytes) -> list[str]:
    """The 24 words of a 32-byte secret; the last eight bits are a checksum, as in BIP 39."""
    if len(secret) != 32:
        raise ValueError("a recovery secret has 32 bytes")
    number = int.from_bytes(secret + sha256(secret).digest()[:1], "big")
    known = word_list()
    return [known[number >> _BITS * place & 0x7FF] for place in reversed(range(WORDS))]


def secret_of(words: str | list[str]) -> bytes:
    """The 32-byte secret of words as somebody typed them (any case, spaces, commas, numbering).

    Raises RuleViolation("recovery-word-unknown", position), counted from 1, and
    RuleViolation("recovery-words-wrong", count) when their order or number is not as printed.
    """
    typed = re.findall(r"[a-z]+", (words if isinstance(words, str) else " ".join(words)).lower())
    places = {word: place for place, word in enumerate(word_list())}
    for position, word in enumerate(typed, 1):
        if word not in places:
            raise RuleViolation("recovery-word-unknown", position=position, field="words")
    number = 0
    for word in typed[: WORDS + 1]:
        number = number << _BITS | places[word]
    if len(typed) != WORDS or sha256((number >> 8).to_bytes(32, "big")).digest()[0] != number & 255:
        raise RuleViolation("recovery-words-wrong", count=len(typed), field="words")
    return (number >> 8).to_bytes(32, "big")
