"""Laci: opening with a counted float, what should be there, movements, change owed, numbers."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.words import rupiah
from frontoffice.services import cash
from frontoffice.services.cash import Before
from frontoffice.services.cash_book import Book
from ui.models.context import Context
from ui.models.frame import Action
from ui.screens.cash.counting import CountGrid
from ui.screens.cash.parts import (
    CashPanel,
    SecondOfficer,
    SumTable,
    agreed,
    beside,
    day_words,
    ends,
    rupiah_of,
)
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.money import MoneyField

Found = tuple[Book | None, Before | None]


def block() -> tuple[QWidget, QVBoxLayout]:
    """A part of a panel that is shown or hidden as a whole."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return widget, column


class DrawerPanel(CashPanel):
    """One page for each state of the drawer: not open, open, sealed."""

    def __init__(self, context: Context) -> None:
        title, hint = self.tr("Laci"), self.tr("Uang tunai loket ini, dihitung per lembar.")
        super().__init__(context, title, hint)
        self.book: Book | None = None
        self.before: Before | None = None
        self._empty_told = False
        self.notice = Label("", "body", "warn", wrap=True)
        self.column.addWidget(self.notice)
        self._build_opening()
        self._build_running()
        self._build_sealed()
        self.column.addStretch()
        for part in (self.notice, self.opening, self.running, self.sealed):
            part.hide()

    def _build_opening(self) -> None:
        self.opening, column = block()
        self.nothing = Label(self.tr("Kas belum dibuka"), "section")
        how = self.tr("Hitung modal awal, lalu F12. Pecahan yang tidak ada dibiarkan kosong.")
        self.float = CountGrid(self.tr("Modal awal"))
        self.opening_reason = TextField(
            self.tr("Alasan"), self.tr("Wajib bila modal lain dari yang ditinggal kemarin.")
        )
        self.start = self.step_button(self.tr("Buka kas"), self.open_drawer, "wallet", "cash.open")
        told = Label(how, "second", wrap=True)
        for part in (self.nothing, told, self.float, self.opening_reason):
            column.addWidget(part)
        column.addLayout(beside(self.start))
        self.float.ended.connect(self.opening_reason.setFocus)
        self.column.addWidget(self.opening)

    def _build_running(self) -> None:
        self.running, column = block()
        self.expected = Label("", "promise")
        self.sums = SumTable(self.tr("Rincian kas"))
        column.addWidget(Label(self.tr("Seharusnya ada di laci"), "label"))
        column.addWidget(self.expected)
        column.addWidget(self.sums)
        self._add_movement(column)
        self._add_owed(column)
        self._add_numbers(column)
        self.steps = LineList(self.tr("Uang masuk dan keluar"), rows=8)
        self.steps_title = Label(self.tr("Uang masuk dan keluar"), "card")
        column.addWidget(self.steps_title)
        column.addWidget(self.steps)
        self.column.addWidget(self.running)

    def _add_movement(self, column: QVBoxLayout) -> None:
        ways = [("in", self.tr("Uang masuk")), ("out", self.tr("Uang keluar"))]
        self.direction = ChoiceField(self.tr("Arah"), ways)
        self.amount = MoneyField(self.tr("Jumlah"))
        self.reason = TextField(self.tr("Alasan gerakan"))
        words = self.tr("Catat gerakan")
        self.note = self.step_button(words, self.move_money, "arrow-up-down", "cash.move")
        self.reason.input.returnPressed.connect(self.move_money)
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in (self.direction, self.amount, self.reason):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addLayout(beside(self.note))

    def _add_owed(self, column: QVBoxLayout) -> None:
        self.owed_title = Label(self.tr("Kembalian yang belum diserahkan"), "card")
        self.owed = LineList(self.tr("Kembalian yang belum diserahkan"), rows=4)
        words = self.tr("Serahkan kembalian")
        self.hand = self.button(words, self.settle, right="cash.move", icon="hand-coins")
        column.addWidget(self.owed_title)
        column.addWidget(self.owed)
        column.addLayout(beside(self.hand))

    def _add_numbers(self, column: QVBoxLayout) -> None:
        self.numbers_title = Label(self.tr("Nomor yang belum dijelaskan"), "card")
        self.numbers = LineList(self.tr("Nomor yang belum dijelaskan"), rows=4)
        self.end = ChoiceField(self.tr("Kertasnya"), ends())
        self.why = TextField(self.tr("Apa yang terjadi"))
        words = self.tr("Jelaskan nomor")
        self.explain = self.button(words, self.explain_number, right="cash.move", icon="pencil")
        for part in (self.numbers_title, self.numbers, self.end, self.why):
            column.addWidget(part)
        column.addLayout(beside(self.explain))

    def _build_sealed(self) -> None:
        self.sealed, column = block()
        self.bag = Label("", "card", wrap=True)
        self.bag_count = CountGrid(self.tr("Isi kantong"))
        self.bag_reason = TextField(
            self.tr("Alasan"), self.tr("Wajib bila isinya lain dari saat disegel.")
        )
        self.bag_second = SecondOfficer(self, self.tr("Dihitung bersama"), "cash.count")
        self.unseal = self.step_button(
            self.tr("Buka segel"), self.open_seal, "lock-open", "cash.count"
        )
        for part in (self.bag, self.bag_count, self.bag_reason, self.bag_second):
            column.addWidget(part)
        column.addLayout(beside(self.unseal))
        self.column.addWidget(self.sealed)

    def primary(self) -> Action | None:
        """Open the drawer, or the seal."""
        if self.book is None:
            return self.step(self.tr("Buka kas"), self.open_drawer, "cash.open")
        if self.book.drawer.state == "sealed":
            return self.step(self.tr("Buka segel"), self.open_seal, "cash.count")
        return self.step(self.tr("Catat gerakan"), self.move_money, "cash.move")

    def arrive(self) -> None:
        """Read the drawer again; the journal is checked once, and again by the opening itself."""
        home, known = self.home, self.before

        def work() -> Found:
            book = cash.read_book(home)
            if book is not None:
                return book, None
            before = cash.before_opening(home, check=known is None)
            return None, msgspec.structs.replace(before, bad=known.bad) if known else before

        self.ask(work, self._show)

    def open_drawer(self) -> None:
        """With the float counted; a broken journal needs a reason and is said first."""
        despite = self.before is not None and self.before.bad is not None
        reason = self.opening_reason.text()
        self.add_field("reason", self.opening_reason)
        counted = self.float.counted()
        if not counted and not self._empty_told:
            self._empty_told = True
            words = self.tr("Belum ada yang dihitung. F12 sekali lagi bila laci memang kosong.")
            self.told.emit("warn", words)
            self.float.setFocus()
            return
        act = partial(cash.open_drawer, self.home, counted, reason, despite=despite)
        self.run(act, self._opened)

    def move_money(self) -> None:
        """Note money that belongs to no receipt."""
        self.add_field("reason", self.reason)
        self.add_field("rupiah", self.amount)
        way, amount = self.direction.code(), rupiah_of(self.amount.text())
        act = partial(cash.move, self.home, way, amount, self.reason.text())
        self.run(act, lambda done: self._done(done, (self.amount, self.reason)))

    def settle(self) -> None:
        """The citizen of the chosen line got the change."""
        act = partial(cash.settle_change, self.home, self.owed.key())
        self.run(act, self._done)

    def explain_number(self) -> None:
        """Say what became of the chosen number."""
        self.add_field("reason", self.why)
        number, state = self.numbers.key(), self.end.code()
        act = partial(cash.explain_number, self.home, number, state, self.why.text())
        self.run(act, lambda done: self._done(done, (self.why,)))

    def open_seal(self) -> None:
        """Count the bag with somebody and go on."""
        self.add_field("reason", self.bag_reason)
        home, counted, reason = self.home, self.bag_count.counted(), self.bag_reason.text()
        who, pin = self.bag_second.take()
        self.run(lambda: cash.unseal(home, counted, agreed(home, who, pin), reason), self._done)

    def _opened(self, done: cash.Done) -> None:
        self.float.show_pieces(())
        self._empty_told = False
        self.opening_reason.set_text("")
        words = self.tr("Kas dibuka dengan {rupiah}.")
        self.told.emit("say", words.replace("{rupiah}", rupiah(done.counted_rupiah or 0)))
        self.arrive()

    def _done(self, done: cash.Done, fields: tuple[TextField, ...] = ()) -> None:
        for field in fields:
            field.set_text("")
        words = self.tr("Sekarang seharusnya {rupiah} di laci.")
        self.told.emit("say", words.replace("{rupiah}", rupiah(done.expected_rupiah)))
        self.arrive()

    def _show(self, found: Found) -> None:
        self.book, self.before = found
        book = self.book
        is_sealed = book is not None and book.drawer.state == "sealed"
        self.opening.setVisible(book is None)
        self.running.setVisible(book is not None and not is_sealed)
        self.sealed.setVisible(is_sealed)
        self._show_notice()
        self.ready.emit()
        if book is None:
            return
        if is_sealed and book.drawer.sealed is not None:
            words = self.tr("Tersegel dalam kantong {bag}.")
            self.bag.setText(words.replace("{bag}", book.drawer.sealed.seal))
            self.bag_second.read()
        self.expected.setText(rupiah(book.expected_rupiah))
        self.sums.show_sums(book.sums)
        self._show_lists(book)

    def _show_lists(self, book: Book) -> None:
        waits = self.tr("diambil pemohon dengan tanda terimanya")
        owed = [
            Line(one.receipt_number, one.receipt_number, waits, rupiah(one.rupiah), mono=True)
            for one in book.owed
        ]
        lost = self.tr("tidak ada tanda terima dengan nomor ini")
        open_ = [Line(one, one, lost, mono=True) for one in book.unexplained]
        moves = [
            Line(
                f"{step.ref}",
                step.words or "-",
                step.actor,
                rupiah(step.body.rupiah if step.body.direction == "in" else -step.body.rupiah),
                ink="text",
            )
            for step in reversed(book.drawer.steps)
            if step.body.KIND == "cash.moved/1"
        ]
        for shown, lines, parts in (
            (self.owed, owed, (self.owed_title, self.hand)),
            (self.numbers, open_, (self.numbers_title, self.end, self.why, self.explain)),
            (self.steps, moves, (self.steps_title,)),
        ):
            shown.show_lines(lines)
            if lines and not shown.key():
                shown.choose(lines[0].key)
            for part in (shown, *parts):
                part.setVisible(bool(lines))

    def _show_notice(self) -> None:
        words = ""
        today = self.home.reference.today(self.home.card.office, self.home.now())
        opened = self.book.drawer.opened if self.book else None
        if opened is not None and opened.on != today:
            words = self.tr("Kas {day} belum ditutup. Hitung dan tutup dahulu di Penutupan.")
            words = words.replace("{day}", day_words(opened.on))
        elif self.before is not None and self.before.bad is not None:
            words = self.tr(
                "Jurnal berubah sejak kas ditutup: rantai {chain}, entri {seq}. Beri tahu admin. "
                "Kas dapat dibuka dengan alasan dan menjadi temuan."
            )
            bad = self.before.bad
            words = words.replace("{chain}", bad.station).replace("{seq}", str(bad.seq))
        elif self.before is not None and self.before.closed is not None:
            words = self.tr("Kemarin ditinggal {rupiah}. Jurnal utuh sejak penutupan itu.")
            words = words.replace("{rupiah}", rupiah(self.before.float_rupiah))
        self.notice.setText(words)
        self.notice.set_ink("warn" if opened or (self.before and self.before.bad) else "text2")
        self.notice.setVisible(bool(words))
