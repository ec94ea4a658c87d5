"""Sixty more questions, written by another pen before it had read the list of citizens' words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from frontoffice.domain.answers import Answers
from frontoffice.services.service_search import questions, vocabulary
from tests.builders import catalogue

VECTORS = Path(__file__).parents[1] / "vectors"


@pytest.mark.parametrize(("which", "count", "best"), [("second", 40, 36), ("third", 20, 18)])
def test_questions_of_another_pen_find_their_service(which, count, best):
    text = (VECTORS / f"citizen_questions_{which}.toml").read_text("utf-8")
    asked = tomllib.loads(text)["question"]
    answers = Answers(catalogue().standards, questions(), vocabulary())
    first = third = 0
    for question in asked:
        codes = [one.code for one, _ in answers.services(question["words"])]
        first += codes[:1] == [question["service"]]
        third += question["service"] in codes[:3]
    assert len(asked) == count
    assert first >= best
    assert third >= count - 1


def test_who_in_the_family_is_meant_says_nothing_about_the_service():
    answers = Answers(catalogue().standards, questions(), vocabulary())
    plain = [one.code for one, _ in answers.services("ktp hilang")]
    for whose in ("bapak", "bini", "mertua", "simbok"):
        assert [one.code for one, _ in answers.services(f"ktp {whose} hilang")] == plain


def test_who_names_a_paper_means_a_service_about_it():
    answers = Answers(catalogue().standards, questions(), vocabulary())
    for words, service in (
        ("sim sudah habis masa berlaku", "POL-SIM-PANJANG"),
        ("kk nikah", "DKC-KK"),
    ):
        assert answers.services(words)[0][0].code == service
