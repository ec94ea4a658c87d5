"""Papers are judged offline: genuine, voided, altered, unknown - by a home or by a trust file."""

from __future__ import annotations

import msgspec
import pypdfium2
import pytest
import zxingcpp

from frontoffice.documents.verify import read_paper
from frontoffice.domain.errors import PermissionDenied, RuleViolation
from frontoffice.domain.staff import officer
from frontoffice.services import backup, cases, intake, papers, verification
from frontoffice.services.backup import Keys
from frontoffice.services.verification import export_trust, import_trust, read_trust, verify_paper
from frontoffice.store.keys import Cost
from tests.builders import FREE, PAID, intake_request
from tests.conftest import ADMIN, OFFICER, SUPERVISOR


@pytest.fixture
def receipt(home, make_home, tmp_path):
    """A paid receipt printed by an officer: (answer, PDF file, QR text)."""
    make_home.sign_in(home, OFFICER)
    answer = intake.submit(home, intake_request(PAID))
    path = tmp_path / "receipt.pdf"
    path.write_bytes(papers.print_receipt(home, answer.stream).pdf)
    return answer, path


@pytest.fixture
def code(receipt):
    """The text of the receipt's QR as a phone reads it."""
    with pypdfium2.PdfDocument(receipt[1]) as document:
        picture = document[0].render(scale=3).to_pil()
    texts = [one.text for one in zxingcpp.read_barcodes(picture)]
    return next(text for text in texts if "/v#" in text)


def test_the_office_knows_its_own_receipt_from_paper_and_from_code(home, receipt, code, clock):
    answer, path = receipt
    found = verify_paper(home, path)
    assert found.verdict == "genuine"
    assert found.text_checked
    assert found.known_until == clock.now()
    assert found.facts == {
        "number": answer.number,
        "receipt_number": answer.receipt_number,
        "service": PAID,
        "amount_rupiah": 30_000,
        "issued_at": "2026-11-23T02:00:00Z",
        "station": "MPP1-03",
    }
    by_code = verify_paper(home, code)
    assert (by_code.verdict, by_code.text_checked) == ("genuine", False)
    assert by_code.facts == found.facts


def test_one_changed_character_of_the_code_is_refused(home, code):
    for place in range(len(code) - 5, len("https://mpp1.contoh.id/v#"), -17):
        other = "A" if code[place] != "A" else "B"
        found = verify_paper(home, code[:place] + other + code[place + 1 :])
        assert found.verdict in ("altered", "unreadable", "unknown-station"), place


def test_a_voided_receipt_says_so_and_since_when(home, receipt, code, make_home, clock):
    answer, path = receipt
    clock.advance(60_000)
    make_home.sign_in(home, ADMIN)
    cases.void(home, answer.stream, "salah tarif", officer(SUPERVISOR, "supervisor"))
    for paper in (path, code):
        found = verify_paper(home, paper)
        assert (found.verdict, found.voided_at) == ("voided", clock.now())
        assert found.facts["receipt_number"] == answer.receipt_number


def test_a_stranger_does_not_know_the_station_until_it_is_told_whom_to_trust(
    home, receipt, make_home, tmp_path
):
    stranger = make_home("lain", office="KEC1", station=1)
    assert verify_paper(stranger, receipt[1]).verdict == "unknown-station"
    export_trust(home, tmp_path / "mpp1.json")
    import_trust(stranger, tmp_path / "mpp1.json")
    found = verify_paper(stranger, receipt[1])
    assert (found.verdict, found.known_until) == ("genuine", None)


def test_a_trust_file_alone_judges_a_paper(home, receipt, code, make_home, tmp_path):
    export_trust(home, tmp_path / "mpp1.json")
    trust = read_trust(tmp_path / "mpp1.json")
    assert verify_paper(trust, receipt[1]).verdict == "genuine"
    assert verify_paper(trust, code).verdict == "genuine"
    export_trust(make_home("lain", office="KEC1", station=1), tmp_path / "kec1.json")
    assert verify_paper(read_trust(tmp_path / "kec1.json"), code).verdict == "unknown-station"


def test_a_revoked_station_counts_up_to_its_last_entry(home, receipt, tmp_path):
    """The file names where the authority's word ends; the receipt was made at entry `seq`."""
    seq = verify_paper(home, receipt[1]).proof.seq
    trust = export_trust(home, tmp_path / "mpp1.json")
    for last_seq, verdict in ((seq, "genuine"), (seq - 1, "unknown-station")):
        ended = verification.Station(
            key=home.store.key.public.hex(),
            office="MPP1",
            station=3,
            revoked_at=trust.made_at + 1,
            last_seq=last_seq,
        )
        found = verify_paper(msgspec.structs.replace(trust, stations=(ended,)), receipt[1])
        assert (found.verdict, found.revoked_at) == (verdict, trust.made_at + 1)


def test_papers_of_the_key_before_a_restore_stay_good(home, receipt, make_home, clock, tmp_path):
    make_home.sign_in(home, ADMIN)
    backup.create(home, tmp_path / "a.fobackup")
    restored = backup.restore(
        tmp_path / "a.fobackup",
        tmp_path / "new",
        Keys(words=make_home.words(home)),
        clock=clock,
        cost=Cost(memory_kib=8, passes=1),
    ).home
    make_home.opened.append(restored)
    found = verify_paper(restored, receipt[1])
    assert (found.verdict, found.known_until) == ("genuine", clock.now())


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"\x89PNG\r\n", b'{"a": 1}'])
def test_nonsense_is_unreadable_and_never_an_error(home, tmp_path, content):
    path = tmp_path / "paper"
    path.write_bytes(content)
    assert verify_paper(home, path).verdict == "unreadable"
    assert verify_paper(home, tmp_path / "missing.pdf").verdict == "unreadable"
    assert verify_paper(home, "https://mpp1.contoh.id/v#AAAA").verdict == "unreadable"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"format": "frontoffice-trust/1"}',
        b'{"format": "frontoffice-trust/9", "made_at": 1, "authorities": []}',
        b'{"format": "frontoffice-trust/1", "made_at": 1, "authorities": ["zz"]}',
        b'{"format": "frontoffice-trust/1", "made_at": 1, "authorities": ["00ff"]}',
    ],
)
def test_a_bad_trust_file_is_refused(home, tmp_path, content):
    (tmp_path / "trust.json").write_bytes(content)
    with pytest.raises(RuleViolation, match="trust-file-bad"):
        import_trust(home, tmp_path / "trust.json")


def test_only_an_admin_decides_whom_the_station_trusts(home, make_home, tmp_path):
    export_trust(home, tmp_path / "mpp1.json")
    make_home.sign_in(home, OFFICER)
    with pytest.raises(PermissionDenied):
        import_trust(home, tmp_path / "mpp1.json")


def test_a_free_receipt_is_read_back_with_rupiah_zero(home, tmp_path):
    answer = intake.submit(home, intake_request(FREE))
    path = tmp_path / "free.pdf"
    path.write_bytes(papers.print_receipt(home, answer.stream).pdf)
    assert read_paper(path).proof is not None
    assert verify_paper(home, path).facts["amount_rupiah"] == 0
