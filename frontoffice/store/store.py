"""The store of a station: one encrypted database, one writer, everything in one journal."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine

from frontoffice.domain.errors import StoreTrouble
from frontoffice.journal.entry import chain_id
from frontoffice.journal.signing import Certificate, StationKey
from frontoffice.store import apply, erasure, tables
from frontoffice.store.apply import Progress
from frontoffice.store.clock import Clock, ClockGuard, SystemClock
from frontoffice.store.engine import WriterQueue, driver, open_engine, transaction, translated
from frontoffice.store.work import Chain, Changes, Work

DATABASE = "frontoffice.db"

AT_WORK_SECONDS = 2.0
"""So long after an act the counter counts as at work, for whoever would write much at once."""

KEPT_HEADS = (
    "CREATE TABLE IF NOT EXISTS kept_head (chain BLOB NOT NULL, seq INTEGER NOT NULL, "
    "hash BLOB NOT NULL, signature BLOB NOT NULL, PRIMARY KEY (chain, seq)) WITHOUT ROWID"
)
"""Every signed head a hub is given: runs of others may only be cut at one."""

_STATION_KEY = "station-key"
_FEED = "feed"
_CERTIFICATE = "certificate"
_OFFSET, _CORRECTION = "clock-offset", "clock-correction"
_NEWEST = "SELECT at FROM entry WHERE chain = ? ORDER BY seq DESC LIMIT 1"


class Store:
    """An open home's database; several processes may have it open at the same time."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine = engine
        self._turns = WriterQueue()
        self.keeps_heads = False
        self._worked_at = -AT_WORK_SECONDS
        with transaction(engine, immediate=False) as connection:
            self.reload(connection)
            run = connection.exec_driver_sql
            last = run("SELECT max(at) FROM entry WHERE chain = ?", (self.chain,)).scalar() or 0
            newest = run(_NEWEST, (self.chain,)).scalar() or 0
            known = [read_setting(connection, name) for name in (_OFFSET, _CORRECTION)]
        offset, correction = (None if one is None else int(one) for one in known)
        self.clock = ClockGuard(
            clock,
            last_seen_at=last,
            offset_ms=offset,
            correction_ms=correction,
            newest_at=newest,
        )

    def reload(self, connection: Connection) -> None:
        """Reads who this station is: its key changes when its disk turns out to be a copy."""
        self.feed = _read_setting(connection, _FEED).decode()
        self.key = StationKey.from_bytes(_read_setting(connection, _STATION_KEY))
        self.certificate = msgspec.msgpack.decode(
            _read_setting(connection, _CERTIFICATE), type=Certificate
        )
        self.chain = chain_id(self.key.public, self.feed)

    @classmethod
    def create(
        cls,
        folder: Path,
        data_key: bytes,
        key: StationKey,
        certificate: Certificate,
        *,
        feed: str,
        clock: Clock | None = None,
    ) -> Store:
        """Makes the database of a new station with an empty chain of its own.

        :raises StoreTrouble: `store-exists` when there is one already.
        """
        path = folder / DATABASE
        if path.exists():
            raise StoreTrouble("store-exists")
        path.touch(0o600)
        engine = open_engine(path, data_key)
        with transaction(engine, immediate=True) as connection:
            tables.journal.create_all(connection)
            tables.local.create_all(connection)
            apply.create_models(connection)
            apply.stamp(connection)
            write_setting(connection, _FEED, feed.encode())
            write_setting(connection, _STATION_KEY, key.private_bytes())
            write_setting(connection, _CERTIFICATE, msgspec.msgpack.encode(certificate))
            connection.exec_driver_sql(
                "INSERT INTO chain (chain, feed, public_key, own, seq, hash) "
                "VALUES (?, ?, ?, 1, 0, x'')",
                (chain_id(key.public, feed), feed, key.public),
            )
            connection.exec_driver_sql(f"PRAGMA user_version = {tables.SCHEMA}")
        return cls(engine, clock or SystemClock())

    @classmethod
    def open(
        cls,
        folder: Path,
        data_key: bytes,
        *,
        clock: Clock | None = None,
        progress: Progress | None = None,
    ) -> Store:
        """Opens a station's database; rebuilds read models that are not of this version.

        :raises StoreTrouble: missing, wrong key, corrupt, or written by a newer program.
        """
        path = folder / DATABASE
        if not path.exists():
            raise StoreTrouble("store-missing", folder=str(folder))
        engine = open_engine(path, data_key)
        try:
            with translated(), engine.connect() as connection:
                version = connection.exec_driver_sql("PRAGMA user_version").scalar() or 0
            if version > tables.SCHEMA:
                raise StoreTrouble("schema-newer", found=version, known=tables.SCHEMA)
            if version < tables.SCHEMA:
                # Alembic costs a third of a second to import: only when the schema differs.
                from frontoffice.store import migrations

                migrations.migrate(engine, path, version)
            with transaction(engine, immediate=False) as connection:
                current = apply.models_current(connection)
            if not current:
                apply.rebuild(engine, progress)
            store = cls(engine, clock or SystemClock())
            store.scrub()
            return store
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        """Gives the files back."""
        self.engine.dispose()

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the database."""
        with transaction(self.engine, immediate=False) as connection:
            yield connection

    def peek(self, statement: str, values: tuple[Any, ...] = ()) -> Any:
        """The single value one statement answers, without a transaction around it."""
        with translated(), self.engine.connect() as connection:
            row = driver(connection).execute(statement, values).fetchone()
            return row[0] if row else None

    @contextlib.contextmanager
    def writing(self, *, urgent: bool = True) -> Iterator[Connection]:
        """A write transaction; one that is not urgent lets the counter go first."""
        with (
            self._turns.turn(urgent=urgent),
            transaction(self.engine, immediate=True) as connection,
        ):
            yield connection

    @property
    def pressed(self) -> bool:
        """Whether the counter waits for its turn to write, or did just now and will again."""
        return self._turns.pressed or time.monotonic() - self._worked_at < AT_WORK_SECONDS

    @contextlib.contextmanager
    def work(self, actor: str) -> Iterator[Work]:
        """A unit of work of one officer; everything recorded in it is durable when it ends."""
        with self.writing() as connection:
            at, clock = self.clock.read()
            seq, link = self._own_head(connection)
            work = Work(
                connection,
                Chain(self.chain, self.feed, seq, link),
                self.key,
                actor=actor,
                at=at,
                clock=clock,
            )
            yield work
            work.changes = work.finish()
            self._worked_at = time.monotonic()

    def _own_head(self, connection: Connection) -> tuple[int, bytes]:
        select = "SELECT seq, hash, own FROM chain WHERE chain = ?"
        seq, link, own = driver(connection).execute(select, (self.chain,)).fetchone()
        if not own:
            # Another process found this disk to be a copy and took a new key.
            self.reload(connection)
            seq, link, _ = driver(connection).execute(select, (self.chain,)).fetchone()
        return seq, link

    def rebuild(self, progress: Progress | None = None) -> int:
        """Drops and rebuilds the read models; the number of entries folded."""
        with self._turns.turn():
            return apply.rebuild(self.engine, progress)

    def scrub(self) -> bool:
        """Writes the file anew where something was erased, so that no free page holds it.

        False while another process is busy with the file: the next opening or exchange tries again.
        """
        if self.setting(erasure.SCRUB) is None:
            return True
        with self._turns.turn(urgent=False), self.engine.connect() as connection:
            try:
                with translated():
                    done = erasure.write_anew(connection)
            except StoreTrouble:
                return False
        for copy in Path(str(self.engine.url.database)).parent.glob(f"{DATABASE}.before-*"):
            copy.unlink(missing_ok=True)
        return done

    def setting(self, name: str) -> bytes | None:
        """A local setting, or None."""
        value = self.peek("SELECT value FROM setting WHERE name = ?", (name,))
        return value if value is None else bytes(value)

    def set_setting(self, name: str, value: bytes | None) -> None:
        """Keeps a local setting; None forgets it."""
        with self.writing() as connection:
            write_setting(connection, name, value)

    def certify(self, connection: Connection, certificate: Certificate) -> None:
        """Takes over a certificate for this station's key, from its first entry on."""
        write_setting(connection, _CERTIFICATE, msgspec.msgpack.encode(certificate))
        self.certificate = certificate

    def keep_heads(self) -> None:
        """Keeps every signed head that arrives from now on: a hub cuts runs of others at them."""
        with self.writing() as connection:
            connection.exec_driver_sql(KEPT_HEADS)
        self.keeps_heads = True

    def heard_time(self, server_at: int) -> None:
        """A server said what time it is (UTC ms); kept for the `clock` field of later entries."""
        self.clock.heard(server_at)
        self.set_setting(_OFFSET, str(self.clock.offset_ms).encode())
        if self.setting(_CORRECTION) is not None:
            self._keep_correction()

    def state_time(self, true_at: int) -> None:
        """A person said what time it is (UTC ms); kept until a server says it, or the PC is set."""
        self.clock.stated(true_at)
        self._keep_correction()

    def _keep_correction(self) -> None:
        added = self.clock.correction_ms
        self.set_setting(_CORRECTION, None if added is None else str(added).encode())


def _read_setting(connection: Connection, name: str) -> bytes:
    value = read_setting(connection, name)
    if value is None:
        raise StoreTrouble("store-corrupt", missing=name)
    return value


def read_setting(connection: Connection, name: str) -> bytes | None:
    """A local setting, or None."""
    value = connection.exec_driver_sql("SELECT value FROM setting WHERE name = ?", (name,)).scalar()
    return value if value is None else bytes(value)


def write_setting(connection: Connection, name: str, value: bytes | None) -> None:
    """Keeps a local setting; None forgets it."""
    if value is None:
        connection.exec_driver_sql("DELETE FROM setting WHERE name = ?", (name,))
    else:
        driver(connection).execute(
            "INSERT INTO setting (name, value) VALUES (?, ?) "
            # Not replaced: the row stays in its place, and the index of names is not written.
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )


__all__ = ["Changes", "Store", "Work", "read_setting", "write_setting"]
