"""`catalogue`: importing, checking and reading service standards."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from frontoffice.cli import standard_draft
from frontoffice.cli.session import Session
from frontoffice.cli.status import DONE, REFUSED
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.standard import Standard
from frontoffice.messages import explain
from frontoffice.resources import resource
from frontoffice.services import catalogue, posters, service_search
from frontoffice.services.home import CARD

app = typer.Typer(rich_markup_mode=None)
app.add_typer(standard_draft.app, name="draft")

File = Annotated[Path, typer.Argument(metavar="FILE")]


@app.command("import")
def take_in(ctx: typer.Context, file: File) -> None:
    """Publishes every standard of a file that is new or has changed."""
    session: Session = ctx.obj
    with session.home() as home:
        published = catalogue.publish_file(home, file)
    changed = list(published.changed)
    session.answer(
        {"published": changed, "unchanged": published.unchanged},
        session.say("catalogue-imported", changed=len(changed), unchanged=published.unchanged),
        *changed,
    )


@app.command()
def lint(ctx: typer.Context, file: File) -> int:
    """Every mistake in a file with its place; 0 when it may be imported."""
    session: Session = ctx.obj
    rows: list[dict[str, Any]] = []
    for finding in catalogue.lint_file(file):
        message = explain(RuleViolation(finding.code, **finding.values), session.language)
        rows.append(
            {
                "level": finding.level,
                "where": finding.where,
                "code": finding.code,
                "message": message.sentence,
                "next_step": message.next_step,
            }
        )
    ok = not any(row["level"] == "error" for row in rows)
    lines = [f"{row['level']}: {row['where']}: {row['message']}" for row in rows]
    session.answer(
        {"ok": ok, "findings": rows}, *lines, session.say("lint-ok" if ok else "lint-bad")
    )
    return DONE if ok else REFUSED


@app.command()
def show(ctx: typer.Context, code: Annotated[str, typer.Argument(metavar="CODE")]) -> None:
    """A service standard with its 14 components: of the home, else of the bundled catalogue."""
    session: Session = ctx.obj
    if (session.folder / CARD).exists():
        with session.home() as home:
            version = home.reference.standard(
                code, home.reference.today(home.card.office, home.now())
            )
            standard, authority = version.standard, version.authority
    else:
        bundled = catalogue.read_catalogue(resource(*catalogue.BUNDLED))
        standard, authority = bundled.standard(code), "bundled"
    session.answer(_standard_object(standard, authority), *_lines(standard))


@app.command()
def ask(ctx: typer.Context, words: Annotated[list[str], typer.Argument(metavar="WORDS")]) -> int:
    """Answers a question from the standards in force and the common questions, with the source."""
    session: Session = ctx.obj
    with session.home() as home:
        found = service_search.answer(home, " ".join(words))
    lines: list[str] = []
    for one in found:
        lines += [one.title, *(f"  {line}" for line in one.lines), f"  ({one.cites})"]
    session.answer({"answers": msgspec.to_builtins(found)}, *(lines or [session.say("no-answer")]))
    return DONE if found else REFUSED


@app.command()
def poster(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="CODE|tariffs|pledge")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE")],
    sheet: Annotated[str, typer.Option("--sheet", help="a3 or a4")] = "a3",
) -> None:
    """Papers for the wall: the poster of a standard, the tariff wall, the service pledge."""
    session: Session = ctx.obj
    if sheet not in ("a3", "a4"):
        raise typer.BadParameter("a3|a4", param_hint="--sheet")
    size: posters.Sheet = "a3" if sheet == "a3" else "a4"
    with session.home() as home:
        if what == "tariffs":
            pdf = posters.tariffs_pdf(home, size)
        elif what == "pledge":
            pdf = posters.pledge_pdf(home, size)
        else:
            today = home.reference.today(home.card.office, home.now())
            pdf = posters.poster_pdf(home, home.reference.standard(what, today).standard, size)
    out.write_bytes(pdf)
    session.answer({"file": str(out)}, str(out))


def _standard_object(standard: Standard, authority: str) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(standard)
    return plain | {
        "version": standard.content_name,
        "authority": authority,
        "unverified": list(standard.unverified),
        "components": msgspec.to_builtins(standard.components()),
    }


def _lines(standard: Standard) -> list[str]:
    lines = [f"{standard.code}  {standard.name}", standard.content_name]
    for component in standard.components():
        lines.append(f"{component.number}. {component.title}")
        lines += [f"   {line}" for line in component.lines]
    return lines
