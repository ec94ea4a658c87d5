"""Papers for the wall from the standards in force: posters, the tariff wall, the pledge."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.documents.poster import (
    PledgeContent,
    PosterContent,
    TariffLine,
    TariffWall,
    render_pledge,
    render_poster,
    render_tariffs,
)
from frontoffice.documents.poster import (
    Sheet as Sheet,
)
from frontoffice.documents.wording import instant_words
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.reference_facts import CharterPersonal, CharterSigned
from frontoffice.domain.standard import PUBLISHED_COMPONENTS, Standard
from frontoffice.domain.words import date_words
from frontoffice.services.home import Home
from frontoffice.store.reference_model import CHARTER
from frontoffice.store.work import Changes

_CHANNELS = ("meja aduan kantor ini", "SP4N-LAPOR! (lapor.go.id, SMS 1708)", "Ombudsman RI")
_IN_BOXES = (3, 5)


class Pledge(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed the maklumat of this office, where and when."""

    head_name: str = ""
    head_position: str = ""
    place: str = ""
    signed_on: dt.date | None = None


def read_pledge(home: Home) -> Pledge:
    """The pledge as it was signed last; empty where none was."""
    signed = home.reference.charter(home.card.office)
    if signed is None:
        return Pledge()
    fact, name = signed
    return Pledge(
        head_name=name,
        head_position=fact.head_position,
        place=fact.place,
        signed_on=fact.signed_on,
    )


def set_pledge(home: Home, pledge: Pledge) -> Changes:
    """Publishes who signed the pledge, for every counter and the public page; once if unchanged.

    :raises PermissionDenied: not an admin.
    :raises RuleViolation: `pledge-incomplete` naming the field.
    """
    acting = home.require("catalogue.publish")
    signed_on = _complete(pledge)
    if pledge == read_pledge(home):
        return Changes()
    fact = CharterSigned(
        office=home.card.office,
        head_position=pledge.head_position.strip(),
        place=pledge.place.strip(),
        signed_on=signed_on,
    )
    with home.store.work(acting.staff) as work:
        work.open(CHARTER, fact, CharterPersonal(head_name=pledge.head_name.strip()), "office")
    return work.changes


def poster_pdf(home: Home, standard: Standard, sheet: Sheet = "a3") -> bytes:
    """The published components of a standard on one sheet for the wall."""
    agency = home.reference.agencies.get(standard.agency)
    parts = tuple(
        (f"{part.number}. {part.title}", part.lines)
        for part in standard.components()[:PUBLISHED_COMPONENTS]
        if part.number not in _IN_BOXES
    )
    content = PosterContent(
        office_name=home.card.office_name,
        agency_name=agency.name if agency else standard.agency,
        service_name=standard.name,
        service_code=standard.code,
        version=standard.content_name.removeprefix("service:"),
        decree=standard.decree or "",
        time_limit=standard.time_limit,
        fee=_fee(standard)[0],
        product=standard.product,
        parts=parts,
        legal_basis=standard.legal_basis,
        printed_text=instant_words(home.now(), home.card.zone),
        sample=home.card.sample,
    )
    return render_poster(content, sheet)


def tariffs_pdf(home: Home, sheet: Sheet = "a3") -> bytes:
    """Every service in force today with time and fee, by agency in the catalogue's order."""
    reference = home.reference
    standing = reference.in_force(reference.today(home.card.office, home.now())).values()
    by_agency: dict[str, list[TariffLine]] = {code: [] for code in reference.agencies}
    for standard in sorted(standing, key=lambda one: one.name):
        fee, rows = _fee(standard)
        line = TariffLine(service=standard.name, time=standard.span, fee=fee, rows=rows)
        by_agency.setdefault(standard.agency, []).append(line)
    if not any(by_agency.values()):
        raise RuleViolation("poster-empty", office=home.card.office)
    wall = TariffWall(
        office_name=home.card.office_name,
        agencies=tuple(
            (reference.agencies[code].name if code in reference.agencies else code, tuple(lines))
            for code, lines in by_agency.items()
            if lines
        ),
        channels=_CHANNELS,
        printed_text=instant_words(home.now(), home.card.zone),
        sample=home.card.sample,
    )
    return render_tariffs(wall, sheet)


def pledge_pdf(home: Home, sheet: Sheet = "a3") -> bytes:
    """The maklumat of the office.

    :raises RuleViolation: `pledge-incomplete` where nobody is known to sign it.
    """
    pledge = read_pledge(home)
    signed = _complete(pledge)
    content = PledgeContent(
        office_name=home.card.office_name,
        head_name=pledge.head_name,
        head_position=pledge.head_position,
        place=pledge.place,
        signed_text=date_words(signed, weekday=False),
        sample=home.card.sample,
    )
    return render_pledge(content, sheet)


def _complete(pledge: Pledge) -> dt.date:
    for field in ("head_name", "head_position", "place"):
        if not getattr(pledge, field).strip():
            raise RuleViolation("pledge-incomplete", field=field)
    if pledge.signed_on is None:
        raise RuleViolation("pledge-incomplete", field="signed_on")
    return pledge.signed_on


def _fee(standard: Standard) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The fee in a word, and its rows where there are several."""
    if standard.is_free or standard.fee_rupiah is not None:
        return standard.fee_lines[0], ()
    prices = tuple((row.description, row.price) for row in standard.tariff)
    return (prices[0][1], ()) if len(prices) == 1 else ("sesuai tarif", prices)
