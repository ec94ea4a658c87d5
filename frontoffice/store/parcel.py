"""A sealed file of parts: a signed manifest anybody can read, and parts only its key opens.

One flipped byte anywhere is found and named before a part is opened. The file is the old one or the
new one, whatever happens, and is read back before it counts.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

import msgspec

from frontoffice.domain.errors import StoreTrouble
from frontoffice.journal.signing import StationKey, verify
from frontoffice.store.atomic import private_file
from frontoffice.store.sealing import SealBroken, seal, unseal

_LENGTH = struct.Struct(">I")
_MAX_MANIFEST = 16 * 1024 * 1024
_SIGNATURE = 64
_BLOCK = 1 << 20
MAX_PART = 64 * 1024 * 1024
"""Largest sealed part in bytes: far above a segment of fifty thousand entries."""

M = TypeVar("M", bound=msgspec.Struct)


FILE = "file"
"""The feed of a part that is an attached file: `chain` is its name. No office is called so."""


class Part(msgspec.Struct, frozen=True, array_like=True):
    """One sealed part: size in bytes, BLAKE2b-256 of the sealed bytes, and what it is a run of."""

    size: int
    hash: bytes
    chain: bytes
    feed: str
    first: int
    count: int

    @property
    def is_file(self) -> bool:
        """Whether it is an attached file instead of a run of entries."""
        return self.feed == FILE

    @property
    def last(self) -> int:
        """The seq of its last entry."""
        return self.first + self.count - 1


class Codes(msgspec.Struct, frozen=True):
    """What is said of a file of this kind; `damaged` and `not_one` name the `place`."""

    missing: str
    not_one: str
    newer: str
    damaged: str
    not_for_us: str


class Shape(msgspec.Struct, Generic[M], frozen=True):
    """A kind of parcel: magic bytes, signature tag, its manifest's type, and its error codes.

    The manifest has `format`, `public_key` and `parts`.
    """

    magic: bytes
    tag: str
    manifest: type[M]
    codes: Codes
    format: int = 1


class Opened(msgspec.Struct, Generic[M], frozen=True):
    """A parcel whose every byte was checked: its manifest, and the manifest's own hash."""

    path: Path
    manifest: M
    hash: bytes
    bytes: int


def trouble(code: str, path: Path, **data: object) -> StoreTrouble:
    """An error about a file."""
    return StoreTrouble(code, file=path.name, **data)


def seal_part(
    key: bytes, place: int, data: bytes, chain: bytes, feed: str, first: int, count: int
) -> tuple[Part, bytes]:
    """Seals one part with the parcel's key; `place` counts from 1."""
    sealed = seal(key, data, _purpose(place))
    return Part(len(sealed), _digest(sealed), chain, feed, first, count), sealed


def write(shape: Shape[M], path: Path, manifest: M, sealed: Sequence[bytes], key: StationKey) -> M:
    """Signs and writes a parcel, reads it back and checks it.

    Raises StoreTrouble: full, read-only, or what `read` raises; the file before it stays.
    """
    data = msgspec.msgpack.encode(manifest)
    with private_file(path) as file:
        file.write(shape.magic + _LENGTH.pack(len(data)) + data + key.sign(shape.tag, data))
        for part in sealed:
            file.write(part)
        file.flush()
        file.seek(0)
        _check(shape, path, file)
    return manifest


def read(shape: Shape[M], path: Path) -> Opened[M]:
    """Reads a parcel's manifest after its signature and every part were checked.

    Raises StoreTrouble by the codes of the shape, `damaged` with the place.
    """
    with _reading(shape, path) as file:
        return _check(shape, path, file)


def parts(
    shape: Shape[M], opened: Opened[M], key: bytes, *, files: bool = False
) -> Iterator[tuple[Part, bytes]]:
    """The opened runs in their order, or with `files` the attached files.

    Raises StoreTrouble `not_for_us` for another key.
    """
    with _reading(shape, opened.path) as file:
        manifest, _ = _read_manifest(shape, opened.path, file)
        for place, part in enumerate(_parts_of(manifest), 1):
            if part.is_file != files:
                file.seek(part.size, os.SEEK_CUR)
                continue
            sealed = file.read(part.size)
            if _digest(sealed) != part.hash:
                raise trouble(shape.codes.damaged, opened.path, place=_place(place, part))
            try:
                yield part, unseal(key, sealed, _purpose(place))
            except SealBroken:
                raise trouble(shape.codes.not_for_us, opened.path) from None


def _reading(shape: Shape[M], path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise trouble(shape.codes.missing, path) from error


def _check(shape: Shape[M], path: Path, file: BinaryIO) -> Opened[M]:
    manifest, digest = _read_manifest(shape, path, file)
    for place, part in enumerate(_parts_of(manifest), 1):
        found, left = _hasher(), part.size
        while left > 0 and (block := file.read(min(left, _BLOCK))):
            found.update(block)
            left -= len(block)
        if left or found.digest() != part.hash:
            raise trouble(shape.codes.damaged, path, place=_place(place, part))
    if file.read(1):
        raise trouble(shape.codes.damaged, path, place="end")
    return Opened(path, manifest, digest, file.tell())


def _read_manifest(shape: Shape[M], path: Path, file: BinaryIO) -> tuple[M, bytes]:
    if file.read(len(shape.magic)) != shape.magic:
        raise trouble(shape.codes.not_one, path, place="header")
    try:
        (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
        data = file.read(min(length, _MAX_MANIFEST))
        manifest = _decoded(shape, path, data)
        signed = verify(_key_of(manifest), shape.tag, data, file.read(_SIGNATURE))
    except (struct.error, ValueError, TypeError, msgspec.MsgspecError) as error:
        raise trouble(shape.codes.damaged, path, place="header") from error
    if not signed or any(not 0 <= one.size <= MAX_PART for one in _parts_of(manifest)):
        raise trouble(shape.codes.damaged, path, place="header")
    return manifest, _digest(data)


def _decoded(shape: Shape[M], path: Path, data: bytes) -> M:
    try:
        return msgspec.msgpack.decode(data, type=shape.manifest)
    except msgspec.MsgspecError:
        plain = msgspec.msgpack.decode(data)
        if isinstance(plain, dict) and int(plain.get("format", 0)) > shape.format:
            raise trouble(shape.codes.newer, path) from None
        raise


def _key_of(manifest: msgspec.Struct) -> bytes:
    return bytes(getattr(manifest, "public_key"))  # noqa: B009  (every shape's manifest has one)


def _parts_of(manifest: msgspec.Struct) -> tuple[Part, ...]:
    return tuple(getattr(manifest, "parts"))  # noqa: B009


def _place(place: int, part: Part) -> str:
    if part.is_file:
        return f"file {place}: {part.chain.hex()}"
    return f"segment {place}: {part.chain.hex()} {part.first}-{part.last}"


def _purpose(place: int) -> bytes:
    return b"parcel-part/%d" % place


def _digest(data: bytes) -> bytes:
    return _hasher(data).digest()


def _hasher(data: bytes = b"") -> blake2b:
    return blake2b(data, digest_size=32, person=b"fo-parcel-1")
