"""Section 2, Pemohon: the person by NIK, a company, and who comes for them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from frontoffice.domain.nik import mask_nik
from frontoffice.domain.words import date_words
from ui.models.companion import companion_options
from ui.models.visit_desk import Judgement, age_of, find_region, region_words
from ui.screens.loket.part import Part
from ui.widgets.chips import CheckChip
from ui.widgets.fields import ChoiceField, DateField, Field, NikField, TextField
from ui.widgets.labels import Label
from ui.widgets.sections import Section


class Applicant(Part):
    """Enter walks the empty fields; what the NIK or an earlier case tells fills in by itself.

    `identified(nik)` comes with the sixteenth digit of the applicant's NIK.
    """

    identified = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._busy = False
        self._enter_waits = False
        self.nik = NikField(self.tr("NIK pemohon"))
        self.reason = TextField(self.tr("Mengapa tanpa NIK"))
        self.name = TextField(self.tr("Nama lengkap"))
        self.birth = DateField(self.tr("Tanggal lahir"))
        sexes = [("L", self.tr("Laki-laki")), ("P", self.tr("Perempuan"))]
        self.sex = ChoiceField(self.tr("Jenis kelamin"), sexes, placeholder=self.tr("Pilih"))
        self.phone = TextField(self.tr("Nomor telepon (bila ada)"))
        self.address = TextField(self.tr("Alamat (bila ada)"))
        self.region = TextField(self.tr("Kecamatan tempat tinggal (bila ada)"))
        self.company_name = TextField(self.tr("Nama badan usaha"))
        self.nib = TextField(self.tr("NIB (bila ada)"), mono=True)
        self.npwp = TextField(self.tr("NPWP badan (bila ada)"), mono=True)
        self.kuasa_title = Label(self.tr("Penerima kuasa, yang datang ke loket"), "card")
        self.kuasa_nik = NikField(self.tr("NIK penerima kuasa"))
        self.kuasa_name = TextField(self.tr("Nama penerima kuasa"))
        self.relation = TextField(self.tr("Hubungan dengan pemohon"))
        self.letter = DateField(self.tr("Tanggal surat kuasa (bila ada)"))
        self.without = CheckChip(self.tr("Tanpa NIK"), "user-x")
        self.company = CheckChip(self.tr("Badan usaha"), "building-2")
        self.accompanied = CheckChip(self.tr("Pendamping"), "users")
        relation = self.tr("Hubungan pendamping")
        choose = self.tr("Pilih")
        self.companion = ChoiceField(relation, companion_options(), placeholder=choose)
        self.companion_name = TextField(self.tr("Nama pendamping (bila ada)"))
        self.head_controls = (self.without, self.company, self.accompanied)
        self._bind_all()
        self._lay_out()
        self.nik.complete.connect(self._complete)
        self.without.toggled.connect(lambda on: self._ticked("no_nik", on))
        self.company.toggled.connect(lambda on: self._ticked("is_company", on))
        self.accompanied.toggled.connect(lambda on: self._ticked("accompanied", on))
        self.region.departed.connect(self._settle_region)

    def _bind_all(self) -> None:
        for where, attribute, field in (
            ("applicant.nik", "nik", self.nik),
            ("no_nik_reason", "no_nik_reason", self.reason),
            ("applicant.name", "name", self.name),
            ("applicant.birth_on", "birth_on", self.birth),
            ("applicant.sex", "sex", self.sex),
            ("applicant.phone", "phone", self.phone),
            ("applicant.address", "address", self.address),
            ("applicant.region", "region", self.region),
            ("applicant.company.name", "company_name", self.company_name),
            ("applicant.company.nib", "nib", self.nib),
            ("applicant.company.npwp", "npwp", self.npwp),
            ("representative.nik", "kuasa_nik", self.kuasa_nik),
            ("representative.name", "kuasa_name", self.kuasa_name),
            ("representative.relation", "kuasa_relation", self.relation),
            ("representative.letter_on", "kuasa_letter_on", self.letter),
            ("companion.relation", "companion_relation", self.companion),
            ("companion.name", "companion_name", self.companion_name),
        ):
            self.bind(where, attribute, field)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        identity = _beside(self.nik, self.reason)
        numbers = _beside(self.nib, self.npwp)
        for row, (left, right) in enumerate(
            (
                (identity, self.name),
                (_beside(self.birth, self.sex), self.phone),
                (self.address, self.region),
                (self.company_name, numbers),
                (self.kuasa_title, None),
                (self.kuasa_nik, self.kuasa_name),
                (self.relation, self.letter),
                (self.companion, self.companion_name),
            )
        ):
            if right is None:
                grid.addWidget(left, row, 0, 1, 2)
            else:
                grid.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(right, row, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(grid)

    # What the officer does

    def _ticked(self, attribute: str, on: bool) -> None:
        if self._showing:
            return
        self.edited.emit(attribute, {attribute: on})
        firsts = {"is_company": self.company_name, "accompanied": self.companion}
        first: Field = firsts.get(attribute, self.reason if on else self.nik)
        if first.isVisibleTo(self):
            first.setFocus()

    def _complete(self, digits: str) -> None:
        if not self._showing:
            self.identified.emit(digits)

    def busy(self, busy: bool) -> None:
        """A look-up of the person is under way; Enter waits for it."""
        self._busy = busy
        if not busy and self._enter_waits:
            self._enter_waits = False
            self.entered("applicant.nik")

    def entered(self, where: str) -> None:
        """Enter: a region in words becomes its code; Enter after a NIK waits for the look-up."""
        if where == "applicant.nik" and self._busy:
            self._enter_waits = True
            return
        if where == "applicant.region":
            self._settle_region()
        super().entered(where)

    def _settle_region(self) -> None:
        typed = self.region.text()
        if self.desk is not None and typed and not typed[0].isdigit():
            code = find_region(self.desk.regions, typed, self.nik.text())
            if code:
                self.edited.emit("applicant.region", {"region": code})

    # What is shown

    def show_visit(self, judged: Judgement) -> None:
        """Show both persons and the company, with what their numbers say."""
        super().show_visit(judged)
        visit = judged.visit
        self._showing = True
        self.without.setChecked(visit.no_nik)
        self.company.setChecked(visit.is_company)
        self.accompanied.setChecked(visit.accompanied)
        self._showing = False
        self.nik.setVisible(not visit.no_nik)
        self.reason.setVisible(visit.no_nik)
        for field in (self.company_name, self.nib, self.npwp):
            field.setVisible(visit.is_company)
        for part in (self.kuasa_title, self.kuasa_nik, self.kuasa_name, self.relation, self.letter):
            part.setVisible(visit.represented)
        for helper in (self.companion, self.companion_name):
            helper.setVisible(visit.accompanied)
        self.nik.hint(self._decoded(judged))
        known = visit.filled.get("name") and visit.filled["name"] == visit.name
        self.name.hint(self.tr("Dikenal dari permohonan sebelumnya") if known else "")
        if self.desk is not None:
            near = visit.nik
            code = visit.region
            if code and not code[0].isdigit():
                code = find_region(self.desk.regions, code, near)
            self.region.hint(region_words(self.desk.regions, code) if code else "")

    def _decoded(self, judged: Judgement) -> str:
        """The quiet line under a NIK: sex, birth date, region; a doubt in words."""
        report = judged.nik
        if report is None or not report.valid or report.birth_default is None:
            return ""
        sex = self.tr("Perempuan") if report.sex == "P" else self.tr("Laki-laki")
        parts = [sex, date_words(report.birth_default, weekday=False)]
        if len(report.birth_candidates) > 1:
            years = [str(one.year) for one in report.birth_candidates]
            parts[1] = self.tr("lahir {years}?").replace("{years}", "/".join(years))
        if self.desk is not None and report.region_code:
            parts.append(region_words(self.desk.regions, report.region_code, short=True))
        return ", ".join(part for part in parts if part)

    def summarise(self, section: Section, judged: Judgement) -> None:
        """Name, masked NIK, sex and age."""
        visit = judged.visit
        if not visit.name:
            section.summary(self.tr("Belum diisi"))
            return
        age = age_of(visit.birth_on, judged.desk.today)
        sex = {"P": self.tr("Perempuan"), "L": self.tr("Laki-laki")}.get(visit.sex, "")
        years = self.tr("{years} th").replace("{years}", str(age)) if age is not None else ""
        parts = [self.tr("tanpa NIK")] if visit.no_nik else []
        parts += [one for one in (sex, years) if one]
        if visit.represented and visit.kuasa_name:
            parts.append(self.tr("diwakili {name}").replace("{name}", visit.kuasa_name))
        mono = "" if visit.no_nik else mask_nik(visit.nik)
        section.summary(visit.name, ", ".join(parts), mono=mono)


def _beside(*fields: Field) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return holder
