"""Figures of merit, as fractions, from labels and probabilities."""

from __future__ import annotations

from typing import Any

import numpy as np

from training.corpora import LABELS

_CALIBRATION_BINS = 15
_BOOTSTRAPS = 2_000


def confusion(labels: np.ndarray, predicted: np.ndarray) -> np.ndarray:
    """Counts, shape (n_labels, n_labels): true label by row, predicted by column."""
    table = np.zeros((len(LABELS), len(LABELS)), int)
    np.add.at(table, (labels, predicted), 1)
    return table


def recalls(table: np.ndarray) -> np.ndarray:
    """Share of each label's clips that were named right, NaN for a label without clips."""
    with np.errstate(invalid="ignore"):
        return np.diag(table) / table.sum(axis=1)


def unweighted_average_recall(labels: np.ndarray, predicted: np.ndarray) -> float:
    """Mean recall over the labels that occur."""
    return float(np.nanmean(recalls(confusion(labels, predicted))))


def expected_calibration_error(labels: np.ndarray, probabilities: np.ndarray) -> float:
    """Mean gap between confidence and accuracy over 15 equal bins (Guo et al. 2017)."""
    confidence = probabilities.max(axis=1)
    correct = probabilities.argmax(axis=1) == labels
    bins = np.minimum((confidence * _CALIBRATION_BINS).astype(int), _CALIBRATION_BINS - 1)
    gaps = [
        np.sum(bins == b) * abs(np.mean(correct[bins == b]) - np.mean(confidence[bins == b]))
        for b in np.unique(bins)
    ]
    return float(sum(gaps) / len(labels))


def speaker_interval(
    labels: np.ndarray, predicted: np.ndarray, actors: np.ndarray, seed: int = 0
) -> tuple[float, float] | None:
    """95 % percentile bootstrap of UAR, drawing whole speakers; None for a single one."""
    speakers = np.unique(actors)
    if len(speakers) < 2:
        return None
    tables = np.stack([confusion(labels[actors == s], predicted[actors == s]) for s in speakers])
    rng = np.random.default_rng(seed)
    draws = rng.integers(len(speakers), size=(_BOOTSTRAPS, len(speakers)))
    scores = [np.nanmean(recalls(tables[draw].sum(axis=0))) for draw in draws]
    low, high = np.percentile(scores, [2.5, 97.5])
    return float(low), float(high)


def report(labels: np.ndarray, probabilities: np.ndarray, actors: np.ndarray) -> dict[str, Any]:
    """Every figure of one evaluation, ready for JSON.

    labels (n,), probabilities (n, n_labels), actors (n,). `recall` and the rows of
    `confusion` follow `labels`; a label without clips has recall null.
    """
    predicted = probabilities.argmax(axis=1)
    table = confusion(labels, predicted)
    return {
        "uar": unweighted_average_recall(labels, predicted),
        "uar_ci95": speaker_interval(labels, predicted, actors),
        "wa": float(np.mean(predicted == labels)),
        "recall": {
            name: None if np.isnan(value) else float(value)
            for name, value in zip(LABELS, recalls(table), strict=True)
        },
        "confusion": table.tolist(),
        "labels": list(LABELS),
        "ece": expected_calibration_error(labels, probabilities),
        "n": len(labels),
        "actors": [int(actor) for actor in np.unique(actors)],
    }
