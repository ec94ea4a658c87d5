"""Stasiun, Data pribadi: who looked at a person's data, and destroying it with a second admin."""

from __future__ import annotations

import pytest

from frontoffice.services import cases, intake, staff
from tests.builders import FREE, intake_request, nik
from tests.conftest import PIN, SUPERVISOR
from tests.documents.reading import printed, squeezed
from tests.services.test_privacy import ADMIN_2, NAME, NIK, YEAR_MS, closed_case
from tests.ui.program_desk import Hands
from ui import places


@pytest.fixture
def home(make_home):
    made = make_home()
    staff.admit(made, "Wati Admin", "admin", PIN, ADMIN_2.staff)
    return made


@pytest.fixture
def number(home, clock):
    """A case whose year of retention is over."""
    found = closed_case(home)
    clock.advance(YEAR_MS)
    return found


@pytest.fixture
def panel(qtbot, home, number, clock):
    """The panel in front of the admin."""
    hands = Hands(qtbot, home.folder, clock)
    hands.enter("ri")
    hands.window.open(places.STATION, "privacy")
    found = hands.screen.panels["privacy"]
    found.hands = hands
    yield found
    hands.close()


def fill(panel, number, second, path):
    panel.numbers.set_text(number)
    panel.schedule.set_text("470-1")
    panel.second.set_text(second)
    panel.pin.set_text(PIN)
    panel.file.set_text(str(path))
    panel.erase.click()


def test_the_trail_names_acts_and_officers_and_an_unknown_person_is_told(panel, home, qtbot):
    mine = intake.submit(home, intake_request(FREE, serial=1))
    panel.nik.set_text(nik(1))
    panel.show_trail()

    qtbot.waitUntil(lambda: "mendaftarkan permohonan" in panel.trail.text())
    assert mine.number in panel.trail.text()
    assert "rina.a" in panel.trail.text()

    panel.nik.set_text(nik(9))
    panel.show_trail()
    notice = panel.hands.window.notice
    qtbot.waitUntil(lambda: "Tidak ada permohonan dengan NIK itu" in notice.words.text())
    assert panel.trail.text() == ""


def test_two_admins_destroy_and_the_minutes_lie_where_asked(panel, home, qtbot, number, tmp_path):
    path = tmp_path / "berita.pdf"
    fill(panel, number, SUPERVISOR, path)
    notice = panel.hands.window.notice
    qtbot.waitUntil(lambda: notice.kind() == "fail")
    assert cases.list_cases(home, NIK)[1] == 1
    assert panel.pin.text() == ""

    fill(panel, number, ADMIN_2.staff, tmp_path / "tiada" / "berita.pdf")
    qtbot.waitUntil(lambda: panel.erase.isEnabled())
    assert cases.list_cases(home, NIK)[1] == 1

    fill(panel, number, ADMIN_2.staff, path)
    qtbot.waitUntil(lambda: notice.kind() == "say")
    assert "berita.pdf" in notice.words.text()
    assert squeezed(number) in printed(path.read_bytes())
    assert cases.list_cases(home, NAME)[1] == 0
    assert cases.list_cases(home, number)[1] == 1
