"""A centre as a process of its own, so that a test can kill it like a power cut does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from frontoffice.server import admin

_SERVE = (
    "import sys; from pathlib import Path; from frontoffice.server.run import serve; "
    "serve('central', sys.argv[2] or None, sys.argv[4], int(sys.argv[3]), Path(sys.argv[1]))"
)


class ServerProcess:
    """Starts, kills and starts again a centre on one port."""

    def __init__(
        self, home: Path, database_url: str | None = None, host: str = "127.0.0.1"
    ) -> None:
        self._home, self._database_url, self._host = home, database_url, host
        self._process: subprocess.Popen[str] | None = None
        self.port = 0
        self.line = ""
        self.start()

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts it and waits for its one line."""
        command = [sys.executable, "-c", _SERVE, str(self._home), self._database_url or ""]
        self._process = subprocess.Popen(
            [*command, str(self.port), self._host], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.line = self._process.stdout.readline().strip()
        self.port = int(self.line.rpartition(":")[2])

    def kill(self) -> None:
        """Ends it at once, between any two instructions."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Asks it to end; its exit status."""
        return self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> int:
        if self._process is None:
            return 0
        self._process.send_signal(how)
        status = self._process.wait(30)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None
        return status

    def processor_seconds(self) -> float:
        """What it has used of the processors until now; 0 where the system does not tell."""
        if self._process is None or not Path("/proc/self/stat").exists():
            return 0.0
        fields = Path(f"/proc/{self._process.pid}/stat").read_text("utf-8").split()
        return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")

    def code(self, station: int, office: str = "MPP1") -> str:
        """An enrolment code; the office is added where it is missing."""
        with admin.opened(self._home, self._database_url) as centre:
            admin.office_add(centre, office, "MPP Contoh")
            return str(admin.station_code(centre, office, station)["code"])

    def __enter__(self) -> ServerProcess:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
