"""Cross-validation over actors, then the network on everybody. Can be cut off at any moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import keras
import numpy as np

from training import model, splits
from training.config import ExperimentConfig
from training.corpora import LABELS, Clip
from training.examples import Batches, Examples, build

FINAL = "all"


def run(clips: Sequence[Clip], config: ExperimentConfig, work_dir: Path) -> np.ndarray:
    """Train one network a fold and one on all actors, each kept as `work_dir/<fold>.keras`.

    Whatever is finished already is not trained again. Returns the out-of-fold logits of
    the clips as recorded, float32, shape (n_clips, n_labels): each clip answered by the
    network that never heard its actor.
    """
    work_dir.mkdir(parents=True, exist_ok=True)
    examples = build(clips, config, work_dir)
    logits = np.full((len(clips), len(LABELS)), np.nan, np.float32)
    for number, (train, test) in enumerate(splits.by_actor(examples.actors), start=1):
        network = fit(examples, train, config, work_dir, f"fold{number}")
        logits[test] = [clip_logits(network, examples.frames[i][0]) for i in test]
        recall = np.mean(logits[test].argmax(1) == examples.labels[test])
        print(f"fold {number}: accuracy on unseen actors {recall:.3f}", flush=True)
    fit(examples, range(len(clips)), config, work_dir, FINAL)
    return logits


def fit(
    examples: Examples,
    index: Sequence[int],
    config: ExperimentConfig,
    work_dir: Path,
    name: str,
) -> keras.Model:
    """Train on the clips in `index`, going on from the last whole epoch of an earlier run."""
    finished = work_dir / f"{name}.keras"
    if finished.exists():
        return keras.models.load_model(finished, compile=False)
    keras.utils.set_random_seed(config.seed)
    batches = Batches(examples, index, config)
    network = model.build(config)
    network.compile(
        optimizer=keras.optimizers.AdamW(
            keras.optimizers.schedules.CosineDecay(
                initial_learning_rate=config.learning_rate / 20,
                warmup_target=config.learning_rate,
                warmup_steps=3 * len(batches),
                decay_steps=(config.epochs - 3) * len(batches),
            ),
            weight_decay=config.weight_decay,
            use_ema=True,
            ema_momentum=config.ema_momentum,
        ),
        loss=keras.losses.CategoricalCrossentropy(
            from_logits=True, label_smoothing=config.label_smoothing
        ),
        metrics=["accuracy"],
    )
    network.fit(
        batches,
        epochs=config.epochs,
        verbose=2,
        callbacks=[
            _OnEpoch(lambda epoch: setattr(batches, "epoch", epoch)),
            keras.callbacks.BackupAndRestore(work_dir / f"{name}-backup"),
        ],
    )
    network.save(finished)
    return network


class _OnEpoch(keras.callbacks.Callback):
    def __init__(self, tell: Callable[[int], None]) -> None:
        super().__init__()
        self._tell = tell

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
        self._tell(epoch)


def clip_logits(network: keras.Model, frames: np.ndarray) -> np.ndarray:
    """Logits for one whole clip, float32, shape (n_labels,)."""
    answer = network(frames[None].astype(np.float32), training=False)
    return keras.ops.convert_to_numpy(answer)[0]
