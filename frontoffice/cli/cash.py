"""`cash`: a counter's drawer from its float to the closing by two; refunds, lists, paper kits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from frontoffice.cli.intake import papers_folder
from frontoffice.cli.session import Session, iso, read_text
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.staff import Officer
from frontoffice.domain.words import rupiah
from frontoffice.services import (
    cash,
    cash_closing,
    cash_kit,
    cash_papers,
    cash_reconcile,
    cash_refund,
)
from frontoffice.services.home import Home
from frontoffice.store.atomic import write_atomically

app = typer.Typer(rich_markup_mode=None)

Pieces = Annotated[list[str] | None, typer.Argument(metavar="PIECE=COUNT...")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT")]
Second = Annotated[str, typer.Option("--second", metavar="STAFF")]
SecondPin = Annotated[Path | None, typer.Option("--second-pin-file")]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR")]
Receipt = Annotated[str, typer.Argument(metavar="RECEIPT")]


@app.command("open")
def open_drawer(
    ctx: typer.Context,
    pieces: Pieces = None,
    reason: Reason = "",
    despite: Annotated[bool, typer.Option("--despite")] = False,
) -> None:
    """Opens today's drawer with a float counted by note (`n50000=4 k500=10`)."""
    session: Session = ctx.obj
    with session.home() as home:
        done = cash.open_drawer(home, read_pieces(pieces), reason, despite=despite)
        _say_book(session, home, done)


@app.command()
def show(ctx: typer.Context) -> None:
    """The drawer as it stands: what it should hold and why, every receipt number."""
    session: Session = ctx.obj
    with session.home() as home:
        _say_book(session, home)


@app.command()
def count(ctx: typer.Context, pieces: Pieces = None) -> None:
    """Notes a count by note; closes nothing."""
    session: Session = ctx.obj
    with session.home() as home:
        done = cash.count(home, read_pieces(pieces))
        _say_book(session, home, done)


@app.command()
def move(
    ctx: typer.Context,
    direction: Annotated[str, typer.Argument(metavar="in|out")],
    amount: Annotated[int, typer.Argument(metavar="RUPIAH")],
    reason: Reason = "",
) -> None:
    """Money in or out that belongs to no receipt, with a reason."""
    session: Session = ctx.obj
    with session.home() as home:
        _say_book(session, home, cash.move(home, direction, amount, reason))


@app.command()
def change(ctx: typer.Context, receipt: Receipt) -> None:
    """The change owed on a receipt was handed over."""
    session: Session = ctx.obj
    with session.home() as home:
        _say_book(session, home, cash.settle_change(home, receipt))


@app.command()
def number(
    ctx: typer.Context,
    numbers: Annotated[list[str], typer.Argument(metavar="NUMBER...")],
    state: Annotated[str, typer.Option("--state", metavar="spoiled|unused")],
    reason: Reason = "",
) -> None:
    """Explains receipt numbers that no receipt has, or papers of a kit nobody got."""
    session: Session = ctx.obj
    with session.home() as home:
        of_kits = {
            known for one in cash_kit.open_sheets(home) for known in (one.registration, one.receipt)
        }
        for one in numbers:
            if one.strip().upper() in of_kits:
                cash_kit.account(home, [one], state, reason)
            else:
                cash.explain_number(home, one, state, reason)
        _say_book(session, home)


@app.command()
def seal(
    ctx: typer.Context,
    bag: Annotated[str, typer.Option("--bag", metavar="SEAL")],
    second: Second,
    pieces: Pieces = None,
    reason: Reason = "",
    second_pin_file: SecondPin = None,
) -> None:
    """Counts and seals the drawer with a second person."""
    session: Session = ctx.obj
    with session.home() as home:
        other = _second(session, home, second, second_pin_file)
        _say_book(session, home, cash.seal(home, read_pieces(pieces), bag, other, reason))


@app.command()
def unseal(
    ctx: typer.Context,
    second: Second,
    pieces: Pieces = None,
    reason: Reason = "",
    second_pin_file: SecondPin = None,
) -> None:
    """Opens the sealed drawer with a second person and counts it."""
    session: Session = ctx.obj
    with session.home() as home:
        other = _second(session, home, second, second_pin_file)
        _say_book(session, home, cash.unseal(home, read_pieces(pieces), other, reason))


@app.command()
def close(
    ctx: typer.Context,
    second: Second,
    pieces: Pieces = None,
    float_rupiah: Annotated[int, typer.Option("--float", metavar="RUPIAH", min=0)] = 0,
    reason: Reason = "",
    out: Out = None,
    second_pin_file: SecondPin = None,
) -> None:
    """Closes the drawer with a second officer; writes the closing and the deposit slip."""
    session: Session = ctx.obj
    with session.home() as home:
        other = _second(session, home, second, second_pin_file)
        if pieces:
            cash.count(home, read_pieces(pieces))
        closed = cash_closing.close_drawer(home, float_rupiah, other, reason)
        folder = papers_folder(home.folder, out)
        paper, slip = folder / f"{closed.number}-kas.pdf", folder / f"{closed.number}-setoran.pdf"
        write_atomically(paper, cash_papers.closing_pdf(home, closed.drawer))
        write_atomically(slip, cash_papers.deposit_pdf(home, closed.drawer))
        told = {
            "drawer": closed.drawer,
            "number": closed.number,
            "on": closed.on.isoformat(),
            "state": "closed",
            "expected_rupiah": closed.expected_rupiah,
            "counted_rupiah": closed.counted_rupiah,
            "difference_rupiah": closed.difference_rupiah,
            "deposit_rupiah": closed.deposit_rupiah,
            "float_rupiah": closed.float_rupiah,
            "deposit_due_on": closed.due_on.isoformat(),
            "closing_pdf": str(paper),
            "deposit_pdf": str(slip),
        }
    said = session.say(
        "cash-closed",
        number=closed.number,
        deposit=rupiah(closed.deposit_rupiah),
        difference=rupiah(closed.difference_rupiah),
        due=closed.due_on,
    )
    session.answer(told, said, str(paper), str(slip))


@app.command()
def deposit(
    ctx: typer.Context,
    reference: Annotated[str, typer.Option("--reference", metavar="TEXT")],
) -> None:
    """The oldest closing not paid in yet was paid in, by the bank's own reference."""
    session: Session = ctx.obj
    with session.home() as home:
        drawer = cash_closing.deposit(home, reference)
    assert drawer.opened is not None
    assert drawer.deposited is not None
    paid, day = drawer.deposited.rupiah, drawer.opened.on.isoformat()
    told = {"drawer": drawer.stream, "on": day, "state": drawer.state, "deposit_rupiah": paid}
    session.answer(told, session.say("cash-deposited", day=day, deposit=rupiah(paid)))


@app.command()
def refund(
    ctx: typer.Context,
    step: Annotated[str, typer.Argument(metavar="request|approve|refuse|pay")],
    receipt: Receipt,
    reason: Reason = "",
    amount: Annotated[int | None, typer.Option("--amount", metavar="RUPIAH")] = None,
    receiver: Annotated[str, typer.Option("--receiver", metavar="NAME")] = "",
    out: Out = None,
) -> None:
    """Gives money back: asked for by one, allowed by another, paid and signed for."""
    session: Session = ctx.obj
    with session.home() as home:
        paper = None
        if step == "request":
            done = cash_refund.request(home, receipt, reason, amount)
        elif step in ("approve", "refuse"):
            refuse = reason if step == "refuse" else None
            done = cash_refund.decide(home, receipt, home.officer, refuse=refuse)
        elif step == "pay":
            done = cash_refund.pay_out(home, receipt, receiver)
            paper = papers_folder(home.folder, out) / f"{done.receipt_number}-pengembalian.pdf"
            write_atomically(paper, cash_papers.refund_pdf(home, done.refund))
        else:
            raise RuleViolation("refund-step-unknown", field="step")
    told = {
        "refund": done.refund,
        "receipt_number": done.receipt_number,
        "rupiah": done.rupiah,
        "state": done.state,
        "pdf": str(paper) if paper else None,
    }
    state = session.say(f"refund-{done.state}")
    session.answer(told, f"{done.receipt_number}  {rupiah(done.rupiah)}  {state}")


@app.command()
def reconcile(
    ctx: typer.Context, file: Annotated[Path | None, typer.Argument(metavar="FILE|-")] = None
) -> None:
    """Lays the bank's list beside billing, VA, QRIS and card payments; without one, who waits."""
    session: Session = ctx.obj
    with session.home() as home:
        found = cash_reconcile.reconcile(home, read_text(file)) if file else None
        waiting = found.waiting if found else cash_reconcile.read_unmatched(home)
        told: dict[str, Any] = {
            "lines": found.lines if found else 0,
            "matched": [one.receipt_number for one in found.matched] if found else [],
            "differing": [
                {
                    "receipt_number": one.receipt_number,
                    "reference": one.reference,
                    "rupiah": one.rupiah,
                    "bank_rupiah": one.bank_rupiah,
                }
                for one in (found.differing if found else ())
            ],
            "unknown": [list(one) for one in (found.unknown if found else ())],
            "waiting": [
                {
                    "receipt_number": one.receipt_number,
                    "method": one.method,
                    "reference": one.reference,
                    "rupiah": one.rupiah,
                    "at": iso(home, one.at),
                }
                for one in waiting
            ],
        }
    lines = [
        session.say(
            "cash-matched",
            matched=len(told["matched"]),
            differing=len(told["differing"]),
            unknown=len(told["unknown"]),
            waiting=len(told["waiting"]),
        )
    ]
    lines += [f"{one.receipt_number}  {one.reference}  {rupiah(one.rupiah)}" for one in waiting]
    session.answer(told, *lines)


@app.command()
def kit(
    ctx: typer.Context,
    sheets: Annotated[int, typer.Argument(metavar="COUNT")],
    out: Out = None,
) -> None:
    """Sets numbers apart for blank papers and writes them as a PDF."""
    session: Session = ctx.obj
    with session.home() as home:
        done = cash_kit.reserve(home, sheets)
        first = done.sheets[0]
        paper = papers_folder(home.folder, out) / f"{first.registration}-kertas-darurat.pdf"
        write_atomically(paper, cash_kit.kit_pdf(home, done.kit))
    numbers = [[one.registration, one.receipt] for one in done.sheets]
    told = {"kit": done.kit, "numbers": numbers, "pdf": str(paper)}
    session.answer(told, session.say("cash-kit", count=len(numbers)), str(paper))


def read_pieces(words: list[str] | None) -> dict[str, int]:
    """`n50000=4` as {denomination: how many}. Raises RuleViolation `pieces-words-bad`."""
    found: dict[str, int] = {}
    for word in words or ():
        code, mark, many = word.partition("=")
        if not mark or not many.isdecimal() or code in found:
            raise RuleViolation("pieces-words-bad", field="pieces", word=word[:20])
        found[code] = int(many)
    return found


def _second(session: Session, home: Home, staff: str, file: Path | None) -> Officer:
    pin = session.pin("FRONTOFFICE_SECOND_PIN", file, session.say("pin-of", staff=staff))
    return home.confirm(staff, pin)


def _say_book(session: Session, home: Home, done: cash.Done | None = None) -> None:
    book = cash.read_book(home)
    if book is None:
        before = cash.before_opening(home)
        told: dict[str, Any] = {"state": "none", "float_rupiah": before.float_rupiah}
        session.answer(told, session.say("cash-none", float=rupiah(before.float_rupiah)))
        return
    opened = book.drawer.opened
    assert opened is not None
    counted = done.counted_rupiah if done else None
    told = {
        "drawer": book.drawer.stream,
        "on": opened.on.isoformat(),
        "state": book.drawer.state,
        "holder": book.drawer.holder,
        "journal_ok": opened.journal_ok,
        "sums": {name: getattr(book.sums, name) for name in book.sums.__struct_fields__},
        "expected_rupiah": book.expected_rupiah,
        "counted_rupiah": counted,
        "difference_rupiah": done.difference_rupiah if done else None,
        "numbers": [{"number": one.number, "state": one.state} for one in book.numbers],
        "change_owed": [
            {"receipt_number": one.receipt_number, "rupiah": one.rupiah} for one in book.owed
        ],
        "spoiled_prints": len(book.spoiled),
    }
    lines = [f"{words}  {rupiah(value)}" for words, value in cash_papers.sum_lines(book.sums)]
    lines.append(session.say("cash-expected", expected=rupiah(book.expected_rupiah)))
    if counted is not None:
        lines.append(session.say("cash-counted", counted=rupiah(counted)))
    session.answer(told, *lines)
