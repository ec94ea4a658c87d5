"""The QR text: small, complete, and broken by one wrong character."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from frontoffice.documents.proof import check_proof, make_proof, read_proof
from frontoffice.documents.receipt import lay_out_receipt
from frontoffice.documents.verify import read_code, verdict
from frontoffice.domain.errors import DocumentTrouble
from tests.documents import papers
from tests.documents.signing import AUTHORITY, STATION, facts_of, numbers, proof_text

FACTS = facts_of(papers.FREE, lay_out_receipt(papers.FREE).facts_hash)
TEXT = proof_text(FACTS)
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def test_what_goes_in_comes_out():
    proof = read_proof(TEXT)
    assert proof.facts == FACTS
    assert (proof.office, proof.station, proof.series) == ("MPP1", 3, "A")
    assert check_proof(proof, [STATION.public, AUTHORITY.public]).authority == AUTHORITY.public
    assert len(TEXT) <= 300


@given(position=st.integers(0, len(TEXT) - 1), letter=st.characters(codec="ascii"))
@settings(max_examples=300, deadline=None)
def test_any_changed_character_is_refused(position, letter):
    changed = TEXT[:position] + letter + TEXT[position + 1 :]
    answer = verdict(read_code(changed), [AUTHORITY.public]).code
    assert (answer == "genuine") == (changed == TEXT)


def test_every_position_refuses_its_neighbour_digit():
    start = TEXT.index("#") + 1
    for position in range(start, len(TEXT)):
        other = DIGITS[DIGITS.index(TEXT[position]) ^ 1]
        changed = TEXT[:position] + other + TEXT[position + 1 :]
        assert verdict(read_code(changed), [AUTHORITY.public]).code in ("altered", "unreadable")


@pytest.mark.parametrize("text", ["", "halo", "https://x.id/v#", TEXT[:-1], TEXT + "A", "A" + TEXT])
def test_nonsense_is_unreadable_or_altered(text):
    assert verdict(read_code(text), [AUTHORITY.public]).code in ("unreadable", "altered")


@given(data=st.text(DIGITS, min_size=214, max_size=320))
@settings(max_examples=200, deadline=None)
def test_random_codes_never_raise_and_never_pass(data):
    answer = verdict(read_code(f"https://x.id/v#{data}"), [AUTHORITY.public])
    assert answer.code in ("unreadable", "altered")


DATES = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


@given(
    office=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=2, max_size=8),
    service=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ-", min_size=1, max_size=16),
    amount=st.integers(0, 20_000).map(lambda thousands: thousands * 1000),
    seq=st.integers(1, 1_000_000),
    days=st.integers(0, 120),
    nik=st.sampled_from(["tanpa NIK", "3273••••••••0003", "0000••••••••0000"]),
)
@settings(max_examples=200, deadline=None)
def test_the_longest_codes_fit_in_300_bytes(office, service, amount, seq, days, nik):
    number, receipt = numbers(office, 9_000)
    facts = replace(
        FACTS,
        number=number,
        receipt_number=receipt,
        service=service,
        amount_rupiah=amount,
        seq=seq,
        promised_on=dt.date(2026, 11, 23) + dt.timedelta(days=days),
        nik=nik,
        initials="A.B.C.D.",
    )
    text = proof_text(facts, office, host="pelayanan.contoh.id0")
    assert len(text.encode()) <= 300
    back = read_proof(text).facts
    assert replace(back, nik=nik, initials="A.B.C.") == replace(facts, initials="A.B.C.")
    assert back.nik in (nik, "")


@given(
    issued=st.integers(0, 4_000_000_000_000).map(lambda ms: ms // 60_000 * 60_000),
    zone=st.sampled_from(["WIB", "WITA", "WIT"]),
    amount=st.integers(0, 10**12),
    promised=st.one_of(st.none(), DATES),
    receipt=st.booleans(),
    issuer=st.one_of(st.none(), st.tuples(st.integers(1, 99), st.sampled_from("ABZ"))),
)
@settings(max_examples=200, deadline=None)
def test_odd_clocks_and_other_issuers_survive(issued, zone, amount, promised, receipt, issuer):
    facts = replace(
        FACTS,
        issued_at=issued,
        zone=zone,
        amount_rupiah=amount,
        promised_on=promised,
        receipt_number=FACTS.receipt_number if receipt else None,
        issuer=issuer,
    )
    back = read_proof(proof_text(facts))
    assert back.facts == facts
    assert (back.station, back.series) == (issuer or (3, "A"))


def test_an_instant_is_promised_to_the_minute():
    facts = replace(FACTS, promised_on=None, promised_at=papers.ISSUED_AT + 15 * 60_000)
    assert read_proof(proof_text(facts)).facts == facts


def test_initials_without_plain_letters_show_as_question_marks():
    facts = replace(FACTS, initials="Ñ.Đ.Ж.")
    assert read_proof(proof_text(facts)).facts.initials == "N.D.?."


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "MPP1-261123-03A0017-9"},
        {"service": "terlalu panjang untuk kode"},
        {"zone": "UTC"},
        {"amount_rupiah": -1},
        {"facts_hash": b"123456789"},
    ],
)
def test_facts_without_their_form_are_refused(wrong):
    with pytest.raises(DocumentTrouble, match="qr-facts-unfit"):
        proof_text(replace(FACTS, **wrong))


def test_a_short_signature_is_refused():
    with pytest.raises(DocumentTrouble, match="qr-facts-unfit"):
        make_proof(FACTS, lambda data: b"short", STATION.public, bytes(64), "mpp1.contoh.id")
