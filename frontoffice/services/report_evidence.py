"""Evidence for PEKPPP and ZI WBK/WBBM, and figures for the public, each as one archive.

Evidence names standards, dates, clocks and counts, never a person. Open data suppresses every
count under five, and a second one beside it, so that none can be had back by subtraction.
"""

from __future__ import annotations

import csv
import html
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from frontoffice.services import (
    complaints_words,
    report_papers,
    standard_drafts_read,
    standard_words,
)
from frontoffice.services.complaints_read import visible
from frontoffice.services.home import Home
from frontoffice.services.report import Report
from frontoffice.services.report_tables import Wording, word
from frontoffice.store.atomic import write_atomically
from frontoffice.store.engine import driver

LEAST = 5
"""Fewer than so many are told to nobody outside."""

HIDDEN = "*"
STAMP = (1980, 1, 1, 0, 0, 0)
Rows = list[tuple[Any, ...]]


def save_evidence(home: Home, found: Report, path: Path) -> list[str]:
    """Writes the evidence of a report's period; the names of its parts.

    Raises PermissionDenied, StoreTrouble.
    """
    home.require("report.export")
    parts = {
        "laporan.pdf": report_papers.pdf(home, found),
        "laporan.xlsx": report_papers.xlsx(home, found),
        "standar.csv": _csv(_STANDARD, _standards(home)),
        "rancangan.csv": _csv(_DRAFT, _drafts(home)),
        "skm.csv": _csv(("unsur", "nilai"), _survey(home, found)),
        "aduan.csv": _csv(_COMPLAINT, _complaints(home, found)),
        "konsultasi.csv": _csv(
            ("tanggal", "hasil", "layanan", "jumlah"), _consultations(home, found)
        ),
        "pegawai.csv": _csv(("hal", "jumlah"), _people(home, found)),
        "sarana.csv": _csv(("tanggal", "sarana", "kondisi"), _rounds(home, found)),
    }
    parts["indeks.html"] = _index(home, found, list(parts))
    write_atomically(path, _zip(parts))
    return list(parts)


_CONSULTATION = ("tanggal", "hasil", "layanan", "jumlah")
_STANDARD = (
    "layanan",
    "nama",
    "versi",
    "berlaku",
    "dasar hukum",
    "diumumkan",
    "oleh",
    "waktu",
    "biaya",
)
_DRAFT = ("layanan", "nama", "tahap", "masukan sampai", "masukan", "ditanggapi")
_COMPLAINT = ("diterima", "jenis", "saluran", "hal", "status", "selesai", "batas", "tepat waktu")


def _standards(home: Home) -> Rows:
    """Every version of every standard: when it was published, by whom, on what legal basis."""
    calendar = home.reference.calendar_of(home.card.office)
    rows: Rows = []
    for code, versions in sorted(home.reference.versions.items()):
        for one in versions:
            standard = one.standard
            rows.append(
                (
                    code,
                    standard.name,
                    one.content,
                    standard.valid_from or "",
                    "; ".join(standard.legal_basis),
                    calendar.local(one.published_at).date(),
                    one.authority,
                    standard.span,
                    "gratis" if standard.is_free else standard.fee_rupiah or "menurut tarif",
                )
            )
    return rows


def _drafts(home: Home) -> Rows:
    """The public's part in the standards: drafts, their days, how many comments were answered."""
    return [
        (
            one.code,
            one.name,
            standard_words.word("stage", one.stage),
            one.until or "",
            one.comments,
            one.comments - one.waiting,
        )
        for one in standard_drafts_read.listing(home)
    ]


def _survey(home: Home, found: Report) -> Rows:
    index, asked = found.survey.index, Wording(home).asked
    rows: Rows = [("responden", found.survey.respondents), ("sampel", found.survey.sample)]
    if index is not None:
        rows.append(("IKM", index.ikm))
        rows += [(asked.name_of(code), mean) for code, mean in index.nrr.items()]
    return rows


def _complaints(home: Home, found: Report) -> Rows:
    """Times and clocks of complaints the reader may know of; no words, no names, no numbers."""
    if found.complaints is None:
        return []
    allowed, values = visible(home)
    with home.store.read() as connection:
        rows = (
            driver(connection)
            .execute(
                "SELECT received_on, kind, channel, topic, status, ended_on, finish_on FROM "
                f"complaint_row WHERE office = ? AND received_on BETWEEN ? AND ? AND {allowed} "
                "ORDER BY received_on, kind, channel, topic, status, ended_on",
                (found.office, found.since.isoformat(), found.until.isoformat(), *values),
            )
            .fetchall()
        )
    say = complaints_words.word
    return [
        (
            on,
            say("kind", kind),
            say("channel", channel),
            say("topic", topic),
            say("status", status),
            ended or "",
            due or "",
            "" if not ended else "ya" if not due or ended <= due else "tidak",
        )
        for on, kind, channel, topic, status, ended, due in rows
    ]


def _consultations(home: Home, found: Report) -> Rows:
    with home.store.read() as connection:
        return list(
            driver(connection)
            .execute(
                "SELECT day, outcome, service, count(*) FROM consultation_row WHERE office = ? "
                "AND day BETWEEN ? AND ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
                (found.office, found.since.isoformat(), found.until.isoformat()),
            )
            .fetchall()
        )


_PEOPLE = {
    "seat": "Jadwal loket",
    "training": "Pelatihan",
    "competence": "Kompetensi yang berlaku",
    "code": "Kode etik yang diumumkan",
    "pledge": "Pernyataan kode etik",
    "conduct": "Catatan penghargaan dan pembinaan",
    "appraisal": "Penilaian kinerja",
}


def _people(home: Home, found: Report) -> Rows:
    """Counts only."""
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT word, count(*) FROM people_row WHERE at < ? GROUP BY word",
            (home.reference.calendar_of(found.office).instant(found.until, 24 * 60 - 1),),
        )
        counts = dict(rows.fetchall())
    return [(name, counts.get(code, 0)) for code, name in _PEOPLE.items()]


def _rounds(home: Home, found: Report) -> Rows:
    with home.store.read() as connection:
        rows = driver(connection).execute(
            "SELECT day, facility, condition FROM facility_row WHERE office = ? "
            "AND day BETWEEN ? AND ? ORDER BY day, facility",
            (found.office, found.since.isoformat(), found.until.isoformat()),
        )
        return [(day, word("facility", one), word("condition", how)) for day, one, how in rows]


def _index(home: Home, found: Report, names: Sequence[str]) -> bytes:
    """The page that says what is in the archive."""
    lines = "".join(f'<li><a href="{name}">{name}</a></li>' for name in names)
    title = f"Bukti pelayanan {found.since} s.d. {found.until}"
    page = (
        '<!doctype html><html lang="id"><meta charset="utf-8">'
        f"<title>{title}</title><h1>{html.escape(home.office.name)}</h1><p>{title}</p>"
        f"<ul>{lines}</ul><p>Disusun dari jurnal kantor untuk PEKPPP dan ZI WBK/WBBM.</p></html>"
    )
    return page.encode()


def suppressed(rows: Rows) -> Rows:
    """(name, count...) rows without small counts, column by column.

    Beside the small ones the smallest of the others is hidden under the same mark, so that even a
    reader who knows the sum of the column cannot have them back; zero is no person and stays,
    unless there is nothing else to hide beside.
    """
    if not rows:
        return []
    columns = list(zip(*rows, strict=True))
    made = [columns[0], *(_column(values) for values in columns[1:])]
    return list(zip(*made, strict=True))


def _column(values: Sequence[int]) -> tuple[Any, ...]:
    hidden = {at for at, value in enumerate(values) if 0 < value < LEAST}
    if hidden:
        rest = [at for at, value in enumerate(values) if value >= LEAST]
        beside = sorted(rest, key=lambda at: (values[at], at))[:1]
        hidden |= set(beside or range(len(values)))
    return tuple(HIDDEN if at in hidden else value for at, value in enumerate(values))


_SERVICES = ("layanan", "lainnya", "tepat janji", "terlambat")


def open_data(found: Report, named: Wording) -> dict[str, Rows]:
    """The public tables: name -> rows of which the first are the heads."""
    cases = found.cases
    services = [
        (named.service(code), one.cases - one.kept - one.broken, one.kept, one.broken)
        for code, one in cases.by_service.items()
    ]
    channels = [(named.say("channel", code), many) for code, many in cases.by_channel.items()]
    months = [(part, one.cases) for part, one in cases.by_bucket.items()]
    tables: dict[str, Rows] = {
        "layanan": [_SERVICES, *suppressed(list(services))],
        "saluran": [("saluran", "jumlah"), *suppressed(list(channels))],
        "bulan": [("bulan", "jumlah"), *suppressed(list(months))],
    }
    if found.complaints is not None:
        kinds = [
            (complaints_words.word("kind", code), many)
            for code, many in found.complaints.by_kind.items()
        ]
        tables["aduan"] = [("jenis", "jumlah"), *suppressed(list(kinds))]
    return tables


def save_open_data(home: Home, found: Report, path: Path) -> list[str]:
    """Writes the public figures as CSV files in one archive; their names.

    Raises PermissionDenied, StoreTrouble.
    """
    home.require("report.export")
    named = Wording(home)
    parts = {
        f"{name}.csv": _csv(rows[0], rows[1:]) for name, rows in open_data(found, named).items()
    }
    said = (
        f"Angka di bawah {LEAST} ditulis {HIDDEN}; tanda * ikut disembunyikan agar tidak terhitung."
    )
    parts["baca.txt"] = f"{home.office.name}, {found.since} s.d. {found.until}\n{said}\n".encode()
    write_atomically(path, _zip(parts))
    return list(parts)


def _csv(head: Sequence[Any], rows: Rows) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
