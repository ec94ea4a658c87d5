"""A photo with a named complaint: for who answers it, in backups, never for who it is about."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

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
from frontoffice.sync.files import lacking
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR, FixedClock, HomeFactory
from tests.services.apart import exchange
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


def test_one_without_a_name_takes_photos_only_as_it_is_filed(home: Home, clock: FixedClock) -> None:
    asked = {"text": ASKED["text"], "topic": "facility", "anonymous": True}
    filed = complaints.file(home, asked, [talking_photo()])
    assert not (home.folder / "files").exists()
    end_of_day(home, clock)
    assert home.officer.staff == ADMIN
    (photo,) = complaint_photos.photos(home, filed.number)
    assert complaint_photos.look_at(home, filed.number, photo).name == ""
    assert [one.state for one in complaint_photos.album(home, filed.number)] == ["here"]
    assert code_of(complaint_photos.attach, home, filed.number, picture(size=SMALL)) == (
        "complaint-photo-anonymous"
    )


def test_a_photo_keeps_its_picture_and_nothing_of_camera_place_or_program(home: Home) -> None:
    told = talking_photo()
    assert all(word in told for word in (b"Lensa Contoh", b"MyCamera", b"Siti Rahayu", b"GPS-XMP"))
    number = complaints.file(home, ASKED, [told, picture(size=SMALL)]).number
    first, _ = complaint_photos.photos(home, number)
    kept = complaint_photos.look_at(home, number, first)
    with Image.open(io.BytesIO(kept.data)) as seen:
        assert seen.size == SMALL
        assert set(seen.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not seen.getexif()
    for word in (b"Lensa", b"MyCamera", b"Siti", b"XMP", b"Exif"):
        assert word not in kept.data


def test_a_photo_that_has_not_come_is_said_to_be_on_its_way(
    home: Home, make_home: HomeFactory
) -> None:
    other = make_home("other", station=4, published=False)
    number = complaints.file(home, ASKED, [picture(size=SMALL)]).number
    exchange(home, other)
    assert [one.state for one in complaint_photos.album(other, number)] == ["coming"]
    assert code_of(
        complaint_photos.look_at, other, number, complaint_photos.photos(other, number)[0]
    ) == ("file-not-here")
    (sealed,) = (home.folder / "files").iterdir()
    assert [name.hex() for name, _ in lacking(other.store)] == [sealed.name]
    (other.folder / "files").mkdir()
    (other.folder / "files" / sealed.name).write_bytes(sealed.read_bytes())
    assert [one.state for one in complaint_photos.album(other, number)] == ["here"]
    (other.folder / "files" / sealed.name).write_bytes(b"x" + sealed.read_bytes()[1:])
    assert [one.state for one in complaint_photos.album(other, number)] == ["altered"]


def test_more_photos_than_a_complaint_may_have_and_what_is_none_are_refused(home: Home) -> None:
    small = picture(size=SMALL)
    assert code_of(complaints.file, home, ASKED, [small] * 4) == "complaint-photos-many"
    assert code_of(complaints.file, home, ASKED, [picture("PDF", SMALL)]) == "photo-kind-bad"
    assert code_of(complaints.file, home, ASKED, [b"GIF89a"]) == "file-kind-unknown"
    number = complaints.file(home, ASKED, [small] * 3).number
    assert code_of(complaint_photos.attach, home, number, small) == "complaint-photos-many"


def talking_photo() -> bytes:
    """A JPEG whose file says who took it, with what and where."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "Lensa Contoh", "2026:11:23 08:14:00"
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 12.0, 52.0), 3: "E", 4: (106.0, 50.0, 42.0)})
    out = io.BytesIO()
    Image.new("RGB", SMALL, "teal").save(
        out,
        "JPEG",
        exif=exif,
        comment=b"MyCamera 3, Siti Rahayu",
        xmp=b"<x>GPS-XMP</x>",
        dpi=(72, 72),
    )
    return out.getvalue()


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
