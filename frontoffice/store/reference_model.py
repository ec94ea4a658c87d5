"""The read model of reference data: the fact that counts in each stream, by kind and code."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from frontoffice.domain.facts import Fact, ReasonPersonal, Recorded, write_part
from frontoffice.domain.opening import OpeningSet
from frontoffice.domain.reference_facts import (
    CataloguePublished,
    CharterPersonal,
    CharterSigned,
    ComplaintClockSet,
    HolidaysSet,
    OfficeSet,
    StaffAdmitted,
    StaffPersonal,
    StandardPublished,
    StationCertified,
)
from frontoffice.domain.stream import order

NAME = "reference"
VERSION = 3
TABLES = ("reference_row",)
MARK = "reference-mark"
"""A local setting that changes with these rows, so that a snapshot knows when it is old."""

CLOCK, CHARTER = "complaint-clock", "charter"
WORDS = frozenset(
    {"standard", "catalogue", "office", "holidays", "opening", "staff", "station", CLOCK, CHARTER}
)
"""The stream names this model reads."""


def _code(body: Fact) -> tuple[str, str]:
    """(code, authority) of a reference fact."""
    match body:
        case StandardPublished(code=code, authority=authority):
            return code, authority
        case OfficeSet(code=code, authority=authority):
            return code, authority
        case OpeningSet(office=code, authority=authority):
            return code, authority
        case StaffAdmitted(staff=code, authority=authority):
            return code, authority
        case StationCertified(office=office, station=station, authority=authority):
            return f"{office}/{station:02d}", authority
        case ComplaintClockSet(office=code, authority=authority):
            return code, authority
        case CharterSigned(office=code, authority=authority):
            return code, authority
        case CataloguePublished(authority=authority) | HolidaysSet(authority=authority):
            return "", authority
        case _:
            return "", ""


def _said(item: Recorded) -> str | None:
    """The words of the personal part that stand beside the row: a name, or a reason."""
    match item.personal:
        case StaffPersonal(name=words) | CharterPersonal(head_name=words):
            return words
        case ReasonPersonal(reason=words):
            return words
        case _:
            return None


def row_of(stream: str, recorded: list[Recorded]) -> tuple[Any, ...] | None:
    """The row of one reference stream: its last fact that is not held back by a conflict."""
    ordered = order(recorded)
    counted = [
        item
        for item in ordered.facts
        if item.body is not None
        and item.ref not in ordered.held
        and item.ref not in ordered.superseded
        and _code(item.body)[1]
    ]
    if not counted:
        return None
    last = counted[-1]
    assert last.body is not None
    code, authority = _code(last.body)
    name = next((said for one in reversed(counted) if (said := _said(one)) is not None), None)
    kind = stream.partition(":")[0]
    return (stream, kind, code, authority, last.at, last.ref[1], name, write_part(last.body))


def write(connection: Connection, stream: str, recorded: list[Recorded]) -> None:
    """Brings the row of one reference stream up to its facts."""
    row = row_of(stream, recorded)
    connection.exec_driver_sql("DELETE FROM reference_row WHERE stream = ?", (stream,))
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, randomblob(8))", (MARK,)
    )
    if row is not None:
        connection.exec_driver_sql(
            "INSERT INTO reference_row (stream, kind, code, authority, at, seq, name, body) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
