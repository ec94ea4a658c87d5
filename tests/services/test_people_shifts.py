"""Shift handover: exactly what is open, signed by both, objected to, or reassigned."""

from __future__ import annotations

import pytest

from frontoffice.domain.errors import NotFound, PermissionDenied, RuleViolation
from frontoffice.services import cases, cash, drafts, intake, papers, queue, shifts, staff
from tests.builders import incomplete_request, intake_request
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR
from tests.documents.reading import printed, squeezed

OTHER = "sari.h"
DAY_MS = 86_400_000


@pytest.fixture
def sit(make_home, home):
    """Another officer takes over at the open home."""
    staff.admit(home, "Sari Handayani", "officer", PIN, OTHER)

    def down(who):
        return make_home.sign_in(home, who)

    return down


def listed(items):
    return [(one.kind, one.key, one.state) for one in items]


def test_the_page_lists_exactly_what_is_open(home, sit, clock):
    sit(OFFICER)
    free = intake.submit(home, intake_request("DKC-KK", serial=1))
    lacking = intake.submit(home, incomplete_request("DKC-KK", serial=2))
    unpaid = intake.submit(home, intake_request("POL-SKCK-BARU", serial=3, payment=None))
    done = intake.submit(home, intake_request("KEL-SKTM", serial=4))
    for to in ("in_process", "ready"):
        cases.move(home, done.stream, to, "diperiksa lengkap")
    closed = intake.submit(home, intake_request("KEL-SKTM", serial=5))
    cases.move(home, closed.stream, "withdrawn", "pemohon batal")
    paper = papers.print_receipt(home, free.stream)
    draft = drafts.save(home, {"service": "DKC-KK"}, {})
    for service in ("DKC-KK", "DKC-KK"):
        queue.issue(home, service)
    queue.call_next(home)
    queue.park(home, "pulang mengambil ijazah")
    sit(OTHER)
    intake.submit(home, intake_request("DKC-KK", serial=6))
    drafts.save(home, {"service": "KEL-SKTM"}, {})
    sit(OFFICER)

    assert paper.pdf
    assert listed(shifts.open_now(home)) == [
        ("case", free.number, "accepted"),
        ("print", free.number, "accepted"),
        ("case", lacking.number, "incomplete"),
        ("case", unpaid.number, "awaiting_payment"),
        ("ready", done.number, "ready"),
        ("draft", str(draft), "DKC-KK"),
        ("ticket", "A001", "parked"),
    ]
    clock.advance(30 * DAY_MS)
    kinds = [one.kind for one in shifts.open_now(home) if one.key == free.number]
    assert kinds == ["due", "print"]


def test_the_drawer_is_listed_with_whoever_answers_for_it(home, sit):
    sit(OFFICER)
    cash.open_drawer(home, {"n50000": 2})
    assert [(one.kind, one.state, one.rupiah) for one in shifts.open_now(home)] == [
        ("cash", "open", 100_000)
    ]
    made = shifts.hand_over(home, PIN, to=OTHER)
    assert squeezed("Rp100.000") in printed(shifts.pdf(home, made.stream))
    sit(OTHER)
    assert shifts.open_now(home) == ()


def test_both_sign_and_the_open_work_lies_with_the_one_who_took_it(home, sit):
    sit(OFFICER)
    case = intake.submit(home, intake_request("DKC-KK"))
    draft = drafts.save(home, {"service": "DKC-KK"}, {})
    with pytest.raises(RuleViolation, match="pin-wrong") as raised:
        shifts.hand_over(home, "999999")
    assert raised.value.data["field"] == "pin"
    made = shifts.hand_over(home, PIN, "map berkas di laci kiri", OTHER)
    assert made.state == "open"
    assert shifts.waiting(home) == []

    sit(SUPERVISOR)
    assert shifts.waiting(home) == []
    with pytest.raises(RuleViolation, match="shift-not-yours"):
        shifts.answer(home, made.stream, PIN)
    sit(OTHER)
    (one,) = shifts.waiting(home)
    assert (one.opened.staff, one.words) == (OFFICER, "map berkas di laci kiri")
    with pytest.raises(RuleViolation, match="pin-wrong"):
        shifts.answer(home, made.stream, "999999")
    shifts.answer(home, made.stream, PIN)
    with pytest.raises(RuleViolation, match="shift-answered"):
        shifts.answer(home, made.stream, PIN)
    assert [one.key for one in shifts.open_now(home)] == [case.number, str(draft)]
    assert [one.id for one in drafts.mine(home)] == [draft]
    sit(OFFICER)
    assert shifts.open_now(home) == ()


def test_both_pins_at_once_and_never_ones_own(home, sit):
    sit(OFFICER)
    intake.submit(home, intake_request("DKC-KK"))
    with pytest.raises(RuleViolation, match="second-person-same"):
        shifts.hand_over(home, PIN, to=OFFICER, to_pin=PIN)
    with pytest.raises(RuleViolation, match="pin-wrong") as raised:
        shifts.hand_over(home, PIN, to=OTHER, to_pin="999999")
    assert raised.value.data["field"] == "to_pin"
    with pytest.raises(RuleViolation, match="shift-taker-missing"):
        shifts.hand_over(home, PIN, to_pin=PIN)
    assert shifts.hand_over(home, PIN, to=OTHER, to_pin=PIN).state == "accepted"
    assert [one.state for one in shifts.latest(home)] == ["accepted"]


def test_the_next_one_at_the_counter_may_object_and_nothing_moves(home, sit):
    sit(OFFICER)
    case = intake.submit(home, intake_request("DKC-KK"))
    made = shifts.hand_over(home, PIN)
    with pytest.raises(RuleViolation, match="second-person-same"):
        shifts.answer(home, made.stream, PIN)
    sit(OTHER)
    (one,) = shifts.waiting(home)
    shifts.answer(home, one.stream, PIN, "berkas A001 tidak ada di laci")
    shift = shifts.read(home, one.stream)
    assert (shift.state, shift.objection) == ("objected", "berkas A001 tidak ada di laci")
    assert shifts.open_now(home) == ()
    sit(OFFICER)
    assert [one.key for one in shifts.open_now(home)] == [case.number]


def test_a_supervisor_reassigns_the_work_of_an_absent_officer(home, sit):
    sit(OFFICER)
    case = intake.submit(home, intake_request("DKC-KK"))
    drafts.save(home, {"service": "DKC-KK"}, {})
    with pytest.raises(PermissionDenied):
        shifts.hand_over_absent(home, OTHER, ADMIN, "sakit")
    sit(SUPERVISOR)
    with pytest.raises(RuleViolation, match="shift-reason-missing"):
        shifts.hand_over_absent(home, OFFICER, OTHER, " ")
    with pytest.raises(RuleViolation, match="second-person-same"):
        shifts.hand_over_absent(home, OFFICER, OFFICER, "sakit")
    with pytest.raises(RuleViolation, match="shift-absent-self"):
        shifts.hand_over_absent(home, SUPERVISOR, OTHER, "sakit")
    made = shifts.hand_over_absent(home, OFFICER, OTHER, "sakit, ada surat dokter")
    assert len(made.items) == 2
    sit(OTHER)
    (one,) = shifts.waiting(home)
    assert (one.by, one.opened.staff, one.opened.absent) == (SUPERVISOR, OFFICER, True)
    shifts.answer(home, one.stream, PIN)
    assert [one.kind for one in shifts.open_now(home)] == ["case", "draft"]
    assert cases.read_case(home, case.stream).status == "accepted"


def test_what_moved_on_in_the_meantime_is_left_where_it_is(home, sit):
    sit(OFFICER)
    case = intake.submit(home, intake_request("DKC-KK"))
    made = shifts.hand_over(home, PIN, to=OTHER)
    sit(SUPERVISOR)
    cases.move(home, case.stream, "in_process", "diambil penyelia")
    sit(OTHER)
    shifts.answer(home, made.stream, PIN)
    assert shifts.open_now(home) == ()
    sit(SUPERVISOR)
    assert [one.key for one in shifts.open_now(home)] == [case.number]


def test_who_takes_over_is_an_active_officer_who_serves(home, sit):
    staff.admit(home, "Ika Pengawas", "inspector", PIN, "ika.p")
    staff.change(home, OTHER, active=False)
    sit(OFFICER)
    for nobody in (OTHER, "siapa.x"):
        with pytest.raises(NotFound, match="staff-unknown"):
            shifts.hand_over(home, PIN, to=nobody)
    with pytest.raises(PermissionDenied):
        shifts.hand_over(home, PIN, to="ika.p")


def test_the_page_on_paper_names_numbers_and_officers_never_a_citizen(home, sit):
    sit(OFFICER)
    case = intake.submit(home, intake_request("DKC-KK"))
    made = shifts.hand_over(home, PIN, "titip berkas", OTHER, PIN)
    text = printed(shifts.pdf(home, made.stream))
    for words in (case.number, "Budi Santika", "Sari Handayani", "titip berkas", "menerima"):
        assert squeezed(words) in text
    assert "BudiSantoso" not in text
    assert "3273011508" not in text
