"""A counter in a process of its own, for tests that kill it: `python -m tests.e2e.counter`.

Imports once, then forks a worker for every line `FOLDER OUT SERIAL COUNT` it reads and answers
`PID`. A worker opens the home by PIN, works, and writes each number to OUT once it is submitted.
`wait PID` answers with the worker's exit status, negative when it was killed by that signal.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from frontoffice.services import drafts, intake, papers
from frontoffice.services.home import Door
from tests.builders import FREE, PAID, intake_request
from tests.conftest import CHEAP, OFFICER, PIN


def work(folder: Path, out: Path, serial: int, count: int) -> None:
    """Submits applications, free and paid in turn, each with its draft and its printed receipt."""
    home = Door(folder, cost=CHEAP).open(OFFICER, PIN)
    descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for one in range(serial, serial + count):
        request = intake_request(PAID if one % 2 else FREE, serial=one)
        draft = drafts.save(home, request, {"field": "requirements"})
        answer = intake.submit(home, request)
        os.write(descriptor, f"{answer.number} {answer.receipt_number}\n".encode())
        drafts.discard(home, draft)
        papers.print_receipt(home, answer.stream)
    home.close()


def start(folder: Path, out: Path, serial: int, count: int) -> int:
    """Forks a worker; its pid."""
    pid = os.fork()
    if pid == 0:
        try:
            work(folder, out, serial, count)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return pid


def main() -> None:
    """Answers each line of standard input until it ends."""
    intake_request()  # reads the catalogue once, for all workers
    for line in sys.stdin:
        match line.split():
            case ["wait", pid]:
                _, status = os.waitpid(int(pid), 0)
                print(os.waitstatus_to_exitcode(status), flush=True)
            case [folder, out, serial, count]:
                print(start(Path(folder), Path(out), int(serial), int(count)), flush=True)


if __name__ == "__main__":
    main()
