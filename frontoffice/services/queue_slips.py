"""Slips of the queue: free, without a number of their own, so no fact is written of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from frontoffice.documents.referral import (
    QueueSlip,
    referral,
    render_queue_slip,
    return_ticket,
    ticket_slip,
)
from frontoffice.domain.words import date_words, time_words
from frontoffice.services.home import Home
from frontoffice.services.settings import PaperSize

_WAIT = "Nomor dipanggil di layar dan dengan suara. Bila terlewat, lapor ke meja bantuan."


def referral_slip(home: Home, place: str, ticket: str = "", paper: PaperSize = "a5") -> bytes:
    """The slip "bukan di sini" that sends a citizen where the question belongs."""
    slip = referral(home.card.office_name, _counter(home), place, ticket, _printed_at(home))
    return _render(home, slip, paper)


def waiting_slip(home: Home, ticket: str, wanted: Sequence[str], paper: PaperSize = "a5") -> bytes:
    """The ticket of somebody who waits for services or agencies (their codes), the next one first:
    number, and of each what to bring, price and time. Free, and nothing of a person."""
    services = [_told(home, code) for code in wanted]
    slip = ticket_slip(home.card.office_name, ticket, services, _WAIT, _printed_at(home))
    return _render(home, slip, paper)


def _told(home: Home, code: str) -> tuple[str, str]:
    """What a service or an agency is called, and what one wants to know of it before waiting."""
    reference = home.reference
    standard = reference.in_force(reference.today(home.card.office, home.now())).get(code)
    if standard is None:
        agency = reference.agencies.get(code)
        return (agency.name if agency else code), ""
    papers = "; ".join(row.name for row in standard.rows_for(frozenset()) if row.mandatory)
    fee = "; ".join(standard.fee_lines)
    return standard.name, f"Biaya: {fee}. Waktu: {standard.time_limit}. Siapkan: {papers}."


def return_slip(home: Home, code: str, on: dt.date, paper: PaperSize = "a5") -> bytes:
    """The slip of a place kept for another day."""
    day = date_words(on)
    slip = return_ticket(home.card.office_name, _counter(home), day, code, _printed_at(home))
    return _render(home, slip, paper)


def _render(home: Home, slip: QueueSlip, paper: PaperSize) -> bytes:
    return render_queue_slip(msgspec.structs.replace(slip, sample=home.card.sample), paper)


def _counter(home: Home) -> str:
    return f"Loket {home.card.station}"


def _printed_at(home: Home) -> str:
    local = home.reference.calendar_of(home.card.office).local(home.now())
    return f"{date_words(local.date())} {time_words(local)}"
