"""The verbs of the steps of a case, why one takes each, and its icon."""

from __future__ import annotations

from ui.models.case_words import translate

Words = tuple[str, str, str]
"""Verb, reason why, icon."""


def moves() -> dict[str, Words]:
    """Verb, reason why and icon of a move by its status, in the order shown."""
    return {
        "in_process": (
            translate("Steps", "Mulai proses"),
            translate("Steps", "Berkas diteruskan ke petugas yang mengerjakan"),
            "hourglass",
        ),
        "approved": (
            translate("Steps", "Setujui"),
            translate("Steps", "Disetujui pejabat yang berwenang, produk dibuat"),
            "stamp",
        ),
        "ready": (
            translate("Steps", "Tandai siap diambil"),
            translate("Steps", "Produk sudah di loket"),
            "package",
        ),
        "waiting_citizen": (
            translate("Steps", "Minta pemohon melengkapi"),
            translate("Steps", "Waktu janji berhenti sampai pemohon datang"),
            "circle-pause",
        ),
        "refused": (
            translate("Steps", "Tolak dengan alasan"),
            translate("Steps", "Alasan tertulis diserahkan kepada pemohon"),
            "circle-x",
        ),
        "withdrawn": (
            translate("Steps", "Cabut permohonan"),
            translate("Steps", "Atas permintaan pemohon, nomor tetap tercatat"),
            "undo-2",
        ),
        "expired": (
            translate("Steps", "Tutup karena kedaluwarsa"),
            translate("Steps", "Pemohon tidak kembali sampai batas waktu"),
            "clock",
        ),
        "handed_over": (
            translate("Steps", "Serahkan produk"),
            translate("Steps", "Catat siapa yang menerima dan buktinya"),
            "handshake",
        ),
    }


def _receipts() -> dict[str, Words]:
    return {
        "answer": (
            translate("Steps", "Jawab pertanyaan"),
            translate("Steps", "Penyelia bertanya sebelum memutuskan"),
            "message-square",
        ),
        "complete": (
            translate("Steps", "Lengkapi berkas"),
            translate("Steps", "Catat kekurangan yang dibawa pemohon"),
            "file-plus",
        ),
        "pay": (
            translate("Steps", "Terima pembayaran"),
            translate("Steps", "Sesuai tarif resmi, tanda terima baru dicetak"),
            "banknote",
        ),
        "reprint": (
            translate("Steps", "Cetak ulang"),
            translate("Steps", "Yang sudah keluar menjadi SALINAN dengan alasan"),
            "printer",
        ),
        "label": (
            translate("Steps", "Cetak label map"),
            translate("Steps", "Nomor besar tanpa nama"),
            "tag",
        ),
        "correct": (
            translate("Steps", "Perbaiki data pemohon"),
            translate("Steps", "Nilai lama tetap terbaca, kertas menjadi Perbaikan"),
            "pencil",
        ),
        "void": (
            translate("Steps", "Batalkan tanda terima"),
            translate("Steps", "Perlu alasan dan PIN petugas kedua"),
            "ban",
        ),
    }


def _passing() -> dict[str, Words]:
    return {
        "claim": (
            translate("Steps", "Ambil untuk dikerjakan"),
            translate("Steps", "Masuk daftar kerja Anda"),
            "user-check",
        ),
        "release": (
            translate("Steps", "Lepas dari petugas"),
            translate("Steps", "Kembali ke daftar yang belum dikerjakan"),
            "undo-2",
        ),
        "assign": (
            translate("Steps", "Serahkan kepada petugas"),
            translate("Steps", "Petugas berganti, cerita permohonan ikut"),
            "users",
        ),
        "dispose": (
            translate("Steps", "Disposisi"),
            translate("Steps", "Instruksi dan tenggat untuk petugas lain"),
            "forward",
        ),
        "send_back": (
            translate("Steps", "Kembalikan, berkas keliru"),
            translate("Steps", "Tandai berkasnya; pemohon diminta datang bila perlu"),
            "undo-2",
        ),
        "postpone": (
            translate("Steps", "Catat alasan dan hari baru"),
            translate("Steps", "Janji tidak ditepati: alasan dipilih, pemohon diberi tahu"),
            "calendar-clock",
        ),
    }


def _serving() -> dict[str, Words]:
    return {
        "identity": (
            translate("Steps", "Periksa NIK"),
            translate("Steps", "Belum diverifikasi, cocok, atau tidak cocok"),
            "id-card",
        ),
        "place": (
            translate("Steps", "Pindahkan produk"),
            translate("Steps", "Rak lain, atau arsip bila tidak diambil"),
            "map-pin",
        ),
        "folder": (
            translate("Steps", "Pindai map"),
            translate("Steps", "Keluar dibawa petugas, masuk di tempatnya"),
            "scan-line",
        ),
        "notice": (
            translate("Steps", "Beri tahu pemohon"),
            translate("Steps", "SMS, WhatsApp, atau surel lewat pusat"),
            "message-square",
        ),
        "attach": (
            translate("Steps", "Lampirkan berkas"),
            translate("Steps", "Dari berkas, folder pemindai, atau kamera"),
            "paperclip",
        ),
        "duplicate": (
            translate("Steps", "Tutup sebagai ganda"),
            translate("Steps", "Permohonan yang sama diteruskan dengan nomor lain"),
            "copy",
        ),
        "minutes": (
            translate("Steps", "Cetak berita acara"),
            translate("Steps", "Bukti penyerahan dengan tanda tangan penerima"),
            "printer",
        ),
        "letter": (
            translate("Steps", "Cetak surat penolakan"),
            translate("Steps", "Alasan, dasar hukum, dan cara keberatan"),
            "printer",
        ),
    }


def acts() -> dict[str, Words]:
    """Verb, reason why and icon of every act that is not a move."""
    return _receipts() | _passing() | _serving()
