"""Role x action on the desktop: each role finds its places, and each place opens for it."""

from __future__ import annotations

import pytest

from frontoffice.domain.staff import ROLES, may, officer
from tests.conftest import NOW, OFFICER
from ui import places
from ui.models.context import Context
from ui.models.frame import OfficeInfo
from ui.models.people import officer_info
from ui.shell import MainWindow
from ui.tasks import ImmediateRunner

RIGHTS = {
    places.COUNTER: "intake.submit",
    places.CASES: "case.list",
    places.QUEUE: "queue.issue",
    places.STANDARDS: None,
    places.COMPLAINTS: "complaint.file",
    places.SURVEY: "survey.view",
    places.CASH: "cash.open",
    places.SYNC: "sync.run",
    places.REPORTS: "report.view",
}
"""What opens a place; people and station are there for everybody, with panels by right."""


@pytest.mark.parametrize("role", ROLES)
def test_a_role_finds_its_places_and_each_opens(qtbot, home, role):
    home._officer = officer(OFFICER, role)
    tasks, defects, refused = ImmediateRunner(), [], []
    tasks.defect.connect(defects.append)
    context = Context(home, tasks)
    window = MainWindow(OfficeInfo("MPP Contoh", "Loket 3", "WIB"), [], lambda: NOW)
    qtbot.addWidget(window)
    window.show_places(places.places(context))
    window.sign_in(officer_info(OFFICER, "Budi Santika", role))
    window.show()
    found = [item.key for item in window.rail.items]
    for key, right in RIGHTS.items():
        assert (key in found) == (right is None or may(role, right)), key
    for key in places.ALL:
        window.open(key)
        assert (window.current() == key) == (key in found)
        words = window.notice.words.text()
        refused += [(key, words)] if "tidak berwenang" in words.lower() else []
    assert defects == []
    assert refused == []
