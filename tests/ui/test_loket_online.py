"""An online registration at the counter by keyboard: code, check, papers, case."""

from __future__ import annotations

import datetime as dt

import pytest

from frontoffice.domain.preregistration import PreregistrationMade, PreregistrationPersonal
from frontoffice.services import preregistration
from tests.builders import nik, standard
from tests.conftest import OFFICER
from tests.ui.loket_desk import CONTROL, KEYS, Desk
from tests.ui.office import assert_fits
from ui.dialogs.online_code import OnlineCodeSheet
from ui.screens.loket.thread import APPLICANT

SKTM = standard("KEL-SKTM")


@pytest.fixture
def desk(qtbot, make_home):
    """A counter that has heard of the registration AC4679."""
    home = make_home()
    made = PreregistrationMade(
        code="AC4679",
        office="MPP1",
        agency=SKTM.agency,
        service=SKTM.code,
        standard=SKTM.content_name,
        on=dt.date(2026, 11, 24),
        appointment="appointment:0000000000000000/1",
    )
    who = {"name": "Siti Rahayu", "nik": nik(77), "birth_on": "1990-08-15", "sex": "P"}
    with home.store.work("@station") as work:
        said = PreregistrationPersonal(applicant=who)
        work.open("preregistration", made, said, f"agency:{SKTM.agency}")
    return Desk(make_home.sign_in(home, OFFICER)).open(qtbot)


def sheet(desk):
    return next(one for one in desk.window.findChildren(OnlineCodeSheet) if one.isVisible())


def test_a_code_opens_the_visit_and_the_case_closes_the_registration(qtbot, desk):
    desk.press(KEYS.Key_O, CONTROL)
    assert [row.text() for row in sheet(desk).expected.rows] == ["Siti Rahayu"]
    assert_fits(qtbot, sheet(desk))
    desk.type("zzz")
    assert sheet(desk).expected.rows == []
    for _ in "zzz":
        desk.press(KEYS.Key_Backspace)
    desk.type("siti")
    desk.enter()
    assert desk.section == APPLICANT
    assert (desk.visit.name, desk.visit.nik) == ("Siti Rahayu", nik(77))
    assert desk.visit.service == "KEL-SKTM"
    assert desk.visit.given == {}
    desk.press(KEYS.Key_Return, CONTROL)
    desk.type("1" * len(SKTM.rows_for(frozenset())))
    desk.enter()
    written = desk.submit()
    assert preregistration.find(desk.home, "AC4679").case == written.stream
    desk.type("1")
    desk.press(KEYS.Key_O, CONTROL)
    desk.type("AC4679")
    desk.enter()
    assert "sudah dipakai" in sheet(desk).code.note.label.text()


def test_a_code_nobody_knows_is_said_beside_the_field(desk):
    desk.press(KEYS.Key_O, CONTROL)
    desk.enter()
    assert "Ketik kodenya" in sheet(desk).code.note.label.text()
    desk.type("XXXXXX")
    desk.enter()
    assert "Tidak ada pendaftaran daring" in sheet(desk).code.note.label.text()
    desk.press(KEYS.Key_Escape)
