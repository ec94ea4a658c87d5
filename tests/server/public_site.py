"""A real centre with one office, a station that serves and sends, for tests of the public pages."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from frontoffice.domain.case import fold
from frontoffice.server import admin, folding
from frontoffice.server.run import Running, running_server
from frontoffice.services.home import Home
from frontoffice.store.entries import read_stream
from frontoffice.sync.desk import enrol_home, sync_home
from tests.builders import catalogue
from tests.conftest import FixedClock, HomeFactory

OFFICE = "MPP1"


class Site:
    """A centre, the home of a counter at it, and the clock both read."""

    def __init__(self, centre: Running, home: Home, clock: FixedClock) -> None:
        self.centre, self.home, self.clock = centre, home, clock

    @property
    def url(self) -> str:
        """Where the pages of the office begin, in Indonesian."""
        return f"{self.centre.url}/id/{OFFICE}"

    def sync(self) -> None:
        """The counter and the centre exchange what they have, and the centre folds it."""
        assert sync_home(self.home).even
        folding.fold_office(self.centre.centre.database, OFFICE)

    def tracking(self, stream: str) -> str:
        """The six characters on the receipt of a case."""
        with self.home.store.read() as connection:
            opened = fold(stream, read_stream(connection, stream)).opened
        assert opened is not None
        return opened.tracking

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """A page by GET, or by POST of a form: status and text."""
        data = None if form is None else urllib.parse.urlencode(form).encode()
        wanted = urllib.request.Request(self.centre.url + path, data=data)
        try:
            with urllib.request.urlopen(wanted, timeout=20) as answer:
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()


@contextmanager
def site(folder: Path, database_url: str | None = None) -> Iterator[Site]:
    """A site that runs until the block ends; standards are the bundled ones, published to all."""
    clock = FixedClock()
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        patch.setenv("FRONTOFFICE_DEVICE_DIR", str(folder / "devices"))
        running = stack.enter_context(
            running_server(folder / "centre", database_url, now=clock.now)
        )
        admin.office_add(running.centre, OFFICE, "Mal Pelayanan Publik Contoh")
        admin.catalogue_publish(running.centre, catalogue())
        factory = HomeFactory(folder, clock)
        home = factory(published=False)
        stack.callback(home.close)
        code = str(admin.station_code(running.centre, OFFICE, 3)["code"])
        enrol_home(home, running.url, code)
        made = Site(running, home, clock)
        made.sync()
        yield made
