"""`init`: makes a station's home, encrypted, with its standards and its recovery words."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from frontoffice.cli.session import Session
from frontoffice.domain.errors import RuleViolation, StoreTrouble
from frontoffice.services import catalogue
from frontoffice.services.home import CARD, Created, NewHome, create_home

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def init(
    ctx: typer.Context,
    office: Annotated[str, typer.Option("--office", metavar="CODE")],
    office_name: Annotated[str, typer.Option("--office-name", metavar="NAME")],
    station: Annotated[int, typer.Option("--station", metavar="NO")],
    admin: Annotated[str, typer.Option("--admin", metavar="NAME")],
    zone: Annotated[str, typer.Option("--zone", metavar="WIB|WITA|WIT")] = "WIB",
    standards: Annotated[Path | None, typer.Option("--catalogue", metavar="FILE")] = None,
    recovery_file: Annotated[Path | None, typer.Option("--recovery-file", metavar="FILE")] = None,
    public_host: Annotated[str, typer.Option("--public-host", metavar="HOST")] = "",
) -> None:
    """Makes the home; the recovery words are shown once or written to a file."""
    session: Session = ctx.obj
    if (session.folder / CARD).exists():
        raise StoreTrouble("home-exists", folder=str(session.folder))
    read = catalogue.read_catalogue(standards) if standards else None
    asked = session.say("pin-new", name=admin)
    pin = session.pin("FRONTOFFICE_PIN", session.pin_file, asked, twice=True)
    wanted = NewHome(
        office=office,
        office_name=office_name,
        station=station,
        admin_name=admin,
        pin=pin,
        zone=zone,
        public_host=public_host,
    )
    keep = _reserved(recovery_file) if recovery_file else None
    created = create_home(session.folder, wanted)
    home = created.home
    try:
        if keep is not None:
            _write_words(keep, created.words)
        published = catalogue.publish_bundled(home, read)
    finally:
        home.close()
    _tell(session, created, recovery_file, len(published.changed))


def _reserved(file: Path) -> int:
    """The recovery file, made before the home: the words come only once."""
    try:
        return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise RuleViolation("file-exists", file=file.name) from None


def _write_words(descriptor: int, words: list[str]) -> None:
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.writelines(f"{place:2}. {word}\n" for place, word in enumerate(words, 1))
        file.flush()
        os.fsync(file.fileno())


def _tell(session: Session, created: Created, recovery_file: Path | None, services: int) -> None:
    card = created.home.card
    answer = {
        "home": str(session.folder),
        "office": card.office,
        "office_name": card.office_name,
        "station": card.station,
        "zone": card.zone,
        "admin": created.staff,
        "services": services,
        "recovery_words": None if recovery_file else created.words,
        "recovery_file": str(recovery_file) if recovery_file else None,
    }
    lines = [session.say("init-done", folder=session.folder, staff=created.staff)]
    if recovery_file:
        lines.append(session.say("words-written", file=recovery_file))
    else:
        lines.append(session.say("words-shown"))
        numbered = [f"{place:2}. {word}" for place, word in enumerate(created.words, 1)]
        lines += ["  ".join(f"{one:16}" for one in numbered[row::6]).rstrip() for row in range(6)]
    session.answer(answer, *lines)
