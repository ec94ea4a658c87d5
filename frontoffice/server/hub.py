"""The hub's desk: a station's home that speaks the centre's exchange to the stations of its branch.

Entries go through unchanged; its word is a *hub's* word, and the centre's is passed on as the
centre signed it. Nonces and half uploads are kept in memory: after a restart stations ask again.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable

from frontoffice.domain.errors import Refused, Rejected, RuleViolation
from frontoffice.journal.entry import chain_id
from frontoffice.journal.segment import for_circles, pack
from frontoffice.journal.signing import (
    Certificate,
    key_id,
    read_request_signature,
    verify_request,
)
from frontoffice.server import hub_enrolment
from frontoffice.server.admission import NONCE_BYTES, Caller, NonceStale
from frontoffice.server.desk import FileDesk, Signed
from frontoffice.server.exchange import Part
from frontoffice.server.hub_blobs import Blobs, HubUpload
from frontoffice.server.hub_files import HubFiles
from frontoffice.services.home import Home
from frontoffice.store import replica
from frontoffice.store.carriage import read_carried, take_segment
from frontoffice.store.replica import CENTRAL, ChainHead
from frontoffice.store.store import Store
from frontoffice.sync.calls import acknowledged_by
from frontoffice.sync.carrying import may_carry
from frontoffice.sync.wire import (
    ENTRIES,
    NATIONAL,
    Acknowledgement,
    Cargo,
    EnrolAnswer,
    EnrolRequest,
    HeadsAnswer,
    Place,
    PullRequest,
    Stand,
    acknowledge,
    blob_name,
    digest,
    encode,
    granted,
)

NONCES = 16
"""So many of the latest nonces of a station serve once each: its sync and its queue ask at once."""


class HubDesk:
    """One hub; safe from several threads. `woken` is called when something new came."""

    def __init__(self, home: Home, woken: Callable[[], object] = lambda: None) -> None:
        self.home, self.store, self.woken = home, home.store, woken
        self._nonces: dict[bytes, OrderedDict[bytes, None]] = {}
        self._lock = threading.Lock()
        self._blobs = Blobs()
        self.files: FileDesk = HubFiles(self.store, self._blobs)
        check_may_serve(self.store)
        self.store.keep_heads()

    def now(self) -> int:
        """The hub's time, UTC ms."""
        return self.home.now()

    def authority(self) -> bytes:
        """The public key that vouches for this hub and its stations."""
        return self.store.certificate.authority

    def authenticate(self, office: str, header: str, signed: Signed) -> Caller:
        """The station behind a request, by the certificates the centre issued.

        Raises Refused `request-unsigned`, `station-unknown`, `station-revoked`, and NonceStale.
        """
        claimed = read_request_signature(header)
        found, gone = self._station(office, claimed.signer)
        if not verify_request(found.key, header, *signed, claimed.nonce):
            raise Refused("request-unsigned")
        if gone:
            raise Refused("station-revoked", station=found.station)
        return Caller(office, found.key, found.circles, self._next_nonce(found.key, claimed.nonce))

    def _station(self, office: str, signer: bytes) -> tuple[Certificate, bool]:
        if office == self.store.feed:
            with self.store.read() as connection:
                rows = connection.exec_driver_sql(
                    "SELECT body, revoked_at FROM certificate WHERE office = ?", (office,)
                ).all()
            for body, revoked_at in rows:
                found = replica.read_certificate(body)
                if found is not None and key_id(found.key) == signer:
                    return found, revoked_at is not None
        raise Refused("station-unknown")

    def _next_nonce(self, key: bytes, used: bytes) -> bytes:
        fresh = os.urandom(NONCE_BYTES)
        with self._lock:
            known = self._nonces.setdefault(key, OrderedDict())
            good = used in known
            known.pop(used, None)
            known[fresh] = None
            while len(known) > NONCES:
                known.popitem(last=False)
        if not good:
            raise NonceStale(fresh)
        return fresh

    def heads(self, caller: Caller, body: bytes) -> HeadsAnswer | None:
        """Where the hub stands; None when the station's digest says it stands there too."""
        with self.store.read() as connection:
            found = [one for one in replica.heads(connection, self._feeds) if one.seq]
        stands = [Stand(one.chain, one.feed, one.seq, one.hash) for one in found]
        if body == digest(stands):
            return None
        own = self._chains_of(caller)
        passed, heard = self._centre_said(own)
        return HeadsAnswer(tuple(stands), self.words(own), passed, heard)

    @property
    def _feeds(self) -> tuple[str, str]:
        return (self.store.feed, NATIONAL)

    def _chains_of(self, caller: Caller) -> frozenset[bytes]:
        """What this station writes, and wrote under earlier keys of its number."""
        with self.store.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT public_key FROM certificate WHERE office = ? AND station = "
                "(SELECT station FROM certificate WHERE public_key = ?)",
                (caller.office, caller.public_key),
            ).all()
        return frozenset(chain_id(bytes(key), caller.office) for (key,) in rows)

    def words(self, chains: Iterable[bytes]) -> tuple[Acknowledgement, ...]:
        """The hub's signed word for what it holds of these chains, durably."""
        wanted = set(chains)
        with self.store.read() as connection:
            found = [one for one in replica.heads(connection) if one.chain in wanted and one.seq]
        return tuple(acknowledge(self.store.key, one.chain, one.seq, one.hash) for one in found)

    def _centre_said(self, chains: frozenset[bytes]) -> tuple[tuple[Acknowledgement, ...], int]:
        with self.store.read() as connection:
            centres = [one for one in replica.peers(connection) if one.role == CENTRAL]
        words = [word for one in centres for word in acknowledged_by(one) if word.chain in chains]
        return tuple(words), max((one.contact_at or 0 for one in centres), default=0)

    def part_for(self, caller: Caller, wanted: PullRequest) -> Part:
        """The next blob for a station, or the rest of the one it has begun to receive."""
        erased = self._erased()
        kept = self._blobs.outgoing(caller.public_key, wanted.blob, erased)
        if kept is not None and 0 <= wanted.offset < len(kept):
            return Part(wanted.blob, len(kept), wanted.offset, kept[wanted.offset :])
        data = encode(self.cargoes(caller, wanted.behind, wanted.circles))
        self._blobs.keep_outgoing(caller.public_key, data, erased)
        return Part(blob_name(data), len(data), 0, data)

    def _erased(self) -> int:
        """Grows with every erasure, after which nothing packed before goes out."""
        return int(self.store.peek("SELECT count(*) FROM erased") or 0)

    def cargoes(
        self,
        caller: Caller,
        behind: Iterable[tuple[bytes, int]],
        circles: Iterable[str],
        room: int = ENTRIES,
        first: bytes = b"",
        unknown_too: bool = False,
    ) -> list[Cargo]:
        """Segments that continue these chains, the centre's before all others, then `first`.

        `unknown_too`: also chains the reader does not name, from their first entry on.

        A chain whose personal data the reader may hold and the hub may not is left to the centre.
        """
        wanted = dict(behind)
        allowed = granted(frozenset(circles), caller.circles)
        with self.store.read() as connection:
            heads = [
                one
                for one in replica.heads(connection, self._feeds)
                if unknown_too or one.chain in wanted
            ]
            trusted = replica.peer_keys(connection)
        made = list[Cargo]()
        for head in sorted(
            heads, key=lambda one: (one.public_key not in trusted, one.chain != first)
        ):
            after = wanted.get(head.chain, 0)
            if head.seq <= after or room <= 0:
                continue
            found = self._cargo(head, after, room, allowed, caller)
            if found is not None:
                room -= found.segment.count
                made.append(found)
        return made

    def _cargo(
        self, head: ChainHead, after: int, room: int, circles: Iterable[str], caller: Caller
    ) -> Cargo | None:
        with self.store.read() as connection:
            link = replica.hash_at(connection, head.chain, head.public_key, head.feed, after)
        stand = Stand(head.chain, head.feed, after, link)
        if not link or not may_carry(self.store, head, stand, caller.circles):
            return None
        with self.store.read() as connection:
            if head.own:
                run = replica.read_run(connection, self.store, head, after, room)
            else:
                carried = read_carried(connection, head, after, room)
                if carried is None:
                    return None
                run = carried
        segment = pack(*run)
        reader = for_circles(segment, granted(segment.personal, frozenset(circles)))
        return Cargo(head.feed, head.public_key, reader)

    def place(self, caller: Caller, name: bytes) -> Place:
        """How much of an upload is here."""
        return self._blobs.place(caller.public_key, name)

    def upload(self, caller: Caller, name: bytes) -> HubUpload:
        """An attempt to bring a blob here."""
        return HubUpload(self._blobs, caller.public_key, name, self.take)

    def take(self, cargoes: Iterable[Cargo]) -> list[Acknowledgement]:
        """Takes runs in, without what this hub may not hold; its word for where they stand then.

        Raises Rejected and Refused as `take_segment` does.
        """
        chains = list[bytes]()
        for cargo in cargoes:
            if cargo.feed not in self._feeds:
                raise Rejected("feed-other", feed=cargo.feed)
            named = granted(cargo.segment.personal, self.store.certificate.circles)
            segment = for_circles(cargo.segment, named)
            take_segment(self.store, cargo.feed, cargo.public_key, segment)
            chains.append(segment.head.chain)
        return list(self.words(chains))

    def enrol(self, office: str, header: str, request: EnrolRequest, signed: Signed) -> EnrolAnswer:
        """Greets a station the centre certified, or hands its one-time code on to the centre."""
        return hub_enrolment.enrol(self.store, office, header, request, signed)

    def arrived(self, office: str) -> None:
        """Something new came: it goes up, and to the hall."""
        del office
        self.woken()

    def check(self) -> None:
        """A sign of life of the database."""
        self.store.peek("SELECT 1")


def check_may_serve(store: Store) -> None:
    """Raises RuleViolation `hub-not-enrolled` for a home no centre certified."""
    certificate = store.certificate
    with store.read() as connection:
        enrolled = any(one.role == CENTRAL for one in replica.peers(connection))
    if certificate.is_local or not enrolled:
        raise RuleViolation("hub-not-enrolled")
