"""`queue`: numbers issued, called, repeated, set aside, sent on and finished; the board."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from frontoffice.cli.session import Session, iso
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.services import appointments, queue, queue_board, settings
from frontoffice.services.home import Home
from frontoffice.services.queue_board import Board, InLine
from frontoffice.services.queue_hub import Moved
from frontoffice.sync.desk import attach_hub

app = typer.Typer(rich_markup_mode=None)

Counter = Annotated[int | None, typer.Option("--counter", metavar="N")]
Ticket = Annotated[str | None, typer.Argument(metavar="TICKET")]
Agencies = Annotated[list[str] | None, typer.Option("--agency", metavar="CODE")]


@contextlib.contextmanager
def _hall(session: Session) -> Iterator[Home]:
    """The open home, which asks the hub of its branch for tickets."""
    with session.home() as home:
        attach_hub(home)
        yield home


@app.command()
def issue(
    ctx: typer.Context,
    services: Annotated[list[str] | None, typer.Argument(metavar="SERVICE...")] = None,
    priority: Annotated[str | None, typer.Option("--priority", metavar="GROUP")] = None,
    returned: Annotated[str | None, typer.Option("--return", metavar="TICKET")] = None,
) -> None:
    """A number for one or several services, or an earlier ticket in line again."""
    session: Session = ctx.obj
    with _hall(session) as home:
        if returned is not None:
            moved = queue.come_back(home, returned)
        elif services:
            moved = queue.issue(home, services[0], also=services[1:], priority=priority)
        else:
            raise RuleViolation("ticket-service-missing", field="service")
        place = next(
            (
                n
                for n, one in enumerate(queue_board.read(home, session.language).waiting, 1)
                if one.choice.ticket.stream == moved.stream
            ),
            None,
        )
        told = _object(moved) | {"place": place}
    session.answer(told, session.say("queue-issued", ticket=moved.ticket, place=place))


@app.command("next")
def call_next(
    ctx: typer.Context,
    counter: Counter = None,
    agency: Agencies = None,
    ticket: Annotated[str | None, typer.Option("--ticket", metavar="TICKET")] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")] = "",
) -> None:
    """Calls whoever is next and says why, or one out of order with a reason."""
    session: Session = ctx.obj
    with _hall(session) as home:
        if ticket is not None:
            moved = queue.call_out_of_order(home, ticket, reason, counter)
        else:
            moved = queue.call_next(home, counter, agency or ())
    choice = moved.choice
    why = queue_board.reason_words(choice, session.language) if choice else reason.strip()
    told = _object(moved) | {
        "reason": why,
        "reason_code": choice.reason if choice else "out-of-order",
        "waited_seconds": choice.waited_ms // 1000 if choice else None,
    }
    session.answer(told, _line(session, moved), why)


@app.command()
def recall(ctx: typer.Context, ticket: Ticket = None, counter: Counter = None) -> None:
    """Repeats a call; after two repeats the number is set aside as missed."""
    session: Session = ctx.obj
    with _hall(session) as home:
        _say(session, queue.recall(home, ticket, counter))


@app.command()
def park(
    ctx: typer.Context,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")],
    ticket: Ticket = None,
    counter: Counter = None,
) -> None:
    """Sets the visit at a counter aside, with a reason."""
    session: Session = ctx.obj
    with _hall(session) as home:
        _say(session, queue.park(home, reason, ticket, counter))


@app.command()
def finish(
    ctx: typer.Context,
    ticket: Ticket = None,
    counter: Counter = None,
    outcome: Annotated[str, typer.Option("--outcome", metavar="OUTCOME")] = "served",
) -> None:
    """Ends the service at a counter; further services of the visit wait their turn."""
    session: Session = ctx.obj
    with _hall(session) as home:
        _say(session, queue.finish(home, outcome, ticket, counter))


@app.command()
def transfer(
    ctx: typer.Context,
    ticket: Ticket = None,
    counter: Counter = None,
    service: Annotated[str | None, typer.Option("--service", metavar="SERVICE")] = None,
    to_counter: Annotated[int | None, typer.Option("--to-counter", metavar="N")] = None,
    back: Annotated[bool, typer.Option("--back")] = False,
) -> None:
    """Sends the visit to another counter or service, or back where it came from."""
    session: Session = ctx.obj
    with _hall(session) as home:
        moved = queue.transfer(
            home, wanted=service, to_counter=to_counter, back=back, number=ticket, counter=counter
        )
        _say(session, moved)


@app.command()
def board(ctx: typer.Context, counter: Counter = None, agency: Agencies = None) -> None:
    """Who is served and who waits, in order, each with the reason."""
    session: Session = ctx.obj
    with _hall(session) as home:
        now = queue_board.read(home, session.language, counter=counter, agencies=agency or ())
        told = {
            "at": iso(home, now.at),
            "serving": [
                {
                    "ticket": one.ticket,
                    "counter": one.counter,
                    "service": one.service,
                    "since": iso(home, one.since_at),
                    "calls": one.calls,
                }
                for one in now.serving
            ],
            "waiting": [_waiting(one) for one in now.waiting],
            "away": [
                {"ticket": one.ticket, "state": one.state, "counter": one.counter}
                for one in now.away
            ],
            "disputed": [one.ticket for one in now.disputed],
            "breaks": list(now.breaks),
        }
    session.answer(told, *_lines(session, now))


@app.command("counter")
def counter_agencies(
    ctx: typer.Context,
    agency: Agencies = None,
    everyone: Annotated[bool, typer.Option("--all")] = False,
) -> None:
    """Whose tickets this station's counter calls: shown, set by --agency, or --all of them."""
    session: Session = ctx.obj
    with session.home() as home:
        known = home.reference.agencies
        for code in agency or ():
            if code not in known:
                raise NotFound("agency-unknown", agency=code[:24])
        if agency or everyone:
            settings.change(home, counter_agencies=tuple(agency or ()))
        found = queue_board.agencies_of(home, home.card.station)
        told = {"counter": home.card.station, "agencies": list(found)}
        names = [f"{known[code].ticket_prefix}  {known[code].name}" for code in found or known]
    session.answer(told, *names)


@app.command("close")
def close_queue(
    ctx: typer.Context,
    keep: Annotated[list[str] | None, typer.Option("--keep", metavar="TICKET")] = None,
    cancel: Annotated[list[str] | None, typer.Option("--cancel", metavar="TICKET")] = None,
    notice: Annotated[str, typer.Option("--notice", metavar="TEXT")] = "",
) -> None:
    """Ends the day of tickets not served: kept for the next working day, or cancelled."""
    session: Session = ctx.obj
    with session.home() as home:
        closed = appointments.close_queue(home, keep or (), cancel or (), notice)
    told = {
        "kept": [
            {"ticket": one.ticket, "code": one.code, "on": one.on.isoformat()}
            for one in closed.kept
        ],
        "cancelled": list(closed.cancelled),
    }
    lines = [f"{one.ticket}  {one.code}  {one.on.isoformat()}" for one in closed.kept]
    session.answer(told, *lines, *closed.cancelled)


@app.command("arrive")
def arrive(ctx: typer.Context, code: Annotated[str, typer.Argument(metavar="CODE")]) -> None:
    """The ticket of somebody with an appointment, or whose place was kept."""
    session: Session = ctx.obj
    with session.home() as home:
        _say(session, appointments.arrive(home, code))


def _waiting(one: InLine) -> dict[str, Any]:
    guess = one.estimate
    return {
        "ticket": one.choice.ticket.ticket,
        "service": one.service,
        "priority": one.choice.ticket.priority,
        "waited_seconds": one.choice.waited_ms // 1000,
        "reason": one.reason,
        "reason_code": one.choice.reason,
        "estimate": None
        if guess is None
        else {
            "seconds": guess.mean_ms // 1000,
            "low_seconds": guess.low_ms // 1000,
            "high_seconds": guess.high_ms // 1000,
            "measured": guess.measured,
        },
    }


@app.command()
def kiosk(ctx: typer.Context) -> None:
    """The address of this branch's kiosk pages, with the key that lets them give numbers."""
    # Only a hub's home needs the pages, and their libraries.
    from frontoffice.server.hall_pages import kiosk_key

    session: Session = ctx.obj
    with session.home() as home:
        home.require("station.settings")
        path = f"/hall/kiosk#{kiosk_key(home)}"
    session.answer({"path": path}, session.say("queue-kiosk", path=path))


def _lines(session: Session, now: Board) -> list[str]:
    lines = [
        session.say("queue-serving", ticket=here.ticket, counter=here.counter)
        for here in now.serving
    ]
    for one in now.waiting:
        guess = queue_board.estimate_words(one.estimate, session.language)
        lines.append(f"{one.choice.ticket.ticket}  {one.service}  {one.reason} {guess}".rstrip())
    lines += [f"{away.ticket}  {_state(session, away.state)}" for away in now.away]
    return [*lines, session.say("queue-total", waiting=len(now.waiting), away=len(now.away))]


def _object(moved: Moved) -> dict[str, Any]:
    return {
        "ticket": moved.ticket,
        "state": moved.state,
        "service": moved.service,
        "counter": moved.counter,
        "calls": moved.calls,
    }


def _say(session: Session, moved: Moved) -> None:
    session.answer(_object(moved), _line(session, moved))


def _line(session: Session, moved: Moved) -> str:
    state = _state(session, moved.state)
    return session.say("queue-moved", ticket=moved.ticket, counter=moved.counter, state=state)


def _state(session: Session, state: str) -> str:
    return queue_board.state_words(state, session.language)
