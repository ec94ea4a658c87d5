"""The fact that somebody dealt with a finding: it leaves the inbox, no state changes."""

from __future__ import annotations

from frontoffice.domain.facts import Fact, ReasonPersonal, fact


@fact("finding.settled/1", personal=ReasonPersonal)
class FindingSettled(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A finding was dealt with, for the reason in the personal part.

    `code` is the kind of finding, `key` names exactly what was found: when more of it turns up,
    the key is another one and the finding is back.
    """

    code: str
    key: str
