"""A voided payment: the case owes again, and no clock runs until it is paid."""

from __future__ import annotations

from frontoffice.domain.staff import officer
from frontoffice.services import cases, intake
from tests.builders import intake_request

ONE_DAY = 24 * 60 * 60 * 1000


def test_after_a_void_no_clock_runs_and_the_next_payment_promises_anew(home, clock):
    request = intake_request("POL-SKCK-BARU")
    first = intake.submit(home, request)
    known = home.reference.staff.values()
    second = next(
        one
        for one in known
        if one.role in ("supervisor", "admin") and one.staff != home.officer.staff
    )

    cases.void(home, first.stream, "nama pembayar keliru", officer(second.staff, second.role))
    owing = cases.read_case(home, first.stream)
    clock.advance(7 * ONE_DAY)
    again = cases.pay(home, first.stream, request["payment"])

    assert (owing.status, owing.promise, owing.due_on()) == ("awaiting_payment", None, None)
    assert again.promised_on > first.promised_on
    assert again.receipt_number != first.receipt_number
