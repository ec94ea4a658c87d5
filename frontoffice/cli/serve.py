"""`serve`: runs the central server; one line on standard output says that it is ready."""

from __future__ import annotations

from typing import Annotated

import typer

from frontoffice.cli.centre_home import centre_folder, tell_words
from frontoffice.cli.session import Session
from frontoffice.server.admin import opened
from frontoffice.server.run import serve as run_server

app = typer.Typer(rich_markup_mode=None)


@app.command()
def serve(
    ctx: typer.Context,
    role: Annotated[str, typer.Option("--role", metavar="central")] = "central",
    database: Annotated[str | None, typer.Option("--database", metavar="URL")] = None,
    host: Annotated[str, typer.Option("--host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8787,
    workers: Annotated[int, typer.Option("--workers", min=1)] = 1,
) -> None:
    """Serves until it is told to stop."""
    session: Session = ctx.obj
    folder = centre_folder(session)
    with opened(folder, database) as centre:
        tell_words(session, centre)
    run_server(role, database, host, port, folder, workers=workers)
