"""A report as a file: PDF with its charts, XLSX with a sheet per table, CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec

from frontoffice.documents.report import ReportContent, Table, render_report, written
from frontoffice.documents.wording import instant_words
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import facilities, report_tables
from frontoffice.services.home import Home
from frontoffice.services.report import Report
from frontoffice.services.report_tables import Wording, percent
from frontoffice.store.atomic import write_atomically

FORMATS = (".pdf", ".xlsx", ".csv")
PARTS = {"skm": ("survey",), "complaints": ("complaints",)}
"""Reports that show only some tables."""


def content(home: Home, found: Report, part: str = "") -> ReportContent:
    """What is printed of a report, in Indonesian; `part` is one of `PARTS` or "" for all."""
    named = Wording(home)
    made = report_tables.tables(found, named)
    charts = report_tables.charts(found, named)
    if part:
        made = [one for one in made if one.code in PARTS[part]]
        title = named.say("title", "survey")
        charts = [one for one in charts if part == "skm" and one.title == title]
    if found.agency:
        made = [_for_the_office(one, named) if one.whole else one for one in made]
    zone = home.card.zone
    return ReportContent(
        office_name=home.office.name,
        title=named.say("title", part or found.kind),
        since=found.since,
        until=found.until,
        about=named.agency(found.agency) if found.agency else "Semua instansi",
        tiles=() if part else _tiles(found),
        charts=tuple(charts),
        tables=tuple(made),
        freshness="Angka sampai fakta terakhir di komputer ini, "
        f"{instant_words(found.as_of, zone)}.",
        photos=() if part else _photos(home, found, named),
        sample=home.card.sample,
    )


def _for_the_office(table: Table, named: Wording) -> Table:
    """The table, saying that it is not about the one agency alone."""
    title = f"{table.title} ({named.say('behind', 'office')})"
    return msgspec.structs.replace(table, title=title)


def _photos(home: Home, found: Report, named: Wording) -> tuple[tuple[str, bytes], ...]:
    """The latest photo of each facility that has come here."""
    places = {one.facility: one.photo for one in found.place.facilities if one.photo}
    shown = facilities.pictures(home, places)
    return tuple((named.say("facility", code), data) for code, data in shown.items() if data)


def _tiles(found: Report) -> tuple[tuple[str, str, str], ...]:
    whole, waits, index = found.cases.whole, found.visits.waits, found.survey.index
    median = report_tables.minutes(waits.median_ms) if waits else None
    return (
        ("Permohonan", written(whole.cases), f"{found.working_days} hari kerja"),
        ("Waktu tunggu, median", "-" if median is None else f"{median} menit", ""),
        ("Janji ditepati", f"{percent(whole.permille) or '-'} %", f"{whole.broken} terlambat"),
        (
            "Indeks kepuasan",
            index.ikm.replace(".", ",") if index else "-",
            f"{found.survey.respondents} dari {found.survey.sample} responden",
        ),
    )


def pdf(home: Home, found: Report, part: str = "") -> bytes:
    """The report on A4 pages. Raises PermissionDenied."""
    home.require("report.export")
    return render_report(content(home, found, part))


def xlsx(home: Home, found: Report, part: str = "") -> bytes:
    """A workbook with a sheet per table; numbers are numbers. Raises PermissionDenied."""
    home.require("report.export")
    import xlsxwriter  # type: ignore[import-untyped]

    told, out = content(home, found, part), io.BytesIO()
    # Words that begin with = or @ are words: nothing that was typed may run as a formula.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, options)
    bold = book.add_format({"bold": True})
    plain = book.add_format({"num_format": "#,##0"})
    for table in told.tables:
        sheet = book.add_worksheet(table.title[:31])
        sheet.write_row(0, 0, [told.office_name, told.title])
        sheet.write_row(1, 0, [told.since.isoformat(), told.until.isoformat()])
        sheet.write_row(3, 0, table.head, bold)
        for at, row in enumerate(table.rows):
            sheet.write_row(4 + at, 0, row, plain)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, max(1, len(table.head) - 1), 20)
        sheet.freeze_panes(4, 0)
        _draw(book, sheet, table)
    book.close()
    return out.getvalue()


def _draw(book: object, sheet: object, table: Table) -> None:
    """A chart beside the tables that have one."""
    if table.code not in ("hours", "services", "trend") or not table.rows:
        return
    chart = book.add_chart({"type": "column" if table.code != "services" else "bar"})  # type: ignore[attr-defined]
    last = 3 + min(len(table.rows), 15)
    chart.add_series(
        {
            "name": [table.title[:31], 3, 1],
            "categories": [table.title[:31], 4, 0, last, 0],
            "values": [table.title[:31], 4, 1, last, 1],
        }
    )
    sheet.insert_chart(3, len(table.head) + 1, chart)  # type: ignore[attr-defined]


def csv_text(home: Home, found: Report, part: str = "") -> bytes:
    """Every table below each other, for programs: comma, UTF-8. Raises PermissionDenied."""
    home.require("report.export")
    told, out = content(home, found, part), io.StringIO()
    writer = csv.writer(out)
    writer.writerow((told.office_name, told.title, told.since, told.until))
    for table in told.tables:
        writer.writerow(())
        writer.writerow((table.title,))
        writer.writerow(table.head)
        for row in table.rows:
            writer.writerow([_safe(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and len(cell) > 1 and cell[0] in "=+-@\t":
        return f"'{cell}"
    return "" if cell is None else cell


def save(home: Home, found: Report, path: Path, part: str = "") -> None:
    """Writes the report in the format its name asks for.

    Raises PermissionDenied, RuleViolation `report-format-unknown`, StoreTrouble.
    """
    made = {".pdf": pdf, ".xlsx": xlsx, ".csv": csv_text}.get(path.suffix.lower())
    if made is None:
        raise RuleViolation("report-format-unknown", field="out", file=path.name[:80])
    write_atomically(path, made(home, found, part))
