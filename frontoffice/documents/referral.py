"""Small slips of the queue: "not here, but there", and the place kept for another day."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from frontoffice.documents.content import Paper as Paper
from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import Block, Flow
from frontoffice.documents.parts import fitting, foot, letterhead
from frontoffice.documents.style import STYLES

_FREE = "Lembar ini gratis. Tunjukkan di tujuan; Anda tidak perlu menjelaskan dari awal."
_KEPT = "Tunjukkan lembar ini kepada pemandu. Anda dilayani setelah orang yang sedang dilayani."


class QueueSlip(msgspec.Struct, frozen=True, kw_only=True):
    """What a slip says: where it was printed, its title, one thing large, one number, a note."""

    office_name: str
    counter: str
    title: str
    label: str
    large: str
    number_label: str
    number: str
    note: str
    printed_at: str
    services: tuple[tuple[str, str], ...] = ()
    sample: bool = False


def referral(office: str, counter: str, place: str, ticket: str, printed_at: str) -> QueueSlip:
    """The slip that sends a citizen to `place`."""
    return QueueSlip(
        office_name=office,
        counter=counter,
        title="Bukan di sini",
        label="Silakan ke",
        large=place,
        number_label="Nomor antrean Anda",
        number=ticket,
        note=_FREE,
        printed_at=printed_at,
    )


def return_ticket(office: str, counter: str, day: str, code: str, printed_at: str) -> QueueSlip:
    """The slip under whose `code` a place is kept on `day`."""
    return QueueSlip(
        office_name=office,
        counter=counter,
        title="Tiket kembali",
        label="Silakan datang lagi",
        large=day,
        number_label="Kode Anda",
        number=code,
        note=_KEPT,
        printed_at=printed_at,
    )


def ticket_slip(
    office: str, ticket: str, services: Sequence[tuple[str, str]], note: str, printed_at: str
) -> QueueSlip:
    """The ticket of somebody who waits; of each service its name, and what to bring, fee, time."""
    return QueueSlip(
        office_name=office,
        counter="Antrean",
        title="Nomor antrean",
        label="Tunggu sampai dipanggil",
        large=ticket,
        number_label="Layanan",
        number="",
        services=tuple(services),
        note=note,
        printed_at=printed_at,
    )


def render_queue_slip(content: QueueSlip, paper: Paper = "a5") -> bytes:
    """The slip's PDF with fonts embedded; the destination or day in the largest type."""
    style = STYLES[paper]
    flow = Flow(style.width, style.height, style.margin)
    flow.add(letterhead(style, content.office_name, content.counter, PrintState()), 10)
    block, m, width = Block(), style.margin, style.inner
    y = block.text(m, 0, content.title, fitting(content.title, style.title, width), width)
    y = block.text(m, y + 10, content.label, style.label, width)
    y = block.text(m, y, content.large, style.big, width)
    if content.number:
        y = block.text(m, y + 8, content.number_label, style.label, width)
        y = block.text(m, y, content.number, style.number, width)
    for at, (name, told) in enumerate(content.services, 1):
        title = f"{at}. {name}" if len(content.services) > 1 else name
        y = block.text(m, y + 8, title, style.number, width)
        y = block.text(m, y + 2, told, style.text, width)
    block.text(m, y + 10, content.note, style.text, width)
    flow.add(block, 10)
    flow.add(foot(style, None, f"Dicetak {content.printed_at}.", content.sample))
    return flow.finish(content.title, style.foot).pdf()
