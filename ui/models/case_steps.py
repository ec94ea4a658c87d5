"""What can be done with a case now: the one next step, and all the others with who may do them."""

from __future__ import annotations

from dataclasses import dataclass

from frontoffice.domain.case import MOVES
from frontoffice.domain.staff import Role, may
from ui.models.case_view import CaseView
from ui.models.case_words import translate


@dataclass(frozen=True, slots=True)
class Step:
    """One act: `code` is `move:<status>` or an act's own name; `refusal` says why not, or ""."""

    code: str
    verb: str
    why: str
    icon: str
    refusal: str = ""
    careful: bool = False


# The step most cases take next, by status.
NEXT = {
    "incomplete": "complete",
    "awaiting_payment": "pay",
    "accepted": "move:in_process",
    "in_process": "move:ready",
    "waiting_citizen": "move:in_process",
    "approved": "move:ready",
    "refused": "hand_over",
    "ready": "hand_over",
}
RIGHTS = {
    "complete": "case.complete",
    "pay": "case.pay",
    "hand_over": "case.hand_over",
    "correct": "case.correct",
    "reprint": "receipt.print",
    "label": "receipt.print",
    "move": "case.move",
}


def steps(view: CaseView, role: Role) -> list[Step]:
    """Every step of the case as it stands, the next one first."""
    case = view.file.case
    codes = []
    if case.status == "incomplete":
        codes.append("complete")
    if case.status == "awaiting_payment":
        codes.append("pay")
    for to in sorted(MOVES.get(case.status, frozenset()), key=list(_moves()).index):
        codes.append("hand_over" if to == "handed_over" else f"move:{to}")
    codes.append("reprint")
    codes.append("label")
    if not case.is_closed:
        codes.append("correct")
        if case.receipt is not None:
            codes.append("void")
    first = NEXT.get(case.status, "")
    codes.sort(key=lambda code: code != first)
    return [_step(view, code, role) for code in codes]


def next_step(view: CaseView, role: Role) -> Step | None:
    """The step the primary button does; None where nothing is left or the role lacks the right."""
    code = NEXT.get(view.status)
    step = next((one for one in steps(view, role) if one.code == code), None)
    return step if step is not None and not step.refusal else None


def _moves() -> dict[str, tuple[str, str, str]]:
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


def _acts() -> dict[str, tuple[str, str, str]]:
    return {
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


def _step(view: CaseView, code: str, role: Role) -> Step:
    case = view.file.case
    act = _moves()["handed_over"] if code == "hand_over" else None
    act = act or (_moves()[code[5:]] if code.startswith("move:") else _acts()[code])
    verb, why, icon = act
    if code == "hand_over" and case.status == "refused":
        verb = translate("Steps", "Serahkan penolakan")
    if code == "move:in_process" and case.status == "waiting_citizen":
        verb = translate("Steps", "Lanjutkan proses")
    right = RIGHTS.get(code.partition(":")[0])
    refusal = ""
    if right is not None and not may(role, right):
        refusal = translate("Steps", "Peran Anda tidak berwenang")
    elif case.read_only:
        refusal = translate("Steps", "Perbarui program dahulu")
    elif case.conflicts and code not in ("reprint", "label"):
        refusal = translate("Steps", "Putuskan dahulu versi yang berlaku")
    careful = code in ("void", "move:refused", "move:withdrawn", "move:expired")
    return Step(code, verb, why, icon, refusal, careful)
