"""A photo with a named complaint: for who answers it, in backups, never for who it is about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frontoffice.domain.errors import NotFound, PermissionDenied, RuleViolation
from frontoffice.services import (
    complaint_photos,
    complaints,
    complaints_desk,
    complaints_read,
    file_copies,
    privacy,
    staff,
)
from frontoffice.services.complaints_read import show
from frontoffice.services.home import Home
from frontoffice.store import apply
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR, FixedClock, HomeFactory
from tests.services.test_attachments import picture
from tests.services.test_privacy import ADMIN_2, NAME, NIK, YEAR_MS
from tests.services.voices import end_of_day

ASKED = {"text": "Lantai basah di depan loket 4", "name": "Siti", "topic": "facility"}
SMALL = (60, 80)


def code_of(call: Callable[..., object], *arguments: object) -> str:
    with pytest.raises((RuleViolation, NotFound, PermissionDenied)) as refused:
        call(*arguments)
    return refused.value.code


def test_who_took_it_down_attaches_and_who_answers_looks(
    home: Home, make_home: HomeFactory, tmp_path: Path
) -> None:
    staff.admit(home, "Ika Pengawas", "inspector", PIN, "ika.p")
    make_home.sign_in(home, OFFICER)
    number = complaints.file(home, ASKED).number
    complaint_photos.attach(home, number, picture(size=SMALL))
    assert code_of(complaint_photos.photos, home, number) == "not-allowed"
    make_home.sign_in(home, SUPERVISOR)
    (photo,) = complaint_photos.photos(home, number)
    assert complaint_photos.look_at(home, number, photo).data.startswith(b"\xff\xd8")
    assert [one.what for one in show(home, number).steps] == ["filed"]
    home.sign_in("ika.p", home.data_key)
    assert code_of(complaint_photos.look_at, home, number, photo) == "not-allowed"
    before = home.store.peek("SELECT count(*) FROM file_row")
    with home.store.read() as connection:
        rows = apply.dump(connection)
    home.store.rebuild()
    with home.store.read() as connection:
        assert apply.dump(connection) == rows
    assert before == 1
    assert file_copies.copy_files(home, tmp_path) == 1


def test_who_it_is_about_gets_no_photo_and_can_add_none(home: Home, make_home: HomeFactory) -> None:
    number = complaints.file(home, ASKED | {"topic": "officer", "about": [SUPERVISOR]}).number
    complaint_photos.attach(home, number, picture(size=SMALL))
    (photo,) = complaint_photos.photos(home, number)
    make_home.sign_in(home, SUPERVISOR)
    assert code_of(complaint_photos.photos, home, number) == "complaint-unknown"
    assert code_of(complaint_photos.look_at, home, number, photo) == "complaint-unknown"
    assert code_of(complaint_photos.attach, home, number, b"") == "complaint-unknown"


def test_one_without_a_name_takes_no_photo(home: Home, clock: FixedClock) -> None:
    filed = complaints.file(home, {"text": ASKED["text"], "topic": "facility", "anonymous": True})
    assert code_of(complaint_photos.attach, home, filed.number, b"") == "complaint-unknown"
    end_of_day(home, clock)
    assert home.officer.staff == ADMIN
    photo = picture(size=SMALL)
    assert code_of(complaint_photos.attach, home, filed.number, photo) == (
        "complaint-photo-anonymous"
    )
    assert not (home.folder / "files").exists()


def second_admin(home: Home) -> None:
    staff.admit(home, "Wati Admin", "admin", PIN, ADMIN_2.staff)


def erase(home: Home, number: str) -> privacy.Destroyed:
    return privacy.erase(home, [number], "retention_ended", "470-1", ADMIN_2)


def test_a_named_complaint_is_found_by_nik_and_destroyed_with_its_photo(
    home: Home, clock: FixedClock
) -> None:
    second_admin(home)
    asked = {"text": "Lantai licin di tangga", "name": NAME, "nik": NIK, "topic": "facility"}
    number = complaints.file(home, asked).number
    complaint_photos.attach(home, number, picture(size=SMALL))
    (photo,) = complaint_photos.photos(home, number)
    complaint_photos.look_at(home, number, photo)
    assert privacy.known_of(home, NIK) == [number]
    done = {one.what for one in privacy.trail(home, NIK)}
    assert {"complaint.filed", "file.attached", "file.viewed"} <= done
    assert code_of(erase, home, number) == "erasure-case-open"
    for to in ("verified", "followed_up", "done"):
        complaints_desk.move(home, number, to, "sudah", classified="unsupervised")
    clock.advance(YEAR_MS)
    assert code_of(erase, home, number) == "erasure-retention-running"
    clock.advance(YEAR_MS + 86_400_000)
    (line,) = erase(home, number).minutes.lines
    assert (line.number, line.service, line.parts) == (number, "Pengaduan", 5)

    assert list((home.folder / "files").iterdir()) == []
    assert code_of(privacy.known_of, home, NIK) == "person-unknown"
    found = show(home, number)
    assert (found.said, found.line.status) == (None, "done")
    assert complaints_read.listing(home, query="licin") == []


def test_a_complaint_about_who_asks_is_not_found_by_nik(home: Home, make_home: HomeFactory) -> None:
    second_admin(home)
    asked = {"text": "Meminta imbalan", "name": NAME, "nik": NIK, "about": [ADMIN]}
    number = complaints.file(home, asked).number
    assert code_of(privacy.known_of, home, NIK) == "person-unknown"
    assert code_of(erase, home, number) == "case-unknown"
    make_home.sign_in(home, ADMIN_2.staff)
    assert privacy.known_of(home, NIK) == [number]
