"""Destroying what citizens sent once it has served its end: a fact that every station follows."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from frontoffice.domain.erasure_facts import PersonalErased
from frontoffice.server import journal
from frontoffice.server.admin import Centre
from frontoffice.server.public_offices import Office
from frontoffice.server.tables import entry, erased


def destroy(
    centre: Centre, office: Office, over: Mapping[str, tuple[str, ...]], reason: str
) -> int:
    """Destroys the personal data of these streams and of those that hang on each of them.

    What was destroyed before is left out; how many of the first were new.
    """
    with centre.database.writing() as connection:
        known = connection.execute(
            select(erased.c.stream).where(
                erased.c.office == office.code, erased.c.stream.in_(sorted(over))
            )
        )
        fresh = set(over) - set(known.scalars())
        if not fresh:
            return 0
        streams = {one for stream in fresh for one in (stream, *over[stream])}
        fact = PersonalErased(streams=tuple(sorted(streams)), reason=reason, schedule="", second="")
        journal.write(
            centre.database,
            connection,
            centre.home.station,
            office.code,
            [("privacy", fact)],
            centre.now(),
        )
    return len(fresh)


def offices_with(centre: Centre, kind: str) -> list[str]:
    """Offices in whose feed there is such a fact."""
    with centre.database.reading() as connection:
        found = connection.execute(select(entry.c.office).where(entry.c.kind == kind).distinct())
        return list(found.scalars())
