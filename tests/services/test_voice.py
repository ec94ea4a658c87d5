"""The voice of the hall: every clip is there, a call is the clips in order with silence between."""

from __future__ import annotations

import array
import io
import wave

import pytest

from frontoffice.domain.errors import RuleViolation
from frontoffice.domain.voice_words import CLIPS, call_clips
from frontoffice.services.voice import RATE, call_sound, clip


@pytest.mark.parametrize("name", CLIPS)
def test_every_clip_is_bundled_audible_and_short(name):
    samples = array.array("h", clip(name))
    assert 0.08 <= len(samples) / RATE <= 2.5
    assert max(abs(one) for one in samples) > 10_000


def test_a_call_says_number_and_counter():
    words = [one for one in call_clips("A023", 3) if isinstance(one, str)]
    assert words == [
        "nomor-antrean", "huruf-a", "dua", "puluh", "tiga", "silakan-ke-loket", "tiga",
    ]  # fmt: skip
    again = [one for one in call_clips("R110", 21, repeated=True) if isinstance(one, str)]
    assert again[0] == "panggilan-ulang"
    assert again[3:] == ["seratus", "sepuluh", "silakan-ke-loket", "dua", "puluh", "satu"]


def test_every_number_a_day_can_have_has_its_clips():
    for number in range(1, 1000):
        for part in call_clips(f"Q{number:03}", 99):
            assert isinstance(part, int) or part in CLIPS
    assert "huruf-a" in call_clips("A03-017", 1)


def test_the_sound_is_the_clips_and_the_silence_and_nothing_else():
    with wave.open(io.BytesIO(call_sound("A023", 3))) as sound:
        frames = sound.getnframes()
        assert (sound.getframerate(), sound.getnchannels()) == (RATE, 1)
    parts = call_clips("A023", 3)
    clips = sum(len(clip(one)) // 2 for one in parts if isinstance(one, str))
    silence = sum(one * RATE // 1000 for one in parts if isinstance(one, int))
    assert frames == clips + silence


def test_what_is_no_ticket_is_refused():
    with pytest.raises(RuleViolation) as refused:
        call_sound("../x", 1)
    assert refused.value.code == "ticket-bad"
