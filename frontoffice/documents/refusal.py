"""The letter of refusal: reason, legal basis, how to object, which papers go back (A5)."""

from __future__ import annotations

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import Block, Flow, Layout
from frontoffice.documents.parts import banner, fitting, foot, letterhead, running_head
from frontoffice.documents.style import STYLES, Style
from frontoffice.documents.typeface import SEMIBOLD

OBJECTION = (
    "Keberatan tertulis kepada pejabat yang menetapkan, paling lambat 21 hari kerja sejak "
    "surat ini diterima; diselesaikan dalam 10 hari kerja (UU 30/2014 pasal 77).",
    "Banding kepada atasan pejabat itu, paling lambat 10 hari kerja sejak keputusan keberatan "
    "diterima (UU 30/2014 pasal 78).",
    "Gugatan ke Pengadilan Tata Usaha Negara bila banding tidak diterima (UU 30/2014 pasal 76).",
    "Pengaduan pelayanan tanpa biaya: {channels}.",
)
"""What may be done against it; filing again with better papers is always possible."""


class RefusalContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the letter; `nik` masked."""

    office_name: str
    agency_name: str
    counter: str
    number: str
    on_text: str
    applicant: str
    nik: str
    service_name: str
    service_code: str
    reason: str
    legal_basis: str
    given_back: tuple[str, ...] = ()
    fee: str = ""
    officer: str
    complaint_channels: tuple[str, ...] = ()
    freshness: str | None = None
    state: PrintState = PrintState()
    sample: bool = False


def lay_out_refusal(content: RefusalContent) -> Layout:
    """Places the letter."""
    style = STYLES["a5"]
    flow = Flow(style.width, style.height, style.margin, running_head(style, content.number))
    below = f"{content.agency_name}, {content.counter}"
    flow.add(letterhead(style, content.office_name, below, content.state), 8)
    for block in banner(style, content.state):
        flow.add(block, 6)
    flow.add(_head(style, content), 8)
    parts = [
        ("Pemohon", content.applicant + ", " + content.nik),
        ("Layanan", f"{content.service_name}, {content.service_code}"),
        ("Alasan penolakan", content.reason),
        ("Dasar hukum", content.legal_basis),
        ("Berkas dikembalikan", "; ".join(content.given_back) or "tidak ada yang ditahan"),
        ("Biaya", content.fee),
    ]
    for label, value in parts:
        if value:
            block = Block()
            y = block.text(style.margin, 0, label, style.label, style.inner)
            block.text(style.margin, y, value, style.fact, style.inner)
            flow.add(block, 4)
    flow.add(_objection(style, content), 8)
    flow.add(_signature(style, content), 8)
    small = "Surat ini bukan produk layanan. Permohonan baru dapat diajukan kapan saja."
    flow.add(foot(style, content.freshness, small, content.sample))
    return flow.finish(f"Surat penolakan {content.number}", style.foot)


def render_refusal(content: RefusalContent) -> bytes:
    """The letter's PDF with fonts embedded."""
    return lay_out_refusal(content).pdf()


def _head(style: Style, content: RefusalContent) -> Block:
    block, m, width = Block(), style.margin, style.inner
    y = block.text(m, 0, "Surat penolakan permohonan", style.title, width)
    y = block.text(m, y + 3, "Nomor permohonan", style.label, width)
    y = block.text(m, y, content.number, fitting(content.number, style.number, width), width)
    y = block.text(m, y + 4, "Ditetapkan", style.label, width)
    block.text(m, y, content.on_text, style.fact, width)
    return block


def _objection(style: Style, content: RefusalContent) -> Block:
    block, m = Block(), style.margin
    y = block.text(m, 4, "Bila tidak setuju", style.head, style.inner) + 2
    channels = ", ".join(content.complaint_channels)
    for index, line in enumerate(OBJECTION, 1):
        block.text(m, y, f"{index}.", style.text, 12)
        y = block.text(m + 12, y, line.format(channels=channels), style.text, style.inner - 12) + 1
    return block


def _signature(style: Style, content: RefusalContent) -> Block:
    block, width = Block(), style.inner * 0.4
    x = style.margin + style.inner * 0.6
    y = block.text(x, 4, "Petugas", style.label, width) + 34
    block.box(x, y, width, 0.5, style.ink)
    block.text(x, y + 2, content.officer, style.look(SEMIBOLD, 7.8, style.ink), width)
    return block
