"""Segments give back the writer's own bytes; hostile ones cost nothing and store nothing."""

from __future__ import annotations

import time

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frontoffice.domain import canonical
from frontoffice.domain.errors import Rejected
from frontoffice.journal import segment as segments
from frontoffice.journal.chain import extend, verify_run
from frontoffice.journal.columns import Pools
from frontoffice.journal.entry import Entry, commitment, genesis, stream_name, without_personal
from frontoffice.journal.part import _NUMBERS, _TEXT, Limits, _Part, _unsqueeze, write_part
from frontoffice.journal.segment import for_circles, from_bytes, pack, to_bytes, unpack
from frontoffice.journal.signing import sign_head
from tests.benchmarks.standard_day import standard_day
from tests.unit.journal_samples import (
    CHAIN,
    FEED,
    KEY,
    OTHER_CHAIN,
    head_of,
    moving,
    opening,
    short_chain,
)

START = genesis(KEY.public, FEED)
TEXT = st.text(max_size=6) | st.sampled_from(["A0001", "A0017", "berkas lengkap", "3273011508"])
BODIES = st.one_of(
    st.dictionaries(
        st.sampled_from(["to", "note", "fee_rupiah", "items"]),
        TEXT | st.integers(-5, 1 << 40) | st.none() | st.booleans() | st.lists(TEXT, max_size=3),
        max_size=4,
    ).map(canonical.encode),
    st.binary(max_size=12),
    st.sampled_from([msgspec.msgpack.encode(v) for v in (1.5, {"b": 1, "a": 2}, [1], {"a": 0.5})]),
)


@st.composite
def runs(draw):
    """Entries of one chain as any program might write them, now or later."""
    first = draw(st.integers(1, 1 << 40))
    entries: list[Entry] = []
    streams = [
        "service:DKC-KK@0a1b2c3d",
        stream_name("case", OTHER_CHAIN, 5),
        stream_name("case", CHAIN, max(1, first - 1)),
        "case:not-a-ref/007",
    ]
    act = first
    for seq in range(first, first + draw(st.integers(1, 12))):
        act = seq if draw(st.booleans()) else act
        opens = draw(st.booleans())
        stream = stream_name("case", CHAIN, seq) if opens else draw(st.sampled_from(streams))
        streams.append(stream)
        before = [e.seq for e in entries if e.stream == stream]
        after = ((CHAIN, before[-1]),) if before else ()
        if not opens and draw(st.booleans()):
            after = draw(st.sampled_from([(), ((OTHER_CHAIN, 9),), *[((CHAIN, 1),)], after]))
        personal = draw(st.none() | BODIES)
        salt = draw(st.binary(min_size=8, max_size=8))
        sealed = personal is not None
        entry = Entry(
            chain=CHAIN,
            seq=seq,
            act=act,
            at=draw(st.integers(0, 1 << 45)),
            clock=(draw(st.none() | st.integers(-(1 << 40), 1 << 40)), draw(st.booleans())),
            stream=stream,
            after=after,
            kind=draw(st.sampled_from(["case.moved/1", "case.submitted/1", "later.kind/9"])),
            actor=draw(st.sampled_from(["siti", "budi", "é"])),
            body=draw(BODIES),
            circle=draw(st.sampled_from(["agency:DKC", "supervisors"])) if sealed else None,
            personal=personal,
            salt=salt if sealed else None,
            commitment=commitment(personal, salt) if sealed else None,
        )
        entries.append(without_personal(entry) if draw(st.booleans()) else entry)
    return entries


def packed(entries):
    return pack(entries, head_of(entries))


@given(runs())
def test_entries_of_any_kind_come_back_as_their_writers_wrote_them(entries):
    assert unpack(from_bytes(to_bytes(packed(entries)))) == entries


@given(runs())
def test_columns_alone_come_back_too(entries):
    head = head_of(entries)
    assert unpack(segments._pack_as(segments.COLUMNS, entries, head)) == entries


@given(runs(), st.sampled_from([(), ("agency:DKC",), ("supervisors",)]))
def test_a_reader_gets_its_circles_and_the_same_hashes(entries, circles):
    received = unpack(from_bytes(to_bytes(for_circles(packed(entries), circles))))
    assert received == [
        entry if entry.circle in circles else without_personal(entry) for entry in entries
    ]
    assert extend(START, received) == extend(START, entries)


def test_what_is_withheld_is_not_in_the_bytes():
    entries = [opening(seq) for seq in range(1, 60)]
    whole = packed(entries)
    assert "agency:DKC" not in for_circles(whole, ()).personal
    # Nothing personal lies in the facts part: it is the same whatever the persons are.
    other = canonical.encode({"name": "Orang Lain", "nik": "3273011508900001"})
    changed = [
        opening(seq, personal=other, commitment=commitment(other, opening(seq).salt))
        for seq in range(1, 60)
    ]
    assert packed(changed).facts == whole.facts


def test_a_reader_of_a_part_that_was_withheld_from_us_gets_the_commitments():
    entries = [without_personal(entry) for entry in short_chain()]
    held = for_circles(packed(short_chain()), ())
    assert for_circles(held, ("agency:DKC",)).commitments == held.commitments
    assert unpack(for_circles(held, ("agency:DKC",))) == entries


def test_a_segment_starts_anywhere_and_needs_nothing_from_outside():
    entries = [opening(seq) for seq in range(1, 50)] + [moving(50, 3), moving(51, 3, 50)]
    hashes = extend(START, entries)
    tail = pack(entries[40:], sign_head(KEY, CHAIN, 51, hashes[-1]))
    assert verify_run(KEY.public, hashes[39], 40, unpack(tail), tail.head) == hashes[40:]


@pytest.mark.parametrize(
    "entries",
    [[], [opening(1), opening(3)], [opening(2)], [opening(1), opening(2, chain=OTHER_CHAIN)]],
)
def test_what_is_not_a_run_up_to_its_head_is_not_packed(entries):
    head = head_of([opening(1)])
    with pytest.raises(ValueError):
        pack(entries, head)


def refused(call, *args):
    with pytest.raises(Rejected) as caught:
        call(*args)
    return caught.value.code


def test_a_later_version_says_so():
    data = bytearray(to_bytes(packed(short_chain())))
    data[3] = ord("2")
    assert refused(from_bytes, bytes(data)) == "segment-newer"


SAMPLES = [
    to_bytes(packed(short_chain())),
    to_bytes(segments._pack_as(segments.COLUMNS, short_chain(), head_of(short_chain()))),
    to_bytes(packed([opening(1), *[moving(seq, 1, seq - 1) for seq in range(2, 60)]])),
]


@settings(max_examples=400)
@given(st.sampled_from(SAMPLES), st.data())
def test_changed_bytes_are_refused_or_break_the_chain(sample, data):
    changed = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 3))):
        changed[data.draw(st.integers(0, len(sample) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        changed = changed[: data.draw(st.integers(0, len(changed)))]
    try:
        received = from_bytes(bytes(changed))
        entries = unpack(received)
        verify_run(KEY.public, START, 0, entries, received.head)
    except Rejected:
        return
    # Whatever still verifies is what was written.
    original = from_bytes(sample)
    assert entries == unpack(original)
    assert received.head == original.head


COLUMN_SAMPLE = segments._pack_as(segments.COLUMNS, short_chain(), head_of(short_chain()))
NODES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 1 << 64 - 1)
    | st.floats()
    | st.binary(max_size=4)
    | st.sampled_from(list("0cxideuszSyYgkwlm") + ["case", "\x01\x02"]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=40,
)


@settings(max_examples=400)
@given(NODES, st.binary(max_size=40), st.sampled_from([segments.COLUMNS, segments.ROWS]))
@example([["c", 0]] * 9 + [[0, ["0"]], []], b"", segments.COLUMNS)
def test_any_tree_of_nodes_gives_entries_or_our_refusal(tree, pool, form):
    pools = Pools()
    pools.numbers, pools.text, pools.dense = [pool], [pool], [pool]
    hostile = msgspec.structs.replace(
        COLUMN_SAMPLE,
        facts=write_part(tree, pools),
        form=form,  # type: ignore[arg-type]
    )
    extend_or_refuse(hostile)


def extend_or_refuse(hostile):
    """What unpacks has the types of entries, so that it can be hashed."""
    try:
        entries = unpack(hostile)
    except Rejected:
        return
    extend(START, entries)


@settings(max_examples=400)
@given(st.sampled_from(SAMPLES), st.data())
def test_a_changed_node_anywhere_gives_entries_or_our_refusal(sample, data):
    segment = from_bytes(sample)
    part = msgspec.msgpack.decode(segment.facts, type=_Part)
    text = _unsqueeze(part.text, part.text_size, _TEXT)
    pools = Pools()
    pools.text = [text[part.tree_size :]]
    pools.numbers = [_unsqueeze(part.numbers, part.numbers_size, _NUMBERS)]
    tree = msgspec.msgpack.decode(text[: part.tree_size])
    place = tree
    while True:
        at = data.draw(st.integers(0, len(place) - 1))
        if not (isinstance(place[at], list) and place[at]) or data.draw(st.integers(0, 3)) == 0:
            break
        place = place[at]
    place[at] = data.draw(NODES)
    extend_or_refuse(msgspec.structs.replace(segment, facts=write_part(tree, pools)))


@pytest.mark.parametrize(
    "change",
    [
        {"count": 10**9},
        {"count": 0},
        {"count": 5},
        {"first": 0},
        {"first": -3},
        {"first": 1 << 62},
        {"form": 7},
        {"facts": b""},
        {"commitments": {}, "personal": {}},
        {"commitments": {"agency:DKC": b"short"}, "personal": {}},
        {"personal": {"agency:DKC": b""}},
    ],
)
def test_a_header_that_lies_is_refused(change):
    assert refused(unpack, msgspec.structs.replace(COLUMN_SAMPLE, **change)) == "segment-bad"


def test_a_compression_bomb_is_refused_before_it_bursts():
    pools = Pools()
    pools.text = [b"\0" * 5_000_000]
    bomb = msgspec.structs.replace(COLUMN_SAMPLE, facts=write_part([], pools))
    assert len(bomb.facts) < 5_000
    assert refused(unpack, bomb, Limits(unpacked_bytes=4_000_000)) == "segment-bad"


def test_a_part_that_is_longer_than_it_says_is_refused():
    pools = Pools()
    pools.text = [b"\0" * 1_000_000]
    part = msgspec.msgpack.decode(write_part([], pools))
    part[1] = 1000
    lying = msgspec.structs.replace(COLUMN_SAMPLE, facts=msgspec.msgpack.encode(part))
    assert refused(unpack, lying) == "segment-bad"


def test_limits_are_the_receivers():
    blob = to_bytes(packed(short_chain()))
    assert refused(from_bytes, blob, Limits(packed_bytes=100)) == "segment-bad"
    assert refused(unpack, from_bytes(blob), Limits(entries=3)) == "segment-bad"
    assert refused(unpack, COLUMN_SAMPLE, Limits(unpacked_bytes=1000)) == "segment-bad"


def test_a_day_of_a_branch_fits_the_line():
    """120 kB for 8,000 entries with salts, headers and signature; measured 92 kB, 0.3 s, 0.08 s."""
    entries = standard_day(KEY)
    head = head_of(entries)
    started = time.perf_counter()
    whole = pack(entries, head)
    packed_s = time.perf_counter() - started
    blob = to_bytes(for_circles(whole, ["agency:DKC"]))
    assert len(entries) == 8000
    assert len(blob) <= 120_000
    started = time.perf_counter()
    received = unpack(from_bytes(blob))
    unpacked_s = time.perf_counter() - started
    assert verify_run(KEY.public, START, 0, received, head)[-1] == head.hash
    assert received == entries
    assert packed_s < 4
    assert unpacked_s < 1.5
