"""Backups: one file of a signed manifest, the slots of the keys and an encrypted copy of the data.

The copy is a snapshot by SQLite itself (VACUUM INTO), never a copy of a live file, and holds only
what is live: nothing deleted, and not the station's key.
"""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import msgspec
from sqlalchemy import Connection

from frontoffice.domain import canonical
from frontoffice.domain.errors import StoreTrouble
from frontoffice.journal.signing import SignedHead, StationKey, key_id, verify, verify_head
from frontoffice.store import tables
from frontoffice.store.atomic import exclusively, private_file, trouble_of
from frontoffice.store.engine import open_engine, transaction, translated
from frontoffice.store.integrity import Progress, Verified, quick_check, verify_journal
from frontoffice.store.replica import hash_at, heads
from frontoffice.store.store import DATABASE, Store, write_setting

MAGIC = b"FOBACKUP"
FORMAT = 1
TAG = "backup/1"
_LENGTH = struct.Struct(">I")
_BLOCK = 1 << 20
_MAX_MANIFEST = 1 << 22
_SIGNATURE = 64
_SECRETS = ("station-key",)


class Part(msgspec.Struct, frozen=True, array_like=True):
    """One part of the file in its order: name, size in bytes, BLAKE2b-256."""

    name: str
    size: int
    hash: bytes


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup holds; `made_at` is UTC ms, `heads` are the signed heads it carries."""

    format: int = FORMAT
    made_at: int
    office: str
    station: int
    series: str
    public_key: bytes
    schema: int
    entries: int
    heads: tuple[SignedHead, ...]
    parts: tuple[Part, ...]


def write(store: Store, data_key: bytes, small: Mapping[str, bytes], path: Path) -> Manifest:
    """Writes a backup of an open store to `path`, reads it back and verifies it.

    `small` are the home's card and key slots by file name. Other officers go on working meanwhile.
    Raises StoreTrouble: full, read-only, or `backup-unverified`; the file before it stays.
    """
    home = Path(str(store.engine.url.database)).parent
    # One folder by its own name per station: what a power cut left there is cleared away.
    workshop = path.parent / f".frontoffice-{key_id(store.key.public).hex()}"
    with exclusively(home / "backup"), _cleared(workshop):
        copy = workshop / DATABASE
        with translated(), store.engine.connect() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
        manifest = _describe(store, data_key, copy, small)
        with private_file(path) as file:
            _write_manifest(file, manifest, store.key)
            for part in manifest.parts:
                if part.name in small:
                    file.write(small[part.name])
            with copy.open("rb") as data:
                while block := data.read(_BLOCK):
                    file.write(block)
            file.flush()
            file.seek(0)
            _check_parts(file, path.name)
    return manifest


def _describe(store: Store, data_key: bytes, copy: Path, small: Mapping[str, bytes]) -> Manifest:
    """Takes the station's key out of the copy, checks it and says what it holds."""
    with _opened(copy, data_key) as connection:
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        for name in _SECRETS:
            write_setting(connection, name, None)
        connection.exec_driver_sql("COMMIT")
        found = _signed_heads(connection)
        if quick_check(connection) is not None:
            raise StoreTrouble("backup-unverified", part=DATABASE)
        entries = connection.exec_driver_sql("SELECT count(*) FROM entry").scalar() or 0
    parts = [Part(name, len(data), _digest(data)) for name, data in sorted(small.items())]
    parts.append(Part(DATABASE, copy.stat().st_size, _digest_file(copy)))
    certificate = store.certificate
    return Manifest(
        made_at=store.clock.read()[0],
        office=certificate.office,
        station=certificate.station,
        series=certificate.series,
        public_key=store.key.public,
        schema=tables.SCHEMA,
        entries=entries,
        heads=found,
        parts=tuple(parts),
    )


def _signed_heads(connection: Connection) -> tuple[SignedHead, ...]:
    """The signed heads in a copy, each compared with the entry it stands on."""
    found = []
    for one in heads(connection):
        if one.seq == 0:
            continue  # A restored home before its first entry: nothing to sign yet.
        if hash_at(connection, one.chain, one.public_key, one.feed, one.seq) != one.hash:
            raise StoreTrouble("backup-unverified", part=one.chain.hex())
        if one.signature is not None:
            head = SignedHead(one.chain, one.seq, one.hash, one.signature)
            if not verify_head(one.public_key, head):
                raise StoreTrouble("backup-unverified", part=one.chain.hex())
            found.append(head)
    return tuple(found)


def read_manifest(path: Path) -> Manifest:
    """What a backup says of itself, after its signature and every part were checked.

    Raises StoreTrouble `backup-missing`, `backup-not-one`, `backup-newer` or `backup-damaged`.
    """
    with _reading(path) as file:
        return _check_parts(file, path.name)


def extract(path: Path, name: str, target: Path) -> None:
    """Writes one part of a backup to a new file for its owner alone; raises as `read_manifest`."""
    with _reading(path) as file, private_file(target) as out:
        for part in _read_manifest(file, path.name).parts:
            digest = blake2b(digest_size=32)
            for block in _blocks(file, part.size):
                digest.update(block)
                if part.name == name:
                    out.write(block)
            if part.name == name:
                if digest.digest() != part.hash:
                    raise StoreTrouble("backup-damaged", file=path.name, part=name)
                return
        raise StoreTrouble("backup-damaged", file=path.name, part=name)


def read_part(path: Path, name: str) -> bytes:
    """A small part of a backup (card, key slots)."""
    with scratch() as folder:
        extract(path, name, folder / "part")
        return (folder / "part").read_bytes()


def verify_data(
    path: Path, manifest: Manifest, data_key: bytes, progress: Progress | None = None
) -> Verified:
    """Opens the data of a backup, verifies its whole journal and compares the signed heads.

    Raises StoreTrouble `store-wrong-key`, or `backup-damaged` where it is another journal.
    """
    with scratch() as folder:
        extract(path, DATABASE, folder / DATABASE)
        with _opened(folder / DATABASE, data_key) as connection:
            if quick_check(connection) is not None or _signed_heads(connection) != manifest.heads:
                raise StoreTrouble("backup-damaged", file=path.name, part=DATABASE)
            return verify_journal(connection, progress)


@contextmanager
def restored_copy(path: Path, folder: Path, data_key: bytes) -> Iterator[Connection]:
    """Puts the data of a backup into `folder` and opens a transaction on it, to make it a new home.

    The chains of the backup's station become carried ones. An error in the block leaves no data.
    Raises StoreTrouble `store-exists`.
    """
    target = folder / DATABASE
    if target.exists():
        raise StoreTrouble("store-exists")
    # A log of another database beside it would be replayed into it.
    for stale in (f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / stale).unlink(missing_ok=True)
    extract(path, DATABASE, target)
    try:
        engine = open_engine(target, data_key)
        try:
            with transaction(engine, immediate=True) as connection:
                connection.exec_driver_sql("UPDATE chain SET own = 0")
                connection.exec_driver_sql("UPDATE peer SET nonce = NULL, acknowledged = NULL")
                yield connection
        finally:
            engine.dispose()
    except BaseException:
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
            (folder / name).unlink(missing_ok=True)
        raise


@contextmanager
def _opened(path: Path, data_key: bytes) -> Iterator[Connection]:
    """A copy of the data, outside any transaction; leaves no write-ahead log behind."""
    engine = open_engine(path, data_key)
    try:
        with translated(), engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
            yield connection
    finally:
        engine.dispose()


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for encrypted parts of a backup being read, gone afterwards."""
    with TemporaryDirectory(prefix="frontoffice-", ignore_cleanup_errors=True) as name:
        yield Path(name)


@contextmanager
def _cleared(folder: Path) -> Iterator[None]:
    """An empty folder for the encrypted copy being made, gone afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise trouble_of(error) from error
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _reading(path: Path) -> Iterator[BinaryIO]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise StoreTrouble("backup-missing", file=path.name) from error
    with file:
        try:
            yield file
        except OSError as error:
            raise StoreTrouble("backup-damaged", file=path.name, part="-") from error


def _write_manifest(file: BinaryIO, manifest: Manifest, key: StationKey) -> None:
    data = canonical.encode(msgspec.to_builtins(manifest, builtin_types=(bytes,)))
    file.write(MAGIC + _LENGTH.pack(len(data)) + data + key.sign(TAG, data))


def _read_manifest(file: BinaryIO, name: str) -> Manifest:
    if file.read(len(MAGIC)) != MAGIC:
        raise StoreTrouble("backup-not-one", file=name)
    try:
        (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
        data = file.read(min(length, _MAX_MANIFEST))
        plain: Any = msgspec.msgpack.decode(data)
        if isinstance(plain, dict) and isinstance(plain.get("format"), int):
            newer = plain["format"] > FORMAT or int(plain.get("schema", 0)) > tables.SCHEMA
            if newer and verify(plain["public_key"], TAG, data, file.read(_SIGNATURE)):
                raise StoreTrouble("backup-newer", file=name)
        manifest = msgspec.convert(plain, Manifest)
    except (struct.error, ValueError, TypeError, KeyError, msgspec.MsgspecError) as error:
        raise StoreTrouble("backup-damaged", file=name, part="manifest") from error
    if not verify(manifest.public_key, TAG, data, file.read(_SIGNATURE)):
        raise StoreTrouble("backup-damaged", file=name, part="manifest")
    return manifest


def _check_parts(file: BinaryIO, name: str) -> Manifest:
    manifest = _read_manifest(file, name)
    for part in manifest.parts:
        digest = blake2b(digest_size=32)
        for block in _blocks(file, part.size):
            digest.update(block)
        if digest.digest() != part.hash:
            raise StoreTrouble("backup-damaged", file=name, part=part.name)
    if file.read(1):
        raise StoreTrouble("backup-damaged", file=name, part="end")
    return manifest


def _blocks(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (block := file.read(min(size, _BLOCK))):
        size -= len(block)
        yield block


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=32).digest()


def _digest_file(path: Path) -> bytes:
    digest = blake2b(digest_size=32)
    with path.open("rb") as file:
        for block in _blocks(file, path.stat().st_size):
            digest.update(block)
    return digest.digest()
