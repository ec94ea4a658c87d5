"""One run of the command line: where the home is, who acts, and how the answer is given."""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import re
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from frontoffice.cli.words import say, texts
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.messages import Message

if TYPE_CHECKING:
    from frontoffice.services.home import Home

PINS = ("FRONTOFFICE_PIN", "FRONTOFFICE_SECOND_PIN", "FRONTOFFICE_NEW_PIN")


def data_folder(environment: Mapping[str, str]) -> Path:
    """Where a home lies that was not named: FRONTOFFICE_HOME, else the platform's data folder."""
    named = environment.get("FRONTOFFICE_HOME")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return platformdirs.user_data_path("frontoffice", appauthor=False)


@dataclass
class Session:
    """What the common options said. PINs are taken out of the environment at once."""

    environment: MutableMapping[str, str]
    language: str = "id"
    language_asked: bool = False
    as_json: bool = False
    home_folder: Path | None = None
    staff: str | None = None
    pin_file: Path | None = None
    given_pin: str = ""
    _pins: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in PINS:
            value = self.environment.pop(name, None)
            if value is not None:
                self._pins[name] = value

    @property
    def folder(self) -> Path:
        """The folder of the home."""
        return self.home_folder or data_folder(self.environment)

    def say(self, key: str, **values: Any) -> str:
        """A text in the language of this run."""
        return say(self.language, key, **values)

    def knows(self, key: str) -> bool:
        """Whether there is a text of that key."""
        return key in texts(self.language)["text"]

    def answer(self, data: Any, *lines: str) -> None:
        """The answer: one JSON object, or the lines for a person."""
        if self.as_json:
            sys.stdout.write(msgspec.json.encode(data).decode() + "\n")
        else:
            sys.stdout.write("".join(f"{line}\n" for line in lines))
        sys.stdout.flush()

    def note(self, text: str) -> None:
        """Something said beside the answer, for a person only."""
        sys.stderr.write(f"{text}\n")

    def complain(self, code: str, message: Message) -> None:
        """An error: its sentence and next step, as JSON where that was asked for."""
        if self.as_json:
            self.answer(
                {
                    "error": {
                        "code": code,
                        "message": message.sentence,
                        "next_step": message.next_step,
                    }
                }
            )
        else:
            self.note("\n".join(part for part in message if part))

    def pin(self, variable: str, file: Path | None, prompt: str, *, twice: bool = False) -> str:
        """A PIN from the environment, a file or the keyboard, in this order.

        :raises RuleViolation: `pin-needed` where nobody can be asked, `pin-twice-differs`.
        """
        given = self._pins.pop(variable, None)
        if given is not None:
            return given.strip()
        if file is not None:
            return read_text(file).strip()
        if not sys.stdin.isatty():
            raise RuleViolation("pin-needed", variable=variable)
        typed = getpass.getpass(f"{prompt}: ")
        if twice and getpass.getpass(f"{self.say('pin-again')}: ") != typed:
            raise RuleViolation("pin-twice-differs")
        return typed.strip()

    def optional_pin(self, variable: str, file: Path | None) -> str | None:
        """A PIN that need not be given: from the environment or a file, never asked for."""
        if file is None and variable not in self._pins:
            return None
        return self.pin(variable, file, "")

    @contextlib.contextmanager
    def home(self) -> Iterator[Home]:
        """The open home with the acting officer; closed when the block ends."""
        from frontoffice.services.home import Door

        door = Door(self.folder)
        staff = self.staff
        if staff is None:
            admins = [tile.staff for tile in door.tiles() if tile.role == "admin"]
            if not admins:
                raise NotFound("admin-missing")
            staff = admins[0]
        pin = self.pin("FRONTOFFICE_PIN", self.pin_file, self.say("pin-of", staff=staff))
        home = door.open(staff, pin, self._rebuilding)
        # Signing a handover asks for the PIN again: the one just given counts as that.
        self.given_pin = pin
        try:
            yield home
        finally:
            home.close()

    @contextlib.contextmanager
    def home_by_words(self, words_file: Path) -> Iterator[Home]:
        """The home opened by the recovery words in a file, signed in as its first admin."""
        from frontoffice.services.home import Door

        home = Door(self.folder).open_with_words(read_text(words_file), self._rebuilding)
        try:
            yield home
        finally:
            home.close()

    def _rebuilding(self, done: int, total: int) -> None:
        if done == 0:
            self.note(self.say("rebuilding", total=total))


def read_text(file: Path) -> str:
    """The text of a file somebody named, `-` for standard input.

    :raises RuleViolation: `file-unreadable`.
    """
    try:
        if str(file) == "-":
            return sys.stdin.read()
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise RuleViolation("file-unreadable", file=file.name) from None


def read_object(file: Path) -> Any:
    """The JSON in a file somebody named.

    :raises RuleViolation: `file-unreadable`, `json-bad` with the line.
    """
    text = read_text(file)
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        found = re.search(r"\(byte (\d+)\)", str(error))
        before = text.encode()[: int(found[1])].decode(errors="ignore") if found else text.rstrip()
        line = before.count("\n") + 1
        raise RuleViolation("json-bad", file=file.name, line=line) from None


def iso(home: Home, at: int | None) -> str | None:
    """An instant (UTC ms) as ISO 8601 in the office's own time, or None."""
    if at is None:
        return None
    return home.reference.calendar_of(home.card.office).local(at).isoformat(timespec="seconds")


def utc(at: int | None) -> str | None:
    """An instant (UTC ms) as ISO 8601 in UTC, or None."""
    if at is None:
        return None
    moment = dt.datetime.fromtimestamp(at / 1000, dt.UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def day_of(text: str, field: str) -> dt.date:
    """A date somebody typed, as ISO 8601.

    :raises RuleViolation: `date-bad` naming the field.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise RuleViolation("date-bad", field=field) from None


def day(on: dt.date | None) -> str | None:
    """A date as ISO 8601, or None."""
    return on.isoformat() if on else None
