from __future__ import annotations

import numpy as np
import pytest
import scipy.special

from training import calibration, metrics


def one_hot(predicted: list[int], confidence: float = 1.0) -> np.ndarray:
    rest = (1 - confidence) / 7
    return np.eye(8)[predicted] * (confidence - rest) + rest


def test_known_figures():
    labels = np.array([0, 0, 0, 0, 1, 1])
    found = metrics.report(labels, one_hot([0, 0, 0, 1, 1, 0]), np.array([1, 1, 2, 2, 1, 2]))
    assert found["uar"] == pytest.approx((3 / 4 + 1 / 2) / 2)
    assert found["wa"] == pytest.approx(4 / 6)
    assert found["recall"]["neutral"] == pytest.approx(0.75)
    assert found["recall"]["happy"] is None
    assert found["confusion"][0][:2] == [3, 1] and found["confusion"][1][:2] == [1, 1]
    assert found["n"] == 6 and found["speakers"] == ["1", "2"]
    assert found["ece"] == pytest.approx(2 / 6)


def test_calibration_error_of_an_honest_guesser_is_small():
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 8, 20_000)
    right = rng.random(20_000) < 0.7
    predicted = np.where(right, labels, (labels + rng.integers(1, 8, 20_000)) % 8)
    assert metrics.expected_calibration_error(labels, one_hot(predicted, 0.7)) < 0.02
    assert metrics.expected_calibration_error(labels, one_hot(predicted, 0.95)) > 0.2


def test_calibration_error_by_chance_shrinks_with_more_clips():
    rng = np.random.default_rng(0)
    few = rng.dirichlet(np.ones(8), 200)
    chance = metrics.calibration_error_by_chance(few)
    low, high = chance["ci95"]
    assert 0.02 < low < chance["mean"] < high < 0.2
    assert metrics.calibration_error_by_chance(np.tile(few, (50, 1)))["mean"] < chance["mean"] / 4
    labels = (few.cumsum(axis=1) > rng.random((200, 1))).argmax(axis=1)
    assert low < metrics.expected_calibration_error(labels, few) < high


def test_the_interval_resamples_speakers_and_not_clips():
    """One speaker is always right, one always wrong: the truth may lie anywhere between."""
    labels = np.tile(np.arange(8), 20)
    actors = np.repeat([1, 2], 80)
    predicted = np.where(actors == 1, labels, (labels + 1) % 8)
    low, high = metrics.speaker_interval(labels, predicted, actors)
    assert (low, high) == (0, 1)
    assert metrics.speaker_interval(labels[:80], predicted[:80], actors[:80]) is None


def test_the_temperature_and_its_rise_with_the_distance_are_found():
    rng = np.random.default_rng(0)
    n = 40_000
    logits = rng.normal(0, 2, (n, 8))
    probabilities = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    labels = (probabilities.cumsum(axis=1) > rng.random((n, 1))).argmax(axis=1)
    right = labels[:, None] == np.arange(8)
    unlike = np.where(np.arange(n) % 2, 0.5, calibration.MIDDLE_UNLIKE)
    too_sure = np.where(unlike == 0.5, 3.0, 1.5)[:, None]
    found = calibration.fit_temperature(logits * too_sure, right, unlike, np.ones(n))
    assert np.exp(found.base) == pytest.approx(1.5, rel=0.05)
    assert found.of(np.array([0.5])) == pytest.approx(3, rel=0.05)
    nearer_than_the_middle = np.array([1e-5])
    assert found.of(nearer_than_the_middle) == pytest.approx(np.exp(found.base))
    honest = calibration.apply(scipy.special.softmax(logits * too_sure, axis=1), unlike, found)
    assert metrics.expected_calibration_error(labels, honest) < 0.02


def test_labels_that_are_both_right_count_by_their_sum():
    """However the probability is divided between them, only their sum matters."""
    rng = np.random.default_rng(0)
    n = 20_000
    logits = rng.normal(0, 2, (n, 3))
    odds = np.exp(logits)
    first = rng.random(n) < odds[:, 0] / odds.sum(axis=1)
    right = np.stack([first, ~first, ~first], axis=1)
    nowhere = np.zeros(n)
    found = calibration.fit_temperature(logits, right, nowhere, np.ones(n))
    assert np.exp(found.base) == pytest.approx(1, rel=0.05) and found.slope < 1e-3


def test_equal_predictions_do_not_differ_and_better_ones_do():
    rng = np.random.default_rng(0)
    labels = np.tile(np.arange(8), 50)
    speakers = np.repeat(np.arange(10), 40)
    worse, better = (np.where(rng.random(400) < p, labels, (labels + 1) % 8) for p in (0.5, 0.8))
    assert metrics.difference_interval(labels, worse, worse, speakers) == (0, 0)
    low, high = metrics.difference_interval(labels, better, worse, speakers)
    gap = np.mean(better == labels) - np.mean(worse == labels)
    assert 0.15 < low < gap < high < 0.5


def test_risk_and_coverage():
    labels = np.array([0, 0, 1, 1])
    p = np.concatenate([one_hot([0, 1], 0.9), one_hot([1, 1], 0.5)])
    rows = metrics.risk_coverage(labels, p, [0.0, 0.6, 0.95])
    assert [row["coverage"] for row in rows] == [1, 0.5, 0]
    assert [row["accuracy"] for row in rows] == [0.75, 0.5, None]
    assert sum(bin["n"] for bin in metrics.reliability(labels, p)) == 4


def test_activation_temperature_is_found():
    rng = np.random.default_rng(0)
    raw = rng.normal(0, 2, 20_000)
    activated = (rng.random(20_000) < 1 / (1 + np.exp(-raw))).astype(float)
    said = 1 / (1 + np.exp(-raw * 2.5))
    assert calibration.fit_activation_temperature(said, activated) == pytest.approx(2.5, rel=0.05)
