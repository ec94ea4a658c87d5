"""Data of a person: who did what with it, and destroying it with a second officer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from frontoffice.domain.staff import may
from frontoffice.services import privacy
from ui.models.context import Context
from ui.models.station import zone_of
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.widgets.pin_fields import hide_digits
from ui.words import clock_words, long_date, office_time

SHOWN = 200
"""Newest acts shown; the command line has them all."""


class PrivacyPanel(Panel):
    """The trail by NIK (UU 27/2022 ps. 31-32) and the destruction of what is closed (ps. 42-44)."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Data pribadi"),
            self.tr("Riwayat data seseorang, dan pemusnahan yang masa simpannya berakhir."),
        )
        self.nik = TextField(self.tr("NIK"), mono=True)
        self.add_field("nik", self.nik)
        self.row(self.nik)
        self.nik.input.returnPressed.connect(self.show_trail)
        self.row(
            self.button(
                self.tr("Tampilkan riwayat data"),
                self.show_trail,
                right="privacy.trail",
                icon="eye",
            )
        )
        self.trail = Label("", wrap=True)
        self.column.addWidget(self.trail)
        self._add_destruction()
        self.column.addStretch()
        self.setFocusProxy(self.nik)

    def _add_destruction(self) -> None:
        self.numbers = TextField(
            self.tr("Nomor permohonan atau aduan"),
            self.tr("Beberapa nomor dipisah spasi"),
            mono=True,
        )
        self.schedule = TextField(self.tr("Kode JRA"))
        self.second = TextField(self.tr("Kode petugas kedua"))
        self.pin = hide_digits(TextField(self.tr("PIN petugas kedua")))
        self.file = TextField(self.tr("Berita acara disimpan ke"))
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.file.set_text(str(Path(folder) / "berita-acara-pemusnahan.pdf"))
        named = ("numbers", "schedule", "second", "pin", "path")
        fields = (self.numbers, self.schedule, self.second, self.pin, self.file)
        allowed = may(self.home.officer.role, "privacy.erase")
        for name, field in zip(named, fields, strict=True):
            self.add_field(name, field)
            # Shown by its layout: showing it before would flash as a window of its own.
            if not allowed:
                field.hide()
        self.column.addWidget(self.numbers)
        self.row(self.schedule, self.second, self.pin, stretch=True)
        self.column.addWidget(self.file)
        choose = self.button(
            self.tr("Pilih berkas"), self._choose, right="privacy.erase", icon="folder-open"
        )
        self.erase = self.button(
            self.tr("Musnahkan data pribadi"),
            self.destroy_data,
            right="privacy.erase",
            icon="trash-2",
            kind="danger",
        )
        for button in (choose, self.erase):
            if not allowed:
                button.hide()
        self.row(choose, self.erase)

    def show_trail(self) -> None:
        """Everything done with this person's data, the newest acts of many."""
        nik = self.nik.text()
        self.trail.setText("")
        self.run(lambda: privacy.trail(self.home, nik), self._show)

    def destroy_data(self) -> None:
        """Destroy what was asked for, or say beside the field why it must be kept."""
        numbers, schedule = self.numbers.text().split(), self.schedule.text()
        second, pin, path = self.second.text(), self.pin.text(), Path(self.file.text())
        self.pin.set_text("")
        self.run(
            lambda: privacy.erase_to_file(self.home, numbers, schedule, second, pin, path),
            self._destroyed,
        )

    def _choose(self) -> None:
        found, _ = QFileDialog.getSaveFileName(
            self, self.tr("Berita acara disimpan ke"), self.file.text(), "PDF (*.pdf)"
        )
        if found:
            self.file.set_text(found)

    def _destroyed(self, done: privacy.Destroyed) -> None:
        self.numbers.set_text("")
        self.trail.setText("")
        told = self.tr("Data pribadi {count} catatan dimusnahkan. Tandatangani {file}.")
        told = told.replace("{count}", str(len(done.minutes.lines)))
        self.told.emit("say", told.replace("{file}", Path(self.file.text()).name))

    def _show(self, steps: list[privacy.Step]) -> None:
        zone, words = zone_of(self.home.card.zone), self._words()
        lines = []
        for one in steps[-SHOWN:]:
            day = long_date(office_time(one.at, zone).date())
            what = words.get(one.what, one.what)
            said = f"{day} {clock_words(one.at, zone)}  {one.actor}  {what}  {one.number}"
            lines.append(said.rstrip())
        self.trail.setText("\n".join(lines))

    def _words(self) -> dict[str, str]:
        return {
            "case.registered": self.tr("mendaftarkan permohonan"),
            "case.completed": self.tr("melengkapi berkas"),
            "case.paid": self.tr("menerima pembayaran"),
            "case.voided": self.tr("membatalkan kuitansi"),
            "case.moved": self.tr("memindahkan status"),
            "case.corrected": self.tr("memperbaiki data"),
            "case.settled": self.tr("memutuskan pertentangan"),
            "case.viewed": self.tr("membuka permohonan"),
            "nik.revealed": self.tr("melihat NIK utuh"),
            "journal.export": self.tr("mengekspor jurnal"),
            "paper.confirmed": self.tr("memastikan kertas keluar"),
            "printed:receipt": self.tr("mencetak tanda terima"),
            "printed:shortage": self.tr("mencetak lembar kekurangan"),
            "complaint.filed": self.tr("mencatat aduan"),
            "complaint.moved": self.tr("memindahkan aduan"),
            "complaint.replied": self.tr("mencatat tanggapan pelapor"),
            "complaint.viewed": self.tr("membuka aduan"),
            "complaint.export": self.tr("mengekspor aduan"),
            "file.attached": self.tr("melampirkan berkas"),
            "file.viewed": self.tr("melihat berkas"),
        }
