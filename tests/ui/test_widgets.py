"""Each widget by its keys, its words for a reader, and its room."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.gallery import Gallery
from ui.gallery_lists import LINES, Lists, SampleCases
from ui.models.frame import Freshness
from ui.theme.checks import layout_faults, small_targets, unnamed_controls
from ui.theme.look import look
from ui.theme.tokens import LOOKS
from ui.widgets.buttons import DRESSES, Button, IconButton, Segment, SegmentedControl
from ui.widgets.cards import EmptyState, StandardCard, StandardLine
from ui.widgets.chips import BusyMark, CheckChip, FreshnessPill, initials
from ui.widgets.fields import ChoiceField, DateField, NikField, SearchField, TextField
from ui.widgets.labels import ElidedLabel
from ui.widgets.notice import NoticeBar
from ui.widgets.pin import OfficerTile, PinPad
from ui.widgets.receipt import ReceiptLine, ReceiptModel, ReceiptPreview
from ui.widgets.requirements import KEYS, RequirementItem, RequirementList
from ui.widgets.sections import Accordion, Section
from ui.widgets.sheet import Sheet
from ui.widgets.story import StoryFact, StoryModel, StoryView

THREE = [
    RequirementItem("A", "Surat kehilangan", "ok", "Asli", "hilang"),
    RequirementItem("B", "KTP-el penerima kuasa"),
    RequirementItem("C", "Surat kuasa", asked="diminta: asli"),
]


def column_of(*widgets):
    page = QWidget()
    layout = QVBoxLayout(page)
    for widget in widgets:
        layout.addWidget(widget)
    return page


# Buttons


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_button_is_pressed_by_the_keyboard(qtbot, show, key):
    button = show(Button("Terima permohonan", "primary", key="F12"))
    button.setFocus()

    with qtbot.waitSignal(button.clicked, timeout=500):
        qtbot.keyClick(button, key)


def test_disabled_button_does_nothing(qtbot, show):
    button = show(Button("Belum bisa"))
    pressed = []
    button.clicked.connect(lambda: pressed.append(1))
    button.setEnabled(False)

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.click()

    assert pressed == []


@pytest.mark.parametrize("kind", DRESSES)
def test_button_is_high_enough_to_hit(kind):
    assert Button("Cetak", kind).sizeHint().height() >= 40


@pytest.mark.parametrize("theme", LOOKS)
def test_focus_changes_what_a_button_looks_like(show, theme):
    look.use(theme=theme)
    page = show(column_of(first := Button("Cetak"), second := Button("Tunda")))
    second.setFocus()
    before = first.grab().toImage()

    first.setFocus()

    assert first.grab().toImage() != before
    assert page.isVisible()


def test_icon_button_says_what_it_does():
    button = IconButton("eye", "Perlihatkan NIK")

    assert button.accessibleName() == "Perlihatkan NIK"
    assert button.toolTip() == "Perlihatkan NIK"


def test_segments_answer_to_their_key_caps_and_arrows(qtbot, show):
    control = SegmentedControl(
        [Segment("cash", "Tunai", "1"), Segment("qris", "QRIS", "2")], "Cara bayar"
    )
    show(control)
    chosen = []
    control.chosen.connect(chosen.append)
    first, second = control._cells
    first.setFocus()

    qtbot.keyClick(first, "2")
    qtbot.keyClick(first, Qt.Key.Key_Right)

    assert chosen == ["qris"]
    assert control.code() == "qris"
    assert second.hasFocus()


# Fields


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("3273015508909991", "3273015508909991"), ("32a73-01", "327301"), ("", "")],
)
def test_nik_keeps_digits_only(qtbot, show, typed, digits):
    field = show(NikField("NIK pemohon"))

    qtbot.keyClicks(field.input, typed)

    assert field.text() == digits


def test_nik_is_grouped_by_four_while_typing_and_says_when_complete(qtbot, show):
    field = show(NikField("NIK pemohon"))
    whole = []
    field.complete.connect(whole.append)

    qtbot.keyClicks(field.input, "32730155089099912222")

    assert field.input.text() == "3273 0155 0890 9991"
    assert whole[0] == "3273015508909991"


def test_nik_pasted_with_separators_is_taken_in(show):
    field = show(NikField("NIK pemohon"))

    field.input.insert("NIK: 3273.0155.0890.9991 (KTP)")

    assert field.text() == "3273015508909991"


def test_nik_edit_in_the_middle_keeps_the_cursor_beside_the_digit(qtbot, show):
    field = show(NikField("NIK pemohon"))
    field.set_text("32730155")
    field.input.setCursorPosition(2)

    qtbot.keyClicks(field.input, "9")

    assert field.input.text() == "3297 3015 5"
    assert field.input.cursorPosition() == 3


def test_field_error_is_shown_and_spoken_and_goes(show):
    field = show(TextField("Nama", "Seperti di KTP-el"))

    field.error("Nama kosong. Ketik nama seperti di KTP-el.")

    assert field.note.label.text() == "Nama kosong. Ketik nama seperti di KTP-el."
    assert field.input.accessibleDescription() == "Nama kosong. Ketik nama seperti di KTP-el."
    field.error("")
    assert field.note.label.text() == "Seperti di KTP-el"


def test_field_takes_its_name_from_its_label(show):
    field = show(TextField("Nama"))

    assert field.input.accessibleName() == "Nama"
    assert field.label.buddy() is field.input


@pytest.mark.parametrize(
    ("typed", "shown", "day"),
    [
        ("15081990", "15-08-1990", date(1990, 8, 15)),
        ("31022000", "31-02-2000", None),
        ("1508", "15-08", None),
    ],
)
def test_date_is_typed_without_hyphens(qtbot, show, typed, shown, day):
    field = show(DateField("Tanggal lahir"))

    qtbot.keyClicks(field.input, typed)

    assert field.input.text() == shown
    assert field.day() == day


def test_date_can_be_erased_over_a_hyphen(qtbot, show):
    field = show(DateField("Tanggal lahir"))
    qtbot.keyClicks(field.input, "1508")

    for _ in range(3):
        qtbot.keyClick(field.input, Qt.Key.Key_Backspace)

    assert field.input.text() == "1"


def test_choice_gives_its_code(qtbot, show):
    field = ChoiceField("Alasan", [("baby", "Bayi"), ("foreign", "Asing")], placeholder="Pilih")
    show(field)
    assert field.code() == ""

    qtbot.keyClick(field.choice, Qt.Key.Key_Down)

    assert field.code() == "baby"


def test_search_field_is_emptied_by_escape_first(qtbot, show):
    field = show(SearchField("Nomor, nama, NIK, atau layanan"))
    qtbot.keyClicks(field, "siti")

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert field.text() == ""


# Requirements


@pytest.fixture
def checklist(show):
    rows = RequirementList("Berkas")
    rows.show_items(THREE)
    show(rows, 640, 300)
    rows.rows[0].setFocus()
    return rows


@pytest.mark.parametrize(("key", "answer"), KEYS.items())
def test_one_key_answers_the_focused_requirement(qtbot, checklist, key, answer):
    with qtbot.waitSignal(checklist.answered, timeout=500) as told:
        qtbot.keyClick(checklist.rows[0], key)

    assert told.args == ["A", answer]


def test_up_and_down_walk_the_requirements_and_stop_at_the_ends(qtbot, checklist):
    qtbot.keyClick(checklist.rows[0], Qt.Key.Key_Up)
    assert checklist.rows[0].hasFocus()

    qtbot.keyClick(checklist.rows[0], Qt.Key.Key_Down)
    qtbot.keyClick(checklist.rows[1], Qt.Key.Key_Down)
    qtbot.keyClick(checklist.rows[2], Qt.Key.Key_Down)

    assert checklist.rows[2].hasFocus()


def test_only_the_focused_requirement_is_open(checklist):
    checklist.rows[1].setFocus()

    assert [row.is_open() for row in checklist.rows] == [False, True, False]


def test_scan_key_asks_for_a_scan(qtbot, checklist):
    with qtbot.waitSignal(checklist.scan, timeout=500) as told:
        qtbot.keyClick(checklist.rows[0], "s")

    assert told.args == ["A"]


def test_a_click_on_an_answer_keeps_the_row_in_focus(qtbot, checklist):
    row = checklist.rows[0]

    with qtbot.waitSignal(checklist.answered, timeout=500) as told:
        qtbot.mouseClick(row._controls._cells[2], Qt.MouseButton.LeftButton)

    assert told.args == ["A", "copy"]
    assert row.hasFocus()


def test_new_states_keep_the_focus_and_speak(checklist):
    checklist.rows[1].setFocus()
    changed = [THREE[0], RequirementItem("B", "KTP-el penerima kuasa", "missing", "Tidak ada")]

    checklist.show_items([*changed, THREE[2]])

    assert checklist.rows[1].hasFocus()
    assert checklist.rows[1].accessibleName() == "KTP-el penerima kuasa, Tidak ada"


def test_focus_goes_to_the_next_unchecked_requirement(checklist):
    assert checklist.focus_unchecked()
    assert checklist.rows[1].hasFocus()
    assert checklist.focus_unchecked()
    assert checklist.rows[2].hasFocus()


def test_nothing_unchecked_moves_nothing(show):
    rows = RequirementList("Berkas")
    rows.show_items(THREE[:1])
    show(rows)

    assert not rows.focus_unchecked()


# Sections


def test_accordion_opens_one_section_and_asks_before_opening_another(qtbot, show):
    accordion = Accordion()
    bodies = [QLabel(words) for words in ("satu", "dua")]
    for at, body in enumerate(bodies, 1):
        accordion.add(Section(at, f"Bagian {at}", body))
    show(accordion, 600, 300)
    accordion.open(1)
    assert [body.isVisible() for body in bodies] == [True, False]

    with qtbot.waitSignal(accordion.wanted, timeout=500) as told:
        accordion.focus_head(2)
        qtbot.keyClick(accordion.sections[1].head, Qt.Key.Key_Return)

    assert told.args == [2]
    assert accordion.current() == 1


def test_closed_section_tells_its_summary():
    section = Section(1, "Keperluan", QWidget())

    section.summary("Penerbitan Kartu Keluarga", chips=("Hilang",))

    assert section.head.accessibleName() == "Keperluan, Penerbitan Kartu Keluarga, Hilang"


# Freshness, notice, busy


@pytest.mark.parametrize("state", ["sent", "hub", "waiting", "held", "silent", "alone"])
def test_freshness_light_speaks_both_parts(state):
    pill = FreshnessPill(Freshness(state, "14 menunggu", "kontak terakhir 2 jam lalu"))

    assert pill.text() == "14 menunggu, kontak terakhir 2 jam lalu"


def test_notice_with_an_action_runs_it_and_gives_way_to_the_standing_fact(qtbot, show):
    bar = show(NoticeBar(), 900, 35)
    bar.standing("Draf tersimpan")
    ran = []

    bar.fail("Kertas macet. Permohonan sudah aman.", "Cetak ulang", lambda: ran.append(1))
    assert bar.kind() == "fail"
    bar.link.click()

    assert ran == [1]
    assert bar.words.text() == "Draf tersimpan"
    assert bar.kind() == ""


def test_good_news_leaves_by_itself_and_a_failure_stays(qtbot, show):
    bar = show(NoticeBar(), 900, 35)
    bar._leave.setInterval(1)

    bar.say("Permohonan diterima")
    qtbot.waitUntil(lambda: bar.kind() == "", timeout=1000)
    bar.fail("Printer tidak menjawab")

    assert not bar._leave.isActive()
    assert bar.kind() == "fail"


def test_busy_mark_waits_before_it_shows(qtbot, show):
    page = show(column_of(mark := BusyMark("Menyimpan")))
    mark.start()
    mark.stop()
    assert not mark._wait.isActive()

    mark.start()
    assert not mark.isVisible()
    with qtbot.waitSignal(mark.shown, timeout=2000):
        pass
    assert mark.isVisible()
    assert page.isVisible()


def test_initials_are_of_the_first_and_last_word():
    assert initials("I Made Parta") == "IP"
    assert initials("Sari") == "S"


# Sign-in


def test_pin_is_typed_and_leaves_once(qtbot, show):
    pad = show(PinPad("PIN"))
    pins = []
    pad.entered.connect(pins.append)

    qtbot.keyClicks(pad, "12345")
    qtbot.keyClick(pad, Qt.Key.Key_Return)
    assert pins == []
    qtbot.keyClicks(pad, "67")
    qtbot.keyClick(pad, Qt.Key.Key_Backspace)
    qtbot.keyClick(pad, Qt.Key.Key_Return)

    assert pins == ["123456"]
    assert pad.circles.filled == 0


def test_refused_pin_says_why_until_typing_goes_on(qtbot, show):
    pad = show(PinPad("PIN"))

    pad.error("PIN salah. Sisa 4 kali.")
    assert pad.note.isVisible()
    qtbot.keyClicks(pad, "1")

    assert not pad.note.isVisible()


def test_locked_officer_is_told_apart_by_words():
    tile = OfficerTile("STAFF-3", "I Made Parta", "Petugas loket", "07.31")

    assert tile.accessibleDescription() == "Petugas loket, terkunci sampai 07.31"


# Receipt, story, lists


def test_receipt_preview_speaks_its_lines_and_grows_with_them(show):
    preview = show(ReceiptPreview("Tanda terima"))
    lines = (ReceiptLine("Nomor", "terbit setelah F12"), ReceiptLine("Biaya", "Rp0"))
    empty = preview.sizeHint().height()

    preview.show_receipt(ReceiptModel("MPP Kota Sukamaju", "Tanda terima berkas", (lines,)))

    assert "Nomor terbit setelah F12" in preview.accessibleDescription()
    assert preview.sizeHint().height() > empty


def test_receipt_preview_paints_the_real_code_once_there_is_one(show):
    code = QImage(10, 10, QImage.Format.Format_RGB32)
    code.fill(Qt.GlobalColor.blue)
    preview = show(ReceiptPreview("Tanda terima"), 290, 120)
    preview.show_receipt(ReceiptModel("MPP", "Tanda terima", ((ReceiptLine("A", "b"),),), code))

    painted = preview.grab().toImage()

    assert painted.pixelColor(290 - 14 - 20, 32).name() == "#0000ff"


def test_story_marks_days_and_speaks_whole_sentences(show):
    view = StoryView("Cerita")
    view.show_facts(
        [
            StoryFact("Senin", "08.05", "phone", "Pemohon diberi tahu", "lewat WA"),
            StoryFact("Senin", "07.58", "package", "Produk siap"),
            StoryFact("Jumat", "15.21", "stamp", "Ditandatangani"),
        ]
    )
    show(view, 400, 300)
    model = view.story

    assert [model.begins_day(row) for row in range(3)] == [True, False, True]
    assert [model.ends_day(row) for row in range(3)] == [False, True, True]
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Senin, 08.05, Pemohon diberi tahu, lewat WA"


@pytest.mark.parametrize("model", [StoryModel, SampleCases])
def test_models_pass_qts_own_model_tester(qtbot, model):
    made = model()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)

    assert tester.model() is made
    assert made.rowCount(QModelIndex()) == (0 if model is StoryModel else len(LINES) + 1)


def test_case_list_row_speaks_as_one_sentence():
    assert LINES[1].spoken() == (
        "Hendra Gunawan, Siap diambil, MPP1-261120-03A0011-H, sejak 07.58, "
        "Kartu Keluarga, perubahan"
    )


def test_standard_card_replaces_its_lines(show):
    card = show(StandardCard("Standar pelayanan"), 300, 200)
    card.show_lines(
        [StandardLine("clock", "Waktu", "1 hari kerja", unverified="Belum diverifikasi")]
    )
    card.show_lines([StandardLine("hand-coins", "Biaya", "Gratis")])

    assert card._lines.count() == 1


def test_empty_state_offers_what_to_do(show):
    empty = EmptyState("search", "Tidak ada permohonan", "Periksa ejaan", "Cari dengan NIK")

    assert empty.button is not None
    assert empty.accessibleName() == "Tidak ada permohonan. Periksa ejaan"


# Sheets


def test_sheet_keeps_tab_inside_closes_by_escape_and_gives_the_focus_back(qtbot, show):
    page = show(column_of(under := Button("Di bawah")), 600, 400)
    under.setFocus()
    sheet = Sheet(page, "Keluar utuh?")
    yes, no = Button("Ya, utuh"), Button("Cetak ulang")
    sheet.add_buttons(yes, no)
    ended = []
    sheet.closed.connect(ended.append)
    sheet.open()
    assert yes.hasFocus()

    qtbot.keyClick(yes, Qt.Key.Key_Tab)
    assert no.hasFocus()
    qtbot.keyClick(no, Qt.Key.Key_Tab)
    assert yes.hasFocus()
    qtbot.keyClick(yes, Qt.Key.Key_Escape)

    assert ended == [False]
    assert not sheet.isVisible()
    assert under.hasFocus()


# Room and names


@pytest.mark.parametrize("text_percent", [100, 150, 200])
def test_gallery_clips_nothing_and_names_everything(show, text_percent):
    look.use(text_percent=text_percent)
    page = show(Lists(), 1366, 1400)

    assert layout_faults(page) == []
    assert unnamed_controls(page) == []


def test_component_sheet_clips_nothing(show):
    page = show(Gallery(), 1366, 768)

    assert layout_faults(page, elision_allowed=False) == []
    assert unnamed_controls(page) == []
    assert small_targets(page) == []


def test_layout_checker_finds_a_clipped_label_and_a_child_outside(show):
    page = QWidget()
    clipped = QLabel("Penerbitan Kartu Keluarga", page)
    clipped.setGeometry(0, 0, 20, 20)
    outside = QWidget(page)
    outside.setGeometry(150, 0, 200, 20)
    elided = ElidedLabel("Penerbitan Kartu Keluarga karena hilang", parent=page)
    elided.setGeometry(0, 40, 30, 20)
    show(page, 200, 100)

    faults = layout_faults(page, elision_allowed=False)

    assert len(faults) == 3
    assert "needs" in faults[0]
    assert "outside" in faults[1]
    assert "cut short" in faults[2]


def test_check_chip_toggles_by_space(qtbot, show):
    chip = show(CheckChip("Hilang"))
    chip.setFocus()

    qtbot.keyClick(chip, Qt.Key.Key_Space)

    assert chip.isChecked()
    assert chip.height() >= 40
