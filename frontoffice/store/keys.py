"""The key ring: the home's one data key, sealed once for everyone who may open it (`keys.json`).

Each officer admitted here has a slot opened by PIN and device secret; the recovery words have one;
a server may have one that the device secret opens alone, and the centre one sealed to its key.
PINs lie nowhere. Wrong tries are counted in the file before the PIN is looked at, so neither a
restart nor a second process gives anybody more of them.
"""

from __future__ import annotations

import secrets
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

import msgspec
from argon2.low_level import Type, hash_secret_raw

from frontoffice.domain import canonical
from frontoffice.domain.errors import NotFound, RuleViolation, StoreTrouble
from frontoffice.store import recovery
from frontoffice.store.atomic import exclusively, trouble_of, write_atomically
from frontoffice.store.sealing import SealBroken, seal, seal_to, unseal

FREE_TRIES = 5
FIRST_WAIT_MS = 30_000
LONGEST_WAIT_MS = 3_600_000
PIN_DIGITS = 6


class Cost(msgspec.Struct, frozen=True):
    """What one PIN try costs under Argon2id; the default is OWASP's first choice."""

    memory_kib: int = 19_456
    passes: int = 2
    lanes: int = 1


class Tile(msgspec.Struct, frozen=True):
    """An officer on the sign-in page; `locked_until_at` and `last_seen_at` are UTC ms or None."""

    staff: str
    name: str
    role: str
    locked_until_at: int | None
    last_seen_at: int | None


class _Card(msgspec.Struct, frozen=True, array_like=True):
    """What is readable under the device secret alone."""

    staff: str
    name: str
    role: str
    last_seen_at: int | None


class _OfficerSlot(msgspec.Struct):
    card: bytes
    salt: bytes
    cost: Cost
    sealed: bytes
    tries: int = 0
    last_try_at: int = 0


class _Version(msgspec.Struct):
    """All that is certain about the file of a later program."""

    version: int


class _File(msgspec.Struct):
    version: int
    check: bytes
    recovery: bytes
    officers: list[_OfficerSlot]
    device: bytes | None = None
    centre: bytes | None = None


class KeyRing:
    """The slots of one home. Every call reads the file anew: other processes use it too."""

    def __init__(self, path: Path, device_secret: bytes, cost: Cost) -> None:
        self._path, self._device_secret, self._cost = path, device_secret, cost

    @classmethod
    def create(
        cls, path: Path, device_secret: bytes, data_key: bytes, cost: Cost | None = None
    ) -> tuple[KeyRing, list[str]]:
        """A new ring around a random 32-byte data key, and its 24 recovery words, shown only once.

        Raises StoreTrouble("keys-exist") rather than shut anybody out.
        """
        ring = cls(path, device_secret, cost or Cost())
        with exclusively(path):
            if path.exists():
                raise StoreTrouble("keys-exist")
            words, slot = _recovery_slot(data_key)
            ring._write(_File(1, _check_of(data_key), slot, []))
        return ring, words

    @classmethod
    def load(cls, path: Path, device_secret: bytes, cost: Cost | None = None) -> KeyRing:
        """The ring of an existing home; raises StoreTrouble keys-missing, -damaged or -newer."""
        ring = cls(path, device_secret, cost or Cost())
        ring._read()
        return ring

    def admit(self, staff: str, name: str, role: str, pin: str, data_key: bytes) -> None:
        """Gives an officer a slot, or a new one; raises RuleViolation for a weak PIN."""
        check_pin(pin)
        slot = self._officer_slot(_Card(staff, name, role, None), pin, data_key)
        with exclusively(self._path):
            file = self._opened_by(data_key)
            self._drop(file, staff)
            file.officers.append(slot)
            self._write(file)

    def rename(self, staff: str, name: str, role: str) -> None:
        """Another name or role on an officer's tile; the PIN stays. Nothing without a slot."""
        with exclusively(self._path):
            file = self._read()
            for slot in file.officers:
                card = self._card(slot)
                if card is not None and card.staff == staff:
                    changed = msgspec.structs.replace(card, name=name, role=role)
                    slot.card = self._sealed_card(changed)
                    self._write(file)

    def remove(self, staff: str) -> None:
        """Takes an officer's slot away; raises NotFound("staff-not-admitted")."""
        with exclusively(self._path):
            file = self._read()
            if not self._drop(file, staff):
                raise NotFound("staff-not-admitted", staff=staff)
            self._write(file)

    def unlock(self, staff: str, pin: str, now_ms: int) -> bytes:
        """The data key for an officer's PIN.

        Raises NotFound("staff-not-admitted"), RuleViolation("pin-wrong", tries_left) and, after
        five wrong tries, RuleViolation("pin-locked", until_at, wait_seconds): 30 s, then twice as
        long each time up to an hour.
        """
        with exclusively(self._path):
            file = self._read()
            slot, card = self._find(file, staff)
            waits_until = _waits_until(slot, now_ms)
            if waits_until is not None:
                if now_ms < slot.last_try_at:
                    # The clock was set back: the wait begins again instead of lasting for years.
                    slot.last_try_at = now_ms
                    self._write(file)
                raise _locked(waits_until, now_ms)
            slot.tries, slot.last_try_at = slot.tries + 1, now_ms
            self._write(file)
            try:
                data_key = unseal(self._pin_key(pin, slot), slot.sealed, _purpose(staff))
            except SealBroken:
                waits_until = _waits_until(slot, now_ms)
                if waits_until is not None:
                    raise _locked(waits_until, now_ms) from None
                left = FREE_TRIES - slot.tries
                raise RuleViolation("pin-wrong", tries_left=left, field="pin") from None
            slot.tries = 0
            slot.card = self._sealed_card(msgspec.structs.replace(card, last_seen_at=now_ms))
            self._write(file)
        return data_key

    def change_pin(self, staff: str, old: str, new: str, now_ms: int) -> None:
        """An officer's own change; raises what `unlock` raises, and for a weak new PIN."""
        check_pin(new)
        self.reset_pin(staff, new, self.unlock(staff, old, now_ms))

    def reset_pin(self, staff: str, new: str, data_key: bytes) -> None:
        """An admin's reset with the open home's data key; ends a lock."""
        check_pin(new)
        with exclusively(self._path):
            file = self._opened_by(data_key)
            slot, card = self._find(file, staff)
            fresh = self._officer_slot(card, new, data_key)
            file.officers[file.officers.index(slot)] = fresh
            self._write(file)

    def unlock_with_words(self, words: str | list[str]) -> bytes:
        """The data key for the recovery words, on any PC; raises RuleViolation recovery-word-*."""
        secret = recovery.secret_of(words)
        try:
            return unseal(_recovery_key(secret), self._read().recovery, b"recovery")
        except SealBroken:
            raise RuleViolation("recovery-words-other-home", field="words") from None

    def renew_recovery(self, data_key: bytes) -> list[str]:
        """New recovery words; the old sheet opens nothing any more."""
        words, slot = _recovery_slot(data_key)
        with exclusively(self._path):
            file = self._opened_by(data_key)
            file.recovery = slot
            self._write(file)
        return words

    def admit_device(self, data_key: bytes) -> None:
        """Lets this PC open the home without a person: for a hub or a centre."""
        with exclusively(self._path):
            file = self._opened_by(data_key)
            file.device = seal(self._device_key(b"fo-device-1"), data_key, b"device")
            self._write(file)

    def unlock_with_device(self) -> bytes:
        """The data key on a PC that opens by itself; raises NotFound("device-not-admitted")."""
        sealed = self._read().device
        if sealed is None:
            raise NotFound("device-not-admitted")
        try:
            return unseal(self._device_key(b"fo-device-1"), sealed, b"device")
        except SealBroken:
            raise StoreTrouble("device-secret-other") from None

    def destroy(self) -> None:
        """Takes every officer's and the device's slot away: only the recovery words open it then.

        What a lost station does when its centre says so.
        """
        with exclusively(self._path):
            file = self._read()
            file.officers, file.device = [], None
            self._write(file)

    def seal_to_centre(self, centre_public: bytes, data_key: bytes) -> bytes:
        """Adds the slot that only the centre's X25519 key opens, and returns it for sending."""
        with exclusively(self._path):
            file = self._opened_by(data_key)
            file.centre = seal_to(centre_public, data_key, b"centre")
            self._write(file)
        return file.centre

    def tiles(self, now_ms: int) -> list[Tile]:
        """Who may sign in here, by name; nobody on a PC with another device secret."""
        found = []
        for slot in self._read().officers:
            card = self._card(slot)
            if card:
                until = _waits_until(slot, now_ms)
                found.append(Tile(card.staff, card.name, card.role, until, card.last_seen_at))
        return sorted(found, key=lambda tile: (tile.name, tile.staff))

    def _read(self) -> _File:
        try:
            data = self._path.read_bytes()
            if msgspec.json.decode(data, type=_Version).version > 1:
                raise StoreTrouble("keys-newer")
            return msgspec.json.decode(data, type=_File)
        except FileNotFoundError:
            raise StoreTrouble("keys-missing") from None
        except OSError as error:
            raise trouble_of(error) from error
        except msgspec.DecodeError:
            raise StoreTrouble("keys-damaged") from None

    def _write(self, file: _File) -> None:
        write_atomically(self._path, msgspec.json.format(msgspec.json.encode(file)))

    def _opened_by(self, data_key: bytes) -> _File:
        """The file, if this is its data key: a slot around another key would shut its owner out."""
        file = self._read()
        if file.check != _check_of(data_key):
            raise StoreTrouble("data-key-wrong")
        return file

    def _find(self, file: _File, staff: str) -> tuple[_OfficerSlot, _Card]:
        for slot in file.officers:
            card = self._card(slot)
            if card and card.staff == staff:
                return slot, card
        raise NotFound("staff-not-admitted", staff=staff)

    def _drop(self, file: _File, staff: str) -> bool:
        before = len(file.officers)
        file.officers = [
            slot
            for slot in file.officers
            if not ((card := self._card(slot)) and card.staff == staff)
        ]
        return len(file.officers) < before

    def _card(self, slot: _OfficerSlot) -> _Card | None:
        try:
            data = unseal(self._device_key(b"fo-card-1"), slot.card, b"card")
        except SealBroken:
            return None
        return msgspec.msgpack.decode(data, type=_Card)

    def _sealed_card(self, card: _Card) -> bytes:
        data = canonical.encode(list(msgspec.structs.astuple(card)))
        return seal(self._device_key(b"fo-card-1"), data, b"card")

    def _officer_slot(self, card: _Card, pin: str, data_key: bytes) -> _OfficerSlot:
        slot = _OfficerSlot(self._sealed_card(card), secrets.token_bytes(16), self._cost, b"")
        slot.sealed = seal(self._pin_key(pin, slot), data_key, _purpose(card.staff))
        return slot

    def _device_key(self, purpose: bytes) -> bytes:
        return blake2b(b"", digest_size=32, key=self._device_secret, person=purpose).digest()

    def _pin_key(self, pin: str, slot: _OfficerSlot) -> bytes:
        """Argon2id over PIN and device secret: neither alone can even be tried."""
        cost = slot.cost
        if not (8 <= cost.memory_kib <= 1 << 20 and 1 <= cost.passes <= 64 and cost.lanes == 1):
            raise StoreTrouble("keys-damaged")
        mixed = blake2b(pin.encode(), digest_size=32, key=self._device_secret, person=b"fo-pin-1")
        return hash_secret_raw(
            mixed.digest(), slot.salt, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID
        )


def check_pin(pin: str) -> None:
    """Raises RuleViolation pin-too-short, or pin-too-simple for what is tried first."""
    if len(pin) < PIN_DIGITS or not (pin.isascii() and pin.isdigit()):
        raise RuleViolation("pin-too-short", digits=PIN_DIGITS, field="pin")
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    repeats = any(pin == (pin[:size] * len(pin))[: len(pin)] for size in (1, 2, 3))
    if steps in ({1}, {9}) or repeats:
        raise RuleViolation("pin-too-simple", field="pin")


def _waits_until(slot: _OfficerSlot, now_ms: int) -> int | None:
    """When the next try is allowed (UTC ms), None when it is now.

    Counted from the last try, or from now on when the clock was set back behind it.
    """
    if slot.tries < FREE_TRIES:
        return None
    wait = min(FIRST_WAIT_MS << min(slot.tries - FREE_TRIES, 16), LONGEST_WAIT_MS)
    until = min(slot.last_try_at, now_ms) + wait
    return until if until > now_ms else None


def _locked(until_at: int, now_ms: int) -> RuleViolation:
    seconds = -(-(until_at - now_ms) // 1000)
    return RuleViolation("pin-locked", until_at=until_at, wait_seconds=seconds, field="pin")


def _purpose(staff: str) -> bytes:
    return b"officer/" + staff.encode()


def _check_of(data_key: bytes) -> bytes:
    """Recognises the data key without telling anything about its 256 random bits."""
    if len(data_key) != 32:
        raise ValueError("a data key has 32 bytes")
    return blake2b(data_key, digest_size=16, person=b"fo-check-1").digest()


def _recovery_key(secret: bytes) -> bytes:
    return blake2b(secret, digest_size=32, person=b"fo-recovery-1").digest()


def _recovery_slot(data_key: bytes) -> tuple[list[str], bytes]:
    secret = secrets.token_bytes(32)
    return recovery.words_of(secret), seal(_recovery_key(secret), data_key, b"recovery")
