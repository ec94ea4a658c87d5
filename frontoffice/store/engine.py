"""Opens the encrypted database: SQLCipher, WAL, FULL, and errors translated once."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as cipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from frontoffice.domain.errors import FrontOfficeError, StoreTrouble

PAGE_BYTES = 2048
"""A submit dirties some twenty pages, each encrypted whole: half the page, a fifth less time."""

# The driver looks for an adapter of every value that is no number or text and, where there is none,
# makes and drops two exceptions: a microsecond each, two thirds of the time of inserting an entry.
cipher.register_adapter(bytes, bytes)
cipher.register_adapter(type(None), {}.get)


def open_engine(path: Path, data_key: bytes) -> Engine:
    """An engine over the encrypted file at `path`; transactions begin where `transaction` says.

    Temporary tables stay in memory: nothing readable may reach the disk.
    """
    # The connection used last first: its page cache is the one that is still true.
    engine = create_engine(
        f"sqlite:///{path}",
        module=cipher,
        # A submit alone runs thirty statements; one that was dropped is compiled again.
        connect_args={"check_same_thread": False, "cached_statements": 512},
        pool_use_lifo=True,
        # `transaction` ends its own; nothing is left to undo when a connection goes back.
        pool_reset_on_return=None,
    )

    @event.listens_for(engine, "connect")
    def unlock(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        # A wrong key is told once, as an error with a sentence, and not on standard error as well.
        cursor.execute("PRAGMA cipher_log_level = NONE")
        cursor.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
        for pragma in (
            f"cipher_page_size = {PAGE_BYTES}",
            # For the copies that `VACUUM INTO` makes.
            f"cipher_default_page_size = {PAGE_BYTES}",
            "temp_store = MEMORY",
            "journal_mode = WAL",
            "synchronous = FULL",
            "busy_timeout = 10000",
            "foreign_keys = ON",
            "cache_size = -65536",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


@contextlib.contextmanager
def transaction(engine: Engine, *, immediate: bool) -> Iterator[Connection]:
    """One transaction; `immediate` takes the writer's place at once, so numbers are taken in turn.

    :raises StoreTrouble: full, locked, read-only, corrupt or wrong key.
    """
    with translated(), engine.connect() as connection:
        run = driver(connection).execute
        run("BEGIN IMMEDIATE" if immediate else "BEGIN")
        try:
            yield connection
            run("COMMIT")
        except BaseException:
            # Some errors (a full disk) have rolled back already.
            with contextlib.suppress(cipher.DatabaseError):
                run("ROLLBACK")
            raise


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turns the database's own errors into `StoreTrouble` with a reason a person can act on."""
    try:
        yield
    except FrontOfficeError:
        raise
    except (DatabaseError, cipher.DatabaseError) as error:
        cause = error.orig if isinstance(error, DatabaseError) else error
        raise StoreTrouble(reason_of(str(cause))) from error


def reason_of(text: str) -> str:
    """The code of a database error by its primary message."""
    for part, code in (
        ("disk is full", "store-full"),
        ("disk I/O error", "store-unreadable"),
        ("readonly", "store-read-only"),
        ("unable to open", "store-unreadable"),
        ("locked", "store-locked"),
        ("file is not a database", "store-wrong-key"),
        ("malformed", "store-corrupt"),
        ("hmac check failed", "store-corrupt"),
    ):
        if part in text:
            return code
    return "store-broken"


def driver(connection: Connection) -> Any:
    """The driver's own connection, for the few statements of every submit.

    SQLAlchemy's result machinery costs 30 microseconds a statement, as much as the statement.
    """
    return connection.connection.driver_connection


class WriterQueue:
    """Whose turn it is to write in this process: the counter before the exchange.

    SQLite's own busy timer is unfair and sleeps for up to 100 ms (SYNC section 6), so writers of
    one process wait here instead.
    """

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._busy = False
        self._urgent = 0

    @property
    def pressed(self) -> bool:
        """Whether somebody urgent waits: who writes now should come to an end."""
        return self._urgent > 0

    @contextlib.contextmanager
    def turn(self, *, urgent: bool = True) -> Iterator[None]:
        """Waits for a turn to write; those not urgent let every urgent one go first."""
        with self._turn:
            self._urgent += urgent
            while self._busy or (not urgent and self._urgent):
                self._turn.wait()
            self._urgent -= urgent
            self._busy = True
        try:
            yield
        finally:
            with self._turn:
                self._busy = False
                self._turn.notify_all()
