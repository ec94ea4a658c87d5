"""Stasiun: settings, officers, PINs, backups, proof, standards, recovery words."""

from __future__ import annotations

import shutil

import pytest

from frontoffice.domain.errors import RuleViolation
from frontoffice.resources import resource
from frontoffice.services import settings as kept
from frontoffice.services.door import ClosedHome
from frontoffice.services.home import Door
from frontoffice.services.station import words_doubt
from tests.conftest import CHEAP, OFFICER, PIN
from tests.ui.program_desk import CONTROL, KEYS, Hands
from ui.models.settings import first_look

NEW = "628104"


@pytest.fixture
def home(make_home, monkeypatch, tmp_path):
    monkeypatch.setenv("FRONTOFFICE_PAPERS", str(tmp_path / "papers"))
    return make_home()


@pytest.fixture
def hands(qtbot, home, clock):
    """The admin at Stasiun."""
    at_work = Hands(qtbot, home.folder, clock)
    at_work.enter("ri")
    at_work.go_to("stasiun")
    yield at_work
    at_work.close()


def panel(hands, key):
    hands.screen.show_panel(key)
    return hands.screen.panels[key]


def notice(hands):
    return hands.window.notice.kind(), hands.window.notice.words.text()


def test_arrows_walk_through_the_panels(hands, qtbot):
    qtbot.waitUntil(lambda: hands.screen.list.rows[0].hasFocus())
    hands.press(KEYS.Key_Down)
    hands.press(KEYS.Key_Down)

    assert hands.screen.list.key() == "counter"
    assert hands.screen.panels["counter"].isVisible()


def test_the_look_is_kept_for_the_next_start(hands):
    panel(hands, "look").theme.choose("contrast")

    assert first_look(hands.program.folder).theme == "contrast"


def test_paper_and_idle_lock_are_kept_in_the_home(hands):
    station = panel(hands, "printer")
    station.paper.choose("80mm")
    station.idle.choose("10")

    found = kept.read(hands.program.desk.home)
    assert (found.paper, found.idle_lock_minutes) == ("80mm", 10)
    assert hands.program.idle.minutes == 10
    assert hands.program.desk.context.settings.paper == "80mm"


def test_an_officer_may_look_but_not_change_the_printer(qtbot, home, clock):
    hands = Hands(qtbot, home.folder, clock)
    hands.enter("bu")
    hands.go_to("stasiun")

    assert not panel(hands, "printer").paper.choice.isEnabled()
    hands.close()


def test_the_test_page_is_a_paper(hands, tmp_path):
    panel(hands, "printer").controls[0].click()

    assert [one.suffix for one in (tmp_path / "papers").iterdir()] == [".pdf"]
    assert notice(hands)[0] == "say"


def test_a_new_officer_can_sign_in(hands):
    officers = panel(hands, "officers")
    officers.name.set_text("Sari Handayani")
    officers.pins.first.set_text(NEW)
    officers.pins.second.set_text(NEW)
    officers.admit()
    assert "Sari Handayani" in notice(hands)[1]
    hands.press(KEYS.Key_L, CONTROL)
    hands.enter("sa", NEW)

    assert hands.program.desk.home.officer.staff == "sari.h"


def test_the_same_officer_twice_is_refused_with_a_sentence(hands):
    officers = panel(hands, "officers")
    officers.name.set_text("Budi Santika")
    officers.pins.first.set_text(NEW)
    officers.pins.second.set_text(NEW)
    officers.admit()

    assert notice(hands)[0] == "fail"


def test_a_forgotten_pin_is_replaced(hands):
    officers = panel(hands, "officers")
    officers.list.choose(OFFICER)
    assert "Budi Santika" in officers.reset_head.text()
    officers.reset_pins.first.set_text(NEW)
    officers.reset_pins.second.set_text(NEW)
    officers.give_pin()
    hands.press(KEYS.Key_L, CONTROL)
    hands.enter("bu", NEW)

    assert hands.program.desk.home.officer.staff == OFFICER


def test_ones_own_pin_needs_the_present_one(hands, clock):
    mine = panel(hands, "pin")
    mine.old.set_text("918273")
    mine.pins.first.set_text(NEW)
    mine.pins.second.set_text(NEW)
    mine.change()
    assert mine.old.note.wrong
    mine.old.set_text(PIN)
    mine.change()

    assert notice(hands)[0] == "say"
    door = ClosedHome(hands.program.folder, clock=clock, cost=CHEAP)
    assert door.ring.unlock("rina.a", NEW, clock.now())


def test_a_backup_without_a_folder_says_where_to_set_one(hands):
    panel(hands, "backup").back_up()

    assert hands.screen.panels["backup"].folder.note.wrong


def test_backup_and_its_check(hands, tmp_path):
    second = tmp_path / "flashdisk"
    second.mkdir()
    backups = panel(hands, "backup")
    backups.folder.set_text(str(second))
    backups.keep_folder()
    backups.back_up()
    assert len(list(second.iterdir())) == 1
    assert "Cadangan selesai" in notice(hands)[1]
    backups.check_last()

    assert "Cadangan utuh" in notice(hands)[1]


def test_a_damaged_backup_is_found(hands, tmp_path):
    second = tmp_path / "flashdisk"
    second.mkdir()
    backups = panel(hands, "backup")
    backups.folder.set_text(str(second))
    backups.keep_folder()
    backups.back_up()
    file = next(second.iterdir())
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))
    backups.check_last()

    assert notice(hands)[0] == "fail"


def test_the_help_desk_has_its_answers_and_the_journal_is_proved(hands):
    proof = panel(hands, "proof")
    assert proof._answers.count() > 8
    proof.verify_journal()

    assert notice(hands)[1].startswith("Jurnal utuh")


def test_a_changed_byte_of_the_journal_is_named(hands):
    home = hands.program.desk.home
    with home.store.writing() as connection:
        connection.exec_driver_sql("UPDATE entry SET body = x'80' WHERE seq = 3")
    proof = panel(hands, "proof")
    proof.verify_journal()

    kind, words = notice(hands)
    assert kind == "fail"
    assert "catatan 3" in words


def test_a_clean_catalogue_can_be_published_and_a_bad_one_not(hands, tmp_path):
    standards = panel(hands, "catalogue")
    assert "38 standar" in standards.count.text()
    good = tmp_path / "layanan.yaml"
    shutil.copy(resource("catalogue", "services.yaml"), good)
    standards.file.set_text(str(good))
    standards.lint()
    assert standards.publish.isEnabled()
    standards.publish_file()
    assert "0 standar terbit, 38 tidak berubah" in notice(hands)[1]

    bad = tmp_path / "rusak.yaml"
    bad.write_text("services: [{code: X}]", "utf-8")
    standards.file.set_text(str(bad))
    standards.lint()
    assert not standards.publish.isEnabled()


def test_a_file_that_is_no_yaml_says_where(hands, tmp_path):
    standards = panel(hands, "catalogue")
    broken = tmp_path / "x.yaml"
    broken.write_text("a: [1\nb", "utf-8")
    standards.file.set_text(str(broken))
    standards.lint()

    assert standards.file.note.wrong or notice(hands)[0] == "fail"


def test_new_recovery_words_replace_the_old(hands, make_home, home, clock):
    old = make_home.words(home)
    recovery = panel(hands, "recovery")
    recovery.renew()
    new = recovery.words.words()
    recovery.words.go_on()
    for field in recovery.words.fields:
        field.set_text(new[field.property("place")])
    recovery.words.go_on()

    door = Door(hands.program.folder, clock=clock, cost=CHEAP)
    assert door.ring.unlock_with_words(new) == hands.program.desk.home.data_key
    with pytest.raises(RuleViolation, match="recovery-words-other-home"):
        door.ring.unlock_with_words(old)


def test_words_that_were_on_the_screen_when_the_power_went_are_said_at_the_next_start(
    qtbot, home, clock
):
    hands = Hands(qtbot, home.folder, clock)
    hands.enter("ri")
    hands.go_to("stasiun")
    panel(hands, "recovery").renew()
    hands.close()

    hands = Hands(qtbot, home.folder, clock)
    hands.enter("ri")
    qtbot.waitUntil(lambda: "Kata pemulihan belum dipastikan" in notice(hands)[1])
    hands.go_to("stasiun")
    recovery = panel(hands, "recovery")
    recovery.renew()
    new = recovery.words.words()
    recovery.words.go_on()
    for field in recovery.words.fields:
        field.set_text(new[field.property("place")])
    recovery.words.go_on()
    assert words_doubt(hands.program.desk.home) is None
    hands.close()


def test_joining_a_centre_without_a_line_is_a_state(hands):
    centre = panel(hands, "centre")
    centre.address.set_text("http://127.0.0.1:9")
    centre.code.set_text("ABCD-EFGH")
    centre.enrol()

    assert notice(hands)[0] == "fail"
    assert centre.join.isEnabled()


def test_every_panel_can_be_reached_by_words(hands):
    hands.press(KEYS.Key_K, CONTROL)
    hands.type("cadangkan")
    hands.press(KEYS.Key_Return)

    assert hands.screen.list.key() == "backup"


def test_the_button_pressed_keeps_the_keyboard_after_its_work(hands):
    officers = panel(hands, "officers")
    officers.reset_pins.first.set_text(NEW)
    officers.reset_pins.second.set_text(NEW)
    officers.reset.setFocus()
    hands.press(KEYS.Key_Return)

    assert notice(hands)[0] == "say"
    assert officers.reset.hasFocus()
