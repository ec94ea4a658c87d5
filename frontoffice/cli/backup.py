"""`backup`: made and read back, checked, and turned into a home on another PC."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from frontoffice.cli.session import Session, read_text, utc
from frontoffice.cli.status import BROKEN, DONE
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import backup, copies, restore_drill

app = typer.Typer(rich_markup_mode=None)

File = Annotated[Path, typer.Argument(metavar="FILE")]
WordsFile = Annotated[Path | None, typer.Option("--words-file", metavar="FILE")]


@app.command()
def create(ctx: typer.Context, file: File) -> None:
    """Writes an encrypted backup and reads it back."""
    session: Session = ctx.obj
    with session.home() as home:
        made = backup.create(home, file)
    said = session.say("backup-made", file=made.path, entries=made.entries, bytes=made.bytes)
    session.answer(_told(made), said)


@app.command()
def check(ctx: typer.Context, file: File, words_file: WordsFile = None) -> int:
    """Checks every byte and the signature, and with the recovery words the whole journal."""
    session: Session = ctx.obj
    keys = backup.Keys(words=read_text(words_file)) if words_file else None
    found = backup.check(file, keys)
    journal = found.journal
    answer = _told(found.backup) | {"ok": journal is None or journal.ok, "journal": journal}
    said = "backup-journal-ok" if journal else "backup-whole"
    session.answer(answer, session.say(said, entries=found.backup.entries))
    return DONE if answer["ok"] else BROKEN


@app.command()
def copy(ctx: typer.Context) -> None:
    """Writes what is in no second copy yet to the folder set for it, and reads it back."""
    session: Session = ctx.obj
    with session.home() as home:
        home.require("backup.create")
        before = copies.uncopied(home)
        made = copies.copy_now(home)
    file = made.path if made else None
    data = {"file": file, "entries": before, "at": utc(made.at) if made else None}
    session.answer(data, session.say("copy-made", entries=before, file=file or "-"))


@app.command()
def drill(ctx: typer.Context, file: File) -> None:
    """Restores a backup in a throw-away place, verifies it and says what would be lost."""
    session: Session = ctx.obj
    with session.home() as home:
        done = restore_drill.drill(home, file)
    told = msgspec.to_builtins(done) | {"at": utc(done.at), "made_at": utc(done.made_at)}
    said = session.say("backup-drilled", entries=done.entries, lost=done.lost, ms=done.took_ms)
    session.answer(told, said)


@app.command()
def restore(
    ctx: typer.Context,
    file: File,
    words_file: WordsFile = None,
    last_number: Annotated[str | None, typer.Option("--last-number", metavar="NUMBER")] = None,
    last_receipt: Annotated[str | None, typer.Option("--last-receipt", metavar="NUMBER")] = None,
    new_pin_file: Annotated[Path | None, typer.Option("--new-pin-file")] = None,
) -> None:
    """Makes the home of a backup; numbering goes on behind the last numbers on paper."""
    session: Session = ctx.obj
    if words_file is not None:
        keys = backup.Keys(words=read_text(words_file))
    elif session.staff is not None:
        asked = session.say("pin-of", staff=session.staff)
        pin = session.pin("FRONTOFFICE_PIN", session.pin_file, asked)
        keys = backup.Keys(staff=session.staff, pin=pin)
    else:
        raise RuleViolation("restore-key-needed")
    new_pin = session.optional_pin("FRONTOFFICE_NEW_PIN", new_pin_file)
    made = backup.restore(
        file,
        session.folder,
        keys,
        last_number=last_number,
        last_receipt=last_receipt,
        new_pin=new_pin,
    )
    made.home.close()
    answer = {
        "home": str(session.folder),
        "staff": made.staff,
        "series": made.series,
        "carried": made.carried,
        "pins_work": made.pins_work,
        "files": msgspec.to_builtins(made.files),
    }
    said = session.say("restored", folder=session.folder, entries=made.carried, series=made.series)
    session.answer(answer, said)


def _told(made: backup.Backup) -> dict[str, Any]:
    return {
        "file": made.path,
        "made_at": utc(made.made_at),
        "office": made.office,
        "station": made.station,
        "series": made.series,
        "entries": made.entries,
        "bytes": made.bytes,
    }
