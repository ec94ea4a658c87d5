"""Signed requests to one peer: keeps its nonce, its word for our chains, and when we heard it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from frontoffice.domain.errors import Offline, Rejected
from frontoffice.journal.signing import sign_request
from frontoffice.store import replica
from frontoffice.store.replica import CENTRAL, ChainHead, Peer
from frontoffice.store.store import Store
from frontoffice.sync.transport import Answer, Line
from frontoffice.sync.wire import (
    ROOT,
    WANT_ALL,
    WANT_OWN,
    Acknowledgement,
    HeadsAnswer,
    Place,
    PullRequest,
    QueueAnswer,
    QueueRequest,
    body_hash,
    decode,
    encode,
    from_text,
    to_text,
    verify_acknowledgement,
)

Moved = Callable[[int], None]


class Calls:
    """What can be asked of a peer."""

    def __init__(self, store: Store, peer: Peer, line: Line) -> None:
        self._store, self.peer, self._line = store, peer, line
        self._root = f"{ROOT}/{store.feed}"
        self.reached = False

    def heads(self, digest: bytes, want: bytes = b"") -> HeadsAnswer | None:
        """The peer's heads; None when it stands where we do.

        `want` (WANT_OWN, WANT_ALL) asks for them in any case, because signed words are missing.
        """
        answer = self._call("POST", "/heads", digest + want)
        return decode(answer.body, HeadsAnswer) if answer.status != 204 else None

    def queue(self, wanted: QueueRequest) -> QueueAnswer:
        """Asks a hub for a ticket, or tells it what happened at this counter."""
        return decode(self._call("POST", "/queue", encode(wanted)).body, QueueAnswer)

    def place(self, name: bytes) -> Place:
        """How much of a blob the peer has; fences our earlier attempts."""
        return decode(self._call("POST", f"/blob/{to_text(name)}").body, Place)

    def upload(self, name: bytes, data: bytes, at: Place, moved: Moved) -> list[Acknowledgement]:
        """Sends a blob from where the peer stands; its word for what it took in."""
        path = f"/blob/{to_text(name)}/{at.generation}/{at.received}"
        answer = self._call("PUT", path, data[at.received :], signed_body=b"", moved=moved)
        return decode(answer.body, list[Acknowledgement])

    def pull(
        self,
        wanted: PullRequest,
        into: bytearray,
        started: Callable[[bytes, int, int], None],
        moved: Moved,
    ) -> None:
        """Fetches a blob into `into`, which keeps what came when the line breaks.

        `started` is told name, size and offset before the first byte.
        """

        def head(answer: Answer) -> None:
            try:
                name, size, offset = (answer.blob or "").split(".")
                started(from_text(name), int(size), int(offset))
            except ValueError as error:
                raise Rejected("message-bad", kind="blob") from error

        self._call("POST", "/pull", encode(wanted), into=into, head=head, moved=moved)

    def _call(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        signed_body: bytes | None = None,
        into: bytearray | None = None,
        head: Callable[[Answer], None] | None = None,
        moved: Moved | None = None,
    ) -> Answer:
        covered = body_hash(body if signed_body is None else signed_body)
        path = self._root + path
        for _ in range(3):
            signature = sign_request(self._store.key, method, path, covered, self.peer.nonce or b"")
            answer = self._line.request(
                method, path, body, signature, into=into, head=head, moved=moved
            )
            self._heard(answer)
            if answer.status != 401:
                return answer
        raise Offline("server-broken", status=401)

    def _heard(self, answer: Answer) -> None:
        if not self.reached:
            self._store.heard_time(answer.server_at)
            self.reached = True
        self.peer = msgspec.structs.replace(
            self.peer, nonce=answer.nonce or None, contact_at=self._store.clock.read()[0]
        )

    def acknowledged(self) -> list[Acknowledgement]:
        """The peer's word for our chains, as kept here."""
        return acknowledged_by(self.peer)

    def keep(self, words: Iterable[Acknowledgement]) -> None:
        """Keeps the peer's word for chains of ours, durably.

        :raises Rejected: `acknowledgement-bad` when it is not signed by the pinned key.
        """
        words = list(words)
        if not all(verify_acknowledgement(self.peer.public_key, one) for one in words):
            raise Rejected("acknowledgement-bad")
        if words:
            known = {one.chain: one for one in self.acknowledged()}
            known |= {one.chain: one for one in words}
            self.peer = msgspec.structs.replace(
                self.peer, acknowledged=encode(list(known.values()))
            )
            with self._store.writing() as connection:
                replica.keep_peer(connection, self.peer)

    def keep_contact(self) -> None:
        """Keeps nonce and instant of what was heard last, which `keep` does only with a word."""
        with self._store.writing(urgent=False) as connection:
            replica.keep_peer(connection, self.peer)

    def keep_passed(self, words: Iterable[Acknowledgement], centre_at: int) -> None:
        """Keeps the centre's word that a hub passes on; it counts by the centre's signature alone.

        A passed word may be old: it never lowers what the centre itself said.
        """
        with self._store.read() as connection:
            centres = [one for one in replica.peers(connection) if one.role == CENTRAL]
        for centre in centres:
            known = {one.chain: one for one in acknowledged_by(centre)}
            new = [
                one
                for one in words
                if (one.chain not in known or known[one.chain].seq < one.seq)
                and verify_acknowledgement(centre.public_key, one)
            ]
            heard = max(centre.contact_at or 0, centre_at) or None
            if new or heard != centre.contact_at:
                known |= {one.chain: one for one in new}
                with self._store.writing(urgent=False) as connection:
                    replica.keep_words(connection, centre, encode(list(known.values())), heard)

    def lacking(self) -> bytes:
        """Which words to ask for: of a centre or hub for ours, all where this station is a hub."""
        if self._store.keeps_heads and self.peer.role == CENTRAL:
            with self._store.read() as connection:
                every = replica.heads(connection, (self._store.feed,))
            return b"" if _covered(every, self.acknowledged()) else WANT_ALL
        with self._store.read() as connection:
            own = replica.our_chains(connection)
            centres = [one for one in replica.peers(connection) if one.role == CENTRAL]
        given = [self.acknowledged(), *map(acknowledged_by, centres)]
        return b"" if all(_covered(own, words) for words in given) else WANT_OWN

    def has_word_for_all(self) -> bool:
        """Whether the peer's word covers every chain of ours as it stands now."""
        with self._store.read() as connection:
            own = replica.our_chains(connection)
        return _covered(own, self.acknowledged())


def _covered(heads: Iterable[ChainHead], words: Iterable[Acknowledgement]) -> bool:
    known = {(one.chain, one.seq, one.hash) for one in words}
    return all((one.chain, one.seq, one.hash) in known for one in heads if one.seq)


def acknowledged_by(peer: Peer) -> list[Acknowledgement]:
    """What a peer signed for, as its row keeps it; forged or damaged words do not count."""
    if peer.acknowledged is None:
        return []
    words = decode(peer.acknowledged, list[Acknowledgement])
    return [one for one in words if verify_acknowledgement(peer.public_key, one)]
