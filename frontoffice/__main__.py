"""The way in: `frontoffice COMMAND` on the command line, the desktop without a command."""

from __future__ import annotations

import io
import os
import sys


def main() -> None:
    """Runs one command and ends the process with its exit status (DESIGN section 7)."""
    from frontoffice.cli.main import run

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = run(sys.argv[1:], os.environ)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our answer left (`| head`): nothing to tell, nobody to tell it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)


if __name__ == "__main__":
    main()
