"""How fresh this home is, said honestly: what the centre has signed for, what waits, what is wrong.

*Terkirim* needs the centre's own signature over (chain, seq, hash) equal to ours; never merely that
no error came back.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from sqlalchemy import Connection

from frontoffice.domain.finding_facts import FindingSettled
from frontoffice.store import replica
from frontoffice.store.replica import Peer
from frontoffice.store.store import Store, read_setting, write_setting
from frontoffice.sync.calls import acknowledged_by

TROUBLE = "sync-trouble"
"""Setting: the code of what stopped the last exchange, absent after a good one."""

UNDATED = "sync-undated"
"""Setting: present while the last exchange went without the dates of the server's certificate."""

LINE_TROUBLES = frozenset(
    {
        "line-down",
        "line-stalled",
        "line-captive",
        "proxy-refused",
        "server-busy",
        "server-broken",
        "tls-untrusted",
        "tls-dates",
    }
)
"""No line is a state of the day, not a trouble anyone has to settle."""


class Freshness(msgspec.Struct, frozen=True):
    """The freshness light.

    `state`: sent (the centre signed for all of it), hub (a hub did), waiting, troubled (the peer
    refuses this station or something of ours), alone (not enrolled). `waiting` entries, `troubles`
    conflicts and findings; `last_contact_at` by our clock (UTC ms); `trouble` the code that stopped
    the last exchange, or None, and `trouble_data` what its sentence names. `dates_ignored`: the
    server's certificate did not fit our doubtful clock and its signed word decided.
    """

    state: Literal["sent", "hub", "waiting", "troubled", "alone"]
    waiting: int
    troubles: int
    last_contact_at: int | None
    enrolled: bool
    trouble: str | None = None
    trouble_data: dict[str, Any] = {}
    dates_ignored: bool = False


def freshness(store: Store) -> Freshness:
    """How much of this home is safe elsewhere, as far as signatures held here prove."""
    with store.read() as connection:
        known = replica.peers(connection)
        found = sum(troubles(connection))
        if not known:
            return Freshness("alone", 0, found, None, False)
        trouble, data = _noted(read_setting(connection, TROUBLE))
        undated = read_setting(connection, UNDATED) is not None
        central = [peer for peer in known if peer.role == "central"]
        missing = {peer.url: waiting_entries(connection, peer) for peer in known}
    waiting = min(missing[peer.url] for peer in central or known)
    state: Literal["sent", "hub", "waiting", "troubled"] = "waiting"
    if trouble and trouble not in LINE_TROUBLES:
        state = "troubled"
    elif central and waiting == 0:
        state = "sent"
    elif any(missing[peer.url] == 0 for peer in known):
        state = "hub"
    contacts = [peer.contact_at for peer in central or known if peer.contact_at is not None]
    return Freshness(
        state, waiting, found, max(contacts, default=None), True, trouble, data, undated
    )


def _noted(kept: bytes | None) -> tuple[str | None, dict[str, Any]]:
    """The trouble as kept: a code alone (before there was data), or both."""
    if not kept:
        return None, {}
    if not kept.startswith(b"["):
        return kept.decode(), {}
    code, data = msgspec.json.decode(kept, type=tuple[str, dict[str, Any]])
    return code, data


def signed_up_to(store: Store) -> dict[str, int] | None:
    """Up to which seq the centre (or, without one, a hub) signed for each of our chains, by hex.

    None for a home that is not enrolled: nothing is waited for there.
    """
    with store.read() as connection:
        known = replica.peers(connection)
        if not known:
            return None
        central = [peer for peer in known if peer.role == "central"] or known
        own = {head.chain for head in replica.heads(connection) if head.own}
        signed: dict[str, int] = {}
        for peer in central:
            for word in acknowledged_by(peer):
                name = word.chain.hex()
                signed[name] = max(word.seq, signed.get(name, 0))
        # What came from other stations came through the centre.
        others = {head.chain.hex(): head.seq for head in replica.heads(connection)}
    return signed | {name: seq for name, seq in others.items() if bytes.fromhex(name) not in own}


def waiting_entries(connection: Connection, peer: Peer) -> int:
    """Entries of our chains that this peer has not signed for."""
    signed = {one.chain: one for one in acknowledged_by(peer)}
    waiting = 0
    for head in replica.our_chains(connection):
        word = signed.get(head.chain)
        same = word is not None and word.hash == replica.hash_at(
            connection, head.chain, head.public_key, head.feed, word.seq
        )
        waiting += head.seq - (word.seq if word and same else 0)
    return waiting


def troubles(connection: Connection) -> tuple[int, int]:
    """(open conflicts, facts that could not be applied and nobody has dealt with).

    A fact that waits for its predecessor is a state that passes, not a trouble.
    """
    run = connection.exec_driver_sql
    conflicts = run("SELECT count(*) FROM trouble_row WHERE kind = 'conflict'").scalar()
    skipped = {
        f"{chain}/{seq}"
        for row in run("SELECT refs FROM trouble_row WHERE kind = 'skipped'")
        for chain, seq in msgspec.json.decode(row[0], type=list[tuple[str, int]])
    }
    if skipped:
        settled = run("SELECT body FROM entry WHERE stream >= 'finding:' AND stream < 'finding;'")
        for row in settled:
            skipped.discard(msgspec.msgpack.decode(row[0], type=FindingSettled).key)
    return int(conflicts or 0), len(skipped)


def note_exchange(
    store: Store,
    peer: Peer,
    trouble: str | None,
    data: dict[str, Any] | None = None,
    *,
    dates_ignored: bool = False,
) -> None:
    """Keeps how the last exchange with a peer ended; `data` as the sentence names it."""
    noted = msgspec.json.encode((trouble, data or {}), enc_hook=str) if trouble else None
    with store.writing(urgent=False) as connection:
        replica.keep_peer(connection, peer)
        write_setting(connection, TROUBLE, noted)
        if trouble is None or dates_ignored:
            write_setting(connection, UNDATED, b"1" if dates_ignored else None)
