"""The device secret: 32 bytes outside the home, without which a copied home and a PIN open nothing.

It lies in an allow-listed system keychain, else in a file only its owner may read.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from frontoffice.domain.errors import StoreTrouble
from frontoffice.store.atomic import exclusively, write_atomically

FOLDER_VARIABLE = "FRONTOFFICE_DEVICE_DIR"
"""Where the secrets lie instead; also keeps the system keychain out of it."""

_SERVICE = "frontoffice device secret"
# `keyring` can fall back to a plain text file without a word, so only these count as a keychain.
_KEYCHAINS = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    }
)


class Keychain(Protocol):
    """What we need of a back end of `keyring`."""

    def get_password(self, service: str, username: str) -> str | None:
        """The stored text, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Stores a text."""


class Whereabouts(NamedTuple):
    """Where a home's device secret lies, for `doctor`."""

    place: str
    """keychain, file or missing"""
    path: Path | None
    is_private: bool
    """False when other accounts of this PC could read the file."""


def system_keychain() -> Keychain | None:
    """The system's keychain when `keyring` is installed and offers an allow-listed one."""
    try:
        found = import_module("keyring").get_keyring()
    except ImportError:
        return None
    name = f"{type(found).__module__}.{type(found).__qualname__}"
    return cast(Keychain, found) if name in _KEYCHAINS else None


def load_or_create(
    home_id: str, folder: Path | None = None, *, keychain: Keychain | None = None
) -> bytes:
    """The device secret of a home (32 bytes), made at first use.

    `folder` None means FRONTOFFICE_DEVICE_DIR, else the platform's configuration folder.
    """
    path = secret_path(home_id, folder)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with exclusively(path):
        found = _read(home_id, path, keychain)
        if found is None:
            found = secrets.token_bytes(32)
            if keychain:
                keychain.set_password(_SERVICE, home_id, found.hex())
            else:
                write_atomically(path, found.hex().encode())
    return found


def load(home_id: str, folder: Path | None = None, *, keychain: Keychain | None = None) -> bytes:
    """The device secret of an existing home; raises StoreTrouble("device-secret-missing").

    The home came from another PC or the secret was deleted: then only the recovery words open it.
    """
    found = _read(home_id, secret_path(home_id, folder), keychain)
    if found is None:
        raise StoreTrouble("device-secret-missing", home=home_id)
    return found


def forget(home_id: str, folder: Path | None = None, *, keychain: Keychain | None = None) -> None:
    """Destroys the secret of a home that is given up: no PIN opens a copy of it any more."""
    if keychain:
        keychain.set_password(_SERVICE, home_id, "")
    secret_path(home_id, folder).unlink(missing_ok=True)


def describe(
    home_id: str, folder: Path | None = None, *, keychain: Keychain | None = None
) -> Whereabouts:
    """Where the secret lies and whether others on this PC could read it."""
    path = secret_path(home_id, folder)
    if keychain and keychain.get_password(_SERVICE, home_id):
        return Whereabouts("keychain", None, True)
    if not path.exists():
        return Whereabouts("missing", path, True)
    # Windows keeps rights in access lists; the mode bits there say nothing about other accounts.
    return Whereabouts("file", path, os.name == "nt" or path.stat().st_mode & 0o077 == 0)


def secret_path(
    home_id: str, folder: Path | None = None, environ: Mapping[str, str] = os.environ
) -> Path:
    """The file of a home's secret, whether or not it exists."""
    if not home_id.replace("-", "").isalnum():
        raise ValueError("a home id is letters, digits and hyphens")
    if folder is None:
        named = environ.get(FOLDER_VARIABLE)
        folder = Path(named) if named else _default_folder()
    return folder / f"{home_id}.secret"


def _default_folder() -> Path:
    from platformdirs import user_config_path

    return user_config_path("frontoffice", appauthor=False) / "devices"


def _read(home_id: str, path: Path, keychain: Keychain | None) -> bytes | None:
    kept = keychain.get_password(_SERVICE, home_id) if keychain else None
    if kept is None and path.exists():
        kept = path.read_text("ascii", errors="replace")
    if kept is None:
        return None
    try:
        found = bytes.fromhex(kept)
    except ValueError:
        found = b""
    if len(found) != 32:
        raise StoreTrouble("device-secret-damaged", home=home_id)
    return found
