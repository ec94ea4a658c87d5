"""One furnished station for the tests of the command line, and its device secret."""

from __future__ import annotations

import pytest

from tests.e2e.station import PIN, SECOND_PIN, Station, init_arguments


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Station:
    """A station made by `init`, with a supervisor admitted beside the admin."""
    folder = tmp_path_factory.mktemp("office")
    made = Station(folder / "home", folder / "device")
    answer = made.program(*init_arguments("--recovery-file", str(folder / "words")))
    assert answer.status == 0, answer.err
    admitted = made.program(
        *("staff", "admit", "Wati Kusuma", "--role", "supervisor"), FRONTOFFICE_NEW_PIN=SECOND_PIN
    )
    assert admitted.status == 0, admitted.err
    assert PIN not in admitted.out + admitted.err
    return made


@pytest.fixture
def station(office: Station, monkeypatch: pytest.MonkeyPatch) -> Station:
    """The same station, its device secret where commands in this process look for it."""
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(office.device))
    return office
