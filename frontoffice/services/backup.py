"""Backing a home up, checking a backup, and restoring one as a new station key."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.errors import NotFound, RuleViolation, StoreTrouble
from frontoffice.domain.numbering import SERIES, Number, next_series, parse_number
from frontoffice.services import copies, file_copies, numbers, settings
from frontoffice.services.home import CARD, KEYS, Door, Home, HomeCard, first_admin, read_card
from frontoffice.store import apply, backup, devicesecret, erasure, erasure_list
from frontoffice.store.atomic import trouble_of, write_atomically
from frontoffice.store.clock import Clock, SystemClock
from frontoffice.store.identity import take_new_key
from frontoffice.store.integrity import Progress, Verified
from frontoffice.store.keys import Cost, KeyRing, check_pin
from frontoffice.store.store import Store

SUFFIX = ".fobackup"
EVERY_MS = 30 * 60 * 1000
"""Half an hour: the most work a lost disk may cost (DESIGN section 4)."""

KEEP = 12
"""Backups kept in the backup folder; the oldest give way."""

_LAST = "last-backup"


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """A verified backup: where it is, when it was made (UTC ms), what it holds."""

    path: str
    made_at: int
    office: str
    station: int
    series: str
    entries: int
    bytes: int


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What `check` found; `journal` None where the data could not be opened without a key."""

    backup: Backup
    journal: Verified | None = None


class Last(msgspec.Struct, frozen=True):
    """This station's newest backup: UTC ms, file, and the seq of the own chain in it."""

    at: int
    path: str
    seq: int


class Due(msgspec.Struct, frozen=True):
    """Whether a backup should be made now, where they go, and the newest one."""

    due: bool
    folder: str | None
    last: Last | None


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    """What opens a backup: the recovery words, on the same PC an officer's PIN, or its own home."""

    words: str | None = None
    staff: str | None = None
    pin: str | None = None
    data_key: bytes | None = None


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """A home made of a backup, signed in as `staff`.

    `pins_work` is False on a PC with another device secret: then only the recovery words and, if
    one was given, the admin's new PIN open it. `files`: what became of scans and photos.
    """

    home: Home
    staff: str
    series: str
    carried: int
    pins_work: bool
    files: file_copies.FilesBrought = file_copies.FilesBrought(brought=0, altered=0, absent=0)


def create(home: Home, path: Path) -> Backup:
    """Writes a verified, encrypted backup of the open home to `path`, its files in a folder beside.

    Raises PermissionDenied, RuleViolation `backup-inside-home`, StoreTrouble.
    """
    home.require("backup.create")
    return _write(home, path)


def _write(home: Home, path: Path) -> Backup:
    path = path.absolute()
    if path.resolve().is_relative_to(home.folder.resolve()):
        raise RuleViolation("backup-inside-home", field="path")
    if not path.parent.is_dir():
        raise StoreTrouble("backup-folder-missing", folder=str(path.parent))
    if path.is_dir():
        raise StoreTrouble("backup-not-one", file=path.name)
    small = {name: (home.folder / name).read_bytes() for name in (CARD, KEYS)}
    manifest = backup.write(home.store, home.data_key, small, path)
    seq = next((one.seq for one in manifest.heads if one.chain == home.store.chain), 0)
    last = Last(manifest.made_at, str(path), seq)
    home.store.set_setting(_LAST, msgspec.json.encode(last))
    note_erased(home, path.parent)
    file_copies.copy_files(home, path.parent)
    return _backup(path, manifest)


def note_erased(home: Home, folder: Path) -> None:
    """Keeps beside the backups in a folder what was erased, so that restoring one erases it again.

    Copies of the erased people's files go at once.

    Raises StoreTrouble when the folder cannot be written, or `erasure-list-damaged`.
    """
    with home.store.read() as connection:
        streams = erasure.listed(connection)
    if streams:
        erasure_list.write(folder, home.card.home, home.data_key, streams)
        file_copies.forget_erased(home, folder)


def last(home: Home) -> Last | None:
    """The newest backup this station made, None where there is none."""
    data = home.store.setting(_LAST)
    return msgspec.json.decode(data, type=Last) if data else None


def due(home: Home) -> Due:
    """Whether half an hour passed and something was written since the newest backup.

    Never due while no backup folder is set.
    """
    folder, newest = settings.read(home).backup_folder, last(home)
    if folder is None or newest is None:
        return Due(folder is not None, folder, newest)
    seq = home.store.peek("SELECT seq FROM chain WHERE chain = ?", (home.store.chain,)) or 0
    # A clock set back must not put the next backup off for years.
    aged = not 0 <= home.now() - newest.at < EVERY_MS
    return Due(aged and seq > newest.seq, folder, newest)


def back_up_now(home: Home) -> Backup:
    """A backup into the backup folder, by the program itself or at the press of a button.

    The oldest beyond `KEEP` give way. Raises RuleViolation `backup-folder-unset`, StoreTrouble.
    """
    home.require("backup.create")
    folder = settings.read(home).backup_folder
    if folder is None:
        raise RuleViolation("backup-folder-unset", field="backup_folder")
    card = home.card
    name = f"frontoffice-{card.office}-{card.station:02}-"
    made = dt.datetime.fromtimestamp(home.now() / 1000, dt.UTC)
    found = _write(home, Path(folder) / f"{name}{made:%Y%m%d-%H%M%S}{SUFFIX}")
    earlier = sorted(Path(folder).glob(f"{name}*{SUFFIX}"), key=lambda one: one.stat().st_mtime)
    for old in earlier[:-KEEP]:
        old.unlink(missing_ok=True)
    return found


def check(path: Path, keys: Keys | None = None, *, home: Home | None = None) -> Checked:
    """Checks a backup: every byte and its signature, and with a key its whole journal.

    An open home checks its own backups without asking. Raises StoreTrouble `backup-*`,
    RuleViolation for wrong words or a wrong PIN.
    """
    manifest = backup.read_manifest(path)
    data_key = None
    if keys is None and home is not None:
        keys = Keys(data_key=home.data_key)
    if keys is not None:
        data_key = _data_key(path, keys, SystemClock())
    journal = backup.verify_data(path, manifest, data_key) if data_key else None
    return Checked(backup=_backup(path, manifest), journal=journal)


def restore(
    path: Path,
    folder: Path,
    keys: Keys,
    *,
    last_number: str | None = None,
    last_receipt: str | None = None,
    new_pin: str | None = None,
    clock: Clock | None = None,
    cost: Cost | None = None,
    progress: Progress | None = None,
) -> Restored:
    """Makes a home of a backup in an empty folder: new station key, next series letter.

    The chains of the backup are carried unchanged, with what copies beside it hold of later work.
    Numbering goes on behind `last_number` and `last_receipt`, the last on paper. `new_pin` becomes
    the first admin's PIN. What the list beside names as erased is erased again. Raises StoreTrouble
    `home-exists`, `backup-*`, `backup-journal-bad`, `erasure-list-damaged`, RuleViolation.
    """
    clock = clock or SystemClock()
    if (folder / CARD).exists():
        raise StoreTrouble("home-exists", folder=str(folder))
    if new_pin is not None:
        check_pin(new_pin)
    printed = [
        parse_number(text, receipt)
        for text, receipt in ((last_number, False), (last_receipt, True))
        if text
    ]
    manifest = backup.read_manifest(path)
    data_key = _data_key(path, keys, clock)
    found = backup.verify_data(path, manifest, data_key, progress)
    if (bad := found.first_bad) is not None:
        raise StoreTrouble("backup-journal-bad", file=path.name, station=bad.station, seq=bad.seq)
    card = card_of(path)
    erased = erasure_list.read(path.absolute().parent, card.home, data_key)
    series = _series_after(manifest.series, printed, card)
    slots, written = backup.read_part(path, KEYS), backup.read_part(path, CARD)
    _make(folder)
    with backup.restored_copy(path, folder, data_key) as connection:
        _become_new(connection, card, series, printed, clock)
        write_atomically(folder / KEYS, slots)
    # Last: a folder with a card is a whole home.
    write_atomically(folder / CARD, written)
    restored = _opened(folder, data_key, manifest.entries, new_pin, clock, cost)
    _erase_again(restored.home.store, erased)
    brought = copies.bring_back(restored.home, path.absolute().parent)
    files = file_copies.bring_files_back(restored.home, path.absolute().parent)
    carried = restored.carried + brought.entries
    return msgspec.structs.replace(restored, carried=carried, files=files)


def _erase_again(store: Store, erased: list[str]) -> None:
    if erased:
        with store.writing() as connection:
            apply.erase(connection, erased)
        store.scrub()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise trouble_of(error) from error


def _become_new(
    connection: Connection, card: HomeCard, series: str, printed: list[Number], clock: Clock
) -> None:
    """A key, a certificate and a chain of its own; numbers behind those on paper."""
    take_new_key(connection, series, clock.now())
    for number in printed:
        lead = "K" if number.receipt else ""
        prefix = f"{lead}{card.office}-{number.on:%y%m%d}-{card.station:02}{series}"
        numbers.set_floor(connection, prefix, number.serial)


def _series_after(series: str, printed: list[Number], card: HomeCard) -> str:
    """The letter after every letter known to have been used.

    Paper may show a later letter than the backup: it was restored once before.
    """
    for number in printed:
        if (number.office, number.station) != (card.office, card.station):
            raise RuleViolation("number-other-station", field="last_number")
    return next_series(max([series, *(one.series for one in printed)], key=SERIES.index))


def _opened(
    folder: Path,
    data_key: bytes,
    carried: int,
    new_pin: str | None,
    clock: Clock,
    cost: Cost | None,
) -> Restored:
    # From now on this PC knows the home, even where it came from another one.
    devicesecret.load_or_create(read_card(folder).home)
    door = Door(folder, clock=clock, cost=cost)
    pins_work = bool(door.tiles())
    home = Home(folder, door.card, Store.open(folder, data_key, clock=clock), door.ring)
    staff = first_admin(home.reference)
    home.sign_in(staff, data_key)
    if new_pin is not None:
        home.ring.admit(staff, home.officer_name, "admin", new_pin, data_key)
    return Restored(
        home=home, staff=staff, series=home.series, carried=carried, pins_work=pins_work
    )


def _data_key(path: Path, keys: Keys, clock: Clock) -> bytes:
    """The data key by the slots inside the backup."""
    if keys.data_key is not None:
        return keys.data_key
    with backup.scratch() as opened:
        backup.extract(path, KEYS, opened / KEYS)
        if keys.words is not None:
            return KeyRing.load(opened / KEYS, bytes(32)).unlock_with_words(keys.words)
        if keys.staff is None or keys.pin is None:
            raise RuleViolation("backup-key-missing", field="words")
        secret = devicesecret.load(card_of(path).home)
        ring = KeyRing.load(opened / KEYS, secret)
        try:
            return ring.unlock(keys.staff, keys.pin, clock.now())
        except NotFound:
            raise StoreTrouble("device-secret-other") from None


def card_of(path: Path) -> HomeCard:
    """Whose backup it is; raises StoreTrouble as `check` does."""
    try:
        return msgspec.json.decode(backup.read_part(path, CARD), type=HomeCard)
    except msgspec.DecodeError:
        raise StoreTrouble("backup-damaged", file=path.name, part=CARD) from None


def _backup(path: Path, manifest: backup.Manifest) -> Backup:
    return Backup(
        path=str(path),
        made_at=manifest.made_at,
        office=manifest.office,
        station=manifest.station,
        series=manifest.series,
        entries=manifest.entries,
        bytes=path.stat().st_size,
    )
