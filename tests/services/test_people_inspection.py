"""Inspectors read facts and figures; personal data of one case by a logged request only."""

from __future__ import annotations

import pytest

from frontoffice.domain.errors import NotFound, PermissionDenied, RuleViolation
from frontoffice.services import cases, inbox, inspection, intake, privacy, staff
from frontoffice.services.story import story
from tests.builders import intake_request, nik
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR

INSPECTOR = "ika.p"
NAME = "Budi Santoso"


@pytest.fixture
def filed(home):
    """Two cases, and the inspector at the open home."""
    made = [intake.submit(home, intake_request("DKC-KK", serial=one)) for one in (1, 2)]
    staff.admit(home, "Ika Pengawas", "inspector", PIN, INSPECTOR)
    home.sign_in(INSPECTOR, home.data_key)
    return made


def test_no_name_no_nik_and_no_way_to_ask_for_one(home, filed):
    lines, total = cases.list_cases(home)
    assert (total, {one.name for one in lines}, {one.nik for one in lines}) == (2, {None}, {None})
    for words in (NAME, nik(1), "budi", nik(1)[:8]):
        assert cases.list_cases(home, words) == ([], 0)
    assert [one.number for one in cases.list_cases(home, filed[0].number)[0]] == [filed[0].number]
    file = cases.read_file(home, filed[0].stream)
    assert file.details.applicant is None
    assert file.case.status == "accepted"
    told = " ".join(str(line) for line in story(home, file, "id"))
    assert NAME not in told
    assert nik(1) not in told
    with pytest.raises(PermissionDenied, match="inspection-needed"):
        privacy.trail(home, nik(1))
    with pytest.raises(PermissionDenied):
        cases.known_person(home, nik(1))


def test_a_request_opens_one_case_for_a_while_and_is_on_record(home, filed, clock):
    inspection.request(home, filed[0].number, "Surat tugas 700/12/2026", minutes=10)
    seen = cases.read_file(home, filed[0].stream)
    assert seen.details.applicant is not None
    assert seen.details.applicant.name
    assert cases.read_file(home, filed[1].stream).details.applicant is None
    lines, _ = cases.list_cases(home)
    assert [one.name is None for one in lines] == [True, False]
    assert privacy.trail(home, nik(1))
    clock.advance(11 * 60_000)
    assert cases.read_file(home, filed[0].stream).details.applicant is None
    home.lock()
    home.sign_in(ADMIN, home.data_key)
    steps = {(one.actor, one.what) for one in privacy.trail(home, nik(1))}
    assert (INSPECTOR, "case.inspected") in steps
    (one,) = inspection.listed(home)
    assert (one.staff, one.number, one.closed) == (INSPECTOR, filed[0].number, True)
    assert one.reason == "Surat tugas 700/12/2026"


def test_the_inspector_ends_the_look(home, filed):
    inspection.request(home, filed[0].number, "Surat tugas 700/12/2026")
    inspection.close(home)
    assert cases.read_file(home, filed[0].stream).details.applicant is None


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"reason": "?"}, "inspection-reason-missing"),
        ({"minutes": 0}, "inspection-minutes-bad"),
        ({"minutes": 481}, "inspection-minutes-bad"),
    ],
)
def test_a_request_needs_a_reason_and_an_end(home, filed, asked, code):
    with pytest.raises(RuleViolation, match=code):
        inspection.request(home, filed[0].number, **({"reason": "Surat tugas 700"} | asked))


def test_an_unknown_number_opens_nothing(home, filed):
    with pytest.raises(NotFound, match="case-unknown"):
        inspection.request(home, "MPP1-261122-03A0999-0", "Surat tugas 700")


def test_an_inspector_changes_nothing(home, filed):
    assert inbox.conflicts(home) == []
    for act in (
        lambda: intake.submit(home, intake_request("DKC-KK", serial=3)),
        lambda: cases.move(home, filed[0].stream, "in_process", "berkas diperiksa"),
        lambda: cases.void(home, filed[0].stream, "salah", home.confirm(SUPERVISOR, PIN)),
        lambda: staff.reset_pin(home, OFFICER, "918273"),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_nobody_else_asks_this_way(home, filed):
    for who in (ADMIN, OFFICER, SUPERVISOR):
        home.sign_in(who, home.data_key)
        with pytest.raises(PermissionDenied):
            inspection.request(home, filed[0].number, "Surat tugas 700")
