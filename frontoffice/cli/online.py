"""`online`: registrations from home: who is expected, one by its code, the times given."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from frontoffice.cli.session import Session, day, day_of, read_object
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.opening import Booking
from frontoffice.services import intake, opening, preregistration
from frontoffice.services.preregistration import Prepared

app = typer.Typer(rich_markup_mode=None)

Code = Annotated[str, typer.Argument(metavar="CODE")]


@app.command("list")
def show_list(
    ctx: typer.Context,
    query: Annotated[str, typer.Option("--query", metavar="TEXT")] = "",
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
) -> None:
    """Who is still expected, of one day or of all, by code or part of a name."""
    session: Session = ctx.obj
    wanted = day_of(on, "on") if on else None
    with session.home() as home:
        found = preregistration.expected(home, query, wanted)
    told = {"registrations": [_object(one) for one in found], "total": len(found)}
    session.answer(told, *(_line(one) for one in found))


@app.command()
def show(ctx: typer.Context, code: Code) -> None:
    """One by its code: service, day, papers the citizen says to bring, what became of it."""
    session: Session = ctx.obj
    with session.home() as home:
        one = preregistration.find(home, code)
    session.answer(_object(one), _line(one), *one.flags, *one.papers)


@app.command()
def register(
    ctx: typer.Context,
    code: Code,
    file: Annotated[Path | None, typer.Argument(metavar="FILE")] = None,
) -> None:
    """Registers one after the papers were checked: FILE holds `requirements`, `payment`, ...

    Without it the request is only shown, to be filled in.
    """
    session: Session = ctx.obj
    with session.home() as home:
        request = preregistration.request_of(home, code)
        if file is None:
            session.answer(request, msgspec.json.format(msgspec.json.encode(request)).decode())
            return
        checked = read_object(file)
        if not isinstance(checked, dict):
            raise RuleViolation("json-bad", file=file.name)
        done = intake.submit(home, request | checked)
    told = {"number": done.number, "stream": done.stream, "status": done.status}
    session.answer(told, f"{done.number}  {done.status}")


@app.command()
def times(
    ctx: typer.Context,
    every: Annotated[int | None, typer.Option("--every", metavar="MINUTES")] = None,
    places: Annotated[int | None, typer.Option("--places", metavar="N")] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N")] = None,
    last: Annotated[int | None, typer.Option("--last", metavar="MINUTES")] = None,
    paused: Annotated[bool | None, typer.Option("--pause/--resume")] = None,
) -> None:
    """Which times are given to who registers from home; with options: changes them (admin)."""
    session: Session = ctx.obj
    asked = {"every_minutes": every, "places": places, "days": days, "last_minutes": last}
    changed = {name: value for name, value in asked.items() if value is not None}
    if paused is not None:
        changed["paused"] = paused
    with session.home() as home:
        hours, rule = opening.read(home)
        if changed:
            rule = msgspec.structs.replace(rule, **changed)
            opening.change(home, hours, rule)
    told = {name: getattr(rule, name) for name in Booking.__struct_fields__}
    session.answer(told | {"hours": hours}, *(f"{name}  {value}" for name, value in told.items()))


def _object(one: Prepared) -> dict[str, Any]:
    return {
        "code": one.code,
        "on": day(one.on),
        "agency": one.agency,
        "service": one.service,
        "name": one.name,
        "state": one.state,
        "flags": list(one.flags),
        "papers": list(one.papers),
        "case": one.case,
    }


def _line(one: Prepared) -> str:
    return f"{one.code}  {one.on.isoformat()}  {one.service}  {one.name or '-'}  {one.state}"
