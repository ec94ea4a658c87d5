"""The queue's keys at the counter: call, call again, set aside, send on, rest, ask for help."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.domain.staff import may
from frontoffice.services import help_calls, queue, queue_visit
from frontoffice.services.queue_hub import Moved
from ui.dialogs.reason import ReasonSheet
from ui.dialogs.send_on import SendOnSheet
from ui.models.latest import Latest
from ui.models.visit import to_plain
from ui.models.visit_queue import (
    Called,
    Line,
    call_again,
    call_chosen,
    call_next,
    leave,
    read_line,
    send_on,
)
from ui.screens.loket.visits import Visits

if TYPE_CHECKING:
    from ui.models.context import Context
    from ui.screens.loket.screen import LoketScreen

LOOK_MS = 30_000
"""The minutes people wait are counted anew this often."""


class Ticketing(QObject):
    """Numbers come and go by it; `line` is the queue in front of this counter as last read."""

    def __init__(self, context: Context, screen: LoketScreen, visits: Visits) -> None:
        super().__init__(screen)
        self._context, self._home = context, context.home
        self._screen, self._visits = screen, visits
        self._reader = Latest(context.tasks, self)
        self._busy = False
        self.line: Line | None = None
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        waiting, header = screen.waiting, screen.header
        waiting.wanted.connect(self.ask_out_of_order)
        waiting.returned.connect(self.call_back)
        header.recalled.connect(self.recall)
        header.moved_on.connect(self.ask_where)

    # What the counter sees

    def look(self) -> None:
        """Read who waits, where the screen is to be seen."""
        if self._screen.isVisible():
            self.read()

    def read(self) -> None:
        """Read who waits for this counter."""
        language = self._context.language
        self._reader.ask(partial(read_line, self._home, language), self.show, self._screen.tell)

    def show(self, line: Line) -> None:
        """The queue as it was read."""
        screen = self._screen
        before = self.line is not None and bool(self.line.board.waiting)
        self.line = line
        screen.waiting.show_queue(line)
        if line.board.waiting and not before and screen.serving() and self._visits.visit.untouched:
            words = self.tr("{ticket} menunggu: F2 memanggilnya.")
            screen.say(words.replace("{ticket}", line.board.waiting[0].choice.ticket.ticket))
        self._screen.offers_changed.emit()

    def at_work(self) -> bool:
        """Whether somebody with a number is at this counter."""
        screen = self._screen
        if screen.serving():
            return bool(self._visits.visit.ticket)
        return screen.finished() and self._visits.served is not None and bool(self._here())

    def _here(self) -> str:
        """The number at this counter, "" for none."""
        if self._screen.serving():
            return self._visits.visit.ticket
        served = self._visits.served
        return served.ticket if served is not None and self._screen.finished() else ""

    def nobody_waits(self) -> bool:
        """Whether it is known that no number waits for this counter."""
        return self.line is not None and not self.line.board.waiting

    # Calling

    def call(self) -> bool:
        """F2: whoever is next; False where somebody without a number may begin at once."""
        screen, visit = self._screen, self._visits.visit
        if screen.serving() and visit.ticket and visit.bare:
            words = self.tr("{ticket} baru dipanggil: Shift+F2 mengulang, F4 menunda.")
            screen.warn(words.replace("{ticket}", visit.ticket))
            return True
        if self.nobody_waits() and not self._here():
            return False
        language = self._context.language
        self._swap(partial(call_next, self._home, language), self._came_or_nobody)
        return True

    def _swap(self, work: Callable[..., Any], done: Callable[[Any], object]) -> None:
        """One comes, the one before leaves: set aside while served, ended after the last paper."""
        if self._busy:
            return
        self._busy = True
        serving, ticket = self._screen.serving(), self._here()
        park = self.tr("pemohon berikutnya dipanggil") if serving and ticket else None
        if serving:
            self._visits.put_aside(park or "")
        finish = bool(ticket) and not serving
        self._context.tasks.write(
            partial(work, park=park, finish=finish),
            receiver=self,
            done=done,
            failed=self._not_called,
            ended=self._rest,
        )

    def _rest(self) -> None:
        self._busy = False
        self.read()

    def _not_called(self, error: FrontOfficeError) -> None:
        if self._screen.serving():
            self._screen.turn_to_nobody()
        self._screen.tell(error)

    def _came_or_nobody(self, called: Called | None) -> None:
        if called is None:
            self._visits.open_new()
        else:
            self._came(called)

    def _came(self, called: Called) -> None:
        if called.draft is not None:
            self._visits.take_up(*called.draft, called.visit)
        else:
            self._visits.go_on(called.visit, called.left)
        if called.left is None or called.left.draft is not None:
            words = self.tr("{ticket} dipanggil.").replace("{ticket}", called.visit.ticket)
            self._screen.say(f"{words} {called.why}".strip())

    def serve_again(self) -> None:
        """F3: a further service of the same person, on the same number."""
        served, desk = self._visits.served, self._screen.desk
        if served is None or desk is None or not self._screen.finished():
            return
        if not served.ticket:
            self._visits.again(None)
            return
        standard = desk.standards.get(served.service)
        wanted = served.wanted[0] if served.wanted else standard.agency if standard else ""
        self._write(partial(queue_visit.go_on, self._home, wanted), self._visits.again)

    def ask_out_of_order(self, ticket: str) -> None:
        """One from the middle of the line, with a reason."""
        sheet = ReasonSheet(
            self._screen,
            self.tr("Panggil {ticket} di luar urutan").replace("{ticket}", ticket),
            self.tr("Alasan ini masuk laporan harian."),
            self.tr("Panggil"),
        )
        work = partial(call_chosen, self._home, ticket)
        sheet.given.connect(lambda reason: self._swap(partial(work, reason), self._came))
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def call_back(self, ticket: str) -> None:
        """One that was set aside, or did not come when called."""
        self._swap(partial(call_again, self._home, ticket), self._came)

    def recall(self) -> None:
        """Shift+F2: the hall hears the number again; after two repeats it is missed."""
        if not self._screen.serving() or not self._visits.visit.ticket:
            return
        self._write(partial(queue.recall, self._home), self._recalled)

    def _recalled(self, moved: Moved) -> None:
        if moved.state != "no_show":
            words = self.tr("{ticket} dipanggil ulang, panggilan ke-{n}.")
            words = words.replace("{n}", str(moved.calls))
            self._screen.say(words.replace("{ticket}", moved.ticket))
            return
        self._gone()
        words = self.tr("{ticket} tidak datang: lewat. Enter di daftar memanggilnya lagi.")
        self._screen.warn(words.replace("{ticket}", moved.ticket))

    def _gone(self) -> None:
        """The number left the counter; what was typed of it waits for its return."""
        if self._visits.visit.bare:
            self._screen.keeper.forget()
        else:
            self._visits.put_aside()
        self._screen.turn_to_nobody()
        self.read()

    # Leaving

    def park(self) -> None:
        """F4 with a number: a few words, then number and draft are set aside together."""
        sheet = ReasonSheet(
            self._screen,
            self.tr("Tunda {ticket}").replace("{ticket}", self._visits.visit.ticket),
            self.tr("Nomor dan isian disimpan bersama; antrean tidak hilang."),
            self.tr("Tunda"),
            self.tr("Mengapa ditunda"),
        )
        sheet.given.connect(self._park)
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _park(self, reason: str) -> None:
        ticket = self._visits.visit.ticket
        self._visits.put_aside(reason)
        self._screen.turn_to_nobody()
        words = self.tr("{ticket} ditunda. Enter di daftar memanggilnya lagi.")
        said = words.replace("{ticket}", ticket)
        self._write(partial(leave, self._home, reason, False), lambda _: self._screen.say(said))

    def finish(self) -> None:
        """The visit ends without calling the next one; further services wait their turn."""
        if not self._here():
            return
        ticket = self._here()
        if self._screen.serving():
            self._screen.keeper.forget()
        self._screen.turn_to_nobody()
        self._write(partial(queue.finish, self._home), partial(self._finished, ticket))

    def _finished(self, ticket: str, moved: Moved) -> None:
        words = self.tr("{ticket} selesai.")
        if moved.state == "waiting":
            words = self.tr("{ticket} menunggu layanan berikutnya.")
        self._screen.say(words.replace("{ticket}", ticket))

    def ask_where(self) -> None:
        """F5: to another counter or agency; the place in line and what was typed go along."""
        visit = self._visits.visit
        desk = self._screen.desk
        if not self._screen.serving() or not visit.ticket or desk is None:
            return
        sheet = SendOnSheet(self._screen, visit.ticket, desk.agencies, self._home.card.station)
        sheet.given.connect(self._send_on)
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _send_on(self, to: dict[str, Any], reason: str) -> None:
        visit = self._visits.visit
        typed = None if visit.bare else to_plain(visit)
        work = partial(send_on, self._home, to, reason, typed)
        self._write(work, self._sent)

    def _sent(self, sent: tuple[Moved, str]) -> None:
        moved, place = sent
        self._screen.keeper.forget()
        self._screen.turn_to_nobody()
        words = self.tr("{ticket} dialihkan ke {place}; giliran dan isiannya ikut.")
        self._screen.say(words.replace("{ticket}", moved.ticket).replace("{place}", place))

    # Standing still

    def pause_counter(self) -> None:
        """This counter's break begins or ends."""
        resting = self.line is not None and self.line.resting
        act = queue.end_break if resting else queue.begin_break
        words = self.tr("Loket melayani lagi.") if resting else self.tr("Loket istirahat.")
        self._write(partial(act, self._home), lambda _: self._screen.say(words))

    def stand_still(self) -> None:
        """Power, line or a system elsewhere is down: the time does not count as service."""
        now, watch = self._home.now(), self._visits.watch
        if not self._screen.serving():
            return
        stops = watch.running
        if stops:
            watch.stop(now)
        else:
            watch.go_on(now)
        self._screen.show_time()
        words = self.tr("Gangguan dicatat: waktu layanan berhenti.")
        if not stops:
            words = self.tr("Layanan berjalan lagi.")
        self._screen.say(words)
        if self._visits.visit.ticket:
            act = queue_visit.stand_still if stops else queue_visit.resume
            self._write(partial(act, self._home), lambda _changes: None)

    def ask_quietly(self) -> None:
        """F10: a supervisor should come. Nothing on this screen says so to a citizen."""
        sheet = ReasonSheet(
            self._screen,
            self.tr("Catatan internal"),
            self.tr("Kunjungan ditunda dengan tempatnya."),
            self.tr("Simpan catatan"),
            self.tr("Catatan"),
        )
        sheet.given.connect(self._ask_quietly)
        sheet.closed.connect(lambda _accepted: sheet.deleteLater())
        sheet.open()

    def _ask_quietly(self, note: str) -> None:
        if self._screen.serving():
            self._visits.put_aside()
        self._screen.turn_to_nobody()
        said = self.tr("Catatan tersimpan.")
        self._write(partial(help_calls.ask, self._home, note), lambda _: self._screen.say(said))

    def tell_of_help(self) -> None:
        """A supervisor at this counter hears which counter asks."""
        if may(self._home.officer.role, "queue.help"):
            self._context.tasks.read(
                partial(help_calls.waiting, self._home), receiver=self, done=self._asked
            )

    def _asked(self, calls: list[help_calls.HelpCall]) -> None:
        mine = self._home.officer.staff
        others = [one for one in calls if one.asked_by != mine]
        if others:
            words = self.tr("Loket {n} meminta penyelia datang.")
            words = words.replace("{n}", str(others[-1].counter))
            self._screen.warn(words, self.tr("Lihat"), self._open_queue)

    def _open_queue(self) -> None:
        self._screen.go.emit("antrean", None)

    def _write(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self._context.tasks.write(
            work, receiver=self, done=done, failed=self._screen.tell, ended=self.read
        )
