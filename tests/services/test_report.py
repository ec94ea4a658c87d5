"""Reports equal an independent recount of the journal, and keep hidden what is hidden."""

from __future__ import annotations

import datetime as dt
import re
import time
from functools import partial

import pytest

from frontoffice.domain.errors import PermissionDenied, RuleViolation
from frontoffice.domain.report_facts import FACILITIES
from frontoffice.services import (
    complaints,
    facilities,
    intake,
    queue,
    report,
    report_behind,
    report_tables,
    staff,
    ticket_story,
)
from frontoffice.services.complaints import Filing
from frontoffice.services.demo_year import Plan, furnish_year
from frontoffice.services.report_tables import Wording
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


@pytest.mark.parametrize(("kind", "agency"), [("month", ""), ("year", "DUKCAPIL")])
def test_behind_every_figure_lies_what_it_counts(year, kind, agency):
    """Every cell of every table: a count is so many rows, money their sum, a median one of them."""
    named = Wording(year)
    found, scope = report.read(year, kind, TODAY, agency), report.scope(year, kind, TODAY, agency)
    walked = set()
    for table in report_tables.tables(found, named):
        for cells, keys in zip(table.rows, table.keys or [()] * len(table.rows), strict=True):
            for head, cell, figure in zip(table.head, cells, keys or ("",) * 9, strict=False):
                if not figure:
                    continue
                behind = report_behind.behind(year, scope, figure, named)
                walked.add(behind.what)
                if head == "Rupiah" or figure == "payments":
                    assert sum(one.rupiah for one in every(year, scope, figure, named)) == cell
                elif behind.what == "calls" and "mnt" in head + str(cells[0]).replace(
                    "menit", "mnt"
                ):
                    assert behind.rows, figure
                elif isinstance(cell, int):
                    assert behind.total == cell, (table.code, figure)
    assert walked >= {"cases", "waivers", "calls", "tickets", "payments", "complaints", "answers"}
    assert walked >= {"gaps", "drawers", "refunds", "conflicts", "weeks", "facility", "officers"}
    waits = [
        int(re.search(r"(\d+) menit$", one.aside)[1])
        for one in every(year, scope, "calls/first", named)
    ]
    whole = found.visits.waits
    assert waits == sorted(waits, reverse=True)
    assert waits[-((whole.count + 1) // 2)] == report_tables.minutes(whole.median_ms)


def every(home, scope, figure, named):
    """All pages of a list."""
    lines, page = [], None
    while page is None or (page.lines and len(lines) < page.rows):
        page = report_behind.behind(home, scope, figure, named, len(lines))
        lines += page.lines
    assert len(lines) == page.rows
    return lines


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
    facilities.check(home, {"ramp": "broken"}, {"ramp": "Licin"})
    found = report.read(home, "day", TODAY)
    assert (found.cases.whole.cases, found.cases.incomplete) == (3, 1)
    with home.store.read() as connection:
        before = dump(connection)
    home.store.rebuild()
    with home.store.read() as connection:
        assert dump(connection) == before


def test_why_a_number_was_called_out_of_order_is_read_by_who_may(home, make_home):
    staff.admit(home, "Ida Periksa", "inspector", PIN, "ida.p")
    number = queue.issue(home, "KEL-SKTM").ticket
    queue.call_out_of_order(home, number, "Sakit, tidak kuat berdiri")
    named, scope = Wording(home), report.scope(home, "day", TODAY)
    (line,) = report_behind.behind(home, scope, "calls/out_of_order", named).lines
    told = ticket_story.read(home, line.key, named).steps[-1].detail
    assert told.endswith("di luar urutan, Sakit, tidak kuat berdiri")
    make_home.sign_in(home, "ida.p")
    assert ticket_story.read(home, line.key, named).steps[-1].detail.endswith("di luar urutan")


def test_a_round_through_the_office_is_kept_with_its_words(home):
    facilities.check(home, dict.fromkeys(FACILITIES, "good"))
    facilities.check(home, {"toilet": "broken"}, {"toilet": "Kunci rusak"})
    found = {one.facility: one for one in report.read(home, "day", TODAY).place.facilities}
    assert (found["toilet"].condition, found["toilet"].note) == ("broken", "Kunci rusak")
    assert found["ramp"].condition == "good"
    for wrong, code in (
        ({"lift": "good"}, "facility-unknown"),
        ({"ramp": "fine"}, "facility-condition-unknown"),
        ({}, "facility-none"),
    ):
        with pytest.raises(RuleViolation, match=code):
            facilities.check(home, wrong)


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
    named = Wording(home)
    make_home.sign_in(home, OFFICER)
    for ask in (
        lambda: report.read(home, "day", TODAY),
        lambda: report_behind.behind(home, report.scope(home, "day", TODAY), "cases", named),
    ):
        with pytest.raises(PermissionDenied):
            ask()


PAGE_SECONDS = 3.0


@pytest.mark.endurance
def test_a_year_of_a_busy_office_is_read_in_time(make_home, capsys):
    """100,000 applications, 5,000 complaints, 20,000 surveys: each page, with its progress."""
    home = make_home()
    furnish_year(home, Plan(), TODAY)
    named, took = Wording(home), {}

    def timed(name, work):
        begun = time.process_time()
        answer = work()
        took[name] = time.process_time() - begun
        return answer

    for kind in report.KINDS:
        parts = []
        read = partial(report.read, home, kind, TODAY, progress=lambda *at, to=parts: to.append(at))
        found = timed(kind, lambda read=read: read())
        timed(f"{kind} tables", lambda found=found: report_tables.tables(found, named))
        assert parts == [(done, 6) for done in range(7)]
        scope = report.scope(home, kind, TODAY)
        for figure in ("cases", "cases/broken", "calls/first", "payments", "complaints", "answers"):
            work = partial(report_behind.behind, home, scope, figure, named)
            timed(f"{kind} behind {figure}", work)
    with capsys.disabled():
        slowest = sorted(took.items(), key=lambda one: -one[1])[:6]
        print(", ".join(f"{name} {seconds:.2f} s" for name, seconds in slowest))
    assert {name: one for name, one in took.items() if one > PAGE_SECONDS} == {}
    assert found.cases.whole.cases > 85_000
    assert recount.totals(found) == counted(home, found)
