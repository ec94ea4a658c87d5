"""Kepuasan by real keys: the citizen's page, kiosk, paper forms, the closing, results, plans."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontoffice.services import pool, survey, survey_plan
from frontoffice.services.survey_results import LEAST
from frontoffice.store.work import Changes
from tests.conftest import OFFICER, PIN
from tests.services.voices import afternoon, end_of_day
from tests.ui.office import Office, assert_fits
from ui.screens.survey import SurveyScreen
from ui.screens.survey.page import SurveyPage
from ui.screens.survey.sheets import PaperSheet, PlanSheet
from ui.theme.checks import small_targets, unnamed_controls

Key = Qt.Key


@pytest.fixture
def office(home, show):
    made = Office(home, SurveyScreen)
    show(made.window, 1366, 768)
    made.open()
    return made


def answers_in(home, count, **changes):
    codes = survey.questionnaire(home).codes
    for n in range(count):
        given = {code: 2 + (n + place) % 3 for place, code in enumerate(codes)}
        survey.collect(home, given | changes, service="KEL-SKTM")


def keys(qtbot, widget, *pressed):
    for key in pressed:
        qtbot.keyClick(widget, key)


def test_the_citizen_answers_by_keys_and_the_officer_sees_nothing(office, qtbot, home):
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F6)
    page = office.context.second.page
    assert isinstance(page, SurveyPage)
    assert page.question.text().startswith("Seberapa sesuai")
    for n in range(9):
        assert page.step.text() == f"{n + 1} dari 9"
        keys(qtbot, page, Key.Key_1 + n % 4, Key.Key_Return)
    assert page.step.text() == "Tentang Anda"
    keys(qtbot, page, Key.Key_2, Key.Key_Down, Key.Key_4, Key.Key_Up, Key.Key_3)
    assert page.about.said() == {"sex": "P", "education": "SMA"}
    keys(qtbot, page, Key.Key_Left, Key.Key_Return, Key.Key_Return)

    assert survey.waiting(home) == (1, 0)
    assert pool.read(home).said == [("skm", {"sex": "P", "education": "SMA"})]
    assert office.context.second.page is not page
    assert "tidak tampil" in office.last()
    (waiting,) = pool.read(home).answers
    # By code: the seventh question is behaviour, and got a three.
    assert (
        dict(zip(survey.questionnaire(home).codes, waiting["answers"], strict=True))["perilaku"]
        == 3
    )
    assert waiting["service"] == ""


def test_back_keeps_the_answer_and_a_question_may_be_skipped(office, qtbot, home):
    office.screen.arrive({"ask": "DKC-KK"})
    page = office.context.second.page
    keys(qtbot, page, Key.Key_4, Key.Key_Return, Key.Key_Return, Key.Key_Left, Key.Key_Left)
    assert [card.isChecked() for card in page.cards] == [False, False, False, True]
    assert page.next.text() == "Lanjut"
    keys(qtbot, page, *[Key.Key_Return] * 10)
    (waiting,) = pool.read(home).answers
    assert sorted(waiting["answers"]) == [0] * 8 + [4]
    assert (waiting["service"], waiting["agency"]) == ("DKC-KK", "DUKCAPIL")


def test_esc_gives_the_window_back_and_keeps_nothing(office, qtbot, home):
    office.screen.ask()
    page = office.context.second.page
    keys(qtbot, page, Key.Key_2, Key.Key_Escape)
    assert office.context.second.page is None
    assert survey.waiting(home) == (0, 0)


def test_a_kiosk_serves_one_after_the_other_and_needs_a_pin_to_leave(office, qtbot, home):
    code = pool.draw_code(home)
    office.screen.open_kiosk()
    kiosk = office.screen.kiosk
    qtbot.addWidget(kiosk)
    for typed in ("", code, code):
        qtbot.keyClicks(kiosk.door.code.input, typed)
        qtbot.keyClick(kiosk.door.code.input, Key.Key_Return)
        keys(qtbot, kiosk.page, Key.Key_3, *[Key.Key_Return] * 10)
        if kiosk.stack.currentWidget() is kiosk.thanks:
            kiosk.start_anew()
    assert "tidak berlaku" in kiosk.door.code.note.label.text()
    assert sorted(one["channel"] for one in pool.read(home).answers) == ["code", "kiosk"]

    kiosk.close()
    assert kiosk.isVisible()
    qtbot.keyClicks(kiosk.door.pin.input, "111222")
    qtbot.keyClick(kiosk.door.pin.input, Key.Key_Return)
    assert kiosk.isVisible()
    qtbot.keyClicks(kiosk.door.pin.input, PIN)
    qtbot.keyClick(kiosk.door.pin.input, Key.Key_Return)
    assert office.screen.kiosk is None


def test_paper_forms_are_typed_in_one_after_the_other(office, qtbot, home):
    office.screen.type_paper()
    sheet = office.window.findChild(PaperSheet)
    first = next(iter(sheet.answers.values()))
    qtbot.keyClicks(first.input, "7")
    qtbot.mouseClick(sheet.confirm, Qt.MouseButton.LeftButton)
    assert "1" in first.note.label.text()
    for _ in range(2):
        for field in sheet.answers.values():
            field.set_text("4")
        sheet.age.set_text("41")
        qtbot.mouseClick(sheet.confirm, Qt.MouseButton.LeftButton)
        assert first.text() == ""
        assert first.input.hasFocus()
    assert [one["channel"] for one in pool.read(home).answers] == ["paper", "paper"]


def test_results_show_only_after_enough_answers_were_written(office, qtbot, home, clock):
    answers_in(home, LEAST - 1)
    afternoon(home, clock)
    office.screen.close_day()
    screen = office.screen
    assert screen.results.few.isVisible()
    assert not screen.results.elements.isVisible()
    assert not screen.sheet_button.isEnabled()

    answers_in(home, 1)
    assert screen.results.count.value.text() == str(LEAST - 1)
    afternoon(home, clock)
    qtbot.mouseClick(screen.close_button, Qt.MouseButton.LeftButton)
    assert screen.results.count.value.text() == str(LEAST)
    assert screen.results.elements.isVisible()
    assert "," in screen.results.index.value.text()
    assert len(screen.results.elements.grades) == 9
    assert sum(one.weak for one in screen.results.elements.grades) == 3


def test_a_weak_element_gets_a_plan_with_owner_and_date(office, qtbot, home, tmp_path, clock):
    answers_in(home, LEAST, waktu=1)
    afternoon(home, clock)
    office.screen.close_day()
    qtbot.mouseClick(office.screen.results.plan_button, Qt.MouseButton.LeftButton)
    sheet = office.window.findChild(PlanSheet)
    assert sheet.element.code() == "waktu"
    qtbot.keyClicks(sheet.action.input, "Buka loket kedua")
    sheet.owner.choose(OFFICER)
    qtbot.keyClicks(sheet.due.input, "22112026")
    qtbot.mouseClick(sheet.confirm, Qt.MouseButton.LeftButton)
    assert "sudah lewat" in sheet.due.note.label.text()
    sheet.due.input.clear()
    qtbot.keyClicks(sheet.due.input, "31012027")
    qtbot.mouseClick(sheet.confirm, Qt.MouseButton.LeftButton)
    (plan,) = survey_plan.plans(home)
    assert (plan.element, plan.owner, plan.state) == ("waktu", OFFICER, "planned")

    office.screen.results.plans.choose(plan.stream)
    qtbot.mouseClick(office.screen.results.finish, Qt.MouseButton.LeftButton)
    assert survey_plan.plans(home)[0].state == "done"
    office.screen.write_picture(tmp_path / "hasil.png")
    assert (tmp_path / "hasil.png").read_bytes().startswith(b"\x89PNG")
    office.screen.print_sheet()
    assert office.printed[0][0].startswith(b"%PDF")


def test_odd_patterns_of_codes_are_shown_to_who_leads(office, home, make_home, show, clock):
    same = dict.fromkeys(survey.questionnaire(home).codes, 4)
    for _ in range(6):
        survey.collect(home, same, channel="code", code=pool.draw_code(home))
    end_of_day(home, clock)
    office.screen.read()
    told = office.screen.results.flags.detail.text()
    assert "PC loket sendiri: 6" in told
    assert "beruntun" in told
    make_home.sign_in(home, OFFICER)
    other = Office(home, SurveyScreen)
    show(other.window, 1366, 768)
    other.open()
    assert not other.screen.results.flags.isVisible()
    assert not other.screen.close_button.isVisible()


def test_news_from_elsewhere_is_read_and_other_facts_are_not(office, home, clock):
    answers_in(home, 2)
    end_of_day(home, clock)
    office.screen.facts_changed(Changes(kinds=frozenset({"case.moved/1"})))
    assert office.screen.results.count.value.text() == "0"
    office.screen.facts_changed(Changes(kinds=frozenset({"survey.answered/1"})))
    assert office.screen.results.count.value.text() == "2"


def test_everything_fits_and_has_a_name(office, qtbot, home, show, clock):
    answers_in(home, LEAST)
    afternoon(home, clock)
    office.screen.close_day()
    assert_fits(qtbot, office.window)
    assert unnamed_controls(office.window) == []
    assert small_targets(office.window) == []
    for code in survey.SURVEYS:
        page = SurveyPage(survey.questionnaire(home, code), "MPP Contoh", "Loket 3")
        show(page, 1366, 768)
        for step in (0, len(page.asked.element)):
            for _ in range(step):
                page.go_on()
            assert_fits(qtbot, page)
            assert unnamed_controls(page) == []
            assert small_targets(page) == []
