"""Silences in speech: pauses, long pauses, and blocks inside a word."""

from __future__ import annotations

import numpy as np

from coach.analysis.detectors.blocks import Blocks
from coach.analysis.detectors.finding import Detection
from coach.common.arrays import Ints
from coach.domain.stream import EventKind, Span, VoiceFrames

#: Campione & Veronis (2002): a pause is long from 1 s.
_LONG_PAUSE_FRAMES = 100
#: Longest distance from the last nucleus to the silence in a phrase that is broken off; tuned on
#: half of the RAVDESS actors with silences inserted between words.
_BROKEN_OFF_FRAMES = 15


class SilenceClassifier:
    """Incremental classifier of silences.

    Parameters
    ----------
    with_blocks
        Whether to look for blocks; results then come about half a second later.
    """

    #: Frames stored before the oldest waiting silence, or before the newest frame if none waits:
    #: the next silence may have begun that long ago.
    _KEEP_FRAMES = 500

    def __init__(self, with_blocks: bool) -> None:
        self._blocks = Blocks() if with_blocks else None
        self._late = 0 if self._blocks is None else self._blocks.spec.near_frames
        self._nuclei = np.empty(0, int)
        self._seen = 0
        self._waiting: list[Span] = []

    def push(self, silences: list[Span], nuclei: Ints, frames: VoiceFrames) -> list[Detection]:
        """Return the silences that can be classified by now, in order.

        Parameters
        ----------
        silences
            Silences that have ended.
        nuclei
            Frame numbers of the syllable nuclei found since the last call, ascending, shape (k,).
        frames
            The newest frames.

        Returns
        -------
        list[Detection]
            Pauses, long pauses and blocks.
        """
        self._waiting += silences
        self._seen = frames.end
        self._nuclei = np.concatenate([self._nuclei, nuclei])
        if self._blocks is not None:
            self._blocks.push(frames)
        named = self._named(self._seen - self._late)
        oldest = (self._waiting[0].start if self._waiting else self._seen) - self._KEEP_FRAMES
        # The last nucleus before that is needed as well: a silence may be of any length.
        self._nuclei = self._nuclei[max(0, np.searchsorted(self._nuclei, oldest) - 1) :]
        if self._blocks is not None:
            self._blocks.forget(oldest)
        return named

    def finish(self) -> list[Detection]:
        """Return the silences that were still waiting for later sound."""
        return self._named(self._seen)

    def _named(self, until: int) -> list[Detection]:
        count = sum(silence.end <= until for silence in self._waiting)
        over, self._waiting = self._waiting[:count], self._waiting[count:]
        return [self._name(silence) for silence in over]

    def _name(self, silence: Span) -> Detection:
        if self._blocks is not None:
            certainty = self._blocks.certainty(silence)
            if certainty is not None:
                return Detection(EventKind.BLOCK, silence, certainty)
        is_long = silence.frames >= _LONG_PAUSE_FRAMES
        kind = EventKind.LONG_PAUSE if is_long else EventKind.PAUSE
        return Detection(kind, silence, 1.0, self._is_inside_phrase(silence))

    def _is_inside_phrase(self, silence: Span) -> bool:
        """Return whether the voice broke off; a phrase's last syllable would be drawn out."""
        before = self._nuclei[self._nuclei < silence.start]
        return len(before) > 0 and silence.start - int(before[-1]) <= _BROKEN_OFF_FRAMES
