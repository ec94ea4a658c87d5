"""What citizens ask on the web and an officer answers on the desktop; registrations on the line."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontoffice.domain.opening import Booking
from frontoffice.services import opening, preregistration
from frontoffice.services.demo_online import furnish_online
from tests.builders import intake_request
from tests.e2e.station import Station
from tests.server.public_site import Site, site
from tests.ui.office import Office
from ui.screens.complaints import ComplaintsScreen
from ui.screens.complaints.sheets import StepSheet

Key = Qt.Key
ASKED = "Apakah legalisir akta boleh diwakilkan?"
ANSWER = "Boleh, dengan surat kuasa bermeterai."


@pytest.fixture
def public(tmp_path) -> Iterator[Site]:
    with site(tmp_path) as made:
        yield made


def between(text: str, start: str) -> str:
    return text.split(start)[1].split("<")[0]


def test_a_question_from_the_web_is_answered_by_keys_and_read_by_its_code(public, show, qtbot):
    status, page = public.ask("/id/MPP1/tanya", {"text": ASKED, "name": "Warga Contoh"})
    assert status == 200
    assert "Batas waktu" in page
    number, code = between(page, 'id="number">'), between(page, 'id="code">')
    public.sync()
    office = Office(public.home, ComplaintsScreen)
    show(office.window, 1366, 768)
    office.open()
    (line,) = office.screen.lines.values()
    assert (line.number, line.kind) == (number, "information")
    assert line.due_on is not None
    office.screen.list.choose(line.stream)
    detail = office.screen.detail
    assert detail.said.text() == ASKED
    answer(office, qtbot, "verified")
    answer(office, qtbot, "followed_up", ANSWER)
    public.sync()
    public.clock.advance(600_000)
    asked = {"number": number, "code": code}
    page = public.ask("/id/MPP1/pengaduan/lacak", asked)[1]
    assert ANSWER in page
    assert "Warga Contoh" not in page
    public.clock.advance(600_000)
    assert ANSWER not in public.ask("/id/MPP1/pengaduan/lacak", asked | {"code": "4679ACDEFG"})[1]


def answer(office: Office, qtbot, step: str, words: str = "") -> None:
    """Takes a step and writes what the citizen reads, by the keyboard alone."""
    button = office.screen.detail.steps[step]
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Space)
    sheet = next(one for one in office.window.findChildren(StepSheet) if one.isVisible())
    if words:
        sheet.text.area.setFocus()
        qtbot.keyClicks(QApplication.focusWidget(), words)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not sheet.isVisible()


def test_registrations_from_home_on_the_command_line(home, device_dir, capsys, tmp_path):
    furnish_online(home, 1)
    first = preregistration.expected(home)[0]
    hours, _rule = opening.read(home)
    home.close()
    station = Station(home.folder, device_dir)

    def told(*arguments: str, status: int = 0) -> dict:
        done = station.command(capsys, "online", *arguments, "--json")
        assert done.status == status, done
        return json.loads(done.out)

    assert told("list")["total"] == 4
    today = told("list", "--on", "2026-11-23")["registrations"]
    assert [(one["code"], one["service"]) for one in today] == [(first.code, "DKC-KK")]
    assert told("show", first.code.lower())["state"] == "expected"
    assert told("register", first.code)["channel"] == "online"
    papers = tmp_path / "papers.json"
    papers.write_text(json.dumps({"requirements": intake_request("DKC-KK")["requirements"]}))
    assert told("register", first.code, str(papers))["status"] == "accepted"
    assert told("show", first.code)["state"] == "used"
    assert told("register", first.code, status=3)["error"]["code"] == "preregistration-over"
    assert told("times")["places"] == Booking().places
    assert told("times", "--places", "3", "--pause")["paused"]
    assert told("times")["hours"][0] == list(hours[0])
    assert told("times", "--every", "1", status=3)["error"]["code"] == "booking-rule-bad"
