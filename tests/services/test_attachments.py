"""Scans and photos of a case: made small, sealed, shown, withdrawn, gone with the person."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from frontoffice.domain.attachment import MAX_FILE
from frontoffice.domain.errors import NotFound, RuleViolation, StoreTrouble
from frontoffice.services import attachments, cases, handover_papers, intake, privacy, staff
from frontoffice.services.home import Home
from frontoffice.store.attachment_files import FileFolder
from tests.builders import intake_request
from tests.conftest import OFFICER, PIN
from tests.services.test_privacy import ADMIN_2, YEAR_MS, closed_case


def picture(kind: str = "PNG", size: tuple[int, int] = (3000, 4000)) -> bytes:
    """A photo larger than it needs to be."""
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(buffer, kind)
    return buffer.getvalue()


@pytest.fixture
def stream(home: Home) -> str:
    """A case just taken in."""
    return intake.submit(home, intake_request()).stream


def refused(home: Home, stream: str, data: bytes, **more: str) -> str:
    with pytest.raises(RuleViolation) as error:
        attachments.attach(home, stream, data, **more)
    return error.value.code


def test_a_photo_is_made_small_and_sealed_under_its_own_key(home: Home, stream: str) -> None:
    attachments.attach(home, stream, picture(), "C:\\foto\\KK Budi.png")
    (file,) = cases.read_case(home, stream).work.files
    sealed = FileFolder(home.folder).sealed(file.blob)
    assert sealed is not None
    assert len(sealed) == file.size < 200 * 1024
    assert b"JFIF" not in sealed
    shown = attachments.look_at(home, stream, file.ref)
    with Image.open(io.BytesIO(shown.data)) as opened:
        assert max(opened.size) == attachments.LONGEST_SIDE
    assert shown.name.endswith("KK Budi.png")
    attachments.attach(home, stream, picture(), "lagi.png")
    first, second = cases.read_case(home, stream).work.files
    assert first.blob != second.blob


def test_a_pdf_is_kept_and_its_first_page_shown(home: Home, stream: str) -> None:
    attachments.attach(home, stream, handover_papers.shelf_pdf(home), "rak.pdf", purpose="other")
    (file,) = cases.read_case(home, stream).work.files
    shown = attachments.look_at(home, stream, file.ref)
    assert (file.media, shown.media, shown.page_count) == ("application/pdf", "image/png", 1)


def test_what_is_no_file_of_ours_is_refused(home: Home, stream: str) -> None:
    assert refused(home, stream, b"MZ...") == "file-kind-unknown"
    assert refused(home, stream, b"") == "attachment-too-large"
    assert refused(home, stream, b"%PDF-1.7 rusak") == "attachment-unreadable"
    assert refused(home, stream, b"\xff\xd8\xff rusak") == "attachment-unreadable"
    big = handover_papers.shelf_pdf(home) + b"\n%" + b"x" * MAX_FILE
    assert refused(home, stream, big) == "attachment-too-large"
    assert refused(home, stream, picture(), row="TIDAK_ADA") == "row-unknown"
    assert refused(home, stream, picture(), purpose="iseng") == "file-purpose-unknown"
    assert cases.read_case(home, stream).work.files == []


def test_a_withdrawn_file_is_no_longer_shown(home: Home, stream: str) -> None:
    attachments.attach(home, stream, picture())
    (file,) = cases.read_case(home, stream).work.files
    attachments.withdraw(home, stream, file.ref)
    assert cases.read_case(home, stream).work.shown_files == []
    with pytest.raises(NotFound):
        attachments.withdraw(home, stream, file.ref)


def test_a_changed_file_is_never_shown(home: Home, stream: str) -> None:
    attachments.attach(home, stream, picture())
    (file,) = cases.read_case(home, stream).work.files
    path = FileFolder(home.folder).path(file.blob)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(StoreTrouble) as altered:
        attachments.look_at(home, stream, file.ref)
    assert altered.value.code == "file-altered"


def test_the_newest_scan_comes_first(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "pindai"
    with pytest.raises(NotFound):
        attachments.set_scanner_folder(home, folder)
    folder.mkdir()
    attachments.set_scanner_folder(home, folder)
    for name in ("lama.png", "catatan.txt"):
        (folder / name).write_bytes(picture(size=(10, 10)))
    (found,) = attachments.scanned(home)
    assert found.path.name == "lama.png"


def test_a_file_goes_with_the_person(home: Home, make_home, clock) -> None:
    staff.admit(home, "Wati Admin", "admin", PIN, ADMIN_2.staff)
    number = closed_case(home, to="in_process")
    stream = cases.find(home, number)
    attachments.attach(home, stream, picture(), "kk.png")
    (file,) = cases.read_case(home, stream).work.files
    cases.move(home, stream, "ready", "jadi")
    cases.move(home, stream, "handed_over", "diambil")
    clock.advance(YEAR_MS)
    privacy.erase(home, [number], "retention_ended", "470-1", ADMIN_2)
    assert FileFolder(home.folder).names() == []
    with pytest.raises(NotFound) as absent:
        attachments.look_at(home, stream, file.ref)
    assert absent.value.code == "file-key-absent"


def test_a_role_that_may_not_see_it_does_not(home: Home, make_home, stream: str) -> None:
    attachments.attach(home, stream, picture())
    (file,) = cases.read_case(home, stream).work.files
    make_home.sign_in(home, OFFICER)
    assert attachments.look_at(home, stream, file.ref).data
    home.write_views()
    kinds = home.store.peek("SELECT count(*) FROM entry WHERE kind = 'access.logged/1'")
    assert kinds == 1
