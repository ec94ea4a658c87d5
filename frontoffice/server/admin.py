"""What the `central` commands do: offices, enrolment codes, revocation, standards, status."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select

from frontoffice.domain.catalogue import Catalogue
from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.facts import Fact
from frontoffice.domain.practice import OFFICE as PRACTICE
from frontoffice.domain.reference_facts import CataloguePublished, OfficeSet, StandardPublished
from frontoffice.server import admission, folding, journal
from frontoffice.server.database import Database
from frontoffice.server.home import CentralHome, open_home
from frontoffice.server.tables import office as office_table
from frontoffice.store.clock import SystemClock
from frontoffice.sync.wire import NATIONAL


class Centre(msgspec.Struct, frozen=True):
    """An open centre: its home, its database, and where it reads the time (UTC ms)."""

    home: CentralHome
    database: Database
    now: Callable[[], int] = SystemClock().now


@contextlib.contextmanager
def opened(
    home: Path, database_url: str | None = None, now: Callable[[], int] | None = None
) -> Iterator[Centre]:
    """Opens a centre for a command or for serving; made at first use.

    `database_url` None is the encrypted SQLite database in the home.
    """
    keys = open_home(home)
    database = Database.open(database_url or keys.default_database, keys.data_key)
    try:
        yield Centre(keys, database, now or SystemClock().now)
    finally:
        database.close()


def office_add(centre: Centre, code: str, name: str, zone: str = "WIB") -> dict[str, Any]:
    """Adds an office, or gives it another name or zone; `{"office", "name", "zone", "added"}`.

    Raises RuleViolation `office-code-bad`, `zone-unknown`, `office-name-missing`.
    """
    if code == PRACTICE:
        raise RuleViolation("practice-office-code", field="office")
    if not (2 <= len(code) <= 8 and code.isascii() and code.isalnum() and code.upper() == code):
        raise RuleViolation("office-code-bad", office=code, field="office")
    if zone not in ("WIB", "WITA", "WIT"):
        raise RuleViolation("zone-unknown", field="zone", zone=zone)
    if not name.strip():
        raise RuleViolation("office-name-missing", field="name")
    now = centre.now()
    with centre.database.writing() as connection:
        there = connection.execute(
            select(office_table).where(office_table.c.office == code)
        ).one_or_none()
        if there is None:
            connection.execute(
                office_table.insert().values(office=code, name=name, zone=zone, added_at=now)
            )
        elif (there.name, there.zone) != (name, zone):
            connection.execute(
                office_table.update()
                .where(office_table.c.office == code)
                .values(name=name, zone=zone)
            )
        if there is None or (there.name, there.zone) != (name, zone):
            known = journal.own_facts(connection, centre.home.station, code, OfficeSet.KIND)
            fact = OfficeSet(authority="national", code=code, name=name, zone=zone)
            stream = known[-1][0] if known else "office"
            journal.write(
                centre.database, connection, centre.home.station, code, [(stream, fact)], now
            )
    return {"office": code, "name": name, "zone": zone, "added": there is None}


def station_code(
    centre: Centre, office: str, station: int, circles: tuple[str, ...] | None = None
) -> dict[str, Any]:
    """A one-time code for a station: `{"code", "expires_at"}` (UTC ms, 24 hours from now)."""
    code, expires_at = admission.new_code(centre.database, office, station, centre.now(), circles)
    return {"code": code, "expires_at": expires_at}


def station_revoke(
    centre: Centre, office: str, station: int, *, lost: bool = False
) -> dict[str, Any]:
    """Takes back a station's certificate: `{"office", "station", "revoked"}` (keys)."""
    count = admission.revoke(centre.database, centre.home, office, station, centre.now(), lost=lost)
    return {"office": office, "station": station, "revoked": count}


def catalogue_publish(
    centre: Centre, catalogue: Catalogue, office: str | None = None
) -> dict[str, Any]:
    """Publishes what is new or changed to every office, or to one: `{"changed", "unchanged"}`.

    Authority `national` goes to the national feed, `office` to the office's own.
    """
    feed, authority = (office, "office") if office else (NATIONAL, "national")
    facts = list[tuple[str, Fact]]()
    changed: list[str] = []
    key = centre.home.station
    with centre.database.writing() as connection:
        if office:
            admission.require_office(connection, office)
        known = journal.own_facts(connection, key, feed, StandardPublished.KIND)
        latest = {body["code"]: body["content"] for _, body in known}
        for standard in catalogue.standards:
            if latest.get(standard.code) == standard.content_name:
                continue
            changed.append(standard.code)
            fact = StandardPublished(
                code=standard.code,
                content=standard.content_name,
                authority=authority,
                standard=msgspec.to_builtins(standard),
            )
            facts.append(("standard", fact))
        names = CataloguePublished(
            authority=authority,
            agencies=tuple(msgspec.to_builtins(one) for one in catalogue.agencies),
            documents=tuple(msgspec.to_builtins(one) for one in catalogue.documents),
        )
        published = journal.own_facts(connection, key, feed, CataloguePublished.KIND)
        if not published or published[-1][1] != msgspec.to_builtins(names):
            facts.append(("catalogue", names))
        journal.write(centre.database, connection, key, feed, facts, centre.now())
    return {"changed": changed, "unchanged": len(catalogue.standards) - len(changed)}


def status(centre: Centre) -> dict[str, Any]:
    """Every office with stations, last contact, entries and cases by status, folded up to now."""
    for office in folding.offices_behind(centre.database):
        folding.fold_office(centre.database, office)
    return folding.status(centre.database)
