"""A one-time code counts once: at its own counter, at another one, on the web, known or unknown."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.survey_codes import FEW, Spent, repeated
from frontoffice.domain.survey_facts import SurveyCodesGiven
from frontoffice.services import pool, survey
from frontoffice.services.survey_results import LEAST, results
from frontoffice.store.apply import dump
from tests import recount
from tests.conftest import ADMIN
from tests.services.apart import exchange
from tests.services.voices import end_of_day

ON = dt.date(2026, 11, 23)
PERIOD = (ON, ON + dt.timedelta(days=30))


def answer(home, code, value=4):
    survey.collect(home, {"waktu": value}, channel="code", code=code)


def test_two_counters_that_did_not_know_count_a_code_once_on_both_replicas(home, make_home, clock):
    other = make_home("other", station=4, published=False)
    codes = [pool.draw_code(home) for _ in range(LEAST)]
    end_of_day(home, clock)
    exchange(home, other)
    for code in codes:
        answer(home, code)
    for code in codes[:2]:
        answer(other, code, 1)
    for code in (pool.draw_code(other) for _ in range(FEW - 2)):
        answer(other, code, 2)
    end_of_day(home, clock)
    end_of_day(other, clock)
    assert results(home, *PERIOD).repeated == 0
    exchange(home, other)

    found = [results(one, *PERIOD) for one in (home, other)]
    assert [(one.respondents, one.repeated) for one in found] == [(LEAST + FEW - 2, 2)] * 2
    assert found[0].flags["codes_twice"] == 2
    assert found[0].channels == found[1].channels
    with home.store.read() as connection:
        rows = dump(connection)
        counted = recount.recount(connection, "MPP1", *PERIOD, ON, 7, ADMIN)
    assert counted["respondents"] == LEAST + FEW - 2
    assert counted["elements"] == found[0].index.nrr
    home.store.rebuild()
    with home.store.read() as connection:
        assert dump(connection) == rows
    assert results(home, *PERIOD) == found[0]


def test_another_counters_code_serves_once_its_list_came_and_never_again(home, make_home, clock):
    other = make_home("other", station=4, published=False)
    codes = [pool.draw_code(home) for _ in range(FEW)]
    with pytest.raises(RuleViolation, match="survey-code-bad"):
        answer(other, codes[0])
    end_of_day(home, clock)
    exchange(home, other)
    for code in codes:
        answer(other, code)
    with pytest.raises(RuleViolation, match="survey-code-bad"):
        answer(other, codes[0])
    end_of_day(other, clock)
    exchange(home, other)
    with pytest.raises(RuleViolation, match="survey-code-bad"):
        answer(home, codes[0])
    assert pool.read(other).spent == []


def test_few_used_codes_are_told_by_nothing(home, clock):
    """Neither the list of given codes nor one of used codes says that a receipt was used."""
    codes = [pool.draw_code(home) for _ in range(3)]
    for code in codes[:-1]:
        answer(home, code)
    end_of_day(home, clock)
    with home.store.read() as connection:
        kinds = connection.exec_driver_sql(
            "SELECT kind, body FROM entry WHERE stream LIKE 'survey-codes:%'"
        ).all()
    assert [kind for kind, _ in kinds] == [SurveyCodesGiven.KIND]
    assert len(pool.read(home).spent) == 2
    with pytest.raises(RuleViolation, match="survey-code-bad"):
        answer(home, codes[0])
    for code in [codes[2], *(pool.draw_code(home) for _ in range(FEW - 3))]:
        answer(home, code)
    end_of_day(home, clock)
    assert pool.read(home).spent == []
    with pytest.raises(RuleViolation, match="survey-code-bad"):
        answer(home, codes[0])


def test_the_same_facts_in_any_order_leave_out_as_many_as_were_used_twice():
    chance = random.Random(4)
    for _ in range(50):
        lists, rows, places = [], [], {"aa": 0, "bb": 0, "cc": 0}
        for day in range(12):
            chain = chance.choice(sorted(places))
            codes = chance.sample(range(40), chance.randint(FEW, 9))
            stream = f"survey-answers:{chain}/{places[chain] + 1}"
            rows += [(stream, n) for n in range(len(codes))]
            places[chain] += 2
            told = tuple(f"{one:032x}" for one in sorted(codes))
            on = ON + dt.timedelta(days=day // 3)
            lists.append(Spent(f"survey-codes:{chain}/{places[chain]}", on, told))
        left = repeated(lists, rows)
        used = {code for one in lists for code in one.hashes}
        assert len(rows) - len(left) == len(used)
        chance.shuffle(lists)
        chance.shuffle(rows)
        assert repeated(lists, rows) == left
