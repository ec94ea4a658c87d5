"""The bar on top: office and counter, search, freshness light, time of the office zone, officer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.models.frame import Freshness, OfficeInfo, OfficerInfo
from ui.theme.icons import draw_icon
from ui.theme.look import colour, px
from ui.theme.paint import box, draw_key, key_width, painting, ring, rule, text
from ui.widgets.buttons import Pressable
from ui.widgets.chips import Avatar, FreshnessPill
from ui.widgets.labels import ElidedLabel, HairLine
from ui.words import clock_words, long_date, office_time


class SearchDoor(Pressable):
    """Looks like a search box and opens the command palette."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setMaximumWidth(px(330))
        self.setMinimumWidth(px(40))
        self.setFixedHeight(px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        area = self.rect().adjusted(0, 1, 0, -1)
        middle = self.height() / 2
        with painting(self) as painter:
            box(painter, area, "hover" if self.hovered else "sunken", "line2")
            if self.hasFocus():
                ring(painter, area)
            size = px(16)
            draw_icon(painter, "search", 12, middle - size / 2, size, "muted")
            cap = key_width("Ctrl K")
            room = self.width() - 9 - cap
            if room > px(120):
                draw_key(painter, room, middle - px(20) / 2, "Ctrl K")
            else:
                room = self.width() - 8
            words = self.rect().adjusted(12 + size + 9, 0, room - self.width() - 8, 0)
            if words.width() > px(30):
                text(painter, words, self.text(), "body", "muted")


def _pair(
    first: str, second: str, *, role: str = "card", right: bool = False
) -> tuple[QWidget, ElidedLabel, ElidedLabel]:
    """Two lines above each other, and both labels."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    labels = ElidedLabel(first, role, align=align), ElidedLabel(second, "meta", align=align)
    column.addStretch()
    for label in labels:
        column.addWidget(label)
    column.addStretch()
    return holder, *labels


class ContextBar(QWidget):
    """Plain data in, two signals out: `search_wanted` and `sync_wanted`."""

    search_wanted = Signal()
    sync_wanted = Signal()

    def __init__(self, office: OfficeInfo) -> None:
        super().__init__()
        self._office = office
        self._at = 0
        place, self._office_name, self._counter = _pair(office.name, office.counter)
        self.search = SearchDoor(self.tr("Cari nomor, nama, atau tindakan"))
        self.search.clicked.connect(self.search_wanted)
        self.pill = FreshnessPill(Freshness("alone", self.tr("Tersimpan di sini")))
        self.pill.clicked.connect(self.sync_wanted)
        self._when, self._time, self._date = _pair("", "", right=True)
        self._line = HairLine(upright=True, inset=12)
        self.avatar = Avatar("")
        self._who, self._name, self._role = _pair("", "", role="value")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 19, 1)
        row.setSpacing(0)
        row.addWidget(place)
        row.addSpacing(20)
        row.addWidget(self.search, 1000)
        row.addStretch(1)
        for part, before in (
            (self.pill, 16),
            (self._when, 16),
            (self._line, 16),
            (self.avatar, 14),
            (self._who, 9),
        ):
            row.addSpacing(before)
            row.addWidget(part)
        for part in (place, self._when, self._who):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.show_officer(None)
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setFixedHeight(px(55))

    def show_office(self, office: OfficeInfo) -> None:
        """Another office or counter."""
        self._office = office
        self._office_name.setText(office.name)
        self._counter.setText(office.counter)
        self.show_time(self._at)

    def show_officer(self, officer: OfficerInfo | None) -> None:
        """Who is signed in; None while nobody is."""
        self._name.setText(officer.name if officer else "")
        self._role.setText(officer.role if officer else "")
        self.avatar.set_name(officer.name if officer else "")
        self._fold()

    def show_time(self, at: int) -> None:
        """The time, `at` in ms UTC, as the office zone reads it."""
        self._at = at
        self._time.setText(clock_words(at, self._office.zone, with_zone=True))
        self._date.setText(long_date(office_time(at, self._office.zone).date()))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._fold()

    def _fold(self) -> None:
        # At 200 % on 1366 px only half the width is left: the least needed leaves first.
        someone = bool(self._name.text())
        room = self.width() * 100 // px(100)
        self._when.setVisible(room >= 900)
        self._who.setVisible(someone and room >= 760)
        self._line.setVisible(someone and room >= 620)
        self.avatar.setVisible(someone)
        self.pill.compact(room < 820)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), colour("surface"))
            rule(painter, 0, self.height() - 1, self.width())
