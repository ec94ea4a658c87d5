"""Checks a receipt by the text of its QR at the centre, which knows of voids and revoked stations.

The page `/v` does the same in the phone and tells nobody; this one is for who has no scripts.
"""

from __future__ import annotations

from litestar import Response, get, post
from sqlalchemy import select

from frontoffice.documents.verify import Revocation, Verdict, read_code, verdict
from frontoffice.domain.case import fold
from frontoffice.domain.reference_facts import StationRevoked
from frontoffice.domain.words import rupiah
from frontoffice.server import journal
from frontoffice.server.admin import Centre
from frontoffice.server.app import in_turn
from frontoffice.server.journal import FIELDS
from frontoffice.server.public import (
    MOST_BODY,
    AnyRequest,
    Values,
    language_of,
    public_of,
    sent,
    shown,
    slow_down,
)
from frontoffice.server.public_forms import read_form
from frontoffice.server.public_limits import GUESSING, READING
from frontoffice.server.public_pages import texts
from frontoffice.server.tables import case, entry
from frontoffice.store.entries import from_row, to_recorded

MOST_TEXT = 600
ADDRESSES = ["/id/periksa", "/en/periksa"]


@get(ADDRESSES)
async def form(request: AnyRequest) -> Response[bytes]:
    """Asks for the text of a receipt's QR."""
    slow_down(request, READING)
    heading = texts(language_of(request))["check"]["title"]
    return sent(shown(request, "check", None, {"heading": heading, "verdict": None}))


@post(ADDRESSES, status_code=200, request_max_body_size=MOST_BODY)
async def send(request: AnyRequest) -> Response[bytes]:
    """The verdict: genuine, altered, voided, of an unknown station, or no such code."""
    slow_down(request, GUESSING)
    said = (await read_form(request)).get("text", "")[:MOST_TEXT]
    request.app.state.load.admit()
    words = texts(language_of(request))["check"]

    def made() -> bytes:
        found = judge(public_of(request).centre, said)
        told: Values = {"heading": words["title"], "verdict": words[found.code], "facts": []}
        if found.facts is not None and found.code in ("genuine", "voided"):
            amount = found.facts.amount_rupiah
            told["facts"] = [
                (words["number"], found.facts.number),
                (words["service"], found.facts.service),
                (words["amount"], rupiah(amount) if amount else words["free"]),
            ]
        return shown(request, "check", None, told)

    return sent(await in_turn(request, made))


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
