"""After a day of work nothing personal is readable in the home folder, its backups or the logs."""

from __future__ import annotations

import base64
import logging

import pytest

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.staff import officer
from frontoffice.services import backup, cases, drafts, intake, journal, papers, staff
from frontoffice.store.devicesecret import secret_path
from tests.builders import (
    FREE,
    PAID,
    REPRESENTATIVE,
    incomplete_request,
    intake_request,
    nik,
)
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR

NAME, PHONE, STREET = "Zulkarnaen Purbatjaraka", "081277788899", "Gang Kenanga Ungu 41"
COMPANY, REASON = "PT Anggrek Hitam Sejahtera", "istri sedang dirawat di rumah"
SERIAL = 7431
PLANTED = (nik(SERIAL), NAME, PHONE, STREET, COMPANY, REASON, REPRESENTATIVE["nik"])


def spellings(text: str) -> set[bytes]:
    """The text as bytes a careless program could leave behind."""
    plain = text.encode()
    return {
        plain,
        plain.upper(),
        plain.lower(),
        plain.hex().encode(),
        text.encode("utf-16-le"),
        base64.b64encode(plain)[: len(plain)],
    }


@pytest.fixture
def day(home, make_home, clock, tmp_path, caplog):
    """A day with every kind of personal data; some things go wrong. The home stays open."""
    caplog.set_level(logging.DEBUG)
    applicant = intake_request(FREE, serial=SERIAL)["applicant"] | {
        "name": NAME,
        "phone": PHONE,
        "address": STREET,
        "company": {"name": COMPANY, "nib": "9120001234567", "npwp": None},
    }
    make_home.sign_in(home, OFFICER)
    request = intake_request(FREE, applicant=applicant, representative=REPRESENTATIVE)
    drafts.save(home, request, {"field": "applicant.name"})
    free = intake.submit(home, request)
    papers.print_receipt(home, free.stream)
    paid = intake.submit(home, intake_request(PAID, applicant=applicant))
    part = intake.submit(home, incomplete_request("DKC-KTP-GANTI", applicant=applicant))
    papers.print_shortage(home, part.stream)
    rows = dict.fromkeys(intake_request("DKC-KTP-GANTI")["requirements"], True)
    waived = {"KK": {"reason": REASON, "by": SUPERVISOR}}
    cases.complete(home, part.stream, {"requirements": rows | {"KK": None}, "waivers": waived})
    cases.correct(home, free.stream, {"applicant": {"address": STREET + "A"}, "reason": REASON})
    for wrong in ({"applicant": applicant | {"nik": nik(SERIAL)[:-1]}}, {"payment": applicant}):
        with pytest.raises(FrontOfficeError) as refused:
            intake.submit(home, intake_request(FREE, client_ref=None) | wrong)
        logging.getLogger("frontoffice").error("%s", refused.value)
    make_home.sign_in(home, ADMIN)
    cases.void(home, paid.stream, REASON, officer(SUPERVISOR, "supervisor"))
    cases.move(home, part.stream, "in_process", REASON)
    staff.admit(home, NAME, "officer", PIN, "zul.p")
    assert cases.list_cases(home, NAME)[1] == 3
    assert journal.rebuild(home) > 0
    backup.create(home, tmp_path / "a.fobackup")
    return home


def readable(paths) -> list[tuple[str, str]]:
    """(file, text) of everything planted that can be read in these files."""
    return [
        (str(path), text)
        for path in paths
        if path.is_file()
        for data in (path.read_bytes(),)
        for text in PLANTED
        if any(spelling in data for spelling in spellings(text))
    ]


def test_nothing_planted_is_readable_while_open_or_closed(day, tmp_path, caplog):
    everywhere = [*day.folder.rglob("*"), tmp_path / "a.fobackup", secret_path(day.card.home)]
    assert len([one for one in everywhere if one.is_file()]) >= 6
    assert readable(everywhere) == []
    day.close()
    assert readable(day.folder.rglob("*")) == []
    logged = "\n".join(one.getMessage() for one in caplog.get_records("setup"))
    assert "nik-length" in logged
    assert not any(text in logged for text in PLANTED)


def test_the_search_for_planted_texts_finds_what_is_readable(tmp_path):
    """The check above can fail: each spelling is found where it does lie."""
    for spelling in spellings(NAME):
        (tmp_path / "leak").write_bytes(b"\0\1" + spelling + b"\2")
        assert readable([tmp_path / "leak"]) == [(str(tmp_path / "leak"), NAME)]


def test_pins_and_data_key_lie_nowhere_in_the_home(day):
    for path in day.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert day.data_key not in data
            assert base64.b64encode(day.data_key) not in data
            assert PIN.encode() not in data, path
