"""`central bundle`: the centre's side of what messengers carry."""

from __future__ import annotations

from typing import Annotated

import typer

from frontoffice.cli.bundle import Answer, File, exported_words, tell_import, told
from frontoffice.cli.centre_home import opened_centre
from frontoffice.cli.session import Session
from frontoffice.server import bundle

app = typer.Typer(rich_markup_mode=None)


@app.command("export")
def export_(
    ctx: typer.Context,
    file: File,
    office: Annotated[str, typer.Option("--office", metavar="CODE")],
    station: Annotated[int, typer.Option("--station", metavar="NO")],
) -> None:
    """Writes what a station lacks, and our word for what it wrote."""
    session: Session = ctx.obj
    with opened_centre(ctx) as centre:
        made = bundle.export_bundle(centre, office, station, file)
    session.answer(told(made), exported_words(session, made))


@app.command("import")
def import_(ctx: typer.Context, file: File, answer: Answer = None) -> int:
    """Takes a station's bundle in, and writes the answer its messenger takes back."""
    session: Session = ctx.obj
    with opened_centre(ctx) as centre:
        came = bundle.import_bundle(centre, file)
        if answer is not None:
            to = came.manifest
            bundle.answer(
                *(centre, to.office, to.public_key, answer),
                answers=came.hash,
                wanted=to.files_wanted,
            )
    return tell_import(session, came, answer)
