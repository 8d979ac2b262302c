"""Make resources/sample_talk.flac: a short talk with one event of every kind that the coach marks.

Spoken by espeak-ng (https://github.com/espeak-ng/espeak-ng), so nobody's voice is in the
repository; text and recording are dedicated to the public domain (CC0 1.0). The times of the
events are written to resources/sample_talk.json, with the licence. Needs espeak-ng.

    python tools/make_sample_talk.py
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import soundfile

OUT = Path(__file__).resolve().parent.parent / "resources" / "sample_talk.flac"
RATE_HZ = 22_050
_SEED = 1
_ROOM_NOISE_DBFS = -68.0
_LEVEL = 0.6


@dataclass(frozen=True, slots=True)
class Manner:
    """How sentences are spoken.

    Attributes
    ----------
    words_per_min, amplitude
        Settings of espeak-ng.
    pitch
        Setting of espeak-ng, 0 to 99.
    pitch_range
        As in SSML, in percent.
    gap_s
        Silence between two sentences.
    """

    words_per_min: int
    pitch: int
    pitch_range: str
    amplitude: int
    gap_s: float


PLAIN = Manner(140, 45, "170%", 80, 0.55)
LIVELY = Manner(160, 58, "200%", 90, 0.5)
FLAT = Manner(125, 35, "30%", 70, 0.5)
HELD = replace(PLAIN, words_per_min=100)
RUSHED = Manner(250, 60, "170%", 90, 0.0)


class Talk:
    """A talk that is assembled from start to end, with the events planted in it.

    Attributes
    ----------
    events
        `kind`, `start_s` and `end_s` of each, in order.
    """

    def __init__(self) -> None:
        self._parts: list[np.ndarray] = []
        self.events: list[dict] = []

    def add(self, samples: np.ndarray) -> None:
        """Append samples at RATE_HZ, shape (n,)."""
        self._parts.append(samples.astype(np.float32))

    def pause(self, seconds: float) -> None:
        """Append silence."""
        self.add(np.zeros(round(seconds * RATE_HZ)))

    def say(self, manner: Manner, *sentences: str, gain_db: float = 0.0) -> None:
        """Append sentences, with a silence after each but the last."""
        for number, sentence in enumerate(sentences):
            if number:
                self.pause(manner.gap_s)
            self.add(speak(manner, sentence) * 10 ** (gain_db / 20))

    @contextmanager
    def planted(self, kind: str) -> Iterator[None]:
        """Record whatever is appended within the context as an event."""
        start_s = self.length_s
        yield
        times_s = {"start_s": round(start_s, 2), "end_s": round(self.length_s, 2)}
        self.events.append({"kind": kind, **times_s})

    @property
    def length_s(self) -> float:
        """Length so far."""
        return sum(len(part) for part in self._parts) / RATE_HZ

    def samples(self) -> np.ndarray:
        """Return the whole talk as float32, shape (n,)."""
        return np.concatenate(self._parts)


def speak(manner: Manner, words: str) -> np.ndarray:
    """Speak words, or phonemes in [[ ]].

    Returns
    -------
    np.ndarray
        float32 at RATE_HZ, shape (n,), without silence at either end.

    Raises
    ------
    RuntimeError
        If espeak-ng speaks at any other rate.
    """
    how = ["-s", str(manner.words_per_min), "-p", str(manner.pitch), "-a", str(manner.amplitude)]
    if "[[" not in words:
        words = f'<speak><prosody range="{manner.pitch_range}">{words}</prosody></speak>'
        how.append("-m")
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / "words.wav"
        subprocess.run(["espeak-ng", "-v", "en-gb-x-rp", *how, "-w", str(wav), words], check=True)
        samples, rate_hz = soundfile.read(wav, dtype="float32")
    if rate_hz != RATE_HZ:
        raise RuntimeError(f"espeak-ng spoke at {rate_hz} Hz instead of {RATE_HZ}")
    loud = np.flatnonzero(np.abs(samples) > 1e-3)
    return samples[loud[0] : loud[-1] + 1] * np.float32(_LEVEL)


def clipped(samples: np.ndarray, gain_db: float) -> np.ndarray:
    """Amplify samples, and clip them at full scale."""
    return np.clip(samples * np.float32(10 ** (gain_db / 20)), -1, 1)


def faded(samples: np.ndarray, seconds: float = 0.01) -> np.ndarray:
    """Fade the end of samples to zero, so that a cut doesn't click."""
    count = round(seconds * RATE_HZ)
    made = samples.copy()
    made[-count:] *= np.linspace(1, 0, count, dtype=np.float32)
    return made


def cut(samples: np.ndarray, at_s: float) -> tuple[np.ndarray, np.ndarray]:
    """Cut samples in two, and fade out the first part so that it doesn't click."""
    at = round(at_s * RATE_HZ)
    return faded(samples[:at]), samples[at:]


def make() -> Talk:
    """Assemble the talk, without the noise of the room."""
    talk = Talk()
    talk.pause(0.5)
    talk.say(
        PLAIN,
        "Good morning, and thank you for coming.",
        "Today I would like to talk about the trees that stand in our streets.",
        "We walk under them every day, and we hardly notice them.",
        "Yet on a summer afternoon, a street with trees is four degrees cooler than one without.",
    )
    with talk.planted("pause"):
        talk.pause(0.5)
    talk.say(
        LIVELY,
        "Last spring, forty children from our school planted a hundred trees in one morning!",
        "They were muddy, they were laughing, and they gave every single tree a name!",
        "And do you know what I like best?",
    )
    talk.pause(0.4)
    with talk.planted("filler"):
        talk.say(HELD, "[[V::m]]")
    talk.pause(0.4)
    talk.say(LIVELY, "A year later, ninety six of them are alive!")
    with talk.planted("long_pause"):
        talk.pause(1.6)
    talk.say(
        PLAIN,
        "But a young tree doesn't grow up by itself.",
        "Somebody has to look after it for the first three years.",
    )
    talk.pause(0.5)
    with talk.planted("monotone"):
        talk.say(
            FLAT,
            "A young tree needs about fifty litres of water a week.",
            "The council provides the water for the first few seasons.",
            "After that, the work is with the people who live in the street.",
            "All of this can be found in the leaflet that was sent to you in March.",
        )
    talk.pause(0.6)
    with talk.planted("rushed"):
        talk.say(
            RUSHED,
            "But we are running out of time, because every year we lose three hundred old trees"
            " and we plant fewer than a hundred, and I have seen the plans for the new road,"
            " and if the avenue goes then the shade goes and the birds go and the cool air goes,"
            " and nobody alive today will ever see it grow back, and we can't wait for another"
            " report, we can't wait for another summer, and we can't wait for anyone else.",
        )
    talk.pause(0.7)
    with talk.planted("quiet"):
        talk.say(
            PLAIN,
            "My grandmother had a lime tree in front of her house.",
            "In the evening we used to sit under it, and listen to the bees.",
            gain_db=-15,
        )
    talk.pause(0.7)
    talk.say(PLAIN, "So what can we do? First, on a hot day,")
    talk.pause(0.12)
    sentence = speak(PLAIN, "water the tree that stands before your door.")
    syllable, _ = cut(sentence, 0.2)
    with talk.planted("repetition"):
        for _ in range(2):
            talk.add(syllable)
            talk.pause(0.06)
        talk.add(sentence[: len(syllable)])
    talk.add(sentence[len(syllable) :])
    talk.pause(0.6)
    talk.say(PLAIN, "Second, write to the council, and tell them that you want")
    with talk.planted("prolongation"):
        talk.say(HELD, "[[mO::]]")
    talk.say(
        PLAIN,
        "trees in your street.",
        "It takes you ten minutes, and somebody does read it.",
    )
    talk.pause(0.6)
    sentence = speak(PLAIN, "And third, we can begin together in November.")
    before, after = cut(sentence, 1.97)  # between the syllables of "together"
    talk.add(before)
    with talk.planted("block"):
        talk.pause(0.6)
    talk.add(after)
    talk.pause(0.6)
    talk.say(
        PLAIN,
        "We meet at the old fountain, at nine on a Saturday morning.",
        "All that you need is a spade and a pair of good shoes.",
    )
    talk.pause(0.6)
    talk.say(LIVELY, "We can do it,")
    talk.pause(0.1)
    with talk.planted("clipping"):
        talk.add(clipped(speak(LIVELY, "now!"), 20))
    talk.pause(0.8)
    talk.say(
        PLAIN,
        "Thank you very much.",
        "If there is something that you would like to ask, I am here for a while.",
    )
    talk.pause(0.5)
    return talk


def main() -> None:
    """Write the talk and its events."""
    talk = make()
    sound = talk.samples()
    noise = np.random.default_rng(_SEED).standard_normal(len(sound)).astype(np.float32)
    sound = np.clip(sound + noise * 10 ** (_ROOM_NOISE_DBFS / 20), -1, 1)
    about = {"licence": "CC0-1.0", "spoken_by": "espeak-ng", "events": talk.events}
    soundfile.write(OUT, sound, RATE_HZ, subtype="PCM_16")
    OUT.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n")
    print(f"{OUT}: {len(sound) / RATE_HZ:.0f} s, {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
