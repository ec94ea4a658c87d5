"""Choosing a file: from the folder the scanner or camera writes into, or from anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.services import attachments
from frontoffice.services.home import Home
from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceField

SHOWN = 20


class FileChoice(QWidget):
    """The newest scan is offered first; what comes into the folder while open is shown.

    `taken(path)` with each file chosen. `first`: the newest is taken without a key.
    """

    taken = Signal(object)

    def __init__(self, home: Home, kinds: str, *, first: bool = True) -> None:
        super().__init__()
        self._home, self._kinds, self._first = home, kinds, first
        self._taken = False
        hint, empty = self.tr("Yang terbaru di atas"), self.tr("Belum ada pindaian")
        self.scans = ChoiceField(self.tr("Dari folder pemindai"), [], hint, placeholder=empty)
        self.pick = Button(self.tr("Pilih berkas atau foto"), "outline", "folder-open")
        self.folder = Button(self.tr("Folder pemindai"), "ghost", "scan")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scans)
        row = QHBoxLayout()
        row.addWidget(self.pick)
        row.addWidget(self.folder)
        row.addStretch()
        column.addLayout(row)
        self.pick.clicked.connect(self._pick)
        self.folder.clicked.connect(self._choose_folder)
        self.scans.edited.connect(self._scan_chosen)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self.look_again())

    def look_again(self) -> None:
        """Read the scanner's folder anew."""
        folder = attachments.scanner_folder(self._home)
        if folder is not None and folder.is_dir() and not self._watcher.directories():
            self._watcher.addPath(str(folder))
        found = attachments.scanned(self._home)[:SHOWN]
        offered = bool(found) and self._first and not self._taken
        choice = self.scans.choice
        choice.blockSignals(True)
        choice.clear()
        for one in found:
            choice.addItem(f"{one.path.name}, {max(1, one.size // 1024)} KB", str(one.path))
        choice.setCurrentIndex(0 if offered else -1)
        choice.blockSignals(False)
        if offered:
            self.taken.emit(found[0].path)

    def take(self, path: Path) -> None:
        """This file, and no newer one by itself."""
        self._taken = True
        self.taken.emit(path)

    def _scan_chosen(self, code: str) -> None:
        if code:
            self.take(Path(code))

    def _pick(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, self.pick.text(), "", self._kinds)
        if chosen:
            self.take(Path(chosen))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.folder.text())
        if chosen:
            attachments.set_scanner_folder(self._home, Path(chosen))
            self.look_again()
