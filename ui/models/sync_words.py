"""Words of the sync centre: times, sizes, kinds of facts, steps of the way to the centre."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from frontoffice.services.branch import Health, Writer
from frontoffice.sync.overview import Feed
from ui.models.frame import Zone
from ui.widgets.line_list import Line
from ui.words import office_time

translate = QCoreApplication.translate
DAY_MS = 86_400_000
HOUR_MS = 3_600_000
MINUTE_MS = 60_000
LOW_BYTES = 500_000_000
CLOCK_OFF_MS = 5 * 60_000


def day_or_time(at: int, now: int, zone: Zone) -> str:
    """ "09.02" today, "Jum 15.40" within the week, else "20 Nov"."""
    then, today = office_time(at, zone), office_time(now, zone)
    time = f"{then:%H.%M}"
    if then.date() == today.date():
        return time
    names = QLocale()
    if 0 <= now - at < 6 * DAY_MS:
        day = names.dayName(then.isoweekday(), QLocale.FormatType.ShortFormat)
        return f"{day} {time}"
    return f"{then.day} {names.monthName(then.month, QLocale.FormatType.ShortFormat)}"


def count_words(number: int) -> str:
    """ "6.204"."""
    return f"{number:,}".replace(",", ".")


def size_words(size: int) -> str:
    """How much waits, before it is compressed."""
    kilobytes = max(1, round(size / 1000))
    words = translate("Sync", "paling banyak {n} kB")
    return words.replace("{n}", count_words(kilobytes))


def file_words(size: int) -> str:
    """The size of a file."""
    return f"{count_words(max(1, round(size / 1000)))} kB"


def step_words(step: str) -> str:
    """Where a fact is: saved here, also on a second medium, or safe at the hub."""
    words = {
        "copy": translate("Sync", "Ada salinan"),
        "hub": translate("Sync", "Aman di hub"),
    }
    return words.get(step) or translate("Sync", "Tersimpan")


def kinds_words(kinds: tuple[str, ...]) -> str:
    """What kinds of facts, each once, in the order of a case's life."""
    names = {
        "case.registered": translate("Sync", "pendaftaran"),
        "case.completed": translate("Sync", "kelengkapan"),
        "case.paid": translate("Sync", "pembayaran"),
        "case.voided": translate("Sync", "pembatalan"),
        "case.moved": translate("Sync", "perkembangan"),
        "case.corrected": translate("Sync", "perbaikan"),
        "case.settled": translate("Sync", "keputusan"),
        "paper": translate("Sync", "cetakan"),
        "finding": translate("Sync", "temuan"),
        "access": translate("Sync", "catatan akses"),
    }
    plain = [kind.partition("/")[0] for kind in kinds]
    found = [
        words for name, words in names.items() if any(k == name or _word(k) == name for k in plain)
    ]
    known = any(k not in names and _word(k) not in names for k in plain)
    return ", ".join([*found, translate("Sync", "data acuan")] if known else found)


def _word(kind: str) -> str:
    return kind.partition(".")[0]


def feed_lines(feeds: tuple[Feed, ...], now: int, zone: Zone) -> list[Line]:
    """What came down from others, by feed."""
    lines = []
    for one in feeds:
        national = one.feed == "national"
        title = translate("Sync", "Nasional") if national else one.feed
        if not national:
            title = translate("Sync", "Kantor {code}").replace("{code}", one.feed)
        until = day_or_time(one.last_at or 0, now, zone)
        detail = translate("Sync", "mutakhir s.d. {time}").replace("{time}", until)
        lines.append(Line(one.feed, title, detail, count_words(one.entries)))
    return lines


def station_lines(writers: tuple[Writer, ...], now: int, zone: Zone) -> list[Line]:
    """The stations of the branch: how far each is known here, and whether it may write."""
    lines = []
    for one in writers:
        if one.kind == "centre":
            continue
        number = str(one.station) if one.station is not None else one.chain[:6]
        title = translate("Sync", "Loket {n}").replace("{n}", number)
        last = translate("Sync", "belum ada fakta")
        if one.last_at is not None:
            time = day_or_time(one.last_at, now, zone)
            last = translate("Sync", "fakta terakhir {time}").replace("{time}", time)
        icon, ink = "circle-check", "ok"
        if one.revoked_at is not None:
            icon, ink = "ban", "bad"
            last = translate("Sync", "dicabut {time}").replace(
                "{time}", day_or_time(one.revoked_at, now, zone)
            )
        elif one.kind == "unknown":
            icon, ink = "circle-question-mark", "warn"
            last = translate("Sync", "belum bersertifikat")
        elif one.kind == "own":
            last = translate("Sync", "stasiun ini")
        lines.append(Line(one.chain, title, last, count_words(one.last_seq), icon, ink))
    return lines


def health_lines(health: Health) -> list[tuple[str, str, str, str]]:
    """(icon, name, value, ink) of this station's own health."""
    signed = translate("Sync", "sah") if health.head_valid else translate("Sync", "tidak sah")
    clock, ink = _clock(health)
    free = f"{health.free_bytes / 1e9:.0f} GB"
    return [
        (
            "layers",
            translate("Sync", "Rantai fakta"),
            count_words(health.entries),
            "text",
        ),
        (
            "badge-check",
            translate("Sync", "Tanda tangan"),
            signed,
            "text" if health.head_valid else "bad",
        ),
        ("clock", translate("Sync", "Jam"), clock, ink),
        (
            "hard-drive",
            translate("Sync", "Sisa tempat"),
            free,
            "text" if health.free_bytes > LOW_BYTES else "bad",
        ),
        ("key-round", translate("Sync", "Basis data"), translate("Sync", "tersandi"), "text"),
    ]


def _clock(health: Health) -> tuple[str, str]:
    if health.clock_suspect:
        return translate("Sync", "diragukan"), "warn"
    if health.clock_offset_ms is None:
        return translate("Sync", "belum dibandingkan"), "text"
    off = abs(health.clock_offset_ms)
    if off < 2 * MINUTE_MS:
        words, unit = translate("Sync", "selisih {n} detik"), 1000
    elif off < 2 * HOUR_MS:
        words, unit = translate("Sync", "selisih {n} menit"), MINUTE_MS
    else:
        words, unit = translate("Sync", "selisih {n} jam"), HOUR_MS
    shown = words.replace("{n}", f"{off / unit:.1f}".replace(".", ","))
    return shown, "text" if off < CLOCK_OFF_MS else "warn"
