"""The survey: questionnaires in force, answers into the pool, and their writing at closing."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.survey_facts import (
    AnswerRow,
    CommentsPersonal,
    SurveyAnswered,
    profile_of,
)
from frontoffice.domain.survey_patterns import BURST, BURST_MS, flags_of
from frontoffice.domain.survey_questions import (
    CHANNELS,
    MOST_WORDS,
    Questionnaire,
    band_of,
    check_answers,
    check_profile,
    check_questionnaire,
    in_asking_order,
)
from frontoffice.resources import resource
from frontoffice.services import pool as voices
from frontoffice.services.home import Home
from frontoffice.services.survey_codes import spend
from frontoffice.store.pool import Pool, said_of
from frontoffice.store.work import Work

SURVEYS = ("skm", "ipak")
_ORDER = "survey-order:"
_recent: dict[str, list[int]] = {}
"""When codes were spent at this PC lately, by home; in memory only and gone with the program."""


class Collected(msgspec.Struct, frozen=True, kw_only=True):
    """What was put into the pool: nothing but how many wait, and that it is not in the journal."""

    waiting: int


@cache
def bundled(code: str) -> Questionnaire:
    """A survey as this program ships it."""
    data = tomllib.loads(resource("survey", f"{code}.toml").read_text("utf-8"))
    return check_questionnaire(msgspec.convert(data, Questionnaire))


def questionnaire(home: Home, code: str = "skm") -> Questionnaire:
    """A survey as it is asked here: the order of its questions is a setting of the station.

    Raises NotFound `survey-unknown`.
    """
    if code not in SURVEYS:
        raise NotFound("survey-unknown", survey=code[:24], surveys=list(SURVEYS))
    asked = bundled(code)
    order = home.store.setting(_ORDER + code)
    return in_asking_order(asked, order.decode().split()) if order else asked


def set_order(home: Home, code: str, order: Sequence[str]) -> Questionnaire:
    """Asks the questions of a survey in another order from now on; results stay what they are.

    Raises PermissionDenied, RuleViolation `questionnaire-bad`.
    """
    home.require("station.settings")
    asked = in_asking_order(questionnaire(home, code), order)
    home.store.set_setting(_ORDER + code, " ".join(order).encode())
    return asked


def collect(
    home: Home,
    answers: Mapping[str, int | None],
    *,
    survey: str = "skm",
    channel: str = "window",
    service: str = "",
    agency: str = "",
    profile: Mapping[str, object] | None = None,
    comment: str = "",
    code: str | None = None,
) -> Collected:
    """Puts one respondent's answers into the pool; nobody has to be signed in.

    Nothing is written to the journal and no time is kept, only the day and its half. With a
    one-time code it is spent, and not joined to them. Raises RuleViolation `survey-answer-bad`,
    `survey-answers-none`, `survey-profile-bad`, `survey-channel-bad`, `survey-comment-long`,
    `survey-code-bad`, NotFound `survey-unknown`, `service-unknown`.
    """
    asked = questionnaire(home, survey)
    kept = check_answers(asked, answers)
    if channel not in CHANNELS or (channel == "code") != (code is not None):
        raise RuleViolation("survey-channel-bad", field="channel", channels=list(CHANNELS))
    if len(comment) > MOST_WORDS:
        raise RuleViolation("survey-comment-long", field="comment", most=MOST_WORDS)
    at = home.now()
    local = home.reference.calendar_of(home.card.office).local(at)
    if service:
        agency = home.reference.standard(service, local.date()).standard.agency
    elif agency and agency not in home.reference.agencies:
        raise NotFound("agency-unknown", agency=agency[:24])
    said = check_profile(profile or {})
    item = {
        "survey": survey,
        "on": local.date().isoformat(),
        "band": band_of(local),
        "agency": agency,
        "service": service,
        "channel": channel,
        "answers": list(kept),
        "comment": " ".join(comment.split()),
    }
    with voices.changing(home) as pool:
        if code is not None:
            spend(home, pool, code)
            _note_code(home, pool, at)
        pool.answers.append(item)
        if said:
            pool.said.append((survey, said))
    return Collected(waiting=len(pool.answers))


def _note_code(home: Home, pool: Pool, at: int) -> None:
    """Counts a code spent at this PC, and codes that came too fast; keeps no time on disk."""
    pool.codes_here += 1
    recent = [one for one in _recent.get(home.card.home, []) if 0 <= at - one <= BURST_MS]
    _recent[home.card.home] = [*recent, at][-BURST:]
    pool.bursts += len(_recent[home.card.home]) == BURST


def waiting(home: Home) -> tuple[int, int]:
    """How many (answers, anonymous complaints) wait for the closing; never what they say."""
    pool = voices.read(home)
    return len(pool.answers), len(pool.complaints)


def write_answers(home: Home, work: Work, pool: Pool) -> int:
    """Writes all answers that wait: a fact per survey and day, sorted; how many answers."""
    by_day: dict[tuple[str, str], list[dict[str, object]]] = {}
    for item in pool.answers:
        by_day.setdefault((item["survey"], item["on"]), []).append(item)
    last = dict(sorted(by_day))
    for (survey, on), items in sorted(by_day.items()):
        said = said_of(pool, survey) if on == last[survey] else []
        fact, comments = _fact(home, survey, items, said, pool)
        personal = CommentsPersonal(comments=comments) if comments else None
        work.open("survey-answers", fact, personal, "supervisors")
    return len(pool.answers)


def _fact(
    home: Home,
    survey: str,
    items: list[dict[str, object]],
    said: list[dict[str, str]],
    pool: Pool,
) -> tuple[SurveyAnswered, tuple[str, ...]]:
    asked = bundled(survey)
    rows = sorted(
        msgspec.convert(
            [one[name] for name in ("band", "agency", "service", "channel", "answers")], AnswerRow
        )
        for one in items
    )
    fact = SurveyAnswered(
        survey=survey,
        elements=asked.codes,
        scale=asked.scale,
        office=home.card.office,
        on=msgspec.convert(items[0]["on"], dt.date),
        rows=tuple(rows),
        profile=profile_of(said),
        flags=flags_of(rows, pool.codes_here, pool.bursts),
    )
    return fact, tuple(sorted(str(one["comment"]) for one in items if one["comment"]))
