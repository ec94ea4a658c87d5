"""Pengembalian and Cocokkan: money given back by two people; the bank's list and billing codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from frontoffice.domain.cash_claims import Refund
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.staff import may
from frontoffice.domain.words import rupiah
from frontoffice.services import cash_papers, cash_reconcile, cash_refund
from frontoffice.services.cash_reconcile import Matching, Unmatched
from frontoffice.services.home import Home
from ui.models.context import Context
from ui.models.frame import Action
from ui.screens.cash.parts import CashPanel, SecondOfficer, agreed, rupiah_of, state_words
from ui.theme.fonts import role_font
from ui.theme.look import px
from ui.widgets.cards import Card, EmptyState
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.money import MoneyField

HOUR_MS = 3_600_000


class RefundPanel(CashPanel):
    """Asked for by one, allowed by another's PIN, paid from the drawer and signed for."""

    def __init__(self, context: Context) -> None:
        hint = self.tr("Tanda terima aslinya tetap; uang keluar setelah disetujui orang lain.")
        super().__init__(context, self.tr("Pengembalian"), hint)
        self.receipt = TextField(self.tr("Nomor tanda terima"), mono=True)
        self.amount = MoneyField(self.tr("Jumlah"), self.tr("Kosong berarti seluruhnya."))
        self.reason = TextField(self.tr("Alasan"))
        self.reason.input.returnPressed.connect(self.request)
        self.row(self.receipt, self.amount, stretch=True)
        self.column.addWidget(self.reason)
        ask = self.tr("Ajukan pengembalian")
        self.row(self.button(ask, self.request, right="cash.refund", icon="undo-2", kind="primary"))
        self.head(self.tr("Yang belum selesai"))
        self.list = LineList(self.tr("Pengembalian yang belum selesai"), rows=6)
        self.nothing = EmptyState(
            "undo-2",
            self.tr("Tidak ada pengembalian yang menunggu"),
            self.tr("Yang diajukan muncul di sini sampai dibayarkan atau ditolak."),
        )
        self.second = SecondOfficer(self, self.tr("Disetujui oleh"), "cash.confirm")
        self.allow = self.button(self.tr("Setujui"), self.approve, right="cash.open", icon="check")
        self.deny = self.button(self.tr("Tolak"), self.turn_down, right="cash.open", icon="x")
        self.receiver = TextField(self.tr("Nama penerima uang"))
        pay = self.tr("Bayarkan")
        self.pay = self.button(pay, self.pay_out, right="cash.refund", icon="hand-coins")
        self.receiver.input.returnPressed.connect(self.pay_out)
        for part in (self.list, self.nothing, self.second):
            self.column.addWidget(part)
        self.row(self.allow, self.deny)
        self.column.addWidget(self.receiver)
        self.row(self.pay)
        self.column.addStretch()
        for name, field in (
            ("receipt", self.receipt),
            ("rupiah", self.amount),
            ("reason", self.reason),
            ("receiver", self.receiver),
        ):
            self.add_field(name, field)
        self.receipt.edited.connect(lambda _typed: self.ready.emit())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_keys())
        self.list.lines.modelReset.connect(self._show_keys)
        self.refunds: dict[str, Refund] = {}

    def primary(self) -> Action | None:
        """The next step of the chosen one, else a new request."""
        chosen = self._chosen()
        if chosen is None or self.receipt.text():
            return self.step(self.tr("Ajukan pengembalian"), self.request, "cash.refund")
        if chosen.state == "requested":
            return self.step(self.tr("Setujui"), self.approve, "cash.open")
        return self.step(self.tr("Bayarkan"), self.pay_out, "cash.refund")

    def arrive(self) -> None:
        """Read what waits."""
        self.second.read()
        self.ask(partial(cash_refund.read_refunds, self.home), self._show)

    def request(self) -> None:
        """Ask for the money of a receipt."""
        amount = rupiah_of(self.amount.text()) or None
        number, reason = self.receipt.text(), self.reason.text()
        act = partial(cash_refund.request, self.home, number, reason, amount)
        self.run(act, lambda done: self._done(done, (self.receipt, self.amount, self.reason)))

    def approve(self) -> None:
        """Another person's PIN allows the chosen one."""
        self._decide(None)

    def turn_down(self) -> None:
        """Another person's PIN refuses the chosen one, with the reason typed."""
        self._decide(self.reason.text())

    def pay_out(self) -> None:
        """The money leaves the drawer; the slip to sign is printed."""
        home, number, name = self.home, self._number(), self.receiver.text()

        def work() -> tuple[cash_refund.Asked, bytes]:
            done = cash_refund.pay_out(home, number, name)
            return done, cash_papers.refund_pdf(home, done.refund)

        self.run(work, self._paid)

    def _decide(self, refuse: str | None) -> None:
        home, number = self.home, self._number()
        who, pin = self.second.take()

        def work() -> cash_refund.Asked:
            return cash_refund.decide(home, number, agreed(home, who, pin), refuse=refuse)

        self.run(work, lambda done: self._done(done, (self.reason,)))

    def _paid(self, made: tuple[cash_refund.Asked, bytes]) -> None:
        done, slip = made
        self.context.print_pdf(slip, self.tr("Bukti pengembalian uang"))
        self._done(done, (self.receiver,))

    def _done(self, done: cash_refund.Asked, fields: tuple[TextField, ...]) -> None:
        for field in fields:
            field.set_text("")
        words = f"{done.receipt_number}: {rupiah(done.rupiah)} {state_words(done.state)}."
        self.told.emit("say", words)
        self.arrive()

    def _chosen(self) -> Refund | None:
        return self.refunds.get(self.list.key())

    def _number(self) -> str:
        chosen = self._chosen()
        return chosen.asked.receipt_number if chosen and chosen.asked else ""

    def _show(self, found: list[Refund]) -> None:
        self.refunds = {one.stream: one for one in found}
        self.list.show_lines(
            [
                Line(
                    one.stream,
                    one.asked.receipt_number,
                    f"{one.asked_by}: {one.reason}",
                    f"{rupiah(one.asked.rupiah)}, {state_words(one.state)}",
                    mono=True,
                )
                for one in found
                if one.asked is not None
            ]
        )
        if found and not self.list.key():
            self.list.choose(found[0].stream)
        self._show_keys()

    def _show_keys(self) -> None:
        chosen = self._chosen()
        state = chosen.state if chosen else ""
        self.nothing.setVisible(not self.refunds)
        self.list.setVisible(bool(self.refunds))
        for part in (self.second, self.allow, self.deny):
            part.setVisible(state == "requested")
        self.receiver.setVisible(state == "approved")
        self.pay.setVisible(state == "approved")
        self.ready.emit()


class PastedList(QPlainTextEdit):
    """The bank's lines as they were copied; Tab leaves it."""

    focused = Signal(bool)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.restyle()

    def restyle(self) -> None:
        """Take font and height from the look in force."""
        self.setFont(role_font("field_mono"))
        self.setFixedHeight(px(120))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


class PasteFrame(Card):
    """The frame of a pasted list, as the fields have it: strong while the cursor is in it."""

    def __init__(self, inside: PastedList) -> None:
        super().__init__(line="ctl", margins=(8, 6, 8, 6))
        self.column.addWidget(inside)
        inside.focused.connect(self._outline)

    def _outline(self, on: bool) -> None:
        self._line = "focus" if on else "ctl"
        self.update()


class MatchingPanel(CashPanel):
    """What is *belum dicocokkan*, the bank's list beside it, and codes that replace others."""

    def __init__(self, context: Context) -> None:
        hint = self.tr("Kode billing, VA, QRIS, dan kartu menurut daftar bank atau SIMPONI.")
        super().__init__(context, self.tr("Cocokkan"), hint)
        self.outcome = Label("", "card", wrap=True)
        self.outcome.hide()
        self.list = LineList(self.tr("Belum dicocokkan"), rows=7)
        self.nothing = EmptyState(
            "badge-check",
            self.tr("Semua pembayaran sudah dicocokkan"),
            self.tr("Pembayaran bukan tunai muncul di sini sampai terlihat di daftar bank."),
        )
        self.paste = PastedList(self.tr("Daftar bank: referensi, jumlah"))
        self.paste.textChanged.connect(self.ready)
        told = self.tr("Tempel daftar bank: satu pembayaran satu baris, referensi lalu jumlah.")
        words = self.tr("Cocokkan")
        self.match = self.button(
            words, self.reconcile, right="cash.reconcile", icon="copy-check", kind="primary"
        )
        self.column.addWidget(self.outcome)
        for part in (self.list, self.nothing):
            self.column.addWidget(part)
        allowed = may(self.home.officer.role, "cash.reconcile")
        frame = PasteFrame(self.paste)
        asked: tuple[QWidget, ...] = (Label(told, "label", wrap=True), frame, self.match)
        for one in asked:
            if one is self.match:
                self.row(one)
            else:
                self.column.addWidget(one)
            if not allowed:
                one.hide()
        self._add_codes()
        self.column.addStretch()

    def _add_codes(self) -> None:
        self.head(self.tr("Kode billing atau VA untuk permohonan yang menunggu bayar"))
        self.number = TextField(self.tr("Nomor permohonan"), mono=True)
        self.code = TextField(self.tr("Kode billing atau VA"), mono=True)
        self.hours = TextField(self.tr("Berlaku (jam)"))
        self.hours.set_text("24")
        self.hours.input.returnPressed.connect(self.issue)
        self.row(self.number, self.code, self.hours, stretch=True)
        note = self.tr("Catat kode")
        self.row(self.button(note, self.issue, right="case.pay", icon="qr-code"))
        for name, field in (("number", self.number), ("code", self.code)):
            self.add_field(name, field)
        self.add_field("expires_at", self.hours)

    def primary(self) -> Action | None:
        """The list where one was pasted, else a code."""
        if self.paste.toPlainText().strip():
            return self.step(self.tr("Cocokkan"), self.reconcile, "cash.reconcile")
        return self.step(self.tr("Catat kode"), self.issue, "case.pay")

    def arrive(self) -> None:
        """Read what waits for the bank."""
        self.ask(partial(cash_reconcile.read_unmatched, self.home), self._show)

    def reconcile(self) -> None:
        """Lay the list beside our payments."""
        act = partial(cash_reconcile.reconcile, self.home, self.paste.toPlainText())
        self.run(act, self._matched)

    def issue(self) -> None:
        """Note the code the citizen was given; an expired one before it is dead."""
        home, number, code = self.home, self.number.text(), self.code.text()
        hours = self.hours.text()
        act: Callable[[], str] = partial(_issue, home, number, code, hours)
        self.run(act, self._issued)

    def _issued(self, _stream: str) -> None:
        words = self.tr("Kode {code} dicatat; kode yang lama, bila ada, sudah mati.")
        self.told.emit("say", words.replace("{code}", self.code.text()))
        self.code.set_text("")
        self.arrive()

    def _matched(self, found: Matching) -> None:
        words = self.tr("{matched} cocok, {differing} jumlahnya lain, {unknown} hanya di bank.")
        for name in ("matched", "differing", "unknown"):
            words = words.replace(f"{{{name}}}", str(len(getattr(found, name))))
        unknown = ", ".join(f"{name} {rupiah(amount)}" for name, amount in found.unknown[:5])
        self.outcome.setText(f"{words} {unknown}".strip())
        self.outcome.show()
        self.paste.clear()
        self.told.emit("warn" if found.differing or found.unknown else "say", words)
        self._show(list(found.waiting))

    def _show(self, waiting: list[Unmatched]) -> None:
        lines = []
        for one in waiting:
            aside = self.tr("belum dicocokkan")
            if one.bank_rupiah is not None:
                aside = self.tr("di bank {rupiah}").replace("{rupiah}", rupiah(one.bank_rupiah))
            detail = f"{one.method.upper()} {one.reference}, {rupiah(one.rupiah)}"
            icon, ink = ("clock", "warn") if one.bank_rupiah is None else ("circle-alert", "bad")
            number = one.receipt_number
            lines.append(Line(number, number, detail, aside, icon, ink, mono=True))
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.ready.emit()


def _issue(home: Home, number: str, code: str, hours: str) -> str:
    if not hours.isdecimal() or not 1 <= int(hours) <= 24 * 60:
        raise RuleViolation("billing-hours-bad", field="expires_at")
    return cash_reconcile.issue_code(home, number, code, home.now() + int(hours) * HOUR_MS)
