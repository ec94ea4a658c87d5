"""The left column: the next applicant, parked drafts, and what was registered today."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontoffice.services.cases import CaseLine
from frontoffice.services.drafts import Draft
from ui.models.frame import Zone
from ui.models.visit import from_plain
from ui.models.visit_desk import Desk
from ui.theme.look import colour
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.scroll import ScrollPage
from ui.words import clock_words

MOST_RECENT = 6
MOST_PARKED = 4


class Waiting(QWidget):
    """Walk-in visits: there is no queue yet, so nothing here pretends to be one."""

    next_wanted = Signal()
    reopened = Signal(int)
    chosen = Signal(str)

    def __init__(self, zone: Zone) -> None:
        super().__init__()
        self._zone = zone
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(10, 11, 10, 12)
        column.setSpacing(8)
        head = Label(self.tr("Pemohon"), "column")
        head.setContentsMargins(4, 0, 0, 0)
        column.addWidget(head)
        self.card = Card(fill="accent_soft", line="accent_line", margins=(12, 10, 12, 12))
        self.card.column.setSpacing(6)
        self.card.column.addWidget(Label(self.tr("Tanpa antrean"), "meta_strong", "accent_text"))
        self.state = Label("", "name", wrap=True)
        self.why = Label("", "meta", "text2", wrap=True)
        self.next = Button(self.tr("Pemohon berikutnya"), "outline", key="F2")
        self.next.clicked.connect(self.next_wanted)
        for part in (self.state, self.why, self.next):
            self.card.column.addWidget(part)
        column.addWidget(self.card)
        self.recent_title = Label(self.tr("Terdaftar hari ini"), "meta_strong")
        self.recent_title.setContentsMargins(4, 4, 0, 0)
        self.recent = LineList(self.tr("Terdaftar hari ini"), rows=MOST_RECENT, edge=4)
        self.none_yet = Label(self.tr("Belum ada permohonan hari ini."), "meta", wrap=True)
        self.none_yet.setContentsMargins(4, 0, 0, 0)
        self.parked_title = Label(self.tr("Ditunda"), "meta_strong")
        self.parked_title.setContentsMargins(4, 4, 0, 0)
        self.parked = LineList(self.tr("Draf yang ditunda"), rows=MOST_PARKED, edge=4)
        below: tuple[QWidget, ...] = (self.parked_title, self.parked)
        below += (self.recent_title, self.recent, self.none_yet)
        for widget in below:
            column.addWidget(widget)
        column.addStretch()
        self.parked.activated.connect(self._reopen)
        self.parked.clicked.connect(self._reopen)
        self.recent.activated.connect(self._choose)
        self.recent.clicked.connect(self._choose)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollPage(page, self.tr("Pemohon dan permohonan hari ini")))
        self.show_state("idle")
        self.show_parked([], None)
        self.show_recent([])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.end()

    def _reopen(self, index: QModelIndex) -> None:
        line = self.parked.lines.lines()[index.row()]
        self.reopened.emit(int(line.key))

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.recent.lines.lines()[index.row()].key)

    def show_state(self, state: str) -> None:
        """Nobody stands at the counter ("idle"), one is served ("serving"), or was ("done").

        Only with nobody there the next applicant is the main thing to do on this screen.
        """
        self.next.set_kind("primary" if state == "idle" else "outline")
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
        }[state]
        self.state.setText(words)
        self.why.setText(why)

    def show_parked(self, drafts: list[Draft], desk: Desk | None) -> None:
        """The officer's parked drafts, the newest first."""
        lines = []
        for draft in drafts:
            visit = from_plain(draft.place.get("typed"))
            standard = desk.standards.get(visit.service) if desk else None
            at = clock_words(int(draft.place.get("parked_at") or draft.saved_at), self._zone)
            title = visit.name or self.tr("Tanpa nama")
            detail = (
                standard.name if standard else visit.query or self.tr("Keperluan belum dipilih")
            )
            lines.append(Line(str(draft.id), title, detail, at, "circle-pause"))
        self.parked.show_lines(lines)
        self.parked.setVisible(bool(lines))
        self.parked_title.setVisible(bool(lines))

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
        self.recent.setVisible(bool(lines))
        self.none_yet.setVisible(not lines)
