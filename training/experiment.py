"""A whole experiment: train, score out of fold, write the results, ship."""

from __future__ import annotations

import json
from pathlib import Path

import keras
import numpy as np

from training import calibration, metrics, splits, train
from training import export as exporting
from training.config import ExperimentConfig
from training.corpora import ravdess_speech

_PROTOCOL = (
    "out-of-fold over {n_folds} folds of RAVDESS speech by actor (EmoBox folds 1 to {n_folds}); "
    "temperature fitted on the other folds' actors; each clip is answered by a network that "
    "never heard its actor, and the shipped network is trained the same way on all of them"
)


def run(config: ExperimentConfig, data: Path, work: Path, results: Path) -> None:
    """Train all networks and write `results/<name>.json`."""
    # Whoever has all 24 actors still keeps the exam's four out of training.
    clips = ravdess_speech(data, [actor for fold in splits.EMOBOX_FOLDS for actor in fold])
    logits = train.run(clips, config, work / config.name)
    labels = np.array([clip.label for clip in clips])
    actors = np.array([clip.actor for clip in clips])
    folds = splits.by_actor(actors)
    probabilities = calibration.cross_calibrated(logits, labels, folds)
    per_fold = [
        metrics.unweighted_average_recall(labels[test], probabilities[test].argmax(1))
        for _, test in folds
    ]
    figures = metrics.report(labels, probabilities, actors) | {
        "protocol": _PROTOCOL.format(n_folds=len(folds)),
        "uar_per_fold": per_fold,
        "uar_fold_mean": float(np.mean(per_fold)),
        "uar_fold_sd": float(np.std(per_fold, ddof=1)),
        "temperature": calibration.fit_temperature(logits, labels),
    }
    results.mkdir(parents=True, exist_ok=True)
    (results / f"{config.name}.json").write_text(json.dumps(figures, indent=2) + "\n")
    print(f"UAR {figures['uar']:.3f}, 95 % {figures['uar_ci95']}, folds {per_fold}")


def export(config: ExperimentConfig, work: Path, results: Path, out: Path) -> float:
    """Ship the network trained on everybody with the scores of its cross-validation."""
    scores = json.loads((results / f"{config.name}.json").read_text())
    network = keras.models.load_model(work / config.name / f"{train.FINAL}.keras", compile=False)
    return exporting.ship(network, config, scores["temperature"], scores, out)
