"""What a silence in speech is: a pause, a long one, or the voice blocked inside a word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.finding import Finding, margin
from coach.types import EventKind, Span

#: Campione & Veronis (2002): a pause is long from 1 s.
_LONG_PAUSE_FRAMES = 100
#: From the last nucleus of a phrase that is broken off to the silence, at most; tuned on half
#: of the RAVDESS actors with silences put between words.
_BROKEN_OFF_FRAMES = 20


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

    def push(self, silences: list[Span], nuclei: np.ndarray, seen: int) -> list[Finding]:
        self._waiting += silences
        oldest = (self._waiting[0].start if self._waiting else seen) - 10 * self._WAIT_FRAMES
        self._nuclei = np.concatenate([self._nuclei, nuclei])
        # The last one before belongs to them: a silence may be as long as it likes.
        self._nuclei = self._nuclei[max(0, np.searchsorted(self._nuclei, oldest) - 1) :]
        if self._with_blocks:
            seen -= self._WAIT_FRAMES
        count = sum(silence.end <= seen for silence in self._waiting)
        named, self._waiting = self._waiting[:count], self._waiting[count:]
        return [self._name(silence) for silence in named]

    def finish(self, silences: list[Span], nuclei: np.ndarray) -> list[Finding]:
        everything = max((s.end for s in self._waiting + silences), default=0)
        return self.push(silences, nuclei, everything + self._WAIT_FRAMES)

    def _name(self, silence: Span) -> Finding:
        if self._with_blocks and (certainty := self._block(silence)):
            return Finding(EventKind.BLOCK, silence, certainty)
        is_long = silence.frames >= _LONG_PAUSE_FRAMES
        kind = EventKind.LONG_PAUSE if is_long else EventKind.PAUSE
        return Finding(kind, silence, 1.0, self._is_inside_phrase(silence))

    def _is_inside_phrase(self, silence: Span) -> bool:
        """Whether the voice broke off; at a phrase's end the last syllable is drawn out."""
        before = self._nuclei[self._nuclei < silence.start]
        return len(before) > 0 and silence.start - int(before[-1]) <= _BROKEN_OFF_FRAMES

    def _block(self, silence: Span) -> float:
        """How sure it is that the voice was blocked; 0 where it wasn't."""
        before = self._nuclei[self._nuclei < silence.start]
        after = self._nuclei[self._nuclei >= silence.end]
        if silence.frames > self.spec.longest_frames or not len(before) or not len(after):
            return 0.0
        off, on = silence.start - int(before[-1]), int(after[0]) - silence.end
        if off > self.spec.before_frames or on > self.spec.after_frames:
            return 0.0
        return (margin(off, self.spec.before_frames) + margin(on, self.spec.after_frames)) / 2
