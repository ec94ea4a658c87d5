"""What an inspector reads: courses and figures; no attachment, no words of complaint or survey."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.domain.errors import PermissionDenied
from frontoffice.services import (
    attachments,
    cases,
    complaints,
    inspection,
    intake,
    journal,
    staff,
    survey,
    survey_results,
)
from frontoffice.services.complaints_read import listing, show
from frontoffice.services.home import Home
from tests.builders import FREE, intake_request
from tests.conftest import OFFICER, PIN, FixedClock
from tests.services.test_attachments import picture
from tests.services.voices import end_of_day

WORDS = "Atap ruang tunggu bocor tepat di atas kursi lansia"


@pytest.fixture
def watched(home: Home) -> tuple[Home, str, dict[str, str]]:
    """A case with a scan and two complaints, with the inspector at the open home."""
    stream = intake.submit(home, intake_request(FREE)).stream
    attachments.attach(home, stream, picture(size=(60, 80)), "ktp-budi.png")
    asked = {"text": WORDS, "name": "Siti Nurbaya"}
    numbers = {
        "hall": complaints.file(home, asked | {"topic": "facility"}).number,
        "officer": complaints.file(home, asked | {"topic": "officer", "about": [OFFICER]}).number,
    }
    staff.admit(home, "Ika Pengawas", "inspector", PIN, "ika.p")
    home.sign_in("ika.p", home.data_key)
    return home, stream, numbers


def test_an_attachment_is_never_opened_not_even_after_a_request(
    watched: tuple[Home, str, dict[str, str]],
) -> None:
    home, stream, _ = watched
    case = cases.read_case(home, stream)
    (file,) = case.work.files
    assert case.opened is not None
    inspection.request(home, case.opened.number, "Surat tugas 700/12/2026")
    for act in (
        lambda: attachments.look_at(home, stream, file.ref),
        lambda: attachments.attach(home, stream, picture(size=(60, 80))),
        lambda: attachments.withdraw(home, stream, file.ref),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_of_a_complaint_the_course_is_read_and_not_the_words(
    watched: tuple[Home, str, dict[str, str]],
) -> None:
    home, _, numbers = watched
    lines = {line.number: line for line in listing(home)}
    hall = lines[numbers["hall"]]
    assert (hall.name, hall.summary, hall.status) == (None, None, "received")
    found = show(home, numbers["hall"])
    assert found.said is None
    assert found.steps
    assert "Siti" not in str(found)
    assert "bocor" not in str(found)
    assert [one.number for one in listing(home, query="bocor")] == [numbers["officer"]]
    assert [one.number for one in listing(home, query=numbers["hall"])] == [numbers["hall"]]


def test_one_about_an_officer_is_the_inspector_s_to_read_and_noted(
    watched: tuple[Home, str, dict[str, str]],
) -> None:
    home, _, numbers = watched
    found = show(home, numbers["officer"])
    assert found.said is not None
    assert found.said.text == WORDS
    home.write_views()
    assert home.store.peek("SELECT count(*) FROM entry WHERE kind = 'access.logged/1'") == 1


def test_neither_figures_nor_an_export_hold_words_of_surveys_and_complaints(
    home: Home, clock: FixedClock, tmp_path: Path
) -> None:
    staff.admit(home, "Ika Pengawas", "inspector", PIN, "ika.p")
    asked = {"text": WORDS, "name": "Siti Nurbaya", "topic": "facility"}
    complaints.file(home, asked)
    for _ in range(survey_results.LEAST):
        survey.collect(home, {"waktu": 4}, comment="Kursi lansia basah kuyup")
    end_of_day(home, clock)
    home.sign_in("ika.p", home.data_key)
    day = home.reference.today(home.card.office, home.now())
    told = str(survey_results.results(home, day, day))
    journal.export(home, tmp_path / "jurnal.jsonl")
    told += (tmp_path / "jurnal.jsonl").read_text()
    with pytest.raises(PermissionDenied):
        journal.export(home, tmp_path / "semua.jsonl", personal=True)
    assert "survey." in told
    for words in ("basah", "bocor", "Siti"):
        assert words not in told
