"""Held sounds: fillers where they stand alone, prolongations where a word goes on around them.

Ordinary people hold many a sound without hesitating or stuttering. So what is held is proposed
here, and the network must at least think it possible.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.delivery_network import HEADS
from coach.analysis.finding import Finding, margin
from coach.analysis.moments import MomentSpec, best_tenth, filler_probability
from coach.analysis.runs import Runs
from coach.analysis.steady import SteadyVoice
from coach.model_card import FeatureSpec
from coach.types import EventKind, Span, VoiceFrames

#: Heads that a held sound may raise.
_HELD = [HEADS.index("filler"), HEADS.index("prolongation")]


@dataclass(frozen=True, slots=True)
class HeldSpec:
    """Tuned on half of the RAVDESS actors and of the learners: held vowels, "um", "uh", "er" and
    untouched speech.

    speech_db: how far sound must stand out to belong to an utterance, and
    gap_frames: the silence that it may hold.
    filler_frames, filler_share: the least length of a filler's held part, and its share of
        the utterance that it is.
    longest_frames: what is held longer is singing, or a machine.
    prolonged_frames: the least length of a prolongation, and
    goes_on_frames: where somebody must speak after it; the last syllable of a phrase is
        held by everybody.
    filler_from: the probability that the network gives a filler in its best frame.
    prolonged_from: that it gives, on average, to a prolongation or a filler together.
    """

    speech_db: float = 2.0
    gap_frames: int = 6
    filler_frames: int = 15
    filler_share: float = 0.5
    longest_frames: int = 120
    prolonged_frames: int = 36
    goes_on_frames: tuple[int, int] = (20, 30)
    filler_from: float = 0.7
    prolonged_from: float = 0.35


class HeldSounds:
    """Incremental: `push` returns the fillers and prolongations that are over, in frames."""

    def __init__(
        self, frames: FeatureSpec, with_fluency: bool, spec: HeldSpec | None = None
    ) -> None:
        """with_fluency: whether prolongations are told."""
        self.spec = spec or HeldSpec()
        self._with_fluency = with_fluency
        self._steady = SteadyVoice(frames, self.spec.filler_frames)
        self._speech = Runs(lapse_frames=self.spec.gap_frames)
        self._held: list[Span] = []
        self._utterances: list[Span] = []
        self._prolonged: list[Span] = []
        # Which of the last frames hold speech, what the network heard in them, and the number
        # of the next one.
        self._spoken = np.zeros(0, bool)
        self._heard = np.zeros((0, len(HEADS)), np.float32)
        self._seen = 0

    def push(self, frames: VoiceFrames) -> list[Finding]:
        spoken = frames.excess_db > self.spec.speech_db
        self._seen += len(spoken)
        self._spoken = np.concatenate([self._spoken, spoken])
        self._heard = np.concatenate([self._heard, frames.heard])
        self._held += self._steady.push(frames)
        self._utterances += self._speech.push(spoken)
        found = self._judge(self._steady.decided)
        self._forget()
        return found

    def finish(self) -> list[Finding]:
        self._held += self._steady.finish()
        self._utterances += self._speech.finish()
        self._seen += self.spec.goes_on_frames[1]
        self._spoken = np.pad(self._spoken, (0, self.spec.goes_on_frames[1]))
        self._heard = np.pad(self._heard, ((0, self.spec.goes_on_frames[1]), (0, 0)))
        return self._judge(self._seen)

    def _judge(self, decided: int) -> list[Finding]:
        """Name what is held in the utterances that lie before `decided`."""
        found: list[Finding] = []
        while self._utterances and self._utterances[0].end <= decided:
            utterance = self._utterances.pop(0)
            # By their middle; those of the utterances before it have been taken.
            inside = [span for span in self._held if sum(span) < 2 * utterance.end]
            self._held = self._held[len(inside) :]
            held = [span for span in inside if span.frames <= self.spec.longest_frames]
            share = max((span.frames for span in held), default=0) / utterance.frames
            if share >= self.spec.filler_share:
                if self._is_filler(utterance):
                    found.append(Finding(EventKind.FILLER, utterance, min(1.0, share)))
            elif self._with_fluency:
                prolonged = [
                    span
                    for span in held
                    if span.frames >= self.spec.prolonged_frames and self._is_prolonged(span)
                ]
                first = self.spec.goes_on_frames[0]
                inner = [span for span in prolonged if span.end + first < utterance.end]
                found += [self._prolongation(span) for span in inner]
                self._prolonged += prolonged[len(inner) :]
        return found + self._last_ones()

    def _is_filler(self, utterance: Span) -> bool:
        """Whether the network thinks it possible; where it is sure, `Moments` tells of it."""
        likely = filler_probability(self._heard_in(utterance), self._with_fluency)
        return not _is_sure(likely) and likely.max(initial=0) >= self.spec.filler_from

    def _is_prolonged(self, span: Span) -> bool:
        heard = self._heard_in(span)
        if not len(heard) or _is_sure(filler_probability(heard, self._with_fluency)):
            return False
        return bool(heard[:, _HELD].sum(axis=1).mean() >= self.spec.prolonged_from)

    def _heard_in(self, span: Span) -> np.ndarray:
        first = self._seen - len(self._heard)
        return self._heard[max(0, span.start - first) : max(0, span.end - first)]

    def _forget(self) -> None:
        """Keep what may be asked for: the utterance that is open, and a while before it."""
        self._spoken = self._spoken[-2 * self.spec.longest_frames :]
        starts = [one.start for one in self._utterances] + [span.start for span in self._held]
        oldest = min([self._speech.decided, self._steady.decided, *starts])
        self._heard = self._heard[-max(1, self._seen - oldest) :]

    def _last_ones(self) -> list[Finding]:
        """Prolongations at the end of an utterance, once it is known that another follows."""
        first, last = self.spec.goes_on_frames
        found = []
        while self._prolonged and self._prolonged[0].end + last <= self._seen:
            span = self._prolonged.pop(0)
            after = span.end - self._seen + len(self._spoken)
            if self._spoken[after + first : after + last].any():
                found.append(self._prolongation(span))
        return found

    def _prolongation(self, span: Span) -> Finding:
        certainty = margin(self.spec.prolonged_frames, span.frames)
        return Finding(EventKind.PROLONGATION, span, certainty)


def _is_sure(likely: np.ndarray) -> bool:
    return best_tenth(likely) >= MomentSpec().least_peak
