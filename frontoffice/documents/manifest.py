"""The manifest that travels beside a bundle: what is inside, for whom, and how to check it (A4)."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import foot, letterhead, running_head
from frontoffice.documents.style import STYLES, Style
from frontoffice.documents.wording import instant_words

STYLE = STYLES["a5"]._replace(width=210 * MM, height=297 * MM, margin=16 * MM)
TITLE = "Manifes bundel"


class PartLine(msgspec.Struct, frozen=True, kw_only=True):
    """One segment: who wrote it, its chain, first and last entry, the hash of its sealed bytes."""

    where: str
    chain: str
    first: int
    last: int
    hash: str


class HeadLine(msgspec.Struct, frozen=True, kw_only=True):
    """Where a chain stands at the sender."""

    where: str
    chain: str
    seq: int
    hash: str


class ManifestContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the manifest; it names no applicant. `hash` is the manifest's own, in hex."""

    office_name: str
    counter: str
    zone: str
    file: str
    bytes: int
    made_at: int
    printed_at: int
    officer: str
    sender: str
    receiver: str
    hash: str
    parts: tuple[PartLine, ...]
    heads: tuple[HeadLine, ...]
    files: int = 0
    sample: bool = False


class _Column(NamedTuple):
    share: float
    align: str = "left"
    mono: bool = False


_COLUMNS = (
    _Column(0.16),
    _Column(0.24, mono=True),
    _Column(0.15, "right"),
    _Column(0.15, "right"),
    _Column(0.22, mono=True),
)


def lay_out_manifest(content: ManifestContent) -> Layout:
    """Places the manifest on A4 pages."""
    style = STYLE
    flow = Flow(style.width, style.height, style.margin, running_head(style, TITLE))
    state = PrintState(sheet="Menyertai berkas")
    flow.add(letterhead(style, content.office_name, content.counter, state), 10)
    flow.add(_head(style, content), 10)
    for label, value in _figures(content):
        flow.add(_figure(style, label, value), 3)
    _heading(flow, style, f"Isi: {len(content.parts)} segmen")
    flow.add(_row(style, ("Penulis", "Rantai", "Dari", "Sampai", "Sidik"), head=True))
    for one in content.parts:
        cells = (one.where, one.chain, _count(one.first), _count(one.last), one.hash[:16])
        flow.add(_row(style, cells))
    _heading(flow, style, "Kepala rantai di pengirim")
    flow.add(_row(style, ("Penulis", "Rantai", "", "Nomor", "Sidik"), head=True))
    for head in content.heads:
        cells = (head.where, head.chain, "", _count(head.seq), head.hash[:16])
        flow.add(_row(style, cells))
    note = (
        "Cocokkan sidik manifes dengan layar penerima. Bundel boleh terlambat, diimpor dua kali, "
        "atau tidak berurutan; isinya hanya terbuka di penerima."
    )
    flow.add(Block(), 6)
    flow.add(foot(style, None, note, content.sample))
    return flow.finish(TITLE, style.foot)


def render_manifest(content: ManifestContent) -> bytes:
    """The manifest's PDF with fonts embedded."""
    return lay_out_manifest(content).pdf()


def _head(style: Style, content: ManifestContent) -> Block:
    block, m = Block(), style.margin
    y = block.text(m, 0, TITLE, style.title, style.inner)
    y = block.text(m, y, content.file, style.fact, style.inner)
    made = f"Dicetak {instant_words(content.printed_at, content.zone)} oleh {content.officer}"
    block.text(m, y, made, style.quiet, style.inner)
    return block


def _figures(content: ManifestContent) -> list[tuple[str, str]]:
    entries = sum(one.last - one.first + 1 for one in content.parts)
    files = f", {_count(content.files)} lampiran" if content.files else ""
    groups = [content.hash[at : at + 8] for at in range(0, len(content.hash), 8)]
    return [
        ("Dari", content.sender),
        ("Untuk", content.receiver),
        ("Dibuat", instant_words(content.made_at, content.zone)),
        ("Isi", f"{_count(entries)} fakta{files}, {_count(content.bytes)} byte"),
        ("Sidik manifes", " ".join(groups)),
    ]


def _figure(style: Style, label: str, value: str) -> Block:
    block, m = Block(), style.margin
    block.text(m, 0, label, style.quiet, style.inner * 0.22)
    block.text(m + style.inner * 0.24, 0, value, style.fact, style.inner * 0.76)
    return block


def _heading(flow: Flow, style: Style, title: str) -> None:
    block = Block()
    block.text(style.margin, 8, title, style.head, style.inner)
    block.box(style.margin, block.height + 3, style.inner, 0.8, style.ink)
    flow.add(block, 2)


def _row(style: Style, cells: tuple[str, ...], *, head: bool = False) -> Block:
    block, x = Block(), style.margin
    gap = style.inner * 0.02
    for column, cell in zip(_COLUMNS, cells, strict=True):
        look = style.label if head else style.code if column.mono else style.text
        width = style.inner * column.share
        if cell:
            block.text(x, 3, cell, look, width, column.align)
        x += width + gap
    block.box(style.margin, block.height + 2.4, style.inner, 0.4, style.line)
    return block


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")
