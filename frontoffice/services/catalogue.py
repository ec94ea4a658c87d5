"""Publishing and reading service standards: from YAML, from the bundle, by version."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import yaml

from frontoffice.domain.calendar import parse_holidays
from frontoffice.domain.catalogue import Catalogue, catalogue_from_plain
from frontoffice.domain.catalogue_lint import Finding, lint
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.reference_facts import (
    CataloguePublished,
    HolidaysSet,
    StandardPublished,
)
from frontoffice.resources import resource
from frontoffice.services.home import Home
from frontoffice.services.reference import not_replaced
from frontoffice.store.work import Changes, Work

BUNDLED = ("catalogue", "services.yaml")
MAX_FILE = 8 * 1024 * 1024
"""A catalogue of a thousand services is two megabytes; more than this is not one."""


class Published(msgspec.Struct, frozen=True):
    """What a publication changed: codes that are new or have another content, and the rest."""

    changed: tuple[str, ...]
    unchanged: int
    changes: Changes


def read_file(path: Path) -> Any:
    """The plain data of a catalogue file.

    :raises RuleViolation: `file-unreadable`, `file-too-large`, `yaml-bad` with the line.
    """
    try:
        if path.stat().st_size > MAX_FILE:
            raise RuleViolation("file-too-large", file=path.name)
        return yaml.load(path.read_text("utf-8"), Loader=_loader())
    except (OSError, UnicodeDecodeError):
        raise RuleViolation("file-unreadable", file=path.name) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise RuleViolation(
            "yaml-bad", file=path.name, line=mark.line + 1 if mark else "?"
        ) from None


def _loader() -> type[Any]:
    """The safe loader, the fast one where libyaml is there."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lint_file(path: Path) -> list[Finding]:
    """Every mistake in a catalogue file, with its place."""
    return lint(read_file(path))


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue in a file.

    :raises RuleViolation: `catalogue-bad` naming the place.
    """
    where = tomllib.loads(resource("catalogue", "where_to_get.toml").read_text("utf-8"))
    places = where.get("where_to_get", where)
    return catalogue_from_plain(read_file(path), places)


def publish_file(home: Home, path: Path, authority: str = "local") -> Published:
    """Publishes every standard of a file that is new or has changed.

    :raises PermissionDenied: the officer may not publish.
    """
    home.require("catalogue.publish")
    return publish(home, read_catalogue(path), authority)


def publish_bundled(home: Home, standards: Catalogue | None = None) -> Published:
    """Publishes a new home's first standards, the bundled ones unless others are given, and the
    bundled holidays."""
    published = publish(home, standards or read_catalogue(resource(*BUNDLED)), "local")
    holidays = parse_holidays(resource("catalogue", "hari_libur_2024_2027.csv").read_text("utf-8"))
    rows = tuple((on, one.kind, one.name, one.estimated) for on, one in sorted(holidays.items()))
    with home.store.work(home.officer.staff) as work:
        work.open("holidays", HolidaysSet(authority="local", rows=rows))
    return published


def publish(home: Home, catalogue: Catalogue, authority: str) -> Published:
    """Publishes what differs from the versions known here; each version is a stream of its own."""
    home.require("catalogue.publish")
    known = {
        (one.content, one.authority)
        for versions in home.reference.versions.values()
        for one in not_replaced(versions)
    }
    changed: list[str] = []
    with home.store.work(home.officer.staff) as work:
        _publish_names(work, home, catalogue, authority)
        for standard in catalogue.standards:
            content = standard.content_name
            if (content, authority) in known:
                continue
            changed.append(standard.code)
            plain = msgspec.to_builtins(standard)
            work.open(
                "standard",
                StandardPublished(
                    code=standard.code, content=content, authority=authority, standard=plain
                ),
            )
    return Published(tuple(changed), len(catalogue.standards) - len(changed), work.changes)


def _publish_names(work: Work, home: Home, catalogue: Catalogue, authority: str) -> None:
    agencies = tuple(msgspec.to_builtins(one) for one in catalogue.agencies)
    documents = tuple(msgspec.to_builtins(one) for one in catalogue.documents)
    there = home.reference.catalogue
    if there.agencies == catalogue.agencies and there.documents == catalogue.documents:
        return
    work.open(
        "catalogue",
        CataloguePublished(authority=authority, agencies=agencies, documents=documents),
    )
