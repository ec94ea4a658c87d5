"""Attaching scans and photos, and looking at them: from a file, the scanner's folder, a camera."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from frontoffice.domain.errors import RuleViolation
from frontoffice.services import attachments
from frontoffice.services.attachments import Picture
from frontoffice.services.home import Home
from ui.dialogs.case_sheet import CaseSheet
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
    """The newest scan is offered first; a folder that is watched shows what comes while open."""

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
        hint = self.tr("Yang terbaru di atas")
        empty = self.tr("Belum ada pindaian")
        self.scans = ChoiceField(self.tr("Dari folder pemindai"), [], hint, placeholder=empty)
        self.body.addWidget(self.scans)
        buttons = QHBoxLayout()
        self.pick = Button(self.tr("Pilih berkas atau foto"), "outline", "folder-open")
        self.folder = Button(self.tr("Folder pemindai"), "ghost", "scan")
        buttons.addWidget(self.pick)
        buttons.addWidget(self.folder)
        buttons.addStretch()
        self.body.addLayout(buttons)
        self.chosen = Label("", "second", wrap=True)
        self.body.addWidget(self.chosen)
        self.fields = {"row": self.what, "file": self.scans}
        self.pick.clicked.connect(self._pick)
        self.folder.clicked.connect(self._choose_folder)
        self.scans.edited.connect(self._scan_chosen)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self.look_again())
        self.look_again()

    def look_again(self) -> None:
        """Read the scanner's folder anew."""
        home = self.context.home
        folder = attachments.scanner_folder(home)
        if folder is not None and folder.is_dir() and not self._watcher.directories():
            self._watcher.addPath(str(folder))
        found = attachments.scanned(home)[:20]
        choice = self.scans.choice
        choice.blockSignals(True)
        choice.clear()
        for one in found:
            choice.addItem(f"{one.path.name}, {max(1, one.size // 1024)} KB", str(one.path))
        choice.setCurrentIndex(0 if found and self._path is None else -1)
        choice.blockSignals(False)
        if found and self._path is None:
            self.take(found[0].path)

    def take(self, path: Path) -> None:
        """The file that will be attached."""
        self._path = path
        self.chosen.setText(self.tr("Dipilih: {name}").replace("{name}", path.name))

    def _scan_chosen(self, code: str) -> None:
        if code:
            self.take(Path(code))

    def _pick(self) -> None:
        kinds = "*.jpg *.jpeg *.png *.pdf"
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Pilih berkas"), "", kinds)
        if chosen:
            self.take(Path(chosen))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder pemindai"))
        if chosen:
            attachments.set_scanner_folder(self.context.home, Path(chosen))
            self.look_again()

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
