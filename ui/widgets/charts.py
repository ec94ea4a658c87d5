"""Charts of reports, painted: a figure with its line, columns by hour, shares, elements."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.look import colour, px
from ui.theme.paint import CENTRE, LEFT, RIGHT, box, painting, ring, rule, text, text_width
from ui.widgets.buttons import Pressable

TILE, COLUMNS, SHARE, BAR = 82, 178, 38, 22
LINE_WIDE = 84


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: what it is, its value and unit, a note in an ink, and the values before it."""

    what: str
    value: str
    unit: str = ""
    note: str = ""
    ink: str = "text2"
    icon: str = ""
    line: tuple[float, ...] = ()


class Tile(Pressable):
    """One figure at the head of a report; pressing it, or Enter, asks for what lies behind it."""

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure.what)
        self.figure = figure
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figure(figure)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def show_figure(self, figure: Figure) -> None:
        """Replace what is shown."""
        self.figure = figure
        told = (figure.what, f"{figure.value} {figure.unit}".strip(), figure.note)
        self.setAccessibleName(", ".join(part for part in told if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, px(TILE))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, px(TILE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        one, wide = self.figure, self.width()
        with painting(self) as painter:
            if self.hovered:
                box(painter, self.rect().adjusted(2, 2, -2, -2), "hover")
            room = wide - 28 - (LINE_WIDE + 8 if len(one.line) > 1 else 0)
            text(painter, QRectF(14, px(8), wide - 28, px(20)), one.what, "second", "text2", LEFT)
            middle = QRectF(14, px(28), room, px(30))
            took = text(painter, middle, one.value, "title", "text", LEFT)
            text(painter, middle.adjusted(took + 6, 3, 0, 3), one.unit, "second", "text2", LEFT)
            mark = px(15) + 5 if one.icon else 0
            if one.icon:
                draw_icon(painter, one.icon, 14, px(60), px(15), one.ink)
            below = QRectF(14 + mark, px(58), wide - 28 - mark, px(20))
            text(painter, below, one.note, "meta", one.ink, LEFT)
            if len(one.line) > 1:
                area = QRectF(wide - LINE_WIDE - 16, px(26), LINE_WIDE, px(30))
                spark(painter, area, one.line)
            if self.hasFocus():
                ring(painter, self.rect())


def spark(painter: QPainter, area: QRectF, values: tuple[float, ...]) -> None:
    """A line through values, the last of them marked."""
    low, high = min(values), max(values)
    step, tall = area.width() / (len(values) - 1), max(high - low, 1e-9)
    points = [
        QPointF(area.x() + at * step, area.bottom() - (value - low) / tall * area.height())
        for at, value in enumerate(values)
    ]
    painter.setPen(QPen(colour("ch1"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("ch1"))
    painter.drawEllipse(points[-1], 3.5, 3.5)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key and name, the main value and the taller one behind it."""

    key: str
    name: str
    value: int
    behind: int


class _Chart(QWidget):
    """What all charts share: a name that tells every value, marks for mouse and arrows.

    `pressed(key)` comes with a click on a mark, or with Enter on the one arrows have reached.
    """

    pressed = Signal(str)

    def __init__(self, words: str, nothing: str = "") -> None:
        super().__init__()
        self._words, self._nothing = words, nothing
        self._places: list[QRectF] = []
        self.marks: list[tuple[str, str]] = []
        self.at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.updateGeometry()

    def _tell(self, marks: list[tuple[str, str]]) -> None:
        """What is shown, as (key, words)."""
        said = "; ".join(words for _, words in marks)
        self.setAccessibleName(f"{self._words}: {said}" if marks else self._words)
        self.marks = marks
        behind = any(key for key, _ in marks)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if behind else Qt.FocusPolicy.NoFocus)
        self._go_to(min(self.at, max(0, len(marks) - 1)))
        self.updateGeometry()

    def _go_to(self, at: int) -> None:
        self.at = at
        self.setAccessibleDescription(self.marks[at][1] if self.marks else "")
        self.update()

    def _say_nothing(self) -> None:
        with painting(self) as painter:
            text(painter, QRectF(self.rect()), self._nothing, "second", "text2", CENTRE)

    def _ring(self, painter: QPainter) -> None:
        if self.hasFocus() and self.at < len(self._places):
            ring(painter, self._places[self.at], radius=6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for at, area in enumerate(self._places[: len(self.marks)]):
            if area.contains(event.position()):
                self._go_to(at)
                self.pressed.emit(self.marks[at][0])
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key(event.key()), len(self.marks) - 1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and last >= 0:
            self.pressed.emit(self.marks[self.at][0])
        elif key in _STEPS:
            self._go_to(max(0, min(last, self.at + _STEPS[key])))
        else:
            super().keyPressEvent(event)


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ColumnsChart(_Chart):
    """Columns beside each other: the median in front of what nine of ten stay within."""

    def __init__(self, words: str, nothing: str = "") -> None:
        super().__init__(words, nothing)
        self.columns: list[Column] = []
        self.limit = 0

    def show_columns(self, columns: list[Column], limit: int = 0) -> None:
        """Replace what is shown; a `limit` is a dashed line across."""
        self.columns, self.limit = columns, limit
        self._tell([(one.key, f"{one.name} {one.value} / {one.behind}") for one in columns])

    def sizeHint(self) -> QSize:
        return QSize(420, px(COLUMNS))

    def minimumSizeHint(self) -> QSize:
        return QSize(260, px(COLUMNS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.columns:
            self._say_nothing()
            return
        foot, head, left = px(22), px(18), px(28)
        room, wide = self.height() - foot - head, (self.width() - left) / len(self.columns)
        top = max(10, *(one.behind for one in self.columns), self.limit)
        step = next(one for one in (5, 10, 20, 30, 60, 120, 240, 480, 10**6) if one * 4 >= top)
        base = head + room
        self._places = []
        with painting(self) as painter:
            for line in range(0, top + 1, step):
                y = base - line / top * room
                rule(painter, left, y, self.width() - left, "line2" if not line else "ch_grid")
                area = QRectF(0, y - px(9), left - 6, px(18))
                text(painter, area, str(line), "meta", "text2", RIGHT)
            for at, one in enumerate(self.columns):
                self._column(painter, QRectF(left + at * wide, head, wide, room), one, top)
                below = QRectF(left + at * wide, base, wide, foot)
                text(painter, below, one.name, "meta", "text2", CENTRE)
                self._places.append(QRectF(left + at * wide, 0, wide, self.height()))
            if self.limit:
                self._dashes(painter, left, base - self.limit / top * room)
            self._ring(painter)

    def _column(self, painter: QPainter, area: QRectF, one: Column, top: int) -> None:
        wide = min(px(30), area.width() * 0.6)
        x = area.center().x() - wide / 2
        tall, front = (max(2.0, area.height() * part / top) for part in (one.behind, one.value))
        box(painter, QRectF(x, area.bottom() - tall, wide, tall), "ch2", radius=4)
        box(painter, QRectF(x, area.bottom() - front, wide, front), "ch1", radius=4)
        above = QRectF(area.x(), area.bottom() - tall - px(18), area.width(), px(18))
        text(painter, above, str(one.behind), "meta", "text2", CENTRE)
        if front >= px(18):
            inside = QRectF(x, area.bottom() - front, wide, px(18))
            text(painter, inside, str(one.value), "meta_strong", "on_accent", CENTRE)

    def _dashes(self, painter: QPainter, left: float, y: float) -> None:
        pen = QPen(colour("warn"), 1.4)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(self.width(), y))


@dataclass(frozen=True, slots=True)
class Share:
    """A bar of parts (token, share of the whole 0-1), its name, and its value in words."""

    key: str
    name: str
    value: str
    parts: tuple[tuple[str, float], ...]
    weak: bool = False


class SharesChart(_Chart):
    """Bars below each other with the name above, the value at the right."""

    def __init__(self, words: str, nothing: str = "") -> None:
        super().__init__(words, nothing)
        self.shares: list[Share] = []

    def show_shares(self, shares: list[Share]) -> None:
        """Replace what is shown."""
        self.shares = shares
        self._tell([(one.key, f"{one.name} {one.value}") for one in shares])

    def sizeHint(self) -> QSize:
        return QSize(260, px(SHARE) * max(1, len(self.shares)) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._places = []
        if not self.shares:
            self._say_nothing()
            return
        # One long name makes all of them small: rows of one list look alike.
        widths = (
            text_width(one.name, "name") + text_width(one.value, "name") for one in self.shares
        )
        role = "name" if max(widths) + 10 <= self.width() else "meta"
        with painting(self) as painter:
            for at, one in enumerate(self.shares):
                row = QRectF(0, at * px(SHARE), self.width(), px(SHARE))
                ink = "warn" if one.weak else "text"
                value = text_width(one.value, "name") + 10
                name = QRectF(0, row.y(), row.width() - value, px(22))
                text(painter, name, one.name, role, "text", LEFT)
                text(
                    painter, QRectF(0, row.y(), row.width(), px(22)), one.value, "name", ink, RIGHT
                )
                track = QRectF(0, row.y() + px(22), row.width(), px(9))
                box(painter, track, "ch_grid", radius=4)
                x = 0.0
                for token, share in one.parts:
                    wide = row.width() * share
                    if wide >= 1:
                        area = QRectF(x, track.y(), max(wide - 1, 1), track.height())
                        box(painter, area, token, radius=min(4.0, wide / 2))
                    x += wide
                self._places.append(row)
            self._ring(painter)


@dataclass(frozen=True, slots=True)
class Grade:
    """An element of the survey: key, name, mean in words, its share of the scale, grade."""

    key: str
    name: str
    mean: str
    share: float
    grade: str
    weak: bool = False


_GRADE_INKS = {
    "A": ("ok_soft", "ok_line", "ok"),
    "B": ("accent_soft", "accent_line", "accent_text"),
    "C": ("warn_soft", "warn_line", "warn"),
    "D": ("bad_soft", "bad_line", "bad"),
}


class GradesChart(_Chart):
    """Elements below each other with mean and grade; dashed lines where a grade begins."""

    def __init__(self, words: str, bounds: tuple[tuple[str, float], ...]) -> None:
        super().__init__(words)
        self._bounds = bounds
        self.grades: list[Grade] = []

    def show_grades(self, grades: list[Grade]) -> None:
        """Replace what is shown."""
        self.grades = grades
        self._tell([(one.key, f"{one.name} {one.mean} {one.grade}") for one in grades])

    def sizeHint(self) -> QSize:
        return QSize(360, px(20) + px(BAR) * max(1, len(self.grades)))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.grades:
            return
        names = min(
            self.width() * 0.4, max(text_width(one.name, "body") for one in self.grades) + 12
        )
        right = px(76)
        room = max(30.0, self.width() - names - right)
        self._places = []
        with painting(self) as painter:
            graded = any(one.grade for one in self.grades)
            for letter, share in self._bounds if graded else ():
                x = names + room * share
                text(painter, QRectF(x, 0, px(20), px(18)), letter, "meta_strong", "text2", LEFT)
                pen = QPen(colour("line2"), 1)
                pen.setDashPattern([3, 3])
                painter.setPen(pen)
                painter.drawLine(QPointF(x, px(18)), QPointF(x, self.height()))
            for at, one in enumerate(self.grades):
                self._grade(painter, px(20) + at * px(BAR), one, names, room)
                row = QRectF(0, px(20) + at * px(BAR), self.width(), px(BAR))
                self._places.append(row)
            self._ring(painter)

    def _grade(self, painter: QPainter, y: float, one: Grade, names: float, room: float) -> None:
        row = QRectF(0, y, self.width(), px(BAR))
        text(painter, QRectF(0, y, names - 8, row.height()), one.name, "body", "text", LEFT)
        track = QRectF(names, row.center().y() - 5, room, 11)
        box(painter, track, "ch_grid", radius=4)
        filled = QRectF(track)
        filled.setWidth(max(8.0, room * one.share))
        box(painter, filled, "warn" if one.weak else "ch1", radius=4)
        mean = QRectF(names + room, y, px(44), row.height())
        text(painter, mean, one.mean, "name", "text", RIGHT)
        if not one.grade:
            return
        chip = QRectF(self.width() - px(24), row.center().y() - px(10), px(24), px(20))
        soft, line, ink = _GRADE_INKS.get(one.grade, _GRADE_INKS["D"])
        box(painter, chip, soft, line, radius=6)
        text(painter, chip, one.grade, "chip_small", ink, CENTRE)
