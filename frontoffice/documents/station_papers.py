"""Two papers of the station itself: the printer's test page and the sheet of recovery words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from frontoffice.documents.content import Paper as Paper
from frontoffice.documents.layout import MM, Block, Flow
from frontoffice.documents.style import STYLES, Style, product_mark

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789"
READY = "Printer ini siap bila semua tepi terlihat, huruf terkecil terbaca dan kode dapat dipindai."
COLUMNS = 3


class StationPaper(msgspec.Struct, frozen=True, kw_only=True):
    """What both papers say of the station: office, counter, printer, the time in words."""

    office_name: str
    counter: str
    printer: str
    printed_at: str


def render_test_page(content: StationPaper, paper: Paper = "a5") -> bytes:
    """Edges, small type, black and a QR: what a receipt will need of this printer."""
    style = STYLES[paper]
    flow = Flow(style.width, style.height, style.margin)
    flow.add(_head(style, content, "Halaman uji printer"), 10)
    block, m, width = Block(), style.margin, style.inner
    y = 0.0
    for label, value in (("Printer", content.printer), ("Dicetak", content.printed_at)):
        y = block.text(m, y, label, style.label, width)
        y = block.text(m, y, value, style.fact, width) + 4
    flow.add(block, 6)
    type_ = Block()
    y = type_.text(m, 0, ALPHABET, style.text, width)
    y = type_.text(m, y, ALPHABET.lower(), style.foot, width)
    type_.text(m, y + 2, "KMPP1-261123-03A0017-5", style.code, width)
    flow.add(type_, 8)
    bars = Block()
    for at in range(8):
        bars.box(m + at * width / 8, 0, width / 8 - 3, 4 * MM, style.ink)
    flow.add(bars, 8)
    code = Block()
    code.code(m, 0, 33 * MM, "https://periksa.invalid/v#uji")
    flow.add(code, 8)
    rest = Block()
    rest.text(m, 0, READY, style.text, width)
    flow.add(rest)
    return flow.finish("Halaman uji printer", style.foot).pdf()


def render_recovery_sheet(content: StationPaper, words: Sequence[str]) -> bytes:
    """The recovery words, numbered, for a sealed envelope in the safe; on A5."""
    style = STYLES["a5"]
    flow = Flow(style.width, style.height, style.margin)
    flow.add(_head(style, content, "Kata pemulihan"), 8)
    warning = Block()
    warning.text(
        style.margin,
        0,
        "Siapa pun yang memegang lembar ini dapat membuka data loket. Simpan dalam amplop "
        "tersegel di brankas, jangan difoto.",
        style.fact,
        style.inner,
    )
    flow.add(warning, 10)
    block, wide = Block(), style.inner / COLUMNS
    rows = -(-len(words) // COLUMNS)
    for at, word in enumerate(words):
        x = style.margin + (at // rows) * wide
        block.text(x, (at % rows) * 8 * MM, f"{at + 1}. {word}", style.code, wide)
    flow.add(block, 10)
    return flow.finish("Kata pemulihan", style.foot).pdf()


def _head(style: Style, content: StationPaper, title: str) -> Block:
    block, m = Block(), style.margin
    side = 9 * MM
    product_mark(block, m, 0, side, style.accent)
    left = m + side + 8
    y = block.text(left, 0, content.office_name, style.head, style.inner - side - 8)
    y = block.text(left, y, content.counter, style.quiet, style.inner - side - 8)
    y = max(y, side) + 6
    block.box(m, y, style.inner, 1.2, style.accent)
    block.text(m, y + 8, title, style.title, style.inner)
    return block
