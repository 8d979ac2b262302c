"""Recording conditions that networks are tested in: what a voice goes through on its way.

Training uses disturbances of the same kinds (`augment`), but none of these: here the room is an
image-source model, the codecs are real, and the pink noise has its own seeds.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache, partial
from zlib import crc32

import numpy as np
import soundfile
from scipy import ndimage, signal

from coach.common.arrays import Float32, Float64
from coach.domain.stream import ANALYSIS_RATE_HZ

#: Maps samples to changed samples, float32 at the analysis rate, shape (n,).
Condition = Callable[[Float32], Float32]

#: Length of the window over which the gate takes the peak, in samples: 50 ms.
_GATE_HOLDS = 800


def noise(samples: Float32, snr_db: float) -> Float32:
    """Add pink noise at a ratio to the clip's mean power; the same noise for the same clip."""
    rng = np.random.default_rng(crc32(samples.tobytes()))
    spectrum = np.fft.rfft(rng.standard_normal(len(samples)))
    hz = np.maximum(np.fft.rfftfreq(len(samples), 1 / ANALYSIS_RATE_HZ), 20.0)
    pink = np.fft.irfft(spectrum / np.sqrt(hz), len(samples))
    power = np.mean(samples**2) / 10 ** (snr_db / 10)
    return np.asarray(samples + pink * np.sqrt(power / np.mean(pink**2)), np.float32)


@cache
def _impulse_response() -> Float64:
    """Return the response of a 4 x 3 x 2.5 m room, RT60 0.4 s, 1.3 m from speaker to microphone."""
    import pyroomacoustics

    size_m = [4, 3, 2.5]
    absorption, order = pyroomacoustics.inverse_sabine(0.4, size_m)
    walls = pyroomacoustics.Material(absorption)
    room = pyroomacoustics.ShoeBox(size_m, fs=ANALYSIS_RATE_HZ, materials=walls, max_order=order)
    room.add_source([1.5, 1.2, 1.4])
    room.add_microphone([2.6, 1.8, 1.2])
    room.compute_rir()
    response = room.rir[0][0]
    even: Float64 = response / np.abs(response).max()
    return even


def small_room(samples: Float32) -> Float32:
    """Convolve with the room's impulse response, at the same level."""
    wet = signal.fftconvolve(samples, _impulse_response())[: len(samples)]
    return np.asarray(wet * np.sqrt(np.mean(samples**2) / np.mean(wet**2)), np.float32)


def telephone(samples: Float32) -> Float32:
    """Limit to 300 to 3400 Hz at a sampling rate of 8 kHz, and resample back."""
    band = signal.butter(4, [300, 3_400], "bandpass", fs=ANALYSIS_RATE_HZ, output="sos")
    narrow = signal.resample_poly(signal.sosfiltfilt(band, samples), 1, 2)
    return np.asarray(signal.resample_poly(narrow, 2, 1)[: len(samples)], np.float32)


def coded(samples: Float32, container: str, codec: str, level: float) -> Float32:
    """Encode and decode with one of libsndfile's codecs.

    Parameters
    ----------
    samples
        float32 at the analysis rate, shape (n,).
    container, codec
        libsndfile's names of format and subtype.
    level
        Compression level, from 0 (best quality) to 1 (smallest file).
    """
    file = io.BytesIO()
    with soundfile.SoundFile(
        file, "w", ANALYSIS_RATE_HZ, 1, codec, format=container, compression_level=level
    ) as encoder:
        # libsndfile crashes on long single writes of Ogg.
        for start in range(0, len(samples), ANALYSIS_RATE_HZ):
            encoder.write(samples[start : start + ANALYSIS_RATE_HZ])
    file.seek(0)
    decoded: Float32 = soundfile.read(file, dtype="float32")[0]
    return decoded


def gain(samples: Float32, gain_db: float) -> Float32:
    """Make louder or softer, clipping at full scale as a microphone would."""
    return np.asarray(np.clip(samples * 10 ** (gain_db / 20), -1, 1), np.float32)


def noise_gate(samples: Float32) -> Float32:
    """Set to zero wherever the peak within 50 ms is 35 dB below the clip's peak."""
    loudest = ndimage.maximum_filter1d(np.abs(samples), _GATE_HOLDS)
    return np.where(loudest > loudest.max() * 10 ** (-35 / 20), samples, 0).astype(np.float32)


def headset(samples: Float32) -> Float32:
    """Filter as a wireless headset does: 150 to 7000 Hz, with a small microphone's nasal peak."""
    band = signal.butter(2, [150, 7_000], "bandpass", fs=ANALYSIS_RATE_HZ, output="sos")
    peak = signal.iirpeak(2_500, 1.5, fs=ANALYSIS_RATE_HZ)
    narrow = signal.sosfilt(band, samples)
    return np.asarray(narrow + signal.lfilter(*peak, narrow), np.float32)


def offset(samples: Float32) -> Float32:
    """Add a DC offset of a tenth of full scale, as cheap sound cards do."""
    return np.asarray(np.clip(samples + 0.1, -1, 1), np.float32)


CONDITIONS: dict[str, Condition] = {
    "noise 20 dB": partial(noise, snr_db=20),
    "noise 10 dB": partial(noise, snr_db=10),
    "small room": small_room,
    "telephone": telephone,
    "MP3 at 25 kbps": partial(coded, container="MP3", codec="MPEG_LAYER_III", level=0.5),
    "Opus at 21 kbps": partial(coded, container="OGG", codec="OPUS", level=0.9),
    "MP3 at 15 kbps": partial(coded, container="MP3", codec="MPEG_LAYER_III", level=0.99),
    "Opus at 7 kbps": partial(coded, container="OGG", codec="OPUS", level=0.999),
    "noise gate": noise_gate,
    "headset": headset,
    "offset": offset,
    "gain +12 dB": partial(gain, gain_db=12),
    "gain -12 dB": partial(gain, gain_db=-12),
}
