"""Parts that several papers share: letterhead, banners, signatures, foot."""

from __future__ import annotations

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import Block
from frontoffice.documents.style import Style, product_mark
from frontoffice.documents.typeface import BOLD, SEMIBOLD, Look, text_width
from frontoffice.documents.wording import SAMPLE, print_reason, print_words


def letterhead(style: Style, office: str, below: str, state: PrintState) -> Block:
    """Office, agency with counter, which sheet this is, and the rule under them."""
    block, m = Block(), style.margin
    name = style.look(BOLD, 10.4, style.ink)
    print_look = style.quiet if state.kind == "original" else style.head
    if style.wide:
        product_mark(block, m, 0, 25.5, style.accent)
        y = block.text(m + 34, -1, office, name, style.inner - 34 - 92)
        block.text(m + 34, y, below, style.quiet, style.inner - 34 - 92)
        sheet = style.look(SEMIBOLD, 8.2, style.ink)
        y = block.text(m + style.inner - 88, 0, state.sheet, sheet, 88, "right")
        block.text(m + style.inner - 88, y + 1, print_words(state), print_look, 88, "right")
        block.box(m, block.height + 8, style.inner, 1.2, style.accent)
        return block
    y = block.text(m, 0, office, name, style.inner, "centre")
    y = block.text(m, y, below, style.quiet, style.inner, "centre")
    line = f"{state.sheet}, {print_words(state)}"
    block.text(m, y, line, print_look, style.inner, "centre")
    block.box(m, block.height + 5, style.inner, 1, style.ink)
    return block


def banner(style: Style, state: PrintState, void: str | None = None) -> list[Block]:
    """What nobody may overlook: a voided receipt, a copy, a correction."""
    told = []
    if void:
        text = f"TANDA TERIMA DIBATALKAN: {void}"
        told.append((text, fitting(text, style.big._replace(size=11), style.inner - 16)))
    if state.kind != "original":
        told.append((print_reason(state), style.fact))
    blocks = []
    for text, look in told:
        inside, block = Block(), Block()
        inside.text(style.margin + 8, 5, text, look, style.inner - 16)
        block.frame(style.margin, 0, style.inner, inside.height + 5, style.ink, 4)
        block.texts.extend(inside.texts)
        blocks.append(block)
    return blocks


def running_head(style: Style, number: str) -> Block:
    """The head of every further page: the number it belongs to."""
    block = Block()
    block.text(style.margin, 0, f"Lanjutan {number}", style.code, style.inner)
    block.box(style.margin, block.height + 3, style.inner, 0.8, style.accent)
    return block


def signatures(style: Style, block: Block, officer: str, submitter: str, top: float) -> None:
    """Room for two signatures with the names below; at the right on a wide paper."""
    width = style.inner * 0.165 if style.wide else style.inner * 0.46
    left = style.margin + style.inner * 0.64 if style.wide else style.margin
    step = width + style.inner * (0.03 if style.wide else 0.08)
    for index, (role, name) in enumerate((("Petugas", officer), ("Penyerah", submitter))):
        x = left + index * step
        y = block.text(x, top, role, style.label, width) + 23
        block.box(x, y, width, 0.5, style.ink)
        block.text(x, y + 1.5, name, style.look(SEMIBOLD, 7.6, style.ink), width)


def foot(style: Style, freshness: str | None, small_print: str, sample: bool) -> Block:
    """Freshness of a paper made offline, small print, and the mark of demo data."""
    block, m = Block(), style.margin
    block.box(m, 0, style.inner, 0.4, style.line)
    y = 3.0
    if freshness:
        y = block.text(m, y, freshness, style.foot_strong, style.inner) + 1
    y = block.text(m, y, small_print, style.foot, style.inner)
    if sample:
        block.text(m, y, SAMPLE, style.foot_strong, style.inner)
        block.across = "CONTOH"
    return block


def heading(style: Style, words: str) -> Block:
    """The title of a part, with a rule under it."""
    block = Block()
    block.text(style.margin, 0, words, style.head, style.inner)
    block.box(style.margin, block.height + 3, style.inner, 0.8, style.ink)
    return block


def fitting(text: str, look: Look, width: float) -> Look:
    """The look made small enough (to two thirds) that the text stays on one line."""
    ratio = min(width / max(text_width(text, look), 1), 1)
    return look._replace(size=int(look.size * ratio * 10) / 10) if ratio > 0.65 else look
