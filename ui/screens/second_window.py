"""Layar pemohon: what the officer types, in large letters, on the monitor turned to the citizen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.nik import mask_nik
from frontoffice.domain.words import date_words, rupiah, time_words
from ui.models.second import SecondPages
from ui.models.visit import LATER
from ui.models.visit_desk import Judgement
from ui.theme.look import colour, look, px
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label
from ui.widgets.monitors import FLOATING, Monitor, monitors
from ui.widgets.scroll import ScrollPage

AGREE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
LARGE_KEYS = {Qt.Key.Key_Plus: True, Qt.Key.Key_Equal: True, Qt.Key.Key_Minus: False}
WIDE = 1600
"""From this width on, or where somebody asks, letters are a size larger; both make two."""

SIZES = (
    {
        "name": "display",
        "about": "title",
        "service": "ticket",
        "value": "promise",
        "head": "section",
    },
    {"name": "great", "about": "ticket", "service": "display", "value": "display", "head": "title"},
    {"name": "huge", "about": "brand", "service": "great", "value": "great", "head": "ticket"},
)
"""The role of each part, by size."""


def size_of(width: int, *, large: bool) -> dict[str, str]:
    """The roles for a window so wide; a text size of 150 % and more makes them larger by itself."""
    step = int(width >= WIDE) + int(large) - int(look.text_percent >= 150)
    return SIZES[max(0, min(2, step))]


class SecondWindow(QWidget):
    """Opens by itself where there is a second monitor; else it floats when the officer asks.

    It never takes the focus from the officer. `show_page(widget)` of the pages lends it a page.
    """

    def __init__(
        self, pages: SecondPages, office: str, screens: Callable[[], Sequence[Monitor]] = monitors
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._pages, self._screens = pages, screens
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Layar pemohon"))
        self.rest, self.visit = RestPage(office), VisitPage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.rest)
        self.stack.addWidget(self.visit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.visit.agree.clicked.connect(pages.agree)
        self.visit.larger.clicked.connect(lambda: pages.show_large(not pages.large))
        pages.shown.connect(self.show_pages)
        pages.open_wanted.connect(self.open)
        pages.close_wanted.connect(self.hide_window)
        self.show_pages()

    def begin(self) -> None:
        """Open on the second monitor, where there is one."""
        if len(self._screens()) > 1:
            self.open()

    def open(self) -> None:
        """Show the window: over the whole second monitor, or floating where there is only one."""
        screens, before = self._screens(), QApplication.activeWindow()
        if len(screens) > 1:
            self.setGeometry(screens[1].geometry())
            self.showFullScreen()
        else:
            # With one monitor it would lie behind the officer's window, unseen.
            self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
            self.resize(FLOATING)
            self.show()
        if before is not None and (len(screens) > 1 or self._lent() is None):
            before.activateWindow()
        elif len(screens) == 1:
            self.activateWindow()
        self._pages.visible = True

    def hide_window(self) -> None:
        """Close it; the pages stay as they are."""
        self._pages.visible = False
        self.hide()

    def show_pages(self) -> None:
        """What there is to see now: a page lent, the visit, or a welcome."""
        lent, judged = self._pages.page, self._pages.judged
        if (old := self._lent()) is not None and old is not lent:
            self.stack.removeWidget(old)
            old.setParent(None)
        if lent is not None:
            if self.stack.indexOf(lent) < 0:
                self.stack.addWidget(lent)
            self.stack.setCurrentWidget(lent)
        elif judged is not None and not judged.visit.untouched:
            self.visit.show_visit(judged, self._pages)
            self.stack.setCurrentWidget(self.visit)
        else:
            self.visit.clear()
            self.stack.setCurrentWidget(self.rest)
        self._fit()

    def _fit(self) -> None:
        size = size_of(self.width(), large=self._pages.large)
        self.rest.fit(size_of(self.width(), large=False))
        self.visit.fit(size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lent(self) -> QWidget | None:
        return self.stack.widget(2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in AGREE_KEYS and self.stack.currentWidget() is self.visit:
            self._pages.agree()
            return
        if event.key() in LARGE_KEYS:
            self._pages.show_large(LARGE_KEYS[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pages.visible = False
        super().closeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        painter.end()


class RestPage(QWidget):
    """Nobody is served: the office and a welcome, nothing of anybody."""

    def __init__(self, office: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(48), px(48), px(48), px(48))
        column.addStretch()
        self._labels = {
            "name": Label(office, "display", "accent_text", wrap=True),
            "about": Label(
                self.tr("Selamat datang. Silakan sampaikan keperluan Anda."), "title", wrap=True
            ),
        }
        for label in self._labels.values():
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch()

    def fit(self, size: dict[str, str]) -> None:
        """Letters of this size."""
        for part, label in self._labels.items():
            label.set_role(size[part])


class PaperLine(QWidget):
    """One paper: the icon of its state and its name, on as many lines as it takes."""

    def __init__(self, role: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._icon, self._words = IconLabel("circle-dashed", ""), Label("", role, wrap=True)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)

    def show_fact(self, icon: str, words: str, ink: str) -> None:
        """Another paper, or state."""
        self._icon.show_fact(icon, "", ink)
        self._icon.setFixedWidth(px(26))
        self._words.setText(words)

    def set_role(self, role: str) -> None:
        """Letters of another size."""
        self._words.set_role(role)

    def text(self) -> str:
        """The paper and its state in words."""
        return self._words.text()


class VisitPage(QWidget):
    """Name, service, papers, fee and promised date; the one key that says they are right."""

    def __init__(self) -> None:
        super().__init__()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(40), px(28), px(40), px(20))
        column.setSpacing(px(14))
        self.name = Label("", "display", wrap=True)
        self.nik = Label("", "title", "text2")
        self.service = Label("", "ticket", "accent_text", wrap=True)
        self.papers = QVBoxLayout()
        self.papers.setSpacing(px(4))
        self._lines: list[PaperLine] = []
        self._size = SIZES[0]
        for part in (self.name, self.nik, self.service):
            column.addWidget(part)
        column.addLayout(self.papers)
        column.addLayout(self._figures())
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, px(20))
        outer.addWidget(ScrollPage(page, self.tr("Permohonan Anda")), 1)
        self.told = Label("", "title", wrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.agree = Button(self.tr("Benar, saya setuju"), "primary", "check", "Enter")
        self.larger = Button(self.tr("Huruf besar"), "secondary", "a-large-small", "+")
        foot = QHBoxLayout()
        foot.setContentsMargins(px(40), 0, px(40), 0)
        foot.addWidget(self.larger)
        foot.addStretch()
        foot.addWidget(self.agree)
        foot.addStretch()
        self._balance = QWidget()
        foot.addWidget(self._balance)
        outer.addWidget(self.told)
        outer.addLayout(foot)

    def _figures(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(14))
        self.fee, self.promise = Label("", "promise", wrap=True), Label("", "promise", wrap=True)
        self._heads = []
        for title, value in (
            (self.tr("Biaya resmi"), self.fee),
            (self.tr("Selesai paling lambat"), self.promise),
        ):
            card = Card(fill="accent_soft", line="accent_line", margins=(18, 12, 18, 14))
            head = Label(title, "section", "accent_text", wrap=True)
            self._heads.append(head)
            card.column.addWidget(head)
            card.column.addWidget(value)
            card.column.addStretch()
            row.addWidget(card, 1)
        return row

    def fit(self, size: dict[str, str]) -> None:
        """Letters of this size; the button says what it does next."""
        self._size = size
        for part, labels in (
            ("name", [self.name]),
            ("about", [self.nik, self.told]),
            ("service", [self.service]),
            ("value", [self.fee, self.promise]),
            ("head", self._heads),
        ):
            for label in labels:
                label.set_role(size[part])
        for line in self._lines:
            line.set_role(size["about"])
        self._balance.setFixedWidth(self.larger.sizeHint().width())

    def clear(self) -> None:
        """Nothing of the one before stays."""
        for label in (self.name, self.nik, self.service, self.fee, self.promise, self.told):
            label.setText("")
        self._show_papers([])
        self.agree.hide()

    def show_visit(self, judged: Judgement, pages: SecondPages) -> None:
        """The visit as it stands, or the number it was registered under."""
        visit, standard, written = judged.visit, judged.standard, pages.written
        large = pages.large
        words = self.tr("Huruf biasa") if large else self.tr("Huruf besar")
        self.larger.set_words(words, "a-large-small", "-" if large else "+")
        self.name.setText(visit.name or self.tr("Data Anda"))
        nik = self.tr("tanpa NIK") if visit.no_nik else mask_nik(visit.nik, on_paper=True)
        self.nik.setText(f"NIK {nik}" if nik and not visit.no_nik else nik)
        self.nik.setVisible(bool(nik))
        self.service.setText(standard.name if standard else "")
        papers = self._papers_of(judged)
        short = large or look.text_percent >= 150
        self._show_papers(self._in_short(papers) if short else papers)
        self.fee.setText(self._fee_of(judged))
        self.promise.setText(self._promise_of(judged))
        agreed = bool(visit.confirmed_by)
        self.agree.setVisible(pages.asking and not agreed)
        if written is not None:
            words = self.tr("Terdaftar dengan nomor {number}").replace("{number}", written.number)
            self.told.setText(words)
        elif agreed:
            self.told.setText(self.tr("Terima kasih. Data sudah Anda setujui."))
        else:
            asks = self.tr("Periksa data Anda. Tekan Enter bila benar.")
            self.told.setText(asks if pages.asking else "")

    def _papers_of(self, judged: Judgement) -> list[tuple[str, str, str]]:
        lines = []
        for row in judged.checklist.rows:
            if row.given is None and row.any_of and row.any_of in judged.settled:
                continue
            if row.given is not None and row.met:
                lines.append(("circle-check", row.name, "ok"))
            elif row.code in judged.lacking:
                words = self.tr("{paper}: belum ada").replace("{paper}", row.name)
                lines.append(("circle-x", words, "bad"))
            elif row.mandatory:
                lines.append(("circle-dashed", row.name, "muted"))
        return lines

    def _in_short(self, lines: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
        """What is still asked for, and how many are there: in large letters a page is soon full."""
        there = sum(ink == "ok" for _icon, _words, ink in lines)
        words = self.tr("{n} berkas sudah ada").replace("{n}", str(there))
        first = [("circle-check", words, "ok")] if there else []
        return first + [line for line in lines if line[2] != "ok"]

    def _show_papers(self, lines: list[tuple[str, str, str]]) -> None:
        while len(self._lines) > len(lines):
            old = self._lines.pop()
            self.papers.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self._lines) < len(lines):
            new = PaperLine(self._size["about"])
            self._lines.append(new)
            self.papers.addWidget(new)
            new.show()
        for label, line in zip(self._lines, lines, strict=True):
            label.show_fact(*line)

    def _fee_of(self, judged: Judgement) -> str:
        if judged.standard is None:
            return ""
        if judged.free:
            return self.tr("Gratis")
        total = judged.fee.total_rupiah if judged.fee else None
        return self.tr("Menurut tarif") if total is None else rupiah(total)

    def _promise_of(self, judged: Judgement) -> str:
        deadline = judged.deadline
        if judged.standard is None or deadline is None:
            return ""
        if judged.visit.method == LATER and not judged.free:
            return self.tr("Dihitung sejak dibayar")
        words = date_words(deadline.promised_on)
        if deadline.promised_at is None:
            return words
        local = judged.desk.calendar.local(deadline.promised_at)
        at = self.tr("{date} pukul {time}").replace("{date}", words)
        return at.replace("{time}", time_words(local))
