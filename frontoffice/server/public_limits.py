"""How fast the public may ask: per address, and per number or code whose secret is being guessed.

Kept in the memory of each worker: with N workers an address gets at most N times as much.
"""

from __future__ import annotations

import ipaddress
import threading
from collections.abc import Callable

import msgspec

from frontoffice.domain.errors import RuleViolation

MOST_KEYS = 50_000


class Pace(msgspec.Struct, frozen=True):
    """So many at once, then one every `each_ms` milliseconds."""

    name: str
    burst: int
    each_ms: int


READING = Pace("read", 120, 250)
"""Pages read from one address; a whole hall may sit behind it."""

GUESSING = Pace("guess", 10, 6_000)
"""Numbers with a code asked from one address: at most 610 in an hour."""

SECRET = Pace("secret", 5, 60_000)
"""Codes tried for one number, from wherever: at most 65 in an hour."""

WRITING = Pace("write", 5, 120_000)
"""Forms sent from one address."""


class Limits:
    """Remembers, per pace and key, when the next one is due (the generic cell rate algorithm)."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._due: dict[tuple[str, str], int] = {}
        self._turn = threading.Lock()

    def take(self, pace: Pace, key: str) -> None:
        """Counts one more; raises RuleViolation `public-too-fast` with `retry_after_seconds`.

        Who is refused is not counted: waiting as long as told is enough.
        """
        now = self._now()
        with self._turn:
            due = max(now, self._due.get((pace.name, key), 0))
            if due > now + pace.burst * pace.each_ms:
                # Nobody owes more than a burst: the clock was set back.
                due = now
            wait = due - now - (pace.burst - 1) * pace.each_ms
            if wait > 0:
                raise RuleViolation("public-too-fast", retry_after_seconds=-(-wait // 1000))
            if len(self._due) >= MOST_KEYS:
                self._due = {one: at for one, at in self._due.items() if at > now}
            self._due[pace.name, key] = due + pace.each_ms


def address_key(host: str) -> str:
    """Whom an address belongs to: itself, or the network of 2^64 that one IPv6 customer has."""
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return host[:64]
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    # A socket for both families shows IPv4 like this: all of it would be one network.
    mapped = found.ipv4_mapped
    return str(mapped or ipaddress.ip_network((found, 64), strict=False))
