"""`quarantine`: what a copied disk wrote beside its twin; entered again, or dismissed."""

from __future__ import annotations

from typing import Annotated

import typer

from frontoffice.cli.session import Session, utc
from frontoffice.services import quarantine

app = typer.Typer(rich_markup_mode=None)

Stream = Annotated[str, typer.Argument(metavar="STREAM")]


@app.command("list")
def show_list(ctx: typer.Context) -> None:
    """Everything set apart that nobody has dealt with."""
    session: Session = ctx.obj
    with session.home() as home:
        found = quarantine.items(home)
    data = [
        {
            "stream": one.stream,
            "chain": one.chain,
            "reason": one.reason,
            "found_at": utc(one.found_at),
            "number": one.number or None,
            "service_name": one.service_name or None,
            "entries": [
                {"seq": fate.seq, "kind": fate.kind, "actor": fate.actor, "at": utc(fate.at)}
                for fate in one.entries
            ],
        }
        for one in found
    ]
    lines = [
        f"{one.stream}  {one.number or '-'}  {one.service_name}  ({len(one.entries)}, {one.reason})"
        for one in found
    ]
    total = session.say("quarantine-total", count=sum(len(one.entries) for one in found))
    session.answer({"quarantine": data}, *lines, total)


@app.command()
def enter(ctx: typer.Context, stream: Stream) -> None:
    """Enters it again as late facts with their source, under a new number."""
    session: Session = ctx.obj
    with session.home() as home:
        done = quarantine.enter_again(home, stream)
    said = session.say("quarantine-entered", count=done.entered, number=done.number or done.stream)
    session.answer(done, said)


@app.command()
def dismiss(
    ctx: typer.Context,
    stream: Stream,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")],
) -> None:
    """Notes that it is not entered again, and why; it stays kept."""
    session: Session = ctx.obj
    with session.home() as home:
        quarantine.dismiss(home, stream, reason)
    session.answer({"stream": stream, "dismissed": True}, session.say("quarantine-dismissed"))
