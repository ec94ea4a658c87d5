"""Forty more questions, written by another pen before it had read the list of citizens' words."""

from __future__ import annotations

import tomllib
from pathlib import Path

from frontoffice.domain.answers import Answers
from frontoffice.services.service_search import questions, vocabulary
from tests.builders import catalogue

SECOND = Path(__file__).parents[1] / "vectors" / "citizen_questions_second.toml"


def test_forty_questions_of_another_pen_find_their_service():
    asked = tomllib.loads(SECOND.read_text("utf-8"))["question"]
    answers = Answers(catalogue().standards, questions(), vocabulary())
    first = third = 0
    for question in asked:
        codes = [one.code for one, _ in answers.services(question["words"])]
        first += codes[:1] == [question["service"]]
        third += question["service"] in codes[:3]
    assert len(asked) == 40
    assert first >= 36
    assert third >= 39


def test_who_in_the_family_is_meant_says_nothing_about_the_service():
    answers = Answers(catalogue().standards, questions(), vocabulary())
    plain = [one.code for one, _ in answers.services("ktp hilang")]
    for whose in ("bapak", "bini", "mertua", "simbok"):
        assert [one.code for one, _ in answers.services(f"ktp {whose} hilang")] == plain
