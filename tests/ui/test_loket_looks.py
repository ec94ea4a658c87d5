"""The Loket screen in every look: nothing clipped, everything named, nothing slow."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from frontoffice.services import intake
from tests.builders import intake_request, nik, standard
from tests.conftest import OFFICER
from tests.ui.loket_desk import CONTROL, KEYS, Desk
from ui.theme.checks import layout_faults, small_targets, unnamed_controls
from ui.theme.look import look
from ui.theme.tokens import LOOKS
from ui.widgets.sheet import Sheet

MOST_MS = 50
ALLOWED_IN_TESTS = 10 * MOST_MS
"""Wall clock on a shared machine: tenfold; `make bench` prints the figure itself."""


def states(desk):
    """Walk through every state of the screen, giving its name at each."""
    one, paid = standard("DKC-KK"), standard("POL-SIM-PANJANG")
    yield "idle"
    desk.press(KEYS.Key_F2)
    desk.type("ka")
    yield "search"
    desk.press(KEYS.Key_A, CONTROL)
    desk.find(one)
    yield "flags"
    desk.flags(one, {"perubahan", "hilang", "dikuasakan"})
    desk.press(KEYS.Key_F7)
    desk.thread.applicant.nik.setFocus()
    desk.type(nik(7))
    yield "applicant"
    desk.press(KEYS.Key_F7)
    desk.thread.applicant.kuasa_nik.setFocus()
    desk.represent()
    yield "papers"
    desk.type("19")
    yield "waiver"
    desk.press(KEYS.Key_Escape)
    desk.type("3")
    yield "weak"
    desk.press(KEYS.Key_F4)
    yield "parked"
    desk.pick(paid, ())
    desk.type(nik(7))
    desk.enter()
    desk.check_all()
    yield "fee"
    desk.enter()
    desk.type("1")
    desk.type("100000")
    yield "change"
    desk.enter()
    yield "review"
    desk.submit()
    yield "done"
    desk.type("2")
    yield "jam"


@pytest.fixture
def home(make_home):
    """An officer signed in; person 7 is known."""
    home = make_home()
    intake.submit(home, intake_request("KEL-SKTM", serial=7))
    return make_home.sign_in(home, OFFICER)


def settled(qtbot, check):
    """What `check` still finds once the layouts have come to rest."""
    found = []

    def clean():
        found[:] = check()
        return not found

    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(clean, timeout=600)
    return found


@pytest.mark.parametrize("theme", LOOKS)
def test_nothing_is_clipped_or_unnamed(qtbot, home, theme):
    look.use(theme=theme)
    desk = Desk(home).open(qtbot)

    def check():
        page = desk.screen
        return layout_faults(page) + unnamed_controls(page) + small_targets(page)

    found = {state: settled(qtbot, check) for state in states(desk)}

    assert {state: problems for state, problems in found.items() if problems} == {}


def test_forty_percent_longer_words_still_fit(qtbot, home, long_words):
    desk = Desk(home).open(qtbot)
    found = {state: settled(qtbot, lambda: layout_faults(desk.screen)) for state in states(desk)}

    assert {state: problems for state, problems in found.items() if problems} == {}


def test_sheets_fit_and_name_their_controls(qtbot, home):
    desk = Desk(home).open(qtbot)
    assert "waiver" in iter(states(desk))
    sheet = next(one for one in desk.window.findChildren(Sheet) if one.isVisible())

    assert settled(qtbot, lambda: layout_faults(sheet)) == []
    assert unnamed_controls(sheet) == []


def test_tab_reaches_every_field_of_the_applicant_in_reading_order(qtbot, home):
    desk = Desk(home).open(qtbot)
    desk.pick(standard("DKC-KK"), {"hilang", "dikuasakan"})
    seen = []
    for _ in range(11):
        here = desk.thread.place()["field"]
        if here and here not in seen:
            seen.append(here)
        desk.press(KEYS.Key_Tab)

    assert seen == [
        "applicant.nik",
        "applicant.name",
        "applicant.birth_on",
        "applicant.sex",
        "applicant.phone",
        "applicant.address",
        "applicant.region",
        "representative.nik",
        "representative.name",
        "representative.relation",
        "representative.letter_on",
    ]


def test_no_event_holds_the_gui_thread():
    ran = subprocess.run(
        [sys.executable, "-m", "tests.ui.gui_probe"],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    measured = json.loads(ran.stdout)

    assert measured["longest_cpu_ms"] < MOST_MS
    assert measured["longest_ms"] < ALLOWED_IN_TESTS, measured["event"]
    assert measured["strokes"] <= 60
