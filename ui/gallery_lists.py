"""The second sheet of the gallery: case list, story, sign-in, date and choice fields."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.chips import CheckChip
from ui.widgets.fields import ChoiceField, DateField, SearchField, TextField
from ui.widgets.pin import OfficerTile, PinPad
from ui.widgets.rows import CaseLine, CaseListView
from ui.widgets.story import StoryFact, StoryView

ROOT = QModelIndex()
MONDAY, FRIDAY = "Senin, 23 November 2026", "Jumat, 20 November 2026"
LINES = [
    CaseLine(
        "Siti Aminah",
        "Lewat janji",
        "bad",
        "triangle-alert",
        "MPP1-261119-03A0022-P",
        "1 hari kerja",
        "Pencatatan kelahiran",
        "bad",
    ),
    CaseLine(
        "Hendra Gunawan",
        "Siap diambil",
        "ok",
        "package",
        "MPP1-261120-03A0011-H",
        "sejak 07.58",
        "Kartu Keluarga, perubahan",
    ),
    CaseLine(
        "Yohanes Tobing",
        "Diproses",
        "accent",
        "hourglass",
        "MPP1-261123-03A0016-D",
        "besok",
        "KTP-el baru",
    ),
    CaseLine(
        "Agus Setiawan",
        "Kurang berkas",
        "warn",
        "circle-dashed",
        "MPP1-261123-03A0013-A",
        "ditunggu",
        "Penggantian KTP-el, hilang",
    ),
]
FACTS = [
    StoryFact(
        MONDAY,
        "08.05",
        "phone",
        "Pemohon diberi tahu",
        "Pesan WA ke 0812••••4417, menunggu terkirim",
        "Menunggu kirim",
        "warn",
        "cloud-upload",
        "accent",
    ),
    StoryFact(MONDAY, "07.58", "package", "Produk siap diambil", "KK nomor ••••0117", tone="ok"),
    StoryFact(FRIDAY, "15.21", "stamp", "Ditandatangani elektronik", "Kepala Dinas", tone="accent"),
    StoryFact(FRIDAY, "11.10", "pencil", "Data keluarga diperbaiki", "Pendidikan: SMA menjadi S1"),
    StoryFact(FRIDAY, "09.36", "printer", "Tanda terima dicetak, keluar utuh", "2 rangkap A5"),
    StoryFact(FRIDAY, "09.35", "file-check", "Berkas lengkap, permohonan diterima", "5 syarat"),
]


class SampleCases(QAbstractListModel):
    """The invented cases, and one row still being fetched."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(LINES) + 1

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """A `CaseLine` for the painter, a sentence for a reader."""
        if not index.isValid() or index.row() >= len(LINES):
            return None
        line = LINES[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken()
        return line if role == Qt.ItemDataRole.UserRole else None


class Lists(QWidget):
    """What `komponen.png` leaves to the pictures of the screens."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.resize(1366, 768)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        row.addLayout(self._cases(), 4)
        row.addLayout(self._story(), 5)
        row.addLayout(self._sign_in(), 3)

    def _cases(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(SearchField(self.tr("Nomor, nama, NIK, atau layanan")))
        chips = QHBoxLayout()
        every = CheckChip("Semua", solid=True)
        every.setChecked(True)
        late = CheckChip("Lewat janji 3", "triangle-alert", solid=True, tone="bad")
        for chip in (every, late, CheckChip("Siap 21", solid=True), CheckChip("Hilang")):
            chips.addWidget(chip)
        chips.addStretch()
        column.addLayout(chips)
        self.cases = CaseListView(self.tr("Permohonan"))
        self._case_model = SampleCases(self.cases)
        self.cases.setModel(self._case_model)
        self.cases.setCurrentIndex(self._case_model.index(1, 0))
        column.addWidget(self.cases, 1)
        return column

    def _story(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.story = StoryView(self.tr("Cerita permohonan"))
        self.story.show_facts(FACTS)
        column.addWidget(self.story, 1)
        column.addWidget(TextField(self.tr("Nama"), self.tr("Seperti di KTP-el")))
        column.addWidget(DateField(self.tr("Tanggal lahir")))
        choice = ChoiceField(
            self.tr("Alasan tanpa NIK"),
            [("baby", self.tr("Bayi belum ber-NIK")), ("foreign", self.tr("Warga negara asing"))],
            placeholder=self.tr("Pilih alasan"),
        )
        column.addWidget(choice)
        return column

    def _sign_in(self) -> QVBoxLayout:
        column = QVBoxLayout()
        tiles = QGridLayout()
        tiles.setSpacing(10)
        for at, (name, role, lock) in enumerate(
            (
                ("Sari Handayani", "Petugas loket", ""),
                ("I Made Parta", "Petugas loket", "07.31"),
            )
        ):
            tile = OfficerTile(f"STAFF-{at}", name, role, lock)
            tile.setChecked(at == 0)
            tiles.addWidget(tile, at, 0)
        column.addLayout(tiles)
        self.pad = PinPad(self.tr("PIN"))
        column.addWidget(self.pad)
        column.addStretch()
        return column
