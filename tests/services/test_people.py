"""Seats, competence, training, conduct, appraisal; nobody judges or promotes themselves."""

from __future__ import annotations

import datetime as dt

import pytest

from frontoffice.domain.errors import NotFound, PermissionDenied, RuleViolation
from frontoffice.services import cases, intake, people, people_conduct, settings, staff
from frontoffice.store import apply
from tests.builders import intake_request
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR

TODAY = dt.date(2026, 11, 23)
TOMORROW = dt.date(2026, 11, 24)


@pytest.fixture
def sit(make_home, home):
    """Another officer takes over at the open home."""

    def down(who):
        return make_home.sign_in(home, who)

    return down


# Officers


def test_a_deactivated_officer_loses_the_tile_and_is_refused(home):
    staff.change(home, OFFICER, active=False)
    assert OFFICER not in staff.with_pin_here(home)
    assert not home.reference.staff[OFFICER].active
    with pytest.raises(NotFound, match="staff-unknown"):
        home.sign_in(OFFICER, home.data_key)
    with pytest.raises(RuleViolation, match="staff-inactive"):
        staff.reset_pin(home, OFFICER, "918273")
    staff.change(home, OFFICER, active=True)
    staff.reset_pin(home, OFFICER, "918273")
    assert home.confirm(OFFICER, "918273").role == "officer"


def test_another_role_shows_on_the_tile_and_keeps_the_pin(home):
    staff.change(home, OFFICER, role="treasurer")
    tile = next(one for one in home.ring.tiles(home.now()) if one.staff == OFFICER)
    assert (tile.role, home.confirm(OFFICER, PIN).role) == ("treasurer", "treasurer")


def test_nobody_changes_their_own_rights_and_one_admin_stays(home):
    with pytest.raises(RuleViolation, match="staff-self"):
        staff.change(home, ADMIN, role="officer")
    staff.admit(home, "Tuti Admin", "admin", PIN, "tuti.a")
    staff.change(home, "tuti.a", active=False)
    with pytest.raises(RuleViolation, match="staff-self"):
        staff.change(home, ADMIN, active=False)


def test_the_last_admin_stays_even_when_another_admin_is_gone(home, sit):
    staff.admit(home, "Tuti Admin", "admin", PIN, "tuti.a")
    sit("tuti.a")
    staff.change(home, ADMIN, role="officer")
    sit(ADMIN)
    with pytest.raises(PermissionDenied):
        staff.change(home, "tuti.a", active=False)


def test_an_officer_of_two_agencies_takes_in_for_those_only(home, sit):
    staff.change(home, OFFICER, agencies=["DUKCAPIL", "POLRI"])
    with pytest.raises(RuleViolation, match="agency-unknown"):
        staff.change(home, OFFICER, agencies=["XYZ"])
    sit(OFFICER)
    assert intake.submit(home, intake_request("DKC-KK")).status == "accepted"
    assert intake.submit(home, intake_request("POL-SKCK-BARU", serial=2)).status == "accepted"
    with pytest.raises(RuleViolation, match="agency-not-yours") as raised:
        intake.submit(home, intake_request("KEL-SKTM", serial=3))
    assert raised.value.data["agencies"] == ["DUKCAPIL", "POLRI"]


def test_a_new_pin_by_an_admin_is_a_fact(home):
    changes = staff.reset_pin(home, OFFICER, "918273")
    assert changes.kinds == {"staff.pin_given/1"}
    assert home.reference.staff[OFFICER].name == "Budi Santika"


# Seats


def test_seats_say_who_sits_where_from_when(home):
    people.assign_seat(home, OFFICER, 3, TODAY, hours=(480, 720))
    people.assign_seat(home, SUPERVISOR, 3, TODAY, hours=(720, 840))
    people.assign_seat(home, OFFICER, 4, TODAY, hours=(720, 840))
    told = [(one.counter, one.staff, one.from_minute) for one in people.seats(home, TODAY)]
    assert told == [(3, OFFICER, 480), (3, SUPERVISOR, 720), (4, OFFICER, 720)]


@pytest.mark.parametrize(
    ("who", "counter", "hours"),
    [(SUPERVISOR, 3, (600, 700)), (OFFICER, 4, (600, 700)), (OFFICER, 3, (0, 1440))],
)
def test_neither_counter_nor_officer_is_given_twice(home, who, counter, hours):
    people.assign_seat(home, OFFICER, 3, TODAY, hours=(480, 720))
    with pytest.raises(RuleViolation, match="seat-taken"):
        people.assign_seat(home, who, counter, TODAY, hours=hours)


def test_a_seat_ends_and_the_counter_is_free_again(home):
    people.assign_seat(home, OFFICER, 3, TODAY)
    (seat,) = people.seats(home)
    people.end_seat(home, seat.stream, TODAY)
    people.assign_seat(home, SUPERVISOR, 3, TOMORROW)
    assert [one.staff for one in people.seats(home, TOMORROW)] == [SUPERVISOR]
    people.end_seat(home, seat.stream, TODAY - dt.timedelta(days=1))
    assert people.seats(home, TODAY) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"counter": 0}, "counter-bad"),
        ({"until_on": TODAY - dt.timedelta(days=1)}, "seat-span-bad"),
        ({"hours": (800, 700)}, "seat-hours-bad"),
    ],
)
def test_a_seat_that_makes_no_sense(home, changes, code):
    asked = {"counter": 3, "from_on": TODAY} | changes
    with pytest.raises(RuleViolation, match=code):
        people.assign_seat(home, OFFICER, **asked)


# Competence


def test_without_the_setting_anybody_takes_in_anything(home, sit):
    sit(OFFICER)
    standard = home.reference.standard("DKC-KK", TODAY).standard
    assert people.lacking(home, home.officer, standard) == ""
    assert intake.submit(home, intake_request("DKC-KK")).status == "accepted"


def test_refused_while_the_competence_is_missing_and_after_it_ended(home, sit, clock):
    settings.change(home, competence="refuse")
    sit(OFFICER)
    with pytest.raises(RuleViolation, match="competence-missing"):
        intake.submit(home, intake_request("DKC-KK"))
    sit(SUPERVISOR)
    people.grant(home, OFFICER, "DKC-KK", "supervised", until_on=TOMORROW)
    sit(OFFICER)
    assert intake.submit(home, intake_request("DKC-KK")).status == "accepted"
    clock.advance(2 * 86_400_000)
    with pytest.raises(RuleViolation, match="competence-missing"):
        intake.submit(home, intake_request("DKC-KK", serial=2))


def test_a_grant_for_an_agency_covers_its_services_and_no_others(home, sit):
    settings.change(home, competence="warn")
    people.grant(home, OFFICER, "DUKCAPIL")
    sit(OFFICER)
    standards = [home.reference.standard(code, TODAY).standard for code in ("DKC-KK", "KEL-SKTM")]
    assert [people.lacking(home, home.officer, one) for one in standards] == [
        "",
        "competence-missing",
    ]
    assert people.advice(home, "DKC-KK") is None
    assert people.advice(home, "KEL-SKTM").code == "competence-missing"
    # Only a warning: the citizen is served.
    assert intake.submit(home, intake_request("KEL-SKTM")).status == "accepted"


def test_a_withdrawn_competence_is_no_more(home, sit):
    people.grant(home, OFFICER, "DKC-KK")
    with pytest.raises(RuleViolation, match="competence-exists"):
        people.grant(home, OFFICER, "DKC-KK")
    (one,) = people.competences(home)
    people.withdraw(home, one.stream, "belum mengikuti penyegaran")
    assert people.competences(home) == []
    people.grant(home, OFFICER, "DKC-KK")


def test_an_officer_reads_the_own_papers_only(home, sit):
    people.grant(home, OFFICER, "DKC-KK")
    people.grant(home, SUPERVISOR, "DKC-KK")
    people.record_training(home, OFFICER, TODAY, 8, "Pelayanan prima", "BKPSDM")
    people_conduct.note(home, SUPERVISOR, "recognition", "Menyelesaikan aduan lama")
    sit(OFFICER)
    assert [one.staff for one in people.competences(home)] == [OFFICER]
    assert [one.title for one in people.trainings(home)] == ["Pelayanan prima"]
    assert people_conduct.notes(home) == []
    for ask in (people.competences, people.trainings, people_conduct.notes):
        with pytest.raises(PermissionDenied):
            ask(home, SUPERVISOR)


# Conduct


def test_a_new_version_of_the_code_is_asked_of_everybody_again(home, sit):
    assert people_conduct.pledge_due(home) is None
    people_conduct.publish_code(home, "Kami tidak menerima imbalan apa pun.")
    sit(OFFICER)
    first = people_conduct.pledge_due(home)
    assert first is not None
    assert people_conduct.pledge(home).kinds == {"pledge.made/1"}
    assert people_conduct.pledge(home).kinds == frozenset()
    assert people_conduct.pledge_due(home) is None
    assert people_conduct.pledged(home, first.content) == {OFFICER}
    sit(ADMIN)
    with pytest.raises(RuleViolation, match="code-unchanged"):
        people_conduct.publish_code(home, "Kami tidak  menerima imbalan apa pun.\n")
    people_conduct.publish_code(home, "Kami tidak menerima imbalan, dan melayani tepat waktu.")
    sit(OFFICER)
    assert people_conduct.pledge_due(home) is not None


def test_the_ledger_is_for_the_supervisors_and_nobody_writes_about_themselves(home, sit):
    sit(SUPERVISOR)
    people_conduct.note(home, OFFICER, "sanction", "Meninggalkan loket tanpa izin", "PP 94/2021")
    with pytest.raises(RuleViolation, match="note-self"):
        people_conduct.note(home, SUPERVISOR, "recognition", "Hebat sekali")
    (entry,) = people_conduct.notes(home)
    assert (entry.sort, entry.basis, entry.lifted) == ("sanction", "PP 94/2021", False)
    people_conduct.lift(home, entry.stream, "ternyata ada izin lisan")
    with pytest.raises(RuleViolation, match="note-lifted"):
        people_conduct.lift(home, entry.stream, "sekali lagi")
    assert people_conduct.notes(home)[0].lifted_why == "ternyata ada izin lisan"
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT circle, body FROM entry WHERE kind LIKE 'conduct.%'"
        ).all()
    assert {row[0] for row in rows} == {"supervisors"}
    assert not any(b"izin" in row[1] or b"sanction" in row[1] for row in rows)


def test_an_appraisal_rests_on_the_journal_and_is_answered_once(home, sit):
    sit(OFFICER)
    for serial in range(3):
        made = intake.submit(home, intake_request("DKC-KK", serial=serial + 1))
    cases.move(home, made.stream, "in_process", "berkas diperiksa")
    cases.move(home, made.stream, "ready", "selesai dicetak")
    with pytest.raises(PermissionDenied):
        people_conduct.appraise(home, OFFICER, TODAY, TODAY, "Bekerja baik")
    sit(SUPERVISOR)
    people_conduct.appraise(home, OFFICER, TODAY, TODAY, "Cepat dan teliti")
    with pytest.raises(RuleViolation, match="note-self"):
        people_conduct.appraise(home, SUPERVISOR, TODAY, TODAY, "Cepat dan teliti")
    sit(OFFICER)
    (one,) = people_conduct.appraisals(home)
    assert (one.figures["intakes"], one.figures["moves"], one.figures["kept"]) == (3, 2, 1)
    assert one.figures["late"] == 0
    people_conduct.reply(home, one.stream, "Terima kasih, saya ingin pelatihan SIAK.")
    with pytest.raises(RuleViolation, match="appraisal-replied"):
        people_conduct.reply(home, one.stream, "Satu lagi")
    assert people_conduct.appraisals(home)[0].reply.startswith("Terima kasih")
    sit(SUPERVISOR)
    with pytest.raises(NotFound, match="note-unknown"):
        people_conduct.reply(home, one.stream, "Bukan milik saya")


def test_a_promise_made_ready_too_late_is_counted_late(home, sit, clock):
    sit(OFFICER)
    made = intake.submit(home, intake_request("DKC-KK"))
    cases.move(home, made.stream, "in_process", "berkas diperiksa")
    clock.advance(30 * 86_400_000)
    cases.move(home, made.stream, "ready", "selesai dicetak")
    until = home.reference.today("MPP1", home.now())
    found = people_conduct.figures(home, OFFICER, TODAY, until)
    assert (found["kept"], found["late"]) == (0, 1)


@pytest.mark.parametrize(
    ("from_on", "until_on"),
    [(TODAY, TOMORROW), (TOMORROW, TODAY), (TODAY - dt.timedelta(days=400), TODAY)],
)
def test_a_span_that_cannot_be_appraised(home, from_on, until_on):
    with pytest.raises(RuleViolation, match="appraisal-span-bad"):
        people_conduct.figures(home, OFFICER, from_on, until_on)


def test_a_rebuild_gives_the_same_rows(home, sit):
    people.assign_seat(home, OFFICER, 3, TODAY)
    (seat,) = people.seats(home)
    people.end_seat(home, seat.stream, TOMORROW)
    people.grant(home, OFFICER, "DKC-KK")
    people.withdraw(home, people.competences(home)[0].stream, "salah orang")
    people.record_training(home, OFFICER, TODAY, 8, "Pelayanan prima")
    people_conduct.publish_code(home, "Kami tidak menerima imbalan apa pun.")
    people_conduct.pledge(home)
    people_conduct.note(home, OFFICER, "reminder", "Datang terlambat")
    people_conduct.appraise(home, OFFICER, TODAY, TODAY, "Bekerja baik")
    with home.store.read() as connection:
        before = apply.dump(connection)
    assert sum(row[0] == "people_row" for row in before) == 7
    home.store.rebuild()
    with home.store.read() as connection:
        assert apply.dump(connection) == before
