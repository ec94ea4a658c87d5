"""Complaints: filing, clocks over joint leave, zones and hours, statuses, replies, silence."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from frontoffice.domain.calendar import OfficeCalendar, parse_holidays
from frontoffice.domain.complaint import MOVES, STATUSES, fold
from frontoffice.domain.complaint_clocks import clocks_for
from frontoffice.domain.complaint_facts import ComplaintMoved
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.facts import Recorded
from frontoffice.resources import resource
from frontoffice.services import (
    complaint_clocks,
    complaints,
    complaints_desk,
    intake,
    survey_papers,
)
from frontoffice.services.complaints_read import count, duplicates, listing, show
from frontoffice.store.apply import dump
from frontoffice.store.entries import read_stream
from tests.builders import intake_request
from tests.conftest import NOW, SUPERVISOR
from tests.documents.reading import printed, squeezed
from tests.services.apart import exchange
from tests.services.voices import end_of_day

DAY = 86_400_000
HOUR = 3_600_000
Date = dt.date


def file(home, **changes):
    asked = {"text": "Antrean sejak pagi tidak dipanggil", "name": "Siti", "contact": "0812"}
    return complaints.file(home, asked | changes)


def due(filed):
    return {one.stage: one.due_on for one in filed.clocks}


def status(home, filed):
    return show(home, filed.number).line.status


CLOCKS = [
    ((2026, 11, 23), "complaint", {"verify": (11, 26), "reply": (12, 7), "finish": (12, 11)}),
    # Joint leave on 24 December 2026 and Christmas are no working days.
    ((2026, 12, 22), "information", {"verify": (12, 29), "finish": (12, 31)}),
    ((2026, 11, 23), "suggestion", {"verify": (11, 26), "reply": (11, 30)}),
    ((2026, 11, 23), "praise", {}),
]


def test_clocks_count_in_working_days_over_holidays_and_joint_leave(home, clock):
    for day, kind, expected in CLOCKS:
        clock.at = int(dt.datetime(*day, 2, tzinfo=dt.UTC).timestamp() * 1000)
        wanted = {stage: Date(day[0], *on) for stage, on in expected.items()}
        assert due(file(home, kind=kind)) == wanted, (day, kind)


def test_the_bundled_calendar_has_the_joint_leave_the_clocks_pass_over():
    days = parse_holidays(resource("catalogue", "hari_libur_2024_2027.csv").read_text("utf-8"))
    assert days[Date(2026, 12, 24)].kind == "joint_leave"


def test_the_class_sets_the_clock_and_the_earlier_of_two_counts(home):
    filed = file(home)
    complaints_desk.move(home, filed.number, "verified", classified="supervised")
    found = show(home, filed.number)

    # 60 working days from 23 November end after 60 calendar days (Perpres 76/2013).
    finish = next(one for one in found.clocks if one.stage == "finish")
    assert (finish.due_on, finish.basis) == (Date(2027, 1, 22), "Perpres 76/2013")


def test_a_request_about_personal_data_counts_in_hours_in_every_zone(home):
    for zone, hours in (("WIB", 7), ("WITA", 8), ("WIT", 9)):
        # Friday 16.30 local, when other clocks wait for Monday.
        at = int(dt.datetime(2026, 11, 27, 16 - hours, 30, tzinfo=dt.UTC).timestamp() * 1000)
        there = OfficeCalendar(zone=zone)
        (only,) = clocks_for(("privacy",), complaint_clocks.common(), there, Date(2026, 11, 27), at)

        assert only.due_at == at + 72 * HOUR
        assert only.due_on == Date(2026, 11, 30)


def test_what_comes_after_closing_counts_from_the_next_working_day(home, clock):
    clock.at = int(dt.datetime(2026, 11, 27, 9, 29, tzinfo=dt.UTC).timestamp() * 1000)
    assert file(home).received_on == Date(2026, 11, 27)
    clock.advance(60_000)
    assert file(home).received_on == Date(2026, 11, 30)
    assert file(home, kind="privacy").received_on == Date(2026, 11, 27)


def test_an_office_sets_stricter_limits_from_a_day_on_and_running_ones_keep_theirs(home, clock):
    before = file(home)
    since = Date(2026, 11, 25)

    def set_to(number, unit="calendar", on=since):
        return complaint_clocks.set_clock(
            home, "unsupervised", "finish", number, unit, on, "Janji kepala kantor"
        )

    set_to(7)
    assert due(file(home)) == due(before)
    clock.advance(2 * DAY)
    filed = file(home)
    assert due(filed)["finish"] == Date(2026, 12, 2)
    assert {one.stage: one.basis for one in filed.clocks}["finish"] == (
        "Ketetapan kantor sejak 25 November 2026"
    )
    clocks = {one.stage: one.due_on for one in show(home, before.number).clocks}
    assert clocks == due(before)
    complaints_desk.move(home, before.number, "verified", classified="unsupervised")
    assert show(home, before.number).clocks[-1].due_on == due(before)["finish"]

    set_to(3, "working")
    lines = [one for one in complaint_clocks.listing(home) if one.since_on]
    assert [(one.number, one.counts, one.reason) for one in lines] == [
        (3, True, "Janji kepala kantor"),
        (7, False, "Janji kepala kantor"),
    ]
    set_to(None)
    common = complaint_clocks.common()
    assert complaint_clocks.limits(home.reference, "MPP1", since) == common
    for wrong, code in (
        ({"number": 15, "unit": "working"}, "complaint-clock-loose"),
        ({"number": 0}, "complaint-clock-number"),
        ({"number": 3, "on": Date(2026, 11, 24)}, "complaint-clock-since"),
        ({"number": 3, "unit": "weeks"}, "complaint-choice-bad"),
    ):
        with pytest.raises(RuleViolation, match=code):
            set_to(**wrong)


REFUSED = [
    ({"text": " - "}, "complaint-text-missing"),
    ({"kind": "rumour"}, "complaint-choice-bad"),
    ({"name": ""}, "complaint-name-missing"),
    ({"nik": "123"}, "complaint-nik-bad"),
    ({"anonymous": True}, "complaint-anonymous-linked"),
    ({"kind": "privacy", "anonymous": True}, "complaint-privacy-named"),
    ({"sort": 1}, "complaint-field-bad"),
]


def test_what_does_not_fit_is_refused(home):
    for changes, code in REFUSED:
        with pytest.raises(RuleViolation) as refused:
            file(home, **changes)
        assert refused.value.code == code


def test_from_filing_to_the_end_with_the_words_of_both_sides(home):
    filed = file(home)
    number = filed.number
    complaints_desk.move(
        home, number, "verified", classified="unsupervised", maladministration=("undue_delay",)
    )
    complaints_desk.move(home, number, "disposed", "Mohon diperiksa", role="supervisor")
    complaints_desk.move(home, number, "followed_up", "Jadwal loket ditambah")
    complaints_desk.move(home, number, "waiting_reporter", "Apakah sudah cukup?")
    complaints_desk.reply(home, number, filed.code, "Belum, masih lama", satisfied=False)
    assert status(home, filed) == "followed_up"
    complaints_desk.move(home, number, "waiting_reporter", "Loket kedua dibuka")
    moved = complaints_desk.reply(
        home, number, filed.code.replace("-", " ").lower(), satisfied=True
    )

    assert moved.status == "done"
    found = show(home, number)
    assert found.maladministration == ("undue_delay",)
    assert [one.what for one in found.steps] == [
        "filed",
        "verified",
        "disposed",
        "followed_up",
        "waiting_reporter",
        "replied",
        "waiting_reporter",
        "replied",
    ]
    assert "Jadwal loket ditambah" in [one.detail for one in found.steps]


def test_a_step_that_is_not_allowed_says_what_is(home):
    filed = file(home)
    with pytest.raises(RuleViolation) as refused:
        complaints_desk.move(home, filed.number, "done", "selesai")
    assert refused.value.data["allowed"] == list(MOVES["received"])
    with pytest.raises(RuleViolation, match="complaint-words-missing"):
        complaints_desk.move(home, filed.number, "rejected")


def test_no_word_for_ten_working_days_closes_it(home, clock):
    filed = file(home)
    for to in ("verified", "followed_up", "waiting_reporter"):
        complaints_desk.move(home, filed.number, to, "sudah dijawab")
    clock.at = NOW + 14 * DAY
    assert end_of_day(home, clock).silent == 0
    assert status(home, filed) == "waiting_reporter"
    clock.at = NOW + 15 * DAY
    assert end_of_day(home, clock).silent == 1
    assert status(home, filed) == "done"


def test_a_closed_one_opens_again_for_ten_working_days_and_no_longer(home, clock):
    first, second = file(home), file(home)
    for filed in (first, second):
        for to in ("verified", "followed_up", "done"):
            complaints_desk.move(home, filed.number, to, "ya")
    clock.at = NOW + 14 * DAY
    assert complaints_desk.reply(home, first.number, first.code, "lagi").status == "followed_up"
    clock.at = NOW + 16 * DAY
    with pytest.raises(RuleViolation, match="complaint-reopen-late"):
        complaints_desk.reply(home, second.number, second.code, "lagi")
    assert show(home, first.number).line.reopened == 1


def test_it_is_linked_to_a_case_only_where_the_citizen_wants(home):
    case = intake.submit(home, intake_request())
    assert show(home, file(home).number).case is None
    assert show(home, file(home, case=case.number).number).case == case.stream
    with pytest.raises(NotFound, match="case-unknown"):
        file(home, case="MPP1-261123-03A9999-X")


def test_two_that_say_the_same_are_found_and_joined(home):
    one = file(home, topic="road", text="Lubang besar di Jalan Melati depan pasar")
    other = file(home, topic="road", text="Jalan Melati depan pasar ada lubang besar sekali")
    file(home, topic="road", text="Lampu taman mati sejak minggu lalu")

    assert [line.number for line in duplicates(home, other.number)] == [one.number]
    complaints_desk.move(home, other.number, "duplicate", of=one.number)
    assert status(home, other) == "duplicate"
    with pytest.raises(RuleViolation, match="complaint-duplicate-of"):
        complaints_desk.move(home, one.number, "duplicate", of=one.number)


def test_the_export_for_lapor_names_who_is_named_and_is_noted(home, tmp_path):
    filed = file(home, confidential=True)
    complaints_desk.export_outward(home, filed.number, tmp_path / "lapor.json")
    told = json.loads((tmp_path / "lapor.json").read_text())
    assert (told["reporter"]["name"], told["confidential"]) == ("Siti", True)
    with home.store.read() as connection:
        kinds = connection.exec_driver_sql("SELECT count(*) FROM entry WHERE kind LIKE 'access%'")
        assert kinds.scalar() == 1


def test_a_confidential_one_shows_no_words_in_a_list(home):
    filed = file(home, confidential=True)
    (line,) = listing(home)
    assert (line.number, line.summary, line.name) == (filed.number, None, None)


def test_figures_count_what_there_is(home, clock):
    done = file(home)
    for to in ("verified", "followed_up", "done"):
        complaints_desk.move(home, done.number, to, "ya", maladministration=("no_service",))
    file(home, kind="suggestion", channel="box", source="KS-7")
    clock.at = NOW + 30 * DAY
    found = count(home, Date(2026, 11, 1), Date(2026, 11, 30))

    assert (found.total, found.open, found.overdue, found.in_time, found.late) == (2, 1, 1, 1, 0)
    assert found.by_channel == {"box": 1, "counter": 1}
    assert found.by_maladministration == {"no_service": 1}


def test_the_receipt_has_number_code_and_dates_and_no_officer_where_anonymous(home):
    asked = complaints.Filing(text="Diminta uang", anonymous=True)
    filed = complaints.file(home, asked)
    text = printed(survey_papers.complaint_receipt(home, filed, asked))
    assert filed.number in text
    assert filed.code in text
    assert squeezed("Kamis, 26 November 2026") in text
    assert squeezed(home.officer_name) not in text
    assert squeezed("Diminta uang") not in text


def test_rows_are_what_the_facts_say(home, clock):
    filed = file(home, about=["budi.s"])
    complaints.file(home, {"text": "Kotor", "anonymous": True})
    end_of_day(home, clock)
    complaints_desk.move(home, filed.number, "verified", classified="supervised")
    with home.store.read() as connection:
        before = dump(connection)
    home.store.rebuild()
    with home.store.read() as connection:
        assert dump(connection) == before


def test_two_who_decide_apart_are_a_conflict_and_the_state_before_stands(home):
    filed = file(home)
    with home.store.read() as connection:
        recorded = read_stream(connection, filed.stream)
    day = Date(2026, 11, 24)
    apart = [
        Recorded(
            ref=(chain * 16, 1),
            at=NOW + 1,
            after=(recorded[0].ref,),
            kind=ComplaintMoved.KIND,
            actor=SUPERVISOR,
            body=ComplaintMoved(to=to, on=day),
        )
        for chain, to in (("a", "verified"), ("b", "rejected"))
    ]
    one, other = fold(filed.stream, [*recorded, *apart]), fold(filed.stream, [*apart, *recorded])
    assert one == other
    assert (one.status, one.disputed) == ("received", True)


def test_every_status_is_reached_by_some_move():
    reached = {to for targets in MOVES.values() for to in targets} | {"received"}
    assert reached == set(STATUSES) == set(MOVES)


def test_two_decisions_made_apart_are_settled_by_a_person_and_both_stay(make_home, clock):
    one = make_home("one", station=3)
    other = make_home("other", station=7, published=False)
    exchange(one, other)
    filed = file(one)
    exchange(one, other)
    complaints_desk.move(one, filed.number, "verified", classified="unsupervised")
    clock.advance(60_000)
    complaints_desk.move(other, filed.number, "rejected", "bukan wewenang")
    exchange(one, other)
    for home in (one, other):
        assert show(home, filed.number).line.disputed
        assert status(home, filed) == "received"
        with pytest.raises(RuleViolation, match="complaint-in-conflict"):
            complaints_desk.move(home, filed.number, "verified")
    sides = show(one, filed.number).sides
    assert {side.to for side in sides} == {"verified", "rejected"}
    chosen = next(side.ref for side in sides if side.to == "verified")
    assert complaints_desk.settle(one, filed.number, chosen, "wewenang kita").status == "verified"
    exchange(one, other)
    found = show(other, filed.number)
    assert (found.line.status, found.line.disputed, found.sides) == ("verified", False, ())
    with one.store.read() as here, other.store.read() as there:
        assert dump(here) == dump(there)
