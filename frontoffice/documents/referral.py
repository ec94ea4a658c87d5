"""The referral slip: not here, but there; for a citizen who came to the wrong counter."""

from __future__ import annotations

import msgspec

from frontoffice.documents.content import Paper as Paper
from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import Block, Flow
from frontoffice.documents.parts import fitting, foot, letterhead
from frontoffice.documents.style import STYLES

_FREE = "Lembar ini gratis. Tunjukkan di tujuan; Anda tidak perlu menjelaskan dari awal."


class Referral(msgspec.Struct, frozen=True, kw_only=True):
    """Where the citizen came (office, counter), where to go (`place`), the ticket, when."""

    office_name: str
    counter: str
    place: str
    ticket: str
    printed_at: str
    sample: bool = False


def render_referral(content: Referral, paper: Paper = "a5") -> bytes:
    """The slip's PDF with fonts embedded; the destination in the largest type."""
    style = STYLES[paper]
    flow = Flow(style.width, style.height, style.margin)
    flow.add(letterhead(style, content.office_name, content.counter, PrintState()), 10)
    block, m, width = Block(), style.margin, style.inner
    y = block.text(m, 0, "Bukan di sini", fitting("Bukan di sini", style.title, width), width)
    y = block.text(m, y + 10, "Silakan ke", style.label, width)
    y = block.text(m, y, content.place, style.big, width)
    if content.ticket:
        y = block.text(m, y + 8, "Nomor antrean Anda", style.label, width)
        y = block.text(m, y, content.ticket, style.number, width)
    block.text(m, y + 10, _FREE, style.text, width)
    flow.add(block, 10)
    flow.add(foot(style, None, f"Dicetak {content.printed_at}.", content.sample))
    return flow.finish("Lembar arahan", style.foot).pdf()
