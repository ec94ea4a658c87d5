"""Joins a centre by a one-time code: the key stays, its certificate comes from the authority."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from frontoffice.domain.errors import Offline, Refused, RuleViolation
from frontoffice.domain.practice import OFFICE as PRACTICE
from frontoffice.journal.signing import self_certify, sign_request, verify_certificate
from frontoffice.store import replica
from frontoffice.store.replica import Peer
from frontoffice.store.store import Store
from frontoffice.sync import hub
from frontoffice.sync.transport import Line
from frontoffice.sync.wire import ROOT, EnrolAnswer, EnrolRequest, body_hash, decode, encode


class Enrolled(msgspec.Struct, frozen=True):
    """What a station is now: its place, its circles, and the peer it exchanges with."""

    office: str
    station: int
    series: str
    circles: tuple[str, ...]
    peer: Peer


def enrol(
    store: Store, url: str, code: str, *, open_line: Callable[[str], Line] = Line
) -> Enrolled:
    """Has the centre at `url` certify this station's existing key, from its first entry on.

    Rewrites nothing. Repeating it after a lost answer is harmless. Raises RuleViolation
    `practice-no-exchange` for a practice home, Offline without a line,
    Rejected for an address that cannot be used, Refused `code-unknown`, `code-used`,
    `code-expired`, `enrol-other-office`, `enrol-other-station`, `station-taken`.
    """
    if store.certificate.office == PRACTICE:
        raise RuleViolation("practice-no-exchange")
    url, answer = _answered(store, url.strip().rstrip("/"), code, open_line)
    found = replica.read_certificate(answer.certificate)
    server = replica.read_certificate(answer.server_certificate)
    if (
        found is None
        or server is None
        or not verify_certificate(found, answer.authority)
        or not verify_certificate(server, answer.authority)
        or (found.key, server.key) != (store.key.public, answer.server)
        or (found.office, found.station) != (store.certificate.office, store.certificate.station)
    ):
        raise Refused("server-untrusted")
    between = replica.read_certificate(answer.hub_certificate)
    if between is not None:
        # A hub handed the code on: the centre is elsewhere.
        hub.check_pin(url, between.key, answer)
    peer = Peer(answer.centre_url if between else url, answer.role, answer.server)
    replica.join(store, found, answer.authority, peer)
    if between is not None:
        hub.keep(store, url, between.key, answer.hub_certificate)
    return Enrolled(found.office, found.station, found.series, found.circles, peer)


def _answered(
    store: Store, url: str, code: str, open_line: Callable[[str], Line]
) -> tuple[str, EnrolAnswer]:
    """What is answered there, and the address by which that server is known from now on."""
    line = open_line(url)
    try:
        return url, _ask(store, line, code)
    except Offline as offline:
        if offline.code != "tls-untrusted":
            raise
        # A hub shows a certificate of its own making; its key has to vouch for it.
        url = hub.pinned(url)
    finally:
        line.close()
    line = open_line(url)
    try:
        answer = _ask(store, line, code)
    finally:
        line.close()
    if not answer.hub_certificate:
        raise Offline("tls-untrusted", host=line.host, reason="not a hub")
    return url, answer


def _ask(store: Store, line: Line, code: str) -> EnrolAnswer:
    own = store.certificate
    shown = self_certify(
        store.key,
        own.office,
        own.station,
        own.series,
        own.circles,
        own.rights,
        issued_at=own.issued_at,
    )
    body = encode(EnrolRequest(code, msgspec.msgpack.encode(shown)))
    path = f"{ROOT}/{own.office}/enrol"
    signature = sign_request(store.key, "POST", path, body_hash(body), b"")
    answer = line.request("POST", path, body, signature)
    if answer.status != 200:
        raise Offline("line-captive", status=answer.status)
    store.heard_time(answer.server_at)
    return decode(answer.body, EnrolAnswer)
