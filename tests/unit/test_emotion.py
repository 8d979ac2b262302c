from __future__ import annotations

import hashlib
import json
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import soxr

from coach.analysis.networks.emotion import (
    FRAMES_PER_STEP,
    LEAD_FRAMES,
    TAIL_FRAMES,
    Answer,
    EmotionModel,
    EmotionStream,
    Usual,
    load_card,
    shares,
)
from coach.analysis.networks.speech_features import clip_frames
from coach.analysis.signal.relative_level import FIRST_FRAMES, RunningSpeechLevel
from coach.common import paths
from coach.common.errors import CoachError
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import ANALYSIS_RATE_HZ
from tests.conftest import unavailable
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


def test_the_network_answers_as_when_it_was_shipped(model):
    kept = json.loads(golden.FILE.read_text())
    assert kept["sha256"] == model.card.sha256, "run: python -m tests.unit.golden"
    found = golden.answers(model)
    assert found.keys() == kept["answers"].keys()
    for name, said in kept["answers"].items():
        assert found[name] == pytest.approx(said, abs=1e-4), name


@pytest.mark.parametrize("frames", [50, 100, 137, 300, 2_000])
def test_any_length_gives_probabilities(model, frames):
    probabilities, activation, unlike, embedding = model.predict(
        *golden.noise(frames, model.card.features)
    )
    assert 0 <= activation <= 1 and 0 <= unlike <= 1
    assert embedding.shape == model.nobody.embedding.shape and np.isfinite(embedding).all()
    assert probabilities.shape == (8,)
    assert probabilities.dtype == np.float32
    assert probabilities.sum() == pytest.approx(1, abs=1e-5)


def streamed(model, frames: np.ndarray, speech: np.ndarray, piece: int, window: int) -> Answer:
    stream, found = EmotionStream(model, window), None
    for start in range(0, len(frames), piece):
        found = stream.push(frames[start : start + piece], lambda a, b: speech[a:b]) or found
    return found.answer


@pytest.mark.parametrize("piece", [1, 25, 64, 600])
def test_silence_is_heard_only_next_to_speech(model, piece: int):
    frames, _ = golden.noise(600, model.card.features)
    speech = np.ones(600, bool)
    speech[160:440] = False
    beside = np.r_[0 : 160 + TAIL_FRAMES, 440 - LEAD_FRAMES : 600]
    found = streamed(model, frames, speech, piece, 600)
    without = model.predict(frames[beside], speech[beside])
    assert found.embedding == pytest.approx(without.embedding, abs=1e-4)
    whole = model.predict(frames, speech)
    assert np.abs(found.embedding - whole.embedding).max() > 0.01


def test_speech_detected_late_is_heard_with_what_lies_before_it(model):
    """The gate detects speech a quarter of a second late, and then reports when it began."""
    frames, _ = golden.noise(500, model.card.features)
    begins, late = 300, 24
    stream, found = EmotionStream(model, 600), None

    for start in range(0, 500, 25):
        known = start + 25 >= begins + late

        def speech(first: int, end: int, known: bool = known) -> np.ndarray:
            return (np.arange(first, end) >= begins) & known

        found = stream.push(frames[start : start + 25], speech) or found
    beside = slice(begins - LEAD_FRAMES, 500)
    whole = model.predict(frames[beside], np.arange(begins - LEAD_FRAMES, 500) >= begins)
    assert found.answer.embedding == pytest.approx(whole.embedding, abs=1e-4)


def test_there_is_no_answer_before_a_second_of_speech(model):
    """No reading needs less speech, so none is delayed by this."""
    card = model.card
    assert card.readings.min_speech_s * card.features.frames_per_s >= FIRST_FRAMES
    frames, _ = golden.noise(104, card.features)
    speech = np.arange(104) >= 8
    assert EmotionStream(model, 296).push(frames, lambda a, b: speech[a:b]) is None
    speech[:4] = True
    answer = EmotionStream(model, 296).push(frames, lambda a, b: speech[a:b]).answer
    assert answer.embedding == pytest.approx(model.predict(frames, speech).embedding, abs=1e-4)


@pytest.mark.parametrize("piece", [8, 25, 700])
def test_speech_that_waited_for_the_level_is_not_pooled_if_it_is_too_old(model, piece: int):
    """A third of a second is said, and much later the rest: both are heard, one is pooled."""
    frames, _ = golden.noise(700, model.card.features)
    speech = (np.arange(700) < 32) | (np.arange(700) >= 400)
    found = streamed(model, frames, speech, piece, 200)
    late = np.r_[0 : 32 + TAIL_FRAMES, 400 - LEAD_FRAMES : 700]
    late = late[: len(late) // FRAMES_PER_STEP * FRAMES_PER_STEP]
    heard = model.relative_to_level(frames[late], speech[late], RunningSpeechLevel())
    pooled = speech[late] & (np.arange(len(late)) >= len(late) - 200)
    none = np.empty((0, model.width), np.float32)
    expected, *_ = model.advance(heard, model.begin(), none, shares(pooled))
    assert found.embedding == pytest.approx(expected.embedding, abs=1e-3)


def test_no_frames_give_no_answer(model):
    nothing = np.empty((0, model.card.features.n_features), np.float32)
    assert EmotionStream(model, 296).push(nothing, lambda a, b: np.zeros(b - a, bool)) is None


def test_the_level_survives_skipped_frames(model):
    """After softer speech, the same speech is heard as louder."""
    frames, _ = golden.noise(600, model.card.features)
    spoken = np.ones(600, bool)
    soft = frames.copy()
    soft[:200, : model.card.features.n_mels] -= 12
    found = []
    for given in (frames, soft):
        stream = EmotionStream(model, 296)
        stream.push(given[:200], lambda a, b: spoken[a:b])
        stream.skip(given[200:400])
        found.append(stream.push(given[400:], lambda a, b: spoken[a:b]).answer.embedding)
    assert np.abs(found[0] - found[1]).max() > 0.05


def test_a_network_for_another_relative_level_is_refused(copy: Path):
    """A network of version 4 has the same inputs, and would answer nonsense."""
    card = json.loads((copy / "card.json").read_text())
    del card["temperature_at_edge"]
    (copy / "card.json").write_text(json.dumps(card))
    with pytest.raises(CoachError, match="fit"):
        EmotionModel(copy)


def test_after_skipped_frames_the_stream_starts_anew(model):
    frames, _ = golden.noise(600, model.card.features)
    bands = frames[:, : model.card.features.n_mels]
    bands -= bands.mean(axis=1, keepdims=True)  # so the level, which survives, is always the same
    spoken = np.ones(600, bool)
    stream = EmotionStream(model, 296)
    stream.push(frames[:203], lambda a, b: spoken[a:b])
    stream.skip(frames[203:400])
    answer, first, _ = stream.push(frames[400:], lambda a, b: spoken[a:b])
    assert first == 400
    alone = model.predict(frames[400:], spoken[400:])
    assert answer.embedding == pytest.approx(alone.embedding, abs=1e-4)


def test_speech_before_the_window_is_not_pooled(model):
    """Even though only one second of the window is heard, after a silence."""
    frames, _ = golden.noise(600, model.card.features)
    speech = (np.arange(600) < 200) | (np.arange(600) >= 504)
    stream = EmotionStream(model, 296)
    stream.push(frames[:400], lambda a, b: speech[a:b])
    _, first, is_speech = stream.push(frames[400:], lambda a, b: speech[a:b])
    assert 504 - LEAD_FRAMES - FRAMES_PER_STEP < first <= 504
    assert np.count_nonzero(is_speech) == pytest.approx(96, abs=FRAMES_PER_STEP)


def test_louder_is_not_another_tone(model, talk):
    pcm, rate_hz = talk
    samples = soxr.resample(pcm[: 4 * rate_hz] / np.float32(32768), rate_hz, ANALYSIS_RATE_HZ)
    spec = model.card.features
    # The gate may cut softer speech a little shorter, so both have the edges of the loud one.
    frames, is_speech = clip_frames(samples, spec, min_frames=50)
    softer, _ = clip_frames(0.25 * samples, spec, min_frames=50)
    loud, quiet = (model.predict(one, is_speech) for one in (frames, softer))
    assert np.abs(quiet.probabilities - loud.probabilities).max() < 0.02
    assert abs(quiet.activation - loud.activation) < 0.02


def test_a_voice_is_compared_with_its_usual_as_far_as_that_is_known(model):
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
def test_a_missing_file_is_reported(copy: Path, missing: str):
    (copy / missing).unlink()
    with pytest.raises(CoachError, match=missing):
        EmotionModel(copy)


def test_a_network_without_an_output_for_unlike_is_refused(copy: Path):
    network = _network(copy)
    _leave_out(network.graph.output, "unlike")
    _put(copy, network.SerializeToString())
    with pytest.raises(CoachError, match="doesn't fit"):
        EmotionModel(copy)


def _network(folder: Path):
    """Return the network of a model folder, so that it can be changed."""
    if find_spec("onnx") is None:
        unavailable("onnx isn't installed: make setup-training")
    import onnx

    return onnx.load(folder / "model.onnx")


def _leave_out(values, name: str) -> None:
    left = [one for one in values if one.name != name]
    assert len(left) == len(values) - 1
    del values[:]
    values.extend(left)


def _put(folder: Path, content: bytes) -> None:
    """Give a model folder another network, and update its card."""
    (folder / "model.onnx").write_bytes(content)
    card = json.loads((folder / "card.json").read_text())
    card["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / "card.json").write_text(json.dumps(card))


@pytest.mark.parametrize("name", ["speech", "known", "new_steps", "next_kept_mel0"])
def test_a_network_without_an_input_or_output_is_refused_before_it_runs(copy: Path, name: str):
    network = _network(copy)
    if name in ("speech", "known"):  # renamed: the graph uses it, so it can't be left out
        (given,) = (one for one in network.graph.input if one.name == name)
        given.name = f"other_{name}"
        for node in network.graph.node:
            node.input[:] = [given.name if one == name else one for one in node.input]
    else:
        _leave_out(network.graph.output, name)
    _put(copy, network.SerializeToString())
    with pytest.raises(CoachError, match="doesn't fit"):
        EmotionModel(copy)


def _of_a_newer_opset(folder: Path) -> bytes:
    network = _network(folder)
    network.opset_import[0].version = 999
    content: bytes = network.SerializeToString()
    return content


@pytest.mark.parametrize("content", [lambda _: b"nonsense", lambda _: b"", _of_a_newer_opset])
def test_a_network_that_cannot_be_loaded_is_reported(copy: Path, content):
    """Even though it is the file that the card describes."""
    _put(copy, content(copy))
    with pytest.raises(CoachError, match=r"can't be read \(.*ONNXRuntimeError") as raised:
        EmotionModel(copy)
    assert raised.value.title == "The emotion model can't be loaded"
    assert "\n" not in str(raised.value)


def test_the_reason_why_a_file_cannot_be_read_is_given(copy: Path):
    (copy / "model.onnx").unlink()
    with pytest.raises(CoachError, match=re.escape("model.onnx can't be read (No such file")):
        EmotionModel(copy)


@pytest.mark.parametrize("wrong", ["model.onnx", "card.json", "altered", "nonsense", "unfit"])
@pytest.mark.parametrize("own", [True, False])
def test_for_a_model_of_ones_own_reinstalling_is_not_suggested(
    copy: Path, wrong: str, own: bool, monkeypatch: pytest.MonkeyPatch
):
    if not own:
        monkeypatch.setattr(paths, "emotion_model", lambda: copy)
    if wrong == "altered":
        (copy / "model.onnx").write_bytes(b"")
    elif wrong == "nonsense":
        _put(copy, b"")
    elif wrong == "unfit":
        card = json.loads((copy / "card.json").read_text())
        (copy / "card.json").write_text(json.dumps({**card, "labels": card["labels"][:-1]}))
    else:
        (copy / wrong).unlink()
    with pytest.raises(CoachError) as raised:
        EmotionModel(copy)
    told = "Check the name of the model" if own else "Reinstall the coach"
    assert raised.value.hint.startswith(told)


@pytest.mark.parametrize("key", ["labels", "n_mels", "sample_rate_hz"])
def test_a_card_of_another_network_is_refused(copy: Path, key: str):
    card = json.loads((copy / "card.json").read_text())
    if key == "labels":
        card["labels"] = card["labels"][:-1]
    else:
        card["features"][key] //= 2
    (copy / "card.json").write_text(json.dumps(card))
    with pytest.raises(CoachError, match="doesn't fit"):
        EmotionModel(copy)


def test_a_damaged_card_is_reported(copy: Path):
    card = json.loads((copy / "card.json").read_text())
    del card["labels"]
    (copy / "card.json").write_text(json.dumps(card))
    with pytest.raises(CoachError, match="labels"):
        EmotionModel(copy)
