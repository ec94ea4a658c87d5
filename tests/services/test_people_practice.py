"""Practice: a home apart that cannot be enrolled, papers that say so, an end without trace."""

from __future__ import annotations

import pytest

from frontoffice.documents import verify
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.practice import STEPS, Done, coached
from frontoffice.domain.practice import progress as ticked
from frontoffice.server import admin
from frontoffice.services import cases, intake, papers, practice, queue, shifts
from frontoffice.services.home import NewHome, check_wanted
from frontoffice.sync.bundle_desk import export_home, import_home
from frontoffice.sync.enrol import enrol
from tests.builders import incomplete_request, intake_request
from tests.conftest import CHEAP, PIN
from tests.documents.reading import printed


@pytest.fixture
def trainee(home, make_home):
    """A practice home beside the real one, the trainee signed in."""
    folder = practice.begin(home, clock=make_home.clock, cost=CHEAP, seed=7)
    return make_home.open(folder, practice.TRAINEE, practice.PIN)


def test_a_whole_practice_ticks_every_step_in_its_order(trainee):
    home, places = trainee, []

    def place():
        places.append(practice.progress(home).place)

    place()
    first = intake.submit(home, intake_request("DKC-KK"))
    place()
    paper = papers.print_receipt(home, first.stream)
    papers.confirm(home, first.stream, paper.print, came_out=True)
    place()
    lacking = intake.submit(home, incomplete_request("DKC-KK", serial=2))
    place()
    whole = intake_request("DKC-KK", serial=2)["requirements"]
    cases.complete(home, lacking.stream, {"requirements": whole})
    place()
    paid = intake.submit(home, intake_request("POL-SKCK-BARU", serial=3))
    place()
    second = home.confirm(practice.SECOND, practice.SECOND_PIN)
    cases.void(home, paid.stream, "salah hitung", second)
    place()
    cases.move(home, first.stream, "in_process", "berkas diperiksa")
    place()
    queue.issue(home, "DKC-KK")
    queue.call_next(home)
    place()
    shifts.hand_over(home, practice.PIN)
    done = practice.progress(home)

    assert places == list(range(1, 10))
    assert done.now is None
    assert list(done.done_at) == [step.code for step in STEPS]


def test_a_step_does_not_count_before_its_turn():
    early = [Done("ticket.called/1", "", 1), Done("case.registered/1", "incomplete", 2)]
    assert ticked(early).place == 1
    later = [*early, Done("case.registered/1", "accepted", 3), Done("ticket.called/1", "", 4)]
    assert (ticked(later).place, ticked(later).done_at) == (2, {"intake": 3})


def test_coaching_measures_time_and_keys_of_each_step():
    quick, slow = coached(1_000, {"intake": 201_000, "paper": 261_000}, {"intake": 55, "paper": 1})
    assert (quick.seconds, quick.keys, quick.good) == (200, 55, True)
    assert (slow.seconds, slow.keys, slow.good) == (60, 1, False)


def test_papers_say_contoh_across_and_verify_as_practice(trainee, tmp_path):
    made = intake.submit(trainee, intake_request("DKC-KK"))
    pdf = papers.print_receipt(trainee, made.stream).pdf
    assert printed(pdf).count("CONTOH") >= 2
    file = tmp_path / "receipt.pdf"
    file.write_bytes(pdf)
    reading = verify.read_paper(file)
    assert verify.verdict(reading, [trainee.store.certificate.authority]).code == "practice"
    assert verify.verdict(reading, []).code == "practice"
    assert made.number.startswith("LATIHAN-")


def test_nothing_of_a_practice_can_leave_it_or_come_in(trainee, tmp_path):
    trainee.sign_in(practice.SECOND, trainee.data_key)
    for leave in (
        lambda: enrol(trainee.store, "http://127.0.0.1:9", "ABCD"),
        lambda: export_home(trainee, tmp_path / "out.fob"),
        lambda: import_home(trainee, tmp_path / "in.fob"),
    ):
        with pytest.raises(RuleViolation, match="practice-no-exchange"):
            leave()


def test_no_real_office_takes_the_code_of_practice():
    wanted = NewHome(office="LATIHAN", office_name="X", station=1, admin_name="Ani", pin=PIN)
    with pytest.raises(RuleViolation, match="practice-office-code"):
        check_wanted(wanted)
    with pytest.raises(RuleViolation, match="practice-office-code"):
        admin.office_add(None, "LATIHAN", "Kantor palsu")


def test_it_ends_without_a_trace_and_a_real_home_is_never_deleted(home, trainee, device_dir):
    folder, secret = trainee.folder, device_dir / f"{trainee.card.home}.secret"
    assert secret.exists()
    trainee.close()
    practice.destroy(folder)
    assert (folder.exists(), secret.exists()) == (False, False)
    with pytest.raises(RuleViolation, match="practice-not-here"):
        practice.destroy(home.folder)
    with pytest.raises(RuleViolation, match="practice-not-here"):
        practice.progress(home)
    assert home.folder.exists()


def test_one_left_behind_by_a_power_cut_goes_before_the_next(home, trainee):
    intake.submit(trainee, intake_request("DKC-KK"))
    trainee.close()
    folder = practice.begin(home, clock=None, cost=CHEAP, seed=8)
    assert folder == trainee.folder
    assert practice.is_practice(folder)
    practice.destroy(folder)
