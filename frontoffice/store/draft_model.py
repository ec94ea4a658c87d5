"""The read model of drafts of standards and of the comments on them: one row each."""

from __future__ import annotations

import msgspec
from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, Table, Text

from frontoffice.domain.facts import Recorded
from frontoffice.domain.standard_draft import CommentPersonal, fold, fold_comment
from frontoffice.store.engine import driver
from frontoffice.store.tables import models

NAME = "draft"
VERSION = 1
TABLES = ("standard_draft_row", "draft_comment_row")
WORDS = frozenset({"draft", "comment"})
"""The stream names this model reads."""

standard_draft_row = Table(
    "standard_draft_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("office", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("made_at", Integer, nullable=False),
    Column("until", Text),
    Column("content", Text),
    Index("standard_draft_code", "office", "code", "state"),
)

draft_comment_row = Table(
    "draft_comment_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("draft", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("received_at", Integer, nullable=False),
    Column("said", LargeBinary),
    Column("outcome", Text),
    Column("gist", Text),
    Column("answer", Text),
    Index("draft_comment_draft", "draft", "received_at"),
)


def write(connection: Connection, stream: str, recorded: list[Recorded]) -> None:
    """Brings the row of one draft or comment up to its facts."""
    run = driver(connection).execute
    is_draft = stream.startswith("draft:")
    table = TABLES[0] if is_draft else TABLES[1]
    run(f"DELETE FROM {table} WHERE stream = ?", (stream,))
    row = _draft(stream, recorded) if is_draft else _comment(stream, recorded)
    if row is not None:
        run(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _draft(stream: str, recorded: list[Recorded]) -> tuple[object, ...] | None:
    state = fold(stream, recorded)
    if state.opened is None:
        return None
    return (
        stream,
        state.opened.office,
        state.opened.code,
        state.state,
        state.made_at,
        state.until.isoformat() if state.until else None,
        state.adopted.content if state.adopted else None,
    )


def _comment(stream: str, recorded: list[Recorded]) -> tuple[object, ...] | None:
    state = fold_comment(stream, recorded)
    if state.received is None:
        return None
    said = next(
        (one.personal for one in recorded if isinstance(one.personal, CommentPersonal)), None
    )
    answered = state.answered
    return (
        stream,
        state.received.draft,
        state.received.channel,
        state.received.on.isoformat(),
        state.received_at,
        msgspec.msgpack.encode(said) if said else None,
        answered.outcome if answered else None,
        answered.gist if answered else None,
        answered.answer if answered else None,
    )
