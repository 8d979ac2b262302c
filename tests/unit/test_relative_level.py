from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from coach.analysis.signal.relative_level import FIRST_FRAMES, LOWEST, RunningSpeechLevel, relative


def talk(n: int, level_db: float = -40.0) -> tuple[np.ndarray, np.ndarray]:
    """Return decibels around a level, shape (n, 64), and which frames are speech, shape (n,)."""
    rng = np.random.default_rng(0)
    speech = np.arange(n) % 50 < 35
    return rng.normal(level_db, 10, (n, 64)) - 30 * ~speech[:, None], speech


def test_speech_lies_around_zero_from_its_first_frame_on():
    decibels, speech = talk(400)
    found = relative(decibels, RunningSpeechLevel().push(decibels, speech))
    assert found.dtype == np.float32
    assert found[:100][speech[:100]].mean() == pytest.approx(0, abs=0.05)
    assert found[300:][speech[300:]].mean() == pytest.approx(0, abs=0.05)
    assert found[~speech].mean() < -1 and found.min() >= LOWEST


def test_a_louder_microphone_changes_nothing():
    decibels, speech = talk(400)
    quiet, loud = (
        relative(louder, RunningSpeechLevel().push(louder, speech))
        for louder in (decibels, decibels + 20)
    )
    assert loud == pytest.approx(quiet, abs=1e-5)


@pytest.mark.parametrize("piece", [1, 25, 300])
def test_after_the_first_second_of_speech_it_may_be_cut_anywhere(piece: int):
    decibels, speech = talk(900)
    first = int(np.flatnonzero(speech)[FIRST_FRAMES - 1]) + 1
    level = RunningSpeechLevel()
    cuts = [0, *range(first, 900, piece), 900]
    found = np.concatenate([level.push(decibels[a:b], speech[a:b]) for a, b in pairwise(cuts)])
    assert np.array_equal(found, RunningSpeechLevel().push(decibels, speech))


def test_the_level_follows_within_seconds_and_not_at_once():
    """A raised voice is heard as raised, but sitting back from the microphone isn't heard."""
    soft, speech = talk(1_000)
    decibels = np.concatenate([soft, soft + 12])
    levels = RunningSpeechLevel().push(decibels, np.concatenate([speech, speech]))
    assert levels[999] == pytest.approx(-40, abs=0.5)
    assert levels[1_100] < -37
    assert levels[1_999] > -33


def test_silence_leaves_the_level_as_it_is():
    decibels, speech = talk(300)
    level = RunningSpeechLevel()
    assert not level.is_known
    last = level.push(decibels, speech)[-1]
    assert level.is_known
    assert (level.push(np.full((500, 64), -90.0), np.zeros(500, bool)) == last).all()
