"""The sample talk as samples, which every recording of it can be compared with."""

from __future__ import annotations

from functools import cache

import numpy as np
import soundfile

from coach import paths

RATE_HZ = soundfile.info(paths.sample_talk()).samplerate


@cache
def talk() -> np.ndarray:
    """int16, shape (n,)."""
    return soundfile.read(paths.sample_talk(), dtype="int16")[0]


def is_talk(samples: np.ndarray) -> bool:
    """Whether samples are the talk's from its beginning, over and over, to the bit."""
    return np.array_equal(samples, np.resize(talk(), len(samples)))
