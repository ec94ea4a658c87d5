"""The write-ahead log cut anywhere, a full disk, a read-only folder: data stays whole."""

from __future__ import annotations

import contextlib
import os
import random
import shutil

import pytest
from sqlalchemy import event

from frontoffice.domain.errors import StoreTrouble
from frontoffice.services import cases, drafts, intake, journal
from frontoffice.store.engine import PAGE_BYTES
from frontoffice.store.integrity import quick_check, verify_journal
from frontoffice.store.store import DATABASE, Store
from tests.builders import FREE, PAID, intake_request

WAL_HEADER, FRAME = 32, 24 + PAGE_BYTES
KEY = "SELECT hash FROM entry ORDER BY id"


def checkpoint(home):
    with home.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def hashes(store):
    with store.read() as connection:
        return [row[0] for row in connection.exec_driver_sql(KEY)]


def test_a_log_cut_at_any_frame_opens_to_what_was_committed(home, tmp_path, clock):
    """Every boundary, and the middle of every frame, with and without garbage behind it."""
    checkpoint(home)
    before = hashes(home.store)
    log = home.folder / f"{DATABASE}-wal"
    durable: list[tuple[int, str]] = []
    for serial in range(1, 6):
        answer = intake.submit(home, intake_request(PAID if serial % 2 else FREE, serial=serial))
        durable.append((log.stat().st_size, answer.number))
    everything = hashes(home.store)
    whole, data = log.read_bytes(), (home.folder / DATABASE).read_bytes()
    frames = (len(whole) - WAL_HEADER) // FRAME
    assert frames > 20
    rng = random.Random(5)
    lengths = set()
    for frame in range(frames + 1):
        at = WAL_HEADER + frame * FRAME
        for cut, tail in ((at, b""), (at, rng.randbytes(FRAME)), (at + FRAME // 2, b"")):
            folder = tmp_path / "cut"
            folder.mkdir()
            (folder / DATABASE).write_bytes(data)
            (folder / f"{DATABASE}-wal").write_bytes(whole[:cut] + tail)
            store = Store.open(folder, home.data_key, clock=clock)
            found = hashes(store)
            assert found == everything[: len(found)]
            assert len(found) >= len(before)
            with store.read() as connection:
                assert verify_journal(connection).ok
                assert quick_check(connection) is None
                rows = connection.exec_driver_sql("SELECT number, status FROM case_row").all()
            numbers = {number for number, _ in rows}
            assert {number for size, number in durable if size <= cut} <= numbers
            assert {status for _, status in rows} <= {"accepted"}
            store.close()
            shutil.rmtree(folder)
            lengths.add(len(found))
    assert len(lengths) == 6


@contextlib.contextmanager
def under(home, pragma, after):
    """Every connection of the home works under a pragma until the block ends."""
    engine = home.store.engine

    def set_it(connection, *_):
        connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "checkout", set_it)
    try:
        yield
    finally:
        event.remove(engine, "checkout", set_it)
        event.listen(engine, "checkout", lambda one, *_: one.execute(f"PRAGMA {after}"))


def full_disk(home):
    """The file cannot grow any more."""
    pages = home.store.peek("PRAGMA page_count")
    return under(home, f"max_page_count = {pages}", "max_page_count = 1000000")


def refusal(home, serial):
    """The code with which a submission was refused, None where it was taken in."""
    try:
        intake.submit(home, intake_request(PAID, serial=serial))
    except StoreTrouble as trouble:
        return trouble.code
    return None


def test_a_full_disk_is_told_and_nothing_is_half(home):
    intake.submit(home, intake_request(FREE, serial=1))
    before = journal.verify(home).entries
    with full_disk(home):
        told = [refusal(home, serial) for serial in range(2, 60)]
    first = told.index("store-full")
    assert set(told[first:]) == {"store-full"}
    assert set(told[:first]) <= {None}
    found = journal.verify(home)
    assert found.ok
    assert found.entries == before + 2 * first
    assert intake.submit(home, intake_request(PAID, serial=99)).status == "accepted"


def test_a_full_disk_refuses_a_draft_too_and_keeps_the_last_one(home):
    kept = drafts.save(home, {"service": FREE}, {"field": "service"})
    with full_disk(home), pytest.raises(StoreTrouble, match="store-full"):
        drafts.save(home, {"service": FREE, "notes": "x" * 100_000}, {}, kept)
    assert [one.request for one in drafts.mine(home)] == [{"service": FREE}]


def test_a_database_that_cannot_be_written_says_so_and_still_reads(home):
    """What SQLite answers on a write-protected medium."""
    intake.submit(home, intake_request(FREE, serial=1))
    protected = under(home, "query_only = ON", "query_only = OFF")
    with protected, pytest.raises(StoreTrouble, match="store-read-only"):
        intake.submit(home, intake_request(FREE, serial=2))
    assert cases.list_cases(home)[1] == 1
    assert journal.verify(home).ok


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write into a read-only folder")
def test_a_read_only_folder_is_a_sentence(home, make_home):
    home.close()
    for path in (*home.folder.iterdir(), home.folder):
        path.chmod(0o500)
    with pytest.raises(StoreTrouble) as refused:
        make_home.open(home.folder)
    assert refused.value.code in ("store-read-only", "store-unreadable")
    home.folder.chmod(0o700)


def test_a_missing_or_foreign_file_is_a_sentence(home, make_home, tmp_path):
    home.close()
    path = home.folder / DATABASE
    whole = path.read_bytes()
    for content, code in (
        (None, "store-missing"),
        (b"not a database at all " * 300, "store-wrong-key"),
        (whole[: len(whole) // 2], "store-corrupt"),
    ):
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(StoreTrouble) as refused:
            journal.verify(make_home.open(home.folder))
        assert refused.value.code == code
