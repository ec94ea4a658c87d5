"""The daily report of the exchange: what went out and came in, conflicts, findings, heads (A4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import foot, letterhead, running_head
from frontoffice.documents.style import STYLES, Style
from frontoffice.documents.wording import instant_words
from frontoffice.domain.words import date_words

STYLE = STYLES["a5"]._replace(width=210 * MM, height=297 * MM, margin=16 * MM)


class StationLine(msgspec.Struct, frozen=True, kw_only=True):
    """A station of the branch: entries written on the day, and where its chain stands here."""

    where: str
    chain: str
    today: int
    last_seq: int
    last_at: int | None
    hash: str


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A conflict or finding: since when (UTC ms), what, and what to do next."""

    since: int
    what: str
    next_step: str


class SyncReportContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the report; `light` is the state of the exchange in honest words.

    `received` of the `own` entries are signed for by the centre; both None in a stand-alone home.
    """

    office_name: str
    counter: str
    zone: str
    on: dt.date
    printed_at: int
    officer: str
    light: str
    own: int
    received: int | None
    out: int
    in_: int
    last_contact_at: int | None
    conflicts: tuple[Told, ...] = ()
    findings: tuple[Told, ...] = ()
    stations: tuple[StationLine, ...] = ()
    sample: bool = False


class _Column(NamedTuple):
    share: float
    align: str = "left"
    mono: bool = False


def lay_out_sync_report(content: SyncReportContent) -> Layout:
    """Places the report on A4 pages."""
    style = STYLE
    title = f"Laporan sinkron {date_words(content.on)}"
    flow = Flow(style.width, style.height, style.margin, running_head(style, title))
    flow.add(
        letterhead(style, content.office_name, content.counter, PrintState(sheet="Arsip kantor")),
        10,
    )
    flow.add(_head(style, content), 10)
    for label, value in _figures(content):
        flow.add(_figure(style, label, value), 3)
    _told(flow, style, "Pertentangan yang menunggu keputusan", content.conflicts, content.zone)
    _told(flow, style, "Temuan", content.findings, content.zone)
    _stations(flow, style, content)
    note = (
        "Kepala rantai mencakup semua fakta sebelumnya; dua stasiun dengan nomor dan sidik yang "
        "sama memegang fakta yang sama."
    )
    flow.add(Block(), 6)
    flow.add(foot(style, None, note, content.sample))
    return flow.finish(title, style.foot)


def render_sync_report(content: SyncReportContent) -> bytes:
    """The report's PDF with fonts embedded."""
    return lay_out_sync_report(content).pdf()


def _head(style: Style, content: SyncReportContent) -> Block:
    block, m = Block(), style.margin
    y = block.text(m, 0, "Laporan sinkron harian", style.title, style.inner)
    y = block.text(m, y, date_words(content.on), style.fact, style.inner)
    made = f"Dibuat {instant_words(content.printed_at, content.zone)} oleh {content.officer}"
    block.text(m, y, made, style.quiet, style.inner)
    return block


def _figures(content: SyncReportContent) -> list[tuple[str, str]]:
    contact = "belum pernah"
    if content.last_contact_at is not None:
        contact = instant_words(content.last_contact_at, content.zone)
    figures = [
        ("Keadaan", content.light),
        ("Ditulis stasiun ini hari itu", f"{_count(content.out)} fakta"),
        ("Dari stasiun lain hari itu", f"{_count(content.in_)} fakta"),
    ]
    if content.received is None:
        return [*figures, ("Tersimpan di sini seluruhnya", f"{_count(content.own)} fakta")]
    signed = f"{_count(content.received)} dari {_count(content.own)} fakta"
    return [*figures, ("Ditandatangani pusat", signed), ("Kontak terakhir", contact)]


def _figure(style: Style, label: str, value: str) -> Block:
    block, m = Block(), style.margin
    block.text(m, 0, label, style.quiet, style.inner * 0.36)
    block.text(m + style.inner * 0.38, 0, value, style.fact, style.inner * 0.62)
    return block


def _heading(flow: Flow, style: Style, title: str) -> None:
    block = Block()
    block.text(style.margin, 8, title, style.head, style.inner)
    block.box(style.margin, block.height + 3, style.inner, 0.8, style.ink)
    flow.add(block, 2)


def _told(flow: Flow, style: Style, title: str, rows: Sequence[Told], zone: str) -> None:
    _heading(flow, style, f"{title}: {len(rows)}")
    if not rows:
        block = Block()
        block.text(style.margin, 3, "Tidak ada.", style.quiet, style.inner)
        flow.add(block, 2)
    for row in rows:
        block, m = Block(), style.margin
        y = block.text(m, 3, row.what, style.fact, style.inner)
        since = f"Sejak {instant_words(row.since, zone)}. {row.next_step}"
        block.text(m, y, since, style.quiet, style.inner)
        block.box(m, block.height + 2.4, style.inner, 0.4, style.line)
        flow.add(block)


_COLUMNS = (
    _Column(0.17),
    _Column(0.11, "right"),
    _Column(0.11, "right"),
    _Column(0.27),
    _Column(0.26, mono=True),
)


def _stations(flow: Flow, style: Style, content: SyncReportContent) -> None:
    _heading(flow, style, "Kepala rantai")
    flow.add(_row(style, ("Penulis", "Hari itu", "Nomor", "Terakhir", "Sidik"), head=True))
    for one in content.stations:
        last = instant_words(one.last_at, content.zone) if one.last_at is not None else "-"
        cells = (one.where, _count(one.today), _count(one.last_seq), last, one.hash[:24])
        flow.add(_row(style, cells))


def _row(style: Style, cells: tuple[str, ...], *, head: bool = False) -> Block:
    block, x = Block(), style.margin
    gap = style.inner * 0.02
    for column, cell in zip(_COLUMNS, cells, strict=True):
        look = style.label if head else style.code if column.mono else style.text
        width = style.inner * column.share
        block.text(x, 3, cell, look, width, column.align)
        x += width + gap
    block.box(style.margin, block.height + 2.4, style.inner, 0.4, style.line)
    return block


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")
