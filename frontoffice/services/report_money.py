"""Money of a period: by method, voids, refunds, drawers, numbers nobody accounts for."""

from __future__ import annotations

from typing import Any

import msgspec

from frontoffice.domain.numbering import check_character
from frontoffice.services.report_cases import Scope
from frontoffice.store.engine import driver

_TAIL = 6
"""Serial, hyphen and check character at the end of a number."""

MOST_GAPS = 50

PAID = (
    "FROM payment_row WHERE office = :office AND at >= :first AND at < :end "
    "AND (:agency = '' OR service IN (SELECT DISTINCT service FROM report_row "
    "WHERE office = :office AND agency = :agency))"
)
PAID_BACK = (
    "FROM refund_row WHERE paid_at >= :first AND paid_at < :end AND (:agency = '' OR "
    "case_stream IN (SELECT stream FROM report_row WHERE agency = :agency))"
)


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What came in by one way: how often, rupiah, and what of it was voided later."""

    count: int
    rupiah: int
    voided: int
    voided_rupiah: int


class MoneyFigures(msgspec.Struct, frozen=True, kw_only=True):
    """`gaps` are receipt numbers between used ones that no case, kit or closing knows."""

    by_method: dict[str, Taken]
    rupiah: int
    voids: int
    voided_rupiah: int
    refunds: int
    refunded_rupiah: int
    closings: int
    difference_rupiah: int
    receipts: int
    gap_count: int
    gaps: tuple[str, ...]


def read(connection: Any, scope: Scope) -> MoneyFigures:
    """The figures; of one agency what its services took. Drawers and numbers are the office's."""
    run = driver(connection).execute
    rows = run(
        "SELECT method, count(*), sum(amount_rupiah), sum(voided_at IS NOT NULL), "
        "sum(CASE WHEN voided_at IS NOT NULL THEN amount_rupiah ELSE 0 END) "
        f"{PAID} GROUP BY method ORDER BY 3 DESC, 1",
        scope.values(),
    ).fetchall()
    by_method = {
        row[0]: Taken(count=row[1], rupiah=row[2], voided=row[3], voided_rupiah=row[4])
        for row in rows
    }
    refunds, refunded = run(
        f"SELECT count(*), coalesce(sum(rupiah), 0) {PAID_BACK}", scope.values()
    ).fetchone()
    closings, difference = run(
        "SELECT count(*), coalesce(sum(difference_rupiah), 0) FROM drawer_row WHERE "
        "office = :office AND day BETWEEN :since AND :until AND closed_at IS NOT NULL",
        scope.values(),
    ).fetchone()
    receipts, missing = missing_numbers(connection, scope)
    return MoneyFigures(
        by_method=by_method,
        rupiah=sum(one.rupiah for one in by_method.values()),
        voids=sum(one.voided for one in by_method.values()),
        voided_rupiah=sum(one.voided_rupiah for one in by_method.values()),
        refunds=refunds,
        refunded_rupiah=refunded,
        closings=closings,
        difference_rupiah=difference,
        receipts=receipts,
        gap_count=len(missing),
        gaps=tuple(missing[:MOST_GAPS]),
    )


def missing_numbers(connection: Any, scope: Scope) -> tuple[int, list[str]]:
    """How many receipt numbers were used, and those missing below the highest of each series.

    Numbers are the office's: those of one agency alone cannot be told from the others.
    """
    run = driver(connection).execute
    span = {
        "low": f"K{scope.office}-{scope.since:%y%m%d}",
        "high": f"K{scope.office}-{scope.until:%y%m%d}~",
    }
    used = (
        "SELECT number FROM receipt_row WHERE number BETWEEN :low AND :high "
        "UNION ALL SELECT number FROM number_row WHERE number BETWEEN :low AND :high"
    )
    place = f"substr(number, 1, length(number) - {_TAIL})"
    serial = f"CAST(substr(number, -{_TAIL}, 4) AS INTEGER)"
    groups = run(
        f"SELECT {place}, count(DISTINCT {serial}), max({serial}) FROM ({used}) GROUP BY 1", span
    ).fetchall()
    found = list[str]()
    for lead, count, highest in groups:
        if count < highest:
            known = run(f"SELECT {serial} FROM ({used})", {"low": lead, "high": f"{lead}~"})
            found += _missing(lead, highest, {one for (one,) in known.fetchall()})
    return sum(count for _, count, _ in groups), found


def _missing(lead: str, highest: int, have: set[int]) -> list[str]:
    """Numbers not used; those whose check would be `*` are stepped over by rule."""
    made = list[str]()
    for serial in range(1, highest):
        body = f"{lead}{serial:04}"
        check = check_character(body.replace("-", ""))
        if serial not in have and check != "*":
            made.append(f"{body}-{check}")
    return made
