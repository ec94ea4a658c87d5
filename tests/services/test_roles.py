"""Role x action in full: every service, every command, the server; nothing reachable without a row.

A threshold stands in for the home: it answers who acts and asks the table, and whatever a function
touches behind that is an end of the walk. So each place is tried with each role, and nothing is
done by it.
"""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import re
import typing
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
import typer.main

from frontoffice.cli.main import COMMANDS
from frontoffice.cli.session import Session
from frontoffice.domain.errors import FrontOfficeError, PermissionDenied, RuleViolation
from frontoffice.domain.staff import (
    PERMISSIONS,
    ROLES,
    TWO_PERSONS,
    Officer,
    may,
    require,
    require_second,
)
from frontoffice.services import staff
from tests.conftest import ADMIN, OFFICER, PIN, SUPERVISOR
from tests.services.walk import ROOT, called, functions, trees

NO_RIGHT = {
    "catalogue.publish_bundled": "asks in publish",
    "copies.copy_now": "a sealed copy of what is there already; happens by itself",
    "staff.change_pin": "everybody's own PIN, behind the present one",
    "sync_day.note_daily": "the daily exchange happens by itself",
    "survey.collect": "the citizen's own answer, without an officer",
    "pool.changing": "the anonymous pool has no actor",
    "pool.close": "the anonymous pool has no actor",
    "pool.draw_code": "the anonymous pool has no actor",
    "complaints_anonymous.file_anonymous": "called by complaints.file, which asks",
    "complaints_anonymous.keep_reply": "called by complaints_desk, which asks",
    "survey_closing.close_with_the_day": "part of closing the cash or the day, which asks",
    "demo_online.furnish_online": "the trial office: what citizens send from home, by nobody here",
    "complaints_desk.close_silent": "what the clock closes, at the closing of the day",
}
"""Writes without a right of their own, each with the reason."""

WRITES = re.compile(
    r"\.store\.(work|writing|set_setting|rebuild|scrub)\("
    r"|\.ring\.(admit|remove|change_pin|reset_pin|renew_recovery|rename)\("
)


class Beyond(Exception):
    """The function went past the threshold."""


class Threshold:
    """A home up to its right: who acts, and the table of rights; anything else is `Beyond`."""

    signed_in, hub = True, None

    def __init__(self, role: str) -> None:
        self.officer = Officer(staff="orang.b", role=role)
        self.asked: list[str] = []

    def require(self, action: str) -> Officer:
        self.asked.append(action)
        require(self.officer.role, action)
        return self.officer

    def __getattr__(self, name: str) -> typing.NoReturn:
        raise Beyond(name)


def reaches(place: tuple[str, str], here: re.Pattern[str]) -> bool:
    """Whether a function, or one of the services it calls, has such a line."""
    return any(here.search(ast.unparse(node)) for node in called(*place, set()))


def public() -> list[tuple[str, str]]:
    """Every public service function that is given a home first."""
    return [
        (module, name)
        for module in sorted(trees())
        for name, node in functions(module).items()
        if not name.startswith("_")
        and node.args.args
        and node.args.args[0].annotation is not None
        and ast.unparse(node.args.args[0].annotation) == "Home"
    ]


ASKS = re.compile(r"\.require\(|require_second\(")


def test_whatever_writes_asks_for_a_right_or_says_why_not():
    silent = {
        f"{module}.{name}"
        for module, name in public()
        if reaches((module, name), WRITES) and not reaches((module, name), ASKS)
    }
    assert silent - set(NO_RIGHT) == set()


def literal_rights() -> set[str]:
    """Every right asked for by name anywhere in the product."""
    asked = set()
    for path in [*(ROOT / "frontoffice").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in ("require", "may", "require_second", "ScreenSpec"):
                    asked |= {
                        one.value
                        for one in node.args
                        if isinstance(one, ast.Constant)
                        and isinstance(one.value, str)
                        and re.fullmatch(r"[a-z_]+\.[a-z_]+", one.value)
                    }
    return asked


def test_every_right_asked_has_a_row_and_every_row_is_asked():
    assert literal_rights() == set(PERMISSIONS)
    assert set(PERMISSIONS) >= TWO_PERSONS


ASKING = [
    f"{module}.{name}"
    for module, name in public()
    if functions(module)[name].body and ".require(" in ast.unparse(functions(module)[name])
]


def dummy(annotation: str) -> object:
    """Something of that type which leads nowhere."""
    plain = annotation.split("|")[0].strip()
    if plain.startswith(("Sequence", "list", "tuple", "Iterable")):
        return ()
    return {
        "str": "x",
        "int": 1,
        "bool": False,
        "bytes": b"",
        "Path": Path("/nowhere/x"),
        "dt.date": dt.date(2026, 11, 23),
        "Officer": Officer(staff="lain.x", role="admin"),
    }.get(plain, {})


def call(place: str, home: object) -> BaseException | None:
    """Calls a service function with a threshold and dummies; what it raised."""
    module, name = place.split(".")
    function = getattr(importlib.import_module(f"frontoffice.services.{module}"), name)
    given = [
        dummy(str(one.annotation))
        for one in list(inspect.signature(function).parameters.values())[1:]
        if one.default is inspect.Parameter.empty
        and one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)
    ]
    named = {
        one.name: dummy(str(one.annotation))
        for one in inspect.signature(function).parameters.values()
        if one.default is inspect.Parameter.empty and one.kind is one.KEYWORD_ONLY
    }
    try:
        function(home, *given, **named)
    except Exception as error:
        return error
    return None


@pytest.mark.parametrize("role", ROLES)
def test_a_service_lets_in_whom_the_table_names_and_nobody_else(role):
    for place in ASKING:
        home = Threshold(role)
        raised = call(place, home)
        if not home.asked:
            # Refused for what was typed, before anything of the home was touched.
            assert not isinstance(raised, Beyond), f"{place} touches the home before asking"
            continue
        denied = isinstance(raised, PermissionDenied) and raised.code == "not-allowed"
        allowed = all(may(role, action) for action in home.asked)
        assert denied is not allowed, (place, role, home.asked, raised)
        if denied:
            assert raised.data["action"] == home.asked[-1]
            assert role not in raised.data["who"]


# The command line


class Turnstile(Session):
    """A session whose home is a threshold; PINs and files are there."""

    def __init__(self, role: str) -> None:
        super().__init__({}, as_json=True)
        self.threshold = Threshold(role)
        self.opened = False

    @contextmanager
    def home(self):
        self.opened = True
        yield self.threshold

    def pin(self, *_asked, **_more):
        return "470913"


@cache
def commands() -> dict[str, typing.Any]:
    """Every command and subcommand by its path."""
    found = {}
    for name, module in COMMANDS.items():
        made = importlib.import_module(f"frontoffice.cli.{module.rstrip('/')}").app
        group = typer.main.get_group(made) if module.endswith("/") else None
        if group is None:
            found[name] = typer.main.get_command(made)
            continue
        stack = [(name, group)]
        while stack:
            path, one = stack.pop()
            for inner, command in getattr(one, "commands", {}).items():
                stack.append((f"{path} {inner}", command))
            if not getattr(one, "commands", {}):
                found[path] = one
    return found


APART = ("app", "demo", "init", "serve", "central", "check", "doctor")
"""Commands that open no station's home, or (doctor) only say how it is."""

OWN = {
    "staff change-pin": "everybody's own PIN",
    "receipt trust": "public keys only",
    "receipt verify": "a paper proves itself",
    "catalogue show": "the standards are public",
    "journal head": "heads hold nothing personal",
}
"""Commands that ask no right, each with the reason."""

COMMAND_PLACES = sorted(path for path in commands() if path.split()[0] not in APART)


def line_of(command: typing.Any, file: Path) -> list[str]:
    """Arguments that get past the parser."""
    options, plain = [], []
    for one in command.params:
        if not one.required:
            continue
        kind = type(one.type).__name__.lower()
        value = str(file) if "path" in kind else "1" if "int" in kind else "2026-11-23"
        if one.param_type_name == "argument":
            plain.append(value)
        else:
            options += [one.opts[0], value]
    return [*options, *plain]


@pytest.mark.parametrize("role", ROLES)
def test_a_command_lets_in_whom_the_table_names_and_nobody_else(role, tmp_path, capsys):
    file = tmp_path / "x.json"
    file.write_text("{}")
    for path in COMMAND_PLACES:
        command = commands()[path]
        session = Turnstile(role)
        raised: BaseException | None = None
        try:
            command.main(line_of(command, file), obj=session, standalone_mode=False)
        except Exception as error:
            raised = error
        home = session.threshold
        if home.asked:
            denied = isinstance(raised, PermissionDenied)
            allowed = all(may(role, action) for action in home.asked)
            assert denied is not allowed, (path, role, home.asked, raised)
        elif session.opened:
            # What it touched first is checked by its service; a command may look a number up.
            assert path in OWN or isinstance(raised, Beyond | FrontOfficeError), (path, raised)
    capsys.readouterr()


def test_nobody_agrees_to_their_own_void_or_waiver():
    for action in TWO_PERSONS:
        for role in PERMISSIONS[action]:
            alone = Officer(staff="orang.b", role=role)
            with pytest.raises(RuleViolation, match="second-person-same"):
                require_second(action, alone, alone)
        for role in set(ROLES) - PERMISSIONS[action]:
            other = Officer(staff="lain.x", role=role)
            with pytest.raises(PermissionDenied):
                require_second(action, Officer(staff="orang.b", role="admin"), other)


def test_who_may_agree_is_somebody_else_whose_role_may(home):
    known = {ADMIN: "admin", OFFICER: "officer", SUPERVISOR: "supervisor"}
    for at, role in enumerate(ROLES):
        staff.admit(home, f"Orang {role}", role, PIN, f"orang.{at}")
        known[f"orang.{at}"] = role
    gone = "orang.1"
    staff.change(home, gone, active=False)
    for acting in (ADMIN, "orang.0", "orang.3"):
        home._officer = Officer(staff=acting, role=known[acting])
        for right in {*TWO_PERSONS, "cash.count"}:
            may_agree = {who for who, role in known.items() if may(role, right)}
            offered = {one.staff for one in staff.agreeing(home, right)}
            assert offered == may_agree - {acting, gone}
