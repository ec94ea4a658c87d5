"""The follow-up of a survey: weak elements, what is done about them, who until when."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import ReasonPersonal, Recorded
from frontoffice.domain.survey_facts import PLAN_STATES, SurveyPlanMoved, SurveyPlanned
from frontoffice.services.home import Home
from frontoffice.services.survey import questionnaire
from frontoffice.store.engine import driver
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes

OPEN = ("planned", "in_progress")
MOST_DAYS = 366


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One follow-up: the element, what is done, who answers for it, until when, how far it is."""

    stream: str
    survey: str
    element: str
    since_on: dt.date
    until_on: dt.date
    owner: str
    due_on: dt.date
    state: str
    action: str


def plan(
    home: Home,
    element: str,
    action: str,
    owner: str,
    due_on: dt.date,
    *,
    period: tuple[dt.date, dt.date],
    survey: str = "skm",
) -> Changes:
    """Notes what is done about an element of a period's results.

    Raises PermissionDenied, NotFound `staff-unknown`, RuleViolation `survey-plan-*`.
    """
    acting = home.require("survey.plan")
    if element not in questionnaire(home, survey).codes:
        raise RuleViolation("survey-plan-element-bad", field="element", element=element[:24])
    if not any(one.isalnum() for one in action):
        raise RuleViolation("survey-plan-words", field="action")
    if owner not in home.reference.staff:
        raise NotFound("staff-unknown", staff=owner[:24], field="owner")
    today = home.reference.today(home.card.office, home.now())
    if not 0 < (due_on - today).days <= MOST_DAYS:
        raise RuleViolation("survey-plan-due-bad", field="due_on")
    fact = SurveyPlanned(
        survey=survey,
        office=home.card.office,
        element=element,
        since_on=period[0],
        until_on=period[1],
        owner=owner,
        due_on=due_on,
    )
    with home.store.work(acting.staff) as work:
        work.open("survey-plan", fact, ReasonPersonal(reason=action.strip()))
    return work.changes


def move_plan(home: Home, stream: str, to: str, words: str = "") -> Changes:
    """Moves a plan on: in_progress, done or dropped, the last two for good.

    Raises PermissionDenied, NotFound `survey-plan-unknown`, RuleViolation `survey-plan-move-bad`.
    """
    acting = home.require("survey.plan")
    with home.store.work(acting.staff) as work:
        state = work.value("SELECT state FROM survey_plan_row WHERE stream = ?", (stream,))
        if state is None:
            raise NotFound("survey-plan-unknown")
        if state not in OPEN or to not in PLAN_STATES[1:] or to == state:
            raise RuleViolation("survey-plan-move-bad", field="to", state=state, to=to[:24])
        today = home.reference.today(home.card.office, work.at)
        personal = ReasonPersonal(reason=words.strip()) if words.strip() else None
        work.record(stream, SurveyPlanMoved(to=to, on=today), personal)
    return work.changes


def plans(home: Home, survey: str = "skm") -> list[Plan]:
    """The plans of a survey, open ones first, the one due first on top. Raises PermissionDenied."""
    home.require("survey.view")
    with home.store.read() as connection:
        rows = (
            driver(connection)
            .execute(
                "SELECT stream, survey, element, since_on, until_on, owner, due_on, state "
                "FROM survey_plan_row WHERE office = ? AND survey = ? "
                "ORDER BY state NOT IN ('planned', 'in_progress'), due_on, stream",
                (home.card.office, survey),
            )
            .fetchall()
        )
        words = {row[0]: _action(read_stream(connection, row[0])) for row in rows}
    names = ("stream", "survey", "element", "since_on", "until_on", "owner", "due_on", "state")
    return [
        msgspec.convert(
            dict(zip(names, row, strict=True)) | {"action": words[row[0]]}, Plan, strict=False
        )
        for row in rows
    ]


def _action(recorded: list[Recorded]) -> str:
    said = recorded[0].personal
    return said.reason if isinstance(said, ReasonPersonal) else ""
