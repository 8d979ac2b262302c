from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.conftest import unavailable
from tests.training.conftest import HOW_TO_GET_TOOLS, TOOLS_MISSING

if TOOLS_MISSING:
    unavailable(HOW_TO_GET_TOOLS)

from coach.analysis.networks.emotion import Answer
from coach.domain.model_card import FeatureSpec
from training import answers
from training.answers import CLEAN, Answers
from training.conditions import CONDITIONS, noise
from training.corpora import Clip


def sound(seconds: float = 1.5) -> np.ndarray:
    """Return a swelling buzz: harmonics of 150 Hz up to 7.5 kHz."""
    time_s = np.arange(int(seconds * 16_000)) / 16_000
    buzz = sum(np.sin(2 * np.pi * 150 * k * time_s) / k for k in range(1, 50))
    return (0.25 * buzz * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * time_s))).astype(np.float32)


def band_power(samples: np.ndarray, low_hz: float, high_hz: float) -> float:
    power = np.abs(np.fft.rfft(samples)) ** 2
    hz = np.fft.rfftfreq(len(samples), 1 / 16_000)
    return float(power[(hz >= low_hz) & (hz < high_hz)].sum())


@pytest.mark.parametrize("name", CONDITIONS)
def test_every_condition_keeps_length_and_is_the_same_each_time(name: str):
    given = np.concatenate([sound(), 0.003 * sound(0.5)])  # the end is silence to a gate
    changed, again = CONDITIONS[name](given), CONDITIONS[name](given)
    assert changed.dtype == np.float32 and abs(len(changed) - len(given)) <= 1
    assert np.isfinite(changed).all() and np.array_equal(changed, again)
    n = min(len(changed), len(given))
    assert not np.array_equal(changed[:n], given[:n])


@pytest.mark.parametrize("snr_db", [20, 10])
def test_noise_is_added_at_the_given_ratio(snr_db: float):
    given = sound()
    added = noise(given, snr_db) - given
    assert 10 * np.log10(np.mean(given**2) / np.mean(added**2)) == pytest.approx(snr_db, abs=0.1)
    assert band_power(added, 100, 1_000) > 2 * band_power(added, 1_000, 2_000)  # pink


def test_the_telephone_has_only_its_band():
    given, heard = sound(), CONDITIONS["telephone"](sound())
    assert band_power(heard, 4_100, 8_000) < 1e-3 * band_power(given, 4_100, 8_000)
    assert band_power(heard, 0, 200) < 0.2 * band_power(given, 0, 200)
    assert band_power(heard, 600, 3_000) == pytest.approx(band_power(given, 600, 3_000), rel=0.1)


def test_gain_clips_at_full_scale():
    loud = CONDITIONS["gain +12 dB"](sound())
    assert np.abs(loud).max() <= 1 < 4 * np.abs(sound()).max()
    assert CONDITIONS["gain -12 dB"](sound()) == pytest.approx(sound() / 3.981, rel=1e-3)


def test_the_room_reverberates():
    click = np.zeros(16_000, np.float32)
    click[1_000] = 0.5
    heard = CONDITIONS["small room"](click)
    early, late = (np.sum(heard[a:b] ** 2) for a, b in ((1_000, 2_000), (4_000, 6_000)))
    assert 1e-6 < late / early < 0.05


class Listener:
    """Stands in for a network: answers with the number of frames it pools, and their mean."""

    width, n_features = 1, 112

    def begin(self) -> dict[str, np.ndarray]:
        return {}

    def relative_to_level(self, frames, speech, level):
        level.push(frames, speech)
        return frames

    def advance(self, frames, kept, steps, speech, usual=None):
        new = frames[:, :1].reshape(-1, 8).mean(axis=1, keepdims=True)
        pooled = np.concatenate([steps, new])
        answer = Answer(np.full(8, 8 * len(pooled)), float(pooled.mean()), 0.0, pooled[0])
        return answer, new, kept


def test_windows_have_their_length_and_a_single_voice():
    """Clips of a speaker and emotion are joined, others never, however short they are."""
    voices = [("a", 0), ("b", 0), ("a", 0), ("a", 1)]
    clips = [Clip(Path(f"{n}.wav"), "ased", label, who) for n, (who, label) in enumerate(voices)]
    levels = (0.0, 1.0, 0.0, 3.0)  # of the frames of each clip
    heard = [(np.full((200, 112), level, np.float32), np.ones(200, bool)) for level in levels]
    found = answers.ask_windows(Listener(), clips, heard, FeatureSpec(n_pitches=48))
    assert list(found) == ["window 1 s", "window 1.5 s", "window 2 s", "window 3 s"]
    for name, frames in zip(found, (96, 144, 200, 296), strict=True):
        assert (found[name].probabilities == frames).all(), name
    assert set(found["window 3 s"].clip) == {0, 2}  # only these make three seconds together
    short = found["window 1 s"]
    assert set(short.clip) == {0, 1, 2, 3}
    assert (short.activation == np.array(levels)[short.clip]).all()


@pytest.mark.parametrize(("spoken", "answered"), [(12, False), (13, True)])
def test_windows_with_little_speech_are_not_answered_for(spoken: int, answered: bool):
    """A third of the 296 frames must be speech; it comes in eight words, 40 frames apart."""
    clips = [Clip(Path("0.wav"), "ased", 0, "a")]
    heard = [(np.zeros((400, 112), np.float32), np.arange(400) % 40 < spoken)]
    found = answers.ask_windows(Listener(), clips, heard, FeatureSpec(n_pitches=48))
    assert bool(len(found["window 3 s"].clip)) == answered


def test_answers_come_back_as_they_were_saved(tmp_path: Path):
    rng = np.random.default_rng(0)
    clips = [Clip(Path(f"clip{i}.wav"), "ased", i % 5, f"ased-{i}", i % 2 == 0) for i in range(6)]
    parts = [
        (index, {CLEAN: Answers(np.arange(3), rng.dirichlet(np.ones(8), 3), *rng.random((2, 3)))})
        for index in ([4, 0, 2], [1, 3, 5])
    ]
    whole = answers.join(parts)
    assert whole[CLEAN].clip.tolist() == [0, 1, 2, 3, 4, 5]
    assert np.array_equal(whole[CLEAN].probabilities[4], parts[0][1][CLEAN].probabilities[0])
    answers.save(tmp_path / "kept.npz", clips, whole)
    back_clips, back = answers.read(tmp_path / "kept.npz", "ased")
    assert [(c.path.name, c.label, c.speaker, c.strong) for c in back_clips] == [
        (c.path.stem, c.label, c.speaker, c.strong) for c in clips
    ]
    assert back[CLEAN].probabilities == pytest.approx(whole[CLEAN].probabilities, abs=1e-3)
    assert back[CLEAN].activation == pytest.approx(whole[CLEAN].activation, abs=1e-3)
    assert back[CLEAN].unlike == pytest.approx(whole[CLEAN].unlike, abs=1e-3)
