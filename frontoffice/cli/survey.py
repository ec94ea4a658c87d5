"""`survey`: the index of a file without a home; answers in, the closing, results, their sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from frontoffice.cli.check import date_of
from frontoffice.cli.session import Session, day, read_object, read_text
from frontoffice.domain.errors import RuleViolation

app = typer.Typer(rich_markup_mode=None)

Survey = Annotated[str, typer.Option("--survey", metavar="CODE")]


@app.command()
def index(ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE.csv")]) -> None:
    """The index, its grade, and the weakest and strongest elements."""
    from frontoffice.domain.survey import parse_survey, survey_index

    found = survey_index(parse_survey(read_text(file)))
    say = ctx.obj.say
    ctx.obj.answer(
        found,
        say("survey-index", ikm=found.ikm, grade=found.grade, performance=found.performance),
        say("survey-respondents", count=found.respondents),
        *(f"{code}  {mean}" for code, mean in found.nrr.items()),
        say("survey-lowest", codes=", ".join(found.lowest)),
        say("survey-highest", codes=", ".join(found.highest)),
    )


@app.command()
def collect(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    survey: Survey = "skm",
    channel: Annotated[str, typer.Option("--channel", metavar="CHANNEL")] = "paper",
) -> None:
    """Answers typed in from paper: one JSON object or a list of them, into the day's pool."""
    from frontoffice.services import survey as surveys

    session: Session = ctx.obj
    given = read_object(file)
    rows = given if isinstance(given, list) else [given]
    waiting = 0
    with session.home() as home:
        home.require("survey.collect")
        for at, row in enumerate(rows, 1):
            if not isinstance(row, dict) or not isinstance(row.get("answers"), dict):
                raise RuleViolation("survey-row-bad", file=file.name, row=at)
            code = row.get("code")
            waiting = surveys.collect(
                home,
                row["answers"],
                survey=survey,
                channel="code" if code else channel,
                service=str(row.get("service") or ""),
                profile=row.get("profile") or {},
                comment=str(row.get("comment") or ""),
                code=code,
            ).waiting
    told = {"collected": len(rows), "waiting": waiting}
    session.answer(told, session.say("survey-collected", count=len(rows), waiting=waiting))


@app.command()
def close(ctx: typer.Context) -> None:
    """Writes all voices that wait to the journal, shuffled and without their times."""
    from frontoffice.services.survey_closing import close_voices

    session: Session = ctx.obj
    with session.home() as home:
        closed = close_voices(home)
    told = {"answers": closed.answers, "complaints": closed.complaints, "silent": closed.silent}
    session.answer(told, session.say("survey-closed", **told))


@app.command()
def report(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--from", metavar="DATE")],
    until: Annotated[str, typer.Option("--until", metavar="DATE")],
    survey: Survey = "skm",
    service: Annotated[str, typer.Option("--service", metavar="CODE")] = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.pdf|.png")] = None,
) -> None:
    """The results of a period; with --out the sheet that publishes them."""
    from frontoffice.services import survey_papers, survey_results
    from frontoffice.store.atomic import write_atomically

    session: Session = ctx.obj
    first, last = date_of(since, "from"), date_of(until, "until")
    assert first is not None
    assert last is not None
    with session.home() as home:
        found = survey_results.results(home, first, last, survey, service)
        if out is not None:
            sheet = survey_papers.publication(home, found)
            write_atomically(out, survey_papers.picture(sheet) if out.suffix == ".png" else sheet)
    one = found.index
    told: dict[str, Any] = {
        "survey": found.survey,
        "from": day(found.since),
        "until": day(found.until),
        "respondents": found.respondents,
        "users": found.users,
        "sample": found.sample,
        "least": found.least,
        "index": one,
        "weakest": list(found.weakest),
        "services": found.services,
        "trend": found.trend,
        "repeated": found.repeated,
        "flags": found.flags,
        "file": str(out) if out else None,
    }
    say = session.say
    lines = [
        say("survey-respondents", count=found.respondents),
        say("survey-sample", sample=found.sample, users=found.users),
    ]
    if one is not None:
        lines.append(say("survey-index", ikm=one.ikm, grade=one.grade, performance=one.performance))
        lines += [f"{code}  {one.nrr[code]}" for code in found.order if code in one.nrr]
    else:
        lines.append(say("survey-few-yet", least=found.least))
    session.answer(told, *lines)
