"""Standar: the service standards, for the officer and turned to the citizen."""

from ui.screens.standards.screen import StandardsScreen

__all__ = ["StandardsScreen"]
