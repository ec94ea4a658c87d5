"""Tries the frozen program as a new office would: start times, a window, a home, a case, the demo.

`python installer/smoke.py FOLDER` ends with status 1 at the first thing that does not work.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

RUNS = 5
"""Starts of which the median is told; the first one after a build reads everything from disk."""

SECONDS = 120
"""No step takes longer; the demo takes ten."""

INTAKE = {
    "client_ref": "smoke-1",
    "service": "DKC-KK",
    "applicant": {
        "nik": "3273011508909991",
        "name": "Pemohon Contoh",
        "birth_on": "1990-08-15",
        "sex": "L",
        "phone": "081200000000",
        "address": "Jl. Contoh 1",
        "region": "327301",
    },
    "requirements": {},
}


class Frozen:
    """The two programs of a folder, run apart from any Python of this machine."""

    def __init__(self, folder: Path, room: Path) -> None:
        suffix = ".exe" if sys.platform == "win32" else ""
        self.command = folder / f"frontoffice{suffix}"
        self.desktop = folder / f"frontoffice-desktop{suffix}"
        kept = {name: value for name, value in os.environ.items() if "PYTHON" not in name}
        self.environment = kept | {
            "FRONTOFFICE_HOME": str(room / "home"),
            "FRONTOFFICE_DEVICE_DIR": str(room / "device"),
            "FRONTOFFICE_PIN": "470913",
        }

    def run(
        self, program: Path, *words: str, fed: str = "", allowed: tuple[int, ...] = (0,)
    ) -> str:
        """What a command says; ends the test where its exit status is not an allowed one."""
        try:
            done = subprocess.run(
                [str(program), *words],
                input=fed,
                env=self.environment,
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            sys.exit(f"smoke: {' '.join(words)} did not end: {late.stderr or late.stdout!r}")
        if done.returncode not in allowed:
            sys.exit(f"smoke: {' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def answer(self, *words: str, fed: str = "", allowed: tuple[int, ...] = (0,)) -> Any:
        """A command's answer with `--json`."""
        return json.loads(self.run(self.command, "--json", *words, fed=fed, allowed=allowed))


def check(fact: bool, what: str) -> None:
    """Ends the test where something is not so."""
    if not fact:
        sys.exit(f"smoke: {what}")


def start_times(frozen: Frozen) -> tuple[float, float, float]:
    """Medians in ms: a command from start to end, the desktop until sign-in, and to its end."""
    command, ready, whole = [], [], []
    for _ in range(RUNS):
        started = time.perf_counter()
        said = frozen.answer("check", "words", "80000")
        command.append(time.perf_counter() - started)
        check(said["words"] == "delapan puluh ribu rupiah", "80000 in words")
        started = time.perf_counter()
        line = frozen.run(frozen.desktop, "--offscreen-smoke")
        whole.append(time.perf_counter() - started)
        ready.append(float(line.split("ready_ms=")[1].split()[0]) / 1000)
    return tuple(1000 * statistics.median(times) for times in (command, ready, whole))  # type: ignore[return-value]


def one_case(frozen: Frozen, room: Path) -> None:
    """A home, an application with papers missing and then complete, a receipt that is genuine."""
    words = room / "words.txt"
    frozen.run(
        *(frozen.command, "init", "--office", "MPP1", "--office-name", "MPP Contoh"),
        *("--station", "3", "--admin", "Rina Admin", "--recovery-file", str(words)),
    )
    papers = ("--out", str(room / "papers"))
    line = json.dumps(INTAKE)
    told = frozen.answer("intake", "submit", "-", *papers, fed=line, allowed=(3,))
    check(told["status"] == "incomplete" and bool(told["missing"]), "an empty checklist")
    whole = INTAKE | {"client_ref": "smoke-2", "requirements": dict.fromkeys(told["missing"], True)}
    told = frozen.answer("intake", "submit", "-", *papers, fed=json.dumps(whole))
    check(told["status"] == "accepted", "a complete application")
    verdict = frozen.answer("receipt", "verify", told["receipt_pdf"])
    check(verdict["verdict"] == "genuine", "its receipt")
    check(frozen.answer("journal", "verify")["ok"], "its journal")


def demo(frozen: Frozen, room: Path) -> dict[str, Any]:
    """The trial office's day, centre and all."""
    told = frozen.answer("demo", "--headless", "--out", str(room / "demo"))
    check(told["ok"], f"the demo: {told['checks']}")
    return dict(told)


def main() -> None:
    """Runs all of it and prints the start times."""
    folder = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        frozen = Frozen(folder, room)
        one_case(frozen, room)
        print("smoke: a home, a case, a genuine receipt")
        command, ready, whole = start_times(frozen)
        print(
            f"smoke: command {command:.0f} ms, sign-in shown after {ready:.0f} ms "
            f"({whole:.0f} ms with loading and ending)"
        )
        told = demo(frozen, room)
        print(f"smoke: demo served {told['citizens']} citizens in {told['seconds']} s")


if __name__ == "__main__":
    main()
