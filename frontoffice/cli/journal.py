"""`journal`: the proof - verified, told, written out, and folded anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontoffice.cli.session import Session
from frontoffice.cli.status import BROKEN, DONE
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import journal

app = typer.Typer(rich_markup_mode=None)


@app.command()
def verify(ctx: typer.Context) -> int:
    """Recomputes the whole chain; 0 when every byte fits, else 5 with the first bad place."""
    session: Session = ctx.obj
    with session.home() as home:
        found = journal.verify(home)
    said = session.say("journal-ok", entries=found.entries, stations=found.stations)
    if found.first_bad is not None:
        bad = found.first_bad
        said = session.say("journal-bad", station=bad.station, seq=bad.seq, reason=bad.reason)
    session.answer(found, said)
    return DONE if found.ok else BROKEN


@app.command()
def head(ctx: typer.Context) -> None:
    """The signed head of every chain here, this station's own first."""
    session: Session = ctx.obj
    with session.home() as home:
        heads = journal.heads(home)
    session.answer(
        {"heads": heads},
        *(f"{'*' if one.own else ' '} {one.station}  {one.seq}  {one.hash}" for one in heads),
    )


@app.command()
def export(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    personal: Annotated[bool, typer.Option("--personal")] = False,
) -> None:
    """Writes every entry as one JSON object a line, personal parts only when asked for."""
    session: Session = ctx.obj
    if personal and file.resolve().is_relative_to(session.folder.resolve()):
        raise RuleViolation("out-inside-home", folder=str(file.parent))
    with session.home() as home:
        count = journal.export(home, file, personal=personal)
    answer = {"file": str(file), "entries": count, "personal": personal}
    session.answer(answer, session.say("journal-exported", entries=count, file=file))


@app.command()
def rebuild(ctx: typer.Context) -> None:
    """Drops the read models and folds the journal anew."""
    session: Session = ctx.obj
    with session.home() as home:
        count = journal.rebuild(home)
    session.answer({"entries": count}, session.say("journal-rebuilt", entries=count))
