"""What lies between a voice and the detectors: noises, rooms, gates, codecs.

Pure functions of float32 sound at 16 kHz and a random generator.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator

import av
import numpy as np
from scipy import fft
from scipy.signal import fftconvolve, istft, lfilter, stft

from coach.domain.stream import ANALYSIS_RATE_HZ

RATE_HZ = ANALYSIS_RATE_HZ
#: Frames more than this below the loud ones (95th percentile) hold no active speech.
_ACTIVE_DB = 25.0
_FRAME = RATE_HZ // 50


def frame_levels_db(samples: np.ndarray) -> np.ndarray:
    """Return the level of each 20 ms in dBFS."""
    frames = samples[: len(samples) // _FRAME * _FRAME].reshape(-1, _FRAME).astype(float)
    return 10 * np.log10((frames**2).mean(1) + 1e-12)


def speech_level_db(samples: np.ndarray) -> float:
    """Return the level of the active speech in dBFS, without the pauses (as in ITU-T P.56)."""
    levels_db = frame_levels_db(samples)
    active = levels_db[levels_db > np.percentile(levels_db, 95) - _ACTIVE_DB]
    return float(10 * np.log10(np.mean(10 ** (active / 10))))


def level_db(samples: np.ndarray) -> float:
    """Return the RMS level in dBFS."""
    return float(10 * np.log10(np.mean(samples.astype(float) ** 2) + 1e-12))


def add(samples: np.ndarray, noise: np.ndarray, snr_db: float) -> np.ndarray:
    """Add noise at `snr_db` below the active speech."""
    gain_db = speech_level_db(samples) - snr_db - level_db(noise)
    return (samples + noise * 10 ** (gain_db / 20)).astype(np.float32)


def pink(count: int, rng: np.random.Generator) -> np.ndarray:
    """Return noise that falls by 3 dB an octave from 50 Hz up, at no particular level."""
    return _shaped(count, rng, lambda hz: 1 / np.sqrt(np.maximum(hz, 50)))


def fan(count: int, rng: np.random.Generator) -> np.ndarray:
    """Return a fan: smooth, low air noise, and the tones of its blades with a slow waver."""
    air = _shaped(count, rng, lambda hz: 1 / (1 + (hz / 300) ** 2) * (hz > 30))
    blades_hz = rng.uniform(60, 140)
    waver = np.cumsum(blades_hz * (1 + 0.01 * _slow(count, 0.5, rng))) / RATE_HZ
    tones = sum(np.sin(2 * np.pi * k * waver + rng.uniform(0, 6)) / k for k in (1, 2, 3))
    return _unit(_unit(air) + 0.5 * _unit(tones))


def hum(count: int, rng: np.random.Generator, mains_hz: float) -> np.ndarray:
    """Return mains hum with thirteen harmonics of random size, falling by some 6 dB an octave."""
    time_s = np.arange(count) / RATE_HZ
    parts = (
        rng.uniform(0.3, 1) / k * np.sin(2 * np.pi * k * mains_hz * time_s + rng.uniform(0, 6.28))
        for k in range(1, 15)
    )
    return _unit(sum(parts) + 0.01 * _unit(pink(count, rng)))


def traffic(count: int, rng: np.random.Generator) -> np.ndarray:
    """Return a rumble with some tyre hiss, swelling by 6 dB as cars go by."""
    rumble = _shaped(count, rng, lambda hz: 1 / np.maximum(hz, 40) + 2e-4 * (hz < 3_000))
    return _unit(rumble * 10 ** (6 * _slow(count, 0.3, rng) / 20))


def babble(count: int, voices: list[np.ndarray], rng: np.random.Generator) -> np.ndarray:
    """Mix voices at the same level, each looped from a random place."""
    mixed = np.zeros(count)
    for voice in voices:
        around = np.resize(np.roll(voice, int(rng.integers(len(voice)))), count)
        mixed += around / np.sqrt(np.mean(voice.astype(float) ** 2))
    return _unit(mixed)


def reverberant(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Put a voice in a live room.

    RT60 is 0.4 to 0.8 s, and the voice lies 0 to 6 dB above its reverberation: decaying noise that
    gets duller with time (Moorer 1979).
    """
    rt60_s = rng.uniform(0.4, 0.8)
    time_s = np.arange(int(rt60_s * RATE_HZ)) / RATE_HZ
    tail = rng.standard_normal(len(time_s)) * 10 ** (-3 * time_s / rt60_s)
    late = lfilter([0.5], [1, -0.5], tail)
    tail += (late - tail) * np.minimum(1, time_s / 0.2)
    tail[: RATE_HZ // 500] = 0  # the nearest wall is further away than the mouth
    tail *= 10 ** (-rng.uniform(0, 6) / 20) / np.sqrt(np.sum(tail**2))
    tail[0] = 1
    return fftconvolve(samples, tail)[: len(samples)].astype(np.float32)


def gated(
    samples: np.ndarray, rng: np.random.Generator, open_db: float = -30.0, attack_s: float = 0.003
) -> np.ndarray:
    """Apply a noise gate: exact zeros where the level is `open_db` below the speech.

    It holds for 0.05 to 0.3 s and releases within 0.02 to 0.1 s.
    """
    hold_s, release_s = rng.uniform(0.05, 0.3), rng.uniform(0.02, 0.1)
    hop = RATE_HZ // 1_000
    power = samples[: len(samples) // hop * hop].reshape(-1, hop).astype(float) ** 2
    smooth = np.convolve(power.mean(1), np.full(10, 0.1), "same")
    loud = np.flatnonzero(10 * np.log10(smooth + 1e-12) > speech_level_db(samples) + open_db)
    since = np.full(len(power), np.inf)  # the time of each loud frame, in milliseconds
    since[loud] = loud
    last = np.maximum.accumulate(np.where(np.isfinite(since), since, -np.inf))
    quiet_ms = np.arange(len(power)) - last
    target = np.clip(1 - (quiet_ms - 1_000 * hold_s) / (1_000 * release_s), 0, 1)
    # It opens within the attack time, so the very beginning of a sound is cut.
    rise = 1 / (1_000 * attack_s)
    gain = np.empty(len(target))
    now = 0.0
    for index, aim in enumerate(target):
        now = min(aim, now + rise)
        gain[index] = now
    fine = np.repeat(gain, hop)
    return (samples * np.pad(fine, (0, len(samples) - len(fine)))).astype(np.float32)


def suppressed(samples: np.ndarray, noise_s: float = 0.4) -> np.ndarray:
    """Subtract the noise spectrum (Boll 1979), estimated from the first `noise_s`.

    Twice the noise is subtracted, by at most 40 dB, which leaves musical noise.
    """
    _, _, spectrum = stft(samples, nperseg=512, noverlap=384)
    noise = (np.abs(spectrum[:, : int(noise_s * RATE_HZ / 128)]) ** 2).mean(1, keepdims=True)
    kept = 1 - 2 * noise / (np.abs(spectrum) ** 2 + 1e-20)
    _, clean = istft(spectrum * np.sqrt(np.maximum(kept, 1e-4)), nperseg=512, noverlap=384)
    return np.pad(clean, (0, 512))[: len(samples)].astype(np.float32)


def coded(samples: np.ndarray, codec: str, bit_rate: int, rate_hz: int) -> np.ndarray:
    """Encode and decode with "libmp3lame" or "libopus", at a bit rate in bit/s and `rate_hz`."""
    file = io.BytesIO()
    container = {"libmp3lame": "mp3", "libopus": "ogg"}[codec]
    with av.open(file, "w", format=container) as output:
        stream = output.add_stream(codec, rate=rate_hz, layout="mono", bit_rate=bit_rate)
        for frame in _resampled(_frames(samples), stream.format.name, rate_hz):
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    file.seek(0)
    with av.open(file) as recording:
        decoded = recording.decode(audio=0)
        parts = [f.to_ndarray().ravel() for f in _resampled(decoded, "flt", RATE_HZ)]
    return _aligned(np.concatenate(parts).astype(np.float32), samples)


def _frames(samples: np.ndarray) -> Iterator[av.AudioFrame]:
    for start in range(0, len(samples), RATE_HZ):
        piece = np.ascontiguousarray(samples[None, start : start + RATE_HZ], np.float32)
        frame = av.AudioFrame.from_ndarray(piece, format="flt", layout="mono")
        frame.sample_rate, frame.pts = RATE_HZ, start
        yield frame


def _resampled(
    frames: Iterable[av.AudioFrame], layout_format: str, rate_hz: int
) -> Iterator[av.AudioFrame]:
    resampler = av.AudioResampler(format=layout_format, layout="mono", rate=rate_hz)
    for frame in frames:
        yield from resampler.resample(frame)
    yield from resampler.resample(None)


def _aligned(samples: np.ndarray, to: np.ndarray) -> np.ndarray:
    """Undo the codec's delay, which decoders don't always remove; return the length of `to`."""
    size = min(len(samples), len(to), 20 * RATE_HZ)
    likeness = fftconvolve(samples[:size], to[:size][::-1])
    late = int(likeness.argmax()) - (size - 1)
    moved = samples[late:] if late > 0 else np.pad(samples, (-late, 0))
    return np.pad(moved, (0, max(0, len(to) - len(moved))))[: len(to)]


def _shaped(
    count: int, rng: np.random.Generator, gain: Callable[[np.ndarray], np.ndarray]
) -> np.ndarray:
    size = fft.next_fast_len(count, real=True)
    spectrum = fft.rfft(rng.standard_normal(count), size)
    return fft.irfft(spectrum * gain(fft.rfftfreq(size, 1 / RATE_HZ)), size)[:count]


def _slow(count: int, below_hz: float, rng: np.random.Generator) -> np.ndarray:
    """Return something that varies slowly, roughly between -1 and 1."""
    points = rng.uniform(-1, 1, int(count / RATE_HZ * below_hz * 2) + 3)
    return np.interp(np.arange(count) / RATE_HZ * below_hz * 2, np.arange(len(points)), points)


def _unit(samples: np.ndarray) -> np.ndarray:
    return samples / np.sqrt(np.mean(samples**2))
