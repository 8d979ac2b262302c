"""Figures of merit, as fractions, from labels and probabilities.

Labels and predictions are indices into `LABELS`, shape (n,); probabilities have shape
(n, n_labels), and speakers shape (n,).
"""

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
    """Count predictions by label.

    Returns
    -------
    Ints
        Counts, shape (n_labels, n_labels): true label by row, predicted by column.
    """
    table = np.zeros((len(LABELS), len(LABELS)), int)
    np.add.at(table, (labels, predicted), 1)
    return table


def recalls(table: Ints) -> Float64:
    """Return the share of each label's clips that were named correctly.

    Parameters
    ----------
    table
        Counts, as from `confusion`.

    Returns
    -------
    Float64
        Shape (n_labels,), NaN for a label without clips.
    """
    with np.errstate(invalid="ignore"):
        shares: Float64 = np.diag(table) / table.sum(axis=1)
    return shares


def unweighted_average_recall(labels: Ints, predicted: Ints) -> float:
    """Return the mean recall over the labels that occur (UAR)."""
    return float(np.nanmean(recalls(confusion(labels, predicted))))


def expected_calibration_error(labels: Ints, probabilities: Floats) -> float:
    """Return the mean gap between confidence and accuracy over 15 equal bins (Guo et al. 2017)."""
    confidence, correct, bins = _binned(labels, probabilities)
    gaps = [
        np.sum(bins == b) * abs(np.mean(correct[bins == b]) - np.mean(confidence[bins == b]))
        for b in np.unique(bins)
    ]
    return float(sum(gaps) / len(labels))


def calibration_error_by_chance(probabilities: Floats) -> dict[str, Any]:
    """Compute the calibration error that perfectly calibrated answers would show.

    It isn't zero: each bin's accuracy has a sampling error, and gaps of opposite sign don't cancel.
    Labels are drawn from the probabilities themselves.

    Returns
    -------
    dict
        `mean` and 95 % interval, `ci95`, over the draws.
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
    """Return confidence, accuracy and size of each calibration bin that holds a clip."""
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
    """Compute coverage and accuracy at each confidence threshold.

    Returns
    -------
    list
        For each threshold: `coverage`, the share of clips that get an answer, and `accuracy`, the
        share of those answers that are right, None without any.
    """
    confidence, correct, _ = _binned(labels, probabilities)
    rows = []
    for threshold in thresholds:
        sure = confidence >= threshold
        accuracy = float(correct[sure].mean()) if sure.any() else None
        rows.append({"threshold": threshold, "coverage": float(sure.mean()), "accuracy": accuracy})
    return rows


def _binned(labels: Ints, probabilities: Floats) -> tuple[Floats, Bools, Ints]:
    """Return confidence, whether it was right, and the bin of each clip, each of shape (n,)."""
    confidence = probabilities.max(axis=1)
    correct = probabilities.argmax(axis=1) == labels
    bins = np.minimum((confidence * _CALIBRATION_BINS).astype(int), _CALIBRATION_BINS - 1)
    return confidence, correct, bins


def speaker_interval(
    labels: Ints, predicted: Ints, speakers: Strings
) -> tuple[float, float] | None:
    """Return the 95 % interval of UAR over speakers; None for a single one.

    It is a percentile bootstrap that draws whole speakers.
    """
    if len(np.unique(speakers)) < 2:
        return None
    return _interval(_bootstrap(labels, predicted, speakers))


def difference_interval(
    labels: Ints, ones: Ints, others: Ints, speakers: Strings
) -> tuple[float, float]:
    """Return the 95 % interval of the difference in UAR of two sets of predictions.

    It is a percentile bootstrap that draws whole speakers, the same for both.

    Parameters
    ----------
    labels, speakers
        True label and speaker of each clip, shape (n,).
    ones, others
        Predicted labels, shape (n,); the difference is that of `ones` minus that of `others`.
    """
    scores = [_bootstrap(labels, predicted, speakers) for predicted in (ones, others)]
    return _interval(scores[0] - scores[1])


def _bootstrap(labels: Ints, predicted: Ints, speakers: Strings) -> Float64:
    """Return UAR over random draws of whole speakers, the same draws in every call."""
    people = np.unique(speakers)
    tables = np.stack([confusion(labels[speakers == s], predicted[speakers == s]) for s in people])
    draws = np.random.default_rng(0).integers(len(people), size=(_BOOTSTRAPS, len(people)))
    return np.array([np.nanmean(recalls(tables[draw].sum(axis=0))) for draw in draws])


def _interval(scores: Float64) -> tuple[float, float]:
    low, high = np.percentile(scores, [2.5, 97.5])
    return float(low), float(high)


def report(labels: Ints, probabilities: Floats, speakers: Strings) -> dict[str, Any]:
    """Compute every figure of one evaluation.

    Returns
    -------
    dict
        Fractions, ready for JSON. `recall` and the rows of `confusion` are in the order of
        `labels`; a label without clips has a recall of None.
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
