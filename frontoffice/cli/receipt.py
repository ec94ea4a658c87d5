"""`receipt`: papers printed again by the ledger, and papers read back and judged."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from frontoffice.cli.session import Session, utc
from frontoffice.cli.status import BROKEN, DONE
from frontoffice.documents.content import Paper
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.words import rupiah
from frontoffice.services import cases, papers
from frontoffice.services.home import Home
from frontoffice.store.atomic import write_atomically

if TYPE_CHECKING:
    from frontoffice.services.verification import PaperVerdict

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


@app.command()
def verify(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]")] = None,
    code: Annotated[str | None, typer.Option("--code", metavar="TEXT")] = None,
    trust: Annotated[Path | None, typer.Option("--trust", metavar="FILE")] = None,
) -> int:
    """Judges a PDF, a photo or a QR's text without a network; 0 only for a genuine one."""
    from frontoffice.services import verification

    session: Session = ctx.obj
    if (file is None) == (code is None):
        raise RuleViolation("file-or-code")
    if file is not None and not file.is_file():
        raise RuleViolation("file-unreadable", file=file.name)
    paper = file if file is not None else code or ""
    if trust is not None:
        verdict = verification.verify_paper(verification.read_trust(trust), paper)
    else:
        with session.home() as home:
            verdict = verification.verify_paper(home, paper)
    session.answer(_verdict_object(verdict), *_verdict_lines(session, verdict))
    return DONE if verdict.verdict == "genuine" else BROKEN


def _verdict_object(verdict: PaperVerdict) -> dict[str, Any]:
    return {
        "verdict": verdict.verdict,
        "facts": verdict.facts,
        "text_checked": verdict.text_checked,
        "voided_at": utc(verdict.voided_at),
        "revoked_at": utc(verdict.revoked_at),
        "known_until": utc(verdict.known_until),
        "trouble": verdict.trouble,
    }


def _verdict_lines(session: Session, verdict: PaperVerdict) -> list[str]:
    lines = [session.say(f"verdict-{verdict.verdict}")]
    facts = verdict.facts
    if facts is not None:
        lines += [
            f"{facts['number']}  {facts['receipt_number'] or ''}",
            f"{facts['service']}  {rupiah(facts['amount_rupiah'])}  {facts['issued_at']}",
            facts["station"],
        ]
    if verdict.voided_at is None and verdict.verdict == "genuine":
        until = utc(verdict.known_until)
        lines.append(session.say("void-known", until=until) if until else session.say("void-open"))
    return lines


@app.command()
def trust(ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Writes whom this home believes, for offices that verify its papers with --trust."""
    from frontoffice.services import verification

    session: Session = ctx.obj
    with session.home() as home:
        written = verification.export_trust(home, file)
    session.answer(
        {"file": str(file), "authorities": written.authorities, "stations": len(written.stations)},
        session.say("trust-written", file=file),
    )
