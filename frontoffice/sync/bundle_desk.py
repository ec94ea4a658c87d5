"""Bundles as desktop and command line use them: they pass an open home on, no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.practice import OFFICE as PRACTICE
from frontoffice.store.store import Store
from frontoffice.sync.bundle import Imported, Inspected, inspect
from frontoffice.sync.bundle_files import LIMIT
from frontoffice.sync.bundle_station import (
    CENTRE,
    Told,
    export_bundle,
    import_bundle,
    receiver_called,
    receiver_with_key,
)

__all__ = ["CENTRE", "Imported", "Inspected", "export_home", "import_home", "inspect"]


class OpenHome(Protocol):
    """An open home (`services.home.Home`) with the officer who acts."""

    store: Store

    def require(self, action: str) -> Any:
        """The officer who acts, if the role may do this."""


def export_home(
    home: OpenHome,
    path: Path,
    to: str = CENTRE,
    told: Told | None = None,
    *,
    files_limit: int = LIMIT,
) -> Inspected:
    """Writes a bundle for the centre, or for a station of this office by its number.

    `files_limit`: so many bytes of scans and photos at most; the rest goes with the next.

    Raises PermissionDenied, NotFound `not-enrolled`, `bundle-receiver-unknown`, StoreTrouble.
    """
    home.require("bundle.exchange")
    _real(home)
    receiver = receiver_called(home.store, to)
    return export_bundle(home.store, path, receiver, told=told, files_limit=files_limit)


def import_home(
    home: OpenHome, path: Path, answer: Path | None = None, told: Told | None = None
) -> Imported:
    """Takes a bundle in, and writes the answer for whoever sent it where `answer` says.

    Raises PermissionDenied, and what `bundle_station.import_bundle` raises.
    """
    home.require("bundle.exchange")
    _real(home)
    came = import_bundle(home.store, path, told)
    if answer is not None:
        receiver = receiver_with_key(home.store, came.manifest.public_key)
        export_bundle(home.store, answer, receiver, answers=came.hash)
    return came


def _real(home: OpenHome) -> None:
    """A practice home gives nothing away and takes nothing in."""
    if home.store.certificate.office == PRACTICE:
        raise RuleViolation("practice-no-exchange")
