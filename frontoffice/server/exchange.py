"""The centre's side of the exchange, one function per request, without the web."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import text

from frontoffice.domain.errors import FrontOfficeError, Rejected
from frontoffice.journal.entry import chain_id
from frontoffice.journal.start_set import StartSet
from frontoffice.server import admission, blobs, journal, revocation, startset
from frontoffice.server.admin import Centre
from frontoffice.server.admission import Caller
from frontoffice.sync.wire import (
    NATIONAL,
    WANT_ALL,
    Acknowledgement,
    Cargo,
    HeadsAnswer,
    Place,
    PullRequest,
    Stand,
    StartCargo,
    acknowledge,
    blob_name,
    decode,
    digest,
    encode,
    granted,
)

KEEP_FROM = 8 * 1024
"""Parts smaller than this are sent again whole after a cut."""


def feeds(caller: Caller) -> tuple[str, str]:
    """What a station follows: its office, and the nation."""
    return (caller.office, NATIONAL)


def heads(centre: Centre, caller: Caller, body: bytes) -> HeadsAnswer | None:
    """The server's heads; None when the station's digest says it stands there too.

    A body that is longer than the digest asks for the acknowledgements in any case.
    """
    with centre.database.reading() as connection:
        stands = journal.stands(connection, feeds(caller))
    if body == digest(stands):
        return None
    every = body[16:] == WANT_ALL
    return HeadsAnswer(tuple(stands), words(centre, caller, stands, every=every))


def words(
    centre: Centre, caller: Caller, stands: Iterable[Stand], *, every: bool = False
) -> tuple[Acknowledgement, ...]:
    """The centre's word for what this station wrote, under this key and under earlier ones.

    `every`: for all chains of the office, which a hub passes on to those who wrote them.
    """
    with centre.database.reading() as connection:
        keys = admission.keys_of_counter(connection, caller)
    own = {chain_id(key, caller.office) for key in keys}
    return tuple(
        acknowledge(centre.home.station, one.chain, one.seq, one.hash)
        for one in stands
        if one.chain in own or (every and one.feed == caller.office)
    )


class Part(msgspec.Struct, frozen=True):
    """A piece of a blob on its way to a station."""

    name: bytes
    size: int
    offset: int
    data: bytes


def part_for(centre: Centre, caller: Caller, wanted: PullRequest) -> Part:
    """The next blob for a station, or the rest of the one it has begun to receive."""
    if wanted.blob:
        with centre.database.reading() as connection:
            data = blobs.outgoing(connection, caller, wanted.blob)
        if data is not None and 0 <= wanted.offset < len(data):
            return Part(wanted.blob, len(data), wanted.offset, data[wanted.offset :])

    def allowed(named: Iterable[str]) -> frozenset[str]:
        return granted(granted(named, wanted.circles), caller.circles)

    key, follows = centre.home.station, feeds(caller)
    start: StartSet | None = None
    cargoes = list[Cargo]()
    with centre.database.reading() as connection:
        if wanted.begin:
            start = startset.make(connection, key, follows, wanted.begin, allowed)
        if start is None:
            cargoes = journal.cargoes(
                connection, follows, wanted.behind, allowed, key.public, centre.database.shelf
            )
    data = encode(StartCargo(start) if start else cargoes)
    if len(data) >= KEEP_FROM:
        with centre.database.writing() as connection:
            blobs.keep_outgoing(connection, caller, data, centre.now())
    return Part(blob_name(data), len(data), 0, data)


def place(centre: Centre, caller: Caller, name: bytes) -> Place:
    """How much of an upload is here."""
    with centre.database.writing() as connection:
        return blobs.place(connection, caller, name, centre.now())


class Upload:
    """One attempt to bring a blob here."""

    def __init__(self, centre: Centre, caller: Caller, name: bytes) -> None:
        self._centre, self._caller, self._name = centre, caller, name
        self._generation = self.offset = 0

    def begin(self, size: int, at: Place) -> None:
        """Opens the attempt where the station says it stands.

        :raises Rejected: `blob-known`, `blob-fenced`, `blob-size`.
        """
        with self._centre.database.writing() as connection:
            self._generation = blobs.begin(
                connection, self._caller, self._name, size, at, self._centre.now()
            )
        self.offset = at.received

    def keep(self, data: bytes) -> None:
        """Keeps bytes that arrived.

        :raises Rejected: `blob-fenced` when a later attempt has begun.
        """
        with self._centre.database.writing() as connection:
            blobs.append(connection, self._caller, self._name, self._generation, self.offset, data)
        self.offset += len(data)

    def take_in(self) -> list[Acknowledgement]:
        """Takes in the runs of a whole blob; it is forgotten, whether they were good or not.

        :raises Rejected: what it holds does not fit its name or its chain.
        """
        centre, caller = self._centre, self._caller
        try:
            with centre.database.reading() as connection:
                data = blobs.whole(connection, caller, self._name)
            cargoes = decode(data, list[Cargo])
            done = [revocation.accept(centre, caller.office, cargo) for cargo in cargoes]
        except FrontOfficeError as error:
            if isinstance(error, Rejected):
                self._forget()
            raise
        self._forget()
        return done

    def _forget(self) -> None:
        with self._centre.database.writing() as connection:
            blobs.drop(connection, self._caller, self._name)


def check(centre: Centre) -> None:
    """Asks the database for a sign of life.

    :raises StoreTrouble: it does not answer.
    """
    with centre.database.reading() as connection:
        connection.execute(text("SELECT 1"))
