"""Finding a service by a citizen's own words among the standards in force today."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from weakref import WeakKeyDictionary

import msgspec

from frontoffice.domain import service_words
from frontoffice.domain.service_words import ServiceIndex, Vocabulary
from frontoffice.domain.standard import Standard
from frontoffice.resources import resource
from frontoffice.services.home import Home
from frontoffice.services.reference import Reference

_indexes: WeakKeyDictionary[Reference, tuple[dt.date, ServiceIndex]] = WeakKeyDictionary()


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
    reference = home.reference
    today = reference.today(home.card.office, home.now())
    known = _indexes.get(reference)
    if known is None or known[0] != today:
        index = ServiceIndex(reference.in_force(today).values(), vocabulary())
        known = _indexes[reference] = (today, index)
    return known[1].find(query)


def flags_said(standard: Standard, query: str) -> frozenset[str]:
    """The case flags that the citizen's words name: "bikin KTP hilang" ticks `hilang`."""
    return service_words.flags_said(standard, query, vocabulary())
