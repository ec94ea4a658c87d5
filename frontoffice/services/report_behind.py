"""What lies behind a figure of a report, whichever list it is on."""

from __future__ import annotations

from frontoffice.services import report_counts, report_lists
from frontoffice.services.home import Home
from frontoffice.services.report_cases import Scope
from frontoffice.services.report_lists import Behind
from frontoffice.services.report_tables import Wording


def behind(home: Home, scope: Scope, figure: str, named: Wording, offset: int = 0) -> Behind:
    """A page of what lies behind a figure such as `cases/agency=DUKCAPIL/broken`.

    Raises PermissionDenied; KeyError for a figure there is none of.
    """
    home.require("report.view")
    if figure.partition("/")[0] in report_counts.COUNTS:
        return report_counts.read(home, scope, figure, named)
    return report_lists.read(home, scope, figure, named, offset)
