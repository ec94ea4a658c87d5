"""Officers of this station: who is admitted, new ones, forgotten PINs, one's own PIN."""

from __future__ import annotations

from frontoffice.domain.errors import FrontOfficeError, RuleViolation
from frontoffice.services import staff
from frontoffice.services.reference import StaffRow
from ui.models.context import Context
from ui.models.people import role_options, role_words
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Label
from ui.widgets.panel import Panel
from ui.widgets.pin_fields import PinFields, hide_digits
from ui.widgets.side_list import SideList, SideRow


class MyPinPanel(Panel):
    """The PIN of the officer who is signed in."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("PIN saya"),
            self.tr("Hanya Anda yang tahu. Admin dapat memberi PIN baru, tidak melihat yang lama."),
        )
        self.old = hide_digits(TextField(self.tr("PIN sekarang")))
        self.pins = PinFields(self.tr("PIN baru"))
        self.add_field("old", self.old)
        self.add_field("pin", self.pins.first)
        self.add_field("again", self.pins.second)
        self.row(self.old)
        self.column.addWidget(self.pins)
        self.row(self.button(self.tr("Ganti PIN"), self.change, icon="key-round", kind="primary"))
        self.pins.entered.connect(self.change)
        self.setFocusProxy(self.old)
        self.column.addStretch()

    def change(self) -> None:
        """Change it, or say beside the field what is wrong."""
        old = self.old.text()
        try:
            new = self.pins.pin()
        except RuleViolation as error:
            self.refuse(error)
            return
        self.run(lambda: staff.change_pin(self.home, old, new), self._changed)

    def refuse(self, error: FrontOfficeError) -> None:
        """A wrong PIN is the present one's fault, never the new one's."""
        if error.code in ("pin-wrong", "pin-locked"):
            error = RuleViolation(error.code, **(error.data | {"field": "old"}))
        super().refuse(error)

    def _changed(self, _nothing: object) -> None:
        self.old.set_text("")
        self.pins.clear()
        self.told.emit("say", self.tr("PIN Anda sudah diganti."))


class OfficersPanel(Panel):
    """Everyone of this office, a new PIN for the one chosen, and new officers."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Petugas"),
            self.tr("Setiap petugas masuk dengan PIN sendiri; semua catatan memuat namanya."),
        )
        self.list = SideList(self.tr("Petugas"))
        self.list.chosen.connect(self._choose)
        self.column.addWidget(self.list)
        self.reset_head = Label("", "card", wrap=True)
        self.reset_pins = PinFields(self.tr("PIN baru"))
        self.column.addWidget(self.reset_head)
        self.column.addWidget(self.reset_pins)
        self.reset = self.button(
            self.tr("Beri PIN baru"), self.give_pin, right="staff.reset_pin", icon="key-round"
        )
        self.row(self.reset)
        self.column.addWidget(Label(self.tr("Petugas baru"), "card"))
        self.name = TextField(self.tr("Nama"), self.tr("Seperti tercetak di tanda terima"))
        self.role = ChoiceField(self.tr("Peran"), role_options())
        self.role.choose("officer")
        self.pins = PinFields(self.tr("PIN pertama"))
        for name, field in (("name", self.name), ("role", self.role)):
            self.add_field(name, field)
        self.row(self.name, self.role, stretch=True)
        self.column.addWidget(self.pins)
        self.row(
            self.button(
                self.tr("Terima petugas"),
                self.admit,
                right="staff.admit",
                icon="user-plus",
                kind="primary",
            )
        )
        self.pins.entered.connect(self.admit)
        self.reset_pins.entered.connect(self.give_pin)
        self.column.addStretch()
        self._rows: list[StaffRow] = []
        self._show([])

    def arrive(self) -> None:
        """Read the roster again."""
        self.tasks.read(
            lambda: staff.roster(self.home), receiver=self, done=self._show, failed=self.refuse
        )

    def admit(self) -> None:
        """Admit the officer typed in, or say what is wrong."""
        name, role = self.name.text(), self.role.code()
        self._name_fields(self.pins)
        try:
            pin = self.pins.pin()
        except RuleViolation as error:
            self.refuse(error)
            return

        def admitted(_changes: object) -> None:
            self.name.set_text("")
            self.pins.clear()
            self.name.setFocus()
            told = self.tr("{name} dapat masuk di komputer ini.")
            self.told.emit("say", told.replace("{name}", name))
            self.arrive()

        self.run(lambda: staff.admit(self.home, name, role, pin), admitted)

    def give_pin(self) -> None:
        """Give the chosen officer a new PIN; ends a lock."""
        chosen = self.list.key()
        self._name_fields(self.reset_pins)
        try:
            pin = self.reset_pins.pin()
        except RuleViolation as error:
            self.refuse(error)
            return

        def given(_nothing: object) -> None:
            self.reset_pins.clear()
            self.told.emit("say", self.tr("PIN baru berlaku mulai sekarang."))

        self.run(lambda: staff.reset_pin(self.home, chosen, pin), given)

    def _name_fields(self, pins: PinFields) -> None:
        self.fields |= {"pin": pins.first, "again": pins.second}

    def _show(self, rows: list[StaffRow]) -> None:
        before = self.list.key()
        self._rows = [row for row in rows if row.active]
        self.list.clear()
        for row in self._rows:
            name = row.name or row.staff
            self.list.add(SideRow(row.staff, name, "user", role_words(row.role)))
        chosen = before or next((row.staff for row in self._rows), "")
        self.list.choose(chosen)
        for part in (self.reset_head, self.reset_pins, self.reset):
            part.setVisible(bool(rows))

    def _choose(self, key: str) -> None:
        row = next((one for one in self._rows if one.staff == key), None)
        if row is not None:
            told = self.tr("PIN baru untuk {name}")
            self.reset_head.setText(told.replace("{name}", row.name or row.staff))
