"""What the records of a branch, its keys included, say of who complained or answered: nothing.

The attacker has the data key, the station's key, the whole journal, and copies of the folder from
before and after. Two days that differ only in who complained, and when, must give the same records
up to what is drawn by chance. What is not protected stands in docs/decisions.md.
"""

from __future__ import annotations

import re
import shutil
import struct
from collections import Counter

import msgspec
import pytest

from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.survey_facts import code_hash
from frontoffice.services import complaints, complaints_desk, intake, papers, pool, survey
from frontoffice.services.complaints_read import listing
from frontoffice.services.survey_closing import close_voices, close_with_the_day
from frontoffice.store import pool as store_pool
from frontoffice.store.entries import read_chain
from tests.builders import intake_request
from tests.conftest import ADMIN, NOW, OFFICER
from tests.documents.reading import printed
from tests.services.test_attachments import picture
from tests.services.voices import afternoon, end_of_day

MINUTE = 60_000
DAY = 86_400_000
TEXT = "Diminta uang Rp50.000 di luar tarif"
VISITS = ("KEL-SKTM", "DKC-KK", "POL-SKCK-BARU")
CHANCE = re.compile(rb"-[0-9A-Z]{6}-[0-9A-Z]$")
DATABASE = "frontoffice.db"
DRAWN = ("hash", "salt", "commitment", "signature", "secret", "words", "block", "value", "blob")


@pytest.fixture
def days(make_home, clock, tmp_path):
    """Opens copies of one home, so that keys and history are the same for every day tried."""
    made = make_home("first")
    made.close()

    def copy(name):
        clock.at = NOW
        shutil.copytree(tmp_path / "first", tmp_path / name)
        return make_home.open(tmp_path / name)

    return copy


def a_day(home, make_home, clock, complains, *, officer=OFFICER):
    """Three visits; after visit number `complains` its citizen complains without a name."""
    make_home.sign_in(home, officer)
    before = snapshot(home)
    for place, service in enumerate(VISITS):
        clock.at = NOW + place * 40 * MINUTE
        intake.submit(home, intake_request(service, serial=place + 1))
        if place == complains:
            before = snapshot(home)
            clock.at += 3 * MINUTE
            complaints.file(home, {"text": TEXT, "anonymous": True}, [picture(size=(60, 80))])
            assert snapshot(home) == before
            assert not (home.folder / "files").exists()
    make_home.sign_in(home, ADMIN)
    end_of_day(home, clock)
    return records(home)


def snapshot(home):
    """The bytes of database and log as a disk image shows them."""
    return {
        name: (home.folder / name).read_bytes()
        for name in (DATABASE, f"{DATABASE}-wal")
        if (home.folder / name).exists()
    }


def log_of(home):
    """The log's frames: which page, and how large the database was after each commit."""
    data = (home.folder / f"{DATABASE}-wal").read_bytes()
    page = struct.unpack(">I", data[8:12])[0]
    return [
        struct.unpack(">II", data[at : at + 8]) for at in range(32, len(data) - page, page + 24)
    ]


def records(home):
    """Everything an attacker with the keys reads, chance taken out."""
    with home.store.read() as connection:
        names = [
            row[0]
            for row in connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
        ]
        tables = {}
        for name in names:
            columns = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info('{name}')")]
            rows = connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()
            tables[name] = [
                {key: plain(key, value) for key, value in zip(columns, row, strict=True)}
                for row in rows
            ]
        chain = list(read_chain(connection, home.store.chain))
    return {
        "tables": tables,
        "log": log_of(home),
        "segment": len(chain),
        "files": {
            path.name: path.stat().st_size
            for path in home.folder.iterdir()
            if path.suffix not in (".db-wal", ".db-shm")
        },
        "photos": [path.stat().st_size for path in (home.folder / "files").iterdir()],
        "pool date": (home.folder / store_pool.POOL).stat().st_mtime,
    }


def plain(column, value):
    """A value without what is random: hashes, salts, signatures, codes by chance."""
    if column == "personal" and isinstance(value, bytes):
        return chance_free(value)
    if column in DRAWN:
        return type(value).__name__, len(value) if value is not None else 0
    if column == "body" and isinstance(value, bytes):
        return chance_free(value)
    if column in ("number",) and isinstance(value, str):
        return CHANCE.sub(b"", value.encode()) if value.startswith("P") else value
    return value


def chance_free(body):
    try:
        found = msgspec.msgpack.decode(body)
    except msgspec.DecodeError:
        return body
    if isinstance(found, dict):
        for name in ("tracking", "secret", "blob", "key"):
            if name in found:
                found[name] = len(found[name])
        if str(found.get("number", "")).startswith("P"):
            found["number"] = CHANCE.sub(b"", found["number"].encode())
    return found


def test_two_days_that_differ_in_who_complained_leave_the_same_records(days, make_home, clock):
    first = a_day(days("one"), make_home, clock, 0)
    second = a_day(days("two"), make_home, clock, 2)

    assert first["tables"].keys() == second["tables"].keys()
    for name, rows in first["tables"].items():
        assert rows == second["tables"][name], name
    assert first == second


def test_it_does_not_matter_who_was_at_the_desk(days, make_home, clock):
    taken = a_day(days("one"), make_home, clock, 1, officer=OFFICER)
    other = a_day(days("two"), make_home, clock, 0, officer=OFFICER)

    assert taken["tables"]["entry"] == other["tables"]["entry"]
    assert taken == other
    filed = [one for one in taken["tables"]["entry"] if one["kind"] == "complaint.filed/1"]
    assert [one["actor"] for one in filed] == [pool.STATION_ACTOR]
    assert [one["at"] for one in filed] == [NOW + 405 * MINUTE]


def numbers(home):
    return [one.number for one in listing(home) if one.anonymous]


def test_the_order_of_two_says_nothing_of_which_came_first(home, clock):
    came_first = Counter()
    for _ in range(16):
        first = complaints.file(home, {"text": TEXT, "anonymous": True})
        second = complaints.file(home, {"text": TEXT, "anonymous": True})
        end_of_day(home, clock)
        with home.store.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT number FROM complaint_row JOIN entry USING (stream) "
                "WHERE number IN (?, ?) ORDER BY entry.seq",
                (first.number, second.number),
            ).all()
        came_first[rows[0][0] == first.number] += 1

    assert len(came_first) == 2


def test_answers_leave_no_trace_in_the_database_until_closing(home, clock):
    intake.submit(home, intake_request())
    before = snapshot(home)
    for place in range(12):
        clock.advance(MINUTE)
        survey.collect(
            home, {"waktu": 1 + place % 4}, service="KEL-SKTM", profile={"sex": "P", "age": 30}
        )

    assert snapshot(home) == before
    with home.store.read() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM survey_row").scalar()
    assert count == 0


def test_answers_are_written_sorted_with_what_people_said_counted_apart(home, make_home, clock):
    people = [("L", 61, 1), ("P", 23, 4), ("P", 44, 2), ("L", 35, 3), ("P", 19, 4)]
    written = []
    for day, order in enumerate((people, people[::-1])):
        clock.advance(NOW + day * DAY - clock.at)
        for sex, age, answer in order:
            clock.advance(MINUTE)
            said = {"sex": sex, "age": age}
            survey.collect(home, {"waktu": answer}, profile=said, comment=f"jawab {answer}")
        closed = end_of_day(home, clock)
        stream = next(iter(closed.changes.streams))
        with home.store.read() as connection:
            row = connection.exec_driver_sql(
                "SELECT body, personal, actor FROM entry WHERE stream = ?", (stream,)
            ).one()
        body = msgspec.msgpack.decode(row[0])
        assert body.pop("on") == f"2026-11-{23 + day}"
        written.append((body, bytes(row[1])))
        assert row[2] == pool.STATION_ACTOR

    assert written[0] == written[1]
    body = written[0][0]
    ages = dict.fromkeys(("19", "23", "35", "44", "61"), 1)
    assert body["profile"] == {"sex": {"L": 2, "P": 3}, "age": ages}
    assert all(len(one) == 5 for one in body["rows"])
    assert not any(str(age) in str(body["rows"]) for _, age, _ in people)


def test_what_few_people_said_of_themselves_waits_for_others(home, clock):
    for value in (1, 2):
        survey.collect(home, {"waktu": value}, profile={"sex": "P"})
    end_of_day(home, clock)
    assert pool.read(home).said == [("skm", {"sex": "P"})] * 2
    for value in (1, 2, 3):
        survey.collect(home, {"waktu": value}, profile={"sex": "L", "age": "60+"})
    survey.collect(home, dict.fromkeys(survey.questionnaire(home, "ipak").codes, 5), survey="ipak")
    end_of_day(home, clock)
    assert pool.read(home).said == []
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT survey, thing, value, times FROM survey_said_row ORDER BY thing, value"
        ).all()
    assert rows == [("skm", "age", "60+", 3), ("skm", "sex", "L", 3), ("skm", "sex", "P", 2)]


def test_the_pool_is_one_size_one_date_and_shuffled(home):
    path = home.folder / store_pool.POOL
    survey.collect(home, {"waktu": 1})
    small = path.stat()
    orders = set()
    for place in range(8):
        survey.collect(home, {"waktu": 1 + place % 4, "biaya": 1 + place // 4})
        orders.add(tuple(tuple(one["answers"]) for one in pool.read(home).answers[:2]))

    assert path.stat().st_size == small.st_size
    assert path.stat().st_mtime == small.st_mtime == store_pool.ALWAYS
    assert len(orders) > 2
    assert b"waktu" not in path.read_bytes()
    keys = {key for one in pool.read(home).answers for key in one}
    assert not keys & {"at", "time", "actor", "code", "n"}


def test_a_power_cut_between_journal_and_pool_writes_nothing_twice(home, clock):
    path = home.folder / store_pool.POOL
    complaints.file(home, {"text": TEXT, "anonymous": True})
    survey.collect(home, {"waktu": 4})
    kept = path.read_bytes()
    assert end_of_day(home, clock).answers == 1
    path.write_bytes(kept)

    assert survey.waiting(home) == (0, 0)
    survey.collect(home, {"waktu": 2})
    closed = end_of_day(home, clock)
    assert (closed.answers, closed.complaints) == (1, 0)


def test_a_code_of_a_receipt_is_spent_once_and_leaves_no_name(home, clock):
    code, other = pool.draw_code(home), pool.draw_code(home)
    before = snapshot(home)
    survey.collect(home, {"waktu": 4}, channel="code", code=code.lower())

    assert snapshot(home) == before
    waiting = pool.read(home)
    for word in (code, code_hash("MPP1", code)):
        assert word not in str(waiting.answers)
    assert other in waiting.codes[0]
    with pytest.raises(Exception, match="survey-code-bad"):
        survey.collect(home, {"waktu": 4}, channel="code", code=code)
    end_of_day(home, clock)
    survey.collect(home, {"waktu": 3}, channel="code", code=other)
    end_of_day(home, clock)
    with home.store.read() as connection:
        bodies = connection.exec_driver_sql("SELECT body, personal FROM entry").all()
    whole = b"".join(bytes(part) for row in bodies for part in row if part is not None)
    assert code.encode() not in whole
    assert other.encode() not in whole


def test_a_code_on_no_paper_is_worth_nothing(home):
    pool.draw_code(home)
    blank = pool.read(home).blank[0]
    with pytest.raises(Exception, match="survey-code-bad"):
        survey.collect(home, {"waktu": 4}, channel="code", code=blank)


def test_the_reply_of_an_anonymous_reporter_waits_too(home, clock):
    filed = complaints.file(home, {"text": TEXT, "anonymous": True})
    assert complaints_desk.track(home, filed.number, filed.code) == ("waiting", None)
    end_of_day(home, clock)
    assert complaints_desk.track(home, filed.number, filed.code)[0] == "received"
    before = snapshot(home)
    complaints_desk.reply(home, filed.number, filed.code, "Terjadi lagi kemarin")
    assert snapshot(home) == before

    clock.advance(MINUTE)
    end_of_day(home, clock)
    with home.store.read() as connection:
        actor = connection.exec_driver_sql(
            "SELECT actor FROM entry WHERE kind = 'complaint.replied/1'"
        ).scalar()
    assert actor == pool.STATION_ACTOR


def test_a_wrong_code_and_a_wrong_number_are_answered_alike(home, clock):
    filed = complaints.file(home, {"text": TEXT, "anonymous": True})
    end_of_day(home, clock)
    for number, code in ((filed.number, "AAAAAAAAAA"), ("PMPP1-261123-AAAAAA-A", filed.code)):
        with pytest.raises(NotFound, match="complaint-code-wrong"):
            complaints_desk.track(home, number, code)


def test_voices_are_written_once_a_day_and_not_before_the_office_closes(home, clock):
    complaints.file(home, {"text": TEXT, "anonymous": True})
    for minutes in (0, 359):
        clock.at = NOW + minutes * MINUTE
        with pytest.raises(RuleViolation, match="voices-too-early"):
            close_voices(home)
    clock.at = NOW + 360 * MINUTE
    assert close_voices(home).complaints == 1
    complaints.file(home, {"text": TEXT, "anonymous": True})
    with pytest.raises(RuleViolation, match="voices-closed-today"):
        close_voices(home)
    assert survey.waiting(home) == (0, 1)
    assert end_of_day(home, clock).complaints == 1


def test_an_original_receipt_carries_a_code_and_neither_copy_nor_journal_does(home):
    case = intake.submit(home, intake_request())
    first = papers.print_receipt(home, case.stream)
    papers.confirm(home, case.stream, first.print, came_out=True)
    again = papers.print_receipt(home, case.stream, reason="hilang")
    codes = [code for generation in pool.read(home).codes for code in generation]
    on_paper = [
        [code for code in codes if f"{code[:4]}-{code[4:]}" in printed(one.pdf)]
        for one in (first, again)
    ]
    assert [len(found) for found in on_paper] == [1, 0]
    (code,) = on_paper[0]
    with home.store.read() as connection:
        bodies = connection.exec_driver_sql("SELECT body, personal FROM entry").all()
    assert code.encode() not in b"".join(bytes(part) for row in bodies for part in row if part)
    survey.collect(home, {"waktu": 4}, channel="code", code=f"{code[:4]}-{code[4:]}")


def test_closing_the_drawer_writes_what_waits_when_it_is_due(home, clock):
    survey.collect(home, {"waktu": 4})
    assert close_with_the_day(home) is None
    afternoon(home, clock)
    assert close_with_the_day(home).answers == 1
    assert close_with_the_day(home) is None
