"""Officers as the screens name them: roles in words, rights by code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.staff import PERMISSIONS, ROLES, Role, may
from ui.models.frame import OfficerInfo


def role_words(role: str) -> str:
    """ "Petugas loket" for "officer"; a role of a later program shows its code."""
    translate = QCoreApplication.translate
    words = {
        "officer": translate("Roles", "Petugas loket"),
        "supervisor": translate("Roles", "Penyelia"),
        "admin": translate("Roles", "Admin cabang"),
        "treasurer": translate("Roles", "Bendahara"),
        "helpdesk": translate("Roles", "Petugas bantuan"),
        "back_office": translate("Roles", "Petugas belakang"),
        "inspector": translate("Roles", "Pengawas"),
        "head": translate("Roles", "Kepala kantor"),
    }
    return words.get(role, role)


def role_options() -> list[tuple[str, str]]:
    """Every role with its words, for a choice."""
    return [(role, role_words(role)) for role in ROLES]


def officer_info(staff: str, name: str, role: Role) -> OfficerInfo:
    """What the frame shows of the officer who signed in."""
    rights = frozenset(action for action in PERMISSIONS if may(role, action))
    return OfficerInfo(staff, name, role_words(role), rights)
