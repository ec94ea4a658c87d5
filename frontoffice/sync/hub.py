"""A branch's hub as a station sees it: greeted once by certificate, asked before the centre."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import msgspec

from frontoffice.domain.errors import NotFound, Offline, Refused, SyncTrouble
from frontoffice.journal.signing import sign_request, verify_certificate
from frontoffice.store import replica
from frontoffice.store.replica import CENTRAL, HUB, Peer
from frontoffice.store.store import Store
from frontoffice.sync.calls import acknowledged_by
from frontoffice.sync.dialling import pin_shown
from frontoffice.sync.pull import BEGIN_FROM
from frontoffice.sync.session import Progress, SyncReport, synchronise
from frontoffice.sync.transport import Line, check_url
from frontoffice.sync.wire import (
    ROOT,
    EnrolAnswer,
    EnrolRequest,
    body_hash,
    decode,
    encode,
    verify_pin,
)

HUB_STALL_SECONDS = 8.0
"""On the LAN whoever says nothing for so long is not there."""

DIRECT_MS = 30 * 60_000
"""What waits so long for the centre's word through the hub, a station takes there itself."""

ADDED = ("pushed", "pulled", "bytes_up", "bytes_down", "requests", "seconds")

OpenLine = Callable[[str], Line]


def line_to(peer: Peer, open_line: OpenLine = Line) -> OpenLine:
    """How to reach a peer: a hub on the LAN gets little patience."""
    if open_line is Line and peer.role == HUB:
        return partial(Line, stall_seconds=HUB_STALL_SECONDS)
    return open_line


def greet(store: Store, url: str, open_line: OpenLine = Line) -> Peer:
    """Makes the hub at `url` a peer of this station, by both certificates; no code is needed.

    Raises Offline without a line, Refused `server-untrusted`, `not-a-hub`, `station-revoked`, and
    NotFound `not-enrolled` for a station no centre certified yet.
    """
    certificate = store.certificate
    if certificate.is_local:
        raise NotFound("not-enrolled")
    url = pinned(url.strip().rstrip("/"))
    body = encode(EnrolRequest("", msgspec.msgpack.encode(certificate)))
    path = f"{ROOT}/{certificate.office}/enrol"
    line = line_to(Peer(url, HUB, b""), open_line)(url)
    try:
        signature = sign_request(store.key, "POST", path, body_hash(body), b"")
        answer = line.request("POST", path, body, signature)
    finally:
        line.close()
    if answer.status != 200:
        raise Offline("line-captive", status=answer.status)
    given = decode(answer.body, EnrolAnswer)
    check_pin(url, given.server, given)
    return keep(store, url, given.server, given.server_certificate, given.role)


def pinned(url: str) -> str:
    """The address with the hash of the certificate shown there, where it names none.

    Nothing is believed yet: the hub's certified key has to say that it is its own.
    Raises Rejected for an address that cannot be used, Offline.
    """
    parts = check_url(url)
    if parts.scheme != "https" or parts.fragment:
        return url
    try:
        return f"{url}#{pin_shown(parts.hostname, parts.port, HUB_STALL_SECONDS)}"
    except OSError as error:
        raise Offline("line-down", host=parts.hostname) from error


def check_pin(url: str, key: bytes, given: EnrolAnswer) -> None:
    """Raises Refused("server-untrusted") where a hub's key does not vouch for what was shown."""
    parts = check_url(url)
    if parts.scheme == "https" and (
        given.pin.hex() != parts.fragment or not verify_pin(key, given.pin, given.pin_signature)
    ):
        raise Refused("server-untrusted")


def keep(store: Store, url: str, key: bytes, certificate: bytes, role: str = HUB) -> Peer:
    """Keeps a hub whose certificate our authority issued for our office; the peer it is now.

    Raises Refused `not-a-hub`, `server-untrusted`, `hub-revoked`.
    """
    found = replica.read_certificate(certificate)
    if role != HUB:
        raise Refused("not-a-hub")
    if (
        found is None
        or found.key != key
        or found.office != store.feed
        or not verify_certificate(found, store.certificate.authority)
    ):
        raise Refused("server-untrusted")
    with store.writing() as connection:
        if replica.revoked(connection, key):
            raise Refused("hub-revoked", station=found.station)
        replica.keep_certificate(connection, found)
    peer = Peer(url, HUB, key)
    replica.keep_hub(store, peer)
    return peer


def hubs(store: Store) -> list[Peer]:
    """The hubs this station knows and may trust, the one heard last first."""
    with store.read() as connection:
        found = [
            one
            for one in replica.peers(connection)
            if one.role == HUB
            and one.public_key != store.key.public
            and not replica.revoked(connection, one.public_key)
        ]
    return sorted(found, key=lambda one: -(one.contact_at or 0))


def exchange(
    store: Store,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancel: threading.Event | None = None,
    until_even: bool = False,
    open_line: OpenLine = Line,
    begin_from: int = BEGIN_FROM,
) -> SyncReport:
    """Exchanges with a hub where one answers, and with the centre where that is not enough.

    The centre is asked when no hub answers, when a hub refuses or does not stand even with us, and
    when its word for what we wrote has not come through the hub for half an hour.
    `until_even` holds for the centre. Raises NotFound `not-enrolled`, and what `synchronise` raises
    where the centre says it.
    """

    def with_peer(peer: Peer, *, stubborn: bool = False) -> SyncReport:
        return synchronise(
            store,
            peer,
            store.certificate.circles,
            progress=progress,
            cancel=cancel,
            until_even=stubborn,
            open_line=line_to(peer, open_line),
            begin_from=begin_from,
        )

    done = None
    for hub in hubs(store):
        try:
            done = together(done, with_peer(hub))
        except SyncTrouble:
            # What a hub refuses is for the centre to decide.
            continue
        if done.online:
            break
    with store.read() as connection:
        centre = next((one for one in replica.peers(connection) if one.role == CENTRAL), None)
    if done is not None and done.online and done.even and not _centre_due(store):
        return done
    if centre is not None:
        last = with_peer(centre, stubborn=until_even)
        return together(last, done) if done and done.online > last.online else together(done, last)
    if done is None:
        raise NotFound("not-enrolled")
    return done


def _centre_due(store: Store) -> bool:
    """Whether something of ours has waited too long for the centre's word through the hub.

    The hub may be refused up there, or may not carry what it may not hold.
    """
    now = store.clock.read()[0]
    with store.read() as connection:
        centres = [one for one in replica.peers(connection) if one.role == CENTRAL]
        own = replica.our_chains(connection)
        for centre in centres:
            words = {one.chain: one.seq for one in acknowledged_by(centre)}
            for head in own:
                since = connection.exec_driver_sql(
                    "SELECT at FROM entry WHERE chain = ? AND seq = ?",
                    (head.chain, words.get(head.chain, 0) + 1),
                ).scalar()
                if since is not None and abs(now - since) >= DIRECT_MS:
                    return True
    return False


def together(first: SyncReport | None, last: SyncReport) -> SyncReport:
    """What two exchanges did, one after the other; the last one says how it stands."""
    if first is None:
        return last
    summed = {name: round(getattr(first, name) + getattr(last, name), 3) for name in ADDED}
    return msgspec.structs.replace(last, **summed)
