"""Wall papers of an office: a service standard, the tariff wall, the service pledge (maklumat).

UU 25/2009 ps. 21-22 and PermenPANRB 15/2014: the six components of delivery and the pledge are
shown where citizens wait. A4 and A3; type shrinks in steps until a standard stands on one sheet.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import fitting, foot, running_head
from frontoffice.documents.style import STYLES, WHITE, Style, product_mark

Sheet = Literal["a4", "a3"]
_SIZES: dict[Sheet, tuple[float, float, float]] = {"a4": (210, 297, 1.7), "a3": (297, 420, 2.4)}
_STEPS = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52)


class PosterContent(msgspec.Struct, frozen=True, kw_only=True):
    """One standard for the wall: its published components as lines, `link` for the QR or none."""

    office_name: str
    agency_name: str
    service_name: str
    service_code: str
    version: str
    decree: str = ""
    time_limit: str
    fee: str
    product: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    legal_basis: tuple[str, ...] = ()
    link: str = ""
    printed_text: str
    sample: bool = False


class TariffLine(msgspec.Struct, frozen=True, kw_only=True):
    """A service on the tariff wall; `rows` are (what, price) where there is more than one price."""

    service: str
    time: str
    fee: str
    rows: tuple[tuple[str, str], ...] = ()


class TariffWall(msgspec.Struct, frozen=True, kw_only=True):
    """What every service of the office costs and how long it takes, by agency."""

    office_name: str
    agencies: tuple[tuple[str, tuple[TariffLine, ...]], ...]
    channels: tuple[str, ...]
    printed_text: str
    sample: bool = False


class PledgeContent(msgspec.Struct, frozen=True, kw_only=True):
    """The maklumat: office, who signs, where and when."""

    office_name: str
    head_name: str
    head_position: str
    place: str
    signed_text: str
    sample: bool = False


PLEDGE = (
    "Kami sanggup menyelenggarakan pelayanan sesuai standar pelayanan yang telah ditetapkan.",
    "Kami akan memenuhi kewajiban dan melakukan perbaikan secara terus-menerus.",
    "Apabila tidak menepati maklumat ini, kami bersedia menerima sanksi dan memberikan kompensasi"
    " sesuai peraturan perundang-undangan.",
)
"""The three parts of a maklumat (UU 25/2009 ps. 22): able, willing to improve, answerable."""


def render_poster(content: PosterContent, sheet: Sheet = "a3") -> bytes:
    """The poster's PDF; on one sheet wherever type of a readable size allows it."""
    for step in _STEPS:
        layout = _poster(content, sheet, step)
        if len(layout.pages) == 1:
            break
    return layout.pdf()


def render_tariffs(content: TariffWall, sheet: Sheet = "a3") -> bytes:
    """The tariff wall's PDF, as many sheets as it takes."""
    style = _style(sheet, 0.66)
    flow = Flow(style.width, style.height, style.margin, running_head(style, "tarif"))
    flow.add(_band(style, content.office_name, "Daftar waktu dan biaya layanan"), 14)
    for agency, lines in content.agencies:
        flow.add(_agency(style, agency, lines[0]))
        for line in lines[1:]:
            flow.add(_tariff(style, line))
        flow.add(Block(), 10)
    flow.add(_warning(style, content.channels), 10)
    flow.add(foot(style, None, f"Dicetak {content.printed_text}.", content.sample))
    return flow.finish("Daftar biaya layanan", style.foot).pdf()


def render_pledge(content: PledgeContent, sheet: Sheet = "a3") -> bytes:
    """The maklumat's PDF, one sheet."""
    style = _style(sheet, 0.95)
    flow = Flow(style.width, style.height, style.margin)
    flow.add(_band(style, content.office_name, "Maklumat Pelayanan"), style.big.leading)
    block, y, indent = Block(), 0.0, style.big.size * 1.8
    for number, line in enumerate(PLEDGE, 1):
        block.text(style.margin, y, f"{number}.", style.big, indent)
        y = block.text(style.margin + indent, y, line, style.big, style.inner - indent)
        y += style.big.leading * 0.6
    flow.add(block, style.big.leading)
    flow.add(_signature(style, content), style.big.leading)
    flow.add(foot(style, None, "Dasar: UU 25/2009 pasal 22.", content.sample))
    return flow.finish("Maklumat Pelayanan", style.foot).pdf()


def _style(sheet: Sheet, step: float) -> Style:
    width, height, scale = _SIZES[sheet]
    return STYLES["a5"]._replace(
        width=width * MM, height=height * MM, margin=width * MM * 0.065, scale=scale * step
    )


def _poster(content: PosterContent, sheet: Sheet, step: float) -> Layout:
    style = _style(sheet, step)
    flow = Flow(style.width, style.height, style.margin, running_head(style, content.service_code))
    below = f"{content.agency_name}, {content.service_code}"
    flow.add(_band(style, content.office_name, "Standar pelayanan"), 14)
    title, big = Block(), style.look(style.title.font, 21, style.ink)
    y = title.text(style.margin, 0, content.service_name, big, style.inner)
    title.text(style.margin, y + 2, below, style.quiet, style.inner)
    flow.add(title, 14)
    flow.add(_promise(style, content), 16)
    for heading, lines in content.parts:
        flow.add(_heading(style, heading), 3)
        for number, line in enumerate(lines, 1):
            flow.add(_line(style, number, line, len(lines)), 2.5)
        flow.add(Block(), 9)
    if content.link:
        flow.add(_link(style, content.link), 10)
    small = f"Versi {content.version}"
    small += f", {content.decree}" if content.decree else ""
    small += f". Dasar hukum: {'; '.join(content.legal_basis)}" if content.legal_basis else ""
    flow.add(foot(style, None, f"{small}. Dicetak {content.printed_text}.", content.sample))
    return flow.finish(f"Standar pelayanan {content.service_code}", style.foot)


def _band(style: Style, office: str, what: str) -> Block:
    """The dark band on top: mark, office, what the sheet is."""
    block, m = Block(), style.margin
    high = style.title.leading * 2.6
    block.box(m, 0, style.inner, high, style.accent, 8)
    side = high * 0.52
    product_mark(block, m + side * 0.4, (high - side) / 2, side, 0x12877F)
    left = m + side * 1.8
    width = style.inner - side * 2.2
    name = fitting(what, style.title._replace(colour=WHITE), width)
    top = (high - name.leading - style.fact.leading) / 2
    y = block.text(left, top, what, name, width)
    block.text(left, y, office, style.fact._replace(colour=WHITE), width)
    return block


def _promise(style: Style, content: PosterContent) -> Block:
    """How long, how much, what one gets: three boxes of one height."""
    block, gap = Block(), style.inner * 0.025
    width = (style.inner - 2 * gap) / 3
    inside = Block()
    facts = (("Waktu", content.time_limit), ("Biaya", content.fee), ("Hasil", content.product))
    for place, (label, value) in enumerate(facts):
        left = style.margin + place * (width + gap)
        y = inside.text(left + 10, 8, label, style.label, width - 20)
        inside.text(left + 10, y + 2, value, style.head, width - 20)
    for place in range(3):
        left = style.margin + place * (width + gap)
        block.box(left, 0, width, inside.height + 10, style.band, 6)
    block.texts.extend(inside.texts)
    return block


def _heading(style: Style, words: str) -> Block:
    block = Block()
    look = style.look(style.head.font, 10.5, style.accent)
    y = block.text(style.margin, 0, words, look, style.inner)
    block.box(style.margin, y + 1, style.inner, 0.8, style.line)
    return block


def _line(style: Style, number: int, words: str, count: int) -> Block:
    block = Block()
    indent = style.fact.size * 1.9 if count > 1 else 0.0
    if indent:
        block.text(style.margin, 0, f"{number}.", style.text, indent)
    block.text(style.margin + indent, 0, words, style.text, style.inner - indent)
    return block


def _link(style: Style, link: str) -> Block:
    block = Block()
    side = style.text.size * 8
    block.code(style.margin, 0, side, link)
    words = "Pindai untuk membaca standar ini di telepon."
    block.text(style.margin + side + 12, side / 2 - 6, words, style.fact, style.inner - side - 12)
    return block


def _agency(style: Style, name: str, first: TariffLine) -> Block:
    """An agency's name with its first row, which stay together."""
    block = Block()
    look = style.look(style.head.font, 10.5, style.accent)
    y = block.text(style.margin, 0, name, look, style.inner)
    block.box(style.margin, y + 1, style.inner, 1, style.accent)
    row = _tariff(style, first)
    for text in row.texts:
        block.texts.append(text._replace(y=text.y + y + 4))
    block.box(style.margin, y + 4 + row.height - 0.5, style.inner, 0.5, style.line)
    return block


def _tariff(style: Style, line: TariffLine) -> Block:
    block, width = Block(), style.inner
    y = block.text(style.margin, 3, line.service, style.text, width * 0.5)
    y = max(y, block.text(style.margin + width * 0.53, 3, line.time, style.text, width * 0.17))
    left = style.margin + width * 0.72
    y = max(y, block.text(left, 3, line.fee, style.fact, width * 0.28, "right"))
    for what, price in line.rows:
        indent = style.text.size * 1.4
        low = block.text(style.margin + indent, y, what, style.quiet, width * 0.68 - indent)
        y = max(low, block.text(left, y, price, style.fact, width * 0.28, "right"))
    block.box(style.margin, y + 3, width, 0.5, style.line)
    return block


def _warning(style: Style, channels: tuple[str, ...]) -> Block:
    block, inside = Block(), Block()
    told = "Di luar daftar ini tidak ada biaya di loket. Mintalah tanda terima untuk setiap rupiah."
    y = inside.text(style.margin + 12, 10, told, style.head, style.inner - 24)
    if channels:
        words = f"Diminta lebih? {'; '.join(channels)}."
        inside.text(style.margin + 12, y + 3, words, style.text, style.inner - 24)
    block.box(style.margin, 0, style.inner, inside.height + 10, style.band, 6)
    block.texts.extend(inside.texts)
    return block


def _signature(style: Style, content: PledgeContent) -> Block:
    block = Block()
    left, width = style.margin + style.inner * 0.5, style.inner * 0.5
    y = block.text(left, 0, f"{content.place}, {content.signed_text}", style.fact, width)
    y = block.text(left, y + 4, content.head_position, style.fact, width)
    y = block.text(left, y + style.title.leading * 3, content.head_name, style.head, width)
    block.box(left, y + 1, width * 0.8, 0.8, style.ink)
    return block
