"""The handover of a shift on paper: what was open, who gave it, who took it (A4)."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import foot, letterhead, running_head
from frontoffice.documents.style import STYLES, Style
from frontoffice.documents.wording import instant_words
from frontoffice.domain.words import date_words, rupiah

STYLE = STYLES["a5"]._replace(width=210 * MM, height=297 * MM, margin=16 * MM)
HEADINGS = {
    "due": "Janji yang jatuh hari ini atau lewat",
    "case": "Permohonan yang masih terbuka",
    "ready": "Produk yang belum diserahkan",
    "print": "Kertas yang belum dipastikan keluar",
    "draft": "Draf yang belum didaftarkan",
    "ticket": "Nomor antrean di loket ini",
    "cash": "Laci kas",
}
STATUS_WORDS = {
    "incomplete": "berkas belum lengkap",
    "awaiting_payment": "menunggu pembayaran",
    "accepted": "diterima",
    "in_process": "diproses",
    "waiting_citizen": "menunggu pemohon",
    "approved": "disetujui",
    "refused": "ditolak, berkas belum kembali",
    "ready": "siap diambil",
    "serving": "sedang dilayani",
    "parked": "ditunda",
    "open": "belum ditutup",
    "sealed": "disegel",
    "disputed": "bertentangan",
}
_COLUMNS = (0.34, 0.36, 0.26)


class HandoverLine(msgspec.Struct, frozen=True, kw_only=True):
    """One open thing: its kind, number, state and date; never a citizen's name."""

    kind: str
    key: str
    state: str
    on: dt.date | None
    rupiah: int | None


class HandoverContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the page; instants UTC ms. `signed_by` differs from `giver` for an absence."""

    office_name: str
    counter: str
    zone: str
    on: dt.date
    at: int
    giver: str
    signed_by: str
    absent: bool
    taker: str
    state: str
    answered_at: int | None
    words: str
    objection: str
    lines: tuple[HandoverLine, ...]
    sample: bool = False


def lay_out_handover(content: HandoverContent) -> Layout:
    """Places the page on A4."""
    style = STYLE
    title = f"Serah terima {content.counter}, {date_words(content.on)}"
    flow = Flow(style.width, style.height, style.margin, running_head(style, title))
    state = PrintState(sheet="Arsip kantor")
    flow.add(letterhead(style, content.office_name, content.counter, state), 10)
    flow.add(_head(style, content), 10)
    for kind, heading in HEADINGS.items():
        lines = [one for one in content.lines if one.kind == kind]
        if lines:
            flow.add(_heading(style, f"{heading}: {len(lines)}"), 2)
            for one in lines:
                flow.add(_row(style, one))
    if not content.lines:
        flow.add(_heading(style, "Tidak ada yang terbuka."), 2)
    for label, words in (("Pesan", content.words), ("Keberatan", content.objection)):
        if words:
            flow.add(_said(style, label, words), 6)
    flow.add(_signatures(style, content), 20)
    note = "Ditandatangani dengan PIN masing-masing; tercatat di jurnal stasiun."
    flow.add(foot(style, None, note, content.sample))
    return flow.finish(title, style.foot)


def render_handover(content: HandoverContent) -> bytes:
    """The page's PDF with fonts embedded."""
    return lay_out_handover(content).pdf()


def _head(style: Style, content: HandoverContent) -> Block:
    block, m = Block(), style.margin
    y = block.text(m, 0, "Serah terima tugas", style.title, style.inner)
    y = block.text(m, y, instant_words(content.at, content.zone), style.fact, style.inner)
    told = f"Dari {content.giver} kepada {content.taker or 'petugas berikutnya'}."
    if content.absent:
        told += f" Petugas berhalangan; ditetapkan oleh {content.signed_by}."
    block.text(m, y + 3, told, style.text, style.inner)
    return block


def _heading(style: Style, words: str) -> Block:
    block = Block()
    block.text(style.margin, 6, words, style.head, style.inner)
    block.box(style.margin, block.height + 2, style.inner, 0.8, style.ink)
    return block


def _row(style: Style, one: HandoverLine) -> Block:
    block, x = Block(), style.margin
    state = STATUS_WORDS.get(one.state, one.state)
    last = f"janji {date_words(one.on)}" if one.on else ""
    if one.rupiah is not None:
        last = rupiah(one.rupiah)
    key = f"Draf {one.key}" if one.kind == "draft" else one.key
    looks = (style.code, style.text, style.text)
    for share, cell, look in zip(_COLUMNS, (key, state, last), looks, strict=True):
        block.text(x, 3, cell, look, style.inner * share)
        x += style.inner * (share + 0.02)
    block.box(style.margin, block.height + 2.4, style.inner, 0.4, style.line)
    return block


def _said(style: Style, label: str, words: str) -> Block:
    block = Block()
    y = block.text(style.margin, 6, label, style.label, style.inner)
    block.text(style.margin, y, words, style.text, style.inner)
    return block


def _signatures(style: Style, content: HandoverContent) -> Block:
    block, width = Block(), style.inner * 0.4
    answered = {"accepted": "menerima", "objected": "keberatan"}.get(content.state, "")
    when = ""
    if content.answered_at is not None:
        when = f", {answered} {instant_words(content.answered_at, content.zone)}"
    for x, role, name in (
        (style.margin, "Yang menyerahkan", content.signed_by),
        (style.margin + style.inner * 0.55, f"Yang menerima{when}", content.taker),
    ):
        y = block.text(x, 20, role, style.label, width) + 40
        block.box(x, y, width, 0.5, style.ink)
        block.text(x, y + 3, name, style.fact, width)
    return block
