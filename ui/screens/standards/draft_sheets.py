"""Sheets of a draft: begin it, publish it, adopt it, take a comment down, answer one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.standard_draft import CHANNELS, OUTCOMES
from frontoffice.services import standard_comments, standard_drafts
from frontoffice.services.standard_comments import Comment
from frontoffice.services.standard_drafts_read import DraftFile
from frontoffice.services.standard_words import options, word
from ui.dialogs.voice_sheet import VoiceSheet
from ui.models.context import Context
from ui.screens.standards.draft_editing import narrow
from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.labels import Label
from ui.widgets.text_area import TextAreaField

translate = QCoreApplication.translate


def today_of(context: Context) -> dt.date:
    """The office's day."""
    home = context.home
    return home.reference.today(home.card.office, home.now())


def day_of(field: DateField, name: str) -> dt.date:
    """The day that was typed; raises RuleViolation `date-bad` beside the field."""
    day = field.day()
    if day is None:
        raise RuleViolation("date-bad", field=name)
    return day


class MakeSheet(VoiceSheet):
    """Begins a draft for a service from its version in force."""

    def __init__(self, over: QWidget, context: Context, service: str) -> None:
        title = translate("MakeSheet", "Rancangan standar baru")
        super().__init__(over, context, title, translate("MakeSheet", "Buat rancangan"), 600)
        standards = context.home.reference.in_force(today_of(context)).values()
        named = sorted((one.name, one.code) for one in standards)
        self.service = ChoiceField(self.tr("Layanan"), [(code, name) for name, code in named])
        narrow(self.service)
        if service:
            self.service.choose(service)
        told = self.tr("Dimulai dari isi standar yang berlaku; alasan diumumkan bersamanya.")
        self.reason = TextAreaField(self.tr("Alasan perubahan"), told, rows=3)
        self.fields = {"service": self.service, "reason": self.reason}
        self.column.addWidget(self.service)
        self.column.addWidget(self.reason)
        self.finish()

    def act(self) -> Callable[[], Any]:
        home, code, reason = self.context.home, self.service.code(), self.reason.text()
        return lambda: standard_drafts.make(home, code, reason)


class PublishSheet(VoiceSheet):
    """Until which day the public may comment; for a published draft a later one."""

    def __init__(self, over: QWidget, context: Context, found: DraftFile) -> None:
        again = found.line.until is not None
        title = translate("PublishSheet", "Umumkan rancangan")
        verb = translate("PublishSheet", "Umumkan")
        if again:
            title = translate("PublishSheet", "Perpanjang masa masukan")
            verb = translate("PublishSheet", "Perpanjang")
        super().__init__(over, context, title, verb, 520)
        self._stream = found.line.stream
        told = self.tr(
            "Rancangan tampil di situs kantor bersama standar yang berlaku, dan teksnya tidak "
            "berubah sampai hari terakhir masukan."
        )
        self.column.addWidget(Label(told, "second", wrap=True))
        self.until = DateField(self.tr("Hari terakhir masukan"))
        first = max(today_of(context), found.line.until or dt.date.min)
        self.until.set_day(first + dt.timedelta(days=standard_drafts.OPEN_DAYS))
        self.fields = {"until": self.until}
        self.column.addWidget(self.until)
        self.finish()

    def act(self) -> Callable[[], Any]:
        home, stream, until = self.context.home, self._stream, day_of(self.until, "until")
        return lambda: standard_drafts.publish(home, stream, until)


class AdoptSheet(VoiceSheet):
    """The decree that makes a draft the standard, and from which day it holds."""

    saved = Signal(str)

    def __init__(self, over: QWidget, context: Context, found: DraftFile) -> None:
        title = translate("AdoptSheet", "Tetapkan menjadi standar")
        super().__init__(over, context, title, translate("AdoptSheet", "Tetapkan"), 560)
        self._stream, self._code = found.line.stream, found.line.code
        told = self.tr(
            "Permohonan yang diterima sejak tanggal ini memakai versi baru; yang sudah berjalan "
            "tetap memakai versinya."
        )
        self.column.addWidget(Label(told, "second", wrap=True))
        self.decree = TextField(
            self.tr("Dasar penetapan"), self.tr("misalnya SK Kepala Dinas 065/12/2026")
        )
        self.valid_from = DateField(self.tr("Berlaku mulai"))
        self.valid_from.set_day(today_of(context))
        self.fields = {"decree": self.decree, "valid_from": self.valid_from}
        self.column.addWidget(self.decree)
        self.column.addWidget(self.valid_from)
        self.file = Button(self.tr("Simpan berkas untuk pusat"), "ghost", "save")
        self.file.clicked.connect(self._ask_file)
        self.column.addWidget(self.file)
        self.finish()

    def act(self) -> Callable[[], Any]:
        home, stream, decree = self.context.home, self._stream, self.decree.text()
        day = day_of(self.valid_from, "valid_from")
        return lambda: standard_drafts.adopt(home, stream, decree, day)

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.file.text(), f"{self._code}.yaml", "YAML (*.yaml)"
        )
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Writes what the centre is to publish, where its version stands above the office's."""
        home, stream, decree = self.context.home, self._stream, self.decree.text()
        try:
            day = day_of(self.valid_from, "valid_from")
        except RuleViolation as error:
            self.refuse(error)
            return
        self.context.tasks.write(
            lambda: standard_drafts.export(home, stream, path, decree, day),
            receiver=self,
            done=lambda _content: self._saved(path.name),
            failed=self.refuse,
        )

    def _saved(self, name: str) -> None:
        self.close_sheet()
        self.saved.emit(name)


class CommentSheet(VoiceSheet):
    """What came on paper, in a meeting or at a counter; nobody has to say who they are."""

    def __init__(self, over: QWidget, context: Context, found: DraftFile) -> None:
        title = translate("CommentSheet", "Catat masukan")
        super().__init__(over, context, title, translate("CommentSheet", "Catat"), 600)
        self._stream = found.line.stream
        channels = options("channel", CHANNELS[1:], context.language)
        self.channel = ChoiceField(self.tr("Masuk lewat"), channels)
        self.text = TextAreaField(self.tr("Isi masukan"), rows=5)
        self.name = TextField(
            self.tr("Nama (boleh kosong)"), self.tr("Nama tidak pernah diumumkan.")
        )
        self.on = DateField(self.tr("Diterima pada"))
        last = found.line.until or today_of(context)
        self.on.set_day(min(today_of(context), last))
        self.fields = {"channel": self.channel, "text": self.text, "on": self.on}
        for field in (self.channel, self.text, self.name, self.on):
            self.column.addWidget(field)
        self.finish()

    def act(self) -> Callable[[], Any]:
        home, stream, on = self.context.home, self._stream, day_of(self.on, "on")
        text, channel, name = self.text.text(), self.channel.code(), self.name.text()
        return lambda: standard_comments.receive(home, stream, text, channel, name, on)


class AnswerSheet(VoiceSheet):
    """What becomes of a comment; gist and answer are published, so the gist names nobody."""

    def __init__(self, over: QWidget, context: Context, comment: Comment) -> None:
        title = translate("AnswerSheet", "Tanggapi masukan")
        super().__init__(over, context, title, translate("AnswerSheet", "Simpan tanggapan"), 640)
        self._stream = comment.stream
        lang = context.language
        came = f"{word('channel', comment.channel, lang)}, {comment.on:%d-%m-%Y}"
        self.column.addWidget(Label(came, "label"))
        if comment.text is not None:
            self.column.addWidget(Label(comment.text, "body", wrap=True))
        self.outcome = ChoiceField(self.tr("Keputusan"), options("outcome", OUTCOMES, lang))
        self.gist = TextAreaField(
            self.tr("Pokok masukan yang diumumkan"),
            self.tr("Tulis ulang tanpa nama, nomor, dan alamat."),
            rows=3,
        )
        self.gist.set_text(comment.gist or comment.text or "")
        self.answer = TextAreaField(self.tr("Tanggapan atau alasan"), rows=3)
        self.answer.set_text(comment.answer or "")
        if comment.outcome:
            self.outcome.choose(comment.outcome)
        self.fields = {"outcome": self.outcome, "gist": self.gist, "answer": self.answer}
        for field in self.fields.values():
            self.column.addWidget(field)
        self.finish()

    def act(self) -> Callable[[], Any]:
        home, stream = self.context.home, self._stream
        outcome, gist, answer = self.outcome.code(), self.gist.text(), self.answer.text()
        return lambda: standard_comments.answer(home, stream, outcome, gist, answer)
