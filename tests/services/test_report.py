"""Reports equal an independent recount of the journal, and keep hidden what is hidden."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from frontoffice.domain.errors import PermissionDenied, RuleViolation
from frontoffice.domain.report_facts import FACILITIES
from frontoffice.services import complaints, intake, report, report_office, staff
from frontoffice.services.complaints import Filing
from frontoffice.services.demo_year import Plan, furnish_year
from frontoffice.store.apply import dump
from tests import recount
from tests.builders import incomplete_request, intake_request
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR
from tests.services.report_year import TODAY, year_of


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """A small year, made once."""
    for home, _, _ in year_of(tmp_path_factory, Plan(cases=2000, complaints=100, surveys=800)):
        yield home


def counted(home, found):
    with home.store.read() as connection:
        return recount.recount(
            connection, "MPP1", found.since, found.until, TODAY, 7, home.officer.staff
        )


@pytest.mark.parametrize("kind", ["month", "half", "year"])
def test_every_total_equals_a_recount_of_the_journal(year, kind):
    found = report.read(year, kind, TODAY)
    assert found.cases.whole.cases > 100
    assert recount.totals(found) == counted(year, found)


def test_a_day_equals_its_recount_and_one_agency_is_a_part(year):
    on = dt.date(2026, 11, 20)
    found = report.read(year, "day", on)
    mine, other = recount.totals(found), counted(year, found)
    mine.pop("elements"), other.pop("elements")
    assert mine == other
    whole = report.read(year, "year", TODAY)
    agency, part = next(iter(whole.cases.by_agency.items()))
    assert report.read(year, "year", TODAY, agency).cases.whole == part


def test_the_cases_behind_every_figure_are_as_many_as_the_figure_says(year):
    found = report.read(year, "year", TODAY)
    whole, cases = found.cases.whole, found.cases
    expected = {
        "all": whole.cases,
        "kept": whole.kept,
        "broken": whole.broken,
        "running": whole.running,
        "overdue": whole.overdue,
        "incomplete": cases.incomplete,
        "moved_late": cases.moved_late,
    }
    for word, tally in (
        ("service", {code: one.cases for code, one in cases.by_service.items()}),
        ("agency", {code: one.cases for code, one in cases.by_agency.items()}),
        ("channel", cases.by_channel),
        ("status", cases.by_status),
        ("reason", cases.reasons),
        ("officer", {one.staff: one.taken_in for one in found.place.officers}),
    ):
        expected |= {f"{word}:{code}": count for code, count in tally.items()}
    got = {figure: report.behind(year, "year", TODAY, figure)[1] for figure in expected}
    assert got == expected
    lines, _ = report.behind(year, "year", TODAY, "broken")
    assert all(one.number.startswith("MPP1-") for one in lines)


def test_the_same_seed_makes_the_same_year(make_home):
    small = Plan(cases=120, complaints=10, surveys=80)
    one, other = make_home("one"), make_home("other")
    for home in (one, other):
        furnish_year(home, small, TODAY)
    first, second = (recount.totals(report.read(home, "year", TODAY)) for home in (one, other))
    assert first == second
    with pytest.raises(RuleViolation, match="year-home-in-use"):
        furnish_year(other, small, TODAY)


def test_rows_are_the_same_after_a_rebuild_and_real_intake_counts(home):
    intake.submit(home, intake_request("KEL-SKTM", serial=1))
    intake.submit(home, intake_request("POL-SKCK-BARU", serial=2))
    intake.submit(home, incomplete_request("DKC-KK", serial=3))
    report_office.check_facilities(home, {"ramp": "broken"}, {"ramp": "Licin"})
    found = report.read(home, "day", TODAY)
    assert (found.cases.whole.cases, found.cases.incomplete) == (3, 1)
    with home.store.read() as connection:
        before = dump(connection)
    home.store.rebuild()
    with home.store.read() as connection:
        assert dump(connection) == before


def test_a_round_through_the_office_is_kept_with_its_words(home):
    report_office.check_facilities(home, dict.fromkeys(FACILITIES, "good"))
    report_office.check_facilities(home, {"toilet": "broken"}, {"toilet": "Kunci rusak"})
    found = {one.facility: one for one in report.read(home, "day", TODAY).place.facilities}
    assert (found["toilet"].condition, found["toilet"].note) == ("broken", "Kunci rusak")
    assert found["ramp"].condition == "good"
    for wrong, code in (
        ({"lift": "good"}, "facility-unknown"),
        ({"ramp": "fine"}, "facility-condition-unknown"),
        ({}, "facility-none"),
    ):
        with pytest.raises(RuleViolation, match=code):
            report_office.check_facilities(home, wrong)


def test_who_is_complained_about_finds_it_in_no_figure(home, make_home):
    complaints.file(home, Filing(text="Petugas kasar", name="Siti", about=(SUPERVISOR,)))
    complaints.file(home, Filing(text="Antrean lama", name="Siti"))
    assert report.read(home, "day", TODAY).complaints.total == 2
    make_home.sign_in(home, SUPERVISOR)
    assert report.read(home, "day", TODAY).complaints.total == 1
    make_home.sign_in(home, ADMIN)


def test_officers_may_not_read_reports_and_treasurers_see_no_officers(home, make_home):
    staff.admit(home, "Tono Kas", "treasurer", PIN, "tono.k")
    intake.submit(home, intake_request("KEL-SKTM", serial=1))
    make_home.sign_in(home, "tono.k")
    found = report.read(home, "day", TODAY)
    assert found.complaints is None
    assert found.place.officers == ()
    make_home.sign_in(home, OFFICER)
    for ask in (
        lambda: report.read(home, "day", TODAY),
        lambda: report.behind(home, "day", TODAY, "all"),
    ):
        with pytest.raises(PermissionDenied):
            ask()


@pytest.mark.endurance
def test_a_year_of_a_busy_office_is_read_in_time(make_home):
    home = make_home()
    furnish_year(home, Plan(), TODAY)
    begun = time.perf_counter()
    found = report.read(home, "year", TODAY)
    assert time.perf_counter() - begun < 30
    assert recount.totals(found) == counted(home, found)
