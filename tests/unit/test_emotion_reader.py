"""What becomes of a network's answers; the network here always answers the same."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from coach.analysis.metrics.energy import Energy
from coach.analysis.networks.emotion import NO_MODEL, Answer, Usual
from coach.analysis.networks.emotion_reader import EmotionReader
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import EmotionReading

SAID = np.array([0.02, 0.02, 0.02, 0.02, 0.86, 0.02, 0.02, 0.02], np.float32)
SPEAKING = SimpleNamespace(
    gate=SimpleNamespace(speaking=True), speech=lambda first, end: np.ones(end - first, bool)
)


class Saying:
    """Stands in for a model: gives one answer, with the given probabilities of `unlike`."""

    width, n_features = 1, 112
    nobody = Usual(np.zeros(2, np.float32), 0.0)
    card = replace(NO_MODEL, features=FeatureSpec(n_pitches=48))

    def __init__(self, *unlike: float) -> None:
        self._unlike = list(unlike)

    def begin(self) -> dict[str, np.ndarray]:
        return {}

    def relative_to_level(self, frames, speech, level):
        level.push(frames, speech)
        return frames

    def advance(self, frames, kept, steps, speech, usual=None):
        unlike = self._unlike.pop(0) if len(self._unlike) > 1 else self._unlike[0]
        new = np.zeros((len(frames) // 8, 1), np.float32)
        return Answer(SAID, 0.8, unlike, np.ones(2, np.float32)), new, kept


def read(reader: EmotionReader, seconds: float = 3.0) -> list[EmotionReading]:
    voiced = np.ones((25, 112), np.float32)
    said = [
        reader.push(voiced, SPEAKING, 0.25 * (number + 1), 0.0)
        for number in range(round(4 * seconds))
    ]
    return [reading for reading in said if reading is not None]


@pytest.mark.parametrize("unlike", [0.0, 0.1, 0.25])
def test_what_is_probably_a_voice_is_reported_as_it_was_heard(unlike: float):
    last = read(EmotionReader(Saying(unlike)))[-1]
    assert last.probabilities == pytest.approx(SAID, abs=1e-6)
    assert last.activation == pytest.approx(0.8)
    assert last.unlike == pytest.approx(unlike)
    assert not last.is_unlike


def test_the_less_like_a_voice_the_less_sure_the_reading():
    said = [read(EmotionReader(Saying(u)))[-1].probabilities for u in (0.25, 0.3, 0.45, 0.5, 0.9)]
    surest = [values.max() for values in said]
    assert surest[0] > surest[1] > surest[2] > surest[3]
    for values in said:
        assert values.sum() == pytest.approx(1, abs=1e-6)
    assert said[3] == pytest.approx(np.full(8, 1 / 8), abs=1e-6)
    assert np.array_equal(said[3], said[4])


def test_sound_unlike_a_voice_has_no_energy_and_no_profile():
    reader = EmotionReader(Saying(0.9))
    found = read(reader)
    assert all(reading.is_unlike and reading.activation is None for reading in found)
    assert reader.voice() is None


@pytest.mark.parametrize(("voices", "percent"), [(4, 80.0), (3, None)])
def test_with_mostly_unlike_sound_there_is_no_energy(voices: int, percent: float | None):
    energy = Energy()
    for number in range(7):
        activation = 0.8 if number < voices else None
        reading = EmotionReading(float(number), number + 3.0, SAID, activation, 0.1)
        energy.push(SimpleNamespace(emotions=(reading,)))
    assert energy.result() == (percent and pytest.approx(percent))


def test_energy_comes_back_with_the_voice():
    reader = EmotionReader(Saying(*[0.9] * 8, 0.0))
    found = read(reader, 6.0)
    assert found[0].activation is None and found[-1].activation == pytest.approx(0.8)
    assert found[-1].probabilities == pytest.approx(SAID, abs=0.01)
    assert 0 < reader.voice().readings < len(found)


@pytest.mark.parametrize("later_s", [0.25, 1.0, 10.0])
def test_older_answers_count_for_less(later_s: float):
    saying = Saying(0.0)
    reader = EmotionReader(saying)
    read(reader)
    saying._unlike = [0.2]
    reading = reader.push(np.ones((25, 112), np.float32), SPEAKING, 3.0 + later_s, 0.0)
    kept = np.exp(-later_s / saying.card.readings.smoothing_s)
    assert reading.unlike == pytest.approx(0.2 * (1 - kept))
