"""What a printed paper says about its own case: the line, a void, the documents behind a fee."""

from __future__ import annotations

from frontoffice.domain.staff import officer
from frontoffice.services import cases, intake, papers
from frontoffice.services.home import Home
from frontoffice.services.intake import fee_basis
from frontoffice.store import replica
from frontoffice.store.replica import Peer
from tests.builders import intake_request, standard
from tests.conftest import SUPERVISOR, FixedClock
from tests.documents.reading import printed

HOUR = 3_600_000


def enrol(home: Home, contact_at: int | None) -> None:
    """Writes down a centre and when it was last spoken to."""
    with home.store.writing() as connection:
        peer = Peer("http://127.0.0.1:9", "central", bytes(32), contact_at=contact_at)
        replica.keep_peer(connection, peer)


def test_a_paper_made_without_the_line_says_so(home: Home, clock: FixedClock) -> None:
    alone = intake.submit(home, intake_request(serial=1)).stream
    assert "Dibuatluring" not in printed(papers.print_receipt(home, alone).pdf)

    enrol(home, clock.now())
    fresh = intake.submit(home, intake_request(serial=2)).stream
    assert "Dibuatluring" not in printed(papers.print_receipt(home, fresh).pdf)

    clock.advance(HOUR)
    late = intake.submit(home, intake_request(serial=3)).stream
    text = printed(papers.print_receipt(home, late).pdf)
    assert "Kontakterakhirdenganpusat:Senin,23November2026,09.00WIB." in text


def test_a_station_that_never_reached_its_centre_says_so_on_the_slip(home: Home) -> None:
    enrol(home, None)
    stream = intake.submit(home, intake_request(requirements={})).stream
    assert "Kontakterakhirdenganpusat:belumada." in printed(papers.print_shortage(home, stream).pdf)


def test_a_voided_receipt_says_when(home: Home, clock: FixedClock) -> None:
    answer = intake.submit(home, intake_request())
    clock.advance(HOUR)
    cases.void(home, answer.stream, "salah orang", officer(SUPERVISOR, "supervisor"))

    voided = papers.print_receipt(home, answer.stream, number=answer.receipt_number)

    text = printed(voided.pdf)
    assert "TANDATERIMADIBATALKAN:Senin,23November2026,10.00WIB" in text
    counting = papers.print_receipt(home, answer.stream)
    assert "DIBATALKAN" not in printed(counting.pdf)


def test_the_skpd_behind_an_amount_and_a_channel_outside_the_hall_are_printed(home: Home) -> None:
    row = standard("PTSP-PBG").tariff[0].code
    line = {"tariff": row, "amount_rupiah": 75_000, "reference": "SKRD-77/26"}
    paid = {"method": "va", "reference": "VA-00017", "lines": [line]}
    stream = intake.submit(home, intake_request("PTSP-PBG", payment=paid)).stream

    text = printed(papers.print_receipt(home, stream).pdf)

    assert "(dokumenSKRD-77/26):Rp75.000" in text
    assert "Laporkan:SP4N-LAPOR!(lapor.go.id)" in text


def test_a_rule_noted_from_memory_is_not_cited_on_paper() -> None:
    rules = ("Perpres 57/2023 (lowongan)", "Permenaker 18/2024 (dari ingatan)")
    assert fee_basis(rules) == "Perpres 57/2023 (lowongan)"


def test_costs_outside_the_counter_name_no_price_from_memory(home: Home) -> None:
    stream = intake.submit(home, intake_request("POL-SIM-PANJANG")).stream
    text = printed(papers.print_receipt(home, stream).pdf)
    assert "kesehatan:Rp35.000,kepadapenyelenggaranya" in text
    assert "asuransi(sukarela):menurutpihakitu,kepadapenyelenggaranya" in text
