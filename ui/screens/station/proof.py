"""Backups, the help desk's questions, and the proof that no byte of the journal was changed."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from frontoffice.domain.staff import may
from frontoffice.services import backup, doctor, journal
from frontoffice.services import settings as kept
from ui.models.context import Context
from ui.models.station import zone_of
from ui.widgets.band import Band, CheckLine
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.words import clock_words, long_date, office_time


class BackupPanel(Panel):
    """Where backups go, one now, and whether the newest can be trusted."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Cadangan"),
            self.tr(
                "Pada media kedua, misalnya flashdisk di brankas; terenkripsi seperti data ini."
            ),
        )
        self.folder = TextField(self.tr("Folder cadangan"))
        self.folder.set_text(context.settings.backup_folder)
        self.add_field("backup_folder", self.folder)
        self.folder.input.returnPressed.connect(self.keep_folder)
        allowed = may(self.home.officer.role, "station.settings")
        self.folder.input.setEnabled(allowed)
        self.column.addWidget(self.folder)
        choose = self.button(
            self.tr("Pilih folder"), self._choose, right="station.settings", icon="folder-open"
        )
        keep = self.button(self.tr("Pakai folder ini"), self.keep_folder, right="station.settings")
        self.row(choose, keep)
        choose.setVisible(allowed)
        keep.setVisible(allowed)
        self.last = Label("", wrap=True)
        self.column.addWidget(self.last)
        self.make = self.button(
            self.tr("Cadangkan sekarang"),
            self.back_up,
            right="backup.create",
            icon="database-backup",
            kind="primary",
        )
        self.check = self.button(
            self.tr("Periksa cadangan terakhir"), self.check_last, right="backup.create"
        )
        self.row(self.make, self.check)
        self.column.addStretch()
        self._last: backup.Last | None = None

    def arrive(self) -> None:
        """When the newest backup was made."""
        self.tasks.read(
            lambda: backup.last(self.home), receiver=self, done=self._show, failed=self.refuse
        )

    def keep_folder(self) -> None:
        """Backups go to the folder typed in from now on."""
        folder = self.folder.text() or None

        def kept_it(found: kept.StationSettings) -> None:
            changed = msgspec.structs.replace(
                self.context.settings, backup_folder=found.backup_folder or ""
            )
            self.context.change_settings(changed)
            self.told.emit("say", self.tr("Folder cadangan tersimpan."))

        self.run(lambda: kept.change(self.home, backup_folder=folder), kept_it)

    def back_up(self) -> None:
        """One backup now."""

        def made(found: backup.Backup) -> None:
            told = self.tr("Cadangan selesai: {entries} catatan, {size} kB, sudah diperiksa.")
            told = told.replace("{entries}", str(found.entries))
            self.told.emit("say", told.replace("{size}", str(found.bytes // 1000)))
            self.arrive()

        self.run(lambda: backup.back_up_now(self.home), made, lane="work")

    def check_last(self) -> None:
        """Read the newest backup back, every byte and its whole journal."""
        last = self._last
        if last is None:
            return

        def checked(found: backup.Checked) -> None:
            if found.journal is not None and found.journal.ok:
                told = self.tr("Cadangan utuh: {entries} catatan diperiksa.")
                self.told.emit("say", told.replace("{entries}", str(found.journal.entries)))
            else:
                self.told.emit("fail", self.tr("Cadangan rusak. Buat cadangan baru sekarang."))

        path = Path(last.path)
        self.run(lambda: backup.check(path, home=self.home), checked, lane="work")

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.tr("Folder cadangan"))
        if found:
            self.folder.set_text(found)
            self.keep_folder()

    def _show(self, last: backup.Last | None) -> None:
        self._last = last
        self.check.setVisible(last is not None)
        if last is None:
            self.last.setText(self.tr("Belum pernah dicadangkan dari komputer ini."))
            return
        zone = zone_of(self.home.card.zone)
        moment = office_time(last.at, zone)
        told = self.tr("Terakhir: {date} {time}, {file}")
        told = told.replace("{date}", long_date(moment.date()))
        told = told.replace("{time}", clock_words(last.at, zone))
        self.last.setText(told.replace("{file}", Path(last.path).name))


class ProofPanel(Panel):
    """What a help desk would ask, and the whole journal recomputed."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Pemeriksaan"),
            self.tr("Jawaban untuk pertanyaan pertama setiap petugas bantuan."),
        )
        again = self.button(
            self.tr("Periksa ulang"), self.arrive, right="journal.verify", icon="refresh-cw"
        )
        self.verify = self.button(
            self.tr("Periksa seluruh jurnal"),
            self.verify_journal,
            right="journal.verify",
            icon="shield-check",
        )
        self.row(again, self.verify)
        self.progress = Label("", "second", wrap=True)
        self.column.addWidget(self.progress)
        self._holder = QWidget()
        self._answers = QVBoxLayout(self._holder)
        self._answers.setContentsMargins(0, 0, 0, 0)
        self._answers.setSpacing(8)
        self.column.addWidget(self._holder)
        self.column.addStretch()

    def arrive(self) -> None:
        """Ask everything again."""
        language = self.context.language
        self.run(lambda: doctor.examine(self.home, language), self._show, lane="work")

    def verify_journal(self) -> None:
        """Recompute every hash and signature; may take ten seconds for a million entries."""
        task_said = self.tr("{done} dari {all} catatan diperiksa…")

        def said(record: tuple[int, int]) -> None:
            words = task_said.replace("{done}", str(record[0]))
            self.progress.setText(words.replace("{all}", str(record[1])))

        def verified(found: journal.Verified) -> None:
            self.progress.setText("")
            if found.ok:
                told = self.tr("Jurnal utuh: {entries} catatan dari {stations} stasiun.")
                told = told.replace("{entries}", str(found.entries))
                self.told.emit("say", told.replace("{stations}", str(found.stations)))
            elif found.first_bad is not None:
                told = self.tr(
                    "Jurnal berubah pada catatan {seq} stasiun {station}. Jangan lanjutkan; "
                    "pulihkan cadangan."
                )
                told = told.replace("{seq}", str(found.first_bad.seq))
                self.told.emit("fail", told.replace("{station}", found.first_bad.station or "?"))

        self._rest(True)
        self.tasks.work(
            lambda watch: journal.verify(
                self.home, lambda done, total: watch.report((done, total))
            ),
            receiver=self,
            done=verified,
            failed=self.refuse,
            ended=lambda: self._rest(False),
            progress=said,
        )

    def _show(self, report: doctor.Report) -> None:
        while (item := self._answers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for check in sorted(report.checks, key=lambda one: one.ok):
            if check.ok:
                self._answers.addWidget(CheckLine(check.detail))
                continue
            band = Band("warn")
            self._answers.addWidget(band)
            band.tell(check.detail, check.next_step)
        self._answers.addStretch()
