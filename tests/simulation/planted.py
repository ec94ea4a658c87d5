"""Three bugs planted on purpose, to see that the simulator finds what it is there to find."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from sqlalchemy import Connection

from frontoffice.domain.errors import Rejected
from frontoffice.journal.chain import extend
from frontoffice.journal.segment import unpack
from frontoffice.server import blobs, exchange, journal
from frontoffice.server.admission import Caller
from frontoffice.server.database import Database
from frontoffice.store.engine import driver
from frontoffice.sync.wire import Acknowledgement, Cargo, acknowledge, decode, encode
from tests.simulation.centre import SimCentre
from tests.simulation.network import Conversation, Reply
from tests.simulation.world import World


class TrustingUpload(exchange.Upload):
    """Takes a run in without checking its chain: whatever it says is linked and kept."""

    def take_in(self) -> list[Acknowledgement]:
        """As the real one, but for `verify_run`."""
        centre, caller = self._centre, self._caller
        with centre.database.reading() as connection:
            data = blobs.whole(connection, caller, self._name)
        words = [self._accept(cargo) for cargo in decode(data, list[Cargo])]
        self._forget()
        return words

    def _accept(self, cargo: Cargo) -> Acknowledgement:
        database, key, office = self._centre.database, self._centre.home.station, cargo.feed
        signed, before = cargo.segment.head, cargo.segment.first - 1
        with database.writing() as connection:
            journal._check_writer(connection, office, cargo.public_key, signed)
            seq, link = journal._locked(connection, office, cargo.public_key, signed.chain)
            if seq < before:
                raise Rejected("chain-gap", station=signed.chain.hex(), seq=before)
            new = [one for one in unpack(cargo.segment) if one.seq > seq]
            if new:
                pairs = list(zip(new, extend(link, new), strict=True))
                journal._append(database, connection, office, pairs, signed)
                seq, link = signed.seq, signed.hash
        return acknowledge(key, signed.chain, seq, link)


class HastyCentre(SimCentre):
    """Signs for a run before it is committed."""

    def _put(self, caller: Caller, talk: Conversation) -> Generator[None, None, Reply | None]:
        real = self.upload

        class Hasty(real):  # type: ignore[misc, valid-type]
            def take_in(upload) -> list[Acknowledgement]:
                with self.centre.database.reading() as connection:
                    data = blobs.whole(connection, caller, upload._name)
                heads = [one.segment.head for one in decode(data, list[Cargo])]
                key = self.centre.home.station
                words = [acknowledge(key, one.chain, one.seq, one.hash) for one in heads]
                self._promise(words)
                talk.reply = Reply(200, caller.nonce, self.now(), encode(words))
                return real.take_in(upload)

        self.upload = Hasty
        try:
            return (yield from super()._put(caller, talk))
        finally:
            self.upload = real


class TornDatabase(Database):
    """Stores the head of a chain outside the transaction that stores its entries."""

    def insert_entries(self, connection: Connection, found: Sequence[tuple[Any, ...]]) -> None:
        """Commits the entries alone."""
        super().insert_entries(connection, found)
        driver(connection).execute("COMMIT")
        driver(connection).execute("BEGIN IMMEDIATE")


class TrustingCentre(SimCentre):
    """Planted bug: skips the chain check."""

    upload = TrustingUpload


class TornCentre(SimCentre):
    """Planted bug: head stored outside the transaction."""

    database = TornDatabase


class Trusting(World):
    """A branch whose centre skips the chain check."""

    centre_class = TrustingCentre


class Hasty(World):
    """A branch whose centre acknowledges before the commit."""

    centre_class = HastyCentre


class Torn(World):
    """A branch whose centre stores heads outside the transaction."""

    centre_class = TornCentre


PLANTED: dict[str, type[World]] = {
    "skips-chain-check": Trusting,
    "acknowledges-before-commit": Hasty,
    "head-outside-transaction": Torn,
}
