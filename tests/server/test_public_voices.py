"""Complaints and questions from the web: filed, anonymous until evening, answered, tracked."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import func, select

from frontoffice.domain.survey_facts import AnswerRow, SurveyAnswered
from frontoffice.server.public_evening import evening
from frontoffice.server.public_forms import yearly_index
from frontoffice.server.public_offices import Offices
from frontoffice.server.tables import entry, public_pool
from frontoffice.services import (
    complaint_clocks,
    complaint_photos,
    complaints_desk,
    complaints_read,
    pool,
    posters,
    survey,
    survey_closing,
    survey_results,
)
from frontoffice.services.survey_results import LEAST
from tests.browser import browser, grave_faults, watched
from tests.server.public_site import Site, site

HOUR = 3_600_000


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("voices")) as made:
        yield made


@pytest.fixture
def page(chrome, public) -> Iterator[Page]:
    context = chrome.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=True, reduced_motion="reduce"
    )
    opened = context.new_page()
    wrong = watched(opened, public.centre.url)
    public.clock.advance(600_000)
    yield opened
    context.close()
    assert wrong == []


def kept(public: Site) -> tuple[int, int]:
    """How many entries the office has at the centre, and how many things wait."""
    with public.centre.centre.database.reading() as connection:
        return (
            connection.execute(select(func.count()).select_from(entry)).scalar_one(),
            connection.execute(select(func.count()).select_from(public_pool)).scalar_one(),
        )


def test_a_complaint_is_filed_by_keyboard_worked_on_and_its_answer_read(page, public):
    page.goto(f"{public.url}/pengaduan")
    page.locator("#text").focus()
    page.keyboard.type("Loket tutup sebelum jam pelayanan berakhir.")
    page.locator("#name").focus()
    page.keyboard.type("Warga Contoh")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Sudah kami terima")
    number, code = page.locator("#number").inner_text(), page.locator("#code").inner_text()
    public.sync()
    found = complaints_read.show(public.home, number)
    assert found.said is not None
    assert (found.said.name, found.line.channel) == ("Warga Contoh", "web")
    picture, photo = Image.new("RGB", (40, 30)), io.BytesIO()
    picture.save(photo, "PNG")
    # What is done behind a photo is seen by who filed it all the same.
    complaint_photos.attach(public.home, number, photo.getvalue())
    complaints_desk.move(public.home, number, "verified", classified="unsupervised")
    complaints_desk.move(public.home, number, "followed_up", "Jam tutup sudah ditertibkan.")
    public.sync()
    page.goto(f"{public.url}/pengaduan/lacak")
    page.fill("#number", number)
    page.fill("#code", code)
    page.keyboard.press("Enter")
    expect(page.locator(".big")).to_have_text("Ditindaklanjuti")
    expect(page.get_by_role("status")).to_contain_text("Jam tutup sudah ditertibkan.")
    assert "Warga Contoh" not in page.content()


def test_what_is_missing_is_said_on_the_form_and_nothing_typed_is_lost(page, public):
    page.goto(f"{public.centre.url}/en/MPP1/pengaduan")
    page.fill("#text", "Ramp is blocked")
    page.keyboard.press("Tab")
    page.locator("#place").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#text")).to_have_value("Ramp is blocked")
    assert grave_faults(page) == []


def test_an_anonymous_complaint_waits_for_the_evening_without_a_trace_in_the_journal(public):
    public.clock.advance(600_000)
    before, _ = kept(public)
    form = {"kind": "complaint", "topic": "officer", "text": "Diminta uang rokok.", "name": "Budi"}
    status, text = public.ask("/id/MPP1/pengaduan", form | {"anonymous": "on"})
    assert status == 200
    assert "akhir hari kerja" in text
    assert kept(public) == (before, 1)
    offices = Offices(public.centre.centre)
    assert evening(public.centre.centre, offices) == 0
    public.clock.advance(9 * HOUR)
    assert evening(public.centre.centre, offices) == 1
    assert evening(public.centre.centre, offices) == 0
    assert kept(public) == (before + 1, 0)
    public.sync()
    home = public.home
    with home.store.read() as connection:
        row = connection.exec_driver_sql(
            "SELECT kind, actor, body, personal FROM entry ORDER BY at DESC, seq DESC LIMIT 1"
        ).one()
    assert row[:2] == ("complaint.filed/1", "central")
    assert b"received_at" not in row[2]
    assert b"Budi" not in row[3]
    assert b"uang rokok" in row[3]


def test_what_comes_after_closing_waits_for_the_next_one(public):
    offices = Offices(public.centre.centre)
    form = {"kind": "suggestion", "topic": "facility", "text": "Tambah kursi.", "anonymous": "on"}
    public.clock.advance(HOUR)
    assert public.ask("/id/MPP1/pengaduan", form)[0] == 200
    assert evening(public.centre.centre, offices) == 0
    public.clock.advance(24 * HOUR)
    assert evening(public.centre.centre, offices) == 1


def test_a_question_shows_answers_and_goes_to_an_officer_with_a_clock(page, public):
    page.goto(f"{public.url}/tanya?q=berapa+biaya+ktp+hilang")
    expect(page.locator("article").first).to_contain_text("Tidak dipungut biaya")
    page.fill("#name", "Warga Contoh")
    page.locator("#name").press("Enter")
    expect(page.locator("h1")).to_have_text("Sudah kami terima")
    number = page.locator("#number").inner_text()
    public.sync()
    found = complaints_read.show(public.home, number)
    assert found.line.kind == "information"
    assert found.line.due_on is not None


def test_results_are_published_from_ten_respondents_on(page, public):
    elements = ("biaya", "kompetensi", "pengaduan", "perilaku", "persyaratan")
    elements += ("produk", "prosedur", "sarpras", "waktu")

    def answered(count: int) -> None:
        rows = tuple(AnswerRow("am", "", "", "window", (3,) * 9) for _ in range(count))
        on = public.home.reference.today("MPP1", public.clock.at)
        with public.home.store.work("@station") as work:
            work.open(
                "survey-answers",
                SurveyAnswered(
                    survey="skm", elements=elements, scale=4, office="MPP1", on=on, rows=rows
                ),
            )
        public.sync()

    answered(9)
    page.goto(f"{public.url}/hasil")
    expect(page.get_by_role("status")).to_contain_text("paling sedikit 10 responden")
    answered(1)
    page.reload()
    expect(page.locator("#ikm")).to_have_text("75,00")
    expect(page.locator("main")).to_contain_text("C - Kurang Baik")


def test_a_code_from_a_receipt_answers_the_survey_once_from_home(page, public):
    home, clock = public.home, public.clock
    zone = home.reference.calendar_of("MPP1")
    day = zone.next_working_day(zone.local(clock.at).date())
    clock.turn_to(zone.instant(day, 10 * 60))
    code = pool.draw_code(home)
    clock.turn_to(zone.instant(day, 15 * 60 + 30))
    survey_closing.close_voices(home)
    public.sync()
    page.goto(f"{public.url}/survei")
    page.fill("#code", "46794679")
    page.locator("input[name=waktu]").nth(3).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("tidak dikenal atau sudah dipakai")
    expect(page.locator("input[name=waktu]").nth(3)).to_be_checked()
    page.fill("#code", code.lower())
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Terima kasih")
    assert grave_faults(page) == []
    assert public.ask("/id/MPP1/survei", {"code": code, "waktu": "4"})[0] == 422
    before, waiting = kept(public)
    assert waiting == 2
    clock.advance(24 * HOUR)
    assert evening(public.centre.centre, Offices(public.centre.centre)) == 1
    # That the code was used is told with others, so it says of no answer whose it is.
    assert kept(public) == (before + 1, 1)
    public.sync()
    with home.store.read() as connection:
        row = connection.exec_driver_sql(
            "SELECT answers, channel, service FROM survey_row WHERE channel = 'code'"
        ).one()
    assert row[0].split()[-1] == "4"
    assert row[2] == ""


def test_codes_used_on_the_web_and_at_a_counter_without_a_line_count_once(public):
    home, clock, centre = public.home, public.clock, public.centre.centre
    zone = home.reference.calendar_of("MPP1")
    day = zone.next_working_day(zone.local(clock.at).date())
    clock.turn_to(zone.instant(day, 10 * 60))
    codes = [pool.draw_code(home) for _ in range(LEAST)]
    clock.turn_to(zone.instant(day, 15 * 60 + 30))
    survey_closing.close_voices(home)
    public.sync()
    period = (day - dt.timedelta(days=300), day + dt.timedelta(days=9))
    before = survey_results.results(home, *period).respondents
    for code in codes:
        about = {"sex": "P", "age": "60+", "job": ""}
        assert public.ask("/id/MPP1/survei", {"code": code, "waktu": "4"} | about)[0] == 200
        survey.collect(home, {"waktu": 1}, channel="code", code=code)
        clock.advance(HOUR // 8)
    next_day = zone.next_working_day(day)
    clock.turn_to(zone.instant(next_day, 15 * 60 + 30))
    survey_closing.close_voices(home)
    clock.turn_to(zone.instant(next_day, 20 * 60))
    evening(centre, Offices(centre))
    public.sync()

    found = survey_results.results(home, *period)
    assert (found.respondents - before, found.repeated) == (LEAST, LEAST)
    assert found.said == {"sex": {"P": LEAST}, "age": {"60+": LEAST}}
    assert f"Perempuan: {LEAST}" in public.ask("/id/MPP1/hasil")[1]
    office = Offices(centre).office("MPP1")
    held = sum(
        len(one.body.rows)
        for _, recorded in office.feed.of("survey-answers")
        for one in recorded
        if isinstance(one.body, SurveyAnswered)
    )
    index = yearly_index(office)
    assert index is not None
    assert held - index.respondents == LEAST
    assert index == found.index


def test_the_pledge_names_who_signed_it_and_the_own_clock_of_the_office_counts(page, public):
    page.goto(f"{public.url}/maklumat")
    expect(page.locator("main")).to_contain_text("belum mengumumkan")
    home = public.home
    signed = posters.Pledge(
        head_name="Rina Kartika",
        head_position="Kepala Mal Pelayanan Publik",
        place="Sukamaju",
        signed_on=dt.date(2026, 11, 2),
    )
    assert posters.set_pledge(home, signed).kinds == {"charter.signed/1"}
    assert posters.set_pledge(home, signed).kinds == frozenset()
    today = home.reference.today("MPP1", public.clock.at)
    reason = "Janji kepala kantor"
    complaint_clocks.set_clock(home, "suggestion", "reply", 1, "working", today, reason)
    public.sync()
    page.reload()
    expect(page.locator("#signed")).to_contain_text("Sukamaju, Senin, 2 November 2026")
    expect(page.locator("#signed")).to_contain_text("Rina Kartika")
    page.goto(f"{public.url}/pengaduan")
    page.select_option("#kind", "suggestion")
    page.fill("#text", "Tambah kursi di ruang tunggu.")
    page.fill("#name", "Warga Contoh")
    page.locator("#name").press("Enter")
    number = page.locator("#number").inner_text()
    public.sync()
    (basis,) = {
        one.basis for one in complaints_read.show(home, number).clocks if one.stage == "reply"
    }
    assert basis.startswith("Ketetapan kantor sejak")
    assert reason not in page.content()
