"""Pieces of the report's page: heads of cards, the air in them, the short table of services."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QHBoxLayout, QWidget

from frontoffice.documents.report import Table
from ui.models.visit_desk import short_name
from ui.widgets.buttons import TextLink
from ui.widgets.cards import Card
from ui.widgets.labels import ElidedLabel, Label

MOST = 6


def short(services: Table) -> Table:
    """The first rows, without the service time: four figures beside each name in short."""
    keep = (1, 2, 4, 5)
    return msgspec.structs.replace(
        services,
        head=(services.head[0], *(services.head[at] for at in keep)),
        rows=tuple(
            (short_name(str(row[0])), *(row[at] for at in keep)) for row in services.rows[:MOST]
        ),
        keys=tuple((row[0], *(row[at] for at in keep)) for row in services.keys[:MOST]),
    )


def plain_card(title: str, aside: str = "", more: QWidget | None = None) -> Card:
    """A card whose head has no line below: title, words beside it, more at the right."""
    card = Card()
    head = QHBoxLayout()
    # What can be pressed is 40 px high and needs no air above it.
    head.setContentsMargins(13, 0 if isinstance(more, TextLink) else 8, 13, 2)
    head.setSpacing(10)
    head.addWidget(Label(title, "card"))
    if aside:
        head.addWidget(ElidedLabel(aside, "second"), 1)
    else:
        head.addStretch(1)
    if more is not None:
        head.addWidget(more)
    card.column.addLayout(head)
    return card


def padded(part: QWidget) -> QWidget:
    """The part with the air a card's content has."""
    inside = QWidget()
    row = QHBoxLayout(inside)
    row.setContentsMargins(13, 2, 13, 6)
    row.addWidget(part)
    return inside
