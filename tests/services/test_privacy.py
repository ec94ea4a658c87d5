"""Destruction needs two officers, a closed case and an ended retention; who looked is on record."""

from __future__ import annotations

import datetime as dt

import pytest

from frontoffice.domain.erasure_facts import kept_until
from frontoffice.domain.errors import NotFound, PermissionDenied, RuleViolation, StoreTrouble
from frontoffice.domain.facts import CaseMoved, CaseRegistered, RegistrationPersonal
from frontoffice.domain.person import Applicant
from frontoffice.domain.staff import officer
from frontoffice.services import access, backup, cases, journal, papers, privacy
from frontoffice.services.backup import Keys
from frontoffice.store import erasure_list
from frontoffice.store.keys import Cost
from tests.conftest import ADMIN, OFFICER, SUPERVISOR
from tests.documents.reading import printed, squeezed

NAME, NIK = "Zulkarnaen Purbatjaraka", "3273011508907431"
CHEAP = Cost(memory_kib=8, passes=1)
YEAR_MS = 366 * 24 * 3600 * 1000
ADMIN_2 = officer("wati.a", "admin")


@pytest.fixture
def two_admins(home):
    from frontoffice.services import staff

    staff.admit(home, "Wati Admin", "admin", "470913", ADMIN_2.staff)
    return home


def closed_case(home, years: int | None = 1, to: str = "handed_over", serial: int = 1) -> str:
    """A case of the person, closed today unless told otherwise; its number."""
    number = f"MPP1-261123-03A{serial:04d}-0"
    with home.store.work(OFFICER) as work:
        stream = work.open(
            "case",
            CaseRegistered(
                number=number,
                receipt_number=f"K{number}",
                tracking="ABC123",
                office="MPP1",
                agency="dukcapil",
                service="DKC-KK",
                service_name="Kartu Keluarga",
                standard="service:DKC-KK@00000000",
                status="accepted",
                retention_years=years,
            ),
            RegistrationPersonal(applicant=Applicant(name=NAME, nik=NIK)),
            circle="agency:dukcapil",
        )
        for status in ("in_process", "ready", "handed_over"):
            work.record(stream, CaseMoved(to=status, on=dt.date(2026, 11, 23)))
            if status == to:
                break
    return number


def erase(home, *numbers: str, second=ADMIN_2, reason="retention_ended", schedule="470-1"):
    return privacy.erase(home, numbers, reason, schedule, second)


def test_an_ended_retention_lets_two_officers_destroy_and_prints_minutes(two_admins, clock):
    home = two_admins
    number = closed_case(home)
    before = home.store.peek("SELECT count(*) FROM entry")
    clock.advance(YEAR_MS)
    done = erase(home, number)
    assert (done.clean, done.lists) == (True, True)
    assert home.store.peek("SELECT count(*) FROM entry") == before + 1
    assert cases.list_cases(home, NAME)[1] == 0
    assert cases.list_cases(home, number)[1] == 1
    assert cases.list_cases(home, "")[0][0].name is None
    assert cases.read_case(home, cases.find(home, number)).status == "handed_over"
    assert journal.verify(home).ok
    paper = printed(done.pdf())
    for told in (number, "Kartu Keluarga", "470-1", "Rina Admin", "Wati Admin", "23-11-2027"):
        assert squeezed(told) in paper
    assert squeezed(NIK) not in paper
    assert squeezed(NAME) not in paper
    with pytest.raises(NotFound, match="personal-absent"):
        access.reveal_nik(home, cases.find(home, number))


@pytest.mark.parametrize(
    ("years", "to", "code"),
    [
        (None, "handed_over", "erasure-retention-unset"),
        (2, "handed_over", "erasure-retention-running"),
        (0, "ready", "erasure-case-open"),
    ],
)
def test_what_must_be_kept_is_not_destroyed_and_no_other_case_with_it(
    two_admins, clock, years, to, code
):
    home = two_admins
    good, kept = closed_case(home, 1), closed_case(home, years, to, serial=2)
    clock.advance(YEAR_MS)
    with pytest.raises(RuleViolation) as refused:
        erase(home, good, kept)
    assert refused.value.code == code
    assert cases.list_cases(home, NAME)[1] == 2


def test_one_person_or_one_without_the_right_destroys_nothing(two_admins, make_home, clock):
    home = two_admins
    number = closed_case(home, 0)
    for second, code in (
        (officer(ADMIN, "admin"), "second-person-same"),
        (officer(SUPERVISOR, "supervisor"), "not-allowed"),
    ):
        with pytest.raises((RuleViolation, PermissionDenied)) as refused:
            erase(home, number, second=second)
        assert refused.value.code == code
    for change, code in (
        ({"reason": "bosan"}, "erasure-reason-unknown"),
        ({"schedule": " "}, "erasure-schedule-missing"),
    ):
        with pytest.raises(RuleViolation) as refused:
            erase(home, number, **change)
        assert refused.value.code == code
    with pytest.raises(RuleViolation, match="erasure-count"):
        erase(home)
    clock.turn_to(clock.now() + 11 * YEAR_MS)
    with pytest.raises(RuleViolation, match="erasure-clock-suspect"):
        erase(home, number)
    make_home.sign_in(home, OFFICER)
    with pytest.raises(PermissionDenied):
        erase(home, number)


def test_a_leap_day_is_kept_until_the_first_of_march() -> None:
    assert kept_until(dt.date(2028, 2, 29), 1) == dt.date(2029, 3, 1)
    assert kept_until(dt.date(2028, 2, 29), 4) == dt.date(2032, 2, 29)


def test_a_backup_made_before_brings_nothing_back(two_admins, make_home, clock, tmp_path):
    home = two_admins
    number = closed_case(home)
    stick = tmp_path / "stick"
    stick.mkdir()
    backup.create(home, stick / "lama.fobackup")
    clock.advance(YEAR_MS)
    erase(home, number)
    words = Keys(words=make_home.words(home))
    found = backup.restore(
        stick / "lama.fobackup", tmp_path / "baru", words, clock=clock, cost=CHEAP
    )
    make_home.opened.append(found.home)
    assert cases.list_cases(found.home, NAME)[1] == 0
    assert cases.list_cases(found.home, number)[1] == 1
    assert journal.verify(found.home).ok
    listed = erasure_list.path_in(stick, home.card.home)
    data = bytearray(listed.read_bytes())
    data[-1] ^= 1
    listed.write_bytes(data)
    with pytest.raises(StoreTrouble, match="erasure-list-damaged"):
        backup.restore(stick / "lama.fobackup", tmp_path / "lain", words, clock=clock, cost=CHEAP)


def test_the_trail_of_a_person_names_facts_prints_and_views(home, make_home):
    from frontoffice.services import intake
    from tests.builders import FREE, intake_request, nik

    make_home.sign_in(home, OFFICER)
    mine = intake.submit(home, intake_request(FREE, serial=1))
    other = intake.submit(home, intake_request(FREE, serial=2))
    papers.print_receipt(home, mine.stream)
    for stream in (mine.stream, mine.stream, other.stream):
        home.saw("case.viewed", stream)
    access.reveal_nik(home, mine.stream)
    entries = home.store.peek("SELECT count(*) FROM entry")
    make_home.sign_in(home, ADMIN)
    assert home.store.peek("SELECT count(*) FROM entry") == entries + 1
    steps = privacy.trail(home, nik(1))
    told = [(one.what, one.actor) for one in steps]
    assert told.count(("case.viewed", OFFICER)) == 1
    assert ("nik.revealed", OFFICER) in told
    assert ("printed:receipt", OFFICER) in told
    assert ("case.registered", OFFICER) in told
    assert {one.number for one in steps} == set(privacy.known_of(home, nik(1)))
    with pytest.raises(NotFound, match="person-unknown"):
        privacy.trail(home, nik(9))
    make_home.sign_in(home, OFFICER)
    with pytest.raises(PermissionDenied):
        privacy.trail(home, nik(1))


def test_views_are_written_at_lock_and_wait_no_longer_than_a_quarter_hour(home, clock):
    entries = home.store.peek("SELECT count(*) FROM entry")
    home.saw("case.viewed", "case:0123456789abcdef/1")
    assert not home.views_due(clock.now())
    clock.advance(15 * 60 * 1000)
    assert home.views_due(clock.now())
    home.lock()
    assert home.store.peek("SELECT count(*) FROM entry") == entries + 1
    assert not home.views_due(clock.now())
    home.lock()
    assert home.store.peek("SELECT count(*) FROM entry") == entries + 1
