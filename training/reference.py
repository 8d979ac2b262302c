"""Training of the correction by a speaker's usual (baseline): last, with all other weights frozen.

The more ordinary speech of somebody is known, the better known is how they usually sound. So whole
clips are compared with the mean of several others, for which a batch of short crops has no room.
Their embeddings are computed once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import keras
import numpy as np
from keras import layers, ops

from coach.analysis.networks.emotion import EmotionNetwork
from coach.common.arrays import Bools, Float32, Float64, Ints
from training import export, model
from training.answers import LEAST_REFERENCE, REFERENCE_CLIPS
from training.batches import targets
from training.config import ExperimentConfig
from training.examples import Examples
from training.losses import MaskedLoss

#: Number of augmented variants of each clip that are embedded.
_VARIANTS = 2
_STEPS_PER_EPOCH, _BATCH = 300, 64
#: Dropout of embedding, difference and usual: the network knows the voices that it was trained on
#: so well that otherwise little would be left to learn.
_DROPOUT = 0.5


@dataclass(frozen=True, slots=True)
class _Heard:
    """Whole clips, one per row.

    Attributes
    ----------
    clip, speaker
        Numbers of each row's clip and speaker, shape (n,).
    ordinary
        Whether it may be part of a usual, shape (n,).
    share
        How often each row is drawn, relative to the others, shape (n,).
    embedding
        float32, shape (n, width).
    targets
        As from `batches.targets`.
    """

    clip: Ints
    speaker: Ints
    ordinary: Bools
    share: Float64
    embedding: Float32
    targets: Float32


def learn(
    network: keras.Model,
    examples: Sequence[Examples],
    index: Sequence[Sequence[int]],
    config: ExperimentConfig,
) -> float:
    """Train the network's correction and nothing else.

    Parameters
    ----------
    network
        A network trained on batches; its correction is changed in place.
    examples, index, config
        As for `batches.Batches`.

    Returns
    -------
    float
        Loss of the last epoch, NaN if nobody's usual is known.
    """
    heard = _hear(network, examples, index, config)
    rng = np.random.default_rng(config.seed)
    head = _head(network, config)
    loss = float("nan")
    for _ in range(config.reference_epochs):
        usual, known = _usual(heard, rng)
        if not known.any():  # nobody has enough ordinary clips
            break
        share = heard.share * known
        rows = rng.choice(len(share), _STEPS_PER_EPOCH * _BATCH, p=share / share.sum())
        given = [heard.embedding[rows], usual[rows]]
        history = head.fit(given, heard.targets[rows], batch_size=_BATCH, shuffle=False, verbose=0)
        loss = history.history["loss"][-1]
    return loss


def _hear(
    network: keras.Model,
    examples: Sequence[Examples],
    index: Sequence[Sequence[int]],
    config: ExperimentConfig,
) -> _Heard:
    """Embed the clips of all corpora that may be used."""
    converted = EmotionNetwork(export.to_onnx(network, config), config.features)
    variants = range(1, _VARIANTS + 1) if config.variants >= _VARIANTS else range(1)
    clips, speakers, ordinary, share, embeddings, wanted = [], [], [], [], [], []
    for corpus, chosen, part in zip(examples, index, config.batch.values(), strict=True):
        if not len(chosen):
            continue
        goals, labels = targets(corpus), [corpus.clips[i].label for i in chosen]
        names = [(corpus.clips[i].corpus, corpus.clips[i].speaker) for i in chosen]
        alike = list(zip(names, labels, strict=True))
        counts = Counter(alike)
        weight = np.array([1 / counts[one] for one in alike])
        for variant in variants:
            heard = (converted.predict(*corpus.frames_of(clip, variant)) for clip in chosen)
            embeddings += [said.embedding for said in heard]
            clips += [(corpus.clips[i].corpus, i) for i in chosen]
            speakers += names
            ordinary += [corpus.clips[i].ordinary for i in chosen]
            share.append(part * weight / weight.sum())
            wanted.append(goals[list(chosen)])
    return _Heard(
        _numbered(clips), _numbered(speakers), np.array(ordinary), np.concatenate(share),
        np.array(embeddings), np.concatenate(wanted),
    )  # fmt: skip


def _numbered(names: Sequence[tuple[object, ...]]) -> Ints:
    """Return the number of each name, in order of first occurrence."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names])


def _usual(heard: _Heard, rng: np.random.Generator) -> tuple[Float32, Bools]:
    """Draw the usual of each row: the mean embedding of some other ordinary clips of its speaker.

    Returns
    -------
    tuple
        The embeddings, shape (n, width), and whether there are enough clips, bool, shape (n,).
    """
    usual = np.zeros_like(heard.embedding)
    known = np.zeros(len(usual), bool)
    for speaker in np.unique(heard.speaker):
        rows = np.flatnonzero(heard.speaker == speaker)
        theirs = rng.permutation(rows[heard.ordinary[rows]])
        _, first = np.unique(heard.clip[theirs], return_index=True)
        one_each = theirs[np.sort(first)]  # one variant of each clip, in random order
        for row in rows:
            others = one_each[heard.clip[one_each] != heard.clip[row]]
            if len(others) < LEAST_REFERENCE:
                continue
            most = min(len(others), REFERENCE_CLIPS)
            some = rng.permutation(others)[: rng.integers(LEAST_REFERENCE, most + 1)]
            usual[row], known[row] = heard.embedding[some].mean(axis=0), True
    return usual, known


def _head(network: keras.Model, config: ExperimentConfig) -> keras.Model:
    """Build a model from embeddings and usual ones to logits, sharing the network's layers."""
    alone, correction = (network.get_layer(name) for name in ("logits", model.CORRECTION))
    alone.trainable = False
    width = alone.kernel.shape[0]
    embedding, usual = keras.Input((width,)), keras.Input((width,))
    hidden = layers.Dropout(_DROPOUT)(layers.Concatenate()([embedding - usual, usual]))
    known_of = layers.Concatenate()([hidden, ops.ones_like(usual[:, :1])])
    logits = alone(layers.Dropout(_DROPOUT)(embedding)) + correction(known_of)
    head = keras.Model([embedding, usual], logits)
    steps = config.reference_epochs * _STEPS_PER_EPOCH
    head.compile(
        optimizer=keras.optimizers.AdamW(
            keras.optimizers.schedules.CosineDecay(config.learning_rate, steps),
            weight_decay=config.weight_decay,
        ),
        loss=MaskedLoss(config),
    )
    return head
