"""First start: two doors, a trial office or this counter's own home, made step by step."""

from ui.screens.first_start.page import FirstStart

__all__ = ["FirstStart"]
