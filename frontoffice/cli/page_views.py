"""Every page the public sees, with what to fill in: for pictures, and for the tests that walk them.

A route of the centre without a view here fails a test: no page is left unseen.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from frontoffice.documents.verify import read_code
from frontoffice.domain.person import parse_applicant
from frontoffice.domain.survey_facts import SurveyCodesGiven, code_hash
from frontoffice.server import journal
from frontoffice.server.public_booking import Wanted, book, free_times
from frontoffice.server.public_drafts import shown_drafts
from frontoffice.server.public_offices import Office, Offices
from frontoffice.server.public_voices import file
from frontoffice.server.run import Running
from frontoffice.services import cases, papers
from frontoffice.services.complaints import Filing
from frontoffice.services.home import Home
from frontoffice.services.regions import regions

SERVICE = "DKC-KTP-GANTI"
Known = dict[str, str]


class View(NamedTuple):
    """A page: the route of the app it stands for, where it is behind the language, and the form
    that is sent there; `{names}` in both are filled in from what `known_at` finds."""

    name: str
    route: str
    path: str
    form: dict[str, str] = {}

    @property
    def method(self) -> str:
        """How the app is asked for it."""
        return "POST" if self.form else "GET"


_OFFICE = "/{office:str}"
_SAID = "Loket dua kosong pada jam pelayanan, padahal antrean panjang."
_ASKED = "Berapa hari legalisir akta kelahiran, dan apakah bisa diwakilkan?"

VIEWS = (
    View("kantor-kantor", "/", ""),
    View("kantor", _OFFICE, "/{office}"),
    View("standar", f"{_OFFICE}/standar", "/{office}/standar"),
    View("standar-jawaban", f"{_OFFICE}/standar", "/{office}/standar?q=ktp+saya+ilang"),
    View("standar-isi", f"{_OFFICE}/standar/{{service:str}}", f"/{{office}}/standar/{SERVICE}"),
    View("tarif", f"{_OFFICE}/tarif", "/{office}/tarif"),
    View("maklumat", f"{_OFFICE}/maklumat", "/{office}/maklumat"),
    View("antrean", f"{_OFFICE}/antrean", "/{office}/antrean"),
    View("lacak", f"{_OFFICE}/lacak", "/{office}/lacak"),
    View(
        "lacak-jawaban",
        f"{_OFFICE}/lacak",
        "/{office}/lacak",
        {"number": "{number}", "code": "{tracking}"},
    ),
    View("pengaduan", f"{_OFFICE}/pengaduan", "/{office}/pengaduan"),
    View(
        "pengaduan-terkirim",
        f"{_OFFICE}/pengaduan",
        "/{office}/pengaduan",
        {"text": _SAID, "name": "Warga Contoh"},
    ),
    View("pengaduan-lacak", f"{_OFFICE}/pengaduan/lacak", "/{office}/pengaduan/lacak"),
    View(
        "pengaduan-jawaban",
        f"{_OFFICE}/pengaduan/lacak",
        "/{office}/pengaduan/lacak",
        {"number": "{complaint}", "code": "{complaint_code}"},
    ),
    View("tanya", f"{_OFFICE}/tanya", "/{office}/tanya?q=berapa+biaya+ktp+hilang"),
    View(
        "tanya-terkirim",
        f"{_OFFICE}/tanya",
        "/{office}/tanya",
        {"text": _ASKED, "name": "Warga Contoh"},
    ),
    View("daftar", f"{_OFFICE}/daftar", "/{office}/daftar"),
    View("daftar-isi", f"{_OFFICE}/daftar/{{service:str}}", f"/{{office}}/daftar/{SERVICE}"),
    View(
        "daftar-kode",
        f"{_OFFICE}/daftar/{{service:str}}",
        f"/{{office}}/daftar/{SERVICE}",
        {"name": "Warga Contoh", "nik": "{nik}"},
    ),
    View("daftar-batal", f"{_OFFICE}/daftar/batal", "/{office}/daftar", {"code": "{booked}"}),
    View("survei", f"{_OFFICE}/survei", "/{office}/survei"),
    View(
        "survei-terkirim",
        f"{_OFFICE}/survei",
        "/{office}/survei",
        {"code": "{survey}", "waktu": "4"},
    ),
    View("rancangan", f"{_OFFICE}/rancangan", "/{office}/rancangan"),
    View("rancangan-isi", f"{_OFFICE}/rancangan/{{service:str}}", "/{office}/rancangan/{draft}"),
    View(
        "rancangan-terkirim",
        f"{_OFFICE}/rancangan/{{service:str}}",
        "/{office}/rancangan/{draft}",
        {"text": "Semoga selesai hari itu juga.", "name": "Warga Contoh"},
    ),
    View("hasil", f"{_OFFICE}/hasil", "/{office}/hasil"),
    View("periksa", "/periksa", "/periksa"),
    View("periksa-asli", "/periksa", "/periksa", {"text": "{receipt}"}),
    View("periksa-nomor", "/periksa", "/periksa", {"number": "{number}", "code": "{tracking}"}),
    View("tidak-ada", f"{_OFFICE}/{{rest:path}}", "/{office}/bukan-halaman"),
)
"""The pages of the centre, in the order a citizen meets them."""


def filled(view: View, known: Known) -> tuple[str, dict[str, str]]:
    """A view's address and form with what is known."""
    form = {name: value.format_map(known) for name, value in view.form.items()}
    return view.path.format_map(known), form


def known_at(running: Running, home: Home, receipt: str, serial: int) -> Known:
    """What the views need at an office that has sent this receipt (the text of its QR).

    Files a complaint, takes a time and gives out a survey code; `serial` keeps two calls apart.
    A draft of a standard has to be open for comment there.
    """
    proof = read_code(receipt).proof
    assert proof is not None
    centre = running.centre
    office = Offices(centre).office(proof.office)
    lines, _ = cases.list_cases(home, proof.facts.number, limit=1)
    opened = cases.read_case(home, lines[0].stream).opened
    assert opened is not None
    filed = file(centre, office, Filing(text=_SAID, channel="web", name="Warga Contoh"))
    survey = f"MUDAH{serial:03d}"
    given = SurveyCodesGiven(
        office=office.code, on=office.today(), hashes=(code_hash(office.code, survey),)
    )
    with centre.database.writing() as connection:
        facts: list[journal.Written] = [("survey-codes", given)]
        journal.write(
            centre.database, connection, centre.home.station, office.code, facts, centre.now()
        )
    return {
        "office": office.code,
        "receipt": receipt,
        "number": opened.number,
        "tracking": opened.tracking,
        "complaint": filed.number,
        "complaint_code": filed.code,
        "booked": _booked(running, office, serial),
        "nik": _nik(serial + 500),
        "survey": survey,
        "draft": next(one.code for one in shown_drafts(office) if one.stage == "open"),
    }


def _booked(running: Running, office: Office, serial: int) -> str:
    """The code of a time taken now."""
    standard = office.standard(SERVICE)
    now = running.centre.now()
    said: dict[str, Any] = {"name": "Warga Contoh", "nik": _nik(serial)}
    wanted = Wanted(
        service=SERVICE,
        due_at=free_times(office, standard.agency, now)[serial],
        applicant=parse_applicant(said, None, regions(), office.today()),
    )
    return book(running.centre, office, standard, wanted).code


def _nik(serial: int) -> str:
    """An invented person's number."""
    born = dt.date(1990, 8, 15)
    return f"327301{born:%d%m%y}{serial % 10_000:04d}"


def receipt_of(home: Home) -> str:
    """The text of the QR on a copy of a receipt, printed now."""
    lines, _ = cases.list_cases(home, narrowed=cases.Filter(statuses=("accepted",)), limit=1)
    printed = papers.print_receipt(home, lines[0].stream, reason="hilang")
    papers.confirm(home, lines[0].stream, printed.print, came_out=True)
    return qr_text(printed.pdf)


def qr_text(pdf: bytes) -> str:
    """The text of a receipt's QR as a phone reads it from the paper."""
    import pypdfium2
    import zxingcpp

    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=4, grayscale=True).to_pil()
        return next(one.text for one in zxingcpp.read_barcodes(picture) if "#" in one.text)
    finally:
        document.close()
