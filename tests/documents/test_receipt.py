"""Receipts, slips and labels say everything, in their place, on every paper."""

from __future__ import annotations

import time
from itertools import combinations

import pytest
from msgspec.structs import replace

from frontoffice.documents.content import PAPERS, Payment, PrintState, RequirementRow
from frontoffice.documents.receipt import lay_out_receipt
from frontoffice.documents.slip import render_label, render_shortage_slip
from tests.documents import papers
from tests.documents.reading import boxes, fonts_embedded, page_sizes, printed, qr_texts, squeezed
from tests.documents.signing import signed_receipt

RECEIPTS = {
    "free": papers.FREE,
    "paid": papers.PAID,
    "awaiting": papers.AWAITING,
    "long": papers.LONG,
    "unicode": replace(papers.FREE, applicant="Siti Nuʼaini Đặng-Şahin Œuvré", submitter="Łukasz"),
    "copy": replace(
        papers.FREE,
        state=PrintState(kind="copy", ordinal=2, officer="Sari H.", reason="kertas macet"),
    ),
    "crowded": replace(
        papers.PAID,
        office_name=f"Mal Pelayanan Publik {papers.LONG_NAME}"[:120],
        agency_name=papers.LONG_NAME.strip(),
        company=papers.LONG_NAME.strip(),
        representative=papers.LONG_NAME.strip(),
        service_name=papers.LONG_NAME.strip(),
        officer=papers.LONG_NAME.strip(),
        submitter=papers.LONG_NAME.strip(),
        tracking_address="pelayanan-publik.kota-sukamaju.contoh.id/lacak/permohonan",
        complaint_channels=(papers.LONG_NAME.strip(), "https://" + "x" * 70),
        promise=replace(papers.FREE.promise, sla=papers.LONG_NAME, pickup=(papers.LONG_NAME,) * 3),
        fee=replace(papers.PAID.fee, legal_basis=papers.LONG_NAME.strip()),
    ),
    "void": replace(papers.PAID, void="Senin, 23 November 2026, 09.40 WIB"),
}
CASES = [(name, paper) for name in RECEIPTS for paper in PAPERS]


def said(content) -> list[str]:
    """All texts of a receipt's content that must be on the paper as they are."""
    found = [
        content.office_name,
        f"{content.agency_name}, {content.counter}",
        content.number,
        content.receipt_number,
        content.accepted_at_text,
        content.applicant.replace("ʼ", "’"),
        content.nik,
        content.company or "",
        content.representative or "",
        content.service_name,
        content.product,
        content.standard_version,
        ", ".join(content.case_flags),
        content.tracking_address,
        content.tracking_code,
        content.survey_code,
        content.officer,
        content.submitter,
        content.freshness or "",
        content.fee.words,
        content.fee.legal_basis,
        content.void or "",
        "Data contoh, bukan dokumen resmi",
        *content.fee.how_to_pay,
        *content.complaint_channels,
        *(cost.name for cost in content.fee.outside),
    ]
    for row in content.requirements:
        found += [row.name, row.note]
    if content.promise:
        found += [content.promise.sla, "Selasa, 24 November 2026", *content.promise.pickup]
    return found


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_everything_is_printed(name, paper):
    content = RECEIPTS[name]
    text = printed(signed_receipt(content, paper)[0])
    for piece in said(content):
        assert squeezed(piece) in text


def assert_in_place(pdf: bytes) -> None:
    """Every text lies within the page's edge and touches no other."""
    sizes = page_sizes(pdf)
    placed = boxes(pdf)
    for page, (left, bottom, right, top), text in placed:
        width, height = sizes[page]
        inside = left >= 10 and bottom >= 10 and right <= width - 10 and top <= height - 10
        assert inside, text
    for (page, a, one), (other_page, b, other) in combinations(placed, 2):
        if page == other_page:
            wide = min(a[2], b[2]) - max(a[0], b[0])
            high = min(a[3], b[3]) - max(a[1], b[1])
            assert min(wide, high) < 0.6, (one, other)


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_nothing_is_clipped_or_overlaps(name, paper):
    assert_in_place(signed_receipt(RECEIPTS[name], paper)[0])


@pytest.mark.parametrize("paper", PAPERS)
def test_slips_and_labels_are_in_place(paper):
    long = replace(
        papers.SLIP,
        applicant=papers.LONG_NAME,
        missing=papers.SLIP.missing * 12,
        received=(papers.LONG_NAME,) * 3,
        state=PrintState(kind="copy", ordinal=1, officer="Sari H.", reason="hilang"),
    )
    assert_in_place(render_shortage_slip(papers.SLIP, paper))
    assert_in_place(render_shortage_slip(long, paper))
    assert_in_place(render_label(papers.LABEL))
    assert_in_place(render_label(replace(papers.LABEL, service_name=papers.LONG_NAME)))


@pytest.mark.parametrize(("name", "paper"), CASES)
def test_a_real_decoder_reads_the_qr(name, paper):
    pdf, text = signed_receipt(RECEIPTS[name], paper)
    assert qr_texts(pdf) == [text]


@pytest.mark.parametrize("paper", PAPERS)
def test_fonts_travel_in_the_file(paper):
    pdf = signed_receipt(papers.FREE, paper)[0]
    fonts = fonts_embedded(pdf)
    assert len(fonts) >= 4
    assert all(fonts.values())
    assert all(b"+" + name.encode() in pdf for name in fonts)  # subsets, not whole fonts
    assert len(pdf) < 60_000


def test_ordinary_receipts_take_one_page_of_a5():
    for name in ("free", "paid", "awaiting", "copy", "void"):
        sizes = page_sizes(signed_receipt(RECEIPTS[name])[0])
        assert [(round(w), round(h)) for w, h in sizes] == [(420, 595)], name


def test_a_long_list_goes_on_with_page_numbers_and_the_number():
    pdf = signed_receipt(papers.LONG)[0]
    text = printed(pdf)
    pages = len(page_sizes(pdf))
    assert pages == 2
    assert "Halaman1dari2" in text
    assert "Halaman2dari2" in text
    assert f"Lanjutan{papers.LONG.number}" in text


def test_free_and_paid_and_awaiting_say_what_they_are():
    free = printed(signed_receipt(papers.FREE)[0])
    assert "TIDAKDIPUNGUTBIAYA" in free
    assert "Rp0(nolrupiah),UU23/2006" in free
    paid = printed(signed_receipt(papers.PAID)[0])
    assert "Tandaterimadanpembayaran" in paid
    assert "Tunai:diterimaRp150.000,kembaliRp30.000" in paid
    assert "TIDAKDIPUNGUT" not in paid
    awaiting = printed(signed_receipt(papers.AWAITING)[0])
    assert "Buktipendaftaran" in awaiting
    assert "BayarRp120.000" in awaiting
    assert "Selesaipalinglambat" not in awaiting
    assert "lunas" not in awaiting


def test_no_legal_claim_beyond_the_standard():
    for content in RECEIPTS.values():
        text = printed(signed_receipt(content)[0]).lower()
        assert "dianggapdikabulkan" not in text
        assert "30/2014" not in text


def test_other_methods_show_their_reference():
    fee = replace(papers.PAID.fee, payment=Payment(method="billing", reference="7A1B2C3D4E5F6071"))
    text = printed(signed_receipt(replace(papers.PAID, fee=fee))[0])
    assert "Kodebilling,NTPN7A1B2C3D4E5F6071" in text


def test_services_timed_in_minutes_promise_the_hour():
    promise = replace(papers.FREE.promise, on=None, at=papers.ISSUED_AT + 15 * 60_000)
    text = printed(signed_receipt(replace(papers.FREE, promise=promise))[0])
    assert "Senin,23November2026,09.40WIB" in text


def test_copies_corrections_and_voids_are_loud():
    copy = printed(signed_receipt(RECEIPTS["copy"])[0])
    assert "SALINANke-2,dicetakolehSariH.karenakertasmacet." in copy
    assert "asli,1dari2" not in copy
    state = PrintState(kind="correction", ordinal=1, officer="Sari H.", reason="ejaan nama")
    assert "PERBAIKANke-1" in printed(signed_receipt(replace(papers.FREE, state=state))[0])
    void = printed(signed_receipt(RECEIPTS["void"])[0])
    assert "TANDATERIMADIBATALKAN" in void
    assert "lunas" not in void


def test_the_document_that_set_an_amount_is_named():
    line = papers.FeeLine(name="PKB menurut SKPD", amount_rupiah=120_000, reference="SKPD-2026-17")
    text = printed(
        signed_receipt(replace(papers.PAID, fee=replace(papers.PAID.fee, lines=(line,))))[0]
    )
    assert "PKBmenurutSKPD(dokumenSKPD-2026-17):Rp120.000" in text


def test_missing_and_extra_papers_are_told():
    content = replace(papers.FREE, missing=("KTP-el",), extras=("Surat pengantar",))
    text = printed(signed_receipt(content)[0])
    assert "Berkasyangkurang:KTP-el." in text
    assert "Berkastambahan:Suratpengantar." in text


def test_equal_contents_make_equal_bytes():
    assert signed_receipt(papers.FREE) == signed_receipt(papers.FREE)
    assert render_shortage_slip(papers.SLIP) == render_shortage_slip(papers.SLIP)


def test_the_file_names_no_citizen_in_its_properties():
    head = signed_receipt(papers.FREE)[0]
    assert b"Ratna" not in head
    assert b"Puspitasari" not in head


def test_a_word_wider_than_the_column_is_cut_not_clipped():
    row = RequirementRow(name="X" * 300)
    pdf = lay_out_receipt(replace(papers.FREE, requirements=(row,)), "58mm").pdf("")
    assert "X" * 300 in printed(pdf)
    assert max(box[2] for _, box, _ in boxes(pdf)) < page_sizes(pdf)[0][0] - 10


@pytest.mark.parametrize("paper", PAPERS)
def test_the_slip_names_each_paper_and_starts_no_clock(paper):
    pdf = render_shortage_slip(papers.SLIP, paper)
    text = printed(pdf)
    for row in papers.SLIP.missing:
        assert squeezed(row.name) in text
        assert squeezed(row.where) in text
    assert "Rabu,23Desember2026" in text
    assert "Belumadabiayadanjangkawaktubelumdihitung" in text
    assert "Rp" not in text
    assert qr_texts(pdf) == [papers.SLIP.number]


def test_the_label_shows_number_and_initials_only():
    pdf = render_label(papers.LABEL)
    text = printed(pdf)
    assert squeezed(papers.LABEL.number) in text
    assert "InisialRP" in text
    assert "Selasa,24November2026" in text
    assert qr_texts(pdf) == [papers.LABEL.number]
    assert len(page_sizes(pdf)) == 1


def test_a_receipt_is_quick():
    layout = lay_out_receipt(papers.FREE)
    layout.pdf("https://mpp1.contoh.id/v#" + "aB3_-" * 52)  # fonts are read once
    start = time.perf_counter()
    for _ in range(5):
        lay_out_receipt(papers.FREE).pdf("https://mpp1.contoh.id/v#" + "aB3_-" * 52)
    assert (time.perf_counter() - start) / 5 < 0.2  # ten times the target of 20 ms
