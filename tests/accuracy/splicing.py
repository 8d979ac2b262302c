"""Cutting and joining speech, from which all ground truths are made; float32 at 16 kHz."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
import parselmouth
from parselmouth import praat
from parselmouth.praat import call
from scipy.signal import find_peaks

from coach.domain.stream import ANALYSIS_RATE_HZ
from training.delivery.stretching import MOST_STRETCH

RATE_HZ = ANALYSIS_RATE_HZ
#: RMS level that speech is brought to.
LEVEL = 0.08
#: A clip begins and ends where its level comes within this many dB of its loud parts.
TRIM_DB = 30.0
_HOP = RATE_HZ // 200
Spans = list[tuple[float, float]]


def seeded(seed: int) -> np.random.Generator:
    """Seed our random choices, and Praat's, which fills voiceless sounds with noise."""
    praat.run(f"random_initializeWithSeedUnsafelyButPredictably ({seed})")
    return np.random.default_rng(seed)


def silence(seconds: float) -> np.ndarray:
    return np.zeros(round(seconds * RATE_HZ), np.float32)


def levelled(samples: np.ndarray) -> np.ndarray:
    return (samples * LEVEL / np.sqrt(np.mean(samples**2))).astype(np.float32)


def faded(samples: np.ndarray, in_s: float, out_s: float) -> np.ndarray:
    """Return a copy faded in and out over the given seconds."""
    changed = samples.astype(np.float32)
    first, last = round(in_s * RATE_HZ), round(out_s * RATE_HZ)
    changed[:first] *= np.linspace(0, 1, first, dtype=np.float32)[: len(changed)]
    if last:
        changed[-last:] *= np.linspace(1, 0, last, dtype=np.float32)[-len(changed) :]
    return changed


def joined(parts: list[np.ndarray], fade_s: float = 0.005) -> np.ndarray:
    """Join parts with crossfades."""
    fade = round(fade_s * RATE_HZ)
    ramp = np.linspace(0, 1, fade, dtype=np.float32)
    whole = parts[0].copy()
    for part in parts[1:]:
        if min(len(whole), len(part)) > fade:
            whole[-fade:] = whole[-fade:] * (1 - ramp) + part[:fade] * ramp
            part = part[fade:]
        whole = np.concatenate([whole, part])
    return whole.astype(np.float32)


def trimmed(samples: np.ndarray) -> tuple[np.ndarray, float]:
    """Trim the silence around a sound; return it and the longest silence inside, in seconds."""
    loud = _loud(samples)
    longest = max((int(b - a) for a, b in pairwise(loud)), default=1) - 1
    return samples[loud[0] * _HOP : (loud[-1] + 2) * _HOP].astype(np.float32), (
        longest * _HOP / RATE_HZ
    )


def room_tone(samples: np.ndarray, seconds: float, rng: np.random.Generator) -> np.ndarray:
    """Return noise that sounds like the quietest tenth of a second, of any length."""
    size = RATE_HZ // 10
    frames = np.lib.stride_tricks.sliding_window_view(samples, size)[:: size // 4].astype(float)
    quietest = frames[(frames**2).mean(1).argmin()]
    shape = np.abs(np.fft.rfft(quietest * np.hanning(size)))
    count = round(seconds * RATE_HZ)
    noise = np.fft.rfft(rng.standard_normal(count + size))
    hz = np.linspace(0, 1, len(noise))
    noise = np.fft.irfft(noise * np.interp(hz, np.linspace(0, 1, len(shape)), shape))[:count]
    noise *= np.sqrt(np.mean(quietest**2) / max(np.mean(noise**2), 1e-20))
    return noise.astype(np.float32)


def cut_at_gaps(samples: np.ndarray, longest_s: float) -> list[np.ndarray]:
    """Split at silences longer than `longest_s`, and trim each part."""
    loud = _loud(samples)
    ends = np.flatnonzero(np.diff(loud) - 1 > longest_s * RATE_HZ / _HOP)
    return [samples[part[0] * _HOP : (part[-1] + 2) * _HOP] for part in np.split(loud, ends + 1)]


def above_room_db(samples: np.ndarray) -> float:
    """Return how far the loud frames lie above the quietest, in dB."""
    loud_db, room_db = np.percentile(_levels_db(samples), (95, 3))
    return float(loud_db - room_db)


def _loud(samples: np.ndarray) -> np.ndarray:
    """Return the indices of the frames, one every 5 ms, that come near the loud ones."""
    level_db = _levels_db(samples)
    return np.flatnonzero(level_db > np.percentile(level_db, 95) - TRIM_DB)


def _levels_db(samples: np.ndarray) -> np.ndarray:
    frames = np.lib.stride_tricks.sliding_window_view(samples, 2 * _HOP)[::_HOP]
    return 10 * np.log10((frames.astype(float) ** 2).mean(1) + 1e-10)


def f0_hz(samples: np.ndarray) -> np.ndarray:
    """Return Praat's pitch every 5 ms where voiced; empty for sounds shorter than 0.1 s."""
    if len(samples) < RATE_HZ // 10:
        return np.empty(0)
    _, _, hz = _praat(samples)
    return hz[hz > 0]


def _praat(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return times in seconds, intensity in dB and F0 in Hz, every 5 ms."""
    return _praat_of(samples.astype(float).tobytes())


@lru_cache(maxsize=64)
def _praat_of(sound_bytes: bytes) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Analyse with Praat; cached, as it takes long and the same phrase is needed several times."""
    samples = np.frombuffer(sound_bytes)
    sound = parselmouth.Sound(samples, RATE_HZ)
    times = np.arange(0.02, len(samples) / RATE_HZ - 0.02, 0.005)
    intensity = sound.to_intensity(minimum_pitch=75, time_step=0.005)
    pitch = sound.to_pitch_ac(time_step=0.005)
    level_db = np.array([intensity.get_value(t) or np.nan for t in times])
    f0_hz = np.array([pitch.get_value_at_time(t) for t in times])
    return times, np.nan_to_num(level_db, nan=-200.0), np.nan_to_num(f0_hz)


def syllables(samples: np.ndarray) -> tuple[list[float], list[float]]:
    """Return times of the voiced peaks of intensity and of the dips between (De Jong & Wempe)."""
    times, level_db, f0_hz = _praat(samples)
    peaks, _ = find_peaks(level_db, prominence=2, height=level_db.max() - 25)
    peaks = [p for p in peaks if f0_hz[p] > 0]
    dips = [a + int(level_db[a:b].argmin()) for a, b in pairwise(peaks)]
    return times[peaks].tolist(), times[dips].tolist()


def vowels(samples: np.ndarray) -> Spans:
    """Return the vowel around each nucleus: no pitch leap, within 4 dB of the peak, 60-160 ms."""
    times, level_db, f0_hz = _praat(samples)
    nuclei, _ = syllables(samples)
    found = []
    for nucleus in nuclei:
        first = last = int(np.searchsorted(times, nucleus - 1e-9))
        fits = (level_db > level_db[first] - 4) & (f0_hz > 0)
        steady = np.abs(np.diff(np.log2(np.maximum(f0_hz, 1)), prepend=0)) < 1 / 12
        while first > 0 and fits[first - 1] and steady[first] and last - first < 16:
            first -= 1
        while last + 1 < len(times) and fits[last + 1] and steady[last + 1] and last - first < 32:
            last += 1
        if last - first >= 12:
            found.append((float(times[first]), float(times[last])))
    return found


def at_pitch(samples: np.ndarray, f0_hz: float) -> np.ndarray:
    """Move a voiced sound to another, slightly falling pitch, by Praat's overlap-add."""
    seconds = len(samples) / RATE_HZ
    sound = parselmouth.Sound(samples.astype(float), RATE_HZ)
    manipulation = call(sound, "To Manipulation", 0.005, 60, 600)
    tier = call("Create PitchTier", "falling", 0, seconds)
    call(tier, "Add point", 0, 1.02 * f0_hz)
    call(tier, "Add point", seconds, 0.92 * f0_hz)
    call([tier, manipulation], "Replace pitch tier")
    return call(manipulation, "Get resynthesis (overlap-add)").values[0].astype(np.float32)


def stretched(samples: np.ndarray, spans: Spans, factor: float) -> np.ndarray:
    """Make `spans`, in order, `factor` times as long by Praat's overlap-add, at the same pitch."""
    if factor > MOST_STRETCH:
        samples = stretched(samples, spans, MOST_STRETCH)
        longer_s = np.cumsum([0, *((MOST_STRETCH - 1) * (end - start) for start, end in spans)])
        spans = [
            (start + longer_s[at], end + longer_s[at + 1]) for at, (start, end) in enumerate(spans)
        ]
        return stretched(samples, spans, factor / MOST_STRETCH)
    sound = parselmouth.Sound(samples.astype(float), RATE_HZ)
    manipulation = call(sound, "To Manipulation", 0.005, 75, 600)
    tier = call("Create DurationTier", "longer", 0, len(samples) / RATE_HZ)
    for start_s, end_s in spans:
        for at, value in (
            (start_s, 1),
            (start_s + 1e-3, factor),
            (end_s - 1e-3, factor),
            (end_s, 1),
        ):
            call(tier, "Add point", at, value)
    call([tier, manipulation], "Replace duration tier")
    longer = call(manipulation, "Get resynthesis (overlap-add)")
    return longer.values[0].astype(np.float32)


def overlapped(
    samples: np.ndarray, span: tuple[int, int], factor: float, rng: np.random.Generator
) -> np.ndarray:
    """Make what lies between two samples `factor` times as long.

    Windows of 25 ms are taken from near their place, each shifted to where it continues best
    (WSOLA, Verhelst & Roelands 1993).
    """
    start, end = span
    hop, reach = RATE_HZ // 80, RATE_HZ // 80
    count = round((end - start) * factor)
    window = np.hanning(2 * hop)
    sound = np.pad(samples, (reach, 4 * hop)).astype(float)
    longer, weight = np.zeros(count + 3 * hop), np.zeros(count + 3 * hop)
    expected: np.ndarray | None = None
    for at in range(0, count + hop, hop):
        # A held voice wavers, so the window isn't taken from exactly there.
        place = start + reach + min(at / factor, end - start) + rng.uniform(-0.5, 0.5) * reach
        first = max(0, min(round(place) - reach, len(sound) - 2 * reach - 2 * hop))
        shift = 0
        if expected is not None:
            near = sound[first : first + 2 * reach + len(expected)]
            shift = int(np.correlate(near, expected, "valid").argmax())
        piece = sound[first + shift : first + shift + 2 * hop]
        longer[at : at + 2 * hop] += piece * window
        weight[at : at + 2 * hop] += window
        # What follows this window at its source.
        expected = sound[first + shift + hop : first + shift + 3 * hop]
    return (longer / np.maximum(weight, 0.1))[hop // 2 : hop // 2 + count].astype(np.float32)
