"""Service standards as the screen shows them: the shelf, what to bring, components, versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from frontoffice.domain.answers import Answer
from frontoffice.domain.standard import Component, Standard
from frontoffice.domain.standard_changes import changes, days_left
from frontoffice.domain.words import rupiah
from frontoffice.services import service_search, standard_drafts_read
from frontoffice.services.home import Home
from frontoffice.services.reference import Version
from frontoffice.services.requirements import ChecklistItem, to_bring
from ui.models.case_view import StateLine
from ui.models.case_words import short_day, translate
from ui.models.frame import Zone
from ui.widgets.cards import StandardLine
from ui.widgets.rows import CaseLine
from ui.words import long_date, office_time

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Shelf:
    """The standards in force today by agency and name, with the agencies' names."""

    standards: tuple[Standard, ...]
    agencies: Mapping[str, str]
    unverified: int
    expiring: int


@dataclass(frozen=True, slots=True)
class Found:
    """What fits a citizen's words: services, and the answer to what they ask, if any."""

    standards: tuple[Standard, ...]
    answer: Answer | None = None


def read_shelf(home: Home) -> Shelf:
    """The standards that hold today."""
    reference = home.reference
    today = reference.today(home.card.office, home.now())
    agencies = {code: agency.name for code, agency in reference.agencies.items()}
    order = list(agencies)
    standing = sorted(
        reference.in_force(today).values(),
        key=lambda one: (
            order.index(one.agency) if one.agency in order else len(order),
            one.name,
        ),
    )
    unverified = sum(bool(one.unverified) for one in standing)
    expiring = sum(days_left(one, today) is not None for one in standing)
    return Shelf(tuple(standing), agencies, unverified, expiring)


def search_shelf(home: Home, shelf: Shelf, query: str, agency: str) -> Found:
    """The standards of an agency ("" for all) that fit a citizen's words or ask for a paper named
    so; all for no words. The answer comes for two words and more: one word is still being typed."""
    if not query.strip():
        fits, best = list(shelf.standards), None
    else:
        fits = [standard for standard, _ in service_search.find(home, query)]
        codes = set(service_search.asking_for(home, query)) - {one.code for one in fits}
        fits += [one for one in shelf.standards if one.code in codes]
        answers = service_search.answer(home, query) if len(query.split()) > 1 else []
        best = answers[0] if answers else None
    kept = tuple(one for one in fits if not agency or one.agency == agency)
    return Found(kept, best)


def span_words(standard: Standard) -> str:
    """The promised time, short: "1 hari kerja", "30 menit"."""
    if standard.sla_minutes is not None:
        return translate("Standards", "{count} menit").replace("{count}", str(standard.sla_minutes))
    days = translate("Standards", "{count} hari kerja")
    return days.replace("{count}", str(standard.sla_working_days))


def fee_words(standard: Standard) -> str:
    """The official fee, short: "Gratis", "Rp30.000", "Sesuai tarif"."""
    if standard.is_free:
        return translate("Standards", "Gratis")
    if standard.fee_rupiah is not None:
        return rupiah(standard.fee_rupiah)
    prices = {row.rupiah for row in standard.tariff}
    price = prices.pop() if len(prices) == 1 else None
    return translate("Standards", "Sesuai tarif") if price is None else rupiah(price)


class StandardsModel(QAbstractListModel):
    """The standards that fit, as rows of the same make as cases."""

    def __init__(self) -> None:
        super().__init__()
        self._standards: list[Standard] = []
        self._agencies: Mapping[str, str] = {}

    def show_standards(self, standards: list[Standard], agencies: Mapping[str, str]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._standards, self._agencies = list(standards), agencies
        self.endResetModel()

    def standard(self, row: int) -> Standard | None:
        """The standard of a row."""
        return self._standards[row] if 0 <= row < len(self._standards) else None

    def row(self, code: str) -> int:
        """The row of a service, -1 where it is not shown."""
        found = (at for at, one in enumerate(self._standards) if one.code == code)
        return next(found, -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._standards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A `widgets.rows.CaseLine` for the painter, a sentence for a reader."""
        standard = self.standard(index.row()) if index.isValid() else None
        if standard is None:
            return None
        line = CaseLine(
            name=standard.name,
            chip=fee_words(standard),
            chip_tone="ok" if standard.is_free else "plain",
            chip_icon="circle-check" if standard.is_free else "banknote",
            number=standard.code,
            due=span_words(standard),
            service=self._agencies.get(standard.agency, standard.agency),
            due_ink="text2",
        )
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            return standard.name
        return line if role == Qt.ItemDataRole.UserRole else None


@dataclass(frozen=True, slots=True)
class StandardView:
    """One standard for one set of flags: what to bring, the card at the side, its versions."""

    standard: Standard
    agency: str
    flags: frozenset[str]
    bring: tuple[StateLine, ...]
    card: tuple[StandardLine, ...]
    components: tuple[Component, ...]
    versions: tuple[StateLine, ...]
    version: str


def read_standard(home: Home, code: str, flags: frozenset[str], zone: Zone) -> StandardView:
    """The version in force today for a case with these flags; flags it does not know are dropped.

    :raises NotFound: `service-unknown`.
    """
    reference = home.reference
    today = reference.today(home.card.office, home.now())
    version = reference.standard(code, today)
    standard = version.standard
    kept = flags.intersection(standard.flags)
    agency = reference.agencies.get(standard.agency)
    bring = tuple(
        StateLine(
            "file-text",
            "accent_text",
            item.name,
            item.form,
            _note(item),
        )
        for item in to_bring(home, standard, kept)
    )
    published = list(reversed(reference.versions[code]))
    drafted = {one.content: one.comments for one in standard_drafts_read.listing(home)}
    return StandardView(
        standard=standard,
        agency=agency.name if agency else standard.agency,
        flags=kept,
        bring=bring,
        card=_card(standard),
        components=standard.components(),
        versions=_history(published, version, today, zone, drafted),
        version=version.content.removeprefix("service:"),
    )


def _note(item: ChecklistItem) -> str:
    where = translate("Standards", "Didapat dari: {place}").replace("{place}", item.where)
    parts = [item.condition, item.choice, where if item.where else ""]
    if item.optional:
        parts.insert(0, translate("Standards", "bila ada"))
    told = "; ".join(part for part in parts if part)
    return told[:1].upper() + told[1:]


def _card(standard: Standard) -> tuple[StandardLine, ...]:
    doubt = {
        part: translate("Standards", "Belum diverifikasi") if part in standard.unverified else ""
        for part in ("requirements", "sla", "fee")
    }
    count = translate("Standards", "{count} syarat")
    needed = count.replace("{count}", str(len(standard.requirements)))
    return (
        StandardLine(
            "timer", translate("Standards", "Waktu"), standard.time_limit, "", doubt["sla"]
        ),
        StandardLine(
            "banknote",
            translate("Standards", "Biaya"),
            standard.fee_lines[0] if standard.fee_lines else "",
            "\n".join(standard.fee_lines[1:]),
            doubt["fee"],
        ),
        StandardLine("package", translate("Standards", "Hasil"), standard.product),
        StandardLine(
            "clipboard-list", translate("Standards", "Syarat"), needed, "", doubt["requirements"]
        ),
        StandardLine(
            "scale", translate("Standards", "Dasar hukum"), "; ".join(standard.legal_basis)
        ),
    )


def _history(
    published: list[Version],
    now: Version,
    today: dt.date,
    zone: Zone,
    drafted: Mapping[str | None, int],
) -> tuple[StateLine, ...]:
    """Every version, the newest first, each followed by what it changed in the one before."""
    lines: list[StateLine] = []
    for at, one in enumerate(published):
        lines.append(_version(one, now, today, zone, drafted.get(one.content)))
        if at + 1 < len(published):
            for change in changes(published[at + 1].standard, one.standard):
                told = [f"\u2212 {line}" for line in change.gone] + [
                    f"+ {line}" for line in change.new
                ]
                title = f"{change.number}. {change.title}"
                lines.append(StateLine("arrow-up-down", "accent_text", title, "", "\n".join(told)))
    return tuple(lines)


def _version(
    one: Version, now: Version, today: dt.date, zone: Zone, comments: int | None
) -> StateLine:
    """One version; `comments` were made on the draft it came of, None where it came of none."""
    standing = one.content == now.content and one.authority == now.authority
    word = translate("Standards", "Berlaku hari ini") if standing else ""
    if not standing:
        in_force = one.standard.in_force(today)
        earlier = translate("Standards", "Diganti")
        word = earlier if in_force else translate("Standards", "Tidak berlaku")
    authority = {
        "local": translate("Standards", "kantor ini sendiri"),
        "office": translate("Standards", "kantor"),
        "national": translate("Standards", "pusat"),
    }.get(one.authority, one.authority)
    parts = [translate("Standards", "ditetapkan {who}").replace("{who}", authority)]
    published = office_time(one.published_at, zone).date()
    parts.append(translate("Standards", "terbit {day}").replace("{day}", long_date(published)))
    if one.standard.valid_from is not None:
        since = short_day(one.standard.valid_from, today)
        parts.append(translate("Standards", "sejak {day}").replace("{day}", since))
    if one.standard.valid_to is not None:
        until = short_day(one.standard.valid_to, today)
        parts.append(translate("Standards", "sampai {day}").replace("{day}", until))
    if one.standard.decree:
        parts.append(one.standard.decree)
    if comments is not None:
        told = translate("Standards", "melalui rancangan dengan {count} masukan")
        parts.append(told.replace("{count}", str(comments)))
    parts.append("; ".join(one.standard.legal_basis))
    left = days_left(one.standard, today) if standing else None
    if left is not None:
        soon = translate("Standards", "habis {count} hari lagi, siapkan penetapan baru")
        parts.append(soon.replace("{count}", str(left)))
    icon, ink = ("circle-check", "ok") if standing else ("history", "muted")
    return StateLine(icon, ink, one.content.removeprefix("service:"), word, ", ".join(parts))
