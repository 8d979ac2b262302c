"""Kinds of sound that aren't a single voice, for `unlike` to learn from; it is tested on others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from coach.common.arrays import Float32, Floats
from coach.domain.stream import ANALYSIS_RATE_HZ
from training.corpora import Clip, load
from training.delivery import rooms

_SECONDS = 10
_RMS = 0.05
#: Number of sounds made of each kind.
_COUNTS = {rooms.music: 12, rooms.hum: 8, rooms.traffic: 4, rooms.without_voice: 30}
_BABBLES, _FEWEST_VOICES, _MOST_VOICES = 10, 3, 7
#: Number of clips that each voice in a babble repeats.
_CLIPS_EACH = 8


def made(clips: Sequence[Clip], rng: np.random.Generator) -> Iterator[tuple[str, Float32]]:
    """Yield sounds of every kind, each ten seconds long.

    Parameters
    ----------
    clips
        Clips whose voices make babble, several at once.
    rng
        Source of all random choices.

    Yields
    ------
    tuple
        Kind, and samples: float32 at the analysis rate, shape (n,).
    """
    size = _SECONDS * ANALYSIS_RATE_HZ
    for make, count in _COUNTS.items():
        for _ in range(count):
            yield make.__name__, _at_level(make(size, rng))
    for _ in range(_BABBLES):
        yield "babble", _at_level(_babble(size, clips, rng))


def _babble(size: int, clips: Sequence[Clip], rng: np.random.Generator) -> Floats:
    """Mix the voices of several speakers."""
    whole = np.zeros(size)
    for _ in range(rng.integers(_FEWEST_VOICES, _MOST_VOICES + 1)):
        speaker = clips[int(rng.integers(len(clips)))].speaker
        theirs = [clip for clip in clips if clip.speaker == speaker]
        some = [load(theirs[i]) for i in rng.permutation(len(theirs))[:_CLIPS_EACH]]
        talk = np.resize(np.concatenate(some), size)
        whole += rooms.normed(talk) * rng.uniform(0.4, 1)
    return whole


def _at_level(samples: Floats) -> Float32:
    """Bring samples to a usual level, clipped where a microphone would clip."""
    return np.asarray(np.clip(rooms.normed(samples) * _RMS, -1, 1), np.float32)
