"""Whether a silence is a pause, or a voice that is blocked inside a word.

Before a pause the last syllable is drawn out and dies away; a voice that is blocked breaks off
while it is loud, and goes on where it was. A logistic regression over the frames around the
silence tells them apart (`python -m training.delivery.blocks` fits it).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.detectors.finding import certainty
from coach.analysis.networks.delivery_network import HEADS
from coach.common.arrays import Float64
from coach.domain.stream import Span, VoiceFrames

_SPEECH = HEADS.index("speech")
_DRAWN_OUT = [HEADS.index("filler"), HEADS.index("prolongation")]
#: What is said of a silence, in the order of the weights.
FEATURES = (
    "ended_db",
    "sets_in_db",
    "speech_before",
    "speech_after",
    "drawn_out",
    "new_phrase",
)
#: Where the level of the loud parts is looked for.
_LOUD_FRAMES = 150


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """shortest_frames, longest_frames: of a block.
    quiet_db: how far the silence must lie below the loud parts before it; in a louder room nobody
        hears how a voice ended.
    most_reset_st: how far the pitch is from where it was, at most: a new phrase begins anew, and
        a word goes on. It is the median of `pitch_frames` with a voice, not farther than
        `near_frames` from the silence.
    weights, bias: of `FEATURES`, fitted on half of the learners and actors.
    least: the probability of a block, at least.
    """

    shortest_frames: int = 28
    longest_frames: int = 120
    quiet_db: float = 18.0
    most_reset_st: float = 2.5
    pitch_frames: int = 12
    near_frames: int = 50
    weights: tuple[float, ...] = (0.088, -0.035, -0.098, -1.999, -7.113, -1.143)
    bias: float = 0.740
    least: float = 0.45


class Blocks:
    """`push` takes the newest frames; then `certainty` may be asked of silences that ended
    `near_frames` before them."""

    def __init__(self, spec: BlockSpec | None = None) -> None:
        self.spec = spec or BlockSpec()
        self._first = 0
        self._level_db = np.empty(0, np.float32)
        self._pitch_st = np.empty(0, np.float32)
        self._heard = np.empty((0, len(HEADS)), np.float32)

    def push(self, frames: VoiceFrames) -> None:
        level_db = 10 * np.log10(frames.power + np.float32(1e-10))
        self._level_db = np.concatenate([self._level_db, level_db])
        self._pitch_st = np.concatenate([self._pitch_st, frames.pitch_st])
        self._heard = np.concatenate([self._heard, frames.heard])

    def forget(self, before: int) -> None:
        """Silences that begin before this frame won't be asked for any more."""
        surplus = max(0, before - _LOUD_FRAMES - self._first)
        self._level_db = self._level_db[surplus:]
        self._pitch_st = self._pitch_st[surplus:]
        self._heard = self._heard[surplus:]
        self._first += surplus

    def certainty(self, silence: Span) -> float | None:
        """How sure it is that the voice was blocked, from 0.5 to 1; None where it wasn't, or
        nobody can tell."""
        features = self.features(silence)
        if features is None:
            return None
        likely = float(1 / (1 + np.exp(-(features @ self.spec.weights + self.spec.bias))))
        least = self.spec.least
        return certainty(least, likely) if likely >= least else None

    def features(self, silence: Span) -> Float64 | None:
        """`FEATURES` of a silence; None where it is too short or long for a block, not silent
        enough, or too much at the beginning.

        How the voice ended and how it sets in again, in dB from the loud parts; the network's
        speech in the 50 ms before and after its end; how drawn out it thinks that the end was;
        and whether the pitch is another.
        """
        spec = self.spec
        start, end = silence.start - self._first, silence.end - self._first
        fits = spec.shortest_frames <= silence.frames <= spec.longest_frames
        if not fits or start < 20 or end + 6 > len(self._level_db):
            return None
        loud_db = float(np.percentile(self._level_db[max(0, start - _LOUD_FRAMES) : start], 90))
        if self._level_db[start + 2 : end - 2].mean() > loud_db - spec.quiet_db:
            return None
        speech = self._heard[:, _SPEECH]
        return np.array(
            [
                self._level_db[start - 6 : start - 3].mean() - loud_db,
                self._level_db[end + 3 : end + 6].mean() - loud_db,
                speech[start - 5 : start].mean(),
                speech[start : start + 5].mean(),
                self._heard[start - 20 : start, _DRAWN_OUT].sum(axis=1).mean(),
                abs(self._reset_st(start, end)) > spec.most_reset_st,
            ]
        )

    def _reset_st(self, start: int, end: int) -> float:
        """How much higher the voice sets in than it ended; 0 where either has no pitch."""
        near, count = self.spec.near_frames, self.spec.pitch_frames
        before, after = self._pitch_st[max(0, start - near) : start], self._pitch_st[end:][:near]
        before, after = before[np.isfinite(before)][-count:], after[np.isfinite(after)][:count]
        return float(np.median(after) - np.median(before)) if len(before) and len(after) else 0.0
