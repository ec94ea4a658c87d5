"""The sheet of the weekly round: a condition for each facility, words where something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from frontoffice.domain.report_facts import CONDITIONS, FACILITIES
from frontoffice.domain.words import date_words
from frontoffice.services import attachments, facilities
from frontoffice.services.facilities import Facility
from frontoffice.services.home import Home
from frontoffice.services.report_tables import Wording, word
from ui.dialogs.file_choice import FileChoice
from ui.dialogs.voice_sheet import VoiceSheet
from ui.models.context import Context
from ui.screens.reports.photos import PhotoStrip
from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.sheet import Sheet

COLUMNS, SHOWN = 3, 8


class FacilitySheet(VoiceSheet):
    """Everything begins as it should be; only what is not needs a key."""

    def __init__(self, over: QWidget, context: Context) -> None:
        translate = QCoreApplication.translate
        title = translate("FacilitySheet", "Periksa sarana")
        super().__init__(over, context, title, translate("FacilitySheet", "Simpan"), width=860)
        said = self.tr("Sekali seminggu: ubah yang tidak baik, lalu tulis catatannya.")
        self.column.addWidget(Label(said, "second", wrap=True))
        grid = QGridLayout()
        grid.setSpacing(8)
        language = context.language
        states = [(code, word("condition", code, language)) for code in CONDITIONS]
        for place, code in enumerate(FACILITIES):
            field = ChoiceField(word("facility", code, language), states)
            self.fields[code] = field
            grid.addWidget(field, place // COLUMNS, place % COLUMNS)
        self.column.addLayout(grid)
        self.words = TextField(self.tr("Catatan untuk yang tidak baik"))
        self.column.addWidget(self.words)
        self._add_photos(language)
        self.finish()

    def _add_photos(self, language: str) -> None:
        """A photo for a facility: which, and from where."""
        self.photos: dict[str, Path] = {}
        names = [(code, word("facility", code, language)) for code in FACILITIES]
        self.whose = ChoiceField(self.tr("Foto untuk"), names)
        self.choice = FileChoice(self.context.home, "*.jpg *.jpeg *.png", first=False)
        self.choice.taken.connect(self._take)
        self.choice.look_again()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.whose, 1)
        row.addWidget(self.choice, 2)
        self.column.addLayout(row)
        self.chosen = Label("", "second", wrap=True)
        self.chosen.hide()
        self.column.addWidget(self.chosen)

    def _take(self, path: Path) -> None:
        self.photos[self.whose.code()] = path
        named = partial(word, "facility", language=self.context.language)
        told = ", ".join(f"{named(code)}: {one.name}" for code, one in self.photos.items())
        self.chosen.setText(told)
        self.chosen.show()
        self.place()

    def act(self) -> Callable[[], Any]:
        """The round as it is chosen."""
        found = {
            code: field.code()
            for code, field in self.fields.items()
            if isinstance(field, ChoiceField)
        }
        note = self.words.text().strip()
        wrong = [code for code, condition in found.items() if condition != CONDITIONS[0]]
        notes = dict.fromkeys(wrong, note) if note else {}
        return partial(_check, self.context.home, found, notes, dict(self.photos))


def _check(
    home: Home, found: dict[str, str], notes: dict[str, str], photos: dict[str, Path]
) -> Any:
    pictures = {code: attachments.read_file(path) for code, path in photos.items()}
    return facilities.check(home, found, notes, pictures)


class RoundSheet(Sheet):
    """What one round found, with its photos."""

    def __init__(
        self,
        over: QWidget,
        named: Wording,
        seen: tuple[Facility, ...],
        photos: dict[str, bytes | None],
    ) -> None:
        on = date_words(seen[0].on) if seen[0].on else ""
        title = QCoreApplication.translate("RoundSheet", "Pemeriksaan sarana")
        super().__init__(over, f"{title}, {on}", width=680)
        self._photos = photos
        self.list = LineList(title, rows=SHOWN)
        self.list.show_lines(
            [
                Line(
                    one.facility,
                    named.say("facility", one.facility),
                    one.note,
                    named.say("condition", one.condition or "unseen"),
                )
                for one in seen
            ]
        )
        self.column.addWidget(self.list)
        self.strip = PhotoStrip(named)
        self.strip.show_photos(photos)
        self.column.addWidget(self.strip)
        self.close_button = Button(self.tr("Tutup"), "secondary", key="Esc")
        self.close_button.clicked.connect(lambda: self.close_sheet())
        self.add_buttons(self.close_button)
