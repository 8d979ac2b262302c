"""The samples that the player hands to the loudspeaker."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from coach.audio import player
from coach.audio.player import SoundPlayer


@pytest.mark.parametrize(
    ("gain", "heard"),
    [
        (1.0, [1_001, -1_001, 30_000, -30_000, 0]),
        (0.5, [500, -500, 15_000, -15_000, 0]),
        (2.0, [2_002, -2_002, 32_767, -32_768, 0]),  # clipped, not wrapped around
    ],
)
def test_the_gain_is_a_factor_of_the_samples(
    monkeypatch: pytest.MonkeyPatch, gain: float, heard: list[int]
):
    fill = []

    def open_output(rate_hz: int, callback) -> SimpleNamespace:
        fill.append(callback)
        return SimpleNamespace(time=0.0, latency=0.0)

    monkeypatch.setattr(player, "open_output", open_output)
    made = SoundPlayer(np.array([1_001, -1_001, 30_000, -30_000], np.int16), 16_000)
    made.gain = gain
    out = np.zeros((5, 1), np.int16)
    fill[0](out, 5, SimpleNamespace(outputBufferDacTime=0.0), None)
    assert out[:, 0].tolist() == heard
