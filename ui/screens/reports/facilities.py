"""The sheet of the weekly round: a condition for each facility, words where something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from frontoffice.domain.report_facts import CONDITIONS, FACILITIES
from frontoffice.services import report_office
from frontoffice.services.report_tables import word
from ui.dialogs.voice_sheet import VoiceSheet
from ui.models.context import Context
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Label

COLUMNS = 3


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
        self.finish()

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
        return partial(report_office.check_facilities, self.context.home, found, notes)
