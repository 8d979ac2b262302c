"""The verdict on a microphone, from its levels."""

from __future__ import annotations

import pytest

from coach.coaching.microphone_check import MicrophoneCheck
from coach.coaching.sound_quality import ONLY_SILENCE

STEP_S = 0.04
ASK = "Say a few words."
GOOD = "Good level."
QUIET = "Too quiet: come closer, or turn the microphone up."
LOUD = "Too loud: move back, or turn the microphone down."
NOISY = "The room is loud: come closer to the microphone."


class Heard:
    """A microphone that is being checked."""

    def __init__(self) -> None:
        self.check = MicrophoneCheck()
        self._steps = 0

    def hear(self, seconds: float, level_dbfs: float, is_clipped: bool = False) -> str:
        for _ in range(round(seconds / STEP_S)):
            self.check.push(self._steps * STEP_S, level_dbfs, is_clipped)
            self._steps += 1
        return self.check.words


@pytest.fixture
def heard() -> Heard:
    return Heard()


def test_nothing_is_said_before_the_first_level(heard: Heard):
    assert heard.check.words == ""
    assert heard.hear(1, -70.0) == ASK


@pytest.mark.parametrize(
    ("room_dbfs", "speech_dbfs", "verdict"),
    [
        (-70.0, -25.0, GOOD),
        (-70.0, -45.1, QUIET),
        (-70.0, -44.9, GOOD),
        (-70.0, -59.9, ASK),  # 10.1 dB above the room
        (-75.0, -59.9, QUIET),
        (-75.0, -60.1, ASK),
        (-40.0, -6.1, GOOD),
        (-40.0, -5.9, LOUD),
        (-44.0, -31.9, NOISY),
        (-44.0, -32.1, ASK),
        (-44.0, -29.1, NOISY),
        (-44.0, -28.9, GOOD),
        (-46.0, -33.0, GOOD),
    ],
)
def test_speech_is_judged_beside_the_room(
    heard: Heard, room_dbfs: float, speech_dbfs: float, verdict: str
):
    heard.hear(4, room_dbfs)
    assert heard.hear(1, speech_dbfs) == verdict


def test_the_verdict_stands_until_something_else_is_said(heard: Heard):
    heard.hear(4, -70.0)
    heard.hear(1, -50.0)
    assert heard.hear(20, -70.0) == QUIET
    assert heard.hear(1, -25.0) == GOOD


def test_clipping_is_reported_for_three_seconds(heard: Heard):
    heard.hear(4, -70.0)
    assert heard.hear(STEP_S, -20.0, is_clipped=True) == LOUD
    assert heard.hear(2.9, -70.0) == LOUD
    assert heard.hear(0.2, -70.0) == ASK


def test_lasting_zeros_point_to_the_likely_cause(heard: Heard):
    assert heard.hear(2.4, -100.0) == ASK
    assert heard.hear(0.2, -100.0) == ONLY_SILENCE
    assert heard.hear(STEP_S, -90.0) == ASK
