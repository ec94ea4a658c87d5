"""What a citizen has to bring for a service and these case flags, on screen and on paper."""

from __future__ import annotations

import re

from frontoffice.documents.checklist import ChecklistContent, render_checklist
from frontoffice.documents.checklist import ChecklistItem as ChecklistItem
from frontoffice.documents.content import Paper
from frontoffice.documents.wording import instant_words
from frontoffice.domain.standard import FORM_WORDS, Requirement, Standard
from frontoffice.services.home import Home


def flag_words(flag: str) -> str:
    """A case flag as people read it: `ubah_data` is "ubah data", `usia_0_5` "usia 0-5"."""
    return re.sub(r"(?<=[0-9])_(?=[0-9])", "-", flag).replace("_", " ")


def to_bring(home: Home, standard: Standard, flags: frozenset[str]) -> list[ChecklistItem]:
    """The papers of a case with these flags, in the standard's order, with where to get each."""
    return [_item(home, standard, row) for row in standard.rows_for(flags)]


def checklist_pdf(
    home: Home, standard: Standard, flags: frozenset[str], paper: Paper = "a5"
) -> bytes:
    """The *daftar syarat* of a service for these flags; no case, no number, no print ledger."""
    agency = home.reference.agencies.get(standard.agency)
    content = ChecklistContent(
        office_name=home.card.office_name,
        agency_name=agency.name if agency else standard.agency,
        service_name=standard.name,
        service_code=standard.code,
        standard_version=standard.content_name.removeprefix("service:"),
        case_flags=tuple(flag_words(flag) for flag in standard.flags if flag in flags),
        items=tuple(to_bring(home, standard, flags)),
        time_limit=standard.time_limit,
        fee_lines=standard.fee_lines,
        product=standard.product,
        complaint_channels=standard.complaint_channels,
        printed_text=instant_words(home.now(), home.card.zone),
        sample=home.card.sample,
    )
    return render_checklist(content, paper)


def _item(home: Home, standard: Standard, row: Requirement) -> ChecklistItem:
    form = FORM_WORDS[row.form]
    if row.copies > 1:
        form = f"{form}, {row.copies} lembar"
    choice = ""
    if row.any_of is not None:
        others = [
            one.name
            for one in standard.requirements
            if one.any_of == row.any_of and one.code != row.code
        ]
        choice = f"cukup salah satu, atau: {', '.join(others)}" if others else ""
    return ChecklistItem(
        name=row.name,
        form=form,
        where=home.reference.catalogue.where_to_get(row.code) or "",
        condition=row.condition or "",
        optional=not row.mandatory,
        choice=choice,
    )
