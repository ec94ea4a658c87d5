"""A button that asks for one picture, and says which one it has."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ui.widgets.buttons import Button


class PhotoButton(Button):
    """`path` is the picture that was chosen, None for none."""

    def __init__(self, words: str) -> None:
        super().__init__(words, "outline", "camera")
        self._title = words
        self.path: Path | None = None
        self.clicked.connect(self._pick)

    def _pick(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, self._title, "", "*.jpg *.jpeg *.png")
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """This picture."""
        self.path = path
        self.set_words(path.name, "check")
