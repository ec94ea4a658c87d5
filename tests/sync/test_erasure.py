"""Erasing a person on one station leaves name and NIK on no replica, whatever arrives later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from sqlalchemy import Engine, text

from frontoffice.domain.erasure_facts import PersonalErased
from frontoffice.domain.facts import CaseCorrected, CaseMoved, CorrectionPersonal
from frontoffice.journal.segment import pack, unpack
from frontoffice.server import admin, folding, revocation
from frontoffice.server import bundle as central
from frontoffice.server.admin import Centre
from frontoffice.server.run import Running
from frontoffice.store import quarantine, replica, search
from frontoffice.store.carriage import take_segment
from frontoffice.store.engine import PAGE_BYTES
from frontoffice.store.integrity import verify_journal
from frontoffice.sync.bundle_station import export_bundle, import_bundle, receiver_called
from frontoffice.sync.wire import Cargo, decode
from tests.sync.conftest import Join, sync
from tests.sync.offline import admit, heads_of, silent_centre, stands_of
from tests.sync.stations import SetClock, Station

NAME, NIK = "Zulkarnaen Purbatjaraka", "3273011508907431"
OTHER, OTHER_NIK = "Rahayu Wulandari", "3273011508900008"


def case_of(one: Station, name: str, nik: str) -> str:
    """A case from registration to handover, with a correction that names the person again."""
    stream = one.serve(name=name, nik=nik)
    with one.store.work("sari.h") as work:
        work.record(
            stream,
            CaseCorrected(fields=("name",)),
            CorrectionPersonal(reason="ejaan", old={"name": name}, new={"name": name}),
            circle="agency:dukcapil",
        )
        for to in ("in_process", "ready", "handed_over"):
            work.record(stream, CaseMoved(to=to, on=dt.date(2026, 11, 22)))
    return stream


def erase(one: Station, stream: str) -> None:
    """The fact, as the service writes it."""
    with one.store.work("rina.a") as work:
        work.open(
            "erasure",
            PersonalErased(
                streams=(stream,), reason="retention_ended", schedule="470-1", second="wati.k"
            ),
        )
    one.store.scrub()


def plain_bytes(engine: Engine, data_key: bytes) -> bytes:
    """Every page of the file and of its log, decrypted as it lies there, free space included."""
    path = Path(str(engine.url.database))
    data, log = path.read_bytes(), Path(f"{path}-wal")
    pages = [data[at : at + PAGE_BYTES] for at in range(0, len(data), PAGE_BYTES)]
    if log.exists():
        frames, step = log.read_bytes()[32:], PAGE_BYTES + 24
        pages += [frames[at + 24 : at + step] for at in range(0, len(frames), step)]
    return b"".join(_decrypted(page, data_key) for page in pages)


def _decrypted(page: bytes, data_key: bytes) -> bytes:
    """A page of SQLCipher 4 under a raw key: AES-256-CBC, IV and HMAC in the last 80 bytes.

    CBC forgives the unencrypted salt a file begins with: only the blocks beside it read wrong.
    """
    return Cipher(AES(data_key), CBC(page[-80:-64])).decryptor().update(page[:-80])


def held_by(one: Station) -> bytes:
    """What the database of a station holds, readable."""
    return plain_bytes(one.store.engine, one.data_key)


def traces(data: bytes, name: str = NAME, nik: str = NIK) -> list[str]:
    """What of a person is readable: NIK, each word of the name, in any case."""
    low = data.lower()
    return [one for one in (nik, *name.lower().split()) if one.encode() in low]


def state_of(one: Station) -> tuple[object, ...]:
    """Counts and states: everything but the personal columns."""
    with one.store.read() as connection:
        cases = connection.exec_driver_sql(
            "SELECT stream, number, status, paid_rupiah, troubles FROM case_row ORDER BY stream"
        ).all()
        return tuple(map(tuple, cases)), connection.exec_driver_sql(
            "SELECT count(*) FROM entry WHERE kind <> 'privacy.erased/1'"
        ).scalar()


def check_gone(one: Station) -> None:
    """Nothing of the person is held, everything else is, and every chain verifies."""
    data = held_by(one)
    assert traces(data) == []
    with one.store.read() as connection:
        assert verify_journal(connection).first_bad is None
        for query in (NAME, NIK, NAME.split()[0], "zulkarnain"):
            assert search.find_cases(connection, query)[1] == 0


def check_gone_at(centre: Centre) -> None:
    with centre.database.reading() as connection:
        held = connection.execute(
            text("SELECT count(*) FROM entry WHERE personal IS NULL AND commitment IS NOT NULL")
        ).scalar()
    assert held
    assert traces(plain_bytes(centre.database.engine, centre.home.data_key)) == []


def test_every_replica_that_synced_since_holds_nothing_of_the_person(
    join: Join, centre: Running, tmp_path: Path
) -> None:
    one, two, three = join(1), join(2), join(3)
    gone = case_of(one, NAME, NIK)
    case_of(one, OTHER, OTHER_NIK)
    for station in (one, two, three, one):
        sync(station)
    assert traces(held_by(two)) == [NIK, *NAME.lower().split()]
    before = [state_of(station) for station in (one, two, three)]
    counted = admin.status(centre.centre)["offices"][0]["cases"]
    erase(two, gone)
    for station in (two, one, three, two):
        assert sync(station).even
    for station, state in zip((one, two, three), before, strict=True):
        check_gone(station)
        assert state_of(station) == state
        assert traces(held_by(station), OTHER, OTHER_NIK)
    folding.fold_office(centre.centre.database, "MPP1")
    check_gone_at(centre.centre)
    assert admin.status(centre.centre)["offices"][0]["cases"] == counted
    assert one.dump() == two.dump() == three.dump()
    one.store.rebuild()
    assert one.dump() == two.dump()
    late = join(4)
    assert sync(late).even
    sync(one)
    check_gone(late)
    assert late.dump() == one.dump()


def test_entries_that_arrive_after_the_erasure_come_without_personal_data(
    join: Join, centre: Running, tmp_path: Path
) -> None:
    one, two, three = join(1), join(2), join(3)
    gone = case_of(one, NAME, NIK)
    erase(two, gone)
    sync(two)
    sync(three)
    sync(one)
    for station in (two, three, one):
        assert sync(station).even
        check_gone(station)
    folding.fold_office(centre.centre.database, "MPP1")
    check_gone_at(centre.centre)
    assert one.dump() == two.dump() == three.dump()


def test_what_the_station_itself_writes_later_stays_blank(make: Join, tmp_path: Path) -> None:
    one = make(1)
    gone = case_of(one, NAME, NIK)
    erase(one, gone)
    with one.store.work("sari.h") as work:
        work.record(
            gone,
            CaseCorrected(fields=("name",)),
            CorrectionPersonal(reason="x", old={}, new={"name": NAME}),
        )
    check_gone(one)


def test_a_file_somebody_else_reads_is_written_anew_later(make: Join) -> None:
    one = make(1)
    gone = case_of(one, NAME, NIK)
    reader = one.store.engine.connect()
    reader.exec_driver_sql("BEGIN")
    reader.exec_driver_sql("SELECT count(*) FROM entry").scalar()
    erase(one, gone)
    assert not one.store.scrub()
    assert traces(held_by(one))
    reader.exec_driver_sql("ROLLBACK")
    reader.close()
    assert one.store.scrub()
    check_gone(one)


def test_names_and_words_other_cases_have_are_still_found(make: Join) -> None:
    one = make(1)
    gone = case_of(one, NAME, NIK)
    kept = [case_of(one, f"{NAME.split()[0]} {n}bin Amir", OTHER_NIK) for n in "abc"]
    erase(one, gone)
    with one.store.read() as connection:
        found, total = search.find_cases(connection, NAME.split()[0])
        near, _ = search.find_cases(connection, "Zulkarnain")
        alike, _ = search.find_cases(connection, NAME)
        assert search.find_cases(connection, "Kartu Keluarga")[1] == 4
    assert gone not in {one.stream for one in alike}
    assert total == 3
    assert {one.stream for one in found} == {one.stream for one in near} == set(kept)


def test_drafts_that_name_the_person_go_and_others_stay(make: Join) -> None:
    import msgspec

    one = make(1)
    gone = case_of(one, NAME, NIK)
    bodies = [
        {"nik": NIK, "name": "x"},
        {"nik": None, "name": NAME.upper()},
        {"nik": OTHER_NIK, "name": NAME},
        {},
    ]
    with one.store.writing() as connection:
        for applicant in bodies:
            body = msgspec.msgpack.encode({"request": {"applicant": applicant}, "place": {}})
            connection.exec_driver_sql(
                "INSERT INTO draft (staff, saved_at, body) VALUES ('sari.h', 1, ?)", (body,)
            )
    erase(one, gone)
    with one.store.read() as connection:
        left = connection.exec_driver_sql("SELECT id FROM draft ORDER BY id").scalars().all()
    assert left == [3, 4]


def test_a_home_of_an_earlier_program_erases_when_it_is_opened(make: Join, tmp_path: Path) -> None:
    """The fact came while the program did not know its kind."""
    one = make(1)
    gone = case_of(one, NAME, NIK)
    with one.store.writing() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, personal, salt FROM entry WHERE personal IS NOT NULL"
        ).all()
    erase(one, gone)
    with one.store.writing() as connection:
        for row, personal, salt in rows:
            connection.exec_driver_sql(
                "UPDATE entry SET personal = ?, salt = ? WHERE id = ?", (personal, salt, row)
            )
        connection.exec_driver_sql("DROP TABLE erased")
        connection.exec_driver_sql("DELETE FROM model WHERE name = 'erasure'")
    assert traces(held_by(one))
    one.store.rebuild()
    one.store.scrub()
    check_gone(one)


@pytest.fixture
def silent(tmp_path: Path, clock: SetClock) -> Iterator[Centre]:
    with silent_centre(tmp_path / "silent", clock) as centre:
        yield centre


@pytest.fixture
def counter(make: Join, silent: Centre) -> Callable[[int], Station]:
    def made(number: int) -> Station:
        one = make(number)
        admit(silent, one)
        return one

    return made


def carry(one: Station, centre: Centre, folder: Path, name: str) -> None:
    """A bundle there and its answer back."""
    there, back = folder / f"{name}.fobundle", folder / f"{name}-jawab.fobundle"
    export_bundle(one.store, there, receiver_called(one.store, "central"))
    came = central.import_bundle(centre, there)
    central.answer(centre, "MPP1", one.store.key.public, back, answers=came.hash)
    import_bundle(one.store, back)


def test_a_bundle_made_before_the_erasure_brings_nothing_back(
    counter: Callable[[int], Station], silent: Centre, tmp_path: Path
) -> None:
    one, two = counter(1), counter(2)
    for number, station in enumerate((one, two, one)):
        carry(station, silent, tmp_path, f"kenal{number}")
    gone = case_of(one, NAME, NIK)
    old_to_two, old_to_centre = tmp_path / "lama2.fobundle", tmp_path / "lama0.fobundle"
    export_bundle(one.store, old_to_two, receiver_called(one.store, "2"))
    export_bundle(one.store, old_to_centre, receiver_called(one.store, "central"))
    erase(one, gone)
    carry(one, silent, tmp_path, "hapus")
    carry(two, silent, tmp_path, "dua")
    import_bundle(two.store, old_to_two)
    central.import_bundle(silent, old_to_centre)
    folding.fold_office(silent.database, "MPP1")
    for station in (one, two):
        check_gone(station)
    check_gone_at(silent)
    assert heads_of(one) == heads_of(two) == stands_of(silent)


def test_the_list_in_a_bundle_erases_before_the_fact_itself_can_be_read(
    counter: Callable[[int], Station], silent: Centre, tmp_path: Path
) -> None:
    """The bundle with the fact was lost: the next one names what is gone, its facts must wait."""
    one, two, three = counter(1), counter(2), counter(3)
    for number, station in enumerate((one, two, three, one, two)):
        carry(station, silent, tmp_path, f"kenal{number}")
    gone = case_of(one, NAME, NIK)
    first = tmp_path / "satu.fobundle"
    export_bundle(one.store, first, receiver_called(one.store, "2"))
    import_bundle(two.store, first)
    erase(one, gone)
    second = tmp_path / "dua.fobundle"
    export_bundle(one.store, second, receiver_called(one.store, "2"))
    came = import_bundle(two.store, second)
    assert came.manifest.erased == (gone,)
    two.store.scrub()
    check_gone(two)


def test_what_waits_of_a_retired_station_is_erased_too(join: Join, centre: Running) -> None:
    """Set apart at a station, kept as a run at the centre: neither counts, neither holds it."""
    retired, other = join(1), join(2)
    for station in (retired, other):
        sync(station)
    admin.station_revoke(centre.centre, "MPP1", 1)
    gone = case_of(retired, NAME, NIK)
    with retired.store.read() as connection:
        head = next(one for one in replica.heads(connection) if one.own)
        run, signed = replica.read_run(connection, retired.store, head, 0, 1000)
    take_segment(other.store, head.feed, head.public_key, pack(run, signed))
    sync(other)
    assert _late_personal(centre.centre) == 2
    with other.store.read() as connection:
        assert sum(one.entry.personal is not None for one in quarantine.listed(connection)) == 2
    erase(other, gone)
    sync(other)
    assert _late_personal(centre.centre) == 0
    check_gone(other)
    revocation.accept_late(centre.centre, "MPP1", 1)
    assert sync(other).even
    check_gone(other)
    assert other.count() >= len(run)


def _late_personal(centre: Centre) -> int:
    """Personal parts in the runs that wait for an admin."""
    with centre.database.reading() as connection:
        rows = connection.execute(text("SELECT data FROM late_run")).scalars().all()
    found = [one for data in rows for one in unpack(decode(bytes(data), Cargo).segment)]
    return sum(one.personal is not None for one in found)
