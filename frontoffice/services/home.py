"""A station's home: made once, opened by an officer's PIN, passed on and never looked inside."""

from __future__ import annotations

import copy
import datetime as dt
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from frontoffice.domain.errors import NotFound, RuleViolation, StoreTrouble
from frontoffice.domain.numbering import first_number
from frontoffice.domain.practice import OFFICE as PRACTICE
from frontoffice.domain.reference_facts import (
    AccessLogged,
    OfficeSet,
    StaffAdmitted,
    StaffPersonal,
)
from frontoffice.domain.staff import Officer, is_staff_id, officer, require
from frontoffice.journal.signing import StationKey, self_certify
from frontoffice.services.door import CARD, KEYS, ClosedHome, HomeCard, read_card
from frontoffice.services.reference import Reference, ReferenceCache
from frontoffice.store import devicesecret
from frontoffice.store.atomic import write_atomically
from frontoffice.store.clock import Clock, SystemClock
from frontoffice.store.keys import Cost, KeyRing, check_pin
from frontoffice.store.store import Store
from frontoffice.store.work import Work

if TYPE_CHECKING:
    from frontoffice.services.queue_hub import QueueHub

__all__ = [
    "CARD",
    "KEYS",
    "Created",
    "Door",
    "Home",
    "HomeCard",
    "NewHome",
    "check_wanted",
    "create_home",
    "first_admin",
    "read_card",
    "staff_id_of",
]

Progress = Callable[[int, int], None]

CIRCLES = ("office", "supervisors", "author", "agency:*")
VIEWS_MS = 15 * 60 * 1000
"""Views of personal data wait at most so long to be written."""


class Home:
    """An open home with the officer who acts; `services` functions take it as first argument."""

    def __init__(self, folder: Path, card: HomeCard, store: Store, ring: KeyRing) -> None:
        self.folder = folder
        self.card = card
        self.store = store
        self.ring = ring
        self._reference = ReferenceCache(store)
        self._officer: Officer | None = None
        self._officer_name = ""
        self._data_key = b""
        self._views: dict[tuple[str, str], int] = {}
        self.hub: QueueHub | None = None

    @property
    def without_hub(self) -> bool:
        """Whether this station has a hub that was silent when it was asked last."""
        return self.hub is not None and self.hub.known and self.hub.alone

    def acting_as(self, staff: str) -> Home:
        """The same home in the hands of an officer at another counter, for whom a hub acts.

        :raises NotFound: `staff-unknown`.
        """
        row = self.reference.staff.get(staff)
        if row is None or not row.active:
            raise NotFound("staff-unknown", staff=staff[:24])
        return self._in_hands_of(officer(staff, row.role))

    def acting_for_hall(self) -> Home:
        """The same home for the boards of the hall, which may read the queue and no more."""
        return self._in_hands_of(officer("hall", "helpdesk"))

    def _in_hands_of(self, acting: Officer) -> Home:
        view = copy.copy(self)
        view._officer, view._officer_name, view._views, view.hub = acting, "", {}, None
        return view

    @property
    def officer(self) -> Officer:
        """Who acts now.

        :raises RuleViolation: `nobody-signed-in` while the station is locked.
        """
        if self._officer is None:
            raise RuleViolation("nobody-signed-in")
        return self._officer

    @property
    def signed_in(self) -> bool:
        """Whether somebody acts: not while the station is locked, not on a hub by itself."""
        return self._officer is not None

    @property
    def officer_name(self) -> str:
        """The display name of who acts now."""
        return self._officer_name

    @property
    def reference(self) -> Reference:
        """Standards, calendar, staff and office as the journal has them now."""
        return self._reference.current()

    def reference_in(self, work: Work) -> Reference:
        """The same, read inside a unit of work."""
        return self._reference.current(work)

    @property
    def office(self) -> OfficeSet:
        """The office this station belongs to."""
        return self.reference.office(self.card.office)

    @property
    def series(self) -> str:
        """The series letter of this station's numbers."""
        return self.store.certificate.series

    @property
    def data_key(self) -> bytes:
        """The key of the database, for opening further slots."""
        return self._data_key

    def now(self) -> int:
        """UTC milliseconds as this station reads them."""
        return self.store.clock.read()[0]

    def sign_in(self, staff: str, data_key: bytes) -> None:
        """Makes an admitted officer the one who acts.

        :raises NotFound: `staff-unknown` when the journal does not know the officer.
        """
        row = self.reference.staff.get(staff)
        if row is None or not row.active:
            raise NotFound("staff-unknown", staff=staff)
        self.write_views()
        self._officer, self._officer_name = officer(staff, row.role), row.name
        self._data_key = data_key

    def lock(self) -> None:
        """Ends the officer's session; the home stays open for the exchange."""
        try:
            self.write_views()
        except StoreTrouble:
            # A full disk must not keep the desk open; the views of this session are lost.
            self._views.clear()
        self._officer, self._officer_name = None, ""

    def saw(self, what: str, stream: str) -> None:
        """Notes that the officer who acts looked at personal data (UU 27/2022 ps. 31).

        Written in one batch at lock, closing, or by `write_views`; once each per batch.
        """
        if self._officer is not None:
            self._views.setdefault((what, stream), self.now())

    def views_due(self, now: int) -> bool:
        """Whether views have waited for a quarter of an hour at `now` (UTC ms)."""
        return any(not 0 <= now - at < VIEWS_MS for at in self._views.values())

    def write_views(self) -> None:
        """Writes the views that wait as one fact of the officer who acts.

        :raises StoreTrouble: they could not be written and go on waiting.
        """
        if self._officer is None or not self._views:
            return
        views = dict(self._views)
        items = tuple(sorted((at, what, stream) for (what, stream), at in views.items()))
        with self.store.work(self._officer.staff) as work:
            work.open("access", AccessLogged(items=items))
        self._views = {key: at for key, at in self._views.items() if key not in views}

    def require(self, action: str) -> Officer:
        """The officer who acts, if the role may do this.

        :raises PermissionDenied: `not-allowed`, naming the roles that may.
        """
        require(self.officer.role, action)
        return self.officer

    def confirm(self, staff: str, pin: str) -> Officer:
        """A second officer's PIN at this station; does not change who acts.

        :raises RuleViolation: wrong or locked PIN.
        """
        self.ring.unlock(staff, pin, self.now())
        row = self.reference.staff.get(staff)
        if row is None or not row.active:
            raise NotFound("staff-unknown", staff=staff)
        return officer(staff, row.role)

    def close(self) -> None:
        """Locks and gives the files back."""
        self.lock()
        if self.hub is not None:
            self.hub.close()
        self._data_key = b""
        self.store.close()


class Door(ClosedHome):
    """A closed home: who may come in, and the ways to open it."""

    def open(self, staff: str, pin: str, progress: Progress | None = None) -> Home:
        """Opens the home for an officer.

        :raises RuleViolation: `pin-wrong`, `pin-locked`.
        :raises StoreTrouble: `device-secret-missing` on a PC that does not know this home.
        :raises StoreTrouble: the database cannot be opened.
        """
        if not self.device_known:
            raise StoreTrouble("device-secret-missing", home=self.card.home)
        data_key = self.ring.unlock(staff, pin, self.clock.now())
        home = self._opened(data_key, progress)
        try:
            home.sign_in(staff, data_key)
        except BaseException:
            home.close()
            raise
        return home

    def open_with_words(self, words: str, progress: Progress | None = None) -> Home:
        """Opens the home by its recovery words, signed in as its first active admin.

        On a PC that did not know the home it does from now on; PINs are set anew there.

        :raises RuleViolation: `recovery-word-*`.
        """
        data_key = self.ring.unlock_with_words(words)
        if not self.device_known:
            secret = devicesecret.load_or_create(self.card.home)
            self.ring = KeyRing.load(self.folder / KEYS, secret, self.cost)
            self.device_known = True
        home = self._opened(data_key, progress)
        home.sign_in(first_admin(home.reference), data_key)
        return home

    def open_with_device(self, progress: Progress | None = None) -> Home:
        """Opens a home that has a device slot: nobody is signed in (hub, centre)."""
        data_key = self.ring.unlock_with_device()
        home = self._opened(data_key, progress)
        home._data_key = data_key
        return home

    def _opened(self, data_key: bytes, progress: Progress | None) -> Home:
        store = Store.open(self.folder, data_key, clock=self.clock, progress=progress)
        return Home(self.folder, self.card, store, self.ring)


def first_admin(reference: Reference) -> str:
    """The first admin the home admitted.

    :raises NotFound: `admin-missing`.
    """
    for row in reference.staff.values():
        if row.active and row.role == "admin":
            return row.staff
    raise NotFound("admin-missing")


class Created(msgspec.Struct, frozen=True):
    """A new home with its recovery words, which are shown once, and its first admin."""

    home: Home
    words: list[str]
    staff: str


class NewHome(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked when a station is set up."""

    office: str
    office_name: str
    station: int
    admin_name: str
    pin: str
    admin: str | None = None
    zone: str = "WIB"
    public_host: str = ""
    sample: bool = False
    practice: bool = False


def create_home(
    folder: Path, wanted: NewHome, *, clock: Clock | None = None, cost: Cost | None = None
) -> Created:
    """Makes a station's home: keys, an empty encrypted database, office and first admin.

    The catalogue comes next (`services.catalogue.publish_bundled`). Raises RuleViolation for a bad
    code, station number, zone, name or PIN, StoreTrouble `home-exists`.
    """
    staff = check_wanted(wanted)
    if (folder / CARD).exists():
        raise StoreTrouble("home-exists", folder=str(folder))
    clock = clock or SystemClock()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise StoreTrouble("store-unreadable", folder=str(folder)) from error
    card = HomeCard(
        home=secrets.token_hex(8),
        office=wanted.office,
        office_name=wanted.office_name,
        station=wanted.station,
        zone=wanted.zone,
        sample=wanted.sample,
    )
    data_key = os.urandom(32)
    secret = devicesecret.load_or_create(card.home)
    ring, words = KeyRing.create(folder / KEYS, secret, data_key, cost)
    ring.admit(staff, wanted.admin_name, "admin", wanted.pin, data_key)
    store = _first_facts(folder, data_key, wanted, staff, clock)
    # Last: a folder with a card is a whole home, one without is not a home at all.
    write_atomically(folder / CARD, msgspec.json.format(msgspec.json.encode(card)))
    home = Home(folder, card, store, ring)
    home.sign_in(staff, data_key)
    return Created(home, words, staff)


def _first_facts(folder: Path, data_key: bytes, wanted: NewHome, staff: str, clock: Clock) -> Store:
    """The database with the station's self-made certificate, its office and its first admin."""
    key = StationKey.generate()
    certificate = self_certify(
        key,
        wanted.office,
        wanted.station,
        "A",
        circles=CIRCLES,
        rights=("case", "local"),
        issued_at=clock.now(),
    )
    store = Store.create(folder, data_key, key, certificate, feed=wanted.office, clock=clock)
    office = OfficeSet(
        authority="local",
        code=wanted.office,
        name=wanted.office_name,
        zone=wanted.zone,
        public_host=wanted.public_host,
        sample=wanted.sample,
    )
    with store.work(staff) as work:
        work.open("office", office)
        work.open(
            "staff",
            StaffAdmitted(authority="local", staff=staff, role="admin"),
            StaffPersonal(name=wanted.admin_name),
        )
    return store


def check_wanted(wanted: NewHome) -> str:
    """The staff id of the first admin, once everything asked for is right.

    :raises RuleViolation: naming the field.
    """
    if (wanted.office == PRACTICE) is not wanted.practice:
        raise RuleViolation("practice-office-code", field="office")
    first_number(wanted.office, dt.date(2026, 1, 1), wanted.station, "A")
    if wanted.zone not in ("WIB", "WITA", "WIT"):
        raise RuleViolation("zone-unknown", field="zone", zone=wanted.zone)
    if not wanted.office_name.strip():
        raise RuleViolation("office-name-missing", field="office_name")
    staff = wanted.admin or staff_id_of(wanted.admin_name)
    if not is_staff_id(staff):
        raise RuleViolation("staff-id-bad", field="admin")
    check_pin(wanted.pin)
    return staff


def staff_id_of(name: str) -> str:
    """A staff id made of a display name: `Sari Handayani` becomes `sari.h`."""
    plain = "".join(c if c.isascii() and c.isalnum() else " " for c in name.lower())
    words = plain.split()
    if not words:
        raise RuleViolation("staff-name-missing", field="admin")
    if len(words) == 1:
        return words[0][:24] if len(words[0]) > 1 else f"{words[0]}.1"
    return f"{words[0][:20]}.{words[-1][0]}"
