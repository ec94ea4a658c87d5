"""A counter that enrolled late: its disk holds its own chain and the centre's, nothing else yet."""

from __future__ import annotations

from pathlib import Path

from frontoffice.store import replica
from frontoffice.store.store import Store
from tests.simulation.template import Kit

BEGIN_FROM = 5
"""In these runs chains so long are begun in their middle."""


def forget_others(folder: Path, kit: Kit) -> None:
    """Takes what other counters wrote out of a home, as if it had joined today."""
    store = Store.open(folder, kit.data_key)
    with store.writing() as connection:
        known = replica.peer_keys(connection)
        for head in replica.heads(connection):
            if not head.own and head.public_key not in known:
                for table in ("entry", "chain"):
                    connection.exec_driver_sql(
                        f"DELETE FROM {table} WHERE chain = ?", (head.chain,)
                    )
    store.rebuild()
    store.close()
