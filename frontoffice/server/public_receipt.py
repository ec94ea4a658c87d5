"""Checks a receipt at the centre, which knows of voids and revoked stations: by the text of its QR,
or by the number and code a person types.

The page `/v` does the same in the phone and tells nobody; this one is for who has no scripts.
"""

from __future__ import annotations

from typing import NamedTuple

from litestar import Response, get, post
from sqlalchemy import select

from frontoffice.documents.verify import Revocation, Verdict, read_code, verdict
from frontoffice.domain.case import fold
from frontoffice.domain.practice import OFFICE as PRACTICE
from frontoffice.domain.reference_facts import StationRevoked
from frontoffice.domain.words import rupiah
from frontoffice.server import journal
from frontoffice.server.admin import Centre
from frontoffice.server.app import in_turn
from frontoffice.server.journal import FIELDS
from frontoffice.server.public import (
    MOST_BODY,
    AnyRequest,
    Public,
    Values,
    find_case,
    language_of,
    plain,
    public_of,
    sent,
    shown,
    slow_down,
)
from frontoffice.server.public_forms import read_form
from frontoffice.server.public_limits import GUESSING, READING, SECRET
from frontoffice.server.public_pages import day_text, texts
from frontoffice.server.tables import case, entry
from frontoffice.store.entries import from_row, to_recorded

MOST_TEXT = 600
RIGHT = ("genuine", "recorded")
ADDRESSES = ["/id/periksa", "/en/periksa"]


class Finding(NamedTuple):
    """What is said of a paper: a code of the texts, and the facts to compare it with."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@get(ADDRESSES)
async def form(request: AnyRequest) -> Response[bytes]:
    """Asks for number and code, or for the text of a receipt's QR."""
    slow_down(request, READING)
    return sent(shown(request, "check", None, _values(request, None)))


@post(ADDRESSES, status_code=200, request_max_body_size=MOST_BODY)
async def send(request: AnyRequest) -> Response[bytes]:
    """The verdict in a citizen's words."""
    slow_down(request, GUESSING)
    said = await read_form(request)
    number, code = plain(said.get("number")), plain(said.get("code"))
    if number:
        slow_down(request, SECRET, f"case:{number}")
    request.app.state.load.admit()

    def made() -> bytes:
        text = said.get("text", "")[:MOST_TEXT]
        found = by_number(request, number, code) if number else by_text(request, text)
        return shown(request, "check", None, _values(request, found))

    return sent(await in_turn(request, made))


def _values(request: AnyRequest, found: Finding | None) -> Values:
    return {
        "heading": texts(language_of(request))["check"]["title"],
        "verdict": found and found.code,
        "right": found is not None and found.code in RIGHT,
        "facts": found.facts if found else (),
    }


def by_text(request: AnyRequest, said: str) -> Finding:
    """A receipt by the text of its QR."""
    found = judge(public_of(request).centre, said)
    if found.facts is None or found.code not in ("genuine", "voided"):
        return Finding(found.code)
    words = texts(language_of(request))["check"]
    facts = found.facts
    told = [
        (words["number"], facts.number),
        (words["receipt"], facts.receipt_number or ""),
        (words["service"], _service(public_of(request), found.office, facts.service)),
        (words["amount"], _amount(facts.amount_rupiah, words)),
    ]
    return Finding(found.code, tuple(one for one in told if one[1]))


def by_number(request: AnyRequest, number: str, code: str) -> Finding:
    """A receipt by the number of its application and the code on it; misses are all alike."""
    if number.startswith(PRACTICE):
        return Finding("practice")
    public, language = public_of(request), language_of(request)
    words = texts(language)["check"]
    offices = [one for one, _ in public.offices.named()]
    named = max((one for one in offices if number.startswith(one)), key=len, default=None)
    if named is None:
        return Finding("unknown")
    office = public.offices.office(named)
    found = find_case(public.centre, office, number, code)
    if found is None or found.opened is None or not found.receipts:
        return Finding("unknown")
    valid = [one for one in found.receipts if one.voided_at is None]
    last = (valid or found.receipts)[-1]
    told = (
        (words["receipt"], last.number),
        (words["service"], _service(public, office.code, found.opened.service)),
        (words["amount"], _amount(last.amount_rupiah, words)),
        (words["issued"], day_text(office.calendar.local(last.at), language)),
    )
    return Finding("recorded" if valid else "voided", told)


def _service(public: Public, office: str, code: str) -> str:
    """A service by its name, where the office still has it."""
    if office not in dict(public.offices.named()):
        return code
    known = public.offices.office(office).reference.versions.get(code)
    return f"{known[-1].standard.name} ({code})" if known else code


def _amount(amount: int, words: Values) -> str:
    return rupiah(amount) if amount else str(words["free"])


def judge(centre: Centre, said: str) -> Verdict:
    """What the centre makes of the text of a QR."""
    reading = read_code(said)
    office = reading.proof.office if reading.proof else ""
    number = reading.proof.facts.number if reading.proof else ""
    return verdict(
        reading,
        [centre.home.authority.public],
        revoked=lambda key: _revoked(centre, office, key),
        voided=lambda receipt: _voided_at(centre, office, number, receipt),
    )


def _revoked(centre: Centre, office: str, key: bytes) -> Revocation | None:
    with centre.database.reading() as connection:
        facts = journal.own_facts(connection, centre.home.station, office, StationRevoked.KIND)
        at = connection.execute(
            select(entry.c.at).where(entry.c.office == office, entry.c.kind == StationRevoked.KIND)
        ).scalar()
    for _, body in facts:
        if body["key"] == key:
            return Revocation(at or 0, body["last_seq"])
    return None


def _voided_at(centre: Centre, office: str, number: str, receipt: str) -> int | None:
    with centre.database.reading() as connection:
        stream = connection.execute(
            select(case.c.stream).where(case.c.office == office, case.c.number == number)
        ).scalar()
        rows = connection.execute(
            select(*FIELDS).where(entry.c.office == office, entry.c.stream == (stream or ""))
        )
        state = fold(stream or "", [to_recorded(from_row(row)) for row in rows])
    return next((one.voided_at for one in state.receipts if one.number == receipt), None)


CHECK_HANDLERS = [form, send]
