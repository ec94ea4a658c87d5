"""Makes the clips of `resources/voice` anew: needs espeak-ng (its open voice `id`) and sox.

Run once when the list of words changes; the clips lie in the repository, so that no office needs
either program. What espeak-ng speaks is not covered by its own licence (GPL-3).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from frontoffice.domain.voice_words import CLIPS

SPEED, PITCH, RATE = "135", "42", "16000"


def say(clip: str, words: str, folder: Path) -> None:
    """One clip: spoken, silence cut off at both ends, made equally loud."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as raw:
        spoken = ["espeak-ng", "-v", "id", "-s", SPEED, "-p", PITCH, "-g", "2", "-w", raw.name]
        subprocess.run([*spoken, words], check=True)
        trim = ["silence", "1", "0.02", "0.5%", "reverse"] * 2
        out = ["-r", RATE, "-c", "1", "-b", "16", str(folder / f"{clip}.wav")]
        subprocess.run(["sox", raw.name, *out, *trim, "norm", "-3"], check=True)


def main() -> int:
    """Every clip of the list."""
    folder = Path(__file__).parents[1] / "resources" / "voice"
    for clip, words in CLIPS.items():
        say(clip, words, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
