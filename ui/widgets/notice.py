"""The notice bar: what just happened, what can be done about it, and the keys of this focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.icons import draw_icon
from ui.theme.look import colour, px
from ui.theme.paint import RIGHT, TONES, box, draw_key, key_width, painting, rule, text, text_width
from ui.widgets.buttons import TextLink
from ui.widgets.labels import ElidedLabel

ICONS = {"say": "circle-check", "warn": "triangle-alert", "fail": "circle-alert"}
INKS = {"say": "ok", "warn": "warn", "fail": "bad"}
STAYS_MS = 12_000
NO_FACT = ("", "circle-check", "ok")


class Notice(QWidget):
    """One piece of news with its action, as a soft band (46 px) or a line of the bar."""

    def __init__(self, kind: str, words: str, action: str = "", icon: str = "") -> None:
        super().__init__()
        self._tone = INKS[kind]
        self._glyph = icon or ICONS[kind]
        row = QHBoxLayout(self)
        row.setContentsMargins(39, 3, 6, 3)
        self.label = ElidedLabel(words, "label", "text")
        row.addWidget(self.label, 1)
        self.link: TextLink | None = None
        if action:
            self.link = TextLink(action)
            self.link.ink = TONES[self._tone].text
            row.addWidget(self.link)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, px(40) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = TONES[self._tone]
        size = px(18)
        with painting(self) as painter:
            box(painter, self.rect(), ink.fill, ink.line)
            draw_icon(painter, self._glyph, 12, (self.height() - size) / 2, size, ink.text)


class KeyHints(QWidget):
    """Key caps with a word each: the keys that matter for what has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_hints(self, hints: tuple[tuple[str, str], ...]) -> None:
        """Pairs of (key, word)."""
        self._hints = hints
        self.setAccessibleName(", ".join(f"{key} {word}" for key, word in hints))
        self.update()

    def sizeHint(self) -> QSize:
        wide = sum(key_width(key) + 8 + text_width(word, "meta") + 18 for key, word in self._hints)
        return QSize(round(wide), px(34))

    def paintEvent(self, _event: QPaintEvent) -> None:
        x = float(self.width())
        with painting(self) as painter:
            for key, word in reversed(self._hints):
                width = text_width(word, "meta")
                needed = width + 8 + key_width(key)
                if x - needed < 0:
                    break
                x -= width
                room = QRectF(x - 1, 0, width + 2, self.height())
                text(painter, room, word, "meta", "muted", RIGHT)
                x -= 8 + key_width(key)
                draw_key(painter, round(x), (self.height() - px(20)) / 2, key)
                x -= 18


class NoticeBar(QWidget):
    """The bottom line of the work area: a standing fact, or news that replaces it; never modal.

    `standing(words, icon)` sets the quiet fact. `say`, `warn` and `fail` show news; news without
    an action leaves after a while, a failure stays until something else is said.
    """

    def __init__(self) -> None:
        super().__init__()
        self._fact = NO_FACT
        self._facts: dict[str, tuple[str, str, str]] = {}
        self._place = ""
        self._kind = ""
        self._run: Callable[[], object] | None = None
        self.words = ElidedLabel("", "second", "text2")
        self.link = TextLink("")
        self.link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.link.clicked.connect(self._act)
        self.link.hide()
        self.hints = KeyHints()
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self.words)
        self._row.addWidget(self.link)
        self._row.addWidget(self.hints, 1)
        self._leave = QTimer(self, singleShot=True, interval=STAYS_MS)
        self._leave.timeout.connect(self.clear)
        self.restyle()

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setFixedHeight(px(35))
        self._row.setContentsMargins(18 + px(16) + 8, 1, 32, 0)

    def standing(self, words: str, icon: str = "circle-check", ink: str = "ok") -> None:
        """The quiet fact shown when there is no news."""
        self._fact = (words, icon, ink)
        if not self._kind:
            self.clear()

    def standing_at(self, place: str, words: str, icon: str, ink: str) -> None:
        """The quiet fact of a place; shown while that place is in front."""
        self._facts[place] = (words, icon, ink)
        if place == self._place:
            self.standing(words, icon, ink)

    def turn_to(self, place: str) -> None:
        """Another place comes to the front: its own fact, and no news of the one before."""
        self._place, self._fact = place, self._facts.get(place, NO_FACT)
        self.clear()

    def forget(self) -> None:
        """Another officer: no fact of any place stays."""
        self._facts.clear()
        self.turn_to("")

    def say(self, words: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Good news."""
        self._show("say", words, action, run)

    def warn(self, words: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Something to know: nothing is lost."""
        self._show("warn", words, action, run)

    def fail(self, words: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Something did not work; the sentence has the reason and the next step."""
        self._show("fail", words, action, run)

    def clear(self) -> None:
        """Back to the standing fact."""
        self._kind, self._run = "", None
        self.words.setText(self._fact[0])
        self.words.set_ink("text2")
        self.link.hide()
        self.update()

    def kind(self) -> str:
        """ "say", "warn", "fail", or "" while only the standing fact shows."""
        return self._kind

    def _show(self, kind: str, words: str, action: str, run: Callable[[], object] | None) -> None:
        self._kind, self._run = kind, run
        self.words.setText(words)
        self.words.set_ink("text")
        self.link.setText(action)
        self.link.ink = INKS[kind]
        self.link.updateGeometry()
        self.link.setVisible(bool(action))
        self._leave.stop()
        if kind == "say" and not action:
            self._leave.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()

    def _act(self) -> None:
        run = self._run
        self.clear()
        if run is not None:
            run()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            fill = TONES[INKS[self._kind]].fill if self._kind else "surface"
            painter.fillRect(self.rect(), colour(fill))
            rule(painter, 0, 0, self.width())
            icon, ink = (ICONS[self._kind], INKS[self._kind]) if self._kind else self._fact[1:]
            if self.words.text():
                size = px(16)
                draw_icon(painter, icon, 18, (self.height() - size) / 2, size, ink)
