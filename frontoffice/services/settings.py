"""What is set on this station: printer and lock in the store, the look beside the home's card."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

import msgspec

from frontoffice.domain.errors import RuleViolation
from frontoffice.services.home import Home
from frontoffice.store.atomic import write_atomically
from frontoffice.store.store import Store

PaperSize = Literal["a5", "80mm", "58mm"]
Language = Literal["id", "en"]
CompetencePolicy = Literal["off", "warn", "refuse"]
Theme = Literal["system", "light", "dark", "contrast"]
TEXT_PERCENTS = (100, 125, 150, 200)
IDLE_MINUTES = (1, 60)
LOOK = "station.json"
_SETTING = "station-settings"

T = TypeVar("T", bound=msgspec.Struct)


class StationSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of this station that need a signed-in admin.

    `printer` None: the system's default; `idle_lock_minutes` 1 to 60; `backup_folder` the second
    medium where backups go by themselves, None where none is set; `counter_agencies` whose tickets
    this station's counter calls, none meaning all; `competence` what an intake does when the
    officer has none recorded for the service.
    """

    paper: PaperSize = "a5"
    printer: str | None = None
    idle_lock_minutes: int = 5
    backup_folder: str | None = None
    competence: CompetencePolicy = "off"
    counter_agencies: tuple[str, ...] = ()


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How the desktop speaks and looks before anybody has signed in; nothing personal."""

    language: Language = "id"
    theme: Theme = "system"
    text_percent: int = 100


def read(home: Home) -> StationSettings:
    """The settings of this station; what this program does not know is left out."""
    return stored(home.store)


def stored(store: Store) -> StationSettings:
    """The settings kept in a store, the usual ones where there are none."""
    data = store.setting(_SETTING)
    try:
        return msgspec.json.decode(data, type=StationSettings) if data else StationSettings()
    except msgspec.DecodeError:
        return StationSettings()


def change(home: Home, **changed: Any) -> StationSettings:
    """Changes settings of this station by their names.

    Raises PermissionDenied, RuleViolation `setting-bad` naming the field.
    """
    home.require("station.settings")
    found = _checked(StationSettings, read(home), changed)
    if not IDLE_MINUTES[0] <= found.idle_lock_minutes <= IDLE_MINUTES[1]:
        raise RuleViolation("setting-bad", field="idle_lock_minutes", choices=["1-60"])
    if found.backup_folder is not None and not Path(found.backup_folder).is_absolute():
        raise RuleViolation("setting-bad", field="backup_folder", choices=["/..."])
    home.store.set_setting(_SETTING, msgspec.json.encode(found))
    return found


def read_look(folder: Path) -> Look:
    """The look of the home in `folder`; the usual one where the file is missing or damaged."""
    try:
        return msgspec.json.decode((folder / LOOK).read_bytes(), type=Look)
    except (OSError, msgspec.DecodeError):
        return Look()


def change_look(folder: Path, **changed: Any) -> Look:
    """Changes language, theme or text size; anybody at the station may.

    Raises RuleViolation `setting-bad` naming the field, StoreTrouble where it cannot be written.
    """
    found = _checked(Look, read_look(folder), changed)
    if found.text_percent not in TEXT_PERCENTS:
        raise RuleViolation("setting-bad", field="text_percent", choices=list(TEXT_PERCENTS))
    write_atomically(folder / LOOK, msgspec.json.format(msgspec.json.encode(found)))
    return found


def _checked(cls: type[T], known: T, changed: dict[str, Any]) -> T:
    """The settings with the changes, each of the type its field asks for."""
    fields = {one.name: one.type for one in msgspec.structs.fields(cls)}
    for name, value in changed.items():
        if name not in fields:
            raise RuleViolation("setting-bad", field=name[:40], choices=sorted(fields))
        try:
            msgspec.convert(value, fields[name])
        except msgspec.ValidationError:
            choices = [str(one) for one in get_args(fields[name])] or [str(fields[name])]
            raise RuleViolation("setting-bad", field=name, choices=choices) from None
    return msgspec.structs.replace(known, **changed)
