"""Facts from elsewhere, folded many cases at a time: the same rows and words as folding each."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from frontoffice.journal.chain import extend
from frontoffice.journal.entry import chain_id, genesis
from frontoffice.journal.segment import pack
from frontoffice.journal.signing import StationKey, self_certify, sign_head
from frontoffice.store import apply, replica
from frontoffice.store.carriage import take_segment
from frontoffice.store.store import Store
from tests.benchmarks.exchange import real_facts
from tests.benchmarks.standard_day import standard_day
from tests.sync.stations import station

FEED = "MPP1"


def words(store: Store) -> list[tuple[int, str]]:
    """Every case with the words that wait for the index or lie in it."""
    with store.read() as connection:
        run = connection.exec_driver_sql
        found = run("SELECT id, number FROM case_row ORDER BY id").all()
        hits = []
        for case, number in found:
            typed = f'"{number.replace("-", "")}"'.lower()
            fresh = run("SELECT count(*) FROM case_fresh WHERE id = ?", (case,)).scalar()
            indexed = run(
                "SELECT count(*) FROM case_words WHERE case_words MATCH ? AND rowid = ?",
                (typed, case),
            ).scalar()
            hits.append((case, "found" if fresh or indexed else "lost"))
        return hits


@pytest.mark.parametrize("seed", range(4))
def test_many_at_a_time_is_the_same_as_a_rebuild(tmp_path: Path, seed: int) -> None:
    author, chance = StationKey.generate(), random.Random(seed)
    day = real_facts(standard_day(author, applications=150, seed=seed))
    name = chain_id(author.public, FEED)
    links = extend(genesis(author.public, FEED), day)
    with station(tmp_path / "one", 1) as one:
        certificate = self_certify(author, FEED, 2, "A", (), ("case",), issued_at=0)
        with one.store.writing() as connection:
            replica.keep_certificate(connection, certificate)
        first = 0
        while first < len(day):
            part = day[first : first + chance.choice((1, 3, 40, 250))]
            head = sign_head(author, name, part[-1].seq, links[part[-1].seq - 1])
            take_segment(one.store, FEED, author.public, pack(part, head))
            first += len(part)
        with one.store.read() as connection:
            folded = apply.dump(connection)
        found = words(one.store)
        one.store.rebuild()
        with one.store.read() as connection:
            assert apply.dump(connection) == folded
        assert len(found) == 150
        assert {what for _, what in found} == {"found"}


@pytest.mark.parametrize(("at_work", "largest"), [(True, replica.SLICE), (False, 280)])
def test_slices_are_small_while_the_counter_is_at_work(
    tmp_path: Path, at_work: bool, largest: int
) -> None:
    author = StationKey.generate()
    day = standard_day(author, applications=70)
    head = sign_head(
        author, day[-1].chain, day[-1].seq, extend(genesis(author.public, FEED), day)[-1]
    )
    with station(tmp_path / "one", 1) as one:
        certificate = self_certify(author, FEED, 2, "A", (), ("case",), issued_at=0)
        with one.store.writing() as connection:
            replica.keep_certificate(connection, certificate)
        if at_work:
            one.serve()
        added: list[int] = []
        take_segment(one.store, FEED, author.public, pack(day, head), added.append)
        # Slower than the two seconds of being at work, the last slices may be larger.
        assert added[0] == largest
        assert sum(added) == len(day) == 280
