"""The daily sync report says what went out and in, what waits, where every chain stands."""

from __future__ import annotations

import datetime as dt

import msgspec

from frontoffice.documents.sync_report import (
    StationLine,
    SyncReportContent,
    Told,
    lay_out_sync_report,
    render_sync_report,
)
from tests.documents.reading import printed, squeezed

AT = 1_795_399_200_000
CONTENT = SyncReportContent(
    office_name="MPP Contoh",
    counter="Loket 3",
    zone="WIB",
    on=dt.date(2026, 11, 23),
    printed_at=AT,
    officer="Rina Admin",
    light="14 menunggu",
    own=6220,
    received=6206,
    out=312,
    in_=1044,
    last_contact_at=AT,
    conflicts=(Told(since=AT, what="Dua loket memutuskan", next_step="Putuskan di Sinkron."),),
    stations=(
        StationLine(
            where="Loket 7", chain="ab" * 8, today=1044, last_seq=5176, last_at=AT, hash="0b" * 32
        ),
    ),
)


def test_every_figure_is_printed() -> None:
    paper = printed(render_sync_report(CONTENT))
    for told in (
        "Senin, 23 November 2026",
        "312 fakta",
        "1.044 fakta",
        "6.206 dari 6.220 fakta",
        "Pertentangan yang menunggu keputusan: 1",
        "Dua loket memutuskan",
        "Temuan: 0",
        "Tidak ada.",
        "5.176",
        "0b" * 12,
    ):
        assert squeezed(told) in paper


def test_a_stand_alone_home_never_claims_that_anything_was_sent() -> None:
    alone = msgspec.structs.replace(
        CONTENT, received=None, last_contact_at=None, light="Tersimpan di sini"
    )
    paper = printed(render_sync_report(alone))
    assert "Terkirim" not in paper
    assert "pusat" not in paper.lower()
    assert squeezed("Tersimpan di sini seluruhnya") in paper


def test_many_findings_turn_the_page_and_lose_nothing() -> None:
    many = tuple(
        Told(since=AT, what=f"Temuan nomor {n}", next_step="Periksa berkasnya.") for n in range(60)
    )
    content = msgspec.structs.replace(CONTENT, findings=many)
    assert len(lay_out_sync_report(content).pages) > 1
    paper = printed(render_sync_report(content))
    assert all(squeezed(one.what) in paper for one in many)
