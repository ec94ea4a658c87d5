"""Voices of past days for the trial office and for figures: answers, complaints and their steps."""

from __future__ import annotations

import datetime as dt
from random import Random

from frontoffice.domain.survey_questions import EDUCATIONS, JOBS, SEXES
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

TRIAL_VOICES = (240, 18)
"""Answers and complaints of the trial office."""


def furnish_voices(home: Home, answers: int, complaints_: int, seed: int, days: int = 12) -> None:
    """Spreads so many answers and complaints over past working days, each closed as usual.

    The same seed brings the same voices; one complaint in six is anonymous.
    """
    random = Random(seed)
    calendar = home.reference.calendar_of(home.card.office)
    services = sorted(home.reference.in_force(calendar.local(home.now()).date()))[:6]
    past = past_days(calendar, home.now(), days)
    for place, on in enumerate(past):
        so_far, then = (place * answers // days, (place + 1) * answers // days)
        filed, later = (place * complaints_ // days, (place + 1) * complaints_ // days)
        with at_instant(home, calendar.instant(on, _LATE_MINUTE)):
            _answer(home, random, on, then - so_far)
            for _ in range(later - filed):
                _complain(home, random, services, age=len(past) - place)
            close_voices(home)


def _answer(home: Home, random: Random, on: dt.date, count: int) -> None:
    asked = questionnaire(home)
    standards = list(home.reference.in_force(on).values())[:6]
    with voices.changing(home) as pool:
        for _ in range(count):
            standard = random.choice(standards)
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
                    "said": {
                        "sex": random.choice(SEXES),
                        "age": str(random.randint(18, 75)),
                        "education": random.choice(EDUCATIONS),
                        "job": random.choice(JOBS),
                    },
                    "comment": "",
                }
            )


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
