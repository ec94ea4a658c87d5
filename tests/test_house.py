"""The house rules: sizes that keep rooms livable, words, first lines (DESIGN section 3)."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = [*(ROOT / "frontoffice").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
CODE += [*(ROOT / "installer").rglob("*.py")]
MODULE_LINES, FUNCTION_LINES, WINDOW_LINES = 400, 50, 250
VAGUE = re.compile(r"(^|_)(manager|helper|helpers|util|utils)($|_)|^process_data$", re.IGNORECASE)


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {_name(path): ast.parse(path.read_text("utf-8")) for path in CODE}


@pytest.fixture(scope="module")
def nodes(trees: dict[str, ast.Module]) -> dict[str, list[ast.AST]]:
    """Every node of every module, walked once for all rules."""
    return {name: list(ast.walk(tree)) for name, tree in trees.items()}


def test_modules_are_short() -> None:
    lengths = {_name(path): len(path.read_text("utf-8").splitlines()) for path in CODE}

    assert {name: lines for name, lines in lengths.items() if lines > MODULE_LINES} == {}
    assert lengths["ui/shell.py"] <= WINDOW_LINES


def test_functions_are_short(nodes: dict[str, list[ast.AST]]) -> None:
    long = {
        f"{name}:{one.name}": one.end_lineno - one.lineno + 1
        for name, inside in nodes.items()
        for one in inside
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
        and (one.end_lineno or 0) - one.lineno + 1 > FUNCTION_LINES
    }

    assert long == {}


def test_every_module_says_what_it_is_for(trees: dict[str, ast.Module]) -> None:
    silent = [name for name, tree in trees.items() if not ast.get_docstring(tree)]

    assert silent == []


def test_names_say_what_a_thing_does(nodes: dict[str, list[ast.AST]]) -> None:
    vague = [name for name in nodes if VAGUE.search(Path(name).stem)]
    for name, inside in nodes.items():
        named = [one for one in inside if isinstance(one, ast.FunctionDef | ast.ClassDef)]
        vague += [f"{name}:{one.name}" for one in named if VAGUE.search(one.name)]

    assert vague == []


def test_public_functions_of_the_product_have_docstrings(trees: dict[str, ast.Module]) -> None:
    silent = []
    for name, tree in trees.items():
        if not name.startswith("frontoffice/"):
            continue
        scopes = [tree, *(n for n in tree.body if isinstance(n, ast.ClassDef))]
        silent += [
            f"{name}:{one.name}"
            for scope in scopes
            for one in scope.body
            if isinstance(one, ast.FunctionDef)
            and not one.name.startswith("_")
            and not ast.get_docstring(one)
            and not (isinstance(scope, ast.ClassDef) and scope.name.startswith("_"))
        ]

    assert silent == []


def test_nothing_waits_blindly_or_breaks_into_the_event_loop() -> None:
    found = [
        f"{_name(path)}:{text.count(chr(10), 0, match.start()) + 1}"
        for path in [*CODE, *(ROOT / "tests").rglob("*.py")]
        if path.name != "test_house.py"
        for text in [path.read_text("utf-8")]
        for match in re.finditer(r"\btime\.sleep\(|processEvents\(|\btr\(f[\"']", text)
    ]

    assert found == []


def test_the_clock_is_read_in_one_place(nodes: dict[str, list[ast.AST]]) -> None:
    """Time comes from `store.clock` (and Qt's own timers), so that a test can be any day."""
    found = [
        f"{name}:{node.lineno}"
        for name, inside in nodes.items()
        if name.startswith(("frontoffice/domain", "frontoffice/journal", "frontoffice/services"))
        for node in inside
        if isinstance(node, ast.Attribute)
        and node.attr in {"time", "time_ns", "now", "today"}
        and ast.unparse(node)
        in {
            "time.time",
            "time.time_ns",
            "dt.datetime.now",
            "datetime.datetime.now",
            "dt.date.today",
        }
    ]

    assert found == []


def test_locks_name_no_host() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        assert not re.search(r"https?://|--index-url|--extra-index", lock.read_text("utf-8"))


def test_nothing_of_the_workshop_is_in_the_tree() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    # Spelled in pieces, so that this file does not find itself.
    words = [b"/work" + b"/", b"sha" + b"red/", b"python" + b"hosted", b"npm" + b"js"]
    found = [
        (name, word.decode())
        for name in listed
        if (path := ROOT / name).is_file() and path.stat().st_size < 2_000_000
        for word in words
        if word in path.read_bytes() and path.suffix not in {".ttf", ".png", ".pdf"}
    ]

    assert found == []


def test_every_exception_of_a_day_has_its_tests_and_they_bear_its_name() -> None:
    table = (ROOT / "docs" / "exceptions.md").read_text("utf-8").partition("## Who may")[0]
    rows = [line.split("|") for line in table.splitlines() if line.count("::")]
    assert len(rows) == 27
    for _, exception, cell, _ in rows:
        words = set(re.findall(r"[a-z]{2,}", exception.lower()))
        file = ""
        for place, name in re.findall(r"`([\w.]*)::(\w+)`", cell):
            file = place or file
            assert f"def {name}(" in (ROOT / "tests" / "ui" / file).read_text("utf-8"), name
            assert words & set(name.split("_")[1:3]), (exception, name)
