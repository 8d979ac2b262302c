"""Training of the network on the shards; an interrupted run is resumed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from coach.analysis.networks.delivery_network import LOOKAHEAD_FRAMES, NUCLEUS_FRAMES
from coach.common.arrays import Float32, Floats
from training.delivery import network
from training.delivery.examples import TARGETS

_BATCH = 16
_LEARNING_RATE = 3e-3
#: Weight of each target's positive frames, relative to the negative: events are rare.
_POSITIVE = np.array([1, 1, 1.5, 1.5, 1.5, 2], np.float32)
#: Weight of each target in the loss.
_HEAD = np.array([0.5, 1.5, 1.5, 1.5, 0.2, 0.2], np.float32)
#: Weight of the error in counting syllables, and the length of the sections they are counted in.
_COUNT_WEIGHT, _COUNT_FRAMES = 0.15, 240
#: Sum of the output over a syllable.
_AREA = NUCLEUS_FRAMES * np.sqrt(2 * np.pi)


def batches(
    shards: list[tuple[Floats, ...]], rng: np.random.Generator
) -> Iterator[tuple[Float32, ...]]:
    """Yield batches endlessly, in a new order each epoch.

    Parameters
    ----------
    shards
        `inputs`, `wanted` and `weight` of each shard, as `examples.shards` stores them.

    Yields
    ------
    tuple[Float32, ...]
        `inputs`, shape (batch, frames, n_mels), `wanted` and `weight`, shape
        (batch, frames, len(TARGETS)). The incomplete batch that ends an epoch is left out.
    """
    sizes = np.cumsum([0, *(len(shard[0]) for shard in shards)])
    while True:
        order = rng.permutation(sizes[-1])
        for start in range(0, len(order) - _BATCH + 1, _BATCH):
            chosen = []
            for index in order[start : start + _BATCH]:
                shard = int(np.searchsorted(sizes, index, "right")) - 1
                chosen.append([part[index - sizes[shard]] for part in shards[shard]])
            inputs, wanted, weight = (
                np.stack(one).astype(np.float32) for one in zip(*chosen, strict=True)
            )
            yield inputs, wanted, weight


def loss_of(logits: tf.Tensor, wanted: tf.Tensor, weight: tf.Tensor) -> tf.Tensor:
    """Return the loss: the cross-entropy over frames, and the error in counting syllables.

    Syllables are counted in sections in which the weight of every frame is positive.

    Parameters
    ----------
    logits
        Output of the network, `LOOKAHEAD_FRAMES` late, shape (batch, frames, len(TARGETS)).
    wanted, weight
        As `examples.targets` returns them, of the same shape.
    """
    late = LOOKAHEAD_FRAMES
    logits, wanted, weight = logits[:, late:], wanted[:, :-late], weight[:, :-late]
    each = tf.nn.weighted_cross_entropy_with_logits(wanted, logits, _POSITIVE)
    likely = tf.reduce_sum(each * weight * _HEAD) / tf.reduce_sum(weight * _HEAD)
    syllable = TARGETS.index("syllable")
    frames = tf.shape(logits)[1] // _COUNT_FRAMES * _COUNT_FRAMES
    size = [tf.shape(logits)[0], -1, _COUNT_FRAMES]
    found, known, counts = (
        tf.reshape(one[:, :frames, syllable], size)
        for one in (tf.sigmoid(logits) * weight, wanted * weight, weight)
    )
    off = tf.abs(tf.reduce_sum(found - known, axis=-1)) / _AREA
    off *= tf.cast(tf.reduce_min(counts, axis=-1) > 0, tf.float32)
    return likely + _COUNT_WEIGHT * tf.reduce_mean(off) / 4


def train(shards: list[Path], validation: list[Path], folder: Path, steps: int, seed: int) -> None:
    """Train the network, and write it to `network.keras` in a folder.

    A checkpoint is saved there every 250 steps; a later call resumes from the last one.

    Parameters
    ----------
    shards, validation
        Paths of the shards to train on, and of those to validate on.
    steps
        Number of batches in all, those before a resumption included.
    """
    tf.config.threading.set_intra_op_parallelism_threads(2)
    keras.utils.set_random_seed(seed)
    model = network.build()
    schedule = keras.optimizers.schedules.CosineDecay(
        1e-4, steps, warmup_target=_LEARNING_RATE, warmup_steps=200, alpha=0.02
    )
    optimizer = keras.optimizers.AdamW(schedule, weight_decay=1e-4, global_clipnorm=1.0)
    optimizer.build(model.trainable_variables)
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = tf.train.Checkpoint(model=model, optimizer=optimizer)
    manager = tf.train.CheckpointManager(checkpoint, str(folder), max_to_keep=1)
    checkpoint.restore(manager.latest_checkpoint)
    done = int(optimizer.iterations.numpy())

    @tf.function
    def step(inputs: tf.Tensor, wanted: tf.Tensor, weight: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            loss = loss_of(model(inputs, training=True), wanted, weight)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
        return loss

    held_back = _load(validation)
    losses, began = [], time.monotonic()
    source = batches(_load(shards), np.random.default_rng((seed, done)))
    for number in range(done + 1, steps + 1):
        losses.append(float(step(*next(source))))
        if number % 250 == 0 or number == steps:
            manager.save()
            rate = (number - done) / (time.monotonic() - began)
            told = " ".join(
                f"{head} {value:.3f}" for head, value in validate(model, held_back).items()
            )
            print(f"{number} loss {np.mean(losses):.4f} {rate:.1f}/s {told}", flush=True)
            losses = []
    model.save(folder / "network.keras")


def validate(model: keras.Model, shards: list[tuple[Floats, ...]]) -> dict[str, float]:
    """Return scores of the network on shards.

    Parameters
    ----------
    shards
        `inputs`, `wanted` and `weight` of each.

    Returns
    -------
    dict[str, float]
        For each target the F1 over frames at its best threshold; for syllables instead the
        correlation `r` and the mean error `bias` of their number in a talk.
    """
    late = LOOKAHEAD_FRAMES
    inputs, wanted, weight = (np.concatenate(part) for part in zip(*shards, strict=True))
    logits = np.concatenate(
        [model(inputs[i : i + 50].astype(np.float32)).numpy() for i in range(0, len(inputs), 50)]
    )
    found = 1 / (1 + np.exp(-logits[:, late:]))
    wanted, weight = wanted[:, :-late].astype(np.float32), weight[:, :-late]
    scores = {}
    for index, head in enumerate(TARGETS):
        if head == "syllable":
            known = weight[:, :, index].min(axis=1) > 0
            counts = (found[known, :, index].sum(1) / _AREA, wanted[known, :, index].sum(1) / _AREA)
            scores["r"] = float(np.corrcoef(*counts)[0, 1])
            scores["bias"] = float(np.mean(counts[0] - counts[1]))
            continue
        sure = weight[:, :, index] > 0
        truth = wanted[:, :, index][sure] > 0.5
        best = 0.0
        for least in np.arange(0.2, 0.95, 0.1):
            said = found[:, :, index][sure] > least
            best = max(best, 2 * (said & truth).sum() / max(1, said.sum() + truth.sum()))
        scores[head] = float(best)
    return scores


def _load(paths: list[Path]) -> list[tuple[Floats, ...]]:
    loaded = []
    for path in paths:
        with np.load(path) as shard:
            loaded.append(tuple(shard[name] for name in ("inputs", "wanted", "weight")))
    return loaded
