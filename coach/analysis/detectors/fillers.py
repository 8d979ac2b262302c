"""Where somebody hesitates aloud or draws a sound out, as the network hears it, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.detectors.finding import Finding, certainty
from coach.analysis.networks.delivery_network import HEADS
from coach.analysis.signal.activity import SPEECH_DB
from coach.analysis.signal.runs import Runs
from coach.common.arrays import Float32
from coach.domain.stream import EventKind, Span, VoiceFrames

_FILLER, _PROLONGATION = HEADS.index("filler"), HEADS.index("prolongation")
#: What the best frames of a moment are looked for in.
_PEAK_FRAMES = 10


@dataclass(frozen=True, slots=True)
class MomentSpec:
    """Tuned on half of the learners and actors: fillers and held vowels put into their sentences,
    and untouched ones.

    prolonged_weight: how much of the probability of a drawn-out sound is added to a filler's;
        what is drawn out in passing is a hesitation, too.
    from_probability: what belongs to a moment; least_peak: what its best tenth of a second must
        reach for it to be told, and
    least_last: where it ends a phrase, whose last syllable everybody draws out: no speech in the
        `after_frames` after it, but in the `before_frames` before: less and more than
        `spoken_share` of them.
    filler_factor: how many times likelier a filler must be than a drawn-out sound, or it is one.
    lapse_frames: that it may be lost for; shortest_frames: that it takes at least.
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


#: Everything that is held is taken for a hesitation.
FILLERS_ONLY = MomentSpec(prolonged_weight=0.5, least_peak=0.8, least_last=0.95, filler_factor=0.0)
#: Who practises fluency is told of drawn-out sounds, and of clear fillers beside them.
WITH_PROLONGATIONS = MomentSpec(
    prolonged_weight=1.0, least_peak=0.92, least_last=0.98, filler_factor=4.0
)


class Moments:
    """Incremental: `push` returns the fillers and prolongations that are over, in frames, once it
    is known what follows them."""

    def __init__(self, spec: MomentSpec) -> None:
        self.spec = spec
        self._runs = Runs(lapse_frames=spec.lapse_frames, shortest_frames=spec.shortest_frames)
        # What was heard, and where speech is, from some frames before what is open or waits.
        self._heard = np.empty((0, len(HEADS)), np.float32)
        self._spoken = np.empty(0, bool)
        self._first = 0
        self._waiting: list[Span] = []

    def push(self, frames: VoiceFrames) -> list[Finding]:
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

    def finish(self) -> list[Finding]:
        self._waiting += self._runs.finish()
        return self._told(self._first + len(self._heard))

    def _likely(self, heard: Float32) -> Float32:
        """Of each frame, (k, heads) to (k,)."""
        both = heard[:, _FILLER] + self.spec.prolonged_weight * heard[:, _PROLONGATION]
        return np.minimum(both, 1)

    def _told(self, until: int) -> list[Finding]:
        """Of those that wait, the ones that end by `until` and are sure enough."""
        count = sum(span.end <= until for span in self._waiting)
        over, self._waiting = self._waiting[:count], self._waiting[count:]
        found = []
        for span in over:
            heard = self._heard[span.start - self._first : span.end - self._first]
            peak = _best_tenth(self._likely(heard))
            least = self.spec.least_last if self._is_last(span) else self.spec.least_peak
            spoken = self._spoken[span.start - self._first : span.end - self._first]
            if peak >= least and spoken.mean() >= 0.5:  # the rest may be music, or far away
                found.append(Finding(self._kind(heard), span, certainty(least, peak)))
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
    """The highest mean over a tenth of a second, or over all of it where it is shorter."""
    width = min(_PEAK_FRAMES, len(probability))
    return float(np.convolve(probability, np.full(width, 1 / width), "valid").max())
