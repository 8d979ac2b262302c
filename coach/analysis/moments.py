"""Fillers inside running speech, as the network hears them, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.delivery_network import HEADS
from coach.analysis.finding import Finding
from coach.analysis.runs import Runs
from coach.types import EventKind, Span, VoiceFrames

_FILLER, _PROLONGATION = HEADS.index("filler"), HEADS.index("prolongation")
#: What the best frames of a filler are looked for in.
_PEAK_FRAMES = 10


@dataclass(frozen=True, slots=True)
class MomentSpec:
    """Tuned on half of the learners, with fillers put into their sentences and untouched.

    from_probability: what belongs to a filler; least_peak: what its best tenth of a second must
        reach for it to be told.
    lapse_frames: that it may be lost for; shortest_frames: that it takes at least.
    """

    from_probability: float = 0.2
    least_peak: float = 0.9
    lapse_frames: int = 8
    shortest_frames: int = 14


class Moments:
    """Incremental: `push` returns the fillers that are over, in frames."""

    def __init__(self, spec: MomentSpec | None = None) -> None:
        self.spec = spec or MomentSpec()
        self._runs = Runs(
            lapse_frames=self.spec.lapse_frames, shortest_frames=self.spec.shortest_frames
        )
        # Probabilities from the start of what is open.
        self._kept = np.empty(0, np.float32)
        self._first = 0

    def push(self, frames: VoiceFrames) -> list[Finding]:
        probability = filler_probability(frames.heard)
        self._kept = np.concatenate([self._kept, probability])
        found = self._told(self._runs.push(probability >= self.spec.from_probability))
        surplus = self._runs.decided - self._first
        self._kept, self._first = self._kept[surplus:], self._first + surplus
        return found

    def finish(self) -> list[Finding]:
        return self._told(self._runs.finish())

    def _told(self, spans: list[Span]) -> list[Finding]:
        least = self.spec.least_peak
        found = []
        for span in spans:
            peak = best_tenth(self._kept[span.start - self._first : span.end - self._first])
            if peak >= least:
                certainty = min(1.0, 0.5 + 0.5 * (peak - least) / (1 - least))
                found.append(Finding(EventKind.FILLER, span, certainty))
        return found


def filler_probability(heard: np.ndarray) -> np.ndarray:
    """Of each frame, (k, heads) to (k,); 0 where the sound is rather a word's, drawn out."""
    filler = heard[:, _FILLER]
    return np.where(filler >= heard[:, _PROLONGATION], filler, np.float32(0))


def best_tenth(probability: np.ndarray) -> float:
    """The highest mean over a tenth of a second, or over all of it where it is shorter."""
    width = min(_PEAK_FRAMES, len(probability))
    if not width:
        return 0.0
    return float(np.convolve(probability, np.full(width, 1 / width), "valid").max())
