"""What happens to a voice on its way to the computer: the conditions a network is tested in.

Training has disturbances of the same kinds (`augment`), but none of these: here the room is an
image-source model, the codecs are real ones, the noise is pink with its own seeds.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache, partial
from zlib import crc32

import numpy as np
import soundfile
from scipy import signal

from coach.types import ANALYSIS_RATE_HZ

Condition = Callable[[np.ndarray], np.ndarray]

#: libsndfile's scale from best to smallest; about 20 and 18 kbit/s for 16 kHz speech.
_MP3_LEVEL, _OPUS_LEVEL = 0.5, 0.9


def noise(samples: np.ndarray, snr_db: float) -> np.ndarray:
    """Pink noise at the given ratio to the clip's mean power; the same for the same clip."""
    rng = np.random.default_rng(crc32(samples.tobytes()))
    spectrum = np.fft.rfft(rng.standard_normal(len(samples)))
    hz = np.maximum(np.fft.rfftfreq(len(samples), 1 / ANALYSIS_RATE_HZ), 20.0)
    pink = np.fft.irfft(spectrum / np.sqrt(hz), len(samples))
    power = np.mean(samples**2) / 10 ** (snr_db / 10)
    return (samples + pink * np.sqrt(power / np.mean(pink**2))).astype(np.float32)


@cache
def _impulse_response() -> np.ndarray:
    """A room of 4 x 3 x 2.5 m with an RT60 of 0.4 s, the speaker 1.3 m from the microphone."""
    import pyroomacoustics

    size_m = [4, 3, 2.5]
    absorption, order = pyroomacoustics.inverse_sabine(0.4, size_m)
    walls = pyroomacoustics.Material(absorption)
    room = pyroomacoustics.ShoeBox(size_m, fs=ANALYSIS_RATE_HZ, materials=walls, max_order=order)
    room.add_source([1.5, 1.2, 1.4])
    room.add_microphone([2.6, 1.8, 1.2])
    room.compute_rir()
    response = room.rir[0][0]
    return response / np.abs(response).max()


def small_room(samples: np.ndarray) -> np.ndarray:
    """Convolved with the room's impulse response, at the level it had."""
    wet = signal.fftconvolve(samples, _impulse_response())[: len(samples)]
    return (wet * np.sqrt(np.mean(samples**2) / np.mean(wet**2))).astype(np.float32)


def telephone(samples: np.ndarray) -> np.ndarray:
    """300 to 3400 Hz at a rate of 8 kHz, and back."""
    band = signal.butter(4, [300, 3_400], "bandpass", fs=ANALYSIS_RATE_HZ, output="sos")
    narrow = signal.resample_poly(signal.sosfiltfilt(band, samples), 1, 2)
    return signal.resample_poly(narrow, 2, 1)[: len(samples)].astype(np.float32)


def coded(samples: np.ndarray, container: str, codec: str, level: float) -> np.ndarray:
    """Through a real encoder and decoder of libsndfile."""
    file = io.BytesIO()
    with soundfile.SoundFile(
        file, "w", ANALYSIS_RATE_HZ, 1, codec, format=container, compression_level=level
    ) as encoder:
        # libsndfile crashes on long single writes of Ogg.
        for start in range(0, len(samples), ANALYSIS_RATE_HZ):
            encoder.write(samples[start : start + ANALYSIS_RATE_HZ])
    file.seek(0)
    return soundfile.read(file, dtype="float32")[0]


def gain(samples: np.ndarray, gain_db: float) -> np.ndarray:
    """Louder or softer, clipped at full scale as a microphone would."""
    return np.clip(samples * 10 ** (gain_db / 20), -1, 1).astype(np.float32)


CONDITIONS: dict[str, Condition] = {
    "noise 20 dB": partial(noise, snr_db=20),
    "noise 10 dB": partial(noise, snr_db=10),
    "small room": small_room,
    "telephone": telephone,
    "MP3": partial(coded, container="MP3", codec="MPEG_LAYER_III", level=_MP3_LEVEL),
    "Opus": partial(coded, container="OGG", codec="OPUS", level=_OPUS_LEVEL),
    "gain +12 dB": partial(gain, gain_db=12),
    "gain -12 dB": partial(gain, gain_db=-12),
}
