"""Pegawai: the list of what concerns the office's people, and the panel chosen from it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.models.context import Context
from ui.screens.people.appraisal import AppraisalPanel
from ui.screens.people.competence import CompetencePanel, TrainingPanel
from ui.screens.people.conduct import CodePanel, LedgerPanel
from ui.screens.people.handover import AbsencePanel, HandoverPanel
from ui.screens.people.inspection import InspectionPanel, InspectionsPanel
from ui.screens.people.practising import PracticePanel
from ui.screens.people.rights import RightsPanel
from ui.screens.people.roster import RosterPanel, SeatsPanel
from ui.widgets.panel_screen import PanelScreen, Rows

PANELS: Rows = (
    ("handover", "handshake", HandoverPanel, ""),
    ("absence", "user-x", AbsencePanel, "shift.absent"),
    ("roster", "users", RosterPanel, "staff.roster"),
    ("seats", "calendar-clock", SeatsPanel, "staff.roster"),
    ("competence", "badge-check", CompetencePanel, ""),
    ("training", "book-open", TrainingPanel, ""),
    ("code", "scale", CodePanel, "pledge.make"),
    ("appraisal", "chart-column", AppraisalPanel, "appraisal.reply"),
    ("ledger", "star", LedgerPanel, ""),
    ("rights", "shield-check", RightsPanel, ""),
    ("inspect", "eye", InspectionPanel, "privacy.inspect"),
    ("inspections", "eye", InspectionsPanel, "conduct.note"),
    ("practice", "flask-conical", PracticePanel, "practice.run"),
)


class PeopleScreen(PanelScreen):
    """Everybody finds their own papers here; leading roles those of others too."""

    def __init__(self, context: Context) -> None:
        title = QCoreApplication.translate("People", "Pegawai")
        super().__init__(context, title, PANELS, panel_names())


def panel_names() -> dict[str, str]:
    """The panels in words."""
    translate = QCoreApplication.translate
    return {
        "handover": translate("People", "Serah terima"),
        "absence": translate("People", "Petugas berhalangan"),
        "roster": translate("People", "Daftar petugas"),
        "seats": translate("People", "Jadwal loket"),
        "competence": translate("People", "Kemampuan"),
        "training": translate("People", "Pelatihan"),
        "code": translate("People", "Kode etik"),
        "appraisal": translate("People", "Penilaian"),
        "ledger": translate("People", "Catatan perilaku"),
        "rights": translate("People", "Hak"),
        "inspect": translate("People", "Pemeriksaan"),
        "inspections": translate("People", "Permintaan pengawas"),
        "practice": translate("People", "Latihan"),
    }
