"""Bundles: what the line would carry, in one file - sealed to its receiver and signed.

The manifest is in the clear (heads, counts, no personal data) so that whoever carries the file can
check that it is whole; the segments open with the receiver's key alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from frontoffice.domain.errors import Refused, Rejected, StoreTrouble
from frontoffice.journal.part import Limits
from frontoffice.journal.signing import Certificate, StationKey
from frontoffice.store import parcel
from frontoffice.store.boxkey import box_private, box_public
from frontoffice.store.parcel import Opened, Part
from frontoffice.store.sealing import SealBroken, seal_to, unseal_with
from frontoffice.sync.spare import Introduction
from frontoffice.sync.wire import Acknowledgement, Cargo, Stand, decode, encode

SUFFIX = ".fobundle"
ENTRIES = 40_000
"""Most entries of one segment: a bundle is read whole, so its segments are as large as allowed."""

assert Limits().entries >= ENTRIES
_KEY = b"bundle-key"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle says of itself, in the clear; `made_at` is UTC ms by the sender's clock.

    `public_key` is the sender's and `receiver` who can open it (both Ed25519, 32 bytes). `heads`
    are where the sender stands, so that the receiver can answer with exactly what is missing.
    `words` are the sender's signed acknowledgements. `answers` is the hash of the manifest this
    bundle answers, empty where it was not asked for. `key` opens the parts, sealed to the receiver.
    `erased` are the streams of which the sender destroyed the personal data: the receiver does too,
    even where the facts that say so cannot be applied yet. `introduction` is what a spare shows
    until the centre has certified it. `files_wanted` are attached files the sender may read and
    lacks; `files_held` such as came to a centre of late, so that nobody sends them again.
    """

    format: int = 1
    made_at: int
    office: str
    public_key: bytes
    role: str
    certificate: bytes
    receiver: bytes
    receiver_name: str
    answers: bytes = b""
    heads: tuple[Stand, ...]
    words: tuple[Acknowledgement, ...] = ()
    key: bytes
    parts: tuple[Part, ...]
    erased: tuple[str, ...] = ()
    introduction: Introduction | None = None
    files_wanted: tuple[bytes, ...] = ()
    files_held: tuple[bytes, ...] = ()


CODES = parcel.Codes(
    missing="bundle-missing",
    not_one="bundle-not-one",
    newer="bundle-newer",
    damaged="bundle-damaged",
    not_for_us="bundle-not-for-us",
)
SHAPE = parcel.Shape(b"FOBUNDLE", "bundle/1", Manifest, CODES)


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """Who makes a bundle: key, certificate (its bytes), role `station` or `central`, office."""

    key: StationKey
    certificate: bytes
    role: str
    office: str


class Receiver(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a bundle is for: key, what a person calls it, circles (None: keeps everything)."""

    public_key: bytes
    name: str
    circles: tuple[str, ...] | None = None


class Inspected(msgspec.Struct, frozen=True, kw_only=True):
    """What anybody who holds a bundle can know: counts, heads, size, and the manifest's hash."""

    path: str
    manifest: Manifest
    hash: bytes
    bytes: int

    @property
    def entries(self) -> int:
        """Entries in all segments."""
        return sum(one.count for one in self.manifest.parts)

    @property
    def files(self) -> int:
        """Attached files in it."""
        return sum(one.is_file for one in self.manifest.parts)


class Problem(msgspec.Struct, frozen=True):
    """A run that was left out: the code of why, and its data (chain, seq)."""

    code: str
    data: dict[str, object]


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did: `added` entries, `known` ones that were here before, and what was left.

    `acknowledged` counts chains the sender signed for; `even`: we stand where the sender stood.
    `files`: attached files that were new here.
    """

    manifest: Manifest
    hash: bytes
    added: int
    known: int
    acknowledged: int
    even: bool
    problems: tuple[Problem, ...]
    files: int = 0


def compose(
    path: Path,
    sender: Sender,
    receiver: Receiver,
    cargoes: Iterable[Cargo],
    *,
    heads: Iterable[Stand],
    words: Iterable[Acknowledgement] = (),
    answers: bytes = b"",
    erased: Iterable[str] = (),
    introduction: Introduction | None = None,
    files: Iterable[tuple[bytes, bytes]] = (),
    files_wanted: Iterable[bytes] = (),
    files_held: Iterable[bytes] = (),
    made_at: int,
) -> Inspected:
    """Writes a bundle to `path`, reads it back and verifies every byte.

    Raises StoreTrouble (full, read-only, `bundle-folder-missing`); what was there before stays.
    """
    if not path.absolute().parent.is_dir():
        raise StoreTrouble("bundle-folder-missing", folder=str(path.parent))
    key = os.urandom(32)
    parts, sealed = _sealed(key, cargoes, files)
    manifest = Manifest(
        made_at=made_at,
        office=sender.office,
        public_key=sender.key.public,
        role=sender.role,
        certificate=sender.certificate,
        receiver=receiver.public_key,
        receiver_name=receiver.name,
        answers=answers,
        heads=tuple(heads),
        words=tuple(words),
        key=seal_to(box_public(receiver.public_key), key, _KEY),
        parts=tuple(parts),
        erased=tuple(erased),
        introduction=introduction,
        files_wanted=tuple(files_wanted),
        files_held=tuple(files_held),
    )
    parcel.write(SHAPE, path, manifest, sealed, sender.key)
    return inspect(path)


def _sealed(
    key: bytes, cargoes: Iterable[Cargo], files: Iterable[tuple[bytes, bytes]]
) -> tuple[list[Part], list[bytes]]:
    """Facts first, then files: (what each part is, its sealed bytes)."""
    parts, sealed = list[Part](), list[bytes]()

    def add(content: bytes, chain: bytes, feed: str, first: int, count: int) -> None:
        part, data = parcel.seal_part(key, len(parts) + 1, content, chain, feed, first, count)
        parts.append(part)
        sealed.append(data)

    for cargo in cargoes:
        run = cargo.segment
        add(encode(cargo), run.head.chain, cargo.feed, run.first, run.count)
    for name, held in files:
        add(held, name, parcel.FILE, 1, 0)
    return parts, sealed


def inspect(path: Path) -> Inspected:
    """What a bundle says of itself, after its signature and every byte of it were checked.

    Needs no home and no right. Raises StoreTrouble `bundle-missing`, `bundle-not-one`,
    `bundle-newer`, `bundle-damaged` with the place (`header`, `segment 2: CHAIN 101-180`, `end`).
    """
    opened = parcel.read(SHAPE, path)
    return Inspected(path=str(path), manifest=opened.manifest, hash=opened.hash, bytes=opened.bytes)


def open_parts(path: Path, key: StationKey) -> tuple[Opened[Manifest], Iterator[Cargo]]:
    """A checked bundle and its segments, for the station it is sealed to.

    Raises what `inspect` raises, and StoreTrouble `bundle-not-for-us`.
    """
    opened = parcel.read(SHAPE, path)
    content_key = _content_key(opened, key)

    def cargoes() -> Iterator[Cargo]:
        for _, data in parcel.parts(SHAPE, opened, content_key):
            yield decode(data, Cargo)

    return opened, cargoes()


def file_parts(opened: Opened[Manifest], key: StationKey) -> Iterator[tuple[bytes, bytes]]:
    """The attached files of a checked bundle: (name, ciphertext). Raises as `open_parts`."""
    for part, data in parcel.parts(SHAPE, opened, _content_key(opened, key), files=True):
        yield part.chain, data


def _content_key(opened: Opened[Manifest], key: StationKey) -> bytes:
    path = opened.path
    if opened.manifest.receiver != key.public:
        raise parcel.trouble(CODES.not_for_us, path)
    try:
        return unseal_with(box_private(key), opened.manifest.key, _KEY)
    except SealBroken:
        raise parcel.trouble(CODES.not_for_us, path) from None


def take_all(
    cargoes: Iterable[Cargo], take: Callable[[Cargo], int]
) -> tuple[int, int, tuple[Problem, ...]]:
    """Takes segments in one by one by `take` (entries added): (added, known, left out and why).

    One that does not fit stops no other: a bundle may come before the one it continues.
    """
    added = known = 0
    problems = list[Problem]()
    for cargo in cargoes:
        try:
            new = take(cargo)
        except (Rejected, Refused) as error:
            problems.append(Problem(error.code, error.data))
            continue
        added += new
        known += cargo.segment.count - new
    return added, known, tuple(problems)


def sender_certificate(manifest: Manifest) -> Certificate | None:
    """The certificate a bundle's sender shows, unverified; None where it is not one."""
    try:
        return msgspec.msgpack.decode(manifest.certificate, type=Certificate)
    except (msgspec.MsgspecError, ValueError):
        return None
