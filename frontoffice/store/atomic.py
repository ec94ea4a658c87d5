"""Small files that are the old one or the new one, whatever happens, with one writer at a time."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from frontoffice.domain.errors import StoreTrouble

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def write_atomically(path: Path, data: bytes) -> None:
    """Replaces a file by `data`, durable when it returns and readable by its owner alone.

    Raises StoreTrouble store-full, store-read-only or store-unreadable; the old file stays.
    """
    with private_file(path) as file:
        file.write(data)


@contextmanager
def private_file(path: Path) -> Iterator[BinaryIO]:
    """A new file for its owner alone, put in the place of `path` when the block ends, durable.

    An error in the block leaves what was there before. Raises StoreTrouble as `write_atomically`.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise trouble_of(error) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def trouble_of(error: OSError) -> StoreTrouble:
    """What the system's refusal means to a person."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreTrouble("store-full")
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StoreTrouble("store-read-only")
    return StoreTrouble("store-unreadable")


def _flush_folder(folder: Path) -> None:
    """Makes a rename durable; Windows does so by itself and cannot open a folder."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def exclusively(path: Path) -> Iterator[None]:
    """Holds the lock beside `path` against other processes and threads; the system frees it.

    Raises StoreTrouble as `write_atomically` does.
    """
    try:
        descriptor = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise trouble_of(error) from error
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
