"""A wrong PIN never opens a home, waits survive a restart, and a wrong clock stops nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from frontoffice.domain.errors import RuleViolation
from frontoffice.services import intake, journal, true_time
from frontoffice.services.home import Door
from frontoffice.store.keys import FREE_TRIES
from tests.builders import FREE, PAID, intake_request
from tests.conftest import ADMIN, CHEAP, OFFICER, PIN

WRONG = "135790"
YEARS = 10 * 365 * 24 * 3_600_000


def refusal(folder, clock, pin=WRONG, staff=OFFICER):
    with pytest.raises(RuleViolation) as refused:
        Door(folder, clock=clock, cost=CHEAP).open(staff, pin)
    return refused.value


def test_a_wrong_pin_never_opens_and_the_right_one_does(home, clock, make_home):
    home.close()
    for pin in (WRONG, PIN[::-1], PIN + "0", PIN[:-1], ""):
        assert refusal(home.folder, clock, pin).code in ("pin-wrong", "pin-locked")
    clock.advance(3_600_000)
    assert make_home.open(home.folder, OFFICER).officer.staff == OFFICER


def test_the_wait_after_five_wrong_tries_survives_a_restart_and_a_turned_clock(
    home, clock, make_home
):
    home.close()
    codes = [refusal(home.folder, clock).code for _ in range(FREE_TRIES)]
    assert codes == ["pin-wrong"] * (FREE_TRIES - 1) + ["pin-locked"]
    assert refusal(home.folder, clock, PIN).data["wait_seconds"] == 30
    clock.turn_to(clock.now() - YEARS)
    assert refusal(home.folder, clock, PIN).data["wait_seconds"] == 30
    clock.advance(30_000)
    first = refusal(home.folder, clock)
    assert (first.code, first.data["wait_seconds"]) == ("pin-locked", 60)
    assert make_home.open(home.folder, ADMIN).officer.staff == ADMIN
    clock.advance(60_000)
    assert make_home.open(home.folder, OFFICER).officer.staff == OFFICER


def test_the_recovery_words_open_it_even_while_every_pin_is_locked(home, clock, make_home):
    words = make_home.words(home)
    home.close()
    for _ in range(FREE_TRIES):
        refusal(home.folder, clock, staff=ADMIN)
    opened = Door(home.folder, clock=clock, cost=CHEAP).open_with_words(words)
    make_home.opened.append(opened)
    assert opened.officer.staff == ADMIN
    other = make_home("lain", station=5)
    with pytest.raises(RuleViolation, match="recovery-words-other-home"):
        Door(home.folder, clock=clock, cost=CHEAP).open_with_words(make_home.words(other))


def suspects(home):
    with home.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT clock_suspect FROM entry ORDER BY seq")
        return [row[0] for row in rows]


@pytest.mark.parametrize("jump", [-YEARS, YEARS, -6 * 60_000], ids=["back", "ahead", "six-minutes"])
def test_a_clock_that_is_set_stops_nothing_and_marks_what_follows(home, clock, make_home, jump):
    answers = [intake.submit(home, intake_request(FREE, serial=serial)) for serial in (1, 2)]
    assert set(suspects(home)) == {0}
    clock.turn_to(clock.now() + jump)
    answers += [intake.submit(home, intake_request(PAID, serial=serial)) for serial in (3, 4)]
    assert suspects(home)[-4:] == [1] * 4
    home.close()
    again = make_home.open(home.folder, OFFICER)
    answers.append(intake.submit(again, intake_request(FREE, serial=5)))
    # Started with a clock in the past of its own journal, the doubt is known at once.
    assert suspects(again)[-1] == int(jump < 0)
    clock.turn_to(clock.now() - jump)
    answers.append(intake.submit(again, intake_request(FREE, serial=6)))
    assert len({one.number for one in answers}) == len(answers)
    assert len({one.receipt_number for one in answers}) == len(answers)
    assert {one.status for one in answers} == {"accepted"}
    assert journal.verify(again).ok


def test_the_servers_time_ends_the_doubt(home, clock):
    clock.turn_to(clock.now() - YEARS)
    intake.submit(home, intake_request(FREE, serial=1))
    home.store.heard_time(clock.now() + YEARS)
    intake.submit(home, intake_request(FREE, serial=2))
    assert suspects(home)[-2:] == [1, 0]
    offset = "SELECT clock_offset FROM entry ORDER BY seq DESC LIMIT 1"
    assert home.store.peek(offset) == YEARS


def test_a_stated_time_counts_until_a_server_is_heard_or_the_clock_is_set(home, clock, make_home):
    """The wall clock is left alone, what is written keeps its mark; a restart changes nothing."""
    true = clock.now() + 3_600_000
    clock.turn_to(true - YEARS)
    true_time.state_time(home, dt.date(2026, 11, 23), dt.time(10))
    number = intake.submit(home, intake_request(FREE, serial=1)).number
    assert (home.now(), clock.now(), suspects(home)[-1]) == (true, true - YEARS, 1)
    assert "-261123-" in number
    home.close()
    clock.advance(60_000)
    again = make_home.open(home.folder, ADMIN)
    assert again.now() == true + 60_000
    assert again.store.clock.read()[1] == (None, True)
    again.store.heard_time(true + 90_000)
    assert (again.now(), again.store.clock.read()[1]) == (true + 90_000, (0, False))
    again.close()
    # Somebody set the computer's clock meanwhile: nothing is added to it any more.
    clock.turn_to(true + 120_000)
    once_more = make_home.open(home.folder, ADMIN)
    assert once_more.now() == true + 120_000
    assert not once_more.store.clock.read()[1][1]
    clock.turn_to(true + YEARS)
    true_time.state_time(once_more, dt.date(2026, 11, 23), dt.time(11))
    clock.turn_to(true + 3_600_000)
    assert (once_more.now(), once_more.store.clock.read()[1][1]) == (true + 3_600_000, True)


def test_a_slow_clock_within_five_minutes_is_nobodys_concern(home, clock):
    clock.turn_to(clock.now() - 4 * 60_000)
    intake.submit(home, intake_request(FREE, serial=1))
    assert suspects(home)[-1] == 0
