"""The story of a case: its facts in plain words, for the desktop and the command line."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec

from frontoffice.domain.case import Print
from frontoffice.domain.facts import (
    CaseCompleted,
    CaseCorrected,
    CaseMoved,
    CasePaid,
    CaseRegistered,
    CaseSettled,
    CaseVoided,
    CorrectionPersonal,
    PaperConfirmed,
    PaperPrinted,
    Recorded,
    Ref,
    RowFact,
)
from frontoffice.domain.inquiry import (
    AnswerPersonal,
    OfficersAsked,
    QuestionAnswered,
    QuestionPersonal,
)
from frontoffice.domain.nik import mask_nik
from frontoffice.domain.stream import order
from frontoffice.domain.words import date_words, rupiah
from frontoffice.messages import words_of
from frontoffice.services.cases import CaseFile
from frontoffice.services.home import Home
from frontoffice.services.story_work import WorkWords

Standing = Literal["sent", "waiting", "held", "superseded", "skipped", "early", "alone"]

MOVE_ICONS = {
    "in_process": "hourglass",
    "waiting_citizen": "pause",
    "approved": "stamp",
    "refused": "circle-x",
    "ready": "package",
    "handed_over": "handshake",
    "withdrawn": "undo-2",
    "expired": "clock",
}


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """One fact of a case in words.

    `at` is UTC ms as its station read it; `actor` a staff id and `actor_name` the name known here
    (else the id); `what` a sentence, `detail` more or empty, `icon` a Lucide name. `standing` says
    where the fact stands: sent (the centre signed for it), waiting (to be sent), alone (no
    centre), held (in an open conflict), superseded (lost a settlement), skipped (`why` says the
    reason), early (its predecessor is not here yet).
    """

    ref: Ref
    at: int
    actor: str
    actor_name: str
    kind: str
    what: str
    detail: str
    icon: str
    standing: Standing
    why: str = ""


def words(language: str) -> dict[str, dict[str, str]]:
    """The words of the story in a language, from `resources/i18n/story.<lang>.toml`."""
    return words_of("story", language)


def story(
    home: Home, file: CaseFile, language: str = "id", signed: Mapping[str, int] | None = None
) -> list[StoryLine]:
    """The facts of a case in the order of its fold, a print and its confirmation as one line.

    `signed` says up to which seq the centre has signed for each chain (16 hex); None where this
    home belongs to no centre. NIK and phone are masked.
    """
    told = _Teller(home, file, words(language))
    ordered = order(file.recorded)
    skipped = dict(file.case.skipped)
    early = [one for one in file.recorded if one.ref in set(ordered.waiting)]
    lines = []
    for item in (*ordered.facts, *early):
        if isinstance(item.body, PaperConfirmed) and item.ref not in skipped:
            continue
        standing: Standing = _sent(item.ref, signed)
        if item.ref in ordered.waiting:
            standing = "early"
        elif item.ref in ordered.held:
            standing = "held"
        elif item.ref in ordered.superseded:
            standing = "superseded"
        elif item.ref in skipped:
            standing = "skipped"
        why = told.words["skipped"].get(skipped.get(item.ref, ""), "")
        lines.append(told.line(item, standing, why))
    return lines


def _sent(ref: Ref, signed: Mapping[str, int] | None) -> Standing:
    if signed is None:
        return "alone"
    return "sent" if ref[1] <= signed.get(ref[0], 0) else "waiting"


class _Teller:
    """Puts one fact after the other into words."""

    def __init__(self, home: Home, file: CaseFile, words: dict[str, dict[str, str]]) -> None:
        self.home, self.file, self.words = home, file, words
        self._prints = {one.ref: one for one in file.case.prints}
        self._tell: dict[type, Callable[[Recorded, Any], tuple[str, str, list[str]]]] = {
            CaseRegistered: self._registered,
            CaseCompleted: self._completed,
            CasePaid: self._paid,
            CaseVoided: self._voided,
            CaseMoved: self._moved,
            CaseCorrected: self._corrected,
            CaseSettled: self._settled,
            OfficersAsked: self._asked,
            QuestionAnswered: self._answered,
            PaperPrinted: self._printed,
        }
        self._tell |= WorkWords(words, self._name, self._paper).tell

    def line(self, item: Recorded, standing: Standing, why: str) -> StoryLine:
        """The line of one fact."""
        tell = self._tell.get(type(item.body))
        if tell is None:
            icon, what = "circle-question-mark", self.words["what"]["unknown"]
            parts = [self._detail("update", kind=item.kind)]
        else:
            icon, what, parts = tell(item, item.body)
            parts = [*parts, *self._late(item.body)]
        if item.has_personal and item.personal is None:
            parts.append(self._detail("absent"))
        return StoryLine(
            ref=item.ref,
            at=item.at,
            actor=item.actor,
            actor_name=self._name(item.actor),
            kind=item.kind,
            what=what,
            detail=_sentence(parts),
            icon=icon,
            standing=standing,
            why=why,
        )

    def _what(self, key: str, **values: object) -> str:
        return self.words["what"].get(key, key).format(**values)

    def _detail(self, key: str, **values: object) -> str:
        return self.words["detail"][key].format(**values)

    def _name(self, staff: str) -> str:
        row = self.home.reference.staff.get(staff)
        return row.name if row is not None and row.name else staff

    def _paper(self, code: str) -> str:
        return self.home.reference.documents.get(code, code)

    def _papers(self, rows: tuple[RowFact, ...], missing: tuple[str, ...]) -> list[str]:
        given = Counter(row.given for row in rows if row.given)
        forms = [
            words.format(count=given[form])
            for form, words in self.words["given"].items()
            if given[form]
        ]
        there = sum(given.values()) - given["not_applicable"] - given["waived"]
        parts = [
            self._detail("papers", count=there, forms=", ".join(forms))
            if forms
            else self._detail("papers_none")
        ]
        if missing:
            parts.append(self._detail("missing", count=len(missing)))
        return parts

    def _late(self, body: Any) -> list[str]:
        """When it happened and the number of its paper, where it was typed in later."""
        happened_at = getattr(body, "happened_at", None)
        if happened_at is None:
            return []
        day = date_words(self._day(happened_at))
        return [self._detail("late", day=day, source=body.source or "-")]

    def _fee(self, total: int | None, missing: tuple[str, ...]) -> list[str]:
        if missing or total is None:
            return []
        return [self._detail("owed", amount=rupiah(total)) if total else self._detail("free")]

    def _registered(self, item: Recorded, body: CaseRegistered) -> tuple[str, str, list[str]]:
        parts = self._papers(body.rows, body.missing)
        parts += self._fee(body.fee.total_rupiah, body.missing)
        companion = getattr(item.personal, "companion", None)
        if companion is not None:
            who = self.words["companion"].get(companion.relation, companion.relation)
            who = f"{companion.name} ({who})" if companion.name else who
            parts.append(self._detail("accompanied", who=who))
        icon = "circle-dashed" if body.missing else "file-check"
        return icon, self._what(f"registered_{body.status}"), parts

    def _completed(self, _item: Recorded, body: CaseCompleted) -> tuple[str, str, list[str]]:
        parts = self._papers(body.rows, body.missing)
        parts += self._fee(body.fee.total_rupiah, body.missing)
        icon = "circle-dashed" if body.missing else "file-check"
        return icon, self._what(f"completed_{body.status}"), parts

    def _paid(self, _item: Recorded, body: CasePaid) -> tuple[str, str, list[str]]:
        parts = [self._detail("receipt", number=body.receipt_number)]
        method = self.words["method"].get(body.method, body.method)
        if body.method == "cash" and body.tendered_rupiah is not None:
            given, back = rupiah(body.tendered_rupiah), rupiah(body.change_rupiah)
            parts.append(self._detail("cash", tendered=given, change=back))
        elif body.reference:
            parts.append(self._detail("reference", method=method, reference=body.reference))
        key = "paid" if body.amount_rupiah else "paid_free"
        return "banknote", self._what(key, amount=rupiah(body.amount_rupiah)), parts

    def _voided(self, item: Recorded, body: CaseVoided) -> tuple[str, str, list[str]]:
        parts = [self._note(item), self._detail("second", name=self._name(body.second))]
        if body.replacement:
            parts.append(self._detail("replacement", number=body.replacement))
        return "ban", self._what("voided", number=body.receipt_number), parts

    def _moved(self, item: Recorded, body: CaseMoved) -> tuple[str, str, list[str]]:
        parts = [self._note(item)]
        if body.promise is not None:
            parts.append(self._detail("promise", day=date_words(body.promise.promised_on)))
        icon = MOVE_ICONS.get(body.to, "arrow-right")
        return icon, self._what(f"moved_{body.to}"), parts

    def _corrected(self, item: Recorded, body: CaseCorrected) -> tuple[str, str, list[str]]:
        parts = []
        if isinstance(item.personal, CorrectionPersonal):
            for name in body.fields:
                old, new = item.personal.old.get(name), item.personal.new.get(name)
                parts.append(
                    self._detail(
                        "changed",
                        field=self.words["field"].get(name, name),
                        old=self._value(name, old),
                        new=self._value(name, new),
                    )
                )
            parts.append(item.personal.reason)
        return "pencil", self._what("corrected"), parts

    def _settled(self, _item: Recorded, body: CaseSettled) -> tuple[str, str, list[str]]:
        group = body.group.removeprefix("identity:")
        shown = self.words["group"].get(group) or self.words["field"].get(group, group)
        return "scale", self._what("settled"), [self._detail("chosen", group=shown)]

    def _asked(self, item: Recorded, body: OfficersAsked) -> tuple[str, str, list[str]]:
        said = item.personal.words if isinstance(item.personal, QuestionPersonal) else ""
        parts = [said, self._detail("until", day=date_words(body.due_on))]
        return "message-square-warning", self._what("asked"), parts

    def _answered(self, item: Recorded, _body: QuestionAnswered) -> tuple[str, str, list[str]]:
        said = item.personal.words if isinstance(item.personal, AnswerPersonal) else ""
        return "message-square", self._what("answered"), [said]

    def _printed(self, item: Recorded, body: PaperPrinted) -> tuple[str, str, list[str]]:
        known = self._prints.get(item.ref)
        key = _answered(known)
        paper = self.words["paper"].get(body.paper, body.paper)
        form = "copy" if body.copy else "revision" if body.revision else "again"
        if form == "again" and body.attempt == 1:
            form = "original"
        size = body.size.upper() if body.size == "a5" else body.size
        detail = self._detail(
            form, copy=body.copy, revision=body.revision, attempt=body.attempt, size=size
        )
        return "printer", self._what(key, paper=paper), [detail, self._note(item)]

    def _note(self, item: Recorded) -> str:
        return str(getattr(item.personal, "reason", "") or "")

    def _day(self, at: int) -> dt.date:
        return self.home.reference.today(self.home.card.office, at)

    def _value(self, field: str, value: Any) -> str:
        return shown_value(field, value, self.words)


def shown_value(field: str, value: Any, words: Mapping[str, Mapping[str, str]]) -> str:
    """An applicant's field, old or new, as story and inbox may show it: NIK and phone masked."""
    if value in (None, ""):
        return words["detail"]["empty"]
    if field == "nik":
        return mask_nik(str(value))
    if field == "phone":
        return mask_phone(str(value))
    if field == "birth_on":
        return date_words(dt.date.fromisoformat(str(value)), weekday=False)
    return words["value"].get(str(value), str(value))


def _answered(known: Print | None) -> str:
    if known is None or known.came_out is None:
        return "printed_open"
    return "printed_yes" if known.came_out else "printed_no"


def mask_phone(phone: str) -> str:
    """A phone number as lists and stories show it: `0812••••4417`."""
    return f"{phone[:4]}{'•' * max(0, len(phone) - 8)}{phone[-4:]}" if len(phone) > 8 else "••••"


def _sentence(parts: list[str]) -> str:
    """The parts as one line that begins with a capital."""
    text = ", ".join(part.strip().rstrip(".") for part in parts if part.strip())
    return text[:1].upper() + text[1:]
