"""Who may open a home, and what it takes: PIN, recovery words, device, centre."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.errors import FrontOfficeError, RuleViolation, StoreTrouble
from frontoffice.messages import LANGUAGES, sentences
from frontoffice.store import devicesecret, recovery
from frontoffice.store.atomic import trouble_of, write_atomically
from frontoffice.store.keys import Cost, KeyRing, check_pin
from frontoffice.store.sealing import SealBroken, seal, seal_to, unseal, unseal_with

CHEAP = Cost(memory_kib=8, passes=1)
DATA_KEY = bytes(range(32))
DEVICE = b"d" * 32
NOW = 1_795_136_400_000
PIN, OTHER_PIN = "847261", "593028"


@pytest.fixture
def ring(tmp_path):
    made, _ = KeyRing.create(tmp_path / "keys.json", DEVICE, DATA_KEY, CHEAP)
    made.admit("siti", "Siti Rahayu", "officer", PIN, DATA_KEY)
    return made


def again(tmp_path, device=DEVICE):
    """The same ring as another process, or the program after a restart, sees it."""
    return KeyRing.load(tmp_path / "keys.json", device, CHEAP)


def refusal(call, *args):
    with pytest.raises(FrontOfficeError) as caught:
        call(*args)
    return caught.value.code


def wrong_tries(ring, count, now=NOW):
    return [refusal(ring.unlock, "siti", OTHER_PIN, now) for _ in range(count)]


def test_the_pin_opens_the_home_and_nothing_else_does(ring):
    assert ring.unlock("siti", PIN, NOW) == DATA_KEY
    assert refusal(ring.unlock, "siti", OTHER_PIN, NOW) == "pin-wrong"
    assert refusal(ring.unlock, "budi", PIN, NOW) == "staff-not-admitted"


def test_a_copied_home_does_not_open_with_the_pin_alone(ring, tmp_path):
    elsewhere = again(tmp_path, b"e" * 32)
    assert elsewhere.tiles(NOW) == []
    assert refusal(elsewhere.unlock, "siti", PIN, NOW) == "staff-not-admitted"


def test_every_officer_opens_the_same_data(ring):
    ring.admit("budi", "Budi", "admin", OTHER_PIN, DATA_KEY)
    assert ring.unlock("budi", OTHER_PIN, NOW) == ring.unlock("siti", PIN, NOW) == DATA_KEY
    ring.remove("siti")
    assert refusal(ring.unlock, "siti", PIN, NOW) == "staff-not-admitted"
    assert refusal(ring.remove, "siti") == "staff-not-admitted"
    assert ring.unlock("budi", OTHER_PIN, NOW) == DATA_KEY


def test_admitting_again_replaces_the_slot(ring):
    ring.admit("siti", "Siti R.", "admin", OTHER_PIN, DATA_KEY)
    assert [(tile.name, tile.role) for tile in ring.tiles(NOW)] == [("Siti R.", "admin")]
    assert refusal(ring.unlock, "siti", PIN, NOW) == "pin-wrong"


def test_tiles_say_who_was_here_and_who_is_locked(ring):
    ring.admit("adi", "Adi", "officer", OTHER_PIN, DATA_KEY)
    ring.unlock("adi", OTHER_PIN, NOW)
    wrong_tries(ring, 5)
    assert [tile.staff for tile in ring.tiles(NOW)] == ["adi", "siti"]
    adi, siti = ring.tiles(NOW + 1000)
    assert (adi.last_seen_at, adi.locked_until_at) == (NOW, None)
    assert (siti.last_seen_at, siti.locked_until_at) == (None, NOW + 30_000)
    assert ring.tiles(NOW + 30_000)[1].locked_until_at is None


def test_neither_names_nor_keys_nor_pins_lie_open_in_the_file(ring, tmp_path):
    data = (tmp_path / "keys.json").read_bytes()
    for secret in (b"siti", b"Siti Rahayu", b'"officer"', PIN.encode(), DATA_KEY, DEVICE):
        assert secret not in data
        assert b64encode(secret).rstrip(b"=") not in data


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in access lists")
def test_the_file_is_for_its_owner_alone(ring, tmp_path):
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600


def test_five_wrong_tries_lock_and_the_wait_doubles_up_to_an_hour(ring):
    assert wrong_tries(ring, 5) == ["pin-wrong"] * 4 + ["pin-locked"]
    now = NOW
    for seconds in (30, 60, 120, 240, 480, 960, 1920, 3600, 3600):
        with pytest.raises(RuleViolation) as caught:
            ring.unlock("siti", PIN, now + seconds * 1000 - 1)  # even the right PIN has to wait
        assert caught.value.data["until_at"] == now + seconds * 1000
        assert caught.value.data["wait_seconds"] == 1
        now += seconds * 1000
        assert refusal(ring.unlock, "siti", OTHER_PIN, now) == "pin-locked"


def test_tries_left_are_counted_down_and_a_right_pin_starts_anew(ring):
    for left in (4, 3, 2, 1):
        with pytest.raises(RuleViolation) as caught:
            ring.unlock("siti", OTHER_PIN, NOW)
        assert caught.value.data["tries_left"] == left
    assert ring.unlock("siti", PIN, NOW) == DATA_KEY
    assert wrong_tries(ring, 4) == ["pin-wrong"] * 4


def test_neither_a_restart_nor_another_process_gives_more_tries(ring, tmp_path):
    wrong_tries(ring, 3)
    other = again(tmp_path)
    assert wrong_tries(other, 2) == ["pin-wrong", "pin-locked"]
    assert refusal(ring.unlock, "siti", PIN, NOW) == "pin-locked"
    assert refusal(again(tmp_path).unlock, "siti", PIN, NOW) == "pin-locked"


def test_many_tries_at_once_are_counted_one_by_one(ring, tmp_path):
    with ThreadPoolExecutor(8) as pool:
        found = list(
            pool.map(lambda _: refusal(again(tmp_path).unlock, "siti", OTHER_PIN, NOW), range(12))
        )
    assert found.count("pin-wrong") == 4
    assert found.count("pin-locked") == 8


def test_a_try_is_counted_before_the_pin_is_looked_at(ring, tmp_path):
    """A process killed in the middle of a try has used it up."""
    code = (
        "import os, sys; from pathlib import Path; import frontoffice.store.keys as keys\n"
        "class Dying(keys.KeyRing):\n"
        "    def _pin_key(self, pin, slot): os._exit(9)\n"
        f"Dying(Path(sys.argv[1]), {DEVICE!r}, keys.Cost()).unlock('siti', '{OTHER_PIN}', {NOW})"
    )
    for _ in range(5):
        died = subprocess.run([sys.executable, "-c", code, tmp_path / "keys.json"], check=False)
        assert died.returncode == 9
    assert refusal(ring.unlock, "siti", PIN, NOW + 1) == "pin-locked"


def test_setting_the_clock_back_does_not_shorten_a_wait(ring):
    wrong_tries(ring, 5)
    year = 365 * 86_400_000
    with pytest.raises(RuleViolation) as caught:
        ring.unlock("siti", PIN, NOW - year)
    assert caught.value.data["until_at"] == NOW - year + 30_000
    assert refusal(ring.unlock, "siti", PIN, NOW - year + 29_999) == "pin-locked"
    assert ring.unlock("siti", PIN, NOW - year + 30_000) == DATA_KEY


def test_locks_are_each_officers_own(ring):
    ring.admit("budi", "Budi", "admin", OTHER_PIN, DATA_KEY)
    wrong_tries(ring, 5)
    assert ring.unlock("budi", OTHER_PIN, NOW) == DATA_KEY


def test_an_officer_changes_the_pin_with_the_old_one(ring):
    assert refusal(ring.change_pin, "siti", OTHER_PIN, "719305", NOW) == "pin-wrong"
    assert refusal(ring.change_pin, "siti", PIN, "123456", NOW) == "pin-too-simple"
    ring.change_pin("siti", PIN, OTHER_PIN, NOW)
    assert ring.unlock("siti", OTHER_PIN, NOW) == DATA_KEY
    assert refusal(ring.unlock, "siti", PIN, NOW) == "pin-wrong"
    assert ring.tiles(NOW)[0].name == "Siti Rahayu"


def test_an_admin_resets_a_pin_and_so_ends_the_lock(ring):
    wrong_tries(ring, 5)
    ring.reset_pin("siti", OTHER_PIN, DATA_KEY)
    assert ring.unlock("siti", OTHER_PIN, NOW) == DATA_KEY


def test_nobody_is_admitted_to_another_key(ring, tmp_path):
    before = (tmp_path / "keys.json").read_bytes()
    assert refusal(ring.admit, "adi", "Adi", "officer", PIN, b"x" * 32) == "data-key-wrong"
    assert refusal(ring.reset_pin, "siti", OTHER_PIN, b"x" * 32) == "data-key-wrong"
    assert refusal(ring.admit_device, b"x" * 32) == "data-key-wrong"
    assert (tmp_path / "keys.json").read_bytes() == before


@pytest.mark.parametrize("pin", ["", "12345", "abcdef", "12345a", "１２３４５６", "-12345"])
def test_a_pin_is_at_least_six_digits(pin):
    assert refusal(check_pin, pin) == "pin-too-short"


@pytest.mark.parametrize(
    "pin",
    ["000000", "111111", "123456", "654321", "345678", "890123", "121212", "123123", "7777777"],
)
def test_a_pin_that_is_tried_first_is_refused(pin):
    assert refusal(check_pin, pin) == "pin-too-simple"


@pytest.mark.parametrize("pin", [PIN, OTHER_PIN, "112358", "00000001", "135791"])
def test_other_pins_are_fine(pin):
    check_pin(pin)


def test_the_recovery_words_open_the_home_on_any_pc(tmp_path):
    _, words = KeyRing.create(tmp_path / "keys.json", DEVICE, DATA_KEY, CHEAP)
    assert len(words) == 24
    elsewhere = again(tmp_path, b"e" * 32)
    assert elsewhere.unlock_with_words(words) == DATA_KEY
    typed = "\n".join(f"{place}. {word.upper()}," for place, word in enumerate(words, 1))
    assert elsewhere.unlock_with_words(typed) == DATA_KEY


def test_words_of_another_home_or_an_old_sheet_open_nothing(ring, tmp_path):
    _, words = KeyRing.create(tmp_path / "other.json", DEVICE, DATA_KEY, CHEAP)
    assert refusal(ring.unlock_with_words, words) == "recovery-words-other-home"
    first = ring.renew_recovery(DATA_KEY)
    second = ring.renew_recovery(DATA_KEY)
    assert refusal(ring.unlock_with_words, first) == "recovery-words-other-home"
    assert ring.unlock_with_words(second) == DATA_KEY


def test_the_word_list_is_distinct_and_forgives_no_single_letter():
    words = recovery.word_list()
    assert len(set(words)) == 2048
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 8 for word in words)
    gaps = [word[:at] + "." + word[at + 1 :] for word in words for at in range(len(word))]
    assert len(set(gaps)) == len(gaps)


@given(st.binary(min_size=32, max_size=32))
def test_a_secret_comes_back_from_its_words(secret):
    assert recovery.secret_of(recovery.words_of(secret)) == secret


def test_words_are_checked_before_they_are_used():
    words = recovery.words_of(DATA_KEY)
    misspelt = [*words[:4], words[4][:-1] + "q", *words[5:]]
    with pytest.raises(RuleViolation) as caught:
        recovery.secret_of(misspelt)
    assert (caught.value.code, caught.value.data["position"]) == ("recovery-word-unknown", 5)
    swapped = [words[1], words[0], *words[2:]]
    assert swapped != words
    assert refusal(recovery.secret_of, swapped) == "recovery-words-wrong"
    assert refusal(recovery.secret_of, words[:-1]) == "recovery-words-wrong"
    assert refusal(recovery.secret_of, [*words, words[0]]) == "recovery-words-wrong"
    assert refusal(recovery.secret_of, "") == "recovery-words-wrong"


def test_a_server_opens_by_its_device_alone(ring, tmp_path):
    assert refusal(ring.unlock_with_device) == "device-not-admitted"
    ring.admit_device(DATA_KEY)
    assert again(tmp_path).unlock_with_device() == DATA_KEY
    assert refusal(again(tmp_path, b"e" * 32).unlock_with_device) == "device-secret-other"


def test_the_centre_opens_what_was_sealed_to_it(ring):
    centre = X25519PrivateKey.generate()
    sealed = ring.seal_to_centre(centre.public_key().public_bytes_raw(), DATA_KEY)
    assert unseal_with(centre.private_bytes_raw(), sealed, b"centre") == DATA_KEY
    with pytest.raises(SealBroken):
        unseal_with(X25519PrivateKey.generate().private_bytes_raw(), sealed, b"centre")


def test_a_seal_shows_every_change():
    sealed = seal(DATA_KEY, b"data", b"purpose")
    assert unseal(DATA_KEY, sealed, b"purpose") == b"data"
    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(SealBroken):
            unseal(DATA_KEY, bytes(changed), b"purpose")
    for other in ((DEVICE, sealed, b"purpose"), (DATA_KEY, sealed, b"other"), (DATA_KEY, b"", b"")):
        with pytest.raises(SealBroken):
            unseal(*other)
    with pytest.raises(SealBroken):
        unseal_with(DEVICE, b"short", b"")
    assert seal_to(bytes([9]) + bytes(31), b"", b"") != seal_to(bytes([9]) + bytes(31), b"", b"")


def test_a_ring_is_never_made_over_another(ring, tmp_path):
    with pytest.raises(StoreTrouble) as caught:
        KeyRing.create(tmp_path / "keys.json", DEVICE, b"x" * 32, CHEAP)
    assert caught.value.code == "keys-exist"
    assert ring.unlock("siti", PIN, NOW) == DATA_KEY


def test_a_missing_damaged_or_newer_file_says_so(ring, tmp_path):
    path = tmp_path / "keys.json"
    file = json.loads(path.read_text())
    for content, code in (
        (json.dumps(file | {"version": 2}), "keys-newer"),
        ('{"version": 3, "slots": []}', "keys-newer"),
        (path.read_text()[:-20], "keys-damaged"),
        ("", "keys-damaged"),
    ):
        path.write_text(content)
        assert refusal(again, tmp_path) == code
    path.unlink()
    assert refusal(again, tmp_path) == "keys-missing"


def test_a_cut_while_writing_leaves_the_old_file(ring, tmp_path):
    """Whatever a killed writer left beside it, the ring is the last whole one."""
    (tmp_path / "keys.json.99999.new").write_bytes(b'{"version": 1, "che')
    ring.change_pin("siti", PIN, OTHER_PIN, NOW)
    assert again(tmp_path).unlock("siti", OTHER_PIN, NOW) == DATA_KEY


def test_a_place_that_refuses_is_told_as_trouble(tmp_path):
    nowhere = tmp_path / "gone" / "keys.json"
    assert refusal(KeyRing.create, nowhere, DEVICE, DATA_KEY, CHEAP) == "store-unreadable"
    assert refusal(write_atomically, nowhere, b"data") == "store-unreadable"
    assert refusal(write_atomically, tmp_path, b"data") == "store-unreadable"
    assert [file.name for file in tmp_path.parent.glob("*.new")] == []
    assert trouble_of(OSError(errno.ENOSPC, "full")).code == "store-full"
    assert trouble_of(PermissionError(errno.EACCES, "no")).code == "store-read-only"


def test_the_secure_cost_is_the_default_and_stays_with_the_slot(tmp_path):
    ring, _ = KeyRing.create(tmp_path / "keys.json", DEVICE, DATA_KEY)
    ring.admit("siti", "Siti", "officer", PIN, DATA_KEY)
    slot = json.loads((tmp_path / "keys.json").read_text())["officers"][0]
    assert slot["cost"] == {"memory_kib": 19456, "passes": 2, "lanes": 1}
    assert again(tmp_path).unlock("siti", PIN, NOW) == DATA_KEY


def test_a_cost_that_would_eat_the_machine_is_damage(ring, tmp_path):
    path = tmp_path / "keys.json"
    file = json.loads(path.read_text())
    file["officers"][0]["cost"]["memory_kib"] = 1 << 40
    path.write_text(json.dumps(file))
    assert refusal(again(tmp_path).unlock, "siti", PIN, NOW) == "keys-damaged"


class Chain:
    """A keychain in memory."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password


def test_a_device_secret_is_made_once_and_stays(tmp_path):
    folder = tmp_path / "devices"
    assert refusal(devicesecret.load, "home-1", folder) == "device-secret-missing"
    made = devicesecret.load_or_create("home-1", folder)
    assert len(made) == 32
    assert devicesecret.load_or_create("home-1", folder) == made
    assert devicesecret.load("home-1", folder) == made
    assert devicesecret.load_or_create("home-2", folder) != made


def test_processes_that_start_together_get_one_device_secret(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: devicesecret.load_or_create("home", tmp_path), range(16)))
    assert len(made) == 1


def test_doctor_learns_where_the_secret_lies(tmp_path):
    path = tmp_path / "home.secret"
    assert devicesecret.describe("home", tmp_path) == ("missing", path, True)
    devicesecret.load_or_create("home", tmp_path)
    assert devicesecret.describe("home", tmp_path) == ("file", path, True)
    chain = Chain()
    devicesecret.load_or_create("other", tmp_path, keychain=chain)
    assert devicesecret.describe("other", tmp_path, keychain=chain) == ("keychain", None, True)
    assert not (tmp_path / "other.secret").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in access lists")
def test_doctor_sees_a_secret_that_others_can_read(tmp_path):
    devicesecret.load_or_create("home", tmp_path)
    (tmp_path / "home.secret").chmod(0o644)
    assert not devicesecret.describe("home", tmp_path).is_private


def test_a_damaged_device_secret_is_not_replaced_in_silence(tmp_path):
    (tmp_path / "home.secret").write_text("not hexadecimal")
    assert refusal(devicesecret.load_or_create, "home", tmp_path) == "device-secret-damaged"
    assert refusal(devicesecret.load, "home", tmp_path) == "device-secret-damaged"


def test_the_environment_says_where_secrets_lie(tmp_path):
    named = {"FRONTOFFICE_DEVICE_DIR": str(tmp_path)}
    assert devicesecret.secret_path("home", None, named) == tmp_path / "home.secret"
    assert devicesecret.secret_path("home", None, {}).parts[-2:] == ("devices", "home.secret")
    with pytest.raises(ValueError):
        devicesecret.secret_path("../home", tmp_path)


CODES = (
    "encoding-bad entry-bad chain-broken segment-bad segment-newer request-unsigned pin-wrong "
    "pin-locked pin-too-short pin-too-simple staff-not-admitted device-not-admitted keys-exist "
    "recovery-word-unknown recovery-words-wrong recovery-words-other-home keys-missing keys-newer "
    "keys-damaged data-key-wrong device-secret-missing device-secret-damaged device-secret-other"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_sentence_and_a_next_step(language):
    known = sentences(language)
    for code in CODES.split():
        assert known[code]["sentence"]
        assert known[code]["next_step"]
