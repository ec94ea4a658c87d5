"""Finds cases and people by number, NIK, beginnings of words, and in spite of typing errors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.case import CLOSED, STATUSES
from frontoffice.store.engine import driver

CANDIDATES = 200
"""How many near names are compared one by one when no word fits exactly."""

OPEN = tuple(status for status in STATUSES if status not in CLOSED)

NEAR_WORDS = 6
"""How many words of names may stand for one that was mistyped."""

_NUMBER = re.compile(r"[A-Za-z0-9]{2,9}-\d{1,6}(-[0-9A-Za-z]{0,7}(-[0-9A-Za-z]?)?)?")
"""A registration or receipt number, or its beginning."""

ENOUGH = 0.42
"""Share of common letter triples from which two names count as the same one mistyped."""

_LATE = "due_on < ? AND status NOT IN ('ready', 'refused')"
"""Promised before that day and still owed: what waits to be picked up is not late."""

_COLUMNS = (
    "c.stream, c.number, c.receipt_number, c.agency, c.service, c.service_name, c.status, c.name, "
    "c.nik, c.registered_at, c.changed_at, c.due_on, c.legal_due_on, c.total_rupiah, "
    "c.paid_rupiah, c.unconfirmed, c.troubles, c.id"
)


class CaseLine(msgspec.Struct, frozen=True):
    """One application in a list. `name` and `nik` are None where personal data is not here."""

    stream: str
    number: str
    receipt_number: str | None
    agency: str
    service: str
    service_name: str
    status: str
    name: str | None
    nik: str | None
    registered_at: int
    changed_at: int
    due_on: str | None
    legal_due_on: str | None
    total_rupiah: int | None
    paid_rupiah: int
    unconfirmed: int
    troubles: int
    place: int


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed to; `late_on` keeps those promised before that ISO date.

    `also` is one more condition over the row `c`, with its values (`services.worklist`).
    """

    statuses: tuple[str, ...] = ()
    late_on: str | None = None
    agencies: tuple[str, ...] = ()
    also: tuple[str, tuple[str | int, ...]] | None = None


def words_of(text: str) -> list[str]:
    """The words of a query: letters and digits, lower case, without accents."""
    plain = text.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.findall(r"[0-9a-z]+", plain)


def is_number(text: str) -> bool:
    """Whether a query is a registration or receipt number, or its beginning."""
    return _NUMBER.fullmatch(text.strip()) is not None


def triples(text: str) -> set[str]:
    """The letter triples of a text, by which mistyped names are compared."""
    padded = f" {' '.join(words_of(text))} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def likeness(wanted: str, found: str) -> float:
    """How much of what was typed is in what was found, 0 to 1; short names are not favoured."""
    typed, there = triples(wanted), triples(found)
    if not typed or not there:
        return 0.0
    words = [triples(word) for word in found.split()]
    return max(
        len(typed & there) / len(typed),
        *(2 * len(typed & word) / (len(typed) + len(word)) for word in words),
    )


def find_cases(
    connection: Connection,
    query: str = "",
    narrowed: Filter | None = None,
    *,
    limit: int = 50,
    offset: int = 0,
) -> tuple[list[CaseLine], int]:
    """The newest cases that fit, and how many there are in all.

    A number or a NIK is found by its beginning, words by theirs; when no case has all the words,
    names that are nearly the same are tried.
    """
    where, values = _narrowing(narrowed or Filter())
    words = words_of(query)
    if not words:
        return _listed(connection, where, values, limit, offset)
    compact = "".join(words)
    if compact.isdigit() and len(compact) >= 6:
        fits = [*where, "c.nik >= ? AND c.nik < ?"]
        found = _listed(connection, fits, [*values, compact, compact + ":"], limit, offset)
        if found[1]:
            return found
    groups = [[compact]] if _NUMBER.fullmatch(query.strip()) else [[word] for word in words]
    hits, sought = _hits(groups)
    found = _select(connection, hits, where, [*sought, *values], limit, offset)
    if found[1] or offset:
        return found
    return _nearly(connection, words, where, values, limit)


def _hits(groups: Sequence[Sequence[str]]) -> tuple[str, list[str]]:
    """A table of the cases that have a word of every group, and its values.

    Words of the newest cases are not in the index yet (`case_model.FRESH`).
    """
    match = " AND ".join("(" + " OR ".join(f'"{one}"*' for one in group) + ")" for group in groups)
    fresh = " AND ".join(
        "(" + " OR ".join("instr(' ' || words, ?)" for _ in group) + ")" for group in groups
    )
    return (
        "(SELECT rowid AS id FROM case_words WHERE case_words MATCH ? AND rowid NOT IN "
        f"(SELECT id FROM case_fresh) UNION ALL SELECT id FROM case_fresh WHERE {fresh})",
        [match, *(f" {word}" for group in groups for word in group)],
    )


def _narrowing(narrowed: Filter) -> tuple[list[str], list[Any]]:
    where, values = [], list[Any]()
    statuses = narrowed.statuses
    if narrowed.late_on is not None and not statuses:
        # Only these are promised anything; the index holds their dates.
        statuses = OPEN
    for column, wanted in (("status", statuses), ("agency", narrowed.agencies)):
        if wanted:
            where.append(f"c.{column} IN ({', '.join('?' * len(wanted))})")
            values += wanted
    if narrowed.late_on is not None:
        where.append(f"c.{_LATE.replace('status', 'c.status')}")
        values.append(narrowed.late_on)
    if narrowed.also is not None:
        where.append(narrowed.also[0])
        values += narrowed.also[1]
    return where, values


def _listed(
    connection: Connection, where: Sequence[str], values: Sequence[Any], limit: int, offset: int
) -> tuple[list[CaseLine], int]:
    condition = f"WHERE {' AND '.join(where)}" if where else ""
    run = connection.exec_driver_sql
    total = run(f"SELECT count(*) FROM case_row c {condition}", tuple(values)).scalar() or 0
    rows = run(
        f"SELECT {_COLUMNS} FROM case_row c {condition} ORDER BY c.id DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    return [CaseLine(*row) for row in rows], total


def _select(
    connection: Connection,
    hits: str,
    where: Sequence[str],
    values: Sequence[Any],
    limit: int,
    offset: int,
) -> tuple[list[CaseLine], int]:
    """One page of the cases among `hits`, the newest first, and how many fit in all."""
    source = f"{hits} h"
    if where:
        # That index is small and stays in memory; the rows of many hits do not.
        by_status = "INDEXED BY case_status" if where[0].startswith("c.status") else ""
        source += f" CROSS JOIN case_row c {by_status} ON c.id = h.id WHERE {' AND '.join(where)}"
    # Places first, rows after: the hits are walked once, and a page reads its own rows only.
    run = driver(connection).execute
    places = [place for (place,) in run(f"SELECT h.id FROM {source}", tuple(values)).fetchall()]
    places.sort(reverse=True)
    rows = run(
        f"SELECT {_COLUMNS} FROM case_row c WHERE c.id IN (SELECT value FROM json_each(?)) "
        "ORDER BY c.id DESC",
        (msgspec.json.encode(places[offset : offset + limit]).decode(),),
    )
    return [CaseLine(*row) for row in rows], len(places)


def _nearly(
    connection: Connection,
    words: Sequence[str],
    where: Sequence[str],
    values: Sequence[Any],
    limit: int,
) -> tuple[list[CaseLine], int]:
    """Cases whose names are made of words near those typed, the likest names first."""
    groups = [meant for word in words if (meant := _near_words(connection, word))]
    if not groups:
        return [], 0
    hits, sought = _hits(groups)
    lines, _ = _select(connection, hits, where, [*sought, *values], CANDIDATES, 0)
    scored = [(likeness(" ".join(words), line.name or ""), line) for line in lines]
    near = sorted(
        (pair for pair in scored if pair[0] >= ENOUGH), key=lambda pair: (-pair[0], -pair[1].place)
    )
    return [line for _, line in near[:limit]], len(near)


def _near_words(connection: Connection, typed: str) -> list[str]:
    """The words of names that share most letter triples with a typed one, itself if it is one."""
    grams = sorted(gram for gram in triples(typed) if " " not in gram)
    if not grams:
        return []
    rows = connection.exec_driver_sql(
        "SELECT word FROM name_word WHERE id IN (SELECT rowid FROM name_grams "
        f"WHERE name_grams MATCH ? ORDER BY rank LIMIT {CANDIDATES})",
        (" OR ".join(f'"{gram}"' for gram in grams[:24]),),
    )
    near = sorted((-likeness(typed, word), word) for word in rows.scalars())
    return [word for score, word in near[:NEAR_WORDS] if -score >= ENOUGH]


def count_by_status(connection: Connection) -> dict[str, int]:
    """How many cases stand where."""
    rows = connection.exec_driver_sql("SELECT status, count(*) FROM case_row GROUP BY status")
    return dict(rows.all())


def count_late(connection: Connection, today: str) -> int:
    """How many promises are broken today (ISO date)."""
    return (
        connection.exec_driver_sql(
            f"SELECT count(*) FROM case_row WHERE {_LATE}", (today,)
        ).scalar()
        or 0
    )


def case_by_number(connection: Connection, number: str) -> str | None:
    """The stream of the case with this registration or receipt number, hyphens or not.

    Last the number of a paper of an outage, where one case only was typed in from it.
    """
    typed = "".join(words_of(number)).upper()
    wanted = f"{typed[:-14]}-{typed[-14:-8]}-{typed[-8:-1]}-{typed[-1:]}"
    for table in ("case_row", "receipt_row"):
        found = connection.exec_driver_sql(
            f"SELECT stream FROM {table} WHERE number = ?", (wanted,)
        ).scalar()
        if found:
            return str(found)
    named = connection.exec_driver_sql(
        "SELECT stream FROM paper_row WHERE source = ? LIMIT 2", (" ".join(number.split()).upper(),)
    ).scalars()
    streams = [str(stream) for stream in named]
    return streams[0] if len(streams) == 1 else None


def open_cases_of(connection: Connection, nik: str, service: str) -> list[CaseLine]:
    """Cases of the same person and service that are not closed: the duplicate warning."""
    rows = connection.exec_driver_sql(
        f"SELECT {_COLUMNS} FROM case_row c WHERE c.nik = ? AND c.service = ? "
        "AND c.status NOT IN ('handed_over', 'withdrawn', 'expired') ORDER BY c.id DESC",
        (nik, service),
    )
    return [CaseLine(*row) for row in rows]


def latest_case_of(connection: Connection, nik: str) -> str | None:
    """The newest case of a person, whose personal part fills in a known person."""
    found = connection.exec_driver_sql(
        "SELECT stream FROM case_row WHERE nik = ? ORDER BY id DESC LIMIT 1", (nik,)
    ).scalar()
    return str(found) if found else None
