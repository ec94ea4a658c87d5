"""Answers a citizen's question from the service standards and the list of common questions only.

Every answer cites what it rests on: the component and version of a standard (UU 25/2009 ps. 21), or
the basis that an entry of the list names. Nothing is made up: no fit, no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from frontoffice.domain.service_words import ServiceIndex, Vocabulary
from frontoffice.domain.standard import COMPONENT_TITLES, Standard

PAPERS = 1
_SURE = 0.2
_SUMMARY = (3, 4)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A common question: ways of asking it, the answer, and what the answer rests on."""

    code: str
    ask: tuple[str, ...]
    title: str
    answer: str
    basis: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What may be told, and its source: `service` and `component` for a standard, else `entry`.

    `score` lies over 0 and up to 1; `cites` names the source in words for screen and paper.
    """

    kind: Literal["standard", "question"]
    title: str
    lines: tuple[str, ...]
    cites: str
    score: float
    service: str = ""
    component: int = 0
    entry: str = ""


class Answers:
    """Answers over one set of standards and questions; made once per catalogue."""

    def __init__(
        self, standards: Iterable[Standard], entries: Sequence[Entry], vocabulary: Vocabulary
    ) -> None:
        known = list(standards)
        self._vocabulary = vocabulary
        self._services = ServiceIndex(known, vocabulary)
        self._entries = {entry.code: entry for entry in entries}
        self._asked = ServiceIndex([_as_standard(entry) for entry in entries], self._own_words())
        self._by_paper = _papers(known, vocabulary)

    def _own_words(self) -> Vocabulary:
        """The vocabulary with the questions' ways of asking in place of the services' phrases."""
        phrases = {entry.code: entry.ask for entry in self._entries.values()}
        kept = self._vocabulary
        return Vocabulary(ignored=kept.ignored, same=kept.same, phrases=phrases)

    def services(self, query: str) -> list[tuple[Standard, float]]:
        """The standards that fit, the best first."""
        return self._services.find(query)

    def answer(self, query: str, limit: int = 3) -> list[Answer]:
        """At most `limit` answers, the surest first; none when nothing fits."""
        found = [
            self._from_entry(one.code, score)
            for one, score in self._asked.find(query)[:limit]
            if score >= _SURE and self._says_enough(one.code, query)
        ]
        components = self._vocabulary.asked(query)
        for standard, score in self._services.find(query)[:limit]:
            if score >= _SURE:
                found.append(_from_standard(standard, components, score))
        found.sort(key=lambda one: -one.score)
        return found[:limit]

    def asking_for(self, paper: str) -> tuple[str, ...]:
        """The codes of the services that ask for a paper, by the paper's own words."""
        said = frozenset(self._vocabulary.words(paper))
        return tuple(
            dict.fromkeys(
                code for words, codes in self._by_paper for code in codes if said and said <= words
            )
        )

    def _says_enough(self, code: str, query: str) -> bool:
        """Whether two words of one way of asking are said, all of a short one, or nothing else."""
        said = frozenset(self._vocabulary.words(query)) - self._vocabulary.ignored
        for phrase in self._entries[code].ask:
            words = frozenset(self._vocabulary.words(phrase)) - self._vocabulary.ignored
            if len(said & words) >= min(2, len(words)) or (said and said <= words):
                return True
        return False

    def _from_entry(self, code: str, score: float) -> Answer:
        entry = self._entries[code]
        return Answer(
            kind="question",
            title=entry.title,
            lines=(entry.answer,),
            cites=entry.basis,
            score=score,
            entry=code,
        )


def _from_standard(standard: Standard, components: tuple[int, ...], score: float) -> Answer:
    """The component that was asked for; time and fee where the question names none."""
    parts = {part.number: part for part in standard.components()}
    version = standard.content_name.removeprefix("service:")
    if components and parts[components[0]].filled:
        part = parts[components[0]]
        return Answer(
            kind="standard",
            title=f"{standard.name}: {part.title.lower()}",
            lines=part.lines,
            cites=f"Standar {version}, komponen {part.number} ({part.title})",
            score=score,
            service=standard.code,
            component=part.number,
        )
    lines = tuple(f"{COMPONENT_TITLES[n - 1]}: {'; '.join(parts[n].lines)}" for n in _SUMMARY)
    return Answer(
        kind="standard",
        title=standard.name,
        lines=lines,
        cites=f"Standar {version}, komponen {' dan '.join(map(str, _SUMMARY))}",
        score=score,
        service=standard.code,
    )


def _as_standard(entry: Entry) -> Standard:
    """A common question in the shape the index knows: only code, title and phrases are read."""
    return Standard(
        code=entry.code,
        agency="",
        name=entry.title,
        requirements=(),
        procedure=(),
        sla_starts="",
        product="",
        complaint_channels=(),
        legal_basis=(),
    )


def _papers(
    standards: Iterable[Standard], vocabulary: Vocabulary
) -> list[tuple[frozenset[str], tuple[str, ...]]]:
    """The words of every paper's name with the services that ask for it."""
    asked: dict[str, list[str]] = {}
    for standard in standards:
        for row in standard.requirements:
            asked.setdefault(row.name, []).append(standard.code)
    return [
        (frozenset(vocabulary.words(name)), tuple(dict.fromkeys(codes)))
        for name, codes in asked.items()
    ]
