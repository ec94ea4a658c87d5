"""Joining a centre by a one-time code, and what an unknown or revoked station gets: nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontoffice.domain.errors import NotFound, Offline, Refused, Rejected
from frontoffice.journal.signing import StationKey, sign_request, verify_certificate
from frontoffice.server import admin
from frontoffice.server.run import Running, running_server
from frontoffice.store import replica
from frontoffice.store.store import Store, read_setting
from frontoffice.sync.enrol import enrol
from frontoffice.sync.session import synchronise
from frontoffice.sync.status import freshness
from frontoffice.sync.transport import Line
from frontoffice.sync.wire import ROOT, PullRequest, body_hash, encode
from tests.sync.conftest import Join, sync
from tests.sync.stations import EVERY, SetClock, Station

DAY = 24 * 3600 * 1000


def code(centre: Running, station: int = 1, office: str = "MPP1") -> str:
    return str(admin.station_code(centre.centre, office, station)["code"])


def refusal(one: Station, centre: Running, typed: str) -> str:
    with pytest.raises(Refused) as refused:
        enrol(one.store, centre.url, typed)
    assert freshness(one.store).state == "alone"
    return refused.value.code


def test_enrolment_certifies_the_existing_key_and_pins_the_centre(
    make: Join, centre: Running
) -> None:
    one = make(1)
    stream = one.serve()
    before = one.store.certificate
    found = enrol(one.store, centre.url, code(centre))
    after = one.store.certificate
    assert (found.office, found.station, found.series) == ("MPP1", 1, "A")
    assert (after.key, after.station, after.series) == (before.key, 1, "A")
    assert after.circles == before.circles
    home = centre.centre.home
    assert verify_certificate(after, home.authority.public)
    with one.store.read() as connection:
        assert replica.peers(connection)[0].public_key == home.station.public
        assert read_setting(connection, replica.AUTHORITY_KEY) == home.authority.public
    # The first entry was written long before: it goes up as it is.
    assert sync(one).pushed == 1
    assert stream.endswith("/1")


def test_a_certificate_survives_closing_and_opening(tmp_path: Path, centre: Running) -> None:
    import os

    from frontoffice.journal.signing import self_certify

    key, data_key = StationKey.generate(), os.urandom(32)
    own = self_certify(key, "MPP1", 1, "A", EVERY, ("case",), issued_at=1)
    store = Store.create(tmp_path, data_key, key, own, feed="MPP1")
    enrol(store, centre.url, code(centre))
    store.close()
    store = Store.open(tmp_path, data_key)
    assert not store.certificate.is_local
    store.close()


def test_a_code_opens_once(make: Join, centre: Running) -> None:
    one, other = make(1), make(2, office="MPP1")
    typed = code(centre)
    enrol(one.store, centre.url, typed.lower().replace("-", " "))
    first = one.store.certificate
    # The same station may ask again: its answer may have been lost.
    enrol(one.store, centre.url, typed)
    assert one.store.certificate == first
    assert refusal(other, centre, typed) == "code-used"


def test_a_code_ends_after_a_day(make: Join, centre: Running, clock: SetClock) -> None:
    one = make(1)
    typed = code(centre)
    clock.at += DAY + 60_000
    assert refusal(one, centre, typed) == "code-expired"


def test_codes_of_others_are_refused_with_a_reason(make: Join, centre: Running) -> None:
    admin.office_add(centre.centre, "MPP2", "MPP Lain")
    one = make(1)
    assert refusal(one, centre, "AAAA-BBBB-CCCC") == "code-unknown"
    assert refusal(one, centre, code(centre, 1, "MPP2")) == "enrol-other-office"
    assert refusal(one, centre, code(centre, 7)) == "enrol-other-station"


def test_a_number_in_use_is_not_given_twice(make: Join, tmp_path: Path, centre: Running) -> None:
    from tests.sync.stations import station

    one = make(1)
    enrol(one.store, centre.url, code(centre))
    with station(tmp_path / "twin", 1) as twin:
        assert refusal(twin, centre, code(centre)) == "station-taken"
        admin.station_revoke(centre.centre, "MPP1", 1)
        enrol(twin.store, centre.url, code(centre))
        assert freshness(twin.store).enrolled


def test_no_office_no_code(centre: Running) -> None:
    with pytest.raises(NotFound) as unknown:
        code(centre, 1, "MPP9")
    assert unknown.value.code == "office-unknown"


def test_a_revoked_station_is_refused_and_keeps_what_it_has(join: Join, centre: Running) -> None:
    one, two = join(1), join(2)
    one.serve()
    sync(one), sync(two)
    assert admin.station_revoke(centre.centre, "MPP1", 1)["revoked"] == 1
    stream = two.serve()
    sync(two)
    one.serve()
    with pytest.raises(Refused) as refused:
        sync(one)
    assert refused.value.code == "station-revoked"
    light = freshness(one.store)
    assert (light.state, light.waiting, light.trouble) == ("troubled", 1, "station-revoked")
    with one.store.read() as connection:
        seen = connection.exec_driver_sql("SELECT stream FROM entry").all()
    assert (stream,) not in seen
    with two.store.read() as connection:
        known = connection.exec_driver_sql(
            "SELECT last_seq, revoked_at IS NOT NULL FROM certificate WHERE public_key = ?",
            (one.store.key.public,),
        ).one()
    assert known == (1, 1)


def test_an_unknown_station_reads_nothing(join: Join, centre: Running) -> None:
    one = join(1)
    one.serve()
    sync(one)
    stranger = StationKey.generate()
    body = encode(PullRequest(((one.store.chain, 0),), EVERY))
    path = f"{ROOT}/MPP1/pull"
    line = Line(centre.url)
    try:
        for key, nonce in ((stranger, b""), (stranger, b"x" * 12)):
            header = sign_request(key, "POST", path, body_hash(body), nonce)
            with pytest.raises(Refused) as refused:
                line.request("POST", path, body, header)
            assert refused.value.code == "station-unknown"
        for header in ("", "a.b.c", "x" * 500):
            with pytest.raises(Refused) as unsigned:
                line.request("POST", path, body, header)
            assert unsigned.value.code == "request-unsigned"
    finally:
        line.close()


def test_a_request_of_another_office_or_with_another_body_is_refused(
    join: Join, centre: Running
) -> None:
    one = join(1)
    sync(one)
    with one.store.read() as connection:
        nonce = replica.peers(connection)[0].nonce or b""
    line = Line(centre.url)
    path = f"{ROOT}/MPP1/heads"
    header = sign_request(one.store.key, "POST", path, body_hash(b"0" * 16), nonce)
    try:
        for where, body, expected in (
            (path, b"1" * 16, "request-unsigned"),
            (f"{ROOT}/MPP1/pull", b"0" * 16, "request-unsigned"),
            (f"{ROOT}/MPP2/heads", b"0" * 16, "station-unknown"),
        ):
            with pytest.raises(Refused) as refused:
                line.request("POST", where, body, header)
            assert refused.value.code == expected
    finally:
        line.close()


def test_a_recorded_request_is_worth_nothing_later(join: Join, centre: Running) -> None:
    one = join(1)
    sync(one)
    with one.store.read() as connection:
        nonce = replica.peers(connection)[0].nonce or b""
    path = f"{ROOT}/MPP1/heads"
    recorded = sign_request(one.store.key, "POST", path, body_hash(b"0" * 16), nonce)
    sync(one), sync(one)
    line = Line(centre.url)
    try:
        assert line.request("POST", path, b"0" * 16, recorded).status == 401
    finally:
        line.close()
    # The station itself is not disturbed by it.
    assert sync(one).requests == 1


def test_addresses_without_protection_are_refused(make: Join) -> None:
    one = make(1)
    for address, expected in (
        ("http://pusat.contoh.go.id", "https-needed"),
        ("pusat.contoh.go.id", "server-address-bad"),
        ("ftp://127.0.0.1", "server-address-bad"),
    ):
        with pytest.raises(Rejected) as refused:
            enrol(one.store, address, "AAAA-BBBB-CCCC")
        assert refused.value.code == expected


def test_without_a_line_enrolment_says_offline(make: Join, tmp_path: Path) -> None:
    one = make(1)
    with running_server(tmp_path / "gone") as gone:
        url = gone.url
    with pytest.raises(Offline):
        enrol(one.store, url, "AAAA-BBBB-CCCC")
    assert freshness(one.store).state == "alone"


def test_another_centre_does_not_know_this_station(join: Join, tmp_path: Path) -> None:
    one = join(1)
    one.serve()
    with running_server(tmp_path / "other") as other:
        admin.office_add(other.centre, "MPP1", "MPP Contoh")
        with one.store.read() as connection:
            key = replica.peers(connection)[0].public_key
        with pytest.raises(Refused) as refused:
            synchronise(one.store, replica.Peer(other.url, "central", key), EVERY)
    assert refused.value.code == "station-unknown"
