"""Bundles on the command line: a spare, a centre, a stick - and no network anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.station import Answer, Station, init_arguments


@pytest.fixture
def places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[Station, Path, Path]:
    """A new station, the folder of a centre, and a stick."""
    made = Station(tmp_path / "home", tmp_path / "device")
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(made.device))
    words = str(tmp_path / "words")
    assert made.command(capsys, *init_arguments("--recovery-file", words)).status == 0
    stick = tmp_path / "stick"
    stick.mkdir()
    return made, tmp_path / "centre", stick


def test_enrol_work_carry_answer(
    places: tuple[Station, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    station, centre, stick = places

    def at_centre(*arguments: str) -> Answer:
        return station.command(capsys, "--home", str(centre), "--json", "central", *arguments)

    assert at_centre("office", "add", "MPP1", "--name", "MPP Contoh").status == 0
    package = str(stick / "loket3.fospare")
    where = ("--office", "MPP1", "--station", "3")
    made = at_centre("station", "spare", package, *where, "--server", "https://pusat.invalid")
    code = json.loads(made.out)["code"]
    assert station.command(capsys, "enrol", "--code", code).status == 2
    joined = station.command(capsys, "--json", "enrol", "--package", package, "--code", code)
    assert (joined.status, json.loads(joined.out)["confirmed"]) == (0, False)

    there, paper = stick / "pergi.fobundle", stick / "manifes.pdf"
    wanted = ("bundle", "export", str(there), "--manifest", str(paper))
    out = json.loads(station.command(capsys, "--json", *wanted).out)
    assert out["entries"] == out["segments"][0]["last"] > 0
    assert paper.read_bytes().startswith(b"%PDF")
    inside = ("bundle", "export", str(station.home / "x.fobundle"))
    assert station.command(capsys, *inside).status == 2

    seen = json.loads(station.command(capsys, "--json", "bundle", "inspect", str(there)).out)
    assert seen["manifest_hash"] == out["manifest_hash"]
    assert seen["heads"] == out["heads"]

    back = stick / "pulang.fobundle"
    came = at_centre("bundle", "import", str(there), "--answer", str(back))
    assert (came.status, json.loads(came.out)["added"]) == (0, out["entries"])
    home = station.command(capsys, "--json", "bundle", "import", str(back))
    told = json.loads(home.out)
    assert (home.status, told["even"], told["problems"]) == (0, True, [])
    assert told["acknowledged"] == 1
    again = at_centre("bundle", "export", str(stick / "lagi.fobundle"), *where)
    assert json.loads(again.out)["entries"] == 0 or again.status == 0

    whole = there.read_bytes()
    there.write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
    broken = at_centre("bundle", "import", str(there))
    assert broken.status == 5
    assert "segment 1" in broken.out
    nothing = station.command(capsys, "--json", "quarantine", "list")
    assert (nothing.status, json.loads(nothing.out)) == (0, {"quarantine": []})
