"""`visit`: whoever is at this counter: further services on the number, standstills, help called."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from frontoffice.cli.session import Session, iso
from frontoffice.domain.errors import NotFound
from frontoffice.services import help_calls, queue_visit
from frontoffice.services.home import Home
from frontoffice.services.queue_visit import AtCounter

app = typer.Typer(rich_markup_mode=None)


@app.command()
def show(ctx: typer.Context) -> None:
    """Whom this counter serves, and which services are still wanted."""
    session: Session = ctx.obj
    with session.home() as home:
        told = _object(_here(home))
    session.answer(told, _line(session, told))


@app.command("go-on")
def go_on(ctx: typer.Context, service: Annotated[str, typer.Argument(metavar="SERVICE")]) -> None:
    """The next service of the same visit: the number stays with its person."""
    session: Session = ctx.obj
    with session.home() as home:
        told = _object(queue_visit.go_on(home, service))
    session.answer(told, _line(session, told))


@app.command()
def still(ctx: typer.Context) -> None:
    """The service stands still through nobody's doing here: its time does not count."""
    session: Session = ctx.obj
    with session.home() as home:
        queue_visit.stand_still(home)
        told = _object(_here(home))
    session.answer(told, session.say("visit-still", ticket=told["ticket"]))


@app.command()
def resume(ctx: typer.Context) -> None:
    """The service goes on."""
    session: Session = ctx.obj
    with session.home() as home:
        queue_visit.resume(home)
        told = _object(_here(home))
    session.answer(told, _line(session, told))


@app.command()
def summon(
    ctx: typer.Context, note: Annotated[str, typer.Option("--note", metavar="TEXT")] = ""
) -> None:
    """A supervisor should come; the visit at this counter is set aside."""
    session: Session = ctx.obj
    with session.home() as home:
        help_calls.ask(home, note)
        counter = home.card.station
    session.answer({"counter": counter}, session.say("visit-summoned"))


@app.command()
def calls(ctx: typer.Context) -> None:
    """Counters that wait for a supervisor, the oldest call first."""
    session: Session = ctx.obj
    with session.home() as home:
        told = [
            {
                "place": place,
                "counter": one.counter,
                "asked_at": iso(home, one.asked_at),
                "asked_by": one.asked_by,
                "ticket": one.ticket or None,
                "note": one.note,
            }
            for place, one in enumerate(help_calls.waiting(home), 1)
        ]
    lines = [f"{one['place']}  {one['counter']}  {one['asked_at']}  {one['note']}" for one in told]
    session.answer({"calls": told}, *lines)


@app.command()
def answer(
    ctx: typer.Context,
    place: Annotated[int, typer.Argument(metavar="N", min=1)],
    text: Annotated[str, typer.Option("--text", metavar="TEXT")],
) -> None:
    """What was done about a call, by its place in `visit calls`."""
    session: Session = ctx.obj
    with session.home() as home:
        waiting = help_calls.waiting(home)
        if place > len(waiting):
            raise NotFound("help-unknown")
        help_calls.answer(home, waiting[place - 1].stream, text)
        counter = waiting[place - 1].counter
    session.answer({"counter": counter}, session.say("visit-answered", counter=counter))


def _here(home: Home) -> AtCounter:
    found = queue_visit.at_counter(home)
    if found is None:
        raise NotFound("counter-idle", counter=home.card.station)
    return found


def _object(one: AtCounter) -> dict[str, Any]:
    return {
        "ticket": one.ticket,
        "priority": one.priority,
        "services": list(one.services),
        "paused": one.paused,
        "spent_seconds": one.spent_ms // 1000,
        "calls": one.calls,
    }


def _line(session: Session, one: dict[str, Any]) -> str:
    return session.say("visit-line", ticket=one["ticket"], services=", ".join(one["services"]))
