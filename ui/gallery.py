"""The component sheet in three looks, and the frame, as pictures: `python -m ui.gallery OUT`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.bootstrap import make_application
from ui.gallery_frame import sample_window
from ui.gallery_lists import Lists
from ui.models.frame import Freshness
from ui.theme.look import colour, look
from ui.theme.tokens import LOOKS
from ui.widgets.buttons import Button, Segment, SegmentedControl
from ui.widgets.cards import Card, EmptyState, SkeletonList
from ui.widgets.chips import Chip, FreshnessPill
from ui.widgets.fields import NikField
from ui.widgets.labels import IconLabel, Label
from ui.widgets.notice import Notice
from ui.widgets.requirements import RequirementItem, RequirementList
from ui.widgets.sections import Accordion, Section

SETTLE_MS = 80
SIZE = (1366, 768)
SWATCHES = ["canvas", "surface", "line", "line2", "muted", "text2", "text", "accent"]
SWATCHES += ["accent_soft", "ok", "warn", "bad"]


class Gallery(QWidget):
    """Every component and state on one sheet, like `komponen.png`."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.resize(*SIZE)
        for x, width, builds in (
            (28, 418, (self._buttons, self._states)),
            (474, 418, (self._inputs,)),
            (920, 418, (self._notices,)),
        ):
            column = QWidget(self)
            layout = QVBoxLayout(column)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
            for build in builds:
                build(layout)
            layout.addStretch()
            column.setGeometry(x, 22, width, SIZE[1] - 34)

    def _row(self, *widgets: QWidget, spacing: int = 8) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(spacing)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch()
        return row

    def _titled(self, column: QVBoxLayout, words: str, before: int = 14) -> None:
        column.addSpacing(before)
        column.addWidget(Label(words, "meta_strong"))

    def _buttons(self, column: QVBoxLayout) -> None:
        self._titled(column, self.tr("Tombol, satu utama tiap layar"), 0)
        self.focused = Button(self.tr("Fokus"))
        dead = Button(self.tr("Belum bisa"))
        dead.setEnabled(False)
        main = Button(self.tr("Terima permohonan"), "primary", key="F12")
        column.addLayout(self._row(main, self.focused, dead, spacing=10))
        column.addLayout(
            self._row(
                Button(self.tr("Cetak"), icon="printer"),
                Button(self.tr("Panggil"), "outline", "megaphone", "F2"),
                Button(self.tr("Tunda"), "ghost", "pause", "F4"),
            )
        )
        column.addLayout(
            self._row(
                Button(self.tr("Batalkan kuitansi"), "danger", "x"),
                Button(self.tr("Tambah"), "soft", key="+"),
            )
        )

    def _states(self, column: QVBoxLayout) -> None:
        self._titled(column, self.tr("Keping: warna selalu dengan kata"))
        column.addLayout(
            self._row(
                Chip(self.tr("Hilang"), "accent"),
                Chip(self.tr("Asli"), "ok", "circle-check"),
                Chip(self.tr("Dispensasi"), "warn", "shield-check"),
                Chip(self.tr("Lewat janji"), "bad", "triangle-alert"),
                Chip(self.tr("dikuasakan"), "plain", small=True),
                spacing=6,
            )
        )
        self._titled(column, self.tr("Lampu kesegaran"))
        sent = FreshnessPill(Freshness("sent", "Terkirim", "cocok 09.20"))
        waiting = FreshnessPill(Freshness("waiting", "14 menunggu"))
        held = FreshnessPill(Freshness("held", "2 tertahan", "14 menunggu"))
        silent = FreshnessPill(Freshness("silent", "kontak terakhir 2 jam lalu"))
        column.addLayout(self._row(sent, waiting))
        column.addLayout(self._row(held))
        column.addLayout(self._row(silent))
        self._titled(column, self.tr("Pilihan satu tombol"))
        control = SegmentedControl(
            [
                Segment("a", self.tr("Asli"), "1"),
                Segment("b", self.tr("Diperlihatkan"), "2"),
                Segment("c", self.tr("Salinan"), "3"),
                Segment("d", self.tr("Tidak ada"), "0"),
            ],
            self.tr("Bentuk berkas"),
        )
        control.choose("c")
        column.addLayout(self._row(control))
        self._titled(column, self.tr("Belum ada isi"))
        empty = EmptyState(
            "search",
            self.tr("Tidak ada permohonan bernama “Hendar”"),
            self.tr("Periksa ejaan, atau cari dengan NIK"),
        )
        empty.setFixedHeight(130)
        column.addWidget(empty)

    def _inputs(self, column: QVBoxLayout) -> None:
        self._titled(column, self.tr("Kotak isian"), 0)
        self.nik = NikField(self.tr("NIK pemohon"))
        self.nik.set_text("3273025408910003")
        self.nik.hint("Perempuan, 14 Agustus 1991, Coblong, Kota Bandung")
        wrong = NikField(self.tr("Nomor kartu keluarga"))
        wrong.set_text("327302540891")
        wrong.error(self.tr("Kurang 4 angka. Ketik 16 angka seperti di kartu."))
        for field in (self.nik, wrong):
            column.addWidget(field)
            column.addSpacing(4)
        self._titled(column, self.tr("Bagian tertutup: selesai, berikutnya"), 6)
        accordion = Accordion()
        need = Section(1, self.tr("Keperluan"), QWidget())
        need.summary("Penerbitan Kartu Keluarga")
        need.head.is_done = True
        fee = Section(4, self.tr("Biaya"), QWidget())
        fee.head.is_done = True
        fee.summary(self.tr("Tidak dipungut biaya"), icon="badge-check", ink="ok")
        accordion.add(need)
        accordion.add(fee)
        column.addWidget(accordion)
        self._titled(column, self.tr("Baris syarat, empat keadaan"))
        card = Card()
        rows = RequirementList(self.tr("Berkas"))
        rows.show_items(
            [
                RequirementItem("A", "Surat kehilangan", "ok", "Asli", "hilang", attachments=1),
                RequirementItem("B", "KTP-el penerima kuasa", "missing", "Tidak ada"),
                RequirementItem("C", "Kartu Keluarga lama", "waived", "Dispensasi"),
                RequirementItem("D", "Surat kuasa"),
            ]
        )
        card.column.addWidget(rows)
        column.addWidget(card)
        self._titled(column, self.tr("Kerangka saat memuat"))
        column.addWidget(SkeletonList(2, self.tr("Sedang memuat")))

    def _notices(self, column: QVBoxLayout) -> None:
        self._titled(column, self.tr("Kabar, di bilah bawah, tidak pernah kotak dialog"), 0)
        for kind, words, action, icon in (
            ("say", "MPP1-261123-03A0017-K diterima", self.tr("Cetak lagi"), ""),
            ("warn", "Kertas macet. Permohonan sudah aman.", self.tr("Cetak ulang"), "printer"),
            ("fail", "NTPN kurang satu karakter", self.tr("Perbaiki"), "triangle-alert"),
        ):
            column.addWidget(Notice(kind, words, action, icon))
        self._titled(column, self.tr("Tombol utama mengikuti keadaan berkas"))
        for icon, words, ink, button in (
            (
                "circle-dashed",
                self.tr("1 belum diperiksa"),
                "muted",
                Button(self.tr("Lanjut ke tinjau"), "primary", key="Ctrl ↵"),
            ),
            (
                "circle-x",
                self.tr("1 syarat tidak ada"),
                "bad",
                Button(self.tr("Cetak lembar kekurangan"), "primary", key="F12"),
            ),
            (
                "circle-check",
                self.tr("Berkas lengkap"),
                "ok",
                Button(self.tr("Terima permohonan"), "primary", key="F12"),
            ),
        ):
            card = Card(margins=(12, 9, 10, 9))
            row = QHBoxLayout()
            row.addWidget(IconLabel(icon, words, ink), 1)
            row.addWidget(button)
            card.column.addLayout(row)
            column.addWidget(card)
        self._titled(column, self.tr("Warna"))
        swatches = QGridLayout()
        swatches.setSpacing(4)
        for at, name in enumerate(SWATCHES):
            swatch = Card(fill=name, line="line2")
            swatch.setFixedHeight(56)
            swatches.addWidget(swatch, 0, at)
        column.addLayout(swatches)


def picture(widget: QWidget, file: Path) -> None:
    """Render a shown widget to a PNG, once it is active and laid out."""
    settled = QEventLoop()
    QTimer.singleShot(SETTLE_MS, settled.quit)
    settled.exec()
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(colour("canvas"))
    widget.render(image)
    image.save(str(file))


def main(argv: list[str]) -> int:
    """Write `komponen-<look>.png` and `loket-<look>.png` into the folder given."""
    out = Path(argv[1] if len(argv) > 1 else "out/gallery")
    out.mkdir(parents=True, exist_ok=True)
    make_application(argv[:1], theme="light")
    for name in LOOKS:
        look.use(theme=name)
        sheet = Gallery()
        lists = Lists()
        window = sample_window()
        for page, title in ((sheet, "komponen"), (lists, "daftar"), (window, "loket")):
            page.show()
            page.activateWindow()
            if page is sheet:
                sheet.focused.setFocus()
            picture(page, out / f"{title}-{name}.png")
            page.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
