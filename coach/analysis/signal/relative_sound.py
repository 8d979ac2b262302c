"""Sound relative to the recent peak level: the input of the delivery network."""

from __future__ import annotations

import numpy as np

from coach.analysis.signal.loudest import RecentPeak
from coach.common.arrays import Float32
from coach.domain.model_card import FeatureSpec

#: Lowest peak assumed, in dB of a log-mel frame: the loudest band of speech at -50 dBFS, which
#: 16 bits still hold. Below that, noise isn't amplified.
_LEAST_DB = -35.0
_RANGE_DB = 80.0


class PeakNormaliser:
    """Streaming input of the delivery network: how far each band is below the recent peak."""

    def __init__(self) -> None:
        self._loudest = RecentPeak(FeatureSpec().frames_per_s)

    def push(self, log_mel: Float32) -> Float32:
        """Scale the next frames to the recent peak.

        Parameters
        ----------
        log_mel
            Log-mel frames in dB, shape (n, n_mels).

        Returns
        -------
        Float32
            Bands in units of 20 dB, from -2 (80 dB below the peak) to 2 (at it), same shape.
        """
        loudest_db = np.maximum(self._loudest.push(log_mel.max(axis=1)), _LEAST_DB)
        below_db = np.clip(log_mel - loudest_db[:, None], -_RANGE_DB, 0)
        return (below_db / (_RANGE_DB / 4) + 2).astype(np.float32)
