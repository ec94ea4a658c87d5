"""A draft in front: its stage and next step, side by side with the version in force, comments."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.standard import Component
from frontoffice.domain.words import date_words
from frontoffice.services.standard_comments import Comment
from frontoffice.services.standard_drafts_read import DraftFile, Pair
from frontoffice.services.standard_words import word
from ui.widgets.band import Band
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState
from ui.widgets.case_parts import clear
from ui.widgets.chips import CheckChip, Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.scroll import ScrollPage
from ui.widgets.tabs import Tabs

TONES = {
    "drafted": ("plain", "pencil"),
    "open": ("accent", "megaphone"),
    "discussed": ("warn", "message-square"),
    "adopted": ("ok", "badge-check"),
    "withdrawn": ("plain", "ban"),
}
OUTCOMES = {
    "accepted": ("circle-check", "ok"),
    "partly": ("circle-check", "accent_text"),
    "rejected": ("circle-x", "bad"),
}
COMMENTS = 1
TOP = Qt.AlignmentFlag.AlignTop


class PairCard(Card):
    """One component twice: as it holds now and as the draft has it; `edited(number)`."""

    edited = Signal(int)

    def __init__(self, pair: Pair, *, may_edit: bool) -> None:
        super().__init__(
            fill="accent_soft" if pair.changed else "surface", margins=(14, 10, 14, 10)
        )
        number, title = pair.after.number, f"{pair.after.number}. {pair.after.title}"
        self.number = number
        self.column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(title, "name", wrap=True), 1)
        if pair.changed:
            head.addWidget(Chip(self.tr("berubah"), "accent", "pencil", small=True))
        self.button = Button(self.tr("Ubah"), "ghost")
        self.button.setAccessibleName(f"{self.button.text()} {title}")
        self.button.clicked.connect(partial(self.edited.emit, number))
        if not may_edit:
            self.button.hide()
        head.addWidget(self.button)
        self.column.addLayout(head)
        if pair.changed:
            self._show_both(pair)
        else:
            self.column.addWidget(Label("\n".join(pair.after.lines), "second", wrap=True))
        self.setAccessibleName(title)

    def _show_both(self, pair: Pair) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        names = (self.tr("Berlaku sekarang"), self.tr("Menurut rancangan"))
        texts = (_lines(pair.before, pair.after, "\u2212"), _lines(pair.after, pair.before, "+"))
        for at, (name, told) in enumerate(zip(names, texts, strict=True)):
            grid.addWidget(Label(name, "label"), 0, at)
            grid.addWidget(Label(told, "second", "text", wrap=True), 1, at, TOP)
        self.column.addLayout(grid)


def _lines(here: Component, there: Component, mark: str) -> str:
    """The lines of one side; those the other side has not carry a mark."""
    return "\n".join(line if line in there.lines else f"{mark} {line}" for line in here.lines)


class DraftDetail(QWidget):
    """`edited(number)` a component, `answered()` the comment in front, `side(n)` of two."""

    edited = Signal(int)
    answered = Signal()
    side = Signal(int)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.file: DraftFile | None = None
        self.comments: list[Comment] = []
        self.buttons: dict[str, Button] = {}
        self.side_buttons: list[Button] = []
        self.pages = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.addWidget(self.pages)
        empty = QWidget()
        inside = QVBoxLayout(empty)
        told = self.tr(
            "Bandingan dengan standar yang berlaku dan masukan masyarakat tampil di sini."
        )
        inside.addWidget(EmptyState("pencil", self.tr("Pilih rancangan di daftar"), told))
        inside.addStretch()
        self.pages.addWidget(empty)
        self.pages.addWidget(self._page())

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.name, self.chip = ElidedLabel("", "title"), Chip("")
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.chip)
        column.addLayout(head)
        self.told = Label("", "second", wrap=True)
        column.addWidget(self.told)
        self.notice = Band("warn")
        column.addWidget(self.notice)
        self.row = FlowLayout(8)
        column.addLayout(self.row)
        self.tabs = Tabs(self.tr("Bagian rancangan"), [self.tr("Perbandingan"), self.tr("Masukan")])
        column.addWidget(self.tabs)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._comparison())
        self.stack.addWidget(self._said())
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        column.addWidget(self.stack, 1)
        return page

    def _comparison(self) -> QWidget:
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 4, 2, 8)
        outer.setSpacing(8)
        self.only = CheckChip(self.tr("Hanya yang berubah"), "funnel", solid=True)
        self.only.toggled.connect(lambda _on: self._show_pairs())
        outer.addWidget(self.only)
        self._pairs = QVBoxLayout()
        self._pairs.setSpacing(8)
        outer.addLayout(self._pairs)
        outer.addStretch()
        return ScrollPage(page, self.tr("Perbandingan"))

    def _said(self) -> QWidget:
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 8, 2, 8)
        outer.setSpacing(10)
        self.nothing = EmptyState(
            "message-square",
            self.tr("Belum ada masukan"),
            self.tr(
                "Masukan dari situs datang lewat sinkron; yang lewat kotak saran, rapat, "
                "atau surat dicatat dengan F7."
            ),
        )
        self.list = LineList(self.tr("Masukan masyarakat"), rows=8)
        self.list.selectionModel().currentChanged.connect(lambda _now, _old: self._show_comment())
        self.list.activated.connect(lambda _at: self.answered.emit())
        card = Card(margins=(14, 10, 14, 12))
        card.column.setSpacing(4)
        self.words, self.who = Label("", "body", wrap=True), Label("", "meta", wrap=True)
        self.gist, self.answer = Label("", "second", wrap=True), Label("", "second", wrap=True)
        self.answer_button = Button(self.tr("Tanggapi"), "secondary", "message-square", "Enter")
        self.answer_button.clicked.connect(lambda: self.answered.emit())
        for part in (self.words, self.who, self.gist, self.answer):
            card.column.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.answer_button)
        foot.addStretch()
        card.column.addSpacing(6)
        card.column.addLayout(foot)
        self.card = card
        for one in (self.nothing, self.list, card):
            outer.addWidget(one)
        outer.addStretch()
        return ScrollPage(page, self.tr("Masukan"))

    def clear(self) -> None:
        """Nothing is chosen."""
        self.file, self.comments = None, []
        self.pages.setCurrentIndex(0)

    def show_file(
        self, found: DraftFile, comments: list[Comment], *, may_edit: bool, may_answer: bool
    ) -> None:
        """A draft whole with its comments."""
        another = self.file is None or self.file.line.stream != found.line.stream
        self.file, self.comments = found, comments
        self._may_edit = may_edit and found.line.stage in ("drafted", "discussed")
        self._may_edit = self._may_edit and not found.sides
        self._may_answer = may_answer
        line = found.line
        self.name.setText(found.standard.name)
        tone, icon = TONES[line.stage]
        self.chip.set(word("stage", line.stage, self._language), tone, icon)
        self.told.setText(self._summary(found))
        self._show_notice(found)
        self._show_pairs()
        self._show_comments()
        self.tabs.show_count(0, sum(one.changed for one in found.pairs))
        self.tabs.show_count(COMMENTS, len(comments))
        if another:
            self.tabs.setCurrentIndex(0)
        self.pages.setCurrentIndex(1)

    def _summary(self, found: DraftFile) -> str:
        line, draft = found.line, found.draft
        assert draft.opened is not None
        parts = [line.code, draft.opened.reason]
        if line.until is not None:
            until = self.tr("masukan sampai {day}").replace("{day}", date_words(line.until))
            parts.append(until)
        if line.days_left is not None:
            left = self.tr("{count} hari lagi").replace("{count}", str(line.days_left))
            parts.append(left)
        if draft.adopted is not None:
            day = date_words(draft.adopted.valid_from)
            parts += [draft.adopted.decree, self.tr("berlaku mulai {day}").replace("{day}", day)]
            parts.append(draft.adopted.content.removeprefix("service:"))
        if draft.withdrawn is not None:
            parts.append(self.tr("ditarik: {why}").replace("{why}", draft.withdrawn.reason))
        return ", ".join(parts)

    def _show_notice(self, found: DraftFile) -> None:
        for old in self.side_buttons:
            self.row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.side_buttons = []
        if found.sides:
            self.notice.tell(
                self.tr("Rancangan ini diubah di dua tempat"),
                self.tr("Pilih yang dipakai; keduanya tetap tercatat."),
            )
        elif found.moved_on:
            self.notice.tell(
                self.tr("Standar yang berlaku sudah berganti sejak rancangan ini dibuat"),
                self.tr("Perbandingan memakai versi yang berlaku hari ini."),
            )
        else:
            self.notice.tell("")
        for at, one in enumerate(found.sides):
            words = self.tr("Pakai yang ditulis {who}").replace("{who}", one.actor)
            button = Button(words, "outline")
            button.clicked.connect(partial(self.side.emit, at))
            self.side_buttons.append(button)
            self.row.addWidget(button)

    def show_steps(self, steps: list[tuple[str, Button]]) -> None:
        """The buttons of what can be done now, the first one the next step."""
        for old in self.buttons.values():
            self.row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = dict(steps)
        for button in self.buttons.values():
            self.row.addWidget(button)

    def _show_pairs(self) -> None:
        clear(self._pairs)
        if self.file is None:
            return
        for pair in self.file.pairs:
            if pair.changed or not self.only.isChecked():
                card = PairCard(pair, may_edit=self._may_edit)
                card.edited.connect(self.edited)
                self._pairs.addWidget(card)
        if not self._pairs.count():
            told = self.tr("Isi rancangan masih sama dengan standar yang berlaku.")
            self._pairs.addWidget(Label(told, "second", wrap=True))

    def edit_button(self, number: int) -> Button:
        """The button that changes a component."""
        cards = self.findChildren(PairCard)
        return next(one.button for one in cards if one.number == number)

    def _show_comments(self) -> None:
        lang = self._language
        lines = []
        for one in self.comments:
            icon, ink = OUTCOMES.get(one.outcome or "", ("hourglass", "warn"))
            title = one.text or one.gist or self.tr("Isi dibaca oleh yang menanggapi")
            lines.append(
                Line(
                    one.stream,
                    " ".join(title.split()),
                    f"{word('channel', one.channel, lang)}, {one.on:%d-%m-%Y}",
                    word("outcome", one.outcome or "waiting", lang),
                    icon,
                    ink,
                )
            )
        self.list.show_lines(lines)
        if lines and not self.list.key():
            self.list.step(1)
        there = bool(lines)
        self.nothing.setVisible(not there)
        self.list.setVisible(there)
        self.card.setVisible(there)
        self._show_comment()

    def comment(self) -> Comment | None:
        """The comment in front."""
        key = self.list.key()
        return next((one for one in self.comments if one.stream == key), None)

    def _show_comment(self) -> None:
        one = self.comment()
        if one is None:
            return
        self.words.setText(one.text or "")
        self.words.setVisible(bool(one.text))
        unnamed = self.tr("Tanpa nama")
        self.who.setText((one.name or unnamed) if one.text else "")
        self.who.setVisible(bool(one.text))
        gist = self.tr("Diumumkan: {gist}").replace("{gist}", one.gist or "")
        self.gist.setText(gist)
        self.gist.setVisible(bool(one.gist))
        told = word("outcome", one.outcome or "waiting", self._language)
        self.answer.setText(f"{told}. {one.answer or ''}".strip())
        self.answer_button.setVisible(self._may_answer)
        self.answer_button.set_words(
            self.tr("Ubah tanggapan") if one.outcome else self.tr("Tanggapi"), "message-square"
        )
