"""Talks of ordinary people whose pauses and syllables are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import parselmouth

from coach.domain.model_card import FeatureSpec
from tests.accuracy import people, splicing
from tests.accuracy.splicing import RATE_HZ, Spans

_SPEC = FeatureSpec()
_SEED = 21
#: Silence before the first word.
LEAD_S = 0.6
#: A talk must have more pauses than this for figures over a whole talk.
_LEAST_PAUSES = 4
#: Seconds of each voice that go into a babble.
_VOICE_S = 15


@dataclass(frozen=True, eq=False)
class Paused:
    """A learner's sentences, cut at their silences and joined with known silences.

    samples: float32 at 16 kHz, digital silence in the pauses; pauses: (start, end) in seconds.
    syllables: of the sentences' words.
    """

    speaker: str
    samples: np.ndarray
    pauses: Spans
    syllables: int

    @cached_property
    def f0_hz(self) -> np.ndarray:
        """Praat's pitch at the coach's frames."""
        return praat_f0_hz(self.samples, times_s(self.samples))


@cache
def paused_talks(data: Path, speakers: tuple[str, ...]) -> tuple[Paused, ...]:
    """Return a talk for each speaker with enough sentences, with pauses of 0.3 to 2 s.

    Cached, as many rows use them.
    """
    return tuple(_paused_talks(data, speakers))


def _paused_talks(data: Path, speakers: tuple[str, ...]) -> Iterator[Paused]:
    rng = np.random.default_rng(_SEED)
    for speaker in speakers:
        parts, at_s, pauses, syllables = [splicing.silence(LEAD_S)], LEAD_S, [], 0
        for sentence in people.sentences(data, speaker):
            cut = people.pieces(sentence)
            if cut is None:
                continue
            syllables += sentence.syllables
            for piece in cut:
                low_s, high_s = ((0.3, 0.8), (0.8, 2.0))[rng.integers(2)]
                pause = splicing.silence(rng.uniform(low_s, high_s))
                at_s += len(piece) / RATE_HZ
                pauses.append((at_s, at_s + len(pause) / RATE_HZ))
                at_s = pauses[-1][1]
                parts += [splicing.faded(piece, 0.005, 0.005), pause]
        if len(pauses) > _LEAST_PAUSES:
            yield Paused(speaker, np.concatenate(parts), pauses[:-1], syllables)


@cache
def voice(data: Path, speaker: str) -> np.ndarray:
    """Return some seconds of a learner without long silences, for a babble."""
    sound = np.concatenate(
        [splicing.trimmed(people.read(one.path))[0] for one in people.sentences(data, speaker)]
    )
    return sound[: _VOICE_S * RATE_HZ]


def times_s(samples: np.ndarray) -> np.ndarray:
    """Return the centres of the coach's frames in a sound; it may analyse fewer of them."""
    return _SPEC.centre_s(np.arange(len(samples) // _SPEC.hop_samples))


def praat_f0_hz(
    samples: np.ndarray, times_s: np.ndarray, floor_hz: float = 75, ceiling_hz: float = 600
) -> np.ndarray:
    """Return Praat's pitch (`To Pitch (ac)`) at the given times, 0 where unvoiced."""
    sound = parselmouth.Sound(samples.astype(float), RATE_HZ)
    pitch = sound.to_pitch_ac(time_step=0.01, pitch_floor=floor_hz, pitch_ceiling=ceiling_hz)
    return np.nan_to_num([pitch.get_value_at_time(time_s) for time_s in times_s])


def far_off(f0_hz: np.ndarray, truth_hz: np.ndarray) -> tuple[int, int]:
    """Return how many frames are over 20 % off, and how many are voiced in both.

    The longer of the two is cut to the length of the other.
    """
    truth_hz = truth_hz[: len(f0_hz)]
    f0_hz = f0_hz[: len(truth_hz)]
    both = (f0_hz > 0) & (truth_hz > 0)
    octaves = np.abs(np.log2(f0_hz[both] / truth_hz[both]))
    return int((octaves > np.log2(1.2)).sum()), int(both.sum())
