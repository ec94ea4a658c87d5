"""The right column: the receipt as it fills; the service standard, or what F12 will find ready."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontoffice.domain.catalogue import Standard
from frontoffice.domain.nik import mask_nik
from frontoffice.domain.words import date_words, rupiah
from frontoffice.services.intake import Submitted
from ui.models.context import Context
from ui.models.visit import LATER
from ui.models.visit_desk import Desk, Judgement
from ui.screens.loket.purpose import flag_words, short_name
from ui.theme.look import px
from ui.theme.paint import box, painting, text, text_width
from ui.widgets.cards import StandardCard, StandardLine
from ui.widgets.labels import Label
from ui.widgets.receipt import ReceiptLine, ReceiptModel, ReceiptPreview
from ui.widgets.scroll import ScrollPage

MOST_PAPERS = 8


class _Live(QWidget):
    """ "langsung": the paper fills while one types."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self._words, "meta_strong")) + 14, px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            middle = self.height() / 2
            box(painter, QRectF(0, middle - 3, 6, 6), "accent", radius=3)
            room = QRectF(11, 0, self.width() - 11, self.height())
            text(painter, room, self._words, "meta_strong", "accent_text")


class Side(QWidget):
    """Pale number until it is written; names every paper and the official fee.

    While the citizen is asked, the card below tells of the second window, the printer and the line.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        paper = context.settings.paper
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(15, 13, 16, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Label(self.tr("Tanda terima"), "card"))
        head.addWidget(_Live(self.tr("langsung")))
        head.addStretch()
        self.size_words = Label(paper.upper() if paper == "a5" else paper, "meta")
        head.addWidget(self.size_words)
        column.addLayout(head)
        self.preview = ReceiptPreview(self.tr("Tanda terima, terisi selagi mengetik"))
        column.addWidget(self.preview)
        self.card = StandardCard(self.tr("Standar pelayanan"))
        column.addSpacing(2)
        column.addWidget(self.card)
        self.ready = StandardCard(self.tr("Siap didaftarkan"))
        self.ready.hide()
        column.addWidget(self.ready)
        column.addStretch()
        scroll = ScrollPage(page, self.tr("Tanda terima dan standar pelayanan"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._standard = ""

    def show_visit(
        self, judged: Judgement, written: Submitted | None = None, *, asking: bool = False
    ) -> None:
        """The paper as it would print now, or as it was written; `asking` over the review."""
        self._show_standard(judged)
        self.ready.setVisible(asking)
        self.card.setVisible(judged.standard is not None and not asking)
        if asking:
            self.ready.show_lines(self._readiness(judged))
        self.preview.show_receipt(self._paper(judged, written))

    def _readiness(self, judged: Judgement) -> list[StandardLine]:
        context = self._context
        agreed = self.tr("Menunggu pemohon, F11 bila lisan")
        if judged.visit.confirmed_by:
            agreed = self.tr("Disetujui pemohon")
        elif not context.second.visible:
            agreed = self.tr("Tidak dibuka: bacakan, lalu F11")
        printer = context.settings.printer or self.tr("Pencetak sistem")
        after = self.tr("Terkirim bila jaringan ada")
        if context.alone:
            after = self.tr("Stasiun ini berdiri sendiri")
        saved, size = self.tr("Tersimpan di sini dulu"), self.size_words.text()
        return [
            StandardLine("monitor", self.tr("Layar pemohon"), agreed),
            StandardLine("printer", self.tr("Kertas {size}").replace("{size}", size), printer),
            StandardLine("cloud-upload", saved, after),
        ]

    def show_empty(self, desk: Desk) -> None:
        """No visit: an empty paper and no standard."""
        title = self.tr("Tanda terima berkas")
        self.preview.show_receipt(ReceiptModel(desk.office, title, ()))
        self.card.hide()
        self.ready.hide()
        self._standard = ""

    def _paper(self, judged: Judgement, written: Submitted | None) -> ReceiptModel:
        short = bool(judged.lacking) or (written is not None and written.status == "incomplete")
        title = self.tr("Lembar kekurangan") if short else self.tr("Tanda terima berkas")
        sections = [self._identity(judged, written)]
        if judged.rows:
            sections.append(self._papers(judged, short))
        if judged.standard is not None and not short:
            sections.append(self._promise(judged))
        return ReceiptModel(judged.desk.office, title, tuple(sections))

    def _identity(self, judged: Judgement, written: Submitted | None) -> tuple[ReceiptLine, ...]:
        visit, standard = judged.visit, judged.standard
        waits = self.tr("terbit setelah F12")
        number = written.number if written else waits
        lines = [
            ReceiptLine(self.tr("Nomor"), number, mono=written is not None, pending=written is None)
        ]
        if written is not None and written.receipt_number:
            lines.append(ReceiptLine(self.tr("Kuitansi"), written.receipt_number, mono=True))
        lines.append(_line(self.tr("Pemohon"), visit.name))
        nik = self.tr("tanpa NIK") if visit.no_nik else mask_nik(visit.nik, on_paper=True)
        lines.append(_line("NIK", nik, mono=not visit.no_nik and len(visit.nik) == 16))
        if visit.is_company:
            lines.append(_line(self.tr("Badan"), visit.company_name))
        if visit.represented:
            relation = f" ({visit.kuasa_relation})" if visit.kuasa_relation else ""
            lines.append(_line(self.tr("Kuasa"), visit.kuasa_name + relation))
        if standard is not None:
            flags = [flag_words(one).lower() for one in standard.flags if one in visit.cases]
            name = ", ".join([short_name(standard), *flags])
            lines.append(_line(self.tr("Layanan"), name))
        return tuple(lines)

    def _papers(self, judged: Judgement, short: bool) -> tuple[ReceiptLine, ...]:
        words = {
            "waived": self.tr("dispensasi"),
            "not_applicable": self.tr("tidak berlaku"),
            "original": self.tr("asli"),
            "show_original": self.tr("diperlihatkan"),
            "copy": self.tr("salinan"),
            "copy_with_original_shown": self.tr("salinan"),
            "form": self.tr("asli"),
            "captured_on_site": self.tr("direkam"),
        }
        missing = self.tr("belum ada")
        lines = []
        for row in judged.checklist.rows:
            if row.given is not None and row.met:
                lines.append(ReceiptLine(row.name, words[row.given], spread=True))
            elif row.code in judged.lacking or (short and row.code in judged.checklist.missing):
                lines.append(ReceiptLine(row.name, missing, spread=True))
            elif row.mandatory and row.any_of not in judged.settled:
                lines.append(ReceiptLine(row.name, "…", spread=True, pending=True))
        if len(lines) > MOST_PAPERS:
            more = self.tr("dan {count} berkas lagi")
            more = more.replace("{count}", str(len(lines) - MOST_PAPERS + 1))
            lines = [*lines[: MOST_PAPERS - 1], ReceiptLine(more, "", spread=True, pending=True)]
        return tuple(lines)

    def _promise(self, judged: Judgement) -> tuple[ReceiptLine, ...]:
        total = judged.fee.total_rupiah if judged.fee else None
        if judged.free or total == 0:
            fee = self.tr("Rp0 · tidak dipungut biaya")
        elif total is None:
            fee = "…"
        elif judged.visit.method == LATER:
            fee = self.tr("{amount} · belum dibayar").replace("{amount}", rupiah(total))
        else:
            fee = rupiah(total)
        lines = [ReceiptLine(self.tr("Biaya"), fee, strong=True, spread=True)]
        later = judged.visit.method == LATER and not judged.free
        if judged.deadline is not None and not later:
            words = date_words(judged.deadline.promised_on)
            lines.append(ReceiptLine(self.tr("Selesai"), words, strong=True, spread=True))
        return tuple(lines)

    def _fee_words(self, standard: Standard) -> str:
        """The official fee in one line; a tariff by its range."""
        if standard.is_free or standard.fee_rupiah is not None:
            return standard.fee_lines[0]
        prices = [row.rupiah for row in standard.tariff if row.rupiah is not None]
        if not prices:
            return self.tr("Menurut surat ketetapan")
        low, high = rupiah(min(prices)), rupiah(max(prices))
        words = self.tr("{low} - {high}, menurut tarif").replace("{low}", low)
        return low if low == high else words.replace("{high}", high)

    def _show_standard(self, judged: Judgement) -> None:
        standard = judged.standard
        if standard is None:
            return
        content = judged.desk.contents[standard.code]
        if content == self._standard:
            return
        self._standard = content
        badge = self.tr("Belum diverifikasi")
        unsure = standard.unverified
        basis = "; ".join(standard.legal_basis[:2])
        self.card.show_lines(
            [
                StandardLine(
                    "clock",
                    self.tr("Waktu"),
                    standard.time_limit,
                    unverified=badge if "sla" in unsure else "",
                ),
                StandardLine(
                    "hand-coins",
                    self.tr("Biaya"),
                    self._fee_words(standard),
                    unverified=badge if "fee" in unsure else "",
                ),
                StandardLine("package", self.tr("Produk"), standard.product),
                StandardLine("scale", self.tr("Dasar hukum"), basis),
            ]
        )


def _line(label: str, value: str, *, mono: bool = False) -> ReceiptLine:
    return ReceiptLine(label, value or "…", mono=mono, pending=not value)
