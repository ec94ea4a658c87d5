"""The help desk's one field: words of a citizen, a number that is back, somebody expected."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frontoffice.domain.standard import Standard
from frontoffice.services import appointments, queue, service_search
from frontoffice.services.appointments import Appointment
from frontoffice.services.home import Home
from frontoffice.services.queue_hub import Moved
from ui.models.case_words import translate
from ui.models.standards import fee_words, span_words
from ui.screens.queue.parts import APPOINTMENT
from ui.words import clock_words

TICKET = re.compile(r"[A-Z]\d{3,4}|[A-Z]\d\d-\d{3,4}")


def receive(home: Home, typed: str, taken: Sequence[str], priority: str | None) -> Moved:
    """What the desk does with what was typed and the matches taken, one ticket for all of them."""
    number = typed.strip().upper()
    if TICKET.fullmatch(number):
        return queue.come_back(home, number)
    # Whoever is expected comes first, whatever was said first.
    first, *also = sorted(taken, key=lambda one: not one.startswith(APPOINTMENT))
    if first.startswith(APPOINTMENT):
        return appointments.arrive(home, first.removeprefix(APPOINTMENT), also=also)
    return queue.issue(home, first, also=also, priority=priority)


def matches(home: Home, words: str) -> list[tuple[str, str, str]]:
    """(key, name, second line) of whoever is expected under these words, then of services."""
    agencies = home.reference.agencies
    expected = [_expected(home, one) for one in appointments.expected(home, words)]
    found = service_search.find(home, words)
    services = [
        (one.code, one.name, _told(one, agencies[one.agency].name)) for one, _score in found
    ]
    return [one for one in expected if one is not None] + services


def _told(standard: Standard, agency: str) -> str:
    """What a citizen wants to know before waiting: price, time, how many papers, whose counter."""
    papers = translate("Standards", "{count} syarat")
    count = papers.replace("{count}", str(len(standard.rows_for(frozenset()))))
    return ", ".join((fee_words(standard), span_words(standard), count, agency))


def _expected(home: Home, one: Appointment) -> tuple[str, str, str] | None:
    if one.state != "expected":
        return None
    name = one.name or one.code
    at = clock_words(one.due_at, home.card.zone) if one.due_at else ""  # type: ignore[arg-type]
    return f"{APPOINTMENT}{one.code}", f"{name}  {at}".strip(), f"{one.code}  {one.service}".strip()
