"""Who may take in what: competence per service, and the training behind it."""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.facts import Fact, Personal, ReasonPersonal, fact

BASES = ("training", "certificate", "supervised")
"""How an officer came to a competence; `supervised` is learnt beside a colleague."""


@fact("competence.granted/1", "competence")
class CompetenceGranted(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An officer may take in a service, or every service of an agency; `until_on` included."""

    staff: str
    service: str
    basis: str
    from_on: dt.date
    until_on: dt.date | None = None


@fact("competence.withdrawn/1", "competence", personal=ReasonPersonal)
class CompetenceWithdrawn(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """It counts no longer."""


class TrainingPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """What was trained, and by whom."""

    title: str
    provider: str = ""


@fact("training.recorded/1", "training", personal=TrainingPersonal)
class TrainingRecorded(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An officer was trained for so many hours."""

    staff: str
    on: dt.date
    hours: int


def covers(granted: str, service: str, agency: str) -> bool:
    """Whether a grant covers a service of an agency: named itself, or by its whole agency."""
    return granted in (service, agency)
