"""The training itself, in small: the real network, batches, export and command line."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coach import paths
from coach.analysis.emotion import EmotionModel
from tests.conftest import unavailable
from tests.training.conftest import CONFIG

if importlib.util.find_spec("tensorflow") is None:
    unavailable("TensorFlow isn't installed: make setup-training")

import keras

from training import export, train
from training.corpora import ravdess_speech
from training.examples import Batches, augment, build, mask_bands, shift_bands
from training.model import build as build_network


@pytest.fixture
def examples(clips_dir: Path, tiny, tmp_path: Path):
    return build(ravdess_speech(clips_dir), tiny, tmp_path / "cache")


def test_features_are_cached(clips_dir: Path, tiny, tmp_path: Path, examples, monkeypatch):
    def refuse(*_):
        raise AssertionError("computed again")

    monkeypatch.setattr("training.examples.load", refuse)
    again = build(ravdess_speech(clips_dir), tiny, tmp_path / "cache")
    for a, b in zip(examples.frames, again.frames, strict=True):
        assert len(a) == 2
        assert all(np.array_equal(x, y) for x, y in zip(a, b, strict=True))


def test_batches_depend_on_seed_and_epoch_only(examples, tiny):
    first, second = (Batches(examples, range(16), tiny) for _ in range(2))
    assert len(first) == 4
    for a, b in zip(first[2], second[2], strict=True):
        assert np.array_equal(a, b)
    second.epoch = 1
    assert first[2][0].shape != second[2][0].shape or not np.array_equal(first[2][0], second[2][0])
    x, y = first[0]
    assert x.shape[0] == 4 and x.shape[1] in tiny.crop_frames and x.shape[2] == 64
    assert np.allclose(y.sum(axis=1), 1)


def test_augmentation_changes_the_sound_within_reason():
    sound = np.random.default_rng(0).normal(0, 0.1, 16_000).astype(np.float32)
    takes = [augment(sound, np.random.default_rng(seed)) for seed in range(20)]
    assert all(0.85 < len(take) / len(sound) < 1.2 for take in takes)
    assert all(np.isfinite(take).all() and take.dtype == np.float32 for take in takes)
    rng = np.random.default_rng(0)
    frames = np.random.default_rng(1).normal(0, 1, (100, 64)).astype(np.float32)
    assert shift_bands(frames, rng).shape == frames.shape
    masked = mask_bands(frames.copy(), np.random.default_rng(3))
    assert 0 < (masked != frames).mean() < 0.5


def test_a_run_cut_off_goes_on_as_if_it_had_not_been(examples, tiny, tmp_path, monkeypatch):
    whole = train.fit(examples, range(16), tiny, tmp_path / "whole", "net")
    fitted = keras.Model.fit

    def cut_off(self, *args, callbacks, **kwargs):
        class Stop(keras.callbacks.Callback):
            def on_epoch_begin(self, epoch, logs=None):
                if epoch == 4:
                    raise KeyboardInterrupt

        return fitted(self, *args, callbacks=[*callbacks, Stop()], **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(keras.Model, "fit", cut_off)
        with pytest.raises(KeyboardInterrupt):
            train.fit(examples, range(16), tiny, tmp_path / "cut", "net")
    assert not (tmp_path / "cut" / "net.keras").exists()
    resumed = train.fit(examples, range(16), tiny, tmp_path / "cut", "net")
    frames = examples.frames[0][0]
    # Sums over several threads come out in another order: not to the last bit.
    assert train.clip_logits(resumed, frames) == pytest.approx(
        train.clip_logits(whole, frames), abs=5e-3
    )
    again = train.fit(examples, range(16), tiny, tmp_path / "cut", "net")  # loaded, not trained
    assert np.array_equal(train.clip_logits(again, frames), train.clip_logits(resumed, frames))


SCORES = {
    "uar": 0.5, "wa": 0.5, "ece": 0.1, "n": 16, "uar_ci95": (0.4, 0.6), "protocol": "synthetic",
    "actors": [1, 2],
}  # fmt: skip


def test_keras_and_onnx_agree(tiny, tmp_path: Path):
    network = build_network(tiny)
    difference = export.ship(network, tiny, 1.7, SCORES, tmp_path)
    assert difference < export.MAX_DIFFERENCE
    assert EmotionModel(tmp_path).card.temperature == 1.7


def test_a_wrong_conversion_is_not_shipped(tiny, tmp_path: Path, monkeypatch):
    right = export.to_onnx
    other = export.probabilities_model(build_network(replace(tiny, embedding=9)), 0.2)
    export.ship(build_network(tiny), tiny, 1.0, SCORES, tmp_path)
    before = (tmp_path / "model.onnx").read_bytes(), (tmp_path / "card.json").read_bytes()
    monkeypatch.setattr(export, "to_onnx", lambda _, spec: right(other, spec))
    with pytest.raises(export.ParityError):
        export.ship(build_network(tiny), tiny, 1.0, SCORES, tmp_path)
    assert before == ((tmp_path / "model.onnx").read_bytes(), (tmp_path / "card.json").read_bytes())


def test_the_shipped_network_is_the_configured_one(tiny):
    from training.config import ExperimentConfig

    config = ExperimentConfig.read(CONFIG)
    card = EmotionModel(paths.models_dir() / "emotion").card
    assert build_network(config).count_params() == card.parameters
    assert config.name == card.name
    results = json.loads((CONFIG.parents[1] / "results" / f"{config.name}.json").read_text())
    assert results["uar"] == card.scores.uar
    assert tuple(results["uar_ci95"]) == card.scores.uar_ci95
    assert results["temperature"] == card.temperature
    assert card.keras_difference < export.MAX_DIFFERENCE


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "training", *map(str, arguments)], capture_output=True, text=True
    )


def test_evaluate_from_the_command_line(clips_dir: Path, tmp_path: Path):
    out = tmp_path / "scores.json"
    done = run("evaluate", "--model", paths.models_dir() / "emotion", "--data", clips_dir,
               "--actors", 1, 2, "--json", out)  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(out.read_text())
    assert found == json.loads(done.stdout)
    assert found["n"] == 16
    assert 0 <= found["uar_ci95"][0] <= found["uar"] <= found["uar_ci95"][1] <= 1
    assert {"wa", "recall", "confusion", "ece"} <= found.keys()
    for wrong in (("--actors", 9), ("--model", tmp_path / "nowhere")):
        refused = run("evaluate", "--data", clips_dir, *wrong)
        assert refused.returncode == 2 and len(refused.stderr.splitlines()) == 1


def test_the_shipped_network_knows_the_actors_it_learned_from(ravdess: Path, tmp_path: Path):
    """Far above chance on two actors: the right labels, features and file go together."""
    done = run("evaluate", "--data", ravdess, "--actors", 1, 2)
    assert json.loads(done.stdout)["uar"] > 0.6
