"""The public page behind a receipt's QR: plain HTML that reads the fragment in the phone itself."""

from __future__ import annotations

from frontoffice.resources import resource

VERIFICATION = resource("server", "verification.html").read_bytes()

SAFE_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=86400",
}
