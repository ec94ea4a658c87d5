"""Permohonan: the list of cases and the case in front."""

from ui.screens.cases.screen import CasesScreen

__all__ = ["CasesScreen"]
