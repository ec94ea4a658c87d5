"""Papers as files, by the print ledger: noted, written, safe on the disk, confirmed."""

from __future__ import annotations

from pathlib import Path

from frontoffice.services import papers
from frontoffice.services.cases import read_case
from frontoffice.services.home import Home
from frontoffice.store.atomic import write_atomically


def write_receipt(
    home: Home, stream: str, number: str, folder: Path, reason: str | None = None
) -> Path:
    """The receipt as a file named by its number; a copy or a correction gets a file of its own.

    :raises OSError: the file could not be written; the print stays unconfirmed.
    """
    printed = papers.print_receipt(home, stream, number=number, reason=reason)
    mark = f"-salinan-{printed.copy}" if printed.copy else ""
    mark = mark or (f"-perbaikan-{printed.revision}" if printed.revision else "")
    return _put(home, stream, printed, folder / f"{number}{mark}.pdf")


def write_shortage(home: Home, stream: str, number: str, folder: Path) -> Path:
    """The slip of what is missing, as a file; a later one is a copy because the file changed."""
    again = read_case(home, stream).original_out("shortage", number, 0)
    printed = papers.print_shortage(home, stream, reason="berkas dilengkapi" if again else None)
    return _put(home, stream, printed, folder / f"{number}-kekurangan.pdf")


def earlier_receipt(home: Home, stream: str, number: str, folder: Path) -> Path | None:
    """The receipt of an application that came again: its file, made now if it never came out."""
    file = folder / f"{number}.pdf"
    if file.exists():
        return file
    case = read_case(home, stream)
    if case.original_out("receipt", number, case.revisions):
        return None
    return write_receipt(home, stream, number, folder)


def earlier_shortage(home: Home, stream: str, number: str, folder: Path) -> Path | None:
    """The shortage slip of an application that came again, made now if it never came out."""
    file = folder / f"{number}-kekurangan.pdf"
    if file.exists():
        return file
    case = read_case(home, stream)
    if not case.missing or case.original_out("shortage", number, 0):
        return None
    return write_shortage(home, stream, number, folder)


def _put(home: Home, stream: str, printed: papers.Printed, file: Path) -> Path:
    write_atomically(file, printed.pdf)
    papers.confirm(home, stream, printed.print, came_out=True)
    return file
