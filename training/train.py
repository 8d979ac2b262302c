"""Training of the ensembles: one for each fold, one on everybody. Can be cut off at any moment."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from tqdm import tqdm

from coach.errors import CoachError
from coach.files import write_whole
from training import splits
from training.config import ExperimentConfig
from training.corpora import Clip, find
from training.examples import Examples, build
from training.parallel import one_core_each, pool

FINAL = "all"
_WARM_UP_EPOCHS = 2


@dataclass(frozen=True, slots=True)
class Job:
    """One network to be trained: a fold, or `FINAL`, and which member of its ensemble."""

    fold: str
    member: int

    @property
    def file(self) -> str:
        return f"{self.fold}-member{self.member}.keras"

    @property
    def left_out(self) -> tuple[str, ...]:
        return () if self.fold == FINAL else splits.EMOBOX_FOLDS[int(self.fold[-1]) - 1]


def folds() -> list[str]:
    return [f"fold{number}" for number in range(1, len(splits.EMOBOX_FOLDS) + 1)]


def jobs(config: ExperimentConfig, names: Sequence[str]) -> list[Job]:
    """Member after member, so that whole ensembles of fewer members exist early."""
    return [Job(fold, member) for member in range(config.members) for fold in names]


def clips_of(config: ExperimentConfig, data: Path) -> list[list[Clip]]:
    """The clips of each corpus of the experiment; of RAVDESS only the actors of the folds."""
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
    """Train every member of the ensembles of `names`, each kept as `work_dir/<job.file>`.

    Whatever is finished already is not trained again. Several workers with a thread each
    get twice as much done as one with several threads.
    """
    work_dir.mkdir(parents=True, exist_ok=True)
    _claim(work_dir, config)
    for clips in clips_of(config, data):
        build(clips, config, cache_dir, workers)  # once, before the workers need them
    todo = [job for job in jobs(config, names) if not (work_dir / job.file).exists()]
    if not todo:
        return
    with pool(workers, one_core_each) as processes:
        running = [processes.submit(_train, job, config, data, cache_dir, work_dir) for job in todo]
        try:
            for done in tqdm(as_completed(running), total=len(todo), desc=config.name, unit="net"):
                tqdm.write(done.result())
        except BaseException:
            processes.shutdown(wait=False, cancel_futures=True)
            raise


def _claim(work_dir: Path, config: ExperimentConfig) -> None:
    """See that networks of other settings under the same name aren't taken for this one's."""
    settings = msgspec.json.encode(replace(config, members=0))  # more may be added later
    path = work_dir / "experiment.json"
    if not path.exists():
        write_whole(path, settings, "Experiment can't be kept")
    elif path.read_bytes() != settings:
        raise CoachError(
            "Another experiment",
            f"{work_dir} holds networks that were trained with other settings.",
            "Give the experiment another name, or remove that folder.",
        )


def _train(job: Job, config: ExperimentConfig, data: Path, cache_dir: Path, work_dir: Path) -> str:
    """In a worker: train one network and say how it went."""
    examples = [build(clips, config, cache_dir) for clips in clips_of(config, data)]
    return f"{job.file}: training loss {fit(examples, config, work_dir, job):.3f}"


def fit(examples: Sequence[Examples], config: ExperimentConfig, work_dir: Path, job: Job) -> float:
    """Train a network on everybody but the job's fold; return the last epoch's loss.

    Goes on from the last whole epoch of an earlier run, with the result it would have had.
    """
    import keras

    from training import model
    from training.batches import Batches
    from training.checkpoint import Checkpoint
    from training.losses import CorpusLoss

    seed = config.seed + 1_000 * job.member
    keras.utils.set_random_seed(seed)
    index = [splits.without(corpus.clips, job.left_out) for corpus in examples]
    batches = Batches(examples, index, config, seed)
    network = model.member(config, job.member)
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
        loss=CorpusLoss(config),
    )
    checkpoint = Checkpoint(work_dir, job.file)
    network.fit(
        batches,
        initial_epoch=checkpoint.restore(network),
        epochs=config.epochs,
        shuffle=False,  # the batches are random already, and their order is part of the seed
        verbose=0,
        callbacks=[
            keras.callbacks.LambdaCallback(
                on_epoch_begin=lambda epoch, logs: setattr(batches, "epoch", epoch)
            ),
            checkpoint,
        ],
    )
    partial = work_dir / f"partial-{job.file}"
    network.save(partial)
    partial.replace(work_dir / job.file)
    checkpoint.discard()
    return checkpoint.losses[-1]
