"""A station driven through its command line, in this process or as the real program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec
import pytest

from frontoffice.cli.main import run

PIN = "470913"
SECOND_PIN = "815264"
ROOT = Path(__file__).resolve().parents[2]

T = TypeVar("T")


class Answer(NamedTuple):
    """What one command said and how it ended."""

    status: int
    out: str
    err: str

    def read(self, kind: type[T]) -> T:
        """The one JSON object on standard output, of that type."""
        assert self.out.count("\n") == 1, self.out
        return msgspec.json.decode(self.out, type=kind)

    def lines(self, kind: type[T]) -> list[T]:
        """The JSON lines on standard output."""
        return [msgspec.json.decode(line, type=kind) for line in self.out.splitlines()]


class Station:
    """A home folder and the commands on it; PINs come from the environment, as in a script."""

    def __init__(self, home: Path, device: Path) -> None:
        self.home, self.device = home, device
        self.out = home.parent / "papers"

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of one command."""
        return {
            "FRONTOFFICE_HOME": str(self.home),
            "FRONTOFFICE_DEVICE_DIR": str(self.device),
            "FRONTOFFICE_PIN": PIN,
            "XDG_STATE_HOME": str(self.home.parent / "state"),
            **more,
        }

    def program(self, *arguments: str, typed: str | bytes = "", **more: str) -> Answer:
        """Runs the real program."""
        ended = subprocess.run(
            [sys.executable, "-m", "frontoffice", *arguments],
            input=typed.encode() if isinstance(typed, str) else typed,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | self.environment(**more),
            timeout=120,
            check=False,
        )
        return Answer(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    def command(self, capsys: pytest.CaptureFixture[str], *arguments: str, **more: str) -> Answer:
        """Runs a command in this process: the same way in, without starting Python."""
        capsys.readouterr()
        status = run(arguments, self.environment(**more))
        out, err = capsys.readouterr()
        return Answer(status, out, err)

    def write(self, name: str, requests: Iterable[Any]) -> str:
        """A file of JSON lines beside the home; its path."""
        file = self.home.parent / name
        file.write_text("".join(json.dumps(one) + "\n" for one in requests), "utf-8")
        return str(file)


def init_arguments(*more: str) -> list[str]:
    """The words of `init` for the station all these tests use."""
    office = ["--office", "MPP1", "--office-name", "MPP Contoh", "--station", "3"]
    return ["init", *office, "--admin", "Rina Admin", *more]
