"""Destroying personal data for good: in the journal, the drafts, the word indexes and the file.

Which streams were erased is a list of its own, never shortened: it blanks what arrives later, by
whatever way. Chains stay whole, because a hash covers the commitment and not the personal data.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.erasure_facts import PersonalErased
from frontoffice.domain.facts import (
    CorrectionPersonal,
    Personal,
    RegistrationPersonal,
    read_body,
    read_personal,
)
from frontoffice.journal.entry import Entry, without_personal
from frontoffice.store.engine import driver
from frontoffice.store.search import words_of

NAME, VERSION = "erasure", 1
"""A home made before erasure is brought up by one rebuild of its read models."""

TABLE = "CREATE TABLE IF NOT EXISTS erased (stream TEXT PRIMARY KEY) WITHOUT ROWID"
SCRUB = "erasure-scrub"
"""Setting: the file still holds bytes of what was erased, until it is written anew."""

_HERE = "SELECT 1 FROM sqlite_master WHERE name = ?"


class People(msgspec.Struct):
    """Whom the erased facts named: only to find what else names them, never kept."""

    niks: set[str] = msgspec.field(default_factory=set)
    names: set[str] = msgspec.field(default_factory=set)
    words: set[str] = msgspec.field(default_factory=set)


def named_in(kinds: Iterable[tuple[str, bytes]]) -> set[str]:
    """The streams that facts of erasure among these (kind, body) name."""
    bodies = [read_body(kind, body) for kind, body in kinds if kind == PersonalErased.KIND]
    return {one for body in bodies if isinstance(body, PersonalErased) for one in body.streams}


def listed(connection: Connection) -> list[str]:
    """Every stream that was erased, as far as this replica knows."""
    if connection.exec_driver_sql(_HERE, ("erased",)).first() is None:
        return []  # A backup of an earlier program.
    return list(connection.exec_driver_sql("SELECT stream FROM erased ORDER BY stream").scalars())


def among(connection: Connection, streams: Iterable[str]) -> set[str]:
    """Those of these streams that were erased."""
    run, found = driver(connection).execute, "SELECT 1 FROM erased WHERE stream = ?"
    return {stream for stream in set(streams) if run(found, (stream,)).fetchone()}


def arriving(
    connection: Connection, run: Sequence[tuple[Entry, bytes]]
) -> Sequence[tuple[Entry, bytes]]:
    """Entries about to be written, without the personal data of streams that were erased."""
    gone = among(connection, (entry.stream for entry, _ in run if entry.personal is not None))
    if not gone:
        return run
    return [
        (without_personal(entry) if entry.stream in gone else entry, link) for entry, link in run
    ]


def blank(connection: Connection, streams: Iterable[str]) -> tuple[set[str], People]:
    """Notes streams as erased and takes their personal data out of journal, quarantine and drafts.

    Answers the streams that held any and have to be folded anew, and whom they named.
    """
    run = driver(connection).execute
    streams, changed, people = sorted(set(streams)), set[str](), People()
    driver(connection).executemany(
        "INSERT OR IGNORE INTO erased (stream) VALUES (?)", [(one,) for one in streams]
    )
    tables = [one for one in ("entry", "quarantine") if run(_HERE, (one,)).fetchone()]
    for stream in streams:
        for table in tables:
            held = f"SELECT kind, personal FROM {table} WHERE stream = ? AND personal IS NOT NULL"
            for kind, data in run(held, (stream,)).fetchall():
                _note(people, read_personal(kind, data))
            done = run(
                f"UPDATE {table} SET personal = NULL, salt = NULL "
                "WHERE stream = ? AND personal IS NOT NULL",
                (stream,),
            )
            if done.rowcount:
                changed.add(stream)
    if changed:
        _discard_drafts(connection, people)
        run("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (SCRUB, b"1"))
    return changed, people


def blank_known(connection: Connection) -> None:
    """Blanks what every fact of erasure in the journal names, whatever program took it in."""
    run = driver(connection).execute
    run(TABLE)
    rows = run("SELECT kind, body FROM entry WHERE kind = ?", (PersonalErased.KIND,)).fetchall()
    blank(connection, named_in(rows) | set(listed(connection)))


def _note(people: People, personal: Personal | None) -> None:
    if isinstance(personal, RegistrationPersonal):
        applicant = personal.applicant
        _note_person(people, applicant.nik, applicant.name)
        for helper in (personal.representative, personal.companion):
            if helper is not None and helper.name:
                people.words.update(words_of(helper.name))
    elif isinstance(personal, CorrectionPersonal):
        for values in (personal.old, personal.new):
            _note_person(people, values.get("nik"), values.get("name"))


def _note_person(people: People, nik: Any, name: Any) -> None:
    if isinstance(nik, str) and nik:
        people.niks.add(nik)
    if isinstance(name, str) and name.strip():
        people.names.add(" ".join(words_of(name)))
        people.words.update(words_of(name))


def _discard_drafts(connection: Connection, people: People) -> None:
    """Drafts that name them: by NIK, or by name where none was typed yet."""
    run = driver(connection).execute
    for number, body in run("SELECT id, body FROM draft").fetchall():
        plain = msgspec.msgpack.decode(body)
        request = plain.get("request") if isinstance(plain, dict) else None
        applicant = (request.get("applicant") if isinstance(request, dict) else None) or {}
        nik, name = applicant.get("nik"), " ".join(words_of(str(applicant.get("name") or "")))
        if nik in people.niks or (not nik and name in people.names):
            run("DELETE FROM draft WHERE id = ?", (number,))


def forget_words(connection: Connection, people: People) -> None:
    """Takes words that only the erased names were made of out of the indexes, and merges these.

    An index keeps what was deleted from it until its parts are merged.
    """
    run = driver(connection).execute
    for word in sorted(people.words):
        kept = run("SELECT id FROM name_word WHERE word = ?", (word,)).fetchone()
        if kept is None or _in_use(connection, word):
            continue
        run(
            "INSERT INTO name_grams (name_grams, rowid, word) VALUES ('delete', ?, ?)",
            (*kept, word),
        )
        run("DELETE FROM name_word WHERE id = ?", kept)
    for index in ("name_grams", "case_words"):
        run(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def _in_use(connection: Connection, word: str) -> bool:
    """Whether another case is found by this word."""
    run = driver(connection).execute
    fresh = "SELECT 1 FROM case_fresh WHERE instr(' ' || words || ' ', ?) LIMIT 1"
    if run(fresh, (f" {word} ",)).fetchone():
        return True
    found = run(
        "SELECT 1 FROM case_words WHERE case_words MATCH ? LIMIT 1", (f'"{word}"',)
    ).fetchone()
    return found is not None


def write_anew(connection: Connection) -> bool:
    """Writes the whole file anew where something was erased; False while others are reading it.

    Only then do its free pages and its log hold nothing of what was erased. Outside a transaction.
    """
    run = driver(connection).execute
    if run("SELECT 1 FROM setting WHERE name = ?", (SCRUB,)).fetchone() is None:
        return True
    (patience,) = run("PRAGMA busy_timeout").fetchone()
    # The counter waits behind this: a reader that stays means another time.
    run("PRAGMA busy_timeout = 300")
    try:
        run("VACUUM")
        busy, *_ = run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        run(f"PRAGMA busy_timeout = {patience}")
    if busy:
        return False
    run("DELETE FROM setting WHERE name = ?", (SCRUB,))
    return True
