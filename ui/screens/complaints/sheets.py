"""Sheets of Aduan: taking something down, its receipt, the next step, the reporter's reply."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from frontoffice.domain.complaint_facts import (
    CHANNELS,
    CLASSES,
    KINDS,
    MALADMINISTRATION,
    OUTWARD,
    TOPICS,
)
from frontoffice.domain.errors import RuleViolation
from frontoffice.services import attachments, complaint_photos, complaints, complaints_desk
from frontoffice.services.complaints import Filed, Filing
from frontoffice.services.complaints_read import ComplaintLine
from frontoffice.services.complaints_words import clock_lines, options, word
from ui.dialogs.photo_pick import PhotoPick
from ui.dialogs.voice_sheet import VoiceSheet
from ui.models.context import Context
from ui.widgets.buttons import Button
from ui.widgets.chips import CheckChip
from ui.widgets.fields import ChoiceField, Field, TextField
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Label
from ui.widgets.sheet import Sheet
from ui.widgets.text_area import TextAreaField

translate = QCoreApplication.translate


class FilingSheet(VoiceSheet):
    """What somebody says, with as much or as little of who says it as they want."""

    def __init__(self, over: QWidget, context: Context) -> None:
        title, verb = (
            translate("FilingSheet", "Catat aduan atau suara"),
            translate("FilingSheet", "Catat"),
        )
        super().__init__(over, context, title, verb, width=860)
        lang = context.language
        self.kind = ChoiceField(self.tr("Jenis"), options("kind", KINDS, lang))
        self.channel = ChoiceField(self.tr("Masuk lewat"), options("channel", CHANNELS, lang))
        self.topic = ChoiceField(self.tr("Tentang"), options("topic", TOPICS, lang))
        staff = [
            (one.staff, one.name or one.staff)
            for one in context.home.reference.staff.values()
            if one.active
        ]
        nobody = self.tr("Tidak ada / tidak tahu namanya")
        self.about = ChoiceField(self.tr("Petugas yang diadukan"), [("", nobody), *staff])
        self.place_of = TextField(
            self.tr("Tempat kejadian"), self.tr("Alamat, atau koordinat: -6,2146; 106,8451")
        )
        self.photo = PhotoPick(context.home, self.tr("Foto"), complaints.MOST_PHOTOS)
        self.case = TextField(self.tr("Nomor permohonan"), mono=True)
        self.text = TextAreaField(self.tr("Isi laporan"), rows=4)
        self.anonymous = CheckChip(self.tr("Anonim"), "user-x")
        self.confidential = CheckChip(self.tr("Rahasia"), "lock")
        self.name = TextField(self.tr("Nama pelapor"))
        self.nik = TextField(self.tr("NIK (boleh kosong)"), mono=True)
        self.contact = TextField(self.tr("Telepon atau alamat jawaban"))
        self.told = Label("", "second", wrap=True)
        self.fields = {
            "kind": self.kind,
            "channel": self.channel,
            "topic": self.topic,
            "text": self.text,
            "name": self.name,
            "nik": self.nik,
            "number": self.case,
            "place": self.place_of,
            "photo": self.photo,
            "file": self.photo,
        }
        self._lay_out()
        self.anonymous.toggled.connect(self._hide_person)
        self._hide_person(False)
        self.finish()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows: tuple[tuple[Field, ...], ...] = (
            (self.kind, self.channel, self.topic),
            (self.about, self.place_of, self.case),
        )
        for at, row in enumerate(rows):
            for place, field in enumerate(row):
                grid.addWidget(field, at, place, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.text, 2, 0, 1, 3)
        grid.addWidget(self.photo, 3, 0, 1, 3)
        flags = FlowLayout(8)
        flags.addWidget(self.anonymous)
        flags.addWidget(self.confidential)
        grid.addLayout(flags, 4, 0)
        grid.addWidget(self.told, 4, 1, 1, 2)
        for place, field in enumerate((self.name, self.nik, self.contact)):
            grid.addWidget(field, 5, place, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(grid)

    def _hide_person(self, anonymous: bool) -> None:
        for field in (self.name, self.nik, self.contact, self.case):
            field.set_text("" if anonymous else field.text())
            field.setEnabled(not anonymous)
        open_words = self.tr("Pelapor mendapat nomor dan kode lacak.")
        hidden = self.tr(
            "Nama tidak dicatat di mana pun; baru ditulis saat tutup hari, tanpa jam dan tanpa "
            "petugas. Jangan menulis nama pelapor di isi laporan, dan jangan ambil foto yang "
            "menampakkannya."
        )
        self.told.setText(hidden if anonymous else open_words)

    def asked(self) -> Filing:
        """What was typed."""
        about = self.about.code()
        return Filing(
            text=self.text.text(),
            kind=self.kind.code(),
            channel=self.channel.code(),
            topic="officer" if about else self.topic.code(),
            place=self.place_of.text(),
            anonymous=self.anonymous.isChecked(),
            confidential=self.confidential.isChecked(),
            name=self.name.text(),
            nik=self.nik.text() or None,
            contact=self.contact.text(),
            about=(about,) if about else (),
            case=self.case.text() or None,
        )

    def act(self) -> Callable[[], Any]:
        home, asked, paths = self.context.home, self.asked(), list(self.photo.paths)
        return lambda: (
            complaints.file(home, asked, [attachments.read_file(one) for one in paths]),
            asked,
        )


class PhotoSheet(VoiceSheet):
    """Photos added to a complaint that has a name."""

    def __init__(self, over: QWidget, context: Context, number: str) -> None:
        title = translate("PhotoSheet", "Tambah foto: {number}").replace("{number}", number)
        super().__init__(over, context, title, translate("PhotoSheet", "Simpan foto"), width=520)
        self._number = number
        self.photo = PhotoPick(context.home, self.tr("Foto"), complaints.MOST_PHOTOS)
        self.fields = {"photo": self.photo, "file": self.photo}
        self.column.addWidget(self.photo)
        self.finish()

    def act(self) -> Callable[[], Any]:
        home, number, paths = self.context.home, self._number, list(self.photo.paths)
        if not paths:
            raise RuleViolation("attachment-unreadable", field="file")
        return lambda: [
            complaint_photos.attach(home, number, attachments.read_file(one)) for one in paths
        ]


class FiledSheet(Sheet):
    """Number and code, large, shown once; print, or copy by hand."""

    def __init__(self, over: QWidget, filed: Filed, print_it: Callable[[], object]) -> None:
        title = translate("FiledSheet", "Sudah dicatat")
        super().__init__(over, title, width=560)
        for label, value, role in (
            (self.tr("Nomor aduan"), filed.number, "promise"),
            (self.tr("Kode lacak, hanya tampil sekarang"), filed.code, "promise"),
        ):
            self.column.addWidget(Label(label, "label"))
            self.column.addWidget(Label(value, role, wrap=True))
        for what, day in clock_lines(filed.clocks):
            self.column.addWidget(Label(f"{what}: {day}", "second", wrap=True))
        if filed.anonymous:
            hint = self.tr("Anonim: baru dapat dilacak setelah tutup hari.")
            self.column.addWidget(Label(hint, "second", "warn", wrap=True))
        self.print = Button(self.tr("Cetak tanda terima"), "primary", "printer")
        self.print.clicked.connect(print_it)
        self.print.clicked.connect(lambda: self.close_sheet(accepted=True))
        close = Button(self.tr("Tutup"), "ghost", key="Esc")
        close.clicked.connect(lambda: self.close_sheet())
        self.add_buttons(close, self.print)

    def open(self) -> None:
        """The code is told only now: a hasty Enter prints it and closes nothing unread."""
        super().open()
        self.print.setFocus()


class StepSheet(VoiceSheet):
    """The next step of a complaint: what it needs, and what its reporter is told."""

    def __init__(
        self,
        over: QWidget,
        context: Context,
        number: str,
        to: str,
        alike: list[ComplaintLine],
    ) -> None:
        lang = context.language
        verb = word("verb", to, lang)
        super().__init__(over, context, f"{verb}: {number}", verb, width=560)
        self._number, self._to = number, to
        self.classified = ChoiceField(self.tr("Kelas"), options("classified", CLASSES, lang))
        none = [("", self.tr("Bukan maladministrasi"))]
        self.maladministration = ChoiceField(
            self.tr("Maladministrasi"),
            [*none, *options("maladministration", MALADMINISTRATION, lang)],
        )
        agencies = context.home.reference.agencies.values()
        self.agency = ChoiceField(
            self.tr("Didisposisi ke instansi"),
            [("", self.tr("Kantor ini")), *((one.code, one.name) for one in agencies)],
        )
        self.outward = ChoiceField(self.tr("Diteruskan ke"), options("outward", OUTWARD, lang))
        same = [(one.number, f"{one.number} {one.summary or ''}".strip()) for one in alike]
        self.of = TextField(self.tr("Nomor aduan yang lebih dulu"), mono=True)
        if same:
            self.of.set_text(same[0][0])
            self.of.hint(same[0][1])
        self.text = TextAreaField(self.tr("Jawaban atau alasan"), rows=4)
        shown: dict[str, tuple[tuple[str, Field], ...]] = {
            "verified": (
                ("classified", self.classified),
                ("maladministration", self.maladministration),
            ),
            "disposed": (("agency", self.agency),),
            "referred": (("outward", self.outward),),
            "duplicate": (("of", self.of),),
        }
        self.fields = dict(shown.get(to, ())) | {"text": self.text}
        for field in self.fields.values():
            self.column.addWidget(field)
        self.finish()

    def act(self) -> Callable[[], Any]:
        kind = self.maladministration.code()
        told: dict[str, Any] = {}
        if self._to == "verified":
            told = {
                "classified": self.classified.code(),
                "maladministration": (kind,) if kind else (),
            }
        elif self._to == "disposed":
            told = {"agency": self.agency.code() or None}
        elif self._to == "referred":
            told = {"outward": self.outward.code()}
        elif self._to == "duplicate":
            told = {"of": self.of.text() or None}
        home, number, to, text = self.context.home, self._number, self._to, self.text.text()
        return lambda: complaints_desk.move(home, number, to, text, **told)


class ReplySheet(VoiceSheet):
    """The reporter is here with the receipt: where it stands, and what they say to it."""

    def __init__(self, over: QWidget, context: Context) -> None:
        title = translate("ReplySheet", "Lacak atau tanggapi dengan kode")
        super().__init__(
            over, context, title, translate("ReplySheet", "Catat tanggapan"), width=560
        )
        self.number = TextField(self.tr("Nomor aduan"), mono=True)
        self.code = TextField(self.tr("Kode lacak"), mono=True)
        self.satisfied = ChoiceField(
            self.tr("Pelapor"),
            [
                ("", self.tr("Menambah keterangan")),
                ("yes", self.tr("Puas dengan jawaban")),
                ("no", self.tr("Belum puas")),
                ("withdraw", self.tr("Mencabut aduan")),
            ],
        )
        self.text = TextAreaField(self.tr("Kata pelapor"), rows=3)
        self.status = Label("", "card", "accent_text", wrap=True)
        self.track = Button(self.tr("Lihat status"), icon="eye")
        self.track.clicked.connect(self._track)
        self.fields = {"number": self.number, "code": self.code, "text": self.text}
        for part in (self.number, self.code, self.track, self.status, self.satisfied, self.text):
            self.column.addWidget(part)
        self.finish()

    def _track(self) -> None:
        home, number, code = self.context.home, self.number.text(), self.code.text()
        self.context.tasks.read(
            lambda: complaints_desk.track(home, number, code),
            receiver=self,
            done=lambda found: self._tell(found[0]),
            failed=self.refuse,
        )

    def _tell(self, status: str) -> None:
        self.note.hide()
        self.status.setText(word("status", status, self.context.language))
        self.place()

    def act(self) -> Callable[[], Any]:
        home, said = self.context.home, self.satisfied.code()
        number, code, text = self.number.text(), self.code.text(), self.text.text()
        satisfied = {"yes": True, "no": False}.get(said)
        return lambda: complaints_desk.reply(
            home, number, code, text, satisfied=satisfied, withdrawn=said == "withdraw"
        )
