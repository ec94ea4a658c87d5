"""The shipped data and the vectors, read once for the unit tests of the domain."""

import copy
import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from frontoffice.domain.calendar import OfficeCalendar, parse_holidays
from frontoffice.domain.catalogue import Catalogue, catalogue_from_plain
from frontoffice.domain.regions import Regions, parse_regions
from frontoffice.resources import resource


def vectors(name: str) -> dict[str, Any]:
    """A file of tests/vectors."""
    path = Path(__file__).parent.parent / "vectors" / f"{name}_vectors.json"
    return json.loads(path.read_text("utf-8"))


def plain_catalogue() -> dict[str, Any]:
    """The shipped catalogue file as plain data, fresh for each caller to spoil."""
    return copy.deepcopy(_plain())


@cache
def _plain() -> dict[str, Any]:
    return yaml.safe_load(resource("catalogue", "services.yaml").read_text("utf-8"))


@cache
def where_to_get() -> dict[str, str]:
    """Document code -> where a citizen gets it."""
    return tomllib.loads(resource("catalogue", "where_to_get.toml").read_text("utf-8"))


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return catalogue_from_plain(plain_catalogue(), where_to_get())


@cache
def regions() -> Regions:
    """The shipped regions."""
    return parse_regions(resource("regions", "wilayah_kemendagri.csv").read_text("utf-8"))


@cache
def calendar(joint_leave_works: bool = False) -> OfficeCalendar:
    """An office in WIB with the shipped holidays."""
    text = resource("catalogue", "hari_libur_2024_2027.csv").read_text("utf-8")
    return OfficeCalendar(holidays=parse_holidays(text), joint_leave_works=joint_leave_works)
