"""The actions of the Loket screen, and the keys worth showing for what has the focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui.models.frame import Action
from ui.screens.loket.purpose import FlagChip
from ui.screens.loket.thread import APPLICANT
from ui.widgets.requirements import RequirementRow
from ui.words import key_words

if TYPE_CHECKING:
    from ui.screens.loket.screen import LoketScreen

translate = QCoreApplication.translate
taking, calling = partial(Action, right="intake.submit"), partial(Action, right="queue.call")
answering = partial(Action, right="consultation.record")
printing = partial(Action, right="receipt.print")


def offers(screen: LoketScreen) -> list[Action]:
    """Everything that can be done at the counter, enabled as the page in front allows."""
    words = translate("LoketKeys", "Panggil berikutnya")
    first = calling("loket.next", words, screen.begin, "F2", icon="megaphone")
    return [first, *_queue_offers(screen), *_visit_offers(screen), *_result_offers(screen)]


def _queue_offers(screen: LoketScreen) -> list[Action]:
    tickets, here = screen.tickets, screen.tickets.at_work
    resting = tickets.line is not None and tickets.line.resting
    rest = translate("LoketKeys", "Istirahat loket")
    if resting:
        rest = translate("LoketKeys", "Kembali dari istirahat")
    walk_in = translate("LoketKeys", "Pemohon tanpa nomor antrean")
    again = translate("LoketKeys", "Panggil ulang")
    move = translate("LoketKeys", "Alihkan ke loket atau instansi lain")
    done = translate("LoketKeys", "Selesai tanpa memanggil")
    still = translate("LoketKeys", "Gangguan: hentikan atau lanjutkan waktu")
    question = translate("LoketKeys", "Pertanyaan atau arahan, dua tombol")
    consult = translate("LoketKeys", "Catat konsultasi")
    asked = screen.questions
    note = translate("LoketKeys", "Catatan internal, panggil penyelia")
    online = translate("LoketKeys", "Pendaftaran daring: buka dengan kode")
    return [
        taking("loket.online", online, screen.visits.online.ask, "Ctrl+O", icon="ticket-check"),
        taking("loket.walk_in", walk_in, screen.walk_in, "Ctrl+F2", icon="user-plus"),
        calling("loket.recall", again, tickets.recall, "Shift+F2", here, "repeat-2"),
        calling("loket.send_on", move, tickets.ask_where, "F5", here, "forward"),
        calling("loket.finish", done, tickets.finish, "Ctrl+F12", here, "check"),
        calling("loket.rest", rest, tickets.pause_counter, "Shift+F4", icon="clock"),
        calling("loket.still", still, tickets.stand_still, "Ctrl+G", screen.serving, "hourglass"),
        answering("loket.question", question, asked.quick, "F9", icon="circle-question-mark"),
        answering(
            "loket.consult", consult, asked.ask_consultation, "Shift+F9", icon="message-square"
        ),
        calling("loket.note", note, tickets.ask_quietly, "F10", icon="pencil"),
    ]


def _visit_offers(screen: LoketScreen) -> list[Action]:
    serving, thread = screen.serving, screen.visit_thread
    no_nik = partial(_toggle_applicant, screen, "no_nik")
    company = partial(_toggle_applicant, screen, "company")
    along = partial(_toggle_applicant, screen, "accompanied")
    submit = translate("LoketKeys", "Terima permohonan")
    accept, undo = translate("LoketKeys", "terima"), translate("LoketKeys", "urungkan")
    forward = translate("LoketKeys", "Lanjut ke bagian berikutnya")
    back = translate("LoketKeys", "Urungkan")
    again = translate("LoketKeys", "Ulangi perubahan")
    park = translate("LoketKeys", "Tunda kunjungan")
    without = translate("LoketKeys", "Pemohon tanpa NIK")
    body = translate("LoketKeys", "Pemohon badan usaha")
    helped = translate("LoketKeys", "Pemohon dengan pendamping")
    slip = translate("LoketKeys", "Cetak lembar kekurangan")
    agrees = translate("LoketKeys", "Pemohon setuju")
    second = translate("LoketKeys", "Layar pemohon: buka atau tutup")
    late = translate("LoketKeys", "Entri susulan dari kertas")
    large = translate("LoketKeys", "Layar pemohon: huruf besar atau biasa")
    pages = screen.second_pages

    def grow() -> None:
        pages.show_large(not pages.large)
        screen.keeper.touch()

    def can_undo() -> bool:
        return serving() or screen.visits.discarding.can_bring_back()

    return [
        taking("loket.park", park, screen.park, "F4", serving, "pause"),
        taking("loket.submit", submit, thread.submit, "F12", serving, "ticket-check", accept),
        Action("loket.forward", forward, thread.go_on, "Ctrl+Return", serving),
        taking("loket.undo", back, partial(_undo, screen), "Ctrl+Z", can_undo, "undo-2", undo),
        Action("loket.redo", again, thread.redo, "Ctrl+Y", serving, "repeat-2"),
        Action("loket.no_nik", without, no_nik, "F6", serving, "user-x"),
        Action("loket.company", body, company, "F7", serving, "building-2"),
        Action("loket.companion", helped, along, "F8", serving, "users"),
        Action("loket.agree", agrees, screen.agree, "F11", serving, "user-check"),
        Action("loket.second", second, pages.toggle, "", icon="monitor"),
        Action("loket.large", large, grow, "Ctrl+Shift+B", serving, "a-large-small"),
        taking("loket.late", late, screen.late.ask, "", serving, "clipboard-list"),
        taking("loket.slip", slip, thread.print_slip, "", serving, "printer"),
    ]


def _undo(screen: LoketScreen) -> None:
    """What was typed last; with nobody at the counter the draft that was given up comes back."""
    if screen.serving():
        screen.visit_thread.undo()
    else:
        screen.visits.discarding.bring_back()


def _toggle_applicant(screen: LoketScreen, chip: str) -> None:
    """Tick "tanpa NIK", "badan usaha" or "pendamping" from anywhere in the visit."""
    thread = screen.visit_thread
    if thread.accordion.current() != APPLICANT:
        thread.want(APPLICANT)
    part = thread.applicant
    chips = {"no_nik": part.without, "company": part.company, "accompanied": part.accompanied}
    chips[chip].click()


def _result_offers(screen: LoketScreen) -> list[Action]:
    finished, reprint = screen.finished, screen.outcome.print_again
    again = translate("LoketKeys", "Layanan berikutnya untuk orang ini")
    paper, hint = translate("LoketKeys", "Cetak lagi"), translate("LoketKeys", "cetak")
    proof, asked = translate("LoketKeys", "Lampirkan bukti bayar"), screen.done.proof.isVisible
    ask = screen.outcome.ask_proof
    return [
        calling("loket.again", again, screen.tickets.serve_again, "F3", finished, "user-check"),
        printing("loket.print", paper, reprint, "Ctrl+P", finished, "printer", hint),
        Action("loket.proof", proof, ask, "Ctrl+B", asked, "camera", right="file.attach"),
    ]


def key_hints(screen: LoketScreen) -> tuple[tuple[str, str], ...]:
    """Key and word for the notice bar: those of the focused row, else those of the page."""
    escape = ("Esc", translate("LoketKeys", "kembali"))
    focused = QApplication.focusWidget()
    if isinstance(focused, RequirementRow):
        return (*_row_hints(focused), escape)
    if isinstance(focused, FlagChip):
        return (
            ("1-9", translate("LoketKeys", "tandai")),
            ("Enter", translate("LoketKeys", "lanjut")),
            escape,
        )
    hidden = set() if screen.visit_thread.ready() else {"F12"}
    pairs = [
        (key_words(one.shortcut), one.hint)
        for one in offers(screen)
        if one.hint and one.shortcut not in hidden and one.enabled()
    ]
    return (*pairs, escape) if screen.serving() else tuple(pairs)


def _row_hints(row: RequirementRow) -> list[tuple[str, str]]:
    pairs = [
        ("1", translate("LoketKeys", "sesuai")),
        ("2", translate("LoketKeys", "diperlihatkan")),
        ("3", translate("LoketKeys", "salinan")),
    ]
    if "not_applicable" in row.item.offered:
        pairs.append(("8", translate("LoketKeys", "tidak berlaku")))
    pairs.append(("9", translate("LoketKeys", "dispensasi")))
    pairs.append(("0", translate("LoketKeys", "tidak ada")))
    return pairs
