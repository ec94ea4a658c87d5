"""What an intake object may hold besides persons, papers and money: its plain fields."""

from __future__ import annotations

from typing import Any

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.queue_facts import PRIORITIES
from frontoffice.store.work import Work

FIELDS = frozenset(
    {
        "client_ref",
        "service",
        "cases",
        "applicant",
        "no_nik_reason",
        "representative",
        "companion",
        "requirements",
        "waivers",
        "answers",
        "payment",
        "channel",
        "priority",
        "ticket",
        "confirmed_by",
        "happened_at",
        "source",
    }
)
MAX_ANSWERS = 60
MAX_NUMBER = 2**53
"""The largest whole number every reader of JSON takes unchanged."""
CHANNELS = ("counter", "phone", "online", "mobile")
CONFIRMED_BY = ("citizen", "officer")


def only_known_fields(request: Any) -> None:
    """A misspelt field must not pass as one that was left out.

    :raises RuleViolation: `intake-not-object`, `intake-field-unknown`.
    """
    if not isinstance(request, dict):
        raise RuleViolation("intake-not-object")
    for key in sorted(request.keys() - FIELDS):
        raise RuleViolation("intake-field-unknown", field=str(key)[:40], fields=sorted(FIELDS))


def service_of(request: dict[str, Any]) -> str:
    """The service's code.

    :raises RuleViolation: `service-missing`.
    """
    service = request.get("service")
    if not isinstance(service, str) or not service:
        raise RuleViolation("service-missing", field="service")
    return service


def answers_of(value: Any) -> dict[str, Any]:
    """The service's own questions answered: whole numbers and short texts by code."""
    if value is None:
        return {}
    if not isinstance(value, dict) or len(value) > MAX_ANSWERS:
        raise RuleViolation("answers-bad", field="answers")
    for key, answer in value.items():
        if isinstance(answer, int):
            fits = abs(answer) <= MAX_NUMBER
        else:
            fits = isinstance(answer, str) and len(answer) <= 500
        if not isinstance(key, str) or len(key) > 60 or not fits:
            raise RuleViolation("answers-bad", field="answers")
    return value


def _one_of(value: Any, allowed: tuple[str, ...], field: str) -> str:
    if value not in allowed:
        raise RuleViolation("choice-unknown", field=field, choices=list(allowed))
    return str(value)


def channel_of(value: Any) -> str:
    """How the citizen came, by default to the counter."""
    return "counter" if value is None else _one_of(value, CHANNELS, "channel")


def priority_of(value: Any) -> str | None:
    """The priority group, None for none."""
    return None if value is None else _one_of(value, PRIORITIES, "priority")


def confirmed_of(value: Any) -> str | None:
    """Who pressed that the citizen agrees with what the second window shows, None for nobody."""
    return None if value is None else _one_of(value, CONFIRMED_BY, "confirmed_by")


def ticket_of(value: Any, work: Work | None) -> str | None:
    """The stream of the visit's ticket, None for a visit without a number.

    :raises NotFound: `ticket-unknown`.
    """
    if value is None:
        return None
    known = isinstance(value, str) and value.startswith("ticket:") and len(value) <= 60
    if not known or (work is not None and not work.recorded(value)):
        raise NotFound("ticket-unknown", field="ticket", ticket=str(value)[:12])
    return str(value)
