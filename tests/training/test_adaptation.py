from __future__ import annotations

import numpy as np
import pytest
from scipy.special import softmax

from training import adaptation, metrics


def people(n: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Speakers who always sound more or less like each label, whatever they act."""
    rng = np.random.default_rng(seed)
    labels, speakers, logits = [], [], []
    for speaker in range(n):
        habit = rng.normal(0, 2, 8)
        for label in list(range(8)) * 6:
            labels.append(label)
            speakers.append(speaker)
            logits.append(habit + 3 * np.eye(8)[label] + rng.normal(0, 0.5, 8))
    return softmax(np.array(logits), axis=1), np.array(labels), np.array(speakers)


def test_what_many_speakers_taught_helps_strangers():
    taught = adaptation.fit(*_with_references(*people(30, seed=0)))
    p, voices, labels = _with_references(*people(20, seed=1))
    adapted = taught.apply(p, voices)
    before = metrics.unweighted_average_recall(labels, p.argmax(axis=1))
    after = metrics.unweighted_average_recall(labels, adapted.argmax(axis=1))
    assert before < 0.75 and after > before + 0.15
    usual = metrics.unweighted_average_recall(
        labels, taught.apply(p, taught.typical).argmax(axis=1)
    )
    assert usual == pytest.approx(before, abs=0.05)  # it is the voice that helps, not the rest


def _with_references(p, labels, speakers):
    return p, adaptation.references(p, labels, speakers), labels


def test_no_clip_is_part_of_its_own_reference():
    p, labels, speakers = people(2, seed=0)
    before = adaptation.references(p, labels, speakers)
    clip = int(np.flatnonzero(labels == 0)[0])
    p[clip] = np.eye(8)[7] * 0.99 + 0.01 / 8
    after = adaptation.references(p, labels, speakers)
    assert np.array_equal(after[clip], before[clip])
    others = (speakers == speakers[clip]) & (np.arange(len(labels)) != clip)
    assert (after[others] != before[others]).any(axis=1).all()
    assert np.array_equal(after[speakers != speakers[clip]], before[speakers != speakers[clip]])
