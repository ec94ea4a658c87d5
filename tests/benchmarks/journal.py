"""The journal: read models rebuilt from it, every byte verified, the standard day as a segment."""

from __future__ import annotations

import lzma
import resource
import time
from hashlib import blake2b

import msgspec

from frontoffice.journal.chain import extend
from frontoffice.journal.entry import genesis
from frontoffice.journal.segment import for_circles, pack, to_bytes, unpack
from frontoffice.journal.signing import StationKey, sign_head
from frontoffice.services import journal
from frontoffice.services.home import Home
from tests.benchmarks.figures import Figure, median, seconds, times
from tests.benchmarks.standard_day import FEED, standard_day

REBUILD_TARGET_S, DAY_TARGET_KB = 30.0, 120.0
MILLION = 1_000_000
CIRCLE = "agency:DKC"


def rebuild_figure(home: Home) -> Figure:
    """The read models dropped and folded anew; the floor reads the entries and writes the rows."""
    entries = 0

    def rebuild() -> None:
        nonlocal entries
        entries = home.store.rebuild()

    busy = time.process_time()
    taken = seconds(rebuild)
    busy = time.process_time() - busy
    floor = seconds(lambda: _bare_copy(home))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    scale = MILLION / entries
    return Figure(
        "rebuild of the read models, per million entries",
        taken * scale,
        "s",
        floor=floor * scale,
        floor_name="every entry read, every case row copied",
        target=REBUILD_TARGET_S,
        note=f"{entries:,} entries in {taken:.1f} s ({busy:.1f} s at work), at most {peak:.0f} MB",
    )


def _bare_copy(home: Home) -> None:
    with home.store.writing() as connection:
        bare = connection.connection.driver_connection
        assert bare is not None
        for _ in bare.execute("SELECT * FROM entry ORDER BY stream, id"):
            pass
        bare.execute("CREATE TABLE bare_row AS SELECT * FROM case_row")
        bare.execute("DROP TABLE bare_row")


def verify_figure(home: Home) -> Figure:
    """`journal verify` of everything; the floor reads the rows and hashes their bytes."""
    found = journal.verify(home)
    assert found.ok, found.first_bad
    taken = seconds(lambda: journal.verify(home))
    scale = 100_000 / found.entries
    return Figure(
        "journal verify, per 100,000 entries",
        taken * scale,
        "s",
        floor=seconds(lambda: _bare_hash(home)) * scale,
        floor_name="rows read and hashed",
        note=f"{found.entries:,} entries in {taken:.1f} s",
    )


def _bare_hash(home: Home) -> None:
    with home.store.read() as connection:
        bare = connection.connection.driver_connection
        assert bare is not None
        for body, link in bare.execute("SELECT body, hash FROM entry ORDER BY chain, seq"):
            blake2b(link + body, digest_size=32).digest()


def segment_figures(applications: int = 2000) -> list[Figure]:
    """The standard day packed and unpacked; the floor compresses the same entries as msgpack."""
    key = StationKey.generate()
    day = standard_day(key, applications)
    links = extend(genesis(key.public, FEED), day)
    head = sign_head(key, day[-1].chain, day[-1].seq, links[-1])
    # A member of the circle gets the personal part, anybody else the commitments instead.
    packed = for_circles(pack(day, head), {CIRCLE})
    plain = msgspec.msgpack.encode(day)
    squeezed = lzma.compress(plain, preset=6)
    floor = median(times([lambda: lzma.compress(plain, preset=6)] * 3)) / 1000
    opened = median(times([lambda: lzma.decompress(squeezed)] * 3)) / 1000
    bytes_of = "LZMA of the entries as msgpack"
    target = DAY_TARGET_KB * applications / 2000
    return [
        Figure(
            f"segment of {len(day):,} entries",
            len(to_bytes(packed)) / 1000,
            "kB",
            floor=len(squeezed) / 1000,
            floor_name=bytes_of,
            target=target,
        ),
        Figure(
            "segment packed",
            median(times([lambda: pack(day, head)] * 3)) / 1000,
            "s",
            floor=floor,
            floor_name=bytes_of,
        ),
        Figure(
            "segment unpacked",
            median(times([lambda: unpack(packed)] * 3)) / 1000,
            "s",
            floor=opened,
            floor_name=bytes_of,
        ),
    ]
