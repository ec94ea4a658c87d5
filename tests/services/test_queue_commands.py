"""`queue` on the command line: its answers, and real processes that call at the same moment."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from frontoffice.services import queue
from tests.conftest import PIN
from tests.e2e.station import Station


@pytest.fixture
def station(home, device_dir):
    """The command line on a home that nobody else has open."""
    home.close()
    return Station(home.folder, device_dir)


def told(station, capsys, *arguments, status=0):
    answer = station.command(capsys, "queue", *arguments, "--json")
    assert answer.status == status, answer
    return json.loads(answer.out)


def test_a_visit_from_number_to_end(station, capsys):
    first = told(station, capsys, "issue", "DKC-KK")
    assert (first["ticket"], first["place"], first["state"]) == ("A001", 1, "waiting")
    assert told(station, capsys, "issue", "DKC-KK", "--priority", "elderly")["ticket"] == "R001"
    board = told(station, capsys, "board")
    assert [one["ticket"] for one in board["waiting"]] == ["R001", "A001"]
    assert board["waiting"][0].keys() >= {
        "ticket",
        "service",
        "priority",
        "waited_seconds",
        "reason",
    }
    called = told(station, capsys, "next", "--counter", "2")
    assert (called["ticket"], called["reason_code"]) == ("R001", "priority")
    serving = told(station, capsys, "board")["serving"]
    assert [(one["ticket"], one["counter"]) for one in serving] == [("R001", 2)]
    error = told(station, capsys, "recall", "--counter", "2", status=3)["error"]
    assert error["code"] == "recall-too-soon"
    moved = told(station, capsys, "transfer", "--to-counter", "5", "--counter", "2")
    assert moved["state"] == "waiting"
    assert told(station, capsys, "next", "--counter", "5")["reason_code"] == "regular"
    parked = told(station, capsys, "park", "--reason", "ambil KK", "--counter", "5")
    assert (parked["ticket"], parked["state"]) == ("A001", "parked")
    assert told(station, capsys, "issue", "--return", "A001")["place"] == 1
    chosen = told(
        station, capsys, "next", "--ticket", "R001", "--reason", "sakit", "--counter", "1"
    )
    assert chosen["reason_code"] == "out-of-order"
    assert told(station, capsys, "finish", "--counter", "1")["state"] == "finished"
    assert told(station, capsys, "next", status=0)["reason_code"] == "returned"
    assert told(station, capsys, "next", "--counter", "9", status=3)["error"]["code"] == (
        "queue-empty"
    )


def test_a_number_needs_a_service(station, capsys):
    error = told(station, capsys, "issue", status=3)["error"]
    assert error["code"] == "ticket-service-missing"


def test_a_person_reads_numbers_and_reasons(station, capsys):
    station.command(capsys, "queue", "issue", "DKC-KK")
    out = station.command(capsys, "queue", "board").out
    assert "A001" in out
    assert "Menurut urutan datang" in out


def test_processes_that_call_at_once_never_call_one_ticket_twice(home, device_dir):
    for _ in range(3):
        queue.issue(home, "DKC-KK")
    home.close()
    station = Station(home.folder, device_dir)
    line = [sys.executable, "-m", "frontoffice", "queue", "next", "--json", "--counter"]
    running = [
        subprocess.Popen(
            [*line, str(counter)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**station.environment(), "FRONTOFFICE_PIN": PIN},
        )
        for counter in (1, 2, 3, 4)
    ]
    answers = [json.loads(one.communicate(timeout=60)[0]) for one in running]
    assert sorted(one.returncode for one in running) == [0, 0, 0, 3]
    assert sorted(one.get("ticket", "-") for one in answers) == ["-", "A001", "A002", "A003"]
