"""Proof: verifying the journal, its signed heads, exporting it, rebuilding the read models."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from frontoffice.domain.errors import StoreTrouble
from frontoffice.domain.facts import read_body
from frontoffice.domain.reference_facts import AccessLogged
from frontoffice.domain.staff import require
from frontoffice.domain.standard_draft import CommentReceived
from frontoffice.journal.entry import Entry
from frontoffice.services.complaints_read import hidden_streams
from frontoffice.services.home import Home
from frontoffice.store import replica
from frontoffice.store.atomic import private_file
from frontoffice.store.entries import read_chain
from frontoffice.store.integrity import Bad, Progress, Verified, verify_journal
from frontoffice.store.integrity import verify_behind as behind

__all__ = [
    "Bad",
    "Head",
    "Progress",
    "Verified",
    "export",
    "heads",
    "rebuild",
    "verify",
    "verify_behind",
    "verify_daily",
]

FORMAT = "frontoffice-journal/1"
DAY_MS = 24 * 60 * 60 * 1000
AT_ONCE = 200_000
"""Entries of a few years at one counter: verified whole in the few seconds a drawer is counted."""
_WHOLE = "journal-whole"
_CORRUPT = ("store-corrupt", "store-wrong-key", "store-broken")


class Head(msgspec.Struct, frozen=True):
    """Where a chain stands here, in the hex a person can compare; `own` means this station's."""

    station: str
    feed: str
    seq: int
    hash: str
    signature: str | None
    own: bool


class _Whole(msgspec.Struct, frozen=True):
    """When the whole journal was verified here last (UTC ms), and what differed."""

    at: int
    bad: Bad | None


def verify(home: Home, progress: Progress | None = None) -> Verified:
    """Recomputes every chain from the stored rows; `first_bad` names the first place that differs.

    About ten seconds for a million entries. A damaged file is an answer, not an error. What was
    found is kept for `verify_behind`.
    """
    home.require("journal.verify")
    try:
        with home.store.read() as connection:
            found = verify_journal(connection, progress)
    except StoreTrouble as trouble:
        found = Verified(False, 0, 0, _damage(trouble))
    # A file that cannot be read may refuse to be written, too.
    with contextlib.suppress(StoreTrouble):
        kept = _Whole(home.now(), found.first_bad)
        home.store.set_setting(_WHOLE, msgspec.json.encode(kept))
    return found


def verify_daily(home: Home, progress: Progress | None = None) -> None:
    """Verifies the whole journal where nobody did since a day; the program does it by itself.

    :raises StoreTrouble: `journal-broken` with the place.
    """
    last = _whole(home)
    # A clock set back must not put it off for years.
    if last is not None and 0 <= home.now() - last.at < DAY_MS:
        return
    if (bad := verify(home, progress).first_bad) is not None:
        raise StoreTrouble("journal-broken", chain=bad.station, seq=bad.seq, why=bad.reason)


def verify_behind(
    home: Home, chain: bytes, seq: int, link: bytes, at_once: int = AT_ONCE
) -> Bad | None:
    """The first place that differs, of the whole journal where it has `at_once` entries at most.

    Of a longer one: what the last whole verification found, else what differs behind that entry;
    a day's entries are a moment's work, whatever lies before them.
    """
    home.require("journal.verify")
    try:
        if sum(head.seq for head in heads(home)) <= at_once:
            return verify(home).first_bad
        last = _whole(home)
        if last is not None and last.bad is not None:
            return last.bad
        with home.store.read() as connection:
            return behind(connection, chain, seq, link)
    except StoreTrouble as trouble:
        return _damage(trouble)


def _whole(home: Home) -> _Whole | None:
    kept = home.store.setting(_WHOLE)
    return msgspec.json.decode(kept, type=_Whole) if kept else None


def _damage(trouble: StoreTrouble) -> Bad:
    """What a file that could not be read says about the journal; any other trouble goes on."""
    if trouble.code not in _CORRUPT:
        raise trouble
    return Bad("", 0, trouble.code)


def heads(home: Home) -> list[Head]:
    """The signed head of every chain here that has entries, this station's own first."""
    with home.store.read() as connection:
        found = replica.heads(connection)
    return [
        Head(
            one.chain.hex(),
            one.feed,
            one.seq,
            one.hash.hex(),
            one.signature.hex() if one.signature else None,
            one.own,
        )
        for one in sorted(found, key=lambda one: (not one.own, one.chain))
        if one.seq > 0
    ]


def rebuild(home: Home, progress: Progress | None = None) -> int:
    """Drops the read models and folds the whole journal anew; the number of entries folded."""
    home.require("journal.verify")
    return home.store.rebuild(progress)


def export(home: Home, path: Path, *, personal: bool = False) -> int:
    """Writes every entry as one JSON object a line behind a line of signed heads; how many.

    A complaint about the officer who exports leaves only its place and hash (`withheld`).
    Personal parts only when asked for, by a role that may see them, and noted in the access log
    (UU 27/2022 ps. 31). Raises PermissionDenied, StoreTrouble where the file cannot be written.
    """
    acting = home.require("journal.export")
    if personal:
        require(acting.role, "privacy.view_nik")
        with home.store.work(acting.staff) as work:
            work.open("access", AccessLogged(items=((work.at, "journal.export", "*"),)))
    hidden = hidden_streams(home)
    count = 0
    with private_file(path) as file, home.store.read() as connection:
        chains = replica.heads(connection)
        file.write(msgspec.json.encode({"format": FORMAT, "heads": heads(home)}) + b"\n")
        for chain in chains:
            for line in _lines(read_chain(connection, chain.chain), personal, hidden):
                file.write(line)
                count += 1
    return count


def _lines(
    entries: Iterator[tuple[Entry, bytes]], personal: bool, hidden: frozenset[str]
) -> Iterator[bytes]:
    for entry, link in entries:
        if entry.stream in hidden or (hidden and _looked_at(entry, hidden)):
            # About the officer who exports: its place in the chain is all that is told.
            told = {"station": entry.chain.hex(), "seq": entry.seq, "hash": link.hex()}
            yield msgspec.json.encode(told | {"withheld": True}) + b"\n"
            continue
        line: dict[str, Any] = {
            "station": entry.chain.hex(),
            "seq": entry.seq,
            "act": entry.act,
            "at": entry.at,
            "clock": entry.clock,
            "stream": entry.stream,
            "after": [[chain.hex(), seq] for chain, seq in entry.after],
            "kind": entry.kind,
            "actor": entry.actor,
            "body": _plain(entry.body),
            "circle": entry.circle,
            "commitment": entry.commitment.hex() if entry.commitment else None,
            "hash": link.hex(),
        }
        # Who commented on a draft of a standard leaves the office in no file.
        shown = personal and entry.kind != CommentReceived.KIND
        if shown and entry.personal is not None and entry.salt is not None:
            line |= {"personal": _plain(entry.personal), "salt": entry.salt.hex()}
        yield msgspec.json.encode(line) + b"\n"


def _looked_at(entry: Entry, hidden: frozenset[str]) -> bool:
    """Whether an entry of the access log names a hidden stream."""
    if entry.kind != AccessLogged.KIND:
        return False
    body = read_body(entry.kind, entry.body)
    return isinstance(body, AccessLogged) and any(stream in hidden for _, _, stream in body.items)


def _plain(part: bytes) -> Any:
    """A part as plain data; bytes as base64. What cannot be decoded is shown as its bytes."""
    try:
        return msgspec.to_builtins(msgspec.msgpack.decode(part))
    except (msgspec.DecodeError, ValueError):
        return {"bytes": base64.b64encode(part).decode()}
