"""Training batches: random crops of several corpora, augmented at random."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np

from coach.analysis.signal.relative_level import DB_PER_UNIT, LOWEST, relative
from coach.common.arrays import Bools, Float32, Ints
from training.config import ExperimentConfig
from training.corpora import LABELS
from training.examples import Examples

#: Number of terms of the cosine series that makes a smooth curve over the mel bands.
_CURVE_TERMS = 3
#: SpecAugment: maximum number of masked bands and pitches, and maximum share of masked frames.
_HIDDEN_BANDS, _HIDDEN_PITCHES, _HIDDEN_TIME = 8, 6, 1 / 6
#: Level of a room's steady noise, relative to the loudest value before the spectrum is equalised,
#: and its tilt over the bands.
_FLOOR_DB, _FLOOR_TILT_DB = (-80.0, -45.0), (-20.0, 10.0)
_EVEN = ("neutral", "calm")
#: Where a corpus doesn't tell neutral from calm: target probability of the one that its label
#: names; for speech that isn't acted, of neutral.
_LEANING = 0.7
#: Target activation of speech that isn't acted: some energy, but not much.
_EVERYDAY_ACTIVATION = 0.25


class Batches(keras.utils.PyDataset):
    """Batches of an epoch, each with a fixed number of clips of every corpus.

    Within a corpus every speaker is equally likely, and so is every emotion within a speaker. A
    batch depends only on the seed, `epoch` and its number, so an interrupted run resumes with the
    same batches.

    Parameters
    ----------
    examples
        Examples of each corpus in `config.batch`.
    index
        For each corpus, the indices of the clips that may be drawn; empty if it is left out.
    config
        The experiment.
    seed
        Seed of all random choices.

    Attributes
    ----------
    epoch
        Number of the current epoch, to be set before it begins.
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
        self._pools = [
            _Pool(corpus, chosen, count)
            for corpus, chosen, count in zip(examples, index, config.batch.values(), strict=True)
            if len(chosen)
        ]
        self.epoch = 0

    def __len__(self) -> int:
        return self._config.steps_per_epoch

    def __getitem__(self, number: int) -> tuple[tuple[Float32, ...], Float32]:
        """Return a batch of the current epoch.

        Returns
        -------
        tuple
            Inputs and targets, all float32. The inputs are the frames, shape
            (batch, frames, n_features + 1), and the network's `usual`, shape (batch, 2 * width),
            and `known`, shape (batch, 1), both 0: nothing is known of the speakers. The targets
            are those of `targets`.
        """
        config = self._config
        rng = np.random.default_rng([self._seed, self.epoch, number])
        # In turn, not at random: Keras infers from the first two batches which dimensions vary.
        length = config.crop_frames[number % len(config.crop_frames)]
        frames, wanted = [], []
        for pool in self._pools:
            chosen = pool.draw(rng)
            frames.append(self._crops(pool.corpus, chosen, length, rng))
            wanted.append(pool.targets[chosen])
        x, y = augment_features(np.concatenate(frames), config, rng), np.concatenate(wanted)
        usual, known = (np.zeros((len(x), n), np.float32) for n in (2 * config.network.width, 1))
        return (x, usual, known), y

    def _crops(
        self, corpus: Examples, clips: Ints, length: int, rng: np.random.Generator
    ) -> Float32:
        """Cut a crop from one variant of each clip, at another tempo; short clips are repeated."""
        config, n_mels = self._config, self._config.features.n_mels
        augmented = rng.integers(1, config.variants + 1, len(clips)) if config.variants else 0
        variant = np.where(rng.random(len(clips)) < config.clean_share, 0, augmented)
        first, count = corpus.first[clips, variant], corpus.count[clips, variant]
        speed = np.exp(rng.uniform(-config.speed, config.speed, len(clips)))
        start = rng.integers(0, np.maximum(1, count - (length * speed).astype(int)))
        steps = start[:, None] + (np.arange(length) * speed[:, None]).astype(int)
        found: Float32 = corpus.frames[first[:, None] + steps % count[:, None]].astype(np.float32)
        found[..., :n_mels] = relative(found[..., :n_mels], found[..., -1])
        return found[..., :-1]


class _Pool:
    """The clips of one corpus that may be drawn, by speaker, a fixed number at a time."""

    def __init__(self, corpus: Examples, index: Sequence[int], count: int) -> None:
        self.corpus = corpus
        self.targets = targets(corpus)
        self._count = count
        by_speaker: dict[str, list[int]] = {}
        for clip in index:
            by_speaker.setdefault(corpus.clips[clip].speaker, []).append(clip)
        self._by_speaker = [by_speaker[speaker] for speaker in sorted(by_speaker)]

    def draw(self, rng: np.random.Generator) -> Ints:
        """Draw clips of as many speakers as possible, every emotion of a speaker equally likely."""
        everybody = len(self._by_speaker)
        rounds = -(-self._count // everybody)
        order = np.concatenate([rng.permutation(everybody) for _ in range(rounds)])
        drawn = []
        for speaker in order[: self._count]:
            clips = self._by_speaker[speaker]
            labels = np.array([self.corpus.clips[i].label for i in clips])
            weight = 1 / np.bincount(labels)[labels]
            drawn += rng.choice(clips, 1, p=weight / weight.sum()).tolist()
        return np.array(drawn)


def targets(corpus: Examples) -> Float32:
    """Return the training target of each clip of a corpus.

    Speech that isn't acted is neutral or calm, and nobody knows which. The same is true of "calm"
    in a corpus without "neutral", and of "neutral" in one without "calm": the target of such clips
    is split between the two, in favour of one (`_LEANING`).

    A clip that is neutral or calm is scored against all labels. Any other is scored only against
    the labels of its corpus, with both neutral and calm unless the corpus tells them apart.

    Returns
    -------
    Float32
        Shape (n_clips, 2 * n_labels + 2). The columns are the target probability of each label;
        for each label, 1 if the clip is scored against it, else 0; the target activation; and its
        weight, 0 where the label leaves it open.
    """
    labels = np.array([clip.label for clip in corpus.clips])
    label = np.arange(len(LABELS))
    in_corpus = np.isin(label, labels)
    even = np.isin(label, [LABELS.index(name) for name in _EVEN])
    undecided = not in_corpus[even].all()
    nearest = np.where(labels < len(LABELS), labels, LABELS.index(_EVEN[0]))
    own = label == nearest[:, None]
    is_even = even[nearest]
    leaning = np.where(own, _LEANING, np.where(even, 1 - _LEANING, 0))
    likely = np.where((is_even & undecided)[:, None], leaning, own)
    in_question = np.where(is_even[:, None], True, in_corpus | (undecided & even))
    told = [_EVERYDAY_ACTIVATION if c.label >= len(LABELS) else c.activation for c in corpus.clips]
    activation = np.array(told, float)  # None is NaN
    weight = np.isfinite(activation)
    last = np.stack([np.where(weight, activation, 0), weight], axis=1)
    return np.concatenate([likely, in_question, last], axis=1, dtype=np.float32)


def augment_features(x: Float32, config: ExperimentConfig, rng: np.random.Generator) -> Float32:
    """Augment a batch: another vocal tract, microphone and room, and masking.

    Spectrum and pitches are shifted along frequency. The spectrum is equalised by a smooth curve
    and filled up to a floor of steady noise. Both are masked (SpecAugment, Park et al. 2019). The
    speech level that the spectrum is relative to is changed as well, as other speech before the
    crop would change it.

    Parameters
    ----------
    x
        Frames, shape (n, frames, n_features + 1).
    config, rng
        Extent of the changes, and the source of all random choices.

    Returns
    -------
    Float32
        Frames of the same shape.
    """
    n, length, _ = x.shape
    bands, pitches = config.features.n_mels, config.features.n_pitches
    spectrum, periodicity, speech = np.split(x, [bands, bands + pitches], axis=2)
    spectrum = _slid(spectrum, config.bands, rng)
    terms = np.pi * np.outer(np.arange(1, _CURVE_TERMS + 1), (np.arange(bands) + 0.5) / bands)
    curve_db = rng.normal(0, config.equaliser_db, (n, _CURVE_TERMS)) @ np.cos(terms)
    loudest = spectrum.max(axis=(1, 2), keepdims=True)
    spectrum = spectrum + (curve_db / DB_PER_UNIT)[:, None].astype(np.float32)
    tilt_db = rng.uniform(*_FLOOR_TILT_DB, (n, 1)) * np.linspace(-0.5, 0.5, bands)
    floor_db = rng.uniform(*_FLOOR_DB, (n, 1)) + tilt_db
    spectrum = np.maximum(spectrum, loudest + (floor_db / DB_PER_UNIT)[:, None])
    spectrum += rng.normal(0, config.level_db / DB_PER_UNIT, (n, 1, 1))
    spectrum = np.maximum(spectrum, LOWEST)
    hidden_time = _stretches(n, length, int(length * _HIDDEN_TIME), rng)[:, :, None]
    hidden_bands = _stretches(n, bands, _HIDDEN_BANDS, rng)[:, None]
    spectrum = np.where(hidden_time | hidden_bands, 0, spectrum)
    if pitches:
        periodicity = _slid(periodicity, config.pitches, rng)
        hidden_pitches = _stretches(n, pitches, _HIDDEN_PITCHES, rng)[:, None]
        periodicity = np.where(hidden_time | hidden_pitches, 0, periodicity)
    return np.concatenate([spectrum, periodicity, speech], axis=2, dtype=np.float32)


def _slid(x: Float32, most: int, rng: np.random.Generator) -> Float32:
    """Shift the columns of each of x, shape (n, frames, columns), by up to `most`.

    The gap is filled with the column at that edge.
    """
    n, _, columns = x.shape
    by = rng.integers(-most, most + 1, (n, 1))
    source = np.clip(np.arange(columns) + by, 0, columns - 1)
    return np.take_along_axis(x, source[:, None], axis=2)


def _stretches(n: int, size: int, most: int, rng: np.random.Generator) -> Bools:
    """Return one random run of at most `most` True in each of n rows of `size`."""
    run = rng.integers(0, most + 1, (n, 1))
    first = rng.integers(0, size - run + 1)
    place = np.arange(size)
    return (place >= first) & (place < first + run)
