"""Chains as pure functions: linking entries, and finding the first one that does not fit."""

from __future__ import annotations

from collections.abc import Sequence

from frontoffice.domain.errors import Rejected
from frontoffice.journal.entry import Entry, check_entry, entry_hash
from frontoffice.journal.signing import SignedHead, verify_head


def extend(prev: bytes, entries: Sequence[Entry]) -> list[bytes]:
    """The hashes of entries that follow one another behind `prev` (32 bytes each)."""
    hashes = []
    for entry in entries:
        prev = entry_hash(prev, entry)
        hashes.append(prev)
    return hashes


def check_run(entries: Sequence[Entry], after_seq: int) -> None:
    """Checks that entries of one chain continue `after_seq` without a gap, in whole acts.

    Raises Rejected("chain-broken", station, seq, reason) with reason chain, gap or act, and
    Rejected("entry-bad") for an entry that contradicts itself or its stream.
    """
    streams: dict[int, str] = {}
    act = 0
    for expected, entry in enumerate(entries, after_seq + 1):
        if entry.chain != entries[0].chain:
            raise _broken(entry, "chain")
        if entry.seq != expected:
            raise _broken(entry, "gap")
        if entry.act != entry.seq and entry.act != act:
            raise _broken(entry, "act")
        act = entry.act
        check_entry(entry)
        streams[entry.seq] = entry.stream
        for chain, seq in entry.after:
            if chain == entry.chain and streams.get(seq, entry.stream) != entry.stream:
                raise Rejected(
                    "entry-bad", station=chain.hex(), seq=entry.seq, reason="after-other-stream"
                )


def verify_run(
    public: bytes, prev: bytes, after_seq: int, entries: Sequence[Entry], head: SignedHead
) -> list[bytes]:
    """Checks a run of station `public` behind (after_seq, prev) up to its signed head.

    Returns the recomputed hashes. Raises what `check_run` raises, and Rejected("chain-broken")
    with reason empty, head, hash (something before or in the run was changed) or signature.
    """
    if not entries:
        raise Rejected("chain-broken", station=head.chain.hex(), seq=head.seq, reason="empty")
    check_run(entries, after_seq)
    last = entries[-1]
    if (head.chain, head.seq) != (last.chain, last.seq):
        raise _broken(last, "head")
    hashes = extend(prev, entries)
    if hashes[-1] != head.hash:
        raise _broken(last, "hash")
    if not verify_head(public, head):
        raise _broken(last, "signature")
    return hashes


def _broken(entry: Entry, reason: str) -> Rejected:
    return Rejected("chain-broken", station=entry.chain.hex(), seq=entry.seq, reason=reason)
