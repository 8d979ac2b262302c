"""How far sound is above or below the level of the speech: what the emotion network hears."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Bools, Float32, Float64, Floats

#: The first level is that of so much speech, a second: no reading needs less.
FIRST_FRAMES = 100
#: After it the level follows the mean of the last five seconds of speech or so.
_MEMORY_FRAMES = 500
DB_PER_UNIT = 20.0
#: What lies further below speech is the room's, or a codec's.
_FLOOR_DB = -50.0
LOWEST = _FLOOR_DB / DB_PER_UNIT


def relative(decibels: Float32, level_db: Floats) -> Float32:
    """Bands, shape (..., n_mels), beside levels, (...,), in units of 20 dB, -2.5 at least."""
    return np.maximum((decibels - level_db[..., None]) / DB_PER_UNIT, LOWEST).astype(np.float32)


class SpeechLevel:
    """Incremental level of the speech so far: the mean over its frames and bands.

    The first second is levelled by itself, in training as in use; what comes later by what came
    before it, so a raised voice shows.
    """

    def __init__(self) -> None:
        self._level_db = 0.0
        self._count = 0

    @property
    def is_known(self) -> bool:
        """Whether there was any speech."""
        return self._count > 0

    def push(self, decibels: Float32, speech: Bools) -> Float64:
        """Frames, shape (n, n_mels), and which are speech, bool (n,), to the level at each, (n,).

        Until it is known it is that of the first `FIRST_FRAMES` of the speech that is given, so
        these should be given at once; without any, it is that of all frames.
        """
        frame_db = decibels.mean(axis=1, dtype=np.float64)
        if not self._count:
            first = np.flatnonzero(speech)[:FIRST_FRAMES]
            self._level_db = float((frame_db[first] if len(first) else frame_db).mean())
        levels = np.empty(len(frame_db))
        for number, (level_db, is_speech) in enumerate(zip(frame_db, speech, strict=True)):
            self._count += bool(is_speech)
            if is_speech and self._count > FIRST_FRAMES:
                share = 1 / min(self._count, _MEMORY_FRAMES)
                self._level_db += share * (level_db - self._level_db)
            levels[number] = self._level_db
        return levels
