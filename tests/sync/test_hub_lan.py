"""The hub on the LAN: found by its signed beacon, known by its certificate, in TLS of its own."""

from __future__ import annotations

import socket
import threading

import msgspec
import pytest
from litestar.testing import TestClient

from frontoffice.domain.errors import Offline, Rejected
from frontoffice.journal.signing import StationKey, self_certify
from frontoffice.server import admin
from frontoffice.server.hub_app import create_hall_app
from frontoffice.server.hub_run import hub_desk
from frontoffice.server.run import hub_on_lan
from frontoffice.sync.desk import enrol_home, greet_hub, sync_home
from frontoffice.sync.discover import Beacons, beacon, listen, read_beacon
from frontoffice.sync.hub import hubs
from tests.sync.hub_branch import Branch


def free_udp_port() -> int:
    """A port of this computer nobody uses now."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_a_beacon_counts_only_under_a_certified_key(branch: Branch) -> None:
    two = branch.enrolled(2)
    hub = branch.hub_home.store
    url = "https://192.168.1.5:8788#" + "ab" * 32
    good = beacon(hub.key, msgspec.msgpack.encode(hub.certificate), url)
    found = read_beacon(two.store, good)
    assert found is not None
    assert (found.url, found.public_key, found.station) == (url, hub.key.public, 1)
    stranger = StationKey.generate()
    forged = self_certify(stranger, "MPP1", 1, "A", issued_at=0)
    bad = (
        b"",
        b"hello",
        good[:-1],
        good.replace(b"192.168.1.5", b"192.168.1.6"),
        good.replace(b"https://", b"http://1"),
        beacon(stranger, msgspec.msgpack.encode(forged), url),
        beacon(stranger, msgspec.msgpack.encode(hub.certificate), url),
        beacon(hub.key, msgspec.msgpack.encode(hub.certificate), "http://192.168.1.5:8787"),
    )
    assert [read_beacon(two.store, data) for data in bad] == [None] * len(bad)
    admin.station_revoke(branch.centre.centre, "MPP1", 1)
    assert sync_home(two).even
    assert read_beacon(two.store, good) is None


def test_a_hub_is_heard_on_the_lan(branch: Branch) -> None:
    two = branch.enrolled(2)
    hub, port = branch.hub_home.store, free_udp_port()
    url = "https://127.0.0.1:8788#" + "ab" * 32
    data = beacon(hub.key, msgspec.msgpack.encode(hub.certificate), url)
    heard = list[object]()
    ears = threading.Thread(target=lambda: heard.extend(listen(two.store, 3.0, port=port)))
    ears.start()
    told = [Beacons(data, to="127.0.0.1", port=port) for _ in range(3)]
    ears.join()
    for one in told:
        one.close()
    # The first datagram may be sent before anybody listens.
    late = [] if heard else listen(two.store, 0.1, port=port)
    assert [one.url for one in heard or late] == [url]  # type: ignore[attr-defined]


def test_stations_come_in_tls_that_the_hubs_key_vouches_for(branch: Branch) -> None:
    two = branch.enrolled(2)
    with hub_desk(branch.hub_home) as desk, hub_on_lan(desk, "0.0.0.0", 0) as where:
        address = f"https://127.0.0.1:{where.rpartition(':')[2]}"
        assert greet_hub(two, address).url.startswith(address + "#")
        assert sync_home(two).even
        (known,) = hubs(two.store)
        assert known.contact_at is not None
        with pytest.raises(Offline, match="tls-untrusted"):
            greet_hub(two, f"{address}#{'00' * 32}")
        code = admin.station_code(branch.centre.centre, "MPP1", 3)["code"]
        three = branch.alone(3)
        joined = enrol_home(three, address, str(code))
        assert (joined.peer.url, joined.peer.role) == (branch.centre.url, "central")
        assert [one.public_key for one in hubs(three.store)] == [known.public_key]
        assert sync_home(three).even
    with pytest.raises(Rejected, match="https-needed"):
        greet_hub(two, "http://192.168.1.5:8787")


def test_plain_http_on_the_lan_shows_the_hall_and_nothing_else(branch: Branch) -> None:
    with (
        hub_desk(branch.hub_home) as desk,
        TestClient(create_hall_app(desk)) as client,
    ):
        assert client.get("/hall/board.json").json()["serving"] == []
        assert client.post("/sync/1/MPP1/heads", content=b"x").status_code == 404
        assert client.post("/sync/1/MPP1/enrol", content=b"x").status_code == 404
