"""The elements of a survey as bars of the grades chart: one scale, the same letters everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from frontoffice.domain.survey import grade_of
from frontoffice.domain.survey_questions import Questionnaire
from frontoffice.services.survey_results import Results
from ui.widgets.charts import Grade

GRADES = (("D", 0.0), ("C", 1.6 / 3), ("B", 2.0644 / 3), ("A", 2.5324 / 3))
"""Where a grade begins on a scale from 1 to 4 (Permenpan 14/2017)."""


def element_grades(
    found: Results, asked: Questionnaire, weakest: Sequence[str], figure: str = ""
) -> list[Grade]:
    """A bar for each element, from the lowest answer there is, not from zero.

    Without `figure` nothing lies behind a bar; without grades by rule there is no letter.
    """
    index = found.index
    grades = []
    for code in found.order if index is not None else ():
        if index is None or code not in index.nrr:
            continue
        mean = Decimal(index.nrr[code])
        letter = grade_of(str(round(mean * 100 / asked.scale, 2)))[0] if asked.graded else ""
        share = max(0.0, float(mean - 1) / (asked.scale - 1))
        key = f"{figure}{code}" if figure else ""
        said = index.nrr[code].replace(".", ",")
        grades.append(Grade(key, asked.name_of(code), said, share, letter, code in weakest))
    return grades
