"""The list of what to bring, read back from its PDF."""

from __future__ import annotations

import pytest

from frontoffice.documents.checklist import ChecklistContent, ChecklistItem, render_checklist
from frontoffice.services.requirements import checklist_pdf, flag_words, to_bring
from tests.builders import services, standard
from tests.documents.reading import boxes, fonts_embedded, page_sizes, printed, squeezed

CONTENT = ChecklistContent(
    office_name="MPP Contoh",
    agency_name="Dinas Contoh",
    service_name="Penggantian KTP-el",
    service_code="DKC-KTP-GANTI",
    standard_version="DKC-KTP-GANTI@12345678",
    case_flags=("hilang",),
    items=(
        ChecklistItem(name="Kartu Keluarga", form="salinan", where="Milik keluarga"),
        ChecklistItem(name="KTP-el", form="asli", optional=True, choice="cukup salah satu"),
    ),
    time_limit="1 hari kerja sejak berkas lengkap",
    fee_lines=("Tidak dipungut biaya",),
    product="KTP-el",
    complaint_channels=("SP4N-LAPOR!",),
    printed_text="Senin, 23 November 2026, 09.00 WIB",
    sample=True,
)


def test_everything_given_is_printed_in_embedded_fonts_on_a5() -> None:
    pdf = render_checklist(CONTENT)
    text = printed(pdf)
    for told in (
        "Daftar syarat",
        "Penggantian KTP-el",
        "untuk: hilang",
        "Kartu Keluarga (salinan)",
        "Didapat dari: Milik keluarga",
        "Cukup salah satu; bila ada",
        "Tidak dipungut biaya",
        "DKC-KTP-GANTI@12345678",
        "Data contoh",
    ):
        assert squeezed(told) in text, told
    assert all(fonts_embedded(pdf).values())
    width, height = page_sizes(pdf)[0]
    assert (round(width), round(height)) == (420, 595)


@pytest.mark.parametrize("paper", ["80mm", "58mm"])
def test_a_roll_holds_it_too(paper) -> None:  # type: ignore[no-untyped-def]
    assert squeezed("Kartu Keluarga (salinan)") in printed(render_checklist(CONTENT, paper))


@pytest.mark.parametrize("code", services())
def test_the_list_of_every_service_stays_inside_its_pages(home, code) -> None:  # type: ignore[no-untyped-def]
    one = standard(code)
    pdf = checklist_pdf(home, one, frozenset(one.flags))
    text = printed(pdf)
    assert all(squeezed(item.name) in text for item in to_bring(home, one, frozenset(one.flags)))
    sizes = page_sizes(pdf)
    for page, (left, bottom, right, top), words in boxes(pdf):
        wide, tall = sizes[page]
        assert min(left, bottom, wide - right, tall - top) >= 0, words


@pytest.mark.parametrize(
    ("flag", "words"), [("ubah_data", "ubah data"), ("usia_0_5", "usia 0-5"), ("umum", "umum")]
)
def test_flags_are_read_as_words(flag: str, words: str) -> None:
    assert flag_words(flag) == words
