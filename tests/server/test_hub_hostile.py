"""A certified station that sends a hub rubbish meets our refusals only, and changes nothing."""

from __future__ import annotations

import random
from contextlib import ExitStack
from pathlib import Path

import msgspec
from litestar.testing import TestClient

from frontoffice.journal.segment import pack
from frontoffice.journal.signing import sign_request
from frontoffice.server.hub_app import create_hub_app
from frontoffice.server.hub_run import hub_desk
from frontoffice.store import replica
from frontoffice.store.store import Store
from frontoffice.sync.wire import (
    HEADER,
    Cargo,
    PullRequest,
    QueueRequest,
    body_hash,
    encode,
    from_text,
)
from tests.conftest import HomeFactory
from tests.sync.hub_branch import Branch

COUNT = 150


def test_rubbish_meets_refusals_only(tmp_path: Path, make_home: HomeFactory) -> None:
    chance, seen = random.Random(20261122), set[int]()
    with ExitStack() as stack:
        branch = Branch(tmp_path, make_home, stack)
        store = branch.hub_home.store
        two = branch.enrolled(2).store
        with store.writing() as connection:
            replica.keep_certificate(connection, two.certificate)
        desk = stack.enter_context(hub_desk(branch.hub_home))
        client = stack.enter_context(TestClient(create_hub_app(desk)))
        with two.read() as connection:
            head = next(one for one in replica.heads(connection) if one.own)
            run = replica.read_run(connection, two, head, 0, 100)
        cargo = Cargo(head.feed, head.public_key, pack(*run))
        bodies = {
            "queue": [
                encode(QueueRequest(act, "rina.a", 2, ((bytes(8), 3),), (cargo,), ("x",), "A001"))
                for act in ("next", "again", "out-of-order", "issue", "news", "dance")
            ],
            "pull": [encode(PullRequest(((head.chain, 0),), ("office", "agency:*")))],
            "heads": [bytes(16), bytes(17)],
            "enrol": [encode(["K7", msgspec.msgpack.encode(two.certificate)])],
        }
        before, nonce = entries(branch), b""
        for turn in range(COUNT):
            place = chance.choice(sorted(bodies))
            body = bytearray(chance.choice(bodies[place]))
            for _ in range(chance.choice((0, 1, 1, 4))):
                body[chance.randrange(len(body))] = chance.randrange(256)
            if chance.random() < 0.2:
                del body[chance.randrange(len(body)) :]
            path, data = f"/sync/1/MPP1/{place}", bytes(body)
            used = b"" if place == "enrol" else nonce
            signed = sign_request(two.key, "POST", path, body_hash(data), used)
            answer = client.post(path, content=data, headers={HEADER: signed})
            assert answer.status_code < 500, (turn, place, data, answer.content)
            seen.add(answer.status_code)
            nonce = from_text(answer.headers[HEADER].split(".")[0]) or nonce
        assert {200, 401, 403, 422} <= seen
        assert entries(branch) - before <= set(own(two))


def entries(branch: Branch) -> set[tuple[object, ...]]:
    """What the hub holds."""
    with branch.hub_home.store.read() as connection:
        rows = connection.exec_driver_sql("SELECT chain, seq FROM entry WHERE actor <> 'central'")
        return {tuple(row) for row in rows}


def own(store: Store) -> list[tuple[object, ...]]:
    """What the station itself wrote: that may come through whole."""
    asked = "SELECT chain, seq FROM entry WHERE chain = ?"
    with store.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(asked, (store.chain,))]
