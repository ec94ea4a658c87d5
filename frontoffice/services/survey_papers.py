"""Papers of voices: the receipt of a complaint, and the sheet that publishes a survey."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

from frontoffice.documents.complaint_receipt import ComplaintReceipt, render_complaint_receipt
from frontoffice.documents.content import Paper
from frontoffice.documents.survey_sheet import (
    ElementBar,
    PlanLine,
    SurveySheet,
    picture_of,
    render_survey_sheet,
)
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.survey_questions import PROFILE
from frontoffice.services.complaints import Filed, Filing
from frontoffice.services.complaints_words import clock_lines, word
from frontoffice.services.home import Home
from frontoffice.services.report_evidence import suppressed
from frontoffice.services.survey import questionnaire
from frontoffice.services.survey_plan import OPEN, plans
from frontoffice.services.survey_results import LEAST, Results
from frontoffice.store.atomic import write_atomically

CHANNELS = ("SP4N-LAPOR! (lapor.go.id, SMS 1708)", "Ombudsman RI (137)")
MOST_SUMMARY = 160


def complaint_receipt(home: Home, filed: Filed, asked: Filing, paper: Paper = "a5") -> bytes:
    """The receipt's PDF; printed once, noted nowhere, of an anonymous one without an officer."""
    office = home.office
    # A spool or a folder of papers must not hold what was said without a name.
    words = "" if filed.anonymous else " ".join(asked.text.split())
    host = office.public_host
    return render_complaint_receipt(
        ComplaintReceipt(
            office_name=office.name,
            number=filed.number,
            code=filed.code,
            kind=word("kind", filed.kind),
            received_on=filed.received_on,
            clocks=clock_lines(filed.clocks),
            summary=words[:MOST_SUMMARY] + ("…" if len(words) > MOST_SUMMARY else ""),
            name=asked.name.strip(),
            officer="" if filed.anonymous else home.officer_name,
            anonymous=filed.anonymous,
            confidential=asked.confidential,
            tracking_address=f"https://{host}" if host else "",
            channels=CHANNELS,
            sample=office.sample,
        ),
        paper,
    )


def publication(home: Home, found: Results) -> bytes:
    """The sheet's PDF for the board, the web and SIPP.

    Raises RuleViolation `survey-few` below the least number of respondents.
    """
    index = found.index
    if index is None:
        raise RuleViolation("survey-few", respondents=found.respondents, least=LEAST)
    asked = questionnaire(home, found.survey)
    bars = tuple(
        ElementBar(
            asked.name_of(code),
            comma(index.nrr[code]),
            round(float(index.nrr[code]) / asked.scale * 1000),
            code in found.weakest,
        )
        for code in found.order
        if code in index.nrr
    )
    return render_survey_sheet(
        SurveySheet(
            office_name=home.office.name,
            survey_name=asked.name,
            basis=asked.basis,
            since=found.since,
            until=found.until,
            ikm=comma(index.ikm),
            grade=index.grade if asked.graded else "",
            performance=index.performance if asked.graded else "",
            respondents=found.respondents,
            users=found.users,
            sample=found.sample,
            elements=bars,
            said=respondents(found.said),
            plans=_plan_lines(home, found.survey),
            sample_data=home.office.sample,
        )
    )


def respondents(
    said: Mapping[str, Mapping[str, int]], language: str = "id"
) -> tuple[tuple[str, str], ...]:
    """Who answered as it may be published: counts of few people are hidden, and one beside them."""
    lines = []
    for thing, values in PROFILE.items():
        counts = said.get(thing, {})
        shown = suppressed([(value, counts[value]) for value in values if value in counts])
        told = ", ".join(f"{word('said', value, language)}: {times}" for value, times in shown)
        if told:
            lines.append((word("said", thing, language), told))
    return tuple(lines)


def _plan_lines(home: Home, survey: str) -> tuple[PlanLine, ...]:
    asked = questionnaire(home, survey)
    return tuple(
        PlanLine(
            asked.name_of(one.element),
            one.action,
            _owner(home, one.owner),
            one.due_on,
            word("plan", one.state),
        )
        for one in plans(home, survey)
        if one.state in (*OPEN, "done")
    )


def comma(figure: str) -> str:
    """A figure as Indonesian papers and screens write it: `72,42`."""
    return figure.replace(".", ",")


def _owner(home: Home, staff: str) -> str:
    row = home.reference.staff.get(staff)
    return row.name if row and row.name else staff


def picture(pdf: bytes) -> bytes:
    """The sheet as PNG."""
    page = picture_of(pdf)
    rows = []
    for at in range(page.height):
        line = page.pixels[at * page.stride : at * page.stride + page.width * 4]
        plain = bytearray(page.width * 3)
        for colour in range(3):
            plain[colour::3] = line[colour::4]
        rows.append(b"\x00" + bytes(plain))
    head = struct.pack(">IIBBBBB", page.width, page.height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in parts)


def save_picture(home: Home, found: Results, path: Path) -> None:
    """Writes the sheet as PNG; raises as `publication`, and StoreTrouble."""
    write_atomically(path, picture(publication(home, found)))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
