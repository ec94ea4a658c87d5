"""`receipt`: papers printed again by the ledger, and papers read back and judged."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from frontoffice.cli.session import Session
from frontoffice.documents.content import Paper
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.services import cases, papers
from frontoffice.services.home import Home
from frontoffice.store.atomic import write_atomically

app = typer.Typer(rich_markup_mode=None)

SIZES: tuple[Paper, ...] = get_args(Paper)


@app.command()
def render(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE")],
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT")] = None,
    size: Annotated[str, typer.Option("--size", metavar="|".join(SIZES))] = "a5",
) -> None:
    """Prints a receipt, or the slip of an incomplete file, by the ledger into a file."""
    session: Session = ctx.obj
    paper = next((one for one in SIZES if one == size), None)
    if paper is None:
        raise RuleViolation("choice-unknown", field="size", choices=list(SIZES))
    file = out.expanduser().resolve()
    if file.is_relative_to(session.folder.resolve()):
        raise RuleViolation("out-inside-home", folder=str(file.parent))
    with session.home() as home:
        stream = cases.find(home, number)
        printed = _printed(home, stream, number, paper, reason)
        write_atomically(file, printed.pdf)
        papers.confirm(home, stream, printed.print, came_out=True)
    answer = {
        "number": printed.number,
        "paper": printed.paper,
        "copy": printed.copy,
        "attempt": printed.attempt,
        "revision": printed.revision,
        "pdf": str(file),
    }
    copy = session.say("copy", ordinal=printed.copy) if printed.copy else session.say("original")
    session.answer(answer, f"{printed.number}  {copy}  {file}")


def _printed(
    home: Home, stream: str, number: str, size: Paper, reason: str | None
) -> papers.Printed:
    case = cases.read_case(home, stream)
    wanted = number.strip().upper()
    asked = next((one.number for one in case.receipts if one.number == wanted), None)
    if not case.receipts:
        if not case.missing:
            raise NotFound("receipt-none")
        return papers.print_shortage(home, stream, size, reason=reason)
    return papers.print_receipt(home, stream, size, number=asked, reason=reason)
