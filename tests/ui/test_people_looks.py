"""Every panel of Pegawai and the sheets after the PIN: nothing clipped or out of reach."""

from __future__ import annotations

import datetime as dt

import pytest

from frontoffice.services import intake, people, people_conduct, shifts, staff
from tests.builders import intake_request
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR
from tests.ui.office import Office
from tests.ui.test_all_screens import controls, faults, reached_by_tab, settled
from ui.models.practice import step_names, step_words
from ui.practising import CoachSheet, PracticeBand
from ui.screens.people import PeopleScreen
from ui.screens.people.arrival import CodeSheet, HandedSheet
from ui.screens.people.page import PANELS
from ui.theme.look import look

INSPECTOR = "ika.p"
TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def lived_in(home):
    """A home in which something of everything was done; the admin is signed in."""
    staff.admit(home, "Ika Pengawas", "inspector", PIN, INSPECTOR)
    people.assign_seat(home, OFFICER, 3, TODAY, hours=(480, 840))
    people.grant(home, OFFICER, "DKC-KK")
    people.record_training(home, OFFICER, TODAY, 8, "Pelayanan prima", "BKPSDM")
    people_conduct.publish_code(home, "Kami tidak menerima imbalan apa pun. " * 6)
    people_conduct.note(home, OFFICER, "recognition", "Menyelesaikan aduan lama")
    home.sign_in(OFFICER, home.data_key)
    for serial in (1, 2):
        intake.submit(home, intake_request("DKC-KK", serial=serial))
    shifts.hand_over(home, PIN, "map berkas di laci kiri")
    home.sign_in(SUPERVISOR, home.data_key)
    people_conduct.appraise(home, OFFICER, TODAY, TODAY, "Cepat dan teliti")
    home.sign_in(ADMIN, home.data_key)
    return home


@pytest.fixture
def office(lived_in, show):
    def opened(who=ADMIN):
        lived_in.sign_in(who, lived_in.data_key)
        made = Office(lived_in, PeopleScreen)
        show(made.window, 1366, 768)
        made.open()
        return made

    return opened


@pytest.mark.parametrize("language", ["id", "long"])
@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_panels(office, qtbot, request, language, theme):
    if language == "long":
        request.getfixturevalue("long_words")
    look.use(theme=theme)
    for who in (ADMIN, OFFICER, INSPECTOR):
        made = office(who)
        for row in made.screen.list.rows:
            made.screen.show_panel(row.key)
            assert settled(qtbot, made.window, faults) == [], (who, row.key)


def test_tab_reaches_every_control_of_a_panel(office, qtbot):
    made = office()
    for key, *_ in PANELS:
        if key not in made.screen._known:
            continue
        made.screen.show_panel(key)
        next(row for row in made.screen.list.rows if row.isChecked()).setFocus()
        missed = controls(made.screen.panels[key]) - reached_by_tab(made.window)
        assert [one.accessibleName() for one in missed] == [], key


@pytest.mark.parametrize("language", ["id", "long"])
def test_the_sheets_after_the_pin_and_the_practice_band(office, lived_in, qtbot, request, language):
    if language == "long":
        request.getfixturevalue("long_words")
    made = office(SUPERVISOR)
    tasks, home = made.tasks, lived_in
    code = people_conduct.code_in_force(home)
    sheets = (
        lambda: HandedSheet(made.window.pages, shifts.waiting(home)[0], home, tasks, "id"),
        lambda: CodeSheet(made.window.pages, code, home, tasks, "id"),
        lambda: CoachSheet(made.window.pages, [], 9),
    )
    for make in sheets:
        sheet = make()
        sheet.open()
        assert settled(qtbot, sheet, faults) == []
        sheet.close_sheet()
    band = PracticeBand(lambda: None)
    made.window.addToolBar(band)
    for place, name in enumerate(step_names(), 1):
        band.tell(*step_words(name, place, ("3273011508909991",) * 3))
        assert settled(qtbot, made.window, faults) == []
