"""`check`: a NIK, a family card number, a deadline, rupiah in words - all without a home."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from frontoffice.cli.session import day_of
from frontoffice.cli.status import DONE, REFUSED
from frontoffice.domain.errors import RuleViolation

app = typer.Typer(rich_markup_mode=None)


@app.command()
def nik(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NIK")],
    birth_on: Annotated[str | None, typer.Option("--birth-on", metavar="ISO")] = None,
    sex: Annotated[str | None, typer.Option("--sex", metavar="L|P")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="ISO")] = None,
) -> int:
    """What a NIK says; 0 valid, 3 not."""
    from frontoffice.domain.nik import check_nik
    from frontoffice.services.regions import regions

    if sex not in (None, "L", "P"):
        raise RuleViolation("sex-bad", field="sex")
    on = date_of(today, "today") or dt.datetime.now(dt.UTC).astimezone().date()
    report = check_nik(number, regions(), on, date_of(birth_on, "birth_on"), sex)
    data = {
        "nik": report.nik,
        "valid": report.valid,
        "errors": report.errors,
        "warnings": report.warnings,
        "sex": report.sex,
        "birth_candidates": report.birth_candidates,
        "birth_default": report.birth_default,
        "region_code": report.region_code,
        "region_name": report.region_name,
        "serial": report.serial,
    }
    lines = _findings(ctx, "valid" if report.valid else "invalid", report.errors, report.warnings)
    if report.valid:
        lines += [
            ctx.obj.say("nik-birth", on=report.birth_default, sex=report.sex),
            ctx.obj.say("nik-region", code=report.region_code, name=report.region_name or "?"),
        ]
    ctx.obj.answer(data, *lines)
    return DONE if report.valid else REFUSED


@app.command()
def kk(ctx: typer.Context, number: Annotated[str, typer.Argument(metavar="NUMBER")]) -> int:
    """What can be said of a family card number; 0 valid, 3 not."""
    from frontoffice.domain.nik import check_kk

    report = check_kk(number)
    word = "valid" if report.valid else "invalid"
    ctx.obj.answer(report, *_findings(ctx, word, report.errors, report.warnings, kk=True))
    return DONE if report.valid else REFUSED


@app.command()
def due(
    ctx: typer.Context,
    start: Annotated[str, typer.Option("--from", metavar="ISO")],
    days: Annotated[int, typer.Option("--days", min=0, max=3660)],
    joint_leave_works: Annotated[bool, typer.Option("--joint-leave-works")] = False,
) -> None:
    """The last working day of a time limit that starts on a day, by the bundled holidays."""
    from frontoffice.domain.calendar import OfficeCalendar, parse_holidays
    from frontoffice.domain.words import date_words
    from frontoffice.resources import resource

    on = date_of(start, "from")
    assert on is not None
    table = resource("catalogue", "hari_libur_2024_2027.csv").read_text("utf-8")
    calendar = OfficeCalendar(holidays=parse_holidays(table), joint_leave_works=joint_leave_works)
    due_on = calendar.due_on(on, days)
    ctx.obj.answer({"due_on": due_on}, f"{due_on} ({date_words(due_on)})")


@app.command()
def words(ctx: typer.Context, number: Annotated[int, typer.Argument(metavar="N")]) -> None:
    """An amount of rupiah in figures and words."""
    from frontoffice.domain.words import rupiah, terbilang

    data = {"rupiah": rupiah(number), "words": terbilang(number)}
    ctx.obj.answer(data, data["rupiah"], data["words"])


def date_of(text: str | None, field: str) -> dt.date | None:
    """A date somebody typed, or None.

    :raises RuleViolation: `date-bad`.
    """
    return None if text is None else day_of(text, field)


def _findings(
    ctx: typer.Context,
    word: str,
    errors: tuple[str, ...],
    warnings: tuple[str, ...],
    *,
    kk: bool = False,
) -> list[str]:
    from frontoffice.domain.nik import KK_SENTENCES, SENTENCES
    from frontoffice.messages import explain

    known = KK_SENTENCES if kk else SENTENCES
    lines = [ctx.obj.say(word)]
    for code in (*errors, *warnings):
        message = explain(RuleViolation(known[code]), ctx.obj.language)
        lines.append(f"- {message.sentence} {message.next_step}")
    return lines
