"""An older database is copied, changed whole and verified; a failure leaves it as it was."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from frontoffice.domain.errors import StoreTrouble
from frontoffice.store import migrations, tables
from frontoffice.store.engine import open_engine, transaction
from frontoffice.store.store import DATABASE, Store

KEY = bytes(range(32))


@pytest.fixture
def old(tmp_path):
    """An invented database of version 1: parents with children that refer to them."""
    path = tmp_path / DATABASE
    engine = open_engine(path, KEY)
    with transaction(engine, immediate=True) as connection:
        run = connection.exec_driver_sql
        run("CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT)")
        run(
            "CREATE TABLE child (id INTEGER PRIMARY KEY, "
            "parent INTEGER NOT NULL REFERENCES parent (id) ON DELETE CASCADE)"
        )
        run("INSERT INTO parent VALUES (1, 'satu'), (2, 'dua')")
        run("INSERT INTO child VALUES (1, 1), (2, 1), (3, 2)")
        run("PRAGMA user_version = 1")
    yield engine, path
    engine.dispose()


def rows(engine, statement):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement)]


def rename_and_require(operations):
    """What Alembic does by dropping and refilling the parent table."""
    with operations.batch_alter_table("parent") as batch:
        batch.alter_column("name", new_column_name="title", existing_type=sa.Text, nullable=False)
        batch.add_column(sa.Column("code", sa.Text))


def forget_children(operations):
    operations.execute("DELETE FROM child WHERE id = 3")


def break_reference(operations):
    operations.execute("UPDATE child SET parent = 99 WHERE id = 3")


def make_mistake(operations):
    rename_and_require(operations)
    raise KeyError("a mistake in a step")


def test_a_step_changes_the_schema_and_keeps_children_of_a_rebuilt_table(old):
    engine, path = old
    copy = migrations.migrate(engine, path, 1, steps={1: rename_and_require}, schema=2)
    assert rows(engine, "SELECT id, title FROM parent") == [(1, "satu"), (2, "dua")]
    assert rows(engine, "SELECT id, parent FROM child") == [(1, 1), (2, 1), (3, 2)]
    assert rows(engine, "PRAGMA user_version") == [(2,)]
    assert rows(engine, "PRAGMA foreign_keys") == [(1,)]
    before = open_engine(copy, KEY)
    assert rows(before, "SELECT id, name FROM parent") == [(1, "satu"), (2, "dua")]
    assert rows(before, "PRAGMA user_version") == [(1,)]
    before.dispose()


def test_steps_follow_one_another(old):
    engine, path = old
    add = lambda operations: operations.add_column("child", sa.Column("note", sa.Text))  # noqa: E731
    migrations.migrate(engine, path, 1, steps={1: rename_and_require, 2: add}, schema=3)
    assert rows(engine, "SELECT note FROM child WHERE id = 1") == [(None,)]
    assert rows(engine, "PRAGMA user_version") == [(3,)]


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (forget_children, "migration-lost-rows"),
        (break_reference, "migration-lost-rows"),
        (make_mistake, "KeyError"),
        (None, "schema-unknown"),
    ],
)
def test_a_failure_leaves_everything_as_it_was_and_names_the_copy(old, step, reason):
    engine, path = old
    steps = {1: step} if step else {}
    with pytest.raises(StoreTrouble) as trouble:
        migrations.migrate(engine, path, 1, steps=steps, schema=2)
    assert trouble.value.code == "migration-failed"
    assert trouble.value.data == {"reason": reason, "copy": f"{DATABASE}.before-1"}
    assert (path.parent / trouble.value.data["copy"]).exists()
    assert rows(engine, "SELECT id, name FROM parent") == [(1, "satu"), (2, "dua")]
    assert rows(engine, "SELECT id, parent FROM child") == [(1, 1), (2, 1), (3, 2)]
    assert rows(engine, "PRAGMA user_version") == [(1,)]


def test_the_second_of_two_processes_does_nothing(old):
    engine, path = old
    migrations.migrate(engine, path, 1, steps={1: rename_and_require}, schema=2)
    migrations.migrate(engine, path, 1, steps={1: make_mistake}, schema=2)
    assert rows(engine, "PRAGMA user_version") == [(2,)]


def test_a_newer_schema_is_refused_untouched(home, make_home):
    folder, key = home.folder, home.data_key
    home.close()
    engine = open_engine(folder / DATABASE, key)
    with transaction(engine, immediate=True) as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {tables.SCHEMA + 1}")
    with pytest.raises(StoreTrouble, match="schema-newer"):
        Store.open(folder, key)
    assert rows(engine, "PRAGMA user_version") == [(tables.SCHEMA + 1,)]
    engine.dispose()
