"""`sync`: exchanges entries with the centre; no line is an answer, not an error."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
import typer

from frontoffice.cli.session import Session
from frontoffice.cli.status import CONFLICT, DONE, OFFLINE
from frontoffice.domain.errors import Refused
from frontoffice.services import station
from frontoffice.services.home import Home
from frontoffice.sync.desk import sync_files
from frontoffice.sync.hub import exchange as by_hub_or_centre
from frontoffice.sync.lost import obey
from frontoffice.sync.session import SyncReport

app = typer.Typer(add_completion=False, rich_markup_mode=None)

TRIES = 3
"""So many exchanges in a row without an entry moved, and `--until-even` says that it is offline."""

_ADDED = ("pushed", "pulled", "bytes_up", "bytes_down", "requests", "seconds")


@app.command()
def sync(
    ctx: typer.Context, until_even: Annotated[bool, typer.Option("--until-even")] = False
) -> int:
    """Exchanges; 0 done, 4 where a conflict waits for a person, 6 offline."""
    session: Session = ctx.obj
    with session.home() as home:
        # It happens by itself all day: the right is for the place that settles what it brings.
        report = exchange(home, until_even=until_even)
        if report.online and report.even:
            # Files come last and never hold up facts.
            sync_files(home)
    session.answer(report, _said(session, report))
    if not report.online:
        return OFFLINE
    return CONFLICT if report.conflicts else DONE


def exchange(home: Home, *, until_even: bool = False) -> SyncReport:
    """One exchange, or as many as it takes; a station without a centre is simply offline."""
    peers = station.peers(home)
    if not peers:
        return _alone(home)
    total: dict[str, Any] = {}
    still = 0
    while True:
        try:
            report = by_hub_or_centre(home.store)
        except Refused as refused:
            obey(home, refused)
            raise
        told = msgspec.to_builtins(report)
        total = told | {name: round(told[name] + total.get(name, 0), 3) for name in _ADDED}
        still = 0 if report.pushed or report.pulled else still + 1
        if report.even or not until_even or still >= TRIES:
            return msgspec.convert(total, SyncReport)


def _alone(home: Home) -> SyncReport:
    own = home.store.peek("SELECT seq FROM chain WHERE own = 1 AND chain = ?", (home.store.chain,))
    return SyncReport(
        online=False,
        pushed=0,
        pulled=0,
        waiting=own or 0,
        even=False,
        conflicts=0,
        findings=0,
        bytes_up=0,
        bytes_down=0,
        requests=0,
        seconds=0.0,
        trouble="not-enrolled",
    )


def _said(session: Session, report: SyncReport) -> str:
    if report.trouble == "not-enrolled":
        return session.say("sync-alone", waiting=report.waiting)
    if not report.online:
        return session.say("sync-offline", waiting=report.waiting)
    word = "sync-even" if report.even else "sync-not-even"
    return session.say(word, pushed=report.pushed, pulled=report.pulled, waiting=report.waiting)
