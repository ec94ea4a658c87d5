"""Pages of drafts of standards: the list, one beside the version in force, a form for comments."""

from __future__ import annotations

from collections import defaultdict

from litestar import Response, get, post

from frontoffice.domain.errors import RuleViolation
from frontoffice.messages import explain
from frontoffice.server.app import in_turn
from frontoffice.server.public import (
    MOST_BODY,
    AnyRequest,
    Values,
    both,
    language_of,
    page,
    public_of,
    sent,
    shown,
    slow_down,
)
from frontoffice.server.public_drafts import Shown, of_service, receive, shown_drafts
from frontoffice.server.public_forms import read_form
from frontoffice.server.public_limits import READING, WRITING
from frontoffice.server.public_offices import Office
from frontoffice.server.public_pages import texts
from frontoffice.services.standard_words import word


@get(both("/{office:str}/rancangan"))
async def drafts(request: AnyRequest, office: str) -> Response[bytes]:
    """Drafts open for comment, and what became of others."""
    slow_down(request, READING)
    language = language_of(request)

    def made(one: Office) -> Values:
        found = [(draft, word("stage", draft.stage, language)) for draft in shown_drafts(one)]
        return {"heading": texts(language)["drafts"]["title"], "drafts": found}

    return await page(request, "drafts", office, made)


def _values(request: AnyRequest, found: Shown, said: dict[str, str]) -> Values:
    language = language_of(request)
    return {
        "heading": f"{texts(language)['drafts']['one']}: {found.name}",
        "found": found,
        "stage": word("stage", found.stage, language),
        "answered": [
            (
                word("channel", one.received.channel, language),
                word("outcome", one.answered.outcome, language),
                one,
            )
            for one in found.answered
            if one.received is not None and one.answered is not None
        ],
        "said": defaultdict(str, said),
    }


@get(both("/{office:str}/rancangan/{service:str}"))
async def draft(request: AnyRequest, office: str, service: str) -> Response[bytes]:
    """One draft: what would change, what was said, and a form while it is open."""
    slow_down(request, READING)
    return await page(
        request, "draft", office, lambda one: _values(request, of_service(one, service), {})
    )


@post(
    both("/{office:str}/rancangan/{service:str}"), status_code=200, request_max_body_size=MOST_BODY
)
async def comment(request: AnyRequest, office: str, service: str) -> Response[bytes]:
    """Takes a comment down; what is wrong is said on the form, and nothing typed is lost."""
    said = await read_form(request)
    request.app.state.load.admit()
    public, language = public_of(request), language_of(request)

    def made() -> tuple[bytes, int]:
        one = public.offices.office(office)
        found = of_service(one, service)
        try:
            slow_down(request, WRITING)
            receive(public.centre, one, found, said.get("text", ""), said.get("name", ""))
        except RuleViolation as error:
            told = _values(request, found, said) | {"problem": explain(error, language)}
            status = 429 if error.code == "public-too-fast" else 422
            return shown(request, "draft", one, told), status
        told = {"heading": texts(language)["drafts"]["sent"], "found": found}
        return shown(request, "draft_sent", one, told), 200

    return sent(*await in_turn(request, made))


DRAFT_HANDLERS = [drafts, draft, comment]
