"""The life of cases on the command line: paid, completed, moved, voided, corrected, reprinted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from frontoffice.documents.verify import read_paper
from tests.builders import incomplete_request, intake_request, person
from tests.e2e.answers import (
    CaseList,
    CaseShown,
    CaseState,
    Failure,
    Intake,
    Registered,
    Rendered,
    Verdict,
)
from tests.e2e.station import SECOND_PIN, Answer, Station

Capture = pytest.CaptureFixture[str]


def submit(station: Station, capsys: Capture, request: dict[str, Any]) -> Intake:
    file = station.write(f"{request['client_ref']}.jsonl", [request])
    answer = station.command(capsys, "intake", "submit", file, "--out", str(station.out), "--json")
    [line] = answer.lines(Intake)
    assert line.number is not None, line
    return line


def ask(station: Station, capsys: Capture, *arguments: str, **more: str) -> Answer:
    return station.command(capsys, *arguments, "--json", **more)


def failed(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.read(Failure).error.code


def case_file(station: Station, name: str, content: Any) -> str:
    file = station.home.parent / name
    file.write_text(json.dumps(content), "utf-8")
    return str(file)


def test_a_case_that_awaits_its_payment_is_paid(station: Station, capsys: Capture) -> None:
    request = intake_request("POL-SKCK-BARU", serial=1) | {"payment": None}
    waiting = submit(station, capsys, request)
    payment = case_file(station, "pay.json", {"method": "cash", "tendered_rupiah": 50_000})
    out = ("--out", str(station.out))

    paid = ask(station, capsys, "case", "pay", waiting.number or "", payment, *out)
    again = ask(station, capsys, "case", "pay", waiting.number or "", payment, *out)

    assert (waiting.status, waiting.promised_on) == ("awaiting_payment", None)
    done = paid.read(Registered)
    assert (paid.status, done.status) == (0, "accepted")
    assert done.receipt_number != waiting.receipt_number
    assert Path(done.receipt_pdf or "").exists()
    assert failed(again) == (3, "case-not-awaiting")
    shown = ask(station, capsys, "case", "show", waiting.number or "").read(CaseShown)
    assert [(one["amount_rupiah"], one["change_rupiah"]) for one in shown.receipts][-1] == (
        30_000,
        20_000,
    )


def test_a_refused_folder_takes_no_money(station: Station, capsys: Capture) -> None:
    request = intake_request("POL-SKCK-BARU", serial=31) | {"payment": None}
    number = submit(station, capsys, request).number or ""
    payment = case_file(station, "pay.json", {"method": "cash", "tendered_rupiah": 50_000})

    inside = ask(station, capsys, "case", "pay", number, payment, "--out", str(station.home / "x"))
    below_a_file = ask(station, capsys, "case", "pay", number, payment, "--out", f"{payment}/x")

    assert failed(inside) == (2, "out-inside-home")
    assert failed(below_a_file) == (7, "file-unwritable")
    assert ask(station, capsys, "case", "show", number).read(CaseShown).status == "awaiting_payment"


def test_a_completion_of_wrong_shape_is_refused(station: Station, capsys: Capture) -> None:
    line = submit(station, capsys, incomplete_request(serial=32))
    wrong = {
        "waivers": ["KK"],
        "requirements": "KK",
        "requirement": {"KK": True},
    }

    codes = [
        failed(
            ask(
                station,
                capsys,
                *("case", "complete", line.number or "", case_file(station, "x.json", {name: it})),
                *("--out", str(station.out)),
            )
        )
        for name, it in wrong.items()
    ]

    assert codes == [(3, "requirements-bad"), (3, "requirements-bad"), (3, "intake-field-unknown")]


def test_an_incomplete_file_is_completed_under_its_number(
    station: Station, capsys: Capture
) -> None:
    request = intake_request("DKC-KTP-BARU", serial=2)
    brought = dict(request["requirements"])
    del brought["KK"]
    first = submit(station, capsys, request | {"requirements": brought})
    rest = case_file(station, "rest.json", {"requirements": {"KK": "copy"}})
    out = ("--out", str(station.out))

    completed = ask(station, capsys, "case", "complete", first.number or "", rest, *out)
    done = completed.read(Registered)

    assert (first.status, first.missing) == ("incomplete", ["KK"])
    assert Path(first.shortage_pdf or "").exists()
    assert (completed.status, done.status, done.number) == (0, "accepted", first.number)
    assert done.promised_on is not None
    assert Path(done.receipt_pdf or "").exists()


def test_moves_follow_the_rules_and_are_told_in_the_story(
    station: Station, capsys: Capture
) -> None:
    number = submit(station, capsys, intake_request(serial=3)).number or ""

    moved = ask(station, capsys, *("case", "move", number, "--to", "ready", "--reason", "selesai"))
    wrong = ask(station, capsys, *("case", "move", number, "--to", "refused", "--reason", "batal"))
    unknown = ask(station, capsys, *("case", "move", number, "--to", "gone", "--reason", "batal"))
    empty = ask(station, capsys, *("case", "move", number, "--to", "handed_over", "--reason", " "))

    assert (moved.status, moved.read(CaseState).moves) == (0, ["handed_over"])
    assert failed(wrong) == (3, "move-not-allowed")
    assert failed(unknown) == (3, "status-unknown")
    assert failed(empty) == (3, "case-reason-missing")
    handed = ask(
        station, capsys, *("case", "move", number, "--to", "handed_over", "--reason", "ok")
    )
    back = ask(station, capsys, *("case", "move", number, "--to", "ready", "--reason", "keliru"))
    assert (handed.status, failed(back)) == (0, (3, "case-closed"))
    story = ask(station, capsys, "case", "show", number).read(CaseShown).story
    assert story[0].what == "didaftarkan"
    assert [one.what for one in story[-2:]] == ["menjadi siap diambil", "menjadi sudah diserahkan"]
    assert story[-1].actor == "rina.a"


def test_a_void_needs_a_second_officer_and_spoils_the_paper(
    station: Station, capsys: Capture
) -> None:
    line = submit(station, capsys, intake_request("BPN-CEK", serial=4))
    words = ["case", "void", line.number or "", "--reason", "salah orang", "--second"]

    alone = ask(station, capsys, *words, "rina.a", FRONTOFFICE_SECOND_PIN="470913")
    wrong = ask(station, capsys, *words, "wati.k", FRONTOFFICE_SECOND_PIN="000000")
    without = ask(station, capsys, *words, "wati.k")
    voided = ask(station, capsys, *words, "wati.k", FRONTOFFICE_SECOND_PIN=SECOND_PIN)
    verified = ask(station, capsys, "receipt", "verify", line.receipt_pdf or "")

    assert failed(alone) == (3, "second-person-same")
    assert failed(wrong) == (3, "pin-wrong")
    assert failed(without) == (2, "pin-needed")
    state = voided.read(CaseState)
    assert (voided.status, state.status) == (0, "awaiting_payment")
    assert state.voided == [line.receipt_number]
    assert (verified.status, verified.read(Verdict).verdict) == (5, "voided")


def test_a_correction_shows_in_the_case_and_prints_as_one(
    station: Station, capsys: Capture
) -> None:
    number = submit(station, capsys, intake_request(serial=5)).number or ""
    change = {"applicant": {"name": "Nama Yang Benar"}, "reason": "salah ketik"}

    corrected = ask(
        station, capsys, "case", "correct", number, case_file(station, "fix.json", change)
    )
    unknown = case_file(station, "bad.json", {"applicant": {"shoe": 1}, "reason": "x1"})
    refused = ask(station, capsys, "case", "correct", number, unknown)

    assert corrected.status == 0
    assert failed(refused) == (3, "correction-field-unknown")
    shown = ask(station, capsys, "case", "show", number).read(CaseShown)
    assert shown.applicant is not None
    assert shown.applicant["name"] == "Nama Yang Benar"
    paper = station.out / "perbaikan.pdf"
    rendered = ask(station, capsys, "receipt", "render", number, "--out", str(paper))
    assert rendered.read(Rendered).copy == 0
    assert read_paper(paper).proof is not None


def test_a_receipt_printed_again_is_a_copy_with_a_reason(station: Station, capsys: Capture) -> None:
    line = submit(station, capsys, intake_request(serial=6))
    words = ["receipt", "render", line.receipt_number or "", "--out", str(station.out / "c.pdf")]

    silent = ask(station, capsys, *words)
    first = ask(station, capsys, *words, "--reason", "hilang")
    second = ask(station, capsys, *words, "--reason", "hilang lagi", "--size", "80mm")
    inside = ask(station, capsys, *words[:-1], str(station.home / "c.pdf"), "--reason", "x")

    assert failed(silent) == (3, "print-reason-missing")
    assert [first.read(Rendered).copy, second.read(Rendered).copy] == [1, 2]
    assert failed(inside) == (2, "out-inside-home")
    verdict = ask(station, capsys, "receipt", "verify", str(station.out / "c.pdf"))
    assert (verdict.status, verdict.read(Verdict).verdict) == (0, "genuine")


def test_a_lost_paper_of_a_repeated_line_is_made_again_only_if_it_never_came_out(
    station: Station, capsys: Capture, tmp_path: Path
) -> None:
    request = intake_request(serial=7)
    first = submit(station, capsys, request)
    file = station.write("again.jsonl", [request])

    again = station.command(
        capsys, "intake", "submit", file, "--out", str(tmp_path / "elsewhere"), "--json"
    )
    [line] = again.lines(Intake)

    assert (again.status, line.status, line.number) == (0, "repeated", first.number)
    assert line.receipt_pdf is None


def test_papers_never_go_into_the_home(station: Station, capsys: Capture) -> None:
    file = station.write("inside.jsonl", [intake_request(serial=8)])

    answer = ask(station, capsys, "intake", "submit", file, "--out", str(station.home / "papers"))

    assert failed(answer) == (2, "out-inside-home")


def test_cases_are_found_by_word_number_nik_and_status(station: Station, capsys: Capture) -> None:
    applicant = person(9) | {"name": "Zulkarnain Bahagia"}
    line = submit(station, capsys, intake_request(serial=9) | {"applicant": applicant})
    number = line.number or ""

    for query in ("zulkar", number, number.replace("-", "").lower(), applicant["nik"]):
        found = ask(station, capsys, "case", "list", "--query", query).read(CaseList)
        assert [one.number for one in found.cases] == [number], query
    none = ask(station, capsys, "case", "list", "--query", "zulkar", "--status", "ready")
    assert none.read(CaseList).total == 0
    limited = ask(station, capsys, "case", "list", "--limit", "1").read(CaseList)
    assert len(limited.cases) == 1
    assert limited.total > 1
    person_text = station.command(capsys, "case", "list").out
    assert applicant["nik"] not in person_text
    assert failed(ask(station, capsys, "case", "show", "MPP1-000")) == (3, "case-unknown")
    assert failed(ask(station, capsys, "case", "list", "--status", "x")) == (3, "status-unknown")


def test_an_officer_may_do_only_what_the_role_allows(station: Station, capsys: Capture) -> None:
    admitted = ask(
        station,
        capsys,
        *("staff", "admit", "Budi Belakang", "--role", "inspector"),
        FRONTOFFICE_NEW_PIN="926517",
    )
    file = station.write("denied.jsonl", [intake_request(serial=10)])
    answer = ask(
        station,
        capsys,
        *("intake", "submit", file, "--out", str(station.out), "--as", "budi.b"),
        FRONTOFFICE_PIN="926517",
    )

    assert admitted.status == 0
    [line] = answer.lines(Intake)
    assert answer.status == 3
    assert line.error is not None
    assert line.error.code == "not-allowed"


NESTED = "[" * 100_000


@pytest.mark.parametrize("text", ["", "{", "[1]", "17", "null", NESTED], ids=lambda text: text[:4])
def test_nonsense_for_a_case_is_refused(station: Station, capsys: Capture, text: str) -> None:
    line = submit(station, capsys, intake_request(serial=11))
    file = station.home.parent / "nonsense.json"
    file.write_text(text, "utf-8")

    for command in ("pay", "complete", "correct"):
        answer = ask(station, capsys, "case", command, line.number or "", str(file))
        assert answer.status == 3, command
        assert answer.read(Failure).error.message
