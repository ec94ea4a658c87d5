"""What a person decides at the sync centre: conflicts, findings, money to return, facts apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.domain.facts import Ref
from frontoffice.domain.staff import may
from frontoffice.messages import explain
from frontoffice.services import asking, findings, quarantine, settlements
from frontoffice.services.findings import Finding
from frontoffice.services.home import Home
from frontoffice.services.inbox import ConflictCard
from frontoffice.services.quarantine import Entered, Item
from ui.dialogs.ask_both import AskBothSheet
from ui.models.context import Context
from ui.models.frame import Zone
from ui.models.sync import MONEY, SyncView
from ui.screens.sync.page import SyncPage
from ui.screens.sync.panels import ApartPanel, GiveBackPanel
from ui.tasks import Watch
from ui.widgets.conflict import ConflictPanel, FindingPanel
from ui.widgets.screen import Screen


class Deciding(QObject):
    """Fills the panel under the table and writes what was decided there.

    `decided()` when something was written and all is to be read again; `brought()` when another
    panel stands there; `refused(error)` for what is said in the notice bar.
    """

    decided = Signal()
    brought = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, page: SyncPage, zone: Zone, screen: Screen) -> None:
        super().__init__(screen)
        self._context, self._page, self._zone, self._screen = context, page, zone, screen
        self.view: SyncView | None = None

    def arrange(self, view: SyncView, wanted: str) -> None:
        """Another reading; `wanted` is a stream whose conflict is to come to the front, or ""."""
        self.view = view
        self.bring(self._first(view, wanted))

    def _first(self, view: SyncView, wanted: str) -> str:
        """What the panel shows: what was asked for, what it showed, the first conflict."""
        keys = {card.key: card.stream for card in (*view.conflicts, *view.settled)}
        asked = [key for key, stream in keys.items() if wanted and stream == wanted]
        shown = self._page.panel_key
        if asked:
            return asked[0]
        if shown in keys or self._finding(shown) is not None or self._item(shown) is not None:
            return shown
        return view.conflicts[0].key if view.conflicts else ""

    def bring(self, key: str, *, focus: bool = False) -> None:
        """Put a conflict, a finding or facts set apart into the panel."""
        card, found, item = self._card(key), self._finding(key), self._item(key)
        if card is not None:
            self._bring_conflict(card)
        elif item is not None:
            self._bring_apart(item)
        elif found is not None and not found.waits:
            self._bring_finding(key, found)
        else:
            self._page.show_panel("", None)
        if focus:
            self._page.focus_panel()
        self.brought.emit()

    def _may(self, right: str) -> bool:
        return may(self._context.home.officer.role, right)

    def _card(self, key: str) -> ConflictCard | None:
        cards = (*self.view.conflicts, *self.view.settled) if self.view else ()
        return next((card for card in cards if card.key == key), None)

    def _finding(self, key: str) -> Finding | None:
        found = self.view.findings if self.view else ()
        return next((one for one in found if f"{one.code}:{one.key}" == key), None)

    def _item(self, key: str) -> Item | None:
        found = self.view.apart if self.view else ()
        return next((one for one in found if one.stream == key), None)

    def _bring_conflict(self, card: ConflictCard) -> None:
        shown = self._page.panel
        # A reason being typed must survive a reading.
        if isinstance(shown, ConflictPanel) and shown.card == card:
            return
        panel = ConflictPanel(card, self._zone, may=self._may("conflict.settle"))
        panel.settled.connect(partial(self._settle, card))
        panel.ask_wanted.connect(partial(self.ask, card))
        panel.open_wanted.connect(lambda: self._screen.go.emit("permohonan", card.stream))
        self._page.show_panel(card.key, panel)

    def _bring_finding(self, key: str, found: Finding) -> None:
        if self._page.panel_key == key and self._page.panel is not None:
            return
        said = found.words(self._context.language)
        panel: FindingPanel | GiveBackPanel
        if found.code == MONEY:
            people = self.view.agreeing if self.view else ()
            panel = GiveBackPanel(*said, people, may=self._may("case.void"))
            panel.given.connect(partial(self._give_back, found))
        else:
            allowed = self._may("finding.settle")
            panel = FindingPanel(*said, may=allowed, has_case=found.stream is not None)
            panel.settled.connect(partial(self._settle_finding, found))
        panel.open_wanted.connect(lambda: self._screen.go.emit("permohonan", found.stream))
        self._page.show_panel(key, panel)

    def _bring_apart(self, item: Item) -> None:
        shown = self._page.panel
        if isinstance(shown, ApartPanel) and shown.item == item:
            return
        count = len(self.view.apart) if self.view else 0
        panel = ApartPanel(item, self._zone, count, may=self._may("finding.settle"))
        panel.entered.connect(partial(self._enter, item))
        panel.entered_all.connect(self.enter_all)
        panel.dismissed.connect(partial(self._dismiss, item))
        self._page.show_panel(item.stream, panel)

    def ask(self, card: ConflictCard) -> None:
        """A question to both officers before anything is settled."""
        home = self._context.home
        today = home.reference.today(home.card.office, home.now())
        on = home.reference.calendar_of(home.card.office).next_working_day(today)
        names = list(dict.fromkeys(one.actor_name for one in card.versions))
        sheet = AskBothSheet(self._screen, names, on)
        sheet.given.connect(partial(self._ask, sheet, card))
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _ask(self, sheet: AskBothSheet, card: ConflictCard, words: str, on: dt.date) -> None:
        def asked(_changes: object) -> None:
            sheet.close_sheet(accepted=True)
            self._screen.say(self.tr("Pertanyaan dikirim kepada kedua petugas."))
            self.decided.emit()

        def refused(error: FrontOfficeError) -> None:
            said = explain(error, self._context.language)
            sheet.refuse(str(error.data.get("field")), f"{said.sentence} {said.next_step}")

        work = partial(asking.ask, self._context.home, card.stream, card.groups[0], words, on)
        self._context.tasks.write(work, receiver=sheet, done=asked, failed=refused)

    # What is written

    def _write(self, work: Callable[[Home], Any], done: Callable[[Any], object]) -> None:
        home = self._context.home
        self._context.tasks.write(
            lambda: work(home), receiver=self, done=done, failed=self._refused
        )

    def _settle(self, card: ConflictCard, chosen: Ref, reason: str) -> None:
        self._write(
            lambda home: settlements.settle(home, card.stream, card.groups[0], chosen, reason),
            lambda _changes: self._settled(card, chosen),
        )

    def _settled(self, card: ConflictCard, chosen: Ref) -> None:
        place = next(one.where for one in card.versions if one.ref == chosen)
        words = self.tr("Catatan {place} dipakai; yang lain tetap tersimpan.")
        others = [one.ref for one in card.versions if one.ref != chosen]
        undo = self.tr("Urungkan") if len(others) == 1 else ""
        run = partial(self._undo, card, others[0]) if undo else None
        self._page.panel_key = card.key
        self._page.focus_table()
        self._screen.say(words.replace("{place}", place), undo, run)
        self.decided.emit()

    def _undo(self, card: ConflictCard, other: Ref) -> None:
        self._settle(card, other, self.tr("Keputusan sebelumnya diurungkan"))

    def _settle_finding(self, found: Finding, reason: str) -> None:
        self._write(
            lambda home: findings.settle_finding(home, found.code, found.key, reason),
            lambda _changes: self._done(self.tr("Temuan dicatat sudah ditangani.")),
        )

    def _give_back(self, found: Finding, reason: str, second: str, pin: str) -> None:
        number, stream = str(found.data["receipt"]), found.stream or ""

        def work(home: Home) -> Any:
            # The PIN is tried only with a reason there: a wrong try counts.
            if not any(letter.isalnum() for letter in reason):
                raise RuleViolation("reason-missing", field="reason")
            officer = home.confirm(second, pin)
            return settlements.give_back(home, stream, number, reason, officer)

        words = self.tr("Tanda terima {number} dibatalkan; uangnya tercatat kembali.")
        self._write(work, lambda _changes: self._done(words.replace("{number}", number)))

    def _enter(self, item: Item) -> None:
        self._write(lambda home: quarantine.enter_again(home, item.stream), self._entered)

    def _entered(self, entered: Entered) -> None:
        words = self.tr("{n} catatan dimasukkan kembali sebagai susulan. {number}")
        said = words.replace("{n}", str(entered.entered)).replace("{number}", entered.number)
        self._done(said.rstrip())

    def enter_all(self) -> None:
        """Enter everything again, in the order it was written; each stream is one act."""
        items = self.view.apart if self.view else ()
        home = self._context.home
        count = len(items)
        words = self.tr("{n} dari {all} dimasukkan kembali…").replace("{all}", str(count))

        def work(watch: Watch) -> int:
            for at, item in enumerate(items, 1):
                watch.stop_if_cancelled()
                quarantine.enter_again(home, item.stream)
                watch.report(at)
            return count

        done = self.tr("Semua dimasukkan kembali sebagai catatan susulan: {n} permohonan.")
        self._context.tasks.work(
            work,
            receiver=self,
            progress=lambda at: self._screen.say(words.replace("{n}", str(at))),
            done=lambda many: self._done(done.replace("{n}", str(many))),
            failed=self._refused,
        )

    def _dismiss(self, item: Item, reason: str) -> None:
        self._write(
            lambda home: quarantine.dismiss(home, item.stream, reason),
            lambda _changes: self._done(self.tr("Dikesampingkan; aslinya tetap tersimpan.")),
        )

    def _done(self, words: str) -> None:
        self._screen.say(words)
        self._page.show_panel("", None)
        self._page.focus_table()
        self.decided.emit()

    def _refused(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        sentence, panel = f"{said.sentence} {said.next_step}", self._page.panel
        if error.data.get("field") == "reason" and panel is not None:
            panel.error(sentence)
        elif error.code.startswith("pin-") and isinstance(panel, GiveBackPanel):
            panel.refuse_pin(sentence)
        else:
            self.refused.emit(error)
            self.decided.emit()
