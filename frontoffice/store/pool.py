"""The pool: voices that wait outside the journal until closing, without order, time or place.

One encrypted file beside the database. It is written whole each time, in a new random order, padded
to steps of 64 KiB, under a new key, and its date is always the same: neither the file nor two
copies of it say in which order anything came. It is not in the database, whose write-ahead log
would keep every earlier page beside the entries written around it, and not in backups, which are
taken every half hour (DESIGN 4, "Anonymous is anonymous").
"""

from __future__ import annotations

import os
import random
import secrets
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from frontoffice.domain.errors import StoreTrouble
from frontoffice.domain.survey_codes import FEW
from frontoffice.store.atomic import write_atomically

POOL = "voices.pool"
WRITTEN = "pool-written"
"""Setting: the batch that is in the journal, noted in the transaction that wrote it there."""

STEP = 64 * 1024
ALWAYS = 946_684_800
"""The file's date, 1 January 2000: when it was touched last is nobody's business."""

_MAGIC = b"fo-pool-1\n"
_SALT, _NONCE = 16, 12
_chance = random.SystemRandom()


class Pool(msgspec.Struct):
    """What waits: answers, complaints and replies to them, and the codes that may still be spent.

    `said` is what respondents said of themselves, by survey and apart from their answers.

    `codes` are the generations of codes, the newest first, each sorted; `blank` those of the
    newest that are on no paper yet. `spent` are hashes of used codes, until there are enough to
    tell. `codes_here` and `bursts` count, without saying which.
    `batch` is random and new after each closing.
    """

    batch: str
    answers: list[dict[str, Any]] = []
    said: list[tuple[str, dict[str, str]]] = []
    complaints: list[dict[str, Any]] = []
    replies: list[dict[str, Any]] = []
    codes: list[list[str]] = []
    blank: list[str] = []
    spent: list[str] = []
    codes_here: int = 0
    bursts: int = 0


def empty() -> Pool:
    """A pool in which nothing waits."""
    return Pool(batch=secrets.token_hex(8))


def load(folder: Path, data_key: bytes, written: bytes | None) -> Pool:
    """What waits now; codes outlive the batch that was `written` to the journal.

    Raises StoreTrouble `pool-unreadable` for a damaged file or one of another home.
    """
    path = folder / POOL
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return empty()
    except OSError as error:
        raise StoreTrouble("pool-unreadable", file=POOL) from error
    head = len(_MAGIC)
    salt, nonce = data[head : head + _SALT], data[head + _SALT : head + _SALT + _NONCE]
    try:
        packed = ChaCha20Poly1305(_key(data_key, salt)).decrypt(
            nonce, data[head + _SALT + _NONCE :], data[:head]
        )
        length = int.from_bytes(packed[:4])
        pool = msgspec.msgpack.decode(packed[4 : 4 + length], type=Pool)
    except (InvalidTag, msgspec.DecodeError, ValueError):
        raise StoreTrouble("pool-unreadable", file=POOL) from None
    return after(pool) if written == pool.batch.encode() else pool


def after(pool: Pool) -> Pool:
    """The pool once its batch is in the journal: the codes go on, and what is too few to tell."""
    return msgspec.structs.replace(
        empty(),
        codes=pool.codes,
        blank=pool.blank,
        spent=[] if told(pool) else pool.spent,
        said=[one for one in pool.said if not said_of(pool, one[0])],
    )


def told(pool: Pool) -> list[str]:
    """The hashes of used codes that this batch tells: all, or none while they are few."""
    return sorted(pool.spent) if len(pool.spent) >= FEW else []


def said_of(pool: Pool, survey: str) -> list[dict[str, str]]:
    """What respondents of a survey said of themselves: of all, or of none while they are few."""
    said = [one for asked, one in pool.said if asked == survey]
    return said if len(said) >= FEW else []


def save(folder: Path, data_key: bytes, pool: Pool) -> None:
    """Writes the pool whole, in a new order. The caller holds the store's write lock."""
    lists: tuple[list[Any], ...] = (pool.answers, pool.complaints, pool.replies, pool.said)
    for waiting in (*lists, pool.blank, pool.spent):
        _chance.shuffle(waiting)
    plain = msgspec.msgpack.encode(pool)
    room = -(-(4 + len(plain)) // STEP) * STEP
    packed = len(plain).to_bytes(4) + plain + bytes(room - 4 - len(plain))
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    sealed = ChaCha20Poly1305(_key(data_key, salt)).encrypt(nonce, packed, _MAGIC)
    path = folder / POOL
    write_atomically(path, _MAGIC + salt + nonce + sealed)
    os.utime(path, (ALWAYS, ALWAYS))


def _key(data_key: bytes, salt: bytes) -> bytes:
    return blake2b(salt, digest_size=32, key=data_key, person=b"fo-pool-1").digest()
