"""A complaint in front: its state and clocks, its words, what may come next, its story."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.complaint import MOVES
from frontoffice.domain.words import date_words
from frontoffice.services.complaint_photos import Photo
from frontoffice.services.complaints_read import ComplaintFile, ComplaintLine, Side
from frontoffice.services.complaints_words import word
from ui.models.frame import Zone
from ui.theme.look import px
from ui.widgets.band import Band
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, EmptyState
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.photo_tile import PhotoTile
from ui.widgets.scroll import ScrollPage
from ui.words import clock_words, office_time

TONES = {
    "received": ("warn", "inbox"),
    "verified": ("accent", "badge-check"),
    "disposed": ("accent", "forward"),
    "followed_up": ("accent", "hourglass"),
    "waiting_reporter": ("plain", "message-square"),
    "done": ("ok", "circle-check"),
    "rejected": ("bad", "circle-x"),
    "referred": ("plain", "send"),
    "withdrawn": ("plain", "undo-2"),
    "duplicate": ("plain", "copy"),
}


class ComplaintDetail(QWidget):
    """`step_wanted(status)` for a next step, `side_wanted(n)` to choose between two decisions,
    `photo_wanted(n)` to see a photo large."""

    step_wanted = Signal(str)
    export_wanted = Signal()
    side_wanted = Signal(int)
    photo_wanted = Signal(int)

    def __init__(self, language: str, zone: Zone) -> None:
        super().__init__()
        self._language, self._zone = language, zone
        self.file: ComplaintFile | None = None
        self.alike: list[ComplaintLine] = []
        self.steps: dict[str, Button] = {}
        self.pages = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        empty = QWidget()
        beside = QVBoxLayout(empty)
        beside.setContentsMargins(24, 24, 24, 24)
        beside.addWidget(
            EmptyState(
                "message-square-warning",
                self.tr("Pilih aduan di daftar"),
                self.tr("Isi, batas waktu, dan langkah berikutnya tampil di sini."),
            )
        )
        beside.addStretch()
        self.pages.addWidget(empty)
        self.pages.addWidget(ScrollPage(self._page(), self.tr("Aduan")))

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(12)
        self.chips = FlowLayout(6)
        self._chips: list[Chip] = []
        self.number, self.kind = Label("", "title", wrap=True), Label("", "second", wrap=True)
        column.addWidget(self.number)
        column.addWidget(self.kind)
        column.addLayout(self.chips)
        self.notice = Band("warn")
        column.addWidget(self.notice)
        self.clocks = Label("", "label", "text", wrap=True)
        column.addWidget(self.clocks)
        self.buttons = FlowLayout(8)
        column.addLayout(self.buttons)
        self.export = Button(self.tr("Berkas untuk LAPOR!/Ombudsman"), "ghost", "upload")
        self.export.clicked.connect(self.export_wanted)
        self.said, self.who = Label("", "section_plain", wrap=True), Label("", "second", wrap=True)
        words = Card(margins=(16, 12, 16, 14))
        words.column.setSpacing(6)
        words.column.addWidget(self.said)
        words.column.addWidget(self.who)
        self.photos = FlowLayout(8)
        self.tiles: list[PhotoTile] = []
        words.column.addLayout(self.photos)
        column.addWidget(words)
        self.same = Label("", "second", "warn", wrap=True)
        column.addWidget(self.same)
        story = Card()
        story.add_head(self.tr("Riwayat"))
        self.story = Label("", wrap=True)
        self.story.setContentsMargins(14, 10, 14, 12)
        story.column.addWidget(self.story)
        column.addWidget(story)
        column.addStretch()
        return page

    def clear(self) -> None:
        """Nothing is chosen."""
        self.file, self.alike = None, []
        self.pages.setCurrentIndex(0)

    def show_file(
        self,
        found: ComplaintFile,
        alike: list[ComplaintLine],
        album: list[Photo],
        today: dt.date,
        *,
        may_move: bool,
    ) -> None:
        """A complaint whole."""
        self.file, self.alike = found, alike
        line, lang = found.line, self._language
        self.number.setText(line.number)
        kind = word("kind", line.kind, lang)
        self.kind.setText(
            ", ".join((kind, word("topic", line.topic, lang), word("channel", line.channel, lang)))
        )
        self._show_chips(found)
        self._show_notice(found, today)
        clocks = [
            f"{word('stage', one.stage, lang)}: {date_words(one.due_on)} ({one.basis})"
            for one in found.clocks
        ]
        self.clocks.setText("\n".join(clocks))
        self.clocks.setVisible(bool(clocks))
        self._show_words(found)
        self._show_photos(album)
        self._show_steps(line, found.sides, may_move=may_move)
        names = ", ".join(one.number for one in alike)
        self.same.setText(self.tr("Mungkin sama: {n}").replace("{n}", names) if alike else "")
        self.same.setVisible(bool(alike))
        self.story.setText("\n".join(self._story(found)))
        self.pages.setCurrentIndex(1)

    def _show_chips(self, found: ComplaintFile) -> None:
        line, lang = found.line, self._language
        tone, icon = TONES[line.status]
        chips = [(word("status", line.status, lang), tone, icon)]
        for shown, words, glyph in (
            (line.anonymous, self.tr("Anonim"), "user-x"),
            (line.confidential, self.tr("Rahasia"), "lock"),
            (line.replied, self.tr("Ada tanggapan pelapor"), "message-square"),
        ):
            if shown:
                chips.append((words, "plain", glyph))
        chips += [
            (word("maladministration", one, lang), "bad", "shield-alert")
            for one in found.maladministration
        ]
        while self._chips:
            old = self._chips.pop()
            self.chips.removeWidget(old)
            old.hide()
            old.deleteLater()
        for words, tone, icon in chips:
            chip = Chip(words, tone, icon)
            self._chips.append(chip)
            self.chips.addWidget(chip)

    def _show_notice(self, found: ComplaintFile, today: dt.date) -> None:
        line = found.line
        title = detail = ""
        if line.disputed:
            title = self.tr("Dua keputusan yang berbeda")
            detail = self.tr("Keadaan sebelum keduanya yang berlaku sampai diputuskan.")
        elif line.due_on is not None and line.due_on < today:
            title = self.tr("Batas waktu terlewati")
            detail = date_words(line.due_on)
        elif line.due_on is not None and (line.due_on - today).days <= 1:
            title = self.tr("Batas waktu segera tiba")
            detail = date_words(line.due_on)
        self.notice.tell(title, detail)

    def _show_words(self, found: ComplaintFile) -> None:
        said = found.said
        if said is None:
            self.said.setText(self.tr("Isinya tidak ada di stasiun ini."))
            self.who.setText("")
            return
        self.said.setText(said.text)
        who = self.tr("Pelapor tidak dicatat") if found.line.anonymous else said.name
        parts = [who, said.contact, said.place]
        if said.about:
            parts.append(self.tr("tentang {who}").replace("{who}", ", ".join(said.about)))
        self.who.setText(", ".join(part for part in parts if part))

    def _show_photos(self, album: list[Photo]) -> None:
        while self.tiles:
            old = self.tiles.pop()
            self.photos.removeWidget(old)
            old.hide()
            old.deleteLater()
        told = {
            "coming": (self.tr("Foto belum sampai di sini"), "cloud-off"),
            "altered": (self.tr("Foto rusak di penyimpanan"), "circle-alert"),
            "closed": (self.tr("Foto tidak untuk dilihat di sini"), "lock"),
        }
        for place, one in enumerate(album):
            number = self.tr("Foto {n}").replace("{n}", str(place + 1))
            words, icon = told.get(one.state, (number, ""))
            tile = PhotoTile(words, one.small, icon)
            tile.clicked.connect(lambda _on=False, place=place: self.photo_wanted.emit(place))
            self.tiles.append(tile)
            self.photos.addWidget(tile)

    def _show_steps(self, line: ComplaintLine, sides: tuple[Side, ...], *, may_move: bool) -> None:
        self.buttons.removeWidget(self.export)
        for old in self.steps.values():
            self.buttons.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.steps = {}
        wanted = MOVES[line.status] if may_move and not line.disputed else ()
        for place, to in enumerate(wanted):
            button = Button(
                word("verb", to, self._language), "primary" if place == 0 else "secondary"
            )
            button.clicked.connect(lambda _on=False, to=to: self.step_wanted.emit(to))
            self.steps[to] = button
            self.buttons.addWidget(button)
        for place, side in enumerate(sides if may_move else ()):
            words = self.tr("Pakai: {what}, {who}").replace("{who}", side.actor)
            button = Button(words.replace("{what}", word("step", side.to, self._language)))
            button.clicked.connect(lambda _on=False, place=place: self.side_wanted.emit(place))
            self.steps[f"side:{place}"] = button
            self.buttons.addWidget(button)
        self.buttons.addWidget(self.export)
        self.export.setVisible(may_move)

    def _story(self, found: ComplaintFile) -> list[str]:
        lines = []
        for one in found.steps:
            local = office_time(one.at, self._zone)
            at = f"{local:%d-%m-%Y} {clock_words(one.at, self._zone)}"
            actor = self.tr("stasiun") if one.actor.startswith("@") else one.actor
            what = word("step", one.what, self._language)
            lines.append(f"{at}  {actor}  {what}{': ' if one.detail else ''}{one.detail}")
        return lines

    def restyle(self) -> None:
        """Measured anew from the look in force."""
        self.setMinimumWidth(px(200))
