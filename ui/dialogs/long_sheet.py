"""A sheet whose body scrolls where text is large or the window low; note and buttons stay."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.labels import Label
from ui.widgets.scroll import ScrollPage
from ui.widgets.sheet import Sheet


class LongSheet(Sheet):
    """Content goes into `body`; `frame` is the height of everything around it."""

    def __init__(self, over: QWidget, title: str, *, width: int, frame: int) -> None:
        super().__init__(over, title, width=width)
        self._frame = frame
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self._inner = QWidget()
        # What the body does not need goes below it, not between its rows.
        outer = QVBoxLayout(self._inner)
        outer.setContentsMargins(2, 2, 12, 2)
        outer.addLayout(self.body)
        outer.addStretch()
        self._scroll = ScrollPage(self._inner, title)
        self.column.addWidget(self._scroll, 1)
        self.note = Label("", "label", "bad", wrap=True)
        self.note.hide()
        self.column.addWidget(self.note)

    def place(self) -> None:
        """As high as the body asks for, at most the window."""
        wide = min(px(self._wide), self.width() - 32)
        layout = self._inner.layout()
        asked = self._inner.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            asked = max(layout.totalHeightForWidth(wide - 60), layout.minimumSize().height())
        note = self.note.heightForWidth(wide - 40) + 10 if self.note.isVisibleTo(self) else 0
        room = max(px(80), self.height() - 32 - px(self._frame) - note)
        self._scroll.setFixedHeight(min(asked + 6, room))
        super().place()
