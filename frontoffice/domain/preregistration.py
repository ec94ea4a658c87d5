"""Facts of a pre-registration: what a citizen filled in at home, until a desk registers it.

The centre writes it into the office's feed; who applies is personal, for the circle of the agency,
and is destroyed once it was used or nobody came (UU 27/2022 ps. 43).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from frontoffice.domain.facts import Fact, Personal, Recorded, fact
from frontoffice.domain.stream import order

KEPT_DAYS = 14
"""So long after the day of the appointment personal data that nobody used is kept."""

UNUSED = "preregistration_over"
"""Why its personal data is destroyed: used, called off, or nobody came."""


class PreregistrationPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """The applicant as typed at home: name, NIK, birth date (ISO), sex, phone, address."""

    applicant: dict[str, Any]
    note: str = ""


@fact("preregistration.made/1", "preregistration", personal=PreregistrationPersonal)
class PreregistrationMade(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A citizen prepared an application and took a time.

    `code` is that of its `appointment` (stream) too. `standard` names the version that was shown,
    `flags` the case, `papers` the requirements the citizen says are at hand.
    """

    code: str
    office: str
    agency: str
    service: str
    standard: str
    on: dt.date
    appointment: str
    flags: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


@fact("preregistration.used/1", "preregistration")
class PreregistrationUsed(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A desk checked the papers and registered it: the case's stream."""

    case: str


@fact("preregistration.called_off/1", "preregistration")
class PreregistrationCalledOff(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The citizen does not come."""


@dataclass(slots=True)
class Preregistration:
    """The state of one; `state` is expected, used, or called_off."""

    stream: str
    opened: PreregistrationMade | None = None
    made_at: int = 0
    state: str = ""
    case: str | None = None
    disputed: bool = False

    def erasable(self, today: dt.date) -> bool:
        """Whether its personal data has served its end."""
        if self.opened is None:
            return False
        over = self.opened.on + dt.timedelta(days=KEPT_DAYS) < today
        return self.state != "expected" or over


def fold(stream: str, recorded: Sequence[Recorded]) -> Preregistration:
    """The state: a pure function of the set of facts. Two cases made apart are a dispute."""
    ordered = order(recorded)
    one = Preregistration(stream, disputed=bool(ordered.conflicts))
    for item in ordered.facts:
        body = item.body
        if isinstance(body, PreregistrationMade) and one.opened is None:
            one.opened, one.made_at, one.state = body, item.at, "expected"
        elif one.state == "expected" and isinstance(body, PreregistrationUsed):
            one.state, one.case = "used", body.case
        elif one.state == "expected" and isinstance(body, PreregistrationCalledOff):
            one.state = "called_off"
    return one
