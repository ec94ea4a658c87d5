"""Two stations of one office that work apart and then exchange what they wrote."""

from __future__ import annotations

from frontoffice.journal.signing import SignedHead
from frontoffice.services.home import Home
from frontoffice.store import replica
from frontoffice.store.entries import read_chain


def carry(source: Home, target: Home) -> None:
    """Gives the target what the source wrote, with the source's certificate."""
    with source.store.read() as connection:
        head = next(one for one in replica.heads(connection) if one.own)
        with target.store.read() as there:
            held = {one.chain: one.seq for one in replica.heads(there)}
        run = list(read_chain(connection, head.chain, after=held.get(head.chain, 0)))
    signed = SignedHead(head.chain, head.seq, head.hash, head.signature or b"")
    with target.store.writing() as connection:
        replica.keep_certificate(connection, source.store.certificate)
    if run:
        replica.append_run(target.store, head.feed, head.public_key, run, signed)


def exchange(one: Home, other: Home) -> None:
    """Afterwards both hold the same entries."""
    carry(one, other)
    carry(other, one)
