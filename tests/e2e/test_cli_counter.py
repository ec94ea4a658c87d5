"""Consultations, appointments and the visit at a counter on the command line, with their rights."""

from __future__ import annotations

import json

import pytest

from frontoffice.services import staff
from tests.conftest import OFFICER, PIN
from tests.e2e.station import Station


@pytest.fixture
def told(home, device_dir, capsys):
    """One command as the admin, or as another officer; its JSON answer."""
    staff.admit(home, "Tio Bendahara", "treasurer", PIN, "tio.b")
    home.close()
    station = Station(home.folder, device_dir)

    def told(*arguments, who="rina.a", status=0):
        answer = station.command(capsys, "--as", who, *arguments, "--json")
        assert answer.status == status, answer
        return json.loads(answer.out)

    return told


def test_a_consultation_is_noted_and_counted(told):
    asked = ("--service", "dkc-kk", "--component", "3", "--question", "Berapa lama?")
    made = told("consultation", "record", "--outcome", "answered", *asked, who=OFFICER)
    assert made == {"outcome": "answered", "place": None, "ticket": None}
    told("consultation", "record", "--outcome", "referred", "--to", "5", who=OFFICER)
    log = told("consultation", "list", who="tio.b")
    assert log["counts"] == {"answered": 1, "referred": 1, "to:Loket 5": 1}
    assert {one["question"] for one in log["consultations"]} == {"Berapa lama?", ""}
    error = told("consultation", "record", "--outcome", "answered", who="tio.b", status=3)["error"]
    assert error["code"] == "not-allowed"


def test_an_appointment_is_made_found_and_taken_back(told):
    made = ("appointment", "make", "DKC-KK", "--name", "Siti Aminah", "--at", "09.30")
    today = told("consultation", "list")["on"]
    day = told("check", "due", "--from", today, "--days", "2")["due_on"]
    one = told(*made, "--on", day, who=OFFICER)
    assert (one["on"], one["due_at"][11:16], one["state"]) == (day, "09:30", "expected")
    assert told("appointment", "list", "--on", day, "--query", "siti")["appointments"] == [one]
    error = told(*made, "--on", "besok", status=3)["error"]
    assert error["code"] == "date-bad"
    told("appointment", "cancel", one["code"], "--reason", "berhalangan", who="tio.b", status=3)
    told("appointment", "cancel", one["code"], "--reason", "berhalangan", who=OFFICER)
    left = told("appointment", "list", "--on", day)["appointments"]
    assert [found["state"] for found in left] == ["cancelled"]


def test_several_services_go_on_one_number_and_a_supervisor_comes(told):
    told("queue", "issue", "DKC-KK", "POL-SKCK-BARU")
    error = told("visit", "show", status=3)["error"]
    assert error["code"] == "counter-idle"
    told("queue", "next")
    assert told("visit", "show")["services"] == ["DKC-KK", "POL-SKCK-BARU"]
    assert told("visit", "still")["paused"] is True
    assert told("visit", "resume")["paused"] is False
    assert told("visit", "go-on", "POL-SKCK-BARU")["services"] == ["POL-SKCK-BARU"]
    told("visit", "summon", "--note", "pemohon marah", who=OFFICER)
    told("visit", "calls", who=OFFICER, status=3)
    (call,) = told("visit", "calls")["calls"]
    assert (call["counter"], call["note"], call["ticket"]) == (3, "pemohon marah", "A001")
    told("visit", "answer", "1", "--text", "didampingi")
    assert told("visit", "calls")["calls"] == []
    assert (
        told("visit", "answer", "1", "--text", "lagi", status=3)["error"]["code"] == "help-unknown"
    )
