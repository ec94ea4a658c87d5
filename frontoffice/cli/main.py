"""Runs one command: common options, lazily loaded commands, errors as sentences and statuses."""

from __future__ import annotations

import importlib
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from frontoffice.cli.session import Session
from frontoffice.cli.status import DEFECT, INTERRUPTED, USAGE, defect, status_of, usage_error
from frontoffice.cli.words import texts
from frontoffice.domain.errors import Cancelled, FrontOfficeError, RuleViolation
from frontoffice.messages import LANGUAGES, explain

COMMANDS = {
    "app": "desktop",
    "demo": "demo",
    "init": "init",
    "staff": "staff/",
    "people": "people/",
    "catalogue": "catalogue/",
    "intake": "intake/",
    "case": "case/",
    "work": "work/",
    "handover": "handover/",
    "receipt": "receipt/",
    "queue": "queue/",
    "visit": "visit/",
    "appointment": "appointment/",
    "consultation": "consultation/",
    "online": "online/",
    "cash": "cash/",
    "check": "check/",
    "survey": "survey/",
    "complaint": "complaint/",
    "report": "report/",
    "enrol": "enrol",
    "doctor": "doctor",
    "sync": "sync",
    "bundle": "bundle/",
    "quarantine": "quarantine/",
    "conflict": "conflict/",
    "journal": "journal/",
    "backup": "backup/",
    "privacy": "privacy/",
    "serve": "serve",
    "central": "central/",
}
"""Command -> its module here; a slash marks a group of commands."""

_WITH_VALUE = ("--home", "--lang", "--as", "--pin-file")


class Front(typer.core.TyperGroup):
    """The commands, each imported when it is called: `check` must not wait for the database."""

    def list_commands(self, _ctx: Any) -> list[str]:
        """All commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command with its help in the language of this run, or None."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module = importlib.import_module(f"frontoffice.cli.{place.rstrip('/')}")
        made = typer.main.get_group if place.endswith("/") else typer.main.get_command
        command = made(module.app)
        command.name = cmd_name
        localise(command, cmd_name, ctx.obj.language if ctx.obj else "id")
        return command


def localise(command: Any, path: str, language: str) -> None:
    """Puts the help of a command, its options and its subcommands into a language."""
    known = texts(language)
    command.help = command.short_help = known["help"].get(path, "")
    group = path.partition(" ")[0]
    for parameter in command.params:
        # The words of this command, of its group, or of every option of that name.
        for place in (f"{path} {parameter.name}", f"{group} {parameter.name}", parameter.name):
            if place in known["option"]:
                parameter.help = known["option"][place]
                break
    help_option = command.get_help_option(typer.Context(command))
    if help_option is not None:
        help_option.help = known["option"]["help"]
    for name, inner in getattr(command, "commands", {}).items():
        localise(inner, f"{path} {name}", language)


app = typer.Typer(
    name="frontoffice",
    cls=Front,
    add_completion=False,
    rich_markup_mode=None,
    invoke_without_command=True,
)


@app.callback()
def common(
    ctx: typer.Context,
    home: Annotated[Path | None, typer.Option("--home")] = None,
    lang: Annotated[str | None, typer.Option("--lang")] = None,
    staff: Annotated[str | None, typer.Option("--as")] = None,
    pin_file: Annotated[Path | None, typer.Option("--pin-file")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int | None:
    """The options every command takes, at any place of the line."""
    session: Session = ctx.obj
    session.home_folder, session.staff, session.pin_file = home, staff, pin_file
    session.as_json = as_json
    if lang not in (None, *LANGUAGES):
        raise RuleViolation("language-unknown", languages=list(LANGUAGES))
    if ctx.invoked_subcommand is None:
        from frontoffice.cli.desktop import start_desktop

        return start_desktop(session)
    return None


def in_front(arguments: Sequence[str]) -> list[str]:
    """The same line with the common options first, so that they may stand anywhere."""
    common_ones, rest = list[str](), list[str]()
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in _WITH_VALUE:
            common_ones += [argument, *[value for value in (next(waiting, None),) if value]]
        elif argument == "--json" or argument.startswith(tuple(f"{one}=" for one in _WITH_VALUE)):
            common_ones.append(argument)
        else:
            rest.append(argument)
    return common_ones + rest


def _language(arguments: Sequence[str], environment: MutableMapping[str, str]) -> str:
    """Known before anything is parsed, so that a mistake in the line is told in it too."""
    wanted = environment.get("FRONTOFFICE_LANG", "id")
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            wanted = arguments[place + 1]
        elif argument.startswith("--lang="):
            wanted = argument.partition("=")[2]
    return wanted if wanted in LANGUAGES else "id"


def run(arguments: Sequence[str], environment: MutableMapping[str, str]) -> int:
    """Runs a command line without the program's name; its exit status, never a traceback."""
    line = in_front(arguments)
    session = Session(
        environment,
        language=_language(line, environment),
        language_asked="FRONTOFFICE_LANG" in environment
        or any(one.split("=")[0] == "--lang" for one in line),
        as_json="--json" in line,
    )
    command = typer.main.get_command(app)
    localise(command, "", session.language)
    try:
        status = command.main(line, prog_name="frontoffice", standalone_mode=False, obj=session)
        return int(status or 0)
    except Cancelled:
        return INTERRUPTED
    except FrontOfficeError as error:
        session.complain(error.code, explain(error, session.language))
        return status_of(error)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            session.note(str(error))
            return USAGE
        mistake = usage_error(error)
        session.complain(mistake.code, explain(mistake, session.language))
        return USAGE
    except BrokenPipeError:
        raise
    except Exception as error:
        failure = defect(error)
        session.complain(failure.code, explain(failure, session.language))
        return DEFECT if failure.code == "defect" else status_of(failure)
