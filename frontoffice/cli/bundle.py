"""`bundle`: what the line would carry, as one sealed file: made, taken in, looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from frontoffice.cli.session import Session, utc
from frontoffice.cli.status import BROKEN, DONE
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import bundles
from frontoffice.store.atomic import write_atomically
from frontoffice.sync import bundle_desk
from frontoffice.sync.bundle import Imported, Inspected, inspect, sender_certificate
from frontoffice.sync.bundle_files import LIMIT

app = typer.Typer(rich_markup_mode=None)

File = Annotated[Path, typer.Argument(metavar="FILE")]
Answer = Annotated[Path | None, typer.Option("--answer", metavar="FILE")]
ManifestFile = Annotated[Path | None, typer.Option("--manifest", metavar="FILE.pdf")]

LIMIT_MB = LIMIT // (1024 * 1024)
WAITING = frozenset({"chain-gap"})
"""A run whose beginning comes in another bundle: nothing is wrong, it is asked for again."""


@app.command("export")
def export_(
    ctx: typer.Context,
    file: File,
    receiver: Annotated[str, typer.Option("--for", metavar="central|NO")] = bundle_desk.CENTRE,
    manifest: ManifestFile = None,
    files_limit: Annotated[int, typer.Option("--files-limit", metavar="MB", min=0)] = LIMIT_MB,
) -> None:
    """Writes everything the receiver lacks, sealed to it, scans and photos last; reads it back."""
    session: Session = ctx.obj
    for one in (file, manifest):
        if one is not None and one.resolve().is_relative_to(session.folder.resolve()):
            raise RuleViolation("out-inside-home", folder=str(one.parent))
    with session.home() as home:
        most = files_limit * 1024 * 1024
        made = bundle_desk.export_home(home, file, receiver, files_limit=most)
        if manifest is not None:
            write_atomically(manifest, bundles.manifest_pdf(home, made, made.manifest))
    session.answer(told(made), exported_words(session, made))


@app.command("import")
def import_(ctx: typer.Context, file: File, answer: Answer = None) -> int:
    """Takes a bundle in; twice, late and out of order are harmless. 5 where a run is broken."""
    session: Session = ctx.obj
    with session.home() as home:
        came = bundle_desk.import_home(home, file, answer)
    return tell_import(session, came, answer)


@app.command("inspect")
def inspect_(ctx: typer.Context, file: File) -> None:
    """Counts, heads, size and the manifest's hash; needs the file and no right."""
    session: Session = ctx.obj
    seen = inspect(file)
    lines = [exported_words(session, seen)]
    for one in seen.manifest.parts:
        run = "file" if one.is_file else f"{one.first}-{one.last}"
        lines.append(f"  {one.chain.hex()}  {run}  {one.size} byte")
    session.answer(told(seen), *lines)


def told(made: Inspected) -> dict[str, Any]:
    """A bundle as plain data."""
    manifest = made.manifest
    certificate = sender_certificate(manifest)
    return {
        "file": made.path,
        "bytes": made.bytes,
        "manifest_hash": made.hash.hex(),
        "made_at": utc(manifest.made_at),
        "office": manifest.office,
        "sender": manifest.role,
        "station": certificate.station if certificate and manifest.role != "central" else None,
        "receiver": manifest.receiver_name,
        "entries": made.entries,
        "files": made.files,
        "answers": manifest.answers.hex() or None,
        "acknowledged": len(manifest.words),
        "segments": [
            {"chain": one.chain.hex(), "feed": one.feed, "first": one.first, "last": one.last}
            for one in manifest.parts
            if not one.is_file
        ],
        "heads": [
            {"chain": one.chain.hex(), "feed": one.feed, "seq": one.seq, "hash": one.hash.hex()}
            for one in manifest.heads
        ],
    }


def exported_words(session: Session, made: Inspected) -> str:
    """What is in a bundle, in one line."""
    manifest = made.manifest
    return session.say(
        "bundle-holds",
        file=made.path,
        entries=made.entries,
        files=made.files,
        bytes=made.bytes,
        receiver=manifest.receiver_name,
        hash=made.hash.hex()[:16],
    )


def tell_import(session: Session, came: Imported, answer: Path | None) -> int:
    """Says what an import did; 5 where a run in it is broken."""
    broken = [one for one in came.problems if one.code not in WAITING]
    data = {
        "manifest_hash": came.hash.hex(),
        "sender": came.manifest.role,
        "added": came.added,
        "known": came.known,
        "files": came.files,
        "acknowledged": came.acknowledged,
        "even": came.even,
        "problems": [{"code": one.code, **one.data} for one in came.problems],
        "answer": str(answer) if answer else None,
    }
    word = "bundle-imported" if came.even else "bundle-imported-not-even"
    lines = [session.say(word, added=came.added, known=came.known)]
    lines += [f"  {one.code}: {one.data}" for one in came.problems]
    session.answer(data, *lines)
    return BROKEN if broken else DONE
