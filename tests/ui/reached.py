"""Which rights a press of the desktop comes to: its code is followed down to the services."""

from __future__ import annotations

import dis
import types
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

from frontoffice.domain.staff import PERMISSIONS
from tests.services import walk

ROOTS = ("LOAD_GLOBAL", "LOAD_FAST", "LOAD_DEREF")
SERVICES, SYNC = "frontoffice.services.", "frontoffice.sync."


@cache
def names(code: types.CodeType) -> frozenset[tuple[str, ...]]:
    """What code looks up, each from its root: `self._day.close` is ("self", "_day", "close").

    Code inside it counts too: most work is handed over as a lambda.
    """
    inside = (one for one in code.co_consts if isinstance(one, types.CodeType))
    return frozenset(_own_names(code)).union(*(names(one) for one in inside))


def _own_names(code: types.CodeType) -> Iterator[tuple[str, ...]]:
    found: tuple[str, ...] = ()
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_ATTR", "LOAD_METHOD") and found:
            found += (step.argval,)
            continue
        if found:
            yield found
        found = (step.argval,) if step.opname in ROOTS else ()


def rights_of(act: Any) -> frozenset[str]:
    """The rights which the services behind an act may ask for.

    Followed are functions, methods (of the very objects they belong to), lambdas, partials, and
    every method of a class that is made on the way; what a signal wakes elsewhere is not.
    """
    found: set[str] = set()
    _follow(act, found, set())
    return frozenset(found)


def _follow(value: Any, found: set[str], seen: set[object]) -> None:
    if isinstance(value, partial):
        code = getattr(value.func, "__code__", None)
        bound = dict(zip(code.co_varnames, value.args, strict=False)) if code else {}
        _walk(value.func, found, seen, bound)
        for one in (*value.args, *value.keywords.values()):
            if callable(one):
                _follow(one, found, seen)
    elif isinstance(value, Mapping | tuple | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            _follow(one, found, seen)
    elif isinstance(value, type) and value.__module__.startswith("ui."):
        for owner in value.__mro__:
            for one in vars(owner).values() if owner.__module__.startswith("ui.") else ():
                if isinstance(one, types.FunctionType):
                    _walk(one, found, seen, {"self": value})
    else:
        _walk(value, found, seen, {})


def _walk(value: Any, found: set[str], seen: set[object], known: dict[str, Any]) -> None:
    module = getattr(value, "__module__", None) or ""
    function = getattr(value, "__func__", value)
    if not isinstance(function, types.FunctionType):
        return
    if module.startswith(SERVICES):
        found |= walk.rights(module.removeprefix(SERVICES), function.__name__)
    elif module.startswith(SYNC) and "require" in function.__code__.co_names:
        found |= set(PERMISSIONS).intersection(map(str, function.__code__.co_consts))
    if not module.startswith("ui."):
        return
    owner = getattr(value, "__self__", known.get("self"))
    key = (function.__code__, owner if isinstance(owner, type) else type(owner))
    if key in seen:
        return
    seen.add(key)
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    known = known | {name: cell.cell_contents for name, cell in cells} | {"self": owner}
    for root, *rest in names(function.__code__):
        reached = known[root] if root in known else function.__globals__.get(root)
        for name in rest:
            reached = getattr(reached, name, None)
        if isinstance(reached, types.FunctionType) and isinstance(owner, type):
            _walk(reached, found, seen, {"self": owner})
        elif reached is not None:
            _follow(reached, found, seen)
