"""The public pages in headless Chromium against a real centre: by keyboard, no script, light."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from frontoffice.domain.staff import officer
from frontoffice.services import cases, intake, papers, queue
from tests.browser import browser, grave_faults, watched
from tests.builders import FREE, intake_request
from tests.conftest import SUPERVISOR
from tests.server.public_site import Site, site

PHONE = {"width": 360, "height": 740}
PAGES = ("id", "en", "id/standar", "en/standar?q=ktp+hilang", f"id/standar/{FREE}", "id/tarif")
PAGES += ("en/maklumat", "id/lacak", "en/antrean")
MOST_BYTES = 100_000


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


def focus_order(page: Page) -> list[str]:
    """What the Tab key reaches, in order, by the element's words or name."""
    found = []
    for _ in range(200):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "() => { const one = document.activeElement; if (!one || one === document.body) "
            "return null; const box = one.getBoundingClientRect(); const style = "
            "getComputedStyle(one); return [one.name || one.innerText || one.id, "
            "style.outlineStyle !== 'none', box.width > 0] }"
        )
        if here is None:
            break
        assert here[1:] == [True, True], here
        found.append(here[0])
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light_accessible_and_walked_by_keyboard(page, public, path):
    language = path[:2]
    answer = page.goto(f"{public.centre.url}/{language}/MPP1{path[2:]}")
    assert answer.status == 200
    assert len(answer.body()) < MOST_BYTES
    assert "<script" not in answer.text()
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert grave_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    order = focus_order(page)
    links = page.locator("a:visible, input:visible, button:visible, select:visible").count()
    assert len(order) >= links
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == language


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
    assert grave_faults(page) == []
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
    assert grave_faults(page) == []
    public.clock.advance(3_600_000)
    page.reload()
    expect(page.locator("main")).to_contain_text("Kabar ini sudah lama.")


def qr_text(pdf: bytes) -> str:
    """The text of the receipt's QR, as a phone reads it."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=4, grayscale=True).to_pil()
    found = [one.text for one in zxingcpp.read_barcodes(picture) if "#" in one.text]
    document.close()
    return found[0]


def test_a_receipt_is_checked_by_its_text_without_scripts(page, public):
    done = intake.submit(public.home, intake_request(FREE, serial=42))
    proof = qr_text(papers.print_receipt(public.home, done.stream).pdf)
    public.sync()

    def says(said: str, words: str) -> None:
        page.goto(f"{public.centre.url}/id/periksa")
        page.fill("#text", said)
        page.locator("button").press("Enter")
        expect(page.locator(".big")).to_have_text(words)

    says(proof[:-1] + ("A" if proof[-1] != "A" else "B"), "Tidak sah: isinya diubah")
    says("halo", "Ini bukan kode tanda terima")
    says(proof, "Asli, dan tidak diketahui dibatalkan")
    assert grave_faults(page) == []
    cases.void(public.home, done.stream, "salah layanan", officer(SUPERVISOR, "supervisor"))
    public.sync()
    says(proof, "Tanda terima ini sudah dibatalkan")


def test_what_is_not_there_is_a_page_that_says_so(page, public):
    for path in ("/id/TIDAK", "/id/MPP1/standar/X-NO", "/en/MPP1/nothing"):
        answer = page.goto(public.centre.url + path)
        assert answer.status == 404
        assert answer.headers["content-type"].startswith("text/html")
        assert grave_faults(page) == []
