"""Everything a help desk would ask about a station, each with an answer and a next step."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.journal.signing import SignedHead, verify_head
from frontoffice.messages import explain
from frontoffice.resources import resource
from frontoffice.services import backup, copies, papers, settings
from frontoffice.services.home import KEYS, Home, read_card
from frontoffice.store import devicesecret, replica
from frontoffice.store.integrity import quick_check
from frontoffice.store.keys import KeyRing
from frontoffice.store.store import DATABASE

DAY_MS = 24 * 60 * 60 * 1000
ENOUGH_BYTES = 500_000_000
HOLIDAYS_AHEAD_DAYS = 183
HUB_MINUTES = 15
"""A hub that is there answers every few minutes."""

CONTACT_DAYS = 3
CLOCK_OFF_MS = 5 * 60 * 1000
# No station of this program is older than its first release, and none lives for 30 years.
_PLAUSIBLE = (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.datetime(2056, 1, 1, tzinfo=dt.UTC))
_RESOURCES = (
    ("fonts", "PlusJakartaSans-Regular.ttf"),
    ("catalogue", "services.yaml"),
    ("regions", "wilayah_kemendagri.csv"),
    ("recovery_words.id.txt",),
)


class Check(msgspec.Struct, frozen=True):
    """One answer: `name` is stable for scripts, `detail` and `next_step` are sentences."""

    name: str
    ok: bool
    detail: str
    next_step: str


class Report(msgspec.Struct, frozen=True):
    """All answers; `ok` when none of them needs anybody to act."""

    ok: bool
    checks: tuple[Check, ...]


class _Finding(msgspec.Struct, frozen=True):
    ok: bool
    said: FrontOfficeError


def _good(code: str, **data: object) -> _Finding:
    return _Finding(True, FrontOfficeError(code, **data))


def _bad(code: str, **data: object) -> _Finding:
    return _Finding(False, FrontOfficeError(code, **data))


def examine(home: Home, language: str = "id") -> Report:
    """Every check of an open home; never raises for what it finds."""
    checks = [_asked(name, partial(check, home), language) for name, check in _OPEN.items()]
    return _report([*_closed(home.folder, language), *checks])


def examine_folder(folder: Path, language: str = "id") -> Report:
    """The checks that need no key, for a home that does not open."""
    return _report(_closed(folder, language))


def _closed(folder: Path, language: str) -> list[Check]:
    return [_asked(name, partial(check, folder), language) for name, check in _CLOSED.items()]


def _report(checks: list[Check]) -> Report:
    return Report(all(one.ok for one in checks), tuple(checks))


def _asked(name: str, check: Callable[[], _Finding], language: str) -> Check:
    try:
        found = check()
    except FrontOfficeError as error:
        found = _Finding(False, error)
    except OSError as error:
        found = _bad("doctor-unreadable", reason=error.strerror or type(error).__name__)
    said = explain(found.said, language)
    return Check(name, found.ok, said.sentence, said.next_step)


def _home(folder: Path) -> _Finding:
    card = read_card(folder)
    return _good("doctor-home-found", office=card.office, station=card.station)


def _key_file(folder: Path) -> _Finding:
    """Windows keeps rights in access lists; the mode bits there say nothing."""
    KeyRing.load(folder / KEYS, bytes(32))
    # A folder nobody else may enter keeps the database inside it, whatever its own rights.
    for name in (KEYS, "."):
        if os.name != "nt" and (folder / name).stat().st_mode & 0o077:
            return _bad("doctor-rights-open", file=str(folder / name))
    return _good("doctor-rights-private")


def _device_secret(folder: Path) -> _Finding:
    found = devicesecret.describe(read_card(folder).home)
    if found.place == "missing":
        return _bad("doctor-device-missing")
    if not found.is_private:
        return _bad("doctor-device-open", file=str(found.path))
    if found.place == "keychain":
        return _good("doctor-device-keychain")
    return _good("doctor-device-file", file=str(found.path))


def _encryption(folder: Path) -> _Finding:
    with (folder / DATABASE).open("rb") as file:
        plain = file.read(16).startswith(b"SQLite format")
    return _bad("doctor-plain") if plain else _good("doctor-encrypted")


def _disk(folder: Path) -> _Finding:
    free = shutil.disk_usage(folder).free
    megabytes = free // 1_000_000
    if free < ENOUGH_BYTES:
        return _bad("doctor-disk-low", megabytes=megabytes)
    return _good("doctor-disk-enough", megabytes=megabytes)


def _resources(_folder: Path) -> _Finding:
    for parts in _RESOURCES:
        if not resource(*parts).is_file():
            return _bad("doctor-resource-missing", file="/".join(parts))
    return _good("doctor-resources-there")


def _database(home: Home) -> _Finding:
    with home.store.read() as connection:
        fault = quick_check(connection)
        entries = connection.exec_driver_sql("SELECT count(*) FROM entry").scalar() or 0
    if fault is not None:
        return _bad("doctor-database-damaged", reason=fault[:80])
    return _good("doctor-database-sound", entries=entries)


def _journal(home: Home) -> _Finding:
    """The heads only: `journal verify` recomputes everything behind them."""
    with home.store.read() as connection:
        found = [one for one in replica.heads(connection) if one.seq > 0]
        for one in found:
            link = replica.hash_at(connection, one.chain, one.public_key, one.feed, one.seq)
            signed = one.signature is None or verify_head(
                one.public_key, SignedHead(one.chain, one.seq, one.hash, one.signature)
            )
            if link != one.hash or not signed:
                return _bad("doctor-head-broken", station=one.chain.hex(), seq=one.seq)
    return _good("doctor-heads-sound", chains=len(found))


def plausible(at: int) -> bool:
    """Whether an instant (UTC ms) lies in the years in which this program may be in use."""
    return _PLAUSIBLE[0] <= dt.datetime.fromtimestamp(at / 1000, dt.UTC) <= _PLAUSIBLE[1]


def clock_doubt(home: Home) -> FrontOfficeError | None:
    """Why the time of this computer is not to be trusted; None while nothing speaks against it."""
    found = _clock(home)
    return None if found.ok else found.said


def _clock(home: Home) -> _Finding:
    at, (offset_ms, suspect) = home.store.clock.read()
    shown = home.reference.calendar_of(home.card.office).local(at)
    local = f"{shown:%Y-%m-%d %H:%M} {home.card.zone}"
    if home.store.clock.correction_ms is not None:
        return _bad("doctor-clock-stated", time=local)
    if suspect or not plausible(at):
        return _bad("doctor-clock-suspect", time=local)
    if offset_ms is not None and abs(offset_ms) > CLOCK_OFF_MS:
        return _bad("doctor-clock-off", time=local, minutes=round(offset_ms / 60_000))
    return _good("doctor-clock-plausible", time=local)


def _catalogue(home: Home) -> _Finding:
    standards = home.reference.in_force(_today(home)).values()
    if not standards:
        return _bad("doctor-catalogue-empty")
    unverified = sum(bool(one.unverified) for one in standards)
    return _good("doctor-catalogue-there", count=len(standards), unverified=unverified)


def _holidays(home: Home) -> _Finding:
    """A year counts as known when its national holidays are there; some 15 a year."""
    until = _today(home) + dt.timedelta(days=HOLIDAYS_AHEAD_DAYS)
    days, _ = home.reference.holidays
    known = [on for on, one in days.items() if on.year == until.year and one.kind == "national"]
    if len(known) < 10:
        return _bad("doctor-holidays-end", year=until.year)
    return _good("doctor-holidays-known", year=until.year)


def _printer(home: Home) -> _Finding:
    found = settings.read(home)
    if found.printer is None:
        return _good("doctor-printer-default", paper=found.paper)
    return _good("doctor-printer-set", printer=found.printer, paper=found.paper)


def _backup(home: Home) -> _Finding:
    newest = backup.last(home)
    if newest is None:
        if not home.store.peek("SELECT count(*) FROM case_row"):
            return _good("doctor-backup-nothing-yet")
        return _bad("doctor-backup-none")
    hours = abs(home.now() - newest.at) // 3_600_000
    if hours >= 24:
        return _bad("doctor-backup-old", hours=hours)
    return _good("doctor-backup-fresh", hours=hours)


def _copies(home: Home) -> _Finding:
    """Beside the backups: what was written since lies on the second medium too."""
    if settings.read(home).backup_folder is None:
        return _good("doctor-copy-unset")
    newest, waiting = copies.last(home), copies.uncopied(home)
    minutes = abs(home.now() - newest.at) // 60_000 if newest else 0
    if waiting and (newest is None or minutes >= 60):
        return _bad("doctor-copy-old", count=waiting, minutes=minutes if newest else "-")
    return _good("doctor-copy-fresh", minutes=minutes)


def _prints(home: Home) -> _Finding:
    waiting = papers.unconfirmed(home)
    if waiting:
        return _bad("doctor-prints-waiting", count=len(waiting), number=waiting[0][1])
    return _good("doctor-prints-answered")


def _officers(home: Home) -> _Finding:
    tiles = home.ring.tiles(home.now())
    if not any(tile.role == "admin" for tile in tiles):
        return _bad("doctor-admin-missing")
    return _good("doctor-officers-there", count=len(tiles))


def _exchange(home: Home) -> _Finding:
    with home.store.read() as connection:
        known = replica.peers(connection)
    if not known:
        return _good("doctor-alone")
    if home.store.certificate.is_local:
        return _bad("doctor-not-certified", url=known[0].url)
    contact = max((peer.contact_at or 0 for peer in known), default=0)
    days = abs(home.now() - contact) // DAY_MS
    if not contact or days >= CONTACT_DAYS:
        return _bad("doctor-contact-old", url=known[0].url, days=days if contact else "-")
    return _good("doctor-contact-fresh", url=known[0].url)


def _hub(home: Home) -> _Finding:
    with home.store.read() as connection:
        known = [one for one in replica.peers(connection) if one.role == replica.HUB]
        newest = max(known, key=lambda one: one.contact_at or 0, default=None)
        found = replica.certificate_of(connection, newest.public_key) if newest else None
    if newest is None:
        return _good("doctor-hub-none")
    minutes = abs(home.now() - (newest.contact_at or 0)) // 60_000
    told = _bad if minutes >= HUB_MINUTES else _good
    code = "doctor-hub-silent" if minutes >= HUB_MINUTES else "doctor-hub-fresh"
    station = f"{found.station:02}" if found else "?"
    return told(code, station=station, minutes=minutes if newest.contact_at else "-")


def _today(home: Home) -> dt.date:
    return home.reference.today(home.card.office, home.now())


_CLOSED: dict[str, Callable[[Path], _Finding]] = {
    "home": _home,
    "keys": _key_file,
    "device-secret": _device_secret,
    "encryption": _encryption,
    "disk": _disk,
    "resources": _resources,
}
_OPEN: dict[str, Callable[[Home], _Finding]] = {
    "database": _database,
    "journal": _journal,
    "clock": _clock,
    "catalogue": _catalogue,
    "holidays": _holidays,
    "printer": _printer,
    "backup": _backup,
    "copies": _copies,
    "prints": _prints,
    "officers": _officers,
    "exchange": _exchange,
    "hub": _hub,
}
