"""Time stretching and pitch shifting, by Praat's overlap-add."""

from __future__ import annotations

import numpy as np
import parselmouth
from parselmouth.praat import call

from coach.common.arrays import Float32
from coach.domain.stream import ANALYSIS_RATE_HZ as RATE_HZ

#: Praat's overlap-add lengthens by no more in one pass, and silently limits a larger factor.
MOST_STRETCH = 3.0


def stretched(samples: Float32, factor: float) -> Float32:
    """Stretch sound in time, at the same pitch.

    Parameters
    ----------
    samples
        float32 at 16 kHz, shape (n,); returned unchanged if shorter than 50 ms.
    factor
        New length relative to the old; at least 0.35 is used.

    Returns
    -------
    Float32
        Shape (m,), with m about `factor` times n.
    """
    if len(samples) < RATE_HZ // 20:
        return samples
    sound = parselmouth.Sound(samples.astype(float), RATE_HZ)
    longer = call(sound, "Lengthen (overlap-add)", 60, 600, min(max(factor, 0.35), MOST_STRETCH))
    out = longer.values[0].astype(np.float32)
    return stretched(out, factor / MOST_STRETCH) if factor > MOST_STRETCH else out


def at_other_pitch(samples: Float32, factor: float) -> Float32:
    """Multiply the pitch of a voice by a factor, at the same pace.

    Parameters
    ----------
    samples
        float32 at 16 kHz, shape (n,).

    Returns
    -------
    Float32
        Of about the same length.
    """
    sound = parselmouth.Sound(samples.astype(float), RATE_HZ)
    manipulation = call(sound, "To Manipulation", 0.01, 75, 600)
    tier = call(manipulation, "Extract pitch tier")
    call(tier, "Multiply frequencies", 0, len(samples) / RATE_HZ, factor)
    call([tier, manipulation], "Replace pitch tier")
    again = call(manipulation, "Get resynthesis (overlap-add)")
    return np.asarray(again.values[0], np.float32)
