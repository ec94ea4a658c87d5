"""Proof on the command line: receipts judged, the journal, backups, the centre, the doctor."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from frontoffice.server.run import running_server
from tests.builders import intake_request
from tests.e2e.answers import (
    CaseList,
    Doctor,
    EnrolmentCode,
    Failure,
    Heads,
    Intake,
    JournalVerified,
    Sync,
    Verdict,
)
from tests.e2e.station import PIN, Answer, Station, init_arguments

Capture = pytest.CaptureFixture[str]


def ask(station: Station, capsys: Capture, *arguments: str, **more: str) -> Answer:
    return station.command(capsys, *arguments, "--json", **more)


@pytest.fixture
def receipt(station: Station, capsys: Capture) -> Path:
    file = station.write("proof.jsonl", [intake_request(serial=50)])
    answer = ask(station, capsys, "intake", "submit", file, "--out", str(station.out))
    return Path(answer.lines(Intake)[0].receipt_pdf or "")


def test_a_receipt_is_judged_by_the_home_by_a_trust_file_and_not_by_a_stranger(
    station: Station, capsys: Capture, receipt: Path, tmp_path: Path
) -> None:
    trust = tmp_path / "trust.json"
    assert ask(station, capsys, "receipt", "trust", str(trust)).status == 0
    stranger = Station(tmp_path / "other" / "home", station.device)
    assert stranger.command(capsys, *init_arguments()).status == 0

    by_home = ask(station, capsys, "receipt", "verify", str(receipt))
    by_trust = ask(stranger, capsys, "receipt", "verify", str(receipt), "--trust", str(trust))
    by_stranger = ask(stranger, capsys, "receipt", "verify", str(receipt))

    assert (by_home.status, by_home.read(Verdict).verdict) == (0, "genuine")
    assert (by_trust.status, by_trust.read(Verdict).verdict) == (0, "genuine")
    assert (by_stranger.status, by_stranger.read(Verdict).verdict) == (5, "unknown-station")


def test_what_is_no_receipt_is_unreadable(
    station: Station, capsys: Capture, tmp_path: Path
) -> None:
    text = tmp_path / "letter.pdf"
    text.write_text("dear sir")

    for paper in ([str(text)], ["--code", "bla"]):
        answer = ask(station, capsys, "receipt", "verify", *paper)
        assert (answer.status, answer.read(Verdict).verdict) == (5, "unreadable")
    missing = ask(station, capsys, "receipt", "verify", str(tmp_path / "none.pdf"))
    assert (missing.status, missing.read(Failure).error.code) == (2, "file-unreadable")


def test_the_journal_is_verified_told_exported_and_folded_anew(
    station: Station, capsys: Capture, tmp_path: Path
) -> None:
    before = ask(station, capsys, "case", "list").out
    verified = ask(station, capsys, "journal", "verify")
    heads = ask(station, capsys, "journal", "head").read(Heads).heads
    exported = tmp_path / "journal.jsonl"
    assert ask(station, capsys, "journal", "export", str(exported)).status == 0
    assert ask(station, capsys, "journal", "rebuild").status == 0

    assert (verified.status, verified.read(JournalVerified).ok) == (0, True)
    assert [head.own for head in heads] == [True]
    text = exported.read_text("utf-8")
    assert len(text.splitlines()) == heads[0].seq + 1
    assert not re.search(r"32730115089\d{5}", text)
    assert ask(station, capsys, "case", "list").out == before


def test_a_backup_becomes_a_home_on_another_pc_that_goes_on_behind_its_numbers(
    station: Station, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = ask(station, capsys, "case", "list", "--limit", "500").read(CaseList)
    file = tmp_path / "office.backup"
    words = ("--words-file", str(station.home.parent / "words"))
    assert ask(station, capsys, "backup", "create", str(file)).status == 0
    checked = ask(station, capsys, "backup", "check", str(file), *words)
    drilled = ask(station, capsys, "backup", "drill", str(file))
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "device"))
    other = Station(tmp_path / "home", tmp_path / "device")

    locked = ask(other, capsys, "backup", "restore", str(file))
    restored = ask(
        other, capsys, "backup", "restore", str(file), *words, FRONTOFFICE_NEW_PIN="640281"
    )
    found = ask(other, capsys, "case", "list", "--limit", "500", FRONTOFFICE_PIN="640281").read(
        CaseList
    )

    assert (checked.status, json.loads(checked.out)["journal"]["ok"]) == (0, True)
    assert (drilled.status, json.loads(drilled.out)["lost_cases"]) == (0, 0)
    assert (locked.status, locked.read(Failure).error.code) == (2, "restore-key-needed")
    assert json.loads(restored.out)["series"] == "B"
    assert found == listed
    file.write_bytes(file.read_bytes()[:-1000])
    broken = ask(station, capsys, "backup", "check", str(file))
    assert broken.status in (5, 7)
    assert broken.read(Failure).error.message


def test_the_recovery_words_give_an_admin_a_new_pin(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "device"))
    made = Station(tmp_path / "home", tmp_path / "device")
    words = tmp_path / "words"
    assert made.command(capsys, *init_arguments("--recovery-file", str(words))).status == 0

    reset = ask(
        made,
        capsys,
        *("staff", "reset-pin", "rina.a", "--words-file", str(words)),
        FRONTOFFICE_NEW_PIN="351906",
    )
    old = ask(made, capsys, "case", "list")
    new = ask(made, capsys, "case", "list", FRONTOFFICE_PIN="351906")

    assert words.stat().st_mode & 0o077 == 0
    assert len(words.read_text("utf-8").split()) == 48
    assert reset.status == 0
    assert (old.status, old.read(Failure).error.code) == (3, "pin-wrong")
    assert new.status == 0


def test_init_makes_one_home_once(station: Station, capsys: Capture, tmp_path: Path) -> None:
    again = ask(station, capsys, *init_arguments())
    weak = Station(tmp_path / "weak", station.device)
    refused = ask(weak, capsys, *init_arguments(), FRONTOFFICE_PIN="1")

    assert (again.status, again.read(Failure).error.code) == (7, "home-exists")
    assert refused.status == 3
    assert not (tmp_path / "weak" / "home.json").exists()


def test_a_station_joins_a_centre_and_stands_even_with_it(
    station: Station, capsys: Capture, tmp_path: Path, receipt: Path
) -> None:
    assert receipt.exists()
    centre = Station(tmp_path / "centre", station.device)
    alone = ask(station, capsys, "sync")
    with running_server(centre.home) as server:
        added = ask(centre, capsys, "central", "office", "add", "MPP1", "--name", "MPP Contoh")
        code = ask(
            centre, capsys, *("central", "station", "code", "--office", "MPP1", "--station", "3")
        ).read(EnrolmentCode)
        words = ("enrol", "--server", server.url, "--code")
        wrong = ask(station, capsys, *words, "AAAA-AAAA-AAAA")
        joined = ask(station, capsys, *words, code.code)
        first = ask(station, capsys, "sync", "--until-even")
        second = ask(station, capsys, "sync")
        published = ask(
            centre, capsys, "central", "catalogue", "publish", "resources/catalogue/services.yaml"
        )
        third = ask(station, capsys, "sync", "--until-even")
        status = json.loads(ask(centre, capsys, "central", "status").out)
    offline = ask(station, capsys, "sync")

    assert (alone.status, alone.read(Sync).online) == (6, False)
    assert (added.status, wrong.status, joined.status) == (0, 3, 0)
    assert (first.status, first.read(Sync).even, first.read(Sync).waiting) == (0, True, 0)
    assert second.read(Sync).requests == 1
    assert len(json.loads(published.out)["published"]) == 38
    assert third.read(Sync).pulled >= 38
    listed = ask(station, capsys, "case", "list").read(CaseList)
    assert sum(status["offices"][0]["cases"].values()) == listed.total
    assert (offline.status, offline.read(Sync).online) == (6, False)


def test_the_doctor_answers_with_and_without_a_pin(station: Station, capsys: Capture) -> None:
    opened = ask(station, capsys, "doctor")
    closed = ask(station, capsys, "doctor", FRONTOFFICE_PIN="000000")

    report = opened.read(Doctor)
    assert opened.status == (0 if report.ok else 7)
    assert len(report.checks) > len(closed.read(Doctor).checks) > 2
    assert all(check.detail for check in report.checks)
    assert PIN not in opened.out


def test_a_damaged_database_is_named_as_broken(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "device"))
    made = Station(tmp_path / "home", tmp_path / "device")
    assert made.command(capsys, *init_arguments()).status == 0
    database = made.home / "frontoffice.db"
    database.write_bytes(b"\0" * database.stat().st_size)
    for log in made.home.glob("frontoffice.db-*"):
        log.unlink()

    answer = ask(made, capsys, "case", "list")

    assert answer.status == 5
    assert answer.read(Failure).error.code in ("store-wrong-key", "store-corrupt")


def test_a_catalogue_is_linted_imported_and_shown(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "device"))
    station = Station(tmp_path / "home", tmp_path / "device")
    assert station.command(capsys, *init_arguments()).status == 0
    bundled = "resources/catalogue/services.yaml"
    linted = ask(station, capsys, "catalogue", "lint", bundled)
    changed = tmp_path / "services.yaml"
    text = Path(bundled).read_text("utf-8")
    changed.write_text(text.replace("sla_working_days: 19", "sla_working_days: 18", 1), "utf-8")
    imported = ask(station, capsys, "catalogue", "import", str(changed))
    shown = ask(station, capsys, "catalogue", "show", "BPN-ALIH")
    broken = tmp_path / "broken.yaml"
    broken.write_text("services: [1, 2\n", "utf-8")

    assert (linted.status, json.loads(linted.out)["ok"]) == (0, True)
    assert json.loads(imported.out) == {"published": ["BPN-ALIH"], "unchanged": 37}
    standard = json.loads(shown.out)
    assert standard["sla_working_days"] == 18
    assert len(standard["components"]) == 14
    assert ask(station, capsys, "catalogue", "lint", str(broken)).status == 3
    assert ask(station, capsys, "catalogue", "show", "XX-1").read(Failure).error.code == (
        "service-unknown"
    )
