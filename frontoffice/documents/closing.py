"""The daily closing of a drawer (berita acara tutup kas): money, numbers, signatures, head (A4)."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import foot, letterhead, running_head
from frontoffice.documents.style import STYLES, Style
from frontoffice.documents.wording import instant_words
from frontoffice.domain.words import date_words, rupiah, terbilang

STYLE = STYLES["a5"]._replace(width=210 * MM, height=297 * MM, margin=16 * MM)
TITLE = "Berita acara tutup kas"


class ClosingContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the closing; instants UTC ms.

    `sums` are (words, rupiah) that lead from the float to what should be there; `numbers` (words,
    how many); `told` sentences: voids, spoiled prints, unexplained numbers, late money. `head` is
    (chain, seq, hash) of the journal before this closing.
    """

    office_name: str
    counter: str
    zone: str
    on: dt.date
    closed_at: int
    number: str
    officer: str
    second: str
    sums: tuple[tuple[str, int], ...]
    expected_rupiah: int
    counted_rupiah: int
    difference_rupiah: int
    reason: str
    deposit_rupiah: int
    float_rupiah: int
    due_on: dt.date
    pieces: tuple[tuple[str, int, int], ...]
    numbers: tuple[tuple[str, int], ...]
    other_ways: tuple[tuple[str, int, int], ...]
    told: tuple[str, ...]
    head: tuple[str, int, str]
    journal_ok: bool
    sample: bool = False


def lay_out_closing(content: ClosingContent) -> Layout:
    """Places the closing on A4; its QR is the proof made from the hash of everything printed."""
    style = STYLE
    flow = Flow(style.width, style.height, style.margin, running_head(style, content.number))
    sheet = PrintState(sheet="Arsip kantor")
    flow.add(letterhead(style, content.office_name, content.counter, sheet), 10)
    flow.add(_head(style, content), 8)
    _table(flow, style, ("Uang tunai", "", "Rupiah"), [(a, "", rupiah(b)) for a, b in content.sums])
    flow.add(_outcome(style, content), 8)
    rows = [(name, str(count), rupiah(value)) for name, count, value in content.pieces]
    _table(flow, style, ("Hitungan", "Banyak", "Rupiah"), rows)
    if content.other_ways:
        rows = [(name, str(count), rupiah(value)) for name, count, value in content.other_ways]
        _table(flow, style, ("Bukan tunai, menurut referensi", "Banyak", "Rupiah"), rows)
    counted = [(name, str(count), "") for name, count in content.numbers]
    _table(flow, style, ("Nomor tanda terima", "Banyak", ""), counted)
    for sentence in content.told:
        block = Block()
        block.text(style.margin, 0, sentence, style.text, style.inner)
        flow.add(block, 3)
    flow.add(Block(), 8)
    flow.add(_proof(style, content), 10)
    note = (
        "Hari berikutnya dibuka dari kepala rantai ini: bila satu bita saja berubah, pembukaan "
        "kas mengatakannya. Selisih tidak disembunyikan dan tidak dibetulkan dengan angka lain."
    )
    flow.add(foot(style, None, note, content.sample))
    return flow.finish(TITLE, style.foot)


def _head(style: Style, content: ClosingContent) -> Block:
    block, m = Block(), style.margin
    y = block.text(m, 0, TITLE, style.title, style.inner)
    y = block.text(m, y, content.number, style.code, style.inner)
    y = block.text(m, y + 4, f"Hari kas {date_words(content.on)}", style.fact, style.inner)
    closed = f"Ditutup {instant_words(content.closed_at, content.zone)}"
    y = block.text(m, y, closed, style.quiet, style.inner)
    if not content.journal_ok:
        words = "Jurnal tidak utuh saat kas dibuka; lihat temuan."
        block.text(m, y, words, style.fact, style.inner)
    return block


def _outcome(style: Style, content: ClosingContent) -> Block:
    block, m = Block(), style.margin
    rows = [
        ("Seharusnya ada", rupiah(content.expected_rupiah)),
        ("Dihitung", rupiah(content.counted_rupiah)),
        ("Selisih", _difference(content)),
        ("Disetor", f"{rupiah(content.deposit_rupiah)} ({terbilang(content.deposit_rupiah)})"),
        ("Paling lambat disetor", date_words(content.due_on)),
        ("Tinggal untuk hari berikut", rupiah(content.float_rupiah)),
    ]
    top = 0.0
    for label, value in rows:
        block.text(m, top, label, style.quiet, style.inner * 0.34)
        top = block.text(m + style.inner * 0.36, top, value, style.fact, style.inner * 0.64) + 1
    return block


def _difference(content: ClosingContent) -> str:
    if content.difference_rupiah == 0:
        return "tidak ada"
    word = "lebih" if content.difference_rupiah > 0 else "kurang"
    return f"{word} {rupiah(abs(content.difference_rupiah))}: {content.reason or '-'}"


def _table(
    flow: Flow, style: Style, head: tuple[str, str, str], rows: list[tuple[str, str, str]]
) -> None:
    for place, cells in enumerate((head, *rows)):
        block, m = Block(), style.margin
        look = style.text if place else style.label
        block.text(m, 2, cells[0], look, style.inner * 0.56)
        block.text(m + style.inner * 0.56, 2, cells[1], look, style.inner * 0.14, "right")
        block.text(m + style.inner * 0.72, 2, cells[2], look, style.inner * 0.28, "right")
        block.box(m, block.height + 1.6, style.inner, 0.4, style.line)
        flow.add(block)
    flow.add(Block(), 7)


def _proof(style: Style, content: ClosingContent) -> Block:
    block, m = Block(), style.margin
    side = 34 * MM
    block.code(m, 0, side)
    x, width = m + side + 14, style.inner - side - 14
    chain, seq, link = content.head
    y = block.text(x, 0, "Kepala rantai jurnal sebelum penutupan", style.label, width)
    y = block.text(x, y, f"{chain} / {seq}", style.code, width)
    y = block.text(x, y, link[:32], style.code, width)
    y = block.text(x, y, link[32:], style.code, width) + 6
    half = width * 0.46
    for place, (role, name) in enumerate(
        (("Pemegang kas", content.officer), ("Petugas kedua (PIN)", content.second))
    ):
        left = x + place * width * 0.54
        low = block.text(left, y, role, style.label, half) + 26
        block.box(left, low, half, 0.5, style.ink)
        block.text(left, low + 2, name, style.fact, half)
    return block
