"""Contents that the document tests print: a free receipt as in the picture, a paid one, a slip."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from frontoffice.documents.content import (
    FeeContent,
    FeeLine,
    LabelContent,
    MissingRow,
    OutsideCost,
    Payment,
    PrintState,
    Promise,
    ReceiptContent,
    RequirementRow,
    ShortageContent,
)

ISSUED_AT = 1_795_400_700_000  # Senin, 23 November 2026, 09.25 WIB

FREE = ReceiptContent(
    office_name="Mal Pelayanan Publik Kota Sukamaju",
    agency_name="Dinas Kependudukan dan Pencatatan Sipil",
    counter="Loket 3",
    number="MPP1-261123-03A0017-3",
    receipt_number="KMPP1-261123-03A0012-X",
    accepted_at_text="Senin, 23 November 2026, 09.25 WIB",
    issued_at=ISSUED_AT,
    zone="WIB",
    promise=Promise(
        sla="1 hari kerja sejak berkas lengkap",
        on=dt.date(2026, 11, 24),
        pickup=("Ambil di Loket 3", "07.30 sampai 15.00,", "bawa lembar ini dan KTP-el"),
    ),
    applicant="Ratna Puspitasari",
    nik="3273••••••••0003",
    representative="Dimas Prasetyo, suami",
    service_code="DKC-KK",
    service_name="Penerbitan Kartu Keluarga",
    standard_version="DKC-KK@1a2b3c4d",
    case_flags=("Hilang", "perubahan", "dikuasakan"),
    product="KK bertanda tangan elektronik",
    requirements=(
        RequirementRow(name="Formulir F-1.02 Pendaftaran Peristiwa Kependudukan", originals=1),
        RequirementRow(name="Formulir F-1.06 Pernyataan Perubahan Elemen Data", originals=1),
        RequirementRow(name="Surat keterangan kehilangan dari kepolisian", originals=1),
        RequirementRow(name="Kartu Keluarga lama/rusak", note="dispensasi"),
        RequirementRow(name="Surat kuasa bermeterai Rp10.000", originals=1),
        RequirementRow(name="KTP-el penerima kuasa", copies=1, note="asli dilihat"),
    ),
    fee=FeeContent(
        total_rupiah=0, words="nol rupiah", legal_basis="UU 23/2006 jo. UU 24/2013 ps. 79A"
    ),
    tracking_address="mpp1.contoh.id/lacak",
    tracking_code="7K4M29",
    survey_code="H3QW-82",
    complaint_channels=(
        "lapor.go.id atau SMS 1708",
        "Loket pengaduan, kotak saran",
        "Ombudsman RI",
    ),
    freshness="Dibuat luring: 15 fakta menunggu kirim, kontak terakhir hari ini 07.14 WIB.",
    officer="Sari H.",
    submitter="Dimas P.",
    state=PrintState(ordinal=1, of=2),
    sample=True,
)

PAID = replace(
    FREE,
    agency_name="Kepolisian Resor (Satintelkam/Satlantas)",
    representative=None,
    company="CV Maju Bersama Sukamaju",
    service_code="POL-SIM",
    service_name="Penerbitan SIM baru",
    standard_version="POL-SIM@99aabbcc",
    product="SIM A",
    case_flags=(),
    freshness=None,
    fee=FeeContent(
        total_rupiah=120_000,
        words="seratus dua puluh ribu rupiah",
        legal_basis="PP 76/2020",
        lines=(FeeLine(name="SIM A baru", amount_rupiah=120_000),),
        payment=Payment(method="cash", tendered_rupiah=150_000, change_rupiah=30_000),
        outside=(
            OutsideCost(name="Tes kesehatan", payee="dokter", amount_rupiah=35_000),
            OutsideCost(name="Tes psikologi", payee="biro psikologi"),
        ),
    ),
)

AWAITING = replace(
    PAID,
    promise=None,
    fee=replace(
        PAID.fee,
        payment=None,
        how_to_pay=("Kode billing 820261123465628", "di bank, pos atau QRIS", "sampai 30-11-2026"),
    ),
)

LONG_NAME = "Raden Ajeng " + "Kusumaningrat Wiryoatmodjo " * 4
LONG = replace(
    FREE,
    applicant=LONG_NAME.strip(),
    requirements=tuple(
        RequirementRow(
            name=f"Persyaratan ke-{index} dengan nama yang cukup panjang hingga perlu dua baris",
            originals=index % 3,
            copies=index % 2,
            note=f"catatan {index}" if index % 4 == 0 else "",
        )
        for index in range(1, 26)
    ),
)

SLIP = ShortageContent(
    office_name=FREE.office_name,
    agency_name=FREE.agency_name,
    counter="Loket 3",
    number="MPP1-261123-03A0018-1",
    issued_at_text="Senin, 23 November 2026, 09.40 WIB",
    applicant="Ratna Puspitasari",
    service_name="Penerbitan Kartu Keluarga",
    service_code="DKC-KK",
    case_flags=("hilang",),
    missing=(
        MissingRow(
            name="Surat keterangan kehilangan dari kepolisian",
            where="Kantor polisi terdekat (SPKT), tanpa biaya",
            form="asli",
        ),
        MissingRow(name="KTP-el penerima kuasa", where="Dinas Kependudukan dan Pencatatan Sipil"),
    ),
    received=("Formulir F-1.02 Pendaftaran Peristiwa Kependudukan",),
    valid_until_on=dt.date(2026, 12, 23),
    return_to="Loket mana pun dari Dinas Kependudukan dan Pencatatan Sipil",
    complaint_channels=FREE.complaint_channels,
    officer="Sari H.",
    sample=True,
)

LABEL = LabelContent(
    number="MPP1-261123-03A0017-3",
    service_code="DKC-KK",
    service_name="Penerbitan Kartu Keluarga",
    initials="RP",
    promised_on=dt.date(2026, 11, 24),
    note="dispensasi",
)
