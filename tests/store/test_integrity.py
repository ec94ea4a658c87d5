"""`journal verify` finds any changed byte: in every column of every row, and in the file itself."""

from __future__ import annotations

import random

import pytest

from frontoffice.domain.errors import StoreTrouble
from frontoffice.services import backup, cases, intake, journal
from frontoffice.store.integrity import Bad
from frontoffice.store.store import DATABASE
from tests.builders import FREE, PAID, incomplete_request, intake_request

COLUMNS = (
    "chain",
    "seq",
    "act",
    "at",
    "clock_offset",
    "clock_suspect",
    "stream",
    "after",
    "kind",
    "actor",
    "body",
    "circle",
    "personal",
    "salt",
    "commitment",
    "hash",
)


@pytest.fixture
def worked(home):
    """A home after some work: free, paid, incomplete, moved."""
    for serial in range(1, 7):
        intake.submit(home, intake_request(FREE, serial=serial))
        intake.submit(home, intake_request(PAID, serial=serial + 20))
    intake.submit(home, incomplete_request(FREE, serial=50))
    lines, _ = cases.list_cases(home)
    accepted = next(line for line in lines if line.status == "accepted")
    cases.move(home, accepted.stream, "in_process", "berkas diperiksa")
    return home


def run(home, statement, values=()):
    with home.store.writing() as connection:
        return connection.exec_driver_sql(statement, values)


def flipped(value, place):
    """The value with one bit of one byte changed, of the same type."""
    if value is None:
        return b"\x01" * 8
    if isinstance(value, int):
        return value ^ 1
    if isinstance(value, str):
        return flipped(value.encode(), place).decode("latin-1")
    if not value:
        return b"\x01"
    place %= len(value)
    return value[:place] + bytes([value[place] ^ 1]) + value[place + 1 :]


def sound(make_home, folder):
    """Whether the home opens and its journal verifies; a refusal is one with a sentence."""
    try:
        home = make_home.open(folder)
    except StoreTrouble:
        return False
    ok = journal.verify(home).ok
    home.close()
    return ok


def test_a_sound_journal_is_found_sound(worked):
    found = journal.verify(worked)
    assert (found.ok, found.first_bad, found.stations, found.absent) == (True, None, 1, 0)
    assert found.entries == worked.store.peek("SELECT count(*) FROM entry")


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_byte_in_any_column_is_found_at_its_place(worked, column):
    """Some random entries of each column; the last entry of the chain always among them."""
    rng = random.Random(column)
    seqs = range(1, worked.store.peek("SELECT max(seq) FROM entry") + 1)
    present = [
        seq
        for seq in seqs
        if column in ("clock_offset", "circle")
        or worked.store.peek(f"SELECT {column} FROM entry WHERE seq = ?", (seq,)) is not None
    ]
    name = worked.store.chain.hex()
    for seq in {*rng.sample(present, 4), present[-1]}:
        old = worked.store.peek(f"SELECT {column} FROM entry WHERE seq = ?", (seq,))
        row = worked.store.peek("SELECT id FROM entry WHERE seq = ?", (seq,))
        new = -seq if column == "seq" else flipped(old, rng.randrange(1 << 16))
        run(worked, f"UPDATE entry SET {column} = ? WHERE id = ?", (new, row))
        found = journal.verify(worked)
        assert not found.ok
        first = seq if column != "seq" or seq == 1 else min(seq, 1)
        assert (found.first_bad.station, found.first_bad.seq) == (name, first), found
        run(worked, f"UPDATE entry SET {column} = ? WHERE id = ?", (old, row))
    assert journal.verify(worked).ok


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DELETE FROM entry WHERE seq = 3", "gap"),
        ("DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)", "cut-off"),
        ("UPDATE chain SET seq = seq - 1", "behind-head"),
        ("UPDATE chain SET hash = zeroblob(32)", "head"),
        ("UPDATE chain SET signature = zeroblob(64)", "signature"),
        ("UPDATE chain SET signature = NULL", "signature"),
        ("UPDATE chain SET public_key = zeroblob(32)", "chain-name"),
        ("UPDATE chain SET feed = 'MPP2'", "chain-name"),
        ("UPDATE chain SET own = 0", "own-chain-missing"),
        ("UPDATE entry SET personal = NULL, salt = NULL WHERE seq = 2", "personal-absent"),
        ("UPDATE entry SET body = 'text' WHERE seq = 2", "hash"),
        ("UPDATE entry SET after = x'00' WHERE seq = 2", "unreadable"),
        ("UPDATE entry SET clock_suspect = 2 WHERE seq = 2", "clock"),
        ("DELETE FROM case_row WHERE id = (SELECT max(id) FROM case_row)", "case-list"),
        (
            "INSERT INTO entry (chain, seq, act, at, clock_suspect, stream, after, kind, actor, "
            "body, hash) SELECT x'0011223344556677', seq, act, at, clock_suspect, stream, after, "
            "kind, actor, body, hash FROM entry WHERE seq = 1",
            "stray",
        ),
    ],
)
def test_rows_taken_out_cut_off_or_added_are_found(worked, statement, reason):
    run(worked, statement)
    found = journal.verify(worked)
    assert not found.ok
    assert found.first_bad.reason == reason


def test_a_changed_byte_anywhere_in_the_closed_file_is_found(worked, make_home, tmp_path):
    """Every page carries its own code: opening or verifying fails, whatever the page is for."""
    worked.close()
    path = worked.folder / DATABASE
    whole = path.read_bytes()
    rng = random.Random(7)
    for _ in range(40):
        place = rng.randrange(len(whole))
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        assert not sound(make_home, worked.folder), place
    path.write_bytes(whole)
    assert journal.verify(make_home.open(worked.folder)).ok


def test_a_carried_chain_is_verified_too(worked, make_home, tmp_path):
    file = tmp_path / "a.fobackup"
    backup.create(worked, file)
    words = make_home.words(worked)
    restored = backup.restore(file, tmp_path / "new", backup.Keys(words=words)).home
    make_home.opened.append(restored)
    intake.submit(restored, intake_request(FREE, serial=77))
    assert (journal.verify(restored).ok, journal.verify(restored).stations) == (True, 2)
    old = worked.store.chain
    run(restored, "UPDATE entry SET actor = 'x' WHERE chain = ? AND seq = 5", (old,))
    assert journal.verify(restored).first_bad == Bad(old.hex(), 5, "hash")
