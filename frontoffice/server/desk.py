"""What a server must be able to do for the web: the centre's desk here, the hub's in `hub`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Protocol

from frontoffice.domain.errors import Refused
from frontoffice.server import admission, exchange, revocation
from frontoffice.server.admin import Centre
from frontoffice.server.admission import Caller
from frontoffice.server.exchange import Part
from frontoffice.server.files import CentreFiles
from frontoffice.sync.wire import (
    Acknowledgement,
    EnrolAnswer,
    EnrolRequest,
    HeadsAnswer,
    Place,
    PullRequest,
)

Signed = tuple[str, str, bytes]
"""What a request's signature covers: method, path, body hash."""


class Upload(Protocol):
    """One attempt to bring a blob here; `offset` is how much of it has arrived."""

    offset: int

    def begin(self, size: int, at: Place) -> None:
        """Opens the attempt where the station says it stands."""

    def keep(self, data: bytes) -> None:
        """Keeps bytes that arrived."""

    def take_in(self) -> list[Acknowledgement]:
        """Takes in the runs of a whole blob."""


class FileUpload(Upload, Protocol):
    """One attempt to bring an attached file here."""

    def keep_file(self) -> None:
        """Keeps the whole file."""


class FileDesk(Protocol):
    """Attached files as a server keeps them: ciphertext, named by its hash."""

    def missing(self, caller: Caller, names: Collection[bytes]) -> list[bytes]:
        """Those of these files that are not here."""

    def place(self, caller: Caller, name: bytes) -> Place:
        """How much of a file's upload is here."""

    def part(self, caller: Caller, name: bytes, offset: int) -> bytes:
        """A file from `offset` on."""

    def upload(self, caller: Caller, name: bytes) -> FileUpload:
        """An attempt to bring a file here."""


class Desk(Protocol):
    """The exchange as a server answers it; every function may raise our errors."""

    @property
    def files(self) -> FileDesk:
        """Attached files."""

    def now(self) -> int:
        """The server's time, UTC ms."""

    def authority(self) -> bytes:
        """The public key that vouches for this server's stations."""

    def authenticate(self, office: str, header: str, signed: Signed) -> Caller:
        """The station behind a request."""

    def heads(self, caller: Caller, body: bytes) -> HeadsAnswer | None:
        """Where the server stands; None when the station's digest says it stands there too."""

    def part_for(self, caller: Caller, wanted: PullRequest) -> Part:
        """The next blob for a station."""

    def place(self, caller: Caller, name: bytes) -> Place:
        """How much of an upload is here."""

    def upload(self, caller: Caller, name: bytes) -> Upload:
        """An attempt to bring a blob here."""

    def enrol(self, office: str, header: str, request: EnrolRequest, signed: Signed) -> EnrolAnswer:
        """Takes a station in."""

    def arrived(self, office: str) -> None:
        """Something new came for an office."""

    def check(self) -> None:
        """A sign of life of the database."""


class CentreDesk:
    """The centre's desk; `wake` tells the folding in the background."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.files: FileDesk = CentreFiles(centre)
        self.wake: Callable[[str], object] = lambda _office: None

    def now(self) -> int:
        """The server's time, UTC ms."""
        return self.centre.now()

    def authority(self) -> bytes:
        """The authority's public key."""
        return self.centre.home.authority.public

    def authenticate(self, office: str, header: str, signed: Signed) -> Caller:
        """The station behind a request; a revoked one is told how it ended."""
        centre = self.centre
        try:
            return admission.authenticate(centre.database, office, header, signed, centre.now())
        except Refused as refused:
            if refused.code == "station-revoked":
                raise revocation.told_how(centre, office, header) from refused
            raise

    def heads(self, caller: Caller, body: bytes) -> HeadsAnswer | None:
        """See `exchange.heads`."""
        return exchange.heads(self.centre, caller, body)

    def part_for(self, caller: Caller, wanted: PullRequest) -> Part:
        """See `exchange.part_for`."""
        return exchange.part_for(self.centre, caller, wanted)

    def place(self, caller: Caller, name: bytes) -> Place:
        """See `exchange.place`."""
        return exchange.place(self.centre, caller, name)

    def upload(self, caller: Caller, name: bytes) -> Upload:
        """See `exchange.Upload`."""
        return exchange.Upload(self.centre, caller, name)

    def enrol(self, office: str, header: str, request: EnrolRequest, signed: Signed) -> EnrolAnswer:
        """See `admission.enrol`."""
        centre = self.centre
        return admission.enrol(
            centre.database, centre.home, office, header, request, signed, centre.now()
        )

    def arrived(self, office: str) -> None:
        """Folds behind the acknowledgement."""
        self.wake(office)

    def check(self) -> None:
        """See `exchange.check`."""
        exchange.check(self.centre)
