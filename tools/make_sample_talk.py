"""Make resources/sample_talk.flac: a short talk with calm, lively, tense and halting passages.

Spoken by espeak-ng (https://github.com/espeak-ng/espeak-ng), so nobody's voice is in the
repository; the text and the recording are under the project's licence. Needs espeak-ng.

    python tools/make_sample_talk.py
"""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

OUT = Path(__file__).resolve().parent.parent / "resources" / "sample_talk.flac"
RATE_HZ = 22_050
_SEED = 1
_ROOM_NOISE_DBFS = -68.0


@dataclass(frozen=True, slots=True)
class Passage:
    """words_per_min, pitch (0 to 99), pitch range and amplitude are espeak-ng's own settings.

    gaps_s: silence after each sentence, in turn.
    """

    words_per_min: int
    pitch: int
    pitch_range: str
    amplitude: int
    gaps_s: tuple[float, ...]
    sentences: tuple[str, ...]


CALM = Passage(
    125,
    35,
    "60%",
    70,
    (0.6, 0.7),
    (
        "Good morning, and thank you for coming.",
        "Today I would like to talk about the trees that stand in our streets.",
        "We walk under them every day, and we hardly notice them.",
        "Yet on a summer afternoon, a street with trees is four degrees cooler than one without.",
        "They hold the rain, they clean the air, and they give birds a place to rest.",
        "Let us look at what they do for us, and at what we can do for them.",
    ),
)
LIVELY = Passage(
    165,
    60,
    "170%",
    110,
    (0.4, 0.5),
    (
        "And here is the part that I love most!",
        "Last spring, forty children from our school planted a hundred trees in one morning!",
        "They were muddy, they were laughing, and they gave every single tree a name!",
        "There is an oak called Captain, a cherry called Rosie, and a small birch called Godzilla!",
        "And do you know what? A year later, ninety six of them are alive!",
        "Isn't that wonderful? Imagine what a whole town could do!",
    ),
)
TENSE = Passage(
    195,
    78,
    "50%",
    120,
    (0.25, 0.3),
    (
        "But we are running out of time.",
        "Every year we lose three hundred old trees, and we plant fewer than a hundred.",
        "I have seen the plans for the new road, and I am worried, I am really worried.",
        "If the avenue goes, the shade goes, the birds go, and nobody alive will see it grow back.",
        "We can't wait for another report, we can't wait for another year, it has to be now.",
    ),
)
HALTING = Passage(
    120,
    45,
    "70%",
    80,
    (1.3, 0.8, 1.6, 0.5),
    (
        "So, what can we, um,",
        "what can we do about it?",
        "Well, the first thing is, uh,",
        "the first thing is water.",
        "A young tree needs,",
        "um, about fifty litres a week,",
        "in its first,",
        "in its first three summers.",
        "And the second thing, er,",
        "is to tell the council.",
    ),
)
CLOSING = Passage(
    135,
    40,
    "90%",
    85,
    (0.7, 0.9),
    (
        "So please, choose one tree on your way home, and make it yours.",
        "Bring it a bucket of water on a hot day.",
        "And next year, come and plant one with us.",
        "Thank you very much.",
    ),
)
TALK = (CALM, LIVELY, TENSE, HALTING, CLOSING)


def speak(passage: Passage, sentence: str) -> np.ndarray:
    """One sentence as float32 mono at RATE_HZ, silence trimmed off both ends."""
    markup = f'<speak><prosody range="{passage.pitch_range}">{sentence}</prosody></speak>'
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / "sentence.wav"
        subprocess.run(
            [
                "espeak-ng", "-m", "-v", "en-gb-x-rp", "-s", str(passage.words_per_min),
                "-p", str(passage.pitch), "-a", str(passage.amplitude), "-w", str(wav), markup,
            ],
            check=True,
        )  # fmt: skip
        samples, rate_hz = soundfile.read(wav, dtype="float32")
    if rate_hz != RATE_HZ:
        raise RuntimeError(f"espeak-ng spoke at {rate_hz} Hz instead of {RATE_HZ}")
    loud = np.flatnonzero(np.abs(samples) > 1e-3)
    return samples[loud[0] : loud[-1] + 1]


def make() -> np.ndarray:
    """The whole talk with a breath of room noise under it, float32, shape (n,)."""
    pieces = [np.zeros(RATE_HZ // 2, np.float32)]
    for passage in TALK:
        for number, sentence in enumerate(passage.sentences):
            gap_s = passage.gaps_s[number % len(passage.gaps_s)]
            pieces += [speak(passage, sentence), np.zeros(round(gap_s * RATE_HZ), np.float32)]
        pieces.append(np.zeros(RATE_HZ, np.float32))
    talk = np.concatenate(pieces)
    noise = np.random.default_rng(_SEED).standard_normal(len(talk)).astype(np.float32)
    return np.clip(talk * 0.6 + noise * 10 ** (_ROOM_NOISE_DBFS / 20), -1, 1)


def main() -> None:
    talk = make()
    soundfile.write(OUT, talk, RATE_HZ, subtype="PCM_16")
    print(f"{OUT}: {len(talk) / RATE_HZ:.0f} s, {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
