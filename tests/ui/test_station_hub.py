"""Stasiun > Hub cabang: a hub is chosen by its address, used, and left, at a real desktop."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from frontoffice.services import doctor
from frontoffice.sync.desk import known_hubs
from tests.sync.hub_branch import Branch
from tests.ui.program_desk import KEYS, Hands


@pytest.fixture
def branch(tmp_path, make_home, monkeypatch):
    monkeypatch.setenv("FRONTOFFICE_PAPERS", str(tmp_path / "papers"))
    with ExitStack() as stack:
        yield Branch(tmp_path, make_home, stack)


def test_a_hub_is_used_and_left_from_the_desktop(qtbot, branch, clock):
    hub, home = branch.start_hub(), branch.enrolled(2)
    hands = Hands(qtbot, home.folder, clock)
    hands.enter("ri")
    hands.go_to("stasiun")
    hands.screen.show_panel("hub")
    panel = hands.screen.panels["hub"]
    qtbot.waitUntil(lambda: "Belum ada hub" in panel.state.text())
    panel.greet()
    assert "Alamat hub belum diisi" in panel.address.box.accessibleDescription()
    panel.address.set_text(hub.url)
    panel.address.input.setFocus()
    hands.press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: "stasiun 01" in panel.state.text(), timeout=20_000)
    assert [one.station for one in known_hubs(home)] == [1]
    (told,) = [one for one in doctor.examine(home).checks if one.name == "hub"]
    assert "01" in told.detail
    panel.leave.click()
    qtbot.waitUntil(lambda: "Belum ada hub" in panel.state.text(), timeout=20_000)
    assert known_hubs(home) == []
    hands.close()
