"""`work` and `handover` on the command line: a case from the list to the right hands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from frontoffice.services import intake
from tests.builders import intake_request
from tests.conftest import OFFICER, SUPERVISOR
from tests.documents.reading import printed, squeezed
from tests.e2e.station import Station


@pytest.fixture
def station(home, device_dir):
    """The command line on a home with two cases that nobody else has open."""
    numbers = [intake.submit(home, intake_request(serial=one)).number for one in (1, 2)]
    home.close()
    made = Station(home.folder, device_dir)
    made.numbers = numbers
    return made


def told(station, capsys, *arguments, status=0):
    answer = station.command(capsys, *arguments, "--json")
    assert answer.status == status, answer
    return json.loads(answer.out)


def test_a_case_from_the_work_list_into_the_right_hands(station, capsys, tmp_path):
    number, other = station.numbers
    out = str(tmp_path / "kertas")
    assert told(station, capsys, "work", "list", "--view", "free")["total"] == 2
    told(station, capsys, "work", "claim", number)
    assert told(station, capsys, "work", "list")["cases"][0]["number"] == number
    told(station, capsys, "work", "dispose", number, "--to", OFFICER, "--instruction", "cetak")
    assert told(station, capsys, "work", "reassign", OFFICER, "--to", SUPERVISOR) == {"moved": 1}
    refused = told(station, capsys, "work", "claim", number, status=3)
    assert refused["error"]["code"] == "work-taken"
    told(station, capsys, "work", "folder", number, "out")
    told(station, capsys, "work", "folder", number, "in", "--place", "Rak 2")
    scan = tmp_path / "kk.png"
    Image.new("RGB", (300, 400), "white").save(scan)
    kept = told(station, capsys, "work", "attach", number, str(scan), "--purpose", "other")
    assert kept["media"] == "image/jpeg"
    assert told(station, capsys, "handover", "ready", number, "--place", "Rak B-3")["status"] == (
        "ready"
    )
    assert told(station, capsys, "handover", "shelf")["products"][0]["place"] == "Rak B-3"
    queued = told(station, capsys, "work", "notice", number, "--consent")
    assert queued["about"] == "ready"
    request = {"receiver": "applicant", "name": "Budi Santoso", "shown": ["ktp", "receipt"]}
    file = station.write("serah.json", [request])
    given = told(station, capsys, "handover", "give", number, file, "--out", out)
    text = printed(Path(given["minutes_pdf"]).read_bytes())
    assert squeezed("Berita acara penyerahan") in text
    letter = told(
        station,
        capsys,
        *("work", "refuse", other, "--reason", "tidak sah", "--basis", "UU 24/2013"),
        *("--out", out),
    )
    assert squeezed("UU 24/2013") in printed(Path(letter["letter_pdf"]).read_bytes())


def test_a_promise_is_moved_and_a_nik_checked(station, capsys):
    number, _ = station.numbers
    wrong = told(
        station, capsys, "work", "postpone", number, "--why", "workload", "--on", "x", status=3
    )
    assert wrong["error"]["code"] == "date-bad"
    told(station, capsys, "work", "identity", number, "unverified")
    assert told(station, capsys, "work", "list", "--view", "recheck")["total"] == 1
    told(station, capsys, "work", "release", number, status=3)
    assert told(station, capsys, "work", "list", "--view", "x", status=3)["error"]["code"] == (
        "work-view-unknown"
    )
