"""Attached files over the web of a centre or hub: what is missing, resumable up- and downloads."""

from __future__ import annotations

from litestar import Response, post, put

from frontoffice.domain.errors import Rejected
from frontoffice.server.answers import marked
from frontoffice.server.app import AnyRequest, caller_of, in_turn, name_of, receive
from frontoffice.server.desk import Desk, FileDesk
from frontoffice.server.files import read_names
from frontoffice.sync.wire import MAX_BLOB, MAX_BODY, ROOT, Place, encode

FILE = ROOT + "/{office:str}/file"


def _files(request: AnyRequest) -> FileDesk:
    desk: Desk = request.app.state.desk
    return desk.files


@post(FILE, request_max_body_size=MAX_BODY, status_code=200)
async def files_missing(request: AnyRequest, office: str) -> Response[bytes]:
    """Which of these files the server lacks."""
    body = await request.body()
    caller = await caller_of(request, office, body)
    lacking = await in_turn(request, _files(request).missing, caller, read_names(body))
    return marked(request, encode(lacking))


@post(FILE + "/{name:str}", request_max_body_size=MAX_BODY, status_code=200)
async def file_place(request: AnyRequest, office: str, name: str) -> Response[bytes]:
    """How much of a file arrived; earlier attempts are fenced off."""
    caller = await caller_of(request, office, await request.body())
    found = await in_turn(request, _files(request).place, caller, name_of(name))
    return marked(request, encode(found))


@put(
    FILE + "/{name:str}/{generation:int}/{offset:int}",
    request_max_body_size=MAX_BLOB,
    status_code=200,
)
async def file_put(
    request: AnyRequest, office: str, name: str, generation: int, offset: int
) -> Response[bytes]:
    """Takes a file from `offset` on and keeps it when it is whole."""
    caller = await caller_of(request, office, b"")
    size = offset + (request.content_length or 0)
    upload = _files(request).upload(caller, name_of(name))
    await receive(request, upload, size, Place(offset, generation))
    if upload.offset < size:
        raise Rejected("blob-cut", received=upload.offset)
    await in_turn(request, upload.keep_file)
    return marked(request, encode(True))


@post(FILE + "/{name:str}/from/{offset:int}", request_max_body_size=MAX_BODY, status_code=200)
async def file_part(request: AnyRequest, office: str, name: str, offset: int) -> Response[bytes]:
    """A file's ciphertext from `offset` on."""
    caller = await caller_of(request, office, await request.body())
    data = await in_turn(request, _files(request).part, caller, name_of(name), offset)
    return marked(request, data)


FILE_HANDLERS = [files_missing, file_place, file_put, file_part]
