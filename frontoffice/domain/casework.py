"""The work on one application as the fold of its facts: who has it, where it lies, what is owed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from frontoffice.domain.attachment import FileAttached, FileRemoved
from frontoffice.domain.disposition import (
    CaseRefused,
    ClosedAsDuplicate,
    FolderMoved,
    IdentityChecked,
    PromiseMoved,
    WorkAssigned,
    WorkDisposed,
    WorkReturned,
)
from frontoffice.domain.facts import Fact, Recorded, Ref
from frontoffice.domain.handover import ProductHandedOver, ProductPlaced
from frontoffice.domain.inquiry import OfficersAsked, QuestionAnswered
from frontoffice.domain.notice import NoticeAnswered, NoticeQueued


class Unfit(Exception):
    """A fact that the state does not allow; it is skipped with this reason."""


@dataclass(slots=True)
class Disposition:
    """One step of the chain: who passed the case to whom, until when."""

    ref: Ref
    at: int
    by: str
    to: str
    due_on: dt.date | None = None


@dataclass(slots=True)
class MovedPromise:
    """A promise that was moved: why, from which day to which."""

    at: int
    by: str
    why: str
    before: dt.date
    after: dt.date
    late: bool


@dataclass(slots=True)
class Notice:
    """A notice to the citizen; `outcome` "" while the centre has not answered."""

    ref: Ref
    at: int
    about: str
    channel: str
    outcome: str = ""
    why: str = ""


@dataclass(slots=True)
class File:
    """An attached file: its ciphertext's hash and size, what it is and is for."""

    ref: Ref
    at: int
    by: str
    blob: bytes
    size: int
    media: str
    purpose: str
    row: str | None
    removed: bool = False


@dataclass(slots=True)
class Casework:
    """What the facts after intake say of one case, without personal data."""

    assigned: str | None = None
    assigned_at: int = 0
    dispositions: list[Disposition] = field(default_factory=list)
    marked: tuple[str, ...] = ()
    moved_promises: list[MovedPromise] = field(default_factory=list)
    place: str = ""
    placed_at: int = 0
    archived: bool = False
    folder: FolderMoved | None = None
    folder_at: int = 0
    identity: str = ""
    hold: bool = False
    refused: CaseRefused | None = None
    refused_ref: Ref | None = None
    handover: ProductHandedOver | None = None
    handover_ref: Ref | None = None
    handover_at: int = 0
    duplicate: ClosedAsDuplicate | None = None
    notices: list[Notice] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    facts: int = 0

    @property
    def due_on(self) -> dt.date | None:
        """Until when the last disposition is to be done, while its receiver has the case."""
        last = self.dispositions[-1] if self.dispositions else None
        return last.due_on if last is not None and last.to == self.assigned else None

    @property
    def held(self) -> bool:
        """Whether the product must wait for the check of the identity."""
        return self.identity == "mismatch" or (self.hold and self.identity == "unverified")

    @property
    def shown_files(self) -> list[File]:
        """The files that were not removed."""
        return [one for one in self.files if not one.removed]


def apply_work(work: Casework, item: Recorded, body: Fact) -> None:
    """Applies a fact of the work on a case; others change nothing.

    :raises Unfit: what it names is not here.
    """
    apply = _APPLY.get(type(body))
    if apply is not None:
        work.facts += 1
        apply(work, item, body)


def _assigned(work: Casework, item: Recorded, body: WorkAssigned) -> None:
    work.assigned, work.assigned_at = body.to, item.at


def _disposed(work: Casework, item: Recorded, body: WorkDisposed) -> None:
    step = Disposition(item.ref, item.at, item.actor, body.to, body.due_on)
    work.dispositions.append(step)
    work.assigned, work.assigned_at = body.to, item.at


def _returned(work: Casework, item: Recorded, body: WorkReturned) -> None:
    work.marked = body.rows
    work.assigned, work.assigned_at = body.to, item.at


def _refused(work: Casework, item: Recorded, body: CaseRefused) -> None:
    work.refused, work.refused_ref = body, item.ref


def _promise_moved(work: Casework, item: Recorded, body: PromiseMoved) -> None:
    late = body.on > body.before
    after = body.promise.promised_on
    work.moved_promises.append(
        MovedPromise(item.at, item.actor, body.why, body.before, after, late)
    )


def _checked(work: Casework, _item: Recorded, body: IdentityChecked) -> None:
    work.identity = body.outcome
    work.hold = body.hold if body.outcome == "unverified" else False


def _duplicate(work: Casework, _item: Recorded, body: ClosedAsDuplicate) -> None:
    work.duplicate = body


def _folder(work: Casework, item: Recorded, body: FolderMoved) -> None:
    work.folder, work.folder_at = body, item.at


def _placed(work: Casework, item: Recorded, body: ProductPlaced) -> None:
    if not work.place:
        work.placed_at = item.at
    work.place, work.archived = body.place, body.archived


def _handed_over(work: Casework, item: Recorded, body: ProductHandedOver) -> None:
    work.handover, work.handover_ref = body, item.ref
    work.handover_at = body.happened_at or item.at


def _queued(work: Casework, item: Recorded, body: NoticeQueued) -> None:
    work.notices.append(Notice(item.ref, item.at, body.about, body.channel))


def _answered(work: Casework, _item: Recorded, body: NoticeAnswered) -> None:
    notice = next((one for one in work.notices if one.ref == body.notice), None)
    if notice is None:
        raise Unfit("notice-unknown")
    notice.outcome, notice.why = body.outcome, body.why


def _attached(work: Casework, item: Recorded, body: FileAttached) -> None:
    work.files.append(
        File(
            item.ref, item.at, item.actor, body.blob, body.size, body.media, body.purpose, body.row
        )
    )


def _removed(work: Casework, _item: Recorded, body: FileRemoved) -> None:
    file = next((one for one in work.files if one.ref == body.file), None)
    if file is None:
        raise Unfit("file-unknown")
    file.removed = True


def _said(_work: Casework, _item: Recorded, _body: Fact) -> None:
    """A question about a conflict and its answers decide nothing."""


_APPLY: dict[type, Callable[[Casework, Recorded, Any], None]] = {
    WorkAssigned: _assigned,
    WorkDisposed: _disposed,
    WorkReturned: _returned,
    CaseRefused: _refused,
    PromiseMoved: _promise_moved,
    IdentityChecked: _checked,
    ClosedAsDuplicate: _duplicate,
    FolderMoved: _folder,
    ProductPlaced: _placed,
    ProductHandedOver: _handed_over,
    NoticeQueued: _queued,
    NoticeAnswered: _answered,
    FileAttached: _attached,
    FileRemoved: _removed,
    OfficersAsked: _said,
    QuestionAnswered: _said,
}
WORK = frozenset(_APPLY)
"""The classes of facts of the work on a case."""
