"""Folders by barcode: scan out, scan in, one after the other; the cursor stays in the field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from frontoffice.services import worklist
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_steps import Step
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.widgets.buttons import Segment, SegmentedControl
from ui.widgets.fields import TextField
from ui.widgets.labels import Label


class FolderSheet(CaseSheet):
    """The reader types the number and Enter; the folder goes out to who acts, or in at a place."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(over, context, view, step.verb, step.verb, icon=step.icon, width=620)
        folder = view.file.case.work.folder
        out = folder is not None and folder.way == "out"
        segments = [
            Segment("out", self.tr("Keluar, saya bawa"), "1"),
            Segment("in", self.tr("Masuk"), "2"),
        ]
        self.way = SegmentedControl(segments, self.tr("Arah map"))
        self.way.choose("in" if out else "out")
        self.way.chosen.connect(lambda _code: self._follow())
        self.body.addWidget(self.way)
        self.number = TextField(self.tr("Nomor pada label map"), mono=True)
        self.number.set_text(view.number)
        self.number.input.selectAll()
        self.number.input.returnPressed.connect(self.submit)
        self.body.addWidget(self.number)
        self.shelf = TextField(self.tr("Tempat map"), self.tr("Misalnya Rak berkas 2"))
        self.shelf.input.returnPressed.connect(self.submit)
        self.body.addWidget(self.shelf)
        self.told = Label("", "second", wrap=True)
        self.body.addWidget(self.told)
        self.fields = {"place": self.shelf, "number": self.number}
        self._follow()

    def _follow(self) -> None:
        self.shelf.setVisible(self.way.code() == "in")
        if self.isVisible():
            self.place()

    def act(self) -> Callable[[], Any]:
        home, number = self.context.home, self.number.text()
        return partial(worklist.move_folder, home, number, self.way.code(), place=self.shelf.text())
