"""Stations that come to a hub: certified ones are greeted, new ones' codes go on to the centre."""

from __future__ import annotations

import msgspec

from frontoffice.domain.errors import Offline, Refused, Rejected
from frontoffice.journal.signing import verify_certificate, verify_request
from frontoffice.server.desk import Signed
from frontoffice.server.hub_tls import pin
from frontoffice.store import replica
from frontoffice.store.replica import CENTRAL, HUB
from frontoffice.store.store import Store
from frontoffice.sync.transport import Line
from frontoffice.sync.wire import EnrolAnswer, EnrolRequest, decode, encode, sign_pin


def enrol(
    store: Store, office: str, header: str, request: EnrolRequest, signed: Signed
) -> EnrolAnswer:
    """Answers a station that shows its certificate, with a code or without one.

    Without a code the certificate must be the authority's; it is kept, so that a station that was
    certified while this hub had no line is known at once. With one the centre is asked.
    Raises Rejected `certificate-bad`, Refused `request-unsigned`, `enrol-other-office`,
    `station-revoked`, `hub-without-centre`, and what the centre says.
    """
    found = replica.read_certificate(request.certificate)
    if found is None:
        raise Rejected("certificate-bad")
    if not verify_request(found.key, header, *signed, b""):
        raise Refused("request-unsigned")
    if found.office != office or office != store.feed:
        raise Refused("enrol-other-office", office=found.office, asked=store.feed)
    if request.code:
        return _handed_on(store, header, request, signed)
    authority = store.certificate.authority
    if not verify_certificate(found, authority):
        raise Refused("station-unknown")
    with store.writing() as connection:
        if replica.revoked(connection, found.key):
            raise Refused("station-revoked", station=found.station)
        replica.keep_certificate(connection, found)
        centre = next((one for one in replica.peers(connection) if one.role == CENTRAL), None)
    own = msgspec.msgpack.encode(store.certificate)
    url = centre.url if centre else ""
    shown = pin(store)
    return EnrolAnswer(
        certificate=request.certificate,
        authority=authority,
        server=store.key.public,
        server_certificate=own,
        role=HUB,
        centre_url=url,
        pin=shown,
        pin_signature=sign_pin(store.key, shown),
    )


def _handed_on(store: Store, header: str, request: EnrolRequest, signed: Signed) -> EnrolAnswer:
    """What the centre answers to the very request of the station, with our certificate added."""
    with store.read() as connection:
        centre = next(one for one in replica.peers(connection) if one.role == CENTRAL)
    line = Line(centre.url)
    try:
        answer = line.request("POST", signed[1], encode(request), header)
    except Offline as offline:
        raise Refused("hub-without-centre", reason=offline.code) from offline
    finally:
        line.close()
    if answer.status != 200:
        raise Refused("hub-without-centre", reason="line-captive")
    given = decode(answer.body, EnrolAnswer)
    issued = replica.read_certificate(given.certificate)
    if issued is not None and verify_certificate(issued, store.certificate.authority):
        with store.writing() as connection:
            replica.keep_certificate(connection, issued)
    own = msgspec.msgpack.encode(store.certificate)
    shown = pin(store)
    return msgspec.structs.replace(
        given,
        centre_url=centre.url,
        hub_certificate=own,
        pin=shown,
        pin_signature=sign_pin(store.key, shown),
    )
