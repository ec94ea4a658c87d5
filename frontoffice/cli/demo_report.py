"""What the demo leaves behind: summary.json for programs and summary.md for people."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from frontoffice.cli.session import Session
from frontoffice.cli.words import texts


def write_report(
    session: Session, out: Path, facts: dict[str, Any], *, cases: int, seed: int, seconds: float
) -> dict[str, Any]:
    """Writes both files and returns the summary; `ok` is true when every check held."""
    served, verified, sync = facts["served"], facts["verified"], facts["sync"]
    centre = sum(sum(office["cases"].values()) for office in facts["centre"])
    # A void is known here, so the voided original must be told apart from the genuine ones.
    wrong = [
        Path(paper).name
        for paper, verdict in verified.items()
        if verdict != ("voided" if _was_voided(served, paper) else "genuine")
    ]
    checks = {
        "offline_first": not facts["offline"].online and facts["offline"].waiting > 0,
        "even_with_centre": sync.even and facts["light"] == "sent" and centre == cases,
        "receipts_verify": not wrong and bool(verified),
        "journal_whole": facts["journal"].ok,
        "nothing_readable_at_rest": facts["readable"] == 0,
    }
    summary: dict[str, Any] = {
        "ok": all(checks.values()),
        "seed": seed,
        "seconds": seconds,
        "citizens": len(served),
        "services": len({one.service for one in served}),
        "cases": cases,
        "statuses": dict(Counter(one.status for one in served)),
        "exceptions": [one.exception for one in served],
        "receipts": len(verified),
        "verdicts": dict(Counter(verified.values())),
        "not_as_expected": wrong,
        "checks": checks,
        "sync": sync,
        "centre_cases": centre,
        "journal": facts["journal"],
        "screenshots": facts["screenshots"],
        "pages": facts["pages"],
        "served": served,
    }
    plain: dict[str, Any] = msgspec.to_builtins(summary)
    text = msgspec.json.format(msgspec.json.encode(plain), indent=2)
    (out / "summary.json").write_bytes(text + b"\n")
    (out / "summary.md").write_text(_page(session, plain), "utf-8")
    return plain


def _was_voided(served: list[Any], paper: str) -> bool:
    number = Path(paper).stem
    return any(one.exception.startswith("void") and number == one.receipts[0] for one in served)


def _page(session: Session, summary: dict[str, Any]) -> str:
    say = session.say
    sync = summary["sync"]
    lines = [
        f"# {say('demo-title')}",
        "",
        say("demo-intro", citizens=summary["citizens"], services=summary["services"]),
        say(
            "demo-synced",
            pushed=sync["pushed"],
            up=sync["bytes_up"],
            requests=sync["requests"],
            seconds=sync["seconds"],
        ),
        say("demo-receipts", count=summary["receipts"], genuine=summary["verdicts"]["genuine"]),
        "",
    ]
    lines += [
        f"- {say('demo-yes' if held else 'demo-no')}: {say('demo-check-' + name)}"
        for name, held in summary["checks"].items()
    ]
    lines += ["", f"| {say('demo-number')} | {say('demo-service')} | {say('demo-status')} | |"]
    lines.append("|---|---|---|---|")
    lines += [
        f"| {one['number']} | {one['service']} | {say('status-' + one['status'])} "
        f"| {texts(session.language)['visit'].get(one['exception'], one['exception'])} |"
        for one in summary["served"]
    ]
    shots = ", ".join(summary["screenshots"]) or say("demo-no-screens")
    lines += ["", say("demo-left", screens=shots)]
    if summary["pages"]:
        lines.append(say("demo-pages", count=len(summary["pages"])))
    lines += [say("demo-took", seconds=summary["seconds"])]
    return "\n".join(lines) + "\n"
