"""Drafts of standards in public: read, commented on without a name, answered; no name comes out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from frontoffice.server.public_evening import evening
from frontoffice.server.public_offices import Offices
from frontoffice.services import (
    catalogue,
    journal,
    standard_comments,
    standard_drafts,
)
from frontoffice.services.standard_minutes import minutes_pdf
from tests.builders import FREE
from tests.documents.reading import printed, squeezed
from tests.server.public_site import OFFICE, Site, site

DAY = 86_400_000
PLACE = f"/id/{OFFICE}/rancangan"
ONE = f"{PLACE}/{FREE}"
NAME, WORDS = "Surti Wati", "Dua hari masih lama untuk yang rumahnya jauh"
GIST, ANSWER = "Waktu dua hari terlalu lama", "Dicetak hari itu juga."


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("drafts")) as made:
        yield made


def told(public: Site) -> str:
    """Every page about drafts in both languages, and the standard's own."""
    public.clock.advance(600_000)
    paths = (PLACE, ONE, f"/id/{OFFICE}/standar/{FREE}", f"/id/{OFFICE}")
    pages = [public.ask(path.replace("/id/", f"/{one}/")) for path in paths for one in ("id", "en")]
    assert {status for status, _ in pages} == {200}
    return "".join(text for _, text in pages)


def test_a_comment_from_home_is_answered_in_public_and_its_writer_never_named(public, tmp_path):
    home, clock = public.home, public.clock
    assert "tidak ada rancangan" in public.ask(PLACE)[1]
    assert public.ask(ONE)[0] == 404
    stream = standard_drafts.make(home, FREE, "Waktu dipersingkat").stream
    standard_drafts.revise(home, stream, {"sla_working_days": 2})
    public.sync()
    assert public.ask(ONE)[0] == 404
    today = home.reference.today(OFFICE, clock.at)
    standard_drafts.publish(home, stream, today + dt.timedelta(3))
    public.sync()
    page = public.ask(ONE)[1]
    assert "Waktu dipersingkat" in page
    assert re.search(r"Menjadi.*2 hari kerja sejak", page, re.DOTALL)
    assert re.search(r"Baca seluruh rancangan.*1\. Persyaratan.*6\. Penanganan", page, re.DOTALL)

    status, page = public.ask(ONE, {"text": " ", "name": NAME})
    assert status == 422
    assert f'value="{NAME}"' in page
    status, page = public.ask(ONE, {"text": f"{WORDS}, kata saya <b>", "name": NAME})
    assert status == 200
    assert NAME not in page
    public.sync()
    (one,) = standard_comments.listing(home, stream)
    assert (one.channel, one.name, one.text) == ("web", NAME, f"{WORDS}, kata saya <b>")
    seen = told(public)
    assert "1 masukan" in seen
    assert "Perubahan standar ini sedang disusun" in seen
    standard_comments.answer(home, one.stream, "accepted", GIST, ANSWER)
    standard_comments.receive(home, stream, "Rahasia Joko", "box", "Joko Susilo")
    public.sync()
    seen = told(public)
    assert GIST in seen
    assert ANSWER in seen

    clock.advance(4 * DAY)
    status, page = public.ask(ONE, {"text": "Terlambat"})
    assert status == 422
    assert "berakhir" in page
    (late,) = (one for one in standard_comments.listing(home, stream) if one.outcome is None)
    standard_comments.answer(home, late.stream, "rejected", "Tanpa pokok", "Tidak terkait.")
    file = tmp_path / "rancangan.yaml"
    day = today + dt.timedelta(10)
    standard_drafts.export(home, stream, file, "SK 7/2026", day)
    catalogue.publish_file(home, file, "national")
    content = standard_drafts.adopt(home, stream, "SK 7/2026", day).content
    public.sync()
    seen += told(public)
    assert "SK 7/2026" in seen
    kept = tmp_path / "journal.jsonl"
    journal.export(home, kept, personal=True)
    paper = printed(minutes_pdf(home, stream))
    assert squeezed(GIST) in paper
    assert squeezed(content.removeprefix("service:")) in paper
    for place in (seen, kept.read_text(), file.read_text(), paper):
        for secret in ("Surti", "Joko", "rumahnya jauh", squeezed("rumahnya jauh")):
            assert secret not in place
    destroyed_after_a_year(public, stream)


def destroyed_after_a_year(public: Site, stream: str) -> None:
    """Words and names go, gist and answer stay."""
    home, centre = public.home, public.centre.centre
    assert {one.name for one in standard_comments.listing(home, stream)} == {NAME, "Joko Susilo"}
    assert evening(centre, Offices(centre)) == 0
    public.clock.advance(366 * DAY)
    assert [evening(centre, Offices(centre)) for _ in range(2)] == [2, 0]
    public.sync()
    left = standard_comments.listing(home, stream)
    assert {(one.text, one.name) for one in left} == {(None, None)}
    assert GIST in {one.gist for one in left}


def test_comments_are_slowed_down_and_a_withdrawn_draft_says_why(public):
    home = public.home
    stream = standard_drafts.make(home, "DKC-KIA", "Uji coba").stream
    today = home.reference.today(OFFICE, public.clock.at)
    standard_drafts.publish(home, stream, today + dt.timedelta(3))
    public.sync()
    public.clock.advance(600_000)
    place = f"{PLACE}/DKC-KIA"
    answers = [public.ask(place, {"text": f"Masukan {count}"})[0] for count in range(6)]
    assert answers == [*(5 * [200]), 429]
    standard_drafts.withdraw(home, stream, "Menunggu perda baru")
    public.sync()
    page = public.ask(place)[1]
    assert "Menunggu perda baru" in page
    assert "<form" not in page
    assert "5 masukan" in page
