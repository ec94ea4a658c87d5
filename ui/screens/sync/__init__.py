"""Sinkron: what has not arrived and why, two records side by side, findings, the branch."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from frontoffice.domain.calendar import ZONES
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.facts import Ref
from frontoffice.domain.staff import may
from frontoffice.messages import explain
from frontoffice.services import findings, settlements, sync_day
from frontoffice.services.findings import Finding
from frontoffice.services.inbox import ConflictCard
from frontoffice.services.sync_day import Exchanged
from frontoffice.sync.session import Progress
from ui import freshness
from ui.models.context import Context
from ui.models.frame import Action, Zone
from ui.models.latest import Latest
from ui.models.sync import SyncRow, SyncView, read_sync, rows
from ui.screens.sync.page import SyncPage
from ui.tasks import Task
from ui.widgets.conflict import ConflictPanel, FindingPanel
from ui.widgets.screen import Screen


class SyncScreen(Screen):
    """The sync centre; the payload of `arrive` is a stream whose conflict is to be settled."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._zone: Zone = next(one for one in ZONES if one == context.home.card.zone)
        self._reader = Latest(context.tasks, self)
        self._task: Task | None = None
        self._wanted = ""
        self._arriving = False
        self.view: SyncView | None = None
        self.page = SyncPage(self.tr("Loket {n}").replace("{n}", str(context.home.card.station)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.send.clicked.connect(self.send_or_stop)
        self.page.report.clicked.connect(self.print_report)
        self.page.filtered.connect(self._show_rows)
        self.page.table.activated.connect(self._enter)
        self.page.table.clicked.connect(self._enter)
        self.page.table.selectionModel().currentChanged.connect(lambda *_: self._hint())

    def offers(self) -> list[Action]:
        """What can be done: send, report, and each record of the conflict in front."""
        actions = [
            Action(
                "sync.report",
                self.tr("Cetak laporan sinkron hari ini"),
                self.print_report,
                "Ctrl+P",
                icon="file-text",
                hint=self.tr("laporan"),
            ),
            Action("sync.held", self.tr("Tampilkan yang tertahan"), partial(self._filter, "held")),
            Action(
                "sync.settled",
                self.tr("Tampilkan yang sudah diputuskan"),
                partial(self._filter, "settled"),
            ),
        ]
        if self.view is not None and not self.view.alone:
            send = self.tr("Hentikan pengiriman") if self._task else self.tr("Kirim sekarang")
            hint = self.tr("kirim")
            key = "Ctrl+Return"
            actions.insert(
                0, Action("sync.send", send, self.send_or_stop, key, icon="refresh-cw", hint=hint)
            )
        panel = self.page.panel
        if isinstance(panel, ConflictPanel):
            for at, side in enumerate(panel.sides):
                if side.button is not None and side.button.isEnabled():
                    run = partial(panel.choose_at, at)
                    words = side.button.text()
                    actions.append(Action(f"sync.choose{at + 1}", words, run, icon="check"))
        return actions

    def arrive(self, payload: object) -> None:
        """Read everything anew; a stream brings its conflict to the front."""
        self._wanted = payload if isinstance(payload, str) else ""
        self._arriving = True
        self.read()

    def back(self) -> bool:
        """Take a choice back, then from the record to the list."""
        panel = self.page.panel
        if isinstance(panel, ConflictPanel) and panel.drop_choice():
            return True
        focused = QApplication.focusWidget()
        if panel is not None and focused is not None and panel.isAncestorOf(focused):
            self.page.focus_table()
            return True
        return False

    def facts_changed(self, _changes: object) -> None:
        """Every fact waits, arrives or may be found; `arrive` reads what was missed meanwhile."""
        if self.isVisible():
            self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        panel, typed = self.page.panel, event.text()
        writing = isinstance(QApplication.focusWidget(), QLineEdit)
        at = int(typed) - 1 if typed.isdecimal() and not writing else -1
        if isinstance(panel, ConflictPanel) and panel.choose_at(at):
            return
        super().keyPressEvent(event)

    def read(self) -> None:
        """Read again what is shown."""
        context = self._context
        work = partial(read_sync, context.home, context.language, context.freshness)
        self._reader.ask(work, self._show, self._failed)

    def _show(self, view: SyncView) -> None:
        self.view = view
        self.page.show_view(view, self._zone)
        self._show_rows()
        wanted, self._wanted = self._wanted, ""
        self._bring(self._first(wanted))
        if self._arriving:
            self._arriving = False
            self.page.focus_table()
        self.offers_changed.emit()

    def _first(self, wanted: str) -> str:
        """What the panel shows: what was asked for, what it showed, the first conflict."""
        assert self.view is not None
        keys = {card.key: card.stream for card in (*self.view.conflicts, *self.view.settled)}
        asked = [key for key, stream in keys.items() if wanted and stream == wanted]
        if asked:
            return asked[0]
        if self.page.panel_key in keys or self._finding(self.page.panel_key) is not None:
            return self.page.panel_key
        return self.view.conflicts[0].key if self.view.conflicts else ""

    def _show_rows(self) -> None:
        if self.view is not None:
            shown = rows(self.view, self.page.shown(), self._zone, self._context.language)
            self.page.show_rows(shown)

    def _filter(self, code: str) -> None:
        self.page.filters.choose(code)
        self._show_rows()
        self.page.focus_table()

    def _enter(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, SyncRow):
            return
        if row.kind == "waiting":
            self.go.emit("permohonan", row.key)
        elif row.kind == "trouble":
            self.send_or_stop()
        elif row.kind in ("conflict", "settled", "finding"):
            self._bring(row.key, focus=True)

    def _hint(self) -> None:
        """The keys of the row in front, and of the record to choose."""
        row = self.page.table.current()
        pairs = [("Enter", row.step.lower())] if row is not None and row.lead else []
        if isinstance(self.page.panel, ConflictPanel):
            pairs.append(("1 2", self.tr("pilih catatan")))
        if self.view is not None and not self.view.alone:
            pairs.append(("Ctrl ↵", self.tr("kirim")))
        self.hints.emit((*pairs, ("Ctrl P", self.tr("laporan"))))

    def _card(self, key: str) -> ConflictCard | None:
        assert self.view is not None
        cards = (*self.view.conflicts, *self.view.settled)
        return next((card for card in cards if card.key == key), None)

    def _finding(self, key: str) -> Finding | None:
        assert self.view is not None
        found = self.view.findings
        return next((one for one in found if f"{one.code}:{one.key}" == key), None)

    def _bring(self, key: str, *, focus: bool = False) -> None:
        """Put a conflict or a finding into the panel under the table."""
        card, found = self._card(key), self._finding(key)
        role = self._context.home.officer.role
        if card is not None:
            if not self._same(card):
                panel = ConflictPanel(card, self._zone, may=may(role, "conflict.settle"))
                panel.settled.connect(partial(self._settle, card))
                panel.open_wanted.connect(lambda: self.go.emit("permohonan", card.stream))
                self.page.show_panel(key, panel)
        elif found is not None and not found.waits:
            said = found.words(self._context.language)
            allowed = may(role, "finding.settle")
            own = FindingPanel(*said, may=allowed, has_case=found.stream is not None)
            own.settled.connect(partial(self._settle_finding, found))
            own.open_wanted.connect(lambda: self.go.emit("permohonan", found.stream))
            self.page.show_panel(key, own)
        else:
            self.page.show_panel("", None)
        if focus:
            self.page.focus_panel()
        self.offers_changed.emit()

    def _same(self, card: ConflictCard) -> bool:
        """Whether the panel shows this already: a reason being typed must survive a reading."""
        panel = self.page.panel
        return isinstance(panel, ConflictPanel) and panel.card == card

    def _settle(self, card: ConflictCard, chosen: Ref, reason: str) -> None:
        home = self._context.home
        self._context.tasks.write(
            lambda: settlements.settle(home, card.stream, card.groups[0], chosen, reason),
            receiver=self,
            done=lambda _changes: self._settled(card, chosen),
            failed=self._refused,
        )

    def _settled(self, card: ConflictCard, chosen: Ref) -> None:
        place = next(one.where for one in card.versions if one.ref == chosen)
        words = self.tr("Catatan {place} dipakai; yang lain tetap tersimpan.")
        others = [one.ref for one in card.versions if one.ref != chosen]
        undo = self.tr("Urungkan") if len(others) == 1 else ""
        run = partial(self._undo, card, others[0]) if undo else None
        self.page.panel_key = card.key
        self.page.focus_table()
        self.say(words.replace("{place}", place), undo, run)
        self.read()

    def _undo(self, card: ConflictCard, other: Ref) -> None:
        self._settle(card, other, self.tr("Keputusan sebelumnya diurungkan"))

    def _settle_finding(self, found: Finding, reason: str) -> None:
        home = self._context.home
        self._context.tasks.write(
            lambda: findings.settle_finding(home, found.code, found.key, reason),
            receiver=self,
            done=self._dealt_with,
            failed=self._refused,
        )

    def _dealt_with(self, _changes: object) -> None:
        self.say(self.tr("Temuan dicatat sudah ditangani."))
        self.page.focus_table()
        self.read()

    def _refused(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        panel = self.page.panel
        if error.data.get("field") == "reason" and panel is not None:
            panel.error(f"{said.sentence} {said.next_step}")
            return
        self.fail(f"{said.sentence} {said.next_step}")
        self.read()

    def send_or_stop(self) -> None:
        """Exchange now; while it runs the same button stops it, nothing is lost."""
        if self._task is not None:
            self._task.watch.cancel.set()
            return
        if self.view is None or self.view.alone:
            return
        home = self._context.home
        self.page.show_sending(self.tr("Menghubungi pusat…"))
        task = self._context.tasks.sync(
            lambda watch: freshness.exchange(home, watch),
            receiver=self,
            progress=self._progress,
            done=self._exchanged,
            failed=self._failed,
            ended=self._ended,
        )
        # A runner without threads has ended by now.
        self._task = task if self.page.sending() else None
        self.offers_changed.emit()

    def _progress(self, record: Progress) -> None:
        self.page.show_sending(freshness.stage_words(record))

    def _exchanged(self, reports: list[Any]) -> None:
        kind, words = freshness.report_words(reports)
        self.news.emit(kind, words, "", None)

    def _ended(self) -> None:
        self._task = None
        self.page.show_idle()
        self.read()

    def print_report(self) -> None:
        """Today's report as a paper."""
        if self.view is None:
            return
        home, state = self._context.home, self.view.state
        known = Exchanged(
            light=self.page.light_words(),
            own=state.own,
            received=None if self.view.alone else state.received,
            last_contact_at=state.light.last_contact_at,
        )
        self._context.tasks.work(
            lambda _watch: sync_day.report_pdf(home, known),
            receiver=self,
            done=self._print,
            failed=self._failed,
        )

    def _print(self, pdf: bytes) -> None:
        try:
            self._context.print_pdf(pdf, self.tr("Laporan sinkron"))
        except FrontOfficeError as error:
            self._failed(error)
            return
        self.say(self.tr("Laporan sinkron dicetak."))

    def _failed(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        self.fail(f"{said.sentence} {said.next_step}")
