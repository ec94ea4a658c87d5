"""Entries and keys that the journal's tests share."""

from __future__ import annotations

from frontoffice.domain import canonical
from frontoffice.journal.chain import extend
from frontoffice.journal.entry import Entry, chain_id, commitment, genesis, stream_name
from frontoffice.journal.signing import SignedHead, StationKey, sign_head

KEY = StationKey.from_bytes(bytes(range(32)))
FEED = "MPP1"
CHAIN = chain_id(KEY.public, FEED)
OTHER_CHAIN = bytes.fromhex("00112233aabbccdd")
SALT = b"\x01\x02\x03\x04\x05\x06\x07\x08"


def opening(seq: int, *, act: int | None = None, **fields) -> Entry:
    """An entry that opens a case, with personal data."""
    personal = canonical.encode({"name": "Pemohon Contoh", "nik": "3273011508909991"})
    values = {
        "chain": CHAIN,
        "seq": seq,
        "act": act or seq,
        "at": 1_795_136_400_000 + 1000 * seq,
        "clock": (None, False),
        "stream": stream_name("case", CHAIN, seq),
        "after": (),
        "kind": "case.submitted/1",
        "actor": "siti",
        "body": canonical.encode({"service": "DKC-KK", "fee_rupiah": 0}),
        "circle": "agency:DKC",
        "personal": personal,
        "salt": SALT,
        "commitment": commitment(personal, SALT),
    }
    return Entry(**(values | fields))


def moving(seq: int, opened: int, before: int | None = None, **fields) -> Entry:
    """An entry that goes on with the case opened at `opened`."""
    values = {
        "stream": stream_name("case", CHAIN, opened),
        "after": ((CHAIN, before or opened),),
        "kind": "case.moved/1",
        "body": canonical.encode({"to": "in_process"}),
        "circle": None,
        "personal": None,
        "salt": None,
        "commitment": None,
    }
    return opening(seq, **(values | fields))


def short_chain() -> list[Entry]:
    """Two cases, the first with two moves; entries 3 and 4 are one act."""
    return [opening(1), moving(2, 1), opening(3), moving(4, 1, 2, act=3)]


def head_of(entries: list[Entry], prev: bytes | None = None) -> SignedHead:
    """The signed head at the end of a chain that starts at its genesis."""
    start = prev if prev is not None else genesis(KEY.public, FEED)
    return sign_head(KEY, entries[-1].chain, entries[-1].seq, extend(start, entries)[-1])
