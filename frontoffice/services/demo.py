"""The trial office: made, and a day's citizens served in it; its past is `demo_month`'s."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from frontoffice.domain.standard import Standard
from frontoffice.services import cases, catalogue, intake, paper_files, posters, staff, station
from frontoffice.services.demo_people import citizens, name
from frontoffice.services.demo_requests import papers_asked
from frontoffice.services.demo_visits import VISITS, Visit
from frontoffice.services.home import Home, NewHome, create_home
from frontoffice.store.clock import Clock
from frontoffice.store.keys import Cost

__all__ = ["ADMIN", "PINS", "STAFF", "Served", "make_office", "serve_citizens"]

OFFICE = "MPP1"
OFFICE_NAME = "Mal Pelayanan Publik Kota Sukamaju"
STATION = 3
ADMIN = ("taufik.h", "Taufik Hidayat", "admin", "482915")
STAFF = (
    ("sari.h", "Sari Handayani", "officer", "730516"),
    ("dewi.k", "Dewi Kartika", "supervisor", "914062"),
    ("bima.p", "Bima Prasetyo", "officer", "285740"),
    ("rina.w", "Rina Wulandari", "back_office", "603918"),
)
"""Staff id, name, role and PIN of the invented officers; the PINs are no secret."""

PINS = {row[0]: row[3] for row in (ADMIN, *STAFF)}
PLEDGE = posters.Pledge(
    head_name="Ratna Puspita",
    head_position="Kepala Mal Pelayanan Publik Kota Sukamaju",
    place="Sukamaju",
)
COUNTER, OTHER_COUNTER, SUPERVISOR, BACK_OFFICE = "sari.h", "bima.p", "dewi.k", "rina.w"


def make_office(folder: Path, *, clock: Clock | None = None, cost: Cost | None = None) -> Home:
    """Makes the home of the trial office with its officers and the bundled standards.

    Its papers say that they are samples.
    """
    code, admin_name, _, pin = ADMIN
    wanted = NewHome(
        office=OFFICE,
        office_name=OFFICE_NAME,
        station=STATION,
        admin_name=admin_name,
        admin=code,
        pin=pin,
        public_host="mpp.sukamaju.example",
        sample=True,
    )
    home = create_home(folder, wanted, clock=clock, cost=cost).home
    catalogue.publish_bundled(home)
    for one, title, role, secret in STAFF:
        staff.admit(home, title, role, secret, one)
    year = home.reference.today(OFFICE, home.now()).year
    posters.set_pledge(home, msgspec.structs.replace(PLEDGE, signed_on=dt.date(year, 1, 5)))
    return home


class Served(msgspec.Struct, kw_only=True):
    """What became of one citizen: the numbers, the papers, and where the case stands."""

    service: str
    exception: str
    number: str
    status: str
    receipts: list[str] = []
    papers: list[str] = []


def serve_citizens(
    home: Home,
    folder: Path,
    seed: int,
    visits: tuple[Visit, ...] = VISITS,
    told: Callable[[Served], None] = lambda _served: None,
) -> list[Served]:
    """Serves every visit from the first word to the last paper, which goes to `folder`.

    The same seed brings the same citizens. Raises what a counter's own actions raise.
    """
    random = Random(seed)
    people = citizens(random, home.reference.today(home.card.office, home.now()))
    served = []
    for place, visit in enumerate(visits):
        counter = OTHER_COUNTER if place % 3 == 2 else COUNTER
        served.append(_Counter(home, folder, random, people, counter).serve(visit, seed, place))
        told(served[-1])
    return served


class _Counter:
    """One counter with its officer; the next in line is a `Visit`."""

    def __init__(
        self,
        home: Home,
        folder: Path,
        random: Random,
        people: Iterator[dict[str, Any]],
        officer: str,
    ) -> None:
        self._home, self._folder, self._random = home, folder, random
        self._people, self._officer = people, officer
        self._papers: list[str] = []

    def serve(self, visit: Visit, seed: int, place: int) -> Served:
        """Takes the application in, writes its paper, and does what follows."""
        self._sit_down(self._officer)
        request = self._request(visit) | {"client_ref": f"demo-{seed}-{place}"}
        submitted = intake.submit(self._home, request)
        self._hand_out(submitted)
        if visit.after is not None:
            getattr(self, f"_{visit.after}")(submitted.stream, visit)
        case = cases.read_case(self._home, submitted.stream)
        return Served(
            service=visit.service,
            exception=visit.exception,
            number=submitted.number,
            status=case.status,
            receipts=[one.number for one in case.receipts],
            papers=self._papers,
        )

    def _sit_down(self, officer: str) -> None:
        if self._home.officer.staff != officer:
            station.enter(self._home, officer, PINS[officer])

    def _request(self, visit: Visit) -> dict[str, Any]:
        applicant = next(self._people)
        if visit.no_nik:
            applicant = {
                "name": name(self._random, "P"),
                "birth_on": applicant["birth_on"],
                "sex": "P",
                "region": applicant["region"],
            }
        if visit.company:
            applicant["company"] = {"name": "PT Maju Bersama Sukamaju", "nib": "1234567890123"}
        standard = self._standard(visit.service)
        flags = frozenset(visit.flags) | ({"dikuasakan"} if visit.kuasa else frozenset())
        asked = papers_asked(standard, flags, visit.lacking)
        gaps = {code: {"not_applicable": "belum diwajibkan"} for code in visit.not_applicable}
        return {
            "service": visit.service,
            "cases": list(visit.flags),
            "applicant": applicant,
            "no_nik_reason": "baru lahir, NIK belum terbit" if visit.no_nik else None,
            "representative": self._kuasa() if visit.kuasa else None,
            "requirements": asked | gaps,
            "waivers": {
                code: {"reason": "kepesertaan aktif dilihat di aplikasi", "by": SUPERVISOR}
                for code in visit.waived
            },
            "payment": visit.payment,
            "priority": visit.priority,
        }

    def _standard(self, service: str) -> Standard:
        today = self._home.reference.today(self._home.card.office, self._home.now())
        return self._home.reference.standard(service, today).standard

    def _kuasa(self) -> dict[str, Any]:
        person = next(self._people)
        letter_on = self._home.reference.today(self._home.card.office, self._home.now())
        return {
            "nik": person["nik"],
            "name": person["name"],
            "relation": "anak",
            "letter_on": letter_on.isoformat(),
        }

    def _hand_out(self, submitted: intake.Submitted) -> None:
        if submitted.receipt_number is not None:
            self._write_receipt(submitted.stream, submitted.receipt_number)
        elif submitted.missing:
            file = paper_files.write_shortage(
                self._home, submitted.stream, submitted.number, self._folder
            )
            self._papers.append(str(file))

    def _write_receipt(self, stream: str, number: str, reason: str | None = None) -> None:
        file = paper_files.write_receipt(self._home, stream, number, self._folder, reason)
        self._papers.append(str(file))

    def _pay(self, stream: str, visit: Visit) -> None:
        self._hand_out(cases.pay(self._home, stream, visit.later))

    def _complete(self, stream: str, visit: Visit) -> None:
        brought = dict.fromkeys(visit.lacking, True)
        request = {"requirements": brought, "payment": visit.later}
        self._hand_out(cases.complete(self._home, stream, request))

    def _void(self, stream: str, visit: Visit) -> None:
        second = self._home.confirm(SUPERVISOR, PINS[SUPERVISOR])
        cases.void(self._home, stream, "uang yang diterima salah dicatat", second)
        self._pay(stream, visit)

    def _correct(self, stream: str, _visit: Visit) -> None:
        request = {"applicant": {"address": "Jl. Kenanga No. 7"}, "reason": "alamat salah ketik"}
        cases.correct(self._home, stream, request)
        receipt = cases.read_case(self._home, stream).receipt
        assert receipt is not None
        self._write_receipt(stream, receipt.number, "alamat diperbaiki")

    def _copy(self, stream: str, _visit: Visit) -> None:
        receipt = cases.read_case(self._home, stream).receipt
        assert receipt is not None
        self._write_receipt(stream, receipt.number, "tanda terima hilang")

    def _hand_over(self, stream: str, _visit: Visit) -> None:
        self._move(stream, BACK_OFFICE, ("in_process", "berkas diperiksa"))
        self._move(stream, BACK_OFFICE, ("ready", "KTP-el sudah dicetak"))
        self._move(stream, self._officer, ("handed_over", "diserahkan kepada pemohon"))

    def _wait_and_go_on(self, stream: str, _visit: Visit) -> None:
        self._move(stream, BACK_OFFICE, ("in_process", "berkas diperiksa"))
        self._move(stream, BACK_OFFICE, ("waiting_citizen", "ijazah kurang jelas, diminta ulang"))
        self._move(stream, BACK_OFFICE, ("in_process", "ijazah yang jelas diterima"))

    def _refuse(self, stream: str, _visit: Visit) -> None:
        self._move(stream, BACK_OFFICE, ("in_process", "berkas diperiksa"))
        self._move(stream, SUPERVISOR, ("refused", "ahli waris belum lengkap menandatangani"))

    def _withdraw(self, stream: str, _visit: Visit) -> None:
        self._move(stream, self._officer, ("withdrawn", "pemohon batal pindah"))

    def _move(self, stream: str, officer: str, step: tuple[str, str]) -> None:
        self._sit_down(officer)
        cases.move(self._home, stream, *step)
