"""The centre of a simulated run: the real exchange, admission and journal over real SQLite."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from frontoffice.domain.errors import (
    FrontOfficeError,
    NotFound,
    Outdated,
    Refused,
    Rejected,
    StoreTrouble,
)
from frontoffice.server import admin, admission, exchange, folding
from frontoffice.server.admin import Centre
from frontoffice.server.database import Database
from frontoffice.server.home import CentralHome
from frontoffice.server.tables import chain, entry
from frontoffice.sync.wire import (
    BLOB_HEADER,
    Acknowledgement,
    EnrolRequest,
    HeadsAnswer,
    Place,
    PullRequest,
    body_hash,
    decode,
    encode,
    from_text,
    to_text,
)
from tests.simulation.disk import Process
from tests.simulation.fibers import Crash
from tests.simulation.ledger import require
from tests.simulation.network import PIECE, Conversation, Reply, problem_reply

if TYPE_CHECKING:
    from tests.simulation.network import Branch

OFFICE = "MPP1"
_CONFLICTS = {"blob-known", "blob-fenced", "blob-cut", "chain-gap"}
_STATUS = ((Refused, 403), (NotFound, 404), (Outdated, 409), (Rejected, 422), (StoreTrouble, 503))


def status_of(error: FrontOfficeError) -> int:
    """The status with which the web application answers an error."""
    if error.code in _CONFLICTS:
        return 409
    return next((number for kind, number in _STATUS if isinstance(error, kind)), 500)


class SimCentre:
    """Takes requests one step at a time; crashes lose what was not committed."""

    upload = exchange.Upload
    database = Database

    def __init__(self, world: Branch, folder: Path, home: CentralHome) -> None:
        self.world = world
        self.process: Process = world.processes["centre"]
        self.skew = 0
        self.talks: list[Conversation] = []
        self.promised: dict[bytes, dict[int, bytes]] = {}
        url = f"sqlite:///{folder / 'central.db'}"
        self.centre = Centre(home, self.database.open(url, home.data_key), self.now)

    def now(self) -> int:
        """The centre's clock, UTC ms; its owner may have set it wrong."""
        return self.world.now + self.skew

    def take(self, talk: Conversation) -> None:
        """A request arrives, whole or in part."""
        talk.steps = self._serve(talk)
        self.talks.append(talk)

    def runnable(self) -> list[Conversation]:
        """Requests that could go on now."""
        return [one for one in self.talks if one.not_before <= self.world.now]

    def step(self, talk: Conversation) -> None:
        """Goes on with one request until its next pause."""
        assert talk.steps is not None
        try:
            next(talk.steps)
        except StopIteration:
            talk.over = True
            self.talks.remove(talk)
        except Crash:
            self.restart()

    def fold(self) -> None:
        """Brings the read model up to date, as the background does."""
        try:
            for office in folding.offices_behind(self.centre.database):
                folding.fold_office(self.centre.database, office)
        except StoreTrouble:
            return
        except Crash:
            self.restart()

    def restart(self) -> None:
        """Kills the process and starts it again: every connection and request is gone."""
        self.world.note("centre restarts")
        for talk in self.talks:
            talk.over = True
            talk.reply = None
        self.talks.clear()
        self.centre.database.close()
        self.process.dead = False
        self.check_promises()

    def promise_all(self) -> None:
        """Notes that words for every chain went out with a bundle."""
        with self.world.weather.calmly(), self.centre.database.reading() as connection:
            for name, seq, link in connection.execute(
                select(chain.c.chain, chain.c.seq, chain.c.hash)
            ):
                self.promised.setdefault(bytes(name), {})[seq] = bytes(link)

    def check_promises(self) -> None:
        """Everything the centre signed for is in its database, also after a crash.

        :raises Violation: something is gone.
        """
        with self.world.weather.calmly(), self.centre.database.reading() as connection:
            for name, words in self.promised.items():
                rows = connection.execute(
                    select(entry.c.seq, entry.c.hash).where(
                        entry.c.chain == name, entry.c.seq.in_(words)
                    )
                )
                found = {seq: bytes(link) for seq, link in rows}
                for seq, link in words.items():
                    require(
                        found.get(seq) == link or seq == 0,
                        f"acknowledged and gone: {name.hex()}/{seq}",
                    )

    def code(self, station: int, circles: tuple[str, ...]) -> str:
        """A one-time enrolment code, handed over by telephone."""
        return str(admin.station_code(self.centre, OFFICE, station, circles)["code"])

    def _serve(self, talk: Conversation) -> Generator[None, None, None]:
        yield
        nonce = b""
        try:
            if talk.is_cut and talk.method != "PUT":
                return
            if talk.path.endswith("/enrol"):
                talk.reply = self._enrol(talk)
                return
            body = b"" if talk.method == "PUT" else talk.body
            signed = (talk.method, talk.path, body_hash(body))
            caller = admission.authenticate(
                self.centre.database, OFFICE, talk.signature, signed, self.now()
            )
            nonce = caller.nonce
            yield
            if talk.method == "PUT":
                reply = yield from self._put(caller, talk)
            else:
                reply = self._answer(caller, talk)
            yield
            if reply is not None:
                reply.nonce = nonce
                talk.reply = reply
        except admission.NonceStale as stale:
            talk.reply = Reply(401, stale.nonce, self.now())
        except FrontOfficeError as error:
            self.world.note(f"centre answers {error}")
            talk.reply = problem_reply(error, status_of(error), nonce, self.now())

    def _answer(self, caller: admission.Caller, talk: Conversation) -> Reply:
        what = talk.path.split("/")[4]
        if what == "heads":
            found = exchange.heads(self.centre, caller, talk.body)
            if found is None:
                return Reply(204, b"", self.now())
            self._promise(found)
            return Reply(200, b"", self.now(), encode(found))
        if what == "pull":
            part = exchange.part_for(self.centre, caller, decode(talk.body, PullRequest))
            named = f"{to_text(part.name)}.{part.size}.{part.offset}"
            return Reply(200, b"", self.now(), part.data, {BLOB_HEADER: named})
        name = from_text(talk.path.split("/")[5])
        return Reply(200, b"", self.now(), encode(exchange.place(self.centre, caller, name)))

    def _put(
        self, caller: admission.Caller, talk: Conversation
    ) -> Generator[None, None, Reply | None]:
        name, generation, offset = talk.path.split("/")[5:8]
        upload = self.upload(self.centre, caller, from_text(name))
        upload.begin(int(offset) + talk.size, Place(int(offset), int(generation)))
        for start in range(0, len(talk.body), PIECE):
            yield
            upload.keep(talk.body[start : start + PIECE])
        if talk.is_cut:
            return None
        yield
        words = upload.take_in()
        self._promise(words)
        return Reply(200, b"", self.now(), encode(words))

    def _enrol(self, talk: Conversation) -> Reply:
        answer = admission.enrol(
            self.centre.database,
            self.centre.home,
            OFFICE,
            talk.signature,
            decode(talk.body, EnrolRequest),
            (talk.method, talk.path, body_hash(talk.body)),
            self.now(),
        )
        return Reply(200, b"", self.now(), encode(answer))

    def _promise(self, said: HeadsAnswer | list[Acknowledgement]) -> None:
        """Notes what the centre is about to sign for: from now on it must never lose it."""
        words = said if isinstance(said, list) else said.acknowledged
        for word in words:
            self.promised.setdefault(word.chain, {})[word.seq] = word.hash
