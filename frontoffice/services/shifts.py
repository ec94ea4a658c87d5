"""Shift handover: what is open at a counter, given by one officer and taken by another, by PIN."""

from __future__ import annotations

import datetime as dt

import msgspec
from sqlalchemy import Connection

from frontoffice.documents.shift_handover import HandoverContent, HandoverLine, render_handover
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import ReasonPersonal
from frontoffice.domain.shift import (
    HandoverPersonal,
    OpenItem,
    Shift,
    ShiftAccepted,
    ShiftHandedOver,
    ShiftObjected,
    fold,
)
from frontoffice.domain.staff import officer, require
from frontoffice.services import shift_open
from frontoffice.services.home import Home
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes

_OPEN = (
    "SELECT stream FROM people_row WHERE word = 'shift' AND state = 'open' AND staff <> ? "
    "ORDER BY at, seq, stream"
)
_LATEST = "SELECT stream FROM people_row WHERE word = 'shift' ORDER BY at DESC, seq DESC LIMIT ?"


class HandedOver(msgspec.Struct, frozen=True, kw_only=True):
    """A handover that was written: its stream, what it lists, and the changes."""

    stream: str
    items: tuple[OpenItem, ...]
    state: str
    changes: Changes


def open_now(home: Home, staff: str | None = None) -> tuple[OpenItem, ...]:
    """What an officer has open at this station, the one who acts unless told otherwise.

    Another's by right `shift.absent` only. Raises PermissionDenied, NotFound `staff-unknown`.
    """
    acting = home.require("shift.hand_over")
    whose = staff or acting.staff
    if whose != acting.staff:
        home.require("shift.absent")
        _known(home, whose)
    with home.store.read() as connection:
        return shift_open.gather(connection, home, whose, home.now())


def hand_over(
    home: Home, pin: str, words: str = "", to: str = "", to_pin: str | None = None
) -> HandedOver:
    """Gives what is open here to the next officer, signed with one's own PIN.

    `to` names who is meant, "" whoever comes next to this counter; with `to_pin` that officer takes
    it over at once. Raises PermissionDenied, RuleViolation `second-person-same`, wrong or locked
    PIN of the field `pin` or `to_pin`, NotFound `staff-unknown`.
    """
    acting = home.require("shift.hand_over")
    if to:
        _taker(home, to, acting.staff)
    elif to_pin is not None:
        raise RuleViolation("shift-taker-missing", field="to")
    confirm(home, acting.staff, pin, "pin")
    if to_pin is not None:
        confirm(home, to, to_pin, "to_pin")
    return _write(home, acting.staff, words, to, taken=to_pin is not None)


def hand_over_absent(home: Home, staff: str, to: str, reason: str) -> HandedOver:
    """A supervisor gives the open work of an officer who did not come to another one.

    The taker answers at the next sign-in. Raises PermissionDenied, RuleViolation
    `second-person-same`, `shift-reason-missing`, NotFound `staff-unknown`.
    """
    acting = home.require("shift.absent")
    _known(home, staff)
    _taker(home, to, staff)
    if staff == acting.staff:
        raise RuleViolation("shift-absent-self", field="staff")
    if not any(letter.isalnum() for letter in reason):
        raise RuleViolation("shift-reason-missing", field="words")
    return _write(home, staff, reason, to, absent=True)


def _write(
    home: Home, staff: str, words: str, to: str, *, taken: bool = False, absent: bool = False
) -> HandedOver:
    with home.store.work(home.officer.staff) as work:
        items = shift_open.gather(work.connection, home, staff, work.at)
        fact = ShiftHandedOver(
            office=home.card.office,
            on=home.reference_in(work).today(home.card.office, work.at),
            counter=home.card.station,
            staff=staff,
            to=to,
            items=items,
            absent=absent,
        )
        said = " ".join(words.split())[:1000]
        stream = work.open("shift", fact, HandoverPersonal(words=said))
        if taken:
            work.record(stream, ShiftAccepted(staff=to))
            shift_open.pass_on(work, items, staff, to)
    state = "accepted" if taken else "open"
    return HandedOver(stream=stream, items=items, state=state, changes=work.changes)


def waiting(home: Home) -> list[Shift]:
    """Handovers this officer should answer: meant for them, or left at this counter for anybody."""
    acting = home.officer
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(_OPEN, (acting.staff,))
        found = [_read(connection, row[0]) for row in rows]
    return [one for one in found if one is not None and _concerns(home, one, acting.staff)]


def _concerns(home: Home, one: Shift, staff: str) -> bool:
    opened = one.opened
    if opened.office != home.card.office:
        return False
    return opened.to == staff or (not opened.to and opened.counter == home.card.station)


def answer(home: Home, stream: str, pin: str, objection: str = "") -> Changes:
    """Takes a handover over, or objects in words; signed with one's own PIN.

    Accepting brings the drafts it lists to the new officer, and the cases that lay with the one
    who left. Raises PermissionDenied, NotFound `shift-unknown`, RuleViolation
    `second-person-same`, `shift-answered`, `shift-not-yours`, wrong or locked PIN.
    """
    acting = home.require("shift.accept")
    if read(home, stream).opened.staff == acting.staff:
        raise RuleViolation("second-person-same", field="pin", action="shift.accept")
    confirm(home, acting.staff, pin, "pin")
    objection = " ".join(objection.split())[:1000]
    with home.store.work(acting.staff) as work:
        shift = fold(stream, work.recorded(stream))
        assert shift is not None
        if shift.state != "open":
            raise RuleViolation("shift-answered", staff=shift.answered_by)
        if not _concerns(home, shift, acting.staff):
            raise RuleViolation("shift-not-yours", staff=shift.opened.to)
        if objection:
            work.record(stream, ShiftObjected(staff=acting.staff), ReasonPersonal(reason=objection))
        else:
            work.record(stream, ShiftAccepted(staff=acting.staff))
            shift_open.pass_on(work, shift.opened.items, shift.opened.staff, acting.staff)
    return work.changes


def latest(home: Home, limit: int = 30) -> list[Shift]:
    """The handovers of this office, the newest first."""
    home.require("staff.roster")
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(_LATEST, (limit,))
        found = [_read(connection, row[0]) for row in rows]
    return [one for one in found if one is not None]


def read(home: Home, stream: str) -> Shift:
    """One handover.

    :raises NotFound: `shift-unknown`.
    """
    with home.store.read() as connection:
        shift = _read(connection, stream)
    if shift is None:
        raise NotFound("shift-unknown", stream=stream[:40])
    return shift


def pdf(home: Home, stream: str) -> bytes:
    """The handover page: everything listed, both names, room for both signatures.

    :raises NotFound: `shift-unknown`.
    """
    home.require("staff.roster")
    shift = read(home, stream)
    opened = shift.opened
    content = HandoverContent(
        office_name=home.office.name,
        counter=f"Loket {opened.counter}",
        zone=home.office.zone,
        on=opened.on,
        at=shift.at,
        giver=name_of(home, opened.staff),
        signed_by=name_of(home, shift.by),
        absent=opened.absent,
        taker=name_of(home, shift.answered_by or opened.to),
        state=shift.state,
        answered_at=shift.answered_at,
        words=shift.words,
        objection=shift.objection,
        lines=tuple(_line(one) for one in opened.items),
        sample=home.card.sample,
    )
    return render_handover(content)


def _line(one: OpenItem) -> HandoverLine:
    return HandoverLine(kind=one.kind, key=one.key, state=one.state, on=one.on, rupiah=one.rupiah)


def name_of(home: Home, staff: str) -> str:
    """An officer's display name, the id where the name is not known here."""
    row = home.reference.staff.get(staff)
    return (row.name if row else "") or staff


def confirm(home: Home, staff: str, pin: str, field: str) -> None:
    """The PIN of the one who signs; what is wrong with it is said at that field.

    :raises RuleViolation: `pin-wrong`, `pin-locked`.
    """
    try:
        home.confirm(staff, pin)
    except RuleViolation as error:
        raise RuleViolation(error.code, **(error.data | {"field": field})) from error


def _known(home: Home, staff: str) -> None:
    if staff not in home.reference.staff:
        raise NotFound("staff-unknown", staff=staff)


def _taker(home: Home, to: str, giver: str) -> None:
    """Another active officer whose role takes shifts over."""
    if to == giver:
        raise RuleViolation("second-person-same", field="to", action="shift.accept")
    row = home.reference.staff.get(to)
    if row is None or not row.active:
        raise NotFound("staff-unknown", staff=to)
    require(officer(to, row.role).role, "shift.accept")


def _read(connection: Connection, stream: str) -> Shift | None:
    return fold(stream, read_stream(connection, stream))


def today(home: Home) -> dt.date:
    """The office's own day now."""
    return home.reference.today(home.card.office, home.now())
