"""The freshness light in words, and the exchange that a press on it starts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.messages import explain
from frontoffice.services.home import Home
from frontoffice.sync import status
from frontoffice.sync.desk import enrol_home, sync_files, sync_home
from frontoffice.sync.session import Progress, SyncReport
from frontoffice.sync.status import Freshness as Status
from ui.models.frame import Freshness
from ui.tasks import Watch

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
SILENT_MS = HOUR_MS
"""A contact younger than this needs no mention: the line is simply there."""

__all__ = [
    "Status",
    "exchange",
    "join",
    "read_status",
    "report_words",
    "shown",
    "signed_up_to",
    "stage_words",
]


def read_status(home: Home) -> Status:
    """What the signatures held here prove; reads the database."""
    return status.freshness(home.store)


def signed_up_to(home: Home) -> dict[str, int] | None:
    """Up to which seq of each chain (hex) the centre has signed; None for a home without one."""
    return status.signed_up_to(home.store)


def shown(found: Status, now: int) -> Freshness:
    """The light: the worst state leads, the next one is the small part. `now`: UTC ms."""
    translate = QCoreApplication.translate
    if not found.enrolled:
        words = translate("Freshness", "Tersimpan di sini")
        small = _findings(found.troubles) if found.troubles else ""
        return Freshness("alone", words, small)
    waiting = translate("Freshness", "{n} menunggu").replace("{n}", _count(found.waiting))
    contact = _contact(found.last_contact_at, now)
    if found.state == "troubled":
        small = waiting if found.waiting else contact
        return Freshness("held", translate("Freshness", "Pusat menolak"), small)
    if found.troubles:
        return Freshness("held", _findings(found.troubles), waiting if found.waiting else contact)
    if found.state == "waiting":
        return Freshness("waiting", waiting, contact)
    safe = (
        translate("Freshness", "Terkirim")
        if found.state == "sent"
        else translate("Freshness", "Aman di hub")
    )
    silent = found.last_contact_at is None or now - found.last_contact_at >= DAY_MS
    if silent and contact:
        return Freshness("silent", contact, safe)
    return Freshness("sent" if found.state == "sent" else "hub", safe, contact)


def exchange(home: Home, watch: Watch) -> list[SyncReport]:
    """Exchange with the hub or the centre; runs on the sync lane, reports `Progress`."""
    watch.stop_if_cancelled()
    report = sync_home(home, progress=watch.report, cancel=watch.cancel)
    if report.online and not report.waiting:
        # Files come last and never hold up facts.
        sync_files(home, cancel=watch.cancel)
    return [report]


def join(home: Home, address: str, code: str) -> None:
    """Have the centre certify this station, by its one-time code.

    :raises PermissionDenied: the acting officer does not settle this station.
    :raises Offline: no line.
    :raises Refused: unknown, used or expired code, another office.
    """
    enrol_home(home, address, code)


def stage_words(progress: Progress) -> str:
    """How far the exchange is."""
    translate = QCoreApplication.translate
    words = {
        "contact": translate("Freshness", "Menghubungi pusat…"),
        "send": translate("Freshness", "Mengirim catatan… {percent}"),
        "receive": translate("Freshness", "Menerima catatan… {percent}"),
        "apply": translate("Freshness", "Menyimpan catatan… {percent}"),
    }.get(progress.stage, translate("Freshness", "Menghubungi pusat…"))
    percent = f"{100 * progress.done // progress.total} %" if progress.total else ""
    return words.replace("{percent}", percent).rstrip()


def report_words(reports: list[SyncReport], language: str = "id") -> tuple[str, str]:
    """The kind of notice ("say" or "warn") and the sentence for what an exchange did."""
    translate = QCoreApplication.translate
    waiting = min((one.waiting for one in reports), default=0)
    if not any(one.online for one in reports):
        words = translate("Freshness", "Belum ada sambungan. {n} catatan aman di komputer ini.")
        why = _why(reports, language)
        if why:
            words = why + " " + translate("Freshness", "{n} catatan aman di komputer ini.")
        return "warn", words.replace("{n}", _count(waiting))
    pushed, pulled = sum(one.pushed for one in reports), sum(one.pulled for one in reports)
    if waiting:
        words = translate("Freshness", "Sambungan terputus. {n} catatan masih menunggu.")
        return "warn", words.replace("{n}", _count(waiting))
    if any(one.dates_ignored for one in reports):
        said = explain(FrontOfficeError("tls-undated"), language)
        return "warn", f"{said.sentence} {said.next_step}"
    if not pushed and not pulled:
        return "say", translate("Freshness", "Tidak ada yang baru: pusat dan komputer ini sama.")
    words = translate("Freshness", "Sinkron selesai: {up} catatan terkirim, {down} diterima.")
    return "say", words.replace("{up}", _count(pushed)).replace("{down}", _count(pulled))


def _why(reports: list[SyncReport], language: str) -> str:
    """What stands between, where it is more than a line that is not there, and what to do."""
    for one in reports:
        if one.trouble not in (None, "line-down"):
            said = explain(FrontOfficeError(str(one.trouble), **one.trouble_data), language)
            return f"{said.sentence} {said.next_step}"
    return ""


def _findings(count: int) -> str:
    words = QCoreApplication.translate("Freshness", "{n} temuan")
    return words.replace("{n}", _count(count))


def _contact(at: int | None, now: int) -> str:
    translate = QCoreApplication.translate
    if at is None:
        return translate("Freshness", "belum pernah tersambung")
    ago = now - at
    if ago < SILENT_MS:
        return ""
    if ago < DAY_MS:
        words = translate("Freshness", "kontak terakhir {n} jam lalu")
        return words.replace("{n}", str(ago // HOUR_MS))
    words = translate("Freshness", "kontak terakhir {n} hari lalu")
    return words.replace("{n}", str(ago // DAY_MS))


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")
