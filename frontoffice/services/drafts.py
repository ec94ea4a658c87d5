"""Drafts: saved at every pause in typing, reopened at the same field after a power cut."""

from __future__ import annotations

from typing import Any

import msgspec

from frontoffice.domain.errors import NotFound
from frontoffice.services.home import Home


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed of one application: an intake object, and where the cursor stood."""

    id: int
    saved_at: int
    request: dict[str, Any]
    place: dict[str, Any] = {}


def save(
    home: Home, request: dict[str, Any], place: dict[str, Any], draft: int | None = None
) -> int:
    """Keeps a draft of the officer who acts; the draft's id."""
    home.require("intake.submit")
    body = msgspec.msgpack.encode({"request": request, "place": place})
    with home.store.writing() as connection:
        run = connection.exec_driver_sql
        values = (home.officer.staff, home.now(), body)
        if draft is not None:
            changed = run(
                "UPDATE draft SET staff = ?, saved_at = ?, body = ? WHERE id = ?", (*values, draft)
            )
            if changed.rowcount:
                return draft
        added = run("INSERT INTO draft (staff, saved_at, body) VALUES (?, ?, ?)", values)
        return int(added.lastrowid)


def mine(home: Home) -> list[Draft]:
    """The drafts of the officer who acts, the newest first."""
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, saved_at, body FROM draft WHERE staff = ? ORDER BY saved_at DESC, id DESC",
            (home.officer.staff,),
        )
        return [
            Draft(id=number, saved_at=saved_at, **msgspec.msgpack.decode(body))
            for number, saved_at, body in rows
        ]


def give_up(home: Home, draft: int) -> Draft:
    """Forgets a draft of the officer who acts; what it held, so that it can be taken back.

    :raises NotFound: `draft-unknown` for one that ended, or is another officer's.
    """
    found = next((one for one in mine(home) if one.id == draft), None)
    if found is None:
        raise NotFound("draft-unknown", draft=draft)
    discard(home, draft)
    return found


def discard(home: Home, draft: int) -> None:
    """Forgets a draft, after it became a case or was given up."""
    home.require("intake.submit")
    with home.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM draft WHERE id = ?", (draft,))
