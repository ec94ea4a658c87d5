"""Heads, export and rebuild as a branch admin uses them."""

from __future__ import annotations

import json

import pytest

from frontoffice.domain.errors import PermissionDenied
from frontoffice.services import intake, journal
from tests.builders import FREE, PAID, intake_request
from tests.conftest import ADMIN, OFFICER

NIK, NAME, PHONE = "3273011508900001", "Budi Santoso", "081290000001"


@pytest.fixture
def worked(home):
    intake.submit(home, intake_request(FREE, serial=1))
    intake.submit(home, intake_request(PAID, serial=9))
    return home


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_heads_name_the_own_chain_first_with_its_signature(worked):
    (head,) = journal.heads(worked)
    assert head.own
    assert head.station == worked.store.chain.hex()
    assert head.seq == journal.verify(worked).entries
    assert len(bytes.fromhex(head.hash)) == 32
    assert len(bytes.fromhex(head.signature)) == 64


def test_an_export_has_every_entry_and_no_personal_data(worked, tmp_path):
    path = tmp_path / "journal.jsonl"
    count = journal.export(worked, path)
    first, *entries = lines(path)
    assert first["format"] == journal.FORMAT
    assert first["heads"][0]["hash"] == entries[-1]["hash"]
    assert [one["seq"] for one in entries] == list(range(1, count + 1))
    registered = next(one for one in entries if one["kind"] == "case.registered/1")
    assert registered["body"]["service"] == FREE
    assert registered["commitment"]
    text = path.read_text("utf-8")
    assert not any(one in text for one in (NIK, NAME, PHONE, "Rina Admin"))
    assert path.stat().st_mode & 0o077 == 0


def test_personal_data_is_exported_only_when_asked_and_that_is_noted(worked, tmp_path):
    path = tmp_path / "journal.jsonl"
    journal.export(worked, path, personal=True)
    text = path.read_text("utf-8")
    assert NIK in text
    assert PHONE in text
    last = lines(path)[-1]
    assert (last["kind"], last["actor"]) == ("access.logged/1", ADMIN)
    assert last["body"]["items"][0][1] == "journal.export"


def test_an_officer_may_verify_but_not_export(worked, make_home, tmp_path):
    make_home.sign_in(worked, OFFICER)
    assert journal.verify(worked).ok
    with pytest.raises(PermissionDenied):
        journal.export(worked, tmp_path / "journal.jsonl")
    assert not (tmp_path / "journal.jsonl").exists()


def test_rebuild_and_verify_tell_their_progress(worked):
    told = []
    done = journal.rebuild(worked, lambda part, total: told.append((part, total)))
    assert told[-1] == (done, done)
    told.clear()
    journal.verify(worked, lambda part, total: told.append((part, total)))
    assert told[-1] == (done, done)
