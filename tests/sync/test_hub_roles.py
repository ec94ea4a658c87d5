"""Role x action at a hub: it acts for an officer at a counter with that officer's own rights."""

from __future__ import annotations

import msgspec

from frontoffice.domain.staff import ROLES, may
from frontoffice.server.admission import Caller
from frontoffice.server.hub import HubDesk
from frontoffice.server.hub_queue import QueueDesk
from frontoffice.services import staff
from frontoffice.sync.wire import QueueRequest
from tests.builders import FREE
from tests.conftest import PIN
from tests.sync.hub_branch import Branch
from tests.sync.stations import EVERY

RIGHTS = {
    "issue": "queue.issue",
    "next": "queue.call",
    "again": "queue.call",
    "out-of-order": "queue.call_out_of_order",
}


def test_a_hub_lets_in_whom_the_table_names_and_nobody_else(branch: Branch) -> None:
    home = branch.hub_home
    desk = QueueDesk(HubDesk(home))
    caller = Caller("MPP1", home.store.key.public, EVERY, b"")
    for at, role in enumerate(ROLES):
        staff.admit(home, f"Orang {at}", role, PIN, f"orang.{at}")
    for at, role in enumerate(ROLES):
        for act, right in RIGHTS.items():
            wanted = QueueRequest(act, f"orang.{at}", 20 + at, (), wanted=(FREE,))
            if act != "issue":
                wanted = msgspec.structs.replace(wanted, wanted=(), number="A001", words="diminta")
            said = desk.answer(caller, wanted)
            code = msgspec.msgpack.decode(said.refused)[1] if said.refused else ""
            let_in = code != "not-allowed"
            assert let_in == may(role, right), (role, act)


def test_a_hub_acts_for_nobody_it_does_not_know(branch: Branch) -> None:
    desk = QueueDesk(HubDesk(branch.hub_home))
    caller = Caller("MPP1", branch.hub_home.store.key.public, EVERY, b"")
    answer = desk.answer(caller, QueueRequest("next", "siapa.x", 2, ()))
    assert answer.moved == b""
    assert msgspec.msgpack.decode(answer.refused)[1] == "staff-unknown"
