"""Display, phone page and kiosk in headless Chromium against a real hub."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from frontoffice.server.hall_pages import kiosk_key
from frontoffice.services import queue
from tests.browser import browser, grave_faults, watched
from tests.builders import FREE
from tests.sync.hub_branch import Branch

BIG = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def branch(tmp_path, make_home) -> Iterator[Branch]:
    with ExitStack() as stack:
        made = Branch(tmp_path, make_home, stack)
        made.start_hub()
        yield made


@pytest.fixture
def page(chrome, branch) -> Iterator[Page]:
    context = chrome.new_context(viewport=BIG, reduced_motion="reduce")
    opened = context.new_page()
    # The test has no time to listen.
    opened.add_init_script(
        "const play = Audio.prototype.play;"
        "Audio.prototype.play = function () { this.playbackRate = 8; return play.call(this); };"
    )
    wrong = watched(opened, branch.hub.url)
    yield opened
    context.close()
    assert wrong == []


def fits(page: Page) -> bool:
    """Whether nothing is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_call_is_on_the_display_within_a_second_and_spoken_once(branch, page):
    home = branch.hub_home
    for _ in range(3):
        queue.issue(home, FREE)
    page.goto(f"{branch.hub.url}/hall?voice=1")
    expect(page.locator("#next b")).to_have_text(["A001", "A002", "A003"])
    expect(page.locator("#service")).to_have_text("Belum ada panggilan")
    began = time.monotonic()
    queue.call_next(home, 3)
    expect(page.locator("#ticket")).to_have_text("A001", timeout=5000)
    assert time.monotonic() - began < 3
    expect(page.locator("#counter")).to_have_text("3")
    expect(page.locator("#next b")).to_have_text(["A002", "A003"])
    expect(page.locator("body")).to_have_attribute("data-spoken", "1", timeout=15000)
    assert grave_faults(page) == []
    assert fits(page)
    expect(page.locator("#clock b")).to_have_text("09.00")
    page.set_viewport_size(PHONE)
    assert fits(page)


def test_two_calls_at_once_are_spoken_one_after_the_other(branch, page):
    home = branch.hub_home
    for _ in range(2):
        queue.issue(home, FREE)
    page.goto(f"{branch.hub.url}/hall?voice=1")
    expect(page.locator("#next b")).to_have_count(2)
    page.evaluate(
        "() => { window.at = 0; window.most = 0; const play = Audio.prototype.play;"
        "Audio.prototype.play = function () { window.at += 1; window.most = Math.max(most, at);"
        "const then = this.onended; this.onended = () => { window.at -= 1; then(); };"
        "return play.call(this); }; }"
    )
    queue.call_next(home, 3)
    queue.call_next(home, 4)
    expect(page.locator("body")).to_have_attribute("data-spoken", "2", timeout=25000)
    assert page.evaluate("window.most") == 1


def test_the_display_comes_back_by_itself_when_the_hub_does(branch, page):
    home = branch.hub_home
    queue.issue(home, FREE)
    page.goto(f"{branch.hub.url}/hall")
    expect(page.locator("#next b")).to_have_text(["A001"])
    port = branch.hub.port
    branch.stop_hub()
    expect(page.locator("#lost")).to_be_visible(timeout=10000)
    queue.call_next(home, 5)
    branch.start_hub(port)
    expect(page.locator("#ticket")).to_have_text("A001", timeout=15000)
    expect(page.locator("#lost")).to_be_hidden()


def test_a_phone_shows_the_place_in_line_then_the_counter(branch, chrome):
    home = branch.hub_home
    for _ in range(2):
        queue.issue(home, FREE)
    context = chrome.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{branch.hub.url}/hall/phone#A002")
    expect(page.locator("#state")).to_have_text("1 orang di depan Anda")
    assert grave_faults(page) == []
    assert fits(page)
    queue.call_next(home, 3)
    expect(page.locator("#state")).to_have_text("Berikutnya giliran Anda")
    queue.call_next(home, 7)
    expect(page.locator("#state")).to_have_text("Silakan ke loket 7")
    page.fill("#ticket", "z999")
    page.keyboard.press("Enter")
    expect(page.locator("#state")).to_have_text("Nomor ini tidak sedang menunggu")
    context.close()


def test_the_kiosk_gives_a_number_by_touch_or_words(branch, page):
    key = kiosk_key(branch.hub_home)
    page.goto(f"{branch.hub.url}/hall/kiosk#{key}")
    expect(page.locator("#tiles button").first).to_contain_text("Dinas Kependudukan")
    assert grave_faults(page) == []
    page.fill("#words", "ktp ilang")
    page.locator("#tiles button", has_text="Penggantian KTP-el").click()
    expect(page.locator("#groups button")).to_have_count(8)
    assert grave_faults(page) == []
    page.locator("#groups button", has_text="Lanjut usia").click()
    expect(page.locator("#ticket .number")).to_have_text("R001")
    expect(page.locator("#ticket svg")).to_be_visible()
    small = page.locator("button:visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
    page.locator("#done").click()
    page.keyboard.press("Tab")
    expect(page.locator("#choose")).to_be_visible()
    assert queue.call_next(branch.hub_home, 3).ticket == "R001"


def test_without_its_key_a_kiosk_gives_nothing(branch):
    def ask(path: str, body: bytes | None = None, key: str = "") -> int:
        wanted = urllib.request.Request(
            branch.hub.url + path, data=body, headers={"x-kiosk-key": key}
        )
        try:
            with urllib.request.urlopen(wanted, timeout=10) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code

    wish = json.dumps({"wanted": FREE}).encode()
    key = kiosk_key(branch.hub_home)
    assert ask("/hall/ticket", wish) == 403
    assert ask("/hall/offer.json") == 403
    assert ask("/hall/ticket", wish, "0" * 16) == 403
    assert ask("/hall/ticket", wish, key) == 200
    assert ask("/hall/ticket", b"{", key) in (400, 409, 422)
    assert ask("/hall/ticket", json.dumps({"wanted": "X-NO"}).encode(), key) == 404
    assert ask("/hall/voice/..%2f/3.wav") in (400, 404, 422)
    assert ask("/hall/voice/A023/0.wav") == 404
    assert ask("/hall/font/x.ttf") == 404
    assert ask("/hall/nothing") == 404


def test_no_answer_of_the_hall_holds_anything_personal(branch, home):
    name, nik = "Pemohon Contoh Rahasia", "3273011508909991"
    del home
    issued = queue.issue(branch.hub_home, FREE)
    assert issued.ticket == "A001"
    for path in ("/hall", "/hall/phone", "/hall/kiosk", "/hall/board.json"):
        with urllib.request.urlopen(branch.hub.url + path, timeout=10) as answer:
            body = answer.read().decode()
        assert name not in body
        assert nik not in body
        assert "priority" not in body.replace("{ wanted: wanted.code, priority }", "").replace(
            "async function take(priority)", ""
        )
