"""The batches a network is trained on: random crops of several corpora, changed at random."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np

from coach.analysis.signal.levelled import DB_PER_UNIT, LOWEST, relative
from coach.common.arrays import Bools, Float32, Ints
from training.config import ExperimentConfig
from training.corpora import LABELS
from training.examples import Examples

#: Smooth curves over the mel bands: this many terms of a cosine series.
_CURVE_TERMS = 3
#: SpecAugment: at most this many bands, pitches, and this share of the frames are hidden.
_HIDDEN_BANDS, _HIDDEN_PITCHES, _HIDDEN_TIME = 8, 6, 1 / 6
#: How far below the loudest, before it is bent, a room's steady noise lies, and how it is tilted
#: over the bands.
_FLOOR_DB, _FLOOR_TILT_DB = (-80.0, -45.0), (-20.0, 10.0)
_EVEN = ("neutral", "calm")
#: How likely that of both is which the label names, or even for who doesn't act.
_LEANING = 0.7
#: Who doesn't act has some energy, and not much.
_EVERYDAY_ACTIVATION = 0.25


class Batches(keras.utils.PyDataset):
    """`config.steps_per_epoch` batches an epoch, each with a fixed share of every corpus.

    Speakers are drawn equally often within a corpus, and each one's emotions. Which batch comes
    out depends only on the seed, `epoch` and the batch's number, so a run that was cut off goes on
    as if it had not been.

    examples, index: for each corpus of `config.batch` its examples and which clips of them may be
        used; none of a corpus that is left out.
    A batch is ((frames (batch, frames, n_features + 1), usual, known), `targets`), all float32;
    nothing is known of the speakers, so the last two of the first are 0.
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
        config = self._config
        rng = np.random.default_rng([self._seed, self.epoch, number])
        # In turn: from the first two batches Keras learns which dimensions may vary.
        length = config.crop_frames[number % len(config.crop_frames)]
        frames, wanted = [], []
        for pool in self._pools:
            chosen = pool.draw(rng)
            frames.append(self._crops(pool.corpus, chosen, length, rng))
            wanted.append(pool.targets[chosen])
        x, y = disguise(np.concatenate(frames), config, rng), np.concatenate(wanted)
        usual, known = (np.zeros((len(x), n), np.float32) for n in (2 * config.network.width, 1))
        return (x, usual, known), y

    def _crops(
        self, corpus: Examples, clips: Ints, length: int, rng: np.random.Generator
    ) -> Float32:
        """A stretch of one variant of each clip, at another tempo; short clips are repeated."""
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
        """Clips of as many speakers as there are, each emotion of theirs as likely as any other."""
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
    """What the network should say of each clip, float32, shape (n_clips, 2 * n_labels + 2).

    For every label, how likely it is; for every label, whether it is in question; then the
    activation and its weight, 0 where the label doesn't tell.

    Whoever doesn't act is even or calm, and nobody knows which. So may be the calm of a corpus
    that has nothing more even, and the neutral of one that has nothing calmer: their labels lean
    to one of both. Of a clip that is neither, only what its corpus could have said is in
    question; of one that is, everything else is wrong.
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


def disguise(x: Float32, config: ExperimentConfig, rng: np.random.Generator) -> Float32:
    """Another vocal tract, microphone and room, and parts hidden; shape as given.

    Spectrum and pitch are slid, the spectrum is bent by a smooth curve and filled up to a floor of
    steady noise, and both are masked (SpecAugment, Park et al. 2019). The level that it
    is heard beside is another one, as after what somebody said before.
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
    """Each of x, shape (n, frames, columns), with its columns moved by up to `most`; what comes in
    at an edge is the edge's."""
    n, _, columns = x.shape
    by = rng.integers(-most, most + 1, (n, 1))
    source = np.clip(np.arange(columns) + by, 0, columns - 1)
    return np.take_along_axis(x, source[:, None], axis=2)


def _stretches(n: int, size: int, most: int, rng: np.random.Generator) -> Bools:
    """One run of at most `most` True in each of n rows of `size`."""
    run = rng.integers(0, most + 1, (n, 1))
    first = rng.integers(0, size - run + 1)
    place = np.arange(size)
    return (place >= first) & (place < first + run)
