"""Speech gate: WebRTC's voice activity detector, steadied by hysteresis.

The detector's 20 ms decisions flicker. Speech begins when most of a fifth of a second is
voiced and ends when almost none of a quarter of a second was. So a pause of 0.25 s, the shortest
that listeners and the literature count (Campione & Veronis 2002), is detected, and shorter
gaps inside words are bridged.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np
import webrtcvad

from coach.analysis.signal.framing import Framing
from coach.common.arrays import Float32
from coach.domain.stream import ANALYSIS_RATE_HZ


@dataclass(frozen=True, slots=True)
class GateSpec:
    """Thresholds of the hysteresis, in detector frames.

    Attributes
    ----------
    frame_samples
        Samples in a detector frame, 20 ms.
    aggressiveness
        WebRTC's 0 (passes most) to 3 (filters most).
    min_level_dbfs
        Frames below it are silence whatever the detector says, since it takes some digital
        near-silence for speech.
    start_span, start_voiced
        Speech begins once `start_voiced` of the last `start_span` frames are voiced.
    end_span, end_voiced
        Speech ends once at most `end_voiced` of the last `end_span` frames are voiced.
    pad
        Frames added before and after the voiced ones.
    """

    frame_samples: int = 320
    aggressiveness: int = 2
    min_level_dbfs: float = -65.0
    start_span: int = 10
    start_voiced: int = 6
    end_span: int = 12
    end_voiced: int = 1
    pad: int = 2


class SpeechGate:
    """Streaming speech detector for 16 kHz sound.

    How the samples are split into blocks doesn't change the utterances.
    """

    def __init__(self, spec: GateSpec | None = None) -> None:
        self.spec = spec or GateSpec()
        self._vad = webrtcvad.Vad(self.spec.aggressiveness)
        self._framing = Framing(self.spec.frame_samples, self.spec.frame_samples)
        self._frames = 0
        self._flags: deque[bool] = deque(maxlen=max(self.spec.start_span, self.spec.end_span))
        self._open_from: int | None = None
        self._voiced_until = 0
        self._last_end = 0

    @property
    def speaking(self) -> bool:
        """Whether an utterance is open."""
        return self._open_from is not None

    @property
    def open_utterance(self) -> tuple[int, int] | None:
        """The utterance in progress, up to its last voiced frame, as samples; None in silence."""
        if self._open_from is None:
            return None
        return self._to_samples(self._open_from, self._voiced_until)

    def push(self, samples: Float32) -> list[tuple[int, int]]:
        """Take the next samples; return the utterances that ended.

        Parameters
        ----------
        samples
            Samples in [-1, 1], shape (n,).

        Returns
        -------
        list[tuple[int, int]]
            First sample of each utterance and the one after its last.
        """
        frames = self._framing.push(samples)
        floor = 10 ** (self.spec.min_level_dbfs / 20)
        energy = np.einsum("ij,ij->i", frames, frames)
        loud = (energy > floor**2 * self.spec.frame_samples).tolist()
        pcm = np.clip(np.rint(frames * 32767), -32768, 32767).astype(np.int16)
        ended = []
        for frame, is_loud in zip(pcm, loud, strict=True):
            # The detector adapts to the noise, so it must be given every frame.
            voiced = self._vad.is_speech(frame.tobytes(), ANALYSIS_RATE_HZ) and is_loud
            if (utterance := self._step(voiced)) is not None:
                ended.append(utterance)
        return ended

    def finish(self) -> list[tuple[int, int]]:
        """Close the utterance still open at the end of the sound and return it, if any."""
        utterance = self.open_utterance
        self._open_from = None
        return [] if utterance is None else [utterance]

    def _step(self, voiced: bool) -> tuple[int, int] | None:
        spec = self.spec
        self._flags.append(voiced)
        self._frames += 1
        recent = list(self._flags)
        if self._open_from is None:
            recent = recent[-spec.start_span :]
            if sum(recent) >= spec.start_voiced:
                first = self._frames - len(recent) + recent.index(True)
                self._open_from = max(self._last_end, first - spec.pad)
                self._voiced_until = self._frames
        elif sum(recent[-3:]) >= 2:  # one voiced frame alone is a flicker
            self._voiced_until = self._frames
        elif sum(recent[-spec.end_span :]) <= spec.end_voiced:
            utterance = self.open_utterance
            self._last_end = min(self._voiced_until + spec.pad, self._frames)
            self._open_from = None
            return utterance
        return None

    def _to_samples(self, first: int, voiced_until: int) -> tuple[int, int]:
        end = min(voiced_until + self.spec.pad, self._frames)
        return first * self.spec.frame_samples, end * self.spec.frame_samples
