"""Features of a corpus, computed once and cached, and the batches drawn from them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import keras
import msgspec
import numpy as np
import soxr
from tqdm import tqdm

from coach.analysis.speech_features import clip_frames
from coach.types import ANALYSIS_RATE_HZ, FeatureSpec
from training.config import ExperimentConfig
from training.corpora import LABELS, MIN_FRAMES, Clip, load


@dataclass(frozen=True, slots=True)
class Examples:
    """Features of every clip: `frames[clip][variant]` is float16 dB, shape (k, n_mels).

    Variant 0 is the clip as recorded; the others are augmented.
    """

    clips: list[Clip]
    frames: list[list[np.ndarray]]

    @property
    def labels(self) -> np.ndarray:
        return np.array([clip.label for clip in self.clips])

    @property
    def actors(self) -> np.ndarray:
        return np.array([clip.actor for clip in self.clips])


def augment(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Another speaker, room and microphone: speed and pitch, reverberation, tilt, noise."""
    speed = rng.uniform(0.88, 1.14)
    samples = soxr.resample(samples, ANALYSIS_RATE_HZ * speed, ANALYSIS_RATE_HZ)
    if rng.random() < 0.3:
        samples = _reverberate(samples, rng)
    if rng.random() < 0.5:
        samples = _tilt(samples, slope_db_per_octave=rng.uniform(-2, 2))
    if rng.random() < 0.5:
        samples = _add_noise(samples, rng, snr_db=rng.uniform(12, 35))
    return samples.astype(np.float32)


def _reverberate(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Convolve with exponentially decaying noise, the late field of a small room (Moorer 1979)."""
    rt60_s = rng.uniform(0.15, 0.5)
    time_s = np.arange(int(rt60_s * ANALYSIS_RATE_HZ)) / ANALYSIS_RATE_HZ
    tail = rng.standard_normal(len(time_s)) * 10 ** (-3 * time_s / rt60_s)
    tail *= rng.uniform(0.1, 0.5) / np.sqrt(np.sum(tail**2))
    size = len(samples) + len(tail)
    wet = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(tail, size), size)
    return samples + wet[: len(samples)]


def _tilt(samples: np.ndarray, slope_db_per_octave: float) -> np.ndarray:
    """A microphone's colour: a straight slope over the octaves above 100 Hz, level at 1 kHz."""
    spectrum = np.fft.rfft(samples)
    hz = np.maximum(np.fft.rfftfreq(len(samples), 1 / ANALYSIS_RATE_HZ), 100.0)
    gain = 10 ** (slope_db_per_octave * np.log2(hz / 1_000) / 20)
    return np.fft.irfft(spectrum * gain, len(samples))


def _add_noise(samples: np.ndarray, rng: np.random.Generator, snr_db: float) -> np.ndarray:
    """White to pink noise at the given ratio to the clip's mean power."""
    spectrum = np.fft.rfft(rng.standard_normal(len(samples)))
    hz = np.maximum(np.fft.rfftfreq(len(samples), 1 / ANALYSIS_RATE_HZ), 50.0)
    noise = np.fft.irfft(spectrum * hz ** -rng.uniform(0, 0.5), len(samples))
    power = np.mean(samples**2) / 10 ** (snr_db / 10)
    return samples + noise * np.sqrt(power / np.mean(noise**2))


def build(clips: Sequence[Clip], config: ExperimentConfig, cache_dir: Path) -> Examples:
    """Features of all clips and their augmented variants, from the cache where it has them."""
    key = hashlib.sha256(
        msgspec.json.encode(
            (config.features, config.seed, config.variants, [str(c.path) for c in clips])
        )
    ).hexdigest()[:16]
    cache = cache_dir / f"features-{key}.npz"
    if not cache.exists():
        _fill(cache, clips, config)
    with np.load(cache) as stored:
        pieces = np.split(stored["frames"], stored["ends"][:-1])
    per_clip = config.variants + 1
    frames = [pieces[i : i + per_clip] for i in range(0, len(pieces), per_clip)]
    return Examples(list(clips), frames)


def _fill(cache: Path, clips: Sequence[Clip], config: ExperimentConfig) -> None:
    pieces = []
    for index, clip in enumerate(tqdm(clips, desc="features", unit="clip")):
        samples = load(clip)
        rng = np.random.default_rng([config.seed, index])
        takes = [samples, *(augment(samples, rng) for _ in range(config.variants))]
        pieces += [clip_frames(t, config.features, MIN_FRAMES).astype(np.float16) for t in takes]
    cache.parent.mkdir(parents=True, exist_ok=True)
    partial = cache.with_suffix(".partial.npz")
    np.savez(partial, frames=np.concatenate(pieces), ends=np.cumsum([len(p) for p in pieces]))
    partial.replace(cache)


class Batches(keras.utils.PyDataset):
    """Training batches of random crops with masking, band shift and mixup.

    Which batch comes out depends only on the seed, `epoch` and the batch number, so a
    run that was cut off goes on as if it had not been.
    """

    def __init__(self, examples: Examples, index: Sequence[int], config: ExperimentConfig) -> None:
        super().__init__()
        self._examples = examples
        self._index = np.asarray(index)
        self._targets = np.eye(len(LABELS), dtype=np.float32)[examples.labels]
        self._config = config
        self.epoch = 0

    def __len__(self) -> int:
        return len(self._index) // self._config.batch_size

    def __getitem__(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        config = self._config
        order = np.random.default_rng([config.seed, self.epoch]).permutation(self._index)
        chosen = order[number * config.batch_size : (number + 1) * config.batch_size]
        rng = np.random.default_rng([config.seed, self.epoch, number])
        length = int(rng.choice(config.crop_frames))
        x = np.stack([self._example(i, length, rng) for i in chosen])
        y = self._targets[chosen]
        if config.mixup_alpha:
            share = rng.beta(config.mixup_alpha, config.mixup_alpha, (len(x), 1)).astype(np.float32)
            partner = rng.permutation(len(x))
            x = share[..., None] * x + (1 - share[..., None]) * x[partner]
            y = share * y + (1 - share) * y[partner]
        return x, y

    def _example(self, clip: int, length: int, rng: np.random.Generator) -> np.ndarray:
        variants = self._examples.frames[clip]
        frames = variants[rng.integers(len(variants))].astype(np.float32)
        start = rng.integers(max(1, len(frames) - length + 1))
        frames = np.take(frames, range(start, start + length), axis=0, mode="wrap")
        return mask_bands(shift_bands(frames, rng), rng)


def shift_bands(frames: np.ndarray, rng: np.random.Generator, most: int = 2) -> np.ndarray:
    """Slide the spectrum by up to `most` mel bands: a longer or shorter vocal tract."""
    bands = np.arange(frames.shape[1]) + rng.integers(-most, most + 1)
    return frames[:, np.clip(bands, 0, frames.shape[1] - 1)]


def mask_bands(frames: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """SpecAugment (Park et al. 2019): one band of mels and one stretch of time set to the mean."""
    mean = frames.mean()
    bands = rng.integers(0, 9)
    first = rng.integers(0, frames.shape[1] - bands + 1)
    frames[:, first : first + bands] = mean
    span = rng.integers(0, len(frames) // 6)
    first = rng.integers(0, len(frames) - span + 1)
    frames[first : first + span] = mean
    return frames


def silence_window(spec: FeatureSpec, frames: int) -> np.ndarray:
    """Digital silence as features, shape (frames, n_mels): the edge case of parity checks."""
    return np.full((frames, spec.n_mels), spec.floor_db, np.float32)
