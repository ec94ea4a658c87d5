"""What the package's build takes from the locks, and what it refuses to let out."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def build() -> ModuleType:
    """`installer/build.py`, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("build", ROOT / "installer" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pyinstaller_and_all_it_needs_come_with_hashes_from_the_lock(build: ModuleType) -> None:
    blocks = build.requirement_blocks((ROOT / "requirements-dev.lock").read_text("utf-8"))

    for name in build.TOOLS:
        assert blocks[name].startswith(f"{name}==")
        assert "--hash=sha256:" in blocks[name]
        assert sum(not line.startswith(" ") for line in blocks[name].splitlines()) == 1


def test_a_package_of_the_tests_is_found_as_a_file_or_as_a_module(
    build: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "_internal" / "numpy").mkdir(parents=True)
    (tmp_path / "_internal" / "libQt6Qml.so.6").touch()
    (tmp_path / "_internal" / "libQt6Core.so.6").touch()
    modules = "('PYZ-00.pyz',\n [('faker',\n   'x.py',\n   'PYMODULE'),\n  ('sqlalchemy.orm',\n"

    assert build.strays(tmp_path, modules) == ["numpy", "faker", "libQt6Qml.so.6"]


def test_the_weight_counts_every_file_once(build: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(bytes(2_000_000))
    (tmp_path / "same").hardlink_to(tmp_path / "one")
    (tmp_path / "link").symlink_to(tmp_path / "one")

    assert build.megabytes(tmp_path) == pytest.approx(2.0, abs=0.01)
