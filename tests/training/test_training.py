"""The training itself, in small: the real network, batches, export and command line."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coach import paths
from tests.conftest import unavailable
from tests.training.conftest import CONFIG, HOW_TO_GET_TOOLS, TOOLS_MISSING

if TOOLS_MISSING:
    unavailable(HOW_TO_GET_TOOLS)

import keras
import msgspec

from coach.analysis.emotion import EmotionNetwork
from coach.errors import CoachError
from training import experiment, export, model, train
from training.augment import augment
from training.batches import Batches, disguise, mix
from training.checkpoint import read_curve
from training.config import ExperimentConfig
from training.corpora import LABELS, CorpusError, find
from training.examples import build
from training.losses import CorpusLoss

JOB = train.Job(train.FINAL, 0)


@pytest.fixture
def examples(clips_dir: Path, tiny, tmp_path: Path):
    return [build(find(name, clips_dir), tiny, tmp_path / "cache") for name in tiny.corpora]


@pytest.fixture
def batches(examples, tiny) -> Batches:
    return Batches(examples, [range(len(corpus.clips)) for corpus in examples], tiny, seed=1)


def test_features_are_cached(clips_dir: Path, tiny, tmp_path: Path, examples, monkeypatch):
    def refuse(*_):
        raise AssertionError("computed again")

    monkeypatch.setattr("training.examples._fill", refuse)
    again = build(find("ravdess-speech", clips_dir), tiny, tmp_path / "cache")
    assert again.count.shape == (16, 2)
    assert np.array_equal(again.frames, examples[0].frames)
    assert again.count.sum() == len(again.frames)
    assert again.clean(3).shape == (again.count[3, 0], tiny.features.n_features)


def test_batches_depend_on_seed_and_epoch_only(examples, tiny, batches):
    everybody = [range(len(corpus.clips)) for corpus in examples]
    second = Batches(examples, everybody, tiny, seed=1)
    assert len(batches) == 3
    for a, b in zip(batches[2], second[2], strict=True):
        assert np.array_equal(a, b)
    second.epoch = 1
    assert not np.array_equal(batches[2][0], second[2][0])
    assert not np.array_equal(batches[2][0], Batches(examples, everybody, tiny, seed=2)[2][0])


def test_a_batch_holds_each_corpus_by_its_own_targets(batches, tiny):
    x, y = batches[0]
    assert x.shape == (6, 50, tiny.features.n_features) and x.dtype == np.float32
    answers = y[:, :-2].reshape(6, 2, len(LABELS))
    assert answers.sum(axis=(1, 2)) == pytest.approx(1)
    assert answers.sum(axis=2).sum(axis=0) == pytest.approx([4, 2])
    assert batches[1][0].shape[1] == 60  # lengths take turns
    assert set(np.unique(y[:, -1])) <= {0, 1}


def test_left_out_speakers_are_in_no_batch(examples, tiny, monkeypatch):
    monkeypatch.setattr("training.splits.EMOBOX_FOLDS", (("ravdess-01",),))
    seen = []

    class Spy(Batches):
        def __init__(self, given, index, config, seed):
            seen.extend(c.clips[i].speaker for c, kept in zip(given, index, strict=True)
                        for i in kept)  # fmt: skip
            raise KeyboardInterrupt

    monkeypatch.setattr("training.batches.Batches", Spy)
    with pytest.raises(KeyboardInterrupt):
        train.fit(examples, tiny, Path("unused"), train.Job("fold1", 0))
    assert set(seen) == {"ravdess-02"} and len(seen) == 8 + 6


def test_augmentation_changes_the_sound_within_reason():
    sound = np.random.default_rng(0).normal(0, 0.1, 16_000).astype(np.float32)
    takes = [augment(sound, np.random.default_rng(seed)) for seed in range(20)]
    assert all(0.85 < len(take) / len(sound) < 1.2 for take in takes)
    assert all(np.isfinite(take).all() and take.dtype == np.float32 for take in takes)
    assert all(np.abs(take).max() <= 1 for take in takes)
    assert len({take.tobytes() for take in takes}) == 20


def test_disguise_hides_parts_and_takes_the_level_away(tiny):
    rng = np.random.default_rng(1)
    x = rng.normal(-40, 10, (8, 100, tiny.features.n_features)).astype(np.float32)
    louder = x.copy()
    louder[..., :64] += 12
    one, other = (disguise(given, tiny, np.random.default_rng(2)) for given in (x, louder))
    assert one.shape == x.shape and one.dtype == np.float32
    assert one == pytest.approx(other, abs=1e-3)
    hidden = (one == 0).mean(axis=(1, 2))
    assert 0 < hidden.mean() < 0.4


def test_mixtures_are_judged_by_their_shares():
    x, y = np.ones((4, 5, 3), np.float32) * np.arange(4)[:, None, None], np.eye(4)
    mixed, shares = mix(x, y, 0.5, np.random.default_rng(0))
    assert shares.sum(axis=1) == pytest.approx(1)
    assert mixed[:, 0, 0] == pytest.approx(shares @ np.arange(4))


def test_the_loss_judges_a_clip_by_its_own_corpus(tiny):
    loss = CorpusLoss(tiny)
    wanted = np.zeros((1, 18), np.float32)
    wanted[0, 3] = 1  # sad, of the first corpus; activation not told
    right = np.zeros((1, 17), np.float32)
    right[0, 3] = 5
    other = right.copy()
    other[0, 8:] = np.random.default_rng(0).normal(0, 5, 9)  # the other corpus, the activation
    wrong = np.roll(right, 1, axis=1)
    values = [float(loss(wanted, given)) for given in (right, other, wrong)]
    assert values[0] == pytest.approx(values[1], rel=1e-5)
    assert values[2] > values[0] + 3
    told = wanted.copy()
    told[0, -2:] = 1
    assert float(loss(told, right)) > values[0]


class Cut(keras.callbacks.Callback):
    """Ends a run as a power cut would, at the beginning or the end of an epoch."""

    def __init__(self, at: int, end: bool) -> None:
        super().__init__()
        self.at, self.end = at, end

    def on_epoch_begin(self, epoch: int, logs: dict | None = None) -> None:
        if epoch == self.at and not self.end:
            raise KeyboardInterrupt

    def on_epoch_end(self, epoch: int, logs: dict | None = None) -> None:
        if epoch == self.at and self.end:
            raise KeyboardInterrupt


@pytest.mark.parametrize(
    "cut", [Cut(4, end=False), Cut(5, end=True)], ids=["midway", "after the last epoch"]
)
def test_a_run_cut_off_goes_on_as_if_it_had_not_been(examples, tiny, tmp_path, monkeypatch, cut):
    """With dropout, and with weights that follow the training quickly."""
    lively = replace(tiny, ema_momentum=0.5, network=replace(tiny.network, dropout=0.3))
    (tmp_path / "whole").mkdir()
    (tmp_path / "cut").mkdir()
    last_loss = train.fit(examples, lively, tmp_path / "whole", JOB)
    fitted = keras.Model.fit

    def cut_off(self, *args, callbacks, **kwargs):
        return fitted(self, *args, callbacks=[*callbacks, cut], **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(keras.Model, "fit", cut_off)
        with pytest.raises(KeyboardInterrupt):
            train.fit(examples, lively, tmp_path / "cut", JOB)
    assert not (tmp_path / "cut" / JOB.file).exists()
    assert train.fit(examples, lively, tmp_path / "cut", JOB) == pytest.approx(last_loss, abs=1e-4)
    frames = examples[0].clean(0)[None]
    whole, resumed = (
        np.asarray(keras.models.load_model(tmp_path / where / JOB.file, compile=False)(frames))
        for where in ("whole", "cut")
    )
    # Sums over several threads come out in another order: not to the last bit.
    assert resumed == pytest.approx(whole, abs=1e-4)
    assert read_curve(tmp_path / "cut" / f"{JOB.file}.csv") == pytest.approx(
        read_curve(tmp_path / "whole" / f"{JOB.file}.csv"), abs=2e-4
    )
    assert {path.name for path in (tmp_path / "cut").iterdir()} == {JOB.file, f"{JOB.file}.csv"}


def test_an_ensemble_is_the_mean_of_its_members(tiny):
    members = [model.member(tiny, number) for number in range(3)]
    frames = np.random.default_rng(0).normal(-40, 10, (2, 80, 112)).astype(np.float32)
    logits, activation = model.ensemble(members, tiny)(frames)
    each = np.stack([np.asarray(member(frames)) for member in members])
    assert np.asarray(logits) == pytest.approx(each[..., :8].mean(axis=0), abs=1e-5)
    assert np.asarray(activation)[:, 0] == pytest.approx(each[..., -1].mean(axis=0), abs=1e-5)


def test_louder_is_the_same_to_the_network(tiny):
    frames = np.random.default_rng(0).normal(-40, 10, (1, 80, 112)).astype(np.float32)
    louder = frames.copy()
    louder[..., :64] += 12
    network = model.member(tiny)
    assert np.asarray(network(louder)) == pytest.approx(np.asarray(network(frames)), abs=1e-4)


def test_keras_and_onnx_agree_at_any_length_and_temperature(tiny):
    members = [model.member(tiny, number) for number in range(2)]
    content, difference = export.convert(members, tiny, 1.7, 0.6)
    assert difference < export.MAX_DIFFERENCE
    frames = np.random.default_rng(0).normal(-40, 10, (91, 112)).astype(np.float32)
    probabilities, activation = EmotionNetwork(content).predict(frames)
    logits, activated = model.ensemble(members, tiny)(frames[None])
    odds = np.exp(np.asarray(logits)[0] / 1.7)
    assert probabilities == pytest.approx(odds / odds.sum(), abs=1e-5)
    assert activation == pytest.approx(1 / (1 + np.exp(-float(activated[0, 0]) / 0.6)), abs=1e-5)


def test_a_wrong_conversion_is_not_used(tiny, monkeypatch):
    right = export.to_onnx
    members = [model.member(tiny)]
    other = export.served(model.ensemble([model.member(tiny)], tiny), 0.2, 0.2)
    monkeypatch.setattr(export, "to_onnx", lambda _, spec: right(other, spec))
    with pytest.raises(export.ParityError, match="not below"):
        export.convert(members, tiny)


def test_the_shipped_experiment_is_within_its_limits():
    config = ExperimentConfig.read(CONFIG)
    members = [model.member(config, number) for number in range(config.members)]
    assert sum(member.count_params() for member in members) <= 2_000_000
    content, _ = export.convert(members, config)
    assert len(content) <= 8_000_000


def test_a_whole_experiment(tiny, tmp_path: Path, clips_dir: Path, monkeypatch):
    """Two folds of one synthetic actor each, from sound to figures, and from what is kept."""
    folds = (("ravdess-01",), ("ravdess-02",))
    monkeypatch.setattr("training.splits.EMOBOX_FOLDS", folds)
    monkeypatch.setattr("training.splits.KNOWN_ACTORS", ("ravdess-01", "ravdess-02"))
    config = replace(tiny, epochs=3)
    own = tmp_path / "work" / config.name
    own.mkdir(parents=True)
    examples = [
        build(clips, config, tmp_path / "work" / "features")
        for clips in train.clips_of(config, clips_dir)
    ]
    for job in train.jobs(config, train.folds()):  # in this process: workers have other folds
        train.fit(examples, config, own, job)
    found = experiment.run(config, clips_dir, tmp_path / "work", tmp_path / "results", workers=1)
    assert found["n"] == 16 and len(found["uar_per_fold"]) == len(found["uar_per_member"]) == 2
    assert set(found["windows"]) == {"window 1 s", "window 1.5 s", "window 2 s", "window 3 s"}
    assert len(found["conditions"]) == 9
    written = json.loads((tmp_path / "results" / "tiny.json").read_text())
    assert written == json.loads(json.dumps(found))
    again = experiment.write_figures(config, tmp_path / "results")
    assert json.dumps(again) == json.dumps(found)


def test_networks_of_other_settings_are_not_taken_for_these(tiny, tmp_path: Path, clips_dir: Path):
    def run(config: ExperimentConfig) -> None:
        train.run(config, clips_dir, tmp_path / "cache", tmp_path / "work", [], workers=1)

    run(tiny)
    run(replace(tiny, members=3))
    with pytest.raises(CoachError, match="other settings"):
        run(replace(tiny, epochs=7))


def test_features_are_made_anew_when_their_code_changes(
    tiny, tmp_path: Path, clips_dir: Path, monkeypatch
):
    clips = find("ravdess-speech", clips_dir)
    build(clips, tiny, tmp_path / "cache")
    (tmp_path / "augment.py").write_text("# another augmentation")
    monkeypatch.setattr("training.examples.augmentation.__file__", tmp_path / "augment.py")
    build(clips, tiny, tmp_path / "cache")
    assert len(list((tmp_path / "cache").glob("*.counts.npy"))) == 2


def test_a_corpus_of_known_speakers_is_no_other_corpus(tiny, tmp_path: Path, clips_dir: Path):
    config = replace(tiny, batch={"ravdess-speech": 4})
    with pytest.raises(CorpusError, match="trained on the speakers"):
        experiment.transfer(config, clips_dir, tmp_path, tmp_path, 1, "ravdess-song")


def test_a_mistyped_experiment_is_told(tmp_path: Path):
    path = tmp_path / "x.toml"
    path.write_text(CONFIG.read_text().replace("epochs = ", "epoch = "))
    with pytest.raises(msgspec.ValidationError, match="epochs"):
        ExperimentConfig.read(path)


def run_training(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "training", *map(str, arguments)],
        capture_output=True, text=True, cwd=paths.models_dir().parent, timeout=280,
    )  # fmt: skip


def test_what_the_command_line_refuses_is_one_line(tmp_path: Path):
    for arguments in (
        ["evaluate", "--data", tmp_path],
        ["evaluate", "--data", tmp_path, "--corpus", "nonsense"],
        ["evaluate", "--data", tmp_path, "--corpus", "ased", "--actors", "1"],
        ["evaluate", "--data", tmp_path, "--model", tmp_path],
        ["train", "--data", tmp_path],
    ):
        done = run_training(*arguments)
        assert done.returncode == 2
        assert len(done.stderr.strip().splitlines()) == 1
        assert any(
            told in done.stderr
            for told in ("No corpus", "No clip of", "No emotion model", "--actors chooses")
        )


def test_the_shipped_model_on_actors_it_was_trained_on(ravdess: Path):
    """Not its accuracy (it has heard these): that features, network and command line fit."""
    done = run_training("evaluate", "--data", ravdess, "--actors", "1", "2")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["n"] == 120 and found["speakers"] == ["ravdess-01", "ravdess-02"]
    assert found["heard_in_training"] == found["speakers"]
    assert "no measure" in done.stderr
    assert found["uar"] > 0.6 and found["activation"]["balanced_accuracy"] > 0.8
