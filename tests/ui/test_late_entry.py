"""Entri susulan: a paper of an outage typed in at the counter by keys alone."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from frontoffice.services import cases
from tests.builders import FREE, standard
from tests.ui.loket_desk import CONTROL, KEYS, Desk


@pytest.fixture
def desk(qtbot, home):
    return Desk(home).open(qtbot)


def ask(desk: Desk) -> None:
    """Ctrl+K and its words."""
    desk.press(KEYS.Key_K, CONTROL)
    desk.type("susulan dari")
    desk.enter()


def test_a_paper_of_friday_is_typed_in_on_monday(desk, home):
    desk.press(KEYS.Key_F2, CONTROL)
    desk.find(standard(FREE))
    desk.flags(standard(FREE), [])
    desk.identify()
    ask(desk)
    desk.type("20112026")
    desk.enter()
    assert desk.focus().parent().note.wrong
    desk.type("09.15")
    desk.enter()
    desk.type("KERTAS-0042")
    desk.enter()
    assert (desk.visit.happened_at, desk.visit.source) == ("2026-11-20T09:15", "KERTAS-0042")
    desk.check_all()
    done = desk.submit()
    opened = cases.read_case(home, done.stream).opened
    assert (opened.source, opened.happened_at) == (
        "KERTAS-0042",
        int(dt.datetime(2026, 11, 20, 2, 15, tzinfo=dt.UTC).timestamp() * 1000),
    )
    assert cases.read_case(home, done.stream).promise.start_on == dt.date(2026, 11, 20)


def test_it_is_taken_back_and_undone(desk):
    desk.press(KEYS.Key_F2, CONTROL)
    desk.find(standard(FREE))
    ask(desk)
    desk.type("20112026")
    desk.press(KEYS.Key_Tab)
    desk.type("0915")
    desk.press(KEYS.Key_Tab)
    desk.type("7/A")
    desk.enter()
    assert desk.visit.source == "7/A"
    desk.press(KEYS.Key_Z, CONTROL)
    assert desk.visit.source == ""
    desk.press(KEYS.Key_Y, CONTROL)
    ask(desk)
    for _ in range(9):
        if getattr(desk.focus(), "text", lambda: "")() == "Bukan susulan":
            break
        desk.press(KEYS.Key_Tab)
    desk.press(Qt.Key.Key_Space)
    assert (desk.visit.happened_at, desk.visit.source) == ("", "")
