"""Standar: what a service asks, costs and promises, for the officer and turned to the citizen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.calendar import ZONES
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.standard import Standard
from frontoffice.messages import explain
from frontoffice.services import requirements, service_search
from ui.models.context import Context
from ui.models.frame import Action, Zone
from ui.models.latest import Latest
from ui.models.standards import StandardView, read_standard
from ui.screens.standards.drafts import DraftsPane
from ui.screens.standards.listing import StandardListPane
from ui.screens.standards.parts import (
    CitizenPage,
    ComponentCard,
    fill,
    scrolled_column,
    scrolled_rows,
)
from ui.screens.standards.wall import Wall
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.cards import EmptyState, StandardCard
from ui.widgets.case_parts import StateRow, clear
from ui.widgets.chips import CheckChip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel
from ui.widgets.screen import Screen
from ui.widgets.tabs import Tabs
from ui.widgets.two_panes import TwoPanes

SIDE = 300
COMPONENTS = 1


class StandardsScreen(Screen):
    """Services at the left, one standard at the right; the payload of `arrive` is a code."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._zone: Zone = next(one for one in ZONES if one == context.home.card.zone)
        self._reader = Latest(context.tasks, self)
        self._fresh = True
        self.view: StandardView | None = None
        self._built = ""
        self._open_at = 0
        self.list = StandardListPane(context)
        self.citizen = CitizenPage()
        self.citizen.left.connect(self.turn_back)
        self.pages = QStackedWidget(self)
        self.panes = TwoPanes(self.list, self._detail())
        self.pages.addWidget(self.panes)
        self.pages.addWidget(self.citizen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.list.chosen.connect(self._chosen)
        self.list.entered.connect(self._enter)
        self.list.failed.connect(self._failed)
        self.list.answer.opened.connect(self._open_source)
        self.wall = Wall(self, context, self._standard, self._print_done, self._failed)
        self.drafts = DraftsPane(context, self.wall.print)
        self.drafts.said.connect(self.say)
        self.drafts.failed.connect(self._failed)
        self.drafts.turned.connect(self.offers_changed)
        self.drafts.left.connect(self.leave_drafts)
        self.list.drafts_button.clicked.connect(self.show_drafts)
        self.pages.addWidget(self.drafts)

    def _detail(self) -> QWidget:
        self.detail = QStackedWidget()
        self.detail.addWidget(self._nothing())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(4)
        column.addLayout(self._head())
        self._flags = FlowLayout(8)
        column.addLayout(self._flags)
        names = [self.tr("Yang dibawa"), self.tr("14 komponen"), self.tr("Versi")]
        self.tabs = Tabs(self.tr("Bagian standar"), names)
        column.addWidget(self.tabs)
        column.addSpacing(4)
        body = QHBoxLayout()
        body.setSpacing(20)
        self.stack = QStackedWidget()
        self._bring, bring = scrolled_rows(self.tr("Yang harus dibawa"))
        self._components, components = scrolled_column(self.tr("14 komponen standar"))
        self._versions, versions = scrolled_rows(self.tr("Versi standar"))
        for part in (bring, components, versions):
            self.stack.addWidget(part)
        self.tabs.currentChanged.connect(self._show_tab)
        body.addWidget(self.stack, 1)
        side, self.side = scrolled_column(self.tr("Ringkasan standar"))
        self.card = StandardCard(self.tr("Standar pelayanan"))
        side.addWidget(self.card)
        self.side.setFixedWidth(px(SIDE))
        body.addWidget(self.side)
        column.addLayout(body, 1)
        self.detail.addWidget(page)
        return self.detail

    def _nothing(self) -> QWidget:
        empty = QWidget()
        inside = QVBoxLayout(empty)
        inside.setContentsMargins(20, 20, 20, 20)
        hint = self.tr("Cari dengan kata pemohon, panah memilih, Enter membuka.")
        inside.addWidget(EmptyState("book-open", self.tr("Pilih layanan di kiri"), hint))
        inside.addStretch()
        return empty

    def _head(self) -> QVBoxLayout:
        self.name = ElidedLabel("", "title")
        self.code = ElidedLabel("", "mono")
        self.agency = ElidedLabel("", "second")
        turn = Button(self.tr("Hadap pemohon"), "secondary", "users", "Ctrl T")
        turn.clicked.connect(self.turn)
        self.turn_button = turn
        self.primary = Button(self.tr("Cetak daftar syarat"), "primary", "printer", "Ctrl P")
        self.primary.clicked.connect(self.print_list)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.name, 1)
        second = QHBoxLayout()
        second.setSpacing(10)
        second.addWidget(self.code)
        second.addWidget(self.agency, 1)
        second.addWidget(turn)
        second.addWidget(self.primary)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(first)
        head.addLayout(second)
        return head

    def restyle(self) -> None:
        """The side grows with the text."""
        self.side.setFixedWidth(px(SIDE))

    def offers(self) -> list[Action]:
        """The keys of this screen; among drafts those of drafts."""
        if self.pages.currentWidget() is self.drafts:
            return self.drafts.offers()
        chosen = self._has_view
        return [
            Action(
                "standards.print",
                self.tr("Cetak daftar syarat"),
                self.print_list,
                "Ctrl+P",
                enabled=chosen,
                icon="printer",
                hint=self.tr("cetak daftar"),
            ),
            Action(
                "standards.turn",
                self.tr("Hadapkan standar ke pemohon"),
                self.turn,
                "Ctrl+T",
                enabled=chosen,
                icon="users",
                hint=self.tr("hadap pemohon"),
            ),
            Action(
                "standards.search",
                self.tr("Cari layanan"),
                self._search,
                "Ctrl+F",
                icon="search",
                hint=self.tr("cari"),
            ),
            Action(
                "standards.drafts",
                self.tr("Rancangan standar"),
                self.show_drafts,
                "Ctrl+D",
                icon="pencil",
                hint=self.tr("rancangan"),
            ),
            *self.wall.offers(),
        ]

    def show_drafts(self) -> None:
        """Drafts of standards in place of the standards; Esc comes back."""
        self.turn_back()
        self.pages.setCurrentWidget(self.drafts)
        self.drafts.arrive(self.view.standard.code if self.view else "")
        self._say_place()
        self.offers_changed.emit()

    def leave_drafts(self) -> None:
        """Back to the standards."""
        self.pages.setCurrentWidget(self.panes)
        self._search()
        self._say_place()
        self.offers_changed.emit()

    def _standard(self) -> Standard | None:
        return self.view.standard if self.view is not None else None

    def _open_source(self, code: str, component: int) -> None:
        """From an answer to the component it cites."""
        self._open_at = COMPONENTS if component > 1 else 0
        self._built = ""
        self.view = None
        self.show_standard(code, None)
        self.list.select(code)
        self.panes.show_right()
        self.tabs.setFocus()

    def _has_view(self) -> bool:
        return self.view is not None

    def arrive(self, payload: object) -> None:
        """Comes to the front; a service's code opens it."""
        if isinstance(payload, str) and payload:
            self.pages.setCurrentWidget(self.panes)
            self.list.search.clear()
            self.show_standard(payload, frozenset())
            self.list.select(payload)
            self.panes.show_right()
        if self._fresh:
            self._fresh = False
            self.list.read()
        if self.pages.currentWidget() is self.drafts:
            self.drafts.arrive()
        elif self.list.isVisible():
            self.list.search.setFocus()
        else:
            self.tabs.setFocus()

    def back(self) -> bool:
        """From the citizen's page to the desk, from the standard to the list, to the search."""
        if self.pages.currentWidget() is self.drafts:
            if not self.drafts.back():
                self.leave_drafts()
            return True
        if self.pages.currentIndex():
            self.turn_back()
            return True
        focused = QApplication.focusWidget()
        if self.panes.show_left():
            self.list.view.setFocus()
            return True
        if focused is not None and self.detail.isAncestorOf(focused):
            self.list.view.setFocus()
            return True
        if focused is self.list.view:
            self._search()
            return True
        return False

    def facts_changed(self, changes: object) -> None:
        """A publication may have changed what is shown."""
        kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
        if any(one.startswith(("draft.", "comment.", "standard.")) for one in kinds):
            self.drafts.refresh()
            self.list.count_waiting()
        if kinds.intersection(("standard.published/1", "catalogue.published/1")):
            self.list.read()
            if self.view is not None:
                self.show_standard(self.view.standard.code, self.view.flags)

    def _enter(self) -> None:
        if self.view is not None:
            self.panes.show_right()
            self.tabs.setFocus()

    def _search(self) -> None:
        self.turn_back()
        self.panes.show_left()
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _chosen(self, code: str) -> None:
        self.show_standard(code, None)

    def show_standard(self, code: str, flags: frozenset[str] | None) -> None:
        """Bring a standard to the right side; without flags those the search words name."""
        context, query, zone = self._context, self.list.search.text(), self._zone

        def read() -> StandardView:
            ticked = flags
            if ticked is None:
                plain = read_standard(context.home, code, frozenset(), zone)
                ticked = service_search.flags_said(plain.standard, query)
            return read_standard(context.home, code, ticked, zone)

        self._reader.ask(read, self._show, self._failed)

    def _show(self, view: StandardView) -> None:
        another = self.view is None or self.view.standard.code != view.standard.code
        self.view = view
        self.name.setText(view.standard.name)
        self.code.setText(view.standard.code)
        self.agency.setText(view.agency)
        if another:
            self._show_flags(view)
            self.tabs.setCurrentIndex(self._open_at)
            self._open_at = 0
        fill(self._bring, [StateRow(line, last=line is view.bring[-1]) for line in view.bring])
        versions = view.versions
        fill(self._versions, [StateRow(line, last=line is versions[-1]) for line in versions])
        self.card.show_lines(list(view.card))
        self.tabs.show_count(0, len(view.bring))
        self.tabs.show_count(2, len(versions))
        self._show_tab(self.tabs.currentIndex())
        self.detail.setCurrentIndex(1)
        self._say_place()
        self.offers_changed.emit()

    def _say_place(self) -> None:
        """The standing line: which version is in front, or that drafts are."""
        words = self.tr("Rancangan standar")
        if self.pages.currentWidget() is not self.drafts:
            words = f"{self.tr('Versi')} {self.view.version}" if self.view else ""
        self.fact.emit(words, "book-open", "muted")

    def _show_flags(self, view: StandardView) -> None:
        clear(self._flags)
        for flag in view.standard.flags:
            chip = CheckChip(requirements.flag_words(flag))
            chip.setChecked(flag in view.flags)
            chip.toggled.connect(partial(self._tick, flag))
            self._flags.addWidget(chip)

    def _tick(self, flag: str, on: bool) -> None:
        if self.view is not None:
            flags = self.view.flags | {flag} if on else self.view.flags - {flag}
            self.view = replace(self.view, flags=flags)
            self.show_standard(self.view.standard.code, flags)

    def _show_tab(self, at: int) -> None:
        """The components are built when they are looked at: fourteen cards cost a frame or two."""
        self.stack.setCurrentIndex(at)
        if at != COMPONENTS or self.view is None or self._built == self.view.version:
            return
        self._built = self.view.version
        clear(self._components)
        for component in self.view.components:
            self._components.addWidget(ComponentCard(component))

    def turn(self) -> None:
        """Turn the screen to the citizen: large type, nothing internal."""
        if self.view is not None:
            self.citizen.show_standard(self.view)
            self.pages.setCurrentIndex(1)
            self.citizen.setFocus()

    def turn_back(self) -> None:
        """Back to the officer's view."""
        if self.pages.currentWidget() is self.citizen:
            self.pages.setCurrentIndex(0)
            self.turn_button.setFocus()

    def print_list(self) -> None:
        """The list of what to bring for the ticked flags, on paper."""
        view, home = self.view, self._context.home
        if view is None:
            return
        size = self._context.settings.paper
        make = partial(requirements.checklist_pdf, home, view.standard, view.flags, size)
        title = f"{self.tr('Daftar syarat')} {view.standard.code}"
        self.wall.print(title, make)

    def _print_done(self, title: str) -> None:
        self.say(self.tr("Dicetak: {paper}.").replace("{paper}", title))

    def _failed(self, error: FrontOfficeError) -> None:
        message = explain(error, self._context.language)
        self.fail(f"{message.sentence} {message.next_step}".strip())
