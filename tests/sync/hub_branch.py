"""A centre, a hub at station 1, and counters, over real HTTP on this computer."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from frontoffice.server import admin
from frontoffice.server.run import Running, RunningHub, running_hub, running_server
from frontoffice.services.home import Home
from frontoffice.sync.desk import enrol_home, sync_home
from tests.conftest import HomeFactory


class Branch:
    """Everything of one branch; what was started ends with the stack."""

    def __init__(self, base: Path, make: HomeFactory, stack: ExitStack) -> None:
        self._make = make
        self._centre, self._hub = stack.enter_context(ExitStack()), ExitStack()
        stack.callback(self._hub.close)
        self._folder = base / "centre"
        self.centre: Running = self.start_centre()
        admin.office_add(self.centre.centre, "MPP1", "MPP Contoh")
        self.hub_home = self.enrolled(1, published=True)
        self.hub: RunningHub | None = None

    def hub_with_circles(self, *circles: str) -> Home:
        """Another station is the hub, and may hold less than others."""
        self.hub_home = self.enrolled(8, circles)
        assert sync_home(self.hub_home).even
        return self.hub_home

    def pass_time(self, milliseconds: int) -> None:
        """Time passes for everybody."""
        self._make.clock.at += milliseconds

    def start_centre(self, port: int = 0) -> Running:
        """The centre answers."""
        self.centre = self._centre.enter_context(
            running_server(self._folder, now=self._make.clock.now, port=port)
        )
        return self.centre

    def stop_centre(self) -> None:
        """There is no line to the centre."""
        self._centre.close()

    def start_hub(self, port: int = 0) -> RunningHub:
        """The hub begins to answer."""
        self.hub = self._hub.enter_context(running_hub(self.hub_home, port=port))
        return self.hub

    def stop_hub(self) -> None:
        """The hub is gone."""
        self._hub.close()

    def enrolled(
        self, number: int, circles: tuple[str, ...] | None = None, *, published: bool = False
    ) -> Home:
        """A station the centre knows."""
        home = self.alone(number, published=published)
        code = admin.station_code(self.centre.centre, "MPP1", number, circles)["code"]
        enrol_home(home, self.centre.url, str(code))
        return home

    def alone(self, number: int, *, published: bool = False) -> Home:
        """A station nobody knows yet."""
        return self._make(f"s{number}", station=number, published=published)
