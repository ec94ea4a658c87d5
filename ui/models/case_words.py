"""Cases in an officer's words: states, due dates, filters, the forms of papers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from frontoffice.domain.words import rupiah
from frontoffice.services.cases import CaseLine as FoundCase
from frontoffice.services.cases import Filter
from ui.models.frame import Zone
from ui.widgets.rows import CaseLine
from ui.words import clock_words, office_time

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class StateWords:
    """A status as it is shown: never a colour alone."""

    word: str
    tone: str
    icon: str


def state_words(status: str) -> StateWords:
    """The words of a status; one of a later program shows its code."""
    known = {
        "incomplete": (translate("Cases", "Kurang berkas"), "warn", "circle-dashed"),
        "awaiting_payment": (translate("Cases", "Menunggu bayar"), "warn", "wallet"),
        "accepted": (translate("Cases", "Diterima"), "accent", "file-check"),
        "in_process": (translate("Cases", "Diproses"), "accent", "hourglass"),
        "waiting_citizen": (translate("Cases", "Menunggu pemohon"), "warn", "circle-pause"),
        "approved": (translate("Cases", "Disetujui"), "accent", "stamp"),
        "refused": (translate("Cases", "Ditolak"), "bad", "circle-x"),
        "ready": (translate("Cases", "Siap diambil"), "ok", "package"),
        "handed_over": (translate("Cases", "Diserahkan"), "plain", "circle-check"),
        "withdrawn": (translate("Cases", "Dicabut"), "plain", "undo-2"),
        "expired": (translate("Cases", "Kedaluwarsa"), "plain", "clock"),
    }
    return StateWords(*known.get(status, (status, "plain", "circle-question-mark")))


def late_words() -> StateWords:
    """The state of a broken promise."""
    return StateWords(translate("Cases", "Lewat janji"), "bad", "triangle-alert")


@dataclass(frozen=True, slots=True)
class FilterWords:
    """A filter of the list: its code, its word, and how its chip looks.

    `work`: a part of the work list, narrowed by `services.worklist`.
    """

    code: str
    word: str
    statuses: tuple[str, ...] = ()
    tone: str = "plain"
    icon: str | None = None
    work: bool = False


def filters() -> list[FilterWords]:
    """The filters in the order of their urgency, all cases first."""
    return [
        FilterWords("all", translate("Cases", "Semua")),
        FilterWords("late", translate("Cases", "Lewat janji"), (), "bad", "triangle-alert"),
        FilterWords("soon", translate("Cases", "Jatuh tempo"), (), "bad", "clock", work=True),
        FilterWords(
            "mine", translate("Cases", "Daftar kerja"), (), "plain", "user-check", work=True
        ),
        FilterWords("free", translate("Cases", "Belum dikerjakan"), work=True),
        FilterWords("recheck", translate("Cases", "Periksa NIK"), (), "warn", "id-card", work=True),
        FilterWords("ready", translate("Cases", "Siap"), ("ready",)),
        FilterWords("uncollected", translate("Cases", "Tidak diambil"), work=True),
        FilterWords("folders", translate("Cases", "Map keluar"), work=True),
        FilterWords("incomplete", translate("Cases", "Kurang"), ("incomplete",)),
        FilterWords("refused", translate("Cases", "Ditolak"), ("refused",)),
        FilterWords("unpaid", translate("Cases", "Menunggu bayar"), ("awaiting_payment",)),
        FilterWords("waiting", translate("Cases", "Menunggu pemohon"), ("waiting_citizen",)),
    ]


def narrowing(code: str, today: dt.date) -> Filter:
    """What the services narrow a list by for the filter of that code."""
    if code == "late":
        return Filter(late_on=today.isoformat())
    chosen = next((one for one in filters() if one.code == code), None)
    return Filter(statuses=chosen.statuses if chosen else ())


def is_late(status: str, due_on: dt.date | None, today: dt.date) -> bool:
    """Whether a promise is broken: what waits to be picked up is not."""
    return due_on is not None and due_on < today and status not in ("ready", "refused")


def row_of(
    found: FoundCase, today: dt.date, zone: Zone, soon_on: dt.date = dt.date.min
) -> CaseLine:
    """One row of the list; what is due up to `soon_on` is red before it is late."""
    due_on = dt.date.fromisoformat(found.due_on) if found.due_on else None
    late = is_late(found.status, due_on, today)
    state = late_words() if late else state_words(found.status)
    if found.troubles:
        state = StateWords(translate("Cases", "Perlu diputuskan"), "bad", "git-pull-request")
    return CaseLine(
        name=found.name or translate("Cases", "Data pribadi tidak ada di sini"),
        chip=state.word,
        chip_tone=state.tone,
        chip_icon=state.icon,
        number=found.number,
        due=_due(found, due_on, today, zone),
        service=found.service_name,
        due_ink="bad" if late or _is_soon(found.status, due_on, soon_on) else "text2",
    )


def _is_soon(status: str, due_on: dt.date | None, soon_on: dt.date) -> bool:
    owed = status not in ("ready", "refused", "handed_over", "withdrawn", "expired")
    return owed and due_on is not None and due_on <= soon_on


def _due(found: FoundCase, due_on: dt.date | None, today: dt.date, zone: Zone) -> str:
    if found.status == "incomplete":
        return translate("Cases", "ditunggu")
    if found.status == "awaiting_payment":
        return rupiah(found.total_rupiah) if found.total_rupiah else ""
    changed = office_time(found.changed_at, zone)
    moment = clock_words(found.changed_at, zone)
    if changed.date() != today:
        moment = short_day(changed.date(), today)
    if found.status in ("ready", "refused"):
        return translate("Cases", "sejak {when}").replace("{when}", moment)
    if due_on is None:
        return moment
    return due_words(due_on, today)


def due_words(due_on: dt.date, today: dt.date) -> str:
    """A due date as one says it: "hari ini", "besok", "lewat 3 hari", "27 Nov"."""
    days = (due_on - today).days
    if days < 0:
        return translate("Cases", "lewat {days} hari").replace("{days}", str(-days))
    if days == 0:
        return translate("Cases", "hari ini")
    if days == 1:
        return translate("Cases", "besok")
    return short_day(due_on, today)


def short_day(on: dt.date, today: dt.date) -> str:
    """ "27 Nov", with the year where it is another one."""
    form = "d MMM" if on.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(on.year, on.month, on.day), form)


def given_words(given: str | None) -> tuple[str, str]:
    """What was found of a requirement: (a key of `widgets.requirements.STATES`, word)."""
    known = {
        "original": ("ok", translate("Cases", "Asli")),
        "show_original": ("ok", translate("Cases", "Asli diperlihatkan")),
        "copy": ("ok", translate("Cases", "Salinan")),
        "copy_with_original_shown": ("ok", translate("Cases", "Salinan, asli dilihat")),
        "form": ("ok", translate("Cases", "Formulir")),
        "captured_on_site": ("ok", translate("Cases", "Direkam di loket")),
        "waived": ("waived", translate("Cases", "Pengecualian")),
        "not_applicable": ("not_applicable", translate("Cases", "Tidak berlaku")),
    }
    return known.get(given or "", ("missing", translate("Cases", "Belum ada")))
