"""The list that lies beside a home's backups: what was erased since they were made.

Sealed with the home's own data key, which every backup of it has too, so that nobody else can add
to it; it names streams and nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from frontoffice.domain.errors import StoreTrouble
from frontoffice.store.atomic import write_atomically
from frontoffice.store.sealing import SealBroken, seal, unseal

_PURPOSE = b"erasure-list/1"


def path_in(folder: Path, home: str) -> Path:
    """Where the list of a home (its id) lies in a folder of backups."""
    return folder / f"frontoffice-{home}.erased"


def write(folder: Path, home: str, data_key: bytes, streams: Iterable[str]) -> None:
    """Adds streams to the list in a folder; one that names them already stays as it is.

    Raises StoreTrouble when the folder cannot be written or the list there is not ours.
    """
    known = read(folder, home, data_key)
    wanted = sorted({*known, *streams})
    if wanted != known:
        sealed = seal(data_key, msgspec.msgpack.encode(wanted), _PURPOSE)
        write_atomically(path_in(folder, home), sealed)


def read(folder: Path, home: str, data_key: bytes) -> list[str]:
    """The streams a list names, sorted; empty where there is none.

    Raises StoreTrouble `erasure-list-damaged`.
    """
    path = path_in(folder, home)
    try:
        sealed = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreTrouble("erasure-list-damaged", file=path.name) from error
    try:
        return msgspec.msgpack.decode(unseal(data_key, sealed, _PURPOSE), type=list[str])
    except (SealBroken, msgspec.MsgspecError) as error:
        raise StoreTrouble("erasure-list-damaged", file=path.name) from error
