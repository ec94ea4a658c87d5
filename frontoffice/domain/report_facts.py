"""Facts of the weekly round through the office: what helps people with disabilities is there.

UU 25/2009 ps. 29 and Permen PANRB 11/2024 ask for accessible facilities; what each looks like is
written down once a week.
"""

from __future__ import annotations

import datetime as dt

from frontoffice.domain.facts import Fact, Personal, fact

FACILITIES = (
    "ramp",
    "handrail",
    "guiding_block",
    "toilet",
    "lactation_room",
    "wheelchair",
    "priority_counter",
    "priority_seat",
    "play_corner",
    "parking",
    "signs",
    "audio_call",
    "drinking_water",
    "fire_extinguisher",
)
CONDITIONS = ("good", "repair", "broken", "none")
"""As it should be; works but wants repair; cannot be used; is not there."""


class CheckPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Free words beside a facility, by its code."""

    notes: dict[str, str] = {}


@fact("facility.checked/1", personal=CheckPersonal)
class FacilityChecked(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody walked through the office on a day: facility -> condition.

    `photos` are the names of pictures kept outside the journal, by facility; each is attached to
    the round like every file, with its key.
    """

    office: str
    on: dt.date
    found: dict[str, str]
    photos: dict[str, bytes] = {}
