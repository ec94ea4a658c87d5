"""Finds a service standard by a citizen's own words, half typed or mistyped, in memory."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable

import msgspec

from frontoffice.domain.standard import Standard

EXACT, BEGUN, MISTYPED = 1.0, 0.8, 0.55
"""How much a word counts that is there, begun, or there but for a typing error."""

_SAID, _NAMED, _NEAR = 1.0, 0.85, 0.4
_HINT = 0.35
_PHRASE_BONUS = 0.25
_ENOUGH = 0.3
_OTHER_THING = 0.6
"""What is left of a service that is not about the paper the citizen names."""
_ASKING = 0.15
"""What a word such as "biaya" says about which service is meant, beside other words."""
_TIME, _FEE = 3, 4
_HOW_MANY = frozenset(("berapa", "brp", "brapa", "pinten", "sabaraha", "piro", "bara"))


class Vocabulary(msgspec.Struct, frozen=True):
    """Citizens' words as data: what to ignore, everyday spellings, weak hints, and by service
    code the phrases people say (`resources/catalogue/citizen_words.toml`). `things` are papers: who
    names one means a service about it."""

    ignored: frozenset[str] = frozenset()
    same: dict[str, str] = {}
    hints: dict[str, str] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    asks: dict[str, tuple[str, ...]] = {}
    things: frozenset[str] = frozenset()

    def asked(self, text: str) -> tuple[int, ...]:
        """The components of a standard that a question asks for, the most said first; "berapa"
        beside a word of another component asks for that one ("berapa lama")."""
        said = self.words(text)
        counted = {
            int(number): sum(self.words(word)[0] in said for word in words)
            for number, words in self.asks.items()
        }
        if counted.get(_FEE) == 1 and _HOW_MANY.intersection(said) and counted.get(_TIME):
            del counted[_FEE]
        return tuple(sorted((one for one in counted if counted[one]), key=lambda n: -counted[n]))

    def words(self, text: str) -> list[str]:
        """The words of a text in one spelling: lower case, no accents, no `-nya`."""
        plain = unicodedata.normalize("NFKD", text.lower().replace("e-ktp", "ktp"))
        plain = "".join(char for char in plain if not unicodedata.combining(char))
        found = (word for word in re.findall(r"[0-9a-z]+", plain))
        return [self._one_spelling(word) for word in found]

    def _one_spelling(self, word: str) -> str:
        if len(word) > 5 and word.endswith("nya"):
            word = word.removesuffix("nya")
        return self.same.get(word, word)


class _Service(msgspec.Struct, frozen=True):
    standard: Standard
    weights: dict[str, float]
    phrases: tuple[frozenset[str], ...]


class ServiceIndex:
    """The words of a set of standards; made once per catalogue, asked at every key stroke."""

    def __init__(self, standards: Iterable[Standard], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._services = [_service(one, vocabulary) for one in standards]
        self._asking = {
            one
            for words in vocabulary.asks.values()
            for word in words
            for one in vocabulary.words(word)
        }
        spread: dict[str, int] = {}
        for service in self._services:
            for word in service.weights:
                spread[word] = spread.get(word, 0) + 1
        count = max(1, len(self._services))
        self._rarity = {
            word: 0.2 + math.log(1 + count / times) / math.log(1 + count)
            for word, times in spread.items()
        }
        self._spellings = {word: word for word in spread} | {
            written: meant for written, meant in vocabulary.same.items() if meant in spread
        }

    def find(self, query: str) -> list[tuple[Standard, float]]:
        """The standards that fit, the best first, each with a score over 0 and up to 1."""
        typed = self._vocabulary.words(query)
        meant = [word for word in typed if word not in self._vocabulary.ignored] or typed
        if not meant:
            return []
        alike = [self._alike(word) for word in dict.fromkeys(meant)]
        worth = [max((self._rarity[one] for one in words), default=1.0) for words in alike]
        worth = [
            most * (_ASKING if word in self._asking else 1.0)
            for most, word in zip(worth, dict.fromkeys(meant), strict=True)
        ]
        said = frozenset(typed)
        hints = {
            hint for word in said if (hint := self._vocabulary.hints.get(word)) and hint not in said
        }
        scored = [
            (service.standard, self._score(service, alike, worth, hints, said))
            for service in self._services
        ]
        best = max((score for _, score in scored), default=0.0)
        floor = max(_ENOUGH, best / 3)
        fits = [(one, min(1.0, score / 2)) for one, score in scored if score >= floor]
        return sorted(fits, key=lambda pair: (query.strip().upper() != pair[0].code, -pair[1]))

    def _alike(self, word: str) -> dict[str, float]:
        """The index's words that may be meant by a typed word, with how surely."""
        found: dict[str, float] = {}
        for spelling, known in self._spellings.items():
            if spelling == word:
                found[known] = EXACT
            elif len(word) > 1 and spelling.startswith(word):
                found[known] = max(BEGUN, found.get(known, 0.0))
        if found:
            return found
        allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        return {
            known: MISTYPED
            for spelling, known in self._spellings.items()
            if allowed and len(spelling) > 3 and within(word, spelling, allowed)
        }

    def _score(
        self,
        service: _Service,
        alike: list[dict[str, float]],
        worth: list[float],
        hints: set[str],
        said: frozenset[str],
    ) -> float:
        weights, total = service.weights, 0.0
        for words, most in zip(alike, worth, strict=True):
            total += most * max(
                (sure * weights[one] for one, sure in words.items() if one in weights),
                default=0.0,
            )
        if not total:
            return 0.0
        share = total / sum(worth)
        score = share + share * sum(_HINT * weights[hint] for hint in hints if hint in weights)
        likest = max(
            (len(said & one) / len(said | one) for one in service.phrases if said & one),
            default=0.0,
        )
        named = self._vocabulary.things & said
        other = named and not any(weights.get(one, 0.0) >= _NAMED for one in named)
        return (score + _PHRASE_BONUS * likest * 2) * (_OTHER_THING if other else 1.0)


def _service(standard: Standard, vocabulary: Vocabulary) -> _Service:
    """The words by which one standard is found; a phrase counts more than a product's name."""
    weights: dict[str, float] = {}
    phrases = tuple(
        frozenset(vocabulary.words(phrase)) for phrase in vocabulary.phrases.get(standard.code, ())
    )
    for words, weight in (
        (vocabulary.words(f"{standard.product} {standard.agency}"), _NEAR),
        (vocabulary.words(" ".join(standard.case_types).replace("_", " ")), _NAMED),
        (vocabulary.words(f"{standard.name} {standard.code}"), _NAMED),
        ([word for phrase in phrases for word in phrase], _SAID),
    ):
        for word in words:
            weights[word] = max(weight, weights.get(word, 0.0))
    return _Service(standard, weights, (*phrases, frozenset(vocabulary.words(standard.name))))


def flags_said(standard: Standard, query: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The case flags of a standard that the citizen's words name, to tick them in advance."""
    said = set(vocabulary.words(query))
    return frozenset(
        flag
        for flag in standard.case_types
        if set(vocabulary.words(flag.replace("_", " "))) <= said
    )


def within(word: str, other: str, allowed: int) -> bool:
    """Whether at most `allowed` letters were dropped, added, changed or swapped with the next."""
    if abs(len(word) - len(other)) > allowed:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(word, 1):
        last, before_last, row = row, before, [at]
        for column, there in enumerate(other, 1):
            cost = min(last[column] + 1, row[column - 1] + 1, last[column - 1] + (char != there))
            if at > 1 and column > 1 and char == other[column - 2] and word[at - 2] == there:
                cost = min(cost, before_last[column - 2] + 1)
            row.append(cost)
        before = last
        if min(row) > allowed:
            return False
    return row[-1] <= allowed
