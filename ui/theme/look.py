"""The look in force: theme, text size and motion, switchable while the program runs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import fonts
from ui.theme.tokens import LIGHT, LOOKS, Tokens


class Look(QObject):
    """What every widget paints with; one instance, `look`, for the whole program."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.text_percent = 100
        self.reduced_motion = False

    def use(
        self,
        *,
        theme: str | None = None,
        text_percent: int | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Switch to a theme ("light", "dark", "contrast"), a text size (100-200 %) or less motion.

        Every open widget follows at once; what is None stays as it is. KeyError: unknown theme.
        """
        if theme is not None:
            self.tokens = LOOKS[theme]
        if text_percent is not None:
            self.text_percent = max(100, min(200, text_percent))
            fonts.scale_to(self.text_percent)
        if reduced_motion is not None:
            self.reduced_motion = reduced_motion
        if isinstance(app := QApplication.instance(), QApplication):
            app.setPalette(palette_of(self.tokens))
            app.setFont(fonts.font(14, 500))
            for widget in app.allWidgets():
                restyle = getattr(widget, "restyle", None)
                if restyle is not None:
                    restyle()
                    widget.updateGeometry()
                widget.update()
        self.changed.emit()


look = Look()


def colour(token: str) -> QColor:
    """The colour of a token in the look in force; a `#RRGGBB` passes through."""
    return QColor(token if token.startswith("#") else getattr(look.tokens, token))


def px(size: int) -> int:
    """A height or width in pixels that grows with the text size."""
    return round(size * look.text_percent / 100)


def palette_of(tokens: Tokens) -> QPalette:
    """The Qt palette of a look, so that standard widgets fit beside our own."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, value in (
        (role.Window, tokens.canvas),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.on_accent),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.text),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent_text),
        (role.LinkVisited, tokens.accent_text),
        (role.Light, tokens.surface),
        (role.Midlight, tokens.hover),
        (role.Mid, tokens.line2),
        (role.Dark, tokens.ctl),
        (role.Shadow, tokens.line2),
    ):
        palette.setColor(target, QColor(value))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(tokens.disabled))
    return palette
