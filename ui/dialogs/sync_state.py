"""The short state of the exchange, for everyone: what waits, why, what happens next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontoffice.domain.calendar import ZONES
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from frontoffice.services.home import Home
from frontoffice.sync.overview import Overview, overview
from ui.models.sync_words import count_words, day_or_time
from ui.tasks import Runner
from ui.widgets.band import Band
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label
from ui.widgets.sheet import Sheet

LINES = 4


class SyncStateSheet(Sheet):
    """Read only; `send_wanted()` starts an exchange, which needs no right."""

    send_wanted = Signal()

    def __init__(self, over: QWidget, home: Home, language: str) -> None:
        super().__init__(over, self.tr("Keadaan sinkron"), width=520)
        self._home, self._language = home, language
        self.lines: list[IconLabel] = []
        self._spare = [IconLabel("", "", "text", "body") for _ in range(LINES)]
        for line in self._spare:
            line.hide()
            self.column.addWidget(line)
        self.band = Band("warn")
        self.column.addWidget(self.band)
        who = self.tr("Temuan dan berkas bundel ditangani penyelia atau admin di layar Sinkron.")
        self.column.addWidget(Label(who, "second", wrap=True))
        back = Button(self.tr("Kembali"), "ghost", key="Esc")
        back.clicked.connect(lambda: self.close_sheet())
        self.send = Button(self.tr("Kirim sekarang"), "primary", "refresh-cw")
        self.send.clicked.connect(self._send)
        self.add_buttons(back, self.send)

    def read(self, tasks: Runner) -> None:
        """Reads the state; nothing is asked of anybody."""
        home = self._home
        tasks.read(
            lambda: (overview(home.store), home.now()),
            receiver=self,
            done=lambda found: self._show(*found),
            failed=self._refuse,
        )

    def _show(self, state: Overview, now: int) -> None:
        zone = next(one for one in ZONES if one == self._home.card.zone)
        light = state.light
        waiting = self.tr("{n} fakta menunggu").replace("{n}", count_words(light.waiting))
        signed = self.tr("{n} dari {all} fakta sudah ditandatangani pusat")
        signed = signed.replace("{n}", count_words(state.received))
        self._add("badge-check", signed.replace("{all}", count_words(state.own)))
        if light.waiting:
            since = min((one.since for one in state.waiting), default=now)
            words = self.tr("{what} sejak {since}, aman di komputer ini")
            said = words.replace("{what}", waiting)
            self._add("cloud-upload", said.replace("{since}", day_or_time(since, now, zone)))
        if light.last_contact_at is not None:
            words = self.tr("Kontak terakhir {time}")
            at = day_or_time(light.last_contact_at, now, zone)
            self._add("wifi", words.replace("{time}", at))
        if light.troubles:
            words = self.tr("{n} temuan menunggu penyelia")
            self._add("triangle-alert", words.replace("{n}", count_words(light.troubles)), "warn")
        code = light.trouble or ("tls-undated" if light.dates_ignored else "")
        if code:
            self._refuse(FrontOfficeError(code, **light.trouble_data))
        self.place()

    def _add(self, icon: str, words: str, ink: str = "text") -> None:
        line = self._spare[len(self.lines)]
        line.show_fact(icon, words, ink)
        line.show()
        self.lines.append(line)

    def _refuse(self, error: FrontOfficeError) -> None:
        said = explain(error, self._language)
        self.band.tell(said.sentence, said.next_step)
        self.place()

    def _send(self) -> None:
        self.close_sheet(accepted=True)
        self.send_wanted.emit()
