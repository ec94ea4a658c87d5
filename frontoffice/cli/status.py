"""Exit statuses, and how mistakes in the line and defects of ours become errors with sentences."""

from __future__ import annotations

import errno
import secrets
import traceback
from pathlib import Path
from typing import Any

from frontoffice.domain.errors import (
    DocumentTrouble,
    FrontOfficeError,
    Offline,
    Refused,
    Rejected,
    RuleViolation,
    StoreTrouble,
    SyncTrouble,
)

DONE = 0
DEFECT = 1
USAGE = 2
REFUSED = 3
CONFLICT = 4
BROKEN = 5
OFFLINE = 6
ENVIRONMENT = 7
INTERRUPTED = 130

_USAGE = frozenset(
    (
        "file-unreadable",
        "file-exists",
        "out-inside-home",
        "pin-needed",
        "pin-twice-differs",
        "language-unknown",
        "file-or-code",
        "server-or-package",
        "restore-key-needed",
    )
)
_BROKEN = frozenset(
    (
        "store-corrupt",
        "store-wrong-key",
        "home-damaged",
        "keys-damaged",
        "keys-missing",
        "backup-journal-bad",
        "backup-unverified",
        "chain-forked",
        "journal-broken",
        "cash-journal-broken",
        "backup-damaged",
        "bundle-damaged",
    )
)


def status_of(error: FrontOfficeError) -> int:
    """The exit status of an error (DESIGN section 7)."""
    if error.code in _USAGE:
        return USAGE
    if error.code in _BROKEN:
        return BROKEN
    if error.code == "case-in-conflict":
        return CONFLICT
    if isinstance(error, Offline):
        return OFFLINE
    if isinstance(error, Rejected):
        return BROKEN
    if isinstance(error, SyncTrouble) and not isinstance(error, Refused):
        return OFFLINE
    if isinstance(error, StoreTrouble | DocumentTrouble):
        return ENVIRONMENT
    return REFUSED


_MISTAKES = {
    "NoSuchOption": "cli-option-unknown",
    "MissingParameter": "cli-parameter-missing",
    "BadParameter": "cli-parameter-bad",
}


def usage_error(error: Any) -> RuleViolation:
    """A mistake in the command line, as an error of ours."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "frontoffice"
    parameter = getattr(error, "param", None)
    named = getattr(parameter, "metavar", None)
    names = getattr(parameter, "opts", None) or [getattr(error, "option_name", None) or "?"]
    name = max(names, key=len)
    if not name.startswith("-"):
        name = named or name.upper()
    code = _MISTAKES.get(type(error).__name__, "cli-usage")
    if code == "cli-usage" and "command" in error.message.lower():
        code = "cli-command-unknown"
    return RuleViolation(code, option=name, command=path, detail=error.message[:200])


def defect(error: Exception) -> FrontOfficeError:
    """What nobody foresaw: the disk's own troubles by name, the rest under a reference number.

    The log keeps where it happened, never the message: that may hold what somebody typed.
    """
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreTrouble("store-full")
    if isinstance(error, OSError) and error.filename is not None:
        return StoreTrouble("file-unwritable", file=Path(str(error.filename)).name)
    reference = secrets.token_hex(4).upper()
    return FrontOfficeError("defect", reference=reference, log=_log(error, reference))


def _log(error: Exception, reference: str) -> str:
    import datetime as dt

    import platformdirs

    lines = [f"{dt.datetime.now(dt.UTC).isoformat(timespec='seconds')} {reference}"]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            lines.append(f"  {frame.filename}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    try:
        folder = platformdirs.user_log_path("frontoffice", appauthor=False, ensure_exists=True)
        file = folder / "errors.log"
        with file.open("a", encoding="utf-8") as log:
            log.write("\n".join(lines) + "\n")
    except OSError:
        return "-"
    return str(file)
