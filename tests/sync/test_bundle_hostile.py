"""Bundles from somebody hostile who can sign: only our own refusals, and nothing half applied."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.server import bundle as central
from frontoffice.server.admin import Centre
from frontoffice.sync.bundle import SHAPE
from frontoffice.sync.bundle_station import export_bundle, import_bundle, receiver_called
from tests.sync.conftest import Join
from tests.sync.offline import admit, silent_centre, stands_of
from tests.sync.stations import SetClock

CASES = int(os.environ.get("FRONTOFFICE_MUTATIONS", "600"))


@pytest.fixture
def silent(tmp_path: Path, clock: SetClock) -> Iterator[Centre]:
    with silent_centre(tmp_path / "silent", clock) as centre:
        yield centre


def mutated(random: Random, data: bytes) -> bytes:
    """The same bytes with a few changed, dropped, doubled or inserted."""
    out = bytearray(data)
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(out))
        how = random.randrange(4)
        if how == 0:
            out[at] = random.randrange(256)
        elif how == 1:
            del out[at : at + random.randint(1, 9)]
        elif how == 2:
            out[at:at] = random.randbytes(random.randint(1, 9))
        else:
            out[at:at] = out[at : at + 30]
        if not out:
            out = bytearray(b"\0")
    return bytes(out)


@pytest.mark.parametrize("resigned", [True, False])
def test_mutated_bundles_meet_only_our_own_refusals(
    make: Join, silent: Centre, tmp_path: Path, resigned: bool
) -> None:
    one = make(1)
    admit(silent, one)
    one.move(one.serve())
    path, bad = tmp_path / "satu.fobundle", tmp_path / "rusak.fobundle"
    export_bundle(one.store, path, receiver_called(one.store, "central"))
    whole = path.read_bytes()
    (length,) = struct.unpack(">I", whole[8:12])
    manifest, rest = whole[12 : 12 + length], whole[12 + length + 64 :]
    stood, random, refused = stands_of(silent), Random(4711), 0
    for _ in range(CASES):
        if resigned:
            data = mutated(random, manifest)
            head = whole[:8] + struct.pack(">I", len(data)) + data
            bad.write_bytes(head + one.store.key.sign(SHAPE.tag, data) + rest)
        else:
            bad.write_bytes(mutated(random, whole))
        try:
            problems = central.import_bundle(silent, bad).problems
        except FrontOfficeError:
            refused += 1
            assert stands_of(silent) == stood
        else:
            # What still fits (a time, a name) changes no entry.
            assert resigned or problems == ()
            assert {seq for _, seq, _ in stands_of(silent) - stood} <= {2}
            stood = stands_of(silent)
    assert refused > CASES // 2
    with pytest.raises(FrontOfficeError):
        import_bundle(one.store, bad)
