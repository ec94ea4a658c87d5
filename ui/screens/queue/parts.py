"""The two halves of Antrean: giving a number by words, and the board with this counter's keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.queue_facts import PRIORITIES
from frontoffice.services.queue_board import Board, estimate_words, group_words, state_words
from ui.screens.queue.basket import Basket
from ui.theme.look import px
from ui.widgets.band import Band
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.side_list import SideList, SideRow

SHOWN = 30
"""So many waiting tickets are drawn; how many more there are is said below."""

MATCHES = 4
APPOINTMENT = "appointment:"
"""A match that is no service but somebody who is expected."""

SIDE = 380
NARROW = 900
"""Below this width the cards stand below each other."""


class MatchRow(SideRow):
    """A service that may be meant; `kept()` by the space bar, or a click with Ctrl."""

    kept = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.kept.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kept.emit()
            return
        super().mousePressEvent(event)


class IssueCard(Card):
    """A citizen's words, the services they may mean, those of one ticket, group, and the button.

    Up and down choose among the matches while typing; Ctrl+T, or the space bar on a match, keeps
    it for the same number, and the field is free for the next service.
    """

    issue = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self.add_head(self.tr("Beri nomor"))
        inside = QVBoxLayout()
        inside.setContentsMargins(13, 10, 13, 13)
        inside.setSpacing(10)
        self.words = TextField(
            self.tr("Keperluan"),
            self.tr("Kata pemohon, nomor yang kembali, atau kode dan nama janji temu."),
        )
        self.words.input.returnPressed.connect(self.issue)
        self.matches = SideList(self.tr("Layanan yang cocok"))
        here = Qt.ShortcutContext.WidgetShortcut
        for key, step in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)):
            walk = QShortcut(QKeySequence(key), self.words.input, context=here)
            walk.activated.connect(partial(self.matches.step, step))
        self.basket = Basket()
        groups = [(code, group_words(code, language)) for code in PRIORITIES]
        self.group = ChoiceField(self.tr("Prioritas"), [("", self.tr("Bukan prioritas")), *groups])
        self.button = Button(self.tr("Beri nomor"), "primary", "ticket")
        self.button.clicked.connect(self.issue)
        self.appointment = Button(self.tr("Janji temu"), "ghost", "calendar-clock")
        self.given = Label("", "title", wrap=True)
        parts: tuple[QWidget, ...] = (self.words, self.matches, self.basket, self.group)
        for part in (*parts, self.button, self.appointment, self.given):
            inside.addWidget(part)
        self.column.addLayout(inside)
        self.column.addStretch()

    def show_matches(self, found: list[tuple[str, str, str]]) -> None:
        """(code, name, agency) of the services that fit, the best one taken."""
        self.matches.clear()
        for code, name, agency in found[:MATCHES]:
            icon = "calendar-clock" if code.startswith(APPOINTMENT) else "file-text"
            row = MatchRow(code, name, icon, agency)
            row.kept.connect(partial(self.keep, code))
            self.matches.add(row)
        if found:
            self.matches.choose(found[0][0])

    def keep(self, code: str = "") -> None:
        """One more service for the same number: the match named, else the one taken."""
        row = next(
            (one for one in self.matches.rows if one.key == (code or self.matches.key())), None
        )
        if row is not None:
            self.basket.add(row.key, row.text())
            self.words.set_text("")
            self.words.setFocus()

    def taken(self) -> list[str]:
        """The services of the number to give: those kept, then what is typed now."""
        typed = self.matches.key() or self.words.text().upper()
        return [*self.basket.codes(), *([typed] if typed else [])]

    def start_anew(self, ticket: str) -> None:
        """The number that was given, large; the next citizen's words."""
        self.given.setText(ticket)
        self.group.choose("")
        self.basket.clear()
        self.words.set_text("")
        self.words.setFocus()


class BoardCard(Card):
    """Who is at which counter, who waits and why in this order, and what this counter can do."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.add_head(self.tr("Papan antrean"))
        inside = QVBoxLayout()
        inside.setContentsMargins(13, 10, 13, 13)
        inside.setSpacing(10)
        self.serving = Label("", "card", wrap=True)
        inside.addWidget(self.serving)
        self.help, self.helped = Band("warn", "bell"), Button(self.tr("Sudah ditangani"))
        self.helped.hide()
        inside.addWidget(self.help)
        inside.addWidget(self.helped)
        self.next = Button(self.tr("Panggil berikutnya"), "outline", "megaphone", "F2")
        self.again = Button(self.tr("Panggil ulang"), "secondary", "volume-2", "Shift F2")
        self.park = Button(self.tr("Tunda"), "secondary", "pause", "F4")
        self.finish = Button(self.tr("Selesai"), "secondary", "check", "F12")
        self.chosen = Button(self.tr("Panggil yang dipilih"), "secondary", "arrow-up-right")
        self.pause = Button(self.tr("Istirahat"), "ghost", "clock")
        self.close_day = Button(self.tr("Tutup antrean"), "ghost", "door-open")
        keys = FlowLayout(8)
        calling = (self.next, self.again, self.park, self.finish, self.chosen, self.pause)
        for button in calling:
            keys.addWidget(button)
        keys.addWidget(self.close_day)
        inside.addLayout(keys)
        self.reason = TextField(
            self.tr("Alasan"), self.tr("Untuk menunda dan panggilan di luar urutan.")
        )
        inside.addWidget(self.reason)
        self.told = Label("", "second", wrap=True)
        self.line = SideList(self.tr("Yang menunggu"))
        self.more = Label("", "second", wrap=True)
        self.nobody = EmptyState(
            "users",
            self.tr("Belum ada yang menunggu"),
            self.tr("Nomor yang diberikan muncul di sini menurut gilirannya."),
        )
        for part in (self.told, self.line, self.more, self.nobody):
            inside.addWidget(part)
        self.column.addLayout(inside)
        self.column.addStretch()

    def show_board(self, board: Board, counter: int, names: Mapping[str, str]) -> None:
        """The queue as it stands; the ticket chosen before stays chosen."""
        mine = next((one for one in board.serving if one.counter == counter), None)
        at_counters = [
            self.tr("{ticket} di loket {n}")
            .replace("{ticket}", one.ticket)
            .replace("{n}", str(one.counter))
            for one in board.serving
        ]
        self.serving.setText(", ".join(at_counters) or self.tr("Tidak ada yang dilayani"))
        for button in (self.again, self.park, self.finish):
            button.setEnabled(mine is not None)
        self.next.setEnabled(mine is None and bool(board.waiting))
        resting = counter in board.breaks
        words = self.tr("Kembali melayani") if resting else self.tr("Istirahat")
        self.pause.set_words(words, "clock")
        self.pause.setEnabled(mine is None)
        before = self.line.key()
        self.line.clear()
        for one in board.waiting[:SHOWN]:
            ticket = one.choice.ticket.ticket
            name = names.get(one.service, one.service)
            if one.further:
                more = self.tr("{name}, lalu {n} layanan lagi").replace("{name}", name)
                name = more.replace("{n}", str(one.further))
            told = f"{one.reason} {estimate_words(one.estimate, self._language)}".strip()
            self.line.add(SideRow(ticket, f"{ticket}  {name}", "ticket", told))
        for away in board.away:
            name = names.get(away.service, away.service)
            state = state_words(away.state, self._language)
            self.line.add(SideRow(away.ticket, f"{away.ticket}  {name}", "pause", state))
        self.line.choose(before)
        self.chosen.setEnabled(mine is None and bool(self.line.rows))
        self.told.setText(self.tr("{n} menunggu").replace("{n}", str(len(board.waiting))))
        self.close_day.setEnabled(bool(self.line.rows))
        self.nobody.setVisible(not self.line.rows)
        self.told.setVisible(bool(self.line.rows))
        rest = len(board.waiting) - SHOWN
        more = self.tr("dan {n} lagi").replace("{n}", str(rest)) if rest > 0 else ""
        self.more.setText(more)
        self.more.setVisible(bool(more))


class QueuePage(QWidget):
    """The two cards beside each other, below each other where it is narrow."""

    def __init__(self, issuing: IssueCard, board: BoardCard) -> None:
        super().__init__()
        self._issuing = issuing
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(20, 14, 20, 14)
        self._row.setSpacing(14)
        self._row.addWidget(issuing)
        self._row.addWidget(board, 1)
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        narrow = self.width() < px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        self._issuing.setMinimumWidth(0 if narrow else px(SIDE))
        self._issuing.setMaximumWidth(16_777_215 if narrow else px(SIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()
