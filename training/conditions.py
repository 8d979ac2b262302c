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
from scipy import ndimage, signal

from coach.common.arrays import Float32, Float64
from coach.domain.stream import ANALYSIS_RATE_HZ

Condition = Callable[[Float32], Float32]

#: Samples over which a gate stays open: 50 ms.
_GATE_HOLDS = 800


def noise(samples: Float32, snr_db: float) -> Float32:
    """Pink noise at the given ratio to the clip's mean power; the same for the same clip."""
    rng = np.random.default_rng(crc32(samples.tobytes()))
    spectrum = np.fft.rfft(rng.standard_normal(len(samples)))
    hz = np.maximum(np.fft.rfftfreq(len(samples), 1 / ANALYSIS_RATE_HZ), 20.0)
    pink = np.fft.irfft(spectrum / np.sqrt(hz), len(samples))
    power = np.mean(samples**2) / 10 ** (snr_db / 10)
    return np.asarray(samples + pink * np.sqrt(power / np.mean(pink**2)), np.float32)


@cache
def _impulse_response() -> Float64:
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
    even: Float64 = response / np.abs(response).max()
    return even


def small_room(samples: Float32) -> Float32:
    """Convolved with the room's impulse response, at the level it had."""
    wet = signal.fftconvolve(samples, _impulse_response())[: len(samples)]
    return np.asarray(wet * np.sqrt(np.mean(samples**2) / np.mean(wet**2)), np.float32)


def telephone(samples: Float32) -> Float32:
    """300 to 3400 Hz at a rate of 8 kHz, and back."""
    band = signal.butter(4, [300, 3_400], "bandpass", fs=ANALYSIS_RATE_HZ, output="sos")
    narrow = signal.resample_poly(signal.sosfiltfilt(band, samples), 1, 2)
    return np.asarray(signal.resample_poly(narrow, 2, 1)[: len(samples)], np.float32)


def coded(samples: Float32, container: str, codec: str, level: float) -> Float32:
    """Through a real encoder and decoder of libsndfile.

    level: from 0, best, to 1, smallest.
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
    """Louder or softer, clipped at full scale as a microphone would."""
    return np.asarray(np.clip(samples * 10 ** (gain_db / 20), -1, 1), np.float32)


def noise_gate(samples: Float32) -> Float32:
    """Exact silence wherever the loudest within 50 ms is 35 dB below the clip's loudest."""
    loudest = ndimage.maximum_filter1d(np.abs(samples), _GATE_HOLDS)
    return np.where(loudest > loudest.max() * 10 ** (-35 / 20), samples, 0).astype(np.float32)


def headset(samples: Float32) -> Float32:
    """A wireless headset's wide band, 150 to 7000 Hz, with the nasal peak of a small microphone."""
    band = signal.butter(2, [150, 7_000], "bandpass", fs=ANALYSIS_RATE_HZ, output="sos")
    peak = signal.iirpeak(2_500, 1.5, fs=ANALYSIS_RATE_HZ)
    narrow = signal.sosfilt(band, samples)
    return np.asarray(narrow + signal.lfilter(*peak, narrow), np.float32)


def offset(samples: Float32) -> Float32:
    """Direct current, as a cheap sound card adds it."""
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
