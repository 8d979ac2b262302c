from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.conftest import unavailable
from tests.training.conftest import HOW_TO_GET_TOOLS, TOOLS_MISSING

if TOOLS_MISSING:
    unavailable(HOW_TO_GET_TOOLS)

from training import scaling
from training.answers import CLEAN, LIVE, Answers
from training.corpora import LABELS, NAMES, Clip

UNLIKE = {"near": 0.01, "far": 0.5}


def clips_with(*names: str) -> list[Clip]:
    return [Clip(Path(name), "any", NAMES.index(name), "somebody") for name in names]


def answered(where: str, confidence: float, right: float, n: int = 2_000) -> scaling.ToFit:
    """Return answers of the same confidence, a share of them right, between two emotions."""
    rng = np.random.default_rng(n)
    labels = rng.integers(2, 4, n)
    named = np.where(rng.random(n) < right, labels, 5 - labels)
    rest = (1 - confidence) / (len(LABELS) - 1)
    p = np.where(named[:, None] == np.arange(len(LABELS)), confidence, rest)
    said = Answers(np.arange(n), p, np.zeros(n), np.full(n, UNLIKE[where]))
    clips = clips_with(*(LABELS[label] for label in labels))
    return scaling.to_fit(clips, {CLEAN: said, LIVE: said})


def test_neutral_and_calm_are_both_right_in_a_corpus_that_lacks_one():
    clips = clips_with("neutral", "angry")
    assert scaling.only(clips) == [(LABELS.index("neutral"), LABELS.index("calm"))]
    assert scaling.only(clips_with("calm", "angry")) == [(1, 0)]
    assert scaling.only(clips_with("neutral", "calm")) == scaling.only(clips_with("angry")) == []
    said = Answers(np.array([0, 1]), np.full((2, 8), 1 / 8), np.zeros(2), np.zeros(2))
    right = scaling.to_fit(clips, {CLEAN: said, LIVE: said}).right
    assert [set(np.flatnonzero(row)) for row in right] == 2 * [{0, 1}, {4}]


def test_confidence_matches_accuracy_near_and_far():
    near, far = answered("near", 0.8, right=0.8), answered("far", 0.8, right=0.3)
    temperature = scaling.fit(near, [far])
    sure = np.log([0.8, *[0.2 / 7] * 7])
    for where, least, most in (("near", 0.76, 0.84), ("far", 0.25, 0.45)):
        odds = np.exp(sure / temperature.of(np.array(UNLIKE[where])))
        assert least < odds[0] / odds.sum() < most, where


def test_answers_of_many_far_corpora_weigh_no_more_than_those_of_one():
    near, far = answered("near", 0.8, right=0.8), answered("near", 0.8, right=0.3)
    one, many = scaling.fit(near, [far]), scaling.fit(near, [far] * 5)
    assert one.base == pytest.approx(many.base, abs=0.01)
    assert one.base > scaling.fit(near, []).base + 0.1


def test_fewer_near_clips_weigh_as_much():
    """Otherwise each fold's temperature would differ from the shipped one."""
    near, far = answered("near", 0.8, right=0.8), answered("near", 0.8, right=0.3)
    fifth = near.of_clips(range(0, 2_000, 5))
    assert scaling.fit(fifth, [far]).base == pytest.approx(scaling.fit(near, [far]).base, abs=0.1)


def test_clips_that_are_not_acted_are_left_out_of_the_fit():
    said = Answers(np.array([0, 1]), np.full((2, 8), 1 / 8), np.zeros(2), np.zeros(2))
    clips = clips_with("everyday", "angry")
    assert scaling.to_fit(clips, {CLEAN: said, LIVE: said}).clip.tolist() == [1, 1]


def test_a_selection_of_clips_keeps_only_their_answers():
    whole = answered("near", 0.8, right=0.8, n=50)
    some = whole.of_clips([3, 7])
    assert some.clip.tolist() == [3, 7, 3, 7] and some.logits.shape == (4, len(LABELS))
