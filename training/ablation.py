"""What each ingredient brings: the same experiment with one thing changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from training import answers, figure_files, metrics
from training.answers import Answers
from training.config import ExperimentConfig

REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Ablations:
    """Changes to an experiment, each tried alone.

    base: the experiment's file, beside this one; folds: numbers of those that are trained and
        asked; common: changed in all of them alike, so that they take less time; changes: by
        name, the keys that differ. A table given replaces that of the experiment, except
        `network`, whose keys are changed singly.
    """

    base: str
    folds: tuple[int, ...]
    common: dict[str, Any]
    changes: dict[str, dict[str, Any]]

    @classmethod
    def read(cls, path: Path) -> Ablations:
        return msgspec.toml.decode(path.read_bytes(), type=cls)


def experiments(path: Path) -> dict[str, ExperimentConfig]:
    """The reference and its variations, by name."""
    found = Ablations.read(path)
    base = msgspec.toml.decode((path.parent / found.base).read_bytes())
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
    """Cross-validate each; write `ablations.npz` and `.json`. Goes on where it was cut off."""
    from training import experiment

    kept: dict[str, Answers] = {}
    folds = Ablations.read(path).folds
    for name, config in experiments(path).items():
        clips, kept[name] = experiment.clean_answers(config, data, work, folds, workers)
        answers.save(results / f"{path.stem}.npz", clips, kept)
    return write_figures(path, results)


def write_figures(path: Path, results: Path) -> dict[str, Any]:
    """UAR of each, and how far it is from the reference's on the same clips."""
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
