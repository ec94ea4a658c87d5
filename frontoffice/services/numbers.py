"""The station's own numbers: taken in turn, inside the transaction that uses them."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection

from frontoffice.domain.numbering import next_number
from frontoffice.services.home import Home
from frontoffice.store.store import write_setting
from frontoffice.store.work import Work

FLOOR = "number-floor:"
"""Setting behind which a series goes on: the last serial taken here, or printed elsewhere."""


def take(work: Work, home: Home, on: dt.date, *, receipt: bool = False) -> str:
    """The next registration or receipt number of this station for that local date.

    The last serial is kept in the same transaction, so a number that was rolled back with its act
    was never printed and may be taken again, and one that was written never is: not even while a
    conflict holds the fact that names it, and the read models know nothing of it.

    :raises RuleViolation: `numbers-used-up` after 9999 on one day.
    """
    series, station, office = home.series, home.card.station, home.card.office
    lead = "K" if receipt else ""
    prefix = f"{lead}{office}-{on:%y%m%d}-{station:02}{series}"
    table = "receipt_row" if receipt else "case_row"
    last, floor = work.row(
        f"SELECT max(number), (SELECT value FROM setting WHERE name = ?) FROM {table} "
        "WHERE number >= ? AND number < ?",
        (FLOOR + prefix, prefix, prefix + "~"),
    )
    serial = int(last[len(prefix) : len(prefix) + 4]) if last else 0
    # The rows count where this home was made by a program that kept no floor.
    serial = max(serial, int(floor or 0))
    number = next_number(office, on, station, series, serial, receipt)
    set_floor(work.connection, prefix, number.serial)
    return number.text


def set_floor(connection: Connection, prefix: str, serial: int) -> None:
    """Goes on behind a number that is on paper, whether or not it is in this journal's rows."""
    write_setting(connection, FLOOR + prefix, str(serial).encode())
