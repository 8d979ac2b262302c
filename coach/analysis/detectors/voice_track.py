"""Frames of level, pitch and activity: what every figure of the delivery is computed from.

Three streams that settle at different times are aligned frame by frame. The output is about half
a second late and final, so nothing that was shown is ever taken back.
"""

from __future__ import annotations

import numpy as np

from coach.analysis.networks.delivery_network import HEADS, DeliveryStream
from coach.analysis.signal.activity import SPEECH_DB, Activity
from coach.analysis.signal.framing import Framing
from coach.analysis.signal.pitch import PitchTracker
from coach.common.arrays import Float32
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import VoiceFrames

#: Where the network's probability of speech is lower, activity isn't this voice, but other
#: people's or a car. Tuned on half of the learners in babble, traffic, fans and hum.
_SPEECH_FROM = 0.5
_SPEECH = HEADS.index("speech")


class VoiceTrack:
    """Incremental alignment of log-mel, pitch, activity and the network's output.

    How the sound is cut into blocks changes when frames come out, never what they hold.

    Parameters
    ----------
    frames
        Framing of the log-mel.
    """

    def __init__(self, frames: FeatureSpec) -> None:
        self._pitch = PitchTracker(frames=frames)
        self._activity = Activity(frames)
        self._hearing = DeliveryStream()
        # One hop of samples around each frame's centre, so that frames share none.
        lead = (frames.hop_samples - frames.n_fft) // 2
        self._around = Framing(frames.hop_samples, frames.hop_samples, lead)
        self._first = 0
        self._log_mel = np.empty((0, frames.n_mels), np.float32)
        self._f0_hz = np.empty(0, np.float32)
        self._excess_db = np.empty(0, np.float32)
        self._power = np.empty(0, np.float32)
        self._heard = np.empty((0, len(HEADS)), np.float32)

    def push(self, samples: Float32, log_mel: Float32) -> VoiceFrames:
        """Return the frames that the next samples settle.

        Parameters
        ----------
        samples
            float32 at 16 kHz, shape (n,).
        log_mel
            The log-mel frames that these samples complete, in dB, shape (k, n_mels).
        """
        self._log_mel = np.concatenate([self._log_mel, log_mel])
        around = self._around.push(samples)
        power = np.einsum("ij,ij->i", around, around) / around.shape[1]
        self._power = np.concatenate([self._power, power])
        return self._settled(
            self._pitch.push(samples), self._activity.push(log_mel), self._hearing.push(log_mel)
        )

    def finish(self) -> VoiceFrames:
        """Return the frames that were still waiting for later sound."""
        return self._settled(self._pitch.finish(), self._activity.finish(), self._hearing.finish())

    def _settled(self, f0_hz: Float32, excess_db: Float32, heard: Float32) -> VoiceFrames:
        self._heard = np.concatenate([self._heard, heard])
        self._f0_hz = np.concatenate([self._f0_hz, f0_hz])
        self._excess_db = np.concatenate([self._excess_db, excess_db])
        count = min(len(self._f0_hz), len(self._excess_db), len(self._heard))
        log_mel, self._log_mel = self._log_mel[:count], self._log_mel[count:]
        f0_hz, self._f0_hz = self._f0_hz[:count], self._f0_hz[count:]
        excess_db, self._excess_db = self._excess_db[:count], self._excess_db[count:]
        power, self._power = self._power[:count], self._power[count:]
        heard, self._heard = self._heard[:count], self._heard[count:]
        first, self._first = self._first, self._first + count
        excess_db = np.where(heard[:, _SPEECH] < _SPEECH_FROM, np.float32(0), excess_db)
        # The hum of a room has a pitch too.
        voiced = excess_db >= SPEECH_DB
        f0_hz = np.where(voiced, f0_hz, np.float32(0))
        pitch_st = 12 * np.log2(np.where(f0_hz > 0, f0_hz, np.float32(np.nan)))
        return VoiceFrames(first, log_mel, f0_hz, pitch_st, excess_db, power, heard)
