from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import soxr

from coach import paths
from coach.analysis.emotion import EmotionModel, Usual, load_card
from coach.analysis.speech_features import clip_frames
from coach.errors import CoachError
from coach.model_card import FeatureSpec
from coach.types import ANALYSIS_RATE_HZ
from tests.unit import golden

SHIPPED = paths.models_dir() / "emotion"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "emotion"))


def test_card_states_what_it_must():
    card = load_card(SHIPPED)
    assert card.labels == (
        "neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised",
    )  # fmt: skip
    assert card.features == FeatureSpec(n_pitches=48)
    assert 1 / 8 < card.scores.uar_ci95[0] < card.scores.uar < card.scores.uar_ci95[1] < 0.9
    assert "actor" in card.scores.protocol
    assert card.scores.n == 1200
    assert "NC" in card.licence


def test_it_says_what_it_said_when_it_was_shipped(model):
    kept = json.loads(golden.FILE.read_text())
    assert kept["sha256"] == model.card.sha256, "run: python -m tests.unit.golden"
    found = golden.answers(model)
    assert found.keys() == kept["answers"].keys()
    for name, said in kept["answers"].items():
        assert found[name] == pytest.approx(said, abs=1e-4), name


@pytest.mark.parametrize("frames", [50, 100, 137, 300, 2_000])
def test_any_length_gives_probabilities(model, frames):
    probabilities, activation, embedding = model.predict(*golden.noise(frames, model.card.features))
    assert 0 <= activation <= 1
    assert embedding.shape == model.nobody.embedding.shape and np.isfinite(embedding).all()
    assert probabilities.shape == (8,)
    assert probabilities.dtype == np.float32
    assert probabilities.sum() == pytest.approx(1, abs=1e-5)


def test_louder_is_not_another_tone(model, talk):
    pcm, rate_hz = talk
    samples = soxr.resample(pcm[: 4 * rate_hz] / np.float32(32768), rate_hz, ANALYSIS_RATE_HZ)
    spec = model.card.features
    quiet, loud = (
        model.predict(*clip_frames(gain * samples, spec, min_frames=50)) for gain in (0.25, 1.0)
    )
    assert np.abs(quiet.probabilities - loud.probabilities).max() < 0.02
    assert abs(quiet.activation - loud.activation) < 0.02


def test_a_voice_is_heard_against_its_usual_as_far_as_that_is_known(model):
    window = golden.noise(200, model.card.features)
    stranger = model.predict(*window)
    other = model.predict(*golden.noise(300, model.card.features)).embedding
    changes = [
        np.abs(model.predict(*window, Usual(other, known)).probabilities - stranger.probabilities)
        for known in (0.0, 0.1, 1.0)
    ]
    assert changes[0].max() == 0 < changes[1].max() < changes[2].max()


def test_one_flipped_bit_is_refused(copy: Path):
    content = bytearray((copy / "model.onnx").read_bytes())
    content[len(content) // 2] ^= 1
    (copy / "model.onnx").write_bytes(content)
    with pytest.raises(CoachError, match="altered"):
        EmotionModel(copy)


@pytest.mark.parametrize("missing", ["model.onnx", "card.json"])
def test_missing_file_is_told(copy: Path, missing: str):
    (copy / missing).unlink()
    with pytest.raises(CoachError, match=missing):
        EmotionModel(copy)


@pytest.mark.parametrize("key", ["labels", "n_mels", "sample_rate_hz"])
def test_a_card_of_another_network_is_told(copy: Path, key: str):
    card = json.loads((copy / "card.json").read_text())
    if key == "labels":
        card["labels"] = card["labels"][:-1]
    else:
        card["features"][key] //= 2
    (copy / "card.json").write_text(json.dumps(card))
    with pytest.raises(CoachError, match="doesn't fit"):
        EmotionModel(copy)


def test_damaged_card_is_told(copy: Path):
    card = json.loads((copy / "card.json").read_text())
    del card["labels"]
    (copy / "card.json").write_text(json.dumps(card))
    with pytest.raises(CoachError, match="labels"):
        EmotionModel(copy)
