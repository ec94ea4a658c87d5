"""Settings are typed, permitted and kept; the look is there before anybody has signed in."""

from __future__ import annotations

import pytest

from frontoffice.domain.errors import PermissionDenied, RuleViolation
from frontoffice.services import settings
from frontoffice.services.settings import Look, StationSettings
from tests.conftest import OFFICER


def test_settings_are_kept_over_a_restart(home, make_home):
    assert settings.read(home) == StationSettings()
    settings.change(home, paper="80mm", printer="EPSON TM-T82", idle_lock_minutes=10)
    home.close()
    found = settings.read(make_home.open(home.folder))
    assert (found.paper, found.printer, found.idle_lock_minutes) == ("80mm", "EPSON TM-T82", 10)


@pytest.mark.parametrize(
    "changed",
    [
        {"paper": "a4"},
        {"printer": 7},
        {"idle_lock_minutes": 0},
        {"idle_lock_minutes": 61},
        {"idle_lock_minutes": "5"},
        {"backup_folder": "relative/folder"},
        {"colour": "blue"},
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field(home, changed):
    with pytest.raises(RuleViolation, match="setting-bad") as refused:
        settings.change(home, **changed)
    assert refused.value.data["field"] in changed
    assert refused.value.data["choices"]
    assert settings.read(home) == StationSettings()


def test_an_officer_may_change_the_look_but_not_the_station(home, make_home):
    make_home.sign_in(home, OFFICER)
    with pytest.raises(PermissionDenied):
        settings.change(home, paper="58mm")
    assert settings.change_look(home.folder, theme="dark").theme == "dark"


def test_the_look_is_read_without_opening_the_home(home):
    assert settings.read_look(home.folder) == Look()
    settings.change_look(home.folder, language="en")
    settings.change_look(home.folder, text_percent=150)
    home.close()
    assert settings.read_look(home.folder) == Look(language="en", text_percent=150)


@pytest.mark.parametrize(
    "changed", [{"language": "fr"}, {"theme": "pink"}, {"text_percent": 400}, {"name": "x"}]
)
def test_a_look_that_does_not_exist_is_refused(home, changed):
    with pytest.raises(RuleViolation, match="setting-bad"):
        settings.change_look(home.folder, **changed)


def test_a_damaged_look_is_the_usual_one(home):
    (home.folder / settings.LOOK).write_text("{")
    assert settings.read_look(home.folder) == Look()
