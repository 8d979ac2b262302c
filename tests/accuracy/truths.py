"""Talks whose pauses, fillers and stutters are known, because they were put there.

Made from RAVDESS speech by splicing, with a seed. Syllables and vowels are found by Praat,
not by the program that is measured.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import parselmouth
import soundfile
import soxr
from parselmouth import praat
from parselmouth.praat import call
from scipy.signal import find_peaks

from coach.types import ANALYSIS_RATE_HZ
from training.corpora import Clip, find, load

RATE_HZ = ANALYSIS_RATE_HZ
#: What speech is levelled to, as RMS.
_LEVEL = 0.08
#: Share of the phrases, or of the silences, that something is done to.
_CHANGED = 0.35
#: A clip begins and ends where it comes within this of its loud parts.
_TRIM_DB = 30.0
Spans = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Talk:
    """One speaker's sound, float32 at 16 kHz, and the seconds at which each event is."""

    speaker: str
    samples: np.ndarray
    events: Spans


#: Changes a phrase and says where, or None where the phrase doesn't lend itself.
Edit = Callable[[np.ndarray, np.random.Generator], tuple[np.ndarray, tuple[float, float]] | None]


def actors(data: Path) -> tuple[list[str], list[str]]:
    """Speakers to tune on, and others to report on."""
    names = sorted({clip.speaker for clip in find("ravdess-speech", data)})
    return names[::2], names[1::2]


def clips_of(data: Path, speakers: list[str]) -> dict[str, list[Clip]]:
    clips = find("ravdess-speech", data)
    return {s: [clip for clip in clips if clip.speaker == s] for s in speakers}


def pause_talks(
    data: Path, speakers: list[str], snr_db: float | None, seed: int = 1
) -> Iterator[Talk]:
    """Forty phrases joined with silences of 0.3 to 2.5 s, which are the events."""
    rng = np.random.default_rng(seed)
    for speaker, clips in clips_of(data, speakers).items():
        parts, at, events = [_silence(0.5)], 0.5, []
        for index in rng.permutation(len(clips))[:40]:
            phrase, longest_gap_s = _trimmed(load(clips[index]))
            if longest_gap_s > 0.15:
                continue  # a pause of the actor's own
            low, high = ((0.3, 1.0), (1.0, 2.5))[rng.integers(2)]
            pause = _silence(rng.uniform(low, high))
            at += len(phrase) / RATE_HZ
            events.append((at, at + len(pause) / RATE_HZ))
            at = events[-1][1]
            parts += [_levelled(phrase), pause]
        yield Talk(speaker, _in_noise(np.concatenate(parts), snr_db, rng), events[:-1])


def edited_talks(
    data: Path, speakers: list[str], edit: Edit | None, seed: int, phrases: int = 60
) -> Iterator[Talk]:
    """Phrases with silences of 0.4 to 1.5 s between, a third of them changed by `edit`."""
    rng = _seeded(seed)
    for speaker, clips in clips_of(data, speakers).items():
        parts, at, events = [_silence(0.5)], 0.5, []
        for index in rng.permutation(len(clips))[:phrases]:
            phrase = _levelled(_trimmed(load(clips[index]))[0])
            changed = edit(phrase, rng) if edit and rng.random() < _CHANGED else None
            if changed is not None:
                phrase, (start_s, end_s) = changed
                events.append((at + start_s, at + end_s))
            parts += [phrase, _silence(rng.uniform(0.4, 1.5))]
            at += (len(parts[-2]) + len(parts[-1])) / RATE_HZ
        yield Talk(speaker, _in_noise(np.concatenate(parts), 35.0, rng), events)


def repetition(
    phrase: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, tuple[float, float]] | None:
    """Say the first syllable two to four times before going on."""
    nuclei, dips = _syllables(phrase)
    if len(nuclei) < 3:
        return None
    syllable = phrase[: round(dips[0] * RATE_HZ)]
    if not 0.1 < len(syllable) / RATE_HZ < 0.45:
        return None
    parts = []
    for _ in range(rng.integers(1, 4)):
        said = _stretched(syllable, [(0, len(syllable) / RATE_HZ)], rng.uniform(0.93, 1.07))
        parts += [said * 10 ** (rng.uniform(-2, 2) / 20), _silence(rng.uniform(0, 0.12))]
    start = _joined(parts)
    changed = _joined([start, phrase])
    return changed, (0.0, (len(changed) - len(phrase) + len(syllable)) / RATE_HZ)


def prolongation(
    phrase: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, tuple[float, float]] | None:
    """Hold a vowel inside the phrase three to five times as long, 0.4 s at least, at its pitch."""
    inner = [v for v in _vowels(phrase) if v[0] > 0.1 and v[1] < len(phrase) / RATE_HZ - 0.25]
    if not inner:
        return None
    start_s, end_s = inner[rng.integers(len(inner))]
    factor = max(rng.uniform(3, 5), 0.4 / (end_s - start_s))
    changed = _stretched(phrase, [(start_s, end_s)], factor)
    return changed, (start_s, start_s + (end_s - start_s) * factor)


def block(
    phrase: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, tuple[float, float]] | None:
    """Close the voice for 0.3 to 1 s inside a word, and let it set in at once.

    Inside "talking" or "sitting", the third and fourth of seven syllables.
    """
    nuclei, dips = _syllables(phrase)
    if len(nuclei) != 7:
        return None
    at = round(dips[2] * RATE_HZ)
    silence = _silence(rng.uniform(0.3, 1.0))
    before = phrase[:at].copy()
    before[-160:] *= np.linspace(1, 0, 160, dtype=np.float32)
    after = phrase[at:].copy()
    after[: RATE_HZ // 20] *= 10 ** (3 / 20)
    start_s = at / RATE_HZ
    return np.concatenate([before, silence, after]), (start_s, start_s + len(silence) / RATE_HZ)


def hesitation(
    phrase: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, tuple[float, float]] | None:
    """Stop for 0.3 to 1 s between two words of a phrase; half of the time with the sound before
    it drawn out, as by somebody who looks for the next word.

    Between "are" and "talking", "talking" and "by", "by" and "the" or "the" and "door".
    """
    nuclei, dips = _syllables(phrase)
    if len(nuclei) != 7:
        return None
    at_s = dips[rng.choice((1, 3, 4, 5))]
    before, after = np.split(phrase, [round(at_s * RATE_HZ)])
    if rng.random() < 0.5:
        before = _stretched(before, [(max(0.0, at_s - 0.15), at_s)], rng.uniform(1.2, 2))
    before = before.copy()
    before[-160:] *= np.linspace(1, 0, 160, dtype=np.float32)
    silence = _silence(rng.uniform(0.3, 1.0))
    start_s = len(before) / RATE_HZ
    return np.concatenate([before, silence, after]), (start_s, start_s + len(silence) / RATE_HZ)


def filler_talks(data: Path, speakers: list[str], seed: int) -> Iterator[Talk]:
    """Sixty phrases; in a third of the silences between them somebody hesitates aloud.

    Half are a vowel of the speaker's, held; half are "um", "uh" or "er" of a synthesiser.
    """
    rng = _seeded(seed)
    spoken = synthetic_fillers()
    for speaker, clips in clips_of(data, speakers).items():
        parts, at, events = [_silence(0.5)], 0.5, []
        for index in rng.permutation(len(clips))[:60]:
            phrase = _levelled(_trimmed(load(clips[index]))[0])
            parts.append(phrase)
            at += len(phrase) / RATE_HZ
            if rng.random() < _CHANGED:
                if rng.random() < 0.5:
                    filler = _held_vowel(phrase, rng)
                else:
                    filler = spoken[rng.integers(len(spoken))]
                if filler is not None:
                    filler = _levelled(filler) * np.float32(10 ** (rng.uniform(-6, 0) / 20))
                    before = _silence(rng.uniform(0.08, 0.5))
                    start_s = at + len(before) / RATE_HZ
                    events.append((start_s, start_s + len(filler) / RATE_HZ))
                    parts += [before, filler]
                    at = events[-1][1]
            parts.append(_silence(rng.uniform(0.2, 1.2)))
            at += len(parts[-1]) / RATE_HZ
        yield Talk(speaker, _in_noise(np.concatenate(parts), 35.0, rng), events)


def _seeded(seed: int) -> np.random.Generator:
    """For our choices, and for Praat's: it fills voiceless sounds with noise."""
    praat.run(f"random_initializeWithSeedUnsafelyButPredictably ({seed})")
    return np.random.default_rng(seed)


def synthetic_fillers() -> list[np.ndarray]:
    """ "um", "uh" and "er" from espeak-ng in eight voices, trimmed."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "filler.wav"
        for voice in ("m1", "m2", "m3", "m7", "f1", "f2", "f3", "f4"):
            for sound in ("V::m", "V::", "3::"):
                command = ["espeak-ng", "-v", f"en+{voice}", "-s", "110", "-w", str(path)]
                subprocess.run([*command, f"[[{sound}]]"], check=True, capture_output=True)
                samples, rate_hz = soundfile.read(path, dtype="float32")
                found.append(_trimmed(soxr.resample(samples, rate_hz, RATE_HZ))[0])
    return found


def _held_vowel(phrase: np.ndarray, rng: np.random.Generator) -> np.ndarray | None:
    """A vowel of the phrase at its own pitch, 0.3 to 0.8 s long, swelling in and out."""
    vowels = _vowels(phrase)
    if not vowels:
        return None
    start_s, end_s = vowels[rng.integers(len(vowels))]
    vowel = phrase[round(start_s * RATE_HZ) : round(end_s * RATE_HZ)]
    length_s = rng.uniform(0.3, 0.8)
    held = _stretched(vowel, [(0, end_s - start_s)], length_s / (end_s - start_s))
    ramp = np.linspace(0, 1, RATE_HZ // 30, dtype=np.float32)
    held[: len(ramp)] *= ramp
    held[-len(ramp) :] *= ramp[::-1]
    return held


def _silence(seconds: float) -> np.ndarray:
    return np.zeros(round(seconds * RATE_HZ), np.float32)


def _levelled(samples: np.ndarray) -> np.ndarray:
    return (samples * _LEVEL / np.sqrt(np.mean(samples**2))).astype(np.float32)


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    """One after another, crossfaded over 5 ms."""
    fade = RATE_HZ // 200
    ramp = np.linspace(0, 1, fade, dtype=np.float32)
    whole = parts[0].copy()
    for part in parts[1:]:
        if min(len(whole), len(part)) > fade:
            whole[-fade:] = whole[-fade:] * (1 - ramp) + part[:fade] * ramp
            part = part[fade:]
        whole = np.concatenate([whole, part])
    return whole.astype(np.float32)


def _trimmed(samples: np.ndarray) -> tuple[np.ndarray, float]:
    """Without the silence around it; and the longest silence inside, in seconds."""
    hop = RATE_HZ // 200
    frames = np.lib.stride_tricks.sliding_window_view(samples, 2 * hop)[::hop]
    level_db = 10 * np.log10((frames.astype(float) ** 2).mean(1) + 1e-10)
    loud = np.flatnonzero(level_db > np.percentile(level_db, 95) - _TRIM_DB)
    longest = max((int(b - a) for a, b in pairwise(loud)), default=1) - 1
    return samples[loud[0] * hop : (loud[-1] + 2) * hop].astype(np.float32), longest * hop / RATE_HZ


def _in_noise(samples: np.ndarray, snr_db: float | None, rng: np.random.Generator) -> np.ndarray:
    """With pink noise, relative to the level of speech."""
    if snr_db is None:
        return samples
    spectrum = np.fft.rfft(rng.standard_normal(len(samples)))
    hz = np.maximum(np.fft.rfftfreq(len(samples), 1 / RATE_HZ), 50)
    noise = np.fft.irfft(spectrum / np.sqrt(hz), len(samples))
    noise *= _LEVEL / 10 ** (snr_db / 20) / np.sqrt(np.mean(noise**2))
    return (samples + noise).astype(np.float32)


def _praat(samples: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Times, intensity in dB, and F0 in Hz, every 5 ms."""
    sound = parselmouth.Sound(samples.astype(float), RATE_HZ)
    times = np.arange(0.02, len(samples) / RATE_HZ - 0.02, 0.005)
    intensity = sound.to_intensity(minimum_pitch=75, time_step=0.005)
    pitch = sound.to_pitch_ac(time_step=0.005)
    level_db = np.array([intensity.get_value(t) or np.nan for t in times])
    f0_hz = np.array([pitch.get_value_at_time(t) for t in times])
    return times, np.nan_to_num(level_db, nan=-200.0), np.nan_to_num(f0_hz)


def _syllables(samples: np.ndarray) -> tuple[list[float], list[float]]:
    """Nuclei, and the dips between them: voiced peaks of the intensity (De Jong & Wempe)."""
    times, level_db, f0_hz = _praat(samples)
    peaks, _ = find_peaks(level_db, prominence=2, height=level_db.max() - 25)
    peaks = [p for p in peaks if f0_hz[p] > 0]
    dips = [a + int(level_db[a:b].argmin()) for a, b in pairwise(peaks)]
    return times[peaks].tolist(), times[dips].tolist()


def _vowels(samples: np.ndarray) -> Spans:
    """Around each nucleus: voiced without a leap, within 4 dB of the peak, 60 to 160 ms."""
    times, level_db, f0_hz = _praat(samples)
    nuclei, _ = _syllables(samples)
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


def _stretched(samples: np.ndarray, spans: Spans, factor: float) -> np.ndarray:
    """`spans` made `factor` times as long by Praat's overlap-add, pitch unchanged."""
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
