"""Minutes of a handover (*berita acara penyerahan*): product, receiver, originals, signature."""

from __future__ import annotations

import itertools
import math

import msgspec

from frontoffice.documents.content import Paper, PrintState
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import banner, fitting, foot, letterhead, running_head
from frontoffice.documents.style import STYLES, Style
from frontoffice.documents.typeface import SEMIBOLD

Points = tuple[tuple[tuple[int, int], ...], ...]


class HandoverContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the minutes; NIK masked, `signature` strokes of points 0..255, or none."""

    office_name: str
    agency_name: str
    counter: str
    number: str
    at_text: str
    title: str
    product: str
    product_number: str = ""
    applicant: str
    nik: str
    service_name: str
    service_code: str
    receiver: str
    role: str
    receiver_nik: str = ""
    relation: str = ""
    shown: tuple[str, ...] = ()
    given_back: tuple[str, ...] = ()
    statement: str = ""
    proof: str = ""
    signature: Points = ()
    officer: str
    complaint_channels: tuple[str, ...] = ()
    freshness: str | None = None
    state: PrintState = PrintState()
    sample: bool = False


def lay_out_handover(content: HandoverContent, paper: Paper = "a5") -> Layout:
    """Places the minutes; a signature drawn on the screen is drawn again where one signs."""
    style = STYLES[paper]
    flow = Flow(style.width, style.height, style.margin, running_head(style, content.number))
    below = f"{content.agency_name}, {content.counter}"
    flow.add(letterhead(style, content.office_name, below, content.state), 8)
    for block in banner(style, content.state):
        flow.add(block, 6)
    flow.add(_head(style, content), 8)
    for label, value in _facts(content):
        block = Block()
        y = block.text(style.margin, 0, label, style.label, style.inner)
        block.text(style.margin, y, value, style.fact, style.inner)
        flow.add(block, 4)
    if content.statement:
        flow.add(_statement(style, content), 8)
    flow.add(_signatures(style, content), 8)
    channels = "; ".join(content.complaint_channels)
    flow.add(foot(style, content.freshness, f"Aduan: {channels}.", content.sample))
    return flow.finish(f"{content.title} {content.number}", style.foot)


def render_handover(content: HandoverContent, paper: Paper = "a5") -> bytes:
    """The minutes' PDF with fonts embedded."""
    return lay_out_handover(content, paper).pdf()


def _head(style: Style, content: HandoverContent) -> Block:
    block, m = Block(), style.margin
    side = round(24 * MM)
    width = style.inner - side - 12 if style.wide else style.inner
    y = block.text(m, 0, content.title, fitting(content.title, style.title, width), width)
    y = block.text(m, y + 3, "Nomor permohonan", style.label, width)
    y = block.text(m, y, content.number, fitting(content.number, style.number, width), width)
    y = block.text(m, y + 4, "Diserahkan", style.label, width)
    y = block.text(m, y, content.at_text, style.fact, width)
    left = m + style.inner - side if style.wide else (style.width - side) / 2
    block.code(left, 0 if style.wide else y + 8, side, content.number)
    return block


def _facts(content: HandoverContent) -> list[tuple[str, str]]:
    product = content.product
    if content.product_number:
        product = f"{product}, nomor {content.product_number}"
    receiver = [content.receiver, content.role, content.relation]
    if content.receiver_nik:
        receiver.append(f"NIK {content.receiver_nik}")
    return [
        ("Yang diserahkan", product),
        ("Layanan", f"{content.service_name}, {content.service_code}"),
        ("Pemohon", f"{content.applicant}, {content.nik}"),
        ("Diterima oleh", ", ".join(part for part in receiver if part)),
        ("Diperlihatkan", ", ".join(content.shown) or "tidak ada"),
        ("Berkas asli dikembalikan", "; ".join(content.given_back) or "tidak ada yang ditahan"),
    ]


def _statement(style: Style, content: HandoverContent) -> Block:
    inside, block = Block(), Block()
    pad, width = 8, style.inner - 16
    y = inside.text(style.margin + pad, 5, "Pernyataan kehilangan tanda terima", style.head, width)
    inside.text(style.margin + pad, y + 2, content.statement, style.text, width)
    block.frame(style.margin, 0, style.inner, inside.height + 6, style.ink, 4)
    block.texts.extend(inside.texts)
    return block


def _signatures(style: Style, content: HandoverContent) -> Block:
    block, width = Block(), style.inner * 0.46
    name = style.look(SEMIBOLD, 7.8, style.ink)
    people = (("Yang menyerahkan", content.officer), ("Yang menerima", content.receiver))
    for index, (role, who) in enumerate(people):
        x = style.margin + index * style.inner * 0.54
        y = block.text(x, 4, role, style.label, width)
        if index and content.signature:
            draw_signature(block, content.signature, x, y + 2, min(width, 120), style.ink)
        block.box(x, y + 62, width, 0.5, style.ink)
        y = block.text(x, y + 64, who, name, width)
        if index and content.proof:
            block.text(x, y, content.proof, style.label, width)
    return block


def draw_signature(
    block: Block, strokes: Points, x: float, top: float, width: float, colour: int
) -> None:
    """Draws strokes as thin quadrilaterals into a field `width` wide and half as high."""
    for stroke in strokes:
        placed = [(x + a / 255 * width, top + b / 255 * width / 2) for a, b in stroke]
        for (ax, ay), (bx, by) in itertools.pairwise(placed):
            length = math.hypot(bx - ax, by - ay)
            if length:
                nx, ny = (by - ay) / length * 0.6, (ax - bx) / length * 0.6
                corners = [(ax + nx, ay + ny), (bx + nx, by + ny)]
                block.polygon([*corners, (bx - nx, by - ny), (ax - nx, ay - ny)], colour)
