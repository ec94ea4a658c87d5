"""The centre this station belongs to, and the recovery words of its home."""

from __future__ import annotations

from frontoffice.domain.errors import RuleViolation
from frontoffice.services.station import Peer, centres, renew_recovery, words_kept
from ui.freshness import join
from ui.models.context import Context
from ui.printing import StationPrinter, print_recovery_words
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.widgets.recovery_words import RecoveryWords


class CentrePanel(Panel):
    """Stand-alone until it is enrolled by a one-time code; then the address it exchanges with."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Pusat"),
            self.tr("Tanpa pusat pun loket bekerja penuh; semua tersimpan di komputer ini."),
        )
        self.state = Label("", wrap=True)
        self.address = TextField(
            self.tr("Alamat pusat"), self.tr("Dari surat pusat, dimulai dengan https://")
        )
        self.code = TextField(
            self.tr("Kode pendaftaran"), self.tr("Sekali pakai, berlaku 24 jam"), mono=True
        )
        self.add_field("server", self.address)
        self.add_field("code", self.code)
        self.column.addWidget(self.state)
        self.again = Label(
            self.tr(
                "Daftarkan ulang hanya dengan kode baru dari admin pusat: setelah disk disalin, "
                "data dipulihkan, pendaftaran dicabut, atau alamat pusat berubah."
            ),
            "second",
            wrap=True,
        )
        self.column.addWidget(self.again)
        self.again.hide()
        self.row(self.address, self.code, stretch=True)
        self.join = self.button(
            self.tr("Gabung ke pusat"),
            self.enrol,
            right="station.settings",
            icon="send",
            kind="primary",
        )
        self.row(self.join)
        self.code.input.returnPressed.connect(self.enrol)
        self.column.addStretch()

    def arrive(self) -> None:
        """Whether this station has a centre."""
        self.tasks.read(
            lambda: centres(self.home), receiver=self, done=self._show, failed=self.refuse
        )

    def enrol(self) -> None:
        """Have the centre certify this station's key; nothing is rewritten."""
        address, code = self.address.text(), self.code.text()
        if not address or not code:
            missing = (
                RuleViolation("server-address-missing", field="server")
                if not address
                else RuleViolation("enrol-code-missing", field="code")
            )
            self.refuse(missing)
            return

        def joined(_nothing: object) -> None:
            self.code.set_text("")
            self.told.emit("say", self.tr("Stasiun ini sekarang bagian dari pusat."))
            self.context.exchanged()
            self.arrive()

        self.run(lambda: join(self.home, address, code), joined, lane="sync")

    def _show(self, found: list[Peer]) -> None:
        alone = not found
        self.again.setVisible(not alone)
        if alone:
            self.join.set_words(self.tr("Gabung ke pusat"))
            self.state.setText(self.tr("Stasiun ini berdiri sendiri."))
            return
        self.join.set_words(self.tr("Daftarkan ulang"))
        if not self.address.text():
            self.address.set_text(found[0].url)
        told = self.tr("Bergabung dengan {address}")
        self.state.setText(told.replace("{address}", ", ".join(one.url for one in found)))


class RecoveryPanel(Panel):
    """New recovery words when the sheet was lost or seen; the old ones open nothing any more."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Kata pemulihan"),
            self.tr("24 kata yang membuka data ini bila semua PIN hilang. Simpan di brankas."),
        )
        warning = self.tr("Kata yang baru membuat lembar lama tidak berlaku lagi.")
        self.column.addWidget(Label(warning, wrap=True))
        self.renew_button = self.button(
            self.tr("Buat kata baru"),
            self.renew,
            right="station.settings",
            icon="refresh-cw",
            kind="primary",
        )
        self.row(self.renew_button)
        self._place = self.column.count()
        self.words: RecoveryWords | None = None
        self.column.addStretch()

    def renew(self) -> None:
        """Make new words and show them once."""
        self.run(lambda: renew_recovery(self.home), self._show)

    def _show(self, words: list[str]) -> None:
        settings = self.context.settings
        printer = StationPrinter(lambda: settings.printer)
        shown = RecoveryWords(self.context.language, printable=printer.available())
        shown.show_words(words)
        shown.confirmed.connect(self._confirmed)
        shown.print_wanted.connect(
            lambda: print_recovery_words(printer, self.home.card, self.home.now(), shown.words())
        )
        self._forget()
        self.words = shown
        self.renew_button.setVisible(False)
        self.column.insertWidget(self._place, shown)
        shown.main.setFocus()

    def _confirmed(self) -> None:
        words_kept(self.home)
        self._forget()
        self.told.emit("say", self.tr("Kata pemulihan baru berlaku."))

    def _forget(self) -> None:
        self.renew_button.setVisible(True)
        if self.words is not None:
            self.words.hide()
            self.words.deleteLater()
            self.words = None
