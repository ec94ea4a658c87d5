"""Bytes nobody honest sends: only our own refusals come back, and nothing of it stays."""

from __future__ import annotations

import http.client
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from litestar import Litestar
from litestar.openapi.config import OpenAPIConfig
from litestar.testing import TestClient
from sqlalchemy import func, select

from frontoffice.domain.errors import FrontOfficeError, Refused, Rejected, StoreTrouble
from frontoffice.journal.chain import extend
from frontoffice.journal.entry import chain_id, genesis
from frontoffice.journal.segment import for_circles, pack
from frontoffice.journal.signing import StationKey, sign_head, sign_request
from frontoffice.messages import explain
from frontoffice.server import admin, journal
from frontoffice.server.admin import Centre
from frontoffice.server.app import HANDLERS, create_app
from frontoffice.server.load import LATEST_SECONDS, SOONEST_SECONDS, Load
from frontoffice.server.run import Running, running_server
from frontoffice.server.tables import entry
from frontoffice.sync.wire import HEADER, ROOT, Cargo, PullRequest, body_hash, decode, encode
from tests.benchmarks.standard_day import standard_day
from tests.server.test_acceptance import NOW, accept, cargo_of, centre, key, run_of

__all__ = ["centre", "key"]

SLICES = [pytest.param(1, 1000, id="thousand")] + [
    pytest.param(seed, 1000, id=f"slice{seed}", marks=pytest.mark.endurance)
    for seed in range(2, 11)
]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changed, taken out, doubled or made up."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        at = chance.randrange(len(out) + 1)
        length = chance.choice((1, 1, 2, 4, 40))
        match chance.randrange(5):
            case 0:
                out[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del out[at : at + length]
            case 2:
                out[at:at] = out[at : at + length]
            case 3:
                out[at : at + length] = chance.randbytes(length)
            case _:
                # Lengths and sizes are where decoders trust what they read.
                out[at : at + 5] = bytes([chance.choice((0xDD, 0xC6, 0xCE, 0xDF))]) + b"\xff" * 4
    return bytes(out)


def honest(key: StationKey) -> list[bytes]:
    """Blobs as stations send them: a few rows, columns with names, one without them."""
    day = standard_day(key, applications=30)
    links = extend(genesis(key.public, "MPP1"), day)
    head = sign_head(key, chain_id(key.public, "MPP1"), len(day), links[-1])
    segment = pack(day, head)
    whole = Cargo("MPP1", key.public, for_circles(segment, segment.personal))
    bare = Cargo("MPP1", key.public, for_circles(segment, ()))
    return [encode([one]) for one in (cargo_of(key, run_of(key)), whole, bare)]


@pytest.mark.parametrize(("seed", "count"), SLICES)
def test_mutated_segments_meet_only_our_refusals(
    centre: Centre, key: StationKey, seed: int, count: int
) -> None:
    chance, blobs, refused = random.Random(seed), honest(key), list[FrontOfficeError]()
    for _ in range(count):
        data = mutated(chance.choice(blobs), chance)
        try:
            for cargo in decode(data, list[Cargo]):
                journal.accept(centre.database, centre.home.station, "MPP1", cargo)
        except (Rejected, Refused) as error:
            refused.append(error)
    assert len(refused) > 0.9 * count
    assert all(explain(error, "id").sentence for error in refused)
    # Behind the centre's own two entries, what was taken in all the same is what the key signed.
    with centre.database.reading() as connection:
        held = connection.execute(select(func.count()).select_from(entry)).scalar_one()
    assert held <= 2 + 120


@pytest.fixture
def running(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Running]:
    folder: Path = tmp_path_factory.mktemp("hostile")
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(folder / "devices"))
    with running_server(folder / "centre", now=lambda: NOW) as one:
        admin.office_add(one.centre, "MPP1", "MPP Contoh")
        yield one


Ask = Callable[..., tuple[int, bytes, dict[str, str]]]


@pytest.fixture
def ask(running: Running) -> Iterator[Ask]:
    """Sends one request over a kept connection: (status, body, headers)."""
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=20)

    def send(
        method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> tuple[int, bytes, dict[str, str]]:
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read(), {k.lower(): v for k, v in answer.getheaders()}
        except (http.client.HTTPException, ConnectionError, BrokenPipeError):
            # It hung up on what was no request at all.
            connection.close()
            return 400, b"", {}

    yield send
    connection.close()


@pytest.mark.parametrize(("seed", "count"), SLICES)
def test_mutated_requests_meet_only_our_refusals(ask: Ask, seed: int, count: int) -> None:
    chance, key = random.Random(seed), StationKey.generate()
    bodies = [bytes(16), encode(PullRequest(((bytes(8), 0),), ("office",)))]
    bodies.append(encode(["K7", b"certificate"]))
    places = ("heads", "pull", "enrol", f"blob/{'A' * 22}")
    for _ in range(count):
        path = f"{ROOT}/MPP1/{chance.choice(places)}"
        body = mutated(chance.choice(bodies), chance)
        header = sign_request(key, "POST", path, body_hash(body), b"")
        if chance.random() < 0.5:
            header = mutated(header.encode(), chance).decode("latin-1")
            header = "".join(one for one in header if one.isprintable() and ord(one) < 256)
        status, answer, _ = ask("POST", path, body, {HEADER: header})
        assert 400 <= status < 500, (path, status, answer)


def described() -> dict[str, Any]:
    """The API as an OpenAPI document, with the header that signs a request."""
    config = OpenAPIConfig(title="frontoffice", version="1")
    document = Litestar(HANDLERS, openapi_config=config).openapi_schema.to_schema()
    signed = {"name": HEADER, "in": "header", "required": False, "schema": {"type": "string"}}
    binary = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            operation["parameters"] = [*operation.get("parameters", []), signed]
            if path.startswith("/sync") and method in ("post", "put"):
                operation["requestBody"] = {"content": binary}
    return dict(json.loads(msgspec.json.encode(document)))


def test_the_description_names_every_door() -> None:
    assert sorted(described()["paths"]) == [
        "/health",
        "/sync/1/{office}/blob/{name}",
        "/sync/1/{office}/blob/{name}/{generation}/{offset}",
        "/sync/1/{office}/enrol",
        "/sync/1/{office}/heads",
        "/sync/1/{office}/pull",
        "/v",
    ]


@pytest.mark.parametrize(
    "cases",
    [
        pytest.param(30, id="few"),
        pytest.param(300, id="two-thousand", marks=pytest.mark.endurance),
    ],
)
def test_no_described_request_breaks_the_server(ask: Ask, cases: int) -> None:
    """`cases` for each of seven operations; 300 make more than two thousand."""
    schema = schemathesis.openapi.from_dict(described())
    told = 0
    for path, methods in described()["paths"].items():
        for method in methods:
            operation = schema[path][method.upper()]

            @settings(
                max_examples=cases,
                deadline=None,
                database=None,
                derandomize=True,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy(), noise=st.binary(max_size=64))
            def try_it(case: Any, noise: bytes) -> None:
                nonlocal told
                body = case.body if isinstance(case.body, bytes) else noise
                headers = {
                    name: value
                    for name, value in (case.headers or {}).items()
                    if value.isascii() and value.isprintable()
                }
                status, answer, _ = ask(case.method, case.formatted_path, body, headers)
                told += 1
                assert status < 500, (case.method, case.formatted_path, answer)

            try_it()
    assert told >= 7 * cases * 0.5


def test_strangers_and_the_revoked_read_nothing(ask: Ask, running: Running) -> None:
    stranger = StationKey.generate()
    body = encode(PullRequest(((chain_id(running.centre.home.station.public, "MPP1"), 0),), ()))
    path = f"{ROOT}/MPP1/pull"
    for header in ("", sign_request(stranger, "POST", path, body_hash(body), b"")):
        status, answer, _ = ask("POST", path, body, {HEADER: header})
        assert status == 403
        assert json.loads(answer)["code"] in ("request-unsigned", "station-unknown")


@pytest.mark.parametrize(
    ("version", "code"), [(0, "program-too-old"), (2, "server-too-old"), (1, "request-bad")]
)
def test_another_version_is_told_so_in_a_sentence(ask: Ask, version: int, code: str) -> None:
    status, answer, headers = ask("POST", f"/sync/{version}/MPP1/headz", b"x")
    told = json.loads(answer)
    assert (status, told["code"]) == (404 if version == 1 else 403, code)
    assert told["title"]
    assert told["detail"]
    # With our mark a station knows that this is its server and no captive portal.
    assert HEADER in headers


def test_what_a_newer_program_adds_to_a_message_is_skipped() -> None:
    asked = PullRequest(((bytes(8), 3),), ("office",), b"b", 7)
    newer = msgspec.msgpack.encode([*msgspec.structs.astuple(asked), {"hint": 1}, "more"])
    assert decode(newer, PullRequest) == asked


def test_a_busy_worker_sends_newcomers_away_each_for_another_time() -> None:
    load = Load(most=2, threads=1)
    load.admit()
    load.waiting = 2
    seen = set()
    for _ in range(50):
        with pytest.raises(StoreTrouble) as refused:
            load.admit()
        seen.add(refused.value.data["retry_after_seconds"])
    load.close()
    assert refused.value.code == "server-busy"
    assert len(seen) > 5
    assert min(seen) >= SOONEST_SECONDS
    assert max(seen) <= LATEST_SECONDS


def test_a_busy_server_answers_with_a_time_to_come_back(centre: Centre) -> None:
    with TestClient(create_app(centre, Load(most=0))) as client:
        answer = client.post(f"{ROOT}/MPP1/heads", content=bytes(16))
        assert client.get("/health").status_code == 200
    assert (answer.status_code, answer.json()["code"]) == (503, "server-busy")
    assert SOONEST_SECONDS <= int(answer.headers["retry-after"]) <= LATEST_SECONDS
    assert HEADER in answer.headers


def test_a_kept_connection_is_answered_at_once(ask: Ask) -> None:
    """Nagle's delay and a delayed acknowledgement would make each answer wait for forty ms."""
    taken = []
    for _ in range(20):
        started = time.perf_counter()
        assert ask("GET", "/health")[0] == 200
        taken.append(time.perf_counter() - started)
    assert min(taken) < 0.03


def test_an_honest_station_is_served_after_all_that(centre: Centre, key: StationKey) -> None:
    for data in (b"", b"\xdd\xff\xff\xff\xff", honest(key)[1][:-9]):
        with pytest.raises(FrontOfficeError):
            decode(data, list[Cargo])
    assert accept(centre, cargo_of(key, run_of(key))) == 3
