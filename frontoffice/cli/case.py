"""`case`: finding cases and moving them on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontoffice.cli.intake import finish, for_person, papers_folder
from frontoffice.cli.session import Session, day, read_object
from frontoffice.domain.case import STATUSES
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import cases
from frontoffice.services.home import Home
from frontoffice.services.intake import Submitted
from frontoffice.store.search import Filter

app = typer.Typer(rich_markup_mode=None)

Number = Annotated[str, typer.Argument(metavar="NUMBER")]
File = Annotated[Path, typer.Argument(metavar="FILE")]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR")]


@app.command()
def show(ctx: typer.Context, number: Number) -> None:
    """A case with its receipts, papers and story."""
    from frontoffice.cli.case_view import case_lines, case_object

    session: Session = ctx.obj
    with session.home() as home:
        home.require("case.view")
        stream = cases.find(home, number)
        told = case_object(session, home, cases.read_file(home, stream))
        home.saw("case.viewed", stream)
    session.answer(told, *case_lines(session, told))


@app.command("list")
def show_list(
    ctx: typer.Context,
    query: Annotated[str, typer.Option("--query", metavar="TEXT")] = "",
    status: Annotated[list[str] | None, typer.Option("--status", metavar="STATUS")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=100_000)] = 50,
    offset: Annotated[int, typer.Option("--offset", min=0)] = 0,
) -> None:
    """The newest cases that fit, and how many there are."""
    from frontoffice.cli.case_view import list_object

    session: Session = ctx.obj
    wanted = tuple(status or ())
    for one in wanted:
        _known_status(one)
    with session.home() as home:
        narrowed = Filter(statuses=wanted)
        found, total = cases.list_cases(home, query, narrowed, limit=limit, offset=offset)
        rows = [list_object(home, line) for line in found]
    lines = [
        f"{row['number']}  {session.say('status-' + row['status'])}  {row['service']}"
        f"  {row['applicant'] or session.say('personal-absent')}"
        for row in rows
    ]
    said = session.say("list-total", shown=len(rows), total=total)
    session.answer({"cases": rows, "total": total}, *lines, said)


def _known_status(status: str) -> None:
    if status not in STATUSES:
        raise RuleViolation("status-unknown", status=status[:24], statuses=list(STATUSES))


@app.command()
def move(
    ctx: typer.Context,
    number: Number,
    to: Annotated[str, typer.Option("--to", metavar="STATUS")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")],
) -> None:
    """Moves a case to another status, with a reason."""
    session: Session = ctx.obj
    _known_status(to)
    with session.home() as home:
        stream = cases.find(home, number)
        cases.move(home, stream, to, reason)
        say_state(session, home, stream)


@app.command()
def complete(ctx: typer.Context, number: Number, file: File, out: Out = None) -> int:
    """The missing papers of an incomplete file."""
    session: Session = ctx.obj
    request = read_object(file)
    with session.home() as home:
        folder = papers_folder(home.folder, out)
        stream = cases.find(home, number)
        return _done(session, home, cases.complete(home, stream, request), folder)


@app.command()
def pay(ctx: typer.Context, number: Number, file: File, out: Out = None) -> int:
    """The official amount of a case that awaits it."""
    session: Session = ctx.obj
    request = read_object(file)
    with session.home() as home:
        # Before the money is recorded: a folder that is refused must not look like a refusal of it.
        folder = papers_folder(home.folder, out)
        stream = cases.find(home, number)
        return _done(session, home, cases.pay(home, stream, request), folder)


def _done(session: Session, home: Home, result: Submitted, folder: Path) -> int:
    """Writes the paper of what was done, and answers as an intake line does."""
    answer, status = finish(session, home, None, result, folder)
    del answer["client_ref"]
    session.answer(answer, for_person(session, answer))
    return status


@app.command()
def void(
    ctx: typer.Context,
    number: Number,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")],
    second: Annotated[str, typer.Option("--second", metavar="STAFF")],
    second_pin_file: Annotated[Path | None, typer.Option("--second-pin-file")] = None,
) -> None:
    """Voids the receipt that counts, with a reason and a second officer."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        asked = session.say("pin-of", staff=second)
        pin = session.pin("FRONTOFFICE_SECOND_PIN", second_pin_file, asked)
        cases.void(home, stream, reason, home.confirm(second, pin))
        say_state(session, home, stream)


@app.command()
def correct(ctx: typer.Context, number: Number, file: File) -> None:
    """Replaces named fields of the applicant; the old values stay in the story."""
    session: Session = ctx.obj
    request = read_object(file)
    with session.home() as home:
        stream = cases.find(home, number)
        cases.correct(home, stream, request)
        say_state(session, home, stream)


def say_state(session: Session, home: Home, stream: str) -> None:
    """Answers with where a case stands now."""
    case = cases.read_case(home, stream)
    assert case.opened is not None
    promise, receipt = case.promise, case.receipt
    voided = [one.number for one in case.receipts if one.state == "void"]
    answer = {
        "number": case.opened.number,
        "status": case.status,
        "receipt_number": receipt.number if receipt else None,
        "voided": voided,
        "promised_on": day(promise.promised_on) if promise else None,
        "legal_due_on": day(promise.legal_due_on) if promise else None,
        "revisions": case.revisions,
        "moves": sorted(case.moves),
    }
    said = f"{case.opened.number}  {session.say('status-' + case.status)}"
    session.answer(answer, said)
