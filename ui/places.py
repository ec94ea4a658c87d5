"""The places on the rail; a screen's module is imported when the screen is first opened."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.models.context import Context
from ui.models.frame import ScreenSpec

COUNTER, CASES, STANDARDS, SYNC = "loket", "permohonan", "standar", "sinkron"
QUEUE, STATION, PEOPLE = "antrean", "stasiun", "pegawai"
CASH = "kas"
COMPLAINTS, SURVEY = "aduan", "kepuasan"
REPORTS = "laporan"
ALL = (
    COUNTER,
    CASES,
    QUEUE,
    STANDARDS,
    COMPLAINTS,
    SURVEY,
    CASH,
    SYNC,
    REPORTS,
    PEOPLE,
    STATION,
)


def _counter(context: Context) -> QWidget:
    from ui.screens.loket import LoketScreen

    return LoketScreen(context)


def _queue(context: Context) -> QWidget:
    from ui.screens.queue import QueueScreen

    return QueueScreen(context)


def _cases(context: Context) -> QWidget:
    from ui.screens.cases import CasesScreen

    return CasesScreen(context)


def _standards(context: Context) -> QWidget:
    from ui.screens.standards import StandardsScreen

    return StandardsScreen(context)


def _complaints(context: Context) -> QWidget:
    from ui.screens.complaints import ComplaintsScreen

    return ComplaintsScreen(context)


def _survey(context: Context) -> QWidget:
    from ui.screens.survey import SurveyScreen

    return SurveyScreen(context)


def _cash(context: Context) -> QWidget:
    from ui.screens.cash import CashScreen

    return CashScreen(context)


def _sync(context: Context) -> QWidget:
    from ui.screens.sync import SyncScreen

    return SyncScreen(context)


def _reports(context: Context) -> QWidget:
    from ui.screens.reports import ReportsScreen

    return ReportsScreen(context)


def _people(context: Context) -> QWidget:
    from ui.screens.people import PeopleScreen

    return PeopleScreen(context)


def _station(context: Context) -> QWidget:
    from ui.screens.station import StationScreen

    return StationScreen(context)


def places(context: Context) -> list[ScreenSpec]:
    """Every place, in the order of the rail; the frame leaves out what the rights do not allow."""
    translate = QCoreApplication.translate

    return [
        ScreenSpec(
            COUNTER,
            translate("Places", "Loket"),
            "ticket-check",
            partial(_counter, context),
            "intake.submit",
        ),
        ScreenSpec(
            CASES,
            translate("Places", "Permohonan"),
            "folder-open",
            partial(_cases, context),
            "case.list",
        ),
        ScreenSpec(
            QUEUE, translate("Places", "Antrean"), "users", partial(_queue, context), "queue.issue"
        ),
        ScreenSpec(
            STANDARDS, translate("Places", "Standar"), "book-open", partial(_standards, context)
        ),
        ScreenSpec(
            COMPLAINTS,
            translate("Places", "Aduan"),
            "message-square-warning",
            partial(_complaints, context),
            "complaint.file",
        ),
        ScreenSpec(
            SURVEY,
            translate("Places", "Kepuasan"),
            "smile",
            partial(_survey, context),
            "survey.view",
        ),
        *_behind(context),
    ]


def _behind(context: Context) -> list[ScreenSpec]:
    """The places behind the counter: money, exchange, reports, people, this station."""
    translate = QCoreApplication.translate

    return [
        ScreenSpec(
            CASH, translate("Places", "Kas"), "wallet", partial(_cash, context), "cash.open"
        ),
        ScreenSpec(
            SYNC, translate("Places", "Sinkron"), "refresh-cw", partial(_sync, context), "sync.run"
        ),
        ScreenSpec(
            REPORTS,
            translate("Places", "Laporan"),
            "chart-column",
            partial(_reports, context),
            "report.view",
        ),
        ScreenSpec(PEOPLE, translate("Places", "Pegawai"), "id-card", partial(_people, context)),
        ScreenSpec(
            STATION, translate("Places", "Stasiun"), "monitor-cog", partial(_station, context)
        ),
    ]
