"""Kertas darurat: numbered blank papers, the ones still open, and typing them in later."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from frontoffice.domain.staff import may
from frontoffice.services import cash_kit
from frontoffice.services.cash_kit import KitDone, Sheet
from ui.models.context import Context
from ui.models.frame import Action
from ui.screens.cash.parts import CashPanel, ends, rupiah_of, state_words
from ui.widgets.cards import EmptyState
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.line_list import Line, LineList


class KitPanel(CashPanel):
    """`typed(number)` asks the counter for a late entry from that paper."""

    typed = Signal(str)

    def __init__(self, context: Context) -> None:
        hint = self.tr("Untuk padam total: formulir dan tanda terima kosong bernomor stasiun ini.")
        super().__init__(context, self.tr("Kertas darurat"), hint)
        self.sheets = TextField(self.tr("Jumlah pasang"), self.tr("Formulir dan tanda terima."))
        self.sheets.set_text("20")
        words = self.tr("Sisihkan dan cetak")
        self.make = self.button(
            words, self.reserve, right="cash.kit", icon="printer", kind="primary"
        )
        self.add_field("sheets", self.sheets)
        self.sheets.input.returnPressed.connect(self.reserve)
        self.sheets.setVisible(may(self.home.officer.role, "cash.kit"))
        self.row(self.sheets)
        self.row(self.make)
        self.head(self.tr("Nomor yang masih kosong"))
        self.list = LineList(self.tr("Nomor yang masih kosong"), rows=7)
        self.nothing = EmptyState(
            "file-plus",
            self.tr("Tidak ada kertas darurat yang kosong"),
            self.tr("Sisihkan beberapa pasang sebelum listrik padam; simpan di loket."),
        )
        self.column.addWidget(self.list)
        self.column.addWidget(self.nothing)
        words = self.tr("Ketik di Loket")
        self.type = self.button(words, self.type_in, right="intake.submit", icon="keyboard")
        self.row(self.type)
        self.end = ChoiceField(self.tr("Kertasnya"), ends())
        self.why = TextField(self.tr("Apa yang terjadi"))
        self.add_field("reason", self.why)
        self.row(self.end, self.why, stretch=True)
        words = self.tr("Pertanggungjawabkan")
        self.write_off = self.button(words, self.account, right="cash.move", icon="check")
        self.row(self.write_off)
        self.column.addStretch()
        self.list.activated.connect(lambda _at: self.type_in())

    def primary(self) -> Action | None:
        """Type in the chosen paper, or make a kit where there is none."""
        if self.list.key():
            return self.step(self.tr("Ketik di Loket"), self.type_in, "intake.submit")
        return self.step(self.tr("Sisihkan dan cetak"), self.reserve, "cash.kit")

    def arrive(self) -> None:
        """Read the papers that are still open."""
        self.ask(partial(cash_kit.open_sheets, self.home), self._show)

    def reserve(self) -> None:
        """Numbers first, by a fact; then the paper."""
        home, many = self.home, rupiah_of(self.sheets.text())

        def work() -> tuple[KitDone, bytes]:
            done = cash_kit.reserve(home, many)
            return done, cash_kit.kit_pdf(home, done.kit)

        self.run(work, self._reserved)

    def type_in(self) -> None:
        """To the counter, where the paper becomes an application."""
        if self.list.key():
            self.typed.emit(self.list.key())

    def account(self) -> None:
        """The chosen paper is spoiled, or unused and destroyed."""
        numbers, state = [self.list.key()], self.end.code()
        act = partial(cash_kit.account, self.home, numbers, state, self.why.text())
        self.run(act, self._accounted)

    def _reserved(self, made: tuple[KitDone, bytes]) -> None:
        done, paper = made
        self.context.print_pdf(paper, self.tr("Kertas darurat"))
        words = self.tr("{count} pasang nomor disisihkan dan dicetak.")
        self.told.emit("say", words.replace("{count}", str(len(done.sheets))))
        self.arrive()

    def _accounted(self, _done: KitDone) -> None:
        self.why.set_text("")
        words = self.tr("Kertas {state}.").replace("{state}", state_words(self.end.code()))
        self.told.emit("say", words)
        self.arrive()

    def _show(self, found: list[Sheet]) -> None:
        words = self.tr("tanda terima {number}")
        self.list.show_lines(
            [
                Line(
                    one.registration,
                    one.registration,
                    words.replace("{number}", one.receipt),
                    state_words(one.state),
                    mono=True,
                )
                for one in found
            ]
        )
        if found and not self.list.key():
            self.list.choose(found[0].registration)
        self.nothing.setVisible(not found)
        for part in (self.list, self.type, self.end, self.why, self.write_off):
            part.setVisible(bool(found))
        self.ready.emit()
