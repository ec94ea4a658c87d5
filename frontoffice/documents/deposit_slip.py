"""Two slips of money: the deposit of a closed drawer, and a refund the citizen signs for (A5)."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import Block, Flow, Layout
from frontoffice.documents.parts import foot, letterhead
from frontoffice.documents.style import STYLES, Style
from frontoffice.documents.wording import instant_words
from frontoffice.domain.words import date_words, rupiah, terbilang


class DepositContent(msgspec.Struct, frozen=True, kw_only=True):
    """A deposit slip (*slip setoran*): what goes to the treasury's account and from which closing.

    `pieces` are (name of the denomination, how many, rupiah) of the whole count.
    """

    office_name: str
    counter: str
    on: dt.date
    closing: str
    deposit_rupiah: int
    float_rupiah: int
    due_on: dt.date
    pieces: tuple[tuple[str, int, int], ...]
    officer: str
    second: str
    reference: str | None = None
    sample: bool = False


class RefundContent(msgspec.Struct, frozen=True, kw_only=True):
    """A payout slip: the receipt it goes back to, who asked, allowed, paid and received."""

    office_name: str
    counter: str
    zone: str
    paid_at: int
    receipt_number: str
    rupiah: int
    reason: str
    asked_by: str
    decided_by: str
    officer: str
    receiver: str
    sample: bool = False


def lay_out_deposit(content: DepositContent) -> Layout:
    """Places the deposit slip."""
    style = STYLES["a5"]
    flow = _begin(style, content.office_name, content.counter)
    flow.add(_head(style, "Slip setoran", content.closing, content.deposit_rupiah), 8)
    facts = [
        ("Hari kas", date_words(content.on)),
        ("Disetor paling lambat", date_words(content.due_on)),
        ("Tinggal di laci", rupiah(content.float_rupiah)),
        ("Bukti bank", content.reference or "belum disetor"),
    ]
    flow.add(_facts(style, facts), 8)
    rows = [(name, str(count), rupiah(value)) for name, count, value in content.pieces]
    flow.add(_table(style, ("Pecahan (hitungan penutupan)", "Banyak", "Nilai"), rows), 14)
    flow.add(_signatures(style, [("Penyetor", content.officer), ("Saksi", content.second)]), 8)
    note = "Setoran utuh ke rekening kas negara atau daerah; tidak boleh lewat rekening pribadi."
    flow.add(foot(style, None, note, content.sample))
    return flow.finish("Slip setoran", style.foot)


def render_deposit(content: DepositContent) -> bytes:
    """The deposit slip's PDF."""
    return lay_out_deposit(content).pdf()


def lay_out_refund(content: RefundContent) -> Layout:
    """Places the payout slip."""
    style = STYLES["a5"]
    flow = _begin(style, content.office_name, content.counter)
    title = "Bukti pengembalian uang"
    flow.add(_head(style, title, content.receipt_number, content.rupiah), 8)
    facts = [
        ("Dibayarkan", instant_words(content.paid_at, content.zone)),
        ("Alasan", content.reason or "-"),
        ("Diminta oleh", content.asked_by),
        ("Disetujui oleh", content.decided_by),
    ]
    flow.add(_facts(style, facts), 16)
    names = [("Dibayar oleh", content.officer), ("Diterima oleh", content.receiver)]
    flow.add(_signatures(style, names), 8)
    note = "Tanda terima aslinya tetap berlaku sebagai bukti pernah dibayar."
    flow.add(foot(style, None, note, content.sample))
    return flow.finish(title, style.foot)


def render_refund(content: RefundContent) -> bytes:
    """The payout slip's PDF."""
    return lay_out_refund(content).pdf()


def _begin(style: Style, office: str, counter: str) -> Flow:
    flow = Flow(style.width, style.height, style.margin)
    flow.add(letterhead(style, office, counter, PrintState(sheet="Arsip kantor")), 10)
    return flow


def _head(style: Style, title: str, number: str, amount: int) -> Block:
    block, m = Block(), style.margin
    y = block.text(m, 0, title, style.title, style.inner)
    y = block.text(m, y, number, style.code, style.inner)
    y = block.text(m, y + 6, rupiah(amount), style.big, style.inner)
    block.text(m, y, terbilang(amount), style.text, style.inner)
    return block


def _facts(style: Style, facts: list[tuple[str, str]]) -> Block:
    block, m, top = Block(), style.margin, 0.0
    for label, value in facts:
        y = block.text(m, top, label, style.quiet, style.inner * 0.34)
        top = max(y, block.text(m + style.inner * 0.36, top, value, style.fact, style.inner * 0.64))
        top += 2
    return block


def _table(style: Style, head: tuple[str, str, str], rows: list[tuple[str, str, str]]) -> Block:
    block, m, top = Block(), style.margin, 0.0
    for place, cells in enumerate((head, *rows)):
        look = style.text if place else style.label
        block.text(m, top + 2, cells[0], look, style.inner * 0.5)
        block.text(m + style.inner * 0.5, top + 2, cells[1], look, style.inner * 0.18, "right")
        y = block.text(m + style.inner * 0.7, top + 2, cells[2], look, style.inner * 0.3, "right")
        block.box(m, y + 2, style.inner, 0.4, style.line)
        top = y + 2
    return block


def _signatures(style: Style, names: list[tuple[str, str]]) -> Block:
    block, width = Block(), style.inner * 0.42
    for place, (role, name) in enumerate(names):
        x = style.margin + place * style.inner * 0.54
        y = block.text(x, 0, role, style.label, width) + 34
        block.box(x, y, width, 0.5, style.ink)
        block.text(x, y + 2, name, style.fact, width)
    return block
