"""A server's home: its station key, the authority key apart from it, and the database's key.

The station key is shared by all workers and signs heads and acknowledgements. The authority key
signs certificates and has recovery words of its own (DESIGN section 5, Centre).
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import msgspec

from frontoffice.domain.errors import StoreTrouble
from frontoffice.journal.signing import StationKey
from frontoffice.store import devicesecret
from frontoffice.store.atomic import exclusively, write_atomically
from frontoffice.store.keys import KeyRing
from frontoffice.store.sealing import SealBroken, seal, unseal

CARD = "central.json"
DATABASE = "central.db"


class _Card(msgspec.Struct):
    home: str
    format: int = 1


class CentralHome(msgspec.Struct, frozen=True):
    """An open server's home; `words` only when it was made just now, to be shown once."""

    folder: Path
    data_key: bytes
    station: StationKey
    authority: StationKey
    words: tuple[list[str], list[str]] | None = None

    @property
    def default_database(self) -> str:
        """The encrypted SQLite database beside the keys, for a trial."""
        return f"sqlite:///{self.folder / DATABASE}"


def open_home(folder: Path) -> CentralHome:
    """Opens a server's home by this computer's device secret, or makes it at first use.

    :raises StoreTrouble: keys or device secret missing, damaged, or of another computer.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with exclusively(folder / CARD):
        if not (folder / CARD).exists():
            return _create(folder)
    try:
        card = msgspec.json.decode((folder / CARD).read_bytes(), type=_Card)
    except msgspec.DecodeError:
        raise StoreTrouble("home-damaged", folder=str(folder)) from None
    secret = devicesecret.load(card.home)
    data_key = KeyRing.load(folder / "keys.json", secret).unlock_with_device()
    authority_key = KeyRing.load(folder / "authority-keys.json", secret).unlock_with_device()
    return CentralHome(
        folder,
        data_key,
        _unsealed(folder / "station.key", data_key),
        _unsealed(folder / "authority.key", authority_key),
    )


def _create(folder: Path) -> CentralHome:
    name = secrets.token_hex(8)
    secret = devicesecret.load_or_create(name)
    data_key, words = _ring(folder / "keys.json", secret)
    authority_key, authority_words = _ring(folder / "authority-keys.json", secret)
    station, authority = StationKey.generate(), StationKey.generate()
    write_atomically(
        folder / "station.key", seal(data_key, station.private_bytes(), b"station-key")
    )
    write_atomically(
        folder / "authority.key", seal(authority_key, authority.private_bytes(), b"station-key")
    )
    # Last: without a card there is no home, and a broken start begins again.
    write_atomically(folder / CARD, msgspec.json.encode(_Card(name)))
    return CentralHome(folder, data_key, station, authority, (words, authority_words))


def _ring(path: Path, secret: bytes) -> tuple[bytes, list[str]]:
    # What an earlier start left before it was cut off opens nothing: there was no card.
    path.unlink(missing_ok=True)
    key = os.urandom(32)
    ring, words = KeyRing.create(path, secret, key)
    ring.admit_device(key)
    return key, words


def _unsealed(path: Path, key: bytes) -> StationKey:
    try:
        return StationKey.from_bytes(unseal(key, path.read_bytes(), b"station-key"))
    except (OSError, SealBroken) as error:
        raise StoreTrouble("keys-damaged") from error
