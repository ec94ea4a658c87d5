"""The shelf list: products that wait to be collected, where they lie and since when (A4).

Names nobody: initials only, because the list hangs in the back office.
"""

from __future__ import annotations

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import foot, letterhead, running_head
from frontoffice.documents.style import STYLES, Style

STYLE = STYLES["a5"]._replace(width=210 * MM, height=297 * MM, margin=16 * MM)
_COLUMNS = (0.29, 0.27, 0.08, 0.16, 0.12, 0.08)
_HEADS = ("Nomor", "Layanan", "Inisial", "Tempat", "Sejak", "Hari")


class ShelfLine(msgspec.Struct, frozen=True, kw_only=True):
    """One product: number, service, initials, place, since when, so many days."""

    number: str
    service: str
    initials: str
    place: str
    since: str
    days: int
    archived: bool = False


class ShelfContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the list, the longest waiting first."""

    office_name: str
    counter: str
    at_text: str
    after_days: int
    lines: tuple[ShelfLine, ...]
    sample: bool = False


def lay_out_shelf(content: ShelfContent) -> Layout:
    """Places the list on A4 pages."""
    style, title = STYLE, "Daftar produk yang belum diambil"
    flow = Flow(style.width, style.height, style.margin, running_head(style, title))
    state = PrintState(sheet="Daftar rak")
    flow.add(letterhead(style, content.office_name, content.counter, state), 10)
    head = Block()
    y = head.text(style.margin, 0, title, style.title, style.inner)
    head.text(style.margin, y, f"{content.at_text}, {len(content.lines)} produk", style.fact, 400)
    flow.add(head, 8)
    flow.add(_row(style, _HEADS, head=True))
    for one in content.lines:
        place = f"{one.place or 'belum dicatat'}{' (arsip)' if one.archived else ''}"
        cells = (one.number, one.service, one.initials, place, one.since, str(one.days))
        flow.add(_row(style, cells))
    told = f"Setelah {content.after_days} hari produk dipindah ke arsip dengan tempatnya dicatat."
    flow.add(Block(), 6)
    flow.add(foot(style, None, told, content.sample))
    return flow.finish(title, style.foot)


def render_shelf(content: ShelfContent) -> bytes:
    """The list's PDF with fonts embedded."""
    return lay_out_shelf(content).pdf()


def _row(style: Style, cells: tuple[str, ...], *, head: bool = False) -> Block:
    block, x = Block(), style.margin
    for place, (share, cell) in enumerate(zip(_COLUMNS, cells, strict=True)):
        look = style.label if head else style.code if place == 0 else style.text
        width = style.inner * share
        block.text(x, 3, cell, look, width - 6, "right" if place == 5 else "left")
        x += width
    block.box(style.margin, block.height + 2.4, style.inner, 0.4, style.line)
    return block
