"""Fillers and prolongations, from the network's probabilities frame by frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.detectors.finding import Detection, certainty
from coach.analysis.networks.delivery_network import HEADS
from coach.analysis.signal.activity import SPEECH_DB
from coach.analysis.signal.runs import Runs
from coach.common.arrays import Float32
from coach.domain.stream import EventKind, Span, VoiceFrames

_FILLER, _PROLONGATION = HEADS.index("filler"), HEADS.index("prolongation")
#: Width of the window over which the peak probability of a moment is averaged.
_PEAK_FRAMES = 10


@dataclass(frozen=True, slots=True)
class FillerSpec:
    """Thresholds for moments: fillers and prolongations.

    Tuned on half of the learners and actors: on sentences with fillers and held vowels inserted,
    and on untouched ones.

    Attributes
    ----------
    prolonged_weight
        Share of the probability of a prolongation that is added to that of a filler; a sound
        drawn out in passing is a hesitation, too.
    least_peak
        Probability that the best tenth of a second of a moment must reach.
    least_last
        The same for a moment that ends a phrase, as everybody draws out the last syllable.
    filler_factor
        Ratio of the mean probability of a filler to that of a prolongation from which a moment
        counts as a filler; below it, as a prolongation.
    from_probability
        Probability from which a frame belongs to a moment.
    after_frames, before_frames, spoken_share
        A moment ends a phrase if at least `spoken_share` of the `before_frames` before it are
        speech, but less than that of the `after_frames` after it.
    lapse_frames
        Longest gap within a moment.
    shortest_frames
        Least length of a moment.
    """

    prolonged_weight: float
    least_peak: float
    least_last: float
    filler_factor: float
    from_probability: float = 0.2
    after_frames: int = 30
    before_frames: int = 25
    spoken_share: float = 0.3
    lapse_frames: int = 14
    shortest_frames: int = 30


#: Every held sound counts as a filler.
FILLERS_ONLY = FillerSpec(prolonged_weight=0.5, least_peak=0.8, least_last=0.95, filler_factor=0.0)
#: For practising fluency: prolongations, and with them only clear fillers.
WITH_PROLONGATIONS = FillerSpec(
    prolonged_weight=1.0, least_peak=0.92, least_last=0.98, filler_factor=4.0
)


class FillerDetector:
    """Incremental detector of fillers and prolongations.

    Parameters
    ----------
    spec
        Thresholds: `FILLERS_ONLY` or `WITH_PROLONGATIONS`.
    """

    def __init__(self, spec: FillerSpec) -> None:
        self.spec = spec
        self._runs = Runs(lapse_frames=spec.lapse_frames, shortest_frames=spec.shortest_frames)
        # Probabilities, and which frames are speech, from `before_frames` before the oldest span
        # that is open or waiting.
        self._heard = np.empty((0, len(HEADS)), np.float32)
        self._spoken = np.empty(0, bool)
        self._first = 0
        self._waiting: list[Span] = []

    def push(self, frames: VoiceFrames) -> list[Detection]:
        """Return the moments that ended at least `after_frames` ago and weren't returned yet."""
        self._heard = np.concatenate([self._heard, frames.heard])
        self._spoken = np.concatenate([self._spoken, frames.excess_db > SPEECH_DB])
        likely = self._likely(frames.heard)
        self._waiting += self._runs.push(likely >= self.spec.from_probability)
        found = self._told(self._first + len(self._heard) - self.spec.after_frames)
        oldest = self._waiting[0].start if self._waiting else self._runs.decided
        surplus = max(0, oldest - self.spec.before_frames - self._first)
        self._heard, self._spoken = self._heard[surplus:], self._spoken[surplus:]
        self._first += surplus
        return found

    def finish(self) -> list[Detection]:
        """Return the moments that were still waiting for later sound."""
        self._waiting += self._runs.finish()
        return self._told(self._first + len(self._heard))

    def _likely(self, heard: Float32) -> Float32:
        """Return the probability of a moment in each frame: (k, heads) to (k,)."""
        both = heard[:, _FILLER] + self.spec.prolonged_weight * heard[:, _PROLONGATION]
        return np.minimum(both, 1)

    def _told(self, until: int) -> list[Detection]:
        """Return the waiting moments that end by `until` and are certain enough."""
        count = sum(span.end <= until for span in self._waiting)
        over, self._waiting = self._waiting[:count], self._waiting[count:]
        found = []
        for span in over:
            heard = self._heard[span.start - self._first : span.end - self._first]
            peak = _best_tenth(self._likely(heard))
            least = self.spec.least_last if self._is_last(span) else self.spec.least_peak
            spoken = self._spoken[span.start - self._first : span.end - self._first]
            if peak >= least and spoken.mean() >= 0.5:  # others may be music, or far away
                found.append(Detection(self._kind(heard), span, certainty(least, peak)))
        return found

    def _kind(self, heard: Float32) -> EventKind:
        filler, prolongation = heard[:, _FILLER].mean(), heard[:, _PROLONGATION].mean()
        is_filler = filler >= self.spec.filler_factor * prolongation
        return EventKind.FILLER if is_filler else EventKind.PROLONGATION

    def _is_last(self, span: Span) -> bool:
        start, end = span.start - self._first, span.end - self._first
        before = self._spoken[max(0, start - self.spec.before_frames) : start]
        after = self._spoken[end : end + self.spec.after_frames]
        least = self.spec.spoken_share
        return bool(
            before.sum() >= least * self.spec.before_frames
            and after.sum() < least * self.spec.after_frames
        )


def _best_tenth(probability: Float32) -> float:
    """Return the highest mean over a tenth of a second, or over everything if it is shorter."""
    width = min(_PEAK_FRAMES, len(probability))
    return float(np.convolve(probability, np.full(width, 1 / width), "valid").max())
