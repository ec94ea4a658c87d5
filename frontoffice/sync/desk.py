"""The exchange as desktop and command line use it: they pass an open home on, no more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import msgspec

from frontoffice.domain.errors import Refused
from frontoffice.store import replica
from frontoffice.store.replica import Peer
from frontoffice.store.store import Store
from frontoffice.sync import enrol as enrolment
from frontoffice.sync import hub, status
from frontoffice.sync.discover import FoundHub, listen
from frontoffice.sync.enrol import Enrolled
from frontoffice.sync.files import FileReport, exchange_files
from frontoffice.sync.hub_queue import HubQueue
from frontoffice.sync.lost import obey
from frontoffice.sync.session import Progress, SyncReport
from frontoffice.sync.status import Freshness


class OpenHome(Protocol):
    """An open home (`services.home.Home`)."""

    store: Store


class HallHome(Protocol):
    """An open home whose queue may have a hub."""

    store: Store
    hub: Any


class StaffedHome(HallHome, Protocol):
    """An open home in which somebody acts."""

    def require(self, action: str) -> object:
        """Raises PermissionDenied where the acting officer lacks the right."""


def sync_home(
    home: OpenHome,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancel: threading.Event | None = None,
    until_even: bool = False,
) -> SyncReport:
    """Exchanges with the hub of the branch, and with the centre where that is not enough.

    Needs no signed-in officer. Raises NotFound("not-enrolled") for a stand-alone home, and what
    `sync.hub.exchange` raises.
    """
    try:
        return hub.exchange(home.store, progress=progress, cancel=cancel, until_even=until_even)
    except Refused as refused:
        obey(home, refused)
        raise


def sync_files(home: OpenHome, *, cancel: threading.Event | None = None) -> FileReport:
    """Brings attached files to the centre and fetches those of open cases; after the facts."""
    return exchange_files(home.store, cancel=cancel)


class HubSeen(msgspec.Struct, frozen=True):
    """A hub this station uses: its number, where it is, when it last answered (UTC ms)."""

    station: int
    address: str
    public_key: bytes
    contact_at: int | None


def known_hubs(home: OpenHome) -> list[HubSeen]:
    """The hubs this station uses, the one heard last first."""
    seen = []
    for one in hub.hubs(home.store):
        with home.store.read() as connection:
            found = replica.certificate_of(connection, one.public_key)
        number, address = found.station if found else 0, one.url.partition("#")[0]
        seen.append(HubSeen(number, address, one.public_key, one.contact_at))
    return seen


def find_hubs(home: OpenHome) -> list[FoundHub]:
    """The hubs that made themselves known on the LAN within a few seconds."""
    return listen(home.store)


def use_hub(home: StaffedHome, url: str, found: FoundHub | None = None) -> Peer:
    """Makes the hub at `url`, or one that was found, this station's; the queue asks it from now on.

    Raises PermissionDenied, and what `hub.greet` and `hub.keep` raise.
    """
    home.require("station.settings")
    store = home.store
    if found is None:
        peer = hub.greet(store, url)
    else:
        peer = hub.keep(store, found.url, found.public_key, found.certificate)
    attach_hub(home, follow=True)
    return peer


def greet_hub(home: StaffedHome, url: str) -> Peer:
    """Makes the hub at `url` this station's; see `hub.greet`. Raises PermissionDenied."""
    home.require("station.settings")
    return hub.greet(home.store, url)


def leave_hubs(home: StaffedHome, keys: Iterable[bytes]) -> None:
    """This station uses these hubs no longer. Raises PermissionDenied."""
    home.require("station.settings")
    for key in keys:
        replica.forget_hub(home.store, key)


def attach_hub(home: HallHome, *, follow: bool = False) -> None:
    """Lets this home ask its branch's hub for tickets; `follow` keeps both told of everything.

    Without a hub nothing is asked and nothing runs.
    """
    queue = home.hub
    if not isinstance(queue, HubQueue):
        queue = home.hub = HubQueue(home.store)
    if follow and queue.known:
        queue.follow()


def enrol_home(home: StaffedHome, url: str, code: str) -> Enrolled:
    """Joins the centre at `url` by a one-time code; see `enrol.enrol`. Raises PermissionDenied."""
    home.require("station.settings")
    return enrolment.enrol(home.store, url, code)


def freshness_of(home: OpenHome) -> Freshness:
    """The freshness light of a home."""
    return status.freshness(home.store)
