"""English is complete and keeps every placeholder; Qt's own menus speak Indonesian."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject

from frontoffice.resources import resource
from ui.bootstrap import use_language
from ui.strings import said, translated

HOLES = re.compile(r"\{\w*\}")


@pytest.fixture(scope="module")
def english():
    return translated()


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """The translation files as `make translations` compiles them."""
    folder = tmp_path_factory.mktemp("qm")
    for name in ("ui_en", "qtbase_id"):
        lrelease = Path(sys.executable).with_name("pyside6-lrelease")
        source, made = resource("i18n", f"{name}.ts"), folder / f"{name}.qm"
        subprocess.run([lrelease, "-silent", source, "-qm", made], check=True)
    return folder


def test_every_text_of_the_desktop_is_translated(english):
    texts = said()

    assert len(texts) > 700
    assert [text for text in texts if text not in english] == []


def test_nothing_is_translated_that_nobody_says(english):
    assert sorted(set(english) - set(said())) == []


def test_placeholders_survive_translation(english):
    torn = {
        text: words
        for text, words in english.items()
        if sorted(HOLES.findall(text)) != sorted(HOLES.findall(words))
    }

    assert torn == {}


def test_outer_spaces_survive_translation(english):
    edges = re.compile(r"^(\s*).*?(\s*)$", re.DOTALL)
    torn = {
        text: words
        for text, words in english.items()
        if edges.match(text).groups() != edges.match(words).groups()
    }

    assert torn == {}


def test_no_translation_is_empty(english):
    assert all(words.strip() for words in english.values())


def test_a_text_of_a_base_class_is_translated_for_its_heirs(qapp, compiled):
    class Base(QObject):
        def word(self):
            return self.tr("Batal")

    class Heir(Base):
        pass

    use_language(qapp, "en", compiled)
    try:
        assert Heir().word() == "Cancel"
        assert QCoreApplication.translate("Elsewhere", "Batal") == "Cancel"
        assert QCoreApplication.translate("Elsewhere", "Belum ada di sini") == "Belum ada di sini"
    finally:
        use_language(qapp, "id")


def test_qt_s_own_menus_speak_indonesian(qapp, compiled):
    use_language(qapp, "id", compiled)
    try:
        assert QCoreApplication.translate("QLineEdit", "&Copy") == "&Salin"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Batal"
    finally:
        use_language(qapp, "id")
