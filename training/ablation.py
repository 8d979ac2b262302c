"""Ablation study: the same experiment with one thing changed at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from training import answers, figure_files, metrics
from training.answers import Answers
from training.config import ExperimentConfig, read_toml

REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Ablations:
    """Changes to an experiment, each tried alone.

    Attributes
    ----------
    base
        File name of the experiment, in the folder of this file.
    folds
        Numbers, from 1, of the folds that are trained and tested.
    common
        Keys changed in every run, the reference included, so that it takes less time.
    changes
        Changed keys of each variant, by the variant's name. A table replaces that of the
        experiment, except `network`, whose keys are changed one by one.
    """

    base: str
    folds: tuple[int, ...]
    common: dict[str, Any]
    changes: dict[str, dict[str, Any]]

    @classmethod
    def read(cls, path: Path) -> Ablations:
        """Read the ablations from a TOML file.

        Raises
        ------
        CoachError
            If the file can't be read or isn't TOML.
        msgspec.ValidationError
            If a value is missing or has the wrong type.
        """
        return read_toml(path, cls)


def experiments(path: Path) -> dict[str, ExperimentConfig]:
    """Return the reference and its variants, by name.

    Raises
    ------
    CoachError
        If a file can't be read or isn't TOML.
    msgspec.ValidationError
        If a changed experiment misses a value or has one of the wrong type.
    """
    found = Ablations.read(path)
    base = read_toml(path.parent / found.base, dict[str, Any])
    return {
        name: _changed(base, found.common, changes, f"{path.stem}-{name.replace(' ', '-')}")
        for name, changes in {REFERENCE: {}, **found.changes}.items()
    }


def _changed(
    base: dict[str, Any], common: dict[str, Any], changes: dict[str, Any], name: str
) -> ExperimentConfig:
    whole = base | common | changes
    whole["network"] = base["network"] | common.get("network", {}) | changes.get("network", {})
    return replace(msgspec.convert(whole, ExperimentConfig), name=name)


def run(path: Path, data: Path, work: Path, results: Path, workers: int) -> dict[str, Any]:
    """Cross-validate the reference and each variant on the chosen folds.

    Answers and figures are written to `results`, as `.npz` and `.json` named after `path`. An
    interrupted run resumes where it stopped.

    Parameters
    ----------
    path
        TOML file of the ablations.
    data, work, results, workers
        As in `training.experiment`.

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
    from training import experiment

    kept: dict[str, Answers] = {}
    folds = Ablations.read(path).folds
    for name, config in experiments(path).items():
        clips, kept[name] = experiment.clean_answers(config, data, work, folds, workers)
        answers.save(results / f"{path.stem}.npz", clips, kept)
    return write_figures(path, results)


def write_figures(path: Path, results: Path) -> dict[str, Any]:
    """Compute the figures from the stored answers and write them beside those.

    Returns
    -------
    dict
        By variant: `uar`, its `difference` from the reference on the same clips, and the 95 %
        interval of the difference, as fractions.
    """
    clips, kept = answers.read(results / f"{path.stem}.npz", "ravdess-speech")
    asked = kept[REFERENCE].clip
    labels = np.array([clip.label for clip in clips])[asked]
    speakers = np.array([clip.speaker for clip in clips])[asked]
    predicted = {name: kept[name].probabilities.argmax(axis=1) for name in kept}
    found: dict[str, dict[str, Any]] = {}
    for name in [one for one in experiments(path) if one in predicted]:
        uar = metrics.unweighted_average_recall(labels, predicted[name])
        found[name] = {
            "uar": uar,
            "difference": uar - found.get(REFERENCE, {"uar": uar})["uar"],
            "difference_ci95": metrics.difference_interval(
                labels, predicted[name], predicted[REFERENCE], speakers
            ),
        }
    figure_files.write(results / f"{path.stem}.json", found)
    return found
