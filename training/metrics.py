"""Figures of merit, as fractions, from labels and probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from coach.common.arrays import Bools, Float64, Floats, Ints, Strings
from training.corpora import LABELS

_CALIBRATION_BINS = 15
_BOOTSTRAPS = 2_000
_CHANCE_DRAWS = 500


def confusion(labels: Ints, predicted: Ints) -> Ints:
    """Counts, shape (n_labels, n_labels): true label by row, predicted by column."""
    table = np.zeros((len(LABELS), len(LABELS)), int)
    np.add.at(table, (labels, predicted), 1)
    return table


def recalls(table: Ints) -> Float64:
    """Share of each label's clips that were named right, NaN for a label without clips."""
    with np.errstate(invalid="ignore"):
        shares: Float64 = np.diag(table) / table.sum(axis=1)
    return shares


def unweighted_average_recall(labels: Ints, predicted: Ints) -> float:
    """Mean recall over the labels that occur."""
    return float(np.nanmean(recalls(confusion(labels, predicted))))


def expected_calibration_error(labels: Ints, probabilities: Floats) -> float:
    """Mean gap between confidence and accuracy over 15 equal bins (Guo et al. 2017)."""
    confidence, correct, bins = _binned(labels, probabilities)
    gaps = [
        np.sum(bins == b) * abs(np.mean(correct[bins == b]) - np.mean(confidence[bins == b]))
        for b in np.unique(bins)
    ]
    return float(sum(gaps) / len(labels))


def calibration_error_by_chance(probabilities: Floats) -> dict[str, Any]:
    """The calibration error that perfectly calibrated answers would show on as many clips.

    It isn't zero: each bin's accuracy has its sampling error, and the gaps' signs don't cancel.
    Labels are drawn from the probabilities themselves; mean and 95 % of the draws.
    """
    rng = np.random.default_rng(0)
    cumulated = probabilities.cumsum(axis=1) / probabilities.sum(axis=1, keepdims=True)
    errors = [
        expected_calibration_error(
            (cumulated > rng.random((len(cumulated), 1))).argmax(axis=1), probabilities
        )
        for _ in range(_CHANCE_DRAWS)
    ]
    return {"mean": float(np.mean(errors)), "ci95": _interval(np.array(errors))}


def reliability(labels: Ints, probabilities: Floats) -> list[dict[str, float]]:
    """Confidence and accuracy in each of the calibration error's bins that holds a clip."""
    confidence, correct, bins = _binned(labels, probabilities)
    return [
        {
            "confidence": float(confidence[bins == b].mean()),
            "accuracy": float(correct[bins == b].mean()),
            "n": int(np.sum(bins == b)),
        }
        for b in np.unique(bins)
    ]


def risk_coverage(
    labels: Ints, probabilities: Floats, thresholds: Sequence[float]
) -> list[dict[str, float | None]]:
    """For each confidence that is asked for: how many clips get an answer, how many rightly."""
    confidence, correct, _ = _binned(labels, probabilities)
    rows = []
    for threshold in thresholds:
        sure = confidence >= threshold
        accuracy = float(correct[sure].mean()) if sure.any() else None
        rows.append({"threshold": threshold, "coverage": float(sure.mean()), "accuracy": accuracy})
    return rows


def _binned(labels: Ints, probabilities: Floats) -> tuple[Floats, Bools, Ints]:
    """Confidence, whether it was right, and which of the equal bins; each of shape (n,)."""
    confidence = probabilities.max(axis=1)
    correct = probabilities.argmax(axis=1) == labels
    bins = np.minimum((confidence * _CALIBRATION_BINS).astype(int), _CALIBRATION_BINS - 1)
    return confidence, correct, bins


def speaker_interval(
    labels: Ints, predicted: Ints, speakers: Strings
) -> tuple[float, float] | None:
    """95 % percentile bootstrap of UAR, drawing whole speakers; None for a single one."""
    if len(np.unique(speakers)) < 2:
        return None
    return _interval(_bootstrap(labels, predicted, speakers))


def difference_interval(
    labels: Ints, ones: Ints, others: Ints, speakers: Strings
) -> tuple[float, float]:
    """The same of how much higher the UAR of the predictions `ones` is than that of `others`.

    Both are measured on the same draws of speakers.
    """
    scores = [_bootstrap(labels, predicted, speakers) for predicted in (ones, others)]
    return _interval(scores[0] - scores[1])


def _bootstrap(labels: Ints, predicted: Ints, speakers: Strings) -> Float64:
    """UAR over random draws of whole speakers, the same draws at every call."""
    people = np.unique(speakers)
    tables = np.stack([confusion(labels[speakers == s], predicted[speakers == s]) for s in people])
    draws = np.random.default_rng(0).integers(len(people), size=(_BOOTSTRAPS, len(people)))
    return np.array([np.nanmean(recalls(tables[draw].sum(axis=0))) for draw in draws])


def _interval(scores: Float64) -> tuple[float, float]:
    low, high = np.percentile(scores, [2.5, 97.5])
    return float(low), float(high)


def report(labels: Ints, probabilities: Floats, speakers: Strings) -> dict[str, Any]:
    """Every figure of one evaluation, ready for JSON.

    labels (n,), probabilities (n, n_labels), speakers (n,). `recall` and the rows of
    `confusion` follow `labels`; a label without clips has recall null.
    """
    predicted = probabilities.argmax(axis=1)
    table = confusion(labels, predicted)
    return {
        "uar": unweighted_average_recall(labels, predicted),
        "uar_ci95": speaker_interval(labels, predicted, speakers),
        "wa": float(np.mean(predicted == labels)),
        "recall": {
            name: None if np.isnan(value) else float(value)
            for name, value in zip(LABELS, recalls(table), strict=True)
        },
        "confusion": table.tolist(),
        "labels": list(LABELS),
        "ece": expected_calibration_error(labels, probabilities),
        "n": len(labels),
        "speakers": [str(speaker) for speaker in np.unique(speakers)],
    }
