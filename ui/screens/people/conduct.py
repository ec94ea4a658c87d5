"""The code of conduct with who stands by it, and the ledger of recognition and sanction."""

from __future__ import annotations

from frontoffice.domain.conduct import NOTES
from frontoffice.domain.staff import may
from frontoffice.services import people_conduct, staff
from frontoffice.services.people_conduct import Code, Note
from ui.models.context import Context
from ui.models.people import day_words, named, people_options
from ui.models.station import zone_of
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labels import Label
from ui.widgets.line_list import Line, LineList
from ui.widgets.panel import Panel
from ui.widgets.text_area import TextAreaField
from ui.words import office_time

SHOWN = 10


class CodePanel(Panel):
    """The text in force; everybody acknowledges it once, an admin publishes a new version."""

    KINDS = ("code.", "pledge.")

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Kode etik"),
            self.tr("Setiap versi baru ditanyakan kepada setiap petugas saat masuk."),
        )
        self.since = self.head("")
        self.text = Label("", wrap=True)
        self.column.addWidget(self.text)
        self.agree = self.button(
            self.tr("Saya sudah membaca dan menaatinya"),
            self.pledge,
            right="pledge.make",
            icon="check",
        )
        self.row(self.agree)
        self.missing = Label("", "second", wrap=True)
        self.column.addWidget(self.missing)
        self.draft = TextAreaField(self.tr("Teks versi baru"))
        self.add_field("text", self.draft)
        new = self.button(
            self.tr("Terbitkan kode etik"),
            self.publish,
            right="code.publish",
            icon="send",
            kind="primary",
        )
        if may(self.home.officer.role, "code.publish"):
            self.column.addWidget(self.draft)
            self.row(new)
        else:
            self.without(self.draft, new)
        self.column.addStretch()

    def arrive(self) -> None:
        """Read the code and who has acknowledged it."""

        def work() -> tuple[Code | None, frozenset[str]]:
            code = people_conduct.code_in_force(self.home)
            return code, people_conduct.pledged(self.home, code.content) if code else frozenset()

        self.ask(work, self._show)

    def pledge(self) -> None:
        """Acknowledge the code in force."""
        self.run(lambda: people_conduct.pledge(self.home), self._noted)

    def publish(self) -> None:
        """Publish the text typed, or say what is wrong with it."""
        text = self.draft.text()

        def published(_changes: object) -> None:
            self.draft.set_text("")
            self._noted(None)

        self.run(lambda: people_conduct.publish_code(self.home, text), published)

    def _noted(self, _changes: object) -> None:
        self.told.emit("say", self.tr("Tercatat."))
        self.arrive()

    def _show(self, found: tuple[Code | None, frozenset[str]]) -> None:
        code, pledged = found
        mine = self.home.officer.staff in pledged
        self.agree.setVisible(code is not None and not mine)
        self.missing.setVisible(code is not None)
        if code is None:
            self.since.setText(self.tr("Belum ada kode etik yang diterbitkan."))
            self.text.setText("")
            return
        self.since.setText(self.tr("Berlaku sejak {day}").replace("{day}", day_words(code.from_on)))
        self.text.setText(code.text)
        rows = [one for one in staff.roster(self.home) if one.active and one.staff not in pledged]
        names = ", ".join(one.name or one.staff for one in rows)
        told = self.tr("Belum menyatakan: {names}").replace("{names}", names)
        self.missing.setText(told if names else self.tr("Semua petugas sudah menyatakan."))


class LedgerPanel(Panel):
    """One's own entries; who judges writes and lifts those of others."""

    KINDS = ("conduct.",)

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Catatan perilaku"),
            self.tr("Penghargaan, teguran, sanksi. Hanya terbaca yang bersangkutan dan penyelia."),
        )
        self.list = LineList(self.tr("Catatan perilaku"), rows=SHOWN)
        self.empty = self.empty_state(
            "star",
            self.tr("Belum ada catatan"),
            self.tr("Penghargaan, teguran, dan sanksi muncul di sini."),
        )
        self.column.addWidget(self.list)
        self.who = ChoiceField(self.tr("Petugas"), people_options(self.home, others=True))
        self.sort = ChoiceField(self.tr("Jenis"), [(one, self._sort(one)) for one in NOTES])
        self.words = TextField(self.tr("Apa yang terjadi"))
        self.basis = TextField(self.tr("Dasar"), self.tr("Aturan, bila ada"))
        self.reason = TextField(self.tr("Alasan pencabutan"))
        for name, field in (("staff", self.who), ("sort", self.sort), ("words", self.words)):
            self.add_field(name, field)
        enter = self.button(
            self.tr("Catat"), self.enter, right="conduct.note", icon="plus", kind="primary"
        )
        lift = self.button(
            self.tr("Cabut yang dipilih"), self.lift, right="conduct.note", icon="undo-2"
        )
        if may(self.home.officer.role, "conduct.note"):
            self.row(self.who, self.sort, stretch=True)
            self.row(self.words, self.basis, stretch=True)
            self.row(enter)
            self.row(self.reason, stretch=True)
            self.row(lift)
        else:
            self.without(self.who, self.sort, self.words, self.basis, self.reason, enter, lift)
        self.column.addStretch()

    def arrive(self) -> None:
        """Read the ledger again."""
        self.ask(lambda: people_conduct.notes(self.home), self._show)

    def enter(self) -> None:
        """Write the entry, or say what is wrong."""
        who, sort = self.who.code(), self.sort.code()
        words, basis = self.words.text(), self.basis.text()
        self.add_field("words", self.words)
        self.run(lambda: people_conduct.note(self.home, who, sort, words, basis), self._noted)

    def lift(self) -> None:
        """The chosen entry counts no longer, with a reason."""
        chosen, reason = self.list.key(), self.reason.text()
        self.add_field("words", self.reason)
        if chosen:
            self.run(lambda: people_conduct.lift(self.home, chosen, reason), self._noted)

    def _noted(self, _changes: object) -> None:
        for field in (self.words, self.basis, self.reason):
            field.set_text("")
        self.told.emit("say", self.tr("Tercatat."))
        self.arrive()

    def _show(self, found: list[Note]) -> None:
        self.empty.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.show_lines([self._line(one) for one in found])

    def _line(self, one: Note) -> Line:
        looks = {"recognition": ("star", "ok"), "reminder": ("info", "warn")}
        icon, ink = looks.get(one.sort, ("shield-alert", "bad"))
        state = self._sort(one.sort)
        if one.lifted:
            state, icon, ink = self.tr("dicabut"), "undo-2", "muted"
        on = day_words(office_time(one.at, zone_of(self.home.card.zone)).date())
        said = " · ".join(part for part in (on, one.words, one.basis, one.lifted_why) if part)
        return Line(one.stream, named(self.home, one.staff), said, state, icon, ink)

    def _sort(self, code: str) -> str:
        words = {
            "recognition": self.tr("penghargaan"),
            "reminder": self.tr("teguran"),
            "sanction": self.tr("sanksi"),
        }
        return words.get(code, self.tr("tidak terbaca di sini"))
