"""The work after intake by its services: who has a case, promises, refusal, doubles, folders."""

from __future__ import annotations

import datetime as dt

import pytest

from frontoffice.domain.errors import NotFound, PermissionDenied, RuleViolation
from frontoffice.services import cases, intake, story, worklist, worklist_decisions
from tests.builders import PAID, incomplete_request, intake_request
from tests.conftest import ADMIN, OFFICER, SUPERVISOR

DAY_MS = 86_400_000
MONDAY = dt.date(2026, 11, 30)


def taken_in(home, service="DKC-KK", serial=1, **more):
    return intake.submit(home, intake_request(service, serial=serial, **more)).stream


def code_of(call, *arguments, **named):
    with pytest.raises((RuleViolation, NotFound, PermissionDenied)) as refused:
        call(*arguments, **named)
    return refused.value.code


def work_of(home, stream):
    return cases.read_case(home, stream).work


def test_a_case_is_claimed_once_and_assigned_by_who_may(home, make_home):
    stream = taken_in(home)
    assert worklist.counts(home)["free"] == 1
    make_home.sign_in(home, OFFICER)
    worklist.claim(home, stream)
    assert worklist.counts(home)["mine"] == 1
    assert worklist.counts(home)["free"] == 0
    assert code_of(worklist.assign, home, stream, SUPERVISOR) == "not-allowed"
    make_home.sign_in(home, SUPERVISOR)
    assert code_of(worklist.claim, home, stream) == "work-taken"
    worklist.assign(home, stream, ADMIN)
    assert work_of(home, stream).assigned == ADMIN
    assert code_of(worklist.assign, home, stream, "siapa.x") == "staff-unknown"


def test_a_disposition_is_a_chain_with_days_and_instructions(home, make_home):
    stream = taken_in(home)
    worklist.dispose(home, stream, SUPERVISOR, "periksa silsilah", dt.date(2026, 11, 24))
    make_home.sign_in(home, SUPERVISOR)
    worklist.dispose(home, stream, OFFICER, "cetak bila benar")
    work = work_of(home, stream)
    assert [(one.by, one.to) for one in work.dispositions] == [
        (ADMIN, SUPERVISOR),
        (SUPERVISOR, OFFICER),
    ]
    assert work.due_on is None
    assert work.assigned == OFFICER
    told = [line.detail for line in story.story(home, cases.read_file(home, stream))]
    assert "Periksa silsilah, sampai Selasa, 24 November 2026" in told
    past = dt.date(2026, 11, 20)
    assert code_of(worklist.dispose, home, stream, ADMIN, "x1", past) == "disposition-due-past"


def test_sent_back_with_the_marked_paper_the_clock_stops(home, make_home):
    make_home.sign_in(home, OFFICER)
    stream = taken_in(home)
    make_home.sign_in(home, SUPERVISOR)
    worklist.claim(home, stream)
    row = cases.read_case(home, stream).rows[0].code
    assert code_of(worklist.send_back, home, stream, (), "salah") == "rows-unmarked"
    assert code_of(worklist.send_back, home, stream, ("X",), "salah") == "row-unknown"
    worklist.send_back(home, stream, (row,), "tanda tangan kurang", ask_citizen=True)
    case = cases.read_case(home, stream)
    assert (case.status, case.work.marked, case.work.assigned) == (
        "waiting_citizen",
        (row,),
        OFFICER,
    )
    assert case.due_on() is None


def test_everything_an_absent_officer_has_goes_to_another(home, make_home):
    streams = [taken_in(home, serial=one) for one in (1, 2, 3)]
    make_home.sign_in(home, OFFICER)
    for stream in streams[:2]:
        worklist.claim(home, stream)
    make_home.sign_in(home, SUPERVISOR)
    count, changes = worklist.reassign(home, OFFICER, SUPERVISOR)
    assert count == 2
    assert changes.streams == set(streams[:2])
    assert [work_of(home, one).assigned for one in streams] == [SUPERVISOR, SUPERVISOR, None]


def test_a_broken_promise_needs_its_reason_before_work_goes_on(home, clock):
    stream = taken_in(home)
    promised = cases.read_case(home, stream).promise.promised_on
    clock.advance(7 * DAY_MS)
    assert code_of(worklist.dispose, home, stream, OFFICER, "lanjut") == "late-unexplained"
    assert (
        code_of(worklist_decisions.refuse, home, stream, "tidak sah", "UU 24/2013")
        == "late-unexplained"
    )
    sunday = dt.date(2026, 12, 6)
    assert code_of(worklist.move_promise, home, stream, "workload", sunday) == "promise-day-bad"
    assert code_of(worklist.move_promise, home, stream, "malas", MONDAY) == "late-reason-unknown"
    worklist.move_promise(home, stream, "workload", MONDAY, "menumpuk")
    case = cases.read_case(home, stream)
    assert (case.promise.promised_on, case.work.moved_promises[0].before) == (MONDAY, promised)
    assert case.work.moved_promises[0].late
    worklist.dispose(home, stream, OFFICER, "lanjut")


def test_the_day_before_it_counts_as_coming_due(home, clock):
    stream = taken_in(home)
    case = cases.read_case(home, stream)
    days = (case.promise.promised_on - dt.date(2026, 11, 23)).days
    clock.advance((days - 1) * DAY_MS)
    assert worklist.counts(home)["soon"] == 1
    cases.move(home, stream, "ready", "jadi")
    assert worklist.counts(home)["soon"] == 0


def test_a_refusal_names_reason_basis_and_what_goes_back(home):
    stream = taken_in(home)
    basis = "Permendagri 108/2019 ps. 10"
    assert code_of(worklist_decisions.refuse, home, stream, "", basis) == "case-reason-missing"
    worklist_decisions.refuse(home, stream, "silsilah tidak terbukti", basis)
    case = cases.read_case(home, stream)
    assert case.status == "refused"
    last = story.story(home, cases.read_file(home, stream))[-1]
    assert "Silsilah tidak terbukti, Permendagri 108/2019 ps. 10" in last.detail


def test_an_unverified_nik_waits_in_its_list_until_it_is_checked(home):
    stream = taken_in(home)
    worklist.check_identity(home, stream, "unverified", "jalur putus")
    assert worklist.counts(home)["recheck"] == 1
    assert not work_of(home, stream).held
    worklist.check_identity(home, stream, "mismatch")
    assert work_of(home, stream).held
    worklist.check_identity(home, stream, "verified")
    assert worklist.counts(home)["recheck"] == 0
    assert code_of(worklist.check_identity, home, stream, "verified") == "identity-same"


def test_a_duplicate_is_closed_and_its_fee_goes_over(home):
    first = taken_in(home, PAID, payment=None)
    second = taken_in(home, PAID, client_ref="again")
    number = cases.read_case(home, first).opened.number
    close = worklist_decisions.close_duplicate
    assert code_of(close, home, second, number, "ganda", "none") == "duplicate-money"
    agreeing = home.reference.staff[SUPERVISOR]
    from frontoffice.domain.staff import officer

    wati = officer(SUPERVISOR, agreeing.role)
    assert code_of(close, home, second, number, "ganda", "transfer") == "second-person-missing"
    close(home, second, number, "ganda", "transfer", wati)
    closed, goes_on = cases.read_case(home, second), cases.read_case(home, first)
    assert (closed.status, closed.paid_rupiah) == ("withdrawn", 0)
    assert (goes_on.status, goes_on.paid_rupiah) == ("accepted", 30_000)


def test_a_duplicate_fee_can_be_asked_back(home):
    first = taken_in(home, PAID)
    second = taken_in(home, PAID, client_ref="again")
    number = cases.read_case(home, first).opened.number
    changes = worklist_decisions.close_duplicate(home, second, number, "ganda", "refund")
    assert "refund.requested/1" in changes.kinds
    assert cases.read_case(home, second).paid_rupiah == 30_000


def test_a_folder_is_with_whoever_scanned_it_out(home, make_home):
    stream = taken_in(home)
    number = cases.read_case(home, stream).opened.number
    assert code_of(worklist.move_folder, home, number, "in", place="Rak A") == "folder-not-out"
    make_home.sign_in(home, OFFICER)
    worklist.move_folder(home, number, "out")
    assert worklist.turns(home, [stream])[stream].holder == OFFICER
    worklist.move_folder(home, number, "in", place="Rak A")
    assert worklist.turns(home, [stream])[stream].holder is None


def test_after_a_void_the_case_goes_on_where_it_stood(home):
    from frontoffice.domain.staff import officer

    stream = taken_in(home, PAID)
    cases.move(home, stream, "in_process", "mulai")
    cases.void(home, stream, "salah hitung", officer(SUPERVISOR, "supervisor"))
    assert cases.read_case(home, stream).status == "awaiting_payment"
    cases.pay(home, stream, {"method": "cash", "tendered_rupiah": 50_000})
    assert cases.read_case(home, stream).status == "in_process"


def test_an_incomplete_file_has_no_promise_to_move(home):
    stream = intake.submit(home, incomplete_request()).stream
    assert code_of(worklist.move_promise, home, stream, "workload", MONDAY) == "promise-none"


def test_a_rebuilt_work_list_is_the_same(home):
    from frontoffice.store import apply

    stream = taken_in(home)
    worklist.claim(home, stream)
    number = cases.read_case(home, stream).opened.number
    worklist.move_folder(home, number, "out")
    with home.store.read() as connection:
        before = apply.dump(connection)
    assert any(row[0] == "work_row" for row in before)
    home.store.rebuild()
    with home.store.read() as connection:
        assert apply.dump(connection) == before
