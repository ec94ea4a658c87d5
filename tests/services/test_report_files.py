"""A report as PDF, XLSX, CSV; evidence and open data name nobody; the commands answer figures."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import json
import zipfile

import pytest

from frontoffice.domain.errors import PermissionDenied, RuleViolation
from frontoffice.services import (
    complaints,
    facilities,
    intake,
    report,
    report_evidence,
    report_papers,
    standard_comments,
    standard_drafts,
)
from frontoffice.services.complaints import Filing
from frontoffice.services.demo_year import Plan
from tests.builders import NAMES, intake_request
from tests.conftest import ADMIN, OFFICER, SUPERVISOR
from tests.documents.reading import printed
from tests.e2e.station import Station
from tests.services.report_year import TODAY, year_of
from tests.services.test_attachments import picture


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    yield from year_of(tmp_path_factory, Plan(cases=150, complaints=20, surveys=60))


@pytest.fixture
def home(filled):
    """The shared year with its admin signed in."""
    made, factory, _ = filled
    return factory.sign_in(made, ADMIN)


@pytest.fixture
def sign_in(filled):
    """Another officer takes over."""
    made, factory, _ = filled
    return lambda staff: factory.sign_in(made, staff)


def test_pdf_xlsx_and_csv_hold_the_figures(home, tmp_path):
    found = report.read(home, "year", TODAY)
    for name in ("l.pdf", "l.xlsx", "l.csv"):
        report_papers.save(home, found, tmp_path / name)
    words = printed((tmp_path / "l.pdf").read_bytes())
    assert "Laporantahunan" in words
    assert str(found.cases.whole.cases) in words
    with zipfile.ZipFile(tmp_path / "l.xlsx") as book:
        sheets = [one for one in book.namelist() if one.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(report_papers.content(home, found).tables)
        assert f"<v>{found.money.rupiah}</v>".encode() in book.read("xl/worksheets/sheet1.xml")
        assert any(one.startswith("xl/charts/chart") for one in book.namelist())
    rows = list(csv.reader(io.StringIO((tmp_path / "l.csv").read_text("utf-8-sig"))))
    assert ["Permohonan diterima", str(found.cases.whole.cases)] in rows
    with pytest.raises(RuleViolation, match="report-format-unknown"):
        report_papers.save(home, found, tmp_path / "l.doc")


def test_evidence_has_every_part_and_names_nobody(home, tmp_path):
    intake.submit(home, intake_request("KEL-SKTM", serial=3))
    complaints.file(home, Filing(text="Rahasia sekali", name="Joko Pelapor"))
    draft = standard_drafts.make(home, "DKC-KK", "Lebih cepat").stream
    standard_drafts.publish(home, draft, dt.date(2027, 1, 1))
    standard_comments.receive(home, draft, "Rahasia juga", "box", "Joko Pelapor")
    found = report.read(home, "year", TODAY)
    report_evidence.save_evidence(home, found, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert set(parts) == {
        "laporan.pdf",
        "laporan.xlsx",
        "standar.csv",
        "rancangan.csv",
        "skm.csv",
        "tindak-lanjut.csv",
        "aduan.csv",
        "konsultasi.csv",
        "pegawai.csv",
        "sarana.csv",
        "indeks.html",
    }
    assert parts["standar.csv"].count(b"\n") > 38
    assert parts["aduan.csv"].count(b"\n") == found.complaints.total + 1
    assert b"2027-01-01,1,0" in parts["rancangan.csv"]
    text = b"".join(data for name, data in parts.items() if name.endswith((".csv", ".html")))
    for secret in (*NAMES, "Joko Pelapor", "Rahasia", "327301150890", OFFICER, SUPERVISOR):
        assert secret.encode() not in text


def test_photos_of_the_round_are_in_the_pdf_and_the_evidence(home, tmp_path):
    plain = report_papers.pdf(home, report.read(home, "day", TODAY))
    facilities.check(home, {"ramp": "broken"}, photos={"ramp": picture(size=(90, 60))})
    found = report.read(home, "day", TODAY)
    assert b"/Subtype /Image" not in plain
    assert b"/Subtype /Image" in report_papers.pdf(home, found)
    names = report_evidence.save_evidence(home, found, tmp_path / "b.zip")
    assert f"foto/ramp-{TODAY}.jpg" in names
    with pytest.raises(RuleViolation, match="file-kind-unknown"):
        facilities.check(home, {"ramp": "good"}, photos={"ramp": plain})


def test_of_one_agency_the_files_say_what_is_the_whole_office_s(home, tmp_path):
    found = report.read(home, "year", TODAY, "DUKCAPIL")
    report_papers.save(home, found, tmp_path / "l.csv")
    rows = csv.reader(io.StringIO((tmp_path / "l.csv").read_text("utf-8-sig")))
    titles = [row[0] for row in rows if row]
    assert "Sarana dan prasarana (untuk seluruh kantor)" in titles
    assert "Uang" in titles


def test_a_complaint_about_the_reader_is_in_no_export(home, sign_in, tmp_path):
    def exported():
        found = report.read(home, "year", TODAY)
        report_evidence.save_evidence(home, found, tmp_path / "b.zip")
        report_evidence.save_open_data(home, found, tmp_path / "o.zip")
        report_papers.save(home, found, tmp_path / "l.csv", "complaints")
        with zipfile.ZipFile(tmp_path / "b.zip") as one, zipfile.ZipFile(tmp_path / "o.zip") as two:
            return (
                one.read("aduan.csv"),
                two.read("aduan.csv"),
                (tmp_path / "l.csv").read_bytes(),
            )

    sign_in(SUPERVISOR)
    before = exported()
    complaints.file(home, Filing(text="Kasar", name="Siti", about=(SUPERVISOR,)))
    assert exported() == before


@pytest.mark.parametrize("columns", [1, 2])
def test_small_counts_cannot_be_had_back_even_with_the_sums(columns):
    """Whoever knows the sum of each row and column finds more than one way to fill in a line."""
    values = (0, 1, 4, 5, 30)
    for cells in itertools.product(values, repeat=4):
        grid = [cells[at : at + columns] for at in range(0, 4, columns)]
        shown = report_evidence.suppressed([(str(at), *row) for at, row in enumerate(grid)])
        told = [row[1:] for row in shown]
        assert not any(isinstance(one, int) and 0 < one < 5 for row in told for one in row)
        lines = [*zip(zip(*grid, strict=True), zip(*told, strict=True), strict=True)]
        lines += zip(grid, told, strict=True) if columns > 1 else ()
        for real, line in lines:
            hidden = [one for one, seen in zip(real, line, strict=True) if seen == "*"]
            if hidden and len(hidden) < len(line):
                assert len(hidden) >= 2
                assert sum(hidden) > len(hidden)
    assert report_evidence.suppressed([("a", 7), ("b", 9)]) == [("a", 7), ("b", 9)]


def test_whoever_may_not_export_gets_no_file(home, sign_in, tmp_path):
    found = report.read(home, "year", TODAY)
    sign_in(OFFICER)
    for save in (report_papers.save, report_evidence.save_evidence):
        with pytest.raises(PermissionDenied):
            save(home, found, tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()


def test_the_commands_answer_the_figures_and_write_files(
    home, filled, capsys, monkeypatch, tmp_path
):
    device = filled[2]
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(device))
    station = Station(home.folder, device)

    def run(*words):
        return station.command(capsys, *words)

    day = TODAY.isoformat()
    for name, file in (("year", "y.pdf"), ("skm", "s.xlsx"), ("complaints", "c.csv")):
        answer = run("report", name, "--out", str(tmp_path / file), "--on", day, "--json")
        assert answer.status == 0, answer
        assert (tmp_path / file).stat().st_size > 200
    told = json.loads(run("report", "year", "--on", day, "--json").out)
    assert told["cases"]["whole"]["cases"] == report.read(home, "year", TODAY).cases.whole.cases
    for name in ("evidence", "open-data"):
        file = tmp_path / f"{name}.zip"
        assert run("report", name, "--out", str(file), "--on", day).status == 0
        assert zipfile.is_zipfile(file)
    said = run("report", "facility", "ramp=good", "toilet=broken", "--note", "Kunci")
    assert "2 sarana" in said.out
    assert run("report", "facility", "ramp=fine").status == 3
    assert "Permohonan diterima" in run("report", "month", "--on", day).out
