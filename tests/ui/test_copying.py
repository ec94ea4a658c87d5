"""Copies to a second medium happen by themselves while the counter works."""

from __future__ import annotations

import pytest

from frontoffice.services import backup, copies, intake
from frontoffice.services import settings as station
from tests.builders import intake_request
from ui.copying import LOOK_EVERY_MS, Copying
from ui.tasks import ImmediateRunner

HALF_HOUR = 30 * 60 * 1000


@pytest.fixture
def stick(home, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    station.change(home, backup_folder=str(folder))
    return folder


def copying(home, told):
    return Copying(home, ImmediateRunner(), told.append)


def test_the_first_look_backs_up_and_later_ones_copy_what_is_new(qapp, home, clock, stick):
    told = []
    work = copying(home, told)

    work.look(clock.now())
    intake.submit(home, intake_request())
    clock.advance(HALF_HOUR + LOOK_EVERY_MS)
    work.look(clock.now())

    assert told == []
    assert backup.last(home) is not None
    assert copies.uncopied(home) == 0


def test_a_stick_that_is_gone_is_told_once(qapp, home, clock, stick):
    told = []
    work = copying(home, told)
    work.look(clock.now())
    stick.rename(stick.with_name("gone"))
    intake.submit(home, intake_request())

    for _ in range(3):
        clock.advance(HALF_HOUR)
        work.look(clock.now())

    assert [error.code for error in told] == ["backup-folder-missing"]
