"""`appointment`: times given to citizens, who is expected, and times taken back."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

import typer

from frontoffice.cli.session import Session, day_of, iso
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import appointments
from frontoffice.services.appointments import Appointment
from frontoffice.services.home import Home

app = typer.Typer(rich_markup_mode=None)


@app.command()
def make(
    ctx: typer.Context,
    service: Annotated[str, typer.Argument(metavar="SERVICE")],
    on: Annotated[str, typer.Option("--on", metavar="DATE")],
    name: Annotated[str, typer.Option("--name", metavar="NAME")],
    at: Annotated[str | None, typer.Option("--at", metavar="HH:MM")] = None,
    phone: Annotated[str | None, typer.Option("--phone", metavar="NUMBER")] = None,
    priority: Annotated[str | None, typer.Option("--priority", metavar="GROUP")] = None,
) -> None:
    """Gives somebody a time for a service or agency, or any time of a day."""
    session: Session = ctx.obj
    day, time = day_of(on, "on"), _time(at)
    with session.home() as home:
        made = appointments.promise(
            home, service, day, time, name=name, phone=phone, priority=priority
        )
        told = _object(home, made)
    session.answer(told, _line(told))


@app.command("list")
def show_list(
    ctx: typer.Context,
    query: Annotated[str, typer.Option("--query", metavar="TEXT")] = "",
    on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None,
) -> None:
    """Who is expected on a day, by time; by code or part of a name."""
    session: Session = ctx.obj
    with session.home() as home:
        day = day_of(on, "on") if on else None
        found = [_object(home, one) for one in appointments.expected(home, query, day)]
    session.answer({"appointments": found}, *map(_line, found))


@app.command()
def cancel(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")],
) -> None:
    """Takes a time back which nobody will come to."""
    session: Session = ctx.obj
    with session.home() as home:
        appointments.call_off(home, code, reason)
    session.answer(
        {"code": code.strip().upper(), "state": "cancelled"},
        session.say("appointment-cancelled", code=code.strip().upper()),
    )


def _time(typed: str | None) -> dt.time | None:
    if typed is None:
        return None
    try:
        return dt.time.fromisoformat(typed.replace(".", ":"))
    except ValueError:
        raise RuleViolation("time-bad", field="at") from None


def _object(home: Home, one: Appointment) -> dict[str, Any]:
    return {
        "code": one.code,
        "on": one.on.isoformat(),
        "due_at": iso(home, one.due_at),
        "agency": one.agency,
        "service": one.service or None,
        "priority": one.priority,
        "name": one.name,
        "state": one.state,
        "kept": one.kept,
    }


def _line(one: dict[str, Any]) -> str:
    when, wanted = one["due_at"] or one["on"], one["service"] or one["agency"]
    return f"{one['code']}  {when}  {wanted}  {one['name']}  {one['state']}"
