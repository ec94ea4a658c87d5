"""What lies behind figures that are no rows of a list: counts of answers, who may, lost numbers.

Behind the survey lie counts alone, and none while there are too few respondents.
"""

from __future__ import annotations

from collections.abc import Callable

from frontoffice.domain.competence import covers
from frontoffice.domain.staff import may
from frontoffice.services import facilities, report_money, report_office, survey_results
from frontoffice.services.home import Home
from frontoffice.services.report_cases import Scope
from frontoffice.services.report_lists import Behind, Line, Teller
from frontoffice.services.report_tables import Wording
from frontoffice.store.engine import driver


def read(home: Home, scope: Scope, figure: str, named: Wording) -> Behind:
    """Everything behind a figure of `COUNTS`.

    Raises PermissionDenied; KeyError for a figure there is none of.
    """
    what, _, part = figure.partition("/")
    word, _, value = part.partition("=")
    lines = COUNTS[what](home, scope, Teller(home, scope, named), word, value)
    return Behind(what=what, lines=lines, rows=len(lines), total=sum(one.count for one in lines))


def _gaps(home: Home, scope: Scope, tell: Teller, _word: str, _value: str) -> list[Line]:
    with home.store.read() as connection:
        missing = report_money.missing_numbers(connection, scope)[1]
    return [Line(key=one, title=one, detail=tell.say("gap")) for one in missing]


def _weeks(home: Home, scope: Scope, tell: Teller, _word: str, _value: str) -> list[Line]:
    """Each week with a round: the last round of it."""
    with home.store.read() as connection:
        walked = facilities.rounds(connection, scope)
    weeks = {(one.on - scope.since).days // facilities.WEEK: one for one in walked}
    return [
        Line(
            key=one.stream,
            title=tell.day(one.on.isoformat()),
            detail=tell.say("round", n=one.bad, photos=one.photos),
        )
        for _, one in sorted(weeks.items(), reverse=True)
    ]


def _facility(home: Home, scope: Scope, tell: Teller, _word: str, value: str) -> list[Line]:
    """How one facility was found, round by round."""
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT stream, day, condition, note FROM facility_row WHERE office = ? "
            "AND facility = ? AND day <= ? ORDER BY day DESC, at DESC",
            (scope.office, value, scope.until.isoformat()),
        )
        return [
            Line(
                key=f"{stream}|{value}",
                title=tell.day(day),
                detail=note or "",
                aside=tell.named.say("condition", condition),
            )
            for stream, day, condition, note in rows.fetchall()
        ]


def _answers(home: Home, scope: Scope, tell: Teller, word: str, value: str) -> list[Line]:
    """Respondents by service; of one service its elements; of one element each step's answers."""
    service = value if word == "service" else ""
    found = survey_results.results(
        home, scope.since, scope.until, service=service, agency=scope.agency
    )
    if found.index is None:
        return []
    asked = tell.named.asked
    if word == "element":
        labels = next(one.labels for one in asked.element if one.code == value)
        steps = list(zip(labels, found.steps[value], strict=True))
        return [
            Line(key="", title=label, detail=tell.say("step", n=at), count=many)
            for at, (label, many) in reversed(list(enumerate(steps, 1)))
        ]
    if word == "service":
        return [
            Line(key="", title=asked.name_of(code), aside=mean.replace(".", ","), count=0)
            for code, mean in found.index.nrr.items()
        ] + [Line(key="", title=tell.say("respondents"), count=found.respondents)]
    made = [
        Line(
            key=f"answers/service={one.service}" if one.index else "",
            title=tell.named.service(one.service),
            detail=tell.say("ikm", ikm=one.index.ikm.replace(".", ","))
            if one.index
            else tell.say("few", least=found.least),
            count=one.respondents,
        )
        for one in found.services
    ]
    rest = found.respondents - sum(one.count for one in made)
    return [*made, Line(key="", title=tell.say("no_service"), count=rest)] if rest else made


def _officers(home: Home, scope: Scope, tell: Teller, _word: str, value: str) -> list[Line]:
    """Who may take in a service at the end of the period."""
    if not may(home.require("report.view").role, "staff.view"):
        return []
    with home.store.read() as connection:
        able = report_office.able(home, connection, scope)
    people = home.reference.staff
    agencies = {one.code: one.agency for one in home.reference.catalogue.standards}
    found = {staff for staff, code in able if covers(code, value, agencies.get(value, ""))}
    service = tell.named.service(value)
    return [Line(key=one, title=people[one].name or one, detail=service) for one in sorted(found)]


COUNTS: dict[str, Callable[[Home, Scope, Teller, str, str], list[Line]]] = {
    "gaps": _gaps,
    "weeks": _weeks,
    "facility": _facility,
    "answers": _answers,
    "officers": _officers,
}
