"""A restore drill: a backup becomes a home in a throw-away place, is verified, and is gone again.

What a backup is worth shows only when it is restored; a drill asks for no dead PC.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from frontoffice.domain.calendar import instant_of
from frontoffice.domain.errors import RuleViolation, StoreTrouble
from frontoffice.services import backup, cash, cash_book, journal, settings
from frontoffice.services.backup import Keys
from frontoffice.services.home import Home
from frontoffice.store import replica

Progress = Callable[[str, int, int], None]
"""Called with the stage (read, verify) and how many entries of how many."""

_LAST = "last-drill"
_LOST = (
    "SELECT count(*), min(at), coalesce(sum(kind = 'case.registered/1'), 0) FROM entry "
    "WHERE chain = ? AND seq > ?"
)


class Found(msgspec.Struct, frozen=True):
    """A backup in the folder set for them: its file, when it was written (UTC ms), its size."""

    path: str
    at: int
    bytes: int


class Drilled(msgspec.Struct, frozen=True, kw_only=True):
    """How a drill ended; what would be lost if this PC died now.

    `entries` restored and verified, `lost` of them not in it with `lost_cases` of those new
    applications, written since `lost_since` (UTC ms). `closing` is the day of the last closing
    that was compared, None where there is none. `took_ms` from the file to the verified home.
    """

    at: int
    path: str
    made_at: int
    entries: int
    lost: int
    lost_cases: int
    lost_since: int | None
    closing: dt.date | None
    took_ms: int


def found(home: Home) -> list[Found]:
    """The backups of this station in the folder set for them, the newest first."""
    folder = settings.read(home).backup_folder
    if folder is None:
        return []
    named = f"frontoffice-{home.card.office}-{home.card.station:02}-*{backup.SUFFIX}"
    made = [Found(str(one), _made_at(one), one.stat().st_size) for one in Path(folder).glob(named)]
    return sorted(made, key=lambda one: (-one.at, one.path))


def _made_at(path: Path) -> int:
    """When a backup says by its name that it was made; a copied file has another date."""
    try:
        moment = dt.datetime.strptime(f"{path.stem[-15:]}+0000", "%Y%m%d-%H%M%S%z")
    except ValueError:
        return int(path.stat().st_mtime * 1000)
    return instant_of(moment)


def last(home: Home) -> Drilled | None:
    """The drill that last ended well at this station, None where there was none."""
    data = home.store.setting(_LAST)
    return msgspec.json.decode(data, type=Drilled) if data else None


def drill(home: Home, path: Path, progress: Progress | None = None) -> Drilled:
    """Restores a backup of this home beside it, with its half-hour copies, and verifies all of it.

    Compared are every byte, every chain and signature, and the last closing: its printed head and
    the money of its day. Nothing of it stays, here nothing changes.

    :raises StoreTrouble: `backup-*`, `drill-closing-differs`.
    :raises RuleViolation: `drill-other-home`.
    """
    home.require("backup.create")
    began = time.monotonic()
    if backup.card_of(path).home != home.card.home:
        raise RuleViolation("drill-other-home", field="path")
    with TemporaryDirectory(prefix="frontoffice-drill-", ignore_cleanup_errors=True) as place:
        made_at = backup.check(path).backup.made_at
        told = _stage(progress, "read")
        restored = backup.restore(
            path, Path(place) / "home", Keys(data_key=home.data_key), progress=told
        )
        trial = restored.home
        try:
            closing = _verify(trial, path, _stage(progress, "verify"))
            with trial.store.read() as connection:
                heads = {one.chain: one.seq for one in replica.heads(connection)}
        finally:
            trial.close()
    lost, since, cases = 0, None, 0
    with home.store.read() as connection:
        for one in replica.heads(connection):
            row = connection.exec_driver_sql(_LOST, (one.chain, heads.get(one.chain, 0))).one()
            lost, cases = lost + row[0], cases + row[2]
            since = min((at for at in (since, row[1]) if at is not None), default=None)
    done = Drilled(
        at=home.now(),
        path=str(path),
        made_at=made_at,
        entries=restored.carried,
        lost=lost,
        lost_cases=cases,
        lost_since=since,
        closing=closing,
        took_ms=round((time.monotonic() - began) * 1000),
    )
    home.store.set_setting(_LAST, msgspec.json.encode(done))
    return done


def _stage(progress: Progress | None, name: str) -> Callable[[int, int], None] | None:
    return None if progress is None else lambda done, total: progress(name, done, total)


def _verify(trial: Home, path: Path, progress: Callable[[int, int], None] | None) -> dt.date | None:
    """The restored journal against itself and against its last closing; that closing's day."""
    whole = journal.verify(trial, progress).first_bad
    before = cash.before_opening(trial)
    if (bad := whole or before.bad) is not None:
        raise StoreTrouble("backup-journal-bad", file=path.name, station=bad.station, seq=bad.seq)
    closed, stream = before.closed, before.closed_stream
    if closed is None or stream is None:
        return None
    with trial.store.read() as connection:
        book = cash_book.read_drawer(connection, trial, stream)
    taken = sum(one.rupiah for one in book.payments if one.method == "cash")
    if (taken, book.counts.total) != (closed.sums.taken_rupiah, closed.numbers.total):
        raise StoreTrouble("drill-closing-differs", file=path.name, number=closed.number)
    return book.drawer.opened.on if book.drawer.opened else None
