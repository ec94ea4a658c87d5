"""The minutes of the comments on a draft standard (*berita acara pembahasan*), A4, without names.

PermenPANRB 15/2014 asks for the public's part in making a standard to be on record.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import foot, heading, letterhead, running_head
from frontoffice.documents.style import STYLES, Style
from frontoffice.domain.words import date_words

STYLE = STYLES["a5"]._replace(width=210 * MM, height=297 * MM, margin=16 * MM)
TITLE = "Berita acara pembahasan rancangan standar pelayanan"
_LABEL = 0.26


class CommentLine(msgspec.Struct, frozen=True, kw_only=True):
    """One comment as it is published: day, channel, gist, outcome and answer in words."""

    on: dt.date
    channel: str
    gist: str
    outcome: str
    answer: str


class ChangeLine(msgspec.Struct, frozen=True, kw_only=True):
    """A component that the draft changes: lines as they were and as they are to be."""

    title: str
    before: str
    after: str


class MinutesContent(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the minutes; `end` says in words what became of the draft."""

    office_name: str
    agency_name: str
    service_name: str
    service_code: str
    base: str
    reason: str
    published_on: dt.date
    until: dt.date
    channels: tuple[tuple[str, int], ...]
    comments: tuple[CommentLine, ...]
    waiting: int
    changes: tuple[ChangeLine, ...]
    end: tuple[tuple[str, str], ...]
    printed_text: str
    sample: bool = False


def lay_out_minutes(content: MinutesContent) -> Layout:
    """Places the minutes on A4 pages."""
    style = STYLE
    flow = Flow(style.width, style.height, style.margin, running_head(style, content.service_code))
    state = PrintState(sheet="Untuk umum")
    flow.add(letterhead(style, content.office_name, content.agency_name, state), 12)
    head = Block()
    head.text(style.margin, 0, TITLE, style.title, style.inner)
    flow.add(head, 10)
    for label, value in _facts(content):
        flow.add(_pair(style, label, value), 3)
    flow.add(Block(), 8)
    flow.add(heading(style, "Yang berubah"), 4)
    for change in content.changes:
        flow.add(_change(style, change), 6)
    if not content.changes:
        flow.add(_pair(style, "", "Tidak ada komponen yang berubah."), 3)
    flow.add(Block(), 6)
    flow.add(heading(style, "Masukan masyarakat dan tanggapan"), 4)
    for at, comment in enumerate(content.comments, 1):
        flow.add(_comment(style, at, comment), 6)
    for told in _open_words(content):
        flow.add(_pair(style, "", told), 3)
    flow.add(Block(), 6)
    flow.add(heading(style, "Hasil"), 4)
    for label, value in content.end:
        flow.add(_pair(style, label, value), 3)
    flow.add(_signatures(style), 20)
    note = (
        f"Dicetak {content.printed_text}. Masukan ditulis pokoknya saja; nama pemberi masukan "
        "tidak diumumkan. Disusun menurut UU 25/2009 ps. 20 dan PermenPANRB 15/2014."
    )
    flow.add(foot(style, None, note, content.sample))
    return flow.finish(f"{TITLE} {content.service_code}", style.foot)


def render_minutes(content: MinutesContent) -> bytes:
    """The minutes' PDF with fonts embedded."""
    return lay_out_minutes(content).pdf()


def _facts(content: MinutesContent) -> tuple[tuple[str, str], ...]:
    since, until = (date_words(day, weekday=False) for day in (content.published_on, content.until))
    counted = ", ".join(f"{channel} {count}" for channel, count in content.channels)
    total = sum(count for _, count in content.channels)
    return (
        ("Layanan", f"{content.service_name} ({content.service_code})"),
        ("Standar yang diubah", content.base),
        ("Alasan perubahan", content.reason),
        ("Masa masukan", f"{since} s.d. {until}"),
        ("Jumlah masukan", f"{total} ({counted})" if counted else "0"),
    )


def _open_words(content: MinutesContent) -> list[str]:
    told = []
    if content.waiting:
        told.append(f"{content.waiting} masukan belum ditanggapi saat berita acara ini dicetak.")
    if not content.comments and not content.waiting:
        told.append("Tidak ada masukan yang diterima.")
    return told


def _pair(style: Style, label: str, value: str) -> Block:
    block, m = Block(), style.margin
    block.text(m, 0, label, style.label, style.inner * _LABEL)
    left = style.inner * (_LABEL + 0.02)
    block.text(m + left, 0, value, style.text, style.inner - left)
    return block


def _change(style: Style, change: ChangeLine) -> Block:
    block, m, half = Block(), style.margin, style.inner * 0.48
    y = block.text(m, 0, change.title, style.fact, style.inner) + 2
    for x, name, lines in (
        (m, "Semula", change.before),
        (m + style.inner * 0.52, "Menjadi", change.after),
    ):
        top = block.text(x, y, name, style.label, half)
        for line in lines.splitlines():
            top = block.text(x, top, line, style.text, half)
    return block


def _comment(style: Style, at: int, comment: CommentLine) -> Block:
    block, m = Block(), style.margin
    left = m + 18
    width = style.inner - 18
    came = f"{comment.channel}, {date_words(comment.on, weekday=False)}"
    block.text(m, 0, f"{at}.", style.fact, 18)
    y = block.text(left, 0, came, style.label, width)
    y = block.text(left, y, comment.gist, style.text, width) + 2
    block.text(left, y, f"{comment.outcome}: {comment.answer}", style.fact, width)
    return block


def _signatures(style: Style) -> Block:
    block, width = Block(), style.inner * 0.4
    for x, role in (
        (style.margin, "Pimpinan unit pelayanan"),
        (style.margin + style.inner * 0.55, "Wakil pengguna layanan"),
    ):
        y = block.text(x, 24, role, style.label, width) + 46
        block.box(x, y, width, 0.5, style.ink)
    return block
