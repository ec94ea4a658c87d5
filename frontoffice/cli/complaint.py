"""`complaint`: filing, finding and moving complaints, suggestions, praise and requests."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from frontoffice.cli.check import date_of
from frontoffice.cli.session import Session, day, iso, read_object
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import (
    attachments,
    complaint_clocks,
    complaint_photos,
    complaints,
    complaints_desk,
    complaints_read,
    survey_papers,
)
from frontoffice.services.complaints_desk import Moved
from frontoffice.services.complaints_read import ComplaintLine
from frontoffice.services.complaints_words import word
from frontoffice.services.home import Home
from frontoffice.store.atomic import write_atomically

app = typer.Typer(rich_markup_mode=None)

Number = Annotated[str, typer.Argument(metavar="NUMBER")]
Text = Annotated[str, typer.Option("--text", metavar="TEXT")]
Code = Annotated[str, typer.Option("--code", metavar="CODE")]


@app.command("file")
def file_one(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    photo: Annotated[list[Path] | None, typer.Option("--photo", metavar="FILE")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.pdf")] = None,
) -> None:
    """Takes down what is in a file, one JSON object; the code in the answer is shown only now."""
    session: Session = ctx.obj
    wanted = read_object(file)
    if not isinstance(wanted, dict):
        raise RuleViolation("json-not-object", file=file.name)
    with session.home() as home:
        pictures = [attachments.read_file(one) for one in photo or ()]
        filed = complaints.file(home, wanted, pictures)
        if out is not None:
            asked = complaints.filing(wanted)
            write_atomically(out, survey_papers.complaint_receipt(home, filed, asked))
    told = {
        "number": filed.number,
        "code": filed.code,
        "kind": filed.kind,
        "status": "waiting" if filed.anonymous else "received",
        "anonymous": filed.anonymous,
        "received_on": day(filed.received_on),
        "clocks": [
            {"stage": one.stage, "due_on": day(one.due_on), "basis": one.basis}
            for one in filed.clocks
        ],
        "receipt_pdf": str(out) if out else None,
    }
    lines = [
        f"{word('stage', one.stage, session.language)}  {day(one.due_on)}  {one.basis}"
        for one in filed.clocks
    ]
    session.answer(told, f"{filed.number}  {filed.code}", *lines)


@app.command()
def show(ctx: typer.Context, number: Number) -> None:
    """A complaint with its words and story, and others that may be the same."""
    session: Session = ctx.obj
    with session.home() as home:
        found = complaints_read.show(home, number)
        alike = complaints_read.duplicates(home, number)
        said = found.said
        told = _object(home, found.line) | {
            "text": said.text if said else None,
            "place": said.place if said else None,
            "name": said.name if said else None,
            "contact": said.contact if said else None,
            "about": list(said.about) if said else None,
            "maladministration": list(found.maladministration),
            "outward": found.outward,
            "clocks": [{"stage": one.stage, "due_on": day(one.due_on)} for one in found.clocks],
            "duplicates": [one.number for one in alike],
            "sides": [{"actor": one.actor, "to": one.to} for one in found.sides],
            "story": [
                {
                    "at": iso(home, one.at),
                    "actor": one.actor,
                    "what": word("step", one.what, session.language),
                    "detail": one.detail,
                }
                for one in found.steps
            ],
        }
    story = [f"{one['at']}  {one['what']}  {one['detail']}".rstrip() for one in told["story"]]
    session.answer(told, _line(session, found.line), told["text"] or "", *story)


@app.command("list")
def show_list(
    ctx: typer.Context,
    query: Annotated[str, typer.Option("--query", metavar="TEXT")] = "",
    status: Annotated[str | None, typer.Option("--status", metavar="STATUS")] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND")] = None,
    open_only: Annotated[bool, typer.Option("--open")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=complaints_read.MOST)] = 50,
) -> None:
    """Complaints you may know of, the one due first on top."""
    session: Session = ctx.obj
    with session.home() as home:
        found = complaints_read.listing(
            home, status=status, kind=kind, query=query, open_only=open_only, limit=limit
        )
        told = {"complaints": [_object(home, one) for one in found], "total": len(found)}
    session.answer(told, *(_line(session, one) for one in found))


@app.command()
def photo(
    ctx: typer.Context, number: Number, file: Annotated[Path, typer.Argument(metavar="FILE")]
) -> None:
    """Attaches a photo to a complaint that was made with a name."""
    session: Session = ctx.obj
    with session.home() as home:
        complaint_photos.attach(home, number, attachments.read_file(file))
    session.answer({"number": number}, session.say("complaint-photo-kept", number=number))


@app.command()
def move(
    ctx: typer.Context,
    number: Number,
    to: Annotated[str, typer.Option("--to", metavar="STATUS")],
    text: Text = "",
    classified: Annotated[str | None, typer.Option("--class", metavar="CLASS")] = None,
    maladministration: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND")] = None,
    agency: Annotated[str | None, typer.Option("--agency", metavar="CODE")] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE")] = None,
    of: Annotated[str | None, typer.Option("--of", metavar="NUMBER")] = None,
    outward: Annotated[str | None, typer.Option("--outward", metavar="WHERE")] = None,
) -> None:
    """Moves a complaint on: verify, dispose, answer, close, open again, hand outward."""
    session: Session = ctx.obj
    with session.home() as home:
        moved = complaints_desk.move(
            home,
            number,
            to,
            text,
            classified=classified,
            maladministration=tuple(maladministration or ()),
            agency=agency,
            role=role,
            of=of,
            outward=outward,
        )
    _say(session, moved)


@app.command()
def settle(
    ctx: typer.Context,
    number: Number,
    choose: Annotated[int, typer.Option("--choose", metavar="N", min=1)],
    text: Text = "",
) -> None:
    """Chooses between two decisions made apart, by their place in `complaint show`."""
    session: Session = ctx.obj
    with session.home() as home:
        sides = complaints_read.show(home, number).sides
        if choose > len(sides):
            raise RuleViolation("complaint-side-unknown", field="choose")
        moved = complaints_desk.settle(home, number, sides[choose - 1].ref, text)
    _say(session, moved)


@app.command()
def reply(
    ctx: typer.Context,
    number: Number,
    code: Code,
    text: Text = "",
    satisfied: Annotated[bool | None, typer.Option("--satisfied/--not-satisfied")] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw")] = False,
) -> None:
    """What who filed says to the answer, by the code of the receipt."""
    session: Session = ctx.obj
    with session.home() as home:
        moved = complaints_desk.reply(
            home, number, code, text, satisfied=satisfied, withdrawn=withdraw
        )
    _say(session, moved)


@app.command()
def track(ctx: typer.Context, number: Number, code: Code) -> None:
    """Where a complaint stands, for who has its number and code."""
    session: Session = ctx.obj
    with session.home() as home:
        status, since = complaints_desk.track(home, number, code)
    told = {"number": number.strip().upper(), "status": status, "since": day(since)}
    session.answer(told, f"{word('status', status, session.language)}  {day(since) or ''}".rstrip())


@app.command()
def clocks(ctx: typer.Context) -> None:
    """Every time limit with its basis, the office's own first."""
    session: Session = ctx.obj
    with session.home() as home:
        found = complaint_clocks.listing(home)
    lines = [
        f"{one.classed}  {one.stage}  {one.number} {word('unit', one.unit, session.language)}  "
        f"{one.basis}{'' if one.counts else '  -'}"
        for one in found
    ]
    session.answer({"clocks": found}, *lines)


@app.command("set-clock")
def set_clock(
    ctx: typer.Context,
    classed: Annotated[str, typer.Argument(metavar="CLASS")],
    stage: Annotated[str, typer.Argument(metavar="STAGE")],
    since: Annotated[str, typer.Option("--since", metavar="DATE")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")],
    number: Annotated[int | None, typer.Option("--number", metavar="N")] = None,
    unit: Annotated[str, typer.Option("--unit", metavar="UNIT")] = "working",
) -> None:
    """Sets a stricter time limit of the office from a day on; without a number takes it back."""
    session: Session = ctx.obj
    since_on = date_of(since, "since")
    assert since_on is not None
    with session.home() as home:
        complaint_clocks.set_clock(home, classed, stage, number, unit, since_on, reason)
    told = {"class": classed, "stage": stage, "number": number, "since": day(since_on)}
    session.answer(told, session.say("complaint-clock-set", since=day(since_on)))


@app.command()
def export(
    ctx: typer.Context,
    number: Number,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.json")],
) -> None:
    """Writes a complaint as a file for LAPOR! or the Ombudsman."""
    session: Session = ctx.obj
    with session.home() as home:
        complaints_desk.export_outward(home, number, out)
    session.answer({"number": number, "file": str(out)}, str(out))


def _object(home: Home, one: ComplaintLine) -> dict[str, Any]:
    return {
        "number": one.number,
        "kind": one.kind,
        "channel": one.channel,
        "topic": one.topic,
        "status": one.status,
        "class": one.classified,
        "agency": one.agency or None,
        "service": one.service or None,
        "anonymous": one.anonymous,
        "confidential": one.confidential,
        "summary": one.summary,
        "received_on": day(one.received_on),
        "due_on": day(one.due_on),
        "due_at": iso(home, one.due_at),
        "ended_on": day(one.ended_on),
        "replied": one.replied,
        "disputed": one.disputed,
    }


def _line(session: Session, one: ComplaintLine) -> str:
    status = word("status", one.status, session.language)
    kind = word("kind", one.kind, session.language)
    return f"{one.number}  {status}  {kind}  {day(one.due_on) or ''}  {one.summary or ''}".rstrip()


def _say(session: Session, moved: Moved) -> None:
    told = {"number": moved.number, "status": moved.status, "due_on": day(moved.due_on)}
    status = word("status", moved.status, session.language)
    session.answer(told, f"{moved.number}  {status}  {day(moved.due_on) or ''}".rstrip())
