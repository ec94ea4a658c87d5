"""Papers of the cash day: closing with its proof, deposit slip, payout slip, in Indonesian."""

from __future__ import annotations

from frontoffice.documents.closing import ClosingContent, lay_out_closing
from frontoffice.documents.deposit_slip import (
    DepositContent,
    RefundContent,
    render_deposit,
    render_refund,
)
from frontoffice.documents.proof import ProofFacts
from frontoffice.documents.wording import instant_words
from frontoffice.domain.cash import DENOMINATIONS, Drawer
from frontoffice.domain.cash_claims import fold_refund
from frontoffice.domain.cash_facts import CashClosed, NumberCounts, Pieces, Sums
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import ReasonPersonal
from frontoffice.domain.words import rupiah
from frontoffice.services import cash_book as books
from frontoffice.services.cash_book import Book
from frontoffice.services.home import Home
from frontoffice.services.proving import proof_of
from frontoffice.store.entries import read_stream

SERVICE = "KAS-TUTUP"
"""Stands in the proof where a receipt names its service."""

SUM_WORDS = {
    "float_rupiah": "Modal awal",
    "taken_rupiah": "Diterima tunai menurut tanda terima",
    "owed_rupiah": "Kembalian yang belum diserahkan",
    "in_rupiah": "Uang masuk lain",
    "voided_rupiah": "Dibatalkan",
    "settled_rupiah": "Kembalian diserahkan kemudian",
    "out_rupiah": "Uang keluar lain",
    "refunded_rupiah": "Pengembalian dibayarkan",
    "late_rupiah": "Koreksi hari yang sudah ditutup",
}
_LESS = ("voided_rupiah", "settled_rupiah", "out_rupiah", "refunded_rupiah")
NUMBER_WORDS = {
    "used": "Terpakai",
    "void": "Batal",
    "spoiled": "Rusak",
    "unused": "Tidak terpakai",
    "reserved": "Disisihkan untuk kertas darurat",
    "unexplained": "Belum dijelaskan",
}
METHOD_WORDS = {"billing": "Kode billing", "va": "Virtual account", "qris": "QRIS", "edc": "Kartu"}


def piece_words(code: str) -> str:
    """A denomination's name: `Rp50.000`, a coin `Rp500 logam`."""
    found = next((one for one in DENOMINATIONS if one.code == code), None)
    if found is None:
        return code
    return f"{rupiah(found.rupiah)} logam" if found.coin else rupiah(found.rupiah)


def sum_lines(sums: Sums) -> tuple[tuple[str, int], ...]:
    """(words, rupiah) of each part that is not zero, the float always; less what went out."""
    lines = []
    for name, words in SUM_WORDS.items():
        value = getattr(sums, name)
        if value or name == "float_rupiah":
            lines.append((words, -value if name in _LESS else value))
    return tuple(lines)


def number_lines(counts: NumberCounts) -> tuple[tuple[str, int], ...]:
    """(words, how many) of each end; used and unexplained also where there is none."""
    always = ("used", "unexplained")
    pairs = [(name, words, getattr(counts, name)) for name, words in NUMBER_WORDS.items()]
    return tuple((words, count) for name, words, count in pairs if count or name in always)


def _pieces(pieces: Pieces) -> tuple[tuple[str, int, int], ...]:
    value = {one.code: one.rupiah for one in DENOMINATIONS}
    return tuple((piece_words(code), n, n * value.get(code, 0)) for code, n in pieces)


def _name(home: Home, staff: str) -> str:
    row = home.reference.staff.get(staff)
    return row.name if row else staff


def _closed(home: Home, stream: str) -> tuple[Book, CashClosed, str]:
    """The books of a closed drawer, its closing, and the words behind a difference."""
    with home.store.read() as connection:
        book = books.read_drawer(connection, home, stream)
        recorded = read_stream(connection, stream)
    closed = book.drawer.closed
    if closed is None:
        raise RuleViolation("cash-not-closed")
    item = next(one for one in recorded if one.ref == book.drawer.closed_ref)
    reason = item.personal.reason if isinstance(item.personal, ReasonPersonal) else ""
    return book, closed, reason


def closing_content(home: Home, stream: str) -> ClosingContent:
    """Everything the closing of a drawer prints.

    Raises NotFound `drawer-unknown`, RuleViolation `cash-not-closed`.
    """
    book, closed, reason = _closed(home, stream)
    drawer = book.drawer
    assert drawer.opened is not None
    return ClosingContent(
        office_name=home.card.office_name,
        counter=f"Loket {drawer.opened.station}",
        zone=home.card.zone,
        on=drawer.opened.on,
        closed_at=drawer.closed_at,
        number=closed.number,
        officer=_name(home, drawer.closed_by),
        second=_name(home, closed.second),
        sums=sum_lines(closed.sums),
        expected_rupiah=closed.sums.expected_rupiah,
        counted_rupiah=closed.counted_rupiah,
        difference_rupiah=closed.counted_rupiah - closed.sums.expected_rupiah,
        reason=reason,
        deposit_rupiah=closed.deposit_rupiah,
        float_rupiah=closed.float_rupiah,
        due_on=closed.due_on,
        pieces=_pieces(closed.pieces),
        numbers=number_lines(closed.numbers),
        other_ways=_other_ways(book),
        told=tuple(_told(home, book)),
        head=(closed.chain, closed.seq, closed.hash),
        journal_ok=drawer.opened.journal_ok,
        sample=home.card.sample,
    )


def _other_ways(book: Book) -> tuple[tuple[str, int, int], ...]:
    found = []
    for method, words in METHOD_WORDS.items():
        lines = [one for one in book.payments if one.method == method and one.voided_at is None]
        if lines:
            found.append((words, len(lines), sum(one.rupiah for one in lines)))
    return tuple(found)


def _told(home: Home, book: Book) -> list[str]:
    """What nobody may overlook, a sentence each."""
    told = []
    for one in book.payments:
        if one.voided_at is not None and one.voided_at <= book.drawer.closed_at:
            by = _name(home, one.second or "")
            told.append(f"Batal: {one.receipt_number}, {rupiah(one.rupiah)}, disetujui {by}.")
        if one.source and one.happened_at is not None:
            happened = instant_words(one.happened_at, home.card.zone)
            told.append(f"Susulan: kertas {one.source} ({happened}) menjadi {one.receipt_number}.")
    told += [f"Cetakan rusak: {one.number}, cetakan ke-{one.attempt}." for one in book.spoiled]
    ends = {"unexplained": "Belum dijelaskan", "spoiled": "Rusak", "unused": "Tidak terpakai"}
    for line in book.numbers:
        if line.state in ends:
            told.append(f"{ends[line.state]}: {line.number}.")
    for counted in book.drawer.steps:
        bag = getattr(counted.body, "seal", None)
        if bag:
            told.append(f"Disegel dalam kantong {bag} dan dihitung berdua.")
    return told


def closing_pdf(home: Home, stream: str) -> bytes:
    """The closing's PDF with its signed proof; `receipt verify` judges it as it does a receipt.

    Raises what `closing_content` raises.
    """
    home.require("cash.open")
    content = closing_content(home, stream)
    layout = lay_out_closing(content)
    proof = proof_of(
        home,
        ProofFacts(
            number=content.number,
            receipt_number=None,
            service=SERVICE,
            amount_rupiah=content.deposit_rupiah,
            issued_at=content.closed_at,
            zone=content.zone,
            nik="",
            initials="",
            seq=content.head[1],
            facts_hash=layout.facts_hash,
            issuer=(home.card.station, home.series),
        ),
    )
    return layout.pdf(proof)


def deposit_pdf(home: Home, stream: str) -> bytes:
    """The deposit slip of a closed drawer. Raises RuleViolation `cash-not-closed`."""
    home.require("cash.open")
    book, closed, _reason = _closed(home, stream)
    drawer: Drawer = book.drawer
    assert drawer.opened is not None
    return render_deposit(
        DepositContent(
            office_name=home.card.office_name,
            counter=f"Loket {drawer.opened.station}",
            on=drawer.opened.on,
            closing=closed.number,
            deposit_rupiah=closed.deposit_rupiah,
            float_rupiah=closed.float_rupiah,
            due_on=closed.due_on,
            pieces=_pieces(closed.pieces),
            officer=_name(home, drawer.closed_by),
            second=_name(home, closed.second),
            reference=drawer.deposited.reference if drawer.deposited else None,
            sample=home.card.sample,
        )
    )


def refund_pdf(home: Home, stream: str) -> bytes:
    """The slip a citizen signs for a refund. Raises NotFound `refund-none` before it is paid."""
    home.require("cash.open")
    with home.store.read() as connection:
        recorded = read_stream(connection, stream)
    refund = fold_refund(stream, recorded)
    if refund.asked is None or refund.paid is None:
        raise NotFound("refund-none", receipt=stream[:40], state="paid")
    paid = next(one for one in recorded if one.ref == refund.paid_ref)
    return render_refund(
        RefundContent(
            office_name=home.card.office_name,
            counter=f"Loket {home.card.station}",
            zone=home.card.zone,
            paid_at=refund.paid_at,
            receipt_number=refund.asked.receipt_number,
            rupiah=refund.paid.rupiah,
            reason=refund.reason,
            asked_by=_name(home, refund.asked_by),
            decided_by=_name(home, refund.decided_by),
            officer=_name(home, paid.actor),
            receiver=getattr(paid.personal, "receiver", ""),
            sample=home.card.sample,
        )
    )
