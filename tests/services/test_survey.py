"""Results of the survey: exact in any order and words; samples, plans, the sheet, commands."""

from __future__ import annotations

import datetime as dt
import json
import random
import time
from functools import partial

import pytest

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.survey import REPORT_ORDER, survey_index
from frontoffice.domain.survey_questions import band_of, in_asking_order
from frontoffice.services import intake, survey, survey_papers, survey_plan
from frontoffice.services.survey_results import LEAST, results
from frontoffice.store.apply import dump
from tests.builders import intake_request
from tests.documents.reading import printed, squeezed
from tests.e2e.station import Station
from tests.services.voices import end_of_day

Date = dt.date
YEAR = (Date(2026, 1, 1), Date(2026, 12, 31))


def answer(home, count, seed=7, **more):
    rows = []
    chance = random.Random(seed)
    for _ in range(count):
        rows.append({code: chance.randint(1, 4) for code in REPORT_ORDER})
        survey.collect(home, rows[-1], **more)
    return rows


def test_a_million_answers_are_counted_exactly_in_two_seconds():
    chance = random.Random(1)
    rows = [
        dict(zip(REPORT_ORDER, chance.choices((1, 2, 3, 4), k=9), strict=True))
        for _ in range(111_112)
    ]
    began = time.process_time()
    found = survey_index(rows)
    took = time.process_time() - began

    sums = {code: sum(row[code] for row in rows) for code in REPORT_ORDER}
    whole = sum(sums.values())
    # 25 x sum / (9 n), rounded half up to two decimals, in whole numbers.
    hundredths = (2 * 2500 * whole + 9 * len(rows)) // (2 * 9 * len(rows))
    assert found.ikm == f"{hundredths // 100}.{hundredths % 100:02}"
    assert took < 2


def test_what_is_written_gives_what_the_arithmetic_gives(home, clock):
    rows = answer(home, 25, service="KEL-SKTM")
    end_of_day(home, clock)
    found = results(home, *YEAR)
    assert found.index == survey_index(rows)
    assert [(one.service, one.index) for one in found.services] == [("KEL-SKTM", found.index)]
    assert found.trend[-1].ikm == found.index.ikm


def test_order_and_words_of_the_questions_change_no_result(home, clock):
    asked = survey.questionnaire(home)
    turned = survey.set_order(home, "skm", [one.code for one in reversed(asked.element)])
    assert [one.code for one in survey.questionnaire(home).element] == [
        one.code for one in turned.element
    ]
    rows = answer(home, 12)
    end_of_day(home, clock)
    assert results(home, *YEAR).index == survey_index(rows)
    assert results(home, *YEAR).order == REPORT_ORDER
    with pytest.raises(RuleViolation, match="questionnaire-bad"):
        in_asking_order(asked, ["waktu"])


def test_another_survey_has_its_own_scale_and_elements(home, clock):
    asked = survey.questionnaire(home, "ipak")
    for n in range(LEAST):
        survey.collect(home, dict.fromkeys(asked.codes, 5 + n % 2), survey="ipak")
    end_of_day(home, clock)
    found = results(home, *YEAR, "ipak")
    # 5.5 of 6 is 91.67 of a hundred.
    assert (found.index.index, found.index.ikm) == ("5.5000", "91.67")
    assert results(home, *YEAR).respondents == 0
    with pytest.raises(NotFound, match="survey-unknown"):
        survey.questionnaire(home, "../skm")


def test_too_few_answers_show_no_index_and_no_sheet(home, clock):
    answer(home, LEAST - 1)
    end_of_day(home, clock)
    found = results(home, *YEAR)
    assert (found.respondents, found.index, found.said, found.services) == (LEAST - 1, None, {}, ())
    with pytest.raises(RuleViolation, match="survey-few"):
        survey_papers.publication(home, found)


def test_the_sample_follows_the_users_of_the_period(home):
    for serial in range(3):
        intake.submit(home, intake_request("KEL-SKTM", serial=serial + 1))
    assert (results(home, *YEAR).users, results(home, *YEAR).sample) == (3, 3)
    assert results(home, Date(2026, 1, 1), Date(2026, 10, 31)).users == 0


REFUSED = [
    ({"answers": {"waktu": 5}}, "survey-answer-bad"),
    ({"answers": {"speed": 1}}, "survey-answer-bad"),
    ({"answers": {}}, "survey-answers-none"),
    ({"answers": {"waktu": 1}, "profile": {"sex": "X"}}, "survey-profile-bad"),
    ({"answers": {"waktu": 1}, "profile": {"name": "Siti"}}, "survey-profile-bad"),
    ({"answers": {"waktu": 1}, "profile": {"age": 7}}, "survey-profile-bad"),
    ({"answers": {"waktu": 1}, "channel": "code"}, "survey-channel-bad"),
    ({"answers": {"waktu": 1}, "comment": "a" * 501}, "survey-comment-long"),
]


def test_what_does_not_fit_is_refused_and_nothing_waits(home):
    for asked, code in REFUSED:
        with pytest.raises(RuleViolation) as refused:
            survey.collect(home, **asked)
        assert refused.value.code == code
    assert survey.waiting(home) == (0, 0)


@pytest.mark.parametrize(
    ("hour", "minute", "band"), [(8, 0, "am"), (12, 29, "am"), (12, 30, "pm"), (16, 59, "pm")]
)
def test_of_the_time_only_the_half_of_the_day_is_kept(hour, minute, band):
    assert band_of(dt.datetime(2026, 11, 23, hour, minute, tzinfo=dt.UTC)) == band


def test_rows_are_what_the_facts_say(home, clock):
    answer(home, 11, profile={"sex": "P", "age": 30}, comment="cepat")
    end_of_day(home, clock)
    survey_plan.plan(home, "waktu", "Buka loket", "budi.s", Date(2027, 1, 4), period=YEAR)
    (plan,) = survey_plan.plans(home)
    survey_plan.move_plan(home, plan.stream, "in_progress")
    with home.store.read() as connection:
        before = dump(connection)
    home.store.rebuild()
    with home.store.read() as connection:
        assert dump(connection) == before
    with pytest.raises(RuleViolation, match="survey-plan-move-bad"):
        survey_plan.move_plan(home, plan.stream, "planned")


def test_the_sheet_says_index_grade_elements_and_follow_up(home, clock):
    answer(home, 20)
    end_of_day(home, clock)
    found = results(home, *YEAR)
    element = found.weakest[0]
    survey_plan.plan(home, element, "Buka loket kedua", "budi.s", Date(2027, 1, 4), period=YEAR)
    text = printed(survey_papers.publication(home, found))
    for said in (
        found.index.ikm.replace(".", ","),
        "Buka loket kedua",
        "Budi Santika",
        "20 dari 0",
    ):
        assert squeezed(said) in text


def test_what_is_published_of_respondents_hides_few_and_one_beside_them(home, clock):
    for n in range(20):
        said = {"sex": "L" if n < 2 else "P", "age": 25 if n < 9 else "60+", "job": "swasta"}
        survey.collect(home, {"waktu": 3}, profile=said)
    end_of_day(home, clock)
    found = results(home, *YEAR)
    assert found.said["sex"] == {"L": 2, "P": 18}
    assert survey_papers.respondents(found.said) == (
        ("Jenis kelamin", "Laki-laki: *, Perempuan: *"),
        ("Umur", "20-29 tahun: 9, 60 tahun ke atas: 11"),
        ("Pekerjaan", "Swasta: 20"),
    )
    text = printed(survey_papers.publication(home, found))
    assert squeezed("Perempuan: *") in text
    assert squeezed("18") not in text


def test_the_command_line_collects_closes_and_reports(home, clock, device_dir, capsys, tmp_path):
    answer(home, LEAST)
    end_of_day(home, clock)
    home.close()
    station = Station(home.folder, device_dir)
    forms = tmp_path / "forms.json"
    forms.write_text(json.dumps([{"answers": {"waktu": 3}, "profile": {"sex": "L"}}] * 2))

    def told(*arguments, status=0):
        answer = station.command(capsys, "survey", *arguments, "--json")
        assert answer.status == status, answer
        return json.loads(answer.out)

    assert told("collect", str(forms)) == {"collected": 2, "waiting": 2}
    period = ("--from", "2026-11-01", "--until", "2026-11-30")
    found = told("report", *period, "--out", str(tmp_path / "hasil.png"))
    assert (found["respondents"], len(found["weakest"])) == (LEAST, 3)
    assert (tmp_path / "hasil.png").read_bytes().startswith(b"\x89PNG")
    error = told("report", "--from", "2026-12-01", "--until", "2026-11-01", status=3)["error"]
    assert error["code"] == "survey-period-bad"

    limits = ("--since", "2026-11-25", "--reason", "Janji kepala kantor", "--json")
    answer_of = partial(station.command, capsys, "complaint")
    loose = answer_of("set-clock", "unsupervised", "finish", "--number", "60", *limits)
    assert json.loads(loose.out)["error"]["code"] == "complaint-clock-loose"
    assert answer_of("set-clock", "unsupervised", "finish", "--number", "7", *limits).status == 0
    clocks = json.loads(answer_of("clocks", "--json").out)["clocks"]
    own = [one for one in clocks if one["since_on"]]
    assert [(one["number"], one["counts"]) for one in own] == [(7, False)]
