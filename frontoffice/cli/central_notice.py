"""`central notice`: sends what stations queued for citizens; run it every few minutes."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from frontoffice.cli.centre_home import opened_centre
from frontoffice.server import notices

app = typer.Typer(rich_markup_mode=None)


@app.callback()
def notice() -> None:
    """Notices to citizens."""


@app.command()
def deliver(
    ctx: typer.Context,
    office: Annotated[str | None, typer.Option("--office", metavar="CODE")] = None,
) -> None:
    """Sends what waits and answers each notice with a fact; one office or all."""
    with opened_centre(ctx) as centre:
        done = notices.deliver(centre, office)
    said = ctx.obj.say("notices-done", delivered=done.delivered, failed=done.failed)
    ctx.obj.answer(msgspec.to_builtins(done), said)
