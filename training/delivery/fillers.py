"""Fillers in as many voices as possible: "um", "uh", "er" and those of other languages.

A network learns the voices of its fillers before it learns what a filler is, so most are made anew
each time, at the speaker's own pitch. The variants of espeak-ng that `tests/accuracy` uses (m1 to
m7, f1 to f5, klatt2, klatt3) aren't among these.
"""

from __future__ import annotations

import numpy as np
import parselmouth

from coach.common.arrays import Float32, Float64
from coach.domain.stream import ANALYSIS_RATE_HZ as RATE_HZ
from training.delivery.speech import Utterance, levelled, pick
from training.delivery.stretching import stretched
from training.delivery.synthetic import say

#: English fillers, as phonemes of espeak-ng.
_ENGLISH = (
    "V::m", "V::", "3::", "A::", "m::", "3::m", "E::", "@:m", "V:m", "@:", "I:", "n::", "O:",
)  # fmt: skip
#: Fillers of other languages, as they are spelt.
_FOREIGN = (
    ("de", "äh"),
    ("de", "öhm"),
    ("fr", "euh"),
    ("es", "em"),
    ("pt", "hã"),
    ("pl", "yyy"),
    ("da", "øh"),
    ("fi", "öö"),
    ("ru", "э"),
    ("hu", "öö"),
    ("hi", "अ"),
    ("nl", "eh"),
)
#: Voice variants of espeak-ng.
_VARIANTS = (
    "adam", "Alex", "Alicia", "Andrea", "Andy", "Annie", "antonio", "aunty", "belinda",
    "benjamin", "boris", "caleb", "david", "Denis", "Diogo", "ed", "edward", "Gene",
    "gustave", "Henrique", "Hugo", "iven", "Jacky", "john", "kaukovalta", "Lee", "linda",
    "marcelo", "Marco", "Mario", "max", "Michael", "michel", "miguel", "Mike", "Nguyen",
    "norbert", "pablo", "paul", "pedro", "quincy", "rob", "robert", "sandro", "shelby",
    "steph", "Storm", "travis", "victor", "zac", "grandma", "grandpa", "klatt",
)  # fmt: skip
#: First three formants, in Hz, of the vowels that people hesitate with, for an adult man; close to
#: Peterson and Barney (1952).
_VOWELS = np.array(
    [
        (500, 1500, 2500),
        (640, 1190, 2390),
        (490, 1350, 1690),
        (730, 1090, 2440),
        (530, 1840, 2480),
        (400, 1600, 2300),
        (570, 840, 2410),
        (350, 1550, 2400),
    ],
    float,
)
#: The same for "m", with the lips closed.
_NASAL = np.array((270, 1050, 2200), float)
_BANDWIDTHS_HZ = np.array((80, 100, 150, 250), float)


def hesitation(said: Utterance, rng: np.random.Generator) -> Float32 | None:
    """Return a filler for an utterance.

    Returns
    -------
    Float32 or None
        About 0.2 to 0.9 s at 16 kHz, shape (n,), as loud as speech or somewhat softer; None if
        the utterance has no vowel to use, espeak-ng says nothing, or the result is too short.
    """
    length_s = rng.uniform(0.2, 0.9)
    kind = rng.random()
    if kind < 0.4:
        sound = _own_vowel(said, length_s, rng)
    elif kind < 0.65:
        sound = _espeak(length_s, rng)
    else:
        sound = _formants(_pitch_hz(said), length_s, rng)
    if sound is None:
        return None
    glide = np.linspace(0, 1, RATE_HZ // rng.integers(20, 60), dtype=np.float32)
    if len(sound) < 2 * len(glide):
        return None
    sound = levelled(sound)
    sound[: len(glide)] *= glide
    sound[-len(glide) :] *= glide[::-1]
    return sound * np.float32(10 ** (rng.uniform(-8, 2) / 20))


def _own_vowel(said: Utterance, length_s: float, rng: np.random.Generator) -> Float32 | None:
    """Hold one of the speaker's vowels, at times closed to "m"; None if there is no vowel."""
    at_s = pick(rng, said.nuclei_s, 0.05, said.duration_s - 0.05)
    if at_s is None:
        return None
    half_s = rng.uniform(0.03, 0.08)
    vowel = said.cut(max(0.0, at_s - half_s), at_s + half_s).samples
    sound = stretched(vowel, length_s * RATE_HZ / len(vowel))
    if rng.random() < 0.3:  # with the lips closed, only the lowest harmonics are left
        nasal = round(rng.uniform(0.3, 0.6) * len(sound))
        spectrum = np.fft.rfft(sound[-nasal:])
        spectrum /= 1 + (np.fft.rfftfreq(nasal, 1 / RATE_HZ) / 350) ** 3
        tail = np.fft.irfft(spectrum, nasal).astype(np.float32)
        sound = np.concatenate([sound[:-nasal], tail * 1.5])
    return sound


def _espeak(length_s: float, rng: np.random.Generator) -> Float32 | None:
    """Have a random voice say a filler; None if all it makes is silence."""
    variant = _VARIANTS[rng.integers(len(_VARIANTS))]
    language, text = _FOREIGN[rng.integers(len(_FOREIGN))]
    if rng.random() < 0.65:
        language, text = "en-us", f"[[{_ENGLISH[rng.integers(len(_ENGLISH))]}]]"
    pace, pitch = int(rng.integers(80, 200)), int(rng.integers(0, 99))
    sound, _, _ = say(text, f"{language}+{variant}", pace, pitch, 20)
    if not sound.any():
        return None
    loud = np.flatnonzero(np.abs(sound) > 0.05 * np.abs(sound).max())
    sound = sound[loud[0] : loud[-1] + 1]
    return stretched(sound, float(np.clip(length_s * RATE_HZ / len(sound), 0.5, 4.0)))


def _pitch_hz(said: Utterance) -> float:
    """Return the median of Praat's pitch; 150 if it finds no voice."""
    sound = parselmouth.Sound(said.samples.astype(float), RATE_HZ)
    hz = sound.to_pitch_ac(time_step=0.01).selected_array["frequency"]
    return float(np.median(hz[hz > 0])) if (hz > 0).any() else 150.0


def _formants(pitch_hz: float, length_s: float, rng: np.random.Generator) -> Float32:
    """Synthesise a vowel that drifts to another or closes to "m".

    By source and filter (Fant 1960): harmonics that fall off with frequency, each scaled by the
    formants.
    """
    count = round(length_s * RATE_HZ)
    progress = np.linspace(0, 1, count)
    wander = np.interp(progress, np.linspace(0, 1, 8), rng.normal(0, rng.uniform(0, 0.02), 8))
    f0_hz = pitch_hz * rng.uniform(0.8, 1.1) * (1 - rng.uniform(-0.03, 0.15) * progress + wander)
    phase = 2 * np.pi * np.cumsum(f0_hz) / RATE_HZ
    # A higher voice mostly comes from a shorter vocal tract.
    tract = (pitch_hz / 110) ** 0.22 * rng.uniform(0.92, 1.1)
    first = _VOWELS[rng.integers(len(_VOWELS))] * rng.uniform(0.88, 1.12, 3)
    last = first * rng.uniform(0.92, 1.08, 3)
    closed = np.zeros(count)  # how far the lips are closed, 0 to 1
    kind = rng.random()
    if kind < 0.35:
        at, width = rng.uniform(0.35, 0.75), rng.uniform(0.03, 0.15)
        closed = np.clip((progress - at) / width + 0.5, 0, 1)
    elif kind < 0.45:
        closed += 1
    centres_hz = first + (last - first) * progress[:, None]
    centres_hz = tract * (centres_hz + (_NASAL - centres_hz) * closed[:, None])
    centres_hz = np.column_stack([centres_hz, np.full(count, 3_500 * tract)])
    tilt = rng.uniform(0.9, 1.8)
    sound = np.zeros(count)
    for number in range(1, int(min(60, 7_500 / f0_hz.max())) + 1):
        hz = number * f0_hz
        gain = _gain(hz, centres_hz) / number**tilt
        gain *= 1 - closed * (1 - 1 / (1 + (hz / 500) ** 2))
        sound += gain * np.sin(number * phase + rng.uniform(0, 6.3))
    breath = rng.standard_normal(count) * sound.std() * 10 ** (-rng.uniform(18, 40) / 20)
    return np.asarray(sound + breath, np.float32)


def _gain(hz: Float64, centres_hz: Float64) -> Float64:
    """Return the gain of a cascade of resonators, for one frequency per sample."""
    gain = np.ones(len(hz))
    for centre, width_hz in zip(centres_hz.T, _BANDWIDTHS_HZ, strict=True):
        gain *= centre**2 / np.sqrt((centre**2 - hz**2) ** 2 + (width_hz * hz) ** 2)
    return gain
