"""The acceptance lines of the command line, driven as the real program in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import intake_request, services
from tests.e2e.answers import Initiated, Intake, JournalVerified, Verdict
from tests.e2e.station import Station, init_arguments

EXAMPLE = (
    '{"client_ref": "x-1", "service": "DKC-KK", "cases": ["rusak"], "applicant": {"nik": '
    '"3273011508909991", "name": "Pemohon Contoh", "birth_on": "1990-08-15", "sex": "L", "phone": '
    '"081200000000", "address": "Jl. Contoh 1", "region": "327301"}, "no_nik_reason": null, '
    '"representative": null, "requirements": {"F102": true, "KK_LAMA": "original"}, "waivers": {}, '
    '"answers": {}, "payment": null}'
)
"""The intake object of DESIGN section 7, character by character."""


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Station:
    folder = tmp_path_factory.mktemp("station")
    made = Station(folder / "home", folder / "device")
    answer = made.program(*init_arguments("--recovery-file", str(folder / "words"), "--json"))
    assert answer.status == 0, answer.err
    assert answer.read(Initiated).services == 38
    return made


def submit(station: Station, typed: str) -> tuple[int, list[Intake]]:
    answer = station.program(
        "intake", "submit", "-", "--out", str(station.out), "--json", typed=typed
    )
    assert "Traceback" not in answer.err
    return answer.status, answer.lines(Intake)


def test_the_example_of_the_contract_is_accepted_as_written(station: Station) -> None:
    status, [line] = submit(station, EXAMPLE + "\n")

    assert (status, line.status, line.error, line.missing) == (0, "accepted", None, [])
    assert line.receipt_pdf is not None
    verified = station.program("receipt", "verify", line.receipt_pdf, "--json")
    assert verified.status == 0
    facts = verified.read(Verdict).facts
    assert facts is not None
    assert (facts.number, facts.receipt_number) == (line.number, line.receipt_number)


def test_every_service_is_taken_in_and_the_same_lines_repeat_their_numbers(
    station: Station,
) -> None:
    requests = [intake_request(code, serial=100 + at) for at, code in enumerate(services())]
    typed = "".join(json.dumps(one) + "\n" for one in requests)

    first_status, first = submit(station, typed)
    again_status, again = submit(station, typed)

    assert len(first) == 38
    assert {line.status for line in first} == {"accepted"}
    assert {line.status for line in again} == {"repeated"}
    assert [(one.number, one.receipt_number, one.receipt_pdf) for one in first] == [
        (one.number, one.receipt_number, one.receipt_pdf) for one in again
    ]
    assert len({one.number for one in first}) == 38
    assert all(Path(one.receipt_pdf or "").stat().st_size > 5000 for one in first)
    assert (first_status, again_status) == (0, 0)


def test_an_empty_checklist_gets_a_slip_and_takes_no_fee(station: Station) -> None:
    request = intake_request("POL-SKCK-BARU", serial=300) | {"requirements": {}}

    status, [line] = submit(station, json.dumps(request) + "\n")

    assert (status, line.status, line.receipt_number, line.receipt_pdf) == (
        3,
        "incomplete",
        None,
        None,
    )
    assert line.promised_on is None
    assert "KTP" in line.missing
    assert Path(line.shortage_pdf or "").read_bytes().startswith(b"%PDF-")
    shown = station.program("case", "show", line.number or "", "--json")
    assert json.loads(shown.out)["paid_rupiah"] == 0


NONSENSE = {
    "not JSON": ("bla bla", "line-not-json"),
    "half a line": ('{"service": "DKC-KK"', "line-not-json"),
    "bytes that are no text": (b"\xff\xfe\x00", "line-not-json"),
    "not an object": ("[1, 2]", "intake-not-object"),
    "a number": ("17", "intake-not-object"),
    "nested without end": ("[" * 100_000, "line-not-json"),
    "unknown service": (json.dumps(intake_request() | {"service": "XX-1"}), "service-unknown"),
    "no service": ("{}", "service-missing"),
    "wrong NIK": (
        json.dumps(
            intake_request() | {"client_ref": None, "applicant": {"nik": "12", "name": "A"}}
        ),
        "nik-length",
    ),
    "fee for a free service": (
        json.dumps(
            intake_request(serial=400) | {"payment": {"method": "cash", "tendered_rupiah": 1000}}
        ),
        "payment-for-free-service",
    ),
    "waivers of a wrong shape": (
        json.dumps(intake_request(serial=403) | {"waivers": []}),
        "requirements-bad",
    ),
    "no channel anybody knows": (
        json.dumps(intake_request(serial=404) | {"channel": 0}),
        "choice-unknown",
    ),
    "an answer no journal can hold": (
        json.dumps(intake_request(serial=405) | {"answers": {"q": 10**30}}),
        "answers-bad",
    ),
    "a time that nobody would read": (
        json.dumps(intake_request(serial=406) | {"happened_at": "2026-11-20"}),
        "happened-at-bad",
    ),
    "too little": (
        json.dumps(
            intake_request("POL-SKCK-BARU", serial=401)
            | {"payment": {"method": "cash", "tendered_rupiah": 20_000}}
        ),
        "tendered-too-little",
    ),
    "another amount": (
        json.dumps(
            intake_request("POL-SKCK-BARU", serial=402)
            | {"payment": {"method": "cash", "tendered_rupiah": 99_000, "amount_rupiah": 99_000}}
        ),
        "amount-differs",
    ),
}


def test_nonsense_is_refused_with_a_sentence_and_stops_no_other_line(station: Station) -> None:
    lines = [text if isinstance(text, bytes) else text.encode() for text, _ in NONSENSE.values()]
    good = json.dumps(intake_request(serial=499)).encode()
    typed = b"\n".join([*lines, good]) + b"\n"

    answer = station.program(
        "intake", "submit", "-", "--out", str(station.out), "--json", typed=typed
    )
    *refused, accepted = answer.lines(Intake)

    assert answer.status == 3
    assert "Traceback" not in answer.err
    found = dict(
        zip(NONSENSE, [line.error.code if line.error else None for line in refused], strict=True)
    )
    assert found == {name: code for name, (_, code) in NONSENSE.items()}
    assert all(line.error and len(line.error.message) > 15 for line in refused)
    assert accepted.status == "accepted"


def test_an_expired_standard_is_refused(station: Station, tmp_path: Path) -> None:
    bundled = Path("resources/catalogue/services.yaml").read_text("utf-8")
    row = "- code: KEC-LEGALISIR\n"
    assert row in bundled
    expired = tmp_path / "services.yaml"
    expired.write_text(bundled.replace(row, row + "  valid_to: '2026-01-31'\n", 1), "utf-8")
    other = Station(tmp_path / "home", tmp_path / "device")
    assert other.program(*init_arguments("--catalogue", str(expired))).status == 0

    status, [line] = submit(other, json.dumps(intake_request("KEC-LEGALISIR")) + "\n")

    assert (status, line.status) == (3, "refused")
    assert line.error is not None
    assert line.error.code == "standard-not-in-force"


def test_a_file_that_cannot_be_read_is_a_usage_error(station: Station) -> None:
    answer = station.program("intake", "submit", "/nowhere/at/all.jsonl", "--json")

    assert answer.status == 2
    assert json.loads(answer.out)["error"]["code"] == "file-unreadable"


def test_a_wrong_pin_opens_nothing_and_the_environment_keeps_no_pin(station: Station) -> None:
    wrong = station.program("case", "list", "--json", FRONTOFFICE_PIN="000000")

    assert wrong.status == 3
    assert json.loads(wrong.out)["error"]["code"] == "pin-wrong"
    assert station.program("case", "list").status == 0


def test_the_journal_of_all_this_is_whole_and_no_nik_lies_readable_in_the_home(
    station: Station,
) -> None:
    verified = station.program("journal", "verify", "--json")

    assert (verified.status, verified.read(JournalVerified).ok) == (0, True)
    files = [file for file in station.home.rglob("*") if file.is_file()]
    assert files
    assert not any(b"3273011508909991" in file.read_bytes() for file in files)
