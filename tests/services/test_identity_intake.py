"""A standard that asks for a check of the NIK marks each new case by itself, in the same act."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from frontoffice.domain.catalogue import Catalogue
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import cases, handover, intake, story, worklist
from frontoffice.services.catalogue import publish
from frontoffice.services.home import Home
from tests.builders import FREE, intake_request, person, standard
from tests.conftest import FixedClock


@pytest.fixture
def asking(home: Home, clock: FixedClock) -> Home:
    """An office whose standard keeps the product until the NIK was checked."""
    clock.advance(60_000)
    known = home.reference.catalogue
    changed = replace(standard(FREE), product_after_identity_check=True)
    taken = Catalogue(agencies=known.agencies, documents=known.documents, standards=(changed,))
    publish(home, taken, "local")
    return home


def test_intake_marks_what_was_not_checked_in_its_own_act(asking: Home) -> None:
    done = intake.submit(asking, intake_request(FREE))
    case = cases.read_case(asking, done.stream)
    assert (case.work.identity, case.work.held) == ("unverified", True)
    acts = asking.store.peek(
        "SELECT count(DISTINCT act) FROM entry WHERE stream = ?", (done.stream,)
    )
    assert (acts, worklist.counts(asking)["recheck"]) == (1, 1)
    cases.move(asking, done.stream, "ready", "selesai")
    with pytest.raises(RuleViolation, match="product-held"):
        handover.hand_over(asking, done.stream, handover.Handover(receiver="applicant"))
    worklist.check_identity(asking, done.stream, "verified")
    assert not cases.read_case(asking, done.stream).work.held
    told = story.story(asking, cases.read_file(asking, done.stream))
    assert len(told) == 4


def test_a_corrected_nik_has_to_be_checked_again(asking: Home) -> None:
    stream = intake.submit(asking, intake_request(FREE)).stream
    worklist.check_identity(asking, stream, "verified")
    fix = {"applicant": {"phone": "081200000001"}, "reason": "salah tulis"}
    cases.correct(asking, stream, fix)
    assert cases.read_case(asking, stream).work.identity == "verified"
    other = person(2)
    wanted = {name: other[name] for name in ("nik", "birth_on", "sex")}
    cases.correct(asking, stream, {"applicant": wanted, "reason": "salah orang"})
    assert cases.read_case(asking, stream).work.held


def test_nobody_without_a_nik_and_no_other_standard_is_marked(asking: Home) -> None:
    applicant = person(3) | {"nik": None}
    request = intake_request(FREE, applicant=applicant, no_nik_reason="newborn")
    without = intake.submit(asking, request)
    other = intake.submit(asking, intake_request("KEC-LEGALISIR", serial=4))
    for done in (without, other):
        assert cases.read_case(asking, done.stream).work.identity == ""
