"""What the public says about a draft of a standard: taken down, answered, counted."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.staff import may
from frontoffice.domain.standard_draft import (
    CHANNELS,
    OUTCOMES,
    CommentAnswered,
    CommentPersonal,
    CommentReceived,
)
from frontoffice.services.home import Home
from frontoffice.services.standard_drafts import MOST_WORDS, public_words
from frontoffice.services.standard_drafts_read import read
from frontoffice.store.engine import driver
from frontoffice.store.work import Changes

CIRCLE = "supervisors"
MOST_NAME = 120
_LEAST_NAME = 4
"""A word of a name shorter than this may be any word of the gist."""


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """A comment; `text` and `name` None where they may not or cannot be shown."""

    stream: str
    draft: str
    channel: str
    on: dt.date
    received_at: int
    text: str | None
    name: str | None
    outcome: str | None
    gist: str | None
    answer: str | None


def said_of(text: str, name: str) -> CommentPersonal:
    """The personal part of a comment, at a desk or at the centre.

    Raises RuleViolation `comment-text-missing`.
    """
    words = text.strip()
    if not any(one.isalnum() for one in words) or len(words) > MOST_WORDS:
        raise RuleViolation("comment-text-missing", field="text", most=MOST_WORDS)
    return CommentPersonal(text=words, name=" ".join(name.split())[:MOST_NAME])


def receive(
    home: Home, draft: str, text: str, channel: str, name: str = "", on: dt.date | None = None
) -> Changes:
    """Takes down what came to the office: on paper, in a meeting, at a counter.

    `on` is the day it came, within the time for comments, also when that is over by now. Raises
    PermissionDenied, NotFound `draft-unknown`, RuleViolation `comment-*`, `draft-not-open`.
    """
    acting = home.require("draft.comment")
    said = said_of(text, name)
    if channel not in CHANNELS or channel == "web":
        raise RuleViolation("comment-channel-bad", field="channel", choices=list(CHANNELS[1:]))
    found = read(home, draft)
    today = home.reference.today(home.card.office, home.now())
    came = on or today
    found.require(today, "open", "discussed")
    first, last = found.published_on, found.until
    if first is None or last is None or not first <= came <= min(last, today):
        raise RuleViolation(
            "draft-not-open", field="on", since=str(first or "-"), until=str(last or "-")
        )
    fact = CommentReceived(draft=found.stream, office=home.card.office, channel=channel, on=came)
    with home.store.work(acting.staff) as work:
        work.open("comment", fact, said, CIRCLE)
    return work.changes


def answer(home: Home, comment: str, outcome: str, gist: str, answer: str) -> Changes:
    """Answers a comment; gist and answer are published, the comment itself never.

    Raises PermissionDenied, NotFound `comment-unknown`, RuleViolation `comment-outcome-bad`,
    `draft-words-*`, `comment-names` where the gist or answer names who commented.
    """
    acting = home.require("draft.answer")
    if outcome not in OUTCOMES:
        raise RuleViolation("comment-outcome-bad", field="outcome", choices=list(OUTCOMES))
    told = {"gist": public_words(gist, "gist"), "answer": public_words(answer, "answer")}
    with home.store.work(acting.staff) as work:
        row = work.row("SELECT said FROM draft_comment_row WHERE stream = ?", (comment,))
        if row is None:
            raise NotFound("comment-unknown")
        if row[0] is not None:
            _unnamed(told, msgspec.msgpack.decode(row[0], type=CommentPersonal).name)
        today = home.reference_in(work).today(home.card.office, work.at)
        work.record(comment, CommentAnswered(on=today, outcome=outcome, **told))
    return work.changes


def _unnamed(told: dict[str, str], name: str) -> None:
    """Raises RuleViolation `comment-names` where published words name the commenter."""
    parts = {one for one in name.casefold().split() if len(one) >= _LEAST_NAME}
    for field, words in told.items():
        plain = "".join(one if one.isalnum() else " " for one in words.casefold())
        if parts.intersection(plain.split()):
            raise RuleViolation("comment-names", field=field)


def listing(home: Home, draft: str) -> list[Comment]:
    """The comments on a draft, as they came; whose words they are is for who may answer.

    That they were looked at is noted (UU 27/2022 ps. 31).
    """
    reads = home.signed_in and may(home.officer.role, "draft.answer")
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT stream, channel, day, received_at, said, outcome, gist, answer "
            "FROM draft_comment_row WHERE draft = ? ORDER BY day, received_at, stream",
            (draft,),
        )
        found = rows.fetchall()
    made = []
    for stream, channel, day, at, data, outcome, gist, answered in found:
        said = msgspec.msgpack.decode(data, type=CommentPersonal) if reads and data else None
        if said is not None:
            home.saw("comment.viewed", stream)
        made.append(
            Comment(
                stream=stream,
                draft=draft,
                channel=channel,
                on=dt.date.fromisoformat(day),
                received_at=at,
                text=said.text if said else None,
                name=said.name if said else None,
                outcome=outcome,
                gist=gist,
                answer=answered,
            )
        )
    return made
