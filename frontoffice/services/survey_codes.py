"""One-time codes of receipts: which may be spent here, and what a closing tells of them.

A code serves at every station and on the centre's pages, once (`domain.survey_codes`). Of this
station's own receipts it serves at once, of others as soon as their list has come.
"""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import read_body
from frontoffice.domain.survey_facts import SurveyCodesGiven, SurveyCodesSpent, code_hash
from frontoffice.services.home import Home
from frontoffice.store.engine import driver
from frontoffice.store.pool import Pool, told
from frontoffice.store.work import Work

STREAM = "survey-codes"


def spend(home: Home, pool: Pool, code: str) -> None:
    """Notes in the pool that a code was used.

    Raises RuleViolation `survey-code-bad` where it is none, or was used before as far as is known
    here.
    """
    office = home.card.office
    wanted = code_hash(office, code)
    if (
        wanted in pool.spent
        or _told_before(home, wanted)
        or not (wanted in _own(office, pool) or _given(home, wanted))
    ):
        raise RuleViolation("survey-code-bad", field="code")
    pool.spent.append(wanted)


def _own(office: str, pool: Pool) -> set[str]:
    on_paper = {code for generation in pool.codes for code in generation} - set(pool.blank)
    return {code_hash(office, code) for code in on_paper}


def _told_before(home: Home, wanted: str) -> bool:
    found = home.store.peek(
        "SELECT 1 FROM survey_spent_row WHERE office = ? AND hash = ?", (home.card.office, wanted)
    )
    return found is not None


def _given(home: Home, wanted: str) -> bool:
    """Whether a list in the journal has it, of this station or of another one of the office."""
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT body FROM entry WHERE stream >= ? AND stream < ? AND kind = ?",
            (f"{STREAM}:", f"{STREAM};", SurveyCodesGiven.KIND),
        )
        bodies = (read_body(SurveyCodesGiven.KIND, data) for (data,) in rows)
        return any(
            isinstance(one, SurveyCodesGiven)
            and one.office == home.card.office
            and wanted in one.hashes
            for one in bodies
        )


def codes_given(pool: Pool) -> list[str]:
    """The codes on the receipts since the last closing."""
    return sorted(set(pool.codes[0]) - set(pool.blank)) if pool.codes else []


def write_given(home: Home, work: Work, pool: Pool, on: dt.date) -> None:
    """Tells the centre and other stations by which codes a survey may be answered there."""
    office = home.card.office
    hashes = tuple(sorted(code_hash(office, one) for one in codes_given(pool)))
    if hashes:
        work.open(STREAM, SurveyCodesGiven(office=office, on=on, hashes=hashes))


def write_spent(home: Home, work: Work, pool: Pool, on: dt.date) -> None:
    """Tells which codes were used, once there are enough; comes after the answers they brought."""
    if hashes := tuple(told(pool)):
        work.open(STREAM, SurveyCodesSpent(office=home.card.office, on=on, hashes=hashes))
