"""The hub of the branch: found on the network or typed once, then used by itself."""

from __future__ import annotations

from frontoffice.domain.errors import RuleViolation
from frontoffice.sync import desk
from frontoffice.sync.desk import HubSeen
from frontoffice.sync.discover import FoundHub
from ui.models.context import Context
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.panel import Panel


class HubPanel(Panel):
    """Which PC is the hub; looked for on the network, or by the address its screen shows."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Hub cabang"),
            self.tr(
                "Satu komputer cabang yang menghubungkan semua loket, juga saat pusat tidak "
                "terjangkau. Tanpa hub, loket langsung ke pusat."
            ),
        )
        self._known: list[HubSeen] = []
        self._found: list[FoundHub] = []
        self.state = Label("", wrap=True)
        self.column.addWidget(self.state)
        self.address = TextField(
            self.tr("Alamat hub"), self.tr("Tampil di komputer hub, dimulai dengan https://")
        )
        self.add_field("hub", self.address)
        self.row(self.address, stretch=True)
        self.use = self.button(
            self.tr("Pakai hub ini"),
            self.greet,
            right="station.settings",
            icon="server",
            kind="primary",
        )
        self.search = self.button(
            self.tr("Cari di jaringan"), self.look_around, right="station.settings", icon="search"
        )
        self.leave = self.button(
            self.tr("Lepas hub"), self.forget, right="station.settings", icon="x"
        )
        self.row(self.use, self.search, self.leave)
        self.address.input.returnPressed.connect(self.greet)
        self.column.addStretch()

    def arrive(self) -> None:
        """Which hub this station has."""
        self.run(lambda: desk.known_hubs(self.home), self._show, lane="read")

    def greet(self) -> None:
        """Make the hub at this address ours; both certificates have to fit."""
        address = self.address.text()
        found = next((one for one in self._found if one.url == address), None)
        if not address:
            self.refuse(RuleViolation("hub-address-missing", field="hub"))
            return

        def used(_peer: object) -> None:
            self.told.emit("say", self.tr("Loket ini sekarang memakai hub cabang."))
            self.context.exchanged()
            self.arrive()

        home = self.home
        self.run(lambda: desk.use_hub(home, address, found), used, lane="sync")

    def look_around(self) -> None:
        """Listen for hubs that make themselves known."""
        self.state.setText(self.tr("Mendengarkan di jaringan…"))
        self.run(lambda: desk.find_hubs(self.home), self._heard, lane="sync")

    def forget(self) -> None:
        """This station no longer uses a hub."""

        def left(_nothing: object) -> None:
            self.told.emit("say", self.tr("Loket ini langsung ke pusat."))
            self.arrive()

        keys = [one.public_key for one in self._known]
        self.run(lambda: desk.leave_hubs(self.home, keys), left)

    def _heard(self, found: list[FoundHub]) -> None:
        self._found = found
        if not found:
            self.state.setText(self.tr("Tidak ada hub yang terdengar di jaringan ini."))
            return
        self.address.set_text(found[0].url)
        told = self.tr("Ditemukan: komputer stasiun {station}. Tekan Pakai hub ini.")
        self.state.setText(told.replace("{station}", f"{found[0].station:02}"))
        self.use.setFocus()

    def _show(self, known: list[HubSeen]) -> None:
        self._known = known
        self.leave.setVisible(bool(known))
        if not known:
            self.state.setText(self.tr("Belum ada hub. Loket ini langsung ke pusat."))
            return
        told = self.tr("Hub: komputer stasiun {station}, {address}")
        words = told.replace("{station}", f"{known[0].station:02}")
        self.state.setText(words.replace("{address}", known[0].address))
        if not self.address.text():
            self.address.set_text(known[0].address)
