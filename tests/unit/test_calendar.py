"""Working days, office hours, pauses and the two deadlines."""

import datetime

import holidays
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.calendar import (
    Holiday,
    OfficeCalendar,
    instant_of,
    parse_holidays,
    zone_of,
)
from frontoffice.domain.errors import RuleViolation
from tests.unit.domain_data import calendar, catalogue, vectors

date = datetime.date.fromisoformat
DATES = st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 10, 1))


def at(text, zone="WIB"):
    moment = datetime.datetime.fromisoformat(text).replace(tzinfo=zone_of(zone))
    return instant_of(moment)


@pytest.mark.parametrize("vector", vectors("workday")["vectors"], ids=lambda v: v["start"])
def test_the_vectors_of_both_policies(vector):
    start, days = date(vector["start"]), vector["add"]
    assert calendar().due_on(start, days) == date(vector["due"])
    works = date(vector["due_if_cuti_bersama_counts_as_workday"])
    assert calendar(joint_leave_works=True).due_on(start, days) == works


def test_the_table_agrees_with_the_holidays_package():
    for category, kind in (("public", "national"), ("government", "joint_leave")):
        expected = set(holidays.Indonesia(years=range(2024, 2028), categories=category))
        found = {on for on, holiday in calendar().holidays.items() if holiday.kind == kind}
        assert found == expected


def test_2026_has_240_working_days():
    days = (datetime.date(2026, 1, 1) + datetime.timedelta(days=n) for n in range(365))
    assert sum(map(calendar().is_working_day, days)) == 240


@given(DATES, st.integers(1, 30))
def test_a_due_date_is_a_working_day_with_that_many_working_days_behind_it(start, days):
    office = calendar()
    due = office.due_on(start, days)
    assert office.is_working_day(due)
    span = (start + datetime.timedelta(days=n) for n in range(1, (due - start).days + 1))
    assert sum(map(office.is_working_day, span)) == days


@given(DATES, st.integers(0, 20), st.integers(0, 20))
def test_counting_in_two_steps_is_counting_once(start, first, second):
    office = calendar()
    assert office.due_on(office.due_on(start, first), second) == office.due_on(
        start, first + second
    )


@pytest.mark.parametrize("days", [-1, 3651, 1.0, True, "3"])
def test_a_nonsensical_number_of_days_is_refused(days):
    with pytest.raises(RuleViolation, match="days-bad"):
        calendar().due_on(date("2026-11-23"), days)


def test_a_calendar_without_working_days_is_refused_instead_of_searched_for_ever():
    closed = OfficeCalendar(hours=(None,) * 7)
    with pytest.raises(RuleViolation, match="calendar-without-days"):
        closed.due_on(date("2026-11-23"), 1)


def test_an_office_that_opens_on_saturday_counts_it():
    hours = (*calendar().hours[:5], (8 * 60, 12 * 60), None)
    office = msgspec.structs.replace(calendar(), hours=hours)
    assert office.due_on(date("2026-11-20"), 1) == date("2026-11-21")


def test_waiting_for_the_citizen_stops_the_clock():
    office, start = calendar(), date("2026-11-23")
    assert office.due_on(start, 3) == date("2026-11-26")
    # Asked on Tuesday, brought on Thursday: Wednesday and Thursday do not count.
    pause = (date("2026-11-24"), date("2026-11-26"))
    assert office.due_with_pauses(start, 3, [pause]) == date("2026-11-30")
    assert office.due_with_pauses(start, 3, [pause, pause]) == date("2026-11-30")
    same_day = (date("2026-11-24"), date("2026-11-24"))
    assert office.due_with_pauses(start, 3, [same_day]) == date("2026-11-26")
    weekend = (date("2026-11-27"), date("2026-11-29"))
    assert office.due_with_pauses(start, 4, [weekend]) == date("2026-11-27")
    with pytest.raises(RuleViolation, match="pause-bad"):
        office.due_with_pauses(start, 3, [(date("2026-11-26"), date("2026-11-24"))])


@given(DATES, st.integers(1, 10), st.integers(0, 10), st.integers(0, 10))
def test_a_pause_extends_by_exactly_the_working_days_waited(start, days, after, length):
    office = calendar()
    since = start + datetime.timedelta(days=after)
    until = since + datetime.timedelta(days=length)
    plain, paused = (
        office.due_on(start, days),
        office.due_with_pauses(start, days, [(since, until)]),
    )
    waited = [
        day
        for n in range(1, length + 1)
        if office.is_working_day(day := since + datetime.timedelta(days=n)) and day <= paused
    ]
    expected = office.due_on(start, days + len(waited))
    assert paused == expected
    assert paused >= plain


@pytest.mark.parametrize(
    ("received", "start"),
    [
        ("2026-11-23T06:00", "2026-11-23"),  # before opening
        ("2026-11-23T15:59", "2026-11-23"),
        ("2026-11-23T16:00", "2026-11-24"),  # closed
        ("2026-11-27T16:29", "2026-11-27"),  # Friday closes later
        ("2026-11-27T16:30", "2026-11-30"),
        ("2026-11-28T09:00", "2026-11-30"),  # Saturday
        ("2026-12-24T09:00", "2026-12-28"),  # joint leave, then Christmas and a weekend
    ],
)
def test_after_closing_or_on_a_day_off_counts_as_the_next_working_day(received, start):
    assert calendar().start_day(at(received)) == date(start)


def test_the_office_zone_decides_which_day_it_is():
    instant = at("2026-11-23T15:30", "WIB")
    for zone, start, clock in (
        ("WIB", "2026-11-23", "15:30"),
        ("WITA", "2026-11-24", "16:30"),
        ("WIT", "2026-11-24", "17:30"),
    ):
        office = msgspec.structs.replace(calendar(), zone=zone)
        assert office.start_day(instant) == date(start)
        assert f"{office.local(instant):%H:%M}" == clock


def test_both_clocks_of_a_service_of_one_day():
    deadline = calendar().deadline(at("2026-11-23T09:14"), catalogue().standard("DKC-KK"))
    assert deadline.start_on == date("2026-11-23")
    assert deadline.promised_on == date("2026-11-24")
    assert deadline.promised_at is None
    assert deadline.legal_due_on == date("2026-11-30")


def test_the_legal_limit_is_silent_where_a_rule_sets_the_time():
    deadline = calendar().deadline(at("2026-11-23T09:14"), catalogue().standard("BPN-ALIH"))
    assert deadline.promised_on == calendar().due_on(date("2026-11-23"), 19)
    assert deadline.legal_due_on is None


@pytest.mark.parametrize(
    ("received", "promised"),
    [
        ("2026-11-23T09:14", "2026-11-23T09:44"),
        ("2026-11-23T05:00", "2026-11-23T08:00"),
        ("2026-11-23T15:30", "2026-11-23T16:00"),
        ("2026-11-23T15:31", "2026-11-24T07:31"),
        ("2026-11-23T20:00", "2026-11-24T08:00"),
        ("2026-11-27T16:25", "2026-11-30T07:55"),
    ],
)
def test_minutes_run_in_opening_hours_only(received, promised):
    deadline = calendar().deadline(at(received), catalogue().standard("DKC-AKTA-MATI"))
    assert deadline.promised_at == at(promised)
    assert deadline.promised_on == date(promised[:10])


def test_the_seconds_of_arrival_are_not_cut_from_the_promise():
    received = at("2026-11-23T09:14") + 40_123
    deadline = calendar().deadline(received, catalogue().standard("DKC-AKTA-MATI"))
    assert deadline.promised_at == received + 30 * 60_000


@given(st.integers(at("2024-01-01T00:00"), at("2027-10-01T00:00")), st.integers(1, 2000))
def test_a_promise_lies_in_opening_hours_and_never_too_early(received, minutes):
    office = calendar()
    promised = office.after_minutes(received, minutes)
    local = office.local(promised)
    assert promised - received >= minutes * 60_000
    assert office.is_working_day(local.date())
    opens, closes = office.hours[local.weekday()]
    minute = local.hour * 60 + local.minute
    assert opens < minute <= closes


@given(st.integers(-(10**12), 10**13), st.sampled_from(["WIB", "WITA", "WIT"]))
def test_local_time_and_back(instant, zone):
    office = OfficeCalendar(zone=zone)
    assert instant_of(office.local(instant)) == instant


def test_local_days_off_are_rows_like_any_other():
    text = "tanggal,jenis,nama,perkiraan\n2026-11-24,LIBUR_DAERAH,Pilkada,1\n"
    parsed = parse_holidays(text)
    assert parsed == {
        date("2026-11-24"): Holiday(kind="local", name="Pilkada", estimated=True),
    }
    assert OfficeCalendar(holidays=parsed).due_on(date("2026-11-23"), 1) == date("2026-11-25")


def test_a_day_listed_twice_is_closed_for_certain():
    rows = ["2026-11-24,LIBUR_NASIONAL,Raya,0", "2026-11-24,CUTI_BERSAMA,Cuti,0"]
    for order in (rows, rows[::-1]):
        found = parse_holidays("\n".join(["tanggal,jenis,nama,perkiraan", *order]))
        assert found[date("2026-11-24")].kind == "national"


@pytest.mark.parametrize("row", ["24-11-2026,CUTI_BERSAMA,x,0", "2026-11-24,LIBUR,x,0", "x"])
def test_a_bad_holiday_names_its_line(row):
    with pytest.raises(RuleViolation, match="holidays-bad") as raised:
        parse_holidays(f"tanggal,jenis,nama,perkiraan\n2026-01-01,CUTI_BERSAMA,x,0\n{row}\n")
    assert raised.value.data["line"] == 3
