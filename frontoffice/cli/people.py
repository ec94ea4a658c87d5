"""`people`: seats, competence, conduct, appraisals, handover, inspection, the table of rights."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from frontoffice.cli.session import Session, day_of, iso, read_text, utc
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.staff import PERMISSIONS, ROLES, may
from frontoffice.services import inspection, people, people_conduct, shifts
from frontoffice.store.atomic import write_atomically

app = typer.Typer(rich_markup_mode=None)

Staff = Annotated[str, typer.Argument(metavar="STAFF")]
Whose = Annotated[str | None, typer.Argument(metavar="STAFF")]
Words = Annotated[str, typer.Option("--words", metavar="TEXT")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT")]
Id = Annotated[str, typer.Argument(metavar="ID")]
From = Annotated[str, typer.Option("--from", metavar="ISO")]
Until = Annotated[str | None, typer.Option("--until", metavar="ISO")]


@app.command()
def rights(ctx: typer.Context) -> None:
    """The table of rights: who may do what. Needs no home."""
    session: Session = ctx.obj
    table = {action: [role for role in ROLES if may(role, action)] for action in PERMISSIONS}
    lines = [f"{action}  {', '.join(roles)}" for action, roles in table.items()]
    session.answer({"rights": table}, *lines)


@app.command()
def seats(ctx: typer.Context) -> None:
    """Who sits at which counter from when."""
    session: Session = ctx.obj
    with session.home() as home:
        rows = [_plain(one) for one in people.seats(home)]
    session.answer({"seats": rows}, *map(_line, rows))


@app.command()
def seat(
    ctx: typer.Context,
    staff: Staff,
    counter: Annotated[int, typer.Option("--counter", metavar="N")],
    from_on: From,
    until: Until = None,
    hours: Annotated[str, typer.Option("--hours", metavar="HH:MM-HH:MM")] = "00:00-24:00",
) -> None:
    """Gives an officer a counter from a day on."""
    session: Session = ctx.obj
    span = _hours(hours)
    first, last = day_of(from_on, "from"), day_of(until, "until") if until else None
    with session.home() as home:
        people.assign_seat(home, staff, counter, first, last, span)
    session.answer({"staff": staff, "counter": counter}, session.say("people-noted"))


@app.command("seat-end")
def seat_end(
    ctx: typer.Context, stream: Id, until: Annotated[str, typer.Option("--until")]
) -> None:
    """The last day of a seat."""
    session: Session = ctx.obj
    with session.home() as home:
        people.end_seat(home, stream, day_of(until, "until"))
    session.answer({"id": stream}, session.say("people-noted"))


@app.command()
def competence(ctx: typer.Context, staff: Whose = None) -> None:
    """What officers may take in."""
    session: Session = ctx.obj
    with session.home() as home:
        rows = [_plain(one) for one in people.competences(home, staff)]
    session.answer({"competences": rows}, *map(_line, rows))


@app.command()
def grant(
    ctx: typer.Context,
    staff: Staff,
    service: Annotated[str, typer.Argument(metavar="SERVICE")],
    basis: Annotated[str, typer.Option("--basis", metavar="CODE")] = "training",
    until: Until = None,
) -> None:
    """Records that an officer may take in a service or an agency's services."""
    session: Session = ctx.obj
    last = day_of(until, "until") if until else None
    with session.home() as home:
        people.grant(home, staff, service, basis, last)
    session.answer({"staff": staff, "service": service}, session.say("people-noted"))


@app.command()
def withdraw(ctx: typer.Context, stream: Id, reason: Reason = "") -> None:
    """Takes a competence back."""
    session: Session = ctx.obj
    with session.home() as home:
        people.withdraw(home, stream, reason)
    session.answer({"id": stream}, session.say("people-noted"))


@app.command()
def train(
    ctx: typer.Context,
    staff: Staff,
    title: Annotated[str, typer.Option("--title", metavar="TEXT")],
    hours: Annotated[int, typer.Option("--hours", metavar="N")],
    on: Annotated[str, typer.Option("--on", metavar="ISO")],
    provider: Annotated[str, typer.Option("--provider", metavar="TEXT")] = "",
) -> None:
    """Records a training."""
    session: Session = ctx.obj
    with session.home() as home:
        people.record_training(home, staff, day_of(on, "on"), hours, title, provider)
    session.answer({"staff": staff}, session.say("people-noted"))


@app.command()
def trainings(ctx: typer.Context, staff: Whose = None) -> None:
    """Trainings, the latest first."""
    session: Session = ctx.obj
    with session.home() as home:
        rows = [_plain(one) for one in people.trainings(home, staff)]
    session.answer({"trainings": rows}, *map(_line, rows))


@app.command("code-publish")
def code_publish(ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Publishes the code of conduct."""
    session: Session = ctx.obj
    text = read_text(file)
    with session.home() as home:
        people_conduct.publish_code(home, text)
    session.answer({"published": True}, session.say("people-noted"))


@app.command()
def pledge(ctx: typer.Context) -> None:
    """The acting officer acknowledges the code in force."""
    session: Session = ctx.obj
    with session.home() as home:
        changes = people_conduct.pledge(home)
    session.answer({"pledged": bool(changes.kinds)}, session.say("people-noted"))


@app.command()
def note(
    ctx: typer.Context,
    staff: Staff,
    sort: Annotated[str, typer.Option("--sort", metavar="CODE")],
    words: Words,
    basis: Annotated[str, typer.Option("--basis", metavar="TEXT")] = "",
) -> None:
    """Enters a recognition, reminder or sanction."""
    session: Session = ctx.obj
    with session.home() as home:
        people_conduct.note(home, staff, sort, words, basis)
    session.answer({"staff": staff}, session.say("people-noted"))


@app.command()
def lift(ctx: typer.Context, stream: Id, reason: Reason) -> None:
    """An entry counts no longer."""
    session: Session = ctx.obj
    with session.home() as home:
        people_conduct.lift(home, stream, reason)
    session.answer({"id": stream}, session.say("people-noted"))


@app.command()
def ledger(ctx: typer.Context, staff: Whose = None) -> None:
    """Recognitions, reminders and sanctions."""
    session: Session = ctx.obj
    with session.home() as home:
        rows = [_plain(one) for one in people_conduct.notes(home, staff)]
    session.answer({"notes": rows}, *map(_line, rows))


@app.command()
def appraise(
    ctx: typer.Context,
    staff: Staff,
    from_on: From,
    words: Words,
    until: Annotated[str, typer.Option("--until", metavar="ISO")],
) -> None:
    """Appraises an officer by the journal's figures."""
    session: Session = ctx.obj
    with session.home() as home:
        first, last = day_of(from_on, "from"), day_of(until, "until")
        people_conduct.appraise(home, staff, first, last, words)
    session.answer({"staff": staff}, session.say("people-noted"))


@app.command()
def appraisals(ctx: typer.Context, staff: Whose = None) -> None:
    """Appraisals with the officers' replies."""
    session: Session = ctx.obj
    with session.home() as home:
        rows = [_plain(one) for one in people_conduct.appraisals(home, staff)]
    session.answer({"appraisals": rows}, *map(_line, rows))


@app.command()
def reply(ctx: typer.Context, stream: Id, words: Words) -> None:
    """The officer's own answer to an appraisal."""
    session: Session = ctx.obj
    with session.home() as home:
        people_conduct.reply(home, stream, words)
    session.answer({"id": stream}, session.say("people-noted"))


@app.command("hand-over")
def hand_over(
    ctx: typer.Context,
    to: Annotated[str, typer.Option("--to", metavar="STAFF")] = "",
    words: Words = "",
    absent: Annotated[str | None, typer.Option("--absent", metavar="STAFF")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE")] = None,
    second_pin_file: Annotated[Path | None, typer.Option("--second-pin-file")] = None,
) -> None:
    """Gives what is open to another officer; --absent by a supervisor for one who did not come."""
    session: Session = ctx.obj
    with session.home() as home:
        if absent is not None:
            made = shifts.hand_over_absent(home, absent, to, words)
        else:
            pin = session.given_pin
            second = session.optional_pin("FRONTOFFICE_SECOND_PIN", second_pin_file)
            made = shifts.hand_over(home, pin, words, to, second)
        if out is not None:
            write_atomically(out, shifts.pdf(home, made.stream))
    items = [_plain(one) for one in made.items]
    told = {"id": made.stream, "state": made.state, "open": items}
    said = session.say("shift-made", count=len(items), id=made.stream)
    session.answer(told, *map(_line, items), said)


@app.command()
def handovers(ctx: typer.Context) -> None:
    """Handovers of this office, the newest first; those the acting officer should answer marked."""
    session: Session = ctx.obj
    with session.home() as home:
        mine = {one.stream for one in shifts.waiting(home)}
        rows = [
            {
                "id": one.stream,
                "at": iso(home, one.at),
                "from": one.opened.staff,
                "to": one.opened.to,
                "state": one.state,
                "open": len(one.opened.items),
                "for_you": one.stream in mine,
            }
            for one in shifts.latest(home)
        ]
    session.answer({"handovers": rows}, *map(_line, rows))


@app.command("take-over")
def take_over(
    ctx: typer.Context,
    stream: Id,
    objection: Annotated[str, typer.Option("--objection", metavar="TEXT")] = "",
) -> None:
    """Takes a handover over, or objects to it."""
    session: Session = ctx.obj
    with session.home() as home:
        shifts.answer(home, stream, session.given_pin, objection)
    session.answer({"id": stream}, session.say("people-noted"))


@app.command()
def inspect(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER")],
    reason: Reason,
    minutes: Annotated[int, typer.Option("--minutes", metavar="N")] = inspection.MINUTES,
) -> None:
    """An inspector asks for the personal data of one case."""
    session: Session = ctx.obj
    with session.home() as home:
        inspection.request(home, number, reason, minutes)
    session.answer({"number": number, "minutes": minutes}, session.say("people-noted"))


@app.command()
def inspections(ctx: typer.Context) -> None:
    """Requests of inspectors with their reasons."""
    session: Session = ctx.obj
    with session.home() as home:
        rows = [
            _plain(one) | {"at": utc(one.at), "until_at": utc(one.until_at)}
            for one in inspection.listed(home)
        ]
    session.answer({"inspections": rows}, *map(_line, rows))


def _plain(one: Any) -> dict[str, Any]:
    """A row as JSON has it; `stream` is called id."""
    found = {name: getattr(one, name) for name in one.__struct_fields__}
    row = {"id" if name == "stream" else name: value for name, value in found.items()}
    return dict(msgspec.to_builtins(row))


def _line(row: dict[str, Any]) -> str:
    return "  ".join(str(value) for value in row.values() if value not in (None, ""))


def _hours(text: str) -> tuple[int, int]:
    try:
        first, last = (
            int(hours) * 60 + int(minutes)
            for hours, minutes in (one.split(":") for one in text.split("-"))
        )
    except ValueError:
        raise RuleViolation("seat-hours-bad", field="hours") from None
    return first, last
