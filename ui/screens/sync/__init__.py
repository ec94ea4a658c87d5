"""Sinkron: what has not arrived and why, two records side by side, findings, the branch."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from frontoffice.domain.calendar import ZONES
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.staff import may
from frontoffice.messages import explain
from frontoffice.services import sync_day
from frontoffice.services.sync_day import Exchanged
from frontoffice.sync.session import Progress
from ui import freshness
from ui.models.context import Context
from ui.models.frame import Action, Zone
from ui.models.latest import Latest
from ui.models.sync import SyncRow, SyncView, read_sync, rows
from ui.screens.sync.carrying import Carrying
from ui.screens.sync.deciding import Deciding
from ui.screens.sync.page import SyncPage
from ui.tasks import Task
from ui.widgets.conflict import ConflictPanel
from ui.widgets.screen import Screen
from ui.words import clock_words


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
        self.deciding = Deciding(context, self.page, self._zone, self)
        self.deciding.decided.connect(self.read)
        self.deciding.brought.connect(self.offers_changed)
        self.deciding.refused.connect(self._failed)
        self.carrying = Carrying(context, self._zone, self)
        self.carrying.took_in.connect(self._took_in)
        self.page.daily.timed.connect(self._set_daily)
        role = context.home.officer.role
        self.page.export.does(self.export, "bundle.exchange", role)
        self.page.take_in.does(self.carrying.take_in, "bundle.exchange", role)
        for part in (self.page.daily.time, self.page.daily.keep):
            part.setEnabled(may(role, "sync.schedule"))
        self.page.send.clicked.connect(self.send_or_stop)
        self.page.daily.report.clicked.connect(self.print_report)
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
                right="sync.run",
            ),
            Action("sync.held", self.tr("Tampilkan yang tertahan"), partial(self._filter, "held")),
            Action(
                "sync.settled",
                self.tr("Tampilkan yang sudah diputuskan"),
                partial(self._filter, "settled"),
            ),
        ]
        if self.view is not None and not self.view.alone:
            actions = [*self._exchanges(), *actions]
        if self.view is not None and self.view.apart:
            words, right = self.tr("Masukkan kembali semua yang disisihkan"), "finding.settle"
            run: Callable[[], object] = self.deciding.enter_all
            actions.append(Action("sync.enter_all", words, run, icon="undo-2", right=right))
        panel = self.page.panel
        if isinstance(panel, ConflictPanel):
            ask, both = partial(self.deciding.ask, panel.card), panel.ask.text()
            open_, icon = panel.card.chosen is None, "message-square-warning"
            right = "conflict.settle"
            actions.append(
                Action("sync.ask", both, ask, "Ctrl+T", lambda: open_, icon, right=right)
            )
            for at, side in enumerate(panel.sides):
                if side.button is not None and side.button.isEnabled():
                    run, words = partial(panel.choose_at, at), side.button.text()
                    name, right = f"sync.choose{at + 1}", "conflict.settle"
                    actions.append(Action(name, words, run, icon="check", right=right))
        return actions

    def _exchanges(self) -> list[Action]:
        send = self.tr("Hentikan pengiriman") if self._task else self.tr("Kirim sekarang")
        out, taken = self.tr("Ekspor ke USB"), self.tr("Impor berkas")
        hint, right, take_in = self.tr("ekspor"), "bundle.exchange", self.carrying.take_in
        return [
            Action(
                "sync.send",
                send,
                self.send_or_stop,
                "Ctrl+Return",
                icon="refresh-cw",
                hint=self.tr("kirim"),
                right="sync.run",
            ),
            Action("sync.export", out, self.export, "Ctrl+E", icon="usb", hint=hint, right=right),
            Action("sync.import", taken, take_in, "Ctrl+I", icon="download", right=right),
        ]

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

    def freshened(self) -> None:
        """What an exchange told without bringing a fact: the time, how far the centre is."""
        if self.isVisible() and self.view is not None:
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
        self.page.show_view(view, self._zone, self._context.language)
        self._show_rows()
        wanted, self._wanted = self._wanted, ""
        self.deciding.arrange(view, wanted)
        if self._arriving:
            self._arriving = False
            self.page.focus_table()
        self._say_next_try()
        self.offers_changed.emit()

    def _say_next_try(self) -> None:
        """When the program tries again by itself, in the standing line of the notice bar."""
        at = self._context.next_try()
        if self.view is None or self.view.alone or at is None:
            return
        words = self.tr("Mencoba lagi otomatis pukul {time}")
        said = words.replace("{time}", clock_words(at, self._zone))
        self.fact.emit(said, "refresh-cw", "text2")

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
        elif row.kind in ("conflict", "settled", "finding", "apart"):
            self.deciding.bring(row.key, focus=True)

    def _hint(self) -> None:
        """The keys of the row in front, and of the record to choose."""
        row = self.page.table.current()
        pairs = [("Enter", row.step.lower())] if row is not None and row.lead else []
        if isinstance(self.page.panel, ConflictPanel):
            pairs.append(("1 2", self.tr("pilih catatan")))
        if self.view is not None and not self.view.alone:
            pairs.append(("Ctrl ↵", self.tr("kirim")))
        self.hints.emit((*pairs, ("Ctrl P", self.tr("laporan"))))

    def export(self) -> None:
        """Make a file for a messenger."""
        if self.view is not None and not self.view.alone:
            self.carrying.export(self.view)

    def _took_in(self) -> None:
        self._context.exchanged()
        self.read()

    def _set_daily(self, words: str) -> None:
        home = self._context.home

        def kept(found: sync_day.Daily) -> None:
            told = self.tr("Sinkron harian berjalan sendiri pukul {time}.")
            none = self.tr("Sinkron harian tanpa jadwal.")
            self.say(told.replace("{time}", found.at) if found.at else none)
            self.read()

        self._context.tasks.write(
            lambda: sync_day.set_daily(home, words),
            receiver=self,
            done=kept,
            failed=self._time_refused,
        )

    def _time_refused(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        self.page.daily.time.error(f"{said.sentence} {said.next_step}")
        self.page.daily.time.setFocus()

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
        kind, words = freshness.report_words(reports, self._context.language)
        self.news.emit(kind, words, "", None)

    def _ended(self) -> None:
        self._task = None
        self.page.show_idle()
        self._context.exchanged()
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
