"""Two counters decide one case without a line: command line, real centre, real homes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from frontoffice.server import admin
from frontoffice.server.run import Running, running_server
from tests.builders import intake_request
from tests.e2e.station import Answer, Station

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Station, Station, Path]]:
    """Counters 3 and 7 of one office, enrolled with one centre."""
    folder = tmp_path_factory.mktemp("branch")
    device = folder / "device"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRONTOFFICE_DEVICE_DIR", str(device))
        with running_server(folder / "centre") as running:
            stations = [_station(folder, device, running, number) for number in (3, 7)]
            yield stations[0], stations[1], device


def _station(folder: Path, device: Path, running: Running, number: int) -> Station:
    made = Station(folder / f"counter{number}" / "home", device)
    (folder / f"counter{number}").mkdir()
    office = ["--office", "MPP1", "--office-name", "MPP Contoh", "--station", str(number)]
    words = str(folder / f"words{number}")
    answer = made.program("init", *office, "--admin", "Rina Admin", "--recovery-file", words)
    assert answer.status == 0, answer.err
    admin.office_add(running.centre, "MPP1", "MPP Contoh")
    code = admin.station_code(running.centre, "MPP1", number)["code"]
    joined = made.program("enrol", "--server", running.url, "--code", str(code))
    assert joined.status == 0, joined.err
    return made


@pytest.fixture
def ask(
    pair: tuple[Station, Station, Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Ask:
    """Runs a command of a station, with --json."""
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(pair[2]))

    def asked(station: Station, *arguments: str, **more: str) -> Answer:
        return station.command(capsys, *arguments, "--json", **more)

    return asked


def told(answer: Answer) -> Any:
    return json.loads(answer.out)


def disagree(pair: tuple[Station, Station, Path], ask: Ask, serial: int) -> str:
    """A case that counter 3 goes on with while counter 7 notes its withdrawal; its number."""
    three, seven, _ = pair
    file = three.write(f"{serial}.jsonl", [intake_request(serial=serial)])
    number = told(ask(three, "intake", "submit", file, "--out", str(three.out)))["number"]
    ask(three, "sync", "--until-even")
    ask(seven, "sync", "--until-even")
    going = ask(three, "case", "move", number, "--to", "in_process", "--reason", "diteruskan")
    ended = ask(seven, "case", "move", number, "--to", "withdrawn", "--reason", "batal")
    assert (going.status, ended.status) == (0, 0)
    ask(three, "sync", "--until-even")
    met = ask(seven, "sync", "--until-even")
    assert (met.status, told(met)["conflicts"]) == (4, 1)
    ask(three, "sync", "--until-even")
    return str(number)


def test_both_decisions_wait_on_both_counters_until_one_is_chosen(
    pair: tuple[Station, Station, Path], ask: Ask
) -> None:
    three, seven, _ = pair
    number = disagree(pair, ask, 1)
    for station in (three, seven):
        listed = ask(station, "conflict", "list")
        (card,) = told(listed)["conflicts"]
        assert listed.status == 4
        assert (card["number"], card["before"], card["chosen"]) == (number, "accepted", None)
        assert {one["station"]: one["status"] for one in card["versions"]} == {
            3: "in_process",
            7: "withdrawn",
        }
        moved = ask(station, "case", "move", number, "--to", "ready", "--reason", "siap")
        assert (moved.status, told(moved)["error"]["code"]) == (4, "case-in-conflict")
        paper = str(station.out / "no.pdf")
        assert ask(station, "receipt", "render", number, "--out", paper).status == 4

    day = ["--question", "Mengapa dicabut?", "--until", "2099-01-01"]
    assert told(ask(three, "conflict", "ask", number, *day))["error"]["code"] == "question-day-bad"
    day[-1] = (dt.datetime.now(dt.UTC) + dt.timedelta(days=1)).date().isoformat()
    assert ask(three, "conflict", "ask", number, *day).status == 0
    ask(three, "sync")
    ask(seven, "sync")
    assert ask(seven, "conflict", "answer", number, "--words", "Surat di map.").status == 0
    (card,) = told(ask(seven, "conflict", "list"))["conflicts"]
    assert card["asked"]["question"] == "Mengapa dicabut?"
    assert "Surat di map." in [one["answer"] for one in card["versions"]]
    choose = next(one["choose"] for one in card["versions"] if one["station"] == 7)
    wanted = ["--choose", str(choose), "--reason", "pemohon hadir dan mencabut"]
    settled = ask(seven, "conflict", "settle", number, *wanted)
    assert (settled.status, told(settled)["status"]) == (0, "withdrawn")
    ask(seven, "sync", "--until-even")
    assert ask(three, "sync", "--until-even").status == 0
    for station in (three, seven):
        shown = told(ask(station, "case", "show", number))
        assert (shown["status"], shown["conflicts"]) == ("withdrawn", [])
        what = [line["what"] for line in shown["story"]]
        assert {"menjadi diproses", "menjadi dicabut pemohon"} < set(what)
        assert ask(station, "conflict", "list").status == 0


def test_a_settlement_can_be_undone_and_wrong_choices_are_refused(
    pair: tuple[Station, Station, Path], ask: Ask
) -> None:
    three, _, _ = pair
    number = disagree(pair, ask, 2)
    bad = ask(three, "conflict", "settle", number, "--choose", "3", "--reason", "salah ketik")
    assert (bad.status, told(bad)["error"]["code"]) == (3, "conflict-choice-unknown")
    first = told(ask(three, "conflict", "settle", number, "--choose", "1", "--reason", "satu"))
    again = told(ask(three, "conflict", "settle", number, "--choose", "2", "--reason", "dua"))
    assert {first["status"], again["status"]} == {"in_process", "withdrawn"}
    past = told(ask(three, "conflict", "list", "--settled"))["settled"]
    assert [one["chosen"] for one in past if one["number"] == number] == [2]
    ask(three, "sync", "--until-even")


def test_a_finding_is_listed_with_its_next_step_and_goes_with_a_reason(
    pair: tuple[Station, Station, Path], ask: Ask
) -> None:
    three, seven, _ = pair
    for station in (three, seven):
        request = intake_request(serial=9, client_ref=f"dua-kali-{station.home.parent.name}")
        file = station.write("twice.jsonl", [request])
        assert ask(station, "intake", "submit", file, "--out", str(station.out)).status == 0
        ask(station, "sync", "--until-even")
    ask(three, "sync", "--until-even")
    found = told(ask(three, "conflict", "list"))["findings"]
    (twice,) = [one for one in found if one["kind"] == "same-person"]
    assert twice["next_step"]
    reason = ["--reason", "dua anak, dua permohonan"]
    done = ask(three, "conflict", "settle", "--finding", twice["finding"], *reason)
    assert told(done) == {"finding": twice["finding"], "settled": True}
    left = told(ask(three, "conflict", "list"))["findings"]
    assert twice["finding"] not in [one["finding"] for one in left]
