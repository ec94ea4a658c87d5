"""The satisfaction index (SKM, PermenPANRB 14/2017) in exact fractions."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain

import msgspec

from frontoffice.domain.errors import RuleViolation

REPORT_ORDER = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "pengaduan",
    "sarpras",
)
"""The elements (unsur) in the order of the regulation: complaints 8, facilities 9."""

Answers = Mapping[str, int | None]
"""One respondent: element code -> 1..4, or None where not answered."""

# Upper bounds of IKM rounded to two decimals; rounding first closes the gaps of the table.
_GRADES = (
    (Decimal("64.99"), "D", "Tidak Baik"),
    (Decimal("76.60"), "C", "Kurang Baik"),
    (Decimal("88.30"), "B", "Baik"),
    (Decimal("100.00"), "A", "Sangat Baik"),
)
# Krejcie & Morgan (1970): chi square for one degree of freedom, proportion, error.
_CHI_SQUARE, _PROPORTION, _ERROR = Fraction("3.841"), Fraction(1, 2), Fraction("0.05")


class SurveyIndex(msgspec.Struct, frozen=True, kw_only=True):
    """The result of one period; figures as decimal text, rounded half up once at the end.

    `nrr` is the mean per element (3 decimals), `weighted` its share of the index (3), `index`
    on the answers' scale (4), `ikm` 25..100 (2), `grade` A-D from the rounded `ikm`.
    """

    respondents: int
    answers: dict[str, int]
    nrr: dict[str, str]
    weighted: dict[str, str]
    index: str
    ikm: str
    grade: str
    performance: str
    lowest: tuple[str, ...]
    highest: tuple[str, ...]


def survey_index(
    rows: Iterable[Answers], scale: int = 4, codes: Sequence[str] = REPORT_ORDER
) -> SurveyIndex:
    """The index of all respondents; elements nobody answered are left out of the weights.

    IKM = 100/scale x sum(mean x 1/elements). A respondent without any answer is not counted.
    `codes` are the elements in the order of the report; the order of the questions does not
    matter. Raises RuleViolation `survey-empty`, or `survey-answer-bad` with row (from 1) and
    element.
    """
    known = list(rows)
    # Counting pairs is one pass in C: a million answers take half a second.
    pairs = Counter(chain.from_iterable(row.items() for row in known))
    given = {pair: count for pair, count in pairs.items() if pair[1] is not None}
    if any(not _fits(pair, scale, codes) for pair in given):
        raise _first_bad(known, scale, codes)
    counted = sum(1 for row in known if any(value is not None for value in row.values()))
    return index_of_counts(given, counted, scale, codes)


def index_of_counts(
    counts: Mapping[tuple[str, int | None], int],
    respondents: int,
    scale: int = 4,
    codes: Sequence[str] = REPORT_ORDER,
) -> SurveyIndex:
    """The index from how often each (element, answer) was given; raises as `survey_index`."""
    sums: dict[str, int] = {}
    answers: dict[str, int] = {}
    for (code, value), count in counts.items():
        if value is not None and code in codes:
            sums[code] = sums.get(code, 0) + value * count
            answers[code] = answers.get(code, 0) + count
    if not respondents or not answers:
        raise RuleViolation("survey-empty")
    means = {code: Fraction(sums[code], answers[code]) for code in codes if code in sums}
    weight = Fraction(1, len(means))
    index = sum(means.values(), Fraction()) * weight
    ikm = round_half_up(index * Fraction(100, scale), 2)
    grade, performance = grade_of(ikm)
    return SurveyIndex(
        respondents=respondents,
        answers={code: answers[code] for code in means},
        nrr={code: round_half_up(mean, 3) for code, mean in means.items()},
        weighted={code: round_half_up(mean * weight, 3) for code, mean in means.items()},
        index=round_half_up(index, 4),
        ikm=ikm,
        grade=grade,
        performance=performance,
        lowest=tuple(code for code, mean in means.items() if mean == min(means.values())),
        highest=tuple(code for code, mean in means.items() if mean == max(means.values())),
    )


def _fits(pair: tuple[str, int | None], scale: int, codes: Sequence[str]) -> bool:
    code, value = pair
    return code in codes and type(value) is int and 1 <= value <= scale


def _first_bad(rows: Sequence[Answers], scale: int, codes: Sequence[str]) -> RuleViolation:
    for number, row in enumerate(rows, 1):
        for pair in row.items():
            if pair[1] is not None and not _fits(pair, scale, codes):
                return RuleViolation("survey-answer-bad", row=number, element=pair[0], scale=scale)
    raise AssertionError("every answer fits")


def round_half_up(value: Fraction, decimals: int) -> str:
    """A non-negative fraction as decimal text, an exact half upwards."""
    scaled = value * 10**decimals + Fraction(1, 2)
    whole = str(scaled.numerator // scaled.denominator).rjust(decimals + 1, "0")
    return f"{whole[:-decimals]}.{whole[-decimals:]}"


def grade_of(ikm: str) -> tuple[str, str]:
    """Grade (mutu) and performance (kinerja) of an IKM that is already rounded to two decimals."""
    value = Decimal(ikm)
    for bound, grade, performance in _GRADES:
        if value <= bound:
            return grade, performance
    raise RuleViolation("survey-index-bad", ikm=ikm)


def sample_size(users: int) -> int:
    """How many answers a period with so many service users needs (Krejcie and Morgan, 5 %).

    Raises RuleViolation `survey-users-bad` for a negative number.
    """
    if users < 0:
        raise RuleViolation("survey-users-bad", field="users")
    if users == 0:
        return 0
    spread = _CHI_SQUARE * _PROPORTION * (1 - _PROPORTION)
    exact = spread * users / (_ERROR**2 * (users - 1) + spread)
    return int(exact + Fraction(1, 2))


def parse_survey(text: str) -> list[dict[str, int | None]]:
    """Answers from CSV text whose heading names the nine elements; other columns are ignored.

    Comma or semicolon; an empty cell is no answer. Raises RuleViolation `survey-column-missing`
    or `survey-answer-bad` with the row (from 1).
    """
    lines = text.lstrip("\ufeff").splitlines()
    delimiter = ";" if lines and ";" in lines[0] else ","
    reader = csv.DictReader(io.StringIO("\n".join(lines)), delimiter=delimiter)
    heading = [(name or "").strip().lower() for name in reader.fieldnames or []]
    reader.fieldnames = heading
    missing = [code for code in REPORT_ORDER if code not in heading]
    if missing:
        raise RuleViolation("survey-column-missing", columns=missing)
    return [
        {code: _answer(row.get(code), number, code) for code in REPORT_ORDER}
        for number, row in enumerate(reader, 1)
    ]


def _answer(cell: str | None, row: int, code: str) -> int | None:
    text = (cell or "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) == 1):
        raise RuleViolation("survey-answer-bad", row=row, element=code, scale=4)
    return int(text)
