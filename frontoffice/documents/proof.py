"""The signed QR of a paper: packs its facts, signature and certificate into at most 300 bytes.

The text is `https://<public>/v#<base64url>`. Behind the hash sign is one large number in base 64:
the facts in mixed radix (so no bit is wasted), then 160 bytes: the station's public key, the
authority's compact signature over (key, office, station, series), and the station's signature over
everything else, the address included: one wrong character breaks it. Check characters of numbers
are left out: they follow from the number.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from frontoffice.documents.packing import Packer, Unpacker
from frontoffice.domain import canonical
from frontoffice.domain.errors import DocumentTrouble, FrontOfficeError
from frontoffice.domain.numbering import SERIES, Number, parse_number

PROOF_MAX_BYTES = 300
RECEIPT_TAG = "receipt/1"
CERTIFICATE_TAG = "compact/1"
"""Purposes of signatures, as `journal.signing` writes them."""

_VERSION = 1
_BLOBS_BITS = 8 * 160
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OFFICE = _LETTERS + "0123456789"
_WORD = _LETTERS + "-"
_CODE = _WORD + "0123456789._"
_INITIALS = _LETTERS + "?"
_ZONES = ("WIB", "WITA", "WIT")
_DAY_ONE = dt.date(2000, 1, 1).toordinal()
_DAYS = 100 * 366
_EPOCH = dt.date(1970, 1, 1)
_ADDRESS = re.compile(r"(https://[a-z0-9.:\-]{1,80}/v#)([A-Za-z0-9_\-]{214,320})\Z")


class ProofFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the QR says by itself. Dates and instants are the printed ones.

    `issued_at` is UTC milliseconds and survives to the minute. `nik` is the printed mask or
    "tanpa NIK" (empty: left out for want of room); of `initials` ("P.C.") three plain letters
    survive. `issuer` (station, series) is given where another station prints than the one the
    number names. `facts_hash` is `Layout.facts_hash`.
    """

    number: str
    receipt_number: str | None
    service: str
    amount_rupiah: int
    issued_at: int
    zone: str
    nik: str
    initials: str
    promised_on: dt.date | None = None
    promised_at: int | None = None
    seq: int
    facts_hash: bytes
    issuer: tuple[int, str] | None = None


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A QR that could be read; whether to believe it is `check_proof`'s answer."""

    facts: ProofFacts
    office: str
    station: int
    series: str
    public_key: bytes
    certificate_signature: bytes
    signature: bytes
    signed: bytes


class ProofCheck(msgspec.Struct, frozen=True):
    """`signed`: the station's key made this very text. `authority`: who vouches for that key."""

    signed: bool
    authority: bytes | None


def make_proof(
    facts: ProofFacts,
    sign: Callable[[bytes], bytes],
    public_key: bytes,
    certificate_signature: bytes,
    public_host: str,
) -> str:
    """The QR text. `sign` signs for the purpose `RECEIPT_TAG`; keys are raw Ed25519 bytes.

    Raises DocumentTrouble `qr-facts-unfit` when a fact does not fit its form.
    """
    address = f"https://{public_host.lower()}/v#"
    room = (PROOF_MAX_BYTES - len(address)) * 6 - _BLOBS_BITS
    packed = _pack(facts)
    # Longest office, service and address together: the paper's hash still covers what is left out.
    for spare in ({"initials": ""}, {"initials": "", "nik": ""}):
        if packed.bit_length() > room:
            packed = _pack(msgspec.structs.replace(facts, **spare))
    vouched = public_key + certificate_signature
    blobs = vouched + sign(_signed_bytes(address, packed, vouched))
    if len(blobs) * 8 != _BLOBS_BITS:
        raise DocumentTrouble("qr-facts-unfit", field="signature")
    text = address + _base64(packed << _BLOBS_BITS | int.from_bytes(blobs, "big"))
    if not _ADDRESS.match(text):
        raise DocumentTrouble("qr-facts-unfit", field="address")
    return text


def read_proof(text: str) -> Proof:
    """The parts of a QR text; raises DocumentTrouble `qr-unreadable` when it is not one of ours."""
    found = _ADDRESS.match(text)
    if not found or found[2].startswith("A"):
        raise DocumentTrouble("qr-unreadable")
    whole = 0
    for digit in found[2]:
        whole = whole << 6 | _DIGITS.index(digit)
    packed = whole >> _BLOBS_BITS
    blobs = (whole & ((1 << _BLOBS_BITS) - 1)).to_bytes(_BLOBS_BITS // 8, "big")
    try:
        facts, issuing = _unpack(packed)
    except (ValueError, IndexError, OverflowError) as error:
        raise DocumentTrouble("qr-unreadable") from error
    station, series = facts.issuer or (issuing.station, issuing.series)
    return Proof(
        facts=facts,
        office=issuing.office,
        station=station,
        series=series,
        public_key=blobs[:32],
        certificate_signature=blobs[32:96],
        signature=blobs[96:],
        signed=_signed_bytes(found[1], packed, blobs[:96]),
    )


def check_proof(proof: Proof, authorities: Iterable[bytes]) -> ProofCheck:
    """Checks both signatures; `authorities` are the public keys this verifier trusts."""
    signed = _verify(proof.public_key, RECEIPT_TAG, proof.signed, proof.signature)
    attributes = canonical.encode([proof.public_key, proof.office, proof.station, proof.series])
    for authority in authorities:
        if _verify(authority, CERTIFICATE_TAG, attributes, proof.certificate_signature):
            return ProofCheck(signed, authority)
    return ProofCheck(signed, None)


def _plain_letters(initials: str) -> str:
    """At most three letters A-Z of "P.C."; a letter without a plain form becomes "?"."""
    bare = unicodedata.normalize("NFKD", initials).translate({0x110: "D", 0xD8: "O"})
    letters = [letter for letter in bare.upper() if letter.isalpha()][:3]
    return "".join(letter if letter in _LETTERS else "?" for letter in letters)


def _verify(public: bytes, tag: str, data: bytes, signature: bytes) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(signature, b"frontoffice/" + tag.encode() + b"\0" + data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed_bytes(address: str, packed: int, vouched: bytes) -> bytes:
    return vouched + address.encode() + packed.to_bytes(-(-packed.bit_length() // 8), "big")


def _base64(number: int) -> str:
    digits = []
    while number:
        number, digit = number >> 6, number & 63
        digits.append(_DIGITS[digit])
    return "".join(reversed(digits))


def _pack(facts: ProofFacts) -> int:
    """The facts as one number. Raises DocumentTrouble `qr-facts-unfit`."""
    packer = Packer()
    try:
        packer.put(_VERSION, 8)
        issued_on = _pack_numbers(packer, facts)
        alphabet = _WORD if all(letter in _WORD for letter in facts.service) else _CODE
        packer.put(0 if alphabet is _WORD else 1, 2)
        packer.put_text(facts.service, alphabet, 16)
        _pack_money(packer, facts.amount_rupiah)
        minutes = _pack_time(packer, facts, issued_on)
        _pack_nik(packer, facts.nik)
        packer.put_text(_plain_letters(facts.initials), _INITIALS, 3)
        if facts.promised_on is not None:
            packer.put(1, 3)
            packer.put_signed((facts.promised_on - _EPOCH).days - minutes // 1440)
        elif facts.promised_at is not None:
            packer.put(2, 3)
            packer.put_signed(_local_minutes(facts.promised_at, facts.zone) - minutes)
        else:
            packer.put(0, 3)
        packer.put_number(facts.seq)
        packer.put(int.from_bytes(facts.facts_hash, "big"), 1 << 64)
    except (ValueError, OverflowError, FrontOfficeError) as error:
        raise DocumentTrouble("qr-facts-unfit", field="facts") from error
    return packer.whole()


def _pack_numbers(packer: Packer, facts: ProofFacts) -> dt.date:
    """Registration and receipt number, mostly alike; returns the day of the last."""
    number = parse_number(facts.number)
    packer.put_text(number.office, _OFFICE, 8)
    packer.put(number.on.toordinal() - _DAY_ONE, _DAYS)
    packer.put(number.station * 24 + SERIES.index(number.series), 2400)
    packer.put(number.serial, 10_000)
    issuing = number
    if facts.receipt_number is None:
        packer.put(0, 3)
    else:
        issuing = parse_number(facts.receipt_number, receipt=True)
        alike = _origin(issuing) == _origin(number)
        packer.put(1 if alike else 2, 3)
        if not alike:
            packer.put_text(issuing.office, _OFFICE, 8)
            packer.put(issuing.on.toordinal() - _DAY_ONE, _DAYS)
            packer.put(issuing.station * 24 + SERIES.index(issuing.series), 2400)
        packer.put(issuing.serial, 10_000)
    packer.put(0 if facts.issuer is None else 1, 2)
    if facts.issuer is not None:
        packer.put(facts.issuer[0] * 24 + SERIES.index(facts.issuer[1]), 2400)
    return issuing.on


def _origin(number: Number) -> tuple[str, dt.date, int, str]:
    return number.office, number.on, number.station, number.series


def _pack_money(packer: Packer, rupiah: int) -> None:
    zeros = 0
    while rupiah and rupiah % 10 == 0 and zeros < 9:
        rupiah, zeros = rupiah // 10, zeros + 1
    packer.put(zeros, 10)
    packer.put_number(rupiah)


def _pack_time(packer: Packer, facts: ProofFacts, on: dt.date) -> int:
    """Zone and local minute; the day costs nothing when it is the number's own."""
    packer.put(_ZONES.index(facts.zone), 3)
    minutes = _local_minutes(facts.issued_at, facts.zone)
    day, minute = divmod(minutes, 1440)
    late = day - (on - _EPOCH).days
    packer.put(1 if late else 0, 2)
    if late:
        packer.put_signed(late)
    packer.put(minute, 1440)
    return minutes


def _local_minutes(at: int, zone: str) -> int:
    return at // 60_000 + 60 * (7 + _ZONES.index(zone))


def _unpack(packed: int) -> tuple[ProofFacts, Number]:
    """The facts of `_pack` and the number that names the issuer; ValueError for other data."""
    taker = Unpacker(packed)
    if taker.take(8) != _VERSION:
        raise ValueError("version")
    number, receipt, issuer = _unpack_numbers(taker)
    service = taker.take_text(_CODE if taker.take(2) else _WORD, 16)
    zeros = taker.take(10)
    amount = taker.take_number() * 10**zeros
    zone = _ZONES[taker.take(3)]
    late = taker.take_signed() if taker.take(2) else 0
    day = late + ((receipt or number).on - _EPOCH).days
    minutes = day * 1440 + taker.take(1440)
    nik = _take_nik(taker)
    letters = taker.take_text(_INITIALS, 3)
    kind = taker.take(3)
    promised = taker.take_signed() if kind else 0
    at = (minutes - 60 * (7 + _ZONES.index(zone))) * 60_000
    seq = taker.take_number()
    facts_hash = taker.take(1 << 64).to_bytes(8, "big")
    if taker.number:
        raise ValueError("too long")
    facts = ProofFacts(
        number=number.text,
        receipt_number=receipt.text if receipt else None,
        service=service,
        amount_rupiah=amount,
        issued_at=at,
        zone=zone,
        nik=nik,
        initials="".join(f"{letter}." for letter in letters),
        promised_on=_EPOCH + dt.timedelta(days=day + promised) if kind == 1 else None,
        promised_at=at + promised * 60_000 if kind == 2 else None,
        seq=seq,
        facts_hash=facts_hash,
        issuer=issuer,
    )
    return facts, receipt or number


def _pack_nik(packer: Packer, nik: str) -> None:
    seen = re.fullmatch(r"(\d{4})\D+(\d{4})", nik)
    packer.put(2 if seen else 1 if nik else 0, 3)
    if seen:
        packer.put(int(seen[1] + seen[2]), 10**8)


def _take_nik(taker: Unpacker) -> str:
    form = taker.take(3)
    if form < 2:
        return ("", "tanpa NIK")[form]
    digits = f"{taker.take(10**8):08d}"
    return f"{digits[:4]}••••••••{digits[4:]}"


def _unpack_numbers(taker: Unpacker) -> tuple[Number, Number | None, tuple[int, str] | None]:
    number = _take_number(taker, receipt=False)
    receipt = None
    form = taker.take(3)
    if form == 1:
        receipt = msgspec.structs.replace(number, serial=taker.take(10_000), receipt=True)
    elif form == 2:
        receipt = _take_number(taker, receipt=True)
    issuer = None
    if taker.take(2):
        station, series = divmod(taker.take(2400), 24)
        issuer = station, SERIES[series]
    return number, receipt, issuer


def _take_number(taker: Unpacker, receipt: bool) -> Number:
    office = taker.take_text(_OFFICE, 8)
    on = dt.date.fromordinal(taker.take(_DAYS) + _DAY_ONE)
    station, series = divmod(taker.take(2400), 24)
    return Number(
        office=office,
        on=on,
        station=station,
        series=SERIES[series],
        serial=taker.take(10_000),
        receipt=receipt,
    )
