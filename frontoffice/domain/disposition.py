"""Facts of the work on a case after intake: who has it, what is asked, what was decided and why."""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.facts import Fact, Personal, Promise, ReasonPersonal, fact

LATE_REASONS = (
    "papers_in_doubt",
    "other_agency",
    "field_check",
    "system_down",
    "official_absent",
    "material_out",
    "workload",
    "force_majeure",
)
"""Why a promise is not kept: counted in the public report, so a code and not free text."""

REPEATED = 2
"""So many new dates for one case are a matter for the supervisor (FEATURES part 4)."""

IDENTITY = ("unverified", "verified", "mismatch")
"""What a check of the NIK against the population register gave, or that it was not possible."""

DUPLICATE_MONEY = ("none", "refund", "transfer")
"""What happens to the fee of an application closed as a duplicate."""


@fact("work.assigned/1")
class WorkAssigned(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An officer has the case now: claimed where it is the actor, nobody's where `to` is None."""

    to: str | None = None


@fact("work.disposed/1", personal=ReasonPersonal)
class WorkDisposed(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A disposition: the actor passes the case to an officer, to be done by a day.

    The instruction lies in the personal part (DOMAIN section 9).
    """

    to: str
    due_on: dt.date | None = None


@fact("work.returned/1", personal=ReasonPersonal)
class WorkReturned(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The case goes back with the requirements that are wrong; the words are personal."""

    rows: tuple[str, ...]
    to: str | None = None


class RefusalPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Why an application is refused, and by which rule."""

    reason: str
    legal_basis: str


@fact("case.refused/1", "status", personal=RefusalPersonal)
class CaseRefused(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Refused in writing; `papers` are the requirements that go back to the applicant."""

    on: dt.date
    papers: tuple[str, ...] = ()


@fact("case.postponed/1", "promise", personal=ReasonPersonal)
class PromiseMoved(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The promised day cannot be kept, or was not: the reason and the new day."""

    on: dt.date
    before: dt.date
    why: str
    promise: Promise


@fact("case.identified/1", personal=ReasonPersonal)
class IdentityChecked(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What a check of the NIK gave; `hold` keeps the product until it is verified."""

    outcome: str
    hold: bool = False


@fact("case.duplicated/1", "status", personal=ReasonPersonal)
class ClosedAsDuplicate(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The same application stands under another number, which goes on."""

    on: dt.date
    of: str
    money: str = "none"


@fact("folder.moved/1")
class FolderMoved(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The folder's barcode was scanned out to an officer, or in at a place."""

    way: str
    holder: str | None = None
    place: str = ""
