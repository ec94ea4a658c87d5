"""The exchange as desktop and command line use it: they pass an open home on, no more."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from frontoffice.domain.errors import NotFound, Refused
from frontoffice.store import replica
from frontoffice.store.store import Store
from frontoffice.sync import enrol as enrolment
from frontoffice.sync import status
from frontoffice.sync.enrol import Enrolled
from frontoffice.sync.lost import obey
from frontoffice.sync.session import Progress, SyncReport, synchronise
from frontoffice.sync.status import Freshness


class OpenHome(Protocol):
    """An open home (`services.home.Home`)."""

    store: Store


def sync_home(
    home: OpenHome,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancel: threading.Event | None = None,
    until_even: bool = False,
) -> SyncReport:
    """Exchanges with the centre this home is enrolled with, for the circles of its certificate.

    Needs no signed-in officer. Raises NotFound("not-enrolled") for a stand-alone home, and what
    `session.synchronise` raises.
    """
    with home.store.read() as connection:
        peers = replica.peers(connection)
    if not peers:
        raise NotFound("not-enrolled")
    try:
        return synchronise(
            home.store,
            peers[0],
            home.store.certificate.circles,
            progress=progress,
            cancel=cancel,
            until_even=until_even,
        )
    except Refused as refused:
        obey(home, refused)
        raise


def enrol_home(home: OpenHome, url: str, code: str) -> Enrolled:
    """Joins the centre at `url` by a one-time code; see `enrol.enrol`."""
    return enrolment.enrol(home.store, url, code)


def freshness_of(home: OpenHome) -> Freshness:
    """The freshness light of a home."""
    return status.freshness(home.store)
