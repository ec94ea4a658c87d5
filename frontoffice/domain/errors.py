"""The error tree: the core raises codes with data; `frontoffice.messages` makes sentences."""

from __future__ import annotations

from typing import Any


class FrontOfficeError(Exception):
    """Something a person can be told about: `code` names the sentence, `data` fills it in.

    Data never holds a NIK, a name or a phone number, so that it may be logged.
    """

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data

    def __str__(self) -> str:
        if not self.data:
            return self.code
        return f"{self.code} ({', '.join(f'{key}={value}' for key, value in self.data.items())})"


class RuleViolation(FrontOfficeError):
    """A rule refused it and the officer can correct it; `data["field"]` says beside which field."""


class PermissionDenied(RuleViolation):
    """The role lacks the right; `data["who"]` names the roles that have it."""


class NotFound(FrontOfficeError):
    """What was asked for is not here."""


class Outdated(FrontOfficeError):
    """Somebody was first; read again and show both."""


class StoreTrouble(FrontOfficeError):
    """Where data lives refuses: full, locked, read-only, corrupt, newer schema, wrong key."""


class SyncTrouble(FrontOfficeError):
    """The exchange with another replica did not go through; nothing is lost."""


class Offline(SyncTrouble):
    """No line. A state, never a dialog."""


class Refused(SyncTrouble):
    """The other side will not talk to this station: auth, revoked, fork or version."""


class Rejected(SyncTrouble):
    """The other side refused one entry and says why."""


class DocumentTrouble(FrontOfficeError):
    """A paper could not be made or read; the case stands."""


class PrinterTrouble(DocumentTrouble):
    """The printer did not take it; the case stands, offer a reprint."""


class Cancelled(FrontOfficeError):
    """The person stopped it; shows nothing."""
