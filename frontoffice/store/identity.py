"""A home that must not write under its key any more takes a new one: restored, or found a copy."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from frontoffice.journal.entry import chain_id
from frontoffice.journal.signing import Certificate, StationKey, self_certify
from frontoffice.store.replica import FORMER_KEYS, former_keys
from frontoffice.store.store import read_setting, write_setting

_KEY = "station-key"
_CERTIFICATE = "certificate"


def own_certificate(connection: Connection) -> Certificate:
    """The certificate this home shows for its key."""
    return msgspec.msgpack.decode(read_setting(connection, _CERTIFICATE) or b"", type=Certificate)


def take_new_key(connection: Connection, series: str, issued_at: int) -> StationKey:
    """Gives the home a key, a self-made certificate and an empty chain of its own.

    The chains it wrote before are carried from now on; their key is kept as a former one. Nobody
    else vouches for the new key until it is enrolled. `issued_at` is UTC ms.
    """
    old = own_certificate(connection)
    key = StationKey.generate()
    fresh = self_certify(
        key, old.office, old.station, series, old.circles, old.rights, issued_at=issued_at
    )
    known = [*former_keys(connection), old.key]
    write_setting(connection, FORMER_KEYS, msgspec.msgpack.encode(known))
    write_setting(connection, _KEY, key.private_bytes())
    write_setting(connection, _CERTIFICATE, msgspec.msgpack.encode(fresh))
    feed = (read_setting(connection, "feed") or b"").decode()
    connection.exec_driver_sql("UPDATE chain SET own = 0")
    connection.exec_driver_sql("UPDATE peer SET nonce = NULL")
    connection.exec_driver_sql(
        "INSERT INTO chain (chain, feed, public_key, own, seq, hash) VALUES (?, ?, ?, 1, 0, x'')",
        (chain_id(key.public, feed), feed, key.public),
    )
    return key
