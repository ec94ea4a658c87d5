"""Scans and photos of a case: the fact names the ciphertext, its key lies in the personal part."""

from __future__ import annotations

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Fact, Personal, Ref, fact

PURPOSES = ("requirement", "payment", "handover", "product", "other")

MAX_FILE = 2 * 1024 * 1024
"""Largest file kept, compressed: four minutes on a line of 64 kbit/s."""


SEALING = 64
"""A ciphertext is a little longer than what it holds."""


class FilePersonal(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """The key that opens a file, and the name it came with."""

    key: bytes
    name: str = ""


@fact("file.attached/1", personal=FilePersonal)
class FileAttached(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A file was attached: hash and size of its ciphertext, what it is, which requirement."""

    blob: bytes
    size: int
    media: str
    purpose: str = "requirement"
    row: str | None = None


@fact("file.removed/1")
class FileRemoved(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An attached file is not shown any more: the wrong person's, or unreadable."""

    file: Ref
    why: str = "wrong"


def media_of(data: bytes) -> str:
    """What a file is by its first bytes; raises RuleViolation `file-kind-unknown`."""
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    raise RuleViolation("file-kind-unknown", field="file")
