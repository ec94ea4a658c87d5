"""Finding services and answers by a citizen's own words among the standards in force today."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from weakref import WeakKeyDictionary

import msgspec

from frontoffice.domain import service_words
from frontoffice.domain.answers import Answer, Answers, Entry
from frontoffice.domain.service_words import Vocabulary
from frontoffice.domain.standard import Standard
from frontoffice.resources import resource
from frontoffice.services.home import Home
from frontoffice.services.reference import Reference

_indexes: WeakKeyDictionary[Reference, tuple[dt.date, Answers]] = WeakKeyDictionary()


@cache
def vocabulary() -> Vocabulary:
    """The bundled list of citizens' words."""
    text = resource("catalogue", "citizen_words.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Vocabulary)


def find(home: Home, query: str) -> list[tuple[Standard, float]]:
    """Standards in force today that fit the words, the best first, each with a score up to 1.

    About a millisecond once the index is made; it is made anew when a standard is published or
    the day changes. An empty query finds nothing.
    """
    return _index(home).services(query)


def answer(home: Home, query: str) -> list[Answer]:
    """At most three answers from the standards in force and the common questions, with sources.

    A few milliseconds; works without a line. Nothing fits: no answer.
    """
    return _index(home).answer(query)


def asking_for(home: Home, paper: str) -> tuple[str, ...]:
    """The codes of the services that ask for a paper named like that."""
    return _index(home).asking_for(paper)


@cache
def questions() -> tuple[Entry, ...]:
    """The bundled common questions, in the order of the file."""
    text = resource("catalogue", "faq.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text)["entry"], tuple[Entry, ...])


def _index(home: Home) -> Answers:
    reference = home.reference
    today = reference.today(home.card.office, home.now())
    known = _indexes.get(reference)
    if known is None or known[0] != today:
        index = Answers(reference.in_force(today).values(), questions(), vocabulary())
        known = _indexes[reference] = (today, index)
    return known[1]


def flags_said(standard: Standard, query: str) -> frozenset[str]:
    """The case flags that the citizen's words name: "bikin KTP hilang" ticks `hilang`."""
    return service_words.flags_said(standard, query, vocabulary())
