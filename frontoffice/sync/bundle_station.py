"""Bundles made and taken in by a station: for the centre or another station, by any messenger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.errors import NotFound, Refused, Rejected
from frontoffice.journal.segment import for_circles, pack
from frontoffice.journal.signing import Certificate, verify_certificate
from frontoffice.store import apply, erasure, replica
from frontoffice.store.carriage import read_carried, take_segment
from frontoffice.store.replica import ChainHead, Peer
from frontoffice.store.store import Store, write_setting
from frontoffice.sync import bundle, bundle_files
from frontoffice.sync.bundle import (
    ENTRIES,
    Imported,
    Inspected,
    Manifest,
    Problem,
    Receiver,
    Sender,
)
from frontoffice.sync.calls import acknowledged_by
from frontoffice.sync.carrying import may_carry
from frontoffice.sync.clone import common_with, leave
from frontoffice.sync.spare import INTRODUCTION, Introduction, introduced
from frontoffice.sync.wire import (
    NATIONAL,
    Acknowledgement,
    Cargo,
    Stand,
    decode,
    encode,
    granted,
    verify_acknowledgement,
)

CENTRE = "central"
_POSITION = "bundle-position:"
_SENT = "bundle-sent:"
Told = Callable[[int], None]


def receiver_called(store: Store, to: str) -> Receiver:
    """Whom `to` names: `central`, or a station of this office by its number.

    Raises NotFound `not-enrolled`, `bundle-receiver-unknown`.
    """
    with store.read() as connection:
        if to == CENTRE:
            centre = next((one for one in replica.peers(connection) if one.role == CENTRE), None)
            if centre is None:
                raise NotFound("not-enrolled")
            return Receiver(public_key=centre.public_key, name=CENTRE)
        rows = connection.exec_driver_sql(
            "SELECT body FROM certificate WHERE office = ? AND station = ? AND revoked_at IS NULL",
            (store.feed, int(to) if to.isdigit() else 0),
        )
        known = [one for (body,) in rows if (one := replica.read_certificate(body))]
    known = [one for one in known if one.key != store.key.public]
    if not known:
        raise NotFound("bundle-receiver-unknown", to=to[:20])
    # After a restore a number has several keys; the last series letter is the one at work.
    return _station(max(known, key=lambda one: one.series))


def receiver_with_key(store: Store, key: bytes) -> Receiver:
    """Whoever has this public key, among the peers and stations known here.

    Raises NotFound `bundle-receiver-unknown`.
    """
    with store.read() as connection:
        if key in replica.peer_keys(connection):
            return Receiver(public_key=key, name=CENTRE)
        found = replica.certificate_of(connection, key)
    if found is None:
        raise NotFound("bundle-receiver-unknown", to=key.hex()[:8])
    return _station(found)


def _station(found: Certificate) -> Receiver:
    name = f"{found.office}/{found.station:02}{found.series}"
    return Receiver(public_key=found.key, name=name, circles=found.circles)


def export_bundle(
    store: Store,
    path: Path,
    receiver: Receiver,
    *,
    answers: bytes = b"",
    told: Told | None = None,
    files_limit: int = bundle_files.LIMIT,
) -> Inspected:
    """Writes a bundle of everything the receiver lacks, as far as its own word or bundles say.

    Attached files come behind the facts, at most `files_limit` bytes of them.

    Until the receiver answers, each bundle holds all the earlier ones held: none must arrive, and
    their order does not matter. Raises what `bundle.compose` raises.
    """
    sender = Sender(
        key=store.key,
        certificate=msgspec.msgpack.encode(store.certificate),
        role="station",
        office=store.feed,
    )
    made = bundle.compose(
        path,
        sender,
        receiver,
        _cargoes(store, receiver, told or (lambda _count: None)),
        heads=_stands(store),
        answers=answers,
        erased=_erased(store),
        introduction=_introduction(store),
        files=bundle_files.outgoing(store, receiver, files_limit),
        files_wanted=bundle_files.asked_for(store),
        made_at=store.clock.read()[0],
    )
    store.set_setting(_SENT + receiver.public_key.hex(), made.hash)
    return made


def import_bundle(store: Store, path: Path, told: Told | None = None) -> Imported:
    """Takes a bundle in by the same code as the line; late, twice and out of order are harmless.

    Raises StoreTrouble `bundle-*` before anything is applied, Refused `bundle-other-office`,
    `bundle-sender-unknown`. A run that does not fit is told in `problems` and left out.
    """
    # A copied disk that finds itself here takes a new key; the bundle is for the old one.
    key = store.key
    opened, cargoes = bundle.open_parts(path, key)
    manifest = opened.manifest
    if manifest.office != store.feed:
        raise Refused("bundle-other-office", office=manifest.office)
    _meet(store, manifest)
    with store.read() as connection:
        if not replica.may_write(connection, manifest.public_key, store.feed):
            raise Refused("bundle-sender-unknown", file=path.name)

    copied = list[Problem]()

    def take(cargo: Cargo) -> int:
        if cargo.feed not in (store.feed, NATIONAL):
            raise Rejected("feed-other", feed=cargo.feed)
        if cargo.segment.head.chain == store.chain:
            copied.extend(_twin(store, cargo))
        return take_segment(store, cargo.feed, cargo.public_key, cargo.segment, told)

    added, known, problems = bundle.take_all(cargoes, take)
    _erase(store, manifest)
    _adopt(store)
    files = bundle_files.take_files(store, opened, key)
    acknowledged = _keep(store, manifest)
    ours = {(one.chain, one.seq, one.hash) for one in _stands(store) if one.seq}
    return Imported(
        manifest=manifest,
        hash=opened.hash,
        added=added,
        known=known,
        acknowledged=acknowledged,
        even={(one.chain, one.seq, one.hash) for one in manifest.heads} == ours,
        problems=(*copied, *problems),
        files=files,
    )


def _introduction(store: Store) -> Introduction | None:
    kept = store.setting(INTRODUCTION)
    return decode(kept, Introduction) if kept else None


def _meet(store: Store, manifest: Manifest) -> None:
    """Keeps the certificate of a spare the authority vouches for by its admission key."""
    authority = store.setting(replica.AUTHORITY_KEY)
    if manifest.introduction is None or authority is None:
        return
    found = introduced(manifest.introduction, authority)
    if found is None or found[1].key != manifest.public_key:
        return
    with store.writing() as connection:
        if replica.certificate_of(connection, manifest.public_key) is None:
            replica.keep_certificate(connection, found[1])


def _adopt(store: Store) -> None:
    """Takes over the centre's own certificate once it came: the introduction has done its work."""
    authority = store.setting(replica.AUTHORITY_KEY)
    with store.writing() as connection:
        found = replica.certificate_of(connection, store.key.public)
        if found is None or authority is None or store.certificate.authority == authority:
            return
        if verify_certificate(found, authority):
            store.certify(connection, found)
            write_setting(connection, INTRODUCTION, None)


def _twin(store: Store, cargo: Cargo) -> list[Problem]:
    """Where a run of our own chain is not ours, this disk was copied: ours is set apart."""
    with store.read() as connection:
        head = next(one for one in replica.heads(connection) if one.chain == store.chain)
    common = common_with(store, head, cargo)
    if common is None:
        return []
    refused = leave(store, head, common)
    return [Problem(refused.code, refused.data)]


def _erase(store: Store, manifest: Manifest) -> None:
    """Destroys what the sender destroyed; the list of a revoked station destroys nothing."""
    if not manifest.erased:
        return
    with store.writing() as connection:
        revoked = connection.exec_driver_sql(
            "SELECT 1 FROM certificate WHERE public_key = ? AND revoked_at IS NOT NULL",
            (manifest.public_key,),
        ).first()
        if not revoked:
            apply.erase(connection, manifest.erased)
    store.scrub()
    bundle_files.sweep(store)


def _erased(store: Store) -> list[str]:
    with store.read() as connection:
        return erasure.listed(connection)


def _stands(store: Store) -> list[Stand]:
    with store.read() as connection:
        found = replica.heads(connection, (store.feed, NATIONAL))
    return [Stand(one.chain, one.feed, one.seq, one.hash) for one in found if one.seq]


def _cargoes(store: Store, receiver: Receiver, told: Told) -> Iterator[Cargo]:
    """Segments behind where the receiver stands, those that bring certificates first."""
    position = _position(store, receiver)
    with store.read() as connection:
        servers = replica.peer_keys(connection)
        ours = {one.chain for one in replica.our_chains(connection)}
        heads = replica.heads(connection, (store.feed, NATIONAL))
    if position is None:
        # Nobody said what it has: a centre has what the line brought here, a station its own facts.
        to_centre = receiver.circles is None
        heads = [
            one
            for one in heads
            if (one.chain in ours if to_centre else one.public_key != receiver.public_key)
        ]
    for head in sorted(heads, key=lambda one: (one.public_key not in servers, one.chain)):
        stand = _stand(store, head, receiver, position)
        if may_carry(store, head, stand, receiver.circles):
            yield from _runs(store, head, stand.seq if stand else 0, receiver, told)


def _runs(
    store: Store, head: ChainHead, after: int, receiver: Receiver, told: Told
) -> Iterator[Cargo]:
    while after < head.seq:
        with store.read() as connection:
            if head.own:
                found = replica.read_run(connection, store, head, after, ENTRIES)
            else:
                carried = read_carried(connection, head, after)
                if carried is None:
                    return
                found = carried
        entries, signed = found
        segment = pack(entries, signed)
        circles = receiver.circles
        named = segment.personal
        allowed = frozenset(named) if circles is None else granted(named, circles)
        yield Cargo(head.feed, head.public_key, for_circles(segment, allowed))
        told(len(entries))
        after = signed.seq


def _position(store: Store, receiver: Receiver) -> tuple[Stand, ...] | None:
    """Where the receiver said it stood in its last bundle, None where none came from it."""
    kept = store.setting(_POSITION + receiver.public_key.hex())
    return decode(kept, tuple[Stand, ...]) if kept else None


def _stand(
    store: Store, head: ChainHead, receiver: Receiver, position: tuple[Stand, ...] | None
) -> Stand | None:
    """Where the receiver stands in one chain: by its bundle, else by its signed word.

    The lower counts: an older answer that comes late only costs bytes.
    """
    known = [one for one in position or () if one.chain == head.chain]
    if position is not None:
        return known[0] if known else None
    with store.read() as connection:
        peers = [one for one in replica.peers(connection) if one.public_key == receiver.public_key]
        for peer in peers:
            for word in acknowledged_by(peer):
                ours = replica.hash_at(connection, head.chain, head.public_key, head.feed, word.seq)
                if word.chain == head.chain and ours == word.hash:
                    known.append(Stand(head.chain, head.feed, word.seq, word.hash))
    return min(known, key=lambda one: one.seq, default=None)


def _keep(store: Store, manifest: Manifest) -> int:
    """Keeps where the sender stands and its word for our chains; how many words it gave."""
    sent = store.setting(_SENT + manifest.public_key.hex())
    newest = bool(manifest.answers) and manifest.answers == sent
    with store.writing() as connection:
        write_setting(connection, _POSITION + manifest.public_key.hex(), encode(manifest.heads))
        for peer in replica.peers(connection):
            if peer.public_key == manifest.public_key:
                return _keep_words(connection, peer, manifest.words, newest=newest)
    return 0


def _keep_words(
    connection: Connection, peer: Peer, words: tuple[Acknowledgement, ...], *, newest: bool
) -> int:
    """Keeps a peer's word; one that says less counts only in the answer to our newest bundle.

    (A centre restored from an older database says less, and so does an old answer come late.)
    """
    good = [one for one in words if verify_acknowledgement(peer.public_key, one)]
    known = {one.chain: one for one in acknowledged_by(peer)}
    for one in good:
        before = known.get(one.chain)
        if newest or before is None or one.seq > before.seq:
            known[one.chain] = one
    if good:
        kept = msgspec.structs.replace(peer, acknowledged=encode(list(known.values())))
        replica.keep_peer(connection, kept)
    return len(good)
