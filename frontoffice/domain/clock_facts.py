"""The true time, stated by a person where the computer's clock is wrong and no server is heard."""

from __future__ import annotations

from frontoffice.domain.facts import Fact, fact


@fact("clock.stated/1")
class ClockStated(Fact, frozen=True, kw_only=True):
    """What the time really was (UTC ms), and what is added to the wall clock from then on."""

    stated_at: int
    correction_ms: int
