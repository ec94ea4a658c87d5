"""The satisfaction index, exactly."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.survey import (
    REPORT_ORDER,
    grade_of,
    parse_survey,
    round_half_up,
    sample_size,
    survey_index,
)
from tests.unit.domain_data import vectors

SKM = vectors("skm")
ANSWERED = [vector for vector in SKM["vectors"] if "jawaban" in vector]
SUMMED = [vector for vector in SKM["vectors"] if "agregat" in vector]


def by_column(row):
    return dict(zip(REPORT_ORDER, row, strict=True))


@pytest.mark.parametrize("vector", ANSWERED, ids=lambda v: v["id"])
def test_the_vectors(vector):
    expected = vector["hasil"]
    result = survey_index(map(by_column, vector["jawaban"]))
    assert result.respondents == expected["n_responden"]
    assert list(result.answers.values()) == expected["jumlah_jawaban_per_unsur"]
    assert list(result.nrr.values()) == expected["nrr_per_unsur"]
    assert list(result.weighted.values()) == expected["nrr_tertimbang_per_unsur"]
    assert (result.index, result.ikm) == (expected["nilai_indeks"], expected["ikm"])
    assert (result.grade, result.performance) == (expected["mutu"], expected["kinerja"])
    for codes, numbers in (
        (result.lowest, expected["unsur_terendah"]),
        (result.highest, expected["unsur_tertinggi"]),
    ):
        assert list(codes) == [REPORT_ORDER[number - 1] for number in numbers]


def answers_that_sum_to(total, respondents):
    """Respondents whose nine answers add up to a given total, whoever gave them."""
    low, more = divmod(total, respondents * 9)
    cells = [low + 1] * more + [low] * (respondents * 9 - more)
    return [by_column(cells[place : place + 9]) for place in range(0, len(cells), 9)]


@pytest.mark.parametrize("vector", SUMMED, ids=lambda v: v["id"])
def test_the_vectors_at_the_edges_of_a_grade(vector):
    total = vector["agregat"]["jumlah_nilai_seluruh_unsur"]
    result = survey_index(answers_that_sum_to(total, vector["agregat"]["n_responden"]))
    expected = vector["hasil"]
    assert (result.ikm, result.grade, result.performance) == (
        expected["ikm"],
        expected["mutu"],
        expected["kinerja"],
    )


@pytest.mark.parametrize("edge", SKM["batas_mutu"], ids=lambda v: v["ikm"])
def test_the_table_of_grades(edge):
    assert grade_of(edge["ikm"]) == (edge["mutu"], edge["kinerja"])


def test_an_index_above_100_is_refused():
    with pytest.raises(RuleViolation, match="survey-index-bad"):
        grade_of("100.01")


@pytest.mark.parametrize(("users", "size"), SKM["krejcie_morgan"]["tabel"])
def test_the_sample_table(users, size):
    assert sample_size(users) == size


@pytest.mark.parametrize(
    ("users", "size"), [(0, 0), (1, 1), (100, 80), (500, 217), (1000, 278), (5000, 357)]
)
def test_more_samples(users, size):
    assert sample_size(users) == size


@given(st.integers(0, 10**9))
def test_a_sample_is_never_more_than_the_users_nor_than_384(users):
    assert sample_size(users) <= min(users, 384)
    assert sample_size(users) <= sample_size(users + 1)


def test_a_negative_number_of_users():
    with pytest.raises(RuleViolation, match="survey-users-bad"):
        sample_size(-1)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(64995, 1000), 2, "65.00"),
        (Fraction(76605, 1000), 2, "76.61"),
        (Fraction(88305, 1000), 2, "88.31"),
        (Fraction(1, 9), 3, "0.111"),
        (Fraction(1, 2000), 3, "0.001"),
        (Fraction(0), 2, "0.00"),
        (Fraction(100), 2, "100.00"),
    ],
)
def test_halves_go_up(value, decimals, text):
    assert round_half_up(value, decimals) == text


@given(st.lists(st.lists(st.integers(1, 4) | st.none(), min_size=9, max_size=9), min_size=1))
def test_the_index_lies_on_the_scale_and_ignores_the_order_of_answers(rows):
    answered = [row for row in rows if any(row)]
    if not answered:
        with pytest.raises(RuleViolation, match="survey-empty"):
            survey_index(map(by_column, rows))
        return
    result = survey_index(map(by_column, rows))
    assert result.respondents == len(answered)
    assert 25 <= float(result.ikm) <= 100
    assert survey_index(map(by_column, rows[::-1])) == result
    exact = [
        Fraction(sum(column), len(column))
        for place in range(9)
        if (column := [row[place] for row in rows if row[place]])
    ]
    assert result.ikm == round_half_up(25 * sum(exact) / len(exact), 2)


def test_an_element_nobody_answered_has_no_weight():
    rows = [{"persyaratan": 4, "waktu": 2, "sarpras": None}]
    result = survey_index(rows)
    assert set(result.nrr) == {"persyaratan", "waktu"}
    assert result.ikm == "75.00"


def test_another_scale_has_its_own_conversion():
    assert survey_index([{"waktu": 6}], scale=6).ikm == "100.00"


@pytest.mark.parametrize("answer", [0, 5, -1, True, "3", 2.5])
def test_an_answer_off_the_scale_names_row_and_element(answer):
    with pytest.raises(RuleViolation, match="survey-answer-bad") as raised:
        survey_index([{"waktu": 3}, {"waktu": answer}])
    assert (raised.value.data["row"], raised.value.data["element"]) == (2, "waktu")


def test_an_unknown_element_is_refused():
    with pytest.raises(RuleViolation, match="survey-answer-bad"):
        survey_index([{"keramahan": 3}])


HEADING = [
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "pengaduan",
    "sarpras",
]


def test_a_file_is_read_by_the_names_of_its_columns():
    lines = [",".join(reversed(HEADING)), "1,2,,,,,,,4", ",,,,,,,,"]
    rows = parse_survey("\ufeff" + "\n".join(lines))
    assert rows[0]["sarpras"] == 1
    assert rows[0]["pengaduan"] == 2
    assert rows[0]["persyaratan"] == 4
    assert rows[0]["waktu"] is None
    assert survey_index(rows).respondents == 1
    assert parse_survey("\n".join(lines).replace(",", ";")) == rows


def test_other_columns_are_ignored_and_short_rows_are_unanswered():
    text = ",".join([*HEADING, "umur"]) + "\n4,4,4,4,4,4,4,4,4,37\n3,3\n"
    result = survey_index(parse_survey(text))
    assert result.respondents == 2
    assert result.nrr["sarpras"] == "4.000"


def test_a_missing_column_is_named():
    with pytest.raises(RuleViolation, match="survey-column-missing") as raised:
        parse_survey("persyaratan,prosedur\n4,4\n")
    assert "sarpras" in raised.value.data["columns"]
    with pytest.raises(RuleViolation, match="survey-column-missing"):
        parse_survey("")


@pytest.mark.parametrize("cell", ["x", "10", "3.5", "-1", "٣"])
def test_a_cell_that_is_no_answer_names_its_row(cell):
    text = ",".join(HEADING) + "\n4,4,4,4,4,4,4,4,4\n" + f"{cell},4,4,4,4,4,4,4,4\n"
    with pytest.raises(RuleViolation, match="survey-answer-bad") as raised:
        parse_survey(text)
    assert raised.value.data["row"] == 2
