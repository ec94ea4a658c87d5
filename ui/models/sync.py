"""What the sync centre shows: read in one go off the GUI thread, put into rows and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from frontoffice.services import branch, findings, inbox
from frontoffice.services.branch import Health, Writer
from frontoffice.services.findings import Finding
from frontoffice.services.home import Home
from frontoffice.services.inbox import ConflictCard
from frontoffice.sync.overview import Overview, Waiting, overview
from ui.models.frame import Freshness, Zone
from ui.models.sync_words import (
    count_words,
    day_or_time,
    kinds_words,
    size_words,
    step_words,
    translate,
    trouble_words,
)

FEW = 3
"""So many waiting items are named one by one before the rest is one line."""

Kind = Literal["conflict", "finding", "trouble", "waiting", "rest", "settled"]


@dataclass(frozen=True, slots=True)
class SyncView:
    """Everything read for the screen; `now` is UTC ms, `light` the frame's own words."""

    now: int
    light: Freshness
    state: Overview
    conflicts: tuple[ConflictCard, ...]
    settled: tuple[ConflictCard, ...]
    findings: tuple[Finding, ...]
    writers: tuple[Writer, ...]
    health: Health

    @property
    def alone(self) -> bool:
        """Whether there is no centre."""
        return not self.state.light.enrolled

    @property
    def held(self) -> int:
        """How much needs a person: conflicts, and findings that do not pass by themselves."""
        return len(self.conflicts) + sum(not one.waits for one in self.findings)


@dataclass(frozen=True, slots=True)
class SyncRow:
    """One line of the table: since when, what, where it stands, what is to be done.

    `reached` of the three dots (saved, at the hub, at the centre); `failed` the dot that is a cross
    or -1; no dots where both are -1. `lead`: the step is something to do, not a state.
    """

    key: str
    kind: Kind
    since: str
    title: str
    detail: str
    word: str
    step: str = ""
    detail_ink: str = "text2"
    word_ink: str = "text2"
    icon: str = ""
    reached: int = -1
    failed: int = -1
    lead: bool = False

    def spoken(self) -> str:
        """The row as one sentence."""
        parts = (self.title, self.detail, self.word, self.since, self.step)
        return ", ".join(part for part in parts if part)


def read_sync(home: Home, language: str, light: Freshness) -> SyncView:
    """Reads everything; for the read lane."""
    return SyncView(
        now=home.now(),
        light=light,
        state=overview(home.store),
        conflicts=tuple(inbox.conflicts(home, language)),
        settled=tuple(inbox.settled(home, language)),
        findings=tuple(findings.findings(home, language)),
        writers=tuple(branch.writers(home)),
        health=branch.health(home),
    )


def rows(view: SyncView, shown: str, zone: Zone, language: str) -> list[SyncRow]:
    """The rows under a filter: "all", "held", "waiting" or "settled"."""
    found: list[SyncRow] = []
    if shown in ("all", "held"):
        found += trouble_rows(view, language)
        found += [_conflict_row(card, view, zone) for card in view.conflicts]
        found += [_finding_row(one, view, zone, language) for one in view.findings]
    if shown in ("all", "waiting") and not view.alone:
        found += _waiting_rows(view, zone, few=shown == "all")
    if shown == "settled":
        found += [_settled_row(card, view, zone) for card in view.settled]
    return found


def trouble_rows(view: SyncView, language: str) -> list[SyncRow]:
    """Why the last exchange stopped; no line is a state of the day, told by the light alone."""
    code = view.state.light.trouble
    if code is None or view.state.light.state != "troubled":
        return []
    said = trouble_words(code, language)
    return [
        SyncRow(
            key="trouble",
            kind="trouble",
            since="",
            title=translate("Sync", "Pertukaran terakhir"),
            detail=f"{said.sentence} {said.next_step}",
            word=translate("Sync", "Ditolak"),
            step=translate("Sync", "Coba lagi"),
            detail_ink="bad",
            word_ink="bad",
            reached=1,
            failed=1,
            lead=True,
        )
    ]


def _conflict_row(card: ConflictCard, view: SyncView, zone: Zone) -> SyncRow:
    places = translate("Sync", " dan ").join(one.where for one in card.versions)
    clash = translate("Sync", "Bertabrakan: {places}").replace("{places}", places)
    return SyncRow(
        key=card.key,
        kind="conflict",
        since=day_or_time(card.since, view.now, zone),
        title=_permohonan(card.number),
        detail=f"{clash} · {card.service_name}",
        word=translate("Sync", "Bertabrakan"),
        step=translate("Sync", "Putuskan"),
        detail_ink="bad",
        word_ink="bad",
        reached=0,
        failed=0,
        lead=True,
    )


def _permohonan(number: str) -> str:
    return translate("Sync", "Permohonan {number}").replace("{number}", number)


def _settled_row(card: ConflictCard, view: SyncView, zone: Zone) -> SyncRow:
    kept = next((one.where for one in card.versions if one.ref == card.chosen), "")
    return SyncRow(
        key=card.key,
        kind="settled",
        since=day_or_time(card.since, view.now, zone),
        title=_permohonan(card.number),
        detail=translate("Sync", "Catatan {place} yang dipakai").replace("{place}", kept),
        word=translate("Sync", "Diputuskan"),
        step=translate("Sync", "Lihat"),
        word_ink="ok",
        icon="scale",
        lead=True,
    )


def _finding_row(one: Finding, view: SyncView, zone: Zone, language: str) -> SyncRow:
    said = one.words(language)
    return SyncRow(
        key=f"{one.code}:{one.key}",
        kind="finding",
        since=day_or_time(one.since, view.now, zone),
        title=said.sentence,
        detail=said.next_step,
        word=translate("Sync", "Menunggu") if one.waits else translate("Sync", "Temuan"),
        step=translate("Sync", "otomatis") if one.waits else translate("Sync", "Tangani"),
        word_ink="text2" if one.waits else "warn",
        icon="hourglass" if one.waits else "triangle-alert",
        lead=not one.waits,
    )


def _waiting_rows(view: SyncView, zone: Zone, *, few: bool) -> list[SyncRow]:
    cases = [one for one in view.state.waiting if one.number]
    named = cases[:FEW] if few else cases
    found = [_waiting_row(one, view, zone) for one in named]
    total = view.state.light.waiting
    rest = total - sum(one.entries for one in named)
    if rest > 0:
        others = [one for one in view.state.waiting if one not in named]
        since = min((one.since for one in others), default=view.now)
        kinds = tuple(kind for one in others for kind in one.kinds)
        words = translate("Sync", "{n} fakta lain") if named else translate("Sync", "{n} fakta")
        found.append(
            SyncRow(
                key="rest",
                kind="rest",
                since=day_or_time(since, view.now, zone),
                title=words.replace("{n}", count_words(rest)),
                detail=kinds_words(kinds),
                word=step_words("saved"),
                step=translate("Sync", "otomatis"),
                reached=1,
            )
        )
    return found


def _waiting_row(one: Waiting, view: SyncView, zone: Zone) -> SyncRow:
    count = translate("Sync", "{n} fakta: ").replace("{n}", count_words(one.entries))
    return SyncRow(
        key=one.stream,
        kind="waiting",
        since=day_or_time(one.since, view.now, zone),
        title=_permohonan(one.number),
        detail=f"{count}{kinds_words(one.kinds)} · {one.service_name}",
        word=step_words(one.step),
        step=translate("Sync", "otomatis"),
        reached=1 if one.step == "saved" else 2,
    )


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure of the strip: icon, label, number, what it means."""

    icon: str
    label: str
    figure: str
    meaning: str
    ink: str


def tiles(view: SyncView, zone: Zone) -> list[Tile]:
    """The four figures; a stand-alone home has no word of a centre."""
    state, held = view.state, view.held
    stopped = Tile(
        "triangle-alert",
        translate("Sync", "Tertahan"),
        count_words(held),
        translate("Sync", "perlu keputusan Anda") if held else translate("Sync", "tidak ada"),
        "bad" if held else "text",
    )
    saved = Tile(
        "hard-drive",
        translate("Sync", "Tersimpan di sini"),
        count_words(state.own),
        translate("Sync", "fakta stasiun ini"),
        "text",
    )
    if view.alone:
        return [saved, stopped]
    waiting = state.light.waiting
    at = state.light.last_contact_at
    contact = translate("Sync", "belum pernah") if at is None else day_or_time(at, view.now, zone)
    return [
        Tile(
            "cloud-upload",
            translate("Sync", "Menunggu kirim"),
            count_words(waiting),
            size_words(state.waiting_bytes) if waiting else translate("Sync", "tidak ada"),
            "warn" if waiting else "text",
        ),
        stopped,
        Tile("wifi", translate("Sync", "Kontak terakhir"), contact, _through(view), "text"),
        Tile(
            "badge-check",
            translate("Sync", "Cocok dengan pusat"),
            count_words(state.received),
            translate("Sync", "dari {n} fakta").replace("{n}", count_words(state.own)),
            "ok" if state.received == state.own else "text",
        ),
    ]


def _through(view: SyncView) -> str:
    last = max(
        (one for one in view.state.contacts if one.contact_at is not None),
        key=lambda one: one.contact_at or 0,
        default=None,
    )
    if last is None:
        return ""
    hub = last.role == "hub"
    return translate("Sync", "lewat hub") if hub else translate("Sync", "langsung ke pusat")
