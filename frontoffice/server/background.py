"""Folding behind the acknowledgement: one office after the other, woken by uploads."""

from __future__ import annotations

import asyncio
from types import TracebackType

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.server.database import Database
from frontoffice.server.folding import fold_office, offices_behind


class Folder:
    """Keeps the read models of all offices up to date while the server runs."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._offices: asyncio.Queue[str] = asyncio.Queue()
        self._waiting: set[str] = set()

    def wake(self, office: str) -> None:
        """Something new came for this office."""
        if office not in self._waiting:
            self._waiting.add(office)
            self._offices.put_nowait(office)

    async def __aenter__(self) -> Folder:
        for office in await asyncio.to_thread(offices_behind, self._database):
            self.wake(office)
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _run(self) -> None:
        while True:
            office = await self._offices.get()
            self._waiting.discard(office)
            try:
                await asyncio.to_thread(fold_office, self._database, office)
            except FrontOfficeError:
                # The database is away: the next upload or start folds what is left.
                continue
