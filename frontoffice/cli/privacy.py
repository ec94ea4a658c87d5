"""`privacy`: what is known of a person and who looked, and destroying it with two officers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontoffice.cli.session import Session, iso
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import privacy
from frontoffice.store.atomic import write_atomically

app = typer.Typer(rich_markup_mode=None)

Nik = Annotated[str, typer.Argument(metavar="NIK")]


@app.command()
def trail(ctx: typer.Context, nik: Nik) -> None:
    """Everything done with a person's data, oldest first (UU 27/2022 ps. 31-32)."""
    session: Session = ctx.obj
    with session.home() as home:
        numbers = privacy.known_of(home, nik)
        steps = [
            {"at": iso(home, one.at), "actor": one.actor, "what": one.what, "number": one.number}
            for one in privacy.trail(home, nik)
        ]
    lines = [f"{one['at']}  {one['actor']}  {one['what']}  {one['number']}" for one in steps]
    said = session.say("privacy-trail", cases=len(numbers), steps=len(steps))
    session.answer({"cases": numbers, "steps": steps}, *lines, said)


@app.command()
def erase(
    ctx: typer.Context,
    number: Annotated[list[str], typer.Argument(metavar="NUMBER...")],
    schedule: Annotated[str, typer.Option("--schedule", metavar="JRA")],
    second: Annotated[str, typer.Option("--second", metavar="STAFF")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE")],
    reason: Annotated[str, typer.Option("--reason", metavar="CODE")] = "retention_ended",
    second_pin_file: Annotated[Path | None, typer.Option("--second-pin-file")] = None,
) -> None:
    """Destroys the personal data of closed cases whose retention ended; writes the minutes."""
    session: Session = ctx.obj
    folder = out.absolute().parent
    if not folder.is_dir():
        raise RuleViolation("erasure-folder-missing", folder=str(folder))
    with session.home() as home:
        asked = session.say("pin-of", staff=second)
        pin = session.pin("FRONTOFFICE_SECOND_PIN", second_pin_file, asked)
        done = privacy.erase(home, number, reason, schedule, home.confirm(second, pin))
        write_atomically(out, done.pdf())
    minutes = done.minutes
    answer = {
        "numbers": [one.number for one in minutes.lines],
        "parts": sum(one.parts for one in minutes.lines),
        "entry": minutes.entry,
        "minutes": str(out),
        "clean": done.clean,
        "lists": done.lists,
    }
    said = session.say("privacy-erased", count=len(minutes.lines), file=out)
    session.answer(answer, said)
