"""Attaching scans and photos, and looking at them: from a file, the scanner's folder, a camera."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from frontoffice.domain.errors import RuleViolation
from frontoffice.services import attachments
from frontoffice.services.attachments import Picture
from frontoffice.services.home import Home
from ui.dialogs.case_sheet import CaseSheet
from ui.dialogs.file_choice import FileChoice
from ui.models.case_steps import Step
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet

OTHERS = ("payment", "product", "other")


class AttachSheet(CaseSheet):
    """What a file shows, and which: the newest scan is offered first."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(over, context, view, step.verb, step.verb, icon=step.icon, width=620)
        self._path: Path | None = None
        standard = view.standard
        names = {row.code: row.name for row in standard.requirements} if standard else {}
        options = [(row.code, names.get(row.code, row.code)) for row in view.file.case.rows]
        options += [
            ("payment", self.tr("Bukti bayar")),
            ("product", self.tr("Produk")),
            ("other", self.tr("Lainnya")),
        ]
        self.what = ChoiceField(self.tr("Ini berkas"), options)
        self.body.addWidget(self.what)
        self.choice = FileChoice(context.home, "*.jpg *.jpeg *.png *.pdf")
        self.scans = self.choice.scans
        self.body.addWidget(self.choice)
        self.chosen = Label("", "second", wrap=True)
        self.body.addWidget(self.chosen)
        self.fields = {"row": self.what, "file": self.scans}
        self.choice.taken.connect(self._take)
        self.choice.look_again()

    def take(self, path: Path) -> None:
        """The file that will be attached."""
        self.choice.take(path)

    def _take(self, path: Path) -> None:
        self._path = path
        self.chosen.setText(self.tr("Dipilih: {name}").replace("{name}", path.name))

    def act(self) -> Callable[[], Any]:
        code = self.what.code()
        other = code in OTHERS
        return partial(
            _attach,
            self.context.home,
            self.view.stream,
            self._path,
            code if other else "requirement",
            None if other else code or None,
        )


def _attach(home: Home, stream: str, path: Path | None, purpose: str, row: str | None) -> Any:
    if path is None:
        raise RuleViolation("attachment-unreadable", field="file")
    data = attachments.read_file(path)
    return attachments.attach(home, stream, data, path.name, purpose=purpose, row=row)


class LookSheet(Sheet):
    """One attached file as a picture; of a PDF its first page."""

    def __init__(self, over: QWidget, picture: Picture, title: str) -> None:
        super().__init__(over, title, width=760)
        image = QImage.fromData(picture.data)
        self.shown = QLabel()
        self.shown.setAccessibleName(title)
        room = max(px(160), over.height() - px(200))
        kept = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        self.shown.setPixmap(QPixmap.fromImage(image.scaled(px(680), room, kept, smooth)))
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(self.shown)
        if picture.page_count > 1:
            words = self.tr("Halaman 1 dari {count}").replace("{count}", str(picture.page_count))
            self.column.addWidget(Label(words, "meta"))
        close = Button(self.tr("Tutup"), "secondary", key="Esc")
        close.clicked.connect(lambda: self.close_sheet())
        self.add_buttons(close)
