"""Findings: each is found, says since when, why and what next, and goes with a reason."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from frontoffice.domain.calendar import Holiday
from frontoffice.domain.errors import NotFound, PermissionDenied, RuleViolation
from frontoffice.domain.facts import CaseMoved, CaseRegistered
from frontoffice.domain.reference_facts import HolidaysSet, StandardPublished
from frontoffice.messages import sentences
from frontoffice.services import cases, findings, intake
from frontoffice.services.home import Home
from frontoffice.sync.status import freshness
from tests.builders import intake_request
from tests.conftest import NOW, OFFICER, HomeFactory
from tests.services.apart import carry, exchange

HOUR = 3_600_000


def found(home: Home, code: str) -> list[findings.Finding]:
    return [one for one in findings.findings(home) if one.code == code]


@pytest.fixture
def pair(make_home: HomeFactory) -> tuple[Home, Home]:
    one = make_home("one", station=3)
    other = make_home("other", station=7, published=False)
    exchange(one, other)
    return one, other


def test_an_undisturbed_station_has_no_findings(home: Home) -> None:
    intake.submit(home, intake_request())
    assert findings.findings(home) == []


def test_a_fact_the_fold_skipped_says_why_and_goes_with_a_reason(
    home: Home, make_home: HomeFactory
) -> None:
    stream = intake.submit(home, intake_request()).stream
    with home.store.work("rina.a") as work:
        work.record(stream, CaseMoved(to="handed_over", on=dt.date(2026, 11, 23)))
    (one,) = found(home, "finding-skipped")
    assert (one.stream, one.count, one.since) == (stream, 1, NOW)
    said = one.words()
    assert "Loket 3" in said.sentence
    assert "tidak mengizinkannya" in said.sentence
    assert said.next_step

    make_home.sign_in(home, OFFICER)
    with pytest.raises(PermissionDenied):
        findings.settle_finding(home, one.code, one.key, "sudah diperiksa")
    make_home.sign_in(home, "rina.a")
    with pytest.raises(RuleViolation):
        findings.settle_finding(home, one.code, one.key, "")
    before = cases.read_case(home, stream)
    findings.settle_finding(home, one.code, one.key, "sudah diperiksa di berkas")
    assert findings.findings(home) == []
    assert cases.read_case(home, stream) == before
    with pytest.raises(NotFound):
        findings.settle_finding(home, one.code, one.key, "sekali lagi")


def test_a_fact_before_its_predecessor_is_a_state_that_passes(
    pair: tuple[Home, Home], make_home: HomeFactory
) -> None:
    one, other = pair
    third = make_home("third", station=9, published=False)
    stream = intake.submit(one, intake_request()).stream
    exchange(one, other)
    cases.move(other, stream, "in_process", "diteruskan")
    carry(other, third)
    (early,) = found(third, "finding-unopened")
    assert (early.waits, early.count) == (True, 1)
    with pytest.raises(RuleViolation) as refused:
        findings.settle_finding(third, early.code, early.key, "biar hilang")
    assert refused.value.code == "finding-passes"
    carry(one, third)
    assert found(third, "finding-unopened") == []
    assert cases.read_case(third, stream).status == "in_process"


def test_a_fact_behind_a_missing_one_of_an_open_case_waits(
    pair: tuple[Home, Home], make_home: HomeFactory
) -> None:
    one, other = pair
    third = make_home("third", station=9, published=False)
    stream = intake.submit(one, intake_request()).stream
    exchange(one, other)
    cases.move(other, stream, "in_process", "diteruskan")
    carry(other, one)
    cases.move(one, stream, "ready", "sudah jadi")
    carry(one, third)
    (early,) = found(third, "finding-waiting")
    assert (early.stream, early.waits) == (stream, True)
    assert cases.read_case(third, stream).status == "accepted"
    carry(other, third)
    assert found(third, "finding-waiting") == []
    assert cases.read_case(third, stream).status == "ready"


def test_numbers_given_twice_show_a_copied_disk(pair: tuple[Home, Home]) -> None:
    one, other = pair
    stream = intake.submit(one, intake_request()).stream
    opened = cases.read_case(one, stream).opened
    assert isinstance(opened, CaseRegistered)
    with other.store.work("rina.a") as work:
        work.open("case", opened)
    exchange(one, other)
    for home in pair:
        assert [(item.number, item.count) for item in found(home, "finding-number")] == [
            (opened.number, 2)
        ]
        assert [item.number for item in found(home, "finding-receipt")] == [opened.receipt_number]


def test_one_person_twice_at_two_counters(pair: tuple[Home, Home]) -> None:
    one, other = pair
    first = intake.submit(one, intake_request())
    second = intake.submit(other, intake_request(client_ref="lain"))
    assert found(one, "finding-same-person") == []
    exchange(one, other)
    (twice,) = found(other, "finding-same-person")
    assert {twice.number, twice.data["other"]} == {first.number, second.number}
    cases.move(other, second.stream, "withdrawn", "dobel")
    assert found(other, "finding-same-person") == []


def test_a_case_under_a_superseded_standard(
    pair: tuple[Home, Home], make_home: HomeFactory
) -> None:
    one, other = pair
    make_home.clock.advance(HOUR)
    with other.store.work("rina.a") as work:
        plain = work.value(
            "SELECT body FROM reference_row WHERE kind = 'standard' AND code = 'DKC-KK'"
        )
        known = msgspec.msgpack.decode(plain, type=StandardPublished)
        new = "service:DKC-KK@11111111"
        changed = known.standard | {"sla_working_days": 3}
        fact = StandardPublished(code="DKC-KK", content=new, authority="national", standard=changed)
        work.open("standard", fact)
    make_home.clock.advance(HOUR)
    late = intake.submit(one, intake_request())
    assert found(one, "finding-standard") == []
    exchange(one, other)
    (outdated,) = found(one, "finding-standard")
    assert (outdated.number, outdated.count) == (late.number, 1)
    assert outdated.data["right"] == "DKC-KK@11111111"
    assert cases.read_case(one, late.stream).opened is not None


def test_a_promise_the_calendar_would_not_make_any_more(home: Home) -> None:
    submitted = intake.submit(home, intake_request())
    assert submitted.promised_on is not None
    with home.store.work("rina.a") as work:
        rows = ((submitted.promised_on, "local", "Pilkada", False),)
        work.open("holidays", HolidaysSet(authority="local", rows=rows))
    (changed,) = found(home, "finding-calendar")
    assert changed.number == submitted.number
    assert isinstance(home.reference.holidays[0][submitted.promised_on], Holiday)


def test_entries_behind_a_revocation(pair: tuple[Home, Home]) -> None:
    one, other = pair
    with one.store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE certificate SET revoked_at = ?, last_seq = 1 WHERE public_key = ?",
            (NOW, other.store.key.public),
        )
    (revoked,) = found(one, "finding-revoked")
    assert revoked.words().sentence.startswith("Loket 7 menulis")


def test_a_clock_set_by_hand_leaves_its_mark_until_it_is_dealt_with(
    home: Home, make_home: HomeFactory
) -> None:
    make_home.clock.turn_to(NOW + 10 * HOUR)
    intake.submit(home, intake_request())
    (doubtful,) = found(home, "finding-clock")
    findings.settle_finding(home, doubtful.code, doubtful.key, "jam sudah dibetulkan")
    assert found(home, "finding-clock") == []
    intake.submit(home, intake_request(serial=2))
    assert len(found(home, "finding-clock")) == 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_finding_has_a_sentence_and_a_next_step(language: str) -> None:
    known = sentences(language)
    codes = {
        code
        for code in sentences("id")
        if code.startswith(("finding-", "conflict-")) or code == "reason-missing"
    }
    assert len(codes) > 14
    for code in codes:
        assert known[code]["sentence"].endswith(".")
        assert known[code]["next_step"].endswith(".")


def test_the_freshness_light_forgets_what_was_dealt_with_and_what_only_waits(home: Home) -> None:
    stream = intake.submit(home, intake_request()).stream
    with home.store.work("rina.a") as work:
        work.record(stream, CaseMoved(to="handed_over", on=dt.date(2026, 11, 23)))
    assert freshness(home.store).troubles == 1
    (one,) = found(home, "finding-skipped")
    findings.settle_finding(home, one.code, one.key, "sudah diperiksa di berkas")
    assert freshness(home.store).troubles == 0
