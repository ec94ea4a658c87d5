"""Pegawai by real keys: handover by PIN, officers, competence, conduct, rights, inspection."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from frontoffice.domain.shift import OpenItem
from frontoffice.domain.staff import PERMISSIONS, ROLES, may
from frontoffice.services import cases, intake, people, people_conduct, shifts, staff
from tests.builders import intake_request
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR
from tests.ui.office import Office
from ui.screens.people import PeopleScreen
from ui.screens.people.handover import item_lines
from ui.theme.look import look, px

Key = Qt.Key


@pytest.fixture
def desk(home, make_home, show):
    """Opens Pegawai for an officer; returns the office and the panel asked for."""

    def opened(who, panel):
        make_home.sign_in(home, who)
        office = Office(home, PeopleScreen)
        show(office.window, 1366, 768)
        office.open(panel)
        next(row for row in office.screen.list.rows if row.isChecked()).setFocus()
        return office, office.screen.panels[panel]

    return opened


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def to(qtbot, widget):
    """Tab until the widget has the focus."""
    for _ in range(60):
        now = QApplication.focusWidget()
        if now is widget or (now is not None and widget.focusProxy() is now):
            return
        press(qtbot, Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {widget.accessibleName() or widget}")


def fill(qtbot, field, words):
    to(qtbot, field.input)
    qtbot.keyClicks(QApplication.focusWidget(), words)


def push(qtbot, button):
    to(qtbot, button)
    press(qtbot, Key.Key_Space)


def titles(line_list):
    return [one.title for one in line_list.lines.lines()]


def test_shift_change_what_is_open_is_signed_away_by_pin_and_taken_by_the_next(desk, home, qtbot):
    home.sign_in(OFFICER, home.data_key)
    case = intake.submit(home, intake_request("DKC-KK"))
    office, panel = desk(OFFICER, "handover")
    assert titles(panel.items) == [case.number]
    fill(qtbot, panel.words, "map di laci kiri")
    fill(qtbot, panel.pin, "000000")
    press(qtbot, Key.Key_Return)
    assert "PIN" in panel.pin.box.accessibleDescription()
    fill(qtbot, panel.pin, PIN)
    press(qtbot, Key.Key_Return)
    assert office.last() == "1 hal diserahterimakan."
    push(qtbot, panel.paper)
    assert office.printed[0][0].startswith(b"%PDF")

    office, panel = desk(SUPERVISOR, "handover")
    assert titles(panel.waiting) == ["Budi Santika kepada petugas berikutnya"]
    fill(qtbot, panel.answer_pin, PIN)
    press(qtbot, Key.Key_Return)
    assert office.last() == "Jawaban tercatat."
    assert titles(panel.items) == [case.number]
    assert panel.waiting.isHidden()


def test_sudden_absence_gives_the_work_to_another(desk, home, qtbot):
    home.sign_in(OFFICER, home.data_key)
    case = intake.submit(home, intake_request("DKC-KK"))
    office, panel = desk(SUPERVISOR, "absence")
    panel.who.choose(OFFICER)
    panel.to.choose(ADMIN)
    assert titles(panel.items) == [case.number]
    fill(qtbot, panel.words, "sakit")
    buttons = panel.controls
    push(qtbot, buttons[0])
    assert office.last() == "1 hal menunggu jawaban Rina Admin."
    assert shifts.latest(home)[0].opened.absent


def test_an_admin_changes_a_role_and_deactivates(desk, home, qtbot):
    office, panel = desk(ADMIN, "roster")
    panel.list.choose(OFFICER)
    panel.role.choose("helpdesk")
    fill(qtbot, panel.agencies, "dukcapil polri")
    push(qtbot, panel.save)
    row = home.reference.staff[OFFICER]
    assert (row.role, row.agencies) == ("helpdesk", ("DUKCAPIL", "POLRI"))
    push(qtbot, panel.end)
    assert not home.reference.staff[OFFICER].active
    panel.list.choose(ADMIN)
    push(qtbot, panel.end)
    assert "sendiri" in office.last()


def test_seats_are_given_and_ended(desk, home, qtbot):
    office, panel = desk(SUPERVISOR, "seats")
    panel.who.choose(OFFICER)
    push(qtbot, panel.controls[0])
    assert titles(panel.list) == ["Loket 3 · Budi Santika"]
    push(qtbot, panel.controls[0])
    assert "sudah punya jadwal" in panel.counter.box.accessibleDescription()
    panel.list.choose(people.seats(home)[0].stream)
    push(qtbot, panel.controls[1])
    assert people.seats(home)[0].until_on is not None
    assert office.last() == "Jadwal tersimpan."


def test_competence_is_recorded_and_withdrawn(desk, home, qtbot):
    _office, panel = desk(SUPERVISOR, "competence")
    panel.who.choose(OFFICER)
    fill(qtbot, panel.service, "xyz")
    push(qtbot, panel.controls[0])
    assert panel.service.box.accessibleDescription()
    panel.service.set_text("")
    fill(qtbot, panel.service, "dkc-kk")
    push(qtbot, panel.controls[0])
    assert [one.service for one in people.competences(home)] == ["DKC-KK"]
    panel.list.choose(people.competences(home)[0].stream)
    push(qtbot, panel.controls[1])
    assert people.competences(home) == []


def test_a_training_is_recorded(desk, home, qtbot):
    _office, panel = desk(SUPERVISOR, "training")
    panel.who.choose(OFFICER)
    fill(qtbot, panel.subject, "Pelayanan prima")
    fill(qtbot, panel.on, "20112026")
    fill(qtbot, panel.hours, "8")
    push(qtbot, panel.controls[0])
    assert [(one.title, one.hours) for one in people.trainings(home)] == [("Pelayanan prima", 8)]


def test_the_code_is_published_and_acknowledged(desk, home, qtbot):
    office, panel = desk(ADMIN, "code")
    to(qtbot, panel.draft.area)
    qtbot.keyClicks(QApplication.focusWidget(), "Kami tidak menerima imbalan apa pun.")
    push(qtbot, panel.controls[1])
    assert panel.text.text() == "Kami tidak menerima imbalan apa pun."
    assert "Budi Santika" in panel.missing.text()
    push(qtbot, panel.agree)
    assert panel.agree.isHidden()
    assert office.last() == "Tercatat."


def test_the_ledger_and_an_appraisal_with_the_reply(desk, home, qtbot):
    _office, panel = desk(SUPERVISOR, "ledger")
    panel.who.choose(OFFICER)
    fill(qtbot, panel.words, "Menyelesaikan aduan lama")
    push(qtbot, panel.controls[0])
    _office, panel = desk(SUPERVISOR, "appraisal")
    panel.who.choose(OFFICER)
    push(qtbot, panel.controls[1])
    assert "0 permohonan diterima" in panel.figures.text()
    fill(qtbot, panel.opinion, "Cepat dan teliti")
    push(qtbot, panel.controls[2])
    _office, panel = desk(OFFICER, "appraisal")
    assert "Cepat dan teliti" in panel.detail.text()
    fill(qtbot, panel.words, "Terima kasih")
    push(qtbot, panel.answer)
    assert people_conduct.appraisals(home)[0].reply == "Terima kasih"
    assert panel.words.isHidden()
    _office, panel = desk(OFFICER, "ledger")
    assert titles(panel.list) == ["Budi Santika"]
    assert not panel.words.isVisible()


def test_an_inspector_opens_one_case_with_a_reason(desk, home, qtbot):
    case = intake.submit(home, intake_request("DKC-KK"))
    staff.admit(home, "Ika Pengawas", "inspector", PIN, "ika.p")
    _office, panel = desk("ika.p", "inspect")
    fill(qtbot, panel.number, case.number)
    push(qtbot, panel.controls[0])
    assert panel.reason.box.accessibleDescription().startswith("Alasan melihat")
    fill(qtbot, panel.reason, "Surat tugas 700/12")
    press(qtbot, Key.Key_Return)
    assert titles(panel.list) == [case.number]
    assert cases.read_file(home, case.stream).details.applicant is not None
    push(qtbot, panel.controls[1])
    assert cases.read_file(home, case.stream).details.applicant is None


def test_the_table_of_rights_is_the_table_in_force(desk, qtbot):
    _office, panel = desk(OFFICER, "rights")
    model = panel.model
    assert [row[0] for row in model.shown] == list(PERMISSIONS)
    for row, (action, _words) in enumerate(model.shown):
        told = [model.allowed(row, column) for column in range(1, len(ROLES) + 1)]
        assert told == [may(role, action) for role in ROLES]
    qtbot.keyClicks(panel.search, "tanda terima")
    assert {row[0] for row in model.shown} >= {"case.void", "case.void_ask", "receipt.print"}
    spoken = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Petugas loket: ")


def test_large_letters_put_the_roles_below_each_right(desk, qtbot):
    _office, panel = desk(OFFICER, "rights")
    table, model = panel.table, panel.model
    assert table.in_columns()
    look.use(text_percent=200)
    qtbot.waitUntil(lambda: not table.in_columns() and table.isColumnHidden(1))
    row = [one[0] for one in model.shown].index("case.void")
    told = model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("(dua orang): Penyelia, Admin cabang, Bendahara")
    assert table.rowHeight(row) > px(34)


def test_open_things_are_told_in_words_never_in_codes():
    states = [(state, "ticket") for state in ("serving", "parked")]
    states += [(state, "cash") for state in ("open", "sealed", "disputed")]
    lines = item_lines(tuple(OpenItem(kind, "x", state) for state, kind in states))

    assert [line.detail.partition(" · ")[2] for line in lines] == [
        "sedang dilayani",
        "ditunda",
        "terbuka",
        "disegel",
        "perlu diputuskan",
    ]
