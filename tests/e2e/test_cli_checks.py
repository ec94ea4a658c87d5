"""Commands that need no home, the common options, and mistakes in the line."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer.main

from frontoffice.cli.main import COMMANDS, Front, app, run
from frontoffice.cli.session import Session
from frontoffice.cli.status import defect, status_of
from frontoffice.cli.words import texts
from frontoffice.domain.errors import (
    DocumentTrouble,
    NotFound,
    Offline,
    PermissionDenied,
    RuleViolation,
    StoreTrouble,
)
from tests.e2e.answers import Due, Failure, FamilyCard, Nik, Survey, Words
from tests.e2e.station import ROOT, Station

VECTORS = ROOT / "tests" / "vectors"


@pytest.fixture
def nobody(tmp_path: Path) -> Station:
    """A place without a home."""
    return Station(tmp_path / "home", tmp_path / "device")


def test_words(nobody: Station, capsys: pytest.CaptureFixture[str]) -> None:
    answer = nobody.command(capsys, "check", "words", "1001000", "--json")

    assert (answer.status, answer.read(Words)) == (
        0,
        Words("Rp1.001.000", "satu juta seribu rupiah"),
    )


@pytest.mark.parametrize(("leave_works", "due"), [(False, "2026-12-28"), (True, "2026-12-24")])
def test_due(
    nobody: Station, capsys: pytest.CaptureFixture[str], leave_works: bool, due: str
) -> None:
    more = ["--joint-leave-works"] if leave_works else []
    answer = nobody.command(
        capsys, "check", "due", "--from", "2026-12-23", "--days", "1", "--json", *more
    )

    assert answer.read(Due).due_on.isoformat() == due


def test_a_family_card_number(nobody: Station, capsys: pytest.CaptureFixture[str]) -> None:
    good = nobody.command(capsys, "check", "kk", "3273011508900001", "--json")
    short = nobody.command(capsys, "check", "kk", "327301", "--json")

    assert (good.status, good.read(FamilyCard).valid) == (0, True)
    assert (short.status, short.read(FamilyCard).errors) == (3, ["PANJANG"])


def test_a_nik_is_read_with_what_the_form_says(
    nobody: Station, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["check", "nik", "3273011508909991", "--sex", "P", "--birth-on", "1991-08-15"]
    answer = nobody.command(capsys, *arguments, "--today", "2026-11-22", "--json")
    report = answer.read(Nik)

    assert answer.status == 0
    assert report.warnings == ["BEDA_TANGGAL_LAHIR", "BEDA_JENIS_KELAMIN"]
    assert (report.region_code, report.serial) == ("327301", 9991)


def test_a_wrong_nik_has_its_codes_as_json_and_sentences_for_a_person(
    nobody: Station, capsys: pytest.CaptureFixture[str]
) -> None:
    as_json = nobody.command(capsys, "check", "nik", "3273013208900001", "--json")
    for_person = nobody.command(capsys, "--lang", "en", "check", "nik", "3273013208900001")

    assert (as_json.status, as_json.read(Nik).errors) == (3, ["TANGGAL"])
    assert for_person.out.startswith("Not valid.\n- ")


def test_survey_index(nobody: Station, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    heading = "persyaratan,prosedur,waktu,biaya,produk,kompetensi,perilaku,pengaduan,sarpras"
    file = tmp_path / "skm.csv"
    file.write_text(f"{heading}\n4,4,4,4,4,4,4,4,4\n3,3,3,3,3,3,3,,2\n", "utf-8")

    answer = nobody.command(capsys, "survey", "index", str(file), "--json")
    found = answer.read(Survey)

    assert (found.respondents, found.nrr["pengaduan"], found.nrr["sarpras"]) == (
        2,
        "4.000",
        "3.000",
    )
    assert (found.lowest, found.highest) == (["sarpras"], ["pengaduan"])
    broken = nobody.command(capsys, "survey", "index", str(tmp_path / "no.csv"), "--json")
    assert (broken.status, broken.read(Failure).error.code) == (2, "file-unreadable")


MISTAKES = [
    (["nonsense"], "cli-command-unknown"),
    (["check", "nonsense"], "cli-command-unknown"),
    (["check"], "cli-command-unknown"),
    (["check", "words"], "cli-parameter-missing"),
    (["check", "words", "viele"], "cli-parameter-bad"),
    (["check", "due", "--days", "3"], "cli-parameter-missing"),
    (["check", "words", "1", "--bla"], "cli-option-unknown"),
    (["check", "words", "1", "2"], "cli-usage"),
    (["check", "words", "1", "--lang", "fr"], "language-unknown"),
    (["receipt", "verify"], "file-or-code"),
]


@pytest.mark.parametrize(("line", "code"), MISTAKES)
def test_a_mistake_in_the_line_is_a_usage_error_with_a_sentence(
    nobody: Station, capsys: pytest.CaptureFixture[str], line: list[str], code: str
) -> None:
    answer = nobody.command(capsys, *line, "--json")
    person = nobody.command(capsys, *line)

    failure = answer.read(Failure).error
    assert (answer.status, failure.code) == (2, code)
    assert "{" not in failure.message + failure.next_step
    assert (person.status, person.out) == (2, "")
    assert person.err.strip()


def test_common_options_stand_anywhere(nobody: Station, capsys: pytest.CaptureFixture[str]) -> None:
    places = (
        ["--json", "--lang", "en", "check", "words", "5"],
        ["check", "--lang=en", "words", "5", "--json"],
        ["check", "words", "--json", "5", "--lang", "en"],
    )

    answers = {nobody.command(capsys, *line).out for line in places}

    assert answers == {'{"rupiah":"Rp5","words":"lima rupiah"}\n'}


def test_without_a_home_a_command_says_where_it_looked(
    nobody: Station, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = nobody.command(capsys, "case", "list", "--json")

    assert (answer.status, answer.read(Failure).error.code) == (7, "home-missing")


def test_help_is_there_for_every_command_in_both_languages(
    nobody: Station, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("id", "en"):
        root = nobody.command(capsys, "--lang", language, "--help")
        assert root.status == 0
        for path, command in _commands(language):
            assert command.help, (language, path)
            options = [one for one in command.params if one.opts[0].startswith("-")]
            assert [one.name for one in options if not one.help] == [], (language, path)


def _commands(language: str) -> list[tuple[str, Any]]:
    group = typer.main.get_command(app)
    assert isinstance(group, Front)
    context = group.make_context("frontoffice", ["check"], obj=Session({}, language=language))
    found: list[tuple[str, Any]] = []
    waiting = [(name, group.get_command(context, name)) for name in COMMANDS]
    while waiting:
        path, command = waiting.pop()
        found.append((path, command))
        waiting += [(f"{path} {k}", v) for k, v in getattr(command, "commands", {}).items()]
    return found


def test_both_languages_say_the_same_things() -> None:
    indonesian, english = texts("id"), texts("en")

    for table in ("help", "option", "text"):
        assert indonesian[table].keys() == english[table].keys()
        for key, text in indonesian[table].items():
            assert set(re.findall(r"{(\w+)", text)) == set(
                re.findall(r"{(\w+)", english[table][key])
            )


def test_every_code_the_command_line_raises_has_a_sentence_and_a_next_step() -> None:
    raised = set()
    for file in (ROOT / "frontoffice" / "cli").glob("*.py"):
        raised |= set(
            re.findall(r'(?:Violation|NotFound|Trouble|Error)\(\s*"([a-z-]+)"', file.read_text())
        )
    for language in ("id", "en"):
        known: dict[str, dict[str, str]] = {}
        for file in (ROOT / "resources" / "i18n").glob(f"messages.*.{language}.toml"):
            known |= tomllib.loads(file.read_text("utf-8"))
        assert raised - known.keys() == set()
        assert all(known[code]["sentence"] and known[code]["next_step"] for code in raised)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (RuleViolation("case-closed"), 3),
        (PermissionDenied("not-allowed"), 3),
        (NotFound("case-unknown"), 3),
        (RuleViolation("case-in-conflict"), 4),
        (StoreTrouble("store-corrupt"), 5),
        (Offline("line-down"), 6),
        (StoreTrouble("store-full"), 7),
        (DocumentTrouble("paper-unwritten"), 7),
        (RuleViolation("file-unreadable"), 2),
    ],
)
def test_statuses(error: Any, status: int) -> None:
    assert status_of(error) == status


def test_a_defect_gets_a_reference_number_and_its_log_keeps_no_personal_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    try:
        int("Siti Rahayu 3273011508909991")
    except ValueError as error:
        found = defect(error)

    written = Path(found.data["log"]).read_text("utf-8")
    assert found.code == "defect"
    assert found.data["reference"] in written
    assert "ValueError" in written
    assert "Siti" not in written
    assert "3273011508909991" not in written


def test_a_quick_check_loads_neither_database_nor_paper_engine() -> None:
    code = (
        "import sys; from frontoffice.cli.main import run; run(['check', 'words', '1'], {});"
        "print(sorted({'sqlalchemy','reportlab','httpx','litestar','yaml','cryptography'}"
        " & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert ended.stdout.splitlines()[-1] == "[]"


def test_pins_are_taken_out_of_the_environment() -> None:
    environment = {"FRONTOFFICE_PIN": "470913", "FRONTOFFICE_SECOND_PIN": "815264", "HOME": "/"}

    run(["check", "words", "1"], environment)

    assert environment == {"HOME": "/"}


def test_a_desktop_without_a_screen_ends_with_a_sentence(nobody: Station) -> None:
    answer = nobody.program("app", "--json", QT_QPA_PLATFORM="no-such-screen")
    assert answer.status == 7
    assert answer.read(Failure).error.code == "desktop-died"
