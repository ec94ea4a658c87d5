"""`demo`: a furnished trial office; without a screen, a whole day from citizen to centre."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontoffice.cli.demo_report import write_report
from frontoffice.cli.desktop import start_desktop
from frontoffice.cli.session import Session
from frontoffice.cli.status import BROKEN, DONE
from frontoffice.cli.sync import exchange
from frontoffice.domain.errors import RuleViolation, StoreTrouble
from frontoffice.messages import explain
from frontoffice.services import cases, demo, journal
from frontoffice.services.demo_drafts import furnish_drafts
from frontoffice.services.demo_month import furnish_weeks
from frontoffice.services.demo_online import furnish_online
from frontoffice.services.home import Home
from frontoffice.services.station import enter
from frontoffice.services.survey_demo import TRIAL_VOICES, furnish_voices
from frontoffice.services.verification import verify_paper
from frontoffice.sync.status import freshness

if TYPE_CHECKING:
    from frontoffice.server.run import Running

app = typer.Typer(add_completion=False, rich_markup_mode=None)

SEED = 20261122
SCREENS = ("some", "all", "none")
SCREENSHOT_SECONDS = {"some": 40, "all": 300}

_DIGITS = re.compile(rb"(?=(\d{16}))")
Step = Callable[[str], None]


@app.command()
def run(
    ctx: typer.Context,
    headless: Annotated[bool, typer.Option("--headless")] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR")] = None,
    seed: Annotated[int, typer.Option("--seed", min=0)] = SEED,
    screens: Annotated[str, typer.Option("--screens", metavar="|".join(SCREENS))] = "some",
) -> int:
    """Opens the furnished office, or works through its day without a screen."""
    session: Session = ctx.obj
    if screens not in SCREENS:
        raise RuleViolation("choice-unknown", field="screens", choices=list(SCREENS))
    with tempfile.TemporaryDirectory(prefix="frontoffice-demo-", ignore_cleanup_errors=True) as tmp:
        room = Path(tmp)
        # The device secret goes with the trial home: nothing of it stays on this PC.
        session.environment["FRONTOFFICE_DEVICE_DIR"] = str(room / "device")
        if headless or not _has_display():
            return _work_through(session, room, _papers_at(out), seed, screens)
        session.home_folder = room / "home"
        home = demo.make_office(session.folder)
        _furnish(home, seed)
        demo.serve_citizens(home, _papers_at(out, room / "papers"), seed)
        home.close()
        for staff, pin in demo.PINS.items():
            session.note(f"{staff}  PIN {pin}")
        return start_desktop(session)


def _furnish(home: Home, seed: int) -> None:
    furnish_weeks(home, seed)
    furnish_voices(home, *TRIAL_VOICES, seed)
    furnish_drafts(home)
    furnish_online(home, seed)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _papers_at(out: Path | None, otherwise: Path | None = None) -> Path:
    folder = (out or otherwise or Path("frontoffice-demo")).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _work_through(session: Session, room: Path, out: Path, seed: int, screens: str) -> int:
    from rich.console import Console

    started = time.monotonic()
    receipts = out / "receipts"
    receipts.mkdir(exist_ok=True)
    with Console(stderr=True).status("") as shown:

        def step(key: str) -> None:
            shown.update(session.say(key))

        step("demo-open")
        home = demo.make_office(room / "home")
        _furnish(home, seed)
        step("demo-serve")
        served = demo.serve_citizens(
            home, receipts, seed, told=lambda one: shown.update(f"{one.number}  {one.exception}")
        )
        facts: dict[str, Any] = {"served": served, "offline": exchange(home)}
        step("demo-sync")
        pictured = out / "screenshots" if screens == "all" else None
        facts |= _with_centre(session, home, room / "centre", pictured)
        step("demo-verify")
        facts["verified"] = {
            paper: verify_paper(home, Path(paper)).verdict
            for one in served
            for paper in one.papers
            if not paper.endswith("-kekurangan.pdf")
        }
        facts["journal"] = journal.verify(home)
        facts["readable"] = _readable(home)
        total = cases.list_cases(home, limit=1)[1]
        home.close()
        step("demo-screens")
        facts["screenshots"] = _screenshots(session, room / "home", out / "screenshots", screens)
    seconds = round(time.monotonic() - started, 1)
    summary = write_report(session, out, facts, cases=total, seed=seed, seconds=seconds)
    session.answer(summary, (out / "summary.md").read_text("utf-8").rstrip())
    return DONE if summary["ok"] else BROKEN


def _with_centre(
    session: Session, home: Home, folder: Path, pictured: Path | None
) -> dict[str, Any]:
    """Starts a centre, joins it, and exchanges until both stand even; pictures of its pages."""
    from frontoffice.cli.page_pictures import PROXIES
    from frontoffice.server import admin
    from frontoffice.server.run import running_server
    from frontoffice.sync.enrol import enrol

    enter(home, demo.ADMIN[0], demo.PINS[demo.ADMIN[0]])
    with running_server(folder, proxies=PROXIES if pictured else ()) as running:
        admin.office_add(running.centre, home.card.office, home.card.office_name)
        code = admin.station_code(running.centre, home.card.office, home.card.station)["code"]
        enrol(home.store, running.url, code)
        report = exchange(home, until_even=True)
        status = admin.status(running.centre)
        pages = _pages(session, running, home, pictured) if pictured else []
    light = freshness(home.store).state
    return {"sync": report, "light": light, "centre": status["offices"], "pages": pages}


def _pages(session: Session, running: Running, home: Home, folder: Path) -> list[str]:
    """Pictures of every page of the centre and of a hub's hall; says so where none can be taken."""
    from frontoffice.cli.page_pictures import take_pages
    from frontoffice.server import folding

    def sync() -> None:
        exchange(home, until_even=True)
        folding.fold_office(running.centre.database, home.card.office)

    try:
        taken = take_pages(running, home, folder, sync)
    except StoreTrouble as trouble:
        session.note(explain(trouble, session.language).sentence)
        return []
    if taken is None:
        session.note(session.say("demo-no-browser"))
    return taken or []


def _readable(home: Home) -> int:
    """How many NIKs stand in plain text in any file of the home; there must be none."""
    lines, _ = cases.list_cases(home, limit=1000)
    files = (file for file in home.folder.rglob("*") if file.is_file())
    # Overlapping, so that no digit before a NIK hides it; one walk, however many citizens.
    written = {found for file in files for found in _DIGITS.findall(file.read_bytes())}
    return sum(line.nik.encode() in written for line in lines if line.nik)


def _screenshots(session: Session, home: Path, folder: Path, screens: str) -> list[str]:
    """Pictures of the desktop on this home, taken by the desktop's own program; says so where that
    ended before the last one."""
    if screens == "none" or getattr(sys, "frozen", False) or find_spec("ui.screenshots") is None:
        return []
    folder.mkdir(exist_ok=True)
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "FRONTOFFICE_PIN": demo.PINS[demo.COUNTER],
    }
    command = [sys.executable, "-m", "ui.screenshots", "--home", str(home), "--out", str(folder)]
    try:
        ended = subprocess.run(
            [*command, *(["--screens", "all"] if screens == "all" else [])],
            env=environment,
            check=False,
            timeout=SCREENSHOT_SECONDS[screens],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ).returncode
    except (OSError, subprocess.TimeoutExpired):
        ended = BROKEN
    if ended:
        session.note(session.say("demo-pictures-ended"))
    return sorted(file.name for file in folder.glob("*.png"))
