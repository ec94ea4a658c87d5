"""Handing over what is open, taking it over or objecting, and the work of an absent officer."""

from __future__ import annotations

from frontoffice.domain.shift import OpenItem, Shift
from frontoffice.domain.staff import may
from frontoffice.domain.words import rupiah
from frontoffice.services import shifts
from ui.models.context import Context
from ui.models.people import day_words, item_words, named, open_words, people_options
from ui.models.station import zone_of
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.line_list import Line, LineList
from ui.widgets.panel import Panel
from ui.widgets.pin_fields import hide_digits
from ui.words import clock_words

SHOWN = 8


class HandoverPanel(Panel):
    """What is open with this officer, signed away by PIN; what waits for this officer's answer."""

    KINDS = ("shift.", "case.", "work.", "ticket.", "paper.", "cash.")

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Serah terima"),
            self.tr("Semua yang masih terbuka pada Anda, ditandatangani dengan PIN."),
        )
        self.zone = zone_of(self.home.card.zone)
        self.waiting_head = self.head(self.tr("Menunggu jawaban Anda"))
        self.waiting = LineList(self.tr("Menunggu jawaban Anda"), rows=4)
        self.column.addWidget(self.waiting)
        self._add_answer()
        self.open_head = self.head("")
        self.items = LineList(self.tr("Yang masih terbuka"), rows=SHOWN)
        self.column.addWidget(self.items)
        self._add_giving()
        self.head(self.tr("Serah terima terakhir"))
        self.latest = LineList(self.tr("Serah terima terakhir"), rows=5)
        self.column.addWidget(self.latest)
        self.paper = self.button(
            self.tr("Cetak yang dipilih"), self.print_chosen, right="staff.roster", icon="printer"
        )
        self.row(self.paper)
        self.column.addStretch()

    def _add_answer(self) -> None:
        self.objection = TextField(self.tr("Keberatan"), self.tr("Kosong bila semuanya sesuai"))
        self.answer_pin = hide_digits(TextField(self.tr("PIN Anda")))
        self.take = self.button(
            self.tr("Jawab dengan PIN"), self.answer, right="shift.accept", icon="check"
        )
        self.answer_pin.input.returnPressed.connect(self.answer)
        self.row(self.objection, self.answer_pin, stretch=True)
        self.row(self.take)
        self.answering = (self.waiting_head, self.waiting, self.objection, self.answer_pin)

    def _add_giving(self) -> None:
        self.to = ChoiceField(
            self.tr("Kepada"),
            [
                ("", self.tr("Petugas berikutnya di loket ini")),
                *people_options(self.home, others=True),
            ],
        )
        self.words = TextField(self.tr("Pesan"), self.tr("Misalnya letak berkas"))
        self.pin = hide_digits(TextField(self.tr("PIN yang menyerahkan")))
        self.to_pin = hide_digits(
            TextField(self.tr("PIN penerima"), self.tr("Bila penerima ada di sini"))
        )
        for name in ("to", "words", "pin", "to_pin"):
            self.add_field(name, getattr(self, name))
        self.give = self.button(
            self.tr("Serahkan"),
            self.hand_over,
            right="shift.hand_over",
            icon="handshake",
            kind="primary",
        )
        self.pin.input.returnPressed.connect(self.hand_over)
        self.to_pin.input.returnPressed.connect(self.hand_over)
        giving = (self.to, self.words, self.pin, self.to_pin, self.give)
        if may(self.home.officer.role, "shift.hand_over"):
            self.row(self.to, self.words, stretch=True)
            self.row(self.pin, self.to_pin, stretch=True)
            self.row(self.give)
        else:
            self.without(*giving)

    def arrive(self) -> None:
        """Read again what is open, what waits and what was."""
        mine = may(self.home.officer.role, "shift.hand_over")

        def work() -> tuple[tuple[OpenItem, ...], list[Shift], list[Shift]]:
            open_now = shifts.open_now(self.home) if mine else ()
            return open_now, shifts.waiting(self.home), shifts.latest(self.home)

        self.ask(work, self._show)

    def hand_over(self) -> None:
        """Sign what is open away, or say beside the field what is wrong."""
        pin, to_pin = self.pin.text(), self.to_pin.text() or None
        words, to = self.words.text(), self.to.code()
        for field in (self.pin, self.to_pin):
            field.set_text("")
        self.add_field("pin", self.pin)
        self.run(lambda: shifts.hand_over(self.home, pin, words, to, to_pin), self._given)

    def answer(self) -> None:
        """Take the chosen handover over, or object to it."""
        chosen = self.waiting.key()
        pin, objection = self.answer_pin.text(), self.objection.text()
        self.answer_pin.set_text("")
        self.add_field("pin", self.answer_pin)
        if chosen:
            self.run(lambda: shifts.answer(self.home, chosen, pin, objection), self._answered)

    def print_chosen(self) -> None:
        """The page of the chosen handover, to the printer."""
        chosen = self.latest.key()
        if chosen:
            title = self.tr("Serah terima")

            def printed(pdf: bytes) -> None:
                self.context.print_pdf(pdf, title)

            self.run(lambda: shifts.pdf(self.home, chosen), printed, lane="work")

    def _given(self, made: shifts.HandedOver) -> None:
        self.words.set_text("")
        told = self.tr("{n} hal diserahterimakan.").replace("{n}", str(len(made.items)))
        self.told.emit("say", told)
        self.arrive()
        self.latest.choose(made.stream)

    def _answered(self, _changes: object) -> None:
        self.objection.set_text("")
        self.told.emit("say", self.tr("Jawaban tercatat."))
        self.arrive()

    def _show(self, found: tuple[tuple[OpenItem, ...], list[Shift], list[Shift]]) -> None:
        items, waiting, latest = found
        open_now = self.tr("Yang masih terbuka: {n}").replace("{n}", str(len(items)))
        self.open_head.setText(open_now if items else self.tr("Tidak ada yang terbuka pada Anda."))
        self.items.show_lines(item_lines(items))
        self.items.setVisible(bool(items))
        self.waiting.show_lines([self._line(one) for one in waiting])
        if waiting and not self.waiting.key():
            self.waiting.choose(waiting[0].stream)
        for part in (*self.answering, self.take):
            part.setVisible(bool(waiting))
        self.latest.show_lines([self._line(one) for one in latest])
        if latest and not self.latest.key():
            self.latest.choose(latest[0].stream)
        self.paper.setEnabled(bool(latest))

    def _line(self, one: Shift) -> Line:
        states = {
            "open": (self.tr("belum dijawab"), "hourglass", "warn"),
            "accepted": (self.tr("diterima"), "circle-check", "ok"),
            "objected": (self.tr("keberatan"), "triangle-alert", "bad"),
        }
        state, icon, ink = states[one.state]
        taker = one.answered_by or one.opened.to
        title = self.tr("{giver} kepada {taker}").replace(
            "{giver}", named(self.home, one.opened.staff)
        )
        title = title.replace(
            "{taker}", named(self.home, taker) if taker else self.tr("petugas berikutnya")
        )
        when = f"{day_words(one.opened.on)} {clock_words(one.at, self.zone)}"
        count = self.tr("{n} hal").replace("{n}", str(len(one.opened.items)))
        said = " · ".join(part for part in (when, count, one.words, one.objection) if part)
        return Line(one.stream, title, said, state, icon, ink)


class AbsencePanel(Panel):
    """A supervisor gives the work of an officer who did not come to another one."""

    KINDS = ("shift.", "case.", "work.")

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Petugas berhalangan"),
            self.tr("Pekerjaan yang terbuka berpindah setelah penerimanya menjawab."),
        )
        self.who = ChoiceField(self.tr("Yang berhalangan"), people_options(self.home, others=True))
        self.to = ChoiceField(self.tr("Diserahkan kepada"), people_options(self.home))
        self.words = TextField(self.tr("Alasan"))
        for name, field in (("staff", self.who), ("to", self.to), ("words", self.words)):
            self.add_field(name, field)
        self.row(self.who, self.to, stretch=True)
        self.open_head = self.head("")
        self.items = LineList(self.tr("Yang masih terbuka"), rows=SHOWN)
        self.column.addWidget(self.items)
        self.column.addWidget(self.words)
        self.row(
            self.button(
                self.tr("Alihkan"),
                self.reassign,
                right="shift.absent",
                icon="forward",
                kind="primary",
            )
        )
        self.who.edited.connect(lambda _code: self.arrive())
        self.column.addStretch()
        self.setFocusProxy(self.who)

    def arrive(self) -> None:
        """Read what is open with the chosen officer."""
        who = self.who.code()
        if who:
            self.ask(lambda: shifts.open_now(self.home, who), self._show)

    def reassign(self) -> None:
        """Write the handover, or say what is wrong."""
        who, to, words = self.who.code(), self.to.code(), self.words.text()

        def moved(made: shifts.HandedOver) -> None:
            self.words.set_text("")
            told = self.tr("{n} hal menunggu jawaban {name}.").replace("{n}", str(len(made.items)))
            self.told.emit("say", told.replace("{name}", named(self.home, to)))

        self.run(lambda: shifts.hand_over_absent(self.home, who, to, words), moved)

    def _show(self, items: tuple[OpenItem, ...]) -> None:
        told = self.tr("Yang masih terbuka: {n}").replace("{n}", str(len(items)))
        self.open_head.setText(told if items else self.tr("Tidak ada yang terbuka."))
        self.items.show_lines(item_lines(items))


def item_lines(items: tuple[OpenItem, ...]) -> list[Line]:
    """The open things as rows of a list."""
    found = []
    for one in items:
        state = open_words(one.kind, one.state)
        due = day_words(one.on) if one.on else ""
        if one.rupiah is not None:
            due = rupiah(one.rupiah)
        ink = "bad" if one.kind == "due" else "muted"
        title = one.key if one.kind != "draft" else f"{item_words('draft')} {one.key}"
        detail = " · ".join(part for part in (item_words(one.kind), state) if part)
        found.append(Line(f"{one.kind}/{one.key}", title, detail, due, "", ink, mono=True))
    return found
