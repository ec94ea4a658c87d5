"""The standard branch day (2,000 applications, 6,000 moves) as journal entries of one station."""

from __future__ import annotations

import random

from frontoffice.domain import canonical
from frontoffice.journal.entry import Entry, chain_id, commitment, stream_name
from frontoffice.journal.signing import StationKey


def _list(text: str) -> list[str]:
    return text.split(";" if ";" in text else " ")


FIRST_NAMES = _list(
    "Siti Ahmad Budi Dewi Rizky Putri Agus Sri Muhammad Nur Eka Wahyu Dian Fitri Hendra Yuni "
    "Joko Ratna Andi Lestari Bambang Indah Fajar Maya Taufik Wulan Hasan Kartika Slamet Rina"
)
LAST_NAMES = _list(
    "Santoso Wijaya Saputra Lestari Hidayat Nugroho Rahayu Siregar Simanjuntak Pratama Kusuma"
    " Setiawan Utami Wibowo Ginting Harahap Maulana Suryani Purnomo Handayani Nasution "
    "Gunawan Ramadhan Susanto Permata"
)
STREETS = _list(
    "Jl. Merdeka;Jl. Sudirman;Jl. Diponegoro;Jl. Gajah Mada;Jl. Ahmad Yani;Jl. Veteran;Gg. "
    "Mawar;Gg. Melati;Jl. Pahlawan;Jl. Kartini;Perum Griya Asri Blok C"
)
VILLAGES = _list(
    "Sukamaju;Cibeureum;Karanganyar;Mekarsari;Tegalrejo;Banjarsari;Purwosari;Kebonjeruk"
)
FEES = [0, 0, 0, 0, 0, 0, 30000, 450000, 0, 0, 0, 100000, 250000, 0, 0, 0, 0, 0, 10000, 300000]
REQUIREMENTS = _list("KTP KK PENGANTAR FOTO F101 KUASA PBB MATERAI NIKAH IJAZAH NPWP DOMISILI")
CHECK = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
OPENS_AT = 1_795_136_400_000  # 2026-11-20 01:00 UTC
FEED = "MPP1"


def _check(rng: random.Random) -> str:
    """A check character: as good as random."""
    return rng.choice(CHECK)


def _application(rng: random.Random, place: int) -> tuple[dict, dict]:
    service = rng.randrange(20)
    name = f"{rng.choice(FIRST_NAMES)} {rng.choice(FIRST_NAMES)} {rng.choice(LAST_NAMES)}"
    address = (
        f"{rng.choice(STREETS)} No. {rng.randrange(1, 240)} RT {rng.randrange(1, 12):02d}"
        f"/RW {rng.randrange(1, 9):02d} Kel. {rng.choice(VILLAGES)}"
    )
    nik = (
        f"3374{rng.randrange(1, 17):02d}{rng.randrange(1, 29) + rng.choice((0, 40)):02d}"
        f"{rng.randrange(1, 13):02d}{rng.randrange(50, 100)}{rng.randrange(1, 10000):04d}"
    )
    number = f"MPP1-261120-03A{place + 1:04d}"
    checklist = [
        {
            "after_ms": 5000 * row + 1000 * rng.randrange(5),
            "item": item,
            "note": "" if rng.random() < 0.9 else "kurang jelas, mohon dibawa ulang",
            "ok": rng.random() < 0.9,
        }
        for row, item in enumerate(rng.sample(REQUIREMENTS, 8))
    ]
    body = {
        "checklist": checklist,
        "counter": rng.randrange(1, 9),
        "fee_rupiah": FEES[service],
        "number": f"{number}-{_check(rng)}",
        "outcome": "selesai" if rng.random() < 0.8 else "diproses",
        "priority": rng.random() < 0.08,
        "receipt_number": f"K{number}-{_check(rng)}",
        "service": f"SVC-{service:03d}",
        "standard": f"service:SVC-{service:03d}@{service * 0x1F3A5C71 & 0xFFFFFFFF:08x}",
        "ticket": f"{rng.choice('ABCD')}{place:04d}",
    }
    phone = f"08{rng.randrange(10**9, 10**10)}"
    return body, {"address": address, "name": name, "nik": nik, "phone": phone}


def standard_day(key: StationKey, applications: int = 2000, seed: int = 20261122) -> list[Entry]:
    """The entries of one station's day in the order of their times, each an act of its own."""
    rng = random.Random(seed)
    chain = chain_id(key.public, FEED)
    facts: list[tuple[int, int, int, str, dict, dict | None]] = []
    for place in range(applications):
        at = OPENS_AT + 1000 * (place * 14 + rng.randrange(14)) + rng.randrange(1000)
        officer = f"ptg-{rng.randrange(1, 13):02d}"
        body, personal = _application(rng, place)
        facts.append((at, place, -1, officer, body, personal))
        for step, status in enumerate(("diterima", "diproses", "selesai")):
            moved_at = at + 60_000 * (3 * step + rng.randrange(3)) + rng.randrange(1000)
            move = {"to": status}
            if rng.random() >= 0.95:
                move["note"] = "berkas lengkap"
            facts.append((moved_at, place, step, officer, move, None))
    facts.sort(key=lambda fact: fact[:3])
    entries: list[Entry] = []
    last: dict[int, Entry] = {}
    for seq, (at, place, _, officer, body, personal) in enumerate(facts, 1):
        before = last.get(place)
        sealed = canonical.encode(personal) if personal else None
        salt = rng.randbytes(8) if sealed else None
        entry = Entry(
            chain=chain,
            seq=seq,
            act=seq,
            at=at,
            clock=(None, False),
            stream=before.stream if before else stream_name("case", chain, seq),
            after=((chain, before.seq),) if before else (),
            kind="case.moved/1" if before else "case.submitted/1",
            actor=officer,
            body=canonical.encode(body),
            circle="agency:DKC" if sealed else None,
            personal=sealed,
            salt=salt,
            commitment=commitment(sealed, salt) if sealed and salt else None,
        )
        last[place] = entry
        entries.append(entry)
    return entries
