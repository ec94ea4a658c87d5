"""The public pages in headless Chromium against a real centre: by keyboard, no script, light."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from frontoffice.cli.page_views import qr_text
from frontoffice.domain.staff import officer
from frontoffice.services import cases, intake, papers, practice, queue
from frontoffice.services.home import Door, Home
from tests.browser import browser, grave_faults, watched
from tests.builders import FREE, intake_request
from tests.conftest import CHEAP, SUPERVISOR, HomeFactory
from tests.server.public_site import Site, site

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("public")) as made:
        yield made


@pytest.fixture
def page(chrome, public) -> Iterator[Page]:
    """A phone whose browser runs no scripts of pages."""
    context = chrome.new_context(viewport=PHONE, reduced_motion="reduce")
    opened = context.new_page()
    wrong = watched(opened, public.centre.url)
    # Time passes between two tests: the pace of an address is a test of its own.
    public.clock.advance(600_000)
    yield opened
    context.close()
    assert wrong == []


def test_a_question_is_answered_from_a_component_and_version(page, public):
    page.goto(public.url)
    page.fill("#q", "berapa biaya bikin ktp ilang")
    page.keyboard.press("Enter")
    card = page.locator("article").first
    expect(card).to_contain_text("Penggantian KTP-el")
    expect(card).to_contain_text("Tidak dipungut biaya")
    expect(card).to_contain_text(re.compile(r"Standar DKC-KTP-GANTI@[0-9a-f]{8}, komponen 4"))
    page.fill("#q", "resep rendang padang")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Tidak ada standar yang cocok")


def test_tracking_shows_status_and_dates_and_nothing_else(page, public):
    done = intake.submit(public.home, intake_request(FREE, serial=41))
    code = public.tracking(done.stream)
    public.sync()
    page.goto(f"{public.url}/lacak")
    page.fill("#number", done.number.lower())
    page.fill("#code", f" {code.lower()} ")
    page.keyboard.press("Enter")
    expect(page.locator(".big")).to_have_text("Diterima")
    expect(page.get_by_role("status")).to_contain_text("Dijanjikan selesai")
    applicant = intake_request(FREE, serial=41)["applicant"]
    for secret in (applicant["name"], applicant["nik"], done.number, code):
        assert secret not in page.content()
    cases.move(public.home, done.stream, "in_process", "diproses")
    public.sync()
    page.fill("#number", done.number)
    page.fill("#code", code)
    page.keyboard.press("Enter")
    expect(page.locator(".big")).to_have_text("Diproses")


def test_the_queue_of_an_office_is_counted_without_names(page, public):
    for _ in range(3):
        queue.issue(public.home, FREE)
    queue.call_next(public.home, 3)
    public.sync()
    page.goto(f"{public.url}/antrean")
    row = page.locator("tbody tr").first
    expect(row.locator("th")).to_contain_text("Dinas Kependudukan")
    expect(row.locator("td")).to_have_text(["2", "1"])
    public.clock.advance(3_600_000)
    page.reload()
    expect(page.locator("#as-of")).to_contain_text("Kabar ini sudah lama.")
    expect(page.locator("#as-of")).to_contain_text("WIB, Senin, 23 November 2026")
    public.clock.advance(24 * 3_600_000)
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("Belum ada kabar antrean hari ini")
    expect(page.get_by_role("status")).to_contain_text("Senin, 23 November 2026")
    public.clock.advance(12 * 3_600_000)
    page.reload()
    expect(page.locator("main")).to_contain_text("Sedang tutup. Buka Rabu, 25 November 2026, 07.30")
    public.clock.turn_to(public.clock.at - 36 * 3_600_000)


PROVEN, CHANGED, STRANGE = "Asli", "Tidak sah", "Tidak dikenal"
VOIDED, SAMPLE, NONE = "Sudah dibatalkan", "Hanya contoh", "Tidak ditemukan"


@pytest.fixture(scope="module")
def elsewhere(public, tmp_path_factory) -> dict[str, str]:
    """QR texts of receipts that no centre vouches for."""
    clock = public.clock
    folder = practice.begin(public.home, clock=clock, cost=CHEAP, seed=7)
    homes = {
        "trainee": Door(folder, clock=clock, cost=CHEAP).open(practice.TRAINEE, practice.PIN),
        "stranger": HomeFactory(tmp_path_factory.mktemp("stranger"), clock)(),
    }
    return {name: _printed(home) for name, home in homes.items()}


def _printed(home: Home) -> str:
    done = intake.submit(home, intake_request(FREE))
    pdf = papers.print_receipt(home, done.stream).pdf
    home.close()
    return qr_text(pdf)


def test_a_receipt_is_checked_by_its_text_or_number_without_scripts(page, public, elsewhere):
    home, clock = public.home, public.clock
    done = intake.submit(home, intake_request(FREE, serial=42))
    proof = qr_text(papers.print_receipt(home, done.stream).pdf)
    code = public.tracking(done.stream)
    public.sync()

    def says(words: str, **said: str) -> None:
        clock.advance(60_000)
        page.goto(f"{public.centre.url}/id/periksa")
        for name, value in said.items():
            page.fill(f"#{name}", value)
        page.locator(f"#{next(iter(said))}").press("Tab")
        page.locator(f"form:has(#{next(iter(said))}) button").press("Enter")
        expect(page.locator(".big")).to_have_text(words)

    says(CHANGED, text=proof[:-1] + ("A" if proof[-1] != "A" else "B"))
    says("Bukan tanda terima", text="halo")
    says(PROVEN, text=proof)
    says("Tercatat di pusat", number=done.number.lower(), code=code.lower())
    expect(page.get_by_role("status")).to_contain_text(done.receipt_number)
    other = "4" if code[0] != "4" else "6"
    says(NONE, number=done.number, code=other + code[1:])
    says(NONE, number="MPP9-261123-03A0001-X", code=code)
    says(SAMPLE, number="LATIHAN-261123-03A0001-X", code=code)
    says(STRANGE, text=elsewhere["stranger"])
    says(SAMPLE, text=elsewhere["trainee"])
    cases.void(home, done.stream, "salah layanan", officer(SUPERVISOR, "supervisor"))
    public.sync()
    says(VOIDED, text=proof)


def test_the_phone_alone_tells_a_practice_paper_and_a_changed_one(chrome, public, elsewhere):
    page = chrome.new_page(locale="id-ID")
    # Its address is part of what a paper signs: the page answers there.
    page.route(
        re.compile("^https://[^/]*/v$"),
        lambda route: route.fulfill(response=route.fetch(url=f"{public.centre.url}/v")),
    )
    trainee, strange = elsewhere["trainee"], elsewhere["stranger"]
    changed = strange[:-1] + ("A" if strange[-1] != "A" else "B")
    told = ((trainee, SAMPLE), (strange, "Stasiun tidak dikenal pusat ini"), (changed, CHANGED))
    for code, words in told:
        page.goto("about:blank")
        page.goto(code)
        expect(page.locator("#verdict b")).to_have_text(words)
    page.close()
    page = chrome.new_page(locale="en-GB")
    page.goto(f"{public.centre.url}/v")
    expect(page.locator("h1")).to_have_text("Check a receipt", use_inner_text=True)
    assert grave_faults(page) == []
    page.close()


def test_what_is_not_there_is_a_page_that_says_so(page, public):
    for path in ("/id/TIDAK", "/id/MPP1/standar/X-NO", "/en/MPP1/nothing"):
        answer = page.goto(public.centre.url + path)
        assert answer.status == 404
        assert answer.headers["content-type"].startswith("text/html")
