"""Fillers and prolongations, as the network hears them, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.delivery_network import HEADS
from coach.analysis.finding import Finding
from coach.analysis.runs import Runs
from coach.types import EventKind, Span, VoiceFrames


@dataclass(frozen=True, slots=True)
class MomentSpec:
    """Tuned on the speakers that the network was trained on, and others' untouched speech.

    from_probability: what belongs to a moment; least_peak: what its best tenth of a second must
        reach for it to be told.
    lapse_frames: that it may be lost for; shortest_frames: that it takes at least.
    """

    from_probability: float
    least_peak: float
    lapse_frames: int
    shortest_frames: int


SPECS = {
    EventKind.FILLER: MomentSpec(0.4, 0.8, 6, 14),
    EventKind.PROLONGATION: MomentSpec(0.4, 0.8, 6, 24),
}
_PEAK_FRAMES = 10


class Moments:
    """Incremental: `push` returns those of one kind that are over, in frames."""

    def __init__(self, kind: EventKind, spec: MomentSpec | None = None) -> None:
        self.kind = kind
        self.spec = spec or SPECS[kind]
        self._head = HEADS.index(kind)
        # A sound that is held is either of these, whichever it is likelier to be.
        other = "prolongation" if kind == EventKind.FILLER else "filler"
        self._rival = HEADS.index(other)
        self._runs = Runs(
            lapse_frames=self.spec.lapse_frames, shortest_frames=self.spec.shortest_frames
        )
        # Probabilities from the start of what is open.
        self._kept = np.empty(0, np.float32)
        self._first = 0

    def push(self, frames: VoiceFrames) -> list[Finding]:
        mine, other = frames.heard[:, self._head], frames.heard[:, self._rival]
        probability = np.where(mine >= other, mine, np.float32(0))
        self._kept = np.concatenate([self._kept, probability])
        found = self._told(self._runs.push(probability >= self.spec.from_probability))
        surplus = self._runs.decided - self._first
        self._kept, self._first = self._kept[surplus:], self._first + surplus
        return found

    def finish(self) -> list[Finding]:
        return self._told(self._runs.finish())

    def _told(self, spans: list[Span]) -> list[Finding]:
        found = []
        for span in spans:
            inside = self._kept[span.start - self._first : span.end - self._first]
            width = min(_PEAK_FRAMES, len(inside))
            peak = float(np.convolve(inside, np.full(width, 1 / width), "valid").max())
            if peak >= self.spec.least_peak:
                certainty = 0.5 + 0.5 * (peak - self.spec.least_peak) / (1 - self.spec.least_peak)
                found.append(Finding(self.kind, span, min(1.0, certainty)))
        return found
