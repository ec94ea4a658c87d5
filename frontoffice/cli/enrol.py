"""`enrol`: the centre certifies this station's existing key by a one-time code."""

from __future__ import annotations

from typing import Annotated

import typer

from frontoffice.cli.session import Session
from frontoffice.sync.enrol import enrol as join

app = typer.Typer(rich_markup_mode=None)


@app.command()
def enrol(
    ctx: typer.Context,
    server: Annotated[str, typer.Option("--server", metavar="URL")],
    code: Annotated[str, typer.Option("--code", metavar="CODE")],
) -> None:
    """Joins the centre at an address."""
    session: Session = ctx.obj
    with session.home() as home:
        home.require("station.settings")
        joined = join(home.store, server, code)
    answer = {
        "office": joined.office,
        "station": joined.station,
        "series": joined.series,
        "circles": joined.circles,
        "server": joined.peer.url,
        "role": joined.peer.role,
    }
    session.answer(answer, session.say("enrolled", server=joined.peer.url))
