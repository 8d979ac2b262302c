"""Training of the networks, one for each split, which can be interrupted at any moment."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import as_completed
from pathlib import Path

import msgspec
from tqdm import tqdm

from coach.common.errors import CoachError
from coach.common.files import write_atomically
from training import splits
from training.config import ExperimentConfig
from training.corpora import Clip, find
from training.examples import Examples, build
from training.parallel import one_core_each, pool

_WARM_UP_EPOCHS = 2


def network_file(split: str) -> str:
    """Return the file name of a split's network."""
    return f"{split}.keras"


def clips_of(config: ExperimentConfig, data: Path) -> list[list[Clip]]:
    """Find the clips of each corpus of an experiment; of RAVDESS only the actors of the folds.

    Raises
    ------
    CorpusError
        If a corpus is missing.
    """
    found = [find(name, data) for name in config.corpora]
    return [
        [
            c
            for c in clips
            if not c.speaker.startswith("ravdess") or c.speaker in splits.KNOWN_ACTORS
        ]
        for clips in found
    ]


def run(
    config: ExperimentConfig, data: Path, cache_dir: Path, work_dir: Path, names: Sequence[str],
    workers: int,
) -> None:  # fmt: skip
    """Train the networks of some splits and save them as `network_file`.

    Finished networks are not trained again. Several workers with one thread each get twice as much
    done as one with several threads.

    Parameters
    ----------
    config
        The experiment.
    data
        Folder that holds the corpora.
    cache_dir
        Folder of features.
    work_dir
        Folder of networks and checkpoints.
    names
        Names of the splits.
    workers
        Number of networks trained at once.

    Raises
    ------
    CorpusError
        If a corpus is missing.
    CoachError
        If `work_dir` holds networks of other settings, or can't be written to.
    """
    work_dir.mkdir(parents=True, exist_ok=True)
    _claim(work_dir, config)
    for clips in clips_of(config, data):
        build(clips, config, cache_dir, workers)  # once, before the workers need them
    todo = [split for split in names if not (work_dir / network_file(split)).exists()]
    if not todo:
        return
    with pool(workers, one_core_each) as processes:
        running = [
            processes.submit(_train, split, config, data, cache_dir, work_dir) for split in todo
        ]
        try:
            for done in tqdm(as_completed(running), total=len(todo), desc=config.name, unit="net"):
                tqdm.write(done.result())
        except BaseException:
            processes.shutdown(wait=False, cancel_futures=True)
            raise


def _claim(work_dir: Path, config: ExperimentConfig) -> None:
    """Make sure that `work_dir` holds no networks of other settings under the same name."""
    settings = msgspec.json.encode(config)
    path = work_dir / "experiment.json"
    if not path.exists():
        write_atomically(path, settings, "Experiment not saved")
    elif path.read_bytes() != settings:
        raise CoachError(
            "Another experiment",
            f"{work_dir} holds networks that were trained with other settings.",
            "Give the experiment another name, or remove that folder.",
        )


def _train(
    split: str, config: ExperimentConfig, data: Path, cache_dir: Path, work_dir: Path
) -> str:
    """Train one network, in a worker, and return a line on how it went."""
    examples = [build(clips, config, cache_dir) for clips in clips_of(config, data)]
    return f"{split}: training loss {fit(examples, config, work_dir, split):.3f}"


def fit(
    examples: Sequence[Examples], config: ExperimentConfig, work_dir: Path, split: str
) -> float:
    """Train and save a network on the clips that a split allows.

    An interrupted run resumes after its last complete epoch, with the result it would have had.

    Returns
    -------
    float
        Training loss of the last epoch.
    """
    import keras

    from training import model, reference, unlike
    from training.batches import Batches
    from training.checkpoint import Checkpoint
    from training.losses import MaskedLoss

    keras.utils.set_random_seed(config.seed)
    index = [splits.trained_on(split, corpus.clips) for corpus in examples]
    batches = Batches(examples, index, config, config.seed)
    network = model.network(config)
    network.compile(
        optimizer=keras.optimizers.AdamW(
            keras.optimizers.schedules.CosineDecay(
                initial_learning_rate=config.learning_rate / 20,
                warmup_target=config.learning_rate,
                warmup_steps=_WARM_UP_EPOCHS * len(batches),
                decay_steps=(config.epochs - _WARM_UP_EPOCHS) * len(batches),
            ),
            weight_decay=config.weight_decay,
            use_ema=True,
            ema_momentum=config.ema_momentum,
        ),
        loss=MaskedLoss(config),
    )
    checkpoint = Checkpoint(work_dir, network_file(split))
    network.fit(
        batches,
        initial_epoch=checkpoint.restore(network),
        epochs=config.epochs,
        shuffle=False,  # batches are random already, and each depends on its number
        verbose=0,
        callbacks=[
            keras.callbacks.LambdaCallback(
                on_epoch_begin=lambda epoch, logs: setattr(batches, "epoch", epoch)
            ),
            checkpoint,
        ],
    )
    reference.learn(network, examples, index, config)
    unlike.learn(network, examples, index, config)
    partial = work_dir / f"partial-{network_file(split)}"
    network.save(partial)
    partial.replace(work_dir / network_file(split))
    checkpoint.discard()
    return checkpoint.losses[-1]
