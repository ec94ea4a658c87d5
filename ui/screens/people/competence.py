"""Who may take in what, and the training behind it."""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.competence import BASES
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.staff import may
from frontoffice.services import people, settings
from ui.models.context import Context
from ui.models.people import day_words, named, people_options
from ui.widgets.buttons import Button
from ui.widgets.fields import ChoiceField, DateField, TextField
from ui.widgets.line_list import Line, LineList
from ui.widgets.panel import Panel

SHOWN = 10


class CompetencePanel(Panel):
    """Grants by service or agency; an admin sets whether a missing one warns or refuses."""

    KINDS = ("competence.",)

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Kemampuan"),
            self.tr("Layanan yang boleh diterima petugas, per layanan atau per instansi."),
        )
        self.list = LineList(self.tr("Kemampuan"), rows=SHOWN)
        self.empty = self.empty_state(
            "badge-check",
            self.tr("Belum ada kemampuan yang dicatat"),
            self.tr("Catat layanan yang boleh diterima tiap petugas."),
        )
        self.column.addWidget(self.list)
        self.who = ChoiceField(self.tr("Petugas"), people_options(self.home))
        self.service = TextField(self.tr("Kode layanan atau instansi"), mono=True)
        self.basis = ChoiceField(self.tr("Dasar"), [(one, self._basis(one)) for one in BASES])
        self.until_on = DateField(self.tr("Berlaku sampai"), self.tr("Kosong: tanpa batas"))
        self.reason = TextField(self.tr("Alasan pencabutan"))
        for name in ("service", "basis", "until_on", "reason"):
            self.add_field(name, getattr(self, name))
        give = self.button(
            self.tr("Catat kemampuan"),
            self.grant,
            right="competence.grant",
            icon="badge-check",
            kind="primary",
        )
        take = self.button(
            self.tr("Cabut yang dipilih"), self.withdraw, right="competence.grant", icon="x"
        )
        self.policy = ChoiceField(
            self.tr("Bila kemampuan belum tercatat"),
            [
                ("off", self.tr("tidak diperiksa")),
                ("warn", self.tr("diperingatkan")),
                ("refuse", self.tr("penerimaan ditolak")),
            ],
        )
        self._place(give, take)
        self.column.addStretch()

    def _place(self, give: Button, take: Button) -> None:
        role = self.home.officer.role
        if may(role, "competence.grant"):
            self.row(self.who, self.service, stretch=True)
            self.row(self.basis, self.until_on, stretch=True)
            self.row(give)
            self.row(self.reason, stretch=True)
            self.row(take)
        else:
            self.without(self.who, self.service, self.basis, self.until_on, self.reason, give, take)
        if may(role, "station.settings"):
            self.row(self.policy)
            self.policy.choose(settings.read(self.home).competence)
            self.policy.edited.connect(self._set_policy)
        else:
            self.without(self.policy)

    def arrive(self) -> None:
        """Read the grants again."""
        self.ask(lambda: people.competences(self.home), self._show)

    def grant(self) -> None:
        """Record the competence, or say what is wrong."""
        who, service, basis = self.who.code(), self.service.text().upper(), self.basis.code()
        until = self.until_on.day()
        if until is None and self.until_on.text():
            self.refuse(RuleViolation("date-bad", field="until_on"))
            return
        self.run(lambda: people.grant(self.home, who, service, basis, until), self._noted)

    def withdraw(self) -> None:
        """Take the chosen competence back."""
        chosen, reason = self.list.key(), self.reason.text()
        if chosen:
            self.run(lambda: people.withdraw(self.home, chosen, reason), self._noted)

    def _set_policy(self, code: str) -> None:
        self.run(lambda: settings.change(self.home, competence=code), self._policy_set)

    def _policy_set(self, _settings: object) -> None:
        self.told.emit("say", self.tr("Pengaturan tersimpan."))

    def _noted(self, _changes: object) -> None:
        self.service.set_text("")
        self.reason.set_text("")
        self.told.emit("say", self.tr("Tercatat."))
        self.arrive()

    def _show(self, found: list[people.Competence]) -> None:
        self.empty.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.show_lines([self._line(one) for one in found])

    def _line(self, one: people.Competence) -> Line:
        until = day_words(one.until_on) if one.until_on else ""
        detail = f"{one.service} · {self._basis(one.basis)}"
        return Line(one.stream, named(self.home, one.staff), detail, until)

    def _basis(self, code: str) -> str:
        words = {
            "training": self.tr("pelatihan"),
            "certificate": self.tr("sertifikat"),
            "supervised": self.tr("pendampingan"),
        }
        return words.get(code, code)


class TrainingPanel(Panel):
    """Trainings of officers: what, when, how long, by whom."""

    KINDS = ("training.",)

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, self.tr("Pelatihan"), self.tr("Catatan pelatihan, bukti untuk PEKPPP.")
        )
        self.list = LineList(self.tr("Pelatihan"), rows=SHOWN)
        self.empty = self.empty_state(
            "book-open",
            self.tr("Belum ada pelatihan yang dicatat"),
            self.tr("Pelatihan yang diikuti petugas menjadi bukti untuk PEKPPP."),
        )
        self.column.addWidget(self.list)
        self.who = ChoiceField(self.tr("Petugas"), people_options(self.home))
        self.subject = TextField(self.tr("Judul"))
        self.provider = TextField(self.tr("Penyelenggara"))
        self.on = DateField(self.tr("Tanggal"))
        self.hours = TextField(self.tr("Jumlah jam"))
        for name, field in (("title", self.subject), ("on", self.on), ("hours", self.hours)):
            self.add_field(name, field)
        note = self.button(
            self.tr("Catat pelatihan"),
            self.record,
            right="training.record",
            icon="plus",
            kind="primary",
        )
        if may(self.home.officer.role, "training.record"):
            self.row(self.who, self.subject, stretch=True)
            self.row(self.provider, self.on, self.hours, stretch=True)
            self.row(note)
        else:
            self.without(self.who, self.subject, self.provider, self.on, self.hours, note)
        self.column.addStretch()

    def arrive(self) -> None:
        """Read the trainings again."""
        self.ask(lambda: people.trainings(self.home), self._show)

    def record(self) -> None:
        """Record the training, or say what is wrong."""
        on, hours = self.on.day(), self.hours.text()
        if on is None or not hours.isdigit():
            wrong, code = ("on", "date-bad") if on is None else ("hours", "training-bad")
            self.refuse(RuleViolation(code, field=wrong))
            return
        self._record(on, int(hours))

    def _record(self, on: dt.date, hours: int) -> None:
        who, subject, provider = self.who.code(), self.subject.text(), self.provider.text()

        def noted(_changes: object) -> None:
            for field in (self.subject, self.provider, self.hours):
                field.set_text("")
            self.told.emit("say", self.tr("Tercatat."))
            self.arrive()

        self.run(
            lambda: people.record_training(self.home, who, on, hours, subject, provider), noted
        )

    def _show(self, found: list[people.Training]) -> None:
        self.empty.setVisible(not found)
        self.list.setVisible(bool(found))
        hours = self.tr("{n} jam")
        self.list.show_lines(
            [
                Line(
                    one.stream,
                    one.title or self.tr("(judul tidak ada di stasiun ini)"),
                    " · ".join(
                        part for part in (named(self.home, one.staff), one.provider) if part
                    ),
                    f"{day_words(one.on)}, {hours.replace('{n}', str(one.hours))}",
                )
                for one in found
            ]
        )
