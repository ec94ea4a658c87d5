"""Brings an older database to this program's schema: copies first, changes whole, verifies after.

Only the journal's and the local tables migrate; read models are rebuilt. Imported only when the
schema differs: Alembic costs a third of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, Engine

from frontoffice.domain.errors import FrontOfficeError, StoreTrouble
from frontoffice.store import tables
from frontoffice.store.atomic import exclusively
from frontoffice.store.engine import transaction, translated
from frontoffice.store.integrity import quick_check

Step = Callable[[Operations], None]
"""Changes the schema by one version; row counts of the tables that stay must not change."""

STEPS: dict[int, Step] = {}
"""The step that leaves each version behind; version 1 is the first there ever was."""


def migrate(
    engine: Engine,
    path: Path,
    version: int,
    *,
    steps: Mapping[int, Step] = STEPS,
    schema: int = tables.SCHEMA,
) -> Path:
    """Brings the database at `path` from `version` to `schema`; where the copy of the old one is.

    One transaction: after any failure, or a power cut, the old schema and every row are as they
    were. Raises StoreTrouble `migration-failed` naming the reason and the copy.
    """
    copy = path.with_name(f"{path.name}.before-{version}")
    with exclusively(path):
        try:
            with translated(), engine.connect() as connection:
                if _version(connection) != version:
                    return copy  # Another process did it while this one waited.
                _copy(connection, copy)
                # Inside a transaction SQLite would ignore this, and Alembic's batch mode, which
                # drops and refills a table, would delete the rows that refer to it.
                connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            with transaction(engine, immediate=True) as connection:
                _change(connection, version, steps, schema)
        except FrontOfficeError as error:
            raise _failed(error.code, copy) from error
        except Exception as error:
            # A step with a mistake in it must not end in a traceback before anybody signed in.
            raise _failed(type(error).__name__, copy) from error
        finally:
            # Connections with the keys switched off must not be used for anything else.
            engine.dispose()
    return copy


def _copy(connection: Connection, copy: Path) -> None:
    """A snapshot under the same key, read back; one that a broken try left is made anew."""
    copy.unlink(missing_ok=True)
    connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
    copy.chmod(0o600)
    connection.exec_driver_sql("ATTACH ? AS copy", (str(copy),))
    try:
        sound = connection.exec_driver_sql("PRAGMA copy.quick_check(1)").scalar() == "ok"
        if not sound or _counts(connection, "copy") != _counts(connection, "main"):
            raise StoreTrouble("backup-unverified", part=copy.name)
    finally:
        connection.exec_driver_sql("DETACH copy")


def _change(connection: Connection, version: int, steps: Mapping[int, Step], schema: int) -> None:
    before = _counts(connection, "main")
    operations = Operations(MigrationContext.configure(connection))
    for step in range(version, schema):
        if step not in steps:
            raise StoreTrouble("schema-unknown", found=version)
        steps[step](operations)
    after = _counts(connection, "main")
    lost = sorted(name for name in before.keys() & after.keys() if before[name] != after[name])
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if lost or broken or quick_check(connection) is not None:
        raise StoreTrouble("migration-lost-rows", tables=lost)
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")


def _version(connection: Connection) -> int:
    return connection.exec_driver_sql("PRAGMA user_version").scalar() or 0


def _counts(connection: Connection, schema: str) -> dict[str, int]:
    """Rows of every table by name."""
    names = connection.exec_driver_sql(
        f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).scalars()
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM {schema}."{name}"').scalar() or 0
        for name in list(names)
    }


def _failed(reason: str, copy: Path) -> StoreTrouble:
    return StoreTrouble("migration-failed", reason=reason, copy=copy.name)
