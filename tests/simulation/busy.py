"""A real station to be killed: `python -m tests.simulation.busy FOLDER OUT SERIAL`.

Serves citizens and exchanges, in turn, until it is killed. Writes to OUT only what is durable: a
line `number NUMBER` once a submission has returned, `sent SEQ HASH` once *Terkirim* is shown.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from frontoffice.domain.errors import FrontOfficeError
from frontoffice.services import intake
from frontoffice.services.home import Door
from frontoffice.store import replica
from frontoffice.sync.desk import freshness_of, sync_home
from tests.builders import FREE, PAID, intake_request
from tests.conftest import CHEAP, OFFICER, PIN

BETWEEN = 5
"""Citizens served between two exchanges."""


def main() -> None:
    """Works until somebody pulls the plug."""
    folder, out, serial = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    home = Door(folder, cost=CHEAP).open(OFFICER, PIN)
    told = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(told, b"open\n")
    parent = os.getppid()
    for one in count(serial):
        if os.getppid() != parent:
            sys.exit("whoever watched this is gone")
        service = PAID if one % 2 else FREE
        request = intake_request(service, serial=1 + one % 9000, client_ref=f"{folder.name}-{one}")
        number = intake.submit(home, request).number
        os.write(told, f"number {number}\n".encode())
        if one % BETWEEN == 0:
            try:
                sync_home(home)
            except FrontOfficeError as error:
                os.write(told, f"trouble {error.code}\n".encode())
            if freshness_of(home).state == "sent":
                with home.store.read() as connection:
                    head = next(one for one in replica.heads(connection) if one.own)
                os.write(told, f"sent {head.seq} {head.hash.hex()}\n".encode())


if __name__ == "__main__":
    main()
