"""The system says that a network came or went: what waits is tried at once, unasked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QNetworkInformation

REACHABLE = (
    QNetworkInformation.Reachability.Local,
    QNetworkInformation.Reachability.Site,
    QNetworkInformation.Reachability.Online,
)


class LineWatch(QObject):
    """Calls `back` when a network is there again; a system that tells nothing is no trouble."""

    def __init__(
        self, back: Callable[[], object], network: QObject | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._back = back
        if network is not None:
            network.reachabilityChanged.connect(self._changed)  # type: ignore[attr-defined]

    def _changed(self, reach: QNetworkInformation.Reachability) -> None:
        if reach in REACHABLE:
            self._back()


def of_system() -> QNetworkInformation | None:
    """What this system knows of its networks; None where it tells nothing."""
    if not QNetworkInformation.loadDefaultBackend():
        return None
    return QNetworkInformation.instance()
