"""Short sounds as MP3, which every browser plays."""

from __future__ import annotations

import io

import numpy as np
import soxr

from coach.common.arrays import Int16
from coach.common.errors import CoachError
from coach.common.i18n import tr

#: A rate that MP3 knows, with room for all of a voice up to 12 kHz.
RATE_HZ = 24_000
BIT_RATE = 40_000
#: At this rate libsndfile maps its compression levels, 0 to 1, onto these bit rates.
_BIT_RATES = (160_000, 8_000)
#: Fading in and out over this time keeps a cut from clicking.
_FADE_S = 0.02


def encode_mp3(samples: Int16, sample_rate_hz: int) -> bytes:
    """Return mono sound as MP3 of RATE_HZ and BIT_RATE, faded in and out.

    Parameters
    ----------
    samples
        The sound, shape (n,).

    Raises
    ------
    CoachError
        If libsndfile can't be loaded, or is too old to write MP3.
    """
    sound = soxr.resample(samples.astype(np.float32) / 32_768, sample_rate_hz, RATE_HZ)
    count = min(round(_FADE_S * RATE_HZ), len(sound) // 2)
    rising = np.linspace(0, 1, count, dtype=np.float32)
    sound[:count] *= rising
    sound[len(sound) - count :] *= rising[::-1]
    most, least = _BIT_RATES
    written = io.BytesIO()
    try:
        import soundfile  # needed only for writing

        with soundfile.SoundFile(
            written,
            "w",
            RATE_HZ,
            1,
            "MPEG_LAYER_III",
            format="MP3",
            compression_level=(most - BIT_RATE) / (most - least),
            bitrate_mode="CONSTANT",
        ) as file:
            file.write(sound)
    except (OSError, RuntimeError) as error:  # no libsndfile, or one without MP3
        raise CoachError(
            tr("Sound not added"),
            tr("libsndfile can't write MP3 here ({why}).", why=error),
            tr("Save the page without sound."),
        ) from error
    return written.getvalue()
