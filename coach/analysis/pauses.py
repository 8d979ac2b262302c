"""What a silence in speech is: a pause, a long one, or the voice blocked inside a word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.finding import Finding, margin
from coach.types import EventKind, Span, VoiceFrames

#: Campione & Veronis (2002): a pause is long from 1 s.
_LONG_PAUSE_FRAMES = 100
#: From the last nucleus of a phrase that is broken off to the silence, at most; tuned on half
#: of the RAVDESS actors with silences put between words.
_BROKEN_OFF_FRAMES = 15


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """Tuned on half of the RAVDESS actors, with silences put into a word, and on the sample talk.

    The last syllable before a pause is drawn out and dies away (phrase-final lengthening);
    the voice that is blocked breaks off soon after a nucleus, and sets in again at once.

    shortest_frames, longest_frames: of a block; before_frames: from the last nucleus to the
        silence, at most; after_frames: from the silence to the next nucleus, at most.
    most_reset_st: how far the pitch is from where it was, at most: a new phrase begins anew,
        and a word goes on. It is the median of `pitch_frames` with a voice, not farther than
        `near_frames` from the silence.
    """

    shortest_frames: int = 28
    longest_frames: int = 120
    before_frames: int = 9
    after_frames: int = 13
    most_reset_st: float = 2.5
    pitch_frames: int = 12
    near_frames: int = 50


class Silences:
    """Names silences. Incremental: `push` takes those that are over, the syllable nuclei found
    by now, and the newest frames; it returns what they were, in order.

    with_blocks: whether to look for blocks; then an answer comes some half a second later.
    """

    #: How far back nuclei and pitch are kept.
    _KEEP_FRAMES = 500

    def __init__(self, with_blocks: bool, spec: BlockSpec | None = None) -> None:
        self.spec = spec or BlockSpec()
        self._with_blocks = with_blocks
        self._nuclei = np.empty(0, int)
        self._pitch_st = np.empty(0, np.float32)
        self._seen = 0
        self._waiting: list[Span] = []

    def push(self, silences: list[Span], nuclei: np.ndarray, frames: VoiceFrames) -> list[Finding]:
        self._waiting += silences
        self._seen = frames.end
        pitch_st = np.concatenate([self._pitch_st, frames.pitch_st])
        self._pitch_st = pitch_st[-self._KEEP_FRAMES :]
        oldest = (self._waiting[0].start if self._waiting else self._seen) - self._KEEP_FRAMES
        self._nuclei = np.concatenate([self._nuclei, nuclei])
        # The last one before belongs to them: a silence may be as long as it likes.
        self._nuclei = self._nuclei[max(0, np.searchsorted(self._nuclei, oldest) - 1) :]
        return self._named(self._seen - (self.spec.near_frames if self._with_blocks else 0))

    def finish(self) -> list[Finding]:
        """The silences that were still waiting for the sound after them."""
        return self._named(self._seen)

    def _named(self, until: int) -> list[Finding]:
        count = sum(silence.end <= until for silence in self._waiting)
        over, self._waiting = self._waiting[:count], self._waiting[count:]
        return [self._name(silence) for silence in over]

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
        fits = self.spec.shortest_frames <= silence.frames <= self.spec.longest_frames
        if not fits or not len(before) or not len(after):
            return 0.0
        off, on = silence.start - int(before[-1]), int(after[0]) - silence.end
        if off > self.spec.before_frames or on > self.spec.after_frames:
            return 0.0
        if abs(self._reset_st(silence)) > self.spec.most_reset_st:
            return 0.0
        return (margin(off, self.spec.before_frames) + margin(on, self.spec.after_frames)) / 2

    def _reset_st(self, silence: Span) -> float:
        """How much higher the voice sets in than it ended; 0 where either has no pitch."""
        first = self._seen - len(self._pitch_st)
        near, count = self.spec.near_frames, self.spec.pitch_frames
        start, end = max(0, silence.start - first), max(0, silence.end - first)
        before = self._pitch_st[max(0, start - near) : start]
        after = self._pitch_st[end : end + near]
        before, after = before[np.isfinite(before)][-count:], after[np.isfinite(after)][:count]
        return float(np.median(after) - np.median(before)) if len(before) and len(after) else 0.0
