"""Starting the desktop: application, fonts, look, language, and what happens at a defect."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from frontoffice.resources import resource
from ui.theme import fonts
from ui.theme.look import look
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet

LOCALES = {
    "id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
log = logging.getLogger("frontoffice.desktop")


def make_application(
    argv: list[str], *, theme: str = "", language: str = "id", text_percent: int = 100
) -> QApplication:
    """The QApplication with fonts, look and language; `theme` "" follows the system.

    The one that runs already is dressed anew (tests). KeyError: unknown theme or language.
    """
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(argv)
    app.setApplicationName("frontoffice")
    app.setStyle(QStyleFactory.create("Fusion"))
    fonts.load()
    use_language(app, language)
    look.use(
        theme=theme or system_theme(),
        text_percent=text_percent,
        reduced_motion=bool(os.environ.get("FRONTOFFICE_REDUCED_MOTION")),
    )
    return app


def system_theme() -> str:
    """ "dark" where the desktop environment says so, else "light"."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


class Phrases(QTranslator):
    """Our own texts: one sentence has one translation, whichever class says it.

    Qt asks under the name of the object's own class only; a text of its base class, or one said
    for it by a function, would stay untranslated. A context of its own still comes first.
    """

    EVERYWHERE = "ui"

    def translate(
        self, context: str, words: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The translation; None where there is none, for "" would be shown as it is."""
        known = super().translate(context, words, disambiguation, n)
        return known or super().translate(self.EVERYWHERE, words, disambiguation, n) or None


_translators: list[QTranslator] = []


def use_language(app: QApplication, language: str, folder: Path | None = None) -> None:
    """Speak `language` in every window built from now on; "id" is the source language.

    `folder` has the compiled translations, None: the bundled ones. KeyError: neither "id" nor "en".
    """
    QLocale.setDefault(LOCALES[language])
    for old in _translators:
        app.removeTranslator(old)
    _translators.clear()
    for area, kind in (("ui", Phrases), ("qtbase", QTranslator)):
        translator = kind(app)
        if translator.load(str((folder or resource("i18n")) / f"{area}_{language}.qm")):
            app.installTranslator(translator)
            _translators.append(translator)


class DefectSheet(Sheet):
    """Tells that something broke, under which number it is written down, and that work goes on."""

    def __init__(self, over: QWidget, reference: str) -> None:
        super().__init__(over, self.tr("Ada kesalahan program"), width=520)
        told = self.tr("Draf Anda tersimpan. Kesalahan dicatat dengan nomor {reference}.")
        ask = self.tr("Lanjutkan bekerja. Bila terulang, sebutkan nomor itu kepada admin cabang.")
        self.column.addWidget(Label(told.replace("{reference}", reference), wrap=True))
        self.column.addWidget(Label(ask, "second", wrap=True))
        go_on = Button(self.tr("Lanjutkan bekerja"), "primary")
        go_on.clicked.connect(lambda: self.close_sheet(accepted=True))
        self.add_buttons(go_on)


class CrashHook:
    """What anything unforeseen runs into: keep the draft, write it down, say so, go on.

    `log_file` takes types and places in the code only; messages of exceptions may hold a name.
    """

    def __init__(self, log_file: Path, clock: Callable[[], int]) -> None:
        self._file, self._clock = log_file, clock
        self._count = 0
        self.window: QWidget | None = None
        self.keep_draft: Callable[[], object] = lambda: None

    def install(self) -> None:
        """Become `sys.excepthook`."""
        sys.excepthook = self

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def report(self, error: BaseException) -> str:
        """Handle a defect caught elsewhere (the task runner's `defect`); returns its number."""
        self._count += 1
        moment = datetime.fromtimestamp(self._clock() / 1000, UTC)
        reference = f"{moment:%y%m%d-%H%M%S}-{self._count}"
        try:
            self.keep_draft()
        except Exception as second:
            log.warning("draft not kept: %s", type(second).__name__)
        self._write(reference, error)
        if self.window is not None:
            DefectSheet(self.window, reference).open()
        return reference

    def _write(self, reference: str, error: BaseException) -> None:
        lines = [f"{reference} {type(error).__module__}.{type(error).__qualname__}"]
        for frame in traceback.extract_tb(error.__traceback__):
            lines.append(f"  {frame.filename}:{frame.lineno} {frame.name}")
        try:
            with self._file.open("a", encoding="utf-8") as log_file:
                log_file.write("\n".join(lines) + "\n")
        except OSError:
            # A full disk must not turn a defect into a second one.
            log.warning("defect %s could not be written down", reference)
