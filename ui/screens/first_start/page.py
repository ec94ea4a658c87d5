"""Leads through the first start and makes the home on the write lane."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.messages import explain
from frontoffice.services.door import Clock, Cost
from frontoffice.services.home import Created, Home, NewHome
from frontoffice.services.station import words_kept
from ui import founding
from ui.founding import Trial
from ui.freshness import join
from ui.models.frame import Action, OfficeInfo
from ui.models.people import role_words
from ui.printing import StationPrinter, print_recovery_words, print_test_page
from ui.screens.first_start.steps import (
    AdminStep,
    Doors,
    LinkStep,
    OfficeStep,
    PrinterStep,
    RestoreStep,
    SampleStep,
)
from ui.tasks import Runner
from ui.theme.look import px
from ui.widgets.band import Band
from ui.widgets.brand import BrandPanel
from ui.widgets.buttons import Button
from ui.widgets.chips import BusyMark
from ui.widgets.labels import Label
from ui.widgets.recovery_words import RecoveryWords
from ui.widgets.screen import Screen
from ui.widgets.scroll import ScrollPage

ROOM_FOR_PANEL = 1_000
DOORS, OFFICE, ADMIN, WORDS, LINK, PRINTER, SAMPLE, RESTORE = range(8)
STEPS = 5


class FirstStart(Screen):
    """Two doors, then at most five steps; `made(home)` comes when work can begin.

    `clock` and `cost` are handed to the new home (tests); `printer` prints test page and words.
    """

    made = Signal(object)

    def __init__(
        self,
        folder: Path,
        tasks: Runner,
        language: str,
        printer: StationPrinter,
        *,
        clock: Clock,
        cost: Cost | None = None,
    ) -> None:
        super().__init__()
        self._folder, self._tasks, self._language = folder, tasks, language
        self._printer, self._clock, self._cost = printer, clock, cost
        self._home: Home | None = None
        self._busy = False
        self.panel = BrandPanel(OfficeInfo("frontoffice", self.tr("Program loket pelayanan")))
        self.doors, self.office, self.admin = Doors(), OfficeStep(), AdminStep()
        self.words = RecoveryWords(language, printable=printer.available())
        self.link, self.printing = LinkStep(), PrinterStep(printer.name())
        self.sample = SampleStep(
            [(name, role_words(role), pin) for name, role, pin in founding.trial_officers()]
        )
        self.restoring = RestoreStep()
        self.stack = QStackedWidget()
        self.steps: tuple[QWidget, ...] = (
            self.doors,
            self.office,
            self.admin,
            self.words,
            self.link,
            self.printing,
            self.sample,
            self.restoring,
        )
        for step in self.steps:
            self.stack.addWidget(step)
        self._build()
        self._connect()
        self._show(DOORS)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        page = QWidget()
        outer = QHBoxLayout(page)
        outer.setContentsMargins(36, 28, 36, 28)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addStretch(1)
        self.counter = Label("", "meta_strong", "accent_text")
        self.title = Label("", "signin", wrap=True)
        self.hint = Label("", "second", wrap=True)
        self.band = Band("fail")
        for part in (self.counter, self.title, self.hint):
            column.addWidget(part)
        column.addSpacing(14)
        column.addWidget(self.stack)
        column.addSpacing(8)
        column.addWidget(self.band)
        column.addLayout(self._buttons())
        column.addStretch(2)
        outer.addStretch(1)
        outer.addWidget(self._body, 20)
        outer.addStretch(1)
        row.addWidget(ScrollPage(page, self.tr("Mulai")), 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(8)
        self.earlier = Button(self.tr("Kembali"), "ghost", "arrow-left", "Esc")
        self.busy = BusyMark(self.tr("Sedang disiapkan"))
        self.told = Label("", "second")
        self.skip = Button(self.tr("Berdiri sendiri dulu"))
        self.main = Button(self.tr("Lanjut"), "primary", key="Ctrl ↵")
        row.addWidget(self.earlier)
        row.addWidget(self.busy)
        row.addWidget(self.told)
        row.addStretch()
        row.addWidget(self.skip)
        row.addWidget(self.main)
        return row

    def _connect(self) -> None:
        self.doors.sample.connect(self._make_sample)
        self.doors.own.connect(partial(self._show, OFFICE))
        self.doors.restore.connect(partial(self._show, RESTORE))
        for form in self._forms().values():
            form.entered.connect(self.go_on)
        self.words.confirmed.connect(partial(self._show, LINK))
        self.words.print_wanted.connect(self._print_words)
        self.printing.wanted.connect(self._print_test)
        self.earlier.clicked.connect(self.back)
        self.skip.clicked.connect(partial(self._show, PRINTER))
        self.main.clicked.connect(self.go_on)

    # Steps

    def offers(self) -> list[Action]:
        """Keys of this page."""
        return [
            Action("start.next", self.tr("Lanjut"), self.go_on, "Ctrl+Return"),
            Action("start.back", self.tr("Kembali"), self.back, "Alt+Left"),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.back():
            super().keyPressEvent(event)

    def back(self) -> bool:
        """One step back, as long as nothing was made yet."""
        at = self.stack.currentIndex()
        if at in (OFFICE, ADMIN, RESTORE) and not self._busy:
            self._show(at - 1 if at == ADMIN else DOORS)
            return True
        return False

    def go_on(self) -> None:
        """What the main button does in this step."""
        if self._busy:
            return
        at = self.stack.currentIndex()
        steps = {OFFICE: self._check, ADMIN: self._make, LINK: self._join, RESTORE: self._restore}
        if at == WORDS:
            self.words.go_on()
        elif at in (PRINTER, SAMPLE):
            if self._home is not None:
                self.made.emit(self._home)
        elif step := steps.get(at):
            for form in self._forms().values():
                form.clear_errors()
            self.band.tell("")
            try:
                step()
            except RuleViolation as error:
                self._refuse(error)

    def _show(self, at: int) -> None:
        words = self._titles()[at]
        self.stack.setCurrentIndex(at)
        self.band.tell("")
        self.title.setText(words[0])
        self.hint.setText(words[1])
        steps = self.tr("Langkah {number} dari {all}")
        told = steps.replace("{number}", str(at)).replace("{all}", str(STEPS))
        self.counter.setText(told)
        self.counter.setVisible(OFFICE <= at <= PRINTER)
        self.earlier.setVisible(at in (OFFICE, ADMIN, RESTORE))
        self.skip.setVisible(at == LINK)
        self.main.setVisible(at not in (DOORS, WORDS))
        main = {
            ADMIN: self.tr("Buat data loket"),
            LINK: self.tr("Gabung ke pusat"),
            PRINTER: self.tr("Mulai bekerja"),
            SAMPLE: self.tr("Mulai bekerja"),
            RESTORE: self.tr("Pulihkan"),
        }
        self.main.setText(main.get(at, self.tr("Lanjut")))
        self.main.updateGeometry()
        # The stack must be as high as the step shown, not as the highest one.
        for index, step in enumerate(self.steps):
            tall = QSizePolicy.Policy.Preferred if index == at else QSizePolicy.Policy.Ignored
            step.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
        self.panel.greet(self.tr("Selamat datang"), words[0] if at else "")
        first = {SAMPLE: self.main, WORDS: self.words.main}.get(at, self.steps[at])
        self.setFocusProxy(first)
        first.setFocus()

    def _titles(self) -> dict[int, tuple[str, str]]:
        return {
            DOORS: (
                self.tr("Mulai dari mana?"),
                self.tr("Komputer ini belum punya data loket."),
            ),
            OFFICE: (self.tr("Kantor"), self.tr("Tercetak di tanda terima dan di nomor.")),
            ADMIN: (
                self.tr("Admin pertama"),
                self.tr("Membuka data dengan PIN, lalu menambah petugas di Stasiun."),
            ),
            WORDS: (
                self.tr("Kata pemulihan"),
                self.tr(
                    "Tulis 24 kata ini di kertas dan simpan di brankas. Hanya ditampilkan sekali; "
                    "dengan kata ini data dapat dibuka bila semua PIN hilang."
                ),
            ),
            LINK: (
                self.tr("Pusat"),
                self.tr("Tanpa pusat pun loket bekerja penuh. Bergabung dapat dilakukan nanti."),
            ),
            PRINTER: (self.tr("Printer"), self.tr("Cetak satu halaman dan lihat tepinya.")),
            SAMPLE: (
                self.tr("Kantor contoh siap"),
                self.tr("Masuk sebagai siapa saja dengan PIN di bawah ini."),
            ),
            RESTORE: (
                self.tr("Pulihkan dari cadangan"),
                self.tr("Yang ditulis sesudah cadangan ikut kembali dari salinan di sebelahnya."),
            ),
        }

    def _forms(self) -> dict[int, OfficeStep | AdminStep | LinkStep | RestoreStep]:
        return {OFFICE: self.office, ADMIN: self.admin, LINK: self.link, RESTORE: self.restoring}

    def _wait(self, words: str) -> None:
        self._busy = bool(words)
        self.told.setText(words)
        (self.busy.start if words else self.busy.stop)()
        for control in (self.main, self.earlier, self.skip, self.doors):
            control.setEnabled(not words)

    # Work

    def _check(self) -> None:
        founding.check_office(self._wanted())
        self._show(ADMIN)

    def _wanted(self) -> NewHome:
        number = self.office.station.text()
        return NewHome(
            office=self.office.code.text(),
            office_name=self.office.name.text(),
            station=int(number) if number.isdecimal() else 0,
            zone=self.office.zone.code(),
            admin_name=self.admin.name.text(),
            pin="",
        )

    def _make(self) -> None:
        wanted = founding.with_pin(self._wanted(), self.admin.pins.pin())
        self.admin.pins.clear()
        self._run(
            lambda: founding.found(self._folder, wanted, clock=self._clock, cost=self._cost),
            self._made,
            self.tr("Membuat data terenkripsi…"),
        )

    def _made(self, created: Created) -> None:
        self._home = created.home
        self.words.show_words(created.words)
        self.words.confirmed.connect(partial(words_kept, created.home))
        self._show(WORDS)

    def _restore(self) -> None:
        form = self.restoring
        wanted = founding.Rescue(
            Path(form.path.text()),
            form.words.text(),
            form.pins.pin(),
            form.number.text() or None,
            form.receipt.text() or None,
        )
        form.pins.clear()
        self._run(
            lambda: founding.restore(self._folder, wanted, clock=self._clock, cost=self._cost),
            self.made.emit,
            self.tr("Memulihkan dan memeriksa setiap catatan…"),
        )

    def _make_sample(self) -> None:
        self._run(
            lambda: founding.found_trial(self._folder, clock=self._clock, cost=self._cost),
            self._made_sample,
            self.tr("Menyiapkan kantor contoh…"),
        )

    def _made_sample(self, trial: Trial) -> None:
        self._home = trial.home
        self._show(SAMPLE)

    def _join(self) -> None:
        home, address, code = self._home, self.link.address.text(), self.link.code.text()
        if not address:
            raise RuleViolation("server-address-missing", field="server")
        if not code:
            raise RuleViolation("enrol-code-missing", field="code")
        if home is not None:
            self._run(
                lambda: join(home, address, code),
                lambda _joined: self._show(PRINTER),
                self.tr("Menghubungi pusat…"),
                on_sync=True,
            )

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[..., object],
        words: str,
        *,
        on_sync: bool = False,
    ) -> None:
        self._wait(words)
        told = {
            "receiver": self,
            "done": done,
            "failed": self._refuse,
            "ended": partial(self._wait, ""),
        }
        if on_sync:
            self._tasks.sync(lambda _watch: work(), **told)
        else:
            self._tasks.write(work, **told)

    def _refuse(self, error: FrontOfficeError) -> None:
        message = explain(error, self._language)
        name = str(error.data.get("field"))
        now = self.stack.currentIndex()
        # The form in front first: two of them ask for a PIN.
        for number, form in sorted(self._forms().items(), key=lambda one: one[0] != now):
            if name in form.fields:
                if self.stack.currentIndex() != number:
                    self._show(number)
                form.fields[name].error(f"{message.sentence} {message.next_step}")
                form.fields[name].setFocus()
                return
        self.band.tell(message.sentence, message.next_step)

    def _print_test(self) -> None:
        if self._home is not None:
            try:
                told = print_test_page(self._printer, self._home.card, self._clock.now())
            except FrontOfficeError as error:
                self._refuse(error)
            else:
                self.band.tell(told, kind="say")

    def _print_words(self) -> None:
        if self._home is not None:
            try:
                print_recovery_words(
                    self._printer, self._home.card, self._clock.now(), self.words.words()
                )
            except FrontOfficeError as error:
                self._refuse(error)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.panel.setVisible(self.width() >= px(ROOM_FOR_PANEL))
        self._body.setMaximumWidth(px(640))
