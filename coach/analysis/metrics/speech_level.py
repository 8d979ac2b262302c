"""The level of speech, a second of it at a time."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Float32, Floats, Ints
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import VoiceFrames

#: How far a frame must stand out of the room to count as speech.
_SPEECH_DB = 2.0


class SecondsOfSpeech:
    """Gathers frames of speech until they make a second, and then tells its level."""

    def __init__(self, spec: FeatureSpec) -> None:
        self._frames = round(spec.frames_per_s)
        self._power = np.empty(0)

    def push(self, speech: Float32) -> float | None:
        """Power of the next frames of speech, shape (k,); the level of a full second in dBFS."""
        self._power = np.concatenate([self._power, speech])
        if len(self._power) < self._frames:
            return None
        level_db = gated_level_db(self._power, np.ones(len(self._power)))
        self._power = np.empty(0)
        return level_db


def speech_power(frames: VoiceFrames) -> Float32:
    """Power of those that stand out of the room far enough to be speech, shape (k,)."""
    return frames.power[(frames.excess_db >= _SPEECH_DB) & (frames.power > 0)]


def gated_level_db(power: Floats, weight: Floats | Ints) -> float:
    """Level of the mean of powers that are at least a tenth of the mean of all."""
    loud = power >= np.average(power, weights=weight) / 10
    return float(10 * np.log10(np.average(power[loud], weights=weight[loud])))
