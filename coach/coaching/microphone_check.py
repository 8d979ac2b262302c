"""The check of a microphone before anything is recorded: its verdict in one line."""

from __future__ import annotations

from collections import deque

import numpy as np

from coach.analysis.metrics.loudness import SILENCE_DBFS
from coach.coaching.sound_quality import DEAD_SILENCE_S, ONLY_SILENCE
from coach.common.i18n import tr

#: Anything below is as good as silence, in dBFS.
QUIETEST_DBFS = -60.0
#: Loud enough to be analysed well, and loud enough that it may clip, in dBFS.
GOOD_DBFS, LOUD_DBFS = -45.0, -6.0
#: How far back the levels are judged, in seconds.
_WINDOW_S = 5.0
#: For how long clipping is reported, in seconds.
_CLIPPED_S = 3.0
#: Percentiles of the levels that stand for the room, and for the speech.
_ROOM, _SPEECH = 10, 95
#: How far speech stands out from the room at least, and from a room that isn't too loud, in dB.
_SPEECH_DB, _CLEAR_DB = 12.0, 15.0
#: Level from which the room is loud, in dBFS.
_LOUD_ROOM_DBFS = -45.0


class MicrophoneCheck:
    """Judges the levels of a microphone while somebody says a few words, or nothing.

    The thresholds are ours, for levels of blocks of 20 to 40 ms.
    """

    def __init__(self) -> None:
        self._levels: deque[tuple[float, float]] = deque()
        self._sound_s: float | None = None
        self._clipped_s = -np.inf
        self._verdict = ""

    def push(self, now_s: float, level_dbfs: float, is_clipped: bool) -> None:
        """Take in the next level, in dBFS.

        Parameters
        ----------
        now_s
            Time of the level by any clock, in seconds.
        level_dbfs
            Level in dBFS.
        is_clipped
            Whether the sound was cut off.
        """
        if level_dbfs > SILENCE_DBFS or self._sound_s is None:
            self._sound_s = now_s
        if is_clipped:
            self._clipped_s = now_s
        self._levels.append((now_s, level_dbfs))
        while now_s - self._levels[0][0] > _WINDOW_S:
            self._levels.popleft()
        self._judge()

    def _judge(self) -> None:
        """Judge the speech, if any was heard lately; otherwise the last verdict stands."""
        room, speech = np.percentile([level for _, level in self._levels], (_ROOM, _SPEECH))
        if speech <= QUIETEST_DBFS or speech - room < _SPEECH_DB:
            return
        if speech >= LOUD_DBFS:
            self._verdict = _too_loud()
        elif speech < GOOD_DBFS:
            self._verdict = tr("Too quiet: come closer, or turn the microphone up.")
        elif room > _LOUD_ROOM_DBFS and speech - room < _CLEAR_DB:
            self._verdict = tr("The room is loud: come closer to the microphone.")
        else:
            self._verdict = tr("Good level.", "of the microphone")

    @property
    def words(self) -> str:
        """The verdict in one line; "" before the first level."""
        if self._sound_s is None:
            return ""
        now_s = self._levels[-1][0]
        if now_s - self._sound_s > DEAD_SILENCE_S:
            return tr(ONLY_SILENCE)
        if now_s - self._clipped_s < _CLIPPED_S:
            return _too_loud()
        return self._verdict or tr("Say a few words.")


def _too_loud() -> str:
    return tr("Too loud: move back, or turn the microphone down.")
