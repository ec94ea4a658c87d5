"""`intake submit`: registers applications, one JSON object per line, and writes their papers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from frontoffice.cli.drafts import discard, drafts
from frontoffice.cli.session import Session, day, iso
from frontoffice.cli.status import DONE, ENVIRONMENT, REFUSED, defect, status_of
from frontoffice.domain.errors import (
    DocumentTrouble,
    FrontOfficeError,
    NotFound,
    RuleViolation,
    StoreTrouble,
)
from frontoffice.messages import explain
from frontoffice.services.home import Home
from frontoffice.services.intake import Submitted

app = typer.Typer(rich_markup_mode=None)
app.command("drafts")(drafts)
app.command("discard")(discard)

MAX_LINE = 1024 * 1024
"""No application is this long; a line that is came from some other program."""


@app.command()
def submit(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR")] = None,
) -> int:
    """Registers every line; 0 when each was accepted or came again, else 3."""
    session: Session = ctx.obj
    status = DONE
    with _Lines(file) as lines, session.home() as home:
        folder = papers_folder(home.folder, out)
        for line in lines:
            if not line.strip():
                continue
            result, found = submit_line(session, home, line, folder)
            session.answer(result, for_person(session, result))
            status = max(status, found)
    return status


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


class _Lines:
    """The lines of a file or of standard input, as bytes.

    :raises RuleViolation: `file-unreadable`, before anything is registered.
    """

    def __init__(self, file: Path) -> None:
        if str(file) == "-":
            self._source = getattr(sys.stdin, "buffer", sys.stdin)
            return
        try:
            self._source = file.open("rb")
        except OSError:
            raise RuleViolation("file-unreadable", file=file.name) from None

    def __enter__(self) -> Iterator[bytes]:
        return self._read()

    def __exit__(self, *_: object) -> None:
        if self._source is not getattr(sys.stdin, "buffer", sys.stdin):
            self._source.close()

    def _read(self) -> Iterator[bytes]:
        while line := self._source.readline(MAX_LINE + 1):
            whole = line.encode() if isinstance(line, str) else line
            yield whole
            while len(line) > MAX_LINE and not whole.endswith(b"\n"):
                line = self._source.readline(MAX_LINE + 1)
                whole = line.encode() if isinstance(line, str) else line


def submit_line(
    session: Session, home: Home, line: bytes, folder: Path
) -> tuple[dict[str, Any], int]:
    """The answer for one line and the exit status it asks for; a refused line stops no other."""
    from frontoffice.services.intake import submit as register

    request: Any = None
    try:
        request = _decoded(line)
        submitted = register(home, request)
    except (RuleViolation, NotFound) as error:
        return _refused(session, request, error), REFUSED
    except StoreTrouble:
        raise
    except Exception as error:
        # Nothing of this line was kept; the citizens behind it must not wait for our mistake.
        return _refused(session, request, defect(error)), REFUSED
    return finish(session, home, request, submitted, folder)


def finish(
    session: Session, home: Home, request: Any, submitted: Submitted, folder: Path
) -> tuple[dict[str, Any], int]:
    """Writes the paper of a registered application; the answer and its exit status.

    The case stands whatever happens to the paper.
    """
    answer = _blank(request) | outcome(home, submitted)
    try:
        answer |= _papers(home, submitted, folder)
    except (DocumentTrouble, StoreTrouble) as error:
        answer["error"] = _error(session, error)
        return answer, status_of(error)
    except OSError:
        trouble = DocumentTrouble("paper-unwritten", folder=str(folder))
        answer["error"] = _error(session, trouble)
        return answer, ENVIRONMENT
    done = submitted.status in ("accepted", "repeated")
    return answer, DONE if done else REFUSED


def _decoded(line: bytes) -> Any:
    if len(line) > MAX_LINE:
        raise RuleViolation("line-too-long", limit=MAX_LINE)
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        raise RuleViolation("line-not-json") from None


def _refused(session: Session, request: Any, error: FrontOfficeError) -> dict[str, Any]:
    return _blank(request) | {"status": "refused", "error": _error(session, error)}


def _error(session: Session, error: FrontOfficeError) -> dict[str, Any]:
    message = explain(error, session.language)
    found = {"code": error.code, "message": message.sentence, "next_step": message.next_step}
    field = error.data.get("field")
    return found | ({"field": field} if field else {})


def _blank(request: Any) -> dict[str, Any]:
    client_ref = request.get("client_ref") if isinstance(request, dict) else None
    return {
        "client_ref": client_ref if isinstance(client_ref, str) else None,
        "status": None,
        "number": None,
        "receipt_number": None,
        "receipt_pdf": None,
        "shortage_pdf": None,
        "promised_on": None,
        "promised_at": None,
        "legal_due_on": None,
        "missing": [],
        "error": None,
    }


def outcome(home: Home, submitted: Submitted) -> dict[str, Any]:
    """What became of an application: numbers, promise, what is missing."""
    return {
        "status": submitted.status,
        "number": submitted.number,
        "receipt_number": submitted.receipt_number,
        "promised_on": day(submitted.promised_on),
        "promised_at": iso(home, submitted.promised_at),
        "legal_due_on": day(submitted.legal_due_on),
        "missing": list(submitted.missing),
    }


def _papers(home: Home, submitted: Submitted, folder: Path) -> dict[str, Any]:
    from frontoffice.services import paper_files

    again = submitted.status == "repeated"
    stream, number, receipt = submitted.stream, submitted.number, submitted.receipt_number
    if receipt is not None:
        write = paper_files.earlier_receipt if again else paper_files.write_receipt
        return {"receipt_pdf": _text(write(home, stream, receipt, folder))}
    if submitted.missing:
        put = paper_files.earlier_shortage if again else paper_files.write_shortage
        return {"shortage_pdf": _text(put(home, stream, number, folder))}
    return {}


def _text(path: Path | None) -> str | None:
    return str(path) if path else None


def for_person(session: Session, result: dict[str, Any]) -> str:
    """One line of the answer for a person who reads along."""
    if result["status"] == "refused":
        error = result["error"]
        lead = f"{result['client_ref']}: " if result.get("client_ref") else ""
        return f"{lead}{session.say('refused')} - {error['message']} {error['next_step']}".rstrip()
    parts = [f"{result['number']} {session.say('status-' + result['status'])}"]
    if result["receipt_number"]:
        parts.append(session.say("receipt-number", number=result["receipt_number"]))
    if result["promised_on"]:
        parts.append(session.say("promised", on=result["promised_at"] or result["promised_on"]))
    if result["missing"]:
        parts.append(session.say("missing", codes=", ".join(result["missing"])))
    parts += [path for path in (result["receipt_pdf"], result["shortage_pdf"]) if path]
    if result["error"]:
        parts.append(result["error"]["message"])
    return " · ".join(parts)
