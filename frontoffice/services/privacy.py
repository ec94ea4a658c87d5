"""What the law lets a person ask of an office: what is known and who looked; and destruction.

UU 27/2022 ps. 31-32 (record and trail of processing) and ps. 42-44 (ending, erasing, destroying).
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from frontoffice.documents.destruction import (
    DestructionContent,
    DestructionLine,
    render_destruction,
)
from frontoffice.domain.case import fold
from frontoffice.domain.complaint import fold as fold_complaint
from frontoffice.domain.erasure_facts import (
    REASONS,
    PersonalErased,
    check_complaint_erasable,
    check_erasable,
)
from frontoffice.domain.errors import NotFound, RuleViolation, StoreTrouble
from frontoffice.domain.facts import PaperPrinted, Recorded, read_body
from frontoffice.domain.reference_facts import AccessLogged
from frontoffice.domain.staff import Officer, require_second
from frontoffice.services import attachments, backup, complaints_read, inspection, settings
from frontoffice.services.cases import find, local_day
from frontoffice.services.complaints_words import word
from frontoffice.services.home import Home
from frontoffice.store.atomic import write_atomically
from frontoffice.store.entries import read_stream
from frontoffice.store.search import words_of
from frontoffice.store.work import Changes

MOST_CASES = 1000
"""Cases of one destruction: one set of minutes a person can sign."""


class Destroyed(msgspec.Struct, frozen=True, kw_only=True):
    """What was destroyed: the minutes' content, and whether the file holds nothing of it any more.

    `clean` False: another program had the file open; the next exchange or start writes it anew.
    `lists` False: a backup folder could not be reached; its list is written with the next backup.
    """

    minutes: DestructionContent
    changes: Changes
    clean: bool
    lists: bool

    def pdf(self) -> bytes:
        """The *berita acara pemusnahan* to be signed."""
        return render_destruction(self.minutes)


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One act of processing of a person's data: when (UTC ms), who, what, in which case."""

    at: int
    actor: str
    what: str
    number: str


def known_of(home: Home, nik: str) -> list[str]:
    """The numbers of a person's cases and named complaints known here, each the newest first.

    Raises PermissionDenied, NotFound `person-unknown`.
    """
    home.require("privacy.trail")
    return list(_known_of(home, nik).values())


def _known_of(home: Home, nik: str) -> dict[str, str]:
    """Stream -> number of what is known of a person."""
    wanted = "".join(words_of(nik))
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT stream, number FROM case_row WHERE nik = ? ORDER BY id DESC", (wanted,)
        ).all()
    seen = {stream: number for stream, number in rows if inspection.sees(home, stream)}
    seen |= dict(complaints_read.of_person(home, wanted, [stream for stream, _ in rows]))
    if not seen and not rows:
        raise NotFound("person-unknown")
    if not seen:
        inspection.require_sight(home, rows[0][0])
    return seen


def erase(
    home: Home, numbers: Sequence[str], reason: str, schedule: str, second: Officer
) -> Destroyed:
    """Destroys the personal data of closed cases and complaints here and wherever the fact arrives.

    `schedule` is the code of the retention schedule (JRA). Number, status, money and proof stay.
    All or none. Raises PermissionDenied, RuleViolation `second-person-same`,
    `erasure-reason-unknown`, `erasure-schedule-missing`, `erasure-count`, `erasure-case-open`,
    `erasure-retention-unset`, `erasure-retention-running`, `erasure-clock-suspect`, NotFound
    `case-unknown`.
    """
    acting = home.require("privacy.erase")
    require_second("privacy.erase", acting, second)
    schedule = " ".join(schedule.split())
    if reason not in REASONS:
        raise RuleViolation("erasure-reason-unknown", field="reason", reasons=list(REASONS))
    if not schedule or len(schedule) > 60:
        raise RuleViolation("erasure-schedule-missing", field="schedule")
    streams = sorted({_stream_of(home, number) for number in numbers})
    if not 1 <= len(streams) <= MOST_CASES:
        raise RuleViolation("erasure-count", field="numbers", most=MOST_CASES)
    today = _today(home)
    with home.store.work(acting.staff) as work:
        lines = [_line(home, stream, work.recorded(stream), today) for stream in streams]
        stream = work.open(
            "erasure",
            PersonalErased(
                streams=tuple(streams), reason=reason, schedule=schedule, second=second.staff
            ),
        )
        at = work.at
    attachments.sweep(home)
    minutes = DestructionContent(
        office_name=home.office.name,
        counter=f"Loket {home.card.station}",
        zone=home.office.zone,
        at=at,
        entry=stream.partition(":")[2],
        reason=reason,
        schedule=schedule,
        officer=home.officer_name,
        second=_name(home, second),
        lines=tuple(lines),
        sample=home.office.sample,
    )
    clean, lists = home.store.scrub(), _note_beside_backups(home)
    return Destroyed(minutes=minutes, changes=work.changes, clean=clean, lists=lists)


def erase_to_file(
    home: Home, numbers: Sequence[str], schedule: str, second: str, pin: str, path: Path
) -> Destroyed:
    """Destroys at the end of the retention, with a second officer's PIN; writes the minutes.

    Nothing is destroyed where the minutes would have no folder. Raises what `erase` raises,
    RuleViolation `erasure-folder-missing`, wrong or locked PIN of the field `pin`.
    """
    folder = path.absolute().parent
    if path.name in ("", ".") or not folder.is_dir():
        raise RuleViolation("erasure-folder-missing", field="path", folder=str(folder))
    home.require("privacy.erase")
    try:
        agreed = home.confirm(second, pin)
    except RuleViolation as error:
        raise RuleViolation(error.code, **(error.data | {"field": "pin"})) from error
    done = erase(home, numbers, "retention_ended", schedule, agreed)
    write_atomically(path, done.pdf())
    return done


def _today(home: Home) -> dt.date:
    """The office's day by the last server time known: a wrong clock must not end a retention."""
    at, (offset, suspect) = home.store.clock.read()
    if suspect:
        raise RuleViolation("erasure-clock-suspect")
    return local_day(home, at + (offset or 0))


def _stream_of(home: Home, number: str) -> str:
    """The case of a number, or the complaint the acting officer may know of."""
    try:
        return find(home, number)
    except NotFound:
        with home.store.read() as connection, contextlib.suppress(NotFound):
            return complaints_read.find(home, number, connection)
        raise


def _line(home: Home, stream: str, recorded: list[Recorded], today: dt.date) -> DestructionLine:
    parts = sum(one.personal is not None for one in recorded)
    if stream.startswith("complaint:"):
        complaint = fold_complaint(stream, recorded)
        until = check_complaint_erasable(complaint, today)
        assert complaint.opened is not None
        assert complaint.ended_on is not None
        return DestructionLine(
            number=complaint.opened.number,
            service=word("kind", complaint.opened.kind),
            closed_on=complaint.ended_on,
            kept_until=until,
            parts=parts,
        )
    case = fold(stream, recorded)
    closed_on = local_day(home, case.changed_at)
    until = check_erasable(case, closed_on, today)
    assert case.opened is not None
    return DestructionLine(
        number=case.opened.number,
        service=case.opened.service_name,
        closed_on=closed_on,
        kept_until=until,
        parts=parts,
    )


def _name(home: Home, who: Officer) -> str:
    row = home.reference.staff.get(who.staff)
    return row.name if row else who.staff


def _note_beside_backups(home: Home) -> bool:
    """Whether every folder known to hold backups of this home has the list now."""
    newest, folder = backup.last(home), settings.read(home).backup_folder
    folders = {Path(newest.path).parent} if newest else set()
    folders |= {Path(folder)} if folder else set()
    done = True
    for one in folders:
        try:
            backup.note_erased(home, one)
        except (StoreTrouble, OSError):
            done = False
    return done


def trail(home: Home, nik: str) -> list[Step]:
    """Everything done with a person's data, oldest first: facts, prints, views, exports.

    Raises PermissionDenied, NotFound `person-unknown`.
    """
    home.require("privacy.trail")
    home.write_views()
    known = _known_of(home, nik)
    with home.store.read() as connection:
        steps = [
            Step(at=one.at, actor=one.actor, what=_what(one), number=number)
            for stream, number in known.items()
            for one in read_stream(connection, stream)
        ]
        steps += _looks(connection, known)
    return sorted(steps, key=lambda one: (one.at, one.number, one.what))


def _what(one: Recorded) -> str:
    if isinstance(one.body, PaperPrinted):
        return f"printed:{one.body.paper}"
    return one.kind.partition("/")[0]


def _looks(connection: Connection, known: dict[str, str]) -> list[Step]:
    """What the access log says of these; an export of everything concerns every person."""
    rows = connection.exec_driver_sql(
        "SELECT at, actor, body FROM entry WHERE kind = ?", (AccessLogged.KIND,)
    )
    found = []
    for _, actor, data in rows:
        body = read_body(AccessLogged.KIND, data)
        for seen_at, what, stream in body.items if isinstance(body, AccessLogged) else ():
            if stream in known or not stream.startswith(("case:", "complaint:", "comment:")):
                number = known.get(stream, "")
                found.append(Step(at=seen_at, actor=actor, what=what, number=number))
    return found
