"""The server's database, used one way: encrypted SQLite for a trial, PostgreSQL for the rest."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    Text,
    create_engine,
    make_url,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from frontoffice.domain.errors import FrontOfficeError, StoreTrouble
from frontoffice.server import tables
from frontoffice.server.shelf import Shelf
from frontoffice.store.engine import driver, open_engine, transaction, translated

_COLUMNS = tuple(column.name for column in tables.entry.columns)
_COPY_NAMES = {Text: "text", LargeBinary: "bytea", BigInteger: "int8", Integer: "int4"}
_COPY_TYPES = [_COPY_NAMES[type(column.type)] for column in tables.entry.columns]
_INSERT = f"INSERT INTO entry ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"


class Database:
    """Transactions over either engine; on SQLite writers of this process wait in one line."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_sqlite = engine.dialect.name == "sqlite"
        self._turn = threading.Lock()
        self.shelf = Shelf()

    @classmethod
    def open(cls, url: str, data_key: bytes) -> Database:
        """Opens `sqlite:///PATH` (encrypted by the data key) or `postgresql://...`; makes tables.

        :raises StoreTrouble: `database-address-bad`, or what the database itself says.
        """
        database = cls(_engine(url, data_key))
        try:
            with database.writing() as connection:
                if not database.is_sqlite:
                    # Two workers that start together make the tables once.
                    connection.execute(text("SELECT pg_advisory_xact_lock(70110901)"))
                tables.metadata.create_all(connection)
                # A database made before the public pages has the table and not this index.
                tables.case_number.create(connection, checkfirst=True)
        except BaseException:
            database.close()
            raise
        return database

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view."""
        with _translated():
            if self.is_sqlite:
                with transaction(self.engine, immediate=False) as connection:
                    yield connection
            else:
                level = {"isolation_level": "REPEATABLE READ"}
                with self.engine.connect().execution_options(**level) as connection:
                    yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, durable when the block ends."""
        with _translated():
            if self.is_sqlite:
                with self._turn, transaction(self.engine, immediate=True) as connection:
                    yield connection
            else:
                with self.engine.begin() as connection:
                    yield connection

    def insert_entries(self, connection: Connection, found: Sequence[tuple[Any, ...]]) -> None:
        """Adds entry rows (in the order of `tables.entry`) by the fastest way there is."""
        if self.is_sqlite:
            connection.exec_driver_sql(_INSERT, list(found))
            return
        driver: Any = connection.connection.driver_connection
        columns = ", ".join(f'"{name}"' for name in _COLUMNS)
        with driver.cursor().copy(f"COPY entry ({columns}) FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(_COPY_TYPES)
            for row in found:
                copy.write_row(row)

    def write_anew(self) -> None:
        """Writes SQLite's file anew, vacuums PostgreSQL: free pages must not keep erased bytes.

        :raises StoreTrouble: others are busy with it.
        """
        if not self.is_sqlite:
            outside = {"isolation_level": "AUTOCOMMIT"}
            with _translated(), self.engine.connect().execution_options(**outside) as connection:
                connection.execute(text("VACUUM entry, blob_piece"))
            return
        with self._turn, translated(), self.engine.connect() as connection:
            run = driver(connection).execute
            run("VACUUM")
            busy, *_ = run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                raise StoreTrouble("store-locked")

    def close(self) -> None:
        """Gives connections and files back."""
        self.engine.dispose()


def _engine(url: str, data_key: bytes) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreTrouble("database-address-bad") from error
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        path = Path(parsed.database)
        path.parent.mkdir(parents=True, exist_ok=True)
        return open_engine(path, data_key)
    if parsed.get_backend_name() == "postgresql":
        try:
            return create_engine(
                parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, pool_size=8
            )
        except (NoSuchModuleError, ArgumentError) as error:
            raise StoreTrouble("database-address-bad") from error
    raise StoreTrouble("database-address-bad")


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """PostgreSQL's errors as ours; those of SQLite are translated where it is opened."""
    try:
        yield
    except FrontOfficeError:
        raise
    except DBAPIError as error:
        gone = error.connection_invalidated or "connection" in str(error.orig).lower()
        raise StoreTrouble("database-gone" if gone else "store-broken") from error


def only(connection: Connection, statement: Any) -> Any:
    """The single row of a statement, or None."""
    return connection.execute(statement).one_or_none()
