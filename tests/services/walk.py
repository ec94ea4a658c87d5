"""The services as a graph: which functions a service function calls, read from their source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SERVICES = ROOT / "frontoffice" / "services"


@cache
def trees() -> dict[str, ast.Module]:
    """The source of every service by the name of its module."""
    return {path.stem: ast.parse(path.read_text("utf-8")) for path in SERVICES.glob("*.py")}


@cache
def functions(module: str) -> dict[str, ast.FunctionDef]:
    """The functions of a module by name."""
    return {one.name: one for one in trees()[module].body if isinstance(one, ast.FunctionDef)}


@cache
def imports(module: str) -> dict[str, tuple[str, str]]:
    """Name here -> (module of the services, function; "" for the module itself)."""
    found = {}
    for node in ast.walk(trees()[module]):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            "frontoffice.services"
        ):
            inside = (node.module or "").split(".")[2:]
            for one in node.names:
                place = (inside[0], one.name) if inside else (one.name, "")
                found[one.asname or one.name] = place
    return found


def called(module: str, name: str, seen: set[tuple[str, str]]) -> Iterator[ast.FunctionDef]:
    """A function, and every function of the services it calls, each once."""
    node = functions(module).get(name) if module in trees() else None
    if node is None or (module, name) in seen:
        return
    seen.add((module, name))
    yield node
    for call in ast.walk(node):
        if not isinstance(call, ast.Call):
            continue
        to = call.func
        if isinstance(to, ast.Name):
            yield from called(*imports(module).get(to.id, (module, to.id)), seen)
        elif isinstance(to, ast.Attribute) and isinstance(to.value, ast.Name):
            yield from called(imports(module).get(to.value.id, ("", ""))[0], to.attr, seen)


@cache
def rights(module: str, name: str) -> frozenset[str]:
    """The rights a service function asks the officer who acts for, itself or by what it calls."""
    return frozenset(
        one.value
        for node in called(module, name, set())
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "require"
        for given in call.args
        for one in ast.walk(given)
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and "." in one.value
    )
