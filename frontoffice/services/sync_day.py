"""The daily sync report of a station: its figures gathered, its PDF made."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from frontoffice.documents.sync_report import (
    StationLine,
    SyncReportContent,
    Told,
    render_sync_report,
)
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import branch, findings, inbox
from frontoffice.services.home import Home
from frontoffice.services.journal import heads
from frontoffice.store.store import Store

RECENT_ENTRIES = 200_000
"""No day of a branch writes more; older rows are not searched."""

DAY_MS = 86_400_000


_DAILY = "daily-sync"
_TIME = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")


class Daily(msgspec.Struct, frozen=True, kw_only=True):
    """The sync of the day: at which office time ("15.30", None for none), when it last ran.

    `even`: afterwards this station and the centre stood at the same heads.
    """

    at: str | None = None
    done_on: dt.date | None = None
    even: bool = False


def daily(home: Home) -> Daily:
    """When the sync of the day is to run at this station."""
    kept = home.store.setting(_DAILY)
    try:
        return msgspec.json.decode(kept, type=Daily) if kept else Daily()
    except msgspec.DecodeError:
        return Daily()


def set_daily(home: Home, at: str) -> Daily:
    """Sets the time of the daily sync, "" for none; PermissionDenied, RuleViolation `time-bad`."""
    home.require("sync.schedule")
    found = _TIME.fullmatch(at.strip())
    if at.strip() and found is None:
        raise RuleViolation("time-bad", field="at")
    time = f"{int(found[1]):02}.{found[2]}" if found else None
    changed = msgspec.structs.replace(daily(home), at=time)
    home.store.set_setting(_DAILY, msgspec.json.encode(changed))
    return changed


def daily_due(home: Home) -> bool:
    """Whether the daily sync's time has come and it has not run today; on working days only."""
    known = daily(home)
    if known.at is None:
        return False
    calendar = home.reference.calendar_of(home.card.office)
    local = calendar.local(home.now())
    wanted = int(known.at[:2]) * 60 + int(known.at[3:])
    late_enough = local.hour * 60 + local.minute >= wanted
    open_today = calendar.is_working_day(local.date())
    return late_enough and open_today and known.done_on != local.date()


def note_daily(home: Home, *, even: bool) -> None:
    """Keeps that the daily sync ran today."""
    today = home.reference.calendar_of(home.card.office).local(home.now()).date()
    done = msgspec.structs.replace(daily(home), done_on=today, even=even)
    home.store.set_setting(_DAILY, msgspec.json.encode(done))


class Exchanged(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller knows of the exchange: the light in words, entries of ours, of which signed.

    `received` None where the home belongs to no centre.
    """

    light: str
    own: int
    received: int | None
    last_contact_at: int | None


def report_content(home: Home, known: Exchanged, on: dt.date | None = None) -> SyncReportContent:
    """The figures of one day of the office, today unless told otherwise."""
    home.require("sync.run")
    calendar = home.reference.calendar_of(home.card.office)
    on = on or calendar.local(home.now()).date()
    start = calendar.instant(on, 0)
    today = _written(home.store, start, start + DAY_MS)
    hashes = {one.station: one.hash for one in heads(home)}
    stations = tuple(
        StationLine(
            where=branch.place_words(one),
            chain=one.chain,
            today=today.get(one.chain, 0),
            last_seq=one.last_seq,
            last_at=one.last_at,
            hash=hashes.get(one.chain, ""),
        )
        for one in branch.writers(home)
    )
    own = sum(today.get(one.chain, 0) for one in branch.writers(home) if one.kind == "own")
    return SyncReportContent(
        office_name=home.office.name,
        counter=f"Loket {home.card.station}",
        zone=home.office.zone,
        on=on,
        printed_at=home.now(),
        officer=home.officer_name,
        light=known.light,
        own=known.own,
        received=known.received,
        out=own,
        in_=sum(today.values()) - own,
        last_contact_at=known.last_contact_at,
        conflicts=tuple(_conflicts(home)),
        findings=tuple(_findings(home)),
        stations=stations,
        sample=home.office.sample,
    )


def report_pdf(home: Home, known: Exchanged, on: dt.date | None = None) -> bytes:
    """The report of a day as a PDF; in Indonesian, like every paper."""
    return render_sync_report(report_content(home, known, on))


def _conflicts(home: Home) -> list[Told]:
    return [
        Told(
            since=one.since,
            what=f"{one.number}: {one.title}",
            next_step=f"{' dan '.join(side.where for side in one.versions)}. Putuskan di Sinkron.",
        )
        for one in inbox.conflicts(home)
    ]


def _findings(home: Home) -> list[Told]:
    found = []
    for one in findings.findings(home):
        said = one.words()
        found.append(Told(since=one.since, what=said.sentence, next_step=said.next_step))
    return found


def _written(store: Store, start: int, end: int) -> dict[str, int]:
    """Entries by chain whose stations dated them inside these instants (UTC ms)."""
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT chain, count(*) FROM entry WHERE at >= ? AND at < ? "
            "AND id > (SELECT max(id) FROM entry) - ? GROUP BY chain",
            (start, end, RECENT_ENTRIES),
        )
        return {chain.hex(): count for chain, count in rows}
