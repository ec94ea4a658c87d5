"""The bundled region codes (Kemendagri), read once."""

from __future__ import annotations

from functools import cache

from frontoffice.domain.regions import Regions, parse_regions
from frontoffice.resources import resource


@cache
def regions() -> Regions:
    """Names by code of provinces, kabupaten/kota and kecamatan."""
    return parse_regions(resource("regions", "wilayah_kemendagri.csv").read_text("utf-8"))
