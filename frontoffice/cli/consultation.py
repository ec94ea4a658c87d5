"""`consultation`: questions at a counter written down, and the log of a day."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from frontoffice.cli.session import Session, day_of, iso
from frontoffice.services import consultation, queue_board
from frontoffice.services.consultation import Consultation, Question
from frontoffice.services.home import Home

app = typer.Typer(rich_markup_mode=None)


@app.command()
def record(
    ctx: typer.Context,
    outcome: Annotated[str, typer.Option("--outcome", metavar="OUTCOME")],
    service: Annotated[str, typer.Option("--service", metavar="CODE")] = "",
    component: Annotated[int, typer.Option("--component", metavar="1-14")] = 0,
    question: Annotated[str, typer.Option("--question", metavar="TEXT")] = "",
    answer: Annotated[str, typer.Option("--answer", metavar="TEXT")] = "",
    name: Annotated[str, typer.Option("--name", metavar="NAME")] = "",
    to: Annotated[str, typer.Option("--to", metavar="PLACE")] = "",
    minutes: Annotated[int, typer.Option("--minutes", metavar="N")] = 0,
    ends_visit: Annotated[bool, typer.Option("--ends-visit")] = False,
) -> None:
    """A question and its answer, or where the citizen was sent."""
    session: Session = ctx.obj
    asked = Question(
        outcome=outcome,
        service=service.upper(),
        component=component,
        question=question,
        answer=answer,
        name=name,
        to=to,
        minutes=minutes,
    )
    with session.home() as home:
        made = consultation.record(home, asked, ends_visit=ends_visit)
    told = {"outcome": outcome, "place": made.place or None, "ticket": made.ticket or None}
    session.answer(told, session.say("consultation-recorded"))


@app.command("list")
def show_list(
    ctx: typer.Context, on: Annotated[str | None, typer.Option("--on", metavar="DATE")] = None
) -> None:
    """The questions of a day, the newest first, and how many ended how."""
    session: Session = ctx.obj
    with session.home() as home:
        day = day_of(on, "on") if on else queue_board.today(home, home.now())
        found = [_object(home, one) for one in consultation.log(home, day)]
        counts = consultation.counts(home, day)
    lines = [
        f"{one['at']}  {one['outcome']}  {one['service'] or one['place'] or ''}".rstrip()
        for one in found
    ]
    session.answer({"on": day.isoformat(), "counts": counts, "consultations": found}, *lines)


def _object(home: Home, one: Consultation) -> dict[str, Any]:
    return {
        "at": iso(home, one.at),
        "officer": one.officer,
        "counter": one.counter,
        "outcome": one.outcome,
        "service": one.service or None,
        "component": one.component or None,
        "place": one.place or None,
        "minutes": one.minutes,
        "question": one.question,
        "answer": one.answer,
    }
