"""An entry's hash covers every field, and an entry that contradicts itself is named."""

from __future__ import annotations

import msgspec
import pytest

from frontoffice.domain.errors import Rejected
from frontoffice.journal.entry import (
    chain_id,
    check_entry,
    commitment,
    entry_hash,
    genesis,
    opened_by,
    without_personal,
)
from tests.unit.journal_samples import CHAIN, KEY, OTHER_CHAIN, SALT, moving, opening

PREV = bytes(32)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("chain", OTHER_CHAIN),
        ("seq", 8),
        ("act", 6),
        ("at", 0),
        ("clock", (0, False)),
        ("clock", (None, True)),
        ("stream", "case:00112233aabbccdd/1"),
        ("after", ((CHAIN, 3),)),
        ("after", ()),
        ("kind", "case.moved/2"),
        ("actor", "budi"),
        ("body", b"\x80"),
        ("circle", "agency:SIM"),
        ("commitment", bytes(32)),
    ],
)
def test_changing_any_field_changes_the_hash(field, value):
    entry = moving(7, 1, circle="agency:DKC", commitment=b"c" * 32)
    changed = msgspec.structs.replace(entry, **{field: value})
    assert entry_hash(PREV, changed) != entry_hash(PREV, entry)


def test_what_went_before_is_part_of_the_hash():
    assert entry_hash(PREV, opening(1)) != entry_hash(b"\x01" * 32, opening(1))


def test_no_two_neighbouring_fields_can_trade_letters():
    one = opening(1, kind="ab", actor="c")
    other = opening(1, kind="a", actor="bc")
    assert entry_hash(PREV, one) != entry_hash(PREV, other)


def test_the_hash_stays_when_personal_data_goes():
    bare = without_personal(opening(1))
    assert (bare.personal, bare.salt) == (None, None)
    assert entry_hash(PREV, bare) == entry_hash(PREV, opening(1))
    check_entry(bare)


def test_a_commitment_needs_the_right_salt_and_the_right_data():
    committed = commitment(b"data", SALT)
    assert committed != commitment(b"data", b"12345678")
    assert committed != commitment(b"date", SALT)


def test_a_chain_is_named_by_key_and_feed():
    assert len(chain_id(KEY.public, "MPP1")) == 8
    assert chain_id(KEY.public, "MPP1") != chain_id(KEY.public, "national")
    assert genesis(KEY.public, "MPP1") != genesis(KEY.public, "national")
    with pytest.raises(ValueError):
        chain_id(b"short", "MPP1")


@pytest.mark.parametrize(
    ("stream", "opener"),
    [
        (f"case:{CHAIN.hex()}/17", (CHAIN, 17)),
        ("service:DKC-KK@0a1b2c3d", None),
        (f"case:{CHAIN.hex()}/0", None),
        (f"case:{CHAIN.hex()}/017", None),
        (f"case:{CHAIN.hex().upper()}x/1", None),
    ],
)
def test_a_stream_tells_the_entry_that_opened_it(stream, opener):
    assert opened_by(stream) == opener


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (opening(1, chain=b"short"), "place"),
        (opening(2, act=3), "place"),
        (opening(1, kind=""), "empty-field"),
        (opening(1, commitment=None), "personal-uncommitted"),
        (moving(2, 1, circle="agency:DKC"), "personal-uncommitted"),
        (opening(1, circle=None), "commitment"),
        (opening(1, commitment=b"short"), "commitment"),
        (opening(1, salt=None), "salt"),
        (opening(1, salt=b"short"), "salt"),
        (opening(1, personal=b"\x80"), "personal-altered"),
        (opening(2, stream=f"case:{CHAIN.hex()}/1"), "stream-name"),
        (opening(2, after=((CHAIN, 1),)), "stream-name"),
        (moving(3, 1, after=((CHAIN, 2), (CHAIN, 1))), "after-order"),
        (moving(3, 1, after=((CHAIN, 1), (CHAIN, 1))), "after-order"),
        (moving(3, 1, after=((CHAIN, 3),)), "after"),
        (moving(3, 1, after=((CHAIN, 0),)), "after"),
        (moving(3, 1, after=((b"short", 1),)), "after"),
    ],
)
def test_an_entry_that_contradicts_itself_is_named(entry, reason):
    with pytest.raises(Rejected) as caught:
        check_entry(entry)
    assert caught.value.code == "entry-bad"
    assert caught.value.data["seq"] == entry.seq
    assert caught.value.data["reason"] == reason


def test_entries_of_ordinary_kinds_are_fine():
    check_entry(opening(1))
    check_entry(moving(3, 1, 2, after=tuple(sorted([(CHAIN, 2), (OTHER_CHAIN, 900)]))))
    check_entry(opening(5, stream="service:DKC-KK@0a1b2c3d", after=()))
