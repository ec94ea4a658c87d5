"""Every public page in headless Chromium without scripts: by keyboard, light, nothing serious."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
from litestar.routes import HTTPRoute
from playwright.sync_api import Browser, Page

from frontoffice.cli import page_pictures
from frontoffice.cli.page_views import VIEWS, Known, View, filled, known_at, receipt_of
from frontoffice.server.app import HANDLERS, create_app
from frontoffice.server.file_routes import FILE_HANDLERS
from frontoffice.server.hall_pages import PAGES
from frontoffice.services import intake, queue, standard_drafts
from tests.browser import browser, grave_faults, watched
from tests.builders import FREE, intake_request
from tests.server.public_site import Site, site

PHONE = {"width": 360, "height": 740}
MOST_BYTES = 100_000


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("views")) as made:
        intake.submit(made.home, intake_request(FREE))
        queue.issue(made.home, FREE)
        draft = standard_drafts.make(made.home, FREE, "Waktu dipersingkat").stream
        standard_drafts.revise(made.home, draft, {"sla_working_days": 2})
        standard_drafts.publish(made.home, draft, dt.date(2026, 12, 31))
        yield made


@pytest.fixture(scope="module")
def known(public) -> Known:
    """What the forms are filled in with."""
    receipt = receipt_of(public.home)
    public.sync()
    return known_at(public.centre, public.home, receipt, 1)


@pytest.fixture(scope="module")
def phone(chrome, public) -> Iterator[Page]:
    """A phone; the policy of every page forbids all scripts, and there are none."""
    context = chrome.new_context(viewport=PHONE, reduced_motion="reduce")
    opened = context.new_page()
    wrong = watched(opened, public.centre.url)
    yield opened
    context.close()
    assert wrong == []


@pytest.fixture
def page(phone, public) -> Page:
    """The same phone; time passes between two tests: the pace of an address is one of its own."""
    public.clock.advance(600_000)
    return phone


WATCH_FOCUS = """() => {
  window.reached = [];
  addEventListener("focusin", () => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    reached.push([one.name || one.innerText || one.id,
      getComputedStyle(one).outlineStyle !== "none" && box.width > 0]);
  });
}"""


def focus_order(page: Page, most: int) -> list[str]:
    """What the Tab key reaches, in order, by the element's words or name; each is seen."""
    page.evaluate(WATCH_FOCUS)
    for _ in range(most):
        page.keyboard.press("Tab")
    found = page.evaluate("window.reached")
    assert [one for one, seen in found if not seen] == []
    return [one for one, _seen in found]


def send(page: Page, form: dict[str, str]) -> None:
    """Fills a form in and sends it from its last field, all by the keyboard."""
    for name, value in form.items():
        field = page.locator(f"[name={name}]")
        if field.first.get_attribute("type") == "radio":
            page.locator(f"[name={name}][value='{value}']").focus()
            page.keyboard.press("Space")
            continue
        field.focus()
        page.keyboard.insert_text(value)
    name = next(iter(form))
    page.locator(f"form:has([name={name}]) button").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("place", range(len(VIEWS)), ids=[one.name for one in VIEWS])
def test_a_page_is_light_accessible_and_walked_by_keyboard(page, public, known, place):
    view, language = VIEWS[place], "en" if place % 2 else "id"
    path, form = filled(view, known)
    answer = page.goto(f"{public.centre.url}/{language}{path}")
    assert answer.status == (404 if view.name == "tidak-ada" else 200)
    assert answer.headers["content-security-policy"].startswith(
        "default-src 'none'; style-src 'sha256-"
    )
    if form:
        send(page, form)
        assert page.locator("[role=alert]").count() == 0
    text = page.content()
    assert len(text.encode()) < MOST_BYTES
    assert "<script" not in text
    assert grave_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    links = page.locator(
        "a:visible, input:visible, button:visible, select:visible, textarea:visible"
    ).count()
    radios = page.locator("input[type=radio]").count()
    groups = page.locator("fieldset:has(input[type=radio])").count()
    walked = links - radios + groups
    assert len(focus_order(page, walked + 2)) >= walked
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == language


def test_no_page_of_the_centre_or_the_hall_is_without_a_view(public):
    """A new page needs a line in `frontoffice.cli.page_views.VIEWS`."""
    exchange = {path for one in [*HANDLERS, *FILE_HANDLERS] for path in one.paths}
    pages = {
        (method, re.sub("^/(id|en)(?=/|$)", "", route.path) or "/")
        for route in create_app(public.centre.centre).routes
        if isinstance(route, HTTPRoute) and route.path not in exchange
        for method in route.methods - {"OPTIONS", "HEAD"}
    }
    assert pages == {(view.method, view.route) for view in VIEWS}
    assert set(PAGES) == {"display", "phone", "kiosk"} == set(page_pictures.HALL)
    assert len({one.name for one in VIEWS}) == len(VIEWS)


def test_a_view_is_filled_in_with_what_is_known():
    view = View("x", "/x", "/{office}", {"code": "{survey}"})
    assert filled(view, {"office": "MPP1", "survey": "A"}) == ("/MPP1", {"code": "A"})
