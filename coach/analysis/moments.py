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
        reach for it to be told, and
    least_last: where it ends a phrase, whose last syllable everybody draws out: no speech in the
        `after_frames` after it, but in the `before_frames` before: less and more than
        `spoken_share` of them, which stand out by `speech_db`.
    lapse_frames: that it may be lost for; shortest_frames: that it takes at least.
    """

    from_probability: float = 0.2
    least_peak: float = 0.7
    least_last: float = 0.85
    after_frames: int = 30
    before_frames: int = 25
    speech_db: float = 1.0
    spoken_share: float = 0.3
    lapse_frames: int = 14
    shortest_frames: int = 30


class Moments:
    """Incremental: `push` returns the fillers that are over, in frames, once it is known what
    follows them."""

    def __init__(self, with_fluency: bool, spec: MomentSpec | None = None) -> None:
        """with_fluency: whether prolongations are looked for as well."""
        self.spec = spec or MomentSpec()
        self._with_fluency = with_fluency
        self._runs = Runs(
            lapse_frames=self.spec.lapse_frames, shortest_frames=self.spec.shortest_frames
        )
        # Probabilities, and where speech is, from some frames before what is open or waits.
        self._likely = np.empty(0, np.float32)
        self._spoken = np.empty(0, bool)
        self._first = 0
        self._waiting: list[Span] = []

    def push(self, frames: VoiceFrames) -> list[Finding]:
        likely = filler_probability(frames.heard, self._with_fluency)
        self._likely = np.concatenate([self._likely, likely])
        self._spoken = np.concatenate([self._spoken, frames.excess_db > self.spec.speech_db])
        self._waiting += self._runs.push(likely >= self.spec.from_probability)
        found = self._told(self._first + len(self._likely) - self.spec.after_frames)
        oldest = self._waiting[0].start if self._waiting else self._runs.decided
        surplus = max(0, oldest - self.spec.before_frames - self._first)
        self._likely, self._spoken = self._likely[surplus:], self._spoken[surplus:]
        self._first += surplus
        return found

    def finish(self) -> list[Finding]:
        self._waiting += self._runs.finish()
        return self._told(self._first + len(self._likely))

    def _told(self, until: int) -> list[Finding]:
        """Of those that wait, the ones that end by `until` and are sure enough."""
        count = sum(span.end <= until for span in self._waiting)
        over, self._waiting = self._waiting[:count], self._waiting[count:]
        found = []
        for span in over:
            peak = best_tenth(self._likely[span.start - self._first : span.end - self._first])
            least = self.spec.least_last if self._is_last(span) else self.spec.least_peak
            if peak >= least:
                certainty = min(1.0, 0.5 + 0.5 * (peak - least) / (1 - least))
                found.append(Finding(EventKind.FILLER, span, certainty))
        return found

    def _is_last(self, span: Span) -> bool:
        start, end = span.start - self._first, span.end - self._first
        before = self._spoken[max(0, start - self.spec.before_frames) : start]
        after = self._spoken[end : end + self.spec.after_frames]
        least = self.spec.spoken_share
        return (
            before.sum() >= least * self.spec.before_frames
            and after.sum() < least * self.spec.after_frames
        )


def filler_probability(heard: np.ndarray, with_fluency: bool) -> np.ndarray:
    """Of each frame, (k, heads) to (k,); 0 where the sound is rather a word's, drawn out: as
    likely, or half as likely for who looks for such sounds."""
    filler, rival = heard[:, _FILLER], heard[:, _PROLONGATION]
    return np.where(filler >= (2 if with_fluency else 1) * rival, filler, np.float32(0))


def best_tenth(probability: np.ndarray) -> float:
    """The highest mean over a tenth of a second, or over all of it where it is shorter."""
    width = min(_PEAK_FRAMES, len(probability))
    if not width:
        return 0.0
    return float(np.convolve(probability, np.full(width, 1 / width), "valid").max())
