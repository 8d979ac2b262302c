"""A whole experiment: train, ask the folds' networks about strangers, keep what they answer."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import keras
import msgspec

from coach.analysis.emotion import EmotionNetwork
from coach.model_card import ModelCard
from training import answers, card, conditions, export, figure_files, figures, splits, train
from training.answers import CLEAN, Answers
from training.checkpoint import read_curve
from training.config import ExperimentConfig
from training.corpora import Clip, CorpusError, find
from training.examples import SOUND_TO_FEATURES
from training.parallel import one_core_each, pool


def run(
    config: ExperimentConfig, data: Path, work: Path, results: Path, workers: int
) -> dict[str, Any]:
    """Cross-validate by actor; write `results/<name>.npz` and `.json`, and return the figures."""
    train.run(config, data, work / "features", work / config.name, train.folds(), workers)
    clips = train.clips_of(config, data)[0]
    tests = _tests(clips)
    theirs = [[clips[i] for i in test] for _, test in tests]
    ask = partial(_fold_answers, config=config, work=work)
    with pool(workers, one_core_each) as processes:
        each_fold = list(processes.map(ask, [fold for fold, _ in tests], theirs))
    found = answers.join([(test, f) for (_, test), f in zip(tests, each_fold, strict=True)])
    each = member_answers(config, clips, work)
    kept = found | {f"member {number}": answer for number, answer in enumerate(each)}
    answers.save(results / f"{config.name}.npz", clips, kept)
    _keep_curves(config, work, results)
    return write_figures(config, results)


def ship(config: ExperimentConfig, data: Path, work: Path, results: Path, workers: int,
         folder: Path) -> ModelCard:  # fmt: skip
    """Train on everybody in the folds, convert, and write the model folder.

    Its figures are those that `run` found for networks trained the same way.
    """
    found = figure_files.read(results / f"{config.name}.json")
    train.run(config, data, work / "features", work / config.name, [train.FINAL], workers)
    members = load_members(config, work, train.FINAL)
    content, difference = export.convert(
        members, config, found["temperature"], found["activation"]["temperature"]
    )
    parameters = sum(member.count_params() for member in members)
    made = card.Made(content, difference, parameters)
    return card.write(made, config, found, folder)


def _keep_curves(config: ExperimentConfig, work: Path, results: Path) -> None:
    """The learning curves of all folds' networks, a line each: file, then a loss an epoch."""
    with (results / f"{config.name}-curves.csv").open("w") as kept:
        for job in train.jobs(config, train.folds()):
            losses = read_curve(work / config.name / f"{job.file}.csv")
            kept.write(",".join([job.file, *(f"{loss:.4f}" for loss in losses)]) + "\n")


def member_answers(config: ExperimentConfig, clips: Sequence[Clip], work: Path) -> list[Answers]:
    """The clean out-of-fold answers of each member of the trained ensembles alone."""
    found = []
    for number in range(config.members):
        parts = []
        for fold, test in _tests(clips):
            network = _network([load_members(config, work, fold)[number]], config)
            theirs = [clips[i] for i in test]
            parts.append((test, {CLEAN: answers.ask(network, theirs, config.features)}))
        found.append(answers.join(parts)[CLEAN])
    return found


def _tests(clips: Sequence[Clip]) -> list[tuple[str, list[int]]]:
    """Each fold's name and its test clips."""
    pairs = splits.by_speaker([clip.speaker for clip in clips])
    return [(fold, test) for fold, (_, test) in zip(train.folds(), pairs, strict=True)]


def _network(members: Sequence[keras.Model], config: ExperimentConfig) -> EmotionNetwork:
    return EmotionNetwork(export.convert(members, config)[0])


def write_figures(config: ExperimentConfig, results: Path) -> dict[str, Any]:
    """Compute the figures from the kept answers and write them beside these."""
    clips, kept = answers.read(results / f"{config.name}.npz", config.corpora[0])
    each = [kept[f"member {number}"] for number in range(config.members)]
    found = {"name": config.name, "config": msgspec.to_builtins(config)}
    found |= figures.of_folds(clips, kept, each)
    figure_files.write(results / f"{config.name}.json", found)
    return found


def load_members(config: ExperimentConfig, work: Path, fold: str) -> list[keras.Model]:
    """The trained members of a fold's ensemble."""
    return [
        keras.models.load_model(work / config.name / job.file, compile=False)
        for job in train.jobs(config, [fold])
    ]


def _fold_answers(
    fold: str, clips: Sequence[Clip], config: ExperimentConfig, work: Path
) -> dict[str, Answers]:
    """The ensemble's answers in all conditions, from the file where they were given before."""
    key = hashlib.sha256()
    for job in train.jobs(config, [fold]):
        key.update((work / config.name / job.file).read_bytes())
    for module in (answers, conditions, *SOUND_TO_FEATURES):
        key.update(Path(module.__file__).read_bytes())
    cache = work / config.name / f"{fold}-{key.hexdigest()[:16]}.npz"
    if not cache.exists():
        network = _network(load_members(config, work, fold), config)
        answers.save(cache, clips, answers.ask_in_conditions(network, clips, config.features))
    return answers.read(cache, config.corpora[0])[1]


def transfer(
    config: ExperimentConfig, data: Path, work: Path, results: Path, workers: int, corpus: str
) -> dict[str, Any]:
    """Ask the networks trained on everybody in RAVDESS about a corpus they were not trained on."""
    clips = find(corpus, data)
    if corpus in config.corpora or {clip.speaker for clip in clips} & set(splits.KNOWN_ACTORS):
        raise CorpusError(f"{config.name} is trained on the speakers of {corpus}.")
    train.run(config, data, work / "features", work / config.name, [train.FINAL], workers)
    network = _network(load_members(config, work, train.FINAL), config)
    answers.save(
        results / f"{config.name}-on-{corpus}.npz",
        clips,
        {CLEAN: answers.ask(network, clips, config.features)},
    )
    return write_transfer(config, results, corpus)


def write_transfer(config: ExperimentConfig, results: Path, corpus: str) -> dict[str, Any]:
    clips, kept = answers.read(results / f"{config.name}-on-{corpus}.npz", corpus)
    temperature = figure_files.read(results / f"{config.name}.json")["temperature"]
    found = figures.of_other_corpus(clips, kept[CLEAN], temperature)
    figure_files.write(results / f"{config.name}-on-{corpus}.json", found)
    return found
