"""Pages that load nothing from elsewhere; the one behind a receipt's QR reads it in the phone."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from frontoffice.resources import resource


@lru_cache(maxsize=4)
def verification_page(authority: bytes) -> tuple[bytes, dict[str, str]]:
    """The page with the public key it trusts, and headers that let nothing else run or load."""
    page = resource("server", "verification.html").read_text("utf-8")
    body, headers = guarded(page.replace("{authority}", authority.hex(), 1))
    return body, headers | {"cache-control": "public, max-age=86400"}


def guarded(page: str, allowed: str = "") -> tuple[bytes, dict[str, str]]:
    """A page with headers that let nothing run or load but its own style and script, and what
    `allowed` names (further directives of a content security policy)."""
    own = {tag: _hash_of(tag, page) for tag in ("style", "script")}
    further = f"{allowed}; " if allowed else ""
    return page.encode(), {
        "content-security-policy": (
            f"default-src 'none'; style-src {own['style']}; script-src {own['script']}; "
            f"{further}base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        ),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "cache-control": "no-cache",
    }


def _hash_of(tag: str, page: str) -> str:
    found = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    inside = found[1] if found else ""
    return f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'"
