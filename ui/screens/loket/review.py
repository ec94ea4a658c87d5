"""Section 5, Tinjau: everything on one sheet as the citizen hears it, with the promised date."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.nik import mask_nik
from frontoffice.domain.words import date_words, rupiah, time_words
from ui.models.companion import companion_words
from ui.models.visit import LATER
from ui.models.visit_desk import Judgement
from ui.screens.loket.part import Part
from ui.screens.loket.purpose import flag_words, short_name
from ui.theme.paint import box, painting
from ui.widgets.labels import ElidedLabel, HairLine, IconLabel, Label
from ui.widgets.sections import Section


class Band(QWidget):
    """The promise in large letters, and the office's own legal limit beside it."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 16, 9)
        row.setSpacing(16)
        promise = QVBoxLayout()
        promise.setSpacing(0)
        self.title = Label(self.tr("Selesai paling lambat"), "label", "accent_text")
        self.date = Label("", "promise", wrap=True)
        self.counting = Label("", "meta", "text2", wrap=True)
        for part in (self.title, self.date, self.counting):
            promise.addWidget(part)
        row.addLayout(promise, 1)
        self.limit = QWidget()
        limit = QVBoxLayout(self.limit)
        limit.setContentsMargins(16, 0, 0, 0)
        limit.setSpacing(1)
        self.limit_title = Label(self.tr("Pengingat kantor"), "meta_strong", "accent_text")
        self.limit_date = Label("", "value")
        self.limit_law = Label(self.tr("batas UU 30/2014 ps. 53,\ntidak dicetak"), "meta", "text2")
        for part in (self.limit_title, self.limit_date, self.limit_law):
            limit.addWidget(part)
        row.addWidget(self.limit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            box(painter, self.rect(), "accent_soft", "accent_line")
            if self.limit.isVisible():
                left = self.limit.x() - 4
                painter.fillRect(left, 10, 1, self.height() - 20, self.palette().mid())


class Review(Part):
    """Reads the sheet aloud; nothing is typed here."""

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(7)
        self.band = Band()
        self.column.addWidget(self.band)
        self._facts = QHBoxLayout()
        self._facts.setSpacing(20)
        self.column.addLayout(self._facts)
        self.column.addWidget(HairLine())
        self.column.addWidget(Label(self.tr("Berkas yang diterima"), "meta_strong"))
        self._papers = QHBoxLayout()
        self._papers.setSpacing(28)
        self.column.addLayout(self._papers)
        self.missing = IconLabel("circle-x", "", "bad", "label")
        self.column.addWidget(self.missing)
        self._shown: Judgement | None = None

    def show_visit(self, judged: Judgement) -> None:
        """Fill the sheet; hidden it costs nothing."""
        if judged.standard is None or not self.isVisibleTo(self.window()):
            return
        if self._shown is judged:
            return
        self._shown = judged
        self._show_promise(judged)
        _clear(self._facts)
        for title, pairs in self._facts_of(judged):
            self._facts.addWidget(_table(title, pairs), 1)
        _clear(self._papers)
        lines = self._papers_of(judged)
        half = (len(lines) + 1) // 2
        for part in (lines[:half], lines[half:]):
            self._papers.addWidget(_papers_table(part), 1)
        lacking = len(judged.lacking) + len(judged.unchecked)
        words = self.tr("{count} syarat wajib kurang; pemohon menerima lembar kekurangan")
        self.missing.show_fact("circle-x", words.replace("{count}", str(lacking)), "bad")
        self.missing.setVisible(bool(lacking))

    def _show_promise(self, judged: Judgement) -> None:
        deadline, standard = judged.deadline, judged.standard
        later = judged.visit.method == LATER and not judged.free
        if deadline is None or standard is None:
            self.band.date.setText(self.tr("Hari kerja kantor belum diatur"))
            return
        words = date_words(deadline.promised_on)
        if deadline.promised_at is not None:
            local = judged.desk.calendar.local(deadline.promised_at)
            words = self.tr("{date} pukul {time}").replace("{date}", words)
            words = words.replace("{time}", time_words(local))
        if later:
            words = self.tr("Dihitung sejak dibayar")
        self.band.date.setText(words)
        self.band.counting.setText(standard.time_limit)
        self.band.limit.setVisible(deadline.legal_due_on is not None and not later)
        if deadline.legal_due_on is not None:
            self.band.limit_date.setText(date_words(deadline.legal_due_on))

    def _facts_of(self, judged: Judgement) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        visit, standard = judged.visit, judged.standard
        assert standard is not None
        nik = self.tr("tanpa NIK, {reason}").replace("{reason}", visit.no_nik_reason)
        person = [(self.tr("Nama"), visit.name, False)]
        if visit.is_company:
            person.append((self.tr("Badan"), visit.company_name, False))
        person.append(("NIK", nik if visit.no_nik else mask_nik(visit.nik), not visit.no_nik))
        if visit.represented:
            kuasa = ", ".join(one for one in (visit.kuasa_name, visit.kuasa_relation) if one)
            person.append((self.tr("Kuasa"), kuasa, False))
        if visit.accompanied:
            along = companion_words(visit.companion_relation, visit.companion_name)
            person.append((self.tr("Pendamping"), along, False))
        if visit.phone:
            person.append((self.tr("Kontak"), _masked_phone(visit.phone), True))
        cases = ", ".join(flag_words(flag) for flag in standard.flags if flag in visit.cases)
        case = [(self.tr("Layanan"), short_name(standard), False)]
        case.append((self.tr("Kasus"), cases or self.tr("Umum"), False))
        case.append((self.tr("Biaya"), self.fee_words(judged), False))
        case.append((self.tr("Produk"), standard.product, False))
        return [(self.tr("Pemohon"), person), (self.tr("Permohonan"), case)]

    def fee_words(self, judged: Judgement) -> str:
        """The fee in a few words."""
        total = judged.fee.total_rupiah if judged.fee else None
        if judged.free or total == 0:
            return self.tr("Rp0, tidak dipungut biaya")
        amount = self.tr("menurut tarif") if total is None else rupiah(total)
        if judged.visit.method == LATER:
            return self.tr("{amount}, dibayar nanti").replace("{amount}", amount)
        return amount

    def _papers_of(self, judged: Judgement) -> list[tuple[str, str, str, str]]:
        """Icon, ink, name and word of each paper that is there."""
        words = {
            "waived": ("shield-check", "warn", self.tr("dispensasi")),
            "not_applicable": ("circle-minus", "muted", self.tr("tidak berlaku")),
        }
        forms = {
            "original": self.tr("asli"),
            "show_original": self.tr("diperlihatkan"),
            "copy": self.tr("salinan"),
            "copy_with_original_shown": self.tr("salinan"),
            "form": self.tr("formulir"),
            "captured_on_site": self.tr("direkam"),
        }
        found = []
        for row in judged.checklist.rows:
            if row.given is None:
                continue
            icon, ink, word = words.get(row.given, ("circle-check", "ok", ""))
            if not row.met:
                icon, ink = "circle-x", "bad"
            found.append((icon, ink, row.name, word or forms[row.given]))
        return found

    def summarise(self, section: Section, judged: Judgement) -> None:
        """ "Janji selesai Selasa, 24 November 2026"."""
        if judged.deadline is None or judged.standard is None:
            section.summary("")
            return
        promise = self.tr("Janji selesai {date}")
        section.summary(promise.replace("{date}", date_words(judged.deadline.promised_on)))
        section.progress(0, 0, self.tr("Bacakan kepada pemohon sebelum diterima"))

    def enter(self) -> None:
        """Nothing to type: the thread's main button takes the focus."""


def _clear(layout: QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


def _table(title: str, pairs: list[tuple[str, str, bool]]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(2)
    grid.setHorizontalSpacing(12)
    grid.addWidget(Label(title, "meta_strong"), 0, 0, 1, 2)
    for row, (name, value, mono) in enumerate(pairs, 1):
        grid.addWidget(Label(name, "second", "muted"), row, 0)
        grid.addWidget(ElidedLabel(value, "mono" if mono else "label", "text"), row, 1)
    grid.setColumnMinimumWidth(0, 64)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(pairs) + 1, 1)
    return holder


def _papers_table(lines: list[tuple[str, str, str, str]]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for icon, ink, name, word in lines:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(icon, name, ink, "label"), 1)
        row.addWidget(Label(word, "second", ink if ink in ("warn", "bad") else "text2"))
        column.addLayout(row)
    column.addStretch()
    return holder


def _masked_phone(phone: str) -> str:
    if len(phone) < 9:
        return phone
    return f"{phone[:4]}{'•' * (len(phone) - 8)}{phone[-4:]}"
