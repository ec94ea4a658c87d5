"""Columns give back the very rows they were made from, and take nothing that costs too much."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.journal.columns import Pools, write_column
from frontoffice.journal.columns_read import Columns, Malformed

RNG = random.Random(7)
INTEGERS = st.integers(-(1 << 63), (1 << 64) - 1) | st.integers(-300, 300)
WORDS = st.sampled_from(["Siti", "Budi", "Jl. Merdeka", "No", "RT", "001", "17", "%d", ""])
TEXTS = st.one_of(
    st.text(max_size=6),
    st.text("0123456789", min_size=4, max_size=4),
    st.lists(WORDS, max_size=4).map(" ".join),
    st.builds("A{:04d}/RT {:02d}-{}".format, *[st.integers(0, 2000)] * 3),
)
VALUES = st.recursive(
    st.none() | st.booleans() | INTEGERS | TEXTS | st.binary(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["to", "note", "at", "é"]), inner, max_size=3)
    ),
    max_leaves=8,
)
COLUMNS = st.one_of(
    st.lists(VALUES, max_size=12),
    st.lists(INTEGERS, max_size=40),
    st.lists(TEXTS, max_size=40),
    st.lists(st.lists(TEXTS, max_size=3), max_size=12),
    st.lists(st.sampled_from(["x", "y", "zebra"]), max_size=40),
)


def there_and_back(values, budget=10_000_000):
    pools = Pools()
    node = write_column(values, pools)
    joined = [b"".join(pool) for pool in (pools.numbers, pools.text, pools.dense)]
    return Columns(*joined, budget).read(node, len(values))


def exactly(value):
    """A form in which 1 and True differ."""
    if isinstance(value, list):
        return [exactly(item) for item in value]
    if isinstance(value, dict):
        return {key: exactly(item) for key, item in value.items()}
    return (type(value).__name__, value)


@given(COLUMNS)
def test_every_column_comes_back(values):
    values = sorted_keys(values)
    assert exactly(there_and_back(values)) == exactly(values)


def sorted_keys(value):
    if isinstance(value, list):
        return [sorted_keys(item) for item in value]
    if isinstance(value, dict):
        return {key: sorted_keys(value[key]) for key in sorted(value)}
    return value


@pytest.mark.parametrize(
    ("values", "form"),
    [
        ([7] * 50, "c"),
        ([None] * 50, "c"),
        ([1_795_136_400_000 + 14_000 * row + row % 3 for row in range(50)], "d"),
        ([RNG.choice([30_001, 450_000, 0, 250_007]) for _ in range(500)], "e"),
        ([f"{RNG.randrange(10**12):012d}" for _ in range(500)], "g"),
        ([f"{row:04d}" for row in range(500)], "z"),
        ([f"A{row:04d}" for row in range(50)], "k"),
        ([f"{a} {b}" for a in ("Siti", "Budi", "Eka") for b in ("Wati", "Arif", "Ayu")], "w"),
        (["agency:DKC", "agency:SIM"] * 20, "e"),
        ([bytes([row]) * 8 for row in range(50)], "y"),
        ([None, True, 3, "x"], "u"),
        ([chr(1) + "5", "6"], "s"),
        (["\0", "a"], "S"),
        ([b"", b"a"], "Y"),
        ([-(1 << 63), (1 << 64) - 1, 0], "x"),
        ([[1], [1, 2]], "l"),
        ([{"to": 1}, {"to": 2, "note": "x"}], "m"),
    ],
)
def test_a_column_takes_the_form_that_suits_it(values, form):
    assert write_column(values, Pools())[0] == form
    assert there_and_back(values) == values


def test_like_values_cost_little():
    pools = Pools()
    write_column([f"08{row:010d}" for row in range(0, 4_000_000, 2000)], pools)
    assert sum(map(len, pools.numbers + pools.text)) < 6 * 2000


@pytest.mark.parametrize(
    ("node", "rows"),
    [
        (["c", "x" * 1000], 1_000_000),
        (["i", 0, 1, 0], 1_000_000_000),
        (["l", ["c", 1 << 40], ["c", 1]], 10),
        (["l", ["i", 0, 1, 0], ["0"]], 1 << 62),
        (["e", 1, ["c", "x" * 100_000], ["i", 0, 1, 0]], 10_000),
        (["m", [[0]], ["c", 0], ["k" * 100_000], [["c", 1]]], 10_000),
        (["k", ["c", "x" * 100_000], []], 10_000),
        (["z", 1 << 40, ["c", 1]], 2),
        (["g", 1 << 40], 2),
        (["s", 1 << 40], 2),
        (["s", -1], 1),
        (["u", ["c", 0], [["c", 1]] * 1000], 10),
        (["k", ["c", "\x01"], [["c", 1]] * 1000], 10),
        (["m", [[0]] * 1000, ["c", 0], ["a"], [["c", 1]]], 10),
        (["l", ["c", -1], ["0"]], 1),
        (["l", ["c", "1"], ["0"]], 1),
        (["x", [1, 2]], 3),
        (["i", "", "x" * 1000, 1], 10),
        (["i", b"", 1, 0], 10),
        (["d", 0, 0, [0] * 1000, 1], 10),
        (["d", "", 0, 1, 1], 10),
        (["y", "x"], 10),
        (["g", [0]], 10),
        (["z", "9", ["c", 1]], 10),
        (["s", b"x"], 10),
        (["e", [0], ["c", 1], ["i", 0, 1, 0]], 10),
    ],
)
def test_columns_that_promise_too_much_are_refused_before_they_cost(node, rows):
    with pytest.raises(Malformed):
        Columns(b"\1" * 100, b"\0" * 100, b"", 1_000_000).read(node, rows)


def test_columns_nested_too_deep_are_refused():
    node = ["c", 1]
    for _ in range(100):
        node = ["l", ["c", 1], node]
    with pytest.raises(Malformed):
        Columns(b"", b"", b"", 1_000_000).read(node, 1)
