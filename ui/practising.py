"""Practice in the same window: a home apart, a band that says so, the steps, the measures."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolBar, QVBoxLayout, QWidget

from ui.models.practice import coach_words, step_words
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from frontoffice.domain.practice import Coached, Progress
    from ui.program import Program
    from ui.shell import MainWindow

PAPERS = "FRONTOFFICE_PAPERS"


class PracticeBand(QToolBar):
    """Over everything, the sign-in page too: that this is practice, and what to do now."""

    def __init__(self, end: object) -> None:
        super().__init__()
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAutoFillBackground(True)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(14)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = Label("", "card", "warn", wrap=True)
        self.what = Label("", "second", "text", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.what)
        row.addLayout(words, 1)
        self.button = Button(self.tr("Akhiri dan hapus latihan"), "outline", "log-out")
        self.button.clicked.connect(end)
        row.addWidget(self.button)
        self.addWidget(inside)

    def tell(self, title: str, what: str) -> None:
        """The step under way and how it is done."""
        self.title.setText(title)
        self.what.setText(what)
        self.setAccessibleName(f"{title}. {what}")


class CoachSheet(Sheet):
    """What was measured: time and keys of each finished step beside a practised officer's."""

    def __init__(self, over: QWidget, measured: list[Coached], steps: int) -> None:
        super().__init__(over, self.tr("Hasil latihan"), width=640)
        done = self.tr("{n} dari {all} langkah selesai. Rumah latihan sudah dihapus.")
        done = done.replace("{n}", str(len(measured))).replace("{all}", str(steps))
        self.column.addWidget(Label(done, "second", wrap=True))
        self.lines = [Label(coach_words(one), wrap=True) for one in measured]
        for label in self.lines:
            self.column.addWidget(label)
        self.back = Button(self.tr("Kembali ke pekerjaan"), "primary", "check")
        self.back.clicked.connect(lambda: self.close_sheet(accepted=True))
        self.add_buttons(self.back)
        self.closed.connect(self.deleteLater)


class PracticeMode(QObject):
    """Moves the program to a practice home and back; counts keys by step in between."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._real: Path | None = None
        self._papers: str | None = None
        self._band: PracticeBand | None = None
        self._step = ""
        self._began_at = 0
        self.keys: dict[str, int] = {}
        self._citizens: tuple[str, ...] = ()

    @property
    def on(self) -> bool:
        """Whether a practice is under way."""
        return self._real is not None

    def toggle(self) -> None:
        """Begin a practice, or end the one under way and delete it."""
        if self.on:
            self.end()
        else:
            self.begin()

    def begin(self) -> None:
        """Make the practice home; the door of it comes when it is there."""
        program = self._program
        if program.desk is None:
            return
        home, clock, cost = program.desk.home, program.clock, program.cost

        def work() -> Path:
            from frontoffice.services import practice

            return practice.begin(home, clock=clock, cost=cost)

        program.window.notice.say(self.tr("Menyiapkan warga rekaan…"))
        program.tasks.work(lambda _watch: work(), receiver=self, done=self._made)

    def _made(self, folder: Path) -> None:
        program = self._program
        self._real = program.folder
        self._papers = os.environ.get(PAPERS)
        # What the trainee prints goes away with the practice home.
        os.environ[PAPERS] = str(folder / "kertas")
        self.keys, self._step, self._began_at = {}, "", 0
        move_home(program, folder, self._at_the_door)

    def _at_the_door(self) -> None:
        self.dress(self._program.window)
        self.look()

    def dress(self, window: MainWindow) -> None:
        """Put the band on a window of the program, and listen to its keys."""
        if not self.on:
            return
        self._band = PracticeBand(self.end)
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self._band)
        window.winId()
        if (handle := window.windowHandle()) is not None:
            handle.installEventFilter(self)
        self.look()

    def look(self) -> None:
        """Show the step under way; asked after every change and sign-in."""
        desk = self._program.desk
        if self._band is None or not self.on:
            return
        if desk is None or not desk.open_to_use:
            self._band.tell(*step_words(None, 0, ()))
            return
        if self._began_at == 0:
            self._began_at = self._program.clock.now()
        home = desk.home

        def work() -> tuple[Progress, tuple[str, ...]]:
            from frontoffice.services import practice

            known = self._citizens or tuple(one.nik for one in practice.citizens(home, 4))
            return practice.progress(home), known

        self._program.tasks.read(work, receiver=self, done=self._show)

    def _show(self, found: tuple[Progress, tuple[str, ...]]) -> None:
        progress, self._citizens = found
        self._step = progress.now.code if progress.now else ""
        if self._band is not None:
            code = progress.now.code if progress.now else "done"
            self._band.tell(*step_words(code, progress.place, self._citizens))

    def end(self) -> None:
        """Measure, go back to the real home, delete the practice home, show the measures."""
        program = self._program
        if not self.on or self._real is None:
            return
        folder, real = program.folder, self._real
        measured: list[Coached] = []
        if program.desk is not None:
            from frontoffice.domain.practice import coached
            from frontoffice.services import practice

            done_at = practice.progress(program.desk.home).done_at
            measured = coached(self._began_at, done_at, self.keys)
        self._real = None
        if self._papers is None:
            os.environ.pop(PAPERS, None)
        else:
            os.environ[PAPERS] = self._papers
        move_home(program, real, lambda: self._ended(folder, measured))

    def _ended(self, folder: Path, measured: list[Coached]) -> None:
        from frontoffice.domain.practice import STEPS
        from frontoffice.services import practice

        practice.destroy(folder)
        window = self._program.window
        if self._band is not None:
            window.removeToolBar(self._band)
            self._band.deleteLater()
            self._band = None
        CoachSheet(window.pages, measured, len(STEPS)).open()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self.on and self._step and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat()
            if pressed:
                self.keys[self._step] = self.keys.get(self._step, 0) + 1
        return False


def move_home(program: Program, folder: Path, arrived: Callable[[], object]) -> None:
    """Gives the program's home back and stands before the door of another; drafts come first."""
    if program.page is None:
        program.keep_drafts()
    desk, program.desk, program.page = program.desk, None, None

    def leave() -> None:
        if desk is not None:
            desk.close()
            desk.deleteLater()
        program.door, program.folder = None, folder
        program.window.show_places([])
        program.begin()
        arrived()

    if desk is not None:
        desk.exchange.stop()
    # What was asked of every lane is done before the home goes away under it.
    lanes = program.tasks
    lanes.sync(
        lambda _watch: None,
        ended=lambda: lanes.read(
            lambda: None, ended=lambda: lanes.write(lambda: None, ended=leave)
        ),
    )
