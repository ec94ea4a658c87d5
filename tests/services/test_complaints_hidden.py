"""The officer complained about never learns of it: lists, search, figures, files, exports, CLI."""

from __future__ import annotations

import json

import pytest

from frontoffice.domain.errors import NotFound, PermissionDenied
from frontoffice.services import complaints, complaints_desk, inbox, intake, journal, privacy, staff
from frontoffice.services.complaints_read import count, duplicates, listing, show, visible
from tests.builders import intake_request, nik
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR
from tests.e2e.station import Station
from tests.services.test_complaints import Date
from tests.services.voices import end_of_day

WORDS = "Petugas meminta imbalan sebelum berkas diterima"


@pytest.fixture
def about_rina(home):
    """One about the admin, one about the supervisor, one about nobody; numbers by who."""
    staff.admit(home, "Ina Inspektur", "inspector", PIN, "ina.i")
    asked = {"text": WORDS, "name": "Siti"}
    found = {
        who: complaints.file(home, asked | {"about": [who], "topic": "officer"})
        for who in (ADMIN, SUPERVISOR)
    }
    found[""] = complaints.file(home, asked | {"topic": "facility"})
    return {who: filed.number for who, filed in found.items()}


def seen(home):
    return {line.number for line in listing(home)}


def test_lists_search_figures_and_the_page_leave_it_out(home, make_home, about_rina):
    for who, other in ((ADMIN, SUPERVISOR), (SUPERVISOR, ADMIN)):
        make_home.sign_in(home, who)
        assert seen(home) == {about_rina[other], about_rina[""]}
        assert {line.number for line in listing(home, query="imbalan")} == seen(home)
        assert listing(home, query=about_rina[who]) == []
        assert count(home, Date(2026, 1, 1), Date(2026, 12, 31)).total == 2
        for act in (show, duplicates):
            with pytest.raises(NotFound, match="complaint-unknown"):
                act(home, about_rina[who])
        assert [one.number for one in duplicates(home, about_rina[other])] == []


def test_it_cannot_be_moved_joined_or_exported_by_who_it_is_about(
    home, make_home, about_rina, tmp_path
):
    make_home.sign_in(home, SUPERVISOR)
    number = about_rina[SUPERVISOR]
    for act in (
        lambda: complaints_desk.move(home, number, "verified"),
        lambda: complaints_desk.move(home, about_rina[""], "duplicate", of=number),
        lambda: complaints_desk.export_outward(home, number, tmp_path / "out.json"),
    ):
        with pytest.raises(NotFound, match="complaint-unknown"):
            act()
    assert not (tmp_path / "out.json").exists()
    make_home.sign_in(home, ADMIN)
    assert complaints_desk.move(home, number, "verified").status == "verified"


def test_an_officer_of_the_counter_files_and_sees_nothing(home, make_home, about_rina):
    make_home.sign_in(home, OFFICER)
    complaints.file(home, {"text": WORDS, "name": "Ani"})
    for act in (listing, lambda home: show(home, about_rina[""]), visible):
        with pytest.raises(PermissionDenied):
            act(home)


def test_one_that_nobody_could_name_is_for_those_who_inspect(home, make_home, about_rina):
    filed = complaints.file(home, {"text": WORDS, "name": "Ani", "topic": "officer"})
    for who in (ADMIN, SUPERVISOR):
        make_home.sign_in(home, who)
        assert filed.number not in seen(home)
    make_home.sign_in(home, "ina.i")
    assert filed.number in seen(home)


def test_the_journal_export_leaves_only_its_place_and_hash(home, make_home, about_rina, tmp_path):
    number = about_rina[ADMIN]
    journal.export(home, tmp_path / "all.jsonl", personal=True)
    text = (tmp_path / "all.jsonl").read_text()
    lines = [json.loads(line) for line in text.splitlines()[1:]]
    assert number not in text
    assert about_rina[SUPERVISOR] in text
    (gap,) = [line for line in lines if line.get("withheld")]
    assert gap.keys() == {"station", "seq", "hash", "withheld"}
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))


def test_who_looked_at_it_is_told_neither_in_a_trail_nor_in_an_export(
    home, make_home, about_rina, tmp_path
):
    intake.submit(home, intake_request())
    make_home.sign_in(home, SUPERVISOR)
    show(home, about_rina[ADMIN])
    make_home.sign_in(home, ADMIN)
    assert inbox.conflicts(home) == []
    steps = privacy.trail(home, nik(1))
    assert [one.what for one in steps if one.what.startswith("complaint")] == []
    journal.export(home, tmp_path / "all.jsonl")
    assert "complaint.viewed" not in (tmp_path / "all.jsonl").read_text()
    make_home.sign_in(home, "ina.i")
    journal.export(home, tmp_path / "inspector.jsonl")
    assert "complaint.viewed" in (tmp_path / "inspector.jsonl").read_text()


def test_where_its_personal_part_is_absent_nobody_sees_it(home, make_home, about_rina):
    with home.store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE entry SET personal = NULL, salt = NULL WHERE kind = 'complaint.filed/1'"
        )
    home.store.rebuild()
    for who in (ADMIN, SUPERVISOR, "ina.i"):
        make_home.sign_in(home, who)
        assert seen(home) == {about_rina[""]}


def test_an_anonymous_one_about_an_officer_is_hidden_from_them_too(home, make_home, clock):
    filed = complaints.file(home, {"text": WORDS, "anonymous": True, "about": [SUPERVISOR]})
    end_of_day(home, clock)
    assert seen(home) == {filed.number}
    make_home.sign_in(home, SUPERVISOR)
    assert seen(home) == set()


def test_the_command_line_tells_them_nothing(home, about_rina, device_dir, capsys, tmp_path):
    home.close()
    station = Station(home.folder, device_dir)
    asked = tmp_path / "asked.json"
    asked.write_text(json.dumps({"text": "Kursi rusak", "name": "Ani"}))

    def told(*arguments, status=0, who=SUPERVISOR):
        answer = station.command(capsys, "--as", who, "complaint", *arguments, "--json")
        assert answer.status == status, answer
        return json.loads(answer.out)

    listed = told("list")
    assert {one["number"] for one in listed["complaints"]} == {
        about_rina[ADMIN],
        about_rina[""],
    }
    number = about_rina[SUPERVISOR]
    for line in (("show", number), ("move", number, "--to", "verified")):
        assert told(*line, status=3)["error"]["code"] == "complaint-unknown"
    out = tmp_path / "lapor.json"
    told("export", number, "--out", str(out), status=3)
    assert not out.exists()

    filed = told("file", str(asked), "--out", str(tmp_path / "receipt.pdf"))
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    assert told("track", filed["number"], "--code", filed["code"])["status"] == "received"
    moved = told("move", filed["number"], "--to", "verified", "--class", "unsupervised")
    assert moved["status"] == "verified"
    assert told("show", filed["number"])["story"][-1]["what"] == "Diverifikasi"
