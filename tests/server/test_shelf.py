"""Packed runs a server keeps: the next station gets them without a new packing, erasure holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from frontoffice.journal.chain import extend
from frontoffice.journal.entry import Entry, chain_id, genesis
from frontoffice.journal.segment import Segment, for_circles, pack, unpack
from frontoffice.journal.signing import StationKey, sign_head
from frontoffice.server.admin import Centre, opened
from frontoffice.server.shelf import WORTH, Shelf
from frontoffice.store.entries import to_row
from tests.benchmarks.standard_day import standard_day

FEED = "MPP1"


def packed() -> tuple[Segment, list[Entry], list[tuple[object, ...]]]:
    """A run long enough to be kept, and its rows."""
    key = StationKey.generate()
    day = standard_day(key, applications=200)
    links = extend(genesis(key.public, FEED), day)
    head = sign_head(key, chain_id(key.public, FEED), len(day), links[-1])
    rows = [(FEED, *to_row(one, link)) for one, link in zip(day, links, strict=True)]
    return pack(day, head), day, rows


@pytest.fixture
def centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Centre]:
    """An open centre with an empty journal."""
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "devices"))
    with opened(tmp_path / "centre") as one:
        yield one


def test_a_kept_run_serves_readers_inside_and_outside_its_circle(centre: Centre) -> None:
    """One packing gives every reader the parts that are theirs, and the same chain."""
    segment, day, rows = packed()
    shelf = Shelf()
    shelf.keep(FEED, for_circles(segment, segment.personal), day)
    with centre.database.writing() as connection:
        centre.database.insert_entries(connection, rows)
        found = shelf.find(connection, FEED, segment.head.chain, 0, len(day))
    assert found is not None
    assert unpack(for_circles(found, {"agency:DKC"})) == day
    outside = unpack(for_circles(found, ()))
    assert [one.personal for one in outside] == [None] * len(day)
    assert [one.commitment for one in outside] == [one.commitment for one in day]


def test_a_run_with_something_erased_is_never_given_out_again(centre: Centre) -> None:
    """The database decides, whichever worker erased it."""
    segment, day, rows = packed()
    shelf = Shelf()
    shelf.keep(FEED, segment, day)
    with centre.database.writing() as connection:
        centre.database.insert_entries(connection, rows)
        place = (connection, FEED, segment.head.chain, 0, len(day))
        assert shelf.find(*place)
        connection.execute(
            text("UPDATE entry SET personal = NULL, salt = NULL WHERE seq = :seq"),
            {"seq": next(one.seq for one in day if one.personal)},
        )
        assert shelf.find(*place) is None


def test_short_runs_withheld_data_and_too_much_are_not_kept() -> None:
    """Many small runs are better cut anew; what is not whole would hide that somebody has it."""
    segment, day, _ = packed()
    few = Shelf(room=1000)
    few.keep(FEED, segment, day)
    short = Shelf()
    short.keep(FEED, segment, day[: WORTH - 1])
    bare = Shelf()
    bare.keep(FEED, for_circles(segment, ()), unpack(for_circles(segment, ())))
    for shelf in (few, short, bare):
        assert shelf.find(None, FEED, segment.head.chain, 0, len(day)) is None  # type: ignore[arg-type]
