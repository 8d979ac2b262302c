"""What a silence in speech is: a pause, a long one, or the voice blocked inside a word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.runs import Span
from coach.types import EventKind

#: Campione & Veronis (2002): a pause is long from 1 s.
_LONG_PAUSE_FRAMES = 100


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """Tuned on half of the RAVDESS actors, with silences put into a word.

    The last syllable before a pause is drawn out and dies away (phrase-final lengthening);
    the voice that is blocked breaks off soon after a nucleus, and sets in again at once.

    longest_frames: of a block; before_frames: from the last nucleus to the silence, at most;
    after_frames: from the silence to the next nucleus, at most.
    """

    longest_frames: int = 120
    before_frames: int = 16
    after_frames: int = 13


class Silences:
    """Names silences. Incremental: `push` takes those that are over, the syllable nuclei found
    by now, and how many frames have been seen; it returns what they were, in order.

    with_blocks: whether to look for blocks; then an answer comes some half a second later.
    """

    #: Frames after which every nucleus near the end of a silence has been found.
    _WAIT_FRAMES = 50

    def __init__(self, with_blocks: bool, spec: BlockSpec | None = None) -> None:
        self.spec = spec or BlockSpec()
        self._with_blocks = with_blocks
        self._nuclei = np.empty(0, int)
        self._waiting: list[Span] = []

    def push(
        self, silences: list[Span], nuclei: np.ndarray, seen: int
    ) -> list[tuple[EventKind, Span]]:
        self._waiting += silences
        if self._with_blocks:
            oldest = (self._waiting[0].start if self._waiting else seen) - 10 * self._WAIT_FRAMES
            self._nuclei = np.concatenate([self._nuclei, nuclei])
            self._nuclei = self._nuclei[np.searchsorted(self._nuclei, oldest) :]
            seen -= self._WAIT_FRAMES
        count = sum(silence.end <= seen for silence in self._waiting)
        named, self._waiting = self._waiting[:count], self._waiting[count:]
        return [(self._name(silence), silence) for silence in named]

    def finish(self, silences: list[Span], nuclei: np.ndarray) -> list[tuple[EventKind, Span]]:
        everything = max((s.end for s in self._waiting + silences), default=0)
        return self.push(silences, nuclei, everything + self._WAIT_FRAMES)

    def _name(self, silence: Span) -> EventKind:
        if self._with_blocks and self._is_block(silence):
            return EventKind.BLOCK
        return EventKind.LONG_PAUSE if len(silence) >= _LONG_PAUSE_FRAMES else EventKind.PAUSE

    def _is_block(self, silence: Span) -> bool:
        before = self._nuclei[self._nuclei < silence.start]
        after = self._nuclei[self._nuclei >= silence.end]
        return bool(
            len(silence) <= self.spec.longest_frames
            and len(before)
            and len(after)
            and silence.start - before[-1] <= self.spec.before_frames
            and after[0] - silence.end <= self.spec.after_frames
        )
