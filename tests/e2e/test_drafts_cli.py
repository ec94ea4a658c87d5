"""`intake drafts` and `intake discard`: what was set aside is listed without names and given up."""

from __future__ import annotations

import json

from frontoffice.services import drafts
from tests.builders import intake_request
from tests.e2e.station import Station


def test_drafts_are_listed_without_names_and_given_up_once(home, device_dir, capsys):
    kept = drafts.save(home, intake_request(), {"parked_at": 1})
    home.close()
    station = Station(home.folder, device_dir)

    def told(*arguments, status=0):
        answer = station.command(capsys, *arguments, "--json")
        assert answer.status == status, answer
        return json.loads(answer.out)

    (line,) = told("intake", "drafts")["drafts"]
    assert line.keys() == {"draft", "saved_at", "service", "set_aside"}
    assert (line["draft"], line["service"], line["set_aside"]) == (kept, "DKC-KK", True)
    assert told("intake", "discard", str(kept))["draft"] == kept
    assert told("intake", "drafts") == {"drafts": []}
    refused = told("intake", "discard", str(kept), status=3)
    assert refused["error"]["code"] == "draft-unknown"
