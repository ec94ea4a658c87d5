"""`catalogue draft`: drafts of service standards, comments on them, their minutes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from frontoffice.cli.session import Session, day, read_object
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import standard_comments, standard_drafts, standard_drafts_read
from frontoffice.services.home import Home
from frontoffice.services.standard_comments import Comment
from frontoffice.services.standard_drafts import Drafted
from frontoffice.services.standard_drafts_read import DraftLine
from frontoffice.services.standard_minutes import minutes_pdf
from frontoffice.services.standard_words import word
from frontoffice.store.atomic import write_atomically

app = typer.Typer(rich_markup_mode=None)

Code = Annotated[str, typer.Argument(metavar="CODE")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT")]
Day = Annotated[str, typer.Option("--on", metavar="YYYY-MM-DD")]
Decree = Annotated[str, typer.Option("--decree", metavar="TEXT")]
From = Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD")]
Text = Annotated[str, typer.Option("--text", metavar="TEXT")]
Out = Annotated[Path, typer.Option("--out", metavar="FILE")]


@app.command("list")
def show_list(ctx: typer.Context) -> None:
    """Every draft of this office, those under way first."""
    session: Session = ctx.obj
    with session.home() as home:
        found = standard_drafts_read.listing(home)
    session.answer(
        {"drafts": [msgspec.to_builtins(one) for one in found]},
        *(_line(session, one) for one in found),
    )


@app.command()
def show(ctx: typer.Context, code: Code) -> None:
    """A draft beside the version it would replace, with the comments on it."""
    session: Session = ctx.obj
    with session.home() as home:
        found = standard_drafts_read.show(home, code)
        comments = standard_comments.listing(home, found.line.stream)
    lines = [_line(session, found.line)]
    for pair in found.pairs:
        if pair.changed:
            lines.append(f"{pair.after.number}. {pair.after.title}")
            lines += [f"  - {line}" for line in pair.before.lines if line not in pair.after.lines]
            lines += [f"  + {line}" for line in pair.after.lines if line not in pair.before.lines]
    lines += [_comment(session, at, one) for at, one in enumerate(comments, 1)]
    session.answer(
        msgspec.to_builtins(found.line)
        | {
            "standard": msgspec.to_builtins(found.standard),
            "changed": [pair.after.number for pair in found.pairs if pair.changed],
            "sides": [{"actor": one.actor, "kind": one.kind} for one in found.sides],
            "comments": [msgspec.to_builtins(one) for one in comments],
        },
        *lines,
    )


@app.command()
def make(ctx: typer.Context, code: Code, reason: Reason) -> None:
    """Begins a draft from the version in force."""
    session: Session = ctx.obj
    with session.home() as home:
        _say(session, standard_drafts.make(home, code, reason))


@app.command()
def revise(
    ctx: typer.Context, code: Code, file: Annotated[Path, typer.Argument(metavar="FILE")]
) -> None:
    """Changes the fields that a file holds, one JSON object."""
    session: Session = ctx.obj
    changed = read_object(file)
    if not isinstance(changed, dict):
        raise RuleViolation("json-bad", file=file.name)
    with session.home() as home:
        _say(session, standard_drafts.revise(home, _stream(home, code), changed))


@app.command()
def undo(ctx: typer.Context, code: Code) -> None:
    """Takes the last change back."""
    session: Session = ctx.obj
    with session.home() as home:
        _say(session, standard_drafts.undo(home, _stream(home, code)))


@app.command()
def publish(
    ctx: typer.Context,
    code: Code,
    until: Annotated[str, typer.Option("--until", metavar="YYYY-MM-DD")],
) -> None:
    """Opens a draft for comments through a day, or longer."""
    session: Session = ctx.obj
    with session.home() as home:
        _say(session, standard_drafts.publish(home, _stream(home, code), _day(until, "until")))


@app.command()
def comment(
    ctx: typer.Context,
    code: Code,
    text: Text,
    channel: Annotated[str, typer.Option("--channel", metavar="CHANNEL")] = "counter",
    name: Annotated[str, typer.Option("--name", metavar="NAME")] = "",
    on: Day = "",
) -> None:
    """Takes down a comment that came to the office."""
    session: Session = ctx.obj
    with session.home() as home:
        came = _day(on, "on") if on else None
        standard_comments.receive(home, _stream(home, code), text, channel, name, came)
    session.answer({"code": code}, code)


@app.command()
def answer(
    ctx: typer.Context,
    code: Code,
    number: Annotated[int, typer.Argument(metavar="N", min=1)],
    outcome: Annotated[str, typer.Option("--outcome", metavar="OUTCOME")],
    gist: Annotated[str, typer.Option("--gist", metavar="TEXT")],
    text: Text,
) -> None:
    """Answers a comment by its place in `catalogue draft show`; gist and answer are published."""
    session: Session = ctx.obj
    with session.home() as home:
        comments = standard_comments.listing(home, _stream(home, code))
        chosen = comments[number - 1].stream if number <= len(comments) else ""
        standard_comments.answer(home, chosen, outcome, gist, text)
    session.answer({"code": code, "outcome": outcome}, word("outcome", outcome, session.language))


@app.command()
def adopt(ctx: typer.Context, code: Code, decree: Decree, valid_from: From) -> None:
    """Makes a discussed draft the standard, by decree."""
    session: Session = ctx.obj
    with session.home() as home:
        since = _day(valid_from, "valid_from")
        _say(session, standard_drafts.adopt(home, _stream(home, code), decree, since))


@app.command()
def export(ctx: typer.Context, code: Code, out: Out, decree: Decree, valid_from: From) -> None:
    """Writes what would be adopted as a catalogue file, for the centre to publish."""
    session: Session = ctx.obj
    with session.home() as home:
        since = _day(valid_from, "valid_from")
        content = standard_drafts.export(home, _stream(home, code), out, decree, since)
    session.answer({"file": str(out), "content": content}, str(out), content)


@app.command()
def withdraw(ctx: typer.Context, code: Code, reason: Reason) -> None:
    """Ends a draft without a version."""
    session: Session = ctx.obj
    with session.home() as home:
        _say(session, standard_drafts.withdraw(home, _stream(home, code), reason))


@app.command()
def settle(
    ctx: typer.Context,
    code: Code,
    choose: Annotated[int, typer.Option("--choose", metavar="N", min=1)],
    reason: Reason,
) -> None:
    """Chooses between what two stations did to a draft apart."""
    session: Session = ctx.obj
    with session.home() as home:
        found = standard_drafts_read.show(home, code)
        if choose > len(found.sides):
            raise RuleViolation("draft-side-unknown", field="choose")
        chosen = found.sides[choose - 1].ref
        _say(session, standard_drafts.settle(home, found.line.stream, chosen, reason))


@app.command()
def minutes(ctx: typer.Context, code: Code, out: Out) -> None:
    """The minutes of the comments on a draft, without names, as PDF."""
    session: Session = ctx.obj
    with session.home() as home:
        write_atomically(out, minutes_pdf(home, code))
    session.answer({"file": str(out)}, str(out))


def _stream(home: Home, code: str) -> str:
    """The latest draft of a service."""
    return standard_drafts_read.read(home, code).stream


def _day(text: str, field: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise RuleViolation("date-bad", field=field) from None


def _line(session: Session, one: DraftLine) -> str:
    stage = word("stage", one.stage, session.language)
    counted = f"{one.comments} ({one.waiting})" if one.comments else ""
    return f"{one.code}  {stage}  {day(one.until) or ''}  {counted}".rstrip()


def _comment(session: Session, at: int, one: Comment) -> str:
    channel = word("channel", one.channel, session.language)
    outcome = word("outcome", one.outcome or "waiting", session.language)
    return f"{at}. {channel}  {day(one.on)}  {outcome}  {one.text or one.gist or ''}".rstrip()


def _say(session: Session, done: Drafted) -> None:
    told: dict[str, Any] = msgspec.to_builtins(done)
    told.pop("changes")
    stage = word("stage", done.stage, session.language)
    session.answer(told, f"{done.code}  {stage}  {done.content or ''}".rstrip())
