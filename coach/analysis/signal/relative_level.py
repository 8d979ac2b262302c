"""Sound relative to the level of the speech: the input of the emotion network."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Bools, Float32, Float64, Floats

#: Frames of speech that the first level is taken from, a second: no reading needs less.
FIRST_FRAMES = 100
#: From then on the level follows the mean of about the last five seconds of speech.
_MEMORY_FRAMES = 500
DB_PER_UNIT = 20.0
#: What lies further below the speech comes from the room or a codec.
_FLOOR_DB = -50.0
LOWEST = _FLOOR_DB / DB_PER_UNIT


def relative(decibels: Float32, level_db: Floats) -> Float32:
    """Return the bands of frames relative to a level.

    Parameters
    ----------
    decibels
        Bands in dB, shape (..., n_mels).
    level_db
        Level of each frame in dB, shape (...,).

    Returns
    -------
    Float32
        Bands in units of 20 dB, not below -2.5, shape (..., n_mels).
    """
    return np.maximum((decibels - level_db[..., None]) / DB_PER_UNIT, LOWEST).astype(np.float32)


class RunningSpeechLevel:
    """Streaming level of the speech so far: the mean over its frames and bands.

    The first second is levelled by its own mean, in training as in use; later sound by what came
    before it, so a raised voice shows.
    """

    def __init__(self) -> None:
        self._level_db = 0.0
        self._count = 0

    @property
    def is_known(self) -> bool:
        """Whether there has been any speech."""
        return self._count > 0

    def push(self, decibels: Float32, speech: Bools) -> Float64:
        """Take the next frames; return the level at each.

        Parameters
        ----------
        decibels
            Log-mel frames in dB, shape (n, n_mels). The first `FIRST_FRAMES` of speech should
            come in one call: while the level is unknown, it is taken from the speech of this
            call, or from all its frames if none is speech.
        speech
            Which of the frames are speech, shape (n,).

        Returns
        -------
        Float64
            Level at each frame in dB, shape (n,).
        """
        frame_db = decibels.mean(axis=1, dtype=np.float64)
        if not self._count:
            first = np.flatnonzero(speech)[:FIRST_FRAMES]
            self._level_db = float((frame_db[first] if len(first) else frame_db).mean())
        levels = [0.0] * len(frame_db)
        for number, (level_db, is_speech) in enumerate(
            zip(frame_db.tolist(), speech.tolist(), strict=True)
        ):
            self._count += is_speech
            if is_speech and self._count > FIRST_FRAMES:
                share = 1 / min(self._count, _MEMORY_FRAMES)
                self._level_db += share * (level_db - self._level_db)
            levels[number] = self._level_db
        return np.array(levels)
