"""The demo: a day in the trial office, repeatable by its seed, its summary's claims checked."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from frontoffice.domain.nik import check_nik
from frontoffice.services import cases, demo, findings, journal, report
from frontoffice.services.demo_month import furnish_weeks
from frontoffice.services.demo_visits import VISITS
from frontoffice.services.regions import regions
from tests.conftest import CHEAP, NOW, FixedClock
from tests.e2e.station import Station


@pytest.fixture(scope="module")
def left_behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `demo --headless` leaves in --out."""
    folder = tmp_path_factory.mktemp("demo")
    station = Station(folder / "home", folder / "device")
    answer = station.program("demo", "--headless", "--out", str(folder / "out"), "--json")
    assert answer.status == 0, answer.out + answer.err
    assert json.loads(answer.out) == json.loads((folder / "out" / "summary.json").read_text())
    assert not (folder / "home").exists()
    return folder / "out"


def test_the_headless_demo_serves_syncs_and_verifies(left_behind: Path) -> None:
    summary = json.loads((left_behind / "summary.json").read_text("utf-8"))

    assert summary["ok"]
    assert set(summary["checks"].values()) == {True}
    assert summary["citizens"] >= 25
    assert summary["services"] >= 12
    assert summary["sync"]["even"]
    assert summary["verdicts"]["voided"] == 1
    assert summary["seconds"] < 60


def test_the_demo_shows_every_exception(left_behind: Path) -> None:
    told = " ".join(json.loads((left_behind / "summary.json").read_text("utf-8"))["exceptions"])

    for exception in ("incomplete", "kuasa", "no NIK", "waiver", "free", "tariff row", "change"):
        assert exception in told


def test_the_demo_leaves_papers_and_a_summary_a_person_can_read(left_behind: Path) -> None:
    summary = json.loads((left_behind / "summary.json").read_text("utf-8"))
    page = (left_behind / "summary.md").read_text("utf-8")
    papers = list((left_behind / "receipts").glob("*.pdf"))

    assert len(papers) == sum(len(one["papers"]) for one in summary["served"])
    assert all(one["number"] in page for one in summary["served"])
    assert "TIDAK:" not in page
    assert not re.search(r"\d{16}", page.replace(summary["served"][0]["number"], ""))


def test_the_same_seed_brings_the_same_citizens(tmp_path: Path) -> None:
    found = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        home = demo.make_office(tmp_path / name, clock=FixedClock(), cost=CHEAP)
        papers = tmp_path / f"papers-{name}"
        papers.mkdir()
        demo.serve_citizens(home, papers, seed, VISITS[:4])
        lines, _ = cases.list_cases(home)
        found.append([(line.number, line.name, line.nik) for line in lines])
        home.close()

    assert found[0] == found[1]
    assert found[0] != found[2]


def test_a_furnished_office_has_a_past(tmp_path: Path) -> None:
    home = demo.make_office(tmp_path / "home", clock=FixedClock(), cost=CHEAP)

    made = furnish_weeks(home, seed=3)

    lines, total = cases.list_cases(home, limit=2000)
    counted = cases.counts(home).by_status
    assert made == total > 600
    assert {"handed_over", "ready", "incomplete", "awaiting_payment"} <= counted.keys()
    assert all(line.registered_at < NOW for line in lines)
    assert len({line.number for line in lines}) == total
    assert sum(line.troubles + line.unconfirmed for line in lines) == 0
    assert journal.verify(home).ok
    assert findings.findings(home) == []
    today = home.reference.today(home.card.office, home.now())
    month = report.read(home, "month", today)
    assert month.visits.issued > month.cases.whole.cases > 200
    assert set(range(8, 15)) <= month.visits.waits_by_hour.keys()
    assert 930 < (month.cases.whole.permille or 0) < 1000
    assert month.before.waits is not None
    niks = [line.nik for line in lines if line.nik]
    assert all(check_nik(nik, regions(), today).valid for nik in niks)
    assert all(9990 <= int(nik[12:]) <= 9999 for nik in niks)
    home.close()
