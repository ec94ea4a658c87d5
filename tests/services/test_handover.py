"""The product in the right hands by its services: receiver, proof, lost receipt, shelf, papers."""

from __future__ import annotations

import pytest

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.handover import pack_signature, unpack_signature
from frontoffice.services import (
    cases,
    handover,
    handover_papers,
    intake,
    worklist,
    worklist_decisions,
)
from frontoffice.services.handover import Handover
from tests.builders import REPRESENTATIVE, intake_request, nik
from tests.documents.reading import fonts_embedded, printed, squeezed

DAY_MS = 86_400_000
SIGNED = (((0.1, 0.5), (0.3, 0.2), (0.5, 0.8), (0.7, 0.3), (0.9, 0.6)),)
BOTH = ("ktp", "receipt")


@pytest.fixture
def ready(home):
    """A case whose product lies on a shelf."""

    def made(**more):
        stream = intake.submit(home, intake_request(**more)).stream
        handover.make_ready(home, stream, "Rak B-3")
        return stream

    return made


def refused(home, stream, **wanted):
    with pytest.raises((RuleViolation, NotFound)) as error:
        handover.hand_over(home, stream, Handover(**wanted))
    return error.value.code


def text_of(pdf):
    return printed(pdf)


def test_the_applicant_signs_on_the_screen_and_the_minutes_say_all(home, ready):
    stream = ready()
    wanted = {"receiver": "applicant", "name": "Budi Santoso", "shown": BOTH, "proof": "drawn"}
    assert refused(home, stream, **wanted) == "signature-missing"
    handover.hand_over(home, stream, Handover(**wanted, strokes=SIGNED, product="3273-0012"))
    case = cases.read_case(home, stream)
    assert (case.status, case.work.handover.proof) == ("handed_over", "drawn")
    minutes = handover_papers.print_handover(home, stream)
    text = text_of(minutes.pdf)
    for told in (
        "Berita acara penyerahan",
        "Budi Santoso, pemohon",
        "KTP-el asli, tanda terima",
        "nomor 3273-0012",
        "ditandatangani di layar",
    ):
        assert squeezed(told) in text, told
    assert nik(1) not in text
    assert fonts_embedded(minutes.pdf)


def test_nobody_gets_it_without_their_papers(home, ready):
    stream = ready()
    base = {"receiver": "applicant", "name": "Budi Santoso"}
    assert refused(home, stream, **base, shown=()) == "handover-nothing-shown"
    assert refused(home, stream, **base, shown=("ktp",)) == "receipt-not-shown"
    assert refused(home, stream, receiver="applicant", shown=BOTH) == "receiver-missing"
    other = {"receiver": "other", "name": "Tetangga Baik", "shown": BOTH}
    assert refused(home, stream, **other) == "handover-needs-kuasa"
    with_letter = other | {"shown": (*BOTH, "kuasa")}
    assert refused(home, stream, **with_letter) == "receiver-nik-bad"
    handover.hand_over(home, stream, Handover(**with_letter, nik=nik(9), relation="tetangga"))
    assert cases.read_case(home, stream).status == "handed_over"


def test_a_lost_receipt_needs_the_identity_and_a_statement(home, ready):
    stream = ready()
    base = {
        "receiver": "applicant",
        "name": "Budi Santoso",
        "shown": ("ktp",),
        "lost_receipt": True,
    }
    assert refused(home, stream, **base, nik=nik(1)) == "case-reason-missing"
    base["statement"] = "Tanda terima hilang di angkot pada 22 November."
    assert refused(home, stream, **base, nik=nik(2)) == "lost-receipt-identity"
    handover.hand_over(home, stream, Handover(**base, nik=nik(1)))
    text = text_of(handover_papers.print_handover(home, stream).pdf)
    assert squeezed("Tanda terima hilang di angkot") in text


def test_the_representative_of_the_intake_may_receive(home, ready):
    stream = ready(representative=REPRESENTATIVE)
    handover.hand_over(
        home, stream, Handover(receiver="representative", name="Joko Prasetyo", shown=BOTH)
    )
    assert cases.read_case(home, stream).work.handover.receiver == "representative"
    stream = ready(serial=2)
    wanted = {"receiver": "representative", "name": "Joko", "shown": BOTH}
    assert refused(home, stream, **wanted) == "handover-no-representative"


def test_a_held_product_stays_until_the_nik_is_verified(home, ready):
    stream = ready()
    worklist.check_identity(home, stream, "mismatch", "lain orang")
    wanted = {"receiver": "applicant", "name": "Budi Santoso", "shown": BOTH}
    assert refused(home, stream, **wanted) == "product-held"
    worklist.check_identity(home, stream, "verified")
    handover.hand_over(home, stream, Handover(**wanted))
    assert cases.read_case(home, stream).status == "handed_over"


def test_what_stays_in_the_file_is_not_offered_as_an_original_to_return(home):
    """Photos and letters stay; a deed handed in, and a card kept although only asked to be shown,
    go back. With a refusal everything that was handed in does."""
    asks = intake_request("POL-SKCK-BARU")["requirements"] | {"KTP": "original"}
    lent = intake.submit(home, intake_request("POL-SKCK-BARU", requirements=asks)).stream
    case = cases.read_case(home, lent)
    assert "FOTO_4X6_MERAH" in handover.originals(case)
    assert handover.kept_papers(home, case) == ("KTP",)
    deed = intake.submit(home, intake_request("BPN-ROYA", serial=2)).stream
    kept = handover.kept_papers(home, cases.read_case(home, deed))
    assert kept == ("SERTIPIKAT", "SERT_HT")
    worklist_decisions.refuse(home, lent, "Rumus sidik jari rusak", "Perpol 6/2023")
    case = cases.read_case(home, lent)
    assert handover.kept_papers(home, case) == handover.originals(case)
    assert case.work.refused.papers == handover.originals(case)


def test_what_nobody_collects_goes_to_the_archive_after_its_days(home, ready, clock):
    stream = ready()
    assert [one.place for one in handover.shelf(home)] == ["Rak B-3"]
    with pytest.raises(RuleViolation) as early:
        handover.place_product(home, stream, "Arsip 1", archive=True)
    assert early.value.code == "archive-too-early"
    clock.advance(31 * DAY_MS)
    (one,) = handover.shelf(home, uncollected=True)
    assert (one.days, one.archived) == (31, False)
    handover.place_product(home, stream, "Arsip 1", archive=True)
    (one,) = handover.shelf(home, uncollected=True)
    assert (one.place, one.archived, one.days) == ("Arsip 1", True, 31)
    text = text_of(handover_papers.shelf_pdf(home))
    assert squeezed("Arsip 1 (arsip)") in text
    assert squeezed("Budi Santoso") not in text


def test_a_refusal_is_a_letter_and_is_handed_over_too(home):
    stream = intake.submit(home, intake_request()).stream
    worklist_decisions.refuse(home, stream, "silsilah tidak terbukti", "Permendagri 108/2019")
    letter = handover_papers.print_refusal(home, stream)
    text = text_of(letter.pdf)
    for told in (
        "Surat penolakan permohonan",
        "silsilah tidak terbukti",
        "Permendagri 108/2019",
        "UU 30/2014 pasal 77",
        "SP4N-LAPOR!",
    ):
        assert squeezed(told) in text, told
    wanted = Handover(receiver="applicant", name="Budi Santoso", shown=BOTH)
    handover.hand_over(home, stream, wanted)
    text = text_of(handover_papers.print_handover(home, stream).pdf)
    assert squeezed("Surat penolakan") in text


def test_a_second_print_of_the_minutes_is_a_copy_with_its_reason(home, ready):
    from frontoffice.services import papers

    stream = ready()
    wanted = Handover(receiver="applicant", name="Budi Santoso", shown=BOTH)
    handover.hand_over(home, stream, wanted)
    first = handover_papers.print_handover(home, stream)
    papers.confirm(home, stream, first.print, True)
    with pytest.raises(RuleViolation) as error:
        handover_papers.print_handover(home, stream)
    assert error.value.code == "print-reason-missing"
    again = handover_papers.print_handover(home, stream, reason="untuk arsip")
    assert again.copy == 1


def test_a_signature_survives_its_bytes():
    (stroke,) = unpack_signature(pack_signature(SIGNED))
    assert [(round(x / 255, 1), round(y / 255, 1)) for x, y in stroke] == list(SIGNED[0])
    assert unpack_signature(b"\x00\x05\x01") == ((),)
