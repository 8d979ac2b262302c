"""Keras -> ONNX, checked against each other before anything is used."""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np
import tensorflow as tf
import tf2onnx

from coach.analysis.emotion import INPUT_NAME, OUTPUT_NAMES, EmotionNetwork
from coach.model_card import FeatureSpec
from training import model
from training.config import ExperimentConfig

MAX_DIFFERENCE = 1e-4
_OPSET = 17  # the newest that tf2onnx 1.17 writes


class ParityError(Exception):
    """Keras and ONNX disagree; nothing was written."""


def convert(
    members: Sequence[keras.Model],
    config: ExperimentConfig,
    temperature: float = 1.0,
    activation_temperature: float = 1.0,
) -> tuple[bytes, float]:
    """The ensemble of `members` as an ONNX graph, and max |Δp| between Keras and it.

    Raises ParityError where that is not below `MAX_DIFFERENCE`.
    """
    network = served(model.ensemble(members, config), temperature, activation_temperature)
    content = to_onnx(network, config.features)
    difference = parity(network, EmotionNetwork(content), config.features)
    if not difference < MAX_DIFFERENCE:
        raise ParityError(f"max |Δp| = {difference:.2e}, not below {MAX_DIFFERENCE:.0e}")
    return content, difference


def served(network: keras.Model, temperature: float, activation_temperature: float) -> keras.Model:
    """The ensemble's logits made probabilities under their temperatures: what is shipped."""
    logits, activation = network.outputs
    names = dict(zip(("emotion", "activation"), OUTPUT_NAMES, strict=True))
    emotion = keras.layers.Softmax(name=names["emotion"])(logits / temperature)
    activated = keras.ops.sigmoid(activation / activation_temperature)
    return keras.Model(network.input, [emotion, activated])


def to_onnx(network: keras.Model, spec: FeatureSpec) -> bytes:
    """Serialised graph: `frames` (batch, frames, n_features) -> `OUTPUT_NAMES`."""
    signature = tf.TensorSpec((None, None, spec.n_features), tf.float32, name=INPUT_NAME)

    @tf.function(input_signature=[signature])
    def serve(frames):
        return dict(zip(OUTPUT_NAMES, network(frames, training=False), strict=True))

    proto, _ = tf2onnx.convert.from_function(serve, [signature], opset=_OPSET)
    return proto.SerializeToString()


def parity(network: keras.Model, converted: EmotionNetwork, spec: FeatureSpec) -> float:
    """Largest difference in any probability over windows of many lengths and levels."""
    rng = np.random.default_rng(0)
    silence = np.zeros((100, spec.n_features), np.float32)
    silence[:, : spec.n_mels] = spec.floor_db
    windows = [silence]
    for frames in (50, 99, 100, 137, 200, 300, 1_000):
        decibels = rng.normal(rng.uniform(-90, -20), 15, (frames, spec.n_mels))
        periodicity = rng.uniform(-0.3, 1, (frames, spec.n_pitches))
        windows.append(np.concatenate([decibels, periodicity], axis=1, dtype=np.float32))
    differences = []
    for window in windows:
        probabilities, activation = converted.predict(window)
        wanted = [np.asarray(answer)[0] for answer in network(window[None], training=False)]
        differences += [np.abs(probabilities - wanted[0]).max(), abs(activation - wanted[1][0])]
    return float(max(differences))
