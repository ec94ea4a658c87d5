"""A case begun by one officer is finished by another, at another station, from its story alone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from frontoffice.domain.errors import NotFound
from frontoffice.server import admin, notices
from frontoffice.server.run import Running, running_server
from frontoffice.services import attachments, cases, findings, handover, intake, story, worklist
from frontoffice.services import notices as telling
from frontoffice.services.handover import Handover
from frontoffice.services.home import Home
from frontoffice.store.attachment_files import FileFolder
from frontoffice.sync.desk import sync_files, sync_home
from frontoffice.sync.enrol import enrol
from tests.builders import intake_request
from tests.conftest import ADMIN, OFFICER, SUPERVISOR, HomeFactory


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Running]:
    """A centre with the office MPP1."""
    with running_server(tmp_path / "centre", None) as running:
        admin.office_add(running.centre, "MPP1", "MPP Contoh")
        yield running


@pytest.fixture
def pair(make_home: HomeFactory, centre: Running) -> tuple[Home, Home]:
    """Two enrolled stations of the office, both even with the centre."""
    one, other = make_home(), make_home("other", station=7, published=False)
    for home, number in ((one, 3), (other, 7)):
        enrol(
            home.store, centre.url, str(admin.station_code(centre.centre, "MPP1", number)["code"])
        )
        sync_home(home)
    exchange(other, one)
    return one, other


def exchange(*homes: Home) -> None:
    """Each goes to the centre in turn, facts first, then files."""
    for home in homes:
        assert sync_home(home).even
        sync_files(home)


def scan() -> bytes:
    """A scanned page."""
    buffer = io.BytesIO()
    Image.effect_noise((900, 1200), 60).convert("RGB").save(buffer, "JPEG", quality=80)
    return buffer.getvalue()


def test_a_case_begun_at_one_station_is_finished_at_another(
    pair: tuple[Home, Home], make_home: HomeFactory
) -> None:
    one, other = pair
    make_home.sign_in(one, OFFICER)
    stream = intake.submit(one, intake_request()).stream
    worklist.claim(one, stream)
    row = cases.read_case(one, stream).rows[0].code
    attachments.attach(one, stream, scan(), "kk.jpg", row=row)
    worklist.dispose(one, stream, SUPERVISOR, "lanjutkan, pemohon datang Rabu")
    exchange(one, other)
    make_home.sign_in(other, SUPERVISOR)
    assert worklist.counts(other)["mine"] == 1
    told = story.story(other, cases.read_file(other, stream))
    assert [line.kind for line in told][1:] == [
        "work.assigned/1",
        "file.attached/1",
        "work.disposed/1",
    ]
    assert "Lanjutkan, pemohon datang Rabu" in told[-1].detail
    (file,) = cases.read_case(other, stream).work.files
    assert attachments.look_at(other, stream, file.ref).data.startswith(b"\xff\xd8")
    cases.move(other, stream, "in_process", "diteruskan")
    handover.make_ready(other, stream, "Rak B-3")
    wanted = Handover(receiver="applicant", name="Budi Santoso", shown=("ktp", "receipt"))
    handover.hand_over(other, stream, wanted)
    exchange(other, one)
    assert cases.read_case(one, stream) == cases.read_case(other, stream)
    assert cases.read_case(one, stream).status == "handed_over"


def test_two_hand_over_the_same_product_and_the_inbox_shows_both(
    pair: tuple[Home, Home],
) -> None:
    one, other = pair
    stream = intake.submit(one, intake_request()).stream
    handover.make_ready(one, stream, "Rak B-3")
    exchange(one, other)
    wanted = Handover(receiver="applicant", name="Budi Santoso", shown=("ktp", "receipt"))
    for home in pair:
        handover.hand_over(home, stream, wanted)
    exchange(one, other, one)
    states = [cases.read_case(home, stream) for home in pair]
    assert [case.status for case in states] == ["ready", "ready"]
    assert all(case.conflicts for case in states)
    assert not states[0].moves


def test_files_go_on_where_the_line_broke_and_are_sent_once(pair: tuple[Home, Home]) -> None:
    one, other = pair
    stream = intake.submit(one, intake_request()).stream
    attachments.attach(one, stream, scan(), "kk.jpg", purpose="other")
    assert sync_home(one).even
    assert sync_files(one).sent == 1
    assert sync_files(one) == msgspec.structs.replace(sync_files(one), sent=0, fetched=0)
    assert sync_home(other).even
    (file,) = cases.read_case(other, stream).work.files
    with pytest.raises(NotFound) as absent:
        attachments.look_at(other, stream, file.ref)
    assert absent.value.code == "file-not-here"
    part = FileFolder(other.folder).path(file.blob).with_suffix(".part")
    whole = FileFolder(one.folder).sealed(file.blob)
    assert whole is not None
    part.parent.mkdir(exist_ok=True)
    part.write_bytes(whole[:5000])
    assert sync_files(other).fetched == 1
    assert not part.exists()
    assert FileFolder(other.folder).sealed(file.blob) == whole


def test_a_station_without_the_circle_never_fetches_the_file(
    make_home: HomeFactory, centre: Running
) -> None:
    one, tax = make_home(), make_home("tax", station=8, published=False)
    for home, number, circles in ((one, 3, None), (tax, 8, ("office", "agency:pajak"))):
        code = admin.station_code(centre.centre, "MPP1", number, circles)["code"]
        enrol(home.store, centre.url, str(code))
    stream = intake.submit(one, intake_request()).stream
    attachments.attach(one, stream, scan(), "kk.jpg", purpose="other")
    exchange(one, tax)
    assert cases.read_case(tax, stream).status == "accepted"
    assert sync_files(tax).fetched == 0
    assert FileFolder(tax.folder).names() == []


def test_a_notice_goes_to_the_centre_and_its_answer_comes_back(
    pair: tuple[Home, Home], centre: Running
) -> None:
    one, other = pair
    stream = intake.submit(one, intake_request()).stream
    handover.make_ready(one, stream, "Rak B-3")
    telling.queue_notice(one, stream, channel="whatsapp", consent=True)
    exchange(one)
    done = notices.deliver(centre.centre)
    assert (done.delivered, done.failed) == (1, 0)
    assert notices.deliver(centre.centre) == notices.Delivered()
    sent = (centre.centre.home.folder / "notices" / "whatsapp.jsonl").read_text("utf-8")
    assert "sudah siap diambil" in sent
    assert "Budi" not in sent
    exchange(one, other)
    for home in pair:
        (notice,) = cases.read_case(home, stream).work.notices
        assert notice.outcome == "delivered"


def test_a_notice_that_fails_is_a_finding(pair: tuple[Home, Home], centre: Running) -> None:
    one, _ = pair
    stream = intake.submit(one, intake_request()).stream
    handover.make_ready(one, stream, "Rak B-3")
    telling.queue_notice(one, stream, consent=True)
    exchange(one)
    broken = notices.CommandAdapter(["/nowhere/kirim-sms"])
    assert notices.deliver(centre.centre, adapters={"sms": broken}).failed == 1
    exchange(one)
    found = {finding.code: finding for finding in findings.findings(one)}
    assert found["finding-notice"].data == {"why": "no-program"}
    assert found["finding-notice"].stream == stream


def test_everything_of_an_absent_officer_goes_over_at_another_station(
    pair: tuple[Home, Home], make_home: HomeFactory
) -> None:
    one, other = pair
    make_home.sign_in(one, OFFICER)
    streams = [intake.submit(one, intake_request(serial=serial)).stream for serial in (1, 2)]
    for stream in streams:
        worklist.claim(one, stream)
    exchange(one, other)
    make_home.sign_in(other, ADMIN)
    assert worklist.reassign(other, OFFICER, SUPERVISOR)[0] == 2
    exchange(other, one)
    assert {cases.read_case(one, stream).work.assigned for stream in streams} == {SUPERVISOR}
