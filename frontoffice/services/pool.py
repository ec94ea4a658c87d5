"""The pool of voices: putting one in, and writing all of them to the journal at closing."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Iterator
from typing import Any

from frontoffice.domain.numbering import TRACKING_ALPHABET
from frontoffice.services.home import Home
from frontoffice.store import pool as store_pool
from frontoffice.store.pool import WRITTEN, Pool
from frontoffice.store.store import write_setting
from frontoffice.store.work import Changes, Work

STATION_ACTOR = "@station"
"""Who writes voices at closing: no officer (a staff id has no `@`)."""

CODE_LENGTH = 8
CODES_AT_ONCE = 200
FEW_BLANK = 20
GENERATIONS = 14
"""A code serves until so many closings have passed."""


@contextlib.contextmanager
def changing(home: Home) -> Iterator[Pool]:
    """The pool to be changed, written when the block ends, under the store's write lock.

    The lock's transaction writes nothing, so it leaves no trace in the database or its log.
    """
    with home.store.writing():
        pool = _load(home)
        yield pool
        store_pool.save(home.folder, home.data_key, pool)


def read(home: Home) -> Pool:
    """What waits now."""
    return _load(home)


def _load(home: Home) -> Pool:
    return store_pool.load(home.folder, home.data_key, home.store.setting(WRITTEN))


def close(home: Home, write: Callable[[Work, Pool], Any]) -> tuple[Any, Changes]:
    """Writes everything that waits by `write`, in one act of the station itself, and empties it.

    A power cut in between writes nothing twice: the act notes the batch it wrote.
    """
    with home.store.work(STATION_ACTOR) as work:
        pool = _load_in(home, work)
        found = write(work, pool)
        write_setting(work.connection, WRITTEN, pool.batch.encode())
    with changing(home) as waiting:
        # Somebody may have come in between: then a new batch waits already, and stays.
        blank = set(waiting.blank)
        kept = [[code for code in one if code not in blank] for one in waiting.codes]
        waiting.codes, waiting.blank = [[], *kept][:GENERATIONS], []
    return found, work.changes


def _load_in(home: Home, work: Work) -> Pool:
    written = work.value("SELECT value FROM setting WHERE name = ?", (WRITTEN,))
    return store_pool.load(home.folder, home.data_key, written and bytes(written))


def draw_code(home: Home) -> str:
    """A code for one receipt, from codes made beforehand: nothing says who was given which.

    Call it once for an original that goes to paper and keep it nowhere.
    """
    with changing(home) as pool:
        if len(pool.blank) <= FEW_BLANK:
            fresh = [_code() for _ in range(CODES_AT_ONCE)]
            pool.codes = [sorted([*(pool.codes[0] if pool.codes else []), *fresh]), *pool.codes[1:]]
            pool.blank += fresh
        return pool.blank.pop(secrets.randbelow(len(pool.blank)))


def _code() -> str:
    return "".join(secrets.choice(TRACKING_ALPHABET) for _ in range(CODE_LENGTH))
