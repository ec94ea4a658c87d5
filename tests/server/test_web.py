"""The centre's web side over real HTTP: public pages, problems with sentences, one ready line."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.documents.receipt import lay_out_receipt
from frontoffice.resources import resource
from frontoffice.server.run import Running, running_server
from tests.documents import papers
from tests.documents.signing import AUTHORITY, facts_of, proof_text
from tests.sync.serving import ServerProcess

FACTS = facts_of(papers.FREE, lay_out_receipt(papers.FREE).facts_hash)


@pytest.fixture
def centre(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "devices"))
    with running_server(tmp_path / "centre") as one:
        yield one


def ask(
    centre: Running, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", centre.port, timeout=10)
    try:
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, found, answer.read()
    finally:
        connection.close()


def test_the_server_says_in_one_line_where_it_is_and_stops_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTOFFICE_DEVICE_DIR", str(tmp_path / "devices"))
    with ServerProcess(tmp_path / "centre") as server:
        assert server.line == f"frontoffice central siap di http://127.0.0.1:{server.port}"
        assert server.stop() == 0


def test_health_answers(centre: Running) -> None:
    status, _, body = ask(centre, "GET", "/health")
    assert (status, json.loads(body)) == (200, {"ok": True})


def test_the_verification_page_asks_nobody_else(centre: Running) -> None:
    status, headers, body = ask(centre, "GET", "/v")
    page = body.decode()
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert not re.search(r"https?://", page)
    assert "{authority}" not in page
    assert centre.centre.home.authority.public.hex() in page
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_the_page_reads_what_the_paper_says() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node here: the page's script cannot be run outside a browser")
    script = re.search(
        r"<script>(.*?)</script>",
        resource("server", "verification.html").read_text("utf-8"),
        re.DOTALL,
    )
    assert script is not None
    text = proof_text(FACTS)
    other = text[:-1] + ("A" if text[-1] != "A" else "B")
    key = AUTHORITY.public.hex()
    asked = [[text, key], [other, key], [text, "11" * 32], [text[:40], key], ["halo", key]]
    harness = (
        "const location = { hash: '', href: '' }, navigator = { language: 'id' };\n"
        "const addEventListener = () => {};\n"
        + script[1]
        + "\n(async () => { for (const [text, key] of "
        + json.dumps(asked)
        + ") { const { verdict, facts } = await check(text, bytesOf(BigInt('0x' + key), 32));"
        " console.log(JSON.stringify([verdict, facts ? rows(facts) : []])); } })();"
    )
    done = subprocess.run([node, "-e", harness], capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    verdicts = [verdict for verdict, _ in answers]
    assert verdicts == ["genuine", "altered", "unknown-station", "unreadable", "unreadable"]
    shown = dict(answers[0][1])
    assert shown["Nomor permohonan"] == FACTS.number
    assert shown["Nomor tanda terima"] == FACTS.receipt_number
    assert shown["Layanan"] == FACTS.service
    assert shown["Jumlah"] == "Tidak dipungut biaya"
    assert shown["Stasiun"] == "MPP1 03A"
    assert "R.P." in shown["Pemohon"]


def test_problems_speak_the_readers_language(centre: Running) -> None:
    status, headers, body = ask(centre, "POST", "/sync/1/MPP1/heads", b"x", fo="a.b.c")
    problem = json.loads(body)
    assert (status, problem["code"]) == (403, "request-unsigned")
    assert headers["content-type"] == "application/problem+json"
    assert problem["title"] == "Permintaan tidak bertanda tangan stasiun."
    assert problem["detail"]
    english = {"accept-language": "en-GB,en;q=0.9", "fo": "a.b.c"}
    _, _, body = ask(centre, "POST", "/sync/1/MPP1/heads", b"x", **english)
    assert json.loads(body)["title"] == "The request carries no station's signature."


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/sync"),
        ("GET", "/sync/1/MPP1/heads"),
        ("DELETE", "/v"),
        ("POST", "/sync/1/MPP1/enrol"),
        ("POST", "/sync/1//heads"),
        ("PUT", "/sync/1/MPP1/blob/x/y/z"),
        ("PUT", "/sync/1/MPP1/blob/AAAA/0/0"),
        ("PUT", "/sync/1/MPP1/blob/AAAA/-1/99999999999999999999"),
        ("POST", "/sync/1/%00/heads"),
        ("POST", "/sync/1/MPP1/pull"),
    ],
)
def test_nonsense_gets_our_own_refusal(centre: Running, method: str, path: str) -> None:
    for body in (b"", b"\x93\x01", b"\xff" * 2000, b"x" * 300_000):
        status, headers, answer = ask(centre, method, path, body)
        assert 400 <= status < 500
        assert headers["content-type"] == "application/problem+json"
        assert headers["fo"].startswith(".")
        assert json.loads(answer)["title"]
