"""The minutes of the comments on a draft of a standard, from what is published of them alone."""

from __future__ import annotations

from collections import Counter

from frontoffice.documents.comment_minutes import (
    ChangeLine,
    CommentLine,
    MinutesContent,
    render_minutes,
)
from frontoffice.documents.wording import instant_words
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.standard_draft import CHANNELS
from frontoffice.domain.words import date_words
from frontoffice.services.home import Home
from frontoffice.services.standard_comments import Comment, listing
from frontoffice.services.standard_drafts_read import DraftFile, show
from frontoffice.services.standard_words import word


def minutes_pdf(home: Home, stream: str) -> bytes:
    """The minutes of a published draft, by its stream or the code of a service.

    Raises NotFound `draft-unknown`, RuleViolation `draft-not-published`.
    """
    found = show(home, stream)
    draft, code = found.draft, found.line.code
    if draft.opened is None or draft.published_on is None or draft.until is None:
        raise RuleViolation("draft-not-published")
    comments = listing(home, found.line.stream)
    agency = home.reference.agencies.get(found.standard.agency)
    counted = Counter(one.channel for one in comments)
    return render_minutes(
        MinutesContent(
            office_name=home.card.office_name,
            agency_name=agency.name if agency else found.standard.agency,
            service_name=found.standard.name,
            service_code=code,
            base=draft.opened.base.removeprefix("service:"),
            reason=draft.opened.reason,
            published_on=draft.published_on,
            until=draft.until,
            channels=tuple(
                (word("channel", one), counted[one]) for one in CHANNELS if counted[one]
            ),
            comments=tuple(_line(one) for one in comments if one.outcome is not None),
            waiting=sum(one.outcome is None for one in comments),
            changes=_changes(found),
            end=_end(found),
            printed_text=instant_words(home.now(), home.card.zone),
            sample=home.card.sample,
        )
    )


def _line(one: Comment) -> CommentLine:
    return CommentLine(
        on=one.on,
        channel=word("channel", one.channel),
        gist=one.gist or "",
        outcome=word("outcome", one.outcome or ""),
        answer=one.answer or "",
    )


def _changes(found: DraftFile) -> tuple[ChangeLine, ...]:
    return tuple(
        ChangeLine(
            title=f"{pair.after.number}. {pair.after.title}",
            before="\n".join(pair.before.lines),
            after="\n".join(pair.after.lines),
        )
        for pair in found.pairs
        if pair.changed
    )


def _end(found: DraftFile) -> tuple[tuple[str, str], ...]:
    adopted, withdrawn = found.draft.adopted, found.draft.withdrawn
    if adopted is not None:
        return (
            ("Ditetapkan dengan", adopted.decree),
            ("Berlaku mulai", date_words(adopted.valid_from, weekday=False)),
            ("Menjadi versi", adopted.content.removeprefix("service:")),
        )
    if withdrawn is not None:
        return (("Ditarik", withdrawn.reason),)
    return (("", "Rancangan ini belum ditetapkan."),)
