"""Pre-registration: filled in at home, found at the desk by its code, registered, then erased."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, select

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.opening import Booking
from frontoffice.server import admin
from frontoffice.server.public_booking import free_times
from frontoffice.server.public_evening import evening
from frontoffice.server.public_offices import Offices
from frontoffice.server.tables import file
from frontoffice.services import (
    appointments,
    attachments,
    cases,
    intake,
    opening,
    preregistration,
)
from frontoffice.store import apply
from frontoffice.sync.desk import enrol_home, sync_home
from frontoffice.sync.files import exchange_files
from tests.browser import browser, grave_faults, watched
from tests.builders import FREE, intake_request, nik, standard
from tests.conftest import HomeFactory
from tests.server.public_site import Site, site

DAY = 24 * 3_600_000


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("booking")) as made:
        yield made


@pytest.fixture
def page(chrome, public) -> Iterator[Page]:
    context = chrome.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    opened = context.new_page()
    wrong = watched(opened, public.centre.url)
    public.clock.advance(600_000)
    yield opened
    context.close()
    assert wrong == []


def times(public: Site) -> list[int]:
    office = Offices(public.centre.centre).office("MPP1")
    return free_times(office, standard(FREE).agency, public.clock.at)


def send(public: Site, serial: int, slot: int) -> tuple[int, str]:
    """Books without a browser."""
    public.clock.advance(600_000)
    form = {"name": f"Warga Contoh {serial}", "nik": nik(serial), "slot": str(slot)}
    return public.ask(f"/id/MPP1/daftar/{FREE}", form)


def code_in(text: str) -> str:
    return text.split('id="code">')[1].split("<")[0]


def test_a_citizen_registers_from_home_and_the_desk_finds_it_without_a_line(page, public):
    page.goto(f"{public.url}/daftar/{FREE}")
    page.locator("input[type=checkbox]").last.focus()
    page.keyboard.press("Space")
    # Past the files, which may stay away.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Siti Rahayu")
    page.keyboard.press("Tab")
    page.keyboard.type(nik(77))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Pendaftaran tersimpan")
    expect(page.get_by_role("status")).to_contain_text("24 November 2026")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    code = page.locator("#code").inner_text()
    home = public.home
    with pytest.raises(NotFound, match="preregistration-unknown"):
        preregistration.find(home, code)
    public.sync()
    found = preregistration.find(home, code.lower())
    assert (found.name, found.service, found.state) == ("Siti Rahayu", FREE, "expected")
    assert len(found.papers) == 1
    assert [one.code for one in preregistration.expected(home, "rahayu")] == [code]
    assert appointments.expected(home, code, found.on)[0].name == "Siti Rahayu"
    # From here on there is no line: the desk has it all.
    request = preregistration.request_of(home, code)
    assert request["requirements"] == {}
    papers = intake_request(FREE)["requirements"]
    done = intake.submit(home, request | {"requirements": papers})
    assert done.status == "accepted"
    assert intake.submit(home, request | {"requirements": papers}).status == "repeated"
    assert preregistration.find(home, code).case == done.stream
    with pytest.raises(RuleViolation, match="preregistration-over"):
        preregistration.request_of(home, code)


def photo(colour: str) -> bytes:
    """A picture as a phone makes it, with the place in it."""
    picture, buffer = Image.new("RGB", (2400, 1600), colour), io.BytesIO()
    camera = Image.Exif()
    camera[0x010F] = "Kamera Rahasia"
    picture.save(buffer, "JPEG", exif=camera)
    return buffer.getvalue()


def test_files_sent_from_home_are_checked_sealed_and_come_to_the_case(page, public):
    def send_with(*files: tuple[str, bytes]) -> None:
        page.goto(f"{public.url}/daftar/{FREE}")
        page.fill("#name", "Siti Rahayu")
        page.fill("#nik", nik(79))
        named = [{"name": name, "mimeType": "image/jpeg", "buffer": data} for name, data in files]
        page.set_input_files("#file", named)
        page.locator("#name").press("Enter")

    send_with(("kk.jpg", b"MZ this is a program"))
    expect(page.get_by_role("alert")).to_contain_text("Jenis berkas ini tidak dikenal")
    expect(page.locator("#name")).to_have_value("Siti Rahayu")
    send_with(*((f"{n}.jpg", photo("red")) for n in range(5)))
    expect(page.get_by_role("alert")).to_contain_text("paling banyak 4")
    public.clock.advance(600_000)
    send_with(("kk.jpg", photo("white")), ("ktp.jpg", photo("blue")))
    expect(page.locator("#files")).to_have_text("2")
    code, home = page.locator("#code").inner_text(), public.home
    public.sync()
    exchange_files(home.store)
    request = preregistration.request_of(home, code)
    done = intake.submit(home, request | {"requirements": intake_request(FREE)["requirements"]})
    attached = cases.read_case(home, done.stream).work.files
    assert len(attached) == 2
    seen = attachments.look_at(home, done.stream, attached[0].ref)
    assert seen.media == "image/jpeg"
    assert b"Rahasia" not in seen.data
    # What was sent is destroyed with the registration; the case has its own.
    public.sync()
    assert evening(public.centre.centre, Offices(public.centre.centre)) > 0
    public.sync()
    assert attachments.sweep(home) in (0, 2)
    assert attachments.look_at(home, done.stream, attached[1].ref).data
    with public.centre.centre.database.reading() as connection:
        kept = connection.execute(select(func.count()).select_from(file)).scalar_one()
    assert kept == 0


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(page, public):
    page.goto(f"{public.centre.url}/en/MPP1/daftar/{FREE}")
    page.fill("#name", "Siti Rahayu")
    page.fill("#nik", "123")
    page.locator("#nik").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("NIK")
    expect(page.locator("#name")).to_have_value("Siti Rahayu")
    assert grave_faults(page) == []


def test_a_time_that_is_taken_is_not_given_again(public):
    slot = times(public)[-1]
    for serial in range(Booking().places):
        assert send(public, 200 + serial, slot)[0] == 200
    status, text = send(public, 300, slot)
    assert status == 422
    assert "baru saja diambil" in text
    assert slot not in times(public)
    assert send(public, 301, slot + 1)[0] == 422


def test_an_office_gives_the_times_its_admin_set(public):
    home, before = public.home, times(public)
    hours, rule = opening.read(home)
    opening.change(home, hours, Booking(every_minutes=60, places=1, days=2))
    assert times(public) == before
    public.sync()
    hourly = times(public)
    assert len(hourly) < len(before) / 4
    assert send(public, 320, hourly[-1])[0] == 200
    assert hourly[-1] not in times(public)
    opening.change(home, hours, Booking(paused=True))
    public.sync()
    assert times(public) == []
    assert "Tidak ada waktu kosong" in public.ask(f"/id/MPP1/daftar/{FREE}")[1]
    opening.change(home, hours, rule)
    public.sync()


def test_the_read_model_is_a_fold_of_the_facts(public):
    code = code_in(send(public, 400, times(public)[0])[1])
    public.sync()
    with public.home.store.writing() as connection:
        before = apply.dump(connection)
    public.home.store.rebuild()
    with public.home.store.read() as connection:
        assert apply.dump(connection) == before
    assert preregistration.find(public.home, code).applicant is not None


def test_a_station_of_another_agency_never_holds_the_applicant(public, tmp_path):
    code = code_in(send(public, 450, times(public)[1])[1])
    centre = public.centre
    pass_code = str(
        admin.station_code(centre.centre, "MPP1", 5, ("office", "agency:POLRI"))["code"]
    )
    factory = HomeFactory(tmp_path, public.clock)
    other = factory("other", station=5, published=False)
    try:
        enrol_home(other, centre.url, pass_code)
        assert sync_home(other).even
        found = preregistration.find(other, code)
        assert (found.service, found.name, found.applicant) == (FREE, None, None)
        with pytest.raises(RuleViolation, match="preregistration-absent"):
            preregistration.request_of(other, code)
    finally:
        other.close()


def test_a_time_is_given_back_by_its_code_and_no_other(page, public):
    slot = times(public)[2]
    code = code_in(send(public, 470, slot)[1])
    page.goto(f"{public.url}/daftar")
    page.fill("#code", "XXXXXX")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Tidak ada pendaftaran")
    page.fill("#code", code.lower())
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Pendaftaran dibatalkan")
    public.sync()
    assert preregistration.find(public.home, code).state == "called_off"
    with pytest.raises(RuleViolation, match="preregistration-over"):
        preregistration.request_of(public.home, code)


def test_personal_data_nobody_used_is_destroyed_everywhere(public):
    code = code_in(send(public, 500, times(public)[0])[1])
    public.sync()
    offices = Offices(public.centre.centre)
    evening(public.centre.centre, offices)
    assert preregistration.find(public.home, code).name == "Warga Contoh 500"
    public.clock.advance(25 * DAY)
    assert evening(public.centre.centre, offices) > 0
    assert evening(public.centre.centre, offices) == 0
    public.sync()
    found = preregistration.find(public.home, code)
    assert (found.name, found.applicant) == (None, None)
    with public.home.store.read() as connection:
        held = connection.exec_driver_sql(
            "SELECT count(*) FROM entry WHERE personal IS NOT NULL AND "
            "(stream LIKE 'preregistration:%' OR stream LIKE 'appointment:%')"
        ).scalar()
    assert held == 0
    with pytest.raises(RuleViolation, match="preregistration-lapsed"):
        preregistration.request_of(public.home, code)
