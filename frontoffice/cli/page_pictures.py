"""Pictures of every page of a centre and of a hub's hall, on phones, desks and televisions.

A real centre and a real hub answer; each page is looked at by another citizen, whom the browser
names as a proxy would, so that nobody is slowed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from frontoffice.cli.page_camera import Browser, chromium
from frontoffice.cli.page_views import VIEWS, Known, filled, known_at, receipt_of
from frontoffice.server.hall_pages import kiosk_key
from frontoffice.server.run import Running, RunningHub, running_hub
from frontoffice.services import queue
from frontoffice.services.home import Home

PROXIES = ("127.0.0.1",)
"""The centre of these pictures believes what the browser says of who asks."""

CALLS = ((2, "KEL-SKTM"), (5, "DKC-KTP-GANTI"), (3, "DKC-AKTA-LAHIR"), (7, "DKC-KK"))
LINE = ("DKC-KK", "KEL-DOMISILI", "POL-SKCK-BARU", "DKC-KIA", "IMG-PASPOR-BARU", "DKC-PINDAH")
CALLED, WAITING = "A003", "A004"
"""Numbers that come of it in a hall without any."""

SHUT = "serving: [], waiting: [], open: false, turns_at: 1795480200000"
"""A board after hours."""

LONG_NAME = "Mal Pelayanan Publik Kabupaten Administrasi Kepulauan Seribu Bagian Selatan"


class Look(NamedTuple):
    """A window that pages are looked at through; sizes in CSS pixels."""

    name: str
    width: int
    height: int
    phone: bool = False
    dark: bool = False


PHONE = Look("ponsel", 360, 740, phone=True)
DARK = Look("ponsel-gelap", 360, 740, phone=True, dark=True)
DESK = Look("meja", 1366, 768)
LOOKS = {"id": (PHONE, DARK, DESK), "en": (PHONE, DESK)}

SCREEN = Look("televisi", 1920, 1080)
TABLET = Look("tablet", 1280, 800)
UPRIGHT = Look("tablet-tegak", 800, 1280)


class Photographer:
    """Takes pictures into a folder and remembers their names."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self.taken: list[str] = []

    def take(self, name: str, look: Look, *, folder: str = "", whole: bool = True) -> None:
        """Saves what the page shows through a window."""
        self._browser.look(look.width, look.height, dark=look.dark, phone=look.phone)
        place = self._folder / (folder or look.name)
        place.mkdir(parents=True, exist_ok=True)
        self._browser.picture(place / f"{name}.png", whole=whole)
        self.taken.append(f"{place.name}/{name}.png")


def take_pages(
    running: Running, home: Home, folder: Path, sync: Callable[[], object]
) -> list[str] | None:
    """Pictures of all pages of an office that `home` is a station of; None without a Chromium.

    `sync` brings what was done here to the centre. Raises StoreTrouble `browser-silent`.
    """
    program = chromium()
    if program is None:
        return None
    with Browser(program) as browser:
        shots = Photographer(browser, folder)
        with running_hub(home) as hub:
            for take in HALL.values():
                take(browser, shots, hub, home)
        _empty_counters(home)
        receipt = receipt_of(home)
        sync()
        for serial, (language, looks) in enumerate(LOOKS.items(), 1):
            known = known_at(running, home, receipt, serial)
            _take_site(browser, shots, running.url, language, looks, known)
        return shots.taken


def _take_site(
    browser: Browser,
    shots: Photographer,
    url: str,
    language: str,
    looks: tuple[Look, ...],
    known: Known,
) -> None:
    for place, view in enumerate(VIEWS):
        browser.say_from(f"203.0.113.{100 * (language == 'en') + place}")
        path, form = filled(view, known)
        browser.look(looks[0].width, looks[0].height, phone=True)
        browser.go(f"{url}/{language}{path}")
        if form:
            browser.send(form)
        for look in looks:
            shots.take(view.name, look, folder=f"situs-{language}-{look.name}")
    browser.go(f"{url}/v")
    browser.run(f"speak('{language}')")
    shots.take("periksa-kamera", PHONE, folder=f"situs-{language}-ponsel")
    # The address on the paper is the office's, which is not this computer.
    browser.run(f"show('{known['receipt']}')")
    shots.take("periksa-kamera-dibaca", PHONE, folder=f"situs-{language}-ponsel")


def _take_display(browser: Browser, shots: Photographer, hub: RunningHub, home: Home) -> None:
    """Nobody there, closed, and a hall at work."""
    browser.go(f"{hub.url}/hall?voice=1")
    browser.until("document.querySelector('#next li')")
    shots.take("layar-kosong", SCREEN, whole=False)
    browser.run(f"show({{office: {{name: {LONG_NAME!r}, zone: 'WIB'}}, {SHUT}}})")
    shots.take("layar-tutup", SCREEN, whole=False)
    _fill_hall(home)
    browser.until(f"document.querySelectorAll('#recent li').length >= {len(CALLS) - 1}")
    browser.until(
        f"[...document.querySelectorAll('#next b')].some(b => b.textContent == '{WAITING}')"
    )
    shots.take("layar", SCREEN, whole=False)
    shots.take("layar", DESK, whole=False)
    shots.take("layar", PHONE)


def _take_phone(browser: Browser, shots: Photographer, hub: RunningHub, _home: Home) -> None:
    """A citizen's place in line, after the display was filled."""
    for name, ticket in (("menunggu", WAITING), ("tidak-dikenal", "Z999"), ("dipanggil", CALLED)):
        browser.go(f"{hub.url}/hall/phone#{ticket}")
        browser.until("document.getElementById('state').textContent")
        for look in (PHONE, DARK):
            shots.take(f"antrean-saya-{name}", look)
    browser.go(f"{hub.url}/hall/phone")
    browser.until("document.getElementById('office').textContent != 'Antrean saya'")
    shots.take("antrean-saya", PHONE)


def _fill_hall(home: Home) -> None:
    """Some are called, others wait."""
    for counter, service in CALLS:
        queue.issue(home, service)
        queue.call_next(home, counter)
    for service in LINE:
        queue.issue(home, service)


def _empty_counters(home: Home) -> None:
    """Whoever was called is served, so that the desktop's pictures find its counter free."""
    for counter, _ in CALLS:
        queue.finish(home, counter=counter)


def _take_kiosk(browser: Browser, shots: Photographer, hub: RunningHub, home: Home) -> None:
    browser.look(TABLET.width, TABLET.height)
    browser.go(f"{hub.url}/hall/kiosk#{kiosk_key(home)}")
    browser.until("document.querySelector('#tiles button')")
    for step, then in (
        ("instansi", "#tiles button"),
        ("layanan", "#tiles button"),
        ("kelompok", "#groups button"),
        ("tiket", ""),
    ):
        for look in (TABLET, UPRIGHT):
            shots.take(f"kios-{step}", look, whole=False)
        if then:
            browser.run(f"document.querySelector('{then}').click()")
            browser.until(f"!document.querySelector('#{_SHOWN[step]}').hidden")


HALL = {"display": _take_display, "phone": _take_phone, "kiosk": _take_kiosk}
"""How each page of the hall is pictured, in this order."""

_SHOWN = {"instansi": "choose", "layanan": "who", "kelompok": "ticket"}
"""What is to be seen after a step."""
