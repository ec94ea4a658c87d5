"""Pegawai: officers, seats, handover, competence, conduct, appraisal, rights, practice."""

from __future__ import annotations

from ui.screens.people.page import PeopleScreen as PeopleScreen
