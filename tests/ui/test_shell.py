"""The frame: rail, keys, palette, notices, covering pages, the crash hook."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from frontoffice.domain.errors import RuleViolation
from ui.bootstrap import CrashHook, DefectSheet, use_language
from ui.gallery_frame import AT, sample_window
from ui.models.frame import Action, Freshness, OfficeInfo, OfficerInfo, PaletteItem, ScreenSpec
from ui.shell import MainWindow
from ui.theme.checks import layout_faults, unnamed_controls
from ui.theme.look import look
from ui.widgets.command_palette import score
from ui.widgets.screen import Screen
from ui.words import clock_words, key_words, long_date

OFFICE = OfficeInfo("MPP Kota Sukamaju", "Loket 3 · Dukcapil", "WITA")
SARI = OfficerInfo("STAFF-1", "Sari Handayani", "Petugas loket", frozenset({"serve"}))


class Desk(Screen):
    """A screen that writes down what the frame does to it."""

    def __init__(self, name):
        super().__init__()
        self.name, self.log, self.steps = name, [], 0
        self.free = True
        column = QVBoxLayout(self)
        self.field = QLineEdit()
        self.field.setAccessibleName("Catatan")
        column.addWidget(self.field)

    def offers(self):
        return [
            Action(
                f"{self.name}.submit",
                f"Terima di {self.name}",
                lambda: self.log.append("submit"),
                "F12",
                enabled=lambda: self.free,
                hint="terima",
            )
        ]

    def arrive(self, payload):
        self.log.append(("arrive", payload))

    def back(self):
        self.steps += 1
        return True

    def facts_changed(self, changes):
        self.log.append(("changed", changes))


@pytest.fixture
def window(show):
    built = []

    def make(name):
        def build():
            built.append(name)
            return Desk(name)

        return build

    specs = [
        ScreenSpec("loket", "Loket", "ticket-check", make("loket")),
        ScreenSpec("permohonan", "Permohonan", "folder-open", make("permohonan"), "serve"),
        ScreenSpec("stasiun", "Stasiun", "monitor-cog", make("stasiun"), "station"),
    ]
    frame = MainWindow(OFFICE, specs, lambda: AT)
    frame.built_names = built
    show(frame, 1366, 768)
    frame.sign_in(SARI)
    frame.open("loket")
    frame.activateWindow()
    return frame


def test_screens_are_built_when_first_opened_and_kept(window):
    assert window.built_names == ["loket"]

    window.open("permohonan", payload="MPP1-261123-03A0017-5")
    window.open("loket")
    window.open("permohonan")

    assert window.built_names == ["loket", "permohonan"]
    desk = window.built("permohonan")
    assert desk.log == [("arrive", "MPP1-261123-03A0017-5"), ("arrive", None)]


def test_a_screen_without_the_right_is_absent_and_stays_shut(window):
    assert [item.text() for item in window.rail.items] == ["Loket", "Permohonan"]

    window.open("stasiun")

    assert window.current() == "loket"
    assert window.built_names == ["loket"]


def test_alt_and_number_open_the_places_in_rail_order(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)

    assert window.current() == "permohonan"
    assert [item.isChecked() for item in window.rail.items] == [False, True]


def test_a_key_acts_on_the_screen_in_front_only(qtbot, window):
    window.open("permohonan")

    qtbot.keyClick(window, Qt.Key.Key_F12)

    assert "submit" in window.built("permohonan").log
    assert "submit" not in window.built("loket").log


def test_a_key_whose_action_is_not_possible_does_nothing(qtbot, window):
    desk = window.built("loket")
    desk.free = False

    qtbot.keyClick(window, Qt.Key.Key_F12)

    assert "submit" not in desk.log


def test_keys_rest_while_a_sheet_is_open(qtbot, window):
    window.show_keys()

    qtbot.keyClick(window, Qt.Key.Key_F12)

    assert "submit" not in window.built("loket").log


def test_escape_goes_one_step_back_in_the_screen(qtbot, window):
    desk = window.built("loket")
    desk.field.setFocus()

    qtbot.keyClick(desk.field, Qt.Key.Key_Escape)

    assert desk.steps == 1


def test_lock_is_asked_for_by_key_and_by_rail(qtbot, window):
    with qtbot.waitSignal(window.lock_wanted, timeout=500):
        qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.lock_wanted, timeout=500):
        qtbot.mouseClick(window.rail._foot[1], Qt.MouseButton.LeftButton)


def test_the_freshness_light_leads_to_sync(qtbot, window):
    window.show_freshness(Freshness("held", "2 temuan", "14 menunggu"))

    with qtbot.waitSignal(window.sync_wanted, timeout=500):
        window.bar.pill.click()


def test_news_of_a_screen_shows_in_the_notice_bar_and_leaves_with_the_screen(window):
    window.built("loket").fail("Printer tidak menjawab. Nyalakan, lalu cetak ulang.")
    assert window.notice.kind() == "fail"

    window.open("permohonan")

    assert window.notice.kind() == ""


def test_changes_reach_every_screen_that_is_open(window):
    window.facts_changed("changes")

    assert ("changed", "changes") in window.built("loket").log


def test_time_is_the_offices_own(window):
    assert window.bar._time.text() == "10.23 WITA"
    assert window.bar._date.text() == "Senin, 23 November 2026"


def test_a_page_covers_the_frame_and_its_keys(qtbot, window):
    page = QWidget()
    window.cover(page)
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert window.pages.currentWidget() is page
    assert "submit" not in window.built("loket").log

    window.uncover()

    assert window.pages.currentIndex() == 0
    assert window.pages.count() == 1


# Ctrl+K


def test_the_palette_finds_an_action_by_words_and_runs_it(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window._palette
    assert palette.query.hasFocus()

    qtbot.keyClicks(palette.query, "terima")
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)

    assert "submit" in window.built("loket").log
    assert not palette.isVisible()


def test_the_palette_asks_for_cases_and_drops_answers_to_old_words(qtbot, window):
    asked = []
    window.add_provider(lambda words, answer: asked.append((words, answer)))
    window.show_palette()
    palette = window._palette

    qtbot.keyClicks(palette.query, "siti")
    qtbot.waitUntil(lambda: bool(asked), timeout=1000)
    words, answer = asked[-1]
    opened = []
    answer([PaletteItem("Siti Aminah", "MPP1", "folder-open", lambda: opened.append("siti"))])
    assert words == "siti"
    assert [line.title for line in palette.lines.lines] == ["Siti Aminah"]

    qtbot.keyClicks(palette.query, " x")
    answer([PaletteItem("Siti Aminah", "MPP1", "folder-open", lambda: None)])
    assert palette.lines.lines == []
    assert palette.nothing.isVisible()  # and says so: an empty box looks like a slow one
    palette.query.clear()
    assert not palette.nothing.isVisible()


def test_arrows_choose_a_line_of_the_palette(qtbot, window):
    window.show_palette()
    palette = window._palette

    qtbot.keyClick(palette.query, Qt.Key.Key_Down)

    assert palette.list.currentIndex().row() == 1


def test_escape_closes_the_palette_and_the_focus_returns(qtbot, window):
    desk = window.built("loket")
    desk.field.setFocus()
    window.show_palette()

    qtbot.keyClick(window._palette.query, Qt.Key.Key_Escape)

    assert desk.field.hasFocus()
    assert desk.steps == 0


@pytest.mark.parametrize(
    ("words", "query", "found"),
    [
        ("Panggil berikutnya", "pang", True),
        ("Panggil berikutnya", "berikut pang", True),
        ("Panggil berikutnya", "brkt", True),
        ("Panggil berikutnya", "cetak", False),
        ("Panggil berikutnya", "", True),
    ],
)
def test_words_are_found_by_their_starts_parts_and_letters(words, query, found):
    assert bool(score(words, query)) is found


def test_the_start_of_a_word_counts_more_than_its_middle():
    assert score("Cetak ulang", "ul") > score("Urungkan pembatalan betul", "tul")


def test_the_keys_sheet_lists_the_keys_of_this_moment(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F1)

    words = {label.text() for label in window._keys.findChildren(type(window.notice.words))}

    assert {"Terima di loket", "Cari", "Kunci layar", "Buka Permohonan"} <= words


def test_the_notice_bar_hints_at_the_keys_of_the_screen(window):
    assert window.notice.hints.accessibleName() == "F12 terima"


# Room


@pytest.mark.parametrize(
    ("size", "percent"), [((1366, 768), 100), ((683, 384), 100), ((1366, 768), 200)]
)
def test_the_frame_fits_small_screens_and_large_text(show, size, percent):
    look.use(text_percent=percent)
    frame = MainWindow(OFFICE, [ScreenSpec("loket", "Loket", "ticket-check", QWidget)], lambda: AT)
    frame.sign_in(SARI)
    frame.show_freshness(Freshness("waiting", "14 menunggu", "kontak terakhir 2 jam lalu"))
    show(frame, *size)
    frame.open("loket")

    assert (frame.width(), frame.height()) == size
    assert layout_faults(frame) == []
    assert unnamed_controls(frame) == []


def test_the_sample_screen_clips_nothing_in_long_words(qtbot, show, long_words):
    frame = sample_window()
    show(frame)

    def settled():
        # The focused row opens one turn of the event loop after the window is active.
        assert layout_faults(frame) == []

    qtbot.waitUntil(settled)
    assert (frame.width(), frame.height()) == (1366, 768)


def test_tab_walks_through_the_whole_frame(qtbot, window):
    start = window.bar.search
    start.setFocus()
    met = set()

    for _ in range(40):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        met.add(window.focusWidget())

    assert start in met
    assert window.built("loket").field in met
    assert set(window.rail.items) <= met


# Words


def test_dates_and_times_read_as_in_the_office(qapp):
    assert long_date(date(2026, 11, 24)) == "Selasa, 24 November 2026"
    assert clock_words(AT, "WIB") == "09.23"
    assert clock_words(AT, "WIT", with_zone=True) == "11.23 WIT"
    assert key_words("Ctrl+Return") == "Ctrl ↵"
    use_language(qapp, "en")
    assert long_date(date(2026, 11, 24)) == "Tuesday, 24 November 2026"


# Defects


def test_a_defect_keeps_the_draft_is_written_down_without_data_and_work_goes_on(
    qtbot, window, tmp_path
):
    kept = []
    hook = CrashHook(tmp_path / "defects.log", lambda: AT)
    hook.window = window.pages
    hook.keep_draft = lambda: kept.append(1)

    try:
        raise ValueError("3273015508909991 Ratna")
    except ValueError as error:
        hook(type(error), error, error.__traceback__)

    written = (tmp_path / "defects.log").read_text("utf-8")
    assert kept == [1]
    assert "261123-022300-1 builtins.ValueError" in written
    assert "test_shell.py" in written
    assert "3273015508909991" not in written
    sheet = window.findChild(DefectSheet)
    assert sheet.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_defect_in_keeping_the_draft_or_on_a_full_disk_is_still_reported(tmp_path):
    hook = CrashHook(tmp_path, lambda: AT)

    def broken():
        raise RuleViolation("draft-full")

    hook.keep_draft = broken

    assert hook.report(KeyError("x")) == "261123-022300-1"


def test_the_desktop_comes_to_the_sign_in_without_a_database_or_paper_engine():
    heavy = "import ui.shell, ui.bootstrap, ui.program, sys; print([m for m in ('sqlalchemy', "
    heavy += "'reportlab', 'httpx', 'litestar', 'typer') if m in sys.modules])"

    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
