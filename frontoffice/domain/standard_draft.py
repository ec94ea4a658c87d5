"""Facts of a draft of a service standard and of what the public says about it, and their folds.

A standard is made with those it is for (UU 25/2009 ps. 20, PermenPANRB 15/2014): a draft is
published, comments come in until a day, each is answered, then a version is adopted. Who commented
is personal; what is published of a comment is the gist that an officer wrote down with the answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Fact, Personal, Recorded, fact
from frontoffice.domain.stream import order

CHANNELS = ("web", "counter", "box", "meeting", "letter")
OUTCOMES = ("accepted", "partly", "rejected")
LIVE = ("drafted", "open", "discussed")
"""Stages in which a draft can still become a version."""

ELSEWHERE = {
    "drafted": "draft-not-published",
    "open": "draft-still-open",
    "discussed": "draft-time-over",
    "adopted": "draft-already-adopted",
    "withdrawn": "draft-already-withdrawn",
}
"""What is said about an act that a draft's stage does not allow."""


@fact("draft.made/1", "draft")
class DraftMade(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A draft for a service was begun from the version `base`; `reason` says what for."""

    code: str
    office: str
    base: str
    reason: str
    standard: dict[str, Any]


@fact("draft.revised/1", "draft")
class DraftRevised(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The draft's whole text as it is from now on."""

    standard: dict[str, Any]


@fact("draft.undone/1", "draft")
class DraftUndone(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The last revision is taken back."""


@fact("draft.published/1", "draft")
class DraftPublished(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The public may comment from this day to the day `until`; again with a later day: longer."""

    on: dt.date
    until: dt.date


@fact("draft.adopted/1", "draft")
class DraftAdopted(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The head of the office adopted it by decree; `content` names the version it became."""

    on: dt.date
    decree: str
    valid_from: dt.date
    content: str


@fact("draft.withdrawn/1", "draft")
class DraftWithdrawn(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """It will not become a version."""

    on: dt.date
    reason: str


class CommentPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """What was said, and who said it where they wished to be named."""

    text: str
    name: str = ""


@fact("comment.received/1", "comment", personal=CommentPersonal)
class CommentReceived(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody commented on a draft (its stream); nobody has to say who they are."""

    draft: str
    office: str
    channel: str
    on: dt.date


@fact("comment.answered/1")
class CommentAnswered(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What became of a comment: its gist without names, and the office's answer. The last counts.

    Not exclusive: two answers at once harm nobody, both stay in the journal.
    """

    on: dt.date
    outcome: str
    gist: str
    answer: str


@dataclass(slots=True)
class StandardDraft:
    """The state of one draft; `contents` are its texts, the last one counts."""

    stream: str
    opened: DraftMade | None = None
    made_at: int = 0
    state: str = ""
    contents: list[dict[str, Any]] = field(default_factory=list)
    published: int = 0
    published_on: dt.date | None = None
    until: dt.date | None = None
    adopted: DraftAdopted | None = None
    withdrawn: DraftWithdrawn | None = None
    disputed: bool = False

    def stage(self, today: dt.date) -> str:
        """drafted, open (for comments), discussed (their time is over), adopted or withdrawn."""
        if self.state == "open" and self.until is not None and today > self.until:
            return "discussed"
        return self.state

    def require(self, today: dt.date, *stages: str) -> None:
        """Raises RuleViolation `draft-in-conflict`, or one of `ELSEWHERE` outside these stages."""
        if self.disputed:
            raise RuleViolation("draft-in-conflict")
        stage = self.stage(today)
        if stage not in stages:
            raise RuleViolation(ELSEWHERE[stage], until=str(self.until or "-"))

    @property
    def revised(self) -> bool:
        """Whether there is a revision that can be taken back: none that the public has seen."""
        return len(self.contents) > max(self.published, 1)


@dataclass(slots=True)
class Comment:
    """The state of one comment."""

    stream: str
    received: CommentReceived | None = None
    received_at: int = 0
    answered: CommentAnswered | None = None


def fold(stream: str, recorded: Sequence[Recorded]) -> StandardDraft:
    """The state of a draft: a pure function of the set of facts."""
    ordered = order(recorded)
    apart = ordered.held | ordered.superseded
    draft = StandardDraft(stream, disputed=bool(ordered.conflicts))
    for item in ordered.facts:
        if item.body is not None and item.ref not in apart:
            _take(draft, item.body, item.at)
    return draft


def _take(draft: StandardDraft, body: Fact, at: int) -> None:
    if isinstance(body, DraftMade) and draft.opened is None:
        draft.opened, draft.made_at, draft.state = body, at, "drafted"
        draft.contents.append(body.standard)
    elif draft.state not in ("drafted", "open"):
        return
    elif isinstance(body, DraftRevised):
        draft.contents.append(body.standard)
    elif isinstance(body, DraftUndone) and draft.revised:
        draft.contents.pop()
    elif isinstance(body, DraftPublished):
        draft.state, draft.until = "open", body.until
        draft.published_on = draft.published_on or body.on
        draft.published = len(draft.contents)
    elif isinstance(body, DraftAdopted):
        draft.state, draft.adopted = "adopted", body
    elif isinstance(body, DraftWithdrawn):
        draft.state, draft.withdrawn = "withdrawn", body


def fold_comment(stream: str, recorded: Sequence[Recorded]) -> Comment:
    """The state of a comment: a pure function of the set of facts."""
    comment = Comment(stream)
    for item in order(recorded).facts:
        if isinstance(item.body, CommentReceived) and comment.received is None:
            comment.received, comment.received_at = item.body, item.at
        elif isinstance(item.body, CommentAnswered):
            comment.answered = item.body
    return comment
