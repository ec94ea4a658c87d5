"""The kit for a total outage: numbered blank forms and receipts, to be typed in later (A5)."""

from __future__ import annotations

import msgspec

from frontoffice.documents.content import PrintState
from frontoffice.documents.layout import MM, Block, Flow, Layout
from frontoffice.documents.parts import foot, letterhead
from frontoffice.documents.style import STYLES, Style

FORM_LINES = (
    "Tanggal dan jam kejadian",
    "Nama pemohon",
    "NIK",
    "Tanggal lahir, jenis kelamin",
    "Alamat dan telepon",
    "Kuasa: nama, NIK, hubungan",
    "Layanan",
    "Berkas yang diterima (asli/salinan)",
    "Berkas yang kurang",
)
RECEIPT_LINES = (
    "Tanggal dan jam kejadian",
    "Diterima dari",
    "Layanan",
    "Jumlah Rp (kosong bila gratis)",
    "Terbilang",
    "Cara bayar dan nomor referensi",
    "Uang diterima / kembali",
    "Tanggal janji",
)
LINE_MM = 11


class KitContent(msgspec.Struct, frozen=True, kw_only=True):
    """The blank papers of a kit: pairs of (registration number, receipt number)."""

    office_name: str
    counter: str
    pairs: tuple[tuple[str, str], ...]
    complaint_channels: tuple[str, ...]
    sample: bool = False


def lay_out_kit(content: KitContent) -> Layout:
    """A form for the office and a receipt for the citizen for each pair, a page each."""
    style = STYLES["a5"]
    flow = Flow(style.width, style.height, style.margin)
    for place, (registration, receipt) in enumerate(content.pairs):
        if place:
            flow.turn()
        office = PrintState(sheet="Arsip kantor")
        flow.add(letterhead(style, content.office_name, content.counter, office), 8)
        flow.add(_numbers(style, "Formulir permohonan manual", registration, receipt), 6)
        flow.add(_lines(style, FORM_LINES), 6)
        flow.add(_note(style, OFFICE_NOTE, content), 0)
        flow.turn()
        flow.add(letterhead(style, content.office_name, content.counter, PrintState()), 8)
        flow.add(_numbers(style, "Tanda terima manual", receipt, registration), 6)
        flow.add(_lines(style, RECEIPT_LINES), 6)
        flow.add(_note(style, CITIZEN_NOTE, content), 0)
    return flow.finish("Kertas darurat bernomor", style.foot)


OFFICE_NOTE = (
    "Dipakai hanya bila komputer padam sama sekali. Setelah pulih: Kas, Kertas darurat, pilih "
    "nomor ini, ketik isinya dengan waktu kejadian. Kertas yang salah tulis dicoret dan "
    "dilaporkan rusak."
)
CITIZEN_NOTE = (
    "Tulis TIDAK DIPUNGUT BIAYA bila layanan gratis. Di luar jumlah ini tidak ada pungutan. Nomor "
    "ini berlaku untuk menanyakan permohonan setelah dicatat di komputer. Pengaduan: "
)


def render_kit(content: KitContent) -> bytes:
    """The kit's PDF with fonts embedded."""
    return lay_out_kit(content).pdf()


def _numbers(style: Style, title: str, number: str, other: str) -> Block:
    block, m = Block(), style.margin
    y = block.text(m, 0, title, style.title, style.inner)
    y = block.text(m, y + 2, number, style.number, style.inner)
    block.text(m, y, f"Pasangannya {other}", style.code, style.inner)
    return block


def _lines(style: Style, labels: tuple[str, ...]) -> Block:
    block, m = Block(), style.margin
    left = style.inner * 0.38
    for place, label in enumerate(labels):
        top = place * LINE_MM * MM
        block.text(m, top + 5, label, style.text, left - 6)
        block.box(m + left, top + LINE_MM * MM - 6, style.inner - left, 0.6, style.ink)
    return block


def _note(style: Style, words: str, content: KitContent) -> Block:
    block, m = Block(), style.margin
    width = style.inner * 0.42
    for x, role in ((m, "Petugas"), (m + style.inner * 0.54, "Pemohon")):
        y = block.text(x, 0, role, style.label, width) + 30
        block.box(x, y, width, 0.5, style.ink)
    if words is CITIZEN_NOTE:
        words += ", ".join(content.complaint_channels)
    bottom = foot(style, None, words, content.sample)
    for text in bottom.texts:
        block.texts.append(text._replace(y=text.y + 44))
    block.box(m, 44, style.inner, 0.4, style.line)
    block.height = 44 + bottom.height
    return block
