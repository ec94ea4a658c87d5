"""Conflicts as a person settles them: both versions side by side, in plain words, nothing chosen.

A conflict is found by position (`domain.stream`); what is shown here decides nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.case import Case, details, fold
from frontoffice.domain.facts import CaseCorrected, CorrectionPersonal, Recorded, Ref
from frontoffice.domain.inquiry import Inquiry, inquiries
from frontoffice.domain.words import date_words, rupiah
from frontoffice.messages import words_of
from frontoffice.services import branch, inspection
from frontoffice.services.cases import CaseFile
from frontoffice.services.home import Home
from frontoffice.services.settlements import Split, open_splits, settled_splits
from frontoffice.services.story import StoryLine, shown_value, story
from frontoffice.services.story import words as story_words
from frontoffice.store.entries import read_stream

SETTLED_DAYS = 7
"""A settlement can be settled the other way from the inbox for so long; later by the case."""
DAY_MS = 86_400_000
RECENT_ENTRIES = 100_000
"""So many of the newest entries are searched for settlements."""


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a conflict: its last fact, who wrote it when and where, what came of it.

    `ref` is what `settlements.settle` is told. `values` are words by field; `steps` all facts of
    this side in order. `suspect`: the station doubted its own clock. `paid_rupiah` was really taken
    on this side. `answer` is what its officer said when asked, None for nothing yet.
    """

    ref: Ref
    where: str
    station: int | None
    actor: str
    actor_name: str
    at: int
    suspect: bool
    what: str
    steps: tuple[str, ...]
    values: dict[str, str]
    status: str
    paid_rupiah: int
    personal_absent: bool = False
    answer: str | None = None


class Row(msgspec.Struct, frozen=True):
    """One field of the versions side by side, in the order of the versions."""

    field: str
    label: str
    values: tuple[str, ...]
    differs: bool


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The last question to both officers: who asked it when, and by what day to answer."""

    words: str
    by_name: str
    at: int
    due_on: dt.date
    late: bool


class ConflictCard(msgspec.Struct, frozen=True, kw_only=True):
    """A conflict of one case; `chosen` is the ref that counts where it is settled already.

    `since` is when the last side was written (UTC ms); `before` the state until it is settled;
    `paid_rupiah` what was really taken on all sides together; `hints` are sentences to weigh.
    """

    stream: str
    number: str
    service: str
    service_name: str
    groups: tuple[str, ...]
    title: str
    since: int
    before: str
    before_words: str
    paid_rupiah: int
    versions: tuple[Version, ...]
    rows: tuple[Row, ...]
    hints: tuple[str, ...]
    chosen: Ref | None = None
    asked: Asked | None = None

    @property
    def key(self) -> str:
        """Names this conflict among all."""
        return f"{self.stream} {self.groups[0]}"


def words(language: str) -> dict[str, dict[str, str]]:
    """The words of the inbox in a language, from `resources/i18n/inbox.<lang>.toml`."""
    return words_of("inbox", language)


def conflicts(home: Home, language: str = "id") -> list[ConflictCard]:
    """Every conflict that waits for a person, the one waiting longest first."""
    home.require("case.view")
    with home.store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT DISTINCT stream FROM trouble_row WHERE kind = 'conflict'"
        )
        streams = {row[0]: read_stream(connection, row[0]) for row in found}
    cards = [
        card
        for stream, recorded in streams.items()
        for card in _cards(home, stream, recorded, open_splits(recorded), language)
    ]
    return sorted(cards, key=lambda one: (one.since, one.key))


def settled(home: Home, language: str = "id") -> list[ConflictCard]:
    """What was settled in the last days and can be settled the other way, the newest first."""
    home.require("case.view")
    since = home.now() - SETTLED_DAYS * DAY_MS
    with home.store.read() as connection:
        found = connection.exec_driver_sql(
            "SELECT stream, max(at) FROM entry WHERE kind = 'case.settled/1' AND at >= ? "
            "AND id > (SELECT max(id) FROM entry) - ? GROUP BY stream ORDER BY 2 DESC",
            (since, RECENT_ENTRIES),
        )
        streams = {row[0]: read_stream(connection, row[0]) for row in found}
    return [
        card
        for stream, recorded in streams.items()
        for card in _cards(home, stream, recorded, settled_splits(recorded), language)
    ]


def of_case(home: Home, stream: str, language: str = "id") -> list[ConflictCard]:
    """The conflicts of one case, open ones first, then those settled already."""
    home.require("case.view")
    with home.store.read() as connection:
        recorded = read_stream(connection, stream)
    splits = [*open_splits(recorded), *settled_splits(recorded)]
    return _cards(home, stream, recorded, splits, language)


def _cards(
    home: Home, stream: str, recorded: list[Recorded], splits: list[Split], language: str
) -> list[ConflictCard]:
    if not splits:
        return []
    recorded = inspection.shielded(home, stream, recorded)
    file = CaseFile(fold(stream, recorded), details(recorded), recorded)
    opened = file.case.opened
    if opened is None:
        return []
    with home.store.read() as connection:
        bench = _Bench(home, connection, file, language)
    return [bench.card(split) for split in splits]


class _Bench:
    """Lays the sides of one case's conflicts beside each other."""

    def __init__(self, home: Home, connection: Connection, file: CaseFile, language: str) -> None:
        self.file, self.language, self.words = file, language, words(language)
        self._story_words = story_words(language)
        self._by_ref = {item.ref: item for item in file.recorded}
        self._lines = {line.ref: line for line in story(home, file, language)}
        self._writers = {one.chain: one for one in branch.writers(home)}
        self._inquiries = inquiries(file.recorded)[::-1]
        self._asked: Inquiry | None = None
        self._today = home.reference.today(home.card.office, home.now())
        self._staff = home.reference.staff
        self._suspect = {item.ref for item in file.recorded if _doubted(connection, item.ref)}

    def card(self, split: Split) -> ConflictCard:
        """One conflict as a card."""
        self._asked = next((one for one in self._inquiries if one.group in split.groups), None)
        opened = self.file.case.opened
        assert opened is not None
        pasts = [self._past(head) for head in split.heads]
        common = set.intersection(*pasts)
        before = self._fold(common)
        found = (
            self._version(head, past - common, self._fold(past), before)
            for head, past in zip(split.heads, pasts, strict=True)
        )
        # By place, never by time: neither being first nor being last is a reason.
        versions = tuple(sorted(found, key=lambda one: (one.station or 0, one.ref)))
        return ConflictCard(
            stream=self.file.case.stream,
            number=opened.number,
            service=opened.service,
            service_name=opened.service_name,
            groups=split.groups,
            title=self._title(split, versions),
            since=max(self._by_ref[head].at for head in split.heads),
            before=before.status,
            before_words=self._status(before.status),
            paid_rupiah=self.file.case.paid_rupiah,
            versions=versions,
            rows=self._rows(versions),
            hints=self._hints(split, versions),
            chosen=split.chosen,
            asked=self._question(),
        )

    def _question(self) -> Asked | None:
        asked = self._asked
        if asked is None:
            return None
        row = self._staff.get(asked.by)
        open_ = any(asked.waits_for(staff) for staff in asked.officers)
        return Asked(
            words=asked.words,
            by_name=row.name if row is not None and row.name else asked.by,
            at=asked.at,
            due_on=asked.due_on,
            late=open_ and asked.due_on < self._today,
        )

    def _past(self, head: Ref) -> set[Ref]:
        found, to_do = set[Ref](), [head]
        while to_do:
            ref = to_do.pop()
            if ref not in found and ref in self._by_ref:
                found.add(ref)
                to_do += self._by_ref[ref].after
        return found

    def _fold(self, refs: set[Ref]) -> Case:
        return fold(self.file.case.stream, [one for one in self.file.recorded if one.ref in refs])

    def _title(self, split: Split, versions: tuple[Version, ...]) -> str:
        titles = self.words["title"]
        if split.torn:
            return titles["torn"]
        if all(one.status == "handed_over" for one in versions):
            return titles["handed_over"]
        if split.groups[0].startswith("identity:"):
            return titles["identity"]
        return titles.get(split.groups[0], titles["status"])

    def _status(self, code: str) -> str:
        return self.words["status"].get(code, code)

    def _version(self, head: Ref, side: set[Ref], outcome: Case, before: Case) -> Version:
        item, line = self._by_ref[head], self._lines.get(head)
        writer = self._writers.get(head[0])
        facts = [one for one in self.file.recorded if one.ref in side]
        facts.sort(key=lambda one: (one.at, one.ref))
        steps = tuple(self._lines[one.ref].what for one in facts if one.ref in self._lines)
        return Version(
            ref=head,
            where=branch.place_words(writer, self.language),
            station=writer.station if writer else None,
            actor=item.actor,
            actor_name=line.actor_name if line else item.actor,
            at=item.at,
            suspect=head in self._suspect,
            what=line.what if line else item.kind,
            steps=steps,
            values=self._values(facts, steps, line, outcome, before),
            status=outcome.status,
            paid_rupiah=outcome.paid_rupiah - before.paid_rupiah,
            personal_absent=any(one.has_personal and one.personal is None for one in facts),
            answer=self._asked.answers.get(item.actor) if self._asked else None,
        )

    def _values(
        self,
        facts: Sequence[Recorded],
        steps: tuple[str, ...],
        line: StoryLine | None,
        outcome: Case,
        before: Case,
    ) -> dict[str, str]:
        """What this side says, field by field; a field without a word is left out."""
        receipt, paid = outcome.receipt, outcome.paid_rupiah - before.paid_rupiah
        new_receipt = receipt is not None and receipt != before.receipt
        promise = outcome.promise
        out = receipt is not None and outcome.original_out(
            "receipt", receipt.number, outcome.revisions
        )
        values = {
            "what": line.what if line else "",
            "steps": " → ".join(steps[:-1]) if len(steps) > 1 else "",
            "detail": line.detail if line else "",
            "status": self._status(outcome.status) if outcome.status != before.status else "",
            "money": rupiah(paid) if paid else "",
            "receipt": receipt.number if receipt and new_receipt else "",
            "paper": self.words["value"]["paper_out"] if out and new_receipt else "",
            "promised_on": date_words(promise.promised_on)
            if promise and promise != before.promise
            else "",
        }
        corrected = self._corrected(facts)
        if corrected:
            values["detail"] = ""
        return {field: value for field, value in (values | corrected).items() if value}

    def _corrected(self, facts: Sequence[Recorded]) -> dict[str, str]:
        """New values of corrected fields, masked as the story masks them."""
        found: dict[str, str] = {}
        for item in facts:
            if not isinstance(item.body, CaseCorrected):
                continue
            new = item.personal.new if isinstance(item.personal, CorrectionPersonal) else None
            for name in item.body.fields:
                found[f"identity:{name}"] = (
                    self.words["value"]["personal_absent"]
                    if new is None
                    else shown_value(name, new.get(name), self._story_words)
                )
        return found

    def _rows(self, versions: tuple[Version, ...]) -> tuple[Row, ...]:
        fields = dict.fromkeys(field for one in versions for field in one.values)
        none = self.words["value"]["none"]
        rows = []
        for field in fields:
            values = tuple(one.values.get(field, none) for one in versions)
            rows.append(Row(field, self._label(field), values, len(set(values)) > 1))
        return tuple(rows)

    def _label(self, field: str) -> str:
        name = field.removeprefix("identity:")
        return self.words["field"].get(field) or self._story_words["field"].get(name, name)

    def _hints(self, split: Split, versions: tuple[Version, ...]) -> tuple[str, ...]:
        """What to weigh; never who wins."""
        found: list[tuple[str, dict[str, str]]] = []
        if split.torn:
            found.append(("torn", {}))
        paid = [one for one in versions if one.paid_rupiah > 0]
        total = rupiah(sum(one.paid_rupiah for one in paid))
        if len(paid) > 1:
            found.append(("money-both", {"total": total}))
        elif paid:
            found.append(("money-one", {"total": total, "where": paid[0].where}))
        for one in versions:
            if "paper" in one.values:
                found.append(("paper-out", {"where": one.where}))
            if one.suspect:
                found.append(("clock-suspect", {"where": one.where}))
        identity = split.groups[0].startswith("identity:")
        outcomes = {one.status for one in versions}
        if not identity and len(outcomes) == 1 and outcomes != {"handed_over"}:
            found.append(("same-outcome", {}))
        if any(one.personal_absent for one in versions):
            found.append(("personal-absent", {}))
        return tuple(self._hint(code, values) for code, values in found)

    def _hint(self, code: str, values: Mapping[str, str]) -> str:
        return self.words["hint"][code].format(**values)


def _doubted(connection: Connection, ref: Ref) -> bool:
    found = connection.exec_driver_sql(
        "SELECT clock_suspect FROM entry WHERE chain = ? AND seq = ?",
        (bytes.fromhex(ref[0]), ref[1]),
    ).scalar()
    return bool(found)
