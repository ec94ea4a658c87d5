"""Officers as the screens name them: roles in words, rights by code."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.staff import PERMISSIONS, ROLES, Role, may
from ui.models.frame import OfficerInfo

if TYPE_CHECKING:
    from frontoffice.services.home import Home


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


def named(home: Home, staff: str) -> str:
    """An officer's display name, the id where the name is not known here."""
    row = home.reference.staff.get(staff)
    return (row.name if row else "") or staff


def people_options(home: Home, *, others: bool = False) -> list[tuple[str, str]]:
    """Active officers for a choice; `others`: without the one who acts."""
    acting = home.officer.staff
    return [
        (row.staff, row.name or row.staff)
        for row in home.reference.staff.values()
        if row.active and not (others and row.staff == acting)
    ]


def day_words(on: dt.date) -> str:
    """ "23-11-2026"."""
    return on.strftime("%d-%m-%Y")


def item_words(kind: str) -> str:
    """What an open thing of a handover is."""
    translate = QCoreApplication.translate
    words = {
        "case": translate("People", "Permohonan terbuka"),
        "due": translate("People", "Janji hari ini atau lewat"),
        "ready": translate("People", "Produk belum diserahkan"),
        "print": translate("People", "Kertas belum dipastikan"),
        "draft": translate("People", "Draf"),
        "ticket": translate("People", "Nomor antrean"),
        "cash": translate("People", "Laci kas"),
    }
    return words.get(kind, kind)


def open_words(kind: str, state: str) -> str:
    """How an open thing stands; a draft names its service."""
    if kind in ("case", "due", "ready", "print"):
        # Cases bring the database along, which the sign-in has no need of.
        from ui.models.case_words import state_words

        return state_words(state).word
    translate = QCoreApplication.translate
    words = {
        "serving": translate("People", "sedang dilayani"),
        "parked": translate("People", "ditunda"),
        "open": translate("People", "terbuka"),
        "sealed": translate("People", "disegel"),
        "disputed": translate("People", "perlu diputuskan"),
    }
    return words.get(state, state)
