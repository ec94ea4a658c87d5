"""A report as tables and charts in words, the same for screen, paper, spreadsheet and file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from frontoffice.documents.report import Bar, Cell, Chart, Table
from frontoffice.domain.words import date_words
from frontoffice.messages import words_of
from frontoffice.services import complaints_words
from frontoffice.services.home import Home
from frontoffice.services.report import Report
from frontoffice.services.report_cases import Promises
from frontoffice.services.report_visits import Spread
from frontoffice.services.survey import questionnaire

BARS = 9
WEAK = 950
MINUTE = 60_000


def _words(language: str) -> dict[str, dict[str, str]]:
    return words_of("report", language)


def word(table: str, code: str, language: str = "id") -> str:
    """One word of a report; the code itself where it is not known."""
    return _words(language).get(table, {}).get(code, code)


def percent(permille: int | None) -> str | None:
    """Thousandths as `96,4`; None stays None."""
    return None if permille is None else f"{permille // 10},{permille % 10}"


def minutes(ms: int | None) -> int | None:
    """Whole minutes, half up; None stays None."""
    return None if ms is None else (ms + MINUTE // 2) // MINUTE


Keys = Sequence[tuple[str, ...]]


class Wording:
    """Names of services, agencies and elements for one home and language."""

    def __init__(self, home: Home, language: str = "id") -> None:
        self.language = language
        self._services = {one.code: one.name for one in home.reference.catalogue.standards}
        self._agencies = {code: one.name for code, one in home.reference.agencies.items()}
        self.asked = questionnaire(home)

    def say(self, table: str, code: str) -> str:
        """A word of the report."""
        return word(table, code, self.language)

    def service(self, code: str) -> str:
        """A service's name."""
        return self._services.get(code, code or "-")

    def agency(self, code: str) -> str:
        """An agency's name."""
        return self._agencies.get(code, code or "-")

    def table(
        self,
        code: str,
        head: tuple[str, ...],
        rows: list[tuple[Cell, ...]],
        keys: Keys = (),
        *,
        whole: bool = False,
    ) -> Table:
        """A table whose title and heads are words of the report; `keys` name figures by cell."""
        names = tuple(self.say("column", one) for one in head)
        return Table(self.say("title", code), names, tuple(rows), code, tuple(keys), whole)


def tables(report: Report, named: Wording) -> list[Table]:
    """Every table of a report."""
    made = [
        summary(report, named),
        by_service(report, named),
        _agencies(report, named),
        _hours(report, named),
        _trend(report, named),
        _promises(report, named),
        _channels(report, named),
        _money(report, named),
        _exceptions(report, named),
        _books(report, named),
        survey(report, named),
    ]
    if report.complaints is not None:
        made.append(complaints(report, named))
    return [*made, *_office(report, named)]


def summary(report: Report, named: Wording) -> Table:
    """The figures that head a report."""
    whole, visits, index = report.cases.whole, report.visits, report.survey.index
    rows: list[tuple[str, Cell, str]] = [
        ("cases", whole.cases, "cases"),
        ("working_days", report.working_days, ""),
        ("issued", visits.issued, "tickets"),
        ("wait", minutes(_median(visits.waits)), "calls/first"),
        ("wait_ninth", minutes(visits.waits.ninth_ms if visits.waits else None), "calls/first"),
        ("took", minutes(_median(visits.services)), "calls/served"),
        ("kept", whole.kept, "cases/kept"),
        ("broken", whole.broken, "cases/broken"),
        ("share", percent(whole.permille), "cases/ended"),
        ("running", whole.running, "cases/running"),
        ("overdue", whole.overdue, "cases/overdue"),
        ("rupiah", report.money.rupiah, "payments"),
        ("respondents", report.survey.respondents, "answers"),
        ("sample", report.survey.sample, ""),
        ("ikm", index.ikm.replace(".", ",") if index else None, "answers"),
    ]
    if report.complaints is not None:
        rows.append(("complaints", report.complaints.total, "complaints"))
    return _told(named, "summary", rows)


def _told(named: Wording, code: str, rows: list[tuple[str, Cell, str]]) -> Table:
    """A table of (what, figure, what lies behind it)."""
    lines = [(named.say(code, what), cell) for what, cell, _ in rows]
    return named.table(f"{code}", ("what", "count"), list(lines), [("", key) for *_, key in rows])


def _median(spread: Spread | None) -> int | None:
    return spread.median_ms if spread else None


def _kept(one: Promises) -> tuple[Cell, ...]:
    return one.kept, one.broken, percent(one.permille)


def by_service(report: Report, named: Wording) -> Table:
    """Applications, waits, promises and index of each service."""
    indexes = {one.service: one.index for one in report.survey.services}
    rows: list[tuple[Cell, ...]] = []
    keys = []
    for code, one in report.cases.by_service.items():
        waits = report.visits.waits_by_service.get(code)
        took = report.visits.services_by_service.get(code)
        index = indexes.get(code)
        rows.append(
            (
                named.service(code),
                one.cases,
                minutes(_median(waits)),
                minutes(_median(took)),
                percent(one.permille),
                index.ikm.replace(".", ",") if index else None,
            )
        )
        cases, calls = f"cases/service={code}", f"service={code}"
        first = f"calls/first/{calls}" if waits else ""
        served = f"calls/served/{calls}" if took else ""
        asked = f"answers/{calls}" if index else ""
        keys.append((cases, cases, first, served, f"{cases}/ended", asked))
    head = ("service", "count", "wait", "took", "share", "ikm")
    return named.table("services", head, rows, keys)


def _agencies(report: Report, named: Wording) -> Table:
    found = report.cases.by_agency
    rows = [(named.agency(code), one.cases, *_kept(one)) for code, one in found.items()]
    head = ("agency", "cases", "kept", "broken", "share")
    return named.table("agencies", head, list(rows), [_promise_keys(f"agency={k}") for k in found])


def _promise_keys(narrow: str) -> tuple[str, ...]:
    """Behind a row of name, applications, kept, broken, share."""
    base = f"cases/{narrow}"
    return base, base, f"{base}/kept", f"{base}/broken", f"{base}/ended"


def _hours(report: Report, named: Wording) -> Table:
    found = report.visits.waits_by_hour
    rows: list[tuple[Cell, ...]] = [
        (f"{hour:02}", one.count, minutes(one.median_ms), minutes(one.ninth_ms))
        for hour, one in found.items()
    ]
    head = ("hour", "visitors", "wait", "ninth")
    return named.table("hours", head, rows, [(f"calls/first/hour={one}",) * 4 for one in found])


def _trend(report: Report, named: Wording) -> Table:
    waits = report.visits.waits_by_bucket
    rows = [
        (_part(part), one.cases, *_kept(one), minutes(_median(waits.get(part))))
        for part, one in report.cases.by_bucket.items()
    ]
    bucket = {"day": "hour", "half": "month", "year": "month"}.get(report.kind, "day")
    keys = [
        (
            *_promise_keys(f"{bucket}={part}"),
            f"calls/first/{bucket}={part}" if part in waits else "",
        )
        for part in report.cases.by_bucket
    ]
    head = ("part", "cases", "kept", "broken", "share", "wait")
    return named.table("trend", head, list(rows), keys)


def _part(part: str) -> str:
    """A part of the period in words: 07.00, 5 November 2026, November 2026."""
    if len(part) == 2:
        return f"{part}.00"
    day = date_words(dt.date.fromisoformat(part if len(part) > 7 else f"{part}-01"), weekday=False)
    return day if len(part) > 7 else day.partition(" ")[2]


def _promises(report: Report, named: Wording) -> Table:
    found = report.cases.reasons
    rows = [(named.say("reason", code), count) for code, count in found.items()]
    keys = [("", f"cases/reason={code}") for code in found]
    return named.table("promises", ("what", "broken"), list(rows), keys)


def _channels(report: Report, named: Wording) -> Table:
    rows: list[tuple[Cell, ...]] = []
    keys = []
    for group, found in (("channel", report.cases.by_channel), ("status", report.cases.by_status)):
        for code, count in found.items():
            rows.append((named.say(group, code), count))
            keys.append(("", f"cases/{group}={code}"))
    return named.table("channels", ("what", "count"), rows, keys)


def _money(report: Report, named: Wording) -> Table:
    found = report.money.by_method
    rows = [
        (named.say("method", code), one.count, one.rupiah, one.voided)
        for code, one in found.items()
    ]
    head = ("method", "count", "rupiah", "voided")
    keys = [
        (base, base, base, f"{base}/voided")
        for base in (f"payments/method={code}" for code in found)
    ]
    return named.table("money", head, list(rows), keys)


def _exceptions(report: Report, named: Wording) -> Table:
    cases, visits, money = report.cases, report.visits, report.money
    return _told(
        named,
        "exceptions",
        [
            ("incomplete", cases.incomplete, "cases/incomplete"),
            ("waived", cases.waived, "waivers"),
            ("moved_late", cases.moved_late, "cases/moved_late"),
            ("voids", money.voids, "payments/voided"),
            ("refunds", money.refunds, "refunds"),
            ("out_of_order", visits.out_of_order, "calls/out_of_order"),
            ("no_shows", visits.no_shows, "calls/no_show"),
        ],
    )


def _books(report: Report, named: Wording) -> Table:
    """What is counted for the office alone: drawers, numbers, differences, rounds."""
    money, place = report.money, report.place
    made = _told(
        named,
        "books",
        [
            ("gaps", money.gap_count, "gaps"),
            ("closings", money.closings, "drawers"),
            ("difference", money.difference_rupiah, "drawers/differing"),
            ("disputes", place.disputes, "conflicts"),
            ("rounds", place.rounds, "weeks"),
        ],
    )
    return msgspec.structs.replace(made, whole=True)


def survey(report: Report, named: Wording) -> Table:
    """The mean of each element; empty below the least number of respondents."""
    index = report.survey.index
    rows: list[tuple[Cell, ...]] = []
    keys = []
    if index is not None:
        for code in report.survey.order:
            if code in index.nrr:
                mean = index.nrr[code].replace(".", ",")
                rows.append((named.asked.name_of(code), mean))
                keys.append(("", f"answers/element={code}"))
    return named.table("survey", ("element", "mean"), rows, keys)


def complaints(report: Report, named: Wording) -> Table:
    """Complaints the reader may know of: how they stand, by kind and maladministration."""
    count = report.complaints
    rows: list[tuple[Cell, ...]] = []
    keys = []
    if count is not None:
        for code in ("total", "open", "overdue", "in_time", "late", "anonymous", "reopened"):
            rows.append((named.say("complaint", code), getattr(count, code)))
            keys.append(("", "complaints" if code == "total" else f"complaints/{code}"))
        for group, tally in (
            ("kind", count.by_kind),
            ("maladministration", count.by_maladministration),
        ):
            for code, many in tally.items():
                rows.append((complaints_words.word(group, code, named.language), many))
                keys.append(("", f"complaints/{group}={code}"))
    return named.table("complaints", ("what", "count"), rows, keys)


def _office(report: Report, named: Wording) -> list[Table]:
    place = report.place
    officers = [(one.name, one.taken_in, one.finished) for one in place.officers]
    coverage = [(named.service(one.service), one.officers) for one in place.coverage]
    facilities: list[tuple[Cell, ...]] = [
        (
            named.say("facility", one.facility),
            named.say("condition", one.condition or "unseen"),
            date_words(one.on, weekday=False) if one.on else "-",
            one.note or "-",
        )
        for one in place.facilities
    ]
    # Who they are is for who may see officers at all.
    able = [("", f"officers/service={one.service}" if officers else "") for one in place.coverage]
    seen = [(f"facility/code={one.facility}",) * 4 if one.on else () for one in place.facilities]
    head: tuple[str, ...] = ("facility", "condition", "on", "note")
    made = [
        named.table("coverage", ("service", "officers"), list(coverage), able),
        named.table("facilities", head, facilities, seen, whole=True),
    ]
    if officers:
        keys = [
            ("", f"cases/officer={one.staff}", f"cases/ended_by={one.staff}")
            for one in place.officers
        ]
        head = ("officer", "taken_in", "finished")
        made.insert(0, named.table("officers", head, list(officers), keys))
    return made


def charts(report: Report, named: Wording) -> list[Chart]:
    """What is seen first: waits by hour, promises by agency, elements of the survey."""
    hours = report.visits.waits_by_hour
    longest = max((one.ninth_ms for one in hours.values()), default=1) or 1
    waits = [
        Bar(
            f"{hour:02}.00",
            f"{minutes(one.median_ms)} / {minutes(one.ninth_ms)}",
            one.median_ms * 1000 // longest,
            one.ninth_ms * 1000 // longest,
        )
        for hour, one in hours.items()
    ]
    promises = [
        Bar(
            named.agency(code),
            f"{percent(one.permille)}%",
            one.permille or 0,
            0,
            one.permille < 950,
        )
        for code, one in list(report.cases.by_agency.items())[:BARS]
        if one.permille is not None
    ]
    made = [
        Chart(named.say("title", "hours"), named.say("column", "ninth"), tuple(waits)),
        Chart(named.say("title", "agencies"), named.say("column", "share"), tuple(promises)),
    ]
    index = report.survey.index
    if index is not None:
        bars = tuple(
            Bar(
                named.asked.name_of(code),
                index.nrr[code].replace(".", ","),
                int(float(index.nrr[code]) * 1000 / named.asked.scale),
                0,
                code in report.survey.weakest[:1],
            )
            for code in report.survey.order
            if code in index.nrr
        )
        made.append(Chart(named.say("title", "survey"), named.say("column", "mean"), bars))
    return made
