"""Drafts of standards in public: read beside the version in force, commented on, answered.

Nothing here can name who commented: what pages know is read without personal parts, and of a
comment they show the gist and the answer that the office wrote down.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import msgspec

from frontoffice.domain.errors import NotFound
from frontoffice.domain.standard import Component, Standard
from frontoffice.domain.standard_changes import Change, changes
from frontoffice.domain.standard_draft import (
    LIVE,
    Comment,
    CommentReceived,
    StandardDraft,
    fold,
    fold_comment,
)
from frontoffice.server import journal
from frontoffice.server.admin import Centre
from frontoffice.server.public_erasure import destroy
from frontoffice.server.public_offices import Office
from frontoffice.services.standard_comments import CIRCLE, said_of
from frontoffice.services.standard_drafts_read import standard_of

KEPT_DAYS = 365
"""So long after its end a draft is still shown, and what was said of it kept in its own words."""

ENDED = "draft_ended"
"""Why the personal data of comments is destroyed; gist and answer stay."""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as the public sees it: its text beside the version it changes, answered comments."""

    draft: StandardDraft
    stage: str
    code: str
    name: str
    reason: str
    parts: tuple[Component, ...]
    changes: tuple[Change, ...]
    answered: tuple[Comment, ...]
    comments: int


def shown_drafts(office: Office) -> list[Shown]:
    """What the public may see, one draft a service: open ones first, then by name."""
    today, latest = office.today(), dict[str, StandardDraft]()
    for stream, recorded in office.feed.of("draft"):
        draft = fold(stream, recorded)
        if draft.opened is None or draft.published_on is None or _forgotten(draft, today):
            continue
        known = latest.get(draft.opened.code)
        if known is None or (known.made_at, known.stream) < (draft.made_at, draft.stream):
            latest[draft.opened.code] = draft
    said = defaultdict[str, list[Comment]](list)
    for stream, recorded in office.feed.of("comment"):
        comment = fold_comment(stream, recorded)
        if comment.received is not None:
            said[comment.received.draft].append(comment)
    found = [_shown(office, one, said[one.stream], today) for one in latest.values()]
    return sorted(found, key=lambda one: (one.stage != "open", one.name))


def _forgotten(draft: StandardDraft, today: dt.date) -> bool:
    ended = draft.adopted or draft.withdrawn
    return ended is not None and (today - ended.on).days > KEPT_DAYS


def _shown(office: Office, draft: StandardDraft, comments: list[Comment], today: dt.date) -> Shown:
    assert draft.opened is not None
    text, code = standard_of(draft), draft.opened.code
    comments.sort(key=lambda one: (one.received_at, one.stream))
    return Shown(
        draft=draft,
        stage=draft.stage(today),
        code=code,
        name=text.name,
        reason=draft.opened.reason,
        parts=tuple(one for one in text.components() if one.published or one.filled),
        changes=changes(_beside(office, draft, today) or text, text),
        answered=tuple(one for one in comments if one.answered is not None),
        comments=len(comments),
    )


def _beside(office: Office, draft: StandardDraft, today: dt.date) -> Standard | None:
    """The version in force while the draft is live, else the one it began from."""
    assert draft.opened is not None
    reference = office.reference
    begun = reference.by_content(draft.opened.base)
    now = reference.in_force(today).get(draft.opened.code) if draft.stage(today) in LIVE else None
    return now or begun


def open_for(office: Office, service: str) -> bool:
    """Whether the public may comment on a draft for that service now."""
    return any(one.code == service and one.stage == "open" for one in shown_drafts(office))


def of_service(office: Office, service: str) -> Shown:
    """The draft of a service that the public may see; raises NotFound `draft-unknown`."""
    found = next((one for one in shown_drafts(office) if one.code == service), None)
    if found is None:
        raise NotFound("draft-unknown", draft=service[:24])
    return found


def receive(centre: Centre, office: Office, found: Shown, text: str, name: str) -> None:
    """Takes a comment down.

    Raises RuleViolation `comment-text-missing`, or what the draft's stage forbids.
    """
    said, today = said_of(text, name), office.today()
    found.draft.require(today, "open")
    fact = CommentReceived(draft=found.draft.stream, office=office.code, channel="web", on=today)
    with centre.database.writing() as connection:
        journal.write(
            centre.database,
            connection,
            centre.home.station,
            office.code,
            [("comment", fact, said, CIRCLE)],
            centre.now(),
        )


def erase_comments(centre: Centre, office: Office) -> int:
    """Destroys words and names of comments on drafts that ended long ago; how many comments."""
    today = office.today()
    ended = {
        stream
        for stream, recorded in office.feed.of("draft")
        if _forgotten(fold(stream, recorded), today)
    }
    over = {
        stream: ()
        for stream, recorded in office.feed.of("comment")
        if (received := fold_comment(stream, recorded).received) and received.draft in ended
    }
    return destroy(centre, office, over, ENDED)
