"""Permohonan: find a case among a million, read its story, take its next step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout

from frontoffice.domain.calendar import ZONES
from frontoffice.domain.errors import FrontOfficeError, NotFound
from frontoffice.domain.facts import Ref
from frontoffice.messages import explain
from frontoffice.services import access, attachments, handover_papers, papers, worklist
from frontoffice.services.access import Revealed
from frontoffice.services.attachments import Picture
from frontoffice.services.papers import Printed
from ui.dialogs.case_attaching import LookSheet
from ui.dialogs.case_sheet import CaseSheet
from ui.dialogs.reprint_case import needs_reason, print_act
from ui.freshness import signed_up_to
from ui.models.case_steps import RIGHTS, Step, next_step, steps
from ui.models.case_view import CaseView, read_view
from ui.models.cases import NarrowedCases
from ui.models.context import Context
from ui.models.frame import Action, Zone
from ui.models.latest import Latest
from ui.screens.cases.detail import CaseDetail
from ui.screens.cases.listing import CaseListPane, grouped
from ui.screens.cases.sheets import make_sheet
from ui.widgets.screen import Screen
from ui.widgets.two_panes import TwoPanes


class CasesScreen(Screen):
    """List at the left, the case in front at the right; the payload of `arrive` is a stream."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._zone: Zone = next(one for one in ZONES if one == context.home.card.zone)
        self._reader = Latest(context.tasks, self)
        self._sheets: dict[tuple[str, str], CaseSheet] = {}
        self._fresh = True
        self._back_to: NarrowedCases | None = None
        self.list = CaseListPane(context, self._zone)
        self.detail = CaseDetail()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.panes = TwoPanes(self.list, self.detail)
        row.addWidget(self.panes)
        self.list.chosen.connect(self.show_case)
        self.list.entered.connect(self._enter)
        self.list.failed.connect(self._failed)
        self.list.model.counted.connect(self._counted)
        self.detail.step_wanted.connect(self.take)
        self.detail.answered.connect(self._answer_print)
        self.detail.reveal_wanted.connect(self._reveal)
        self.detail.file_wanted.connect(self._look)
        self.detail.file_unwanted.connect(self._withdraw)
        self.setTabOrder(self.list.view, self.detail.tabs)

    def offers(self) -> list[Action]:
        """The keys of this screen, and each step of the case in front by its words."""
        view, role = self.detail.view, self._context.home.officer.role
        upcoming = next_step(view, role) if view is not None else None
        actions = [
            Action(
                "cases.next",
                self.detail.primary.text() or self.tr("Langkah berikutnya"),
                self.detail.take_next,
                "Ctrl+Return",
                enabled=lambda: self.detail.has_next() and self.detail.isVisible(),
                icon="arrow-right",
                hint=self.tr("langkah berikutnya"),
                right=upcoming.right if upcoming else None,
            ),
            Action(
                "cases.print",
                self.tr("Cetak ulang"),
                partial(self.take, "reprint"),
                "Ctrl+P",
                enabled=lambda: self.detail.view is not None and self.detail.isVisible(),
                icon="printer",
                hint=self.tr("cetak ulang"),
                right=RIGHTS["reprint"],
            ),
            Action(
                "cases.search",
                self.tr("Cari permohonan"),
                self._search,
                "Ctrl+F",
                icon="search",
                hint=self.tr("cari"),
            ),
            Action(
                "cases.shelf",
                self.tr("Cetak daftar produk tidak diambil"),
                self._print_shelf,
                icon="printer",
                right="case.list",
            ),
        ]
        if view is not None:
            for step in steps(view, role):
                if not step.refusal and step.code != "reprint":
                    actions.append(self._offer(step))
        return actions

    def _offer(self, step: Step) -> Action:
        run = partial(self.take, step.code)
        return Action(f"cases.{step.code}", step.verb, run, icon=step.icon, right=step.right)

    def arrive(self, payload: object) -> None:
        """Comes to the front; a stream opens that case."""
        self._back_to = None
        if isinstance(payload, NarrowedCases):
            self._back_to = payload
            self.list.show_given(payload.words, payload.fits)
            payload = payload.stream
        if isinstance(payload, str) and payload:
            self.show_case(payload)
            self.list.select(payload)
            self.panes.show_right()
        if self._fresh:
            self._fresh = False
            self.list.read()
        if self.list.isVisible():
            self.list.search.setFocus()
        else:
            self.detail.tabs.setFocus()

    def back(self) -> bool:
        """From the case to the list, from the list to the search."""
        focused = QApplication.focusWidget()
        if self.panes.show_left():
            self.list.view.setFocus()
            return True
        if focused is not None and self.detail.isAncestorOf(focused):
            self.list.view.setFocus()
            return True
        if self._back_to is not None and self.list.model.given is not None:
            self.list.drop_given()
            self.go.emit(self._back_to.place, self._back_to.payload)
            return True
        if focused is self.list.view:
            self._search()
            return True
        return False

    def facts_changed(self, changes: object) -> None:
        """Read again what is shown."""
        streams: frozenset[str] = getattr(changes, "streams", frozenset())
        if any(stream.startswith("case:") for stream in streams):
            self.list.read()
        view = self.detail.view
        # A bank's list or a billing code lies in a stream of its own and stands among its facts.
        money = any(stream.startswith(("matching:", "billing:")) for stream in streams)
        if view is not None and (money or view.stream in streams):
            self.show_case(view.stream)

    def show_case(self, stream: str) -> None:
        """Bring a case to the right side."""
        self.detail.show_waiting()
        context, zone = self._context, self._zone

        def work() -> CaseView:
            signed = signed_up_to(context.home)
            return read_view(context.home, stream, context.language, zone, signed)

        self._reader.ask(work, self._show, self._failed)

    def _show(self, view: CaseView) -> None:
        self._drop_sheets(view)
        self.detail.show_case(view, self._context.home.officer.role)
        self.list.select(view.stream)
        self.offers_changed.emit()

    def _print_shelf(self) -> None:
        """For whoever walks along the shelf: numbers and places, nobody is named."""
        home = self._context.home
        self._context.tasks.read(
            lambda: handover_papers.shelf_pdf(home),
            receiver=self,
            done=lambda pdf: self._context.print_pdf(pdf, self.tr("Daftar produk tidak diambil")),
            failed=self._failed,
        )

    def _search(self) -> None:
        self.panes.show_left()
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _enter(self) -> None:
        if self.detail.view is None and self.list.model.rowCount():
            self.show_case(self.list.model.stream(0))
        if self.detail.view is not None:
            self.panes.show_right()
            self.detail.tabs.setFocus()

    def _counted(self, total: int) -> None:
        if not total and not self.list.search.text():
            self.detail.show_nothing()
        words = self.tr("Pencarian siap, {count} permohonan").replace("{count}", grouped(total))
        self.fact.emit(words, "search", "muted")

    def take(self, code: str) -> None:
        """Begin a step of the case in front; what needs no question happens at once."""
        view = self.detail.view
        role = self._context.home.officer.role
        step = next((one for one in steps(view, role) if one.code == code), None) if view else None
        if view is None or step is None:
            return
        if step.refusal:
            self.warn(step.refusal)
        elif code in ("label", "minutes", "letter"):
            self._print(_paper_act(self._context, view, code))
        elif code in ("claim", "release"):
            act = worklist.claim if code == "claim" else worklist.release
            self._write(partial(act, self._context.home, view.stream), step)
        elif code == "reprint" and not needs_reason(view):
            self._print(print_act(self._context, view, None))
        else:
            self._open_sheet(view, step)

    def _write(self, work: Callable[[], Any], step: Step) -> None:
        """A step that asks nothing."""
        done = partial(self._done, step)
        self._context.tasks.write(work, receiver=self, done=done, failed=self._failed)

    def _open_sheet(self, view: CaseView, step: Step) -> None:
        """The step's sheet; one that was left keeps what was typed."""
        key = (step.code, view.stream)
        sheet = self._sheets.get(key)
        if sheet is None:
            sheet = make_sheet(self, self._context, view, step)
            sheet.done.connect(partial(self._done, step))
            self._sheets[key] = sheet
        sheet.open()

    def _drop_sheets(self, view: CaseView) -> None:
        """Sheets about an older state of the case go; hearing of a fact twice closes none."""
        stale = [
            key
            for key, sheet in self._sheets.items()
            if key[1] == view.stream and sheet.view.file.case.facts != view.file.case.facts
        ]
        for key in stale:
            sheet = self._sheets.pop(key)
            if sheet.isVisible():
                sheet.close_sheet()
            sheet.deleteLater()

    def _done(self, step: Step, result: object) -> None:
        if isinstance(result, Printed):
            self._printed(result)
            return
        status = getattr(result, "status", "")
        if step.code == "complete" and status == "incomplete":
            self.warn(self.tr("Tercatat, berkas masih kurang."))
            return
        words = self.tr("Tercatat: {step}.").replace("{step}", step.verb.lower())
        if step.code in ("pay", "complete", "void", "correct"):
            again = self.tr("Cetak tanda terima")
            self.say(words, again, partial(self.take, "reprint"))
        elif step.code in ("hand_over", "move:refused"):
            refused = step.code == "move:refused"
            paper = self.tr("Cetak surat penolakan") if refused else self.tr("Cetak berita acara")
            self.say(words, paper, partial(self.take, "letter" if refused else "minutes"))
        elif step.code == "move:ready":
            self.say(words, self.tr("Beri tahu pemohon"), partial(self.take, "notice"))
        else:
            self.say(words)

    def _print(self, work: Callable[[], Printed]) -> None:
        self._context.tasks.write(work, receiver=self, done=self._printed, failed=self._failed)

    def _printed(self, printed: Printed) -> None:
        """Commit, then paper: the fact is written, now the sheet; then the question."""
        try:
            self._context.print_pdf(printed.pdf, f"{printed.paper} {printed.number}")
        except FrontOfficeError as error:
            self._failed(error)
            return
        view = self.detail.view
        if view is None:
            return
        answer = partial(self._answer, view.stream, printed.print, True)
        words = self.tr("Dicetak: {number}. Kertasnya keluar?").replace("{number}", printed.number)
        self.warn(words, self.tr("Ya, keluar utuh"), answer)

    def _answer_print(self, print_: object, came_out: bool) -> None:
        view = self.detail.view
        if view is not None and isinstance(print_, tuple):
            self._answer(view.stream, (str(print_[0]), int(print_[1])), came_out)

    def _answer(self, stream: str, print_: Ref, came_out: bool) -> None:
        work = partial(papers.confirm, self._context.home, stream, print_, came_out)
        told = self.tr("Tercatat: kertas keluar.")
        if not came_out:
            told = self.tr("Tercatat: kertas tidak keluar. Cetak ulang membuat lembar asli lagi.")
        done = partial(self._told, told)
        self._context.tasks.write(work, receiver=self, done=done, failed=self._failed)

    def _told(self, words: str, _result: Any) -> None:
        self.say(words)

    def _look(self, file: object) -> None:
        view = self.detail.view
        if view is not None and isinstance(file, tuple):
            ref = (str(file[0]), int(file[1]))
            work = partial(attachments.look_at, self._context.home, view.stream, ref)
            self._context.tasks.read(
                work, receiver=self, done=self._show_picture, failed=self._failed
            )

    def _show_picture(self, picture: Picture) -> None:
        self._picture = LookSheet(self, picture, picture.name or self.tr("Lampiran"))
        self._picture.open()

    def _withdraw(self, file: object) -> None:
        view = self.detail.view
        if view is not None and isinstance(file, tuple):
            ref = (str(file[0]), int(file[1]))
            work = partial(attachments.withdraw, self._context.home, view.stream, ref)
            done = partial(self._told, self.tr("Lampiran ditarik; faktanya tetap tercatat."))
            self._context.tasks.write(work, receiver=self, done=done, failed=self._failed)

    def _reveal(self) -> None:
        view = self.detail.view
        if view is not None:
            work = partial(access.reveal_nik, self._context.home, view.stream)
            done = partial(self._revealed, view.stream)
            self._context.tasks.write(work, receiver=self, done=done, failed=self._failed)

    def _revealed(self, stream: str, revealed: Revealed) -> None:
        view = self.detail.view
        if view is not None and view.stream == stream:
            self.detail.facts.reveal(revealed.nik)
            self.say(self.tr("NIK ditampilkan, dicatat dalam jejak akses."))

    def _failed(self, error: FrontOfficeError) -> None:
        if isinstance(error, NotFound) and error.code == "case-unknown":
            self.detail.show_nothing()
        message = explain(error, self._context.language)
        self.fail(f"{message.sentence} {message.next_step}".strip())


def _paper_act(context: Context, view: CaseView, code: str) -> Callable[[], Printed]:
    """What the write lane does for a paper that asks nothing; a copy of one is for the archive."""
    home, stream = context.home, view.stream
    if code == "label":
        return partial(papers.print_label, home, stream)
    paper = "handover" if code == "minutes" else "refusal"
    out = view.file.case.original_out(paper, view.number, 0)
    reason = QCoreApplication.translate("CasesScreen", "salinan untuk arsip") if out else None
    make = handover_papers.print_handover if code == "minutes" else handover_papers.print_refusal
    return partial(make, home, stream, reason=reason)
