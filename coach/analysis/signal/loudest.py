"""The recent peak level, against which quieter sounds are measured."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Floats

#: The peak decays at this rate, or one shout would silence the rest of a talk.
_FORGET_DB_PER_S = 1.0


class RecentPeak:
    """Streaming maximum of levels in dB that falls slowly while nothing is louder."""

    def __init__(self, frames_per_s: float) -> None:
        self._forget_db = _FORGET_DB_PER_S / frames_per_s
        self._level_db = -np.inf

    def push(self, levels_db: Floats) -> Floats:
        """Take the levels of the next frames in dB, shape (n,); return the peak at each, (n,)."""
        if not len(levels_db):
            return levels_db
        forgotten = self._forget_db * np.arange(1, len(levels_db) + 1)
        raised = np.concatenate([[self._level_db], levels_db + forgotten])
        loudest: Floats = np.maximum.accumulate(raised)[1:] - forgotten
        self._level_db = loudest[-1]
        return loudest
