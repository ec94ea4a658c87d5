"""Questionnaires as data: elements by code, questions, labels and order (DOMAIN section 2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from frontoffice.domain.errors import RuleViolation

SEXES = ("L", "P")
EDUCATIONS = ("SD", "SMP", "SMA", "S1", "S2", "S3")
JOBS = ("PNS", "TNI", "POLRI", "swasta", "wirausaha", "lainnya")
AGE_GROUPS = ("10-19", "20-29", "30-39", "40-49", "50-59", "60+")
PROFILE: dict[str, tuple[str, ...]] = {
    "sex": SEXES,
    "age": AGE_GROUPS,
    "education": EDUCATIONS,
    "job": JOBS,
}
"""What a respondent may say of themselves; the age in years too, as paper forms ask it."""

AGES = range(10, 121)
CHANNELS = ("window", "kiosk", "code", "paper", "web")
MORNING_ENDS_MINUTE = 12 * 60 + 30
MOST_WORDS = 500


class Element(msgspec.Struct, frozen=True, kw_only=True):
    """One question: its element's code, what is asked, and a label per step of the scale."""

    code: str
    name: str
    question: str
    labels: tuple[str, ...]
    hint: str = ""


class Questionnaire(msgspec.Struct, frozen=True, kw_only=True):
    """A survey: `scale` steps from 1, `element` in the order of asking, `report_order` of telling.

    `graded`: the table of grades A-D of PermenPANRB 14/2017 applies.
    """

    code: str
    name: str
    scale: int
    element: tuple[Element, ...]
    report_order: tuple[str, ...]
    graded: bool = False
    basis: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The elements in the order of their codes: how answers are kept."""
        return tuple(sorted(one.code for one in self.element))

    def name_of(self, code: str) -> str:
        """What an element is called."""
        return next((one.name for one in self.element if one.code == code), code)


def check_questionnaire(one: Questionnaire) -> Questionnaire:
    """The same, if it holds together; raises RuleViolation `questionnaire-bad` naming the part."""
    codes = [element.code for element in one.element]
    faults = {
        "scale": not 2 <= one.scale <= 10,
        "element": not codes or len(set(codes)) < len(codes),
        "report_order": sorted(codes) != sorted(one.report_order),
        "labels": any(len(element.labels) != one.scale for element in one.element),
    }
    for part, wrong in faults.items():
        if wrong:
            raise RuleViolation("questionnaire-bad", survey=one.code[:24], part=part)
    return one


def in_asking_order(one: Questionnaire, order: Sequence[str]) -> Questionnaire:
    """The questionnaire asked in another order; raises RuleViolation `questionnaire-bad`."""
    if sorted(order) != list(one.codes):
        raise RuleViolation("questionnaire-bad", survey=one.code[:24], part="order")
    by_code = {element.code: element for element in one.element}
    return msgspec.structs.replace(one, element=tuple(by_code[code] for code in order))


def check_answers(one: Questionnaire, answers: Mapping[str, int | None]) -> tuple[int, ...]:
    """The answers in the order of the codes, 0 for none.

    Raises RuleViolation `survey-answer-bad` with the element, `survey-answers-none`.
    """
    for code, value in answers.items():
        fits = value is None or (type(value) is int and 1 <= value <= one.scale)
        if code not in one.codes or not fits:
            raise RuleViolation("survey-answer-bad", row=1, element=code[:24], scale=one.scale)
    kept = tuple(answers.get(code) or 0 for code in one.codes)
    if not any(kept):
        raise RuleViolation("survey-answers-none", field="answers")
    return kept


def check_profile(profile: Mapping[str, object]) -> dict[str, str]:
    """What a respondent said of themselves, as words; raises RuleViolation `survey-profile-bad`."""
    kept: dict[str, str] = {}
    for name, value in profile.items():
        if value in (None, ""):
            continue
        years = name == "age" and type(value) is int and value in AGES
        if not years and value not in PROFILE.get(name, ()):
            raise RuleViolation("survey-profile-bad", field=name[:24])
        kept[name] = str(value)
    return kept


def age_group(age: str) -> str:
    """The group of an age in years; a group is its own."""
    if not age.isdecimal():
        return age
    return AGE_GROUPS[max(0, min(int(age) // 10 - 1, len(AGE_GROUPS) - 1))]


def band_of(local: dt.datetime) -> str:
    """The time band of a moment in the office's own time: `am` 08.00-12.00, `pm` 13.00-17.00.

    The half hour on either side of noon goes to the nearer band.
    """
    minute = local.hour * 60 + local.minute
    return "am" if minute < MORNING_ENDS_MINUTE else "pm"
