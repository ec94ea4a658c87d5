"""The rights of a person on the command line: the trail, what must be kept, and destruction."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from frontoffice.resources import resource
from frontoffice.services.catalogue import BUNDLED
from tests.builders import intake_request, nik
from tests.documents.reading import printed, squeezed
from tests.e2e.answers import CaseList, Failure, Intake
from tests.e2e.station import PIN, SECOND_PIN, Station, init_arguments

Capture = pytest.CaptureFixture[str]


class Step(msgspec.Struct):
    at: str
    actor: str
    what: str
    number: str


class Trail(msgspec.Struct):
    cases: list[str]
    steps: list[Step]


class Erased(msgspec.Struct):
    numbers: list[str]
    parts: int
    entry: str
    minutes: str
    clean: bool
    lists: bool


@pytest.fixture
def own(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> Station:
    """A station with two admins and standards that need not be kept beyond the last day."""
    made = Station(tmp_path / "home", tmp_path / "device")
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(made.device))
    words = ("--recovery-file", str(tmp_path / "words"))
    assert made.command(capsys, *init_arguments(*words)).status == 0
    admit = ("staff", "admit", "Wati Admin", "--role", "admin")
    assert made.command(capsys, *admit, FRONTOFFICE_NEW_PIN=SECOND_PIN).status == 0
    return made


def submit(own: Station, capsys: Capture, serial: int) -> str:
    request = intake_request("DKC-KK", serial=serial)
    file = own.write(f"{serial}.jsonl", [request])
    answer = own.command(capsys, "intake", "submit", file, "--out", str(own.out), "--json")
    [line] = answer.lines(Intake)
    assert line.number is not None, line
    return line.number


def erase(own: Station, capsys: Capture, number: str, out: Path, second: str = "wati.a") -> object:
    answer = own.command(
        capsys,
        *("privacy", "erase", number, "--schedule", "470-1", "--second", second),
        *("--out", str(out), "--json"),
        FRONTOFFICE_SECOND_PIN=SECOND_PIN if second == "wati.a" else PIN,
    )
    if answer.status:
        return answer.status, answer.read(Failure).error.code
    return answer.read(Erased)


def test_what_no_schedule_covers_is_held_and_an_ended_one_is_destroyed(
    own: Station, capsys: Capture, tmp_path: Path
) -> None:
    held = submit(own, capsys, 1)
    minutes = tmp_path / "berita.pdf"
    assert erase(own, capsys, held, minutes) == (3, "erasure-case-open")
    own.command(capsys, "case", "move", held, "--to", "withdrawn", "--reason", "ditarik pemohon")
    assert erase(own, capsys, held, minutes) == (3, "erasure-retention-unset")
    assert not minutes.exists()

    file = tmp_path / "jra.yaml"
    text = resource(*BUNDLED).read_text("utf-8")
    file.write_text(text.replace("retention_years: null", "retention_years: 0"), "utf-8")
    assert own.command(capsys, "catalogue", "import", str(file)).status == 0
    number = submit(own, capsys, 2)
    own.command(capsys, "case", "move", number, "--to", "withdrawn", "--reason", "ditarik pemohon")
    own.command(capsys, "case", "show", number)
    trail = own.command(capsys, "privacy", "trail", nik(2), "--json").read(Trail)
    assert trail.cases == [number]
    assert ("case.viewed", number) in [(one.what, one.number) for one in trail.steps]

    assert erase(own, capsys, number, minutes, "rina.a") == (3, "second-person-same")
    assert erase(own, capsys, number, tmp_path / "tiada" / "b.pdf") == (3, "erasure-folder-missing")
    done = erase(own, capsys, number, minutes)
    assert isinstance(done, Erased), done
    assert (done.numbers, done.clean) == ([number], True)
    assert squeezed(number) in printed(minutes.read_bytes())
    found = own.command(capsys, "case", "list", "--query", number, "--json").read(CaseList)
    assert [one.applicant for one in found.cases] == [None]
    gone = own.command(capsys, "privacy", "trail", nik(2), "--json")
    assert (gone.status, gone.read(Failure).error.code) == (3, "person-unknown")
    assert own.command(capsys, "journal", "verify").status == 0
