"""The branch hub of a simulated run: the real desk over station 1's home, dying with its PC."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.server import admission
from frontoffice.server.hub import HubDesk
from frontoffice.services.home import Home
from frontoffice.store import replica
from frontoffice.store.replica import HUB, Peer
from frontoffice.store.store import Store
from frontoffice.sync import hub as hubs
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import SyncReport
from frontoffice.sync.wire import (
    BLOB_HEADER,
    Place,
    PullRequest,
    body_hash,
    decode,
    encode,
    from_text,
    to_text,
)
from tests.simulation.centre import OFFICE, status_of
from tests.simulation.fibers import Crash
from tests.simulation.network import PIECE, Conversation, Reply, SimLine, problem_reply
from tests.simulation.station import Patience, SimStation
from tests.simulation.template import URL
from tests.simulation.world import World

if TYPE_CHECKING:
    from collections.abc import Callable

HUB_URL = "http://127.0.0.1:8"
SILENCES = (20_000, 600_000, 8 * 3_600_000)


class SimHub:
    """Takes requests one step at a time while the PC runs and the hub's program with it."""

    def __init__(self, world: HubWorld) -> None:
        self.world = world
        self.talks: list[Conversation] = []
        self.silent_until = 0
        self._desk: HubDesk | None = None

    @property
    def host(self) -> SimStation:
        """The PC it runs on."""
        return self.world.stations[0]

    def desk(self) -> HubDesk | None:
        """The desk over the home as it is open now; None where nothing answers."""
        home = self.host.home
        if home is None or self.world.now < self.silent_until:
            self._desk = None
            return None
        if self._desk is None or self._desk.home is not home:
            try:
                with self.world.weather.calmly():
                    self._desk = HubDesk(home)
            except RuleViolation:
                # Restored and not certified yet: no hub.
                return None
        return self._desk

    def take(self, talk: Conversation) -> None:
        """A request arrives, or finds nobody."""
        if self.desk() is None:
            talk.over = True
            return
        talk.steps = self._serve(talk)
        self.talks.append(talk)

    def runnable(self) -> list[Conversation]:
        """Requests that could go on now."""
        if self.desk() is None:
            self.drop()
        return [one for one in self.talks if one.not_before <= self.world.now]

    def drop(self) -> None:
        """Every connection is gone."""
        for talk in self.talks:
            talk.over, talk.reply = True, None
        self.talks.clear()

    def step(self, talk: Conversation) -> None:
        """Goes on with one request until its next pause."""
        assert talk.steps is not None
        try:
            next(talk.steps)
        except StopIteration:
            talk.over = True
            if talk in self.talks:
                self.talks.remove(talk)
        except Crash:
            self.drop()
            self.host.crash()

    def _serve(self, talk: Conversation) -> Generator[None, None, None]:
        yield
        nonce, desk = b"", self.desk()
        if desk is None or (talk.is_cut and talk.method != "PUT"):
            return
        try:
            body = b"" if talk.method == "PUT" else talk.body
            signed = (talk.method, talk.path, body_hash(body))
            caller = desk.authenticate(OFFICE, talk.signature, signed)
            nonce = caller.nonce
            yield
            if talk.method == "PUT":
                reply = yield from self._put(desk, caller, talk)
            else:
                reply = self._answer(desk, caller, talk)
            yield
            if reply is not None:
                reply.nonce = nonce
                talk.reply = reply
        except admission.NonceStale as stale:
            talk.reply = Reply(401, stale.nonce, desk.now())
        except FrontOfficeError as error:
            self.world.note(f"hub answers {error}")
            talk.reply = problem_reply(error, status_of(error), nonce, desk.now())

    def _answer(self, desk: HubDesk, caller: admission.Caller, talk: Conversation) -> Reply:
        what = talk.path.split("/")[4]
        if what == "heads":
            found = desk.heads(caller, talk.body)
            if found is None:
                return Reply(204, b"", desk.now())
            return Reply(200, b"", desk.now(), encode(found))
        if what == "pull":
            part = desk.part_for(caller, decode(talk.body, PullRequest))
            named = f"{to_text(part.name)}.{part.size}.{part.offset}"
            return Reply(200, b"", desk.now(), part.data, {BLOB_HEADER: named})
        name = from_text(talk.path.split("/")[5])
        return Reply(200, b"", desk.now(), encode(desk.place(caller, name)))

    def _put(
        self, desk: HubDesk, caller: admission.Caller, talk: Conversation
    ) -> Generator[None, None, Reply | None]:
        name, generation, offset = talk.path.split("/")[5:8]
        upload = desk.upload(caller, from_text(name))
        upload.begin(int(offset) + talk.size, Place(int(offset), int(generation)))
        for start in range(0, len(talk.body), PIECE):
            yield
            upload.keep(talk.body[start : start + PIECE])
        if talk.is_cut:
            return None
        yield
        words = upload.take_in()
        # What a hub signed for is on its disk.
        self.host.world.ledger.note(self.host)
        return Reply(200, b"", desk.now(), encode(words))


class HubStation(SimStation):
    """A station that asks the hub first, and the centre where that is not enough."""

    def _exchange(self, *, until_even: bool) -> SyncReport:
        store, fiber, world = self.opened.store, self.fiber, self.world
        assert fiber is not None
        assert isinstance(world, HubWorld)

        def line(url: str) -> Any:
            server = world.hub if url == HUB_URL else world.centre
            return SimLine(world, fiber.pause, server)

        if store.certificate.is_local:
            code = world.centre.code(self.kit.card.station, self.kit.circles)
            enrol(store, URL, code, open_line=line)
        with world.weather.calmly():
            world.name_hub(self.opened)
        return hubs.exchange(
            store,
            cancel=Patience(world, fiber),
            until_even=until_even,
            open_line=line,
            begin_from=world.begin_from,
        )


class HubWorld(World):
    """A branch with a hub that dies, falls silent, loses its line, and is restored."""

    station_class = HubStation
    hub: SimHub

    def prepare(self) -> None:
        """The hub is there from the beginning."""
        self.hub = SimHub(self)

    def name_hub(self, home: Home) -> None:
        """An admin tells a station which PC the hub is, as soon as the station can know its key."""
        host = self.stations[0]
        if host.home is None or home.store.key.public == host.home.store.key.public:
            return
        key = host.home.store.key.public
        store: Store = home.store
        with store.read() as connection:
            known = {one.public_key for one in replica.peers(connection) if one.role == HUB}
            vouched = replica.certificate_of(connection, key)
        if key not in known and vouched is not None:
            for old in known:
                replica.forget_hub(store, old)
            replica.keep_hub(store, Peer(HUB_URL, HUB, key))

    def talking(self) -> list[tuple[Callable[[Conversation], None], Conversation]]:
        """Requests that could go on now, each with who goes on with it."""
        own = [(self.hub.step, talk) for talk in self.hub.runnable()]
        return [*super().talking(), *own]

    def befall(self) -> None:
        """The hub falls silent, or its line goes or comes back."""
        if self.chance.random() < 0.02:
            self.hub.silent_until = self.now + self.chance.choice(SILENCES)
            self.note("hub silent")
        if self.chance.random() < 0.03:
            host = self.stations[0]
            host.has_line = not host.has_line
            self.note(f"hub's line {'comes' if host.has_line else 'goes'}")

    def _finish(self, station: SimStation) -> None:
        """Time enough passes for what the hub could not bring to go its own way."""
        self.now += hubs.DIRECT_MS
        super()._finish(station)

    def calm_down(self) -> None:
        """The hub and its line are there again."""
        self.hub.silent_until = 0
        self.stations[0].has_line = True
