"""What was once written and signed reads and hashes the same in every later version.

`journal_v1.json` is never regenerated: a test that fails here means that offices with data could
not open it, or would disown what they signed.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from frontoffice.journal.chain import extend, verify_run
from frontoffice.journal.entry import Entry, chain_id, genesis
from frontoffice.journal.segment import from_bytes, unpack
from frontoffice.journal.signing import (
    Certificate,
    StationKey,
    sign_head,
    sign_request,
    verify_certificate,
    verify_request,
)
from frontoffice.store.keys import KeyRing

GOLDEN = json.loads(Path(__file__).with_name("journal_v1.json").read_text("utf-8"))
KEY = StationKey.from_bytes(bytes.fromhex(GOLDEN["key"]))
START = bytes.fromhex(GOLDEN["genesis"])
NOW = 1_795_136_400_000


def value_of(written):
    """A field as the golden file spells it."""
    if isinstance(written, dict):
        return bytes.fromhex(written["hex"])
    if isinstance(written, list):
        return tuple(value_of(item) for item in written)
    return written


ENTRIES = [Entry(*map(value_of, fields)) for fields in GOLDEN["entries"]]


def test_key_chain_and_beginning():
    assert KEY.public.hex() == GOLDEN["public"]
    assert chain_id(KEY.public, GOLDEN["feed"]).hex() == GOLDEN["chain"]
    assert genesis(KEY.public, GOLDEN["feed"]) == START


def test_entry_hashes():
    assert [found.hex() for found in extend(START, ENTRIES)] == GOLDEN["hashes"]


def test_head_signature():
    head = sign_head(KEY, ENTRIES[-1].chain, ENTRIES[-1].seq, bytes.fromhex(GOLDEN["hashes"][-1]))
    assert head.signature.hex() == GOLDEN["head_signature"]


def test_certificate():
    found = msgspec.msgpack.decode(bytes.fromhex(GOLDEN["certificate"]), type=Certificate)
    assert (found.key, found.office, found.station, found.series) == (KEY.public, "MPP1", 3, "A")
    assert verify_certificate(found, bytes.fromhex(GOLDEN["authority"]))


def test_request_signature():
    asked = ("POST", "/exchange", b"h" * 32, b"nonce-123456")
    assert sign_request(KEY, *asked) == GOLDEN["request"]
    assert verify_request(KEY.public, GOLDEN["request"], *asked)


@pytest.mark.parametrize("form", ["rows", "columns"])
def test_segments_of_every_form_are_read(form):
    assert unpack(from_bytes(bytes.fromhex(GOLDEN["segments"][form]))) == ENTRIES


def test_a_segment_with_columns_of_many_forms_is_read():
    segment = from_bytes(bytes.fromhex(GOLDEN["segments"]["many"]))
    hashes = verify_run(KEY.public, START, 0, unpack(segment), segment.head)
    assert (len(hashes), hashes[-1].hex()) == (80, GOLDEN["many_head"])


def test_a_key_ring_is_opened(tmp_path):
    path = tmp_path / "keys.json"
    path.write_text(json.dumps(GOLDEN["keys"]))
    ring = KeyRing.load(path, b"d" * 32)
    assert ring.unlock_with_words(GOLDEN["words"]) == bytes(range(32))
    assert ring.unlock_with_device() == bytes(range(32))
    assert ring.unlock("siti", "847261", NOW) == bytes(range(32))
