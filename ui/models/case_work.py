"""The work after intake as the page of a case shows it: who has it, where it lies, its files."""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.attachment import FilePersonal
from frontoffice.domain.casework import File
from frontoffice.services import attachments
from frontoffice.services.cases import CaseFile
from frontoffice.services.home import Home
from ui.models.case_lines import Band, FactLine, FileLine, StateLine
from ui.models.case_words import translate
from ui.models.frame import Zone
from ui.words import clock_words, long_date, office_time


def name_of(home: Home, staff: str) -> str:
    """The name of an officer, the id where it is not known here."""
    row = home.reference.staff.get(staff)
    return row.name if row is not None and row.name else staff


def late_reasons() -> list[tuple[str, str]]:
    """Why a promise was not kept, as the officer chooses it."""
    return [
        ("papers_in_doubt", translate("Cases", "Berkas perlu diperiksa ulang")),
        ("other_agency", translate("Cases", "Menunggu instansi lain")),
        ("field_check", translate("Cases", "Pemeriksaan lapangan belum selesai")),
        ("system_down", translate("Cases", "Sistem pusat terganggu")),
        ("official_absent", translate("Cases", "Pejabat penanda tangan tidak ada")),
        ("material_out", translate("Cases", "Blangko atau bahan habis")),
        ("workload", translate("Cases", "Pekerjaan menumpuk")),
        ("force_majeure", translate("Cases", "Keadaan kahar")),
    ]


def work_band(file: CaseFile, today: dt.date, soon_on: dt.date) -> Band | None:
    """What the work asks of the officer now: a promise broken or about to be, a NIK to check."""
    case, work = file.case, file.case.work
    due_on = case.due_on()
    if work.held:
        words = translate("Cases", "Produk ditahan sampai hasil pemeriksaan NIK dicatat")
        return Band(translate("Cases", "NIK belum pasti"), (("id-card", words),), "warn")
    if due_on is not None and case.status not in ("ready", "refused", "waiting_citizen"):
        if due_on < today:
            words = translate("Cases", "Pilih alasan dan hari baru, lalu beri tahu pemohon")
            title = translate("Cases", "Janji {day} terlewat").replace("{day}", long_date(due_on))
            return Band(title, (("calendar-clock", words),), "bad")
        if due_on <= soon_on:
            title = translate("Cases", "Jatuh tempo hari ini")
            if due_on > today:
                title = translate("Cases", "Jatuh tempo {day}").replace("{day}", long_date(due_on))
            words = translate("Cases", "Selesaikan, atau pindahkan janjinya sebelum lewat")
            return Band(title, (("clock", words),), "bad")
    if work.marked and case.status == "waiting_citizen":
        title = translate("Cases", "Berkas yang harus diperbaiki")
        return Band(title, tuple(("circle-alert", row) for row in work.marked), "warn")
    if work.identity == "unverified":
        words = translate("Cases", "Periksa setelah jalur pulih, lalu catat hasilnya")
        return Band(translate("Cases", "NIK belum diverifikasi"), (("id-card", words),), "warn")
    return None


def work_facts(home: Home, file: CaseFile) -> tuple[FactLine, ...]:
    """The lines of the facts card about the work."""
    work, lines = file.case.work, list[FactLine]()
    if work.assigned is not None and not file.case.is_closed:
        until = translate("Cases", "disposisi sampai {day}")
        detail = until.replace("{day}", long_date(work.due_on)) if work.due_on else ""
        name = name_of(home, work.assigned)
        lines.append(FactLine(translate("Cases", "Dikerjakan oleh"), name, detail))
    if work.place and not file.case.is_closed:
        detail = translate("Cases", "arsip, tidak diambil") if work.archived else ""
        lines.append(FactLine(translate("Cases", "Tempat produk"), work.place, detail))
    if work.folder is not None:
        where = work.folder.place
        if work.folder.way == "out" and work.folder.holder:
            carried = translate("Cases", "dibawa {name}")
            where = carried.replace("{name}", name_of(home, work.folder.holder))
        lines.append(FactLine(translate("Cases", "Map"), where))
    if work.identity:
        word, ink = {
            "unverified": (translate("Cases", "Belum diverifikasi"), "warn"),
            "verified": (translate("Cases", "Sudah diverifikasi"), "ok"),
            "mismatch": (translate("Cases", "Tidak cocok"), "bad"),
        }.get(work.identity, (work.identity, "text"))
        lines.append(FactLine(translate("Cases", "Pemeriksaan NIK"), word, "", ink))
    if work.notices:
        last = work.notices[-1]
        word, ink = {
            "": (translate("Cases", "Menunggu dikirim pusat"), "text"),
            "delivered": (translate("Cases", "Sampai"), "ok"),
            "failed": (translate("Cases", "Gagal"), "bad"),
        }.get(last.outcome, (last.outcome, "text"))
        lines.append(FactLine(translate("Cases", "Pemberitahuan"), word, last.why, ink))
    return tuple(lines)


def file_lines(home: Home, file: CaseFile, zone: Zone) -> tuple[FileLine, ...]:
    """The attached files, the newest first."""
    found = file.case.work.shown_files
    return tuple(_file_line(home, file, one, zone) for one in reversed(found))


def _file_line(home: Home, file: CaseFile, one: File, zone: Zone) -> FileLine:
    personal = next((item.personal for item in file.recorded if item.ref == one.ref), None)
    here = attachments.is_here(home, one.blob)
    icon, ink, word = "paperclip", "ok", translate("Cases", "Tersimpan di sini")
    if personal is None:
        icon, ink, word = "lock", "muted", translate("Cases", "Tidak untuk stasiun ini")
    elif not here:
        icon, ink, word = "cloud-off", "warn", translate("Cases", "Belum sampai di sini")
    name = _purpose(home, one)
    moment = f"{long_date(office_time(one.at, zone).date())} {clock_words(one.at, zone)}"
    size = translate("Cases", "{size} KB").replace("{size}", str(max(1, one.size // 1024)))
    parts = [size, moment, name_of(home, one.by)]
    if isinstance(personal, FilePersonal) and personal.name:
        parts.insert(0, personal.name)
    line = StateLine(icon, ink, name, word, ", ".join(parts))
    return FileLine(one.ref, line, here and personal is not None)


def _purpose(home: Home, one: File) -> str:
    if one.row is not None:
        return home.reference.documents.get(one.row, one.row)
    return {
        "payment": translate("Cases", "Bukti bayar"),
        "handover": translate("Cases", "Bukti penyerahan"),
        "product": translate("Cases", "Produk"),
        "requirement": translate("Cases", "Berkas persyaratan"),
    }.get(one.purpose, translate("Cases", "Lampiran lain"))
