"""The list of what to bring (*daftar syarat*) for one citizen's case, A5, without a number."""

from __future__ import annotations

import msgspec

from frontoffice.documents.content import Paper, PrintState
from frontoffice.documents.layout import Block, Flow, Layout
from frontoffice.documents.parts import fitting, foot, letterhead, running_head
from frontoffice.documents.style import STYLES, Style


class ChecklistItem(msgspec.Struct, frozen=True, kw_only=True):
    """One paper to bring, in which form, where to get it; `choice` names a group of which one
    is enough."""

    name: str
    form: str
    where: str = ""
    condition: str = ""
    optional: bool = False
    choice: str = ""


class ChecklistContent(msgspec.Struct, frozen=True, kw_only=True):
    """What a citizen takes home before applying; it opens no case and promises no date."""

    office_name: str
    agency_name: str
    service_name: str
    service_code: str
    standard_version: str
    case_flags: tuple[str, ...] = ()
    items: tuple[ChecklistItem, ...]
    time_limit: str
    fee_lines: tuple[str, ...]
    product: str
    complaint_channels: tuple[str, ...] = ()
    printed_text: str
    sample: bool = False


def lay_out_checklist(content: ChecklistContent, paper: Paper = "a5") -> Layout:
    """Places the list: papers with a box to tick, then time, fee and product."""
    style = STYLES[paper]
    flow = Flow(style.width, style.height, style.margin, running_head(style, content.service_code))
    flow.add(letterhead(style, content.office_name, content.agency_name, PrintState()), 8)
    flow.add(_title(style, content), 8)
    for item in content.items:
        flow.add(_item(style, item))
    flow.add(Block(), 6)
    for label, lines in (
        ("Waktu", (content.time_limit,)),
        ("Biaya", content.fee_lines),
        ("Hasil", (content.product,)),
    ):
        flow.add(_fact(style, label, lines), 4)
    channels = "; ".join(content.complaint_channels)
    small = f"Standar {content.standard_version}, dicetak {content.printed_text}."
    if channels:
        small = f"{small} Aduan: {channels}."
    flow.add(foot(style, None, small, content.sample))
    return flow.finish(f"Daftar syarat {content.service_code}", style.foot)


def render_checklist(content: ChecklistContent, paper: Paper = "a5") -> bytes:
    """The list's PDF with fonts embedded."""
    return lay_out_checklist(content, paper).pdf()


def _title(style: Style, content: ChecklistContent) -> Block:
    block, m, width = Block(), style.margin, style.inner
    y = block.text(m, 0, "Daftar syarat", style.title, width)
    name = content.service_name
    y = block.text(m, y + 2, name, fitting(name, style.big, width), width)
    told = f"Layanan {content.service_code}"
    if content.case_flags:
        told = f"{told}, untuk: {', '.join(content.case_flags)}"
    block.text(m, y + 2, told, style.quiet, width)
    block.box(m, block.height + 4, width, 0.8, style.ink)
    return block


def _item(style: Style, item: ChecklistItem) -> Block:
    block, m, side = Block(), style.margin, 9.0
    indent = side + 8
    width = style.inner - indent
    block.frame(m, 4.5, side, side, style.ink, 1.5)
    words = f"{item.name} ({item.form})" if item.form else item.name
    y = block.text(m + indent, 3, words, style.fact, width)
    notes = [item.condition, item.choice, "bila ada" if item.optional else ""]
    told = "; ".join(note for note in notes if note)
    if told:
        y = block.text(m + indent, y, told[:1].upper() + told[1:], style.quiet, width)
    if item.where:
        block.text(m + indent, y, f"Didapat dari: {item.where}", style.quiet, width)
    block.box(m, block.height + 2.4, style.inner, 0.4, style.line)
    return block


def _fact(style: Style, label: str, lines: tuple[str, ...]) -> Block:
    block = Block()
    y = block.text(style.margin, 0, label, style.label, style.inner)
    for line in lines:
        y = block.text(style.margin, y, line, style.fact, style.inner)
    return block
