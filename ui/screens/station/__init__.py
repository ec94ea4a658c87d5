"""Stasiun: what is set on this computer, its officers, its proof and its backups."""

from ui.screens.station.page import StationScreen

__all__ = ["StationScreen"]
