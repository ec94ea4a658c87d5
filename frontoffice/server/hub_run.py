"""Runs a hub: opens the station's home by its device slot, serves the branch, and syncs upwards."""

from __future__ import annotations

import contextlib
import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from frontoffice.domain.errors import Cancelled, FrontOfficeError, RuleViolation
from frontoffice.server.hub import HubDesk
from frontoffice.services.home import Door, Home
from frontoffice.store import replica
from frontoffice.store.replica import CENTRAL
from frontoffice.store.store import Store
from frontoffice.sync.files import exchange_files
from frontoffice.sync.session import synchronise
from frontoffice.sync.transport import Line, check_url

SOON_SECONDS = 2.0
"""What came is sent up after so long, together with what comes meanwhile."""

QUIET_SECONDS, LONGEST_SECONDS = 30.0, 300.0
"""How often news are asked for; without a line that grows."""


class Upstream:
    """Exchanges with the centre in the background, for days in vain where it must."""

    def __init__(self, store: Store, open_line: Callable[[str], Line] = Line) -> None:
        self._store, self._open_line = store, open_line
        self._woken, self._stop = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="upstream", daemon=True)

    def wake(self) -> None:
        """Something new came from a station."""
        self._woken.set()

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def close(self) -> None:
        """Stops between two batches."""
        self._stop.set()
        self._woken.set()
        self._thread.join(10)

    def _run(self) -> None:
        failed = 0
        while not self._stop.is_set():
            failed = 0 if self.exchange() else failed + 1
            pause = min(QUIET_SECONDS * 2 ** min(failed, 4), LONGEST_SECONDS)
            self._woken.wait(pause * random.uniform(0.7, 1.0))
            self._woken.clear()
            if not failed:
                self._stop.wait(SOON_SECONDS)
            else:
                self._stop.wait(min(SOON_SECONDS * 2**failed, QUIET_SECONDS))

    def exchange(self) -> bool:
        """One exchange with the centre; whether it answered."""
        try:
            with self._store.read() as connection:
                centre = next(one for one in replica.peers(connection) if one.role == CENTRAL)
            circles = self._store.certificate.circles
            report = synchronise(
                self._store, centre, circles, cancel=self._stop, open_line=self._open_line
            )
            if report.online and not report.waiting and not self._woken.is_set():
                self._exchange_files()
        except FrontOfficeError:
            # Refused, damaged, full: the station's own screens say so; the branch goes on.
            return False
        return report.online

    def _exchange_files(self) -> None:
        """Files come last, and break off as soon as facts come; the rest goes on after them."""
        with contextlib.suppress(Cancelled):
            exchange_files(
                self._store, cancel=self._woken, open_line=self._open_line, relaying=True
            )


def open_hub_home(folder: Path, staff: str | None, pin: str | None, upstream: str | None) -> Home:
    """Opens a station's home for a hub: by its device slot, which an admin's PIN makes once.

    `staff` None is the first admin. `upstream` moves the centre to another address. Raises
    PermissionDenied for another role's PIN, RuleViolation `pin-wrong`, NotFound
    `device-not-admitted` at a first start without a PIN.
    """
    door = Door(folder)
    if pin is not None:
        admins = [tile.staff for tile in door.tiles() if tile.role == "admin"]
        home = door.open(staff or admins[0], pin)
        try:
            home.require("station.settings")
            home.ring.admit_device(home.data_key)
        except BaseException:
            home.close()
            raise
        home.lock()
    else:
        home = door.open_with_device()
    if upstream is not None:
        move_centre(home.store, upstream)
    return home


def move_centre(store: Store, url: str) -> None:
    """The centre this home is enrolled with answers at another address now; its key stays.

    Raises Rejected for an address that cannot be used, RuleViolation `upstream-unknown`.
    """
    check_url(url)
    with store.writing() as connection:
        known = [one for one in replica.peers(connection) if one.role == CENTRAL]
        if not known:
            raise RuleViolation("upstream-unknown")
        for one in known:
            if one.url != url.rstrip("/"):
                connection.exec_driver_sql("DELETE FROM peer WHERE url = ?", (one.url,))
                moved = msgspec.structs.replace(one, url=url.strip().rstrip("/"))
                replica.keep_peer(connection, moved)


@contextlib.contextmanager
def hub_desk(home: Home, open_line: Callable[[str], Line] = Line) -> Iterator[HubDesk]:
    """The desk of a hub over an open home, with its exchange upwards behind it."""
    upstream = Upstream(home.store, open_line)
    desk = HubDesk(home, upstream.wake)
    upstream.start()
    try:
        yield desk
    finally:
        upstream.close()
