"""Latihan pemulihan: what a backup is worth, shown by restoring it in a throw-away place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.messages import explain
from frontoffice.services import restore_drill
from frontoffice.services.restore_drill import Drilled, Found
from ui.models.context import Context
from ui.models.station import zone_of
from ui.tasks import Watch
from ui.widgets.band import Band
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.panel import Panel
from ui.words import clock_words, long_date, office_time

Shown = tuple[list[Found], Drilled | None]


class DrillPanel(Panel):
    """The backups found, another one by its path, and what the drill said in one sentence."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Latihan pemulihan"),
            self.tr(
                "Cadangan dipulihkan di tempat sementara, diperiksa, lalu dihapus. Data di sini "
                "tidak berubah."
            ),
        )
        self.list = LineList(self.tr("Cadangan yang ditemukan"), rows=5)
        self.list.selectionModel().currentChanged.connect(lambda _now, _old: self._choose())
        self.list.activated.connect(lambda _at: self.begin())
        self.nothing = Label(self.tr("Belum ada cadangan di folder cadangan."), "second", wrap=True)
        self.path = TextField(self.tr("Berkas cadangan"), mono=True)
        self.path.input.returnPressed.connect(self.begin)
        self.add_field("path", self.path)
        self.progress = Label("", "second", wrap=True)
        self.band = Band("say")
        self.column.addWidget(self.list)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.path)
        other = self.tr("Pilih berkas")
        self.pick = self.button(other, self._pick, right="backup.create", icon="folder-open")
        self.go = self.button(
            self.tr("Coba pulihkan"),
            self.begin,
            right="backup.create",
            icon="database-backup",
            kind="primary",
        )
        self.row(self.pick, self.go)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.band)
        self.column.addStretch()

    def arrive(self) -> None:
        """What there is to try, and how the last drill ended."""
        home = self.home
        self.ask(lambda: (restore_drill.found(home), restore_drill.last(home)), self._show)

    def begin(self) -> None:
        """Restore the chosen backup where nobody works, and verify it."""
        path = Path(self.path.text())
        if not self.path.text():
            self.refuse(RuleViolation("drill-file-missing", field="path"))
            return
        self.band.tell("")
        self.path.error("")
        self._rest(True)

        def work(watch: Watch) -> Drilled:
            def told(*stage: object) -> None:
                watch.stop_if_cancelled()
                watch.report(stage)

            return restore_drill.drill(self.home, path, told)

        self.progress.setText(self.tr("Membuka cadangan…"))
        self.tasks.work(
            work,
            receiver=self,
            done=self._tell,
            failed=self.refuse,
            progress=self._far,
            ended=self._ended,
        )

    def refuse(self, error: FrontOfficeError) -> None:
        """A backup that cannot be restored is said here, not only in passing."""
        if error.data.get("field"):
            super().refuse(error)
            return
        message = explain(error, self.context.language)
        self.band.tell(message.sentence, message.next_step, kind="fail")

    def _far(self, stage: tuple[str, int, int]) -> None:
        name, done, total = stage
        words = self.tr("Membaca cadangan… {done} dari {all} catatan")
        if name == "verify":
            words = self.tr("Memeriksa hasil pemulihan… {done} dari {all} catatan")
        self.progress.setText(words.replace("{done}", str(done)).replace("{all}", str(total)))

    def _ended(self) -> None:
        self.progress.setText("")
        self._rest(False)

    def _pick(self) -> None:
        title, kinds = self.tr("Berkas cadangan"), "*.fobackup"
        chosen, _kind = QFileDialog.getOpenFileName(self, title, self.path.text(), kinds)
        if chosen:
            self.path.set_text(chosen)

    def _choose(self) -> None:
        if self.list.key():
            self.path.set_text(self.list.key())

    def _show(self, shown: Shown) -> None:
        backups, last = shown
        self.list.show_lines([self._line(one) for one in backups])
        self.list.setVisible(bool(backups))
        self.nothing.setVisible(not backups)
        if backups and not self.path.text():
            self.list.choose(backups[0].path)
        if last is not None:
            self._tell(last)

    def _line(self, one: Found) -> Line:
        zone = zone_of(self.home.card.zone)
        title = f"{long_date(office_time(one.at, zone).date())} {clock_words(one.at, zone)}"
        return Line(one.path, title, Path(one.path).name, f"{max(1, one.bytes // 1000)} kB")

    def _tell(self, done: Drilled) -> None:
        """One sentence: it can be restored, how long that took, what would be lost."""
        zone = zone_of(self.home.card.zone)
        words = self.tr("Dapat dipulihkan: {entries} catatan utuh dalam {seconds} detik.")
        words = words.replace("{entries}", str(done.entries))
        words = words.replace("{seconds}", f"{max(done.took_ms, 100) / 1000:.1f}".replace(".", ","))
        lost = self.tr("Tidak ada yang hilang.")
        if done.lost and done.lost_since is not None:
            lost = self.tr("Yang hilang: {n} catatan sejak {time}, {cases} permohonan baru.")
            lost = lost.replace("{n}", str(done.lost)).replace("{cases}", str(done.lost_cases))
            at = f"{self._day(done.lost_since)} {clock_words(done.lost_since, zone)}"
            lost = lost.replace("{time}", at)
        if done.closing is not None:
            closing = self.tr("Kas {day} cocok.").replace("{day}", long_date(done.closing))
            lost = f"{lost} {closing}"
        tried = self.tr("Dicoba {time}, {file}")
        tried = tried.replace("{time}", f"{self._day(done.at)} {clock_words(done.at, zone)}")
        tried = tried.replace("{file}", Path(done.path).name)
        self.band.tell(f"{words} {lost}", tried, kind="warn" if done.lost else "say")

    def _day(self, at: int) -> str:
        return long_date(office_time(at, zone_of(self.home.card.zone)).date())
