"""An independent recount of a report: decodes the journal's entries itself, and nothing else.

It reads the table `entry` and msgpack bytes; it knows no fold, no read model, no code of reports,
so that an error there cannot repeat itself here.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from fractions import Fraction
from hashlib import blake2b
from typing import Any

import msgspec

ENDED = ("approved", "refused", "ready", "handed_over")
VALUES = {letter: place for place, letter in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*")}


def recount(
    connection: Any,
    office: str,
    since: dt.date,
    until: dt.date,
    today: dt.date,
    hours: int,
    reader: str,
) -> dict[str, Any]:
    """Every total of a report over the whole office; `hours` is what its zone is ahead of UTC.

    Complaints about the `reader` are left out, as the report must.
    """
    streams: dict[str, list[tuple[str, int, str, Any, Any]]] = defaultdict(list)
    rows = connection.exec_driver_sql(
        "SELECT stream, kind, at, actor, body, personal FROM entry ORDER BY id"
    )
    for stream, kind, at, actor, body, personal in rows:
        if kind == "complaint.filed/1" and reader in _about(personal):
            continue
        streams[stream].append((kind.partition("/")[0], at, actor, msgspec.msgpack.decode(body)))
    span = (since.isoformat(), until.isoformat())
    found = _cases(streams, office, span, today.isoformat(), hours)
    found |= _visits(streams, office, span, hours)
    found |= _voices(streams, office, span)
    found["rounds"] = _facilities(streams, office, span[1])
    return found


def _about(personal: bytes | None) -> list[str]:
    return msgspec.msgpack.decode(personal).get("about", []) if personal else []


def _of(streams: Any, word: str) -> list[Any]:
    return [facts for name, facts in streams.items() if name.startswith(f"{word}:")]


def _local_day(at: int, hours: int) -> str:
    moment = dt.datetime.fromtimestamp(at / 1000, dt.UTC) + dt.timedelta(hours=hours)
    return moment.date().isoformat()


def _cases(streams: Any, office: str, span: Any, today: str, hours: int) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    by: dict[str, Counter[Any]] = defaultdict(Counter)
    money: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    receipts: set[str] = set()
    for facts in _of(streams, "case"):
        kind, _at, actor, opened = facts[0]
        assert kind == "case.registered"
        if opened["office"] != office:
            continue
        receipts |= _receipts(facts)
        _money(facts, span, hours, money)
        digits = opened["number"].split("-")[1]
        day = f"20{digits[:2]}-{digits[2:4]}-{digits[4:]}"
        if not span[0] <= day <= span[1]:
            continue
        verdict, ended_by, status, late, why = _promise(facts, today)
        service = opened["service"]
        counts["cases"] += 1
        counts[verdict] += 1
        counts["incomplete"] += opened["status"] == "incomplete"
        counts["waived"] += sum(row[1] == "waived" for row in opened.get("rows", ()) if row[1:])
        counts["moved_late"] += late
        by["service"][service] += 1
        by[f"service-{verdict}"][service] += 1
        by["agency"][opened["agency"]] += 1
        by["channel"][opened.get("channel", "counter")] += 1
        by["status"][status] += 1
        by["taken_in"][actor] += 1
        if ended_by:
            by["finished"][ended_by] += 1
        if verdict == "broken":
            by["reasons"][why or "none"] += 1
    numbers = [one for one in receipts if span[0] <= _day_of(one) <= span[1]]
    return {
        **{one: counts[one] for one in COUNTS},
        **{one: dict(by[one]) for one in TALLIES},
        "money": {method: tuple(sums) for method, sums in money.items()},
        "receipts": len(numbers),
        "gaps": _gaps(numbers),
    }


COUNTS = ("cases", "kept", "broken", "running", "overdue", "incomplete", "waived", "moved_late")
TALLIES = (
    "service",
    "service-kept",
    "service-broken",
    "agency",
    "channel",
    "status",
    "taken_in",
    "finished",
    "reasons",
)


def _promise(facts: Any, today: str) -> tuple[str, str, str, bool, str]:
    """(verdict, who ended it, status, moved late, why) of one case."""
    status, promise, ended, late, why, before = "", None, None, False, "", ""
    for kind, at, actor, body in facts:
        if kind in ("case.registered", "case.completed"):
            status, promise = body["status"], body.get("promise")
        elif kind == "case.paid" and status == "awaiting_payment":
            status, before = before or "accepted", ""
            promise = body.get("promise") or promise
        elif kind == "case.voided":
            status, before, promise = "awaiting_payment", status, None
        elif kind == "case.postponed":
            promise, why = body["promise"], body["why"]
            late = late or body["on"] > body["before"]
        elif kind in ("case.moved", "case.refused"):
            status = body.get("to", "refused")
            promise = body.get("promise") or promise
            if status in ENDED and ended is None:
                ended = (body["on"], at, actor)
    if ended is not None and (promise or late):
        if late:
            broken = True
        elif promise.get("promised_at") is not None:
            broken = ended[1] > promise["promised_at"]
        else:
            broken = ended[0] > promise["promised_on"]
        return "broken" if broken else "kept", ended[2], status, late, why
    if ended is None and promise:
        verdict = "running" if promise["promised_on"] >= today else "overdue"
        return verdict, "", status, late, why
    return "none", ended[2] if ended else "", status, late, why


def _receipts(facts: Any) -> set[str]:
    fields = ("receipt_number", "replacement")
    return {body[field] for *_, body in facts for field in fields if body.get(field)}


def _money(facts: Any, span: Any, hours: int, money: dict[str, list[int]]) -> None:
    voided = {body["receipt_number"] for kind, _, _, body in facts if kind == "case.voided"}
    for kind, at, _actor, body in facts:
        if kind == "case.paid" and span[0] <= _local_day(at, hours) <= span[1]:
            gone = body["receipt_number"] in voided
            sums = money[body["method"]]
            sums[0] += 1
            sums[1] += body["amount_rupiah"]
            sums[2] += gone
            sums[3] += body["amount_rupiah"] * gone


def _day_of(number: str) -> str:
    digits = number.split("-")[1]
    return f"20{digits[:2]}-{digits[2:4]}-{digits[4:]}"


def _gaps(numbers: list[str]) -> int:
    """Serials below the highest of their series that nobody used, without those of check `*`."""
    series: dict[str, set[int]] = defaultdict(set)
    for number in numbers:
        series[number[:-6]].add(int(number[-6:-2]))
    lost = 0
    for lead, used in series.items():
        for serial in set(range(1, max(used))) - used:
            rest = 0
            for letter in f"{lead}{serial:04}".replace("-", ""):
                rest = (rest + VALUES[letter]) * 2 % 37
            lost += (1 - rest) % 37 != VALUES["*"]
    return lost


def _visits(streams: Any, office: str, span: Any, hours: int) -> dict[str, Any]:
    waits: dict[Any, list[int]] = defaultdict(list)
    spent: dict[Any, list[int]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for facts in _of(streams, "ticket"):
        _, issued_at, _, issued = facts[0]
        if issued["office"] != office or not span[0] <= issued["on"] <= span[1]:
            continue
        counts["issued"] += 1
        counts["priority"] += issued.get("priority") is not None
        service, called = issued.get("service", ""), None
        for kind, at, _actor, body in facts[1:]:
            if kind == "ticket.called":
                if called is None:
                    hour = (at // 3_600_000 + hours) % 24
                    for key in ("all", hour, service):
                        waits[key].append(at - issued_at)
                counts["out_of_order"] += body["reason"] == "out-of-order"
                called = at
            elif kind == "ticket.no_show":
                counts["no_shows"] += 1
            elif kind == "ticket.finished" and called is not None:
                for key in ("all", service):
                    spent[key].append(at - called)
    return {
        **{one: counts[one] for one in ("issued", "priority", "out_of_order", "no_shows")},
        "waits": {key: _spread(values) for key, values in waits.items()},
        "spent": {key: _spread(values) for key, values in spent.items()},
    }


def _spread(values: list[int]) -> tuple[int, int, int]:
    """How many, the value at place ceil(n/2), the value at place ceil(0.9 n)."""
    ranked, many = sorted(values), len(values)
    return many, ranked[-(-many // 2) - 1], ranked[-(-many * 9 // 10) - 1]


def _voices(streams: Any, office: str, span: Any) -> dict[str, Any]:
    kinds: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for facts in _of(streams, "complaint"):
        kind, _, _, opened = facts[0]
        if kind != "complaint.filed":
            continue
        if opened["office"] != office or not span[0] <= opened["received_on"] <= span[1]:
            continue
        kinds[opened["kind"]] += 1
        finish = {one["stage"]: one["due_on"] for one in opened.get("clocks", ())}.get("finish")
        ended = None
        for _, _, _, body in facts[1:]:
            if body.get("to") == "done":
                ended = body["on"]
        if ended is None:
            counts["complaints_open"] += 1
        else:
            counts["complaints_late" if finish and ended > finish else "complaints_in_time"] += 1
    sums: Counter[str] = Counter()
    answers: Counter[str] = Counter()
    respondents = 0
    left = _used_twice(streams, office)
    for name, facts in streams.items():
        if not name.startswith("survey-answers:"):
            continue
        body = facts[0][3]
        if (
            body["office"] == office
            and span[0] <= body["on"] <= span[1]
            and body["survey"] == "skm"
        ):
            rows = [row for n, row in enumerate(body["rows"]) if (name, n) not in left]
            respondents += len(rows)
            for row in rows:
                for element, value in zip(body["elements"], row[4], strict=True):
                    sums[element] += value
                    answers[element] += value > 0
    means = {one: Fraction(sums[one], answers[one]) for one in sums if answers[one]}
    return {
        "complaints": dict(kinds),
        **{f"complaints_{one}": counts[f"complaints_{one}"] for one in ("open", "late", "in_time")},
        "respondents": respondents,
        "elements": {one: _three(mean) for one, mean in means.items()},
    }


def _used_twice(streams: Any, office: str) -> set[tuple[str, int]]:
    """Answers that a code used before brought: of each list of used codes as many as repeat one."""
    lists, by_code = [], []
    for name, facts in streams.items():
        word, _, place = name.partition(":")
        kind, _, _, body = facts[0]
        chain, seq = place.split("/")[0], int(place.split("/")[1]) if "/" in place else 0
        if kind == "survey.codes_spent" and body["office"] == office:
            lists.append((body["on"], chain, seq, name, body["hashes"]))
        elif word == "survey-answers" and body["office"] == office:
            by_code += [
                (chain, seq, (name, n)) for n, row in enumerate(body["rows"]) if row[3] == "code"
            ]
    seen: set[str] = set()
    left: set[tuple[str, int]] = set()
    for _, chain, seq, name, hashes in sorted(lists):
        again = len(seen & set(hashes))
        seen |= set(hashes)
        since = max((at for _, own, at, _, _ in lists if own == chain and at < seq), default=0)
        batch = [ref for own, at, ref in by_code if own == chain and since < at < seq]
        lots = {
            blake2b(f"{name} {answers} {n}".encode(), digest_size=16).digest(): (answers, n)
            for answers, n in batch
        }
        left |= {lots[one] for one in sorted(lots)[:again]}
    return left


def _three(mean: Fraction) -> str:
    whole = (mean * 2000 + 1) // 2
    return f"{whole // 1000}.{whole % 1000:03}"


def _facilities(streams: Any, office: str, until: str) -> dict[str, str]:
    rounds = [facts[0][3] for facts in _of(streams, "facility")]
    latest: dict[str, str] = {}
    for one in sorted(rounds, key=lambda one: one["on"]):
        if one["office"] == office and one["on"] <= until:
            latest |= one["found"]
    return latest


def totals(report: Any) -> dict[str, Any]:
    """The same totals out of a report, under the same names."""
    cases, visits, money = report.cases, report.visits, report.money
    whole, count = cases.whole, report.complaints
    spreads = (visits.waits_by_hour, visits.waits_by_service, visits.services_by_service)
    hour, service, spent = ({k: _plain(v) for k, v in one.items()} for one in spreads)
    index = report.survey.index
    return {
        **{one: getattr(whole, one) for one in COUNTS[:5]},
        **{one: getattr(cases, one) for one in COUNTS[5:]},
        "service": {code: one.cases for code, one in cases.by_service.items()},
        "service-kept": {code: one.kept for code, one in cases.by_service.items() if one.kept},
        "service-broken": {
            code: one.broken for code, one in cases.by_service.items() if one.broken
        },
        "agency": {code: one.cases for code, one in cases.by_agency.items()},
        "channel": cases.by_channel,
        "status": cases.by_status,
        "taken_in": {one.staff: one.taken_in for one in report.place.officers if one.taken_in},
        "finished": {one.staff: one.finished for one in report.place.officers if one.finished},
        "reasons": cases.reasons,
        "money": {
            method: (one.count, one.rupiah, one.voided, one.voided_rupiah)
            for method, one in money.by_method.items()
        },
        "receipts": money.receipts,
        "gaps": money.gap_count,
        **{one: getattr(visits, one) for one in ("issued", "priority", "out_of_order", "no_shows")},
        "waits": {"all": _plain(visits.waits), **hour, **service},
        "spent": {"all": _plain(visits.services), **spent},
        "complaints": count.by_kind,
        "complaints_open": count.open,
        "complaints_late": count.late,
        "complaints_in_time": count.in_time,
        "respondents": report.survey.respondents,
        "elements": dict(index.nrr) if index else {},
        "rounds": {one.facility: one.condition for one in report.place.facilities if one.condition},
    }


def _plain(spread: Any) -> tuple[int, int, int]:
    return spread.count, spread.median_ms, spread.ninth_ms
