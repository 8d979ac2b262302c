"""Syllable nuclei, from the network's output.

That output, scaled, is a density: over a syllable it adds up to one. So a nucleus is where the
running sum passes a half, and a syllable smeared by noise is still counted once.
"""

from __future__ import annotations

import numpy as np

from coach.analysis.networks.delivery_network import HEADS, NUCLEUS_FRAMES
from coach.common.arrays import Ints
from coach.domain.stream import VoiceFrames

_SYLLABLE, _SPEECH = HEADS.index("syllable"), HEADS.index("speech")
#: Sum of the output over a syllable: the area of a Gaussian of height 1.
_AREA = NUCLEUS_FRAMES * np.sqrt(2 * np.pi)
#: Probabilities of a syllable and of speech below which a frame adds nothing: a minute of silence
#: must not add up to a syllable. Tuned on half of the learners, whose texts are known.
_LEAST, _SPEECH_FROM = 0.03, 0.3


class Syllables:
    """Incremental detector of syllable nuclei."""

    def __init__(self) -> None:
        self._sum = 0.5

    def push(self, frames: VoiceFrames) -> Ints:
        """Return the frame numbers of the nuclei in the next frames, ascending, shape (k,)."""
        density = frames.heard[:, _SYLLABLE].astype(float)
        density = np.where(density < _LEAST, 0.0, density) * (
            frames.heard[:, _SPEECH] > _SPEECH_FROM
        )
        total = self._sum + np.cumsum(density) / _AREA
        whole = np.floor(np.append(self._sum, total))
        if len(total):
            self._sum = float(total[-1] % 1)
        return frames.first + np.repeat(np.arange(len(total)), np.diff(whole).astype(int))
