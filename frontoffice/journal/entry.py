"""One entry of the journal: an immutable fact with its place, its past and its commitment.

What an entry's hash covers is fixed for ever; golden values lie in `tests/compatibility`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

import msgspec

from frontoffice.domain.errors import Rejected

CHAIN_BYTES = 8
HASH_BYTES = 32
SALT_BYTES = 8

MAX_AFTER = 256
"""More heads of one stream than any branch has stations."""

_OPENED_BY = re.compile(r"[a-z][a-z0-9-]{0,31}:([0-9a-f]{16})/([1-9][0-9]{0,18})")
_pack = msgspec.msgpack.Encoder().encode


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A fact as it stands in a chain.

    `act` is the `seq` of the first entry of its unit of work. `at` is the writer's own wall clock
    (UTC ms); `clock` is (offset in ms to the last server time or None, suspect after a jump).
    `after` names the heads of `stream` that the writer had seen as sorted (chain, seq) pairs and is
    always explicit here: leaving out "my own previous entry of this stream" is only a saving of
    segments, and the hash never depends on it. An entry that opens its stream has an empty `after`.

    `body` and `personal` are the writer's canonical bytes. `circle` and `commitment` are present
    exactly when the fact has personal data; `personal` and `salt` are present together, or both
    absent because they were erased, withheld or not fetched.
    """

    chain: bytes
    seq: int
    act: int
    at: int
    clock: tuple[int | None, bool]
    stream: str
    after: tuple[tuple[bytes, int], ...]
    kind: str
    actor: str
    body: bytes
    circle: str | None = None
    personal: bytes | None = None
    salt: bytes | None = None
    commitment: bytes | None = None


def chain_id(public_key: bytes, feed: str) -> bytes:
    """The 8-byte name of what the station with this Ed25519 key (32 bytes) writes for a feed."""
    return blake2b(_named(public_key, feed), digest_size=32, person=b"fo-chain-1").digest()[:8]


def genesis(public_key: bytes, feed: str) -> bytes:
    """What stands for `prev` before the first entry of a chain (32 bytes)."""
    named = chain_id(public_key, feed) + _named(public_key, feed)
    return blake2b(named, digest_size=HASH_BYTES, person=b"fo-genesis-1").digest()


def _named(public_key: bytes, feed: str) -> bytes:
    if len(public_key) != 32:
        raise ValueError("a public key has 32 bytes")
    return public_key + feed.encode()


def commitment(personal: bytes, salt: bytes) -> bytes:
    """What stands for personal data in the hash (32 bytes): it can be erased, the proof stays.

    The salt (8 random bytes) keeps a name or a NIK from being found by trying them all.
    """
    return blake2b(personal, digest_size=HASH_BYTES, key=salt, person=b"fo-personal-1").digest()


def entry_hash(prev: bytes, entry: Entry) -> bytes:
    """The 32-byte link of an entry behind `prev`.

    BLAKE2b-256 under the tag `fo-entry-1` over `prev` and the msgpack array [chain, seq, act, at,
    [offset, suspect], stream, [[chain, seq]...], kind, actor, body, circle, commitment].
    """
    fields = _pack(
        (
            entry.chain,
            entry.seq,
            entry.act,
            entry.at,
            entry.clock,
            entry.stream,
            entry.after,
            entry.kind,
            entry.actor,
            entry.body,
            entry.circle,
            entry.commitment,
        )
    )
    return blake2b(prev + fields, digest_size=HASH_BYTES, person=b"fo-entry-1").digest()


def without_personal(entry: Entry) -> Entry:
    """The same entry as someone outside its circle holds it: the hash does not change."""
    return msgspec.structs.replace(entry, personal=None, salt=None)


def stream_name(word: str, chain: bytes, seq: int) -> str:
    """The name of the stream that an entry opens, e.g. `case:0123456789abcdef/17`."""
    return f"{word}:{chain.hex()}/{seq}"


@lru_cache(maxsize=4096)
def opened_by(stream: str) -> tuple[bytes, int] | None:
    """The (chain, seq) of the entry a stream is named after; None when it is named by content."""
    found = _OPENED_BY.fullmatch(stream)
    return (bytes.fromhex(found[1]), int(found[2])) if found else None


def check_entry(entry: Entry) -> None:
    """Raises Rejected("entry-bad", station, seq, reason) when an entry contradicts itself."""
    fault = _shape_fault(entry) or _personal_fault(entry) or _after_fault(entry)
    if fault:
        raise Rejected("entry-bad", station=entry.chain.hex(), seq=entry.seq, reason=fault)


def _shape_fault(entry: Entry) -> str | None:
    if len(entry.chain) != CHAIN_BYTES or not 1 <= entry.act <= entry.seq < 1 << 63:
        return "place"
    if not (entry.stream and entry.kind and entry.actor):
        return "empty-field"
    return None


def _personal_fault(entry: Entry) -> str | None:
    if entry.commitment is None:
        bare = entry.circle is None and entry.personal is None and entry.salt is None
        return None if bare else "personal-uncommitted"
    if entry.circle is None or len(entry.commitment) != HASH_BYTES:
        return "commitment"
    if entry.personal is None or entry.salt is None:
        return None if entry.personal is entry.salt else "salt"
    if len(entry.salt) != SALT_BYTES:
        return "salt"
    if commitment(entry.personal, entry.salt) != entry.commitment:
        return "personal-altered"
    return None


def _after_fault(entry: Entry) -> str | None:
    after = entry.after
    opener = opened_by(entry.stream)
    if opener and (not after) != (opener == (entry.chain, entry.seq)):
        return "stream-name"
    if not after:
        return None
    if len(after) > 1 and (len(after) > MAX_AFTER or any(a >= b for a, b in pairwise(after))):
        return "after-order"
    for chain, seq in after:
        if len(chain) != CHAIN_BYTES or seq < 1 or (chain == entry.chain and seq >= entry.seq):
            return "after"
    return None
