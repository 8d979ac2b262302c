"""Talks whose every frame is given, and what the meters tell of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from coach.analysis.metrics.meter import Step
from coach.analysis.metrics.recent import Recent
from coach.analysis.metrics.speech_level import SecondsOfSpeech, speech_power
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import SettledDelivery, Span
from tests.unit.made import cut, frames


@dataclass
class Talk:
    """Everything in frames, 100 a second; a step of the grid is a quarter of a second."""

    count: int
    utterances: Sequence[Span] = ()
    nuclei: Sequence[int] = ()
    missing: Sequence[Span] = ()
    values: dict = field(default_factory=dict)

    def told_by(self, meter) -> list:
        """What a meter or a habit tells, step by step, without nothing."""
        spec = FeatureSpec()
        whole, nuclei = frames(self.count, **self.values), np.array(self.nuclei, int)
        recent, seconds, found = Recent(spec, 20.0), SecondsOfSpeech(spec), []
        for span in self.missing:
            recent.note_missing(span)
        for first in range(0, self.count, 25):
            end = first + 25
            over = tuple(one for one in self.utterances if first < one.end <= end)
            going_on = [
                Span(one.start, end) for one in self.utterances if one.start < end < one.end
            ]
            voice = cut(whole, first, end)
            inside = nuclei[(nuclei >= first) & (nuclei < end)]
            heard = SettledDelivery(voice, inside, over, ())
            recent.push(heard, going_on[0] if going_on else None)
            speech = speech_power(voice)
            told = meter.push(Step((), heard, recent, end % 100 == 0, speech, seconds.push(speech)))
            found += told if isinstance(told, list) else [] if told is None else [told]
        return found


def until_s(frame: int) -> float:
    return frame / 100 + 0.011
