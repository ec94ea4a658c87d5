"""Looking at personal data on purpose: allowed by role, and noted (UU 27/2022 ps. 31)."""

from __future__ import annotations

import msgspec

from frontoffice.domain.errors import NotFound
from frontoffice.domain.reference_facts import AccessLogged
from frontoffice.services.cases import read_file
from frontoffice.services.home import Home
from frontoffice.store.work import Changes


class Revealed(msgspec.Struct, frozen=True):
    """A NIK that was shown whole, and the note of it."""

    nik: str
    changes: Changes


def reveal_nik(home: Home, stream: str) -> Revealed:
    """The whole NIK of a case's applicant; that this officer saw it is a fact of its own.

    :raises PermissionDenied: the role may not see it.
    :raises NotFound: `personal-absent` where there is no NIK at this station.
    """
    acting = home.require("privacy.view_nik")
    applicant = read_file(home, stream).details.applicant
    if applicant is None or applicant.nik is None:
        raise NotFound("personal-absent")
    with home.store.work(acting.staff) as work:
        work.open("access", AccessLogged(items=((work.at, "nik.revealed", stream),)))
    return Revealed(applicant.nik, work.changes)
