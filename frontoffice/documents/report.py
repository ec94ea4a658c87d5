"""A report on paper: charts first, tables below (A4)."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import foot, heading, letterhead, running_head
from frontoffice.documents.style import STYLES, Style
from frontoffice.domain.words import date_words

STYLE = STYLES["a5"]._replace(width=210 * MM, height=297 * MM, margin=16 * MM)
Cell = str | int | None
_LATE = 0x8A5300
ACROSS, PHOTO, KEEP = 3, 42 * MM, 16 * MM


class Bar(msgspec.Struct, frozen=True):
    """One bar: name, value in words, lengths in thousandths of the longest; `second` is behind."""

    name: str
    value: str
    share: int
    second: int = 0
    weak: bool = False


class Chart(msgspec.Struct, frozen=True):
    """Bars below each other under a title with its unit."""

    title: str
    unit: str
    bars: tuple[Bar, ...]


class Table(msgspec.Struct, frozen=True):
    """Rows under a title; whole numbers stand right and are grouped, text stands left."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    code: str = ""
    keys: tuple[tuple[str, ...], ...] = ()
    """The figure behind each cell, "" where nothing lies behind it."""
    whole: bool = False
    """Told for the whole office, also where the report is about one agency."""


class ReportContent(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it is printed; `tiles` are (what, value, note)."""

    office_name: str
    title: str
    since: dt.date
    until: dt.date
    about: str
    tiles: tuple[tuple[str, str, str], ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    freshness: str
    photos: tuple[tuple[str, bytes], ...] = ()
    """Pictures of the weekly round with their names."""
    sample: bool = False


def lay_out_report(content: ReportContent) -> Layout:
    """Places the report on A4 pages."""
    style = STYLE
    flow = Flow(style.width, style.height, style.margin, running_head(style, content.title))
    sheet = PrintState(sheet="Arsip kantor")
    flow.add(letterhead(style, content.office_name, content.about, sheet), 10)
    flow.add(_head(style, content), 10)
    if content.tiles:
        flow.add(_tiles(style, content.tiles), 14)
    for chart in content.charts:
        if chart.bars:
            flow.add(heading(style, f"{chart.title} ({chart.unit})"), 4)
            for bar in chart.bars:
                flow.add(_bar(style, bar), 1)
            flow.add(Block(), 10)
    for table in content.tables:
        _table(flow, style, table)
    _photos(flow, style, content.photos)
    said = "Dihitung dari jurnal kantor; angka yang sama keluar dari hitung ulang jurnal."
    flow.add(foot(style, content.freshness, said, content.sample))
    return flow.finish(content.title, style.foot)


def render_report(content: ReportContent) -> bytes:
    """The report's PDF with fonts embedded."""
    return lay_out_report(content).pdf()


def written(cell: Cell) -> str:
    """A cell as paper says it: 1.284, empty for nothing."""
    if cell is None:
        return "-"
    return f"{cell:,}".replace(",", ".") if isinstance(cell, int) else cell


def _head(style: Style, content: ReportContent) -> Block:
    block, m = Block(), style.margin
    y = block.text(m, 0, content.title, style.title, style.inner)
    span = date_words(content.since, weekday=False)
    if content.until != content.since:
        span += f" s.d. {date_words(content.until, weekday=False)}"
    block.text(m, y + 2, span, style.fact, style.inner)
    return block


def _tiles(style: Style, tiles: tuple[tuple[str, str, str], ...]) -> Block:
    block, wide = Block(), style.inner / len(tiles)
    for place, (what, value, note) in enumerate(tiles):
        left = style.margin + place * wide
        y = block.text(left, 4, what, style.label, wide - 8)
        y = block.text(left, y, value, style.big, wide - 8)
        block.text(left, y, note, style.quiet, wide - 8)
    block.box(style.margin, block.height + 4, style.inner, 0.8, style.line)
    return block


def _bar(style: Style, bar: Bar) -> Block:
    block, m, inner = Block(), style.margin, style.inner
    block.text(m, 2, bar.name, style.fact if bar.weak else style.text, inner * 0.32)
    left, room = m + inner * 0.34, inner * 0.5
    block.box(left, 4, room, 7, style.band, 2)
    if bar.second:
        block.box(left, 4, max(3, room * bar.second / 1000), 7, style.line, 2)
    ink = _LATE if bar.weak else style.accent
    block.box(left, 4, max(3, room * bar.share / 1000), 7, ink, 2)
    block.text(m + inner * 0.85, 2, bar.value, style.code, inner * 0.15, "right")
    return block


def _photos(flow: Flow, style: Style, photos: tuple[tuple[str, bytes], ...]) -> None:
    """Three beside each other, each with its name below."""
    if not photos:
        return
    flow.add(heading(style, "Foto pemeriksaan sarana"), 4)
    wide = style.inner / ACROSS
    for start in range(0, len(photos), ACROSS):
        block = Block()
        for place, (name, data) in enumerate(photos[start : start + ACROSS]):
            left = style.margin + place * wide
            block.picture(left, 0, wide - 8, PHOTO, data)
            block.text(left, PHOTO + 2, name, style.quiet, wide - 8, "centre")
        flow.add(block, 8)


def _table(flow: Flow, style: Style, table: Table) -> None:
    """A title never stands alone at the foot of a page."""
    title = heading(style, table.title)
    if not flow.fits(title.height + KEEP):
        flow.turn()
    flow.add(title, 2)
    many = len(table.head)
    first = 0.4 if many > 2 else 0.7
    rest = (1 - first) / max(1, many - 1)
    sides = [_side(table, at) for at in range(many)]
    for place, cells in enumerate((table.head, *table.rows)):
        block, m = Block(), style.margin
        for at, cell in enumerate(cells):
            left = m + style.inner * (0 if not at else first + (at - 1) * rest)
            wide = style.inner * (first if not at else rest) - 6
            look = style.text if place else style.label
            block.text(left, 2, written(cell), look, wide, sides[at])
        block.box(m, block.height + 1.4, style.inner, 0.3, style.line)
        flow.add(block)
    if not table.rows:
        empty = Block()
        empty.text(style.margin, 2, "Tidak ada pada masa ini.", style.quiet, style.inner)
        flow.add(empty)
    flow.add(Block(), 8)


def _side(table: Table, at: int) -> str:
    """Figures stand right, also those written with a comma; words stand left."""
    words = [one for one in (row[at] for row in table.rows) if isinstance(one, str)]
    plain = not any(one.strip("-0123456789.,") for one in words)
    return "right" if at and plain else "left"
