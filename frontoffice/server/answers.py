"""How the server answers: its mark on every answer, and problems by the same codes as elsewhere."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response
from litestar.datastructures import State

from frontoffice.domain.errors import (
    FrontOfficeError,
    NotFound,
    Outdated,
    PermissionDenied,
    Refused,
    Rejected,
    RuleViolation,
    StoreTrouble,
)
from frontoffice.messages import explain
from frontoffice.sync.wire import HEADER, to_text

BINARY = "application/octet-stream"
PROBLEM = "application/problem+json"

_STATUS: tuple[tuple[type[FrontOfficeError], int], ...] = (
    (Refused, 403),
    (PermissionDenied, 403),
    (NotFound, 404),
    (Outdated, 409),
    (Rejected, 422),
    (RuleViolation, 422),
    (StoreTrouble, 503),
)
_CONFLICTS = frozenset({"blob-known", "blob-fenced", "blob-cut", "chain-gap"})
_RETRY_SECONDS = "20"


def marked(
    request: Request[Any, Any, State],
    body: bytes,
    status: int = 200,
    *,
    media_type: str = BINARY,
    headers: dict[str, str] | None = None,
) -> Response[bytes]:
    """An answer with the next nonce and the server's time, by which a station knows it is ours."""
    nonce = request.state.get("nonce", b"")
    mark = f"{to_text(nonce)}.{request.app.state.desk.now()}"
    return Response(
        body, status_code=status, media_type=media_type, headers={HEADER: mark, **(headers or {})}
    )


def problem(request: Request[Any, Any, State], error: FrontOfficeError) -> Response[bytes]:
    """An error as `application/problem+json` (RFC 9457) in the reader's language."""
    status = next((number for kind, number in _STATUS if isinstance(error, kind)), 500)
    if error.code in _CONFLICTS:
        status = 409
    return problem_of(request, status, error.code, error.data)


def problem_of(
    request: Request[Any, Any, State], status: int, code: str, data: dict[str, Any]
) -> Response[bytes]:
    """A problem by status and code."""
    english = request.headers.get("accept-language", "").lower().startswith("en")
    message = explain(FrontOfficeError(code, **data), "en" if english else "id")
    body = msgspec.json.encode(
        {
            "type": f"urn:frontoffice:{code}",
            "title": message.sentence,
            "detail": message.next_step,
            "status": status,
            "code": code,
            "data": data,
        }
    )
    later = str(data.get("retry_after_seconds", _RETRY_SECONDS))
    headers = {"retry-after": later} if status == 503 else {}
    return marked(request, body, status, media_type=PROBLEM, headers=headers)
