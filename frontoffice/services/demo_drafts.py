"""Drafts of standards for the trial office: one open with comments, one adopted by decree."""

from __future__ import annotations

import datetime as dt

from frontoffice.services import standard_comments, standard_drafts
from frontoffice.services.demo_furnish import at_instant, past_days
from frontoffice.services.home import Home

OPEN, ADOPTED = "DKC-AKTA-LAHIR", "KEL-SKTM"
_NOON = 12 * 60

_PROCEDURE = (
    "Ambil antrean atau daftar dari rumah",
    "Verifikasi persyaratan di loket",
    "Input SIAK dan validasi",
    "Tanda tangan elektronik kepala dinas",
    "Akta dikirim ke surel pemohon atau dicetak di loket",
)
_COMMENTS = (
    ("box", "Surat kelahiran dari bidan desa tolong diterima juga, rumah sakit jauh dari kami", ""),
    ("meeting", "Forum konsultasi publik meminta akta dapat diambil di kelurahan", ""),
    ("letter", "Setuju akta dikirim ke surel, tetapi orang tua kami tidak punya surel", "Sutrisno"),
)
_ADOPTED_COMMENTS = (
    (
        "box",
        "Foto rumah membuat warga malu, sebaiknya tidak diminta",
        "accepted",
        "Foto rumah dihapus dari syarat.",
    ),
    (
        "meeting",
        "Minta selesai dalam sepuluh menit",
        "rejected",
        "Data kesejahteraan harus diperiksa dulu; waktunya dipersingkat menjadi 45 menit.",
    ),
)


def furnish_drafts(home: Home) -> None:
    """Makes both, over the last weeks. Raises what drafting raises."""
    calendar = home.reference.calendar_of(home.card.office)
    days = past_days(calendar, home.now(), 16)

    def at(day: dt.date) -> int:
        return calendar.instant(day, _NOON)

    _adopted(home, [at(days[place]) for place in (0, 3, 11)], days[8])
    with at_instant(home, at(days[-4])):
        reason = "Akta dapat dikirim ke surel pemohon, sehingga tidak perlu datang lagi"
        stream = standard_drafts.make(home, OPEN, reason).stream
        standard_drafts.revise(home, stream, {"procedure": _PROCEDURE})
        standard_drafts.publish(home, stream, days[-1] + dt.timedelta(days=11))
    for (channel, text, name), day in zip(_COMMENTS, days[-3:], strict=True):
        with at_instant(home, at(day)):
            standard_comments.receive(home, stream, text, channel, name)
    first = standard_comments.listing(home, stream)[0]
    standard_comments.answer(
        home,
        first.stream,
        "accepted",
        "Surat kelahiran dari bidan desa diterima juga",
        "Surat keterangan dari penolong kelahiran sudah termasuk; bunyinya akan diperjelas.",
    )


def _adopted(home: Home, moments: list[int], until: dt.date) -> None:
    """The adopted one, at the moments of its making, comments and answers (UTC ms).

    Adopted now: the trial office's first standards were published only a moment ago.
    """
    made, said, answered = moments
    today = home.reference.today(home.card.office, home.now())
    with at_instant(home, made):
        reason = "Syarat dikurangi dan waktu dipersingkat menurut hasil survei kepuasan"
        stream = standard_drafts.make(home, ADOPTED, reason).stream
        before = home.reference.standard(ADOPTED, today).standard.requirements
        kept = [row for row in before if row.mandatory]
        standard_drafts.revise(home, stream, {"requirements": kept, "sla_minutes": 45})
        standard_drafts.publish(home, stream, until)
    with at_instant(home, said):
        for channel, text, _, _ in _ADOPTED_COMMENTS:
            standard_comments.receive(home, stream, text, channel)
    with at_instant(home, answered):
        comments = standard_comments.listing(home, stream)
        for one, (_, text, outcome, told) in zip(comments, _ADOPTED_COMMENTS, strict=True):
            standard_comments.answer(home, one.stream, outcome, text, told)
    standard_drafts.adopt(home, stream, "SK Wali Kota 188.45/211/2026", today)
