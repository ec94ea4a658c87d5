"""Copies of scans and photos beside the backups: a PC that dies does not take them with it.

A file is ciphertext that never changes and is named by its hash, so it is copied once and lies in a
folder of its own beside backups and half-hour copies, which hold the keys in their facts.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from frontoffice.domain.errors import StoreTrouble
from frontoffice.services.home import Home
from frontoffice.store.attachment_files import FileFolder, blob_of, known, sweep_erased


class FilesBrought(msgspec.Struct, frozen=True, kw_only=True):
    """What a restore found of the files its cases name: brought back, altered, not there."""

    brought: int
    altered: int
    absent: int


def copies_in(folder: Path, home: str) -> FileFolder:
    """The files of a home (its id) in a folder of backups."""
    return FileFolder(folder, f"frontoffice-{home}.files")


def uncopied(home: Home, folder: Path) -> list[bytes]:
    """Files of this home that do not lie in the folder of backups."""
    there = set(copies_in(folder, home.card.home).names())
    with home.store.read() as connection:
        named = known(connection)
    return [one for one in FileFolder(home.folder).names() if one in named and one not in there]


def copy_files(home: Home, folder: Path) -> int:
    """Copies what is not there yet and reads each back; takes away what was erased; how many.

    :raises StoreTrouble: the medium is full, gone or read-only, or `file-altered`; those before it
        stay.
    """
    ours, theirs = FileFolder(home.folder), copies_in(folder, home.card.home)
    forget_erased(home, folder)
    copied = 0
    for blob in uncopied(home, folder):
        sealed = ours.sealed(blob)
        if sealed is None:
            continue
        theirs.put(blob, sealed)
        if blob_of(theirs.sealed(blob) or b"") != blob:
            raise StoreTrouble("file-altered")
        copied += 1
    return copied


def forget_erased(home: Home, folder: Path) -> int:
    """Takes the copies of erased people's files away; how many."""
    with home.store.read() as connection:
        return sweep_erased(connection, copies_in(folder, home.card.home))


def bring_files_back(home: Home, folder: Path) -> FilesBrought:
    """Brings back the files the restored cases name, each checked against its hash; never one
    whose person was erased."""
    ours, theirs = FileFolder(home.folder), copies_in(folder, home.card.home)
    with home.store.read() as connection:
        wanted = sorted(known(connection))
    brought = altered = absent = 0
    for blob in wanted:
        sealed = None if ours.is_here(blob) else theirs.sealed(blob)
        if sealed is None:
            absent += not ours.is_here(blob)
        elif blob_of(sealed) != blob:
            altered += 1
        else:
            ours.put(blob, sealed)
            brought += 1
    return FilesBrought(brought=brought, altered=altered, absent=absent)
