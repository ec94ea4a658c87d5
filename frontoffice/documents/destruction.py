"""The minutes of a destruction (*berita acara pemusnahan*): what went, why, who agreed (A4).

Names no citizen: the minutes are kept for good (PP 28/2012; UU 27/2022 ps. 44).
"""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import foot, letterhead, running_head
from frontoffice.documents.style import STYLES, Style
from frontoffice.documents.wording import instant_words
from frontoffice.domain.words import date_words

STYLE = STYLES["a5"]._replace(width=210 * MM, height=297 * MM, margin=16 * MM)
REASON_WORDS = {
    "retention_ended": "masa simpan menurut JRA telah berakhir",
    "subject_request": "permintaan subjek data pribadi setelah masa simpan berakhir",
}
_COLUMNS = (0.3, 0.32, 0.13, 0.13, 0.08)


class DestructionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One application: until when it had to be kept, and how many personal parts were destroyed."""

    number: str
    service: str
    closed_on: dt.date
    kept_until: dt.date
    parts: int


class DestructionContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the minutes; `at` UTC ms, `entry` the place of the fact in the journal."""

    office_name: str
    counter: str
    zone: str
    at: int
    entry: str
    reason: str
    schedule: str
    officer: str
    second: str
    lines: tuple[DestructionLine, ...]
    sample: bool = False


def lay_out_destruction(content: DestructionContent) -> Layout:
    """Places the minutes on A4 pages."""
    style = STYLE
    title = "Berita acara pemusnahan data pribadi"
    flow = Flow(style.width, style.height, style.margin, running_head(style, title))
    flow.add(
        letterhead(style, content.office_name, content.counter, PrintState(sheet="Arsip kantor")),
        10,
    )
    flow.add(_head(style, content, title), 10)
    flow.add(_row(style, ("Nomor", "Layanan", "Selesai", "Disimpan s.d.", "Bagian"), head=True))
    for one in content.lines:
        days = (f"{one.closed_on:%d-%m-%Y}", f"{one.kept_until:%d-%m-%Y}")
        flow.add(_row(style, (one.number, one.service, *days, str(one.parts))))
    flow.add(_signatures(style, content), 24)
    note = (
        "Yang dimusnahkan adalah data pribadi di semua stasiun, hub, dan pusat yang menerima fakta "
        "ini, termasuk indeks, draf, bundel, dan cadangan yang dibuka kemudian. Nomor, status, "
        "uang, dan bukti rantai tetap ada. Berkas kertas dan PDF yang sudah diserahkan atau "
        "disalin keluar program dimusnahkan tersendiri."
    )
    flow.add(Block(), 6)
    flow.add(foot(style, None, note, content.sample))
    return flow.finish(title, style.foot)


def render_destruction(content: DestructionContent) -> bytes:
    """The minutes' PDF with fonts embedded."""
    return lay_out_destruction(content).pdf()


def _head(style: Style, content: DestructionContent, title: str) -> Block:
    block, m = Block(), style.margin
    day = dt.datetime.fromtimestamp(content.at / 1000, dt.UTC)
    y = block.text(m, 0, title, style.title, style.inner)
    y = block.text(m, y, instant_words(content.at, content.zone), style.fact, style.inner)
    why = REASON_WORDS.get(content.reason, content.reason)
    told = (
        f"Data pribadi {len(content.lines)} permohonan dimusnahkan karena {why} "
        f"(kode JRA {content.schedule}), berdasarkan UU 27/2022 pasal 42-44. "
        f"Tercatat di jurnal pada entri {content.entry}."
    )
    y = block.text(m, y + 4, told, style.text, style.inner)
    block.text(m, y, f"Tanggal UTC {date_words(day.date())}", style.quiet, style.inner)
    return block


def _row(style: Style, cells: tuple[str, ...], *, head: bool = False) -> Block:
    block, x = Block(), style.margin
    gap = style.inner * 0.01
    for place, (share, cell) in enumerate(zip(_COLUMNS, cells, strict=True)):
        look = style.label if head else style.code if place == 0 else style.text
        width = style.inner * share
        block.text(x, 3, cell, look, width, "right" if place == 4 else "left")
        x += width + gap
    block.box(style.margin, block.height + 2.4, style.inner, 0.4, style.line)
    return block


def _signatures(style: Style, content: DestructionContent) -> Block:
    block, width = Block(), style.inner * 0.4
    for x, role, name in (
        (style.margin, "Yang memusnahkan", content.officer),
        (style.margin + style.inner * 0.55, "Yang menyetujui", content.second),
    ):
        y = block.text(x, 24, role, style.label, width) + 46
        block.box(x, y, width, 0.5, style.ink)
        block.text(x, y + 3, name, style.fact, width)
    return block
