"""The product in the right hands: where it lies, who received it, and the proof of that."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Fact, Personal, fact

RECEIVERS = ("applicant", "representative", "other")
SHOWN = ("ktp", "receipt", "kuasa")
PROOFS = ("drawn", "photo", "paper")
"""How the receiver signed: on the screen, on a photographed sheet, on the printed minutes."""

UNCOLLECTED_DAYS = 30
"""A product nobody came for is moved to the archive after so many days unless set otherwise."""

MAX_POINTS = 3000
"""Points of a drawn signature; more is a scribble, not a name."""

_PLACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./-]{0,31}")

Strokes = tuple[tuple[tuple[int, int], ...], ...]
"""A signature as strokes of points, each 0..255 in a field twice as wide as high."""


@fact("product.placed/1")
class ProductPlaced(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Where the product lies: a shelf of the counter, or the archive once nobody came."""

    place: str
    archived: bool = False


class HandoverPersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """Who received it: name, NIK, relation, signature, and the statement of a lost receipt."""

    receiver: str
    nik: str | None = None
    relation: str = ""
    statement: str = ""
    signature: bytes = b""


@fact("case.delivered/1", "status", personal=HandoverPersonal)
class ProductHandedOver(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The product, or the refusal, is in the hands of the applicant or who may act for them.

    `shown` are the papers seen, `papers` the requirements whose originals went back, `product` its
    own number; `photo` names the attached file where the proof is one. `happened_at` (UTC ms) and
    `source`, the number of the paper, where it was typed in after an outage.
    """

    on: dt.date
    receiver: str
    shown: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    lost_receipt: bool = False
    proof: str = "paper"
    photo: bytes | None = None
    product: str = ""
    happened_at: int | None = None
    source: str | None = None


def place_of(text: str) -> str:
    """A shelf's name as it is written on the shelf; raises RuleViolation `place-bad`."""
    place = " ".join(text.split())
    if not _PLACE.fullmatch(place):
        raise RuleViolation("place-bad", field="place")
    return place


def pack_signature(strokes: Iterable[Sequence[tuple[float, float]]]) -> bytes:
    """Strokes as bytes: per stroke a count of two bytes and its points of two.

    Coordinates are 0..1 of the field. Raises RuleViolation `signature-missing` for a dot or
    nothing, `signature-too-long`.
    """
    packed, total = bytearray(), 0
    for stroke in strokes:
        points = list(dict.fromkeys((_byte(x), _byte(y)) for x, y in stroke))
        total += len(points)
        packed += len(points).to_bytes(2, "big")
        packed += bytes(value for point in points for value in point)
    if total < 5:
        raise RuleViolation("signature-missing", field="signature")
    if total > MAX_POINTS:
        raise RuleViolation("signature-too-long", field="signature")
    return bytes(packed)


def unpack_signature(data: bytes) -> Strokes:
    """The strokes in the bytes of a signature; what is not whole is left out."""
    strokes, at = list[tuple[tuple[int, int], ...]](), 0
    while at + 2 <= len(data):
        count = int.from_bytes(data[at : at + 2], "big")
        points = data[at + 2 : at + 2 + 2 * count]
        strokes.append(tuple(zip(points[::2], points[1::2], strict=False)))
        at += 2 + 2 * count
    return tuple(strokes)


def _byte(share: float) -> int:
    return max(0, min(255, round(share * 255)))
