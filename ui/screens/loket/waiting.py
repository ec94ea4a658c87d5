"""The left column: who is next and why, who waits behind, what is set aside, what was done."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.services.cases import CaseLine
from frontoffice.services.drafts import Draft
from frontoffice.services.queue_board import Away, InLine, estimate_words, group_words, state_words
from ui.models.frame import Zone
from ui.models.visit import from_plain
from ui.models.visit_desk import Desk, short_name
from ui.models.visit_queue import Line as Queue
from ui.theme.look import colour
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.labels import ElidedLabel, HairLine, Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.scroll import ScrollPage
from ui.words import clock_words

WIDE, MOST_WIDE, EDGE = 252, 290, 10
MOST_RECENT = 6
MOST_PARKED = 4
MOST_WAITING = 6
LONG_WAIT_MS = 20 * 60_000
"""Whoever waits longer gets a clock beside the minutes."""

MINUTE_MS = 60_000


class NextCard(Card):
    """Who is next, in which group, how long already, and why this one."""

    def __init__(self) -> None:
        super().__init__(fill="accent_soft", line="accent_line", margins=(11, 10, 11, 11))
        self.column.setSpacing(4)
        head = QHBoxLayout()
        self.title = Label("", "meta_strong", "accent_text")
        self.group = Chip("", "accent", "accessibility", small=True)
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.group)
        self.column.addLayout(head)
        line = QHBoxLayout()
        self.ticket = Label("", "title")
        self.waited = Label("", "second")
        line.addWidget(self.ticket, 1)
        line.addWidget(self.waited)
        self.column.addLayout(line)
        self.state = Label("", "name", wrap=True)
        self.why = Label("", "meta", "text2", wrap=True)
        self.next = Button("", "outline", key="F2")
        for part in (self.state, self.why, self.next):
            self.column.addWidget(part)

    def show_nobody(self, words: str, why: str) -> None:
        """Nobody waits: a citizen may come without a number."""
        self.title.setText(self.tr("Tanpa antrean"))
        for part in (self.group, self.ticket, self.waited):
            part.hide()
        self.state.setText(words)
        self.why.setText(why)
        self.next.set_words(self.tr("Pemohon berikutnya"))

    def show_next(self, one: InLine, name: str, language: str) -> None:
        """The one whose turn is next, with the reason."""
        ticket = one.choice.ticket
        self.title.setText(self.tr("Berikutnya"))
        self.group.setVisible(bool(ticket.priority))
        if ticket.priority:
            self.group.set(group_words(ticket.priority, language), "accent", "accessibility")
        self.ticket.setText(ticket.ticket)
        self.waited.setText(minutes_words(one.choice.waited_ms, self.tr("{n} mnt")))
        self.ticket.show()
        self.waited.show()
        self.state.setText(name)
        self.why.setText(one.reason)
        self.next.set_words(self.tr("Panggil berikutnya"), "megaphone")


def minutes_words(milliseconds: int, words: str) -> str:
    """Whole minutes in words such as "{n} mnt"."""
    return words.replace("{n}", str(milliseconds // MINUTE_MS))


class Waiting(QWidget):
    """`next_wanted()` calls; `wanted(ticket)` asks for one out of order, `called_off(ticket)` ...

    `reopened(draft)` and `returned(ticket)` take up what was set aside, `chosen(stream)` a case.
    """

    next_wanted = Signal()
    wanted = Signal(str)
    reopened = Signal(int)
    returned = Signal(str)
    chosen = Signal(str)

    def __init__(self, zone: Zone, language: str) -> None:
        super().__init__()
        self._zone, self._language = zone, language
        self._queue: Queue | None = None
        self._state = "idle"
        self._drafts: list[Draft] = []
        self._desk: Desk | None = None
        page = self._page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(EDGE, 11, EDGE, 12)
        column.setSpacing(8)
        column.addLayout(self._head())
        self.card = NextCard()
        self.next = self.card.next
        self.next.clicked.connect(self.next_wanted)
        column.addWidget(self.card)
        self._lists()
        for widget in (self.line, self.more, self.recent_title, self.recent, self.none_yet):
            column.addWidget(widget)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(ScrollPage(page, self.tr("Antrean dan permohonan hari ini")), 1)
        # What is set aside stays in sight below, however many wait.
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 6)
        foot.setSpacing(4)
        foot.addWidget(HairLine())
        for widget in (self.parked_title, self.parked):
            foot.addWidget(widget)
        outer.addWidget(self._foot)
        self.show_recent([])
        self.show_parked([], None)
        self.show_state("idle")

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.setSpacing(8)
        self.title = Label(self.tr("Antrean"), "column")
        self.count = Chip("0", "neutral")
        self.average = ElidedLabel("", "meta")
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch()
        head.addWidget(self.average)
        return head

    def _lists(self) -> None:
        self.line = LineList(self.tr("Yang menunggu"), rows=MOST_WAITING, edge=4)
        self.more = Label("", "meta", "accent_text", wrap=True)
        self.recent_title = Label(self.tr("Terdaftar hari ini"), "meta_strong")
        self.recent = LineList(self.tr("Terdaftar hari ini"), rows=MOST_RECENT, edge=4)
        self.none_yet = Label(self.tr("Belum ada permohonan hari ini."), "meta", wrap=True)
        self.parked_title = Label(self.tr("Ditunda"), "meta_strong")
        self.parked = LineList(self.tr("Yang ditunda"), rows=MOST_PARKED)
        for label in (self.more, self.recent_title, self.none_yet):
            label.setContentsMargins(4, 2, 0, 0)
        self.parked_title.setContentsMargins(14, 6, 0, 0)
        for rows, take in (
            (self.line, self._want),
            (self.parked, self._reopen),
            (self.recent, self._choose),
        ):
            rows.activated.connect(take)
            rows.clicked.connect(take)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.end()

    def _want(self, index: QModelIndex) -> None:
        self.wanted.emit(self.line.lines.lines()[index.row()].key)

    def _reopen(self, index: QModelIndex) -> None:
        key = self.parked.lines.lines()[index.row()].key
        if key.isdigit():
            self.reopened.emit(int(key))
        else:
            self.returned.emit(key)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.recent.lines.lines()[index.row()].key)

    def show_state(self, state: str) -> None:
        """Nobody stands at the counter ("idle"), one is served ("serving"), or was ("done").

        Only with nobody there the next applicant is the main thing to do on this screen.
        """
        self._state = state
        self._show_card()

    def fit(self) -> None:
        """As wide as the longest button asks, within reason: languages differ."""
        needed = self.card.minimumSizeHint().width() + 2 * EDGE
        self.setFixedWidth(min(MOST_WIDE, max(WIDE, needed)))

    def _show_card(self) -> None:
        self._fill_card()
        self.fit()

    def _fill_card(self) -> None:
        self.next.set_kind("primary" if self._state == "idle" else "outline")
        queue = self._queue
        if queue is not None and queue.board.waiting:
            first = queue.board.waiting[0]
            self.card.show_next(first, self._name(first.service), self._language)
            return
        words, why = {
            "idle": (
                self.tr("Loket siap melayani"),
                self.tr("Pemohon datang langsung, tanpa nomor antrean."),
            ),
            "serving": (
                self.tr("Sedang melayani"),
                self.tr("Tombol ini menunda draf yang terbuka dan memulai yang baru."),
            ),
            "done": (
                self.tr("Selesai dilayani"),
                self.tr("Permohonan sudah tersimpan di komputer ini."),
            ),
        }[self._state]
        if queue is not None and queue.resting:
            words = self.tr("Loket istirahat")
        self.card.show_nobody(words, why)

    def show_queue(self, queue: Queue) -> None:
        """The queue in front of this counter as it stands."""
        self._queue = queue
        waiting = queue.board.waiting
        self.count.set(str(len(waiting)), "neutral")
        served = queue.figures.served_ms
        average = self.tr("rata-rata {n} mnt")
        # The first minute of a day has no average worth saying.
        known = served if served is not None and served >= MINUTE_MS else None
        self.average.setText("" if known is None else minutes_words(known, average))
        self.line.show_lines([self._waiting_line(one) for one in waiting[1 : MOST_WAITING + 1]])
        self.line.setVisible(len(waiting) > 1)
        self._show_more(waiting)
        self._show_card()
        self._show_set_aside()
        self._show_or_hide_recent()

    def _name(self, service: str) -> str:
        """What a service is called, without what its name counts up in brackets."""
        return short_name(self._queue.names.get(service, service) if self._queue else service)

    def _waiting_line(self, one: InLine) -> Line:
        ticket = one.choice.ticket
        name = self._name(one.service)
        group = group_words(ticket.priority, self._language) if ticket.priority else ""
        if one.further:
            name = f"{name} (+{one.further})"
        long = one.choice.waited_ms >= LONG_WAIT_MS
        aside = minutes_words(one.choice.waited_ms, self.tr("{n} mnt"))
        icon, ink = ("clock", "warn") if long else ("", "muted")
        return Line(ticket.ticket, ticket.ticket, name, aside, icon, ink, chip=group)

    def _show_more(self, waiting: tuple[InLine, ...]) -> None:
        rest = len(waiting) - 1 - MOST_WAITING
        words = [self.tr("dan {n} lagi").replace("{n}", str(rest))] if rest > 0 else []
        guess = estimate_words(waiting[-1].estimate, self._language) if len(waiting) > 1 else ""
        if guess:
            last = self.tr("Yang terakhir: {guess}")
            words.append(last.replace("{guess}", guess[:1].lower() + guess[1:]))
        self.more.setText(". ".join(words))
        self.more.setVisible(bool(words))

    def show_parked(self, drafts: list[Draft], desk: Desk | None) -> None:
        """The officer's parked drafts, the newest first."""
        self._drafts, self._desk = drafts, desk
        self._show_set_aside()

    def _show_set_aside(self) -> None:
        lines = [self._draft_line(draft) for draft in self._drafts]
        mine = {from_plain(draft.place.get("typed")).ticket for draft in self._drafts}
        away = self._queue.board.away if self._queue else ()
        lines += [self._away_line(one) for one in away if one.ticket not in mine]
        self.parked.show_lines(lines)
        self.parked.setVisible(bool(lines))
        self.parked_title.setVisible(bool(lines))
        self._foot.setVisible(bool(lines))

    def ticket_of(self, draft: int) -> str:
        """The number a draft was set aside with, "" for none."""
        found = (one for one in self._drafts if one.id == draft)
        return next((from_plain(one.place.get("typed")).ticket for one in found), "")

    def _draft_line(self, draft: Draft) -> Line:
        visit = from_plain(draft.place.get("typed"))
        standard = self._desk.standards.get(visit.service) if self._desk else None
        at = clock_words(int(draft.place.get("parked_at") or draft.saved_at), self._zone)
        name = visit.name or ("" if visit.ticket else self.tr("Tanpa nama"))
        title = "  ".join(part for part in (visit.ticket, name) if part)
        detail = standard.name if standard else visit.query or self.tr("Keperluan belum dipilih")
        detail = str(draft.place.get("parked_reason") or detail)
        return Line(str(draft.id), title, detail, at, "circle-pause")

    def _away_line(self, one: Away) -> Line:
        state = state_words(one.state, self._language)
        at = clock_words(one.since_at, self._zone)
        detail = self._name(one.service)
        colleague = self._queue.typed_by.get(one.ticket) if self._queue else None
        if colleague:
            detail = self.tr("Isian {name}").replace("{name}", colleague)
        return Line(one.ticket, f"{one.ticket}  {state}", detail, at, "circle-pause")

    def show_recent(self, cases: list[CaseLine]) -> None:
        """Cases registered today, each with whether its paper came out."""
        lines = []
        for case in cases[:MOST_RECENT]:
            at = clock_words(case.registered_at, self._zone)
            icon, ink = ("printer", "warn") if case.unconfirmed else ("", "muted")
            if case.status == "incomplete" and not case.unconfirmed:
                icon, ink = "circle-x", "bad"
            aside = self.tr("kertas?") if case.unconfirmed else at
            name = case.name or case.number
            lines.append(Line(case.stream, name, case.service_name, aside, icon, ink))
        self.recent.show_lines(lines)
        self._show_or_hide_recent()

    def _show_or_hide_recent(self) -> None:
        # Who waits matters more than who was here: with a line of people there is no room for both.
        calm = self._queue is None or len(self._queue.board.waiting) < 2
        some = bool(self.recent.lines.rowCount())
        self.recent_title.setVisible(calm)
        self.recent.setVisible(calm and some)
        self.none_yet.setVisible(calm and not some)
