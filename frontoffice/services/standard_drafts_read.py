"""Reading drafts of service standards: the list, and one beside the version it would replace."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from frontoffice.domain.errors import FrontOfficeError, NotFound
from frontoffice.domain.facts import Ref
from frontoffice.domain.standard import Component, Standard
from frontoffice.domain.standard_changes import changes
from frontoffice.domain.standard_draft import LIVE, StandardDraft, fold
from frontoffice.services.home import Home
from frontoffice.services.settlements import open_splits
from frontoffice.store.engine import driver
from frontoffice.store.entries import read_stream


class DraftLine(msgspec.Struct, frozen=True, kw_only=True):
    """A draft in a list; `days_left` to comment only while it is open, `waiting` not answered.

    `content` names the version it became.
    """

    stream: str
    code: str
    name: str
    stage: str
    made_at: int
    until: dt.date | None
    days_left: int | None
    comments: int
    waiting: int
    content: str | None = None


class Pair(msgspec.Struct, frozen=True):
    """One component as it is and as the draft has it."""

    before: Component
    after: Component
    changed: bool


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of two acts on a draft that did not know of each other: its last fact and who did it."""

    ref: Ref
    at: int
    actor: str
    kind: str


class DraftFile(msgspec.Struct, frozen=True, kw_only=True):
    """A draft whole; `beside` is the version in force while it is live, else the one it began from.

    `moved_on`: another version came into force since it was begun.
    """

    line: DraftLine
    draft: StandardDraft
    standard: Standard
    beside: Standard
    pairs: tuple[Pair, ...]
    moved_on: bool
    sides: tuple[Side, ...] = ()


def listing(home: Home) -> list[DraftLine]:
    """Every draft of this office, those under way first, then the newest."""
    today = home.reference.today(home.card.office, home.now())
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT d.stream, d.code, d.state, d.made_at, d.until, d.content, count(c.stream), "
            "coalesce(sum(c.stream IS NOT NULL AND c.outcome IS NULL), 0) "
            "FROM standard_draft_row d LEFT JOIN draft_comment_row c ON c.draft = d.stream "
            "WHERE d.office = ? GROUP BY d.stream "
            "ORDER BY d.state IN ('adopted', 'withdrawn'), d.made_at DESC, d.stream",
            (home.card.office,),
        )
        return [_line(home, row, today) for row in rows.fetchall()]


def _line(home: Home, row: tuple[Any, ...], on: dt.date) -> DraftLine:
    stream, code, state, made_at, until, content, comments, waiting = row
    last = dt.date.fromisoformat(until) if until else None
    over = state == "open" and last is not None and on > last
    versions = home.reference.versions.get(code)
    return DraftLine(
        stream=stream,
        code=code,
        name=versions[-1].standard.name if versions else code,
        stage="discussed" if over else state,
        made_at=made_at,
        until=last,
        days_left=(last - on).days if last and state == "open" and not over else None,
        comments=comments,
        waiting=waiting,
        content=content,
    )


def read(home: Home, stream: str) -> StandardDraft:
    """The state of a draft, by its stream or by the code of a service (its latest).

    Raises NotFound `draft-unknown`.
    """
    with home.store.read() as connection:
        row = (
            driver(connection)
            .execute(
                "SELECT stream FROM standard_draft_row WHERE office = ? AND (stream = ? "
                "OR code = ?) ORDER BY made_at DESC, stream LIMIT 1",
                (home.card.office, stream, stream),
            )
            .fetchone()
        )
        if row is None:
            raise NotFound("draft-unknown", draft=stream[:40])
        return fold(row[0], read_stream(connection, row[0]))


def show(home: Home, stream: str) -> DraftFile:
    """A draft beside the version it would replace.

    Raises NotFound `draft-unknown`.
    """
    draft = read(home, stream)
    assert draft.opened is not None
    line = next(one for one in listing(home) if one.stream == draft.stream)
    text, begun = standard_of(draft), home.reference.by_content(draft.opened.base)
    beside = (_in_force(home, line.code) if line.stage in LIVE else begun) or begun or text
    changed = {one.number for one in changes(beside, text)}
    pairs = zip(beside.components(), text.components(), strict=True)
    with home.store.read() as connection:
        recorded = read_stream(connection, draft.stream)
    heads = {ref for split in open_splits(recorded) for ref in split.heads}
    return DraftFile(
        line=line,
        draft=draft,
        standard=text,
        beside=beside,
        pairs=tuple(Pair(one, other, other.number in changed) for one, other in pairs),
        moved_on=line.stage in LIVE and beside.content_name != draft.opened.base,
        sides=tuple(
            Side(ref=one.ref, at=one.at, actor=one.actor, kind=one.kind)
            for one in recorded
            if one.ref in heads
        ),
    )


def _in_force(home: Home, code: str) -> Standard | None:
    today = home.reference.today(home.card.office, home.now())
    try:
        return home.reference.standard(code, today).standard
    except FrontOfficeError:
        return None


def standard_of(draft: StandardDraft) -> Standard:
    """The text of a draft as it is now."""
    return msgspec.convert(draft.contents[-1], Standard)
