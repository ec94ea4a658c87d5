"""Paper for a total outage: numbers set apart for blank forms and receipts, and their ends.

A kit takes its numbers from the station's own series, so no electronic number can double them. Each
ends used (typed in later), spoiled or unused.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from frontoffice.documents.paper_kit import KitContent, render_kit
from frontoffice.domain.cash_claims import Kit, fold_kit
from frontoffice.domain.cash_facts import KitAccounted, KitReserved
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.services import numbers
from frontoffice.services.cash import EXPLAINED, reason_of
from frontoffice.services.home import Home
from frontoffice.services.paper_content import CHANNELS
from frontoffice.store.engine import driver
from frontoffice.store.entries import read_stream
from frontoffice.store.work import Changes

MOST_SHEETS = 100


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One blank paper of a kit: its pair of numbers and how it ended (`reserved` while open).

    `case` is the number of the case it was typed in as.
    """

    registration: str
    receipt: str
    state: str
    case: str | None = None


class KitDone(msgspec.Struct, frozen=True, kw_only=True):
    """A kit after an act."""

    kit: str
    sheets: tuple[Sheet, ...]
    changes: Changes = Changes()


def reserve(home: Home, sheets: int) -> KitDone:
    """Sets so many pairs of numbers apart, by a fact, before any paper is printed.

    Raises PermissionDenied, RuleViolation `kit-size-bad`, `numbers-used-up`.
    """
    acting = home.require("cash.kit")
    if type(sheets) is not int or not 1 <= sheets <= MOST_SHEETS:
        raise RuleViolation("kit-size-bad", field="sheets", most=MOST_SHEETS)
    with home.store.work(acting.staff) as work:
        on = home.reference_in(work).today(home.card.office, work.at)
        fact = KitReserved(
            office=home.card.office,
            station=home.card.station,
            on=on,
            registrations=tuple(numbers.take(work, home, on) for _ in range(sheets)),
            receipts=tuple(numbers.take(work, home, on, receipt=True) for _ in range(sheets)),
        )
        stream = work.open("kit", fact)
    return KitDone(kit=stream, sheets=tuple(sheets_of(home, stream)), changes=work.changes)


def account(home: Home, wanted: Sequence[str], state: str, reason: str) -> KitDone:
    """Says that papers of a kit are `spoiled`, or `unused` and destroyed; either number names one.

    Raises PermissionDenied, NotFound `kit-number-unknown`, RuleViolation `number-state-unknown`,
    `kit-number-ended`, `cash-reason-missing`.
    """
    acting = home.require("cash.move")
    if state not in EXPLAINED:
        raise RuleViolation("number-state-unknown", field="state", states=list(EXPLAINED))
    words = reason_of(reason, needed=True)
    named = [one.strip().upper() for one in wanted if one.strip()]
    if not named:
        raise NotFound("kit-number-unknown", number="-")
    with home.store.work(acting.staff) as work:
        by_kit: dict[str, list[str]] = {}
        for number in named:
            row = work.row(
                "SELECT n.stream, n.number, n.pair, n.state, EXISTS (SELECT 1 FROM paper_row "
                "WHERE source IN (n.number, n.pair)) FROM number_row n "
                "WHERE n.number = ? AND n.pair IS NOT NULL",
                (number,),
            )
            if row is None:
                raise NotFound("kit-number-unknown", number=number[:40])
            stream, first, pair, known, used = row
            if known != "reserved" or used:
                raise RuleViolation("kit-number-ended", number=number)
            by_kit.setdefault(stream, []).extend((first, pair))
        for stream, ended in by_kit.items():
            fact = KitAccounted(state=state, numbers=tuple(dict.fromkeys(ended)))
            work.record(stream, fact, words)
    return KitDone(kit=stream, sheets=tuple(sheets_of(home, stream)), changes=work.changes)


def kits(home: Home) -> list[Kit]:
    """The kits of this station, the newest first."""
    home.require("cash.open")
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT stream, max(number) FROM number_row WHERE pair IS NOT NULL "
            "GROUP BY stream ORDER BY 2 DESC LIMIT 20"
        )
        found = [fold_kit(stream, read_stream(connection, stream)) for stream, _ in rows.fetchall()]
    here = (home.card.office, home.card.station)
    return [
        one for one in found if one.reserved and (one.reserved.office, one.reserved.station) == here
    ]


def sheets_of(home: Home, stream: str) -> list[Sheet]:
    """Every paper of a kit with how it ended, in the order of its numbers.

    :raises NotFound: `kit-number-unknown`.
    """
    with home.store.read() as connection:
        kit = fold_kit(stream, read_stream(connection, stream))
        if kit.reserved is None:
            raise NotFound("kit-number-unknown", number=stream[:40])
        return [
            _sheet(kit, pair, _case_of(connection, pair))
            for pair in zip(kit.reserved.registrations, kit.reserved.receipts, strict=True)
        ]


def _case_of(connection: Connection, pair: tuple[str, str]) -> str | None:
    row = (
        driver(connection)
        .execute(
            "SELECT c.number FROM paper_row p JOIN case_row c ON c.stream = p.stream "
            "WHERE p.source IN (?, ?)",
            pair,
        )
        .fetchone()
    )
    return str(row[0]) if row else None


def _sheet(kit: Kit, pair: tuple[str, str], case: str | None) -> Sheet:
    registration, receipt = pair
    state = "used" if case else kit.states.get(registration, "reserved")
    return Sheet(registration=registration, receipt=receipt, state=state, case=case)


def open_sheets(home: Home) -> list[Sheet]:
    """Blank papers of this station that nobody has accounted for, the oldest first."""
    found = [one for kit in kits(home) for one in sheets_of(home, kit.stream)]
    return sorted(
        (one for one in found if one.state == "reserved"), key=lambda one: one.registration
    )


def kit_pdf(home: Home, stream: str) -> bytes:
    """The papers of a kit that are still open, two sheets of A5 each: form and receipt.

    :raises NotFound: `kit-number-unknown`.
    """
    home.require("cash.kit")
    pairs = tuple(
        (one.registration, one.receipt)
        for one in sheets_of(home, stream)
        if one.state == "reserved"
    )
    return render_kit(
        KitContent(
            office_name=home.card.office_name,
            counter=f"Loket {home.card.station}",
            pairs=pairs,
            complaint_channels=CHANNELS,
            sample=home.card.sample,
        )
    )
