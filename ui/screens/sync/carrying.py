"""Files a messenger carries: made on a stick with a manifest, looked at, taken in, answered."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.messages import explain
from frontoffice.services import branch, bundles
from frontoffice.services.home import Home
from frontoffice.sync import bundle_desk
from frontoffice.sync.bundle import SUFFIX, Imported, Inspected
from ui.models.context import Context
from ui.models.frame import Zone
from ui.models.media import documents, media, newest
from ui.models.sync import SyncView
from ui.models.sync_words import count_words, file_words
from ui.screens.sync.bundle_sheets import ExportSheet, ImportSheet
from ui.tasks import Task, Watch
from ui.widgets.screen import Screen
from ui.words import clock_words, long_date, office_time


class Carrying(QObject):
    """Opens the sheets and does their work on the file lane; `took_in()` after an import."""

    took_in = Signal()

    def __init__(self, context: Context, zone: Zone, screen: Screen) -> None:
        super().__init__(screen)
        self._context, self._zone, self._screen = context, zone, screen
        self._task: Task | None = None
        self.sheet: ExportSheet | ImportSheet | None = None

    def export(self, view: SyncView) -> None:
        """Ask for whom and where, then write the file and its manifest."""
        home = self._context.home
        receivers = [(bundle_desk.CENTRE, self.tr("Pusat"))]
        receivers += [
            (str(one.station), branch.place_words(one, self._context.language))
            for one in view.writers
            if one.kind == "station" and one.station is not None and one.revoked_at is None
        ]
        moment = office_time(home.now(), self._zone)
        card = home.card
        name = f"{card.office}-{card.station:02}-{moment:%y%m%d-%H%M}{SUFFIX}"
        sheet = ExportSheet(self._screen, receivers, media(), name, documents())
        sheet.wanted.connect(self._make)
        self._open(sheet)

    def take_in(self) -> None:
        """Ask for the file, then take it in."""
        folders = [one for _, one in media()] or [documents()]
        found = newest(SUFFIX, folders)
        sheet = ImportSheet(self._screen, str(found or ""))
        sheet.looked.connect(self._look)
        sheet.wanted.connect(self._import)
        self._open(sheet)

    def _open(self, sheet: ExportSheet | ImportSheet) -> None:
        self.sheet = sheet
        sheet.dropped.connect(self._stop)
        sheet.closed.connect(lambda _accepted: self._closed(sheet))
        sheet.open()

    def _closed(self, sheet: ExportSheet | ImportSheet) -> None:
        sheet.deleteLater()
        self.sheet = None

    def _stop(self) -> None:
        if self._task is not None:
            self._task.watch.cancel.set()

    def _make(self, receiver: str, typed: str) -> None:
        sheet, home, path = self.sheet, self._context.home, Path(typed).expanduser()
        if sheet is None:
            return
        sheet.show_running(self.tr("Menyusun berkas…"))
        words = self.tr("{n} catatan disusun…")
        task = self._context.tasks.work(
            partial(_export, home, path, receiver),
            receiver=sheet,
            progress=lambda n: sheet.show_progress(words.replace("{n}", count_words(n))),
            done=self._made,
            failed=self._refused,
            ended=self._ended,
        )
        self._keep(task)

    def _made(self, made: tuple[Inspected, Path, bytes]) -> None:
        bundle, manifest, pdf = made
        if self.sheet is not None:
            self.sheet.close_sheet(accepted=True)
        words = self.tr("{file} berisi {n} catatan ({size}); manifes di sebelahnya.")
        words = words.replace("{file}", Path(bundle.path).name)
        words = words.replace("{n}", count_words(bundle.entries))
        said = words.replace("{size}", file_words(bundle.bytes))
        self._screen.say(said, self.tr("Cetak manifes"), partial(self._print, pdf, manifest.name))

    def _print(self, pdf: bytes, title: str) -> None:
        try:
            self._context.print_pdf(pdf, title)
        except FrontOfficeError as error:
            said = explain(error, self._context.language)
            self._screen.fail(f"{said.sentence} {said.next_step}")
            return
        self._screen.say(self.tr("Manifes dicetak."))

    def _look(self, typed: str) -> None:
        path = Path(typed).expanduser()
        self._context.tasks.work(
            lambda _watch: bundle_desk.inspect(path),
            receiver=self.sheet,
            done=self._seen,
            failed=self._refused,
        )

    def _seen(self, seen: Inspected) -> None:
        if not isinstance(self.sheet, ImportSheet):
            return
        manifest = seen.manifest
        moment = office_time(manifest.made_at, self._zone)
        words = self.tr("Dari {who}, dibuat {when}: {n} catatan, {size}.")
        who = self.tr("pusat") if manifest.role == bundle_desk.CENTRE else self.tr("stasiun")
        when = f"{long_date(moment.date())} {clock_words(manifest.made_at, self._zone)}"
        words = words.replace("{who}", who).replace("{when}", when)
        words = words.replace("{n}", count_words(seen.entries))
        told = self.tr("Untuk {to}. Sidik manifes {hash}.")
        to = manifest.receiver_name
        told = told.replace("{to}", self.tr("pusat") if to == bundle_desk.CENTRE else to)
        self.sheet.tell(
            words.replace("{size}", file_words(seen.bytes)),
            told.replace("{hash}", seen.hash.hex()[:16]),
        )

    def _import(self, typed: str, answer: bool) -> None:
        sheet, home, path = self.sheet, self._context.home, Path(typed).expanduser()
        if not isinstance(sheet, ImportSheet):
            return
        sheet.show_running(self.tr("Memeriksa berkas…"))
        words = self.tr("{n} catatan diterapkan…")
        beside = path.with_name(f"{path.stem}-jawaban{SUFFIX}") if answer else None
        task = self._context.tasks.work(
            partial(_import, home, path, beside),
            receiver=sheet,
            progress=lambda n: sheet.show_progress(words.replace("{n}", count_words(n))),
            done=partial(self._imported, beside),
            failed=self._refused,
            ended=self._ended,
        )
        self._keep(task)

    def _imported(self, beside: Path | None, came: Imported) -> None:
        if not isinstance(self.sheet, ImportSheet):
            return
        words = self.tr("Masuk {added} catatan baru; {known} sudah ada di sini.")
        words = words.replace("{added}", count_words(came.added))
        parts = []
        if came.acknowledged:
            signed = self.tr("Pusat menandatangani {n} rantai stasiun ini.")
            parts.append(signed.replace("{n}", count_words(came.acknowledged)))
        for one in came.problems:
            said = explain(FrontOfficeError(one.code, **one.data), self._context.language)
            parts.append(f"{said.sentence} {said.next_step}")
        if beside is not None:
            parts.append(self.tr("Jawaban: {file}").replace("{file}", beside.name))
        title = words.replace("{known}", count_words(came.known))
        self.sheet.tell(title, " ".join(parts), good=not came.problems)
        self.sheet.confirm.set_words(self.tr("Impor lagi"))
        self.sheet.cancel.set_words(self.tr("Selesai"))
        self.sheet.cancel.setFocus()
        self.took_in.emit()

    def _keep(self, task: Task) -> None:
        # A runner without threads has ended by now.
        self._task = task if self.sheet is not None and self.sheet.running else None

    def _ended(self) -> None:
        self._task = None
        if self.sheet is not None:
            self.sheet.show_idle()

    def _refused(self, error: FrontOfficeError) -> None:
        said = explain(error, self._context.language)
        if self.sheet is not None:
            self.sheet.refuse(said.sentence, said.next_step)


def _export(home: Home, path: Path, receiver: str, watch: Watch) -> tuple[Inspected, Path, bytes]:
    """Makes the file and, beside it, its manifest on paper; a stop leaves neither."""
    if path.resolve().is_relative_to(home.folder.resolve()):
        raise RuleViolation("out-inside-home", field="path", folder=str(path.parent))
    count = _Count(watch)
    made = bundle_desk.export_home(home, path, receiver, count.add)
    pdf = bundles.manifest_pdf(home, made, made.manifest)
    manifest = path.with_suffix(".pdf")
    bundles.keep_manifest(manifest, pdf)
    return made, manifest, pdf


def _import(home: Home, path: Path, answer: Path | None, watch: Watch) -> Imported:
    return bundle_desk.import_home(home, path, answer, _Count(watch).add)


class _Count:
    """Adds entries up and stops between two runs when somebody asked to."""

    def __init__(self, watch: Watch) -> None:
        self._watch, self._total = watch, 0

    def add(self, entries: int) -> None:
        """So many more."""
        self._watch.stop_if_cancelled()
        self._total += entries
        self._watch.report(self._total)
