"""The sheet that publishes a survey: index, grade, elements, respondents, follow-up (A4)."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import foot, heading, letterhead, running_head
from frontoffice.documents.raster import Page, pages
from frontoffice.documents.style import STYLES, Style
from frontoffice.domain.words import date_words

STYLE = STYLES["a5"]._replace(width=210 * MM, height=297 * MM, margin=16 * MM, scale=1.2)
_LABEL, _VALUE = 0.34, 0.12


class ElementBar(msgspec.Struct, frozen=True):
    """An element's name, its mean in words ("3.400"), and the share of the scale in thousandths."""

    name: str
    mean: str
    share: int
    weak: bool = False


class PlanLine(msgspec.Struct, frozen=True):
    """What is done about an element, by whom, until when, how far it is."""

    element: str
    action: str
    owner: str
    due_on: dt.date
    state: str


class SurveySheet(msgspec.Struct, frozen=True, kw_only=True):
    """Everything published; no count of fewer people than `survey_results.LEAST`."""

    office_name: str
    survey_name: str
    basis: str
    since: dt.date
    until: dt.date
    ikm: str
    grade: str
    performance: str
    respondents: int
    users: int
    sample: int
    elements: tuple[ElementBar, ...]
    said: tuple[tuple[str, str], ...] = ()
    plans: tuple[PlanLine, ...] = ()
    sample_data: bool = False


def lay_out_survey_sheet(content: SurveySheet) -> Layout:
    """Places the sheet on A4."""
    style = STYLE
    flow = Flow(style.width, style.height, style.margin, running_head(style, content.survey_name))
    head = PrintState(sheet="Untuk umum")
    flow.add(letterhead(style, content.office_name, content.survey_name, head), 14)
    flow.add(_result(style, content), 16)
    flow.add(heading(style, "Nilai per unsur"), 4)
    for one in content.elements:
        flow.add(_bar(style, one), 2)
    flow.add(Block(), 8)
    if content.said:
        flow.add(heading(style, "Responden"), 4)
        for label, value in content.said:
            flow.add(_pair(style, label, value), 2)
        flow.add(Block(), 8)
    flow.add(heading(style, "Tindak lanjut unsur terendah"), 4)
    for plan in content.plans:
        told = f"{plan.action} - {plan.owner}, {date_words(plan.due_on, weekday=False)}"
        flow.add(_pair(style, plan.element, f"{told} ({plan.state})"), 3)
    if not content.plans:
        flow.add(_pair(style, "", "Belum ada rencana untuk masa ini."), 3)
    basis = f"Disusun menurut {content.basis}. Dihitung dengan pecahan utuh, dibulatkan sekali."
    flow.add(foot(style, None, basis, content.sample_data))
    return flow.finish(content.survey_name, style.foot)


def render_survey_sheet(content: SurveySheet) -> bytes:
    """The sheet's PDF with fonts embedded."""
    return lay_out_survey_sheet(content).pdf()


def picture_of(pdf: bytes, dots_per_inch: int = 110) -> Page:
    """The first page as pixels, for a picture on a web page or a screen in the hall."""
    return pages(pdf, dots_per_inch)[0]


def _result(style: Style, content: SurveySheet) -> Block:
    block, m = Block(), style.margin
    wide = style.inner * 0.36
    block.box(m, 0, wide, 96, style.band, 8)
    big = style.big._replace(size=40)
    y = block.text(m + 14, 10, content.ikm, big, wide - 28)
    told = f"{content.grade}  {content.performance}" if content.grade else ""
    block.text(m + 14, max(y, 62), told, style.head, wide - 28)
    left = m + wide + 18
    width = style.inner - wide - 18
    period = f"{date_words(content.since, weekday=False)} s.d. "
    period += date_words(content.until, weekday=False)
    y = block.text(left, 2, "Masa survei", style.label, width)
    y = block.text(left, y, period, style.fact, width) + 6
    y = block.text(left, y, "Responden", style.label, width)
    told = f"{content.respondents} dari {content.users} pengguna layanan"
    y = block.text(left, y, told, style.fact, width) + 6
    y = block.text(left, y, "Sampel menurut Krejcie-Morgan", style.label, width)
    enough = "tercapai" if content.respondents >= content.sample else "belum tercapai"
    block.text(left, y, f"{content.sample}, {enough}", style.fact, width)
    return block


def _bar(style: Style, one: ElementBar) -> Block:
    block, m, inner = Block(), style.margin, style.inner
    block.text(m, 3, one.name, style.fact if one.weak else style.text, inner * _LABEL)
    left = m + inner * (_LABEL + 0.02)
    room = inner * (1 - _LABEL - _VALUE - 0.04)
    block.box(left, 5, room, 9, style.band, 3)
    block.box(left, 5, max(6, room * one.share / 1000), 9, style.accent, 3)
    mark = f"{one.mean} *" if one.weak else one.mean
    block.text(m + inner * (1 - _VALUE), 3, mark, style.code, inner * _VALUE, "right")
    return block


def _pair(style: Style, label: str, value: str) -> Block:
    block, m = Block(), style.margin
    block.text(m, 0, label, style.label, style.inner * 0.3)
    block.text(m + style.inner * 0.32, 0, value, style.text, style.inner * 0.68)
    return block
