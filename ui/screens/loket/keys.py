"""The actions of the Loket screen, and the keys worth showing for what has the focus."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.models.frame import Action
from ui.screens.loket.purpose import FlagChip
from ui.widgets.requirements import RequirementRow
from ui.words import key_words

if TYPE_CHECKING:
    from ui.screens.loket.screen import LoketScreen


def offers(screen: LoketScreen) -> list[Action]:
    """Everything that can be done at the counter, enabled as the page in front allows."""
    serving, finished = screen.serving, screen.finished
    thread, tr = screen.visit_thread, screen.tr
    return [
        Action("loket.next", tr("Pemohon berikutnya"), screen.begin, "F2", icon="megaphone"),
        Action(
            "loket.again",
            tr("Layanan berikutnya untuk orang ini"),
            screen.serve_again,
            "F3",
            enabled=finished,
            icon="user-check",
        ),
        Action("loket.park", tr("Tunda kunjungan"), screen.park, "F4", serving, "pause"),
        Action(
            "loket.submit",
            tr("Terima permohonan"),
            thread.submit,
            "F12",
            serving,
            "ticket-check",
            tr("terima"),
        ),
        Action(
            "loket.forward", tr("Lanjut ke bagian berikutnya"), thread.go_on, "Ctrl+Return", serving
        ),
        Action(
            "loket.print",
            tr("Cetak lagi"),
            screen.outcome.print_again,
            "Ctrl+P",
            finished,
            "printer",
            tr("cetak"),
        ),
        Action(
            "loket.undo", tr("Urungkan"), thread.undo, "Ctrl+Z", serving, "undo-2", tr("urungkan")
        ),
        Action("loket.redo", tr("Ulangi perubahan"), thread.redo, "Ctrl+Y", serving, "repeat-2"),
        Action(
            "loket.no_nik",
            tr("Pemohon tanpa NIK"),
            partial(screen.toggle_applicant, "no_nik"),
            "F6",
            serving,
            "user-x",
        ),
        Action(
            "loket.company",
            tr("Pemohon badan usaha"),
            partial(screen.toggle_applicant, "company"),
            "F7",
            serving,
            "building-2",
        ),
        Action(
            "loket.slip", tr("Cetak lembar kekurangan"), thread.print_slip, "", serving, "printer"
        ),
    ]


def key_hints(screen: LoketScreen) -> tuple[tuple[str, str], ...]:
    """Key and word for the notice bar: those of the focused row, else those of the page."""
    tr = screen.tr
    escape = ("Esc", tr("kembali"))
    row = QApplication.focusWidget()
    if isinstance(row, RequirementRow):
        pairs = [("1", tr("sesuai")), ("2", tr("diperlihatkan")), ("3", tr("salinan"))]
        if "not_applicable" in row.item.offered:
            pairs.append(("8", tr("tidak berlaku")))
        return (*pairs, ("9", tr("dispensasi")), ("0", tr("tidak ada")), escape)
    if isinstance(row, FlagChip):
        return (
            ("1-9", tr("tandai")),
            (tr("Spasi"), tr("tandai ini")),
            ("Enter", tr("lanjut")),
            escape,
        )
    hidden = set() if screen.visit_thread.ready() else {"F12"}
    pairs = [
        (key_words(one.shortcut), one.hint)
        for one in offers(screen)
        if one.hint and one.shortcut not in hidden and one.enabled()
    ]
    return (*pairs, escape) if screen.serving() else tuple(pairs)
