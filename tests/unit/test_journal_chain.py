"""A run is accepted whole or refused with the station, the entry and the reason."""

from __future__ import annotations

import msgspec
import pytest

from frontoffice.domain.errors import Rejected
from frontoffice.journal.chain import check_run, extend, verify_run
from frontoffice.journal.entry import genesis, without_personal
from frontoffice.journal.signing import SignedHead, StationKey, sign_head
from tests.unit.journal_samples import (
    CHAIN,
    FEED,
    KEY,
    OTHER_CHAIN,
    head_of,
    moving,
    opening,
    short_chain,
)

START = genesis(KEY.public, FEED)


def refusal(call, *args):
    with pytest.raises(Rejected) as caught:
        call(*args)
    return caught.value.code, caught.value.data["seq"], caught.value.data["reason"]


def test_a_whole_chain_verifies_and_gives_its_hashes():
    entries = short_chain()
    assert verify_run(KEY.public, START, 0, entries, head_of(entries)) == extend(START, entries)


def test_a_later_run_continues_from_the_hash_before():
    entries = short_chain()
    hashes = extend(START, entries)
    assert verify_run(KEY.public, hashes[1], 2, entries[2:], head_of(entries)) == hashes[2:]


def test_a_reader_outside_the_circle_verifies_the_same_chain():
    entries = short_chain()
    bare = [without_personal(entry) for entry in entries]
    assert verify_run(KEY.public, START, 0, bare, head_of(entries)) == extend(START, entries)


@pytest.mark.parametrize("place", range(4))
def test_a_changed_entry_anywhere_breaks_the_chain(place):
    entries = short_chain()
    head = head_of(entries)
    entries[place] = msgspec.structs.replace(entries[place], actor="budi")
    assert refusal(verify_run, KEY.public, START, 0, entries, head) == ("chain-broken", 4, "hash")


def test_another_past_breaks_the_chain():
    entries = short_chain()
    found = refusal(verify_run, KEY.public, bytes(32), 0, entries, head_of(entries))
    assert found == ("chain-broken", 4, "hash")


def test_a_head_signed_by_someone_else_is_refused():
    entries = short_chain()
    forged = sign_head(StationKey.generate(), CHAIN, 4, extend(START, entries)[-1])
    found = refusal(verify_run, KEY.public, START, 0, entries, forged)
    assert found == ("chain-broken", 4, "signature")


def test_a_head_of_another_place_is_refused():
    entries = short_chain()
    found = refusal(verify_run, KEY.public, START, 0, entries[:2], head_of(entries))
    assert found == ("chain-broken", 2, "head")


def test_nothing_is_not_a_run():
    head = SignedHead(CHAIN, 4, bytes(32), bytes(64))
    found = refusal(verify_run, KEY.public, START, 0, [], head)
    assert found == ("chain-broken", 4, "empty")


@pytest.mark.parametrize(
    ("entries", "after_seq", "found"),
    [
        ([opening(1), opening(3)], 0, ("chain-broken", 3, "gap")),
        ([opening(2)], 0, ("chain-broken", 2, "gap")),
        ([opening(1), opening(1)], 0, ("chain-broken", 1, "gap")),
        ([opening(1), opening(2, chain=OTHER_CHAIN)], 0, ("chain-broken", 2, "chain")),
        ([opening(2, act=1)], 1, ("chain-broken", 2, "act")),
        ([opening(1), opening(2), opening(3, act=1)], 0, ("chain-broken", 3, "act")),
        ([opening(1), opening(2), moving(3, 1, 2)], 0, ("entry-bad", 3, "after-other-stream")),
        ([opening(1), moving(2, 1, circle="x")], 0, ("entry-bad", 2, "personal-uncommitted")),
    ],
)
def test_the_first_entry_that_does_not_fit_is_named(entries, after_seq, found):
    assert refusal(check_run, entries, after_seq) == found
