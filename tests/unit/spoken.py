"""Sentences by espeak-ng, with known syllables, and what may go wrong with them."""

from __future__ import annotations

from ctypes.util import find_library

import numpy as np

from tests.conftest import unavailable
from tests.unit.voices import RATE_HZ
from training.delivery.stretching import at_other_pitch, stretched
from training.delivery.synthetic import say

if find_library("espeak-ng") is None:
    unavailable("espeak-ng isn't installed")

#: Not one of the voices that the network was trained on.
VOICE = "en-us+f5"
SENTENCES = (
    "A young tree needs a lot of water in the summer.",
    "Somebody has to look after it for three years.",
    "The children gave every single tree a name.",
)


def sentence(number: int = 0, voice: str = VOICE, speed: int = 150) -> np.ndarray:
    """Return a sentence: float32 at 16 kHz, shape (n,), RMS 0.1, without silence around it."""
    return _levelled(say(SENTENCES[number], voice, speed)[0])


def flat(number: int, factor: float, voice: str = VOICE) -> np.ndarray:
    """Return a sentence without melody, at `factor` times the voice's pitch."""
    return _flat(SENTENCES[number], factor, voice)


def word(factor: float, voice: str = VOICE) -> np.ndarray:
    """Return half a second, voiced throughout, without melody, at `factor` times the pitch."""
    said = _flat("I owe you", factor, voice)[: RATE_HZ // 2]
    said[-320:] *= np.linspace(1, 0, 320, dtype=np.float32)
    return said


def _flat(text: str, factor: float, voice: str) -> np.ndarray:
    return _levelled(at_other_pitch(say(text, voice, 150, 50, 0)[0], factor))


def syllables_of(number: int = 0, voice: str = VOICE) -> int:
    return len(say(SENTENCES[number], voice)[1])


def um(seconds: float = 0.6, voice: str = VOICE) -> np.ndarray:
    sound = _levelled(say("[[V::m]]", voice, 100, 40, 10)[0])
    return stretched(sound, seconds * RATE_HZ / len(sound)) * np.float32(0.7)


def held(number: int = 0, seconds: float = 0.8, voice: str = VOICE) -> tuple[np.ndarray, float]:
    """Return a sentence with its fourth vowel drawn out, and where that begins, in seconds."""
    said, nuclei, _ = say(SENTENCES[number], voice, 150)
    start, end = (round((nuclei[3] + edge) * RATE_HZ) for edge in (-0.04, 0.04))
    vowel = stretched(said[start:end], seconds * RATE_HZ / (end - start))
    whole = np.concatenate([said[:start], vowel, said[end:]])
    return _levelled(whole), start / RATE_HZ


def broken_off(number: int = 0, voice: str = VOICE) -> tuple[np.ndarray, np.ndarray]:
    """Return a sentence up to the middle of its sixth vowel, where it breaks off, and the rest."""
    said, nuclei, _ = say(SENTENCES[number], voice, 150)
    said = said * np.float32(0.1 / np.sqrt(np.mean(said**2)))
    before, after = np.split(said, [round((nuclei[5] + 0.03) * RATE_HZ)])
    before[-80:] *= np.linspace(1, 0, 80, dtype=np.float32)
    return before, after


def _levelled(samples: np.ndarray) -> np.ndarray:
    loud = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max())
    samples = samples[loud[0] : loud[-1] + 1]
    return (samples * 0.1 / np.sqrt(np.mean(samples**2))).astype(np.float32)


def said_again(number: int = 0, times: int = 3, voice: str = VOICE) -> np.ndarray:
    """Return a sentence whose first syllable is said `times` before it continues."""
    said, nuclei, _ = say(SENTENCES[number], voice, 150)
    syllable = said[: round((nuclei[0] + nuclei[1]) / 2 * RATE_HZ)]
    gap = np.zeros(RATE_HZ // 16, np.float32)
    return _levelled(
        np.concatenate([*(part for _ in range(times) for part in (syllable, gap)), said])
    )
