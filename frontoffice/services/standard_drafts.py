"""Drafts of service standards: begun from the version in force, revised, published, adopted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from frontoffice.domain.catalogue_lint import lint
from frontoffice.domain.catalogue_write import catalogue_plain
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import CaseSettled, ReasonPersonal, Ref
from frontoffice.domain.reference_facts import StandardPublished
from frontoffice.domain.standard import Confidence, Standard
from frontoffice.domain.standard_draft import (
    LIVE,
    DraftAdopted,
    DraftMade,
    DraftPublished,
    DraftRevised,
    DraftUndone,
    DraftWithdrawn,
    StandardDraft,
    fold,
)
from frontoffice.services.home import Home
from frontoffice.services.reference import Version, not_replaced
from frontoffice.services.settlements import open_splits
from frontoffice.services.standard_drafts_read import standard_of
from frontoffice.store.atomic import write_atomically
from frontoffice.store.work import Changes, Work

EDITABLE = (
    "name",
    "requirements",
    "procedure",
    "sla_working_days",
    "sla_minutes",
    "sla_starts",
    "fee_rupiah",
    "tariff",
    "outside_costs",
    "product",
    "validity",
    "complaint_channels",
    "legal_basis",
    "facilities",
    "competence",
    "oversight",
    "staffing",
    "service_guarantee",
    "safety_guarantee",
    "evaluation",
    "notes",
)
"""What a draft may change; case flags and code belong to the service, dates to its adoption."""

OPEN_DAYS = 14
"""So long a draft is offered for comment unless another day is chosen."""

MOST_WORDS = 2000
_PERSONAL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}|(?:\d[\s.-]?){9,}", re.IGNORECASE)


class Drafted(msgspec.Struct, frozen=True, kw_only=True):
    """A draft after an act; `content` names the version it became."""

    stream: str
    code: str
    stage: str
    content: str | None = None
    changes: Changes = Changes()


def public_words(text: str, field: str) -> str:
    """Words that the office publishes, checked.

    Raises RuleViolation `draft-words-missing`, or `draft-words-personal` for what looks like a
    number of a person or an address.
    """
    words = text.strip()
    if not any(one.isalnum() for one in words) or len(words) > MOST_WORDS:
        raise RuleViolation("draft-words-missing", field=field, most=MOST_WORDS)
    if _PERSONAL.search(words):
        raise RuleViolation("draft-words-personal", field=field)
    return words


def make(home: Home, code: str, reason: str) -> Drafted:
    """Begins a draft from the version in force today; `reason` is published with it.

    Raises PermissionDenied, NotFound `service-unknown`, RuleViolation `standard-not-in-force`,
    `draft-exists`, `draft-words-*`.
    """
    acting = home.require("draft.make")
    why = public_words(reason, "reason")
    with home.store.work(acting.staff) as work:
        reference = home.reference_in(work)
        version = reference.standard(code, reference.today(home.card.office, work.at))
        # Adopted and withdrawn ones are history; of the others there is one a service.
        if work.row(
            "SELECT 1 FROM standard_draft_row WHERE office = ? AND code = ? "
            "AND state IN ('drafted', 'open')",
            (home.card.office, code),
        ):
            raise RuleViolation("draft-exists", field="service", service=code)
        text = msgspec.structs.replace(
            version.standard, decree=None, valid_from=None, valid_to=None
        )
        fact = DraftMade(
            code=code,
            office=home.card.office,
            base=version.content,
            reason=why,
            standard=msgspec.to_builtins(text),
        )
        stream = work.open("draft", fact)
    return Drafted(stream=stream, code=code, stage="drafted", changes=work.changes)


def revise(home: Home, stream: str, changed: Mapping[str, Any]) -> Drafted:
    """Changes fields of a draft that is not published, or whose time for comments is over.

    Raises PermissionDenied, NotFound `draft-unknown`, RuleViolation what the stage forbids,
    `draft-in-conflict`, `draft-field-unknown`, and what `catalogue lint` finds.
    """
    acting = home.require("draft.make")
    for name in changed:
        if name not in EDITABLE:
            raise RuleViolation("draft-field-unknown", field=name[:24])
    with home.store.work(acting.staff) as work:
        draft, today = _draft(work, home, stream)
        draft.require(today, "drafted", "discussed")
        before = draft.contents[-1]
        text = _checked(home, before | {name: _plain(one) for name, one in changed.items()})
        after = msgspec.to_builtins(text)
        if after != before:
            work.record(stream, DraftRevised(standard=after))
    return _told(draft, today, work.changes)


def _plain(value: Any) -> Any:
    return msgspec.to_builtins(value)


def _checked(home: Home, plain: Mapping[str, Any]) -> Standard:
    """The standard of these fields, if a catalogue file with it could be published."""
    try:
        standard = msgspec.convert(plain, Standard)
    except msgspec.ValidationError as error:
        field = re.search(r"\$\.(\w+)", str(error))
        raise RuleViolation("draft-field-bad", field=field[1] if field else "draft") from None
    reference = home.reference.catalogue
    for one in lint(catalogue_plain((standard,), reference.agencies, reference.documents)):
        if one.level == "error" and one.where.startswith("services"):
            raise RuleViolation(one.code, **one.values)
    return standard


def undo(home: Home, stream: str) -> Drafted:
    """Takes the last revision back; never one that the public has seen.

    Raises as `revise`, RuleViolation `draft-nothing-to-undo`.
    """

    def act(work: Work, draft: StandardDraft, today: dt.date) -> None:
        draft.require(today, "drafted", "discussed")
        if not draft.revised:
            raise RuleViolation("draft-nothing-to-undo")
        work.record(stream, DraftUndone())

    return _acted(home, stream, "draft.make", act)


def publish(home: Home, stream: str, until: dt.date) -> Drafted:
    """Opens a draft for comments through a day, or longer than before.

    Raises PermissionDenied, NotFound, RuleViolation what the stage forbids, `draft-until-bad`.
    """

    def act(work: Work, draft: StandardDraft, today: dt.date) -> None:
        draft.require(today, *LIVE)
        if until <= max(today, draft.until or today):
            raise RuleViolation("draft-until-bad", field="until", after=_shown(draft, today))
        work.record(stream, DraftPublished(on=today, until=until))

    return _acted(home, stream, "draft.make", act)


def _shown(draft: StandardDraft, today: dt.date) -> str:
    return max(today, draft.until or today).isoformat()


def withdraw(home: Home, stream: str, reason: str) -> Drafted:
    """Ends a draft without a version; the reason is published where the draft was.

    Raises PermissionDenied, NotFound, RuleViolation what the stage forbids, `draft-words-*`.
    """
    home.require("draft.make")
    why = public_words(reason, "reason")

    def act(work: Work, draft: StandardDraft, today: dt.date) -> None:
        draft.require(today, *LIVE)
        work.record(stream, DraftWithdrawn(on=today, reason=why))

    return _acted(home, stream, "draft.make", act)


def adopt(home: Home, stream: str, decree: str, valid_from: dt.date) -> Drafted:
    """Makes a discussed draft a version by decree (UU 25/2009 ps. 20).

    Where a version of higher authority than this office's own stands, that authority publishes
    first (`export`); the adoption then names its version. Raises PermissionDenied, NotFound,
    RuleViolation what the stage forbids, `draft-comments-open`, `draft-decree-missing`,
    `draft-from-early`, `draft-centre-publishes`.
    """
    home.require("catalogue.publish")

    def act(work: Work, draft: StandardDraft, today: dt.date) -> None:
        standard = _to_adopt(work, draft, today, decree, valid_from)
        content = standard.content_name
        reference = home.reference_in(work)
        versions = not_replaced(reference.versions.get(standard.code, []))
        if not any(_above(one, valid_from) for one in versions):
            published = StandardPublished(
                code=standard.code,
                content=content,
                authority="local",
                standard=msgspec.to_builtins(standard),
            )
            work.open("standard", published)
        elif reference.standard(standard.code, valid_from).content != content:
            raise RuleViolation("draft-centre-publishes", service=standard.code)
        fact = DraftAdopted(on=today, decree=decree.strip(), valid_from=valid_from, content=content)
        work.record(stream, fact)

    return _acted(home, stream, "catalogue.publish", act)


def _above(version: Version, on: dt.date) -> bool:
    """Whether somebody above this office has a version in force that day."""
    return version.authority != "local" and version.standard.in_force(on)


def _to_adopt(
    work: Work, draft: StandardDraft, today: dt.date, decree: str, valid_from: dt.date
) -> Standard:
    """The version a draft becomes; a decree is a named source of every figure in it."""
    draft.require(today, "discussed")
    if not any(one.isdigit() for one in decree):
        raise RuleViolation("draft-decree-missing", field="decree")
    waiting = work.value(
        "SELECT count(*) FROM draft_comment_row WHERE draft = ? AND outcome IS NULL",
        (draft.stream,),
    )
    if waiting:
        raise RuleViolation("draft-comments-open", count=waiting)
    if draft.until is not None and valid_from < draft.until:
        raise RuleViolation("draft-from-early", field="valid_from", until=str(draft.until))
    text = standard_of(draft)
    return msgspec.structs.replace(
        text,
        decree=decree.strip(),
        valid_from=valid_from,
        sources=(*text.sources, decree.strip()),
        confidence=Confidence(requirements="S", sla="S", fee="S"),
    )


def export(home: Home, stream: str, path: Path, decree: str, valid_from: dt.date) -> str:
    """Writes what `adopt` would publish as a catalogue file for the centre; its content name.

    Raises as `adopt`, StoreTrouble where the file cannot be written.
    """
    acting = home.require("catalogue.publish")
    with home.store.work(acting.staff) as work:
        draft, today = _draft(work, home, stream)
        standard = _to_adopt(work, draft, today, decree, valid_from)
        known = home.reference_in(work).catalogue
    plain = catalogue_plain((standard,), known.agencies, known.documents)
    text: str = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=100)
    write_atomically(path, text.encode())
    return standard.content_name


def settle(home: Home, stream: str, chosen: Ref, reason: str) -> Drafted:
    """Chooses between what two stations did to a draft apart; both stay in its story.

    Raises PermissionDenied, NotFound, RuleViolation `draft-side-unknown`, `draft-words-*`.
    """
    acting = home.require("draft.make")
    why = public_words(reason, "reason")
    with home.store.work(acting.staff) as work:
        _, today = _draft(work, home, stream)
        splits = [one for one in open_splits(work.recorded(stream)) if chosen in one.heads]
        if not splits:
            raise RuleViolation("draft-side-unknown", field="side")
        for group in splits[0].groups:
            fact = CaseSettled(group=group, heads=splits[0].heads, chosen=chosen)
            work.record(stream, fact, ReasonPersonal(reason=why), "supervisors")
        draft, _ = _draft(work, home, stream)
    return _told(draft, today, work.changes)


def _draft(work: Work, home: Home, stream: str) -> tuple[StandardDraft, dt.date]:
    """A draft inside a unit of work, and the office's day."""
    draft = fold(stream, work.recorded(stream))
    if draft.opened is None or draft.opened.office != home.card.office:
        raise NotFound("draft-unknown", draft=stream[:40])
    return draft, home.reference_in(work).today(home.card.office, work.at)


def _acted(
    home: Home, stream: str, right: str, act: Callable[[Work, StandardDraft, dt.date], None]
) -> Drafted:
    """One act on one draft, in a unit of work of its own."""
    acting = home.require(right)
    with home.store.work(acting.staff) as work:
        draft, today = _draft(work, home, stream)
        act(work, draft, today)
        draft, _ = _draft(work, home, stream)
    return _told(draft, today, work.changes)


def _told(draft: StandardDraft, today: dt.date, changes: Changes) -> Drafted:
    assert draft.opened is not None
    return Drafted(
        stream=draft.stream,
        code=draft.opened.code,
        stage=draft.stage(today),
        content=draft.adopted.content if draft.adopted else None,
        changes=changes,
    )
