"""`handover`: product ready, in the right hands with its proof, and what nobody collected."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from frontoffice.cli.case import say_state
from frontoffice.cli.intake import papers_folder
from frontoffice.cli.session import Session, iso, read_object
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import attachments, cases, handover, handover_papers
from frontoffice.services.handover import Handover
from frontoffice.store.atomic import write_atomically

app = typer.Typer(rich_markup_mode=None)

Number = Annotated[str, typer.Argument(metavar="NUMBER")]
Place = Annotated[str, typer.Option("--place", metavar="TEXT")]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR")]


@app.command()
def ready(ctx: typer.Context, number: Number, place: Place) -> None:
    """The product is there, at this shelf."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        handover.make_ready(home, stream, place)
        say_state(session, home, stream)


@app.command()
def place(
    ctx: typer.Context,
    number: Number,
    place: Place,
    archive: Annotated[bool, typer.Option("--archive")] = False,
) -> None:
    """Another shelf, or with `--archive` the archive for what nobody collected."""
    session: Session = ctx.obj
    with session.home() as home:
        stream = cases.find(home, number)
        handover.place_product(home, stream, place, archive=archive)
        say_state(session, home, stream)


@app.command()
def give(
    ctx: typer.Context,
    number: Number,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    photo: Annotated[Path | None, typer.Option("--photo", metavar="FILE")] = None,
    out: Out = None,
) -> None:
    """Hands the product over as the JSON file says, and writes the minutes."""
    session: Session = ctx.obj
    wanted = read_handover(read_object(file))
    if photo is not None:
        wanted = handover.with_photo(wanted, attachments.read_file(photo))
    with session.home() as home:
        folder = papers_folder(home.folder, out)
        stream = cases.find(home, number)
        handover.hand_over(home, stream, wanted)
        paper = handover_papers.print_handover(home, stream)
        path = folder / f"penyerahan-{paper.number}.pdf"
        write_atomically(path, paper.pdf)
    told = {"number": paper.number, "status": "handed_over", "minutes_pdf": str(path)}
    session.answer(told, str(path))


@app.command()
def shelf(
    ctx: typer.Context,
    uncollected: Annotated[bool, typer.Option("--uncollected")] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE.pdf")] = None,
) -> None:
    """What waits to be picked up, the longest waiting first; as a list to print with `--out`."""
    session: Session = ctx.obj
    with session.home() as home:
        found = handover.shelf(home, uncollected=uncollected)
        if out is not None:
            write_atomically(out, handover_papers.shelf_pdf(home, uncollected=uncollected))
        rows = [
            {
                "number": one.line.number,
                "service": one.line.service,
                "place": one.place,
                "since": iso(home, one.since),
                "days": one.days,
                "archived": one.archived,
            }
            for one in found
        ]
    lines = [f"{row['number']}  {row['place']}  {row['days']}" for row in rows]
    said = session.say("list-total", shown=len(rows), total=len(rows))
    session.answer({"products": rows}, *lines, said)


def read_handover(request: Any) -> Handover:
    """The handover in a JSON object; raises RuleViolation `handover-code-unknown`."""
    try:
        return msgspec.convert(request, Handover)
    except msgspec.ValidationError:
        raise RuleViolation("handover-code-unknown") from None
