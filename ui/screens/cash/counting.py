"""Counting by note and coin: how many of each, its worth beside it, the running total below."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from frontoffice.domain.cash import DENOMINATIONS
from frontoffice.domain.words import rupiah
from ui.theme.look import look, px
from ui.widgets.fields import LineInput
from ui.widgets.labels import Label

WORTH = 110
BESIDE_PERCENT = 150
"""Letters up to this size leave room for notes and coins side by side."""

COUNT = 76


class PieceInput(LineInput):
    """How many of one kind; Enter and the arrows walk to the next or the one before."""

    walked = Signal(int)

    def __init__(self, words: str) -> None:
        super().__init__("field_mono")
        self.setAccessibleName(words)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,5}"), self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setPlaceholderText("0")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(px(COUNT))

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        super().restyle()
        self.setFixedWidth(px(COUNT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Return: 1,
            Qt.Key.Key_Enter: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.walked.emit(step)


class CountGrid(QWidget):
    """Notes at the left, coins at the right; `counted()` for the services, `total` in rupiah.

    `changed(total)` while typing, `ended()` on Enter in the last field.
    """

    changed = Signal(int)
    ended = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.inputs: dict[str, PieceInput] = {}
        self._worth: dict[str, Label] = {}
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28)
        self.restyle()
        notes = self._side(self.tr("Uang kertas"), coins=False)
        coins = self._side(self.tr("Uang logam"), coins=True)
        self.sum = Label("", "promise")
        self.sum.setAccessibleName(self.tr("Jumlah hitungan"))
        coins.addWidget(Label(self.tr("Jumlah"), "label"))
        coins.addWidget(self.sum)
        for side in (notes, coins):
            side.addStretch()
            row.addLayout(side)
        row.addStretch()
        self.setFocusProxy(next(iter(self.inputs.values())))
        self._show()

    def restyle(self) -> None:
        """Coins stand below the notes where letters leave no room beside them."""
        large = look.text_percent > BESIDE_PERCENT
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if large else beside)

    def _side(self, title: str, *, coins: bool) -> QVBoxLayout:
        kinds = [one for one in DENOMINATIONS if one.coin == coins]
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Label(title, "label"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for place, kind in enumerate(kinds):
            name = rupiah(kind.rupiah)
            spoken = f"{title} {name}"
            box, worth = PieceInput(spoken), Label("", "mono")
            worth.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            worth.setMinimumWidth(px(WORTH))
            box.textChanged.connect(self._show)
            box.walked.connect(lambda by, code=kind.code: self._walk(code, by))
            self.inputs[kind.code], self._worth[kind.code] = box, worth
            face = Label(name, "name")
            face.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for at, part in enumerate((face, box, worth)):
                grid.addWidget(part, place, at)
        column.addLayout(grid)
        return column

    @property
    def total(self) -> int:
        """What was counted, in rupiah."""
        counted = self.counted()
        return sum(one.rupiah * counted.get(one.code, 0) for one in DENOMINATIONS)

    def counted(self) -> dict[str, int]:
        """How many of each, those that are there."""
        return {code: int(box.text()) for code, box in self.inputs.items() if box.text()}

    def show_pieces(self, pieces: tuple[tuple[str, int], ...]) -> None:
        """Show a count made before; an empty one clears the grid."""
        known = dict(pieces)
        for code, box in self.inputs.items():
            box.setText(str(known[code]) if code in known else "")

    def _walk(self, code: str, by: int) -> None:
        codes = list(self.inputs)
        at = codes.index(code) + by
        if at == len(codes):
            self.ended.emit()
        elif at >= 0:
            self.inputs[codes[at]].setFocus()
            self.inputs[codes[at]].selectAll()

    def _show(self) -> None:
        counted = self.counted()
        for kind in DENOMINATIONS:
            many = counted.get(kind.code, 0)
            self._worth[kind.code].setText(rupiah(many * kind.rupiah) if many else "")
        self.sum.setText(rupiah(self.total))
        self.changed.emit(self.total)
