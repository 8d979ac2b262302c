"""The training in miniature: the real network, batches, export and command line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from coach.common import paths
from tests.conftest import unavailable
from tests.training.conftest import CONFIG, HOW_TO_GET_TOOLS, TOOLS_MISSING

if TOOLS_MISSING:
    unavailable(HOW_TO_GET_TOOLS)

import keras
import msgspec

from coach.analysis.networks.emotion import EmotionNetwork, EmotionStream, Usual
from coach.analysis.signal.relative_level import LOWEST, RunningSpeechLevel, relative
from coach.common.errors import CoachError
from training import (
    answers,
    experiment,
    export,
    model,
    other_sounds,
    reference,
    sounds,
    splits,
    train,
)
from training.ablation import Ablations
from training.augment import augment
from training.batches import Batches, augment_features, targets
from training.calibration import MIDDLE_TO_EDGE, Temperature
from training.checkpoint import read_curve
from training.config import ExperimentConfig
from training.corpora import LABELS, NAMES, Clip, find
from training.examples import Examples, build, with_speech
from training.losses import MaskedLoss

FILE = train.network_file(splits.FINAL)


@pytest.fixture(autouse=True)
def few_sounds(monkeypatch) -> None:
    """Make one short sound of each kind; what is learned from them is tested elsewhere."""
    monkeypatch.setattr(sounds, "_COUNTS", dict.fromkeys(sounds._COUNTS, 1))
    monkeypatch.setattr(sounds, "_BABBLES", 1)
    monkeypatch.setattr(sounds, "_SECONDS", 4)


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
    frames, speech = again.frames_of(3)
    assert frames.shape == (again.count[3, 0], tiny.features.n_features)
    assert speech.shape == frames.shape[:1] and speech.dtype == bool


def test_batches_depend_on_seed_and_epoch_only(examples, tiny, batches):
    everybody = [range(len(corpus.clips)) for corpus in examples]
    second = Batches(examples, everybody, tiny, seed=1)
    assert len(batches) == 3
    (x, usual, known), goals = batches[2]
    assert all(map(np.array_equal, (x, usual, known, goals), (*second[2][0], second[2][1])))
    assert not usual.any() and not known.any()
    second.epoch = 1
    assert not np.array_equal(x, second[2][0][0])
    assert not np.array_equal(x, Batches(examples, everybody, tiny, seed=2)[2][0][0])


def test_a_batch_holds_its_share_of_each_corpus(batches, tiny):
    (x, usual, known), y = batches[0]
    assert usual.shape == (6, 2 * tiny.network.width) and known.shape == (6, 1)
    assert x.shape == (6, 56, tiny.features.n_features + 1) and x.dtype == np.float32
    assert set(np.unique(x[..., -1])) <= {0, 1}
    assert y[:, :8].sum(axis=1) == pytest.approx(1)
    # There are no disgusted or surprised songs, so only these may be in no question for a singer.
    assert (y[:4, 8:16] == 1).all() and set(y[4:, 14:16].ravel()) <= {0, 1}
    assert batches[1][0][0].shape[1] == 64  # lengths alternate
    assert set(np.unique(y[:, -1])) <= {0, 1}


def clips_with(*names: str) -> Examples:
    clips = [Clip(Path(name), "any", NAMES.index(name), "somebody") for name in names]
    return Examples(clips, np.empty(0), np.empty(0), np.empty(0))


def test_people_who_do_not_act_are_probably_even_or_calm():
    likely, in_question = np.split(targets(clips_with("everyday"))[0, :16], 2)
    assert likely[0] > likely[1] > 0 and likely[2:].sum() == 0 and likely.sum() == pytest.approx(1)
    assert in_question.all()


def test_labels_that_a_corpus_lacks_are_not_in_question():
    goals = targets(clips_with("calm", "angry"))
    assert goals[0, 1] > goals[0, 0] > 0  # without a label for even, it may be called calm
    assert goals[0, 8:16].all()
    assert goals[1, 4] == 1
    assert [LABELS[i] for i in np.flatnonzero(goals[1, 8:16])] == ["neutral", "calm", "angry"]
    both = targets(clips_with("neutral", "calm", "angry"))
    assert both[0, 0] == both[1, 1] == both[2, 4] == 1  # this corpus distinguishes them


def test_left_out_speakers_are_in_no_batch(examples, tiny, monkeypatch):
    monkeypatch.setattr("training.splits.EMOBOX_FOLDS", (("ravdess-01",),))
    monkeypatch.setattr("training.splits.KNOWN_ACTORS", ("ravdess-01", "ravdess-02"))
    seen = []

    class Spy(Batches):
        def __init__(self, given, index, config, seed):
            seen.extend(c.clips[i].speaker for c, kept in zip(given, index, strict=True)
                        for i in kept)  # fmt: skip
            raise KeyboardInterrupt

    monkeypatch.setattr("training.batches.Batches", Spy)
    with pytest.raises(KeyboardInterrupt):
        train.fit(examples, tiny, Path("unused"), "fold1")
    assert set(seen) == {"ravdess-02"} and len(seen) == 8 + 6


def test_augmentation_changes_the_sound_within_reason():
    sound = np.random.default_rng(0).normal(0, 0.1, 16_000).astype(np.float32)
    takes = [augment(sound, np.random.default_rng(seed)) for seed in range(20)]
    assert all(0.85 < len(take) / len(sound) < 1.2 for take in takes)
    assert all(np.isfinite(take).all() and take.dtype == np.float32 for take in takes)
    assert all(np.abs(take).max() <= 1 for take in takes)
    assert len({take.tobytes() for take in takes}) == 20


def test_disguise_shifts_pitch_and_spectrum_independently(tiny):
    x = np.zeros((200, 104, tiny.features.n_features + 1), np.float32)
    x[..., [30, 64 + 20]] = 1
    plain = replace(tiny, bands=3, pitches=5, equaliser_db=0, level_db=0.0)
    found = augment_features(x, plain, np.random.default_rng(2)).max(axis=1)
    found = found[(found == 1).sum(axis=1) == 2]  # neither of the two is hidden
    band = found[:, :64].argmax(axis=1) - 30
    pitch = found[:, 64:-1].argmax(axis=1) - 20
    assert set(band) == set(range(-3, 4)) and set(pitch) == set(range(-5, 6))
    assert abs(np.corrcoef(band, pitch)[0, 1]) < 0.5


def test_disguise_varies_the_level(tiny):
    x = np.random.default_rng(1).uniform(-1, 2, (200, 104, tiny.features.n_features + 1))
    plain = replace(tiny, bands=0, equaliser_db=0, level_db=0.0)
    same, other = (
        augment_features(x, config, np.random.default_rng(2))[..., :64]
        for config in (plain, replace(plain, level_db=3.0))
    )
    moved = 20 * np.median(other - same, axis=(1, 2))
    assert np.std(moved) == pytest.approx(3, rel=0.2) and abs(moved.mean()) < 1


def test_disguise_hides_parts_and_stays_within_the_range(tiny):
    rng = np.random.default_rng(1)
    tiny = replace(tiny, level_db=40.0)
    x = rng.uniform(-2, 2, (8, 104, tiny.features.n_features + 1)).astype(np.float32)
    x[:, :50, :64] = LOWEST
    x[..., -1] = rng.random((8, 104)) < 0.5
    found = augment_features(x, tiny, np.random.default_rng(2))
    assert found.shape == x.shape and found.dtype == np.float32
    assert np.array_equal(found[..., -1], x[..., -1])
    assert found[..., :64].min() == LOWEST
    hidden = (found[..., :-1] == 0).mean(axis=(1, 2))
    assert 0 < hidden.mean() < 0.4


def wanted(likely: dict[str, float], in_question: tuple[str, ...]) -> np.ndarray:
    goals = np.zeros((1, 18), np.float32)
    for name, share in likely.items():
        goals[0, LABELS.index(name)] = share
    goals[0, [8 + LABELS.index(name) for name in in_question]] = 1
    return goals


def test_the_loss_considers_only_what_is_in_question(tiny):
    loss = MaskedLoss(tiny)
    sad = wanted({"sad": 1}, ("sad", "angry", "neutral"))
    right = np.zeros((1, 9), np.float32)
    right[0, LABELS.index("sad")] = 5
    other = right.copy()
    other[0, [LABELS.index("disgust"), 8]] = 7  # neither it nor the activation is in question
    wrong = np.roll(right, 1, axis=1)
    values = [float(loss(sad, given)) for given in (right, other, wrong)]
    assert values[0] == pytest.approx(values[1], rel=1e-5)
    assert values[2] > values[0] + 3
    told = sad.copy()
    told[0, -2:] = 1
    assert float(loss(told, right)) > values[0]


def test_the_loss_is_least_at_the_wanted_probabilities(tiny):
    loss = MaskedLoss(replace(tiny, label_smoothing=0.0))
    goals = wanted({"neutral": 0.7, "calm": 0.3}, LABELS)
    sides = np.full((3, 9), -20, np.float32)
    for row, share in zip(sides, (0.5, 0.7, 0.9), strict=True):
        row[:2] = np.log([share, 1 - share])
    values = [float(loss(goals, row[None])) for row in sides]
    assert values[1] < values[0] and values[1] < values[2]


class Cut(keras.callbacks.Callback):
    """Ends a run like a power cut, at the beginning or the end of an epoch."""

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
def test_an_interrupted_run_continues_as_if_it_had_not_been(
    examples, tiny, tmp_path, monkeypatch, cut
):
    """With dropout, and with averaged weights that follow the training quickly."""
    lively = replace(tiny, ema_momentum=0.5, network=replace(tiny.network, dropout=0.3))
    (tmp_path / "whole").mkdir()
    (tmp_path / "cut").mkdir()
    last_loss = train.fit(examples, lively, tmp_path / "whole", splits.FINAL)
    fitted = keras.Model.fit

    def cut_off(self, *args, callbacks, **kwargs):
        return fitted(self, *args, callbacks=[*callbacks, cut], **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(keras.Model, "fit", cut_off)
        with pytest.raises(KeyboardInterrupt):
            train.fit(examples, lively, tmp_path / "cut", splits.FINAL)
    assert not (tmp_path / "cut" / FILE).exists()
    assert train.fit(examples, lively, tmp_path / "cut", splits.FINAL) == pytest.approx(
        last_loss, abs=1e-4
    )
    whole, resumed = (
        said_by(
            keras.models.load_model(tmp_path / where / FILE, compile=False),
            *examples[0].frames_of(0),
        )
        for where in ("whole", "cut")
    )
    # Threads add up sums in a varying order, so this isn't exact to the last bit.
    assert resumed == pytest.approx(whole, abs=1e-4)
    assert read_curve(tmp_path / "cut" / f"{FILE}.csv") == pytest.approx(
        read_curve(tmp_path / "whole" / f"{FILE}.csv"), abs=2e-4
    )
    assert {path.name for path in (tmp_path / "cut").iterdir()} == {FILE, f"{FILE}.csv"}


def some_frames(n: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    frames = rng.uniform(-1, 2, (n, 112)).astype(np.float32)
    frames[:, :64] = 20 * frames[:, :64] - 40
    return frames, rng.random(n) < 0.7


def said_by(network: keras.Model, frames: np.ndarray, speech: np.ndarray) -> np.ndarray:
    """Return what a network answers for a stranger."""
    level_db = RunningSpeechLevel().push(frames[:, :64], speech)
    heard = np.concatenate([relative(frames[:, :64], level_db), frames[:, 64:]], axis=1)
    _, usual, known = (np.zeros((1, one.shape[-1]), np.float32) for one in network.inputs)
    return np.asarray(network([with_speech(heard, speech)[None], usual, known]))[0]


def test_frames_without_speech_are_not_pooled(tiny):
    """Steps of silence have no weight, though their content still reaches later steps."""
    frames, _ = some_frames(160)
    speech = np.arange(160) < 80
    network = model.network(tiny)
    louder = frames.copy()
    louder[80:] += 20
    one, other = (said_by(network, f, speech) for f in (frames, louder))
    assert one == pytest.approx(other, abs=1e-4)
    asked = said_by(network, louder, ~speech)
    assert asked != pytest.approx(one, abs=1e-3)


def corrected(tiny) -> keras.Model:
    """Return a network that has learned to correct for a speaker's usual."""
    network = model.network(tiny)
    (kernel,) = network.get_layer(model.CORRECTION).trainable_variables
    kernel.assign(np.random.default_rng(0).normal(0, 0.3, kernel.shape))
    return network


def test_learning_the_usual_changes_no_answer_for_strangers(examples, tiny, tmp_path):
    network = model.network(tiny)
    frames, speech = some_frames(160)
    before = said_by(network, frames, speech)
    everybody = [range(len(corpus.clips)) for corpus in examples]
    assert np.isfinite(reference.learn(network, examples, everybody, tiny))
    assert np.array_equal(said_by(network, frames, speech), before)
    content, _ = export.convert(network, tiny)
    network = EmotionNetwork(content, tiny.features)
    other = network.predict(*some_frames(160, seed=1)).embedding
    stranger = network.predict(frames, speech)
    known = network.predict(frames, speech, Usual(other, 1.0))
    assert np.abs(known.probabilities - stranger.probabilities).max() > 1e-4


def test_keras_and_onnx_agree_at_any_length_and_temperature(tiny):
    network = corrected(tiny)
    network.get_layer(model.UNLIKE).bias.assign([-2.0])
    content, difference = export.convert(network, tiny, Temperature(np.log(1.7), 0.5), 0.6)
    assert difference < export.MAX_DIFFERENCE
    frames, speech = some_frames(88)
    answer = EmotionNetwork(content, tiny.features).predict(frames, speech)
    logits = said_by(network, frames, speech)
    further = 1 + logits[-1] / MIDDLE_TO_EDGE
    assert 0.1 < further < 1
    odds = np.exp(logits[:8] / 1.7 / np.exp(0.5 * further))
    assert answer.probabilities == pytest.approx(odds / odds.sum(), abs=1e-5)
    assert answer.activation == pytest.approx(1 / (1 + np.exp(-logits[8] / 0.6)), abs=1e-5)


@pytest.mark.parametrize("piece", [1, 7, 25, 100])
def test_a_stream_answers_the_same_however_it_is_cut(tiny, piece: int):
    network = EmotionNetwork(export.convert(model.network(tiny), tiny)[0], tiny.features)
    frames, speech = some_frames(200)
    stream, found = EmotionStream(network, 200), None
    for start in range(0, 200, piece):
        found = stream.push(frames[start : start + piece], lambda a, b: speech[a:b]) or found
    answer, first, is_speech = found
    assert first == 0 and len(is_speech) == 200
    whole = network.predict(frames, speech)
    assert answer.probabilities == pytest.approx(whole.probabilities, abs=1e-5)
    assert answer.activation == pytest.approx(whole.activation, abs=1e-5)


def test_a_wrong_conversion_is_not_used(tiny, monkeypatch):
    right, other = export.to_onnx, corrected(tiny)
    monkeypatch.setattr(export, "to_onnx", lambda _, *rest: right(other, *rest))
    with pytest.raises(export.ParityError, match="not below"):
        export.convert(model.network(tiny), tiny)


def test_the_shipped_experiment_is_within_its_limits():
    config = ExperimentConfig.read(CONFIG)
    network = model.network(config)
    assert network.count_params() <= 2_000_000
    content, _ = export.convert(network, config)
    assert len(content) <= 8_000_000


def test_a_whole_experiment(tiny, tmp_path: Path, clips_dir: Path, monkeypatch):
    """Two folds with one synthetic actor each, from sound to figures, and from stored results."""
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
    for split in [*splits.folds(), *splits.sentences()]:  # in this process, since workers
        train.fit(examples, config, own, split)  # would have other folds
    work, results = tmp_path / "work", tmp_path / "results"
    found = experiment.run(config, clips_dir, work, results, workers=1)
    assert found["n"] == 16 and len(found["uar_per_fold"]) == 2
    assert set(found["windows"]) == {"window 1 s", "window 1.5 s", "window 2 s", "window 3 s"}
    assert len(found["conditions"]) == 14
    assert set(found["other_speakers"]) == {"ravdess-song"}
    assert found["other_speakers"]["ravdess-song"]["n"] == 12
    written = json.loads((results / "tiny.json").read_text())
    assert written == json.loads(json.dumps(found))
    again = experiment.sentence_open(config, clips_dir, work, results, workers=1)
    # Half of each actor's clips: of the sentence that the fold's network doesn't hear.
    assert again.pop("sentence_open")["n"] == 8
    assert json.dumps(again) == json.dumps(found)


def test_networks_of_other_settings_are_not_reused(tiny, tmp_path: Path, clips_dir: Path):
    def run(config: ExperimentConfig) -> None:
        train.run(config, clips_dir, tmp_path / "cache", tmp_path / "work", [], workers=1)

    run(tiny)
    with pytest.raises(CoachError, match="other settings"):
        run(replace(tiny, epochs=7))


def test_features_are_recomputed_when_their_code_changes(
    tiny, tmp_path: Path, clips_dir: Path, monkeypatch
):
    clips = find("ravdess-speech", clips_dir)
    build(clips, tiny, tmp_path / "cache")
    (tmp_path / "augment.py").write_text("# another augmentation")
    monkeypatch.setattr("training.examples.augmentation.__file__", tmp_path / "augment.py")
    build(clips, tiny, tmp_path / "cache")
    assert len(list((tmp_path / "cache").glob("*.counts.npy"))) == 2


def test_a_mistyped_experiment_is_reported(tmp_path: Path):
    path = tmp_path / "x.toml"
    path.write_text(CONFIG.read_text().replace("epochs = ", "epoch = "))
    with pytest.raises(msgspec.ValidationError, match="epochs"):
        ExperimentConfig.read(path)


@pytest.mark.parametrize("content", [None, b"epochs = ", b"\xff"])
def test_a_file_that_is_no_experiment_is_reported(tmp_path: Path, content: bytes | None):
    path = tmp_path / "x.toml"
    if content is not None:
        path.write_bytes(content)
    for read in (ExperimentConfig.read, Ablations.read):
        with pytest.raises(CoachError, match=re.escape(f"{path} can't be read (")):
            read(path)


def test_missing_answers_are_reported(tiny, tmp_path: Path):
    with pytest.raises(
        CoachError, match=r"tiny-ravdess-speech\.npz can't be read .*training train"
    ):
        experiment.write_figures(tiny, tmp_path)


def test_learning_curves_are_written_whole_or_not_at_all(tiny, tmp_path: Path, monkeypatch):
    kept = tmp_path / "results" / "tiny-curves.csv"
    kept.parent.mkdir()
    kept.write_text("as they were")
    curves = iter([[2.0, 1.5]])
    monkeypatch.setattr(experiment, "read_curve", lambda _: next(curves))
    with pytest.raises(StopIteration):  # when the second is read
        experiment._keep_curves(tiny, tmp_path, kept.parent)
    assert kept.read_text() == "as they were"
    monkeypatch.setattr(experiment, "read_curve", lambda _: [2.0, 1.25])
    experiment._keep_curves(tiny, tmp_path, kept.parent)
    assert kept.read_text() == "".join(f"{split},2.0000,1.2500\n" for split in splits.folds())
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
    with pytest.raises(CoachError, match="Learning curves not saved"):
        experiment._keep_curves(tiny, tmp_path, kept)


def test_older_versions_of_numpy_store_only_arrays(tmp_path: Path, monkeypatch):
    """For numpy 2.0, every named argument is an array to store: there is no `allow_pickle`."""
    stored = []

    def savez_compressed(file, *arrays, **named):
        stored.extend(named)
        np.savez(file, *arrays, **named)

    monkeypatch.setattr(np, "savez_compressed", savez_compressed)
    said = answers.Answers(np.arange(1), np.full((1, 8), 1 / 8), *np.zeros((2, 1)))
    clip = Clip(Path("a.wav"), "any", 0, "somebody")
    answers.save(tmp_path / "answers.npz", [clip], {answers.CLEAN: said})
    other_sounds.save(tmp_path, "tiny", {"voices": (np.zeros(1), np.zeros((1, 8)))})
    assert len(stored) == 4 + 4 + 2 and "allow_pickle" not in stored


def run_training(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "training", *map(str, arguments)],
        capture_output=True, text=True, cwd=paths.models_dir().parent, timeout=280,
    )  # fmt: skip


def test_refusals_of_the_command_line_are_one_line(tmp_path: Path):
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
            for told in (
                "No corpus",
                "No clip of",
                "The emotion model can't be loaded",
                "--actors selects",
            )
        )


def test_errors_in_an_experiment_are_one_line(tmp_path: Path, clips_dir: Path):
    lines = CONFIG.read_text().splitlines()
    at = lines.index("[batch]")
    few = [*lines[: at + 1], "ravdess-speech = 4", ""]
    few += lines[next(n for n in range(at + 1, len(lines)) if lines[n].startswith("[")) :]
    (tmp_path / "few.toml").write_text("\n".join(few))
    (tmp_path / "malformed.toml").write_text("epochs = ")
    (tmp_path / "mistyped.toml").write_text("epoch = 3")
    for command, told in (
        (["ship", "--config", tmp_path / "few.toml"], "python -m training train"),
        (["ship", "--config", tmp_path / "malformed.toml"], "malformed.toml can't be read"),
        (["ship", "--config", tmp_path / "mistyped.toml"], "The experiment's file"),
        (["ship", "--config", tmp_path / "missing.toml"], "missing.toml can't be read"),
        (["ablate", "--changes", tmp_path / "missing.toml"], "missing.toml can't be read"),
    ):
        work = ["--work", tmp_path / "work", "--results", tmp_path / "results"]
        done = run_training(*command, "--data", clips_dir, *work)
        assert done.returncode == 2, done.stderr
        assert told in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_a_wrong_conversion_is_reported_in_one_line(monkeypatch, capsys):
    from training import __main__ as command_line

    def differ() -> None:
        raise export.ParityError("max |Δp| = 1.00e-01, not below 1e-04")

    monkeypatch.setattr(command_line, "app", differ)
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "Keras and ONNX disagree, so nothing was written: max |Δp| = 1.00e-01, not below 1e-04\n"
    )


def test_the_shipped_model_on_actors_it_was_trained_on(ravdess: Path):
    """Not its accuracy (it was trained on these): that features, network and command line fit."""
    done = run_training("evaluate", "--data", ravdess, "--actors", "1", "2")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["n"] == 120 and found["speakers"] == ["ravdess-01", "ravdess-02"]
    assert found["heard_in_training"] == found["speakers"]
    assert "don't show how the model does on strangers" in done.stderr
    assert found["uar"] > 0.6 and found["activation"]["balanced_accuracy"] > 0.8
