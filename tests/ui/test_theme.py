"""Colours can be read, fonts are ours, the look can change while windows are open."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QLabel

import ui
from frontoffice.resources import resource
from ui.theme import fonts
from ui.theme.icons import icon_pixmap
from ui.theme.look import colour, look, px
from ui.theme.tokens import LOOKS, contrast
from ui.widgets.buttons import Button
from ui.widgets.chips import LIGHTS
from ui.widgets.labels import Label
from ui.widgets.notice import ICONS
from ui.widgets.requirements import STATES

TEXT_PAIRS = [
    (ink, ground)
    for ink, grounds in {
        "text": ("surface", "canvas", "sunken", "hover", "accent_soft"),
        "text2": ("surface", "canvas", "sunken", "hover", "accent_soft"),
        "muted": ("surface", "canvas", "sunken", "accent_soft"),
        "on_accent": ("accent", "accent_h"),
        "accent_text": ("surface", "canvas", "accent_soft"),
        "ok": ("surface", "canvas", "ok_soft"),
        "warn": ("surface", "canvas", "warn_soft"),
        "bad": ("surface", "canvas", "bad_soft", "accent_soft"),
        "paper_ink": ("paper",),
        "surface": ("warn",),
    }.items()
    for ground in grounds
]


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(name, ink, ground):
    tokens = LOOKS[name]

    ratio = contrast(getattr(tokens, ink), getattr(tokens, ground))

    assert ratio >= (7.0 if name == "contrast" else 4.5)


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("token", ["ctl", "focus"])
def test_controls_and_focus_stand_out_from_the_surface(name, token):
    tokens = LOOKS[name]

    assert contrast(getattr(tokens, token), tokens.surface) >= 3.0


def test_contrast_of_black_and_white_is_the_greatest_there_is():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == 1.0


def test_weights_come_from_the_bundled_families():
    assert QFontInfo(fonts.font(14, 500)).family() == fonts.SANS
    assert QFontInfo(fonts.font(14, 800)).styleName() == "ExtraBold"
    assert QFontInfo(fonts.font(12, 500, mono=True)).family() == fonts.MONO


def test_figures_are_tabular_so_that_columns_of_numbers_line_up():
    measure = fonts.metrics(fonts.role_font("body"))

    assert measure.horizontalAdvance("1111") == pytest.approx(measure.horizontalAdvance("8888"))


def test_every_icon_the_widgets_name_is_bundled_with_its_licence():
    named = {icon for icon, _ in LIGHTS.values()} | {icon for icon, _ in STATES.values()}
    named |= set(ICONS.values())

    missing = [name for name in named if not resource("icons", f"{name}.svg").is_file()]

    assert missing == []
    assert "ISC" in resource("icons", "LICENSE-Lucide.txt").read_text("utf-8")


def test_no_icon_is_bundled_that_nobody_names():
    source = "".join(path.read_text("utf-8") for path in Path(ui.__file__).parent.rglob("*.py"))

    bundled = [path.stem for path in resource("icons").glob("*.svg")]

    assert [name for name in bundled if f'"{name}"' not in source] == []


def test_an_icon_takes_the_colour_of_its_token():
    picture = icon_pixmap("check", "bad", 24).toImage()

    opaque = {
        picture.pixelColor(x, y).name()
        for x in range(24)
        for y in range(24)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert opaque == {colour("bad").name()}


def test_open_windows_follow_a_new_theme_and_text_size(show):
    label = Label("Berkas", "title")
    show(label)
    small = label.font().pixelSize()

    look.use(theme="dark", text_percent=200)

    assert label.palette().color(QPalette.ColorRole.WindowText) == colour("text")
    assert colour("text").name() == LOOKS["dark"].text.lower()
    assert label.font().pixelSize() == 2 * small
    assert px(40) == 80


def test_text_size_stays_between_100_and_200_percent():
    look.use(text_percent=900)
    assert look.text_percent == 200

    look.use(text_percent=10)
    assert look.text_percent == 100


def test_a_font_handed_out_cannot_change_the_next_one():
    fonts.role_font("body").setPixelSize(99)

    assert fonts.role_font("body").pixelSize() == 14
    assert isinstance(fonts.role_font("body"), QFont)


class Speaker(QObject):
    said = Signal(bool)


def test_emitting_and_setting_text_leaks_no_reference_to_none_or_true(qtbot):
    # PySide6 6.12.0 drops one reference per call and aborts after some hundreds.
    speaker, label, button = Speaker(), QLabel(), Button("Cetak")
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    heard = []
    speaker.said.connect(heard.append)
    speaker.said.emit(True)
    before = sys.getrefcount(None), sys.getrefcount(True)

    for _ in range(100):
        speaker.said.emit(True)
        label.setText("a")
        button.setText("b")
    heard.clear()

    after = sys.getrefcount(None), sys.getrefcount(True)
    assert abs(after[0] - before[0]) < 20
    assert abs(after[1] - before[1]) < 20
