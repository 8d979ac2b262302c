"""Emotion: features and network in sliding windows, as emotion projects do it and as we do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keras
import librosa
import numpy as np
import onnx
import onnxruntime
import tensorflow as tf

from coach.analysis.networks.emotion import (
    FRAMES,
    FRAMES_PER_STEP,
    KNOWN,
    MODEL_FILE,
    SPEECH,
    STEPS,
    USUAL,
    EmotionModel,
    shares,
)
from coach.analysis.networks.speech_features import clip_frames
from coach.common import paths
from tests.accuracy.people import RATE_HZ
from tests.benchmarks.peers.contest import Contest
from tests.benchmarks.peers.ours import read_tones
from tests.benchmarks.peers.sounds import SOUND_S, WINDOW_S, speech, windows
from training.config import ExperimentConfig
from training.model import network

_CONFIG = Path(__file__).parents[3] / "training" / "configs" / "v5.toml"
#: A square matrix product of this size is timed for the floating-point speed of a core.
_GEMM = 512
_REPEATS = 100


def contests() -> Iterator[Contest]:
    model = EmotionModel(paths.emotion_model())
    sound = speech(SOUND_S)
    cut = windows(sound, WINDOW_S, model.card.readings.hop_s)
    count = f"{len(cut)} windows of {WINDOW_S:g} s"

    yield Contest(
        "librosa (MFCC, chroma, mel) and Keras predict / our features and network, streaming",
        lambda: _as_projects_do(cut),
        lambda: read_tones(model, sound),
        reach=50,
        remark=f"{count}; theirs computes each window anew and has no speech gate",
    )
    yield Contest(
        "the same / ours computed anew for each window",
        lambda: _as_projects_do(cut),
        lambda: [model.predict(*clip_frames(one, model.card.features, 50)) for one in cut],
        remark=count,
    )
    yield _inference(model)
    yield _bound(model)


_mlp = keras.Sequential(
    [
        keras.Input((180,)),
        *(keras.layers.Dense(n, "relu") for n in (256, 128, 64)),
        keras.layers.Dense(8, "softmax"),
    ]
)


def _as_projects_do(cut: list[np.ndarray]) -> None:
    """Average MFCC, chroma and mel over each window, and call `predict`."""
    for one in cut:
        stft = np.abs(librosa.stft(one))
        parts = (
            librosa.feature.mfcc(y=one, sr=RATE_HZ, n_mfcc=40),
            librosa.feature.chroma_stft(S=stft, sr=RATE_HZ),
            librosa.feature.melspectrogram(y=one, sr=RATE_HZ),
        )
        row = np.concatenate([part.mean(axis=1) for part in parts])
        _mlp.predict(row[None], verbose=0)


def _given(model: EmotionModel) -> tuple[np.ndarray, np.ndarray]:
    """Return the frames of a whole window, and that all of them are speech."""
    spec = model.card.features
    count = round(WINDOW_S * spec.frames_per_s) // FRAMES_PER_STEP * FRAMES_PER_STEP
    frames = np.random.default_rng(0).uniform(-40, 0, (count, spec.n_features)).astype(np.float32)
    return frames, np.ones(count, bool)


def _inference(model: EmotionModel) -> Contest:
    """The same layers, with any weights: they don't change the time."""
    frames, is_speech = _given(model)
    net = network(ExperimentConfig.read(_CONFIG))
    call = tf.function(lambda *given: net(given, training=False), jit_compile=False)
    usual, known = (tf.zeros((1, shape)) for shape in (net.inputs[1].shape[-1], 1))
    whole = tf.constant(np.concatenate([frames, is_speech[:, None]], axis=1)[None], tf.float32)

    def theirs() -> None:
        for _ in range(_REPEATS):
            call(whole, usual, known).numpy()

    def ours() -> None:
        for _ in range(_REPEATS):
            model.predict(frames, is_speech)

    remark = f"a window of {WINDOW_S:g} s at once, without features; ours includes the levelling"
    return Contest(
        "TensorFlow (tf.function) / our inference, same layers", theirs, ours, 4, remark=remark
    )


def _bound(model: EmotionModel) -> Contest:
    """Our inference over the time that its multiplications alone would take."""
    frames, is_speech = _given(model)
    work = _flop(model, frames, is_speech)
    matrix = np.random.default_rng(0).random((_GEMM, _GEMM), np.float32)
    products = round(_REPEATS * work / (2 * _GEMM**3))

    def bound() -> None:
        for _ in range(products):
            matrix @ matrix

    def ours() -> None:
        for _ in range(_REPEATS):
            model.predict(frames, is_speech)

    remark = (
        f"{work / 1e6:.1f} MFLOP a window; the bound are products of {_GEMM} x {_GEMM} by numpy"
    )
    return Contest(
        "our inference / its bound by floating-point operations", ours, bound, 1.5, True, remark
    )


def _flop(model: EmotionModel, frames: np.ndarray, is_speech: np.ndarray) -> float:
    """Count the operations of all convolutions and products, by running the graph once."""
    graph = onnx.load(paths.emotion_model() / MODEL_FILE)
    weights = {one.name: one.dims for one in graph.graph.initializer}
    counted = [one for one in graph.graph.node if one.op_type in ("Conv", "MatMul", "Gemm")]
    del graph.graph.output[:]
    graph.graph.output.extend(onnx.ValueInfoProto(name=one.output[0]) for one in counted)
    session = onnxruntime.InferenceSession(
        graph.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    given = {
        FRAMES: frames,
        STEPS: np.empty((0, model.width), np.float32),
        SPEECH: shares(is_speech),
        USUAL: model.nobody.embedding,
        KNOWN: np.array(0, np.float32),
        **model.begin(),
    }
    total = 0
    for node, made in zip(counted, session.run(None, given), strict=True):
        dims = weights[node.input[1]]
        total += 2 * made.size * int(np.prod(dims[1:] if node.op_type == "Conv" else dims[:1]))
    return total
