"""The parts of a segment for one circle: its personal data, or only the commitments to it.

Where personal data was erased or never reached the packer, the personal part holds the commitment.
"""

from __future__ import annotations

from collections.abc import Sequence

from frontoffice.journal.columns import Pools, write_column
from frontoffice.journal.columns_read import Malformed
from frontoffice.journal.entry import HASH_BYTES, SALT_BYTES, Entry, commitment
from frontoffice.journal.part import Limits, read_part, read_payloads, write_part, write_payloads

Sealed = tuple[bytes | None, bytes | None, bytes]
"""personal, salt and commitment of one entry"""


def write_personal(entries: Sequence[Entry], *, raw: bool = False) -> bytes:
    """The personal part for entries of one circle; with `raw`, nothing shredded into columns."""
    pools = Pools()
    held = [entry for entry in entries if entry.personal is not None]
    nodes = [
        write_column([int(entry.personal is not None) for entry in entries], pools),
        write_payloads([e.kind for e in held], [e.personal or b"" for e in held], pools, raw=raw),
    ]
    # Random bytes do not compress; they lie apart so as not to spoil what does.
    pools.dense += [entry.salt or b"" for entry in held]
    pools.dense += [entry.commitment or b"" for entry in entries if entry.personal is None]
    return write_part(nodes, pools)


def read_personal(data: bytes, kinds: list[str], limits: Limits) -> list[Sealed]:
    """What `write_personal` wrote, for entries of these kinds, with commitments computed anew."""
    (marks_node, payloads), columns = read_part(data, limits)
    marks = columns.counts(marks_node, len(kinds))
    held = [kind for kind, mark in zip(kinds, marks, strict=True) if mark]
    personal = read_payloads(columns, payloads, held)
    salts = _cut(columns.take("dense", SALT_BYTES * len(held)), SALT_BYTES)
    absent = _cut(columns.take("dense", HASH_BYTES * (len(kinds) - len(held))), HASH_BYTES)
    present = iter(list(zip(personal, salts, map(commitment, personal, salts), strict=True)))
    others = iter(absent)
    return [next(present) if mark else (None, None, next(others)) for mark in marks]


def write_commitments(entries: Sequence[Entry]) -> bytes:
    """The commitments part: 32 bytes an entry of the circle, for readers outside it."""
    return b"".join(entry.commitment or b"" for entry in entries)


def read_commitments(data: bytes, count: int) -> list[Sealed]:
    """What `write_commitments` wrote; raises Malformed."""
    if len(data) != HASH_BYTES * count:
        raise Malformed("commitments")
    return [(None, None, held) for held in _cut(data, HASH_BYTES)]


def _cut(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]
