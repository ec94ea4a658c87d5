"""Two stations decide one case while apart: both decisions stay, a person chooses, undo works."""

from __future__ import annotations

import datetime as dt

import pytest

from frontoffice.domain.errors import NotFound, PermissionDenied, RuleViolation
from frontoffice.services import asking, cases, inbox, intake, papers, settlements
from frontoffice.services.findings import findings
from frontoffice.services.home import Home
from frontoffice.services.story import story
from frontoffice.store import apply
from tests.builders import PAID, intake_request
from tests.conftest import OFFICER, SUPERVISOR, HomeFactory
from tests.services.apart import carry, exchange

MINUTE = 60_000


def dump(home: Home) -> list[tuple[object, ...]]:
    with home.store.read() as connection:
        return apply.dump(connection)


@pytest.fixture
def pair(make_home: HomeFactory) -> tuple[Home, Home]:
    """Counters 3 and 7; counter 7 holds what counter 3 wrote."""
    one = make_home("one", station=3)
    other = make_home("other", station=7, published=False)
    exchange(one, other)
    return one, other


@pytest.fixture
def served(pair: tuple[Home, Home]) -> str:
    """A case both counters hold."""
    one, other = pair
    submitted = intake.submit(one, intake_request())
    exchange(one, other)
    return submitted.stream


@pytest.fixture
def split(pair: tuple[Home, Home], served: str, make_home: HomeFactory) -> str:
    """Counter 3 began the work, counter 7 noted a withdrawal; then both heard of it."""
    one, other = pair
    cases.move(one, served, "in_process", "berkas diteruskan")
    make_home.clock.advance(MINUTE)
    cases.move(other, served, "withdrawn", "pemohon batal")
    exchange(one, other)
    return served


def test_both_decisions_are_kept_and_shown_side_by_side_on_both_stations(
    pair: tuple[Home, Home], split: str
) -> None:
    for home in pair:
        (card,) = inbox.conflicts(home)
        assert (card.stream, card.before, card.groups) == (split, "accepted", ("status",))
        sides = {one.where: (one.actor_name, one.status, one.what) for one in card.versions}
        assert sides == {
            "Loket 3": ("Rina Admin", "in_process", "Mulai diproses"),
            "Loket 7": ("Rina Admin", "withdrawn", "Dicabut oleh pemohon"),
        }
        rows = {row.field: row for row in card.rows}
        assert rows["what"].differs
        assert set(rows["detail"].values) == {"Berkas diteruskan", "Pemohon batal"}
        assert card.chosen is None
    assert dump(pair[0]) == dump(pair[1])


def test_until_it_is_settled_nothing_is_handed_out_and_no_paper_claims_a_side(
    pair: tuple[Home, Home], split: str
) -> None:
    for home in pair:
        case = cases.read_case(home, split)
        assert (case.status, case.moves) == ("accepted", frozenset())
        for act in (
            lambda home=home: cases.move(home, split, "ready", "siap"),
            lambda home=home: cases.correct(
                home, split, {"applicant": {"phone": "081200000001"}, "reason": "salah"}
            ),
            lambda home=home: papers.print_receipt(home, split),
        ):
            with pytest.raises(RuleViolation) as refused:
                act()
            assert refused.value.code == "case-in-conflict"


def test_a_settlement_reaches_both_and_both_end_with_the_same(
    pair: tuple[Home, Home], split: str
) -> None:
    one, other = pair
    (card,) = inbox.conflicts(one)
    chosen = next(v.ref for v in card.versions if v.where == "Loket 7")
    settlements.settle(one, split, "status", chosen, "pemohon memang mencabut")
    carry(one, other)

    for home in pair:
        assert inbox.conflicts(home) == []
        assert cases.read_case(home, split).status == "withdrawn"
    exchange(one, other)
    assert dump(one) == dump(other)


def test_undo_is_the_other_choice_and_may_be_undone_again(
    pair: tuple[Home, Home], split: str
) -> None:
    one, _ = pair
    first, second = (version.ref for version in inbox.conflicts(one)[0].versions)
    settlements.settle(one, split, "status", first, "sesuai berkas")
    (card,) = inbox.settled(one)
    assert card.chosen == first
    settlements.settle(one, split, "status", second, "ternyata tidak")
    assert inbox.settled(one)[0].chosen == second
    settlements.settle(one, split, "status", first, "kembali ke semula")
    assert inbox.settled(one)[0].chosen == first
    with pytest.raises(RuleViolation) as refused:
        settlements.settle(one, split, "status", first, "lagi")
    assert refused.value.code == "conflict-choice-same"


def test_two_supervisors_who_choose_differently_apart_make_a_conflict_again(
    pair: tuple[Home, Home], split: str
) -> None:
    one, other = pair
    first, second = (version.ref for version in inbox.conflicts(one)[0].versions)
    settlements.settle(one, split, "status", first, "pilihan satu")
    settlements.settle(other, split, "status", second, "pilihan dua")
    exchange(one, other)

    for home in pair:
        (card,) = inbox.conflicts(home)
        assert card.title == "Dua penyelia memutuskan berbeda"
        assert cases.read_case(home, split).status == "accepted"
    settlements.settle(other, split, "status", second, "dibicarakan berdua")
    exchange(one, other)
    assert [inbox.conflicts(home) for home in pair] == [[], []]
    assert dump(one) == dump(other)


def test_only_supervisor_and_admin_settle_and_never_without_a_reason(
    pair: tuple[Home, Home], split: str, make_home: HomeFactory
) -> None:
    one, _ = pair
    chosen = inbox.conflicts(one)[0].versions[0].ref
    with pytest.raises(RuleViolation) as silent:
        settlements.settle(one, split, "status", chosen, " - ")
    assert silent.value.code == "reason-missing"
    make_home.sign_in(one, OFFICER)
    with pytest.raises(PermissionDenied):
        settlements.settle(one, split, "status", chosen, "sesuai berkas")
    make_home.sign_in(one, SUPERVISOR)
    settlements.settle(one, split, "status", chosen, "sesuai berkas")
    assert inbox.conflicts(one) == []


def test_money_taken_on_both_sides_is_counted_and_one_choice_settles_state_and_money(
    pair: tuple[Home, Home],
) -> None:
    one, other = pair
    request = intake_request(PAID)
    payment = request["payment"]
    stream = intake.submit(one, request | {"payment": None}).stream
    exchange(one, other)
    paid = [cases.pay(home, stream, {"payment": payment}) for home in pair]
    exchange(one, other)

    (card,) = inbox.conflicts(other)
    amount = card.versions[0].paid_rupiah
    assert amount > 0
    assert [version.paid_rupiah for version in card.versions] == [amount, amount]
    assert (card.paid_rupiah, card.groups) == (2 * amount, ("money", "status"))
    before = cases.read_case(one, stream).receipt
    assert before is not None
    assert before.amount_rupiah == 0

    kept = next(version.ref for version in card.versions if version.where == "Loket 3")
    settlements.settle(other, stream, "money", kept, "dibayar lebih dulu")
    exchange(one, other)
    case = cases.read_case(one, stream)
    assert (case.conflicts, case.status, case.paid_rupiah) == ((), "accepted", 2 * amount)
    assert case.receipt is not None
    assert case.receipt.number == paid[0].receipt_number

    (found,) = [item for item in findings(one) if item.code == "finding-money"]
    assert found.data["receipt"] == paid[1].receipt_number
    wati = one.confirm(SUPERVISOR, "470913")
    settlements.give_back(one, stream, found.data["receipt"], "uang dikembalikan", wati)
    case = cases.read_case(one, stream)
    assert (case.paid_rupiah, case.status) == (amount, "accepted")
    assert [item for item in findings(one) if item.code == "finding-money"] == []


def test_identity_corrected_twice_is_one_conflict_of_all_its_fields(
    pair: tuple[Home, Home], served: str
) -> None:
    for home, phone in zip(pair, ("081200000001", "081200000002"), strict=True):
        fix = {"phone": phone, "address": f"Jl. Baru {phone[-1]}"}
        cases.correct(home, served, {"applicant": fix, "reason": "salah tulis"})
    exchange(*pair)

    (card,) = inbox.conflicts(pair[0])
    assert card.groups == ("identity:address", "identity:phone")
    rows = {row.label: row for row in card.rows}
    assert set(rows["Alamat"].values) == {"Jl. Baru 1", "Jl. Baru 2"}
    assert set(rows["Telepon"].values) == {"0812••••0001", "0812••••0002"}
    settlements.settle(
        pair[0], served, "identity:phone", card.versions[0].ref, "ditunjukkan KTP-el"
    )
    assert inbox.conflicts(pair[0]) == []


def test_both_officers_are_asked_and_their_answers_stand_beside_their_records(
    pair: tuple[Home, Home], split: str, make_home: HomeFactory
) -> None:
    one, other = pair
    due = cases.local_day(one, one.now()) + dt.timedelta(days=1)
    with pytest.raises(RuleViolation, match="question-day-bad"):
        asking.ask(one, split, "status", "Apa yang terjadi?", due + dt.timedelta(days=40))
    asking.ask(one, split, "status", "Apa yang terjadi?", due)
    exchange(one, other)
    (card,) = inbox.conflicts(other)
    assert card.asked is not None
    assert (card.asked.words, card.asked.due_on) == ("Apa yang terjadi?", due)
    assert [side.answer for side in card.versions] == [None, None]
    mine = {home: asking.waiting(home) for home in pair}
    assert [len(found) for found in mine.values()] == [1, 1]
    ref = mine[other][0].ref
    asking.answer(other, split, ref, "Pemohon menelepon, lalu datang sendiri.")
    with pytest.raises(RuleViolation, match="question-answered"):
        asking.answer(other, split, ref, "Sekali lagi.")
    exchange(one, other)
    make_home.clock.advance(3 * 86_400_000)
    (card,) = inbox.conflicts(one)
    assert card.asked is not None
    answers = {side.where: side.answer for side in card.versions}
    assert "Pemohon menelepon, lalu datang sendiri." in answers.values()
    assert asking.waiting(other) == []
    assert dump(one) == dump(other)
    settlements.settle(one, split, "status", card.versions[1].ref, "sesuai jawaban")
    told = [line.what for line in story(one, cases.read_file(one, split))]
    assert told[-3:] == ["Kedua petugas ditanya", "Petugas menjawab", "Konflik diselesaikan"]
    assert cases.read_case(one, split).status == "withdrawn"
    make_home.sign_in(one, OFFICER)
    with pytest.raises(NotFound, match="question-unknown"):
        asking.answer(one, split, ref, "Bukan saya.")
    with pytest.raises(PermissionDenied):
        asking.ask(one, split, "status", "Apa?", due)
