"""The two sheets for files a messenger carries: made for somebody, and taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.widgets.band import Band
from ui.widgets.buttons import Button
from ui.widgets.chips import CheckChip
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet


class _FileSheet(Sheet):
    """A path, a verb, what it is doing; `dropped()` when Esc or its button stops the work."""

    dropped = Signal()

    def __init__(self, over: QWidget, title: str, hint: str, label: str, verb: str) -> None:
        super().__init__(over, title, width=620)
        self.column.addWidget(Label(hint, "second", wrap=True))
        self.path = TextField(label)
        self.path.edited.connect(lambda _words: self.path.error(""))
        self.path.input.returnPressed.connect(self.go_on)
        self.band = Band("say")
        self.progress = Label("", "second", wrap=True)
        self.progress.hide()
        self.cancel = Button(self.tr("Kembali"), "ghost", key="Esc")
        self.cancel.clicked.connect(self._back)
        self.confirm = Button(verb, "primary")
        self.confirm.clicked.connect(self.go_on)
        self.running = False

    def go_on(self) -> None:
        """What Enter does."""
        raise NotImplementedError

    def show_running(self, words: str) -> None:
        """Work is under way: everything rests but the way to stop it."""
        self.running = True
        for part in self._parts():
            part.setEnabled(False)
        self.cancel.set_words(self.tr("Hentikan"))
        self.cancel.setFocus()
        self.progress.setText(words)
        self.progress.show()
        self.band.tell("")
        self.place()

    def show_idle(self) -> None:
        """The work ended."""
        self.running = False
        for part in self._parts():
            part.setEnabled(True)
        self.cancel.set_words(self.tr("Kembali"))
        self.progress.hide()
        self.place()

    def show_progress(self, words: str) -> None:
        """How far it is."""
        self.progress.setText(words)

    def refuse(self, sentence: str, next_step: str) -> None:
        """What was wrong with the file, with the place, and what to do."""
        self.band.tell(sentence, next_step, kind="fail", icon="circle-alert")
        self.path.setFocus()
        self.place()

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.path, self.confirm)

    def _back(self) -> None:
        self.close_sheet()

    def close_sheet(self, *, accepted: bool = False) -> None:
        """Esc while it works stops the work; the sheet stays."""
        if self.running and not accepted:
            self.dropped.emit()
            return
        super().close_sheet(accepted=accepted)


class ExportSheet(_FileSheet):
    """For whom and where to; `wanted(receiver, path)`."""

    wanted = Signal(str, str)

    def __init__(
        self,
        over: QWidget,
        receivers: list[tuple[str, str]],
        places: list[tuple[str, Path]],
        name: str,
        folder: Path,
    ) -> None:
        super().__init__(
            over,
            self.tr("Ekspor ke USB"),
            self.tr(
                "Satu berkas tersandi untuk penerimanya, dan lembar manifes di sebelahnya. Kirim "
                "lewat siapa pun; dua kali pun tidak menggandakan."
            ),
            self.tr("Simpan ke"),
            self.tr("Buat berkas"),
        )
        self._name = name
        self.receiver = ChoiceField(self.tr("Untuk"), receivers)
        self.column.addWidget(self.receiver)
        self.column.addWidget(self.path)
        row = FlowLayout(8)
        self.places = [self._place_button(words, one) for words, one in places]
        choose = Button(self.tr("Pilih folder"), "ghost", "folder-open")
        choose.clicked.connect(self._choose)
        for button in (*self.places, choose):
            row.addWidget(button)
        self.column.addLayout(row)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.band)
        self.add_buttons(self.cancel, self.confirm)
        self.path.set_text(str((places[0][1] if places else folder) / name))

    def _place_button(self, words: str, folder: Path) -> Button:
        button = Button(words, "secondary", "usb")
        button.clicked.connect(lambda: self.path.set_text(str(folder / self._name)))
        return button

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.tr("Simpan ke"))
        if found:
            self.path.set_text(str(Path(found) / self._name))

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.receiver, self.path, self.confirm, *self.places)

    def go_on(self) -> None:
        """Make the file."""
        if self.running:
            return
        if not self.path.text():
            self.path.error(self.tr("Tulis tempat berkasnya, misalnya di stik."))
            return
        self.wanted.emit(self.receiver.code(), self.path.text())


class ImportSheet(_FileSheet):
    """Which file; `looked(path)` only reads what it says of itself, `wanted(path, answer)` takes it
    in and, where asked for, writes the answer beside it."""

    looked = Signal(str)
    wanted = Signal(str, bool)

    def __init__(self, over: QWidget, path: str) -> None:
        super().__init__(
            over,
            self.tr("Impor berkas"),
            self.tr("Terlambat, dua kali atau tidak berurutan pun tidak apa-apa."),
            self.tr("Berkas"),
            self.tr("Impor"),
        )
        self.column.addWidget(self.path)
        row = QHBoxLayout()
        row.setSpacing(8)
        choose = Button(self.tr("Pilih berkas"), "ghost", "folder-open")
        choose.clicked.connect(self._choose)
        self.look = Button(self.tr("Lihat isinya"), "secondary", "eye")
        self.look.clicked.connect(lambda: self.looked.emit(self.path.text()))
        self.answer = CheckChip(self.tr("Tulis jawaban di sebelahnya"))
        for button in (choose, self.look, self.answer):
            row.addWidget(button)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.band)
        self.add_buttons(self.cancel, self.confirm)
        self.path.set_text(path)

    def _choose(self) -> None:
        kinds = self.tr("Bundel sinkron") + " (*.fobundle)"
        found, _ = QFileDialog.getOpenFileName(self, self.tr("Impor berkas"), "", kinds)
        if found:
            self.path.set_text(found)

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.path, self.look, self.answer, self.confirm)

    def go_on(self) -> None:
        """Take it in."""
        if self.running:
            return
        if not self.path.text():
            self.path.error(self.tr("Colokkan stiknya, lalu pilih berkas .fobundle."))
            return
        self.wanted.emit(self.path.text(), self.answer.isChecked())

    def tell(self, title: str, detail: str, *, good: bool = True) -> None:
        """What is in it, or what came of it."""
        kind, icon = ("say", "circle-check") if good else ("warn", "triangle-alert")
        self.band.tell(title, detail, kind=kind, icon=icon)
        self.place()
