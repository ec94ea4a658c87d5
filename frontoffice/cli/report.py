"""`report`: figures of a day, month or year; survey and complaints; evidence; open data; rounds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from frontoffice.cli.check import date_of
from frontoffice.cli.session import Session, day
from frontoffice.services import facilities, report, report_evidence, report_papers
from frontoffice.services.report import Kind, Report
from frontoffice.services.report_tables import Wording, tables

app = typer.Typer(rich_markup_mode=None)

On = Annotated[str | None, typer.Option("--on", metavar="DATE")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE.pdf|.xlsx|.csv")]
Zip = Annotated[Path, typer.Option("--out", metavar="FILE.zip")]
Agency = Annotated[str, typer.Option("--agency", metavar="CODE")]


@app.command("day")
def of_day(ctx: typer.Context, out: Out = None, on: On = None, agency: Agency = "") -> None:
    """The figures of one day."""
    _report(ctx.obj, "day", out, on, agency)


@app.command("month")
def of_month(ctx: typer.Context, out: Out = None, on: On = None, agency: Agency = "") -> None:
    """The figures of one month."""
    _report(ctx.obj, "month", out, on, agency)


@app.command("year")
def of_year(ctx: typer.Context, out: Out = None, on: On = None, agency: Agency = "") -> None:
    """The figures of one year."""
    _report(ctx.obj, "year", out, on, agency)


@app.command()
def skm(ctx: typer.Context, out: Out = None, on: On = None) -> None:
    """The satisfaction survey of a half year."""
    _report(ctx.obj, "half", out, on, "", "skm")


@app.command()
def complaints(ctx: typer.Context, out: Out = None, on: On = None) -> None:
    """The complaints of a month and their clocks."""
    _report(ctx.obj, "month", out, on, "", "complaints")


@app.command()
def evidence(ctx: typer.Context, out: Zip, on: On = None) -> None:
    """Evidence of a year for PEKPPP and ZI WBK/WBBM as one archive."""
    session: Session = ctx.obj
    with session.home() as home:
        found = report.read(home, "year", _day(home_today(home), on))
        names = report_evidence.save_evidence(home, found, out)
    session.answer({"file": str(out), "parts": names}, *names)


@app.command("open-data")
def open_data(ctx: typer.Context, out: Zip, on: On = None) -> None:
    """Figures of a year for the public: no persons, small counts suppressed."""
    session: Session = ctx.obj
    with session.home() as home:
        found = report.read(home, "year", _day(home_today(home), on))
        names = report_evidence.save_open_data(home, found, out)
    session.answer({"file": str(out), "parts": names}, *names)


@app.command()
def facility(
    ctx: typer.Context,
    found: Annotated[list[str], typer.Argument(metavar="FACILITY=CONDITION")],
    note: Annotated[str, typer.Option("--note", metavar="TEXT")] = "",
) -> None:
    """Writes down what a round through the office found."""
    session: Session = ctx.obj
    seen = dict(one.partition("=")[::2] for one in found)
    with session.home() as home:
        notes = dict.fromkeys(seen, note) if note else {}
        facilities.check(home, seen, notes)
    session.answer({"checked": seen}, session.say("report-checked", count=len(seen)))


def home_today(home: object) -> dt.date:
    """The office's own day."""
    reference = home.reference  # type: ignore[attr-defined]
    return reference.today(home.card.office, home.now())  # type: ignore[attr-defined, no-any-return]


def _day(today: dt.date, on: str | None) -> dt.date:
    return (date_of(on, "on") if on else None) or today


def _report(
    session: Session, kind: Kind, out: Path | None, on: str | None, agency: str, part: str = ""
) -> None:
    with session.home() as home:
        found = report.read(home, kind, _day(home_today(home), on), agency)
        if out is not None:
            report_papers.save(home, found, out, part)
        named = Wording(home, session.language)
        shown = [one for one in tables(found, named) if one.code in _shown(part)]
    lines = [session.say("report-span", since=day(found.since), until=day(found.until))]
    for table in shown:
        lines += ["", table.title]
        lines += [
            "  ".join("-" if cell is None else str(cell) for cell in row) for row in table.rows
        ]
    session.answer(_told(found) | {"file": str(out) if out else None}, *lines)


def _shown(part: str) -> tuple[str, ...]:
    return report_papers.PARTS.get(part, ("summary", "exceptions"))


def _told(found: Report) -> dict[str, object]:
    """The report as plain data; the person who reads sees no more than on the screen."""
    told: dict[str, object] = msgspec.to_builtins(found, str_keys=True)
    told["from"], told["until"] = day(found.since), day(found.until)
    return told
