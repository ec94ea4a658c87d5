"""`staff`: the officers of a station; a second one is needed wherever nobody may decide alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontoffice.cli.session import Session
from frontoffice.domain.staff import ROLES
from frontoffice.services import staff
from frontoffice.services.home import staff_id_of

app = typer.Typer(rich_markup_mode=None)


@app.command()
def admit(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    role: Annotated[str, typer.Option("--role", metavar="|".join(ROLES))],
    code: Annotated[str | None, typer.Option("--staff", metavar="STAFF")] = None,
    agency: Annotated[list[str] | None, typer.Option("--agency", metavar="CODE")] = None,
    new_pin_file: Annotated[Path | None, typer.Option("--new-pin-file")] = None,
) -> None:
    """Admits an officer; the new PIN comes from FRONTOFFICE_NEW_PIN, a file or the keyboard."""
    session: Session = ctx.obj
    with session.home() as home:
        asked = session.say("pin-new", name=name)
        pin = session.pin("FRONTOFFICE_NEW_PIN", new_pin_file, asked, twice=True)
        admitted = code or staff_id_of(name)
        staff.admit(home, name, role, pin, admitted, agency or ())
    session.answer({"staff": admitted, "role": role}, session.say("admitted", staff=admitted))


@app.command()
def change(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="STAFF")],
    role: Annotated[str | None, typer.Option("--role", metavar="|".join(ROLES))] = None,
    agency: Annotated[list[str] | None, typer.Option("--agency", metavar="CODE")] = None,
    active: Annotated[bool | None, typer.Option("--active/--inactive")] = None,
) -> None:
    """Another role, other agencies, or an officer who may no longer (or again) act here."""
    session: Session = ctx.obj
    with session.home() as home:
        staff.change(home, code, role=role, active=active, agencies=agency)
        row = home.reference.staff[code]
    session.answer({"staff": row}, session.say("people-noted"))


@app.command()
def change_pin(
    ctx: typer.Context,
    new_pin_file: Annotated[Path | None, typer.Option("--new-pin-file")] = None,
) -> None:
    """The acting officer's own change of PIN."""
    session: Session = ctx.obj
    with session.home() as home:
        asked = session.say("pin-new", name=home.officer.staff)
        pin = session.pin("FRONTOFFICE_NEW_PIN", new_pin_file, asked, twice=True)
        staff.change_pin(home, session.given_pin, pin)
        code = home.officer.staff
    session.answer({"staff": code}, session.say("pin-reset", staff=code))


@app.command()
def reset_pin(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="STAFF")],
    words_file: Annotated[Path | None, typer.Option("--words-file", metavar="FILE")] = None,
    new_pin_file: Annotated[Path | None, typer.Option("--new-pin-file")] = None,
) -> None:
    """Gives an officer a new PIN and ends a lock: by an admin, or by the recovery words."""
    session: Session = ctx.obj
    with session.home() if words_file is None else session.home_by_words(words_file) as home:
        asked = session.say("pin-new", name=code)
        pin = session.pin("FRONTOFFICE_NEW_PIN", new_pin_file, asked, twice=True)
        staff.reset_pin(home, code, pin)
    session.answer({"staff": code}, session.say("pin-reset", staff=code))


@app.command("list")
def show_list(ctx: typer.Context) -> None:
    """Everybody admitted, in order."""
    session: Session = ctx.obj
    with session.home() as home:
        rows = staff.roster(home)
    session.answer({"staff": rows}, *(f"{row.staff}  {row.role}  {row.name}" for row in rows))
