"""What a silence in speech is: a pause, a long one, or the voice blocked inside a word."""

from __future__ import annotations

import numpy as np

from coach.analysis.delivery_network import HEADS
from coach.analysis.finding import Finding, margin
from coach.types import EventKind, Span, VoiceFrames

#: Campione & Veronis (2002): a pause is long from 1 s.
_LONG_PAUSE_FRAMES = 100
#: From the last nucleus of a phrase that is broken off to the silence, at most; tuned on half
#: of the RAVDESS actors with silences put between words.
_BROKEN_OFF_FRAMES = 20


#: A blocked voice is known by how it sets in again, in these frames from the silence's end on.
_SETS_IN_FRAMES = (-4, 22)
#: Tuned on the speakers that the network was trained on.
_BLOCKED_FROM = 0.6
_LONGEST_BLOCK_FRAMES = 120
_BLOCK = HEADS.index("block")


class Silences:
    """Names silences. Incremental: `push` takes those that are over, the syllable nuclei found
    by now, and the newest frames; it returns what they were, in order.

    with_blocks: whether to look for blocks; then an answer comes a quarter of a second later.
    """

    #: How far back nuclei are kept.
    _KEEP_FRAMES = 500

    def __init__(self, with_blocks: bool) -> None:
        self._with_blocks = with_blocks
        self._nuclei = np.empty(0, int)
        self._blocked = np.empty(0, np.float32)
        self._seen = 0
        self._waiting: list[Span] = []

    def push(self, silences: list[Span], nuclei: np.ndarray, frames: VoiceFrames) -> list[Finding]:
        self._waiting += silences
        self._seen = frames.end
        self._blocked = np.concatenate([self._blocked, frames.heard[:, _BLOCK]])
        self._blocked = self._blocked[-self._KEEP_FRAMES :]
        oldest = (self._waiting[0].start if self._waiting else self._seen) - self._KEEP_FRAMES
        self._nuclei = np.concatenate([self._nuclei, nuclei])
        # The last one before belongs to them: a silence may be as long as it likes.
        self._nuclei = self._nuclei[max(0, np.searchsorted(self._nuclei, oldest) - 1) :]
        return self._named(self._seen - (_SETS_IN_FRAMES[1] if self._with_blocks else 0))

    def finish(self) -> list[Finding]:
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
        if silence.frames > _LONGEST_BLOCK_FRAMES:
            return 0.0
        first = self._seen - len(self._blocked)
        low, high = (max(0, silence.end + edge - first) for edge in _SETS_IN_FRAMES)
        likely = float(self._blocked[low:high].max(initial=0.0))
        return margin(_BLOCKED_FROM, likely) if likely > _BLOCKED_FROM else 0.0
