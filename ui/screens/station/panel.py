"""The panels of Stasiun are the panels of every place with a list at its side."""

from __future__ import annotations

from ui.widgets.panel import Panel as Panel
