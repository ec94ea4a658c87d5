"""`cash` on the command line: a day from its float to the deposit, exit statuses, stable keys."""

from __future__ import annotations

import json

import pytest

from frontoffice.services import intake
from tests.builders import PAID, intake_request
from tests.conftest import SUPERVISOR
from tests.e2e.station import PIN, Station


@pytest.fixture
def station(home, device_dir):
    """A home where one paid application was taken, that nobody else has open."""
    intake.submit(home, intake_request(PAID))
    home.close()
    return Station(home.folder, device_dir)


def told(station, capsys, *arguments, status=0):
    more = {"FRONTOFFICE_SECOND_PIN": PIN}
    answer = station.command(capsys, "cash", *arguments, "--json", **more)
    assert answer.status == status, answer
    return json.loads(answer.out)


def test_a_day_from_the_float_to_the_deposit(station, capsys, tmp_path):
    assert told(station, capsys, "show")["state"] == "none"
    opened = told(station, capsys, "open", "n50000=4", "n5000=20")
    assert (opened["state"], opened["expected_rupiah"]) == ("open", 330_000)
    assert told(station, capsys, "open", status=3)["error"]["code"] == "cash-already-open"
    moved = told(station, capsys, "move", "out", "50000", "--reason", "ke brankas")
    assert moved["expected_rupiah"] == 280_000
    counted = told(station, capsys, "count", "n50000=5", "n5000=6")
    assert (counted["counted_rupiah"], counted["difference_rupiah"]) == (280_000, 0)
    receipt = counted["numbers"][0]
    assert receipt["state"] == "used"
    arguments = ("close", "--second", SUPERVISOR, "--float", "250000", "--out", str(tmp_path))
    closed = told(station, capsys, *arguments)
    assert (closed["deposit_rupiah"], closed["difference_rupiah"]) == (30_000, 0)
    again = told(station, capsys, *arguments, status=3)
    assert again["error"]["code"] == "cash-already-closed"
    checked = station.command(capsys, "receipt", "verify", closed["closing_pdf"], "--json")
    assert json.loads(checked.out)["verdict"] == "genuine"
    assert told(station, capsys, "deposit", "--reference", "BRI 778123")["state"] == "deposited"
    asked = told(station, capsys, "refund", "request", receipt["number"], "--reason", "dobel")
    assert asked["state"] == "requested"
    own = told(station, capsys, "refund", "approve", receipt["number"], status=3)
    assert own["error"]["code"] == "second-person-same"


def test_words_that_are_no_count_are_refused(station, capsys):
    assert told(station, capsys, "open", "50rb", status=3)["error"]["code"] == "pieces-words-bad"


def test_a_kit_is_a_paper_with_its_numbers(station, capsys, tmp_path):
    kit = told(station, capsys, "kit", "2", "--out", str(tmp_path))
    assert len(kit["numbers"]) == 2
    assert station.command(capsys, "cash", "reconcile").out.startswith("0 cocok")
