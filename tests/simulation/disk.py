"""Disks that fill up and processes that die at a commit: before it, or right after it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as cipher
from sqlalchemy import Engine, event

from tests.simulation.chance import Weather
from tests.simulation.fibers import Crash


class Process:
    """Something with a disk that can die: a station or the centre. Dead, it writes nothing."""

    def __init__(self, name: str, weather: Weather) -> None:
        self.name, self.weather = name, weather
        self.role = "centre" if name == "centre" else "station"
        self.dead = False
        self.commits = 0
        self.full_after: int | None = None
        """So many more writes fit on the disk; None leaves it to the weather."""

    def at_commit(self, commit: Any, *, writes: bool) -> None:
        """Commits, unless the disk is full or the process dies before or after it."""
        if writes and self.full_after is not None:
            self.full_after -= 1
            if self.full_after < 0:
                raise cipher.OperationalError("database or disk is full")
        if writes and self.weather.strikes(f"{self.role}_full"):
            raise cipher.OperationalError("database or disk is full")
        dies = self.weather.strikes(f"{self.role}_crash")
        self.commits += 1
        if dies and self.commits % 2:
            self.die()
        commit()
        if dies:
            self.die()

    def die(self) -> None:
        """Ends here.

        :raises Crash: always.
        """
        self.dead = True
        raise Crash(self.name)


class FaultyConnection(cipher.Connection):  # type: ignore[misc]
    """A connection of a process that can die."""

    process: Process
    writes = False

    def execute(self, statement: str, *values: Any) -> Any:
        """Runs a statement; at COMMIT things happen."""
        if statement == "ROLLBACK":
            return super().execute(statement)
        if self.process.dead:
            raise Crash(self.process.name)
        if statement == "COMMIT":
            return self.process.at_commit(
                lambda: super(FaultyConnection, self).execute("COMMIT"), writes=self.writes
            )
        if statement.startswith("BEGIN"):
            self.writes = statement == "BEGIN IMMEDIATE"
        return super().execute(statement, *values)


@contextlib.contextmanager
def faulty_disks(base: Path, processes: dict[str, Process]) -> Iterator[None]:
    """Databases below `base` belong to the process that their path names while the block runs."""

    def connect(_dialect: Any, _record: Any, cargs: Any, cparams: Any) -> Any:
        path = Path(cargs[0])
        if not path.is_relative_to(base):
            return None
        process = processes.get(path.relative_to(base).parts[0].partition(".")[0])
        if process is None:
            return None
        connection = FaultyConnection(*cargs, **cparams)
        connection.process = process
        return connection

    event.listen(Engine, "do_connect", connect)
    try:
        yield
    finally:
        event.remove(Engine, "do_connect", connect)
