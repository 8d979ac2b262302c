"""Sound made longer at the same pitch, or higher at the same pace, by Praat's overlap-add."""

from __future__ import annotations

import numpy as np
import parselmouth
from parselmouth.praat import call

from coach.common.arrays import Float32
from coach.domain.stream import ANALYSIS_RATE_HZ as RATE_HZ

#: Praat's overlap-add lengthens by no more at once, and says nothing where asked for more.
MOST_STRETCH = 3.0


def stretched(samples: Float32, factor: float) -> Float32:
    """`factor` times as long at the same pitch; what is shorter than 50 ms stays as it is."""
    if len(samples) < RATE_HZ // 20:
        return samples
    sound = parselmouth.Sound(samples.astype(float), RATE_HZ)
    longer = call(sound, "Lengthen (overlap-add)", 60, 600, min(max(factor, 0.35), MOST_STRETCH))
    out = longer.values[0].astype(np.float32)
    return stretched(out, factor / MOST_STRETCH) if factor > MOST_STRETCH else out


def at_other_pitch(samples: Float32, factor: float) -> Float32:
    """The whole melody `factor` times as high, as fast as before; float32, of about that length."""
    sound = parselmouth.Sound(samples.astype(float), RATE_HZ)
    manipulation = call(sound, "To Manipulation", 0.01, 75, 600)
    tier = call(manipulation, "Extract pitch tier")
    call(tier, "Multiply frequencies", 0, len(samples) / RATE_HZ, factor)
    call([tier, manipulation], "Replace pitch tier")
    again = call(manipulation, "Get resynthesis (overlap-add)")
    return np.asarray(again.values[0], np.float32)
