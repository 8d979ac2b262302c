"""How far sound is below the loudest lately: what the delivery network hears."""

from __future__ import annotations

import numpy as np

from coach.analysis.signal.loudest import Loudest
from coach.common.arrays import Float32
from coach.domain.model_card import FeatureSpec

#: What the loudest band of speech is at least, in dB of a log-mel frame: 16 bits hold it at
#: -50 dBFS; below that, noise isn't made large.
_LEAST_DB = -35.0
_RANGE_DB = 80.0


class RelativeSound:
    """The delivery network's input: how far every band is below the loudest lately, from -2 to 2.

    Incremental: `push` takes log-mel frames, dB, shape (n, n_mels), to float32 of that shape.
    """

    def __init__(self) -> None:
        self._loudest = Loudest(FeatureSpec().frames_per_s)

    def push(self, log_mel: Float32) -> Float32:
        loudest_db = np.maximum(self._loudest.push(log_mel.max(axis=1)), _LEAST_DB)
        below_db = np.clip(log_mel - loudest_db[:, None], -_RANGE_DB, 0)
        return (below_db / (_RANGE_DB / 4) + 2).astype(np.float32)
