"""After the submission: the number in large letters, and whether the paper came out."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.words import date_words, time_words
from frontoffice.services.intake import Submitted
from frontoffice.services.papers import Printed
from ui.dialogs.print_question import CAME_OUT, EMPTY, JAMMED, print_answers
from ui.widgets.buttons import Button, SegmentedControl
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label
from ui.widgets.scroll import ScrollPage


class Done(QWidget):
    """Shows what was written; asks one thing: did the paper come out?

    `answered(answer)`, `again()` for another try or a copy, `same_person()`, `next_wanted()`.
    """

    answered = Signal(str)
    again = Signal()
    same_person = Signal()
    next_wanted = Signal()
    case_wanted = Signal()
    proof_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._copies = False
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(12)
        column.addWidget(self._outcome())
        column.addWidget(self._paper())
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(ScrollPage(page, self.tr("Hasil")), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.show_case = Button(self.tr("Buka permohonan"), "ghost", "folder-open")
        self.show_case.clicked.connect(self.case_wanted)
        self.next = Button(self.tr("Pemohon berikutnya"), "primary", key="F2")
        self.next.clicked.connect(self.next_wanted)
        foot.addWidget(self.show_case)
        foot.addStretch()
        foot.addWidget(self.next)
        outer.addLayout(foot)

    def _outcome(self) -> QWidget:
        card = Card(margins=(20, 18, 20, 18))
        card.column.setSpacing(6)
        self.state = IconLabel("circle-check", "", "ok", "name")
        self.number = Label("", "ticket")
        self.receipt = Label("", "second")
        self.person = Label("", "column", wrap=True)
        self.service = Label("", "second", wrap=True)
        self.promise_words = Label("", "meta")
        self.promise = Label("", "title", "accent_text", wrap=True)
        parts = (self.state, self.number, self.receipt, self.person, self.service)
        for part in (*parts, self.promise_words, self.promise):
            card.column.addWidget(part)
        self.same = Button(self.tr("Layanan berikutnya untuk orang ini"), "secondary", key="F3")
        self.same.clicked.connect(self.same_person)
        card.column.addSpacing(8)
        self.proof = Button(self.tr("Lampirkan bukti bayar"), "secondary", "camera", "Ctrl B")
        self.proof.clicked.connect(self.proof_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.same)
        row.addWidget(self.proof)
        row.addStretch()
        card.column.addLayout(row)
        return card

    def _paper(self) -> QWidget:
        card = Card(margins=(20, 14, 20, 16))
        card.column.setSpacing(8)
        self.question = Label(self.tr("Kertas keluar?"), "section")
        self.told = Label("", "second", wrap=True)
        self.answer = SegmentedControl(print_answers(), self.tr("Kertas keluar?"))
        self.answer.chosen.connect(self.answered)
        self.print_again = Button(self.tr("Cetak lagi"), "secondary", "printer", "Ctrl P")
        self.print_again.clicked.connect(self.again)
        card.column.addWidget(self.question)
        card.column.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.answer)
        row.addWidget(self.print_again)
        row.addStretch()
        card.column.addLayout(row)
        return card

    def show_written(
        self, written: Submitted, person: str, service: str, local: dt.datetime | None
    ) -> None:
        """What the journal has now; `local` the promised time of a service timed in minutes."""
        short = written.status == "incomplete"
        later = written.status == "awaiting_payment"
        if short:
            fact = ("circle-x", self.tr("Berkas belum lengkap, tercatat"), "bad")
        elif later:
            fact = ("clock", self.tr("Tercatat, menunggu pembayaran"), "warn")
        else:
            fact = ("circle-check", self.tr("Permohonan diterima"), "ok")
        self.state.show_fact(*fact)
        self.number.setText(written.number)
        receipt = self.tr("Kuitansi {number}").replace("{number}", written.receipt_number or "")
        self.receipt.setText(receipt)
        self.receipt.setVisible(bool(written.receipt_number))
        self.person.setText(person)
        self.service.setText(service)
        words = date_words(written.promised_on) if written.promised_on else ""
        if local is not None:
            at = self.tr("{date} pukul {time}").replace("{date}", words)
            words = at.replace("{time}", time_words(local))
        self.promise_words.setText(self.tr("Selesai paling lambat"))
        if short:
            words = self.tr("Pemohon kembali dengan berkas yang kurang")
            self.promise_words.setText(self.tr("Langkah berikutnya"))
        elif later:
            words = self.tr("Waktu dihitung sejak pembayaran dicatat")
            self.promise_words.setText(self.tr("Langkah berikutnya"))
        self.promise.setText(words)
        self.told.setText(self.tr("Kertas sedang dibuat."))
        self.answer.hide()
        self.print_again.hide()

    def offer_next(self, wanted: list[str], *, proof: bool) -> None:
        """The service the same number was given for as well, by its name; a picture as `proof`."""
        self.proof.set_words(self.tr("Lampirkan bukti bayar"), "camera")
        self.proof.setVisible(proof)
        words = self.tr("Layanan berikutnya untuk orang ini")
        if wanted:
            words = self.tr("Layanan berikutnya: {name}").replace("{name}", wanted[0])
        self.same.set_words(words)

    def show_proof_kept(self) -> None:
        """The picture is part of the case."""
        self.proof.set_words(self.tr("Bukti bayar terlampir"), "check")

    def show_printed(self, printed: Printed, kept: str = "") -> None:
        """The paper is on its way: ask. `kept` is the file it went to for want of a printer."""
        self._copies = False
        words = self.tr("Kertas sudah dikirim ke pencetak.")
        if printed.copy:
            words = self.tr("SALINAN ke-{count} sudah dikirim ke pencetak.")
            words = words.replace("{count}", str(printed.copy))
        elif printed.attempt > 1:
            words = self.tr("Percobaan ke-{count} sudah dikirim ke pencetak.")
            words = words.replace("{count}", str(printed.attempt))
        if kept:
            words = self.tr("Belum ada pencetak. Kertas disimpan sebagai {file}.")
            words = words.replace("{file}", kept)
        self.told.setText(words)
        self.answer.choose("")
        self.answer.show()
        self.print_again.hide()
        self.answer.focus_cell()

    def show_answer(self, answer: str) -> None:
        """What the officer said, and what can be done now."""
        self._copies = answer == CAME_OUT
        told = {
            CAME_OUT: self.tr("Kertas sudah di tangan pemohon. Cetakan berikutnya: SALINAN."),
            JAMMED: self.tr("Macet tercatat. Bebaskan kertas, lalu cetak lagi."),
            EMPTY: self.tr("Kertas habis tercatat. Isi kertas, lalu cetak lagi."),
        }
        self.told.setText(told[answer])
        self.answer.choose(answer)
        self.answer.hide()
        self.print_again.setText(
            self.tr("Cetak salinan") if self._copies else self.tr("Cetak lagi")
        )
        self.print_again.updateGeometry()
        self.print_again.show()
        (self.next if self._copies else self.print_again).setFocus()

    def show_trouble(self, sentence: str) -> None:
        """The paper could not be made; the case stands."""
        self.told.setText(sentence)
        self.answer.hide()
        self.print_again.show()
        self.print_again.setFocus()

    def wants_reason(self) -> bool:
        """Whether another print would be a copy."""
        return self._copies
