"""`enrol`: the centre certifies this station's existing key by a one-time code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontoffice.cli.session import Session
from frontoffice.domain.errors import RuleViolation
from frontoffice.sync.enrol import enrol as join
from frontoffice.sync.spare import use_package

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def enrol(
    ctx: typer.Context,
    code: Annotated[str, typer.Option("--code", metavar="CODE")],
    server: Annotated[str | None, typer.Option("--server", metavar="URL")] = None,
    package: Annotated[Path | None, typer.Option("--package", metavar="FILE")] = None,
) -> None:
    """Joins the centre at an address, or without a line by the package of the sealed envelope."""
    session: Session = ctx.obj
    if (server is None) == (package is None):
        raise RuleViolation("server-or-package")
    if package is not None:
        _by_package(session, package, code)
        return
    with session.home() as home:
        home.require("station.settings")
        joined = join(home.store, server or "", code)
    answer = {
        "office": joined.office,
        "station": joined.station,
        "series": joined.series,
        "circles": joined.circles,
        "server": joined.peer.url,
        "role": joined.peer.role,
    }
    session.answer(answer, session.say("enrolled", server=joined.peer.url))


def _by_package(session: Session, package: Path, code: str) -> None:
    with session.home() as home:
        home.require("station.settings")
        used = use_package(home.store, package, code)
        series = home.series
    answer = {
        "office": used.office,
        "station": used.station,
        "series": series,
        "server": used.url,
        "role": "central",
        "confirmed": False,
    }
    session.answer(answer, session.say("enrolled-by-package"))
