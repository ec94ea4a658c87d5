"""A case tells its story in plain words, whoever was there."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from frontoffice.domain.case import details, fold
from frontoffice.domain.facts import KINDS, CaseMoved
from frontoffice.domain.staff import officer
from frontoffice.services import cases, intake, papers
from frontoffice.services.cases import CaseFile
from frontoffice.services.home import Home
from frontoffice.services.story import StoryLine, mask_phone, story, words
from tests.builders import PAID, incomplete_request, intake_request, nik
from tests.conftest import SUPERVISOR

NOVEMBER = dt.date(2026, 11, 23)


def told(home: Home, stream: str, language: str = "id", **more: object) -> list[StoryLine]:
    return story(home, cases.read_file(home, stream), language, **more)  # type: ignore[arg-type]


def test_a_free_application_is_accepted_in_one_line(home: Home) -> None:
    stream = intake.submit(home, intake_request()).stream
    (line,) = told(home, stream)
    assert line.what == "Berkas lengkap, permohonan diterima"
    assert "tidak dipungut biaya" in line.detail
    assert (line.actor, line.actor_name) == ("rina.a", "Rina Admin")
    assert line.standing == "alone"


def test_money_and_its_void_name_amount_reason_and_the_second_person(home: Home) -> None:
    stream = intake.submit(home, intake_request(PAID)).stream
    cases.void(home, stream, "salah orang", officer(SUPERVISOR, "supervisor"))
    _, paid, voided = told(home, stream)
    assert paid.what == "Biaya Rp30.000 diterima"
    assert "kembali Rp20.000" in paid.detail
    assert voided.what.startswith("Tanda terima KMPP1-261123-03A0001")
    assert "Salah orang" in voided.detail
    assert "disetujui Wati Kusuma" in voided.detail


def test_a_print_and_its_answer_are_one_line(home: Home) -> None:
    stream = intake.submit(home, intake_request()).stream
    first = papers.print_receipt(home, stream)
    assert told(home, stream)[-1].what == "Tanda terima dicetak, belum dipastikan keluar"
    papers.confirm(home, stream, first.print, False)
    assert [one for one, _ in papers.unconfirmed(home)] == [stream]
    again = papers.print_receipt(home, stream)
    papers.confirm(home, stream, again.print, True)
    assert papers.unconfirmed(home) == []
    copy = papers.print_receipt(home, stream, reason="Hilang di jalan")
    papers.confirm(home, stream, copy.print, True)
    lines = told(home, stream)
    assert [line.what for line in lines[1:]] == [
        "Tanda terima dicetak, tidak keluar",
        "Tanda terima dicetak, keluar utuh",
        "Tanda terima dicetak, keluar utuh",
    ]
    assert lines[2].detail == "Asli, cetakan ke-2, A5"
    assert lines[3].detail == "SALINAN ke-1, A5, Hilang di jalan"


def test_a_correction_shows_old_and_new_but_no_whole_nik_or_phone(home: Home) -> None:
    stream = intake.submit(home, intake_request()).stream
    wanted = {"name": "Budi Santosa", "nik": nik(77), "phone": "081299990000"}
    cases.correct(home, stream, {"applicant": wanted, "reason": "salah ketik"})
    line = told(home, stream)[-1]
    assert "Budi Santoso menjadi Budi Santosa" in line.detail
    assert line.detail.endswith("salah ketik")
    assert nik(77) not in line.detail
    assert nik(1) not in line.detail
    assert "081299990000" not in line.detail


def test_an_incomplete_file_says_what_was_there_and_when_it_was_completed(home: Home) -> None:
    stream = intake.submit(home, incomplete_request()).stream
    rows = intake_request()["requirements"]
    cases.complete(home, stream, {"requirements": rows})
    first, second = told(home, stream)
    assert first.what == "Berkas kurang, permohonan dicatat"
    assert "Belum ada berkas diterima" in first.detail
    assert second.what == "Kekurangan dilengkapi, permohonan diterima"


def test_a_move_carries_its_reason_and_its_own_icon(home: Home) -> None:
    stream = intake.submit(home, intake_request()).stream
    cases.move(home, stream, "ready", "dicetak hari ini")
    line = told(home, stream)[-1]
    assert (line.what, line.detail, line.icon) == (
        "Produk siap diambil",
        "Dicetak hari ini",
        "package",
    )


def test_what_the_centre_signed_for_is_sent_and_the_rest_waits(home: Home) -> None:
    stream = intake.submit(home, intake_request()).stream
    cases.move(home, stream, "in_process", "mulai")
    first, second = cases.read_file(home, stream).recorded
    lines = told(home, stream, signed={first.ref[0]: first.ref[1]})
    assert [line.standing for line in lines] == ["sent", "waiting"]
    assert second.ref == lines[1].ref


def test_the_story_is_told_in_english_too(home: Home) -> None:
    stream = intake.submit(home, intake_request()).stream
    assert told(home, stream, "en")[0].what == "File complete, application accepted"


def test_both_languages_have_the_same_words() -> None:
    indonesian, english = words("id"), words("en")
    assert {table: set(rows) for table, rows in indonesian.items()} == {
        table: set(rows) for table, rows in english.items()
    }


def test_every_kind_of_a_case_and_its_papers_has_words(home: Home) -> None:
    kinds = {name for name in KINDS if name.split(".")[0] in ("case", "paper")}
    stems = {key.split("_")[0] for key in words("id")["what"]}
    assert {name.split(".")[1].split("/")[0] for name in kinds} - {"confirmed"} <= stems


@pytest.mark.parametrize(
    ("phone", "shown"), [("081244174417", "0812••••4417"), ("12345678", "••••")]
)
def test_a_phone_is_masked(phone: str, shown: str) -> None:
    assert mask_phone(phone) == shown


def test_two_versions_are_told_as_held_and_a_late_predecessor_as_early(home: Home) -> None:
    stream = intake.submit(home, intake_request()).stream
    cases.move(home, stream, "in_process", "di sini")
    first, moved = cases.read_file(home, stream).recorded
    elsewhere = msgspec.structs.replace(
        moved, ref=("ab" * 8, 1), body=CaseMoved(to="refused", on=NOVEMBER)
    )
    orphan = msgspec.structs.replace(moved, ref=("cd" * 8, 2), after=(("cd" * 8, 1),))
    recorded = [first, moved, elsewhere, orphan]
    file = CaseFile(fold(stream, recorded), details(recorded), recorded)
    lines = {line.ref: line for line in story(home, file)}
    assert lines[moved.ref].standing == lines[elsewhere.ref].standing == "held"
    assert lines[orphan.ref].standing == "early"
    assert lines[first.ref].standing == "alone"


def test_a_fact_the_state_refused_says_why(home: Home) -> None:
    stream = intake.submit(home, intake_request()).stream
    cases.move(home, stream, "ready", "jadi")
    first, moved = cases.read_file(home, stream).recorded
    again = msgspec.structs.replace(
        moved, ref=("ab" * 8, 1), after=(moved.ref,), body=CaseMoved(to="approved", on=NOVEMBER)
    )
    recorded = [first, moved, again]
    file = CaseFile(fold(stream, recorded), details(recorded), recorded)
    line = story(home, file)[-1]
    assert (line.standing, line.why) == ("skipped", "keadaan waktu itu tidak mengizinkannya")


def test_a_kind_of_a_newer_program_is_told_as_such(home: Home) -> None:
    stream = intake.submit(home, intake_request()).stream
    (first,) = cases.read_file(home, stream).recorded
    strange = msgspec.structs.replace(
        first, ref=("ab" * 8, 1), after=(first.ref,), kind="case.gifted/7", body=None, personal=None
    )
    recorded = [first, strange]
    line = story(home, CaseFile(fold(stream, recorded), details(recorded), recorded))[-1]
    assert "case.gifted/7" in line.detail
    assert "keterangan pribadi tidak ada" in line.detail
