"""What changed between two versions of a service standard, component by component."""

from __future__ import annotations

import datetime

import msgspec

from frontoffice.domain.standard import NOT_FILLED, Standard

EXPIRY_NOTICE_DAYS = 60
"""So long before its end a standard is marked; a decree takes about two months to renew."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Lines that a newer version of a component took out and brought in."""

    number: int
    title: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


def changes(older: Standard, newer: Standard) -> tuple[Change, ...]:
    """The components that differ, in their legal order; a reordering alone counts as none."""
    found = []
    for before, after in zip(older.components(), newer.components(), strict=True):
        was = [line for line in before.lines if line != NOT_FILLED]
        now = [line for line in after.lines if line != NOT_FILLED]
        gone = tuple(line for line in was if line not in now)
        new = tuple(line for line in now if line not in was)
        if gone or new:
            found.append(Change(number=after.number, title=after.title, gone=gone, new=new))
    return tuple(found)


def days_left(standard: Standard, today: datetime.date) -> int | None:
    """Days until the standard's last day, where it lies within the notice; else None."""
    if standard.valid_to is None:
        return None
    left = (standard.valid_to - today).days
    return left if 0 <= left <= EXPIRY_NOTICE_DAYS else None
