"""Level of the speech, one second of it at a time."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Float32, Floats, Ints
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import VoiceFrames

#: Excess over the room from which a frame counts as speech.
_SPEECH_DB = 2.0


class SecondsOfSpeech:
    """Streaming level of each second of speech."""

    def __init__(self, spec: FeatureSpec) -> None:
        self._frames = round(spec.frames_per_s)
        self._power = np.empty(0)

    def push(self, speech: Float32) -> float | None:
        """Take the power of the next frames of speech; return the level of a complete second.

        Parameters
        ----------
        speech
            Mean square of each frame, shape (k,).

        Returns
        -------
        float or None
            Level in dBFS; None until a second of speech is complete.
        """
        self._power = np.concatenate([self._power, speech])
        if len(self._power) < self._frames:
            return None
        level_db = gated_level_db(self._power, np.ones(len(self._power)))
        self._power = np.empty(0)
        return level_db


def speech_power(frames: VoiceFrames) -> Float32:
    """Return the power of the frames that rise above the room far enough to be speech.

    Returns
    -------
    Float32
        Mean square of each, above 0, shape (k,).
    """
    return frames.power[(frames.excess_db >= _SPEECH_DB) & (frames.power > 0)]


def gated_level_db(power: Floats, weight: Floats | Ints) -> float:
    """Return the gated level: that of the mean of powers not more than 10 dB below the mean of all.

    Parameters
    ----------
    power
        Power of frames, or of bins of a histogram of them, shape (k,).
    weight
        How often each power occurs, shape (k,).

    Returns
    -------
    float
        Level in dB relative to a power of 1.
    """
    loud = power >= np.average(power, weights=weight) / 10
    return float(10 * np.log10(np.average(power[loud], weights=weight[loud])))
