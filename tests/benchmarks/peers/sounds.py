"""The sound that every contestant is given: ordinary learners, who read."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np
import soundfile

from tests.accuracy import paused, people
from tests.accuracy.paused import Paused

DATA = Path(os.environ.get("COACH_DATA", "data"))
#: Length of the sound for what is computed in windows, and of the windows.
SOUND_S, WINDOW_S = 10.0, 3.0
#: Use every sixth learner of those that nothing was tuned on.
_EVERY = 6


@cache
def talks() -> tuple[Paused, ...]:
    """Return learners' talks with known pauses."""
    half = people.half(DATA, tuned_on=False)
    return paused.paused_talks(DATA, half.learners[::_EVERY])


@cache
def speech(seconds: float) -> np.ndarray:
    """Return so much of them: float32 at 16 kHz, shape (n,)."""
    joined = np.concatenate([talk.samples for talk in talks()])
    return np.resize(joined, round(seconds * people.RATE_HZ)).astype(np.float32)


def windows(samples: np.ndarray, window_s: float, hop_s: float) -> list[np.ndarray]:
    """Cut samples into overlapping windows."""
    size, hop = round(window_s * people.RATE_HZ), round(hop_s * people.RATE_HZ)
    return [samples[start : start + size] for start in range(0, len(samples) - size + 1, hop)]


def steps(samples: np.ndarray, step_s: float = 0.25) -> Iterator[np.ndarray]:
    """Yield samples piece by piece, as they come live; the last piece may be shorter."""
    size = round(step_s * people.RATE_HZ)
    for start in range(0, len(samples), size):
        yield samples[start : start + size]


@contextmanager
def file_of(seconds: float) -> Iterator[Path]:
    """Write so much speech into a WAV file that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "talk.wav"
        soundfile.write(path, speech(seconds), people.RATE_HZ)
        yield path
