"""Cues of the live coach on speech whose words and pauses are known, heard from the sound on."""

from __future__ import annotations

import numpy as np
import pytest

from coach.domain.settings import Focus
from coach.domain.stream import ANALYSIS_RATE_HZ
from tests.accuracy.cued import habits
from tests.unit import spoken


def said(speed: int, pause_s: float, times: int, long_pause_s: float = 0.0) -> np.ndarray:
    """Return sentences with a pause after each, and a longer one in the middle."""
    rng = np.random.default_rng(0)
    parts = []
    for number in range(times):
        length_s = pause_s + (long_pause_s if number == times // 2 else 0.0)
        noise = rng.normal(0, 1e-3, round(length_s * ANALYSIS_RATE_HZ))
        parts += [spoken.sentence(number % 3, speed=speed), noise.astype(np.float32)]
    return np.concatenate(parts)


@pytest.mark.parametrize(
    ("speed", "pause_s", "long_pause_s", "of_pace", "of_pauses"),
    [
        (130, 4.5, 0.0, {"shorter pauses"}, {"shorter pauses"}),  # many long pauses
        (130, 0.6, 0.0, set(), set()),  # an ordinary talk
        (130, 0.6, 4.5, set(), set()),  # the same with one long pause
    ],
)
def test_many_long_pauses_are_named_and_one_is_not(
    speed: int, pause_s: float, long_pause_s: float, of_pace: set[str], of_pauses: set[str]
):
    talk = said(speed, pause_s, 9, long_pause_s)
    assert habits(Focus.PACE, talk) == of_pace
    assert habits(Focus.PAUSES, talk) == of_pauses


def test_slow_words_are_named_whether_or_not_there_are_long_pauses():
    for pause_s in (1.0, 3.0):
        assert habits(Focus.PACE, said(80, pause_s, 8)) == {"faster"}
