"""Late entry: a paper kept during an outage is typed in; its own day counts, numbers are of now."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.services import cases, cash_kit, findings, handover, intake
from frontoffice.services.cases import read_file
from frontoffice.services.handover import Handover
from frontoffice.services.handover_papers import print_handover
from frontoffice.services.papers import print_receipt
from frontoffice.services.story import story
from tests.builders import incomplete_request, intake_request
from tests.documents.reading import printed, squeezed

FRIDAY = "2026-11-20T09:15"
"""The working day before the clock of the tests."""


def late(request: dict[str, object], **changes: object) -> dict[str, object]:
    return request | {"happened_at": FRIDAY, "source": "KERTAS-0042"} | changes


def test_the_law_s_clock_runs_from_the_paper_and_the_number_is_of_today(home) -> None:
    now = intake.submit(home, intake_request(serial=1))
    then = intake.submit(home, late(intake_request(serial=2)))
    opened = cases.read_case(home, then.stream).opened
    assert then.number.startswith("MPP1-261123-")
    assert then.promised_on < now.promised_on
    assert cases.read_case(home, then.stream).promise.start_on == dt.date(2026, 11, 20)
    assert (opened.source, opened.happened_at) == (
        "KERTAS-0042",
        int(dt.datetime(2026, 11, 20, 2, 15, tzinfo=dt.UTC).timestamp() * 1000),
    )
    assert findings.findings(home) == []
    told = story(home, read_file(home, then.stream))
    assert "terjadi Jumat, 20 November 2026, dari kertas KERTAS-0042" in told[0].detail


def test_a_payment_names_its_paper_receipt(home) -> None:
    request = late(intake_request("POL-SKCK-BARU"))
    request["payment"] |= {"source": "KW-0007"}
    done = intake.submit(home, request)
    recorded = read_file(home, done.stream).recorded
    (paid,) = [one.body for one in recorded if one.kind == "case.paid/1"]
    assert paid.source == "KW-0007"
    assert paid.happened_at == cases.read_case(home, done.stream).opened.happened_at


def test_one_paper_is_one_case_however_often_it_is_typed_in(home) -> None:
    first = intake.submit(home, late(intake_request(serial=1)))
    again = intake.submit(home, late(intake_request(serial=2), source="kertas-0042"))
    other = intake.submit(home, late(intake_request(serial=3), happened_at="2026-11-19T09:15"))
    assert (again.status, again.number) == ("repeated", first.number)
    assert other.number != first.number


def test_an_incomplete_file_expires_by_its_own_day(home) -> None:
    done = intake.submit(home, late(incomplete_request()))
    assert cases.read_case(home, done.stream).opened.expires_on == dt.date(2026, 12, 20)


def test_the_receipt_says_when_it_was_handed_in_and_from_which_paper(home) -> None:
    done = intake.submit(home, late(intake_request()))
    paper = printed(print_receipt(home, done.stream, "a5").pdf)
    assert squeezed("Jumat, 20 November 2026, 09.15 WIB (dari kertas KERTAS-0042") in paper


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"happened_at": "2026-11-20"}, "happened-at-bad"),
        ({"happened_at": None}, "happened-at-bad"),
        ({"happened_at": 7}, "happened-at-bad"),
        ({"happened_at": "2026-11-23T09:01"}, "happened-at-future"),
        ({"happened_at": "2016-11-20T09:15"}, "happened-at-old"),
        ({"source": None}, "source-bad"),
        ({"source": "3273011508909991"}, "source-bad"),
        ({"source": "x" * 41}, "source-bad"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(home, changes, code) -> None:
    with pytest.raises(RuleViolation) as refused:
        intake.submit(home, late(intake_request(), **changes))
    assert refused.value.code == code
    assert refused.value.data["field"] in late({})


def owed(home, when: str = "2026-11-18T08:00") -> str:
    """A case handed in on Wednesday that awaits its payment; its stream."""
    request = intake_request("POL-SKCK-BARU", payment=None)
    return intake.submit(home, late(request, happened_at=when)).stream


def test_a_payment_taken_on_paper_starts_the_clock_on_its_own_day(home) -> None:
    stream = owed(home)
    asked = intake_request("POL-SKCK-BARU")["payment"] | {"source": "KW-0008"}
    done = cases.pay(home, stream, late({"payment": asked}))
    case = cases.read_case(home, stream)
    assert done.status == "accepted"
    assert case.promise.start_on == dt.date(2026, 11, 20)
    (paid,) = [one.body for one in read_file(home, stream).recorded if one.kind == "case.paid/1"]
    friday = int(dt.datetime(2026, 11, 20, 2, 15, tzinfo=dt.UTC).timestamp() * 1000)
    assert (paid.source, paid.happened_at, paid.promise) == ("KW-0008", friday, case.promise)


def test_a_payment_cannot_have_happened_before_its_case(home) -> None:
    stream = owed(home)
    asked = intake_request("POL-SKCK-BARU")["payment"]
    with pytest.raises(RuleViolation, match="happened-at-before-case") as refused:
        cases.pay(home, stream, asked | {"happened_at": "2026-11-17T09:00", "source": "KW-9"})
    assert refused.value.data == {"field": "happened_at", "on": "2026-11-18"}
    assert cases.read_case(home, stream).status == "awaiting_payment"
    cases.pay(home, stream, asked | {"happened_at": "2026-11-18T07:00", "source": "KW-9"})


def test_papers_brought_in_time_during_an_outage_complete_an_expired_file(home, clock) -> None:
    first = intake.submit(home, incomplete_request("POL-SKCK-BARU"))
    clock.advance(40 * 86_400_000)
    request = intake_request("POL-SKCK-BARU")
    brought = {"requirements": request["requirements"], "payment": request["payment"]}
    with pytest.raises(RuleViolation, match="case-expired"):
        cases.complete(home, first.stream, brought)
    done = cases.complete(home, first.stream, late(brought, happened_at="2026-12-21T10:00"))
    assert done.status == "accepted"
    bodies = [one.body for one in read_file(home, first.stream).recorded]
    assert [one.source for one in bodies[-2:]] == ["KERTAS-0042", "KERTAS-0042"]
    assert cases.read_case(home, first.stream).promise.start_on == dt.date(2026, 12, 21)


def test_a_case_is_found_by_the_number_of_its_paper(home) -> None:
    sheet = cash_kit.reserve(home, 1).sheets[0]
    kit = intake.submit(home, late(intake_request(serial=1), source=sheet.registration))
    form = intake.submit(home, late(intake_request(serial=2)))
    assert cases.find(home, "kertas-0042") == form.stream
    for typed, stream in (
        (sheet.registration, kit.stream),
        (sheet.registration[:-2], kit.stream),
        ("KERTAS-0042", form.stream),
        ("kertas 0042", form.stream),
    ):
        found, total = cases.list_cases(home, typed)
        assert (total, found[0].stream) == (1, stream), typed
    intake.submit(home, late(intake_request(serial=3), happened_at="2026-11-19T09:15"))
    with pytest.raises(NotFound):
        cases.find(home, "KERTAS-0042")


def test_a_product_handed_over_on_paper_counts_on_its_own_day(home, clock) -> None:
    stream = intake.submit(home, intake_request()).stream
    handover.make_ready(home, stream, "Rak A")
    kit = cash_kit.reserve(home, 1)
    sheet = kit.sheets[0]
    clock.advance(3 * 86_400_000)
    wanted = Handover(
        receiver="applicant",
        name="Budi Santoso",
        shown=("ktp", "receipt"),
        happened_at="2026-11-24T10:00",
        source=sheet.registration,
    )
    early = msgspec.structs.replace(wanted, happened_at=FRIDAY)
    with pytest.raises(RuleViolation, match="happened-at-before-case"):
        handover.hand_over(home, stream, early)
    handover.hand_over(home, stream, wanted)
    work = cases.read_case(home, stream).work
    assert (work.handover.on, work.handover.source) == (dt.date(2026, 11, 24), sheet.registration)
    told = story(home, read_file(home, stream))[-1].detail
    assert f"terjadi Selasa, 24 November 2026, dari kertas {sheet.registration}" in told
    assert [one.state for one in cash_kit.sheets_of(home, kit.kit)] == ["used"]
    minutes = printed(print_handover(home, stream).pdf)
    assert squeezed("24 November 2026, 10.00") in minutes
