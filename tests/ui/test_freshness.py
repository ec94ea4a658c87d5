"""The freshness light in words, and the exchange behind it with and without a line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

from frontoffice.domain.errors import Refused
from frontoffice.services.station import Onlooker
from frontoffice.store import replica
from frontoffice.store.replica import Peer
from frontoffice.sync.session import Progress, SyncReport
from frontoffice.sync.status import Freshness as Status
from tests.conftest import NOW
from ui import freshness
from ui.exchange import Exchange, Pace
from ui.line_watch import LineWatch
from ui.tasks import ImmediateRunner

HOUR = 3_600_000


def report(**changes):
    usual = {
        "online": True,
        "pushed": 0,
        "pulled": 0,
        "waiting": 0,
        "even": True,
        "conflicts": 0,
        "findings": 0,
        "bytes_up": 0,
        "bytes_down": 0,
        "requests": 1,
        "seconds": 0.1,
    }
    return SyncReport(**(usual | changes))


@pytest.mark.parametrize(
    ("found", "state", "words", "small"),
    [
        (Status("alone", 0, 0, None, False), "alone", "Tersimpan di sini", ""),
        (Status("alone", 0, 2, None, False), "alone", "Tersimpan di sini", "2 temuan"),
        (Status("sent", 0, 0, NOW, True), "sent", "Terkirim", ""),
        (
            Status("sent", 0, 0, NOW - 3 * HOUR, True),
            "sent",
            "Terkirim",
            "kontak terakhir 3 jam lalu",
        ),
        (
            Status("sent", 0, 0, NOW - 50 * HOUR, True),
            "silent",
            "kontak terakhir 2 hari lalu",
            "Terkirim",
        ),
        (Status("hub", 0, 0, NOW, True), "hub", "Aman di hub", ""),
        (
            Status("waiting", 14, 0, NOW - 2 * HOUR, True),
            "waiting",
            "14 menunggu",
            "kontak terakhir 2 jam lalu",
        ),
        (Status("waiting", 1400, 0, None, True), "waiting", "1.400 menunggu", "belum pernah"),
        (Status("waiting", 5, 2, NOW, True), "held", "2 temuan", "5 menunggu"),
        (Status("troubled", 3, 0, NOW, True), "held", "Pusat menolak", "3 menunggu"),
    ],
)
def test_the_worst_state_leads(qapp, found, state, words, small):
    light = freshness.shown(found, NOW)

    assert (light.state, light.words) == (state, words)
    assert light.small.startswith(small)
    assert bool(light.small) == bool(small)


@pytest.mark.parametrize(
    ("reports", "kind", "words"),
    [
        ([report(online=False, waiting=14)], "warn", "14 catatan aman di komputer ini"),
        ([report(pushed=5, waiting=9)], "warn", "9 catatan masih menunggu"),
        ([report()], "say", "Tidak ada yang baru"),
        ([report(pushed=120, pulled=3)], "say", "120 catatan terkirim, 3 diterima"),
    ],
)
def test_an_exchange_says_what_it_did(qapp, reports, kind, words):
    told = freshness.report_words(reports)

    assert told[0] == kind
    assert words in told[1]


def test_progress_is_told_in_words(qapp):
    assert freshness.stage_words(Progress("contact")) == "Menghubungi pusat…"
    assert freshness.stage_words(Progress("send", 40, 80)) == "Mengirim catatan… 50 %"


@pytest.fixture
def enrolled(home):
    """A home that knows a centre nobody answers for."""
    with home.store.writing() as connection:
        replica.keep_peer(connection, Peer("http://127.0.0.1:9", "central", bytes(32)))
    return home


def test_no_line_is_a_state_and_what_waits_is_counted(qapp, enrolled, clock):
    exchange = Exchange(ImmediateRunner(), clock)
    told = []
    exchange.told.connect(lambda kind, words: told.append((kind, words)))
    exchange.begin(enrolled)
    assert exchange.light.state == "waiting"
    exchange.run()

    assert told[-1][0] == "warn"
    assert "Belum ada sambungan" in told[-1][1]
    assert exchange.light.small == "belum pernah tersambung"


def test_a_quiet_run_tells_nothing(qapp, enrolled, clock):
    exchange = Exchange(ImmediateRunner(), clock)
    told = []
    exchange.told.connect(lambda kind, words: told.append(words))
    exchange.begin(enrolled)
    exchange.run(loud=False)

    assert told == []


class Network(QObject):
    """A system that tells of its networks."""

    reachabilityChanged = Signal(object)


def test_a_network_that_comes_back_starts_what_waits(qapp):
    tried, network = [], Network()
    watch = LineWatch(lambda: tried.append(1), network)
    network.reachabilityChanged.emit(QNetworkInformation.Reachability.Disconnected)
    assert tried == []
    network.reachabilityChanged.emit(QNetworkInformation.Reachability.Online)
    assert tried == [1]
    watch.deleteLater()


def test_without_a_line_it_is_tried_again_by_itself_later_and_later(qapp, enrolled, clock, qtbot):
    exchange = Exchange(ImmediateRunner(), clock, Pace(first=10, quiet=60_000, again=10))
    told = []
    exchange.told.connect(lambda kind, words: told.append(words))
    asked = []
    exchange.finished.connect(lambda reports: asked.append(exchange.next_at))
    exchange.begin(enrolled)
    qtbot.waitUntil(lambda: len(asked) >= 3, timeout=10_000)
    assert told == []
    qtbot.waitUntil(lambda: exchange.next_at is not None)
    assert exchange.next_at - clock.now() >= 8 * 4


@pytest.mark.parametrize(
    ("code", "data", "words"),
    [
        ("line-stalled", {"host": "pusat"}, "diam terlalu lama"),
        ("line-captive", {}, "Buka peramban"),
        ("proxy-refused", {"proxy": "p", "host": "h", "reason": "407"}, "Proxy p menolak"),
        ("tls-untrusted", {"host": "h", "reason": "expired"}, "Periksa tanggal dan jam"),
    ],
)
def test_why_there_is_no_line_is_said_with_its_next_step(qapp, code, data, words):
    kind, said = freshness.report_words(
        [report(online=False, waiting=3, trouble=code, trouble_data=data)]
    )
    assert kind == "warn"
    assert words in said
    assert "3 catatan aman" in said


def test_a_certificate_judged_without_dates_is_said(qapp):
    assert "dari kunci" in freshness.report_words([report(pushed=2, dates_ignored=True)])[1]


def test_a_refusal_is_said_with_its_next_step(qapp, enrolled, clock):
    class RefusingRunner(ImmediateRunner):
        def sync(self, work, **told):
            def refuse(_watch):
                raise Refused("station-revoked")

            return super().sync(refuse, **told)

    exchange = Exchange(RefusingRunner(), clock)
    told = []
    exchange.told.connect(lambda kind, words: told.append(kind))
    exchange.begin(enrolled)
    exchange.run()

    assert told == ["fail"]


def test_the_onlooker_sees_each_commit_once(home, make_home):
    onlooker = Onlooker(home)
    assert onlooker.look() is None
    with home.store.work("rina.a") as work:
        work.open("office", home.office)
    seen = onlooker.look()
    assert {kind.partition("/")[0] for kind in seen.kinds} == {"office.set"}
    assert onlooker.look() is None
    home.store.set_setting("x", b"1")
    assert onlooker.look().streams == frozenset()
    onlooker.close()
