"""`doctor`: everything a help desk would ask, with the next step beside each answer."""

from __future__ import annotations

import typer

from frontoffice.cli.session import Session
from frontoffice.cli.status import BROKEN, DONE, ENVIRONMENT, status_of
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.services.doctor import Report, examine, examine_folder

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def doctor(ctx: typer.Context) -> int:
    """Checks the station; 0 when nobody needs to act, 5 where proof is broken, else 7."""
    session: Session = ctx.obj
    status = DONE
    try:
        with session.home() as home:
            report = examine(home, session.language)
    except FrontOfficeError as error:
        # A home that does not open is what a doctor is called for: the closed checks still speak.
        if error.code.startswith("pin-"):
            session.note(session.say("doctor-closed"))
        status = status_of(error)
        report = examine_folder(session.folder, session.language)
    session.answer(report, *_lines(session, report))
    if report.ok:
        return DONE
    return BROKEN if status == BROKEN else ENVIRONMENT


def _lines(session: Session, report: Report) -> list[str]:
    lines = []
    for check in report.checks:
        lines.append(f"{session.say('good' if check.ok else 'bad')}  {check.detail}")
        if not check.ok and check.next_step:
            lines.append(f"      {check.next_step}")
    return lines
