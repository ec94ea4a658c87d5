"""Names of provinces, regencies and districts by their Kemendagri code."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import msgspec

from frontoffice.domain.errors import RuleViolation


class Regions(msgspec.Struct, frozen=True):
    """Code without dots (2, 4 or 6 digits) -> own name."""

    names: Mapping[str, str]

    def __contains__(self, code: str) -> bool:
        return code in self.names

    def path(self, code: str) -> str | None:
        """`Jawa Barat / Kota Bandung / Sukasari`, as deep as the list knows; None if unknown.

        Old codes (all of Papua was renumbered) keep the levels that still exist.
        """
        found: list[str] = []
        for digits in (2, 4, 6):
            name = self.names.get(code[:digits]) if len(code) >= digits else None
            if name is None:
                break
            found.append(name)
        return " / ".join(found) or None

    def under(self, code: str) -> dict[str, str]:
        """The next level below a code, code -> name; the provinces below the empty code."""
        digits = len(code) + 2
        return {
            key: name
            for key, name in self.names.items()
            if len(key) == digits and key.startswith(code)
        }


def parse_regions(text: str) -> Regions:
    """Regions from CSV text with columns kode and nama; raises RuleViolation `regions-bad`."""
    names: dict[str, str] = {}
    for line, row in enumerate(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))), 2):
        code, name = row.get("kode"), row.get("nama")
        if not code or not name or len(code) not in (2, 4, 6) or not code.isdecimal():
            raise RuleViolation("regions-bad", field="regions", line=line)
        names[code] = name
    return Regions(names)
