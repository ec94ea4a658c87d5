"""Second-medium copies: every half hour what this station wrote goes to another disk or stick.

A copy holds only the new entries, sealed with the home's own data key, and is read back before it
counts. After a restore the copies beside the backup bring back what was written behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from frontoffice.domain.errors import FrontOfficeError, RuleViolation, StoreTrouble
from frontoffice.journal.segment import Segment, from_bytes, pack, to_bytes
from frontoffice.services import file_copies, settings
from frontoffice.services.home import Home
from frontoffice.store import parcel, replica
from frontoffice.store.carriage import take_segment
from frontoffice.store.parcel import Part

SUFFIX = ".focopy"
EVERY_MS = 30 * 60 * 1000
ENTRIES = 40_000
"""Most entries of one segment."""

KEEP = 500
"""Copies kept of a station; older ones give way once a backup holds what is in them."""

_LAST = "last-copy"


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a copy says of itself, in the clear; nothing personal. `made_at` is UTC ms."""

    format: int = 1
    made_at: int
    office: str
    station: int
    public_key: bytes
    parts: tuple[Part, ...]


CODES = parcel.Codes(
    missing="copy-missing",
    not_one="copy-not-one",
    newer="copy-newer",
    damaged="copy-damaged",
    not_for_us="copy-of-other-home",
)
SHAPE = parcel.Shape(b"FOCOPY-1", "copy/1", Manifest, CODES)


class Last(msgspec.Struct, frozen=True):
    """This station's newest copy: UTC ms, file, chain (hex) and the seq it holds up to."""

    at: int
    path: str
    chain: str
    seq: int


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What copies brought back: entries, files read, and the codes of those that were of no use."""

    entries: int
    files: int
    useless: tuple[tuple[str, str], ...] = ()


def last(home: Home) -> Last | None:
    """The newest copy this station made under its present key, None where there is none."""
    data = home.store.setting(_LAST)
    found = msgspec.json.decode(data, type=Last) if data else None
    return found if found and found.chain == home.store.chain.hex() else None


def uncopied(home: Home) -> int:
    """Entries of this station that are in no copy yet."""
    newest = last(home)
    seq = home.store.peek("SELECT seq FROM chain WHERE chain = ?", (home.store.chain,)) or 0
    return int(seq) - (newest.seq if newest else 0)


def due(home: Home) -> bool:
    """Whether half an hour passed since the newest copy and something was written or scanned.

    Never while no second medium is set.
    """
    folder = settings.read(home).backup_folder
    if folder is None or not (uncopied(home) or file_copies.uncopied(home, Path(folder))):
        return False
    newest = last(home)
    # A clock set back must not put the next copy off for years.
    return newest is None or not 0 <= home.now() - newest.at < EVERY_MS


def copy_now(home: Home) -> Last | None:
    """Copies what was written since the last copy to the second medium; None where nothing was.

    By the program itself every half hour, at closing, or at the press of a button. Raises
    RuleViolation `backup-folder-unset`, StoreTrouble (no stick, full, read-only).
    """
    folder = settings.read(home).backup_folder
    if folder is None:
        raise RuleViolation("backup-folder-unset", field="backup_folder")
    if not Path(folder).is_dir():
        raise StoreTrouble("backup-folder-missing", folder=folder)
    newest = last(home)
    after = newest.seq if newest and Path(newest.path).parent == Path(folder) else 0
    segments = list(_segments(home, after))
    made = _copy_facts(home, Path(folder), segments) if segments else newest
    # Files after facts: a medium that is full of pictures still holds every fact.
    file_copies.copy_files(home, Path(folder))
    return made


def _copy_facts(home: Home, folder: Path, segments: list[Segment]) -> Last:
    first, seq = segments[0].first, segments[-1].head.seq
    card, chain = home.card, home.store.chain.hex()
    path = folder / f"{card.office}-{card.station:02}-{chain}-{first:08}-{seq:08}{SUFFIX}"
    made_at = home.now()
    _write(home, path, segments, made_at)
    made = Last(made_at, str(path), chain, seq)
    home.store.set_setting(_LAST, msgspec.json.encode(made))
    _prune(home, folder, chain)
    return made


def _segments(home: Home, after: int) -> Iterator[Segment]:
    while True:
        with home.store.read() as connection:
            head = next(one for one in replica.our_chains(connection) if one.own)
            if head.seq <= after:
                return
            run, signed = replica.read_run(connection, home.store, head, after, ENTRIES)
        yield pack(run, signed)
        after = signed.seq


def _write(home: Home, path: Path, segments: list[Segment], made_at: int) -> None:
    key, feed = _key(home), home.store.feed
    parts, sealed = list[Part](), list[bytes]()
    for place, one in enumerate(segments, 1):
        run = one.head.chain, feed, one.first, one.count
        part, data = parcel.seal_part(key, place, to_bytes(one), *run)
        parts.append(part)
        sealed.append(data)
    manifest = Manifest(
        made_at=made_at,
        office=home.card.office,
        station=home.card.station,
        public_key=home.store.key.public,
        parts=tuple(parts),
    )
    parcel.write(SHAPE, path, manifest, sealed, home.store.key)


def bring_back(home: Home, folder: Path) -> Brought:
    """Applies every copy of this home in a folder that continues what is here, oldest first.

    A damaged or foreign copy stops no other; its file and code are told. Twice is harmless.
    """
    entries = files = 0
    useless = list[tuple[str, str]]()
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            entries += _apply(home, path)
            files += 1
        except FrontOfficeError as error:
            useless.append((path.name, error.code))
    return Brought(entries=entries, files=files, useless=tuple(useless))


def _apply(home: Home, path: Path) -> int:
    opened = parcel.read(SHAPE, path)
    manifest, added = opened.manifest, 0
    for part, data in parcel.parts(SHAPE, opened, _key(home)):
        segment = from_bytes(data)
        if manifest.public_key != home.store.key.public:
            added += take_segment(home.store, part.feed, manifest.public_key, segment)
    return added


def _prune(home: Home, folder: Path, chain: str) -> None:
    """The oldest copies beyond `KEEP` go, as far as a backup in the same place holds them."""
    from frontoffice.services import backup

    newest = backup.last(home)
    if newest is None or Path(newest.path).parent != folder or not Path(newest.path).exists():
        return
    for path in sorted(folder.glob(f"*-{chain}-*{SUFFIX}"))[:-KEEP]:
        if int(path.stem.rpartition("-")[2]) <= newest.seq:
            path.unlink(missing_ok=True)


def _key(home: Home) -> bytes:
    return blake2b(b"", digest_size=32, key=home.data_key, person=b"fo-copy-1").digest()
