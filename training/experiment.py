"""Whole experiments: train networks, answer clips they never heard, compute the figures.

Throughout, `data` is the folder that holds the corpora, `work` that of features and networks,
`results` that of answers and figures, and `workers` the number of networks trained at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from inspect import getfile
from pathlib import Path
from typing import Any

import keras
import msgspec

from coach.analysis.networks import emotion
from coach.analysis.networks.emotion import EmotionNetwork
from coach.common.files import write_atomically
from coach.domain.model_card import ModelCard
from training import answers, card, conditions, export, figure_files, figures, splits, train
from training.answers import CLEAN, KNOWING, Answers
from training.calibration import Temperature
from training.checkpoint import read_curve
from training.config import ExperimentConfig
from training.corpora import Clip, CorpusError, find
from training.examples import SOUND_TO_FEATURES
from training.parallel import one_core_each, pool


def run(
    config: ExperimentConfig, data: Path, work: Path, results: Path, workers: int
) -> dict[str, Any]:
    """Cross-validate by speaker in every corpus, and store answers and learning curves.

    Returns
    -------
    dict
        Figures, as from `write_figures`.

    Raises
    ------
    CorpusError
        If a corpus is missing.
    CoachError
        If `work` holds networks of other settings, or a file can't be written.
    """
    _train(config, data, work, splits.folds(), workers)
    corpora = train.clips_of(config, data)
    ask = partial(_fold_answers, corpora=corpora, config=config, work=work)
    with pool(workers, one_core_each) as processes:
        each_fold = list(processes.map(ask, range(len(splits.folds()))))
    for number, clips in enumerate(corpora):
        tests = [test for _, test in splits.by_speaker(clips)]
        found = answers.join([(t, f[number]) for t, f in zip(tests, each_fold, strict=True)])
        answers.save(_folds_file(config, results, clips[0].corpus), clips, found)
    _keep_curves(config, work, results)
    return write_figures(config, results)


def clean_answers(
    config: ExperimentConfig, data: Path, work: Path, folds: Sequence[int], workers: int
) -> tuple[list[Clip], Answers]:
    """Answer RAVDESS's clips as recorded with the networks of some folds.

    Parameters
    ----------
    folds
        Numbers of the folds, from 1.

    Returns
    -------
    tuple
        All clips of RAVDESS, and the answers to those of the folds' test actors.

    Raises
    ------
    CorpusError
        If a corpus is missing.
    CoachError
        If `work` holds networks of other settings.
    """
    names = [splits.folds()[fold - 1] for fold in folds]
    _train(config, data, work, names, workers)
    clips = train.clips_of(config, data)[0]
    tests = [splits.by_speaker(clips)[fold - 1][1] for fold in folds]
    return clips, _ask_each(config, work, clips, names, tests)


def _ask_each(
    config: ExperimentConfig, work: Path, clips: Sequence[Clip], names: Sequence[str],
    tests: Sequence[Sequence[int]],
) -> Answers:  # fmt: skip
    """Answer the test clips of some splits as recorded, each with its split's network."""
    parts = []
    for split, test in zip(names, tests, strict=True):
        network = load_network(config, work, split)
        said = answers.ask(network, answers.hear([clips[i] for i in test], config.features))
        parts.append((test, {CLEAN: said}))
    return answers.join(parts)[CLEAN]


def sentence_open(
    config: ExperimentConfig, data: Path, work: Path, results: Path, workers: int
) -> dict[str, Any]:
    """Train on one sentence of some actors, and test on the other sentence of the other actors.

    Returns
    -------
    dict
        Figures, as from `write_figures`.

    Raises
    ------
    CorpusError
        If a corpus is missing.
    CoachError
        If `work` holds networks of other settings, or a file can't be written.
    """
    _train(config, data, work, splits.sentences(), workers)
    clips = train.clips_of(config, data)[0]
    tests = [
        [i for i in test if splits.is_open(fold, clips[i])]
        for fold, (_, test) in enumerate(splits.by_speaker(clips))
    ]
    said = _ask_each(config, work, clips, splits.sentences(), tests)
    answers.save(_sentence_file(config, results), clips, {CLEAN: said})
    return write_figures(config, results)


def leave_out(
    config: ExperimentConfig, data: Path, work: Path, results: Path, workers: int, corpus: str
) -> dict[str, Any]:
    """Train without a corpus, and test on it.

    A corpus that isn't part of the training anyway is tested with the network that is shipped.

    Parameters
    ----------
    corpus
        Key in `CORPORA`; not RAVDESS, without which nothing is trained.

    Returns
    -------
    dict
        Figures, as from `write_figures`.

    Raises
    ------
    CorpusError
        If the corpus is RAVDESS, or a corpus is missing.
    CoachError
        If `work` holds networks of other settings, or a file can't be written.
    """
    if corpus.startswith("ravdess"):
        raise CorpusError("RAVDESS can't be left out: every figure is reported on it.")
    trained = corpus in config.corpora
    split = splits.without_corpus(corpus) if trained else splits.FINAL
    _train(config, data, work, [split], workers)
    clips = find(corpus, data)
    network = load_network(config, work, split)
    answers.save(_left_out_file(config, results, corpus), clips, _said_of(network, clips, config))
    return write_figures(config, results)


def ship(config: ExperimentConfig, data: Path, work: Path, results: Path, workers: int,
         folder: Path) -> ModelCard:  # fmt: skip
    """Train on all speakers of the folds, convert, and write the model folder.

    The figures in the card are those that `run` found for networks trained the same way. The
    temperature is honest outside the studio only if `leave_out` was run before.

    Parameters
    ----------
    folder
        The model folder.

    Raises
    ------
    ParityError
        If Keras and ONNX disagree.
    CorpusError
        If a corpus is missing.
    CoachError
        If `run` wasn't run before, `work` holds networks of other settings, or a file can't be
        written.
    """
    found = write_figures(config, results)
    _train(config, data, work, [splits.FINAL], workers)
    network = keras_network(config, work, splits.FINAL)
    content, difference = export.convert(
        network, config, Temperature(**found["temperature"]), found["activation"]["temperature"]
    )
    made = card.Made(content, difference, network.count_params())
    return card.write(made, config, found, folder)


def _train(
    config: ExperimentConfig, data: Path, work: Path, names: Sequence[str], workers: int
) -> None:
    train.run(config, data, work / "features", work / config.name, names, workers)


def _keep_curves(config: ExperimentConfig, work: Path, results: Path) -> None:
    """Write the learning curves of the folds, one per line: split, then the loss of each epoch."""
    lines = []
    for split in splits.folds():
        losses = read_curve(work / config.name / f"{train.network_file(split)}.csv")
        lines.append(",".join([split, *(f"{loss:.4f}" for loss in losses)]) + "\n")
    path = results / f"{config.name}-curves.csv"
    write_atomically(path, "".join(lines).encode(), "Learning curves not saved")


def keras_network(config: ExperimentConfig, work: Path, split: str) -> keras.Model:
    """Load the trained network of a split."""
    path = work / config.name / train.network_file(split)
    return keras.models.load_model(path, compile=False)


def load_network(config: ExperimentConfig, work: Path, split: str) -> EmotionNetwork:
    """Load the network of a split as it would be shipped, but without temperature scaling.

    Raises
    ------
    ParityError
        If Keras and ONNX disagree.
    """
    content, _ = export.convert(keras_network(config, work, split), config)
    return EmotionNetwork(content, config.features)


def _fold_answers(
    fold: int, corpora: Sequence[Sequence[Clip]], config: ExperimentConfig, work: Path
) -> list[dict[str, Answers]]:
    """Return, for each corpus, a fold's answers to the speakers that its network never heard.

    They are cached by the network and the code that they depend on.
    """
    split = splits.folds()[fold]
    key = hashlib.sha256((work / config.name / train.network_file(split)).read_bytes())
    for module in (answers, conditions, emotion, *SOUND_TO_FEATURES):
        key.update(Path(getfile(module)).read_bytes())
    network = None
    found = []
    for number, clips in enumerate(corpora):
        test = [clips[i] for i in splits.by_speaker(clips)[fold][1]]
        corpus = test[0].corpus
        cache = work / config.name / f"{split}-{corpus}-{key.hexdigest()[:16]}.npz"
        if not cache.exists():
            network = network or load_network(config, work, split)
            said = _said_of(network, test, config)
            if not number:
                said |= answers.ask_in_conditions(network, test, config.features)
            answers.save(cache, test, said)
        found.append(answers.read(cache, corpus)[1])
    return found


def _said_of(
    network: EmotionNetwork, clips: Sequence[Clip], config: ExperimentConfig
) -> dict[str, Answers]:
    """Return the answers that every corpus gets: as recorded, with the usual known, and windows."""
    heard = answers.hear(clips, config.features)
    return {
        CLEAN: answers.ask(network, heard),
        KNOWING: answers.ask_knowing(network, clips, heard),
        **answers.ask_windows(network, clips, heard, config.features),
    }


def _folds_file(config: ExperimentConfig, results: Path, corpus: str) -> Path:
    return results / f"{config.name}-{corpus}.npz"


def _sentence_file(config: ExperimentConfig, results: Path) -> Path:
    return results / f"{config.name}-sentence-open.npz"


def _left_out_file(config: ExperimentConfig, results: Path, corpus: str) -> Path:
    return results / f"{config.name}-without-{corpus}.npz"


def read_answers(config: ExperimentConfig, results: Path) -> figures.Kept:
    """Read all stored answers of an experiment.

    Raises
    ------
    CoachError
        If those of its corpora can't be read: `run` stores them.
    """
    without = f"{config.name}-without-"
    left_out = {p.stem.removeprefix(without): p for p in sorted(results.glob(f"{without}*.npz"))}
    sentences = _sentence_file(config, results)
    main = config.corpora[0]
    return figures.Kept(
        heard={
            name: answers.read(_folds_file(config, results, name), name) for name in config.corpora
        },
        left_out={name: answers.read(path, name) for name, path in left_out.items()},
        sentence_open=answers.read(sentences, main) if sentences.exists() else None,
    )


def write_figures(config: ExperimentConfig, results: Path) -> dict[str, Any]:
    """Compute the figures from the stored answers and write them beside those.

    Returns
    -------
    dict
        Name and settings of the experiment, and the figures of `figures.of_experiment`.

    Raises
    ------
    CoachError
        If answers can't be read, or the file can't be written.
    """
    found = {"name": config.name, "config": msgspec.to_builtins(config)}
    found |= figures.of_experiment(read_answers(config, results))
    figure_files.write(results / f"{config.name}.json", found)
    return found
