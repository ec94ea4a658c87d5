"""A lost or stolen station is told so by its centre, and destroys the slots that open its data."""

from __future__ import annotations

from typing import Protocol

from frontoffice.domain.errors import Refused
from frontoffice.journal.signing import StationKey, verify
from frontoffice.store import replica
from frontoffice.store.keys import KeyRing
from frontoffice.store.store import Store

_TAG = "lost/1"


class OpenHome(Protocol):
    """An open home (`services.home.Home`); a bare store has no ring to destroy."""

    store: Store


def sign_lost(key: StationKey, lost: bytes) -> bytes:
    """A centre's word that the station with this key is lost."""
    return key.sign(_TAG, lost)


def obey(home: OpenHome, refused: Refused) -> bool:
    """Destroys the home's officer and device slots where its own centre signed that it is lost.

    An answer without that signature, from whoever it is, destroys nothing. The recovery words in
    the sealed envelope still open the data. Whether anything was destroyed.
    """
    if refused.code != "station-lost":
        return False
    try:
        word = bytes.fromhex(str(refused.data.get("word", "")))
    except ValueError:
        return False
    with home.store.read() as connection:
        keys = replica.peer_keys(connection)
    if not any(verify(one, _TAG, home.store.key.public, word) for one in keys):
        return False
    ring = getattr(home, "ring", None)
    if isinstance(ring, KeyRing):
        ring.destroy()
    return ring is not None
