"""Blocks: silences in which the voice is stuck inside a word, as opposed to pauses.

Before a pause the last syllable is drawn out and dies away; a blocked voice breaks off while it
is loud, and resumes where it was. A logistic regression over the frames around the silence tells
them apart (`python -m training.delivery.blocks` fits it).
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
#: Features of a silence, in the order of the weights.
FEATURES = (
    "ended_db",
    "sets_in_db",
    "speech_before",
    "speech_after",
    "drawn_out",
    "new_phrase",
)
#: Frames before a silence over which the level of the loud parts is measured.
_LOUD_FRAMES = 150


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """Thresholds and weights of the block detector.

    Attributes
    ----------
    shortest_frames, longest_frames
        Range of a block's length.
    quiet_db
        How far the silence must lie below the loud parts before it; in a louder room nobody can
        hear how the voice ended.
    most_reset_st
        Largest change of pitch across the silence, in semitones, at which a word may still be
        continuing; a new phrase resets the pitch.
    pitch_frames, near_frames
        The pitch on either side is the median of the nearest `pitch_frames` voiced frames, none
        of them farther than `near_frames` from the silence.
    weights, bias
        Of the logistic regression over `FEATURES`, fitted on half of the learners and actors.
    least
        Lowest probability that counts as a block.
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
    """Incremental detector of blocks among the silences.

    `push` takes the newest frames; `certainty` and `features` then accept silences that ended at
    least `near_frames` before the last of them.

    Parameters
    ----------
    spec
        Thresholds and weights; the fitted ones if None.
    """

    def __init__(self, spec: BlockSpec | None = None) -> None:
        self.spec = spec or BlockSpec()
        self._first = 0
        self._level_db = np.empty(0, np.float32)
        self._pitch_st = np.empty(0, np.float32)
        self._heard = np.empty((0, len(HEADS)), np.float32)

    def push(self, frames: VoiceFrames) -> None:
        """Add the newest frames."""
        level_db = 10 * np.log10(frames.power + np.float32(1e-10))
        self._level_db = np.concatenate([self._level_db, level_db])
        self._pitch_st = np.concatenate([self._pitch_st, frames.pitch_st])
        self._heard = np.concatenate([self._heard, frames.heard])

    def forget(self, before: int) -> None:
        """Drop what only silences that begin before a frame would need.

        Parameters
        ----------
        before
            Number of the frame, counted from the session's start.
        """
        surplus = max(0, before - _LOUD_FRAMES - self._first)
        self._level_db = self._level_db[surplus:]
        self._pitch_st = self._pitch_st[surplus:]
        self._heard = self._heard[surplus:]
        self._first += surplus

    def certainty(self, silence: Span) -> float | None:
        """Return the confidence that the voice was blocked in a silence.

        Returns
        -------
        float or None
            From 0.5 to 1; None if the voice wasn't blocked, or that can't be decided.
        """
        features = self.features(silence)
        if features is None:
            return None
        likely = float(1 / (1 + np.exp(-(features @ self.spec.weights + self.spec.bias))))
        least = self.spec.least
        return certainty(least, likely) if likely >= least else None

    def features(self, silence: Span) -> Float64 | None:
        """Return the `FEATURES` of a silence.

        Returns
        -------
        Float64 or None
            Shape (len(FEATURES),); None if the silence is too short or too long for a block, not
            quiet enough, or too close to either end of the stored frames.

        Notes
        -----
        `ended_db` and `sets_in_db` are the levels just before and just after the silence, relative
        to the loud parts. `speech_before` and `speech_after` are the network's mean probabilities
        of speech in the 50 ms before and after the voice ended. `drawn_out` is the mean, over the
        200 ms before, of its probabilities of filler and prolongation together. `new_phrase` is 1
        if the pitch changed by more than `most_reset_st`, else 0.
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
        """Return how much higher the voice resumes than it ended; 0 if either has no pitch."""
        near, count = self.spec.near_frames, self.spec.pitch_frames
        before, after = self._pitch_st[max(0, start - near) : start], self._pitch_st[end:][:near]
        before, after = before[np.isfinite(before)][-count:], after[np.isfinite(after)][:count]
        return float(np.median(after) - np.median(before)) if len(before) and len(after) else 0.0
