"""A citizen's own words find the right service standard, half typed or mistyped."""

from __future__ import annotations

import pytest

from frontoffice.domain.service_words import ServiceIndex, flags_said
from frontoffice.services.service_search import vocabulary
from tests.builders import catalogue, services, standard

PHRASES = {
    "bikin KTP hilang": "DKC-KTP-GANTI",
    "ktp pertama umur 17": "DKC-KTP-BARU",
    "rekam ktp": "DKC-KTP-BARU",
    "kartu keluarga": "DKC-KK",
    "akte lahir bayi": "DKC-AKTA-LAHIR",
    "orang tua meninggal": "DKC-AKTA-MATI",
    "pindah ke kota lain": "DKC-PINDAH",
    "baru pindah ke sini": "DKC-DATANG",
    "kartu anak": "DKC-KIA",
    "surat kelakuan baik": "POL-SKCK-BARU",
    "perpanjang skck": "POL-SKCK-PANJANG",
    "memperpanjang SIM": "POL-SIM-PANJANG",
    "bikin paspor": "IMG-PASPOR-BARU",
    "paspornya hilang": "IMG-PASPOR-GANTI",
    "paspor buat anak": "IMG-PASPOR-ANAK",
    "izin usaha warung": "PTSP-NIB",
    "IMB rumah": "PTSP-PBG",
    "bayar pajak motor": "SMT-STNK-1TH",
    "ganti plat nomor": "SMT-STNK-5TH",
    "daftar bpjs kesehatan": "JKN-PBPU",
    "kartu kuning": "NKR-AK1",
    "mau nikah": "KUA-NIKAH",
    "nikah di gereja": "DKC-AKTA-KAWIN",
    "surat miskin buat sekolah": "KEL-SKTM",
    "sertifikat tanah elektronik": "BPN-ALIH",
    "cek sertifikat": "BPN-CEK",
    "kpr lunas": "BPN-ROYA",
    "jadi TKI": "NKR-CPMI",
    "praktek dokter": "PTSP-SIP-DOKTER",
    "pasang baliho": "PTSP-REKLAME",
    "surat warisan": "KEL-AHLIWARIS",
    "legalisir surat desa": "KEC-LEGALISIR",
    "bpjs tukang ojek": "TK-BPU",
    "npwp": "DJP-NPWP",
    "tidak pernah dipidana": "PN-ERATERANG",
    "surat domisili": "KEL-DOMISILI",
}
MISTYPED = {
    "pasport hlang": "IMG-PASPOR-GANTI",
    "kartu kelurga": "DKC-KK",
    "perpanajng sim": "POL-SIM-PANJANG",
    "akta kelahran": "DKC-AKTA-LAHIR",
    "domisli": "KEL-DOMISILI",
    "skkc baru": "POL-SKCK-BARU",
}


@pytest.fixture(scope="module")
def index() -> ServiceIndex:
    return ServiceIndex(catalogue().standards, vocabulary())


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_citizens_phrase_finds_its_service_first(index: ServiceIndex, phrase: str) -> None:
    assert index.find(phrase)[0][0].code == PHRASES[phrase]


@pytest.mark.parametrize("phrase", MISTYPED)
def test_a_typing_error_still_finds_it(index: ServiceIndex, phrase: str) -> None:
    assert index.find(phrase)[0][0].code == MISTYPED[phrase]


@pytest.mark.parametrize("code", services())
def test_a_service_is_found_by_its_code_and_by_its_official_name(
    index: ServiceIndex, code: str
) -> None:
    assert index.find(code.lower())[0][0].code == code
    assert index.find(standard(code).name)[0][0].code == code


@pytest.mark.parametrize(
    ("typed", "meant"), [("pas", "IMG-PASPOR"), ("kt", "DKC-KTP"), ("skc", "POL-SKCK")]
)
def test_two_or_three_letters_are_enough(index: ServiceIndex, typed: str, meant: str) -> None:
    assert index.find(typed)[0][0].code.startswith(meant)


def test_every_keystroke_of_a_phrase_keeps_the_service_among_the_first_five(
    index: ServiceIndex,
) -> None:
    for end in range(3, len("paspor hilang") + 1):
        codes = [found.code for found, _ in index.find("paspor hilang"[:end])[:5]]
        assert "IMG-PASPOR-GANTI" in codes, "paspor hilang"[:end]


@pytest.mark.parametrize("nothing", ["", "  ", "?!", "qqqqzzzz", "\x00"])
def test_words_that_mean_no_service_find_none(index: ServiceIndex, nothing: str) -> None:
    assert index.find(nothing) == []


def test_the_best_fit_comes_first_and_scores_lie_between_0_and_1(index: ServiceIndex) -> None:
    scores = [score for _, score in index.find("paspor")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_only_standards_of_the_index_are_found() -> None:
    small = ServiceIndex([standard("DKC-KK")], vocabulary())
    assert small.find("paspor") == []
    assert small.find("kk")[0][0].code == "DKC-KK"


def test_what_a_citizen_says_ticks_the_flags_of_the_case() -> None:
    words = vocabulary()
    assert flags_said(standard("DKC-KTP-GANTI"), "bikin KTP hilang", words) == {"hilang"}
    assert flags_said(standard("DKC-KK"), "KK rusak kena banjir", words) == {"rusak"}
    assert flags_said(standard("DKC-KTP-GANTI"), "ktp", words) == frozenset()


def test_every_entry_of_the_word_list_names_a_bundled_service() -> None:
    assert set(vocabulary().phrases) == set(services())
