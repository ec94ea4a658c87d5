"""Replicas that hold the same facts agree to the byte, however they came, and after a rebuild."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from frontoffice.domain.facts import (
    CaseCorrected,
    CaseMoved,
    CasePaid,
    CorrectionPersonal,
    PaperPrinted,
    RegistrationPersonal,
)
from frontoffice.domain.numbering import next_number
from frontoffice.domain.person import Applicant
from frontoffice.domain.reference_facts import StaffAdmitted, StaffPersonal
from frontoffice.domain.standard_draft import (
    CommentAnswered,
    CommentPersonal,
    CommentReceived,
    DraftMade,
    DraftRevised,
)
from frontoffice.journal.signing import SignedHead, StationKey, self_certify
from frontoffice.store import apply, replica
from frontoffice.store.entries import read_chain
from frontoffice.store.search import case_by_number, count_by_status, find_cases
from frontoffice.store.store import Store
from frontoffice.store.work import Work
from tests.builders import NAMES, nik
from tests.conftest import FixedClock
from tests.property.streams import DAY, registered

MODEST = settings(max_examples=12, deadline=None)
FEED = "MPP1"
STATUSES = ("in_process", "waiting_citizen", "ready", "refused", "withdrawn")

day = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(
            ("open", "open", "move", "pay", "correct", "print", "staff", "meet", "draft")
        ),
        st.integers(0, 40),
    ),
    min_size=8,
    max_size=40,
)


def make_store(folder: Path, name: str, number: int, clock: FixedClock) -> Store:
    (folder / name).mkdir()
    key = StationKey.from_bytes(bytes([number + 1]) * 32)
    certificate = self_certify(key, FEED, number + 1, "A", issued_at=1)
    return Store.create(folder / name, bytes(32), key, certificate, feed=FEED, clock=clock)


def act(store: Store, number: int, kind: str, pick: int, rng: random.Random) -> None:
    """One unit of work of a station on what it knows."""
    with store.read() as connection:
        rows = connection.exec_driver_sql("SELECT stream FROM case_row ORDER BY stream").all()
    streams = [row[0] for row in rows]
    with store.work(f"petugas.{number}") as work:
        if kind == "staff":
            who = StaffAdmitted(authority="local", staff=f"p{number}.{pick}", role="officer")
            work.open("staff", who, StaffPersonal(name=rng.choice(NAMES)))
        elif kind == "draft":
            draft(store, work, pick)
        elif kind == "open" or not streams:
            text = next_number(FEED, DAY, number + 1, "A", rng.randrange(9000)).text
            person = Applicant(name=rng.choice(NAMES), nik=nik(1 + pick))
            work.open("case", registered(text), RegistrationPersonal(applicant=person), "agency:A")
        else:
            stream = streams[pick % len(streams)]
            personal = None
            if kind == "move":
                fact = CaseMoved(to=STATUSES[pick % len(STATUSES)], on=DAY)
            elif kind == "pay":
                paper = f"K{number}-{rng.randrange(9000):04}"
                fact = CasePaid(receipt_number=paper, amount_rupiah=1000 * pick, method="cash")
            elif kind == "correct":
                fact = CaseCorrected(fields=("name",))
                new = {"name": rng.choice(NAMES)}
                personal = CorrectionPersonal(reason="salah ketik", old={}, new=new)
            else:
                fact = PaperPrinted(paper="label", number="x", size="label")
            work.record(stream, fact, personal, "agency:A" if personal else None)


def draft(store: Store, work: Work, pick: int) -> None:
    """Something about a draft of a standard: begun, revised, commented on, answered."""
    rows = "SELECT stream FROM {} ORDER BY stream LIMIT 1"
    first = store.peek(rows.format("standard_draft_row"))
    said = store.peek(rows.format("draft_comment_row"))
    if first is None:
        work.open("draft", DraftMade(code="X", office=FEED, base="y", reason="z", standard={}))
    elif pick % 3 == 0:
        work.record(first, DraftRevised(standard={"pick": pick}))
    elif pick % 3 == 1 or said is None:
        fact = CommentReceived(draft=first, office=FEED, channel="box", on=DAY)
        work.open("comment", fact, CommentPersonal(text="x", name=NAMES[pick % len(NAMES)]))
    else:
        work.record(said, CommentAnswered(on=DAY, outcome="partly", gist=str(pick), answer="y"))


def carry(source: Store, target: Store, rng: random.Random) -> None:
    """Whole acts of every chain the source holds, chains and slices in a random order."""
    with target.read() as connection:
        held = {one.chain: one.seq for one in replica.heads(connection)}
    parts = []
    with source.read() as connection:
        for head in replica.heads(connection):
            run = list(read_chain(connection, head.chain, after=held.get(head.chain, 0)))
            signed = SignedHead(head.chain, head.seq, head.hash, head.signature or b"")
            if run and head.chain != target.chain:
                slices = replica.slices(run, rng.randrange(1, 6))
                parts.append([(head, one, signed) for one in slices])
    while parts:
        part = rng.choice(parts)
        head, run, signed = part.pop(0)
        replica.append_run(target, head.feed, head.public_key, run, signed)
        parts = [one for one in parts if one]


def questions(rng: random.Random) -> list[str]:
    """What somebody types: beginnings, whole words, numbers, and words with a slip."""
    words = [word for name in NAMES for word in name.split()]
    slips = [word[:2] + word[3:] for word in words if len(word) > 5]
    return ["", *rng.sample(words, 4), *(w[:3] for w in rng.sample(words, 4)),
            *rng.sample(slips, 5), nik(1)[:10], "MPP1-2611", "SKCK"]  # fmt: skip


def answers(store: Store, asked: list[str]) -> list[object]:
    """Everything the lists and searches say."""
    with store.read() as connection:
        numbers = [row[0] for row in connection.exec_driver_sql("SELECT number FROM case_row")]
        return [
            *(find_cases(connection, one) for one in asked),
            sorted((one, case_by_number(connection, one)) for one in numbers),
            count_by_status(connection),
        ]


def dump(store: Store) -> list[tuple[object, ...]]:
    with store.read() as connection:
        return apply.dump(connection)


@MODEST
@given(day, st.integers(0, 2**32))
def test_the_same_facts_in_any_order_and_rebuilt_give_the_same_rows_and_answers(plan, seed):
    rng, clock = random.Random(seed), FixedClock()
    asked = questions(rng)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stations = [make_store(folder, f"s{one}", one, clock) for one in range(3)]
        for number, kind, pick in plan:
            clock.advance(rng.randrange(1, 90_000))
            if kind == "meet":
                carry(stations[number], stations[pick % 3], rng)
            else:
                act(stations[number], number, kind, pick, rng)
        for one in (*stations, *reversed(stations)):
            for other in stations:
                if one is not other:
                    carry(one, other, rng)
        late = make_store(folder, "late", 7, clock)
        carry(stations[0], late, rng)
        replicas = [*stations, late]
        expected = dump(late), answers(late, asked)
        for store in replicas:
            assert (dump(store), answers(store, asked)) == expected
        late.rebuild()
        assert (dump(late), answers(late, asked)) == expected
        for store in replicas:
            store.close()
