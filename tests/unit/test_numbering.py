"""Registration and receipt numbers: form, check character, stepping over, tracking codes."""

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.numbering import (
    SERIES,
    TRACKING_ALPHABET,
    Number,
    check_character,
    first_number,
    next_number,
    next_series,
    parse_number,
    tracking_code,
)

DAY = datetime.date(2026, 11, 22)
CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

numbers = st.builds(
    next_number,
    office=st.text(CHARACTERS, min_size=2, max_size=8),
    on=st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)),
    station=st.integers(1, 99),
    series=st.sampled_from(SERIES),
    last_serial=st.integers(0, 9990),
    receipt=st.booleans(),
)


def test_the_examples():
    assert next_number("MPP1", DAY, 3, "A", 16).text == "MPP1-261122-03A0017-0"
    assert next_number("MPP1", DAY, 3, "A", 16, receipt=True).text == "KMPP1-261122-03A0017-K"
    assert first_number("MPP1", DAY, 3, "A").serial == 1
    assert str(first_number("MPP1", DAY, 3, "A")).startswith("MPP1-261122-03A0001-")


def test_iso_7064_mod_37_2_as_blood_banks_use_it():
    # ISBT 128 donation numbers and their keyboard check characters.
    assert check_character("G123498654321") == "H"
    assert check_character("G123489654321") == "Y"


@given(numbers)
def test_a_number_is_read_back_as_it_was(number):
    assert parse_number(number.text, receipt=number.receipt) == number
    typed = number.text.lower().replace("-", " ")
    assert parse_number(typed, receipt=number.receipt) == number
    assert parse_number(number.text.replace("-", ""), receipt=number.receipt) == number


@given(numbers, st.data())
def test_every_single_wrong_character_is_caught(number, data):
    plain = number.text.replace("-", "")
    place = data.draw(st.integers(0, len(plain) - 1))
    wrong = data.draw(st.sampled_from(CHARACTERS))
    assume(wrong != plain[place])
    spoiled = plain[:place] + wrong + plain[place + 1 :]
    with pytest.raises(RuleViolation):
        parse_number(spoiled, receipt=number.receipt)


@given(numbers, st.data())
def test_every_swap_of_two_neighbours_is_caught(number, data):
    plain = number.text.replace("-", "")
    place = data.draw(st.integers(0, len(plain) - 2))
    assume(plain[place] != plain[place + 1])
    spoiled = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
    with pytest.raises(RuleViolation):
        parse_number(spoiled, receipt=number.receipt)


def test_a_whole_day_has_no_asterisk_no_double_and_a_rising_serial():
    serial, texts = 0, []
    while serial < 9000:
        number = next_number("KEC9", DAY, 7, "B", serial)
        assert number.serial > serial
        serial = number.serial
        texts.append(number.text)
    assert "*" not in "".join(texts)
    assert len(set(texts)) == len(texts)


def test_numbers_that_would_end_in_an_asterisk_are_stepped_over():
    skipped = [
        serial
        for serial in range(1, 300)
        if Number(office="MPP1", on=DAY, station=3, series="A", serial=serial).check == "*"
    ]
    assert skipped
    for serial in skipped:
        assert next_number("MPP1", DAY, 3, "A", serial - 1).serial > serial


def test_registration_and_receipt_of_one_serial_differ():
    plain, receipt = (first_number("MPP1", DAY, 3, "A", kind) for kind in (False, True))
    assert plain.text != receipt.text
    with pytest.raises(RuleViolation):
        parse_number(plain.text, receipt=True)


def test_an_office_whose_code_begins_with_k():
    number = first_number("KEC1", DAY, 3, "A")
    assert parse_number(number.text).office == "KEC1"
    receipt = first_number("KEC1", DAY, 3, "A", receipt=True)
    assert receipt.text.startswith("KKEC1-")
    assert parse_number(receipt.text, receipt=True).office == "KEC1"


@pytest.mark.parametrize(
    "text",
    ["", "MPP1", "MPP1-261122-03A0017", "M-261122-03A0017-0", "MPP123456-261122-03A0017-0"]
    + ["MPP1-261122-03I0017-0", "MPP1-2611XX-03A0017-0", "MPP1_261122_03A0017_0"],
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(RuleViolation, match="number-bad"):
        parse_number(text)


@pytest.mark.parametrize(
    "body", ["MPP1-261322-03A0017", "MPP1-261122-00A0017", "MPP1-261122-03A0000"]
)
def test_a_day_station_or_serial_that_cannot_be_is_refused(body):
    check = check_character(body.replace("-", ""))
    assert check != "*"
    with pytest.raises(RuleViolation, match="number-bad"):
        parse_number(f"{body}-{check}")


@pytest.mark.parametrize(
    ("office", "station", "series", "last", "code"),
    [
        ("M", 3, "A", 0, "office-code-bad"),
        ("MPP123456", 3, "A", 0, "office-code-bad"),
        ("mpp1", 3, "A", 0, "office-code-bad"),
        ("MPP-1", 3, "A", 0, "office-code-bad"),
        ("MPP1", 0, "A", 0, "station-number-bad"),
        ("MPP1", 100, "A", 0, "station-number-bad"),
        ("MPP1", True, "A", 0, "station-number-bad"),
        ("MPP1", 3, "I", 0, "series-bad"),
        ("MPP1", 3, "O", 0, "series-bad"),
        ("MPP1", 3, "AB", 0, "series-bad"),
        ("MPP1", 3, "", 0, "series-bad"),
        ("MPP1", 3, "A", 9999, "numbers-used-up"),
    ],
)
def test_numbers_are_made_only_for_real_stations(office, station, series, last, code):
    with pytest.raises(RuleViolation, match=code):
        next_number(office, DAY, station, series, last)


def test_the_series_goes_on_without_look_alikes():
    letters = ["A"]
    while letters[-1] != "Z":
        letters.append(next_series(letters[-1]))
    assert "".join(letters) == "ABCDEFGHJKLMNPQRSTUVWXYZ"
    with pytest.raises(RuleViolation, match="series-used-up"):
        next_series("Z")
    with pytest.raises(RuleViolation, match="series-bad"):
        next_series("I")


@given(st.binary(min_size=8, max_size=32))
def test_a_tracking_code_is_six_unmistakable_characters(seed):
    code = tracking_code(seed)
    assert len(code) == 6
    assert set(code) <= set(TRACKING_ALPHABET)
    assert not set(TRACKING_ALPHABET) & set("0O1IL2Z5S8B")
    assert tracking_code(seed) == code


def test_tracking_codes_spread():
    codes = [tracking_code(number.to_bytes(8)) for number in range(3000)]
    assert len(set(codes)) == 3000
    for place in range(6):
        assert {code[place] for code in codes} == set(TRACKING_ALPHABET)
