from __future__ import annotations

import numpy as np
import pytest

from tests.conftest import unavailable
from tests.training.conftest import HOW_TO_GET_TOOLS, TOOLS_MISSING

if TOOLS_MISSING:
    unavailable(HOW_TO_GET_TOOLS)

import keras

from coach.analysis.networks.emotion import EmotionNetwork
from coach.analysis.signal.relative_level import RunningSpeechLevel
from training import export, model, other_sounds, sounds, unlike
from training.examples import with_speech
from training.unlike import Detector, Windows

WIDTH = 12
#: Middle of a kind of sound that is learned from, relative to the middle of the voices.
KNOWN = np.eye(WIDTH)[0] * 4
#: Middle of a kind of sound that nothing was learned from.
NEW = np.eye(WIDTH)[1] * 15
VOICE = np.zeros(WIDTH)


def around(middle: np.ndarray, seed: int, n: int = 3_000) -> Windows:
    """Return windows of one to three seconds of speech; the less speech, the wider they scatter."""
    rng = np.random.default_rng(seed)
    speech = rng.uniform(12, 37, n)
    return Windows(middle + rng.normal(0, np.sqrt(37 / speech)[:, None], (n, WIDTH)), speech)


@pytest.fixture(scope="module")
def detector() -> Detector:
    voices = {"one": around(VOICE, 0), "other": around(VOICE + 0.3, 1)}
    return unlike.fit(voices, {"known": around(KNOWN, 2), "rare": around(KNOWN, 3, n=5)})


def probability(detector: Detector, heard: Windows) -> np.ndarray:
    layer = model.Unlike()
    layer.build((None, WIDTH), (None, 1))
    layer.set_weights(detector.weights())
    given = heard.embedding.astype(np.float32), heard.speech[:, None].astype(np.float32)
    return keras.ops.convert_to_numpy(keras.ops.sigmoid(layer(*given)))[:, 0]


def test_one_voice_in_forty_passes_for_unlike_however_little_is_said(detector: Detector):
    voices = unlike.join([around(VOICE, 4), around(VOICE + 0.3, 5)])
    said = probability(detector, voices)
    little = voices.speech < 20
    assert np.median(said[~little]) == pytest.approx(0.01, abs=0.005)
    for some in (said[little], said[~little]):
        assert np.mean(some >= 0.5) == pytest.approx(0.025, abs=0.012)


@pytest.mark.parametrize(("middle", "least"), [(KNOWN, 0.7), (NEW, 0.8)])
def test_known_and_other_kinds_of_sound_are_detected(detector, middle, least: float):
    heard = around(middle, 6)
    said = probability(detector, heard)[heard.speech > 25]
    assert np.mean(said >= 0.5) > least


def test_both_detectors_are_needed(detector: Detector):
    """The linear detector finds the known kind, and the distance the other one."""
    new, known = (around(middle, 7).embedding @ detector.direction for middle in (NEW, KNOWN))
    assert new.mean() < known.mean() / 2
    far = unlike.distance(np.stack([NEW, KNOWN]), detector.mean, detector.whitening)
    assert far[0] > far[1] + 1


def test_with_the_same_amount_of_speech_the_threshold_is_constant():
    def same(middle: np.ndarray, seed: int) -> Windows:
        return around(middle, seed)._replace(speech=np.full(3_000, 37.0))

    found = unlike.fit({"one": same(VOICE, 0)}, {"known": same(KNOWN, 1)})
    assert found.amount == 0
    assert np.mean(probability(found, same(VOICE, 2)) >= 0.5) == pytest.approx(0.025, abs=0.012)


def test_the_exported_graph_agrees_with_the_layer(tiny):
    network = model.network(tiny)
    rng = np.random.default_rng(0)
    layer = network.get_layer(model.UNLIKE)
    layer.set_weights([rng.normal(0, 0.1, one.shape) for one in layer.get_weights()])
    content, difference = export.convert(network, tiny)
    assert difference < export.MAX_DIFFERENCE
    frames, speech = rng.uniform(-60, 0, (160, 112)).astype(np.float32), rng.random(160) < 0.7
    _, usual, known = (np.zeros((1, one.shape[-1]), np.float32) for one in network.inputs)
    graph = EmotionNetwork(content, tiny.features)
    heard = graph.relative_to_level(frames, speech, RunningSpeechLevel())
    logits = np.asarray(network([with_speech(heard, speech)[None], usual, known]))[0]
    said = graph.predict(frames, speech).unlike
    assert said == pytest.approx(1 / (1 + np.exp(-logits[-1])), abs=1e-5)
    assert abs(said - 0.5) > 1e-3


def test_learning_it_changes_only_its_own_layer(examples, tiny):
    network = model.network(tiny)
    before = {one.path: keras.ops.convert_to_numpy(one) for one in network.weights}
    everybody = [range(len(corpus.clips)) for corpus in examples]
    unlike.learn(network, examples, everybody, tiny)
    after = {one.path: keras.ops.convert_to_numpy(one) for one in network.weights}
    changed = {path for path, value in after.items() if not np.array_equal(value, before[path])}
    assert changed == {
        f"{model.UNLIKE}/{name}"
        for name in ("mean", "whitening", "direction", "far", "amount", "bias")
    }


def test_sounds_of_every_kind_are_equally_loud(examples):
    made = list(sounds.made(examples[0].clips, np.random.default_rng(0)))
    assert {kind for kind, _ in made} == {
        "music", "hum", "traffic", "without_voice", "babble"
    }  # fmt: skip
    for kind, samples in made:
        assert np.abs(samples).max() <= 1, kind
        level_db = 20 * np.log10(np.sqrt(np.mean(samples**2)))
        assert -30 < level_db < -25.9, kind  # the loudest knocks are clipped


def test_each_kind_counts_equally_however_many_readings_it_has():
    def kind(unlike: list[float]) -> other_sounds.Readings:
        return np.array(unlike), np.tile([0.3, 0.7, 0, 0, 0, 0, 0, 0], (len(unlike), 1))

    found = other_sounds.figures_of(
        {
            "voices-a": kind([0.1] * 90),
            "voices-b": kind([0.6]),
            "horns": kind([0.9]),
            "purring": kind([0.05] * 9),
        }
    )
    assert found["auroc"] == pytest.approx(0.5)  # horns above both, purring below both
    assert found["sounds"]["horns"]["auroc"] == 1 and found["sounds"]["purring"]["auroc"] == 0
    assert found["passed"] == pytest.approx(0.5) and found["told"] == pytest.approx(0.5)
    assert found["voices"]["voices-a"]["even or calm"] == 1
