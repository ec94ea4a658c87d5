"""One counter: a durable submit beside a bare commit, a receipt beside a bare page."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from frontoffice.domain.facts import PaperPrinted
from frontoffice.services import cases, intake, papers
from frontoffice.services.home import Home
from frontoffice.store.engine import open_engine
from tests.benchmarks.figures import Figure, median, p95, times
from tests.builders import FREE, PAID, intake_request

ROW_BYTES = 900
SUBMIT_TARGET, RECEIPT_TARGET_MS = 4.0, 20.0
ROUND = 50
"""Submits and bare commits alternate by so many, so that a slow moment of the disk hits both."""


def submit_figures(home: Home, runs: int) -> list[Figure]:
    """A free and a paid application from request to durable answer."""
    engine = open_engine(home.folder / "floor.db", os.urandom(32))
    bare = engine.raw_connection().driver_connection
    assert bare is not None
    bare.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
    body = os.urandom(ROW_BYTES)

    def commit() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO row (body) VALUES (?)", (body,))
        bare.execute("COMMIT")

    floor: list[float] = []
    found: dict[str, list[float]] = {FREE: [], PAID: []}
    serial = 0
    for _ in range(max(1, runs // ROUND)):
        floor += times([commit] * ROUND)
        for service, taken in found.items():
            requests = [intake_request(service, serial=serial + one) for one in range(1, ROUND + 1)]
            serial += ROUND
            taken += times([_submitting(home, one) for one in requests])
    engine.dispose()
    floor.sort()
    figures = []
    for service, name in ((FREE, "submit, free service"), (PAID, "submit, paid in cash")):
        taken = sorted(found[service])
        figures.append(
            Figure(
                name,
                median(taken),
                floor=median(floor),
                floor_name=f"bare SQLCipher commit of {ROW_BYTES} bytes",
                target=SUBMIT_TARGET,
                target_is_ratio=True,
                note=f"p95 {p95(taken):.2f} ms, of the floor {p95(floor):.2f} ms",
            )
        )
    return figures


def _submitting(home: Home, request: dict[str, Any]) -> Any:
    return lambda: intake.submit(home, request)


def receipt_figure(home: Home, runs: int) -> Figure:
    """The A5 receipt of a paid case: content, layout, signed QR, PDF."""
    answer = intake.submit(home, intake_request(PAID, serial=9999))
    file = cases.read_file(home, answer.stream)
    number = str(answer.receipt_number)
    ledger = PaperPrinted(paper="receipt", number=number, size="a5")

    def receipt() -> bytes:
        return papers.receipt_pdf(home, file, number, "a5", ledger)

    def page() -> bytes:
        target = io.BytesIO()
        canvas = Canvas(target, pagesize=A5)
        canvas.drawString(40, 40, number)
        canvas.save()
        return target.getvalue()

    first = times([receipt])[0]
    taken, floor = times([receipt] * runs), times([page] * runs)
    return Figure(
        "receipt PDF, A5",
        median(taken),
        floor=median(floor),
        floor_name="a page with one line",
        target=RECEIPT_TARGET_MS,
        note=f"the first one, with its imports and fonts, {first:.0f} ms; {len(receipt())} bytes",
    )


def counter_figures(folder: Path, home: Home, *, runs: int = 1500) -> list[Figure]:
    """All figures of one counter."""
    return [*submit_figures(home, runs), receipt_figure(home, max(5, runs // 20))]
