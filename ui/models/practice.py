"""The words of a practice: what to do in each step, and how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from frontoffice.domain.practice import Coached

STEPS = 9
translate = QCoreApplication.translate


def step_names() -> dict[str, str]:
    """The steps by code."""
    return {
        "intake": translate("Practice", "Terima berkas lengkap"),
        "paper": translate("Practice", "Cetak dan pastikan tanda terima"),
        "shortage": translate("Practice", "Berkas kurang"),
        "complete": translate("Practice", "Lengkapi berkas tadi"),
        "fee": translate("Practice", "Layanan berbayar"),
        "void": translate("Practice", "Batalkan tanda terima"),
        "move": translate("Practice", "Pindahkan status"),
        "queue": translate("Practice", "Antrean"),
        "shift": translate("Practice", "Serah terima"),
    }


def _tasks() -> dict[str, str]:
    return {
        "intake": translate(
            "Practice",
            "Loket: F2, ketik kk lalu Enter, pemohon dengan NIK {nik}, semua berkas 1, F12.",
        ),
        "paper": translate(
            "Practice", "Jawab 1 bila kertas keluar; setiap kertas berbunyi CONTOH."
        ),
        "shortage": translate(
            "Practice",
            "Warga lain, NIK {nik2}: satu berkas wajib 0 (tidak ada), cetak lembar kekurangan.",
        ),
        "complete": translate(
            "Practice", "Permohonan: buka yang kurang berkas tadi, lengkapi berkasnya."
        ),
        "fee": translate(
            "Practice", "Loket: skck, NIK {nik3}, terima tunai, sebutkan kembaliannya, F12."
        ),
        "void": translate(
            "Practice",
            "Permohonan SKCK tadi: batalkan tanda terima; penyelia menyetujui dengan PIN 271828.",
        ),
        "move": translate("Practice", "Permohonan: pindahkan satu permohonan ke Diproses."),
        "queue": translate("Practice", "Antrean: beri satu nomor, lalu panggil dengan F2."),
        "shift": translate("Practice", "Pegawai, Serah terima: serahkan dengan PIN 314159."),
    }


def step_words(code: str | None, place: int, citizens: tuple[str, ...]) -> tuple[str, str]:
    """Title and task of the band: at the door (None), in a step, or when all is done."""
    mode = translate("Practice", "MODE LATIHAN")
    if code is None:
        return mode, translate("Practice", "Masuk sebagai Peserta Latihan dengan PIN 314159.")
    if code not in step_names():
        done = translate("Practice", "semua langkah selesai")
        return f"{mode} · {done}", translate("Practice", "Akhiri untuk melihat hasilnya.")
    told = translate("Practice", "Langkah {n} dari {all}: {name}")
    told = told.replace("{n}", str(place)).replace("{all}", str(STEPS))
    task = _tasks()[code]
    for mark, nik in zip(("{nik}", "{nik2}", "{nik3}"), citizens, strict=False):
        task = task.replace(mark, nik)
    return f"{mode} · {told.replace('{name}', step_names()[code])}", task


def coach_words(one: Coached) -> str:
    """One finished step beside the aim."""
    told = translate(
        "Practice", "{name}: {seconds} detik (sasaran {aim}), {keys} tombol (sasaran {aim_keys})"
    )
    verdict = translate("Practice", "tercapai") if one.good else translate("Practice", "ulangi")
    for mark, value in (
        ("{name}", step_names().get(one.code, one.code)),
        ("{seconds}", one.seconds),
        ("{aim}", one.aim_seconds),
        ("{keys}", one.keys),
        ("{aim_keys}", one.aim_keys),
    ):
        told = told.replace(mark, str(value))
    return f"{told} · {verdict}"
