"""Evidence for PEKPPP and ZI WBK/WBBM, and figures for the public, each as one archive.

Evidence names standards, dates, clocks and counts, never a person. Open data suppresses every
count under five, and others in its row and column, so that none can be had back by subtraction.
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
    facilities,
    report_papers,
    report_tables,
    standard_drafts_read,
    standard_words,
    survey_plan,
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
        "tindak-lanjut.csv": _csv(_PLAN, _plans(home, found)),
        "aduan.csv": _csv(_COMPLAINT, _complaints(home, found)),
        "konsultasi.csv": _csv(_CONSULTATION, _consultations(home, found)),
        "pegawai.csv": _csv(("hal", "jumlah"), _people(home, found)),
        "sarana.csv": _csv(("tanggal", "sarana", "kondisi"), _rounds(home, found)),
    }
    parts |= _photos(home, found)
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
_PLAN = ("unsur", "masa survei", "tenggat", "keadaan")
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


def _plans(home: Home, found: Report) -> Rows:
    """What follows from the weakest elements, and how far it is."""
    asked = Wording(home).asked
    return [
        (
            asked.name_of(one.element),
            f"{one.since_on} s.d. {one.until_on}",
            one.due_on,
            word("plan", one.state),
        )
        for one in survey_plan.plans(home)
        if one.since_on <= found.until
    ]


def _photos(home: Home, found: Report) -> dict[str, bytes]:
    """The latest photo of each facility, as far as it is here."""
    seen = {one.facility: one for one in found.place.facilities if one.photo}
    shown = facilities.pictures(home, {code: one.photo for code, one in seen.items()})
    return {
        f"foto/{code}-{seen[code].on}.jpg": data for code, data in shown.items() if data is not None
    }


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


_ANSWERS = {
    "laporan.pdf": "Seluruh aspek: angka masa ini; ZI: pelayanan publik, pengawasan",
    "laporan.xlsx": "Angka yang sama sebagai lembar kerja",
    "standar.csv": "PEKPPP kebijakan: standar, versi, dasar hukum, pengumuman",
    "rancangan.csv": "PEKPPP kebijakan: peran serta masyarakat dan tinjauan standar",
    "skm.csv": "PEKPPP kebijakan: SKM; ZI: hasil IPKP",
    "tindak-lanjut.csv": "PEKPPP kebijakan: tindak lanjut SKM dan kecepatannya",
    "aduan.csv": "PEKPPP konsultasi dan pengaduan; ZI: pengawasan",
    "konsultasi.csv": "PEKPPP konsultasi dan pengaduan",
    "pegawai.csv": "PEKPPP profesionalisme SDM; ZI: penataan sistem manajemen SDM",
    "sarana.csv": "PEKPPP sarana prasarana",
}
"""What each part answers (Permenpan 29/2022; Permenpan 90/2021)."""


def _index(home: Home, found: Report, names: Sequence[str]) -> bytes:
    """The page that says what is in the archive and what it answers."""
    lines = "".join(
        f'<li><a href="{name}">{name}</a> {html.escape(_ANSWERS.get(name, "Foto sarana"))}</li>'
        for name in names
    )
    title = f"Bukti pelayanan {found.since} s.d. {found.until}"
    page = (
        '<!doctype html><html lang="id"><meta charset="utf-8">'
        f"<title>{title}</title><h1>{html.escape(home.office.name)}</h1><p>{title}</p>"
        f"<ul>{lines}</ul><p>Disusun dari jurnal kantor untuk PEKPPP dan ZI WBK/WBBM.</p></html>"
    )
    return page.encode()


def suppressed(rows: Rows) -> Rows:
    """(name, count...) rows without small counts.

    In each row and column with something hidden at least two are, and together they are more than
    their number, so that a reader who knows the sum of the line cannot have one back. What is
    hidden beside is the smallest count that may be told; a zero only where nothing else is left.
    """
    grid = [list(row[1:]) for row in rows]
    hidden = {(r, c) for r, row in enumerate(grid) for c, v in enumerate(row) if 0 < v < LEAST}
    lines = [[(r, c) for r in range(len(grid))] for c in range(len(grid[0]))] if grid else []
    lines += [[(r, c) for c in range(len(row))] for r, row in enumerate(grid) if len(row) > 1]
    while any(_hide_beside(line, grid, hidden) for line in lines):
        pass
    return [
        (row[0], *(HIDDEN if (r, c) in hidden else v for c, v in enumerate(row[1:])))
        for r, row in enumerate(rows)
    ]


Place = tuple[int, int]


def _hide_beside(line: list[Place], grid: list[list[int]], hidden: set[Place]) -> bool:
    """Hides one more of a line whose hidden ones its sum would give away; whether it did."""
    gone = [at for at in line if at in hidden]
    left = [at for at in line if at not in hidden]
    told = not gone or (len(gone) > 1 and sum(grid[r][c] for r, c in gone) > len(gone))
    if told or not left:
        return False
    hidden.add(min(left, key=lambda at: (not grid[at[0]][at[1]], grid[at[0]][at[1]], at)))
    return True


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
    waits = [
        (hour, one.count, report_tables.minutes(one.median_ms), report_tables.minutes(one.ninth_ms))
        for hour, one in found.visits.waits_by_hour.items()
        if one.count >= LEAST
    ]
    tables["tunggu"] = [("jam", "pengunjung", "median menit", "9 dari 10 menit"), *waits]
    if found.survey.index is not None:
        means = [(named.asked.name_of(code), one) for code, one in found.survey.index.nrr.items()]
        tables["skm"] = [("unsur", "nilai"), ("IKM", found.survey.index.ikm), *means]
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
        f"Angka di bawah {LEAST} ditulis {HIDDEN}; beberapa angka lain di baris dan kolomnya juga, "
        "agar tidak dapat dihitung dari jumlahnya."
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
