"""Service standards from a file: every mistake with its place first, publishing after."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from frontoffice.domain.catalogue_lint import Finding
from frontoffice.domain.errors import RuleViolation
from frontoffice.messages import explain
from frontoffice.services import catalogue
from ui.models.context import Context
from ui.widgets.band import Band
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.panel import Panel

MOST = 40
KINDS = {"error": "fail", "warning": "warn"}


class CataloguePanel(Panel):
    """A YAML file is read, its findings are shown, and what is free of errors is published."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Standar pelayanan"),
            self.tr("Permohonan baru memakai versi baru; yang berjalan tetap memakai versinya."),
        )
        self.count = Label("", wrap=True)
        self.column.addWidget(self.count)
        self.file = TextField(self.tr("Berkas standar (YAML)"))
        self.add_field("file", self.file)
        self.column.addWidget(self.file)
        choose = self.button(
            self.tr("Pilih berkas"), self._choose, right="catalogue.publish", icon="folder-open"
        )
        self.check = self.button(
            self.tr("Periksa berkas"), self.lint, right="catalogue.publish", icon="list"
        )
        self.publish = self.button(
            self.tr("Terbitkan"),
            self.publish_file,
            right="catalogue.publish",
            icon="upload",
            kind="primary",
        )
        self.publish.setEnabled(False)
        self.row(choose, self.check, self.publish)
        self.file.input.returnPressed.connect(self.lint)
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self.column.addWidget(self._holder)
        self.column.addStretch()
        self._clean = False

    def arrive(self) -> None:
        """How many standards there are, and how many rows nobody has verified."""

        def counted(found: tuple[int, int]) -> None:
            told = self.tr("{count} standar terbit, {unverified} Belum diverifikasi")
            told = told.replace("{count}", str(found[0]))
            self.count.setText(told.replace("{unverified}", str(found[1])))

        self.tasks.read(self._count, receiver=self, done=counted, failed=self.refuse)

    def lint(self) -> None:
        """Show every mistake in the file."""
        path = Path(self.file.text())
        self._clean = False
        self.run(lambda: catalogue.lint_file(path), self._show, lane="work")

    def publish_file(self) -> None:
        """Publish what is new or has changed."""
        path = Path(self.file.text())

        def published(found: catalogue.Published) -> None:
            told = self.tr("{changed} standar terbit, {unchanged} tidak berubah.")
            told = told.replace("{changed}", str(len(found.changed)))
            self.told.emit("say", told.replace("{unchanged}", str(found.unchanged)))
            self._clean = False
            self.arrive()

        self.run(lambda: catalogue.publish_file(self.home, path), published)

    def _count(self) -> tuple[int, int]:
        standards = self.home.reference.catalogue.standards
        return len(standards), sum(bool(one.unverified) for one in standards)

    def _choose(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Berkas standar (YAML)"), "", "YAML (*.yaml *.yml)"
        )
        if found:
            self.file.set_text(found)
            self.lint()

    def _show(self, findings: list[Finding]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._clean = not any(one.level == "error" for one in findings)
        order = {"error": 0, "warning": 1}
        for finding in sorted(findings, key=lambda one: order.get(one.level, 2))[:MOST]:
            told = explain(RuleViolation(finding.code, **finding.values), self.context.language)
            band = Band(KINDS.get(finding.level, "warn"))
            self._list.addWidget(band)
            band.tell(f"{finding.where}: {told.sentence}", told.next_step)
        if len(findings) > MOST:
            more = self.tr("dan {n} temuan lain").replace("{n}", str(len(findings) - MOST))
            self._list.addWidget(Label(more, "second"))
        if not findings:
            band = Band("say")
            self._list.addWidget(band)
            band.tell(self.tr("Tidak ada kesalahan. Berkas dapat diterbitkan."))
        self._list.addStretch()
        self._rest(False)

    def _rest(self, busy: bool) -> None:
        super()._rest(busy)
        self.publish.setEnabled(not busy and self._clean)
