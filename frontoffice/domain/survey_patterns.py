"""Patterns in a day's answers that a supervisor should look at: who really answered? No identity.

The officer holds the receipts with their codes, so codes spent at the counter itself are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from frontoffice.domain.survey_facts import AnswerRow

ENOUGH = 5
"""Fewer answers make no pattern."""

MOST_SHARE = (1, 2)
"""More than this share of a day's answers by code at the counter, or all alike, is odd."""

BURST_MS = 120_000
BURST = 3
"""So many codes within so long at one counter is not three citizens."""


def flags_of(rows: Sequence[AnswerRow], codes_here: int, bursts: int) -> dict[str, int]:
    """How many answers of a day show each pattern; only those that show.

    `codes_here` are codes spent at the counter's own PC, `bursts` codes that came too fast there.
    """
    found: dict[str, int] = {}
    over, under = MOST_SHARE
    if codes_here >= ENOUGH and codes_here * under > len(rows) * over:
        found["codes_at_counter"] = codes_here
    if bursts:
        found["codes_in_a_row"] = bursts
    by_code = [row.answers for row in rows if row.channel == "code"]
    alike = Counter(by_code).most_common(1)
    if alike and len(by_code) >= ENOUGH and alike[0][1] * under > len(by_code) * over:
        found["same_answers"] = alike[0][1]
    return found
