"""Guessing at the public pages: same answer for every miss, slowed, and nothing is found."""

from __future__ import annotations

import random
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.numbering import TRACKING_ALPHABET
from frontoffice.server.public import find_case
from frontoffice.server.public_limits import GUESSING, READING, SECRET, Limits, address_key
from frontoffice.server.public_offices import Offices
from frontoffice.server.run import check_proxies, running_server
from frontoffice.services import intake
from tests.builders import FREE, intake_request
from tests.conftest import FixedClock
from tests.server.public_site import Site, site


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("guess")) as made:
        yield made


@pytest.fixture(scope="module")
def case(public) -> tuple[str, str]:
    """Number and code of a case that is at the centre."""
    done = intake.submit(public.home, intake_request(FREE, serial=7))
    code = public.tracking(done.stream)
    public.sync()
    return done.number, code


def test_ten_thousand_guesses_find_nothing_and_take_days(public, case):
    number, code = case
    plain, chance = number.replace("-", ""), random.Random(7)
    office = Offices(public.centre.centre).office("MPP1")
    assert find_case(public.centre.centre, office, plain, code) is not None
    clock = FixedClock()
    limits, began, refused, tried = Limits(clock.now), clock.at, 0, 0
    while tried < 10_000:
        guess = "".join(chance.choice(TRACKING_ALPHABET) for _ in range(6))
        try:
            limits.take(GUESSING, address_key("203.0.113.9"))
            # A hundred addresses at one number are no faster than one.
            limits.take(SECRET, f"MPP1:{plain}")
        except RuleViolation as slowed:
            refused += 1
            clock.advance(slowed.data["retry_after_seconds"] * 1000)
            continue
        tried += 1
        if tried % 100 == 0 and guess != code:
            assert find_case(public.centre.centre, office, plain, guess) is None
    assert refused > 9_000
    assert clock.at - began > 6 * 24 * 3_600_000


def test_a_wrong_number_and_a_wrong_code_have_the_same_answer(public, case):
    number, code = case
    other = "4" if code[0] != "4" else "6"
    misses = [(number, other + code[1:]), ("MPP1-261123-03A9998-X", code), ("", ""), ("x", "'--")]
    answers = set()
    for typed, guess in misses:
        public.clock.advance(600_000)
        answers.add(public.ask("/id/MPP1/lacak", {"number": typed, "code": guess}))
    assert len(answers) == 1
    status, text = answers.pop()
    assert status == 200
    assert "Tidak ditemukan" in text
    public.clock.advance(600_000)
    assert "Diterima" in public.ask("/id/MPP1/lacak", {"number": number, "code": code})[1]


def test_who_guesses_is_told_to_wait_whether_the_number_exists_or_not(public, case):
    for number in (case[0], "MPP1-261123-03A9998-X"):
        public.clock.advance(3_600_000)
        answers = [
            public.ask("/en/MPP1/lacak", {"number": number, "code": f"AAAA{n:02}"})
            for n in range(SECRET.burst + 1)
        ]
        assert [status for status, _ in answers] == [200] * SECRET.burst + [429]
        assert "Wait 60 seconds" in answers[-1][1]
    public.clock.advance(60_000)
    assert public.ask("/en/MPP1/lacak", {"number": case[0], "code": "AAAAAA"})[0] == 200


def test_one_address_reads_no_faster_than_its_pace():
    clock = FixedClock()
    limits = Limits(clock.now)
    for _ in range(READING.burst):
        limits.take(READING, "a")
    with pytest.raises(RuleViolation, match="public-too-fast"):
        limits.take(READING, "a")
    limits.take(READING, "b")
    clock.advance(READING.each_ms)
    limits.take(READING, "a")
    clock.turn_to(clock.at - 3_600_000)
    limits.take(READING, "a")


def test_who_asks_is_whom_a_named_proxy_names_and_nobody_else(tmp_path, public):
    def ask(url: str, forwarded: str) -> int:
        headers = {"x-forwarded-for": forwarded}
        wanted = urllib.request.Request(f"{url}/id/periksa", b"text=halo", headers)
        try:
            with urllib.request.urlopen(wanted, timeout=20) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code

    def asked(url: str, *said: str) -> list[int]:
        return [ask(url, said[n % len(said)]) for n in range(GUESSING.burst + 1)]

    slowed = [200] * GUESSING.burst + [429]
    many = [f"203.0.113.{n}" for n in range(50)]
    # Nobody in front: what a visitor says of himself changes nothing.
    public.clock.advance(3_600_000)
    assert asked(public.centre.url, *many) == slowed
    with running_server(tmp_path, now=public.clock.now, proxies=("127.0.0.1",)) as behind:
        assert asked(behind.url, *many) == [200] * (GUESSING.burst + 1)
        # What stands left of the proxy's own word, the visitor wrote.
        assert asked(behind.url, *(f"{one}, 198.51.100.7" for one in many)) == slowed
        assert asked(behind.url, *(f"2001:db8:1:2::{n}" for n in range(9))) == slowed
        assert ask(behind.url, "2001:db8:1:3::1") == 200
    with pytest.raises(RuleViolation, match="proxy-address-bad"):
        check_proxies(["10.0.0.5", "depan"])


def test_one_customer_of_ipv6_is_one_address():
    assert address_key("::ffff:192.0.2.1") == address_key("192.0.2.1")
    assert address_key("2001:db8:1:2::7") == address_key("2001:db8:1:2:ffff::9")
    assert address_key("2001:db8:1:3::7") != address_key("2001:db8:1:2::7")
    assert address_key("192.0.2.1") != address_key("192.0.2.2")
