"""Section 1, Keperluan: the service by the citizen's words, and the flags of the case."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from frontoffice.domain.catalogue import REPRESENTED, Standard
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.words import rupiah
from frontoffice.services import service_search
from ui.models.context import Context
from ui.models.visit_desk import Judgement
from ui.screens.loket.part import Part, field_of
from ui.widgets.chips import CheckChip
from ui.widgets.fields import Field, LineInput
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.sections import Section

MOST = 6
LEAST_LETTERS = 2


class FlagChip(CheckChip):
    """A case flag: Space ticks it, Left and Right walk, Enter goes on."""

    moved = Signal(int)
    entered = Signal()
    numbered = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.text() and event.text() in "123456789":
            self.numbered.emit(int(event.text()))
        else:
            super().keyPressEvent(event)


def flag_words(flag: str) -> str:
    """`ubah_data` as the chip writes it."""
    words = flag.replace("_", " ")
    return words[:1].upper() + words[1:]


def short_name(standard: Standard) -> str:
    """The name without what it counts up in brackets at its end, which the flags say again."""
    name = standard.name
    return name[: name.rindex(" (")] if name.endswith(")") and standard.case_types else name


class Purpose(Part):
    """Type two letters, Enter picks; flags by their number; Enter goes on."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._asked = ""
        self._found: list[Standard] = []
        self._enter_waits = False
        self._chips: list[FlagChip] = []
        self._service = ""
        self.input = LineInput("body", "search")
        self.input.setPlaceholderText(self.tr("Ketik keperluan, misalnya: ktp hilang"))
        self.field = Field(self.tr("Apa keperluan pemohon?"), self.input)
        self.list = LineList(self.tr("Layanan yang cocok"), rows=MOST, thin=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.flags_label = Label(self.tr("Keadaan berkas ini"), "label")
        self._flags = QWidget()
        self._flow = FlowLayout()
        self._flags.setLayout(self._flow)
        self.nothing = Label("", "second", wrap=True)
        for part in (self.field, self.nothing, self.list, self.flags_label, self._flags):
            self.column.addWidget(part)
        self.input.textChanged.connect(self._typed_query)
        self.input.installEventFilter(self)
        self.watch(self.input, self._enter)
        self.list.clicked.connect(lambda index: self._pick(index.row()))
        self.list.setVisible(False)
        self.nothing.setVisible(False)

    # What the officer does

    def _typed_query(self, words: str) -> None:
        if self._showing:
            return
        self.field.error("")
        self.edited.emit("query", {"query": words})
        self._ask(words)

    def _ask(self, words: str) -> None:
        self._asked = words
        if len(words.strip()) < LEAST_LETTERS:
            self._show_found(words, [])
            return
        find = partial(service_search.find, self._context.home, words)
        self._context.tasks.read(
            find, receiver=self, done=lambda found: self._show_found(words, found)
        )

    def _show_found(self, words: str, found: list[tuple[Standard, float]]) -> None:
        if words != self._asked:
            return
        self._found = [standard for standard, _ in found[: 2 * MOST]]
        lines = [self._line(one) for one in self._found]
        self.list.show_lines(lines)
        self.list.step(-len(lines))
        self.list.setVisible(bool(lines))
        empty = not lines and len(words.strip()) >= LEAST_LETTERS
        self.nothing.setText(
            self.tr("Tidak ada layanan yang cocok. Coba kata lain, atau tanyakan ke pemandu.")
        )
        self.nothing.setVisible(empty)
        self._show_flags(not lines and not empty)
        if self._enter_waits and lines:
            self._enter_waits = False
            self._pick(0)

    def _line(self, one: Standard) -> Line:
        agency = self.desk.agencies.get(one.agency, one.agency) if self.desk else one.agency
        fee = self.tr("Gratis") if one.is_free else self.tr("Sesuai tarif")
        if one.fee_rupiah:
            fee = rupiah(one.fee_rupiah)
        return Line(one.code, one.name, agency, fee, ink="ok" if one.is_free else "text2")

    def _enter(self) -> None:
        if self.list.isVisibleTo(self):
            self._pick(max(0, self.list.currentIndex().row()))
        elif self._service and self._asked in ("", self.input.text()):
            self.proceed.emit()
        else:
            self._enter_waits = True

    def _pick(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        standard = self._found[row]
        said = service_search.flags_said(standard, self.input.text())
        cases = tuple(flag for flag in standard.flags if flag in said)
        self._asked = ""
        self.list.setVisible(False)
        fresh = {"given": {}, "lines": {}, "method": "", "tendered": "", "reference": ""}
        self.edited.emit(
            "service", {"service": standard.code, "query": standard.name, "cases": cases, **fresh}
        )
        if self._chips:
            self._chips[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.proceed.emit()

    def _toggle(self, at: int) -> None:
        if 0 <= at < len(self._chips):
            self._chips[at].click()
            self._chips[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _ticked(self) -> None:
        if not self._showing:
            cases = tuple(str(chip.property("flag")) for chip in self._chips if chip.isChecked())
            self.edited.emit("cases", {"cases": cases})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.input and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step and event.type() == QEvent.Type.KeyPress and self.list.isVisibleTo(self):
                self.list.step(step)
                return True
        return super().eventFilter(watched, event)

    # What is shown

    def show_visit(self, judged: Judgement) -> None:
        """Show the words typed, the service chosen and its flags."""
        visit = judged.visit
        self._showing = True
        if self.input.text() != visit.query:
            self.input.setText(visit.query)
        self._service = visit.service
        if judged.standard is not None:
            self._build_flags(judged.standard)
        for chip in self._chips:
            chip.setChecked(chip.property("flag") in visit.cases)
        chosen = judged.standard is not None and visit.query == judged.standard.name
        if chosen:
            self._asked = ""
            self.list.setVisible(False)
            self.nothing.setVisible(False)
        self._show_flags(chosen)
        self._showing = False

    def _show_flags(self, shown: bool) -> None:
        shown = shown and bool(self._chips) and bool(self._service)
        self.flags_label.setVisible(shown)
        self._flags.setVisible(shown)

    def _build_flags(self, standard: Standard) -> None:
        if [chip.property("flag") for chip in self._chips] == list(standard.flags):
            return
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for at, flag in enumerate(standard.flags):
            words = self.tr("Dikuasakan") if flag == REPRESENTED else flag_words(flag)
            chip = FlagChip(words, key=str(at + 1))
            chip.setProperty("flag", flag)
            chip.toggled.connect(self._ticked)
            chip.entered.connect(self.proceed)
            chip.moved.connect(partial(self._walk, at))
            chip.numbered.connect(lambda number: self._toggle(number - 1))
            self._flow.addWidget(chip)
            chip.show()
            self._chips.append(chip)

    def _walk(self, at: int, step: int) -> None:
        self._chips[(at + step) % len(self._chips)].setFocus(Qt.FocusReason.TabFocusReason)

    def summarise(self, section: Section, judged: Judgement) -> None:
        """ "Penerbitan Kartu Keluarga" with its flags."""
        if judged.standard is None:
            section.summary(self.tr("Belum dipilih"))
            return
        chips = tuple(
            flag_words(flag) for flag in judged.standard.flags if flag in judged.visit.cases
        )
        section.summary(short_name(judged.standard), chips=chips)

    def enter(self) -> None:
        """To the search, with the words chosen so that typing replaces them."""
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.input.selectAll()

    def show_trouble(self, error: FrontOfficeError, sentence: str) -> bool:
        """Under the search: everything about service and flags."""
        if field_of(error) not in ("service", "cases"):
            return False
        self.field.error(sentence)
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def clear_trouble(self) -> None:
        """Nothing wrong any more."""
        self.field.error("")

    def place(self) -> tuple[str, int] | None:
        """The search with its cursor, or a flag."""
        now = QApplication.focusWidget()
        if now is self.input:
            return "query", self.input.cursorPosition()
        if isinstance(now, FlagChip) and now in self._chips:
            return f"cases.{now.property('flag')}", 0
        return None

    def focus_place(self, where: str, cursor: int) -> bool:
        """Put the cursor back."""
        if where in ("query", "service"):
            self.input.setFocus(Qt.FocusReason.OtherFocusReason)
            self.input.setCursorPosition(cursor)
            if self.input.text() and not self._flags.isVisibleTo(self):
                self._ask(self.input.text())
            return True
        for chip in self._chips:
            if where in ("cases", f"cases.{chip.property('flag')}"):
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False
