"""`conflict`: what two stations decided apart and other findings; settling them with a reason."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from frontoffice.cli.session import Session, day_of, iso
from frontoffice.cli.status import CONFLICT, DONE
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.services import asking, cases, findings, inbox, settlements
from frontoffice.services.findings import Finding
from frontoffice.services.home import Home
from frontoffice.services.inbox import ConflictCard

app = typer.Typer(rich_markup_mode=None)


@app.command("list")
def show_list(
    ctx: typer.Context, settled: Annotated[bool, typer.Option("--settled")] = False
) -> int:
    """Conflicts and findings; 4 where a conflict waits for a person."""
    session: Session = ctx.obj
    with session.home() as home:
        waiting = inbox.conflicts(home, session.language)
        found = findings.findings(home, session.language)
        told: dict[str, Any] = {
            "conflicts": [_card_object(home, card) for card in waiting],
            "findings": [_finding_object(session, home, one) for one in found],
        }
        if settled:
            past = inbox.settled(home, session.language)
            told["settled"] = [_card_object(home, card) for card in past]
    lines = [line for card in waiting for line in _card_lines(card)]
    lines += [" ".join((one.number, *one.words(session.language))).strip() for one in found]
    said = session.say("conflict-total", conflicts=len(waiting), findings=len(found))
    session.answer(told, *lines, said)
    return CONFLICT if waiting else DONE


@app.command()
def settle(
    ctx: typer.Context,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")],
    number: Annotated[str | None, typer.Argument(metavar="NUMBER")] = None,
    choose: Annotated[int, typer.Option("--choose", metavar="N")] = 0,
    group: Annotated[str | None, typer.Option("--group", metavar="GROUP")] = None,
    finding: Annotated[str | None, typer.Option("--finding", metavar="KEY")] = None,
) -> int:
    """Chooses the N-th record of a case's conflict, or notes that a finding was dealt with."""
    session: Session = ctx.obj
    with session.home() as home:
        if finding is not None:
            return _settle_finding(session, home, finding, reason)
        stream = cases.find(home, number or "")
        card = _card_of(session, home, stream, group)
        if not 1 <= choose <= len(card.versions):
            raise RuleViolation("conflict-choice-unknown", field="choice", count=len(card.versions))
        chosen = card.versions[choose - 1]
        settlements.settle(home, stream, card.groups[0], chosen.ref, reason)
        left = [one for one in inbox.of_case(home, stream, session.language) if not one.chosen]
        status = cases.read_case(home, stream).status
    answer = {
        "number": card.number,
        "groups": list(card.groups),
        "chosen": choose,
        "status": status,
        "conflicts": len(left),
    }
    said = session.say("conflict-settled", number=card.number, where=chosen.where)
    session.answer(answer, said)
    return CONFLICT if left else DONE


@app.command()
def ask(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER")],
    question: Annotated[str, typer.Option("--question", metavar="TEXT")],
    until: Annotated[str, typer.Option("--until", metavar="DATE")],
    group: Annotated[str | None, typer.Option("--group", metavar="GROUP")] = None,
) -> int:
    """Asks both officers of a case's conflict, with a day to answer by."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        card = _card_of(session, home, stream, group)
        asking.ask(home, stream, card.groups[0], question, day_of(until, "due_on"))
    session.answer({"number": number, "until": until}, session.say("conflict-asked"))
    return DONE


@app.command()
def answer(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER")],
    words: Annotated[str, typer.Option("--words", metavar="TEXT")],
) -> int:
    """Answers what a supervisor asked the acting officer about a case."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        question = next((one for one in asking.waiting(home) if one.stream == stream), None)
        if question is None:
            raise NotFound("question-unknown")
        asking.answer(home, stream, question.ref, words)
    session.answer({"number": question.number}, session.say("conflict-answered"))
    return DONE


def _card_of(session: Session, home: Home, stream: str, group: str | None) -> ConflictCard:
    """The conflict of a case, the one of a group where it is named; raises `conflict-none`."""
    cards = inbox.of_case(home, stream, session.language)
    card = next((one for one in cards if group in (None, *one.groups)), None)
    if card is None:
        raise RuleViolation("conflict-none", group=group or "-")
    return card


def _settle_finding(session: Session, home: Home, name: str, reason: str) -> int:
    code, _, key = name.partition(":")
    if not key:
        raise NotFound("finding-unknown", kind=code[:40])
    findings.settle_finding(home, code, key, reason)
    session.answer({"finding": name, "settled": True}, session.say("finding-settled"))
    return DONE


def _card_object(home: Home, card: ConflictCard) -> dict[str, Any]:
    return {
        "number": card.number,
        "service": card.service,
        "groups": list(card.groups),
        "title": card.title,
        "since": iso(home, card.since),
        "before": card.before,
        "paid_rupiah": card.paid_rupiah,
        "hints": list(card.hints),
        "asked": {"question": card.asked.words, "until": card.asked.due_on.isoformat()}
        if card.asked
        else None,
        "chosen": next(
            (n for n, one in enumerate(card.versions, 1) if one.ref == card.chosen), None
        ),
        "versions": [
            {
                "choose": n,
                "where": one.where,
                "station": one.station,
                "actor": one.actor,
                "at": iso(home, one.at),
                "clock_suspect": one.suspect,
                "what": one.what,
                "steps": list(one.steps),
                "status": one.status,
                "paid_rupiah": one.paid_rupiah,
                "fields": one.values,
                "answer": one.answer,
            }
            for n, one in enumerate(card.versions, 1)
        ],
        "differs": [row.field for row in card.rows if row.differs],
    }


def _finding_object(session: Session, home: Home, one: Finding) -> dict[str, Any]:
    said = one.words(session.language)
    return {
        "finding": f"{one.code}:{one.key}",
        "kind": one.code.removeprefix("finding-"),
        "number": one.number or None,
        "since": iso(home, one.since),
        "count": one.count,
        "waits": one.waits,
        "message": said.sentence,
        "next_step": said.next_step,
    }


def _card_lines(card: ConflictCard) -> list[str]:
    lines = [f"{card.number}  {card.title}"]
    for n, one in enumerate(card.versions, 1):
        told = ", ".join(value for field, value in one.values.items() if field != "what")
        lines.append(f"  {n}  {one.where}, {one.actor_name}: {one.what}. {told}")
    return [*lines, *(f"     {hint}" for hint in card.hints)]
