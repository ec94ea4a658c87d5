"""The receipt of a complaint: number, code, what is due when, where else to turn (A5 or a roll).

It holds what the law asks of a *tanda terima* (UU 25/2009): that it was received, when and by which
office; of an anonymous one neither name nor officer.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.documents.content import Paper, PrintState
from frontoffice.documents.layout import Block, Flow, Layout
from frontoffice.documents.parts import fitting, foot, letterhead, running_head
from frontoffice.documents.style import STYLES, Style
from frontoffice.domain.words import date_words

TITLE = "Tanda terima aduan"
_ANONYMOUS = (
    "Aduan ini anonim: nama Anda tidak dicatat. Aduan baru masuk ke catatan kantor saat tutup "
    "hari, bersama suara lain dan tanpa jam, sehingga kode di atas baru dapat dilacak besok."
)
_KEEP = "Simpan kertas ini. Kode hanya ada di sini; tanpa kode, kantor tidak dapat membukakannya."


class ComplaintReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on it. `clocks` are (what, day in words); `officer` empty where anonymous."""

    office_name: str
    number: str
    code: str
    kind: str
    received_on: dt.date
    clocks: tuple[tuple[str, str], ...]
    summary: str = ""
    name: str = ""
    officer: str = ""
    anonymous: bool = False
    confidential: bool = False
    tracking_address: str = ""
    channels: tuple[str, ...] = ()
    sample: bool = False


def lay_out_complaint_receipt(content: ComplaintReceipt, paper: Paper = "a5") -> Layout:
    """Places the receipt."""
    style = STYLES[paper]
    flow = Flow(style.width, style.height, style.margin, running_head(style, content.number))
    state = PrintState(sheet="Lembar pelapor")
    flow.add(letterhead(style, content.office_name, content.kind, state), 10)
    flow.add(_identity(style, content), 10)
    for label, value in _facts(content):
        block = Block()
        y = block.text(style.margin, 0, label, style.label, style.inner)
        block.text(style.margin, y, value, style.fact, style.inner)
        flow.add(block, 4)
    notes = [_KEEP] if not content.anonymous else [_ANONYMOUS, _KEEP]
    for note in notes:
        block = Block()
        block.text(style.margin, 2, note, style.text, style.inner)
        flow.add(block, 4)
    told = f"Bila tidak ditanggapi: {'; '.join(content.channels)}." if content.channels else ""
    flow.add(foot(style, None, told or TITLE, content.sample))
    return flow.finish(f"{TITLE} {content.number}", style.foot)


def render_complaint_receipt(content: ComplaintReceipt, paper: Paper = "a5") -> bytes:
    """The receipt's PDF with fonts embedded."""
    return lay_out_complaint_receipt(content, paper).pdf()


def _identity(style: Style, content: ComplaintReceipt) -> Block:
    block, m, width = Block(), style.margin, style.inner
    y = block.text(m, 0, TITLE, fitting(TITLE, style.title, width), width)
    y = block.text(m, y + 4, "Nomor aduan", style.label, width)
    y = block.text(m, y, content.number, fitting(content.number, style.number, width), width)
    y = block.text(m, y + 4, "Kode lacak, hanya untuk Anda", style.label, width)
    block.text(m, y, content.code, fitting(content.code, style.number, width), width)
    return block


def _facts(content: ComplaintReceipt) -> list[tuple[str, str]]:
    facts = [("Diterima", date_words(content.received_on)), *content.clocks]
    if content.name:
        facts.insert(0, ("Pelapor", content.name))
    if content.summary:
        facts.append(("Isi ringkas", content.summary))
    if content.confidential:
        facts.append(("Sifat", "Rahasia: isi tidak dibuka untuk umum"))
    if content.officer:
        facts.append(("Petugas penerima", content.officer))
    if content.tracking_address:
        facts.append(("Lacak di", content.tracking_address))
    return facts
