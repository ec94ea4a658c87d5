"""The centre sends the notices that stations queued, by one adapter per channel, and says so.

Which adapter a channel has stands in `notices.json` in the centre's home; without it every notice
goes into a file, from which an office may send them by hand.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection, select

from frontoffice.domain.errors import NotFound
from frontoffice.domain.facts import Ref, read_body, read_personal
from frontoffice.domain.notice import NoticeAnswered, NoticePersonal, NoticeQueued
from frontoffice.server import journal
from frontoffice.server.admin import Centre
from frontoffice.server.tables import entry
from frontoffice.server.tables import office as office_table

SETTINGS = "notices.json"
COMMAND_SECONDS = 30
AT_ONCE = 200


class Outgoing(msgspec.Struct, frozen=True):
    """A notice on its way out; `key` is the same at every try: a gateway skips doubles by it."""

    key: str
    office: str
    channel: str
    to: str
    text: str


class Adapter(Protocol):
    """A way to reach people."""

    name: str

    def send(self, notice: Outgoing) -> str:
        """Sends one; "" when it was taken, else why not, in a word without personal data."""
        ...


class FileAdapter:
    """Writes notices as JSON lines, one file a channel."""

    name = "file"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, notice: Outgoing) -> str:
        """Appends the notice to its channel's file."""
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with (self._folder / f"{notice.channel}.jsonl").open("ab") as file:
                file.write(msgspec.json.encode(notice) + b"\n")
        except OSError:
            return "disk"
        return ""


class CommandAdapter:
    """Hands notices to a program, as one JSON object on its standard input; status 0 is sent."""

    name = "command"

    def __init__(self, command: list[str]) -> None:
        self._command = command

    def send(self, notice: Outgoing) -> str:
        """Runs the program once."""
        try:
            ended = subprocess.run(
                self._command,
                input=msgspec.json.encode(notice),
                capture_output=True,
                timeout=COMMAND_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "timeout"
        except OSError:
            return "no-program"
        return "" if ended.returncode == 0 else f"status-{ended.returncode}"


class Delivered(msgspec.Struct, frozen=True):
    """What a round of sending did."""

    delivered: int = 0
    failed: int = 0


def adapters_of(centre: Centre) -> dict[str, Adapter]:
    """The adapter of each channel as the centre's home says; the file adapter for the others."""
    folder = centre.home.folder
    file = FileAdapter(folder / "notices")
    found: dict[str, Adapter] = dict.fromkeys(("sms", "whatsapp", "email"), file)
    path = folder / SETTINGS
    if path.exists():
        settings: dict[str, Any] = msgspec.json.decode(path.read_bytes())
        for channel, one in settings.items():
            if isinstance(one, dict) and isinstance(one.get("command"), list):
                found[channel] = CommandAdapter([str(part) for part in one["command"]])
    return found


def deliver(
    centre: Centre, office: str | None = None, adapters: dict[str, Adapter] | None = None
) -> Delivered:
    """Sends what waits, of one office or of all, and answers each with a fact.

    A crash between sending and its fact sends once more, under the same key.
    :raises NotFound: `office-unknown`.
    """
    ways = adapters or adapters_of(centre)
    delivered = failed = 0
    for code in _offices(centre, office):
        with centre.database.reading() as connection:
            pending = list(_pending(connection, centre, code))[:AT_ONCE]
        for stream, ref, body, personal in pending:
            adapter, why = ways[body.channel], "personal-absent"
            if personal is not None:
                key = f"{ref[0]}-{ref[1]}"
                notice = Outgoing(key, code, body.channel, personal.to, personal.text)
                why = adapter.send(notice)
            outcome = "failed" if why else "delivered"
            fact = NoticeAnswered(notice=ref, outcome=outcome, adapter=adapter.name, why=why)
            with centre.database.writing() as connection:
                key_, now = centre.home.station, centre.now()
                journal.write(centre.database, connection, key_, code, [(stream, fact)], now)
            delivered, failed = delivered + (not why), failed + bool(why)
    return Delivered(delivered, failed)


def _offices(centre: Centre, office: str | None) -> list[str]:
    with centre.database.reading() as connection:
        rows = connection.execute(select(office_table.c.office).order_by(office_table.c.office))
        known = [code for (code,) in rows]
    if office is not None and office not in known:
        raise NotFound("office-unknown", office=office[:24])
    return known if office is None else [office]


def _pending(
    connection: Connection, centre: Centre, office: str
) -> Iterator[tuple[str, Ref, NoticeQueued, NoticePersonal | None]]:
    key = centre.home.station
    answered = {
        (one["notice"][0], one["notice"][1])
        for _, one in journal.own_facts(connection, key, office, NoticeAnswered.KIND)
    }
    rows = connection.execute(
        select(entry.c.chain, entry.c.seq, entry.c.stream, entry.c.body, entry.c.personal)
        .where(entry.c.office == office, entry.c.kind == NoticeQueued.KIND)
        .order_by(entry.c.chain, entry.c.seq)
    )
    for chain, seq, stream, body, data in rows.all():
        ref = (bytes(chain).hex(), seq)
        fact = read_body(NoticeQueued.KIND, bytes(body))
        if ref in answered or not isinstance(fact, NoticeQueued):
            continue
        found = read_personal(NoticeQueued.KIND, bytes(data) if data is not None else None)
        yield stream, ref, fact, found if isinstance(found, NoticePersonal) else None
