"""The Loket screen: one visit from the citizen's words to the paper in their hand."""

from ui.screens.loket.screen import LoketScreen

__all__ = ["LoketScreen"]
