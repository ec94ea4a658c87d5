"""What the thread knows without asking: standards in force, rules of the day; and its judgement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from frontoffice.domain.calendar import Deadline, OfficeCalendar
from frontoffice.domain.catalogue import Checklist, Requirement, Standard, check_requirements
from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.domain.fee import Fee, price, take_payment
from frontoffice.domain.nik import SENTENCES, NikReport, check_nik
from frontoffice.domain.person import parse_applicant, parse_companion, parse_representative
from frontoffice.domain.regions import Regions
from frontoffice.services import staff
from frontoffice.services.home import Home
from frontoffice.services.intake import fee_basis
from frontoffice.services.regions import regions
from ui.models.visit import (
    LATER,
    Visit,
    iso_day,
    lines_of,
    payment_of,
    representative_of,
    request_of,
    requirements_of,
    waivers_of,
)

EMPTY = Checklist(rows=(), missing=())


@dataclass(frozen=True, slots=True)
class Person:
    """An officer who may allow an exception."""

    staff: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A snapshot of the reference data an intake needs, read once off the GUI thread."""

    office: str
    station: int
    officer: str
    officer_name: str
    today: dt.date
    calendar: OfficeCalendar
    standards: Mapping[str, Standard]
    contents: Mapping[str, str]
    agencies: Mapping[str, str]
    documents: Mapping[str, str]
    regions: Regions
    approvers: tuple[Person, ...]
    sample: bool = False

    def name_of(self, code: str) -> str:
        """What a service or an agency is called, in short."""
        standard = self.standards.get(code)
        return short_name(standard.name) if standard else self.agencies.get(code, code)


def short_name(name: str) -> str:
    """The name of a service without what it counts up in brackets at its end."""
    return name[: name.rindex(" (")] if name.endswith(")") and " (" in name else name


def read_desk(home: Home) -> Desk:
    """The snapshot of today; some milliseconds, so call it on a background lane."""
    reference = home.reference
    calendar = reference.calendar_of(home.card.office)
    today = calendar.local(home.now()).date()
    standards = reference.in_force(today)
    return Desk(
        office=home.card.office_name,
        station=home.card.station,
        officer=home.officer.staff,
        officer_name=home.officer_name,
        today=today,
        calendar=calendar,
        standards=standards,
        contents={code: one.content_name for code, one in standards.items()},
        agencies={code: one.name for code, one in reference.agencies.items()},
        documents=reference.documents,
        regions=regions(),
        approvers=approvers(home),
        sample=home.card.sample,
    )


def approvers(home: Home) -> tuple[Person, ...]:
    """Who may allow an exception from a requirement."""
    return tuple(
        Person(one.staff, one.name or one.staff, one.role)
        for one in staff.agreeing(home, "requirement.waive")
    )


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of a visit now; everything the sections, side and footer show.

    `unchecked`: mandatory rows without an answer; `lacking`: answered ones that are not met.
    `fee` is None before the rows of a tariff are chosen or while they are not priced.
    """

    visit: Visit
    desk: Desk
    standard: Standard | None = None
    flags: frozenset[str] = frozenset()
    rows: tuple[Requirement, ...] = ()
    resting: tuple[Requirement, ...] = ()
    checklist: Checklist = EMPTY
    settled: frozenset[str] = frozenset()
    unchecked: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    done: int = 0
    total: int = 0
    fee: Fee | None = None
    deadline: Deadline | None = None
    nik: NikReport | None = None
    basis: str = ""
    trouble: Mapping[int, FrontOfficeError] = field(default_factory=dict)

    @property
    def free(self) -> bool:
        """Whether nothing may be taken for this service."""
        return self.standard is not None and self.standard.is_free


def judge(visit: Visit, desk: Desk, now: int) -> Judgement:
    """Apply the rules to what is typed; pure and below a millisecond."""
    standard = desk.standards.get(visit.service)
    nik = check_nik(visit.nik, desk.regions, desk.today) if visit.nik and not visit.no_nik else None
    trouble: dict[int, FrontOfficeError] = {}
    if standard is None:
        trouble[1] = RuleViolation("service-missing", field="service")
        return Judgement(visit, desk, nik=nik, trouble=trouble)
    flags = frozenset(visit.cases) & frozenset(standard.flags)
    if (wrong := _person_trouble(visit, desk, nik)) is not None:
        trouble[2] = wrong
    rows = standard.rows_for(flags)
    checklist = EMPTY
    try:
        checklist = _checked(standard, flags, visit, desk)
    except RuleViolation as error:
        trouble[3] = error
    fee, wrong = _fee(standard, visit)
    if wrong is not None:
        trouble[4] = wrong
    settled = frozenset(
        row.any_of
        for row in checklist.rows
        if row.any_of and row.met and row.given != "not_applicable"
    )
    counted = _pieces(rows)
    unchecked, lacking = _open_rows(rows, checklist, visit)
    short = {_piece(row) for row in rows if row.code in checklist.missing}
    return Judgement(
        visit,
        desk,
        standard=standard,
        flags=flags,
        rows=rows,
        resting=tuple(row for row in standard.requirements if not row.applies(flags)),
        checklist=checklist,
        settled=settled,
        unchecked=unchecked,
        lacking=lacking,
        done=len(counted) - len(short & counted),
        total=len(counted),
        fee=fee,
        deadline=_deadline(desk, standard, now),
        nik=nik,
        basis=fee_basis(standard.legal_basis),
        trouble=trouble,
    )


def _person_trouble(visit: Visit, desk: Desk, nik: NikReport | None) -> FrontOfficeError | None:
    """The first thing wrong with the persons, in the order of the fields on the screen."""
    request = request_of(visit)
    if visit.no_nik and not any(letter.isalpha() for letter in visit.no_nik_reason):
        return RuleViolation("reason-missing", field="no_nik_reason")
    if not visit.no_nik and not visit.nik:
        return RuleViolation("nik-missing", field="applicant.nik")
    if nik is not None and not nik.valid:
        return RuleViolation(SENTENCES[nik.errors[0]], field="applicant.nik")
    try:
        applicant = parse_applicant(
            request["applicant"], request["no_nik_reason"], desk.regions, desk.today
        )
        parse_representative(representative_of(visit), applicant, desk.regions, desk.today)
        parse_companion(request["companion"])
    except RuleViolation as error:
        return error
    return None


def _checked(standard: Standard, flags: frozenset[str], visit: Visit, desk: Desk) -> Checklist:
    called = {row.code for row in standard.rows_for(flags)}
    waived = {code: one for code, one in waivers_of(visit).items() if code in called}
    given = {code: one for code, one in requirements_of(visit).items() if code in called}
    return check_requirements(standard, flags, given, waived, desk.documents)


def _piece(row: Requirement) -> str:
    """What counts as one: a row, or its group of which one is enough."""
    return f"any:{row.any_of}" if row.any_of else row.code


def _pieces(rows: tuple[Requirement, ...]) -> set[str]:
    return {_piece(row) for row in rows if row.mandatory}


def _open_rows(
    rows: tuple[Requirement, ...], checklist: Checklist, visit: Visit
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of the missing rows: those nobody looked at yet, and those known not to be there.

    A group counts as lacking only when all its rows were looked at.
    """
    missing = [row for row in rows if row.code in checklist.missing]
    unchecked = tuple(row.code for row in missing if row.code not in visit.given)
    groups = {row.any_of for row in missing if row.code in unchecked and row.any_of}
    lacking = tuple(
        row.code
        for row in missing
        if row.code in visit.given and (row.any_of is None or row.any_of not in groups)
    )
    return unchecked, lacking


def _fee(standard: Standard, visit: Visit) -> tuple[Fee | None, FrontOfficeError | None]:
    """The fee as far as it is known, and what stands in the way of settling it."""
    if standard.is_free:
        return price(standard, None), None
    fee: Fee | None = None
    lines = lines_of(visit)
    try:
        if standard.fee_rupiah is not None:
            fee = price(standard, {})
        elif lines:
            fee = price(standard, {"lines": lines})
        if visit.method == LATER:
            return fee, None
        if fee is None:
            rows = [row.code for row in standard.tariff]
            return None, RuleViolation("tariff-needed", field="payment.lines", rows=rows)
        take_payment(fee, payment_of(visit) or {})
    except RuleViolation as error:
        return fee, error
    return fee, None


def _deadline(desk: Desk, standard: Standard, now: int) -> Deadline | None:
    try:
        return desk.calendar.deadline(now, standard)
    except RuleViolation:
        return None


def find_region(regions: Regions, typed: str, near: str = "") -> str:
    """The code of the kecamatan or kabupaten whose name begins so, "" for none.

    Names repeat across the country: the one that shares most digits with `near` (a NIK) wins.
    """
    wanted = typed.strip().lower()
    found = [
        code
        for code, name in regions.names.items()
        if len(code) > 2 and _plain_region(name).startswith(wanted)
    ]
    return max(found, key=lambda code: (_shared(code, near), len(code)), default="")


def _plain_region(name: str) -> str:
    return name.lower().removeprefix("kota ").removeprefix("kabupaten ")


def _shared(code: str, near: str) -> int:
    return next((size for size in (6, 4, 2) if code[:size] == near[:size]), 0)


def region_words(regions: Regions, code: str, *, short: bool = False) -> str:
    """ "Coblong, Kota Bandung, Jawa Barat"; `short` leaves the province out."""
    path = regions.path(code.replace(".", ""))
    parts = list(reversed(path.split(" / "))) if path else []
    return ", ".join(parts[:2] if short else parts)


def age_of(birth_on: str, today: dt.date) -> int | None:
    """Full years on that day of a birth date as typed ("15-08-1990")."""
    try:
        born = dt.date.fromisoformat(iso_day(birth_on) or "")
    except ValueError:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
