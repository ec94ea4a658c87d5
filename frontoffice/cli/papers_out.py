"""Writes papers to a folder by the print ledger: noted, written, safe on the disk, confirmed."""

from __future__ import annotations

from pathlib import Path

from frontoffice.domain.errors import RuleViolation
from frontoffice.services import papers
from frontoffice.services.cases import read_case
from frontoffice.services.home import Home
from frontoffice.store.atomic import write_atomically


def papers_folder(home_folder: Path, wanted: Path | None) -> Path:
    """Where papers go: the folder that was named, else the platform's documents folder.

    :raises RuleViolation: `out-inside-home`; papers are readable, the home never is.
    """
    if wanted is None:
        import platformdirs

        wanted = platformdirs.user_documents_path() / "frontoffice"
    folder = wanted.expanduser().resolve()
    if folder.is_relative_to(home_folder.resolve()):
        raise RuleViolation("out-inside-home", folder=str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def write_receipt(home: Home, stream: str, number: str, folder: Path) -> str:
    """The original receipt as a file named by its number; the file's path."""
    printed = papers.print_receipt(home, stream, number=number)
    return _put(home, stream, printed, folder / f"{number}.pdf")


def write_shortage(home: Home, stream: str, number: str, folder: Path) -> str:
    """The slip of what is missing; the file's path. A later one says why it was printed again."""
    again = read_case(home, stream).original_out("shortage", number, 0)
    printed = papers.print_shortage(home, stream, reason="berkas dilengkapi" if again else None)
    return _put(home, stream, printed, folder / f"{number}-kekurangan.pdf")


def _put(home: Home, stream: str, printed: papers.Printed, file: Path) -> str:
    write_atomically(file, printed.pdf)
    papers.confirm(home, stream, printed.print, came_out=True)
    return str(file)


def earlier_receipt(home: Home, stream: str, number: str, folder: Path) -> str | None:
    """The receipt of an application that came again: its file, made now if it never came out."""
    file = folder / f"{number}.pdf"
    if file.exists():
        return str(file)
    case = read_case(home, stream)
    if case.original_out("receipt", number, case.revisions):
        return None
    return write_receipt(home, stream, number, folder)


def earlier_shortage(home: Home, stream: str, number: str, folder: Path) -> str | None:
    """The shortage slip of an application that came again, made now if it never came out."""
    file = folder / f"{number}-kekurangan.pdf"
    if file.exists():
        return str(file)
    case = read_case(home, stream)
    if not case.missing or case.original_out("shortage", number, 0):
        return None
    return write_shortage(home, stream, number, folder)
