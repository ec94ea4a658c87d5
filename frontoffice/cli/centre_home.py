"""Where a centre's keys lie, and its recovery words told once, when it is made."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import typer

from frontoffice.cli.session import Session
from frontoffice.server import admin
from frontoffice.server.admin import Centre
from frontoffice.services.home import CARD


def centre_folder(session: Session) -> Path:
    """The centre's own home; beside a station's data it gets a room of its own."""
    folder = session.folder
    return folder / "central" if (folder / CARD).exists() else folder


def tell_words(session: Session, centre: Centre) -> None:
    """Says the recovery words of a centre that was made just now, on standard error only."""
    if centre.home.words is None:
        return
    session.note(session.say("centre-made", folder=centre.home.folder))
    for name, words in zip(("station", "authority"), centre.home.words, strict=True):
        session.note(f"{session.say('words-' + name)}: {' '.join(words)}")


@contextlib.contextmanager
def opened_centre(ctx: typer.Context) -> Iterator[Centre]:
    """The centre the `central` commands act on, by the database named before them."""
    session: Session = ctx.obj
    with admin.opened(centre_folder(session), ctx.meta["database"]) as centre:
        tell_words(session, centre)
        yield centre
