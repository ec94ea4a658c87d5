"""A home's card and settings as the frame and the screens want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication

from frontoffice.services.door import HomeCard
from ui.models.frame import ZONE_HOURS, OfficeInfo, Zone
from ui.models.settings import Settings

if TYPE_CHECKING:
    from frontoffice.services.settings import StationSettings


def zone_of(code: str) -> Zone:
    """The zone of a card; a card of unknown zone is read in WIB."""
    known: dict[str, Zone] = {"WITA": "WITA", "WIT": "WIT"}
    return known.get(code, "WIB")


def zone_options() -> list[tuple[str, str]]:
    """The three zones with their offset."""
    return [(zone, f"{zone} (UTC+{hours})") for zone, hours in ZONE_HOURS.items()]


def office_info(card: HomeCard) -> OfficeInfo:
    """What the frame says of the place."""
    translate = QCoreApplication.translate
    counter = translate("Station", "Loket {number}").replace("{number}", str(card.station))
    if card.sample:
        counter = " · ".join((counter, translate("Station", "data contoh")))
    return OfficeInfo(card.office_name, counter, zone_of(card.zone))


def with_station(settings: Settings, station: StationSettings) -> Settings:
    """The look with what the open home adds to it."""
    return msgspec.structs.replace(
        settings,
        paper=station.paper,
        printer=station.printer or "",
        idle_minutes=station.idle_lock_minutes,
        backup_folder=station.backup_folder or "",
    )
