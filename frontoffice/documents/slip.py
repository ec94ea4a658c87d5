"""The shortage slip (*lembar kekurangan*) and the folder's label."""

from __future__ import annotations

from frontoffice.documents.content import LabelContent, MissingRow, Paper, ShortageContent
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import (
    banner,
    fitting,
    foot,
    letterhead,
    running_head,
    signatures,
)
from frontoffice.documents.style import STYLES, Style
from frontoffice.documents.typeface import BOLD, MONO, SEMIBOLD
from frontoffice.domain.words import date_words

_NO_CLOCK = "Belum ada biaya dan jangka waktu belum dihitung sampai berkas lengkap."


def lay_out_shortage_slip(content: ShortageContent, paper: Paper = "a5") -> Layout:
    """Places the slip; its QR is the number alone, by which any counter reopens the file."""
    style = STYLES[paper]
    flow = Flow(style.width, style.height, style.margin, running_head(style, content.number))
    below = f"{content.agency_name}, {content.counter}"
    flow.add(letterhead(style, content.office_name, below, content.state), 8)
    for block in banner(style, content.state):
        flow.add(block, 6)
    flow.add(_identity(style, content), 8)
    flow.add(_return_band(style, content), 8)
    for label, value in _facts(content):
        block = Block()
        y = block.text(style.margin, 0, label, style.label, style.inner)
        block.text(style.margin, y, value, style.fact, style.inner)
        flow.add(block, 3)
    head = Block()
    head.text(style.margin, 6, "Yang masih perlu dibawa", style.head, style.inner)
    head.box(style.margin, head.height + 3, style.inner, 0.8, style.ink)
    flow.add(head)
    for index, row in enumerate(content.missing, 1):
        flow.add(_row(style, index, row))
    flow.add(_rest(style, content), 8)
    channels = "; ".join(content.complaint_channels)
    flow.add(foot(style, content.freshness, f"Aduan: {channels}.", content.sample))
    return flow.finish(f"Lembar kekurangan {content.number}", style.foot)


def render_shortage_slip(content: ShortageContent, paper: Paper = "a5") -> bytes:
    """The slip's PDF with fonts embedded."""
    return lay_out_shortage_slip(content, paper).pdf()


def _identity(style: Style, content: ShortageContent) -> Block:
    block, m = Block(), style.margin
    side = round(26 * MM)
    width = style.inner - side - 12 if style.wide else style.inner
    title = "Lembar kekurangan"
    y = block.text(m, 0, title, fitting(title, style.title, width), width)
    y = block.text(m, y + 3, "Nomor permohonan", style.label, width)
    y = block.text(m, y, content.number, fitting(content.number, style.number, width), width)
    y = block.text(m, y + 4, "Dicetak", style.label, width)
    y = block.text(m, y, content.issued_at_text, style.fact, width)
    if style.wide:
        block.code(m + style.inner - side, 0, side, content.number)
    else:
        block.code((style.width - side) / 2, y + 8, side, content.number)
    return block


def _return_band(style: Style, content: ShortageContent) -> Block:
    """Until when and where the citizen comes back, and that nothing runs before."""
    inside, block = Block(), Block()
    pad = 11 if style.wide else 7
    x, width = style.margin + pad, style.inner - 2 * pad
    day = date_words(content.valid_until_on)
    y = inside.text(x, 6, "Kembali paling lambat", style.label, width)
    y = inside.text(x, y, day, fitting(day, style.big, width), width)
    back = f"Bawa lembar ini dan berkas di bawah ke: {content.return_to}."
    if content.return_to:
        y = inside.text(x, y, back, style.text, width)
    inside.text(x, y, _NO_CLOCK, style.look(SEMIBOLD, 8, style.ink), width)
    block.frame(style.margin, 0, style.inner, inside.height + 6, style.ink, 6)
    block.texts.extend(inside.texts)
    return block


def _facts(content: ShortageContent) -> list[tuple[str, str]]:
    flags = f" ({', '.join(content.case_flags)})" if content.case_flags else ""
    return [
        ("Pemohon", content.applicant),
        ("Layanan", f"{content.service_name}{flags}, {content.service_code}"),
    ]


def _row(style: Style, index: int, row: MissingRow) -> Block:
    block, m, indent = Block(), style.margin, 14.0
    width = style.inner - indent
    block.text(m, 3.2, str(index), style.label, indent)
    name = f"{row.name} ({row.form})" if row.form else row.name
    y = block.text(m + indent, 3, name, style.fact, width)
    block.text(m + indent, y, f"Didapat dari: {row.where}", style.quiet, width)
    block.box(m, block.height + 2.4, style.inner, 0.4, style.line)
    return block


def _rest(style: Style, content: ShortageContent) -> Block:
    block = Block()
    y = 4.0
    if content.received:
        told = f"Sudah ada: {'; '.join(content.received)}."
        y = block.text(style.margin, y, told, style.quiet, style.inner)
    signatures(style, block, content.officer, content.applicant, y + 6)
    return block


def lay_out_label(content: LabelContent) -> Layout:
    """A label of 90 x 50 mm: the number large, no name; long service names make it smaller."""
    label = STYLES["a5"]._replace(width=90 * MM, height=50 * MM, margin=4 * MM, ink=0, second=0)
    for scale in (1, 0.85, 0.7):
        style = label.closer(1, scale)
        block = _label(style, content)
        if block.height <= 50 * MM - 2 * style.margin:
            break
    flow = Flow(style.width, style.height, style.margin)
    flow.add(block)
    return flow.finish(f"Label {content.number}", style.foot)


def _label(style: Style, content: LabelContent) -> Block:
    block, m, side = Block(), style.margin, round(24 * MM)
    width = style.inner
    number = fitting(content.number, style.look(MONO, 19, 0), width)
    y = block.text(m, 0, content.number, number, width) + 4
    left = width - side - 8
    y = block.text(m, y, content.service_code, style.look(BOLD, 11, 0), left)
    y = block.text(m, y, content.service_name, style.quiet, left) + 3
    y = block.text(m, y, f"Inisial {content.initials}", style.look(BOLD, 10, 0), left)
    if content.promised_on:
        y = block.text(m, y, f"Selesai {date_words(content.promised_on)}", style.fact, left)
    block.text(m, y, content.note, style.quiet, left)
    block.code(m + width - side, number.leading + 6, side, content.number)
    return block


def render_label(content: LabelContent) -> bytes:
    """The label's PDF with fonts embedded."""
    return lay_out_label(content).pdf()
