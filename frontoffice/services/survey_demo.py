"""Voices of past days for the trial office and for figures: answers, complaints and their steps."""

from __future__ import annotations

import datetime as dt
from random import Random

from frontoffice.domain.survey_questions import PROFILE
from frontoffice.services import complaints, complaints_desk
from frontoffice.services import pool as voices
from frontoffice.services.complaints import Filing
from frontoffice.services.demo_furnish import at_instant, past_days
from frontoffice.services.home import Home
from frontoffice.services.survey import questionnaire
from frontoffice.services.survey_closing import close_voices

SAID = (
    ("complaint", "service", "Antrean lama, loket dua kosong pada jam layanan"),
    ("complaint", "facility", "Kursi tunggu kurang dan pendingin ruangan mati"),
    ("complaint", "road", "Lubang besar di Jalan Melati depan pasar"),
    ("suggestion", "service", "Mohon lembar persyaratan dipasang di pintu masuk"),
    ("praise", "service", "Petugas sabar menjelaskan kepada orang tua saya"),
    ("information", "service", "Berapa hari legalisir akta kelahiran?"),
    ("complaint", "environment", "Sampah di belakang kantor tidak diangkut"),
)
_STEPS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("verified", "Sudah diperiksa", {"classified": "unsupervised"}),
    ("followed_up", "Sedang ditangani", {}),
    ("waiting_reporter", "Sudah diperbaiki, mohon tanggapan", {}),
    ("done", "Selesai", {}),
)
_LATE_MINUTE = 15 * 60 + 40

TRIAL_VOICES = (18, 40)
"""Complaints of the trial office, and the working days they and its answers came on."""

_ANSWERED = 0.38
"""The share of a day's applicants who answer the survey."""


def furnish_voices(home: Home, complaints_: int, days: int, seed: int) -> None:
    """Spreads complaints over past working days, and answers over the applicants of each; every
    day closed as usual.

    The same seed brings the same voices; one complaint in six is anonymous.
    """
    random = Random(seed)
    calendar = home.reference.calendar_of(home.card.office)
    services = sorted(home.reference.in_force(calendar.local(home.now()).date()))[:6]
    past = past_days(calendar, home.now(), days)
    for place, on in enumerate(past):
        filed, later = (place * complaints_ // days, (place + 1) * complaints_ // days)
        with at_instant(home, calendar.instant(on, _LATE_MINUTE)):
            _answer(home, random, on)
            for _ in range(later - filed):
                _complain(home, random, services, age=len(past) - place)
            close_voices(home)


def _served(home: Home, on: dt.date) -> list[str]:
    """The services applied for on a day, one for each application."""
    calendar = home.reference.calendar_of(home.card.office)
    with home.store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT service FROM case_row WHERE registered_at >= ? AND registered_at < ? "
            "ORDER BY id",
            (calendar.instant(on, 0), calendar.instant(on + dt.timedelta(days=1), 0)),
        )
        return list(rows.scalars())


def _answer(home: Home, random: Random, on: dt.date) -> None:
    asked = questionnaire(home)
    standards = home.reference.in_force(on)
    with voices.changing(home) as pool:
        for service in _served(home, on):
            if random.random() > _ANSWERED or service not in standards:
                continue
            standard = standards[service]
            likes = random.choice((3, 3, 4, 4, 2))
            pool.answers.append(
                {
                    "survey": asked.code,
                    "on": on.isoformat(),
                    "band": random.choice(("am", "am", "pm")),
                    "agency": standard.agency,
                    "service": standard.code,
                    "channel": random.choice(("window", "window", "kiosk", "paper")),
                    "answers": [
                        max(1, min(4, likes + random.choice((-1, 0, 0, 1)))) for _ in asked.codes
                    ],
                    "comment": "",
                }
            )
            said = {thing: random.choice(values) for thing, values in PROFILE.items()}
            pool.said.append((asked.code, said))


def _complain(home: Home, random: Random, services: list[str], age: int) -> None:
    kind, topic, text = random.choice(SAID)
    anonymous = random.randrange(6) == 0
    filed = complaints.file(
        home,
        Filing(
            text=text,
            kind=kind,
            topic=topic,
            anonymous=anonymous,
            name="" if anonymous else random.choice(("Siti Rahayu", "Agus Wijaya", "Dewi Lestari")),
            contact="" if anonymous else "0812-contoh",
            service=random.choice(services) if topic == "service" else "",
            channel=random.choice(("counter", "counter", "box", "phone", "social")),
        ),
    )
    if not anonymous:
        for to, words, more in _STEPS[: random.randint(0, min(age, len(_STEPS)))]:
            complaints_desk.move(home, filed.number, to, words, classified=more.get("classified"))
