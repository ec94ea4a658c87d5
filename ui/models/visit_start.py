"""What the Loket screen reads in the background: at its start, of a person, and of today."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLockFile

from frontoffice.domain.errors import FrontOfficeError, NotFound, RuleViolation
from frontoffice.domain.facts import Ref
from frontoffice.domain.person import Applicant
from frontoffice.services import cases, drafts, intake, papers, people, queue_visit
from frontoffice.services.cases import CaseLine
from frontoffice.services.drafts import Draft
from frontoffice.services.home import Home
from frontoffice.services.queue_visit import AtCounter
from ui.models.visit import typed_day
from ui.models.visit_desk import Desk, read_desk
from ui.models.visit_keeper import draft_lock
from ui.models.visit_left import Left, left_of

MOST_RECENT = 12
MOST_QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class OpenPrint:
    """A print nobody has answered for: the case, whose it is, and the ledger's entry."""

    stream: str
    number: str
    name: str
    print: Ref


@dataclass(frozen=True, slots=True)
class Start:
    """All the screen needs before the first key."""

    desk: Desk
    drafts: list[Draft]
    prints: list[OpenPrint]
    recent: list[CaseLine]


def read_start(home: Home) -> Start:
    """Reference data, the officer's drafts, prints left open, and what was registered today."""
    return Start(read_desk(home), drafts.mine(home), open_prints(home), recent_cases(home))


def open_prints(home: Home) -> list[OpenPrint]:
    """Prints that nobody answered for, the newest first."""
    found = []
    for stream, number in papers.unconfirmed(home):
        file = cases.read_file(home, stream)
        person = file.details.applicant
        for one in file.case.unconfirmed()[-1:]:
            found.append(OpenPrint(stream, number, person.name if person else "", one.ref))
        if len(found) == MOST_QUESTIONS:
            break
    return found


def recent_cases(home: Home) -> list[CaseLine]:
    """Cases registered here today, the newest first."""
    lines, _ = cases.list_cases(home, limit=MOST_RECENT)
    today = cases.local_day(home, home.now())
    return [one for one in lines if cases.local_day(home, one.registered_at) == today]


def take_draft(home: Home, draft: int, ticket: str = "") -> tuple[Draft, QLockFile]:
    """Opens a draft for this window alone; a colleague's where their `ticket` (stream) is named.

    :raises RuleViolation: `draft-elsewhere` when another window has it or it has ended.
    """
    lock = draft_lock(home, draft)
    if not lock.tryLock(0):
        raise RuleViolation("draft-elsewhere")
    if ticket:
        try:
            drafts.take_over(home, draft, ticket)
        except FrontOfficeError:
            lock.unlock()
            raise
    for one in drafts.mine(home):
        if one.id == draft:
            return one, lock
    lock.unlock()
    raise RuleViolation("draft-elsewhere")


def give_up_draft(home: Home, draft: int) -> Draft:
    """Forgets a draft that no window has open; what it held.

    :raises RuleViolation: `draft-elsewhere`.
    """
    _, lock = take_draft(home, draft)
    try:
        return drafts.give_up(home, draft)
    finally:
        lock.unlock()


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Where a power cut or a crash left the counter: the draft taken for this window, the visit.

    `colleague` is what another officer typed of it, who has left the seat.
    """

    draft: tuple[Draft, QLockFile] | None
    visit: AtCounter | None
    colleague: Left | None = None


def left_open(home: Home) -> LeftOpen:
    """What was going on at this counter; the time since its last sign of life does not count."""
    draft = _open_draft(home)
    seen_at = draft[0].saved_at if draft else home.now()
    visit = queue_visit.pick_up(home, seen_at)
    colleague = left_of(home, visit) if visit is not None and draft is None else None
    return LeftOpen(draft, visit, colleague)


def _open_draft(home: Home) -> tuple[Draft, QLockFile] | None:
    for one in drafts.mine(home):
        if one.place.get("parked_at") is None:
            try:
                return take_draft(home, one.id)
            except RuleViolation:
                continue
    return None


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of a person: the fields to fill in, and open cases of the same service.

    `lacking` is what this officer lacks for the service, where the station's setting asks.
    """

    nik: str
    service: str
    filled: dict[str, str]
    duplicates: list[CaseLine]
    lacking: RuleViolation | None = None


def look_up(home: Home, nik: str, service: str) -> Looked:
    """Searches earlier cases for the person with this NIK."""
    try:
        person = cases.known_person(home, nik)
    except NotFound:
        person = None
    duplicates = intake.duplicates(home, nik, service) if service else []
    lacking = people.advice(home, service) if service else None
    return Looked(nik, service, _fields_of(person) if person else {}, duplicates, lacking)


def _fields_of(person: Applicant) -> dict[str, str]:
    return {
        "name": person.name,
        "birth_on": typed_day(person.birth_on),
        "sex": person.sex or "",
        "phone": person.phone or "",
        "address": person.address or "",
        "region": person.region or "",
    }
