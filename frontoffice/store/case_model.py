"""The read model of applications: one row per case, its receipts, its troubles, its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.case import Case, Details, details
from frontoffice.domain.facts import CaseMoved, CaseRegistered, Recorded, Ref
from frontoffice.store.engine import driver
from frontoffice.store.search import words_of

NAME = "case"
VERSION = 7
FRESH = 64
"""So many cases wait outside the word indexes at most; a search reads them one by one."""

_CASE = (
    "INSERT INTO case_row (id, stream, number, receipt_number, client_ref, office, agency, service,"
    " service_name, status, name, nik, registered_at, changed_at, due_on, legal_due_on,"
    " total_rupiah, paid_rupiah, unconfirmed, troubles) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_MOVED = (
    "UPDATE case_row SET status = ?, changed_at = ?, due_on = ?, legal_due_on = ?, unconfirmed = ? "
    "WHERE id = ?"
)
"""What a move can change: the indexes over all the other columns stay as they are."""

_RECEIPT = (
    "INSERT INTO receipt_row (number, stream, n, at, amount_rupiah, method, state) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_TROUBLE = "INSERT INTO trouble_row (stream, kind, detail, refs) VALUES (?, ?, ?, ?)"
_WORDS = "INSERT INTO case_words (rowid, text) VALUES (?, ?)"
_NAME = "INSERT OR IGNORE INTO name_word (word) VALUES (?)"
_FRESH = "INSERT OR REPLACE INTO case_fresh (id, words) VALUES (?, ?)"
_SETTLE = (
    "DELETE FROM case_words WHERE rowid IN (SELECT id FROM case_fresh)",
    "INSERT INTO case_words (rowid, text) SELECT id, words FROM case_fresh ORDER BY id",
    "DELETE FROM case_fresh",
)


def row_id(opened_at: int, chain: str, seq: int) -> int:
    """A row's place: by time of opening, so that the newest words are found first.

    Taken from the fact itself, so that a rebuilt model orders answers as the first one did.
    """
    return (max(opened_at, 0) & (1 << 43) - 1) << 20 | (seq & 0xFFF) << 8 | int(chain[:2], 16)


def search_text(case: Case, found: Details, papers: Iterable[str] = ()) -> str:
    """The words a case is found by; `papers` are the numbers it was typed in from."""
    opened = case.opened
    if opened is None:
        return ""
    parts = [opened.service, opened.service_name, opened.number]
    # A number typed whole, or its beginning, is one rare word and not four frequent ones.
    numbers = [opened.number, *(one.number for one in case.receipts), *papers]
    parts += ["".join(words_of(number)) for number in numbers]
    parts += papers
    if found.applicant is not None:
        parts += [found.applicant.name, found.applicant.nik or ""]
        company = found.applicant.company
        parts += [company.name, company.nib or "", company.npwp or ""] if company else []
    if found.representative is not None:
        parts.append(found.representative.name)
    return " ".join(words_of(" ".join(parts)))


def receipt_numbers(recorded: Iterable[Recorded]) -> set[str]:
    """Every receipt number the facts of a case name: rows under others it cannot have."""
    named = ("receipt_number", "replacement")
    numbers = {getattr(item.body, field, None) for item in recorded for field in named}
    return {one for one in numbers if one}


def paper_numbers(recorded: Iterable[Recorded]) -> list[str]:
    """The numbers of papers of an outage that facts of a case were typed in from."""
    named = (getattr(item.body, "source", None) for item in recorded)
    return list(dict.fromkeys(one for one in named if one))


def name_words(found: Details) -> list[str]:
    """The words of the names a case is found by in spite of a typing error."""
    names = [found.applicant.name if found.applicant else ""]
    if found.representative is not None:
        names.append(found.representative.name)
    return words_of(" ".join(names))


class CaseRows(NamedTuple):
    """Everything the read model holds of one case."""

    row: tuple[Any, ...]
    receipts: list[tuple[Any, ...]]
    troubles: list[tuple[Any, ...]]
    words: str
    names: list[str]


def rows_of(case: Case, recorded: list[Recorded], *, words: bool = True) -> CaseRows | None:
    """The rows of one case, folded of these facts; None while the opening fact is not here.

    Without `words` those it is found by are left out: a third of the work.
    """
    stream, opened = case.stream, case.opened
    if opened is None:
        return None
    found = details(recorded)
    chain, seq = stream.removeprefix("case:").split("/")
    applicant, receipt, due_on = found.applicant, case.receipt, case.due_on()
    legal = case.promise.legal_due_on if case.promise and due_on else None
    row = (
        row_id(case.opened_at, chain, int(seq)),
        stream,
        opened.number,
        receipt.number if receipt else None,
        opened.client_ref,
        opened.office,
        opened.agency,
        opened.service,
        opened.service_name,
        case.status,
        applicant.name if applicant else None,
        applicant.nik if applicant else None,
        case.opened_at,
        case.changed_at,
        due_on.isoformat() if due_on else None,
        legal.isoformat() if legal else None,
        case.fee.total_rupiah,
        case.paid_rupiah,
        case.papers_owed(),
        len(case.conflicts) + len(case.skipped) + len(case.waiting),
    )
    receipts = [
        (one.number, stream, n, one.at, one.amount_rupiah, one.method, one.state)
        for n, one in enumerate(case.receipts)
    ]
    troubles = [("conflict", one.group, one.heads) for one in case.conflicts]
    troubles += [("skipped", reason, (ref,)) for ref, reason in case.skipped]
    troubles += [("waiting", "predecessor", (ref,)) for ref in case.waiting]
    return CaseRows(
        row,
        receipts,
        [(stream, kind, what, msgspec.json.encode(refs)) for kind, what, refs in troubles],
        search_text(case, found, paper_numbers(recorded)) if words else "",
        name_words(found) if words else [],
    )


def write(
    connection: Connection, case: Case, recorded: list[Recorded], *, new: bool = False
) -> None:
    """Brings the rows of one case up to its facts; a `new` one has none to replace."""
    rows = rows_of(case, recorded)
    if rows is None:
        return
    run = driver(connection).execute
    if not new:
        run("DELETE FROM case_row WHERE id = ?", rows.row[:1])
        run("DELETE FROM trouble_row WHERE stream = ?", (case.stream,))
        for number in receipt_numbers(recorded):
            run("DELETE FROM receipt_row WHERE number = ? AND stream = ?", (number, case.stream))
    run(_CASE, rows.row)
    for line in rows.receipts:
        run(_RECEIPT, line)
    for line in rows.troubles:
        run(_TROUBLE, line)
    for word in rows.names:
        run(_NAME, (word,))
    run(_FRESH, (rows.row[0], rows.words))
    _settle(connection)


def write_arrived(
    connection: Connection, arrived: Iterable[tuple[Case, list[Recorded], frozenset[Ref]]]
) -> None:
    """Brings the rows of several cases up to facts from elsewhere, of which these refs are new.

    A case that opens here has no rows to replace; one that only moved keeps its words and receipts.
    """
    rows, kept = list[CaseRows](), list[CaseRows]()
    old = list[tuple[CaseRows, list[Recorded]]]()
    for case, recorded, new in arrived:
        opens = any(one.ref in new and isinstance(one.body, CaseRegistered) for one in recorded)
        moved = not opens and _only_moved(recorded, new)
        made = rows_of(case, recorded, words=not moved)
        if made is None:
            continue
        if moved and made.troubles:
            moved, made = False, rows_of(case, recorded) or made
        if moved:
            kept.append(made)
            continue
        rows.append(made)
        if not opens:
            old.append((made, recorded))
    many = driver(connection).executemany
    for statement, values in (
        ("DELETE FROM case_row WHERE id = ?", [one.row[:1] for one, _ in old]),
        ("DELETE FROM trouble_row WHERE stream = ?", [one.row[1:2] for one, _ in old]),
        (
            "DELETE FROM receipt_row WHERE number = ? AND stream = ?",
            [(number, one.row[1]) for one, facts in old for number in receipt_numbers(facts)],
        ),
        (_MOVED, [(*one.row[9:10], *one.row[13:16], one.row[18], one.row[0]) for one in kept]),
        (_CASE, [one.row for one in rows]),
        (_RECEIPT, [line for one in rows for line in one.receipts]),
        (_TROUBLE, [line for one in rows for line in one.troubles]),
        (_NAME, [(word,) for word in sorted({word for one in rows for word in one.names})]),
        (_FRESH, [(one.row[0], one.words) for one in rows]),
    ):
        if values:
            many(statement, values)
    if rows:
        _settle(connection)


def _only_moved(recorded: Iterable[Recorded], new: frozenset[Ref]) -> bool:
    """Whether the new facts are plain moves behind everything else of a stream without forks."""
    before: tuple[Ref, ...] = ()
    for one in recorded:
        if one.after != before or (one.ref in new and not isinstance(one.body, CaseMoved)):
            return False
        before = (one.ref,)
    return True


def _settle(connection: Connection) -> None:
    """Moves the words that wait into the word index when they are enough."""
    run = driver(connection).execute
    if run("SELECT count(*) FROM case_fresh").fetchone()[0] >= FRESH:
        for statement in _SETTLE:
            run(statement)


def write_many(connection: Connection, cases: Iterable[tuple[Case, list[Recorded]]]) -> None:
    """Adds the rows of cases that have none yet."""
    many = [rows for case, recorded in cases if (rows := rows_of(case, recorded)) is not None]
    # FTS5 writes out what it gathered whenever a place is not behind the one before.
    many.sort(key=lambda one: one.row[0])
    run = driver(connection).executemany
    for statement, values in (
        (_CASE, [one.row for one in many]),
        (_RECEIPT, [line for one in many for line in one.receipts]),
        (_TROUBLE, [line for one in many for line in one.troubles]),
        (_WORDS, [(one.row[0], one.words) for one in many]),
        (_NAME, [(word,) for word in sorted({word for one in many for word in one.names})]),
    ):
        if values:
            run(statement, values)
