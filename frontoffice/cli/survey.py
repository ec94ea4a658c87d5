"""`survey index`: the satisfaction index (SKM) of a file of answers, without a home."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontoffice.cli.session import read_text

app = typer.Typer(rich_markup_mode=None)


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
