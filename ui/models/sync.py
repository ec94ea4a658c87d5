"""What the sync centre shows: read in one go off the GUI thread, put into rows and figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from frontoffice.services import branch, copies, findings, inbox, quarantine, staff, sync_day
from frontoffice.services.branch import Health, Writer
from frontoffice.services.findings import Finding
from frontoffice.services.home import Home
from frontoffice.services.inbox import ConflictCard
from frontoffice.services.quarantine import Item
from frontoffice.services.reference import StaffRow
from frontoffice.services.sync_day import Daily
from frontoffice.sync.overview import Overview, Waiting, overview
from ui.models.frame import Freshness, Zone
from ui.models.sync_words import (
    count_words,
    day_or_time,
    kinds_words,
    size_words,
    step_words,
    translate,
)

STEPS = ("saved", "copy", "hub")
FEW = 3
"""So many waiting items are named one by one before the rest is one line."""

Kind = Literal["conflict", "finding", "apart", "trouble", "waiting", "rest", "settled"]
COPIED, MONEY = "copied", "finding-money"


@dataclass(frozen=True, slots=True)
class SyncView:
    """Everything read for the screen; `now` is UTC ms, `light` the frame's own words.

    `apart` is what a copied disk wrote, stream by stream; `copied` up to which seq each chain (hex)
    lies on a second medium too; `agreeing` who may be the second officer for money given back.
    """

    now: int
    light: Freshness
    state: Overview
    conflicts: tuple[ConflictCard, ...]
    settled: tuple[ConflictCard, ...]
    findings: tuple[Finding, ...]
    writers: tuple[Writer, ...]
    health: Health
    apart: tuple[Item, ...] = ()
    copied: dict[str, int] = field(default_factory=dict)
    agreeing: tuple[StaffRow, ...] = ()
    daily: Daily = field(default_factory=Daily)

    @property
    def alone(self) -> bool:
        """Whether there is no centre."""
        return not self.state.light.enrolled

    @property
    def held(self) -> int:
        """How much needs a person: conflicts, and findings that do not pass by themselves."""
        found = sum(not one.waits for one in self.findings)
        return len(self.conflicts) + len(self.apart) + found


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
    found = tuple(one for one in findings.findings(home, language) if not _copied(one))
    return SyncView(
        now=home.now(),
        light=light,
        state=overview(home.store),
        conflicts=tuple(inbox.conflicts(home, language)),
        settled=tuple(inbox.settled(home, language)),
        findings=found,
        writers=tuple(branch.writers(home)),
        health=branch.health(home),
        apart=tuple(one for one in quarantine.items(home) if one.reason == COPIED),
        copied={last.chain: last.seq} if (last := copies.last(home)) else {},
        daily=sync_day.daily(home),
        agreeing=tuple(staff.agreeing(home, "case.void"))
        if any(one.code == MONEY for one in found)
        else (),
    )


def _copied(one: Finding) -> bool:
    """What a copied disk wrote is shown stream by stream instead of as one finding."""
    return one.code == "finding-apart" and one.key.endswith(f" {COPIED}")


def rows(view: SyncView, shown: str, zone: Zone, language: str) -> list[SyncRow]:
    """The rows under a filter: "all", "held", "waiting" or "settled"."""
    found: list[SyncRow] = []
    if shown in ("all", "held"):
        found += trouble_rows(view, language)
        found += [_conflict_row(card, view, zone) for card in view.conflicts]
        found += [_apart_row(one, view, zone) for one in view.apart]
        found += [_finding_row(one, view, zone, language) for one in view.findings]
    if shown in ("all", "waiting") and not view.alone:
        found += _waiting_rows(view, zone, few=shown == "all")
    if shown == "settled":
        found += [_settled_row(card, view, zone) for card in view.settled]
    return found


def trouble_rows(view: SyncView, language: str) -> list[SyncRow]:
    """Why the last exchange stopped: refused by the centre, or a line that was not there."""
    light = view.state.light
    if light.trouble is None:
        return []
    refused = light.state == "troubled"
    said = explain(FrontOfficeError(light.trouble, **light.trouble_data), language)
    ink = "bad" if refused else "warn"
    return [
        SyncRow(
            key="trouble",
            kind="trouble",
            since="",
            title=said.sentence,
            detail=said.next_step,
            word=translate("Sync", "Ditolak") if refused else translate("Sync", "Tertunda"),
            step=translate("Sync", "Coba lagi"),
            word_ink=ink,
            reached=1,
            failed=1 if refused else -1,
            icon="",
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


def _apart_row(item: Item, view: SyncView, zone: Zone) -> SyncRow:
    kinds = kinds_words(tuple(one.kind for one in item.entries))
    count = translate("Sync", "{n} fakta: ").replace("{n}", count_words(len(item.entries)))
    named = _permohonan(item.number) if item.number else count_title(len(item.entries))
    from_copy = translate("Sync", "Dari disk yang disalin, tidak dihitung")
    return SyncRow(
        key=item.stream,
        kind="apart",
        since=day_or_time(item.entries[0].at, view.now, zone),
        title=named,
        detail=f"{from_copy} · {count}{kinds}",
        word=translate("Sync", "Disisihkan"),
        step=translate("Sync", "Masukkan"),
        word_ink="warn",
        icon="layers",
        lead=True,
    )


def count_title(count: int) -> str:
    """ "4 fakta", for what is no application."""
    return translate("Sync", "{n} fakta").replace("{n}", count_words(count))


def _finding_row(one: Finding, view: SyncView, zone: Zone, language: str) -> SyncRow:
    said = one.words(language)
    return SyncRow(
        key=f"{one.code}:{one.key}",
        kind="finding",
        since=day_or_time(one.since, view.now, zone),
        title=said.sentence,
        detail=said.next_step,
        word=translate("Sync", "Menunggu") if one.waits else translate("Sync", "Temuan"),
        step=_finding_step(one),
        word_ink="text2" if one.waits else "warn",
        icon="hourglass" if one.waits else "triangle-alert",
        lead=not one.waits,
    )


def _finding_step(one: Finding) -> str:
    if one.waits:
        return translate("Sync", "otomatis")
    if one.code == MONEY:
        return translate("Sync", "Kembalikan")
    return translate("Sync", "Tangani")


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
        reached = min((_step(one, view) for one in others), default="saved", key=STEPS.index)
        found.append(
            SyncRow(
                key="rest",
                kind="rest",
                since=day_or_time(since, view.now, zone),
                title=words.replace("{n}", count_words(rest)),
                detail=kinds_words(kinds),
                word=step_words(reached),
                step=translate("Sync", "otomatis"),
                reached=1 if reached == "saved" else 2,
            )
        )
    return found


def _waiting_row(one: Waiting, view: SyncView, zone: Zone) -> SyncRow:
    count = translate("Sync", "{n} fakta: ").replace("{n}", count_words(one.entries))
    step = _step(one, view)
    return SyncRow(
        key=one.stream,
        kind="waiting",
        since=day_or_time(one.since, view.now, zone),
        title=_permohonan(one.number),
        detail=f"{count}{kinds_words(one.kinds)} · {one.service_name}",
        word=step_words(step),
        step=translate("Sync", "otomatis"),
        reached=1 if step == "saved" else 2,
    )


def _step(one: Waiting, view: SyncView) -> str:
    """How far a waiting item is: saved here, also on a second medium, safe at the hub."""
    if one.step == "saved" and one.last_seq <= view.copied.get(one.chain, 0):
        return "copy"
    return one.step


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


def way(view: SyncView, zone: Zone, language: str) -> tuple[list[tuple[str, str, str, bool]], str]:
    """The stops (icon, name, facts of ours there, all of them) and why it stops where it does."""
    own = view.state.own
    stops = [("monitor", translate("Sync", "Di sini"), count_words(own), True)]
    for one in (one for one in view.state.contacts if one.role == "hub"):
        words = translate("Sync", "Hub")
        stops.append(("server", words, count_words(one.received), one.received >= own))
    got = view.state.received
    stops.append(("landmark", translate("Sync", "Pusat"), count_words(got), got >= own))
    light = view.state.light
    at, code = light.last_contact_at, light.trouble or ("tls-undated" * light.dates_ignored)
    if code:
        said = explain(FrontOfficeError(code, **light.trouble_data), language)
        note = f"{said.sentence} {said.next_step}"
    elif at is None:
        note = translate("Sync", "Belum pernah tersambung.")
    else:
        words = translate("Sync", "Kontak terakhir {time}, {through}.")
        note = words.replace("{time}", day_or_time(at, view.now, zone))
        note = note.replace("{through}", _through(view))
    return stops, note
