"""The voice of the hall: one call as one sound, put together from the bundled clips."""

from __future__ import annotations

import io
import wave
from functools import cache, lru_cache

from frontoffice.domain.voice_words import call_clips
from frontoffice.resources import resource

RATE, WIDTH = 16_000, 2
"""Samples a second and bytes a sample of every clip; one channel."""


@cache
def clip(name: str) -> bytes:
    """The samples of a bundled clip."""
    with wave.open(str(resource("voice", f"{name}.wav"))) as sound:
        if (sound.getframerate(), sound.getsampwidth(), sound.getnchannels()) != (RATE, WIDTH, 1):
            raise ValueError(name)
        return bytes(sound.readframes(sound.getnframes()))


@lru_cache(maxsize=256)
def call_sound(ticket: str, counter: int, repeated: bool = False) -> bytes:
    """A WAV file (16 kHz, 16 bit, one channel) that calls a ticket to a counter.

    Raises RuleViolation `ticket-bad`.
    """
    samples = b"".join(
        bytes(part * RATE // 1000 * WIDTH) if isinstance(part, int) else clip(part)
        for part in call_clips(ticket, counter, repeated)
    )
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(WIDTH)
        sound.setframerate(RATE)
        sound.writeframes(samples)
    return out.getvalue()
