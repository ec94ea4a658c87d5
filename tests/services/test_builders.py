"""The shared builders and fixtures: every service can be submitted as built."""

from __future__ import annotations

import pytest

from frontoffice.services import intake
from tests.builders import (
    PAID,
    REPRESENTATIVE,
    incomplete_request,
    intake_request,
    payment_for,
    services,
    standard,
)


def test_every_service_is_accepted_as_built(home):
    assert len(services()) == 38
    answers = [intake.submit(home, intake_request(code)) for code in services()]
    assert {one.status for one in answers} == {"accepted"}
    assert (
        len({one.number for one in answers}) == len({one.receipt_number for one in answers}) == 38
    )


def test_every_service_becomes_incomplete_with_an_empty_checklist(home):
    for code in services():
        answer = intake.submit(home, incomplete_request(code))
        assert (answer.status, answer.receipt_number) == ("incomplete", None)
        assert answer.missing


@pytest.mark.parametrize("method", ["billing", "va", "qris", "edc"])
def test_a_paid_service_takes_every_method(home, method):
    request = intake_request(PAID, payment=payment_for(standard(PAID), method))
    assert intake.submit(home, request).status == "accepted"


def test_flags_and_representatives_bring_their_papers(home):
    request = intake_request("DKC-KTP-GANTI", cases=["rusak"], representative=REPRESENTATIVE)
    assert {"KTP_RUSAK", "SURAT_KUASA"} <= request["requirements"].keys()
    assert intake.submit(home, request).status == "accepted"
