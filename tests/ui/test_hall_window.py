"""Layar tunggu on a second monitor: live, spoken one after the other, nothing of a person."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QRect, Qt

from frontoffice.services import queue
from tests.builders import FREE
from ui.models.context import Context
from ui.models.hall import HallBoard, new_calls, read_hall
from ui.screens.hall_window import HallWindow
from ui.tasks import ImmediateRunner
from ui.voice import Speaker


class Beside:
    """A monitor right of the officer's."""

    def geometry(self) -> QRect:
        return QRect(1366, 0, 1920, 1080)


class Heard(Speaker):
    """A speaker that writes down instead of sounding."""

    def __init__(self) -> None:
        super().__init__(lambda: None)
        self.sounds: list[bytes] = []

    def say(self, sound: bytes) -> None:
        self.sounds.append(sound)


@pytest.fixture
def hall(home, qtbot):
    tasks = ImmediateRunner()
    window = HallWindow(Context(home, tasks), Heard(), lambda: [Beside()])
    tasks.changed.connect(window.facts_changed)
    qtbot.addWidget(window)
    window.tasks = tasks
    window.resize(1920, 1080)
    window.open()
    return window


def test_it_opens_empty_and_says_so(hall, qtbot):
    qtbot.waitExposed(hall)
    assert hall.board == HallBoard()
    assert hall.accessibleDescription() == "Belum ada panggilan"
    assert hall.speaker.sounds == []


def test_a_call_is_shown_and_said_and_a_recall_is_said_again(hall, home):
    for _ in range(3):
        queue.issue(home, FREE)
    hall.tasks.write(lambda: queue.call_next(home, 3).changes, receiver=hall)
    assert hall.accessibleDescription() == "Nomor antrean A001, silakan ke loket 3"
    assert [one.ticket for one in hall.board.coming] == ["A002", "A003"]
    assert len(hall.speaker.sounds) == 1
    hall.read()
    assert len(hall.speaker.sounds) == 1


def test_what_was_called_before_the_window_opened_is_not_said(home):
    queue.issue(home, FREE)
    queue.call_next(home, 3)
    board = read_hall(home)
    assert new_calls(None, board) == []
    assert [one.ticket for one in new_calls(HallBoard(), board)] == ["A001"]


def test_it_fills_the_last_monitor_and_leaves_by_escape(home, qtbot):
    window = HallWindow(Context(home, ImmediateRunner()), Heard(), lambda: [Beside(), Beside()])
    qtbot.addWidget(window)
    window.open()
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_two_sounds_are_played_one_after_the_other(qtbot, tmp_path):
    log = tmp_path / "log"
    note = (
        "import sys, time, pathlib; f = open(sys.argv[1], 'a'); f.write('b'); f.flush();"
        "pathlib.Path(sys.argv[2]).read_bytes(); f.write('e')"
    )
    speaker = Speaker(lambda: (sys.executable, "-c", note, str(log)))
    with qtbot.waitSignal(speaker.idle, timeout=15000):
        for _ in range(3):
            speaker.say(b"RIFF")
    assert log.read_text() == "bebebe"
    assert speaker.played == 3
    speaker.quiet()


def test_without_a_player_the_pc_stays_silent_and_says_so(qtbot):
    speaker = Speaker(lambda: ("/nowhere/player",))
    with qtbot.waitSignal(speaker.silent, timeout=5000):
        speaker.say(b"RIFF")
    assert not speaker.able
    speaker.quiet()
