"""The work on a case in words: who has it, what was decided, where it is, what was told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from frontoffice.domain.attachment import FileAttached, FilePersonal, FileRemoved
from frontoffice.domain.disposition import (
    CaseRefused,
    ClosedAsDuplicate,
    FolderMoved,
    IdentityChecked,
    PromiseMoved,
    RefusalPersonal,
    WorkAssigned,
    WorkDisposed,
    WorkReturned,
)
from frontoffice.domain.facts import Recorded
from frontoffice.domain.handover import HandoverPersonal, ProductHandedOver, ProductPlaced
from frontoffice.domain.notice import NoticeAnswered, NoticeQueued
from frontoffice.domain.words import date_words

Told = tuple[str, str, list[str]]
"""Icon, sentence, details."""


class WorkWords:
    """Tells facts of the work; `name` gives an officer's name, `paper` a requirement's."""

    def __init__(
        self,
        words: Mapping[str, Mapping[str, str]],
        name: Callable[[str], str],
        paper: Callable[[str], str],
    ) -> None:
        self._words, self._name, self._paper = words, name, paper
        self.tell: dict[type, Callable[[Recorded, Any], Told]] = {
            WorkAssigned: self._assigned,
            WorkDisposed: self._disposed,
            WorkReturned: self._returned,
            CaseRefused: self._refused,
            PromiseMoved: self._postponed,
            IdentityChecked: self._identified,
            ClosedAsDuplicate: self._duplicated,
            FolderMoved: self._folder,
            ProductPlaced: self._placed,
            ProductHandedOver: self._delivered,
            NoticeQueued: self._queued,
            NoticeAnswered: self._answered,
            FileAttached: self._attached,
            FileRemoved: lambda _item, _body: ("trash-2", self._what("file_removed"), []),
        }

    def _what(self, key: str, **values: object) -> str:
        return self._words["what"][key].format(**values)

    def _detail(self, key: str, **values: object) -> str:
        return self._words["detail"][key].format(**values)

    def _word(self, table: str, code: str) -> str:
        return self._words[table].get(code, code)

    def _papers(self, rows: tuple[str, ...]) -> str:
        return ", ".join(self._paper(row) for row in rows)

    def _assigned(self, item: Recorded, body: WorkAssigned) -> Told:
        if body.to is None:
            return "undo-2", self._what("work_released"), []
        if body.to == item.actor:
            return "user-check", self._what("work_claimed"), []
        return "user-check", self._what("work_assigned", name=self._name(body.to)), []

    def _disposed(self, item: Recorded, body: WorkDisposed) -> Told:
        parts = [_note(item)]
        if body.due_on:
            parts.append(self._detail("until", day=_day(body.due_on)))
        return "forward", self._what("work_disposed", name=self._name(body.to)), parts

    def _returned(self, item: Recorded, body: WorkReturned) -> Told:
        return "undo-2", self._what("work_returned"), [self._papers(body.rows), _note(item)]

    def _refused(self, item: Recorded, body: CaseRefused) -> Told:
        parts = list[str]()
        if isinstance(item.personal, RefusalPersonal):
            parts += [item.personal.reason, item.personal.legal_basis]
        if body.papers:
            parts.append(self._detail("given_back", papers=self._papers(body.papers)))
        return "circle-x", self._what("refused"), parts

    def _postponed(self, item: Recorded, body: PromiseMoved) -> Told:
        before, after = _day(body.before), _day(body.promise.promised_on)
        parts = [self._word("late", body.why), _note(item)]
        parts.append(self._detail("moved_day", before=before, after=after))
        key = "postponed_late" if body.on > body.before else "postponed_ahead"
        return "calendar-clock", self._what(key), parts

    def _identified(self, item: Recorded, body: IdentityChecked) -> Told:
        icon = {"verified": "badge-check", "mismatch": "user-x"}.get(body.outcome, "id-card")
        parts = [_note(item), self._detail("held") if body.hold else ""]
        return icon, self._what(f"identified_{body.outcome}"), parts

    def _duplicated(self, item: Recorded, body: ClosedAsDuplicate) -> Told:
        parts = [_note(item), self._word("duplicate", body.money)]
        return "copy", self._what("duplicated", number=body.of), parts

    def _folder(self, _item: Recorded, body: FolderMoved) -> Told:
        if body.way == "out":
            who = self._name(body.holder) if body.holder else body.place
            return "folder-open", self._what("folder_out", name=who), []
        return "folder", self._what("folder_in", place=body.place), []

    def _placed(self, _item: Recorded, body: ProductPlaced) -> Told:
        key = "product_archived" if body.archived else "product_placed"
        return "map-pin", self._what(key, place=body.place), []

    def _delivered(self, item: Recorded, body: ProductHandedOver) -> Told:
        parts = list[str]()
        if isinstance(item.personal, HandoverPersonal):
            parts.append(self._detail("received_by", name=item.personal.receiver))
        parts.append(self._word("receiver", body.receiver))
        if body.shown:
            shown = ", ".join(self._word("shown", one) for one in body.shown)
            parts.append(self._detail("showed", papers=shown))
        if body.papers:
            parts.append(self._detail("given_back", papers=self._papers(body.papers)))
        if body.lost_receipt:
            parts.append(self._detail("lost_receipt"))
        parts.append(self._word("proof", body.proof))
        return "handshake", self._what("delivered"), parts

    def _queued(self, _item: Recorded, body: NoticeQueued) -> Told:
        about, channel = self._word("about", body.about), self._word("channel", body.channel)
        return "message-square", self._what("notice_queued", about=about), [channel]

    def _answered(self, _item: Recorded, body: NoticeAnswered) -> Told:
        icon = "circle-check" if body.outcome == "delivered" else "triangle-alert"
        return icon, self._what(f"notice_{body.outcome}"), [body.why]

    def _attached(self, item: Recorded, body: FileAttached) -> Told:
        name = item.personal.name if isinstance(item.personal, FilePersonal) else ""
        what = self._paper(body.row) if body.row else self._word("purpose", body.purpose)
        return "paperclip", self._what("file_attached", paper=what), [name]


def _note(item: Recorded) -> str:
    return str(getattr(item.personal, "reason", "") or "")


def _day(on: dt.date) -> str:
    return date_words(on)
