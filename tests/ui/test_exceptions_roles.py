"""Role x action on the desktop: what each role is offered in every place, by key, words and button.

The right of an action is data (`Action.right`, `Pressable.right`); what its code comes to in the
services is read from the code (`tests.ui.reached`) and held against the same table.
"""

from __future__ import annotations

from functools import partial

import pytest

from frontoffice.domain.staff import PERMISSIONS, ROLES, may, officer
from frontoffice.services import cases, complaints, intake, papers, queue
from tests.builders import FREE, PAID, incomplete_request, intake_request, nik
from tests.conftest import NOW, OFFICER
from tests.ui.reached import rights_of
from ui import places
from ui.dialogs.move_case import MoveSheet
from ui.dialogs.reprint_case import ReprintSheet
from ui.models.case_steps import RIGHTS as STEPS
from ui.models.context import Context
from ui.models.frame import OfficeInfo
from ui.models.people import officer_info
from ui.screens.cases.sheets import SIMPLE, WITH_STEP
from ui.screens.cash import page as cash
from ui.screens.people import page as people
from ui.screens.station import page as station
from ui.shell import MainWindow
from ui.tasks import ImmediateRunner
from ui.widgets.buttons import Pressable

RIGHTS = {
    places.COUNTER: "intake.submit",
    places.CASES: "case.list",
    places.QUEUE: "queue.issue",
    places.STANDARDS: None,
    places.COMPLAINTS: "complaint.file",
    places.SURVEY: "survey.view",
    places.CASH: "cash.open",
    places.SYNC: "sync.run",
    places.REPORTS: "report.view",
}
"""What opens a place; people and station are there for everybody, with panels by right."""

PANELS = {"kas": cash.PANELS, "pegawai": people.PANELS, "stasiun": station.PANELS}
"""The panels of a place with their rights."""

TURNS = {f"{place}.{row[0]}" for place, rows in PANELS.items() for row in rows}
"""Actions that only bring a panel forward."""

NAMED: set[str] = set()
WITHIN: dict[type, frozenset[str]] = {}
"""Every right that an action or a button names; every right that the code of a place comes to."""

KNOWN: dict[tuple[str, str | None], frozenset[str]] = {}
"""What each action and button comes to: the same for every role, so it is walked once."""

NOT_ASKED = {
    "loket.submit": "the thread says `submitting`; the screen registers by its outcome",
    "loket.slip": "the same, with papers missing",
    "loket.late": "a date for the visit, which is registered as any other",
    "complaints.search": "the cursor goes where only readers find something",
    "queue.keep": "another service on the number that is about to be given",
    "queue.ticket": "the paper of the number given last",
    "survey.ask": "the citizen answers, nobody's right is asked",
    "survey.kiosk": "the same",
    "survey.paper": "the same",
    "sync.send": "an exchange needs no officer: the daily one runs by itself",
    "reports.file": "asks for a file name first",
    "Keluar utuh": "the case says `answered`; its screen confirms the print",
    "Tidak keluar": "the case says `answered`; its screen confirms the print",
    "Lihat": "the case says `file_wanted`; its screen looks at the file",
    "Tarik": "the case says `file_unwanted`; its screen withdraws the file",
    "Tanyakan di layar pemohon": "the citizen answers",
    "Mode kios": "the citizen answers",
    "Ketik dari kertas": "the citizen answers",
    "Simpan berkas": "asks for a file name first",
    "Simpan": "asks for a file name first",
    "Pilih berkas": "a file name for what needs the right",
    "Periksa berkas": "a file is looked at, nothing here",
    "Periksa cadangan terakhir": "a copy is looked at, nothing here",
    "Cari di jaringan": "listens only",
    "Mulai latihan": "the program moves to a home apart; its services ask",
    "Ketik di Loket": "Loket opens with the paper's number",
    "Periksa ulang": "what the doctor says is for everybody",
}
"""Actions and buttons with a right that the code behind them does not ask, each with the reason."""

ONLY_OTHERS = {
    ("complaints.new", "complaint.view"): "the list is read again where it may be read",
    ("complaints.reply", "complaint.view"): "the list is read again where it may be read",
    ("complaints.clocks", "complaint.clock"): "everybody may read them, its sheet sets by right",
    ("complaints.photo", "complaint.view"): "only of a complaint in front, which was read",
    ("complaints.add_photo", "complaint.view"): "only of a complaint in front, which was read",
    ("reports.earlier", "complaint.view"): "a report leaves complaints out",
    ("reports.later", "complaint.view"): "a report leaves complaints out",
    ("reports.archive", "complaint.view"): "a report leaves complaints out",
    ("reports.evidence", "complaint.view"): "the evidence leaves complaints out",
    ("Bukti", "complaint.view"): "a report leaves complaints out",
    ("Simpan bukti PEKPPP dan ZI", "complaint.view"): "the evidence leaves complaints out",
    ("reports.round", "file.attach"): "another folder for the scanner's pictures",
    ("Periksa sarana", "file.attach"): "another folder for the scanner's pictures",
    ("Serahkan", "shift.absent"): "what is open with somebody else",
    ("Jawab dengan PIN", "shift.absent"): "what is open with somebody else",
    ("Kirim tanggapan", "conduct.note"): "papers of somebody else",
    ("Buka data pribadi", "conduct.note"): "requests of somebody else",
    ("Tutup semua", "conduct.note"): "requests of somebody else",
    ("station.back_up", "station.settings"): "another folder for it",
} | {
    ("standards.drafts", one): "its sheet shows each button by the button's own right"
    for one in ("catalogue.publish", "draft.make", "draft.answer", "draft.comment")
}
"""(Action or button, right) that its code names and its act does not come to, with the reason."""


BY_PAGE = {
    "privacy.view_nik": "the eye beside the NIK is not there",
    "survey.plan": "its buttons are not there",
    "sync.schedule": "its field rests",
    "conflict.settle": "the panel shows the records and has no button",
    "finding.settle": "the panel shows the finding and has no button",
    "case.void": "the panel has no button",
    "station.settings": "fields rest",
    "complaint.clock": "the sheet is read, and has no button to set a clock",
    "draft.make": "the sheet of drafts has no button for it",
    "draft.answer": "the sheet of drafts has no button for it",
    "draft.comment": "the sheet of drafts has no button for it",
    "staff.view": "only one's own papers are listed",
}
"""Rights which a page keeps by itself, beside actions and buttons that name them."""


class Program:
    """The window of one role over a home, with what went wrong in it."""

    def __init__(self, qtbot, home, role):
        home._officer = officer(OFFICER, role)
        self.role, self.defects = role, []
        self.tasks = ImmediateRunner()
        self.tasks.defect.connect(self.defects.append)
        self.window = MainWindow(OfficeInfo("MPP Contoh", "Loket 3", "WIB"), [], lambda: NOW)
        qtbot.addWidget(self.window)
        self.window.show_places(places.places(Context(home, self.tasks)))
        self.window.sign_in(officer_info(OFFICER, "Budi Santika", role))
        self.window.show()

    def pages(self, payloads):
        """Every place of this role's rail and every panel in it, one after the other in front."""
        for item in list(self.window.rail.items):
            self.window.open(item.key, payloads.get(item.key))
            screen = self.window.built(item.key)
            yield item.key, screen
            for panel in list(getattr(screen, "_known", ()))[1:]:
                screen.show_panel(panel)
                yield f"{item.key}/{panel}", screen

    def refused(self):
        """Whether the notice bar says that somebody may not."""
        return "tidak berwenang" in self.window.notice.words.text().lower()


@pytest.fixture
def furnished(home):
    """A home with something to do in every place; returns it and what to open there."""
    intake.submit(home, intake_request(serial=1))
    intake.submit(home, intake_request(PAID, serial=2))
    intake.submit(home, incomplete_request(serial=3))
    queue.issue(home, FREE)
    case = cases.list_cases(home, nik(1))[0][0].stream
    papers.print_receipt(home, case)
    voice = complaints.file(home, {"text": "Antrean lama", "name": "Siti", "contact": "0812"})
    return home, {places.CASES: case, places.COMPLAINTS: voice.number}


def judged(role, name, right, act):
    """What is wrong with something that is offered: more is asked than it says, or less."""
    if (name, right) not in KNOWN:
        KNOWN[name, right] = rights_of(act)
    asked = KNOWN[name, right]
    for one in asked:
        lacking = not may(role, one) or (right is None and len(PERMISSIONS[one]) < len(ROLES))
        if lacking and (name, one) not in ONLY_OTHERS:
            yield name, "asks", one
    if right is not None and right not in asked and name not in NOT_ASKED:
        yield name, "does not ask", right


def wrongly_offered(role, actions, offered):
    """Actions offered against the table, or which come to something their role may not."""
    for one in actions:
        allowed = one.right is None or may(role, one.right)
        if (one.id in offered) != allowed:
            yield one.id, "offered" if one.id in offered else "missing", one.right
        # One method takes every step of a case, one opens every panel: each is tested by itself.
        if allowed and not one.id.startswith("cases.") and one.id not in TURNS:
            yield from judged(role, one.id, one.right, one.run)


def wrongly_shown(role, screen):
    """Buttons shown against the table, or which come to something their role may not."""
    for one in screen.findChildren(Pressable):
        allowed = one.right is None or may(role, one.right)
        if not allowed and one.isVisibleTo(one.parentWidget()):
            yield one.text(), "shown", one.right
        if allowed and one.act is not None:
            yield from judged(role, one.text(), one.right, one.act)


def wrong_for(program, payloads):
    """Everything that is wrong in the window of one role."""
    role, found = program.role, {item.key for item in program.window.rail.items}
    wrong = [
        (key, "on the rail" if key in found else "not on the rail", right)
        for key, right in RIGHTS.items()
        if (key in found) != (right is None or may(role, right))
    ]
    for place, screen in program.pages(payloads):
        if place in PANELS:
            allowed = [one[0] for one in PANELS[place] if not one[3] or may(role, one[3])]
            wrong += [(place, *allowed)] if allowed != list(screen._known) else []
        offered = {one.id for one in program.window.book.current()}
        wrong += [(place, *one) for one in wrongly_offered(role, screen.offers(), offered)]
        wrong += [(place, *one) for one in wrongly_shown(role, screen)]
        wrong += [(place, "refused")] if program.refused() else []
        if type(screen) not in WITHIN:
            WITHIN[type(screen)] = rights_of(type(screen))
        buttons = screen.findChildren(Pressable)
        NAMED.update(one.right for one in (*screen.offers(), *buttons) if one.right)
    return [(role, *one) for one in wrong] + [(role, one) for one in program.defects]


def test_each_role_is_offered_exactly_what_the_table_allows(qtbot, furnished):
    home, payloads = furnished
    wrong = []
    for role in ROLES:
        wrong += wrong_for(Program(qtbot, home, role), payloads)
    assert not wrong, "\n".join(map(str, dict.fromkeys(wrong)))
    # Whatever else a place may come to has a name somewhere, or a page that keeps it.
    panels = {row[3] for rows in PANELS.values() for row in rows}
    named = NAMED | panels | {*STEPS.values(), *RIGHTS.values(), *BY_PAGE}
    reached = set().union(*WITHIN.values())
    assert {one for one in reached - named if len(PERMISSIONS[one]) < len(ROLES)} == set()


def test_an_action_that_names_no_right_or_a_wrong_one_is_found():
    call = partial(queue.call_next, None)
    assert list(judged("officer", "a", None, call)) == [("a", "asks", "queue.call")]
    assert list(judged("officer", "a", "intake.submit", call)) == [
        ("a", "does not ask", "intake.submit")
    ]
    assert list(judged("head", "a", "queue.call", call)) == [("a", "asks", "queue.call")]
    assert list(judged("officer", "a", "queue.call", call)) == []


def test_a_sheet_of_a_case_asks_the_right_its_step_names():
    sheets = SIMPLE | WITH_STEP | {"move": MoveSheet, "reprint": ReprintSheet}
    beside = {"staff.roster", "notice.queue"}
    assert {code: rights_of(sheet) - beside for code, sheet in sheets.items()} == {
        code: {STEPS.get(code) or STEPS[code.partition(":")[0]]} - beside for code in sheets
    }


def test_ctrl_k_and_the_key_find_nothing_one_may_not_do(qtbot, furnished):
    home, _payloads = furnished
    told = {}
    for role in ("admin", "supervisor", "officer"):
        program = Program(qtbot, home, role)
        program.window.open(places.STATION)
        program.window.show_palette()
        palette = program.window._palette
        palette.query.setText("cadangkan sekarang")
        found = [line.title for line in palette.lines.lines]
        palette.close_sheet()
        told[role] = "Cadangkan sekarang" in found, program.window.book.run("F8")
    assert told == {"admin": (True, True), "supervisor": (True, True), "officer": (False, False)}
