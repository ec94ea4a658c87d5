"""Route x caller at the centre and the hub: every address, and who is let in there.

The routes are read from the applications themselves, so a new one without a row fails. There is no
route for an admin: offices, codes and revocations are commands at the centre's own computer.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import msgspec
from litestar import Litestar
from litestar.testing import TestClient

from frontoffice.journal.signing import StationKey, self_certify, sign_request
from frontoffice.server import admin, admission
from frontoffice.server.admin import Centre
from frontoffice.server.app import create_app
from frontoffice.server.hall_pages import kiosk_key
from frontoffice.server.hub_app import create_hall_app, create_hub_app
from frontoffice.server.hub_run import hub_desk
from frontoffice.store import replica
from frontoffice.sync.wire import HEADER, EnrolRequest, body_hash, encode, from_text
from tests.conftest import HomeFactory
from tests.server.test_acceptance import NOW, centre, key
from tests.sync.hub_branch import Branch

__all__ = ["centre", "key"]

STATION, CODE, KIOSK, ANYBODY = "a station of this office", "who holds a code", "the kiosk", "all"
"""Who may. A station proves itself by a signature, a kiosk by its key, a newcomer by its code."""

BLOB, FILE = "/sync/1/{office}/blob/{name}", "/sync/1/{office}/file"
BOTH = {
    "POST /sync/1/{office}/heads": STATION,
    "POST /sync/1/{office}/pull": STATION,
    f"POST {BLOB}": STATION,
    f"PUT {BLOB}/{{generation}}/{{offset}}": STATION,
    f"POST {FILE}": STATION,
    f"POST {FILE}/{{name}}": STATION,
    f"PUT {FILE}/{{name}}/{{generation}}/{{offset}}": STATION,
    f"POST {FILE}/{{name}}/from/{{offset}}": STATION,
    "POST /sync/1/{office}/enrol": CODE,
    "GET /health": ANYBODY,
    "GET /v": ANYBODY,
} | {f"{one} /sync/{{version}}/{{rest}}": ANYBODY for one in ("GET", "POST", "PUT")}

SITE = [
    *("GET /", "GET /{lang}", "GET /{lang}/periksa", "POST /{lang}/periksa", "GET {page}"),
    *(f"GET {{page}}/{one}" for one in ("standar", "standar/{service}", "tarif", "maklumat")),
    *(f"GET {{page}}/{one}" for one in ("antrean", "hasil", "daftar", "daftar/{service}")),
    *(f"GET {{page}}/{one}" for one in ("lacak", "pengaduan", "pengaduan/lacak", "tanya")),
    *(f"GET {{page}}/{one}" for one in ("survei", "rancangan", "rancangan/{service}", "{rest}")),
    *(f"POST {{page}}/{one}" for one in ("lacak", "pengaduan", "pengaduan/lacak", "tanya")),
    *(f"POST {{page}}/{one}" for one in ("survei", "daftar/batal", "daftar/{service}")),
    "POST {page}/rancangan/{service}",
]
"""The public site, in both languages."""

HALL = {f"GET /hall{one}": ANYBODY for one in ("", "/{name}", "/board.json", "/events")} | {
    "GET /hall/font/{file}": ANYBODY,
    "GET /hall/voice/{ticket}/{sound}": ANYBODY,
    "GET /hall/offer.json": KIOSK,
    "GET /hall/find": KIOSK,
    "POST /hall/ticket": KIOSK,
}
PAGE = "/{lang}/{office}"
CENTRE = BOTH | {one.replace("{page}", PAGE): ANYBODY for one in SITE}
HUB = BOTH | HALL | {"POST /sync/1/{office}/queue": STATION}
HALL_ONLY = HALL | dict.fromkeys(("GET /health", "GET /v"), ANYBODY)

FILLED = {
    "office": "MPP1",
    "name": "A" * 22,
    "version": "2",
    "lang": "id",
    "rest": "tidak-ada",
    "service": "TIDAK-ADA",
    "ticket": "A001",
    "sound": "3.wav",
    "file": "Regular.ttf",
    "generation": "1",
    "offset": "0",
}
UNSIGNED, UNKNOWN, REVOKED = "request-unsigned", "station-unknown", "station-revoked"
REFUSED = {"nobody": UNSIGNED, "stranger": UNKNOWN, "other-office": UNKNOWN, "revoked": REVOKED}
"""What a caller who is no station of this office hears; nothing else is said."""


def routes(app: Litestar) -> set[str]:
    """Every method and path of an application, both languages of a page as one."""
    found = set()
    for one in app.routes:
        parts = (part.partition(":")[0].rstrip("}") for part in one.path.split("/"))
        path = "/".join(f"{part}}}" if part.startswith("{") else part for part in parts)
        for lang in ("id", "en"):
            if path == f"/{lang}" or path.startswith(f"/{lang}/"):
                path = f"/{{lang}}{path[3:]}"
        found |= {f"{method} {path}" for method in set(getattr(one, "methods", ())) - {"OPTIONS"}}
    return found


class Callers:
    """Asks as each kind of caller does, over one application."""

    def __init__(self, client: TestClient[Litestar], keys: dict[str, StationKey]) -> None:
        self._client, self._keys = client, keys

    def ask(self, who: str, route: str, body: bytes = b"", kiosk: str = "") -> tuple[int, str]:
        """Status and problem code of one request."""
        method, path = route.split(" ", 1)
        path = path.format_map(FILLED)
        signed = (method, path, body_hash(b"" if method == "PUT" else body))
        key, nonce = self._keys.get(who), b""
        for _turn in range(2):
            headers = {"x-kiosk-key": kiosk} if kiosk else {}
            if key is not None:
                headers[HEADER] = sign_request(key, *signed, nonce)
            answer = self._client.request(method, path, content=body, headers=headers)
            if answer.status_code != 401:
                break
            nonce = from_text(answer.headers[HEADER].split(".")[0])
        problem = "problem" in answer.headers.get("content-type", "")
        return answer.status_code, answer.json()["code"] if problem else ""


def enrolled(centre: Centre, office: str, number: int) -> StationKey:
    """The key of another station the centre knows."""
    found = StationKey.generate()
    own = self_certify(found, office, number, "A", ("office",), issued_at=NOW)
    code = admin.station_code(centre, office, number)["code"]
    request, signed = EnrolRequest(code, msgspec.msgpack.encode(own)), ("POST", "/x", b"hash")
    header = sign_request(found, *signed, b"")
    admission.enrol(centre.database, centre.home, office, header, request, signed, NOW)
    return found


def judge(callers: Callers, table: dict[str, str], kiosk: str = "") -> dict[str, Any]:
    """What each caller met where the table says something else."""
    wrong: dict[str, Any] = {}
    for route, who in table.items():
        if route == "GET /hall/events":
            continue
        met = {one: callers.ask(one, route) for one in (*REFUSED, "station")}
        if who == STATION:
            expected = {one: (403, code) for one, code in REFUSED.items()}
            let_in = met.pop("station")[1] not in REFUSED.values()
            fine = let_in and met == expected
        elif who == CODE:
            fine = all(one[0] in (403, 422) for one in met.values())
        elif who == KIOSK:
            shut = all(one == (403, "kiosk-key-wrong") for one in met.values())
            fine = shut and callers.ask("nobody", route, kiosk=kiosk)[0] != 403
        else:
            status, code = met["nobody"]
            shut = status in (401, 405) or status >= 500 or code in REFUSED.values()
            fine = len(set(met.values())) == 1 and not shut
        if not fine:
            wrong[route] = met
    return wrong


def test_the_centre_lets_in_whom_the_table_names(centre: Centre, key: StationKey) -> None:
    admin.office_add(centre, "MPP2", "MPP Lain")
    keys = {
        "stranger": StationKey.generate(),
        "other-office": enrolled(centre, "MPP2", 1),
        "revoked": enrolled(centre, "MPP1", 4),
        "station": key,
    }
    admin.station_revoke(centre, "MPP1", 4)
    app = create_app(centre)
    assert routes(app) == set(CENTRE)
    with TestClient(app) as client:
        assert judge(Callers(client, keys), CENTRE) == {}
        newcomer = StationKey.generate()
        own = self_certify(newcomer, "MPP1", 9, "A", ("office",), issued_at=NOW)
        code = admin.station_code(centre, "MPP1", 9)["code"]
        body = encode(EnrolRequest(code, msgspec.msgpack.encode(own)))
        asks = Callers(client, {"newcomer": newcomer, "other": StationKey.generate()})
        assert asks.ask("other", "POST /sync/1/{office}/enrol", body) == (403, UNSIGNED)
        assert asks.ask("newcomer", "POST /sync/1/{office}/enrol", body) == (200, "")


@contextmanager
def hub(
    folder: Path, make_home: HomeFactory
) -> Iterator[tuple[Any, dict[str, StationKey], Branch]]:
    """A hub that knows a station of its office and one that was revoked."""
    with ExitStack() as stack:
        branch = Branch(folder, make_home, stack)
        keys = {"stranger": StationKey.generate(), "other-office": StationKey.generate()}
        for number, name in ((2, "station"), (4, "revoked")):
            store = branch.enrolled(number).store
            keys[name] = store.key
            with branch.hub_home.store.writing() as connection:
                replica.keep_certificate(connection, store.certificate)
        with branch.hub_home.store.writing() as connection:
            connection.exec_driver_sql("UPDATE certificate SET revoked_at = 1 WHERE station = 4")
        yield stack.enter_context(hub_desk(branch.hub_home)), keys, branch


def test_a_hub_lets_in_whom_the_table_names(tmp_path: Path, make_home: HomeFactory) -> None:
    with hub(tmp_path, make_home) as (desk, keys, branch):
        kiosk = kiosk_key(branch.hub_home)
        for app, table in ((create_hub_app(desk), HUB), (create_hall_app(desk), HALL_ONLY)):
            assert routes(app) == set(table)
            with TestClient(app) as client:
                assert judge(Callers(client, keys), table, kiosk) == {}
