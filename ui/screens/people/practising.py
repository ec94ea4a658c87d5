"""Latihan: begins a practice in a home apart, and ends it with its measures."""

from __future__ import annotations

from frontoffice.domain.practice import OFFICE
from ui.models.context import Context
from ui.widgets.labels import Label
from ui.widgets.panel import Panel


class PracticePanel(Panel):
    """What a practice is; one button begins it here, or ends it where it runs."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Latihan"),
            self.tr("Layar yang sama dengan warga rekaan, langkah demi langkah."),
        )
        practising = self.home.card.office == OFFICE
        words = self.tr(
            "Latihan memakai rumah data terpisah: warga rekaan, setiap kertas bertulisan CONTOH, "
            "tidak ada yang dapat didaftarkan ke pusat atau disinkronkan. Setelah selesai semuanya "
            "dihapus, dan waktu serta jumlah tombol setiap langkah ditunjukkan."
        )
        self.column.addWidget(Label(words, wrap=True))
        if practising:
            self.start = self.button(
                self.tr("Akhiri dan hapus latihan"),
                context.practise,
                right="practice.run",
                icon="log-out",
            )
        else:
            self.start = self.button(
                self.tr("Mulai latihan"),
                context.practise,
                right="practice.run",
                icon="flask-conical",
                kind="primary",
            )
        self.row(self.start)
        self.column.addStretch()
        self.setFocusProxy(self.start)
