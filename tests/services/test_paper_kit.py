"""Paper for a total outage: numbers nobody doubles, typed in later, each accounted for."""

from __future__ import annotations

import pytest

from frontoffice.documents.raster import pages
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.services import cash, cash_kit, intake
from tests.builders import FREE, PAID, intake_request
from tests.conftest import OFFICER


def code(call, *values):
    with pytest.raises(FrontOfficeError) as refused:
        call(*values)
    return refused.value.code


def late(sheet, service=PAID, serial=1, at="2026-11-23T08:30"):
    """What was written on a sheet, as it is typed in."""
    request = intake_request(service, serial=serial)
    if request["payment"]:
        request["payment"] |= {"source": sheet.receipt}
    return request | {"happened_at": at, "source": sheet.registration}


def test_no_electronic_number_doubles_a_reserved_one(home):
    first = intake.submit(home, intake_request(FREE))
    kit = cash_kit.reserve(home, 5)
    after = intake.submit(home, intake_request(FREE, serial=2))
    given = [one.registration for one in kit.sheets]
    assert first.number < given[0] < given[-1] < after.number
    receipts = [one.receipt for one in kit.sheets]
    assert first.receipt_number < receipts[0] < receipts[-1] < after.receipt_number


def test_every_reserved_number_ends_used_spoiled_or_unused(home):
    cash.open_drawer(home, {})
    kit = cash_kit.reserve(home, 4)
    paid, free, torn, left = kit.sheets
    done = intake.submit(home, late(paid))
    intake.submit(home, late(free, FREE, 2))
    cash_kit.account(home, [torn.registration], "spoiled", "salah tulis")
    cash_kit.account(home, [left.receipt], "unused", "listrik kembali, dimusnahkan")
    states = [one.state for one in cash_kit.sheets_of(home, kit.kit)]
    assert states == ["used", "used", "spoiled", "unused"]
    assert cash_kit.sheets_of(home, kit.kit)[0].case == done.number
    assert cash_kit.open_sheets(home) == []
    book = cash.read_book(home)
    ends = {one.number: one.state for one in book.numbers}
    assert [ends[one.receipt] for one in kit.sheets] == states
    assert book.counts.unexplained == 0
    assert book.sums.taken_rupiah == 30_000


def test_a_sheet_ends_only_once(home):
    sheet = cash_kit.reserve(home, 1).sheets[0]
    intake.submit(home, late(sheet))
    refused = code(cash_kit.account, home, [sheet.registration], "spoiled", "sobek")
    assert refused == "kit-number-ended"
    again = intake.submit(home, late(sheet))
    assert again.status == "repeated"
    assert code(cash_kit.account, home, ["X-1"], "spoiled", "sobek") == "kit-number-unknown"


def test_a_kit_is_a_form_and_a_receipt_a_sheet(home):
    kit = cash_kit.reserve(home, 3)
    cash_kit.account(home, [kit.sheets[2].registration], "spoiled", "tinta")
    assert len(pages(cash_kit.kit_pdf(home, kit.kit), 30)) == 4


def test_a_kit_is_for_who_leads_and_of_a_size(home, make_home):
    assert code(cash_kit.reserve, home, 0) == "kit-size-bad"
    make_home.sign_in(home, OFFICER)
    assert code(cash_kit.reserve, home, 2) == "not-allowed"
