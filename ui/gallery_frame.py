"""The frame with a thread in it, furnished with invented data, for the gallery and its tests."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.models.frame import Action, Freshness, OfficeInfo, OfficerInfo, ScreenSpec
from ui.shell import MainWindow
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.cards import StandardCard, StandardLine
from ui.widgets.labels import HairLine, IconLabel, Label
from ui.widgets.receipt import ReceiptLine, ReceiptModel, ReceiptPreview
from ui.widgets.requirements import RequirementItem, RequirementList
from ui.widgets.screen import Screen
from ui.widgets.scroll import ScrollPage
from ui.widgets.sections import Accordion, Section

# Monday, 23 November 2026, 09.23 WIB.
AT = 1_795_400_580_000

ITEMS = [
    RequirementItem("F102", "Formulir F-1.02 Peristiwa Kependudukan", "ok", "Asli"),
    RequirementItem("F106", "Formulir F-1.06 Perubahan Elemen Data", "ok", "Asli", "perubahan"),
    RequirementItem(
        "LOST", "Surat keterangan kehilangan dari kepolisian", "ok", "Asli", "hilang", attachments=1
    ),
    RequirementItem(
        "KK_LAMA",
        "Kartu Keluarga lama/rusak",
        "waived",
        "Dispensasi",
        "perubahan",
        "Tidak ada karena hilang, diganti surat kehilangan. Disetujui Dewi Kartika 09.18",
    ),
    RequirementItem(
        "KUASA", "Surat kuasa bermeterai Rp10.000", "ok", "Asli", "dikuasakan", attachments=1
    ),
    RequirementItem(
        "KTP",
        "KTP-el penerima kuasa",
        flag="dikuasakan",
        asked="diminta: 1 salinan, asli diperlihatkan",
    ),
]


class SampleScreen(Screen):
    """Thread and live receipt, as in `loket.png`, without any service behind them."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._thread(), 1)
        row.addWidget(HairLine(upright=True))
        self._paper = ScrollPage(self._side(), self.tr("Tanda terima dan standar"))
        row.addWidget(self._paper)

    def offers(self) -> list[Action]:
        """Two keys, so that the bar and the sheet have something to show."""
        return [
            Action(
                "loket.next", self.tr("Panggil berikutnya"), self.focus_rows, "F2", hint="panggil"
            ),
            Action(
                "loket.submit", self.tr("Terima permohonan"), self.focus_rows, "F12", hint="terima"
            ),
        ]

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._paper.setFixedWidth(px(321))
        # At 200 % on a small screen the thread needs the whole width.
        self._paper.setVisible(self.width() >= px(800))

    def focus_rows(self) -> None:
        """To the first unchecked requirement."""
        self.rows.focus_unchecked()

    def _thread(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Label("A023", "ticket"))
        head.addSpacing(8)
        head.addWidget(Label("Ratna Puspitasari", "column"))
        head.addStretch()
        head.addWidget(Button(self.tr("Tunda"), "ghost", "pause", "F4"))
        column.addLayout(head)
        self.accordion = Accordion()
        self.rows = RequirementList(self.tr("Berkas"))
        self.rows.show_items(ITEMS)
        names = ("Keperluan", "Pemohon", "Berkas", "Biaya", "Tinjau")
        parts = [
            Section(at, name, self.rows if at == 3 else QWidget())
            for at, name in enumerate(names, 1)
        ]
        flags = ("Hilang", "Perubahan", "Dikuasakan")
        parts[0].summary("Penerbitan Kartu Keluarga", chips=flags)
        parts[1].summary("Ratna Puspitasari", "Perempuan, 35 th · Coblong")
        parts[2].progress(5, 6, "5 dari 6 wajib")
        parts[2].add_head_action(Button(self.tr("Pindai semua"), "ghost", "scan-line"))
        law = "UU 24/2013 ps. 79A, tidak dapat ditagih"
        parts[3].summary("Tidak dipungut biaya", law, icon="badge-check", ink="ok")
        parts[4].summary("Janji selesai Selasa, 24 November 2026")
        for part in parts:
            self.accordion.add(part)
        parts[0].set_done(True)
        parts[1].set_done(True)
        self.accordion.open(3)
        column.addWidget(ScrollPage(self.accordion, self.tr("Kunjungan")), 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(IconLabel("circle-dashed", "1 syarat wajib belum diperiksa"), 1)
        foot.addWidget(Button(self.tr("Cetak lembar kekurangan"), "ghost", "printer"))
        go_on = Button(
            self.tr("Lanjut ke tinjau"), "primary", key="Ctrl ↵", icon_after="arrow-right"
        )
        foot.addWidget(go_on)
        column.addLayout(foot)
        return side

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(15, 15, 16, 12)
        column.setSpacing(14)
        column.addWidget(Label(self.tr("Tanda terima"), "card"))
        paper = ReceiptPreview(self.tr("Tanda terima, langsung"))
        line = ReceiptLine
        paper.show_receipt(
            ReceiptModel(
                "MPP Kota Sukamaju",
                "Tanda terima berkas",
                (
                    (
                        line("Nomor", "terbit setelah F12"),
                        line("Pemohon", "Ratna Puspitasari"),
                        line("NIK", "3273••••••••0003", mono=True),
                        line("Kuasa", "Dimas Prasetyo (suami)"),
                        line("Layanan", "KK hilang dan perubahan"),
                    ),
                    (
                        line("Formulir F-1.02", "asli", spread=True),
                        line("KK lama", "dispensasi", spread=True),
                        line("KTP-el penerima kuasa", "…", spread=True, pending=True),
                    ),
                    (
                        line("Biaya", "Rp0 · tidak dipungut biaya", strong=True, spread=True),
                        line("Selesai", "Selasa, 24 November 2026", strong=True, spread=True),
                    ),
                ),
            )
        )
        column.addWidget(paper)
        column.addWidget(self._standard())
        column.addStretch()
        return side

    def _standard(self) -> StandardCard:
        card = StandardCard(self.tr("Standar pelayanan"), "versi 3")
        card.show_lines(
            [
                StandardLine(
                    "clock",
                    "Waktu",
                    "1 hari kerja sejak berkas lengkap",
                    unverified="Belum diverifikasi",
                ),
                StandardLine("hand-coins", "Biaya", "Gratis"),
                StandardLine(
                    "package",
                    "Produk",
                    "KK bertanda tangan elektronik",
                    "PDF atau cetak HVS A4 80 g",
                ),
                StandardLine("scale", "Dasar hukum", "UU 24/2013, PP 40/2019"),
            ]
        )
        return card


def sample_window() -> MainWindow:
    """The frame with one furnished screen, 1366x768, the unchecked requirement in focus."""
    places = (
        ("loket", "Loket", "ticket-check"),
        ("permohonan", "Permohonan", "folder-open"),
        ("antrean", "Antrean", "users"),
        ("standar", "Standar", "book-open"),
        ("aduan", "Aduan", "message-square-warning"),
        ("kas", "Kas", "wallet"),
    )
    specs = [ScreenSpec(key, word, icon, SampleScreen) for key, word, icon in places]
    office = OfficeInfo("MPP Kota Sukamaju", "Loket 3 · Dukcapil · data contoh", "WIB")
    window = MainWindow(office, specs, lambda: AT)
    window.resize(1366, 768)
    window.sign_in(OfficerInfo("STAFF-1", "Sari Handayani", "Petugas loket"))
    window.show_freshness(Freshness("waiting", "14 menunggu", "kontak terakhir 2 jam lalu"))
    window.open("loket")
    window.notice.standing("Draf tersimpan di komputer ini pukul 09.23")
    screen = window.built("loket")
    if isinstance(screen, SampleScreen):
        screen.focus_rows()
    return window
