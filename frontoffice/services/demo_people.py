"""Invented citizens from a seed: common names in chance combinations, NIKs with test serials."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import Any

# Written as words in a row, which a person can read and add to.
# ruff: noqa: SIM905
_FIRST = {
    "L": (
        "Ahmad Budi Agus Muhammad Wahyu Hendra Joko Andi Bambang Fajar Hasan Slamet Rizky Yusuf "
        "Made Ketut Daniel Yohanes Togar Asep Ujang Rahmat Iwan Dedi Eko Surya Arif Galih"
    ).split(),
    "P": (
        "Siti Dewi Putri Sri Nur Eka Dian Fitri Yuni Ratna Indah Maya Wulan Kartika Rina Ayu "
        "Lestari Maria Ni_Luh Tiur Euis Neneng Rahmi Winda Endang Sari Anisa Larasati"
    ).split(),
}
_LAST = (
    "Santoso Wijaya Saputra Hidayat Nugroho Rahayu Siregar Simanjuntak Pratama Kusuma Setiawan "
    "Utami Wibowo Ginting Harahap Maulana Suryani Purnomo Nasution Gunawan Ramadhan Susanto "
    "Permata Situmorang Tanjung Lubis Wulandari Firmansyah Mahendra Anggraini"
).split()
_STREETS = (
    "Jl. Merdeka;Jl. Sudirman;Jl. Diponegoro;Jl. Gajah Mada;Jl. Ahmad Yani;Jl. Veteran;Gg. Mawar;"
    "Gg. Melati;Jl. Pahlawan;Jl. Kartini;Perum Griya Asri"
).split(";")
_REGIONS = ("327301", "327302", "327303", "327304", "327305", "327306", "327307", "327308")
_SERIALS = range(9990, 10_000)
"""Serial numbers no office hands out within one day: they mark a NIK as a test's own."""

_CHILD_AGE, _OLDEST = 17, 78


def citizens(random: Random, today: dt.date) -> Iterator[dict[str, Any]]:
    """Applicants as an intake object has them, grown up and no two with one NIK, without end."""
    seen: set[str] = set()
    while True:
        sex = random.choice("LP")
        days = random.randrange(_CHILD_AGE * 366, _OLDEST * 365)
        birth_on = today - dt.timedelta(days=days)
        region = random.choice(_REGIONS)
        nik = nik_of(region, birth_on, sex, random.choice(_SERIALS))
        if nik in seen:
            continue
        seen.add(nik)
        yield {
            "nik": nik,
            "name": name(random, sex),
            "birth_on": birth_on.isoformat(),
            "sex": sex,
            "phone": f"0812{random.randrange(10_000_000):08}",
            "address": address(random),
            "region": region,
        }


def name(random: Random, sex: str) -> str:
    """A name of two or three words."""
    first = random.choice(_FIRST[sex]).replace("_", " ")
    middle = f" {random.choice(_FIRST[sex]).replace('_', ' ')}" if random.random() < 0.3 else ""
    return f"{first}{middle} {random.choice(_LAST)}"


def address(random: Random) -> str:
    """A street with number and neighbourhood."""
    return (
        f"{random.choice(_STREETS)} No. {random.randrange(1, 240)} "
        f"RT {random.randrange(1, 12):02}/RW {random.randrange(1, 9):02}"
    )


def nik_of(region: str, birth_on: dt.date, sex: str, serial: int) -> str:
    """The digits of a NIK: region, birth day (plus 40 for women), month, year, serial."""
    day = birth_on.day + (40 if sex == "P" else 0)
    return f"{region}{day:02}{birth_on:%m%y}{serial:04}"
