"""Anonymous complaints: in the pool until closing, then facts of the station without their time.

Until then nothing in the database or its log differs from a day on which nobody complained.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from frontoffice.domain.complaint_facts import (
    AnswerPersonal,
    ComplaintFiled,
    ComplaintPersonal,
    ComplaintReplied,
)
from frontoffice.domain.facts import read_body, read_personal, write_part
from frontoffice.services import pool as voices
from frontoffice.services.complaints import (
    CIRCLE,
    Filed,
    Filing,
    check_filing,
    fact_of,
    filed_of,
    record_photo,
    secret_code,
    secret_hash,
)
from frontoffice.services.home import Home
from frontoffice.store.attachment_files import FileFolder
from frontoffice.store.pool import Pool
from frontoffice.store.work import Work


def file_anonymous(home: Home, asked: Filing, photos: Sequence[bytes] = ()) -> Filed:
    """Puts an anonymous complaint into the pool; the number and code are told once.

    Its photos (`attachments.photo_of`) wait there too, so that no file of them has a time.

    Raises RuleViolation as `complaints.file`.
    """
    personal = check_filing(home, asked)
    code = secret_code()
    fact = fact_of(home, asked, home.now(), code)
    with voices.changing(home) as pool:
        item = {"body": write_part(fact), "personal": write_part(personal), "photos": list(photos)}
        pool.complaints.append(item)
    return filed_of(fact, code)


def waits(home: Home, number: str, code: str) -> bool:
    """Whether a complaint of that number and code waits for the closing."""
    secret = secret_hash(number, code)
    return any(
        fact.number == number and fact.secret == secret
        for fact, _, _ in map(_parts, voices.read(home).complaints)
    )


def write_complaints(home: Home, work: Work, pool: Pool) -> int:
    """Writes all that wait in the order of their numbers, which are chance; how many.

    The office's day of receipt is all that remains of when they came.
    """
    parts = sorted(map(_parts, pool.complaints), key=lambda one: one[0].number)
    folder = FileFolder(home.folder)
    for fact, personal, photos in parts:
        stream = work.open("complaint", fact, personal, CIRCLE)
        for one in photos:
            record_photo(work, folder, stream, one)
    for stream, reply, words in sorted(map(_reply, pool.replies), key=lambda one: one[0]):
        work.record(stream, reply, words, CIRCLE)
    return len(parts)


def keep_reply(
    home: Home, stream: str, fact: ComplaintReplied, personal: AnswerPersonal | None
) -> None:
    """Puts the reply of an anonymous reporter into the pool, too: its time would tell."""
    said = write_part(personal) if personal is not None else None
    with voices.changing(home) as pool:
        pool.replies.append({"stream": stream, "body": write_part(fact), "personal": said})


def _reply(item: dict[str, Any]) -> tuple[str, ComplaintReplied, AnswerPersonal | None]:
    fact = read_body(ComplaintReplied.KIND, item["body"])
    words = read_personal(ComplaintReplied.KIND, item["personal"])
    assert isinstance(fact, ComplaintReplied)
    return item["stream"], fact, words if isinstance(words, AnswerPersonal) else None


def _parts(item: dict[str, Any]) -> tuple[ComplaintFiled, ComplaintPersonal, list[bytes]]:
    fact = read_body(ComplaintFiled.KIND, item["body"])
    personal = read_personal(ComplaintFiled.KIND, item["personal"])
    # Written by this program and sealed since: anything else is a defect.
    assert isinstance(fact, ComplaintFiled)
    assert isinstance(personal, ComplaintPersonal)
    bare = msgspec.structs.replace(fact, received_at=None)
    return bare, personal, item.get("photos", [])
