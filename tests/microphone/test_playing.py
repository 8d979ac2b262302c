"""A replay's sound through a real loudspeaker: PortAudio -> ALSA -> PulseAudio."""

from __future__ import annotations

import numpy as np
import pytest

from coach.gui.shared.playback import Playback
from tests.heard import cursor_lateness_s

#: A busy machine may be late; a real fault is off by a tenth of a second or more.
_OFF_S = 0.1


@pytest.mark.parametrize(("speed", "at_least"), [(1.0, 6), (0.5, 3), (2.0, 12)])
def test_the_cursor_is_where_the_sound_is(microphone, qtbot, speed: float, at_least: int):
    def play(playback: Playback) -> None:
        playback.set_speed(speed)
        playback.play_from(0.0)

    late_s = cursor_lateness_s(5.0, play) / speed
    assert len(late_s) >= at_least
    assert np.median(np.abs(late_s)) < _OFF_S


def test_the_cursor_is_where_the_sound_is_after_a_jump_and_in_a_loop(microphone, qtbot):
    def play(playback: Playback) -> None:
        playback.play_from(0.0)
        playback.set_loop((6.0, 7.5))
        playback.seek(5.0)
        playback.set_speed(1.25)
        playback.moved.connect(lambda at_s: reached_s.append(at_s))

    reached_s: list[float] = []
    late_s = cursor_lateness_s(5.0, play)
    assert len(late_s) >= 6
    assert np.median(np.abs(late_s)) < _OFF_S
    assert max(reached_s) < 7.51 and np.diff(reached_s).min() < -1
