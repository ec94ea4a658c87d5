"""`serve`: runs the central server or a branch's hub; one line says that it is ready."""

from __future__ import annotations

from typing import Annotated

import typer

from frontoffice.cli.centre_home import centre_folder, tell_words
from frontoffice.cli.session import Session
from frontoffice.server.admin import opened
from frontoffice.server.hub_run import open_hub_home
from frontoffice.server.run import serve as run_server
from frontoffice.server.run import serve_hub

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def serve(
    ctx: typer.Context,
    role: Annotated[str, typer.Option("--role", metavar="central|hub")] = "central",
    database: Annotated[str | None, typer.Option("--database", metavar="URL")] = None,
    host: Annotated[str, typer.Option("--host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8787,
    workers: Annotated[int, typer.Option("--workers", min=1)] = 1,
    upstream: Annotated[str | None, typer.Option("--upstream", metavar="URL")] = None,
    proxy: Annotated[list[str] | None, typer.Option("--proxy", metavar="ADDRESS")] = None,
) -> None:
    """Serves until it is told to stop."""
    session: Session = ctx.obj
    if role == "hub":
        _serve_hub(session, host, port, upstream)
        return
    folder = centre_folder(session)
    with opened(folder, database) as centre:
        tell_words(session, centre)
    run_server(role, database, host, port, folder, workers=workers, proxies=proxy or ())


def _serve_hub(session: Session, host: str, port: int, upstream: str | None) -> None:
    """On a station's home: by its device slot, which an admin's PIN makes at the first start."""
    pin = session.optional_pin("FRONTOFFICE_PIN", session.pin_file)
    home = open_hub_home(session.folder, session.staff, pin, upstream)
    try:
        serve_hub(home, host, port)
    finally:
        home.close()
