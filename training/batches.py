"""The batches a network is trained on: random crops of several corpora, changed at random."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np

from training.config import ExperimentConfig
from training.corpora import LABELS
from training.examples import Examples

#: Smooth curves over the mel bands: this many terms of a cosine series.
_CURVE_TERMS = 3
#: SpecAugment: at most this many bands, pitches, and this share of the frames are hidden.
_HIDDEN_BANDS, _HIDDEN_PITCHES, _HIDDEN_TIME = 8, 6, 1 / 6


class Batches(keras.utils.PyDataset):
    """`config.steps_per_epoch` batches an epoch, each with a fixed share of every corpus.

    Emotions are drawn equally often within a corpus. Which batch comes out depends only on
    the seed, `epoch` and the batch's number, so a run that was cut off goes on as if it had
    not been.

    examples, index: for each corpus of `config.batch` its examples and which clips of them
        may be used.
    A batch is (frames (batch, frames, n_features) float32, `targets`).
    """

    def __init__(
        self,
        examples: Sequence[Examples],
        index: Sequence[Sequence[int]],
        config: ExperimentConfig,
        seed: int,
    ) -> None:
        super().__init__()
        self._config = config
        self._seed = seed
        self._pools = []
        for number, (corpus, chosen) in enumerate(zip(examples, index, strict=True)):
            clips = np.asarray(chosen)
            labels = np.array([corpus.clips[i].label for i in clips])
            weight = 1 / np.bincount(labels, minlength=len(LABELS))[labels]
            goals = targets(corpus, number, config)
            self._pools.append((corpus, clips, weight / weight.sum(), goals))
        self.epoch = 0

    def __len__(self) -> int:
        return self._config.steps_per_epoch

    def __getitem__(self, number: int) -> tuple[np.ndarray, np.ndarray]:
        config = self._config
        rng = np.random.default_rng([self._seed, self.epoch, number])
        # In turn: from the first two batches Keras learns which dimensions may vary.
        length = config.crop_frames[number % len(config.crop_frames)]
        frames, wanted = [], []
        for pool, size in zip(self._pools, config.batch.values(), strict=True):
            corpus, clips, weight, goals = pool
            chosen = rng.choice(clips, size, p=weight)
            frames.append(self._crops(corpus, chosen, length, rng))
            wanted.append(goals[chosen])
        x, y = np.concatenate(frames), np.concatenate(wanted)
        x = disguise(x, config, rng)
        return mix(x, y, config.mixup_alpha, rng) if config.mixup_alpha else (x, y)

    def _crops(
        self, corpus: Examples, clips: np.ndarray, length: int, rng: np.random.Generator
    ) -> np.ndarray:
        """A stretch of one variant of each clip, at another tempo; short clips are repeated."""
        config = self._config
        augmented = rng.integers(1, config.variants + 1, len(clips)) if config.variants else 0
        variant = np.where(rng.random(len(clips)) < config.clean_share, 0, augmented)
        first, count = corpus.first[clips, variant], corpus.count[clips, variant]
        speed = np.exp(rng.uniform(-config.speed, config.speed, len(clips)))
        start = rng.integers(0, np.maximum(1, count - (length * speed).astype(int)))
        steps = start[:, None] + (np.arange(length) * speed[:, None]).astype(int)
        return corpus.frames[first[:, None] + steps % count[:, None]].astype(np.float32)


def targets(corpus: Examples, number: int, config: ExperimentConfig) -> np.ndarray:
    """What the network should say of each clip, float32, shape (n_clips, n).

    A one-hot row for each corpus, all zero but that of the clip's own; then the activation
    and its weight, 0 where the label doesn't tell.
    """
    goals = np.zeros((len(corpus.clips), len(config.batch), len(LABELS)), np.float32)
    labels = np.array([clip.label for clip in corpus.clips])
    goals[np.arange(len(labels)), number, labels] = 1
    activation = np.array([clip.activation for clip in corpus.clips], float)  # None is NaN
    told = np.isfinite(activation)
    pairs = np.stack([np.where(told, activation, 0), told], axis=1)
    return np.concatenate([goals.reshape(len(labels), -1), pairs], axis=1, dtype=np.float32)


def disguise(x: np.ndarray, config: ExperimentConfig, rng: np.random.Generator) -> np.ndarray:
    """Another vocal tract and microphone, and parts hidden; shape as given.

    The spectrum is slid by some bands, bent by a smooth curve, and masked in time, bands and
    pitches (SpecAugment, Park et al. 2019). The window's mean level is taken away.
    """
    n, length, _ = x.shape
    bands, pitches = config.features.n_mels, config.features.n_pitches
    spectrum, periodicity = x[..., :bands], x[..., bands:]
    slide = rng.integers(-config.bands, config.bands + 1, (n, 1))
    source = np.clip(np.arange(bands) + slide, 0, bands - 1)
    spectrum = np.take_along_axis(spectrum, source[:, None], axis=2)
    terms = np.pi * np.outer(np.arange(1, _CURVE_TERMS + 1), (np.arange(bands) + 0.5) / bands)
    curve = rng.normal(0, config.equaliser_db, (n, _CURVE_TERMS)) @ np.cos(terms)
    spectrum = spectrum + curve[:, None].astype(np.float32)
    level = spectrum.mean(axis=(1, 2), keepdims=True)
    hidden_time = _stretches(n, length, int(length * _HIDDEN_TIME), rng)[:, :, None]
    hidden_bands = _stretches(n, bands, _HIDDEN_BANDS, rng)[:, None]
    # Without its level, as the network sees it, so that a mixture isn't won by the louder.
    spectrum = np.where(hidden_time | hidden_bands, 0, spectrum - level)
    if pitches:
        hidden_pitches = _stretches(n, pitches, _HIDDEN_PITCHES, rng)[:, None]
        periodicity = np.where(hidden_time | hidden_pitches, 0, periodicity)
    return np.concatenate([spectrum, periodicity], axis=2)


def _stretches(n: int, size: int, most: int, rng: np.random.Generator) -> np.ndarray:
    """One run of at most `most` True in each of n rows of `size`."""
    run = rng.integers(0, most + 1, (n, 1))
    first = rng.integers(0, size - run + 1)
    place = np.arange(size)
    return (place >= first) & (place < first + run)


def mix(
    x: np.ndarray, y: np.ndarray, alpha: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """mixup (Zhang et al. 2018) with partners from the same batch, of any corpus."""
    share = rng.beta(alpha, alpha, (len(x), 1)).astype(np.float32)
    partner = rng.permutation(len(x))
    mixed = share[..., None] * x + (1 - share[..., None]) * x[partner]
    return mixed, share * y + (1 - share) * y[partner]
