"""A copied disk that meets what its twin wrote: where both part, and what the second one does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from frontoffice.domain.errors import Refused, Rejected
from frontoffice.journal.chain import verify_run
from frontoffice.journal.segment import unpack
from frontoffice.store import quarantine, replica, starts
from frontoffice.store.replica import ChainHead
from frontoffice.store.store import Store
from frontoffice.sync.calls import Calls
from frontoffice.sync.wire import NATIONAL, Cargo, PullRequest, Stand, blob_name, decode


def part_ways(store: Store, calls: Calls, theirs: dict[bytes, Stand]) -> Refused:
    """Finds where the twin's entries begin, sets ours apart, and goes on under a new key.

    Returns the refusal to end the exchange with: the new key has to be enrolled. Raises Offline
    when the line breaks before (nothing was changed), Rejected where the peer's version of our
    chain does not verify.
    """
    with store.read() as connection:
        head = next(one for one in replica.heads(connection) if one.chain == store.chain)
    common = _common(store, calls, head, theirs[head.chain])
    return leave(store, head, common)


def leave(store: Store, head: ChainHead, common: int) -> Refused:
    """Sets our entries behind seq `common` apart and takes a new key; the refusal that says so."""
    apart = quarantine.leave_copied_chain(store, common)
    return Refused("station-copied", station=head.chain.hex(), seq=common + 1, count=apart)


def follow_centre(
    store: Store, calls: Calls, theirs: Mapping[bytes, Stand], refused: Collection[bytes]
) -> frozenset[bytes]:
    """Takes the centre's side in chains of others whose disk was copied; the chains set right.

    A bundle may have brought what the copy wrote before the centre counted its twin. Ours of it is
    set apart, and the centre's fetched next. `refused` are chains whose next run did not fit.
    """
    if calls.peer.role != "central":
        return frozenset()
    with store.read() as connection:
        others = [one for one in replica.heads(connection, (store.feed, NATIONAL)) if not one.own]
    done = set[bytes]()
    for head in others:
        stand = theirs.get(head.chain)
        if stand is None or not _parted(store, head, stand, refused):
            continue
        common = _common(store, calls, head, stand)
        if common < head.seq:
            with store.writing() as connection:
                at = store.clock.read()[0]
                quarantine.set_apart(connection, head.chain, common, "copied", at)
            done.add(head.chain)
    return frozenset(done)


def _parted(store: Store, head: ChainHead, stand: Stand, refused: Collection[bytes]) -> bool:
    if head.seq < stand.seq:
        return head.chain in refused
    with store.read() as connection:
        ours = replica.hash_at(connection, head.chain, head.public_key, head.feed, stand.seq)
        start = starts.of(connection, head.chain)
    if start is not None and stand.seq < start.seq:
        return False
    return ours != stand.hash


def common_with(store: Store, head: ChainHead, cargo: Cargo) -> int | None:
    """The last seq of a run of our chain that is ours too; None where the run is wholly ours.

    Raises Rejected where the run does not verify behind what is here.
    """
    segment, before = cargo.segment, cargo.segment.first - 1
    with store.read() as connection:
        prev = replica.hash_at(connection, head.chain, head.public_key, head.feed, before)
    if not prev:
        raise Rejected("chain-gap", station=head.chain.hex(), seq=segment.first)
    entries = unpack(segment)
    hashes = verify_run(head.public_key, prev, before, entries, segment.head)
    with store.read() as connection:
        for entry, link in zip(entries, hashes, strict=True):
            ours = replica.hash_at(connection, head.chain, head.public_key, head.feed, entry.seq)
            # What a start set left out is not here to be compared.
            if ours and ours != link:
                return entry.seq - 1
    return None


def _common(store: Store, calls: Calls, head: ChainHead, stand: Stand) -> int:
    """The last entry both disks have; asks the peer for its run behind what it signed for."""
    after = _signed_for(store, calls, head)
    while after < stand.seq:
        cargo = _next_run(calls, head, after)
        found = common_with(store, head, cargo)
        if found is not None:
            return found
        after = cargo.segment.head.seq
    return after


def _signed_for(store: Store, calls: Calls, head: ChainHead) -> int:
    with store.read() as connection:
        return max(
            (
                word.seq
                for word in calls.acknowledged()
                if word.chain == head.chain
                and word.hash
                == replica.hash_at(connection, head.chain, head.public_key, head.feed, word.seq)
            ),
            default=0,
        )


def _next_run(calls: Calls, head: ChainHead, after: int) -> Cargo:
    came, names = bytearray(), list[bytes]()

    def started(name: bytes, _size: int, _offset: int) -> None:
        names.append(name)

    request = PullRequest(((head.chain, after),), ())
    calls.pull(request, came, started, lambda _count: None)
    if blob_name(bytes(came)) != names[-1]:
        raise Rejected("blob-altered")
    cargoes: Iterable[Cargo] = decode(bytes(came), list[Cargo])
    found = [one for one in cargoes if one.segment.head.chain == head.chain]
    if not found or found[0].segment.first != after + 1:
        raise Rejected("chain-gap", station=head.chain.hex(), seq=after + 1)
    return found[0]
