"""Choosing a few photos: from a file, or the newest of the scanner's and camera's folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from frontoffice.services import attachments
from frontoffice.services.home import Home
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.flow import FlowLayout

PHOTOS = (".jpg", ".jpeg", ".png")


class PhotoPick(Field):
    """`paths` are the photos chosen, at most `most`; their names stand below the buttons."""

    def __init__(self, home: Home, label: str, most: int) -> None:
        self._home, self._most = home, most
        self.paths: list[Path] = []
        inside = QWidget()
        row = FlowLayout(8)
        inside.setLayout(row)
        super().__init__(label, inside)
        self.pick = Button(self.tr("Pilih foto"), "outline", "camera")
        self.scan = Button(self.tr("Pindaian terbaru"), "ghost", "scan")
        self.drop = Button(self.tr("Buang foto"), "ghost", "x")
        self.pick.clicked.connect(self._pick)
        self.scan.clicked.connect(self.take_scan)
        self.drop.clicked.connect(self.clear)
        for button in (self.pick, self.scan, self.drop):
            row.addWidget(button)
        self.setFocusProxy(self.pick)
        self._tell()

    def take(self, path: Path) -> None:
        """One more photo."""
        if len(self.paths) < self._most and path not in self.paths:
            self.paths.append(path)
        self.error("")
        self._tell()

    def take_scan(self) -> None:
        """The newest photo in the folder that is not taken yet."""
        found = [one.path for one in attachments.scanned(self._home)]
        fresh = [one for one in found if one.suffix.lower() in PHOTOS and one not in self.paths]
        if fresh:
            self.take(fresh[0])
        else:
            self.error(self.tr("Tidak ada foto baru di folder pemindai."))

    def clear(self) -> None:
        """None."""
        self.paths.clear()
        self.error("")
        self._tell()
        self.pick.setFocus()

    def _pick(self) -> None:
        kinds = " ".join(f"*{one}" for one in PHOTOS)
        chosen, _kind = QFileDialog.getOpenFileNames(self, self.label.text(), "", kinds)
        for one in chosen:
            self.take(Path(one))

    def _tell(self) -> None:
        limit = self.tr("Paling banyak {n}, tanpa data kamera.").replace("{n}", str(self._most))
        self.hint(", ".join(one.name for one in self.paths) or limit)
        self.drop.setVisible(bool(self.paths))
        full = len(self.paths) >= self._most
        for button in (self.pick, self.scan):
            button.setEnabled(not full)
