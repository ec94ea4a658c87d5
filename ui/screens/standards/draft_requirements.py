"""Component 1 of a draft: the papers a citizen brings, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from frontoffice.domain.standard import FORM_WORDS, FORMS, Requirement, Standard
from frontoffice.services.requirements import flag_words
from ui.screens.standards.draft_editing import ComponentSheet, narrow
from ui.widgets.buttons import Button
from ui.widgets.chips import CheckChip
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.line_list import Line, LineList
from ui.widgets.scroll import SlimScrollBar

Key = Qt.Key
MOST = 6


class RequirementsSheet(ComponentSheet):
    """The list on top, the chosen row's fields below; Ins adds, Del removes, Ctrl+arrows move."""

    def build(self, standard: Standard) -> None:
        self.rows = list(standard.requirements)
        self._filling = False
        self.list = LineList(self.tr("Syarat"), rows=MOST, thin=True)
        self.list.setVerticalScrollBar(SlimScrollBar(self.list))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        documents = sorted(self.context.home.reference.documents.items(), key=lambda one: one[1])
        self.document = ChoiceField(self.tr("Dokumen"), list(documents))
        narrow(self.document)
        self.name = TextField(self.tr("Disebut kepada pemohon"))
        self.form = ChoiceField(self.tr("Dalam bentuk"), [(one, FORM_WORDS[one]) for one in FORMS])
        self.copies = TextField(self.tr("Lembar"))
        self.condition = TextField(self.tr("Keterangan (boleh kosong)"))
        self.mandatory = CheckChip(self.tr("Wajib"))
        self.fields = {"document": self.document, "name": self.name, "copies": self.copies}
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(lambda _now, _old: self._chosen())
        self.list.installEventFilter(self)
        self.document.edited.connect(self._named)
        for field in (self.name, self.form, self.copies, self.condition):
            field.edited.connect(lambda _words: self._keep())
        self.mandatory.toggled.connect(lambda _on: self._keep())
        self._show(0)

    def _lay_out(self) -> None:
        self.add = Button(self.tr("Tambah"), icon="plus", key="Ins")
        self.remove = Button(self.tr("Hapus"), "danger", "trash-2", key="Del")
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        keys = QHBoxLayout()
        keys.addWidget(self.add)
        keys.addWidget(self.remove)
        keys.addStretch()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.document, 0, 0)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.form, 1, 0)
        grid.addWidget(self.copies, 1, 1)
        grid.addWidget(self.condition, 2, 0)
        grid.addWidget(self.mandatory, 2, 1, Qt.AlignmentFlag.AlignBottom)
        self.column.addWidget(self.list)
        self.column.addLayout(keys)
        self.column.addLayout(grid)

    def _row(self) -> int:
        return self.list.currentIndex().row()

    def _show(self, at: int) -> None:
        """The rows anew, with one chosen."""
        self.list.show_lines([_line(place, row) for place, row in enumerate(self.rows)])
        self.list.choose(str(max(0, min(at, len(self.rows) - 1))))
        self._fill()
        self.place()

    def _chosen(self) -> None:
        if not self._filling:
            self._fill()

    def _fill(self) -> None:
        at = self._row()
        there = 0 <= at < len(self.rows)
        parts = (self.document, self.name, self.form, self.copies, self.condition, self.mandatory)
        for part in (*parts, self.remove):
            part.setEnabled(there)
        if not there:
            return
        row = self.rows[at]
        self._filling = True
        self.document.choose(row.code)
        self.name.set_text(row.name)
        self.form.choose(row.form)
        self.copies.set_text(str(row.copies))
        self.condition.set_text(row.condition or "")
        self.mandatory.setChecked(row.mandatory)
        self._filling = False
        only = ", ".join(map(flag_words, row.when))
        told = self.tr("Hanya bila: {flags}").replace("{flags}", only)
        self.condition.hint(told if only else "")

    def _named(self, code: str) -> None:
        """Another document brings its own name."""
        if not self._filling and code:
            self.name.set_text(self.context.home.reference.documents[code])

    def _keep(self) -> None:
        at = self._row()
        if self._filling or not 0 <= at < len(self.rows):
            return
        form = next((one for one in FORMS if one == self.form.code()), FORMS[0])
        copies = self.copies.text()
        self.rows[at] = msgspec.structs.replace(
            self.rows[at],
            code=self.document.code(),
            name=self.name.text(),
            form=form,
            copies=int(copies) if copies.isdecimal() else 0,
            condition=self.condition.text() or None,
            mandatory=self.mandatory.isChecked(),
        )
        self._filling = True
        self.list.show_lines([_line(place, row) for place, row in enumerate(self.rows)])
        self._filling = False

    def _add(self) -> None:
        used = {row.code for row in self.rows}
        choice = self.document.choice
        codes = [str(choice.itemData(at)) for at in range(choice.count())]
        free = next((one for one in codes if one not in used), codes[0])
        name = self.context.home.reference.documents[free]
        self.rows.append(Requirement(code=free, name=name, form="copy", copies=1))
        self._show(len(self.rows) - 1)
        self.document.setFocus()

    def _remove(self) -> None:
        at = self._row()
        if 0 <= at < len(self.rows):
            del self.rows[at]
            self._show(at)

    def _move(self, by: int) -> None:
        at = self._row()
        if 0 <= at < len(self.rows) and 0 <= at + by < len(self.rows):
            self.rows[at], self.rows[at + by] = self.rows[at + by], self.rows[at]
            self._show(at + by)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            acts = {Key.Key_Insert: self._add, Key.Key_Delete: self._remove}
            moves = {Key.Key_Up: -1, Key.Key_Down: 1} if held else {}
            key = Key(event.key())
            if event.type() == QEvent.Type.KeyPress and (key in acts or key in moves):
                if key in acts:
                    acts[key]()
                else:
                    self._move(moves[key])
                return True
        return super().eventFilter(watched, event)

    def changed(self) -> Mapping[str, Any]:
        return {"requirements": self.rows}


def _line(place: int, row: Requirement) -> Line:
    detail = row.line.removeprefix(row.name).strip()
    return Line(str(place), row.name, detail)
