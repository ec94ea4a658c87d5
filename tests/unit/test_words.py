"""Rupiah, terbilang, spoken tickets, dates."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.words import (
    date_words,
    number_in_words,
    rupiah,
    terbilang,
    ticket_sounds,
    time_words,
)
from tests.unit.domain_data import vectors


@pytest.mark.parametrize("vector", vectors("terbilang")["vectors"], ids=lambda v: str(v["n"]))
def test_the_vectors(vector):
    assert rupiah(vector["n"]) == vector["rupiah"]
    assert terbilang(vector["n"]) == vector["terbilang"]


UNITS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7}
UNITS |= {"delapan": 8, "sembilan": 9}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12, "kuadriliun": 10**15}


def read_words(text):
    """The number somebody hears; written apart from the code under test."""
    total = group = unit = 0
    for word in text.split():
        if word in UNITS:
            unit = UNITS[word]
            continue
        if word == "belas":
            group += 10 + unit
        elif word == "puluh":
            group += 10 * unit
        elif word == "ratus":
            group += 100 * unit
        elif word in SCALES:
            total += (group + unit) * SCALES[word]
            group = 0
        else:
            group += {"sepuluh": 10, "sebelas": 11, "seratus": 100}.get(word, 0)
            total += 1000 if word == "seribu" else 0
        unit = 0
    return total + group + unit


@given(st.integers(0, 10**18 - 1) | st.integers(0, 20000))
def test_what_is_written_is_what_is_heard(number):
    words = number_in_words(number)
    assert read_words(words) == number
    assert "satu ratus" not in words
    assert "satu puluh" not in words
    assert "satu belas" not in words


@given(st.integers(0, 10**9 - 1))
def test_words_agree_with_num2words_but_for_its_one_thousand(number):
    theirs = num2words(number, lang="id").replace("juta satu ribu", "juta seribu")
    assert number_in_words(number) == theirs


def test_num2words_trap():
    assert num2words(1_001_000, lang="id") == "satu juta satu ribu"
    assert terbilang(1_001_000) == "satu juta seribu rupiah"


@given(st.integers(-(10**15), 10**15))
def test_rupiah_groups_by_three_without_blanks(amount):
    text = rupiah(amount)
    assert int(text.replace("Rp", "").replace(".", "")) == amount
    groups = text.removeprefix("-").removeprefix("Rp").split(".")
    assert all(len(group) == 3 for group in groups[1:])
    assert 1 <= len(groups[0]) <= 3


def test_a_shortage_is_negative_and_too_much_is_refused():
    assert rupiah(-5000) == "-Rp5.000"
    assert terbilang(-5000) == "minus lima ribu rupiah"
    for number in (10**18, -(10**18)):
        with pytest.raises(RuleViolation, match="amount-out-of-words"):
            terbilang(number)


@pytest.mark.parametrize(
    ("ticket", "sounds"),
    [
        ("A023", "a dua puluh tiga"),
        ("b100", "be seratus"),
        ("F110", "ef seratus sepuluh"),
        ("Z001", "zet satu"),
        ("A03-017", "a tiga tujuh belas"),
    ],
)
def test_tickets_are_read_without_leading_zeros(ticket, sounds):
    assert " ".join(ticket_sounds(ticket)) == sounds


def test_letters_have_the_names_of_the_alphabet():
    names = "a be ce de e ef ge ha i je ka el em en o pe ki er es te u fe we eks ye zet"
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert " ".join(ticket_sounds(f"{letter}001")[0] for letter in letters) == names


@pytest.mark.parametrize("ticket", ["", "A", "023", "A23", "AA023", "A-023", "A٠٢٣"])
def test_what_is_no_ticket_is_refused(ticket):
    with pytest.raises(RuleViolation, match="ticket-bad"):
        ticket_sounds(ticket)


def test_dates_and_times():
    assert date_words(datetime.date(2026, 11, 23)) == "Senin, 23 November 2026"
    assert date_words(datetime.date(2026, 8, 2), weekday=False) == "2 Agustus 2026"
    assert time_words(datetime.time(9, 14)) == "09.14"
    sunday = datetime.date(2026, 11, 22)
    assert date_words(sunday).startswith("Minggu, ")
