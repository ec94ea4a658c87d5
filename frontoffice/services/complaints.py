"""Filing a complaint, suggestion, praise or request, and moving it to its end."""

from __future__ import annotations

import datetime as dt
import re
import secrets
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

import msgspec

from frontoffice.domain.attachment import FileAttached, FilePersonal
from frontoffice.domain.complaint_clocks import clocks_for
from frontoffice.domain.complaint_facts import (
    CHANNELS,
    KINDS,
    TOPICS,
    Clock,
    ComplaintFiled,
    ComplaintPersonal,
    place_words,
)
from frontoffice.domain.errors import NotFound, RuleViolation
from frontoffice.domain.nik import check_nik
from frontoffice.domain.numbering import TRACKING_ALPHABET, check_character
from frontoffice.services import attachments, cases
from frontoffice.services.complaint_clocks import limits
from frontoffice.services.home import Home
from frontoffice.services.reference import Reference
from frontoffice.services.regions import regions
from frontoffice.store.attachment_files import FileFolder
from frontoffice.store.work import Changes, Work

SECRET_LENGTH = 10
MOST_WORDS = 4000
MOST_PHOTOS = 3
CIRCLE = "supervisors"


class Filing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked when somebody has something to say; `about` staff ids, `case` a number.

    An anonymous one names nobody who files, no case and no contact.
    """

    text: str
    kind: str = "complaint"
    channel: str = "counter"
    topic: str = "service"
    place: str = ""
    anonymous: bool = False
    confidential: bool = False
    name: str = ""
    nik: str | None = None
    contact: str = ""
    about: tuple[str, ...] = ()
    agency: str = ""
    service: str = ""
    case: str | None = None
    source: str | None = None


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to who filed: number, the code that is shown only now, and what is due when.

    `stream` is None for an anonymous one, which waits for the closing.
    """

    number: str
    code: str
    kind: str
    anonymous: bool
    received_on: dt.date
    clocks: tuple[Clock, ...]
    stream: str | None = None
    changes: Changes = Changes()


def file(home: Home, wanted: Filing | Mapping[str, Any], photos: Sequence[bytes] = ()) -> Filed:
    """Takes down what somebody says; an anonymous one goes into the pool and is no fact yet.

    The code in the answer is kept nowhere. Raises PermissionDenied, NotFound, RuleViolation
    `complaint-*` naming the field, and what `attachments.photo_of` raises.
    """
    acting = home.require("complaint.file")
    asked = filing(wanted)
    if len(photos) > MOST_PHOTOS:
        raise RuleViolation("complaint-photos-many", field="photo", most=MOST_PHOTOS)
    pictures = [attachments.photo_of(one) for one in photos]
    if asked.anonymous:
        from frontoffice.services.complaints_anonymous import file_anonymous

        return file_anonymous(home, asked, pictures)
    personal = check_filing(home, asked)
    case = cases.find(home, asked.case) if asked.case else None
    code = secret_code()
    with home.store.work(acting.staff) as work:
        fact = fact_of(home, asked, work.at, code)
        fact = msgspec.structs.replace(fact, case=case, source=asked.source)
        stream = work.open("complaint", fact, personal, CIRCLE)
        for one in pictures:
            record_photo(work, FileFolder(home.folder), stream, one)
    return filed_of(fact, code, stream, work.changes)


def record_photo(work: Work, folder: FileFolder, stream: str, picture: bytes) -> None:
    """Seals a photo and attaches it to a complaint, without its name."""
    blob, key, size = folder.seal(picture)
    fact = FileAttached(blob=blob, size=size, media="image/jpeg", purpose="other")
    work.record(stream, fact, FilePersonal(key=key), CIRCLE)


def filing(wanted: Filing | Mapping[str, Any]) -> Filing:
    """What is asked, from a script's object; raises RuleViolation `complaint-field-bad`."""
    if isinstance(wanted, Filing):
        return wanted
    try:
        return msgspec.convert(wanted, Filing)
    except msgspec.ValidationError as error:
        # The decoder's words are English; what a person needs of them is the name.
        found = re.search(r"`(?:\$\.)?(\w+)[^`]*`$|unknown field `(\w+)`|field `(\w+)`", str(error))
        name = next(filter(None, found.groups()), "") if found else ""
        raise RuleViolation("complaint-field-bad", field=name[:40] or "text") from None


def check_filing(home: Home, asked: Filing) -> ComplaintPersonal:
    """The personal part of what was asked, once everything in it is right."""
    today = home.reference.today(home.card.office, home.now())
    return check_said(asked, home.reference, today)


def check_said(asked: Filing, reference: Reference, today: dt.date) -> ComplaintPersonal:
    """The personal part of what was asked, at a station or at the centre."""
    choices = {"kind": KINDS, "channel": CHANNELS, "topic": TOPICS}
    for field, known in choices.items():
        if getattr(asked, field) not in known:
            raise RuleViolation("complaint-choice-bad", field=field, choices=list(known))
    if not any(one.isalnum() for one in asked.text) or len(asked.text) > MOST_WORDS:
        raise RuleViolation("complaint-text-missing", field="text", most=MOST_WORDS)
    if asked.kind == "privacy" and asked.anonymous:
        raise RuleViolation("complaint-privacy-named", field="anonymous")
    if asked.anonymous and (asked.name or asked.nik or asked.contact or asked.case):
        raise RuleViolation("complaint-anonymous-linked", field="anonymous")
    if not asked.anonymous and not asked.name.strip():
        raise RuleViolation("complaint-name-missing", field="name")
    if asked.nik and check_nik(asked.nik, regions(), today).errors:
        raise RuleViolation("complaint-nik-bad", field="nik")
    for staff in asked.about:
        if staff not in reference.staff:
            raise NotFound("staff-unknown", staff=staff[:24])
    if asked.agency and asked.agency not in reference.agencies:
        raise NotFound("agency-unknown", agency=asked.agency[:24])
    return ComplaintPersonal(
        text=asked.text.strip(),
        place=place_words(asked.place),
        name=asked.name.strip(),
        nik=asked.nik or None,
        contact=asked.contact.strip(),
        about=tuple(sorted(set(asked.about))),
    )


def fact_of(home: Home, asked: Filing, at: int, code: str) -> ComplaintFiled:
    """The body of the filing at an instant: number, clocks, everything that is not personal."""
    return filed_fact(home.card.office, asked, home.reference, at, code)


def filed_fact(
    office: str, asked: Filing, reference: Reference, at: int, code: str
) -> ComplaintFiled:
    """The body of a filing at an office, from whoever takes it down."""
    calendar = reference.calendar_of(office)
    today = calendar.local(at).date()
    agency = asked.agency
    if asked.service:
        agency = reference.standard(asked.service, today).standard.agency
    number = _number(office, today)
    hours = asked.kind == "privacy"
    # Of an anonymous one not even the half of the day is kept.
    moment = calendar.instant(today, 12 * 60) if asked.anonymous else at
    received_on = today if hours else calendar.start_day(moment)
    classes = ("unsupervised", "complaint") if asked.kind == "complaint" else (asked.kind,)
    return ComplaintFiled(
        number=number,
        secret=secret_hash(number, code),
        office=office,
        kind=asked.kind,
        channel=asked.channel,
        topic=asked.topic,
        anonymous=asked.anonymous,
        confidential=asked.confidential,
        about_officer=bool(asked.about) or asked.topic == "officer",
        agency=agency,
        service=asked.service,
        received_on=received_on,
        received_at=at if hours else None,
        clocks=clocks_for(
            classes,
            limits(reference, office, received_on),
            calendar,
            received_on,
            at if hours else None,
        ),
    )


def filed_of(
    fact: ComplaintFiled, code: str, stream: str | None = None, changes: Changes | None = None
) -> Filed:
    """What is told to who filed."""
    return Filed(
        number=fact.number,
        code=f"{code[:5]}-{code[5:]}",
        kind=fact.kind,
        anonymous=fact.anonymous,
        received_on=fact.received_on,
        clocks=fact.clocks,
        stream=stream,
        changes=changes or Changes(),
    )


def _number(office: str, on: dt.date) -> str:
    """`PMPP1-261123-7K4MQ9-X`: by chance, so that no number says what came before it."""
    while True:
        body = f"P{office}-{on:%y%m%d}-{_letters(6)}"
        check = check_character(body.replace("-", ""))
        if check != "*":
            return f"{body}-{check}"


def secret_code() -> str:
    """A tracking code: ten characters that nobody but who filed has."""
    return _letters(SECRET_LENGTH)


def _letters(count: int) -> str:
    return "".join(secrets.choice(TRACKING_ALPHABET) for _ in range(count))


def secret_hash(number: str, code: str) -> str:
    """What is kept of a tracking code."""
    typed = "".join(code.split()).replace("-", "").upper()
    return blake2b(f"{number} {typed}".encode(), digest_size=16, person=b"fo-complaint").hexdigest()
