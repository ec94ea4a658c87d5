"""`intake drafts`, `intake discard`: what was typed and set aside, and giving it up."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from frontoffice.cli.session import Session, utc
from frontoffice.services import drafts as kept
from frontoffice.services.drafts import Draft


def drafts(ctx: typer.Context) -> None:
    """The drafts of the officer who acts, the newest first."""
    session: Session = ctx.obj
    with session.home() as home:
        home.require("intake.submit")
        found = [_told(one) for one in kept.mine(home)]
    lines = [f"{one['draft']}  {one['saved_at']}  {one['service'] or '-'}" for one in found]
    session.answer({"drafts": found}, *(lines or [session.say("drafts-none")]))


def discard(ctx: typer.Context, draft: Annotated[int, typer.Argument(metavar="DRAFT")]) -> None:
    """Gives a draft up; nothing of it was registered."""
    session: Session = ctx.obj
    with session.home() as home:
        gone = _told(kept.give_up(home, draft))
    session.answer(gone, session.say("draft-discarded", draft=draft))


def _told(one: Draft) -> dict[str, Any]:
    """A draft without what was typed of the person."""
    return {
        "draft": one.id,
        "saved_at": utc(one.saved_at),
        "service": one.request.get("service") or None,
        "set_aside": one.place.get("parked_at") is not None,
    }
