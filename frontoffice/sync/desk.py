"""The exchange as desktop and command line use it: they pass an open home on, no more."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Protocol

from frontoffice.domain.errors import Refused
from frontoffice.store.replica import Peer
from frontoffice.store.store import Store
from frontoffice.sync import enrol as enrolment
from frontoffice.sync import hub, status
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


def greet_hub(home: OpenHome, url: str) -> Peer:
    """Makes the hub at `url` this station's; see `hub.greet`."""
    return hub.greet(home.store, url)


def attach_hub(home: HallHome, *, follow: bool = False) -> None:
    """Lets this home ask its branch's hub for tickets; `follow` keeps both told of everything.

    Without a hub nothing is asked and nothing runs.
    """
    queue = home.hub
    if not isinstance(queue, HubQueue):
        queue = home.hub = HubQueue(home.store)
    if follow and queue.known:
        queue.follow()


def enrol_home(home: OpenHome, url: str, code: str) -> Enrolled:
    """Joins the centre at `url` by a one-time code; see `enrol.enrol`."""
    return enrolment.enrol(home.store, url, code)


def freshness_of(home: OpenHome) -> Freshness:
    """The freshness light of a home."""
    return status.freshness(home.store)
