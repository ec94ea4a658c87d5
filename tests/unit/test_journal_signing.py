"""A signature stands for one thing said by one key, and for nothing else."""

from __future__ import annotations

import msgspec
import pytest

from frontoffice.domain.errors import Refused
from frontoffice.journal.signing import (
    Certificate,
    StationKey,
    issue_certificate,
    read_request_signature,
    self_certify,
    sign_head,
    sign_request,
    verify,
    verify_certificate,
    verify_compact,
    verify_head,
    verify_request,
)
from tests.unit.journal_samples import CHAIN, KEY

AUTHORITY = StationKey.from_bytes(b"\x07" * 32)
CERTIFICATE = issue_certificate(
    AUTHORITY, KEY.public, "MPP1", 3, "A", ("agency:SIM", "agency:DKC"), ("intake",), issued_at=5
)


def test_a_key_comes_back_from_its_bytes():
    made = StationKey.generate()
    again = StationKey.from_bytes(made.private_bytes())
    assert again.public == made.public
    assert verify(made.public, "t/1", b"data", again.sign("t/1", b"data"))


def test_a_signature_holds_for_its_purpose_data_and_key_only():
    signature = KEY.sign("t/1", b"data")
    assert not verify(KEY.public, "t/2", b"data", signature)
    assert not verify(KEY.public, "t/1", b"date", signature)
    assert not verify(AUTHORITY.public, "t/1", b"data", signature)
    assert not verify(b"not a key", "t/1", b"data", signature)
    assert not verify(KEY.public, "t/1", b"data", b"short")


@pytest.mark.parametrize(
    ("field", "value"), [("chain", b"other---"), ("seq", 8), ("hash", b"i" * 32)]
)
def test_a_head_says_where_one_chain_stands(field, value):
    head = sign_head(KEY, CHAIN, 7, b"h" * 32)
    assert verify_head(KEY.public, head)
    assert not verify_head(KEY.public, msgspec.structs.replace(head, **{field: value}))


def test_a_certificate_is_its_authoritys_word():
    assert verify_certificate(CERTIFICATE, AUTHORITY.public)
    assert not verify_certificate(CERTIFICATE, KEY.public)
    assert not CERTIFICATE.is_local
    assert CERTIFICATE.circles == ("agency:DKC", "agency:SIM")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("key", AUTHORITY.public),
        ("office", "MPP2"),
        ("station", 4),
        ("series", "B"),
        ("circles", ()),
        ("rights", ("intake", "publish")),
        ("issued_at", 6),
        ("compact", bytes(64)),
    ],
)
def test_a_changed_certificate_is_worth_nothing(field, value):
    changed = msgspec.structs.replace(CERTIFICATE, **{field: value})
    assert not verify_certificate(changed, AUTHORITY.public)


def test_nobody_can_put_himself_in_the_authoritys_place():
    local = self_certify(KEY, "MPP1", 3, "A", issued_at=5)
    assert local.is_local
    assert verify_certificate(local, KEY.public)
    assert not verify_certificate(local, AUTHORITY.public)


def test_a_certificate_survives_the_wire():
    data = msgspec.msgpack.encode(CERTIFICATE)
    received = msgspec.msgpack.decode(data, type=Certificate)
    assert received == CERTIFICATE
    assert verify_certificate(received, AUTHORITY.public)


def test_the_compact_part_says_which_station_a_key_is():
    c = CERTIFICATE
    assert verify_compact(AUTHORITY.public, c.key, "MPP1", 3, "A", c.compact)
    assert not verify_compact(AUTHORITY.public, c.key, "MPP1", 4, "A", c.compact)
    assert not verify_compact(AUTHORITY.public, c.key, "MPP1", 3, "A", c.signature)


def test_a_request_is_bound_to_what_it_asks_and_to_the_nonce():
    asked = ("POST", "/exchange", b"h" * 32, b"nonce-123456")
    header = sign_request(KEY, *asked)
    assert len(header) < 130
    assert read_request_signature(header).nonce == b"nonce-123456"
    assert verify_request(KEY.public, header, *asked)
    assert verify_request(KEY.public, header, "post", *asked[1:])
    for place, other in enumerate(("PUT", "/other", b"i" * 32, b"nonce-654321")):
        changed = [*asked[:place], other, *asked[place + 1 :]]
        assert not verify_request(KEY.public, header, *changed)
    assert not verify_request(AUTHORITY.public, header, *asked)


@pytest.mark.parametrize("header", ["", "a.b", "a.b.c.d", "!.!.!", "ü.b.c", "x" * 500])
def test_a_header_that_is_not_ours_is_refused(header):
    with pytest.raises(Refused) as caught:
        read_request_signature(header)
    assert caught.value.code == "request-unsigned"
