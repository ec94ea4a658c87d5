"""Penutupan: count, see the difference, leave a float, a second officer's PIN; then the deposit."""

from __future__ import annotations

from functools import partial

from frontoffice.domain.cash import Drawer
from frontoffice.domain.words import rupiah
from frontoffice.services import cash, cash_closing, cash_papers
from frontoffice.services.cash_book import Book
from ui.models.context import Context
from ui.models.frame import Action
from ui.screens.cash.counting import CountGrid
from ui.screens.cash.drawer import block
from ui.screens.cash.parts import (
    CashPanel,
    SecondOfficer,
    SumTable,
    agreed,
    beside,
    day_words,
    rupiah_of,
)
from ui.widgets.cards import EmptyState
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.money import MoneyField

Found = tuple[Book | None, list[Drawer]]


class ClosingPanel(CashPanel):
    """Three steps: hitung, selisih, tanda tangan kedua; each shown when the one before is done.

    What the drawer should hold is told after the count, never before it.
    """

    def __init__(self, context: Context) -> None:
        title = self.tr("Penutupan")
        super().__init__(context, title, self.tr("Hitung, jelaskan selisih, tutup berdua."))
        self.book: Book | None = None
        self.nothing = EmptyState(
            "lock", self.tr("Tidak ada kas yang terbuka"), self.tr("Buka kas di Laci dahulu.")
        )
        self.column.addWidget(self.nothing)
        self._build_count()
        self._build_signing()
        self._build_closed()
        self.column.addStretch()
        for part in (self.nothing, self.counting, self.signing, self.done):
            part.hide()

    def _build_count(self) -> None:
        self.counting, column = block()
        self.day = Label("", "card", wrap=True)
        self.pieces = CountGrid(self.tr("Hitungan penutupan"))
        self.note = self.step_button(self.tr("Catat hitungan"), self.count, "check", "cash.count")
        again = self.tr("Catat hitungan ulang")
        self.recount = self.button(again, self.count, right="cash.count", icon="repeat-2")
        self.pieces.ended.connect(self.note.setFocus)
        column.addWidget(self.day)
        column.addWidget(self.pieces)
        column.addLayout(beside(self.note, self.recount))
        self.column.addWidget(self.counting)

    def _build_signing(self) -> None:
        self.signing, column = block()
        self.outcome = Label("", "title", wrap=True)
        self.sums = SumTable(self.tr("Rincian kas"))
        self.reason = TextField(
            self.tr("Alasan"), self.tr("Wajib bila ada selisih atau nomor yang belum dijelaskan.")
        )
        self.left = MoneyField(
            self.tr("Ditinggal untuk hari berikut"), self.tr("Sisanya disetor utuh.")
        )
        self.second = SecondOfficer(self, self.tr("Petugas kedua yang menyetujui"), "cash.confirm")
        self.second.pin.input.returnPressed.connect(self.close_drawer)
        self.finish = self.step_button(
            self.tr("Tutup kas"), self.close_drawer, "lock", "cash.close"
        )
        self.bag = TextField(
            self.tr("Nomor segel"), self.tr("Hanya bila diserahkan tersegel ke giliran berikut.")
        )
        words = self.tr("Segel berdua")
        self.seal = self.button(words, self.seal_drawer, right="cash.count", icon="package")
        self.add_field("reason", self.reason)
        self.add_field("float_rupiah", self.left)
        self.add_field("seal", self.bag)
        for part in (self.outcome, self.sums, self.reason, self.left, self.second):
            column.addWidget(part)
        column.addLayout(beside(self.finish))
        column.addWidget(self.bag)
        column.addLayout(beside(self.seal))
        self.column.addWidget(self.signing)

    def _build_closed(self) -> None:
        self.done, column = block()
        column.addWidget(Label(self.tr("Kas yang sudah ditutup"), "card"))
        self.closed = LineList(self.tr("Kas yang sudah ditutup"), rows=6)
        words = self.tr("Cetak berita acara")
        self.again = self.button(words, self.print_again, right="cash.open", icon="printer")
        self.reference = TextField(
            self.tr("Nomor bukti setor"), self.tr("Dari bank, untuk kas tertua yang belum disetor.")
        )
        words = self.tr("Catat setoran")
        self.pay_in = self.button(words, self.deposit, right="cash.deposit", icon="landmark")
        self.reference.input.returnPressed.connect(self.deposit)
        self.add_field("reference", self.reference)
        column.addWidget(self.closed)
        column.addLayout(beside(self.again))
        column.addWidget(self.reference)
        column.addLayout(beside(self.pay_in))
        self.column.addWidget(self.done)

    def primary(self) -> Action | None:
        """Note the count, then close."""
        if self.book is None or self.book.drawer.state != "open":
            return None
        if self.signing.isVisibleTo(self):
            return self.step(self.tr("Tutup kas"), self.close_drawer, "cash.close")
        return self.step(self.tr("Catat hitungan"), self.count, "cash.count")

    def arrive(self) -> None:
        """Read the drawer again; a count made before a power cut is still there."""
        home = self.home
        self.ask(lambda: (cash.read_book(home), cash.read_closed(home)), self._show)

    def count(self) -> None:
        """Write the count down, then tell the difference."""
        act = partial(cash.count, self.home, self.pieces.counted())
        self.run(act, lambda _done: self._counted())

    def close_drawer(self) -> None:
        """With the second officer's PIN; both papers are printed."""
        home, reason, left = self.home, self.reason.text(), rupiah_of(self.left.text())
        who, pin = self.second.take()

        def work() -> tuple[cash_closing.Closed, bytes, bytes]:
            closed = cash_closing.close_drawer(home, left, agreed(home, who, pin), reason)
            papers = (cash_papers.closing_pdf, cash_papers.deposit_pdf)
            paper, slip = (make(home, closed.drawer) for make in papers)
            return closed, paper, slip

        self.run(work, self._closed)

    def seal_drawer(self) -> None:
        """Sealed by two for the next shift."""
        home, reason, bag = self.home, self.reason.text(), self.bag.text()
        counted = self.pieces.counted()
        who, pin = self.second.take()

        def work() -> cash.Done:
            return cash.seal(home, counted, bag, agreed(home, who, pin), reason)

        self.run(work, lambda _done: self._sealed(bag))

    def deposit(self) -> None:
        """The oldest closing was paid in."""
        act = partial(cash_closing.deposit, self.home, self.reference.text())
        self.run(act, self._deposited)

    def print_again(self) -> None:
        """The closing and the slip of the chosen day once more."""
        home, stream = self.home, self.closed.key()
        if stream:
            self.run(
                lambda: (
                    cash_papers.closing_pdf(home, stream),
                    cash_papers.deposit_pdf(home, stream),
                ),
                lambda papers: self._print(*papers),
                lane="read",
            )

    def _counted(self) -> None:
        home = self.home
        self.ask(lambda: (cash.read_book(home), cash.read_closed(home)), self._to_signing)

    def _to_signing(self, found: Found) -> None:
        """Where words will be asked for the officer types them before the float."""
        self._show(found)
        book = self.book
        if book is None or book.drawer.counted is None:
            return
        exact = book.drawer.counted.rupiah == book.expected_rupiah
        first = self.left if exact and not book.unexplained else self.reason
        first.setFocus()

    def _closed(self, made: tuple[cash_closing.Closed, bytes, bytes]) -> None:
        closed, paper, slip = made
        self._clear()
        self._print(paper, slip)
        words = self.tr("Kas ditutup: {number}. Setor {rupiah} paling lambat {day}.")
        words = words.replace("{number}", closed.number)
        words = words.replace("{rupiah}", rupiah(closed.deposit_rupiah))
        self.told.emit("say", words.replace("{day}", day_words(closed.due_on)))
        self.arrive()

    def _print(self, paper: bytes, slip: bytes) -> None:
        self.context.print_pdf(paper, self.tr("Berita acara tutup kas"))
        self.context.print_pdf(slip, self.tr("Slip setoran"))

    def _sealed(self, bag: str) -> None:
        self._clear()
        words = self.tr("Kas tersegel dalam kantong {bag}.")
        self.told.emit("say", words.replace("{bag}", bag))
        self.arrive()

    def _deposited(self, drawer: Drawer) -> None:
        self.reference.set_text("")
        paid = drawer.deposited.rupiah if drawer.deposited else 0
        words = self.tr("Setoran {rupiah} dicatat.")
        self.told.emit("say", words.replace("{rupiah}", rupiah(paid)))
        self.arrive()

    def _clear(self) -> None:
        self.pieces.show_pieces(())
        for field in (self.reason, self.left, self.bag):
            field.set_text("")

    def _show(self, found: Found) -> None:
        self.book, closed = found
        book = self.book
        is_open = book is not None and book.drawer.state == "open"
        counted = book.drawer.counted if book is not None and is_open else None
        # A count from before money moved is no count any more.
        fresh = counted is not None and counted.expected_rupiah == book.expected_rupiah  # type: ignore[union-attr]
        self.nothing.setVisible(not is_open and not closed)
        self.counting.setVisible(is_open)
        self.signing.setVisible(is_open and fresh)
        self.note.setVisible(not fresh)
        self.recount.setVisible(fresh)
        self.done.setVisible(bool(closed) and not is_open)
        if book is not None and is_open and book.drawer.opened is not None:
            words = self.tr("Kas {day}")
            self.day.setText(words.replace("{day}", day_words(book.drawer.opened.on)))
            self.second.read()
            if counted is not None and fresh:
                if not self.pieces.counted():
                    self.pieces.show_pieces(counted.pieces)
                self._show_difference(book, counted.rupiah)
        self.closed.show_lines([self._line(one) for one in closed])
        if closed and not self.closed.key():
            self.closed.choose(closed[0].stream)
        self.ready.emit()

    def _show_difference(self, book: Book, counted: int) -> None:
        self.sums.show_sums(book.sums)
        difference = counted - book.expected_rupiah
        if difference == 0:
            words = self.tr("Dihitung {counted}, tepat.")
        elif difference > 0:
            words = self.tr("Dihitung {counted}, lebih {difference}.")
        else:
            words = self.tr("Dihitung {counted}, kurang {difference}.")
        words = words.replace("{counted}", rupiah(counted))
        self.outcome.setText(words.replace("{difference}", rupiah(abs(difference))))
        self.outcome.set_ink("ok" if difference == 0 else "bad")

    def _line(self, drawer: Drawer) -> Line:
        opened, closed = drawer.opened, drawer.closed
        assert opened is not None
        assert closed is not None
        paid = drawer.deposited
        aside = self.tr("disetor") if paid else self.tr("belum disetor")
        detail = self.tr("Setoran {rupiah}, {number}")
        detail = detail.replace("{rupiah}", rupiah(closed.deposit_rupiah))
        return Line(
            drawer.stream,
            day_words(opened.on),
            detail.replace("{number}", closed.number),
            aside,
            "circle-check" if paid else "clock",
            "ok" if paid else "warn",
        )
