"""What a centre takes in and what it refuses, whoever sends it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from frontoffice.domain.errors import Refused, Rejected, StoreTrouble
from frontoffice.domain.facts import CaseMoved, write_part
from frontoffice.journal.chain import extend
from frontoffice.journal.entry import Entry, chain_id, genesis, stream_name
from frontoffice.journal.segment import pack
from frontoffice.journal.signing import StationKey, self_certify, sign_head, sign_request
from frontoffice.server import admin, admission, blobs, journal
from frontoffice.server.admin import Centre
from frontoffice.server.admission import Caller
from frontoffice.server.home import open_home
from frontoffice.sync.wire import Cargo, EnrolRequest, Place, blob_name, verify_acknowledgement

NOW = 1_795_000_000_000


@pytest.fixture
def centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Centre]:
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "devices"))
    with admin.opened(tmp_path / "centre", now=lambda: NOW) as one:
        admin.office_add(one, "MPP1", "MPP Contoh")
        yield one


@pytest.fixture
def key(centre: Centre) -> StationKey:
    """The key of an enrolled station."""
    found = StationKey.generate()
    own = self_certify(found, "MPP1", 1, "A", ("office",), issued_at=NOW)
    code = admin.station_code(centre, "MPP1", 1)["code"]
    request = EnrolRequest(code, msgspec.msgpack.encode(own))
    signed = ("POST", "/x", b"hash")
    header = sign_request(found, *signed, b"")
    admission.enrol(centre.database, centre.home, "MPP1", header, request, signed, NOW)
    return found


def run_of(key: StationKey, count: int = 3, first: int = 1, to: str = "in_process") -> list[Entry]:
    """Entries of one station's chain, each an act."""
    chain = chain_id(key.public, "MPP1")
    body = write_part(CaseMoved(to=to, on=dt.date(2026, 11, 22)))
    return [
        Entry(
            chain=chain,
            seq=seq,
            act=seq,
            at=NOW + seq,
            clock=(None, False),
            stream=stream_name("case", chain, seq),
            after=(),
            kind="case.moved/1",
            actor="sari.h",
            body=body,
        )
        for seq in range(first, first + count)
    ]


def cargo_of(key: StationKey, entries: list[Entry], prev: bytes = b"") -> Cargo:
    hashes = extend(prev or genesis(key.public, "MPP1"), entries)
    head = sign_head(key, entries[0].chain, entries[-1].seq, hashes[-1])
    return Cargo("MPP1", key.public, pack(entries, head))


def accept(centre: Centre, cargo: Cargo) -> int:
    """Takes a run in; where the chain stands then."""
    word = journal.accept(centre.database, centre.home.station, "MPP1", cargo)
    assert verify_acknowledgement(centre.home.station.public, word)
    return word.seq


def test_runs_continue_repeat_and_overlap(centre: Centre, key: StationKey) -> None:
    whole = run_of(key, 6)
    first = cargo_of(key, whole[:3])
    assert accept(centre, first) == 3
    assert accept(centre, first) == 3
    assert accept(centre, cargo_of(key, whole)) == 6
    # An old run again, sent by a restored disk: the answer says how far the centre really is.
    assert accept(centre, first) == 6
    with centre.database.reading() as connection:
        stands = journal.stands(connection, ["MPP1"])
    assert sorted(one.seq for one in stands) == [2, 6]


def test_a_gap_is_named(centre: Centre, key: StationKey) -> None:
    with pytest.raises(Rejected) as refused:
        accept(centre, cargo_of(key, run_of(key, 2, first=4), prev=b"x" * 32))
    assert (refused.value.code, refused.value.data["seq"]) == ("chain-gap", 4)


def test_a_changed_entry_is_refused_with_its_chain(centre: Centre, key: StationKey) -> None:
    good = cargo_of(key, run_of(key))
    other = pack(run_of(key, to="refused"), good.segment.head)
    with pytest.raises(Rejected) as refused:
        accept(centre, msgspec.structs.replace(good, segment=other))
    assert (refused.value.code, refused.value.data["reason"]) == ("chain-broken", "hash")


def test_what_no_database_could_hold_is_refused(centre: Centre, key: StationKey) -> None:
    first, *_ = run_of(key)
    for change in ({"at": 1 << 63}, {"actor": "a\0b"}, {"clock": (1 << 63, False)}):
        with pytest.raises(Rejected) as refused:
            accept(centre, cargo_of(key, [msgspec.structs.replace(first, **change)]))
        assert refused.value.code in ("entry-bad", "segment-bad")


def test_a_head_signed_by_another_is_refused(centre: Centre, key: StationKey) -> None:
    entries = run_of(key)
    hashes = extend(genesis(key.public, "MPP1"), entries)
    forged = sign_head(StationKey.generate(), entries[0].chain, 3, hashes[-1])
    with pytest.raises(Rejected) as refused:
        accept(centre, Cargo("MPP1", key.public, pack(entries, forged)))
    assert refused.value.data["reason"] == "signature"


def test_a_writer_nobody_certified_is_refused(centre: Centre, key: StationKey) -> None:
    stranger = StationKey.generate()
    with pytest.raises(Refused) as refused:
        accept(centre, cargo_of(stranger, run_of(stranger)))
    assert refused.value.code == "writer-unknown"
    # Nor does it help to call one's chain by another's key.
    with pytest.raises(Rejected) as misnamed:
        accept(
            centre,
            msgspec.structs.replace(cargo_of(stranger, run_of(stranger)), public_key=key.public),
        )
    assert misnamed.value.data["reason"] == "name"


def test_a_copied_station_is_found_by_its_second_history(centre: Centre, key: StationKey) -> None:
    accept(centre, cargo_of(key, run_of(key, 3)))
    for count in (2, 3, 5):
        with pytest.raises(Refused) as refused:
            accept(centre, cargo_of(key, run_of(key, count, to="refused")))
        assert refused.value.code == "chain-forked"
    assert accept(centre, cargo_of(key, run_of(key, 4))) == 4


def test_another_offices_feed_is_not_taken(centre: Centre, key: StationKey) -> None:
    foreign = msgspec.structs.replace(cargo_of(key, run_of(key)), feed="national")
    with pytest.raises(Rejected) as refused:
        accept(centre, foreign)
    assert refused.value.code == "feed-other"


def test_late_bytes_of_a_dead_attempt_are_fenced(centre: Centre, key: StationKey) -> None:
    caller = Caller("MPP1", key.public, (), b"")
    data = os.urandom(3000)
    name = blob_name(data)
    with centre.database.writing() as connection:
        first = blobs.begin(connection, caller, name, len(data), Place(0, 0), NOW)
        blobs.append(connection, caller, name, first, 0, data[:1000])
        place = blobs.place(connection, caller, name, NOW)
        assert place == Place(1000, first + 1)
        second = blobs.begin(connection, caller, name, len(data), place, NOW)
        for generation, offset in ((first, 1000), (second, 900), (second, 2000)):
            with pytest.raises(Rejected) as late:
                blobs.append(connection, caller, name, generation, offset, data[1000:1500])
            assert late.value.code == "blob-fenced"
        blobs.append(connection, caller, name, second, 1000, data[1000:])
        assert blobs.whole(connection, caller, name) == data


def test_partial_uploads_nobody_comes_back_for_are_dropped(centre: Centre, key: StationKey) -> None:
    caller = Caller("MPP1", key.public, (), b"")
    with centre.database.writing() as connection:
        blobs.begin(connection, caller, b"a" * 16, 100, Place(0, 0), NOW)
        blobs.append(connection, caller, b"a" * 16, 1, 0, b"x" * 50)
        later = NOW + blobs.LIFETIME_MS + 1
        blobs.begin(connection, caller, b"b" * 16, 100, Place(0, 0), later)
        assert blobs.place(connection, caller, b"a" * 16, later) == Place(0, 0)


def test_the_database_and_the_keys_lie_encrypted(centre: Centre, tmp_path: Path) -> None:
    home = tmp_path / "centre"
    for path in home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"MPP Contoh" not in data
            assert centre.home.station.private_bytes() not in data
            assert centre.home.authority.private_bytes() not in data


def test_the_home_opens_again_with_the_same_keys_only_on_this_computer(
    centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = open_home(tmp_path / "centre")
    assert centre.home.words is not None
    assert [len(words) for words in centre.home.words] == [24, 24]
    assert again.words is None
    assert again.station.public == centre.home.station.public
    assert again.authority.public == centre.home.authority.public
    assert again.authority.public != again.station.public
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "elsewhere"))
    with pytest.raises(StoreTrouble) as refused:
        open_home(tmp_path / "centre")
    assert refused.value.code == "device-secret-missing"
