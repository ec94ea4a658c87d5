"""The places on the rail; a screen's module is imported when the screen is first opened."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.models.context import Context
from ui.models.frame import ScreenSpec

COUNTER, CASES, STANDARDS, SYNC = "loket", "permohonan", "standar", "sinkron"
QUEUE, STATION, PEOPLE = "antrean", "stasiun", "pegawai"
CASH = "kas"
COMPLAINTS, SURVEY = "aduan", "kepuasan"
ALL = (
    COUNTER,
    CASES,
    QUEUE,
    STANDARDS,
    COMPLAINTS,
    SURVEY,
    CASH,
    SYNC,
    PEOPLE,
    STATION,
)


def places(context: Context) -> list[ScreenSpec]:
    """Every place, in the order of the rail; the frame leaves out what the rights do not allow."""
    translate = QCoreApplication.translate

    def counter() -> QWidget:
        from ui.screens.loket import LoketScreen

        return LoketScreen(context)

    def queue() -> QWidget:
        from ui.screens.queue import QueueScreen

        return QueueScreen(context)

    def cases() -> QWidget:
        from ui.screens.cases import CasesScreen

        return CasesScreen(context)

    def standards() -> QWidget:
        from ui.screens.standards import StandardsScreen

        return StandardsScreen(context)

    def complaints() -> QWidget:
        from ui.screens.complaints import ComplaintsScreen

        return ComplaintsScreen(context)

    def survey() -> QWidget:
        from ui.screens.survey import SurveyScreen

        return SurveyScreen(context)

    def cash() -> QWidget:
        from ui.screens.cash import CashScreen

        return CashScreen(context)

    def sync() -> QWidget:
        from ui.screens.sync import SyncScreen

        return SyncScreen(context)

    def people() -> QWidget:
        from ui.screens.people import PeopleScreen

        return PeopleScreen(context)

    def station() -> QWidget:
        from ui.screens.station import StationScreen

        return StationScreen(context)

    return [
        ScreenSpec(COUNTER, translate("Places", "Loket"), "ticket-check", counter, "intake.submit"),
        ScreenSpec(CASES, translate("Places", "Permohonan"), "folder-open", cases, "case.list"),
        ScreenSpec(QUEUE, translate("Places", "Antrean"), "users", queue, "queue.issue"),
        ScreenSpec(STANDARDS, translate("Places", "Standar"), "book-open", standards),
        ScreenSpec(
            COMPLAINTS,
            translate("Places", "Aduan"),
            "message-square-warning",
            complaints,
            "complaint.file",
        ),
        ScreenSpec(SURVEY, translate("Places", "Kepuasan"), "smile", survey, "survey.view"),
        ScreenSpec(CASH, translate("Places", "Kas"), "wallet", cash, "cash.open"),
        ScreenSpec(SYNC, translate("Places", "Sinkron"), "refresh-cw", sync, "sync.run"),
        ScreenSpec(PEOPLE, translate("Places", "Pegawai"), "id-card", people),
        ScreenSpec(STATION, translate("Places", "Stasiun"), "monitor-cog", station),
    ]
