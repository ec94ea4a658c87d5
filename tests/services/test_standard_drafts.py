"""Drafts of standards: begun, revised, undone, commented on, answered, adopted; never names."""

from __future__ import annotations

import datetime as dt
import json

import msgspec
import pytest

from frontoffice.domain.catalogue import catalogue_from_plain
from frontoffice.domain.catalogue_write import catalogue_plain
from frontoffice.domain.errors import FrontOfficeError
from frontoffice.services import (
    catalogue,
    journal,
    standard_comments,
    standard_drafts,
    standard_drafts_read,
)
from frontoffice.services.standard_drafts_read import standard_of
from frontoffice.store import apply
from tests import builders
from tests.builders import FREE
from tests.conftest import OFFICER
from tests.e2e.station import Station
from tests.services.apart import exchange

DAY = 86_400_000
TODAY = dt.date(2026, 11, 23)
UNTIL = dt.date(2026, 12, 4)
DECREE = "SK Kepala Dinas 065/12/2026"


def refused(code: str):
    return pytest.raises(FrontOfficeError, match=f"^{code}")


def drafted(home) -> str:
    return standard_drafts.make(home, FREE, "Waktu dipersingkat").stream


def opened(home) -> str:
    stream = drafted(home)
    standard_drafts.revise(home, stream, {"sla_working_days": 2})
    standard_drafts.publish(home, stream, UNTIL)
    return stream


def dump(home):
    with home.store.read() as connection:
        return apply.dump(connection)


def text_of(home, stream: str):
    return standard_of(standard_drafts_read.read(home, stream))


def test_a_catalogue_file_of_the_standards_reads_back_as_they_are():
    known = builders.catalogue()
    plain = catalogue_plain(known.standards, known.agencies, known.documents)
    assert catalogue_from_plain(plain).standards == known.standards


def test_a_draft_begins_with_the_version_in_force_and_is_revised_and_undone(home):
    stream = drafted(home)
    first = text_of(home, stream)
    assert first == msgspec.structs.replace(builders.standard(FREE), decree=None)
    standard_drafts.revise(home, stream, {"sla_working_days": 2})
    standard_drafts.revise(home, stream, {"procedure": ["Ambil nomor", "Serahkan berkas"]})
    standard_drafts.undo(home, stream)
    assert text_of(home, stream).sla_working_days == 2
    assert text_of(home, stream).procedure == first.procedure
    standard_drafts.undo(home, stream)
    assert text_of(home, stream) == first
    with refused("draft-nothing-to-undo"):
        standard_drafts.undo(home, stream)
    with refused("draft-exists"):
        drafted(home)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"sla_working_days": None}, "lint-sla-one-of"),
        ({"fee_rupiah": -1}, "lint-amount-negative"),
        ({"procedure": "satu"}, "draft-field-bad"),
        ({"code": "X"}, "draft-field-unknown"),
        ({"requirements": [{"code": "TIDAK-ADA", "name": "x", "form": "copy"}]}, "lint-document"),
    ],
)
def test_a_draft_takes_nothing_that_no_catalogue_would_take(home, changed, code):
    stream = drafted(home)
    with refused(code):
        standard_drafts.revise(home, stream, changed)


def test_what_the_public_reads_does_not_change_and_cannot_be_undone(home, clock):
    stream = opened(home)
    for act in (
        lambda: standard_drafts.revise(home, stream, {"sla_working_days": 3}),
        lambda: standard_drafts.undo(home, stream),
        lambda: standard_drafts.adopt(home, stream, DECREE, TODAY),
    ):
        with refused("draft-still-open"):
            act()
    with refused("draft-until-bad"):
        standard_drafts.publish(home, stream, UNTIL)
    assert standard_drafts.publish(home, stream, UNTIL + dt.timedelta(3)).stage == "open"
    clock.advance(15 * DAY)
    with refused("draft-nothing-to-undo"):
        standard_drafts.undo(home, stream)
    standard_drafts.revise(home, stream, {"sla_working_days": 3})
    standard_drafts.undo(home, stream)
    assert text_of(home, stream).sla_working_days == 2


def test_a_comment_is_answered_before_the_draft_becomes_a_version(home, clock):
    stream = opened(home)
    with refused("comment-channel-bad"):
        standard_comments.receive(home, stream, "Bagus", "web")
    with refused("draft-not-open"):
        standard_comments.receive(home, stream, "Bagus", "box", on=TODAY - dt.timedelta(1))
    standard_comments.receive(
        home, stream, "Dua hari masih lama, kata Mak Surti", "box", "Surti Wati"
    )
    clock.advance(12 * DAY)
    standard_comments.receive(home, stream, "Setuju", "letter", on=UNTIL)
    with refused("draft-comments-open"):
        standard_drafts.adopt(home, stream, DECREE, TODAY)
    first, second = standard_comments.listing(home, stream)
    assert (first.name, first.channel, second.name) == ("Surti Wati", "box", "")
    with refused("comment-names"):
        standard_comments.answer(home, first.stream, "partly", "Kata Surti lama", "Satu hari.")
    with refused("draft-words-personal"):
        standard_comments.answer(home, first.stream, "partly", "Hubungi 0812 3456 7890", "Ya.")
    standard_comments.answer(home, first.stream, "partly", "Dua hari masih lama", "Satu hari.")
    standard_comments.answer(home, second.stream, "accepted", "Setuju", "Terima kasih.")
    standard_drafts.revise(home, stream, {"sla_working_days": 1, "product": "KK baru"})
    with refused("draft-decree-missing"):
        standard_drafts.adopt(home, stream, "SK", TODAY)
    with refused("draft-from-early"):
        standard_drafts.adopt(home, stream, DECREE, TODAY)
    done = standard_drafts.adopt(home, stream, DECREE, dt.date(2026, 12, 7))
    later = home.reference.standard(FREE, dt.date(2026, 12, 7))
    assert (later.content, later.standard.decree) == (done.content, DECREE)
    assert later.standard.unverified == ()
    assert home.reference.standard(FREE, dt.date(2026, 12, 6)).standard.decree is None
    with refused("draft-already-adopted"):
        standard_drafts.withdraw(home, stream, "salah")


def test_a_standard_of_the_centre_waits_for_the_centre(home, clock, tmp_path):
    """The file goes to the centre; its publication is then what the draft became."""
    known = builders.catalogue()
    only = tuple(one for one in known.standards if one.code == FREE)
    catalogue.publish(home, msgspec.structs.replace(known, standards=only), "office")
    stream = opened(home)
    clock.advance(14 * DAY)
    with refused("draft-centre-publishes"):
        standard_drafts.adopt(home, stream, DECREE, UNTIL)
    file = tmp_path / "rancangan.yaml"
    content = standard_drafts.export(home, stream, file, DECREE, UNTIL)
    catalogue.publish(home, catalogue.read_catalogue(file), "local")
    with refused("draft-centre-publishes"):
        standard_drafts.adopt(home, stream, DECREE, UNTIL)
    catalogue.publish(home, catalogue.read_catalogue(file), "office")
    assert standard_drafts.adopt(home, stream, DECREE, UNTIL).content == content


def test_a_counter_officer_takes_comments_down_but_never_reads_who_wrote_them(home, make_home):
    stream = opened(home)
    make_home.sign_in(home, OFFICER)
    standard_comments.receive(home, stream, "Tambah kursi", "box", "Surti Wati")
    (one,) = standard_comments.listing(home, stream)
    assert (one.text, one.name) == (None, None)
    for act in (
        lambda: standard_comments.answer(home, one.stream, "accepted", "x", "y"),
        lambda: standard_drafts.withdraw(home, stream, "x"),
        lambda: drafted(home),
    ):
        with refused("not-allowed"):
            act()


def test_no_export_of_the_journal_holds_a_comment(home, tmp_path):
    stream = opened(home)
    standard_comments.receive(home, stream, "Kata-kata khas", "box", "Surti Wati")
    file = tmp_path / "journal.jsonl"
    journal.export(home, file, personal=True)
    told = file.read_text()
    assert "comment.received/1" in told
    assert "Surti" not in told
    assert "khas" not in told


def test_rebuilt_models_say_the_same(home, clock):
    stream = opened(home)
    standard_comments.receive(home, stream, "Satu", "box", "Surti Wati")
    (one,) = standard_comments.listing(home, stream)
    standard_comments.answer(home, one.stream, "rejected", "Satu", "Tidak.")
    clock.advance(14 * DAY)
    standard_drafts.adopt(home, stream, DECREE, UNTIL)

    before = dump(home)
    home.store.rebuild()
    assert dump(home) == before


def test_what_two_stations_did_apart_waits_for_a_choice(make_home):
    one = make_home("one", station=3)
    other = make_home("other", station=7, published=False)
    exchange(one, other)
    stream = drafted(one)
    exchange(one, other)
    standard_drafts.revise(one, stream, {"sla_working_days": 2})
    standard_drafts.revise(other, stream, {"sla_working_days": 3})
    exchange(one, other)
    torn = standard_drafts_read.show(one, stream)
    assert [side.actor for side in torn.sides] == ["rina.a", "rina.a"]
    assert torn.standard.sla_working_days == 1
    with refused("draft-in-conflict"):
        standard_drafts.publish(one, stream, UNTIL)
    with refused("draft-side-unknown"):
        standard_drafts.settle(one, stream, ("00" * 8, 1), "yang benar")
    chosen = next(side.ref for side in torn.sides if side.ref[0] == other.store.chain.hex())
    standard_drafts.settle(one, stream, chosen, "yang benar")
    answered_apart(one, other, stream)
    for home in (one, other):
        assert text_of(home, stream).sla_working_days == 3
        assert standard_drafts_read.show(home, stream).sides == ()
    before = dump(one)
    assert dump(other) == before
    other.store.rebuild()
    assert dump(other) == before


def answered_apart(one, other, stream):
    """A comment answered at both stations at once: both answers stay, one counts everywhere."""
    standard_drafts.publish(one, stream, UNTIL)
    exchange(one, other)
    standard_comments.receive(other, stream, "Tiga hari lama", "box", "Surti Wati")
    exchange(one, other)
    for home, outcome in ((one, "accepted"), (other, "rejected")):
        (comment,) = standard_comments.listing(home, stream)
        standard_comments.answer(home, comment.stream, outcome, "Lama", "Sudah dibahas.")
    exchange(one, other)
    assert standard_comments.listing(one, stream) == standard_comments.listing(other, stream)


def test_the_command_line_does_the_same(home, device_dir, capsys, tmp_path):
    home.close()
    station = Station(home.folder, device_dir)

    def told(*arguments, status=0):
        answer = station.command(capsys, "catalogue", "draft", *arguments, "--json")
        assert answer.status == status, answer
        return json.loads(answer.out)

    assert told("make", FREE, "--reason", "Waktu dipersingkat")["stage"] == "drafted"
    file = tmp_path / "ubah.json"
    file.write_text('{"sla_working_days": 2}')
    told("revise", FREE, str(file))
    assert told("publish", FREE, "--until", "2099-12-31")["stage"] == "open"
    told("comment", FREE, "--text", "Terlalu lama", "--channel", "box", "--name", "Surti")
    told("answer", FREE, "1", "--outcome", "accepted", "--gist", "Lama", "--text", "Ya.")
    shown = told("show", FREE)
    assert (shown["changed"], shown["comments"][0]["gist"]) == ([3], "Lama")
    assert told("list")["drafts"][0]["waiting"] == 0
    told("minutes", FREE, "--out", str(tmp_path / "ba.pdf"))
    assert (tmp_path / "ba.pdf").read_bytes().startswith(b"%PDF")
    late = told("adopt", FREE, "--decree", DECREE, "--from", "2027-01-01", status=3)
    assert late["error"]["code"] == "draft-still-open"
