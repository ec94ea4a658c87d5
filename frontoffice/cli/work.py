"""`work`: the work list, claim and assign, dispositions, new promises, folders, files, notices."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontoffice.cli.case import say_state
from frontoffice.cli.intake import papers_folder
from frontoffice.cli.session import Session, day_of
from frontoffice.services import (
    attachments,
    cases,
    handover_papers,
    notices,
    worklist,
    worklist_decisions,
)
from frontoffice.store.atomic import write_atomically

app = typer.Typer(rich_markup_mode=None)

Number = Annotated[str, typer.Argument(metavar="NUMBER")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT")]
To = Annotated[str, typer.Option("--to", metavar="STAFF")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE")]
Rows = Annotated[list[str] | None, typer.Option("--row", metavar="CODE")]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT")]


@app.command("list")
def show_list(
    ctx: typer.Context,
    view: Annotated[str, typer.Option("--view", metavar="VIEW")] = "mine",
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000)] = 50,
) -> None:
    """A part of the work list: mine, free, soon, recheck, uncollected, folders."""
    session: Session = ctx.obj
    with session.home() as home:
        rows, total = worklist.listing(home, view, limit)
    lines = [f"{row['number']}  {row['status']}  {row['promised_on'] or ''}" for row in rows]
    said = session.say("list-total", shown=len(rows), total=total)
    session.answer({"view": view, "cases": rows, "total": total}, *lines, said)


@app.command()
def claim(ctx: typer.Context, number: Number) -> None:
    """Takes up a case nobody has."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        worklist.claim(home, stream)
        say_state(session, home, stream)


@app.command()
def release(ctx: typer.Context, number: Number) -> None:
    """Gives a case back to the list."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        worklist.release(home, stream)
        say_state(session, home, stream)


@app.command()
def assign(ctx: typer.Context, number: Number, to: To) -> None:
    """Gives a case to an officer."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        worklist.assign(home, stream, to)
        say_state(session, home, stream)


@app.command()
def reassign(
    ctx: typer.Context,
    absent: Annotated[str, typer.Argument(metavar="STAFF")],
    to: To,
) -> None:
    """Gives everything open that an officer has to another."""
    session: Session = ctx.obj
    with session.home() as home:
        count, _ = worklist.reassign(home, absent, to)
    session.answer({"moved": count}, session.say("work-moved", count=count))


@app.command()
def dispose(
    ctx: typer.Context,
    number: Number,
    to: To,
    instruction: Annotated[str, typer.Option("--instruction", metavar="TEXT")],
    on: On = None,
) -> None:
    """Passes a case on with an instruction and a day."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        worklist.dispose(home, stream, to, instruction, day_of(on, "due_on") if on else None)
        say_state(session, home, stream)


@app.command("send-back")
def send_back(
    ctx: typer.Context,
    number: Number,
    reason: Reason,
    row: Rows = None,
    to: Annotated[str | None, typer.Option("--to", metavar="STAFF")] = None,
    citizen: Annotated[bool, typer.Option("--citizen")] = False,
) -> None:
    """Sends a case back with the papers that are wrong; `--citizen` stops the clock."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        worklist.send_back(home, stream, tuple(row or ()), reason, to=to, ask_citizen=citizen)
        say_state(session, home, stream)


@app.command()
def postpone(
    ctx: typer.Context,
    number: Number,
    why: Annotated[str, typer.Option("--why", metavar="CODE")],
    on: Annotated[str, typer.Option("--on", metavar="DATE")],
    note: Note = "",
) -> None:
    """Sets a new promised day with its reason."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        worklist.move_promise(home, stream, why, day_of(on, "promised_on"), note)
        say_state(session, home, stream)


@app.command()
def identity(
    ctx: typer.Context,
    number: Number,
    outcome: Annotated[str, typer.Argument(metavar="OUTCOME")],
    note: Note = "",
) -> None:
    """Notes what checking the NIK gave: unverified, verified, mismatch."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        worklist.check_identity(home, stream, outcome, note)
        say_state(session, home, stream)


@app.command()
def refuse(
    ctx: typer.Context,
    number: Number,
    reason: Reason,
    basis: Annotated[str, typer.Option("--basis", metavar="TEXT")],
    out: Out = None,
) -> None:
    """Refuses with reason and legal basis, and writes the letter."""
    session: Session = ctx.obj
    with session.home() as home:
        folder = papers_folder(home.folder, out)
        stream = cases.find(home, number)
        worklist_decisions.refuse(home, stream, reason, basis)
        paper = handover_papers.print_refusal(home, stream)
        path = folder / f"penolakan-{paper.number}.pdf"
        write_atomically(path, paper.pdf)
    session.answer(
        {"number": paper.number, "status": "refused", "letter_pdf": str(path)}, str(path)
    )


@app.command()
def duplicate(
    ctx: typer.Context,
    number: Number,
    of: Annotated[str, typer.Option("--of", metavar="NUMBER")],
    reason: Reason,
    money: Annotated[str, typer.Option("--money", metavar="none|refund|transfer")] = "none",
    second: Annotated[str | None, typer.Option("--second", metavar="STAFF")] = None,
    second_pin_file: Annotated[Path | None, typer.Option("--second-pin-file")] = None,
) -> None:
    """Closes an application that was taken in twice; `--of` is the number that goes on."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        agreed = None
        if second is not None:
            asked = session.say("pin-of", staff=second)
            pin = session.pin("FRONTOFFICE_SECOND_PIN", second_pin_file, asked)
            agreed = home.confirm(second, pin)
        worklist_decisions.close_duplicate(home, stream, of, reason, money, agreed)
        say_state(session, home, stream)


@app.command()
def folder(
    ctx: typer.Context,
    number: Number,
    way: Annotated[str, typer.Argument(metavar="out|in")],
    place: Annotated[str, typer.Option("--place", metavar="TEXT")] = "",
) -> None:
    """A folder was scanned: out to who acts, in at a place."""
    session: Session = ctx.obj
    with session.home() as home:
        worklist.move_folder(home, number, way, place=place)
        say_state(session, home, cases.find(home, number))


@app.command()
def attach(
    ctx: typer.Context,
    number: Number,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    row: Annotated[str | None, typer.Option("--row", metavar="CODE")] = None,
    purpose: Annotated[str, typer.Option("--purpose", metavar="CODE")] = "requirement",
) -> None:
    """Attaches a scan or photo, compressed and encrypted."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        data = attachments.read_file(file)
        attachments.attach(home, stream, data, file.name, purpose=purpose, row=row)
        kept = cases.read_case(home, stream).work.shown_files[-1]
    told = {"number": number, "file": kept.blob.hex(), "size": kept.size, "media": kept.media}
    session.answer(told, session.say("work-attached", size=max(1, kept.size // 1024)))


@app.command()
def notice(
    ctx: typer.Context,
    number: Number,
    channel: Annotated[str, typer.Option("--channel", metavar="CODE")] = "sms",
    to: Annotated[str | None, typer.Option("--address", metavar="TEXT")] = None,
    consent: Annotated[bool, typer.Option("--consent")] = False,
) -> None:
    """Queues a notice to the citizen, who has agreed to it."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        notices.queue_notice(home, stream, channel=channel, to=to, consent=consent)
        queued = cases.read_case(home, stream).work.notices[-1]
    told = {"number": number, "about": queued.about, "channel": queued.channel}
    session.answer(told, session.say("work-notice", about=queued.about))
