"""Small files that are the old one or the new one, whatever happens, with one writer at a time."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from frontoffice.domain.errors import StoreTrouble

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def write_atomically(path: Path, data: bytes) -> None:
    """Replaces a file by `data`, durable when it returns and readable by its owner alone.

    Raises StoreTrouble store-full, store-read-only or store-unreadable; the old file stays.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        _write_durably(draft, data)
        draft.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise trouble_of(error) from error


def trouble_of(error: OSError) -> StoreTrouble:
    """What the system's refusal means to a person."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreTrouble("store-full")
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StoreTrouble("store-read-only")
    return StoreTrouble("store-unreadable")


def _write_durably(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


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


@contextmanager
def private_file(path: Path) -> Iterator[BinaryIO]:
    """A new file for its owner alone, written beside `path` and put in its place when whole.

    Durable when the block ends; an error in it leaves what was there before. Raises OSError.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    _flush_folder(path.parent)
