"""Keras -> ONNX, checked against each other before anything is written."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import keras
import msgspec
import numpy as np
import tensorflow as tf
import tf2onnx

from coach.analysis.emotion import CARD_FILE, INPUT_NAME, MODEL_FILE, OUTPUT_NAME, EmotionModel
from coach.types import FeatureSpec, ModelCard, ModelScores, ReadingSpec
from training.config import ExperimentConfig
from training.corpora import LABELS
from training.examples import silence_window

MAX_DIFFERENCE = 1e-4
_OPSET = 17  # the newest that tf2onnx 1.17 writes


class ParityError(Exception):
    """Keras and ONNX disagree; nothing was shipped."""


def probabilities_model(network: keras.Model, temperature: float) -> keras.Model:
    """The network with its temperature and softmax: what is shipped."""
    scaled = keras.layers.Rescaling(1 / temperature)(network.output)
    return keras.Model(network.input, keras.layers.Softmax(name=OUTPUT_NAME)(scaled))


def to_onnx(network: keras.Model, spec: FeatureSpec) -> bytes:
    """Serialised graph: `log_mel` (batch, frames, n_mels) of any length -> `probabilities`."""
    signature = tf.TensorSpec((None, None, spec.n_mels), tf.float32, name=INPUT_NAME)

    @tf.function(input_signature=[signature])
    def serve(log_mel):
        return {OUTPUT_NAME: network(log_mel, training=False)}

    proto, _ = tf2onnx.convert.from_function(serve, [signature], opset=_OPSET)
    return proto.SerializeToString()


def ship(
    network: keras.Model,
    config: ExperimentConfig,
    temperature: float,
    scores: dict[str, Any],
    folder: Path,
) -> float:
    """Write `model.onnx` and `card.json`; return max |Δp| between Keras and what was written.

    Raises ParityError above `MAX_DIFFERENCE`; `folder` is then as it was before.
    """
    served = probabilities_model(network, temperature)
    content = to_onnx(served, config.features)
    card = ModelCard(
        name=config.name,
        version="1",
        sha256=hashlib.sha256(content).hexdigest(),
        labels=LABELS,
        features=config.features,
        readings=ReadingSpec(),
        scores=ModelScores(
            uar=scores["uar"],
            wa=scores["wa"],
            ece=scores["ece"],
            n=scores["n"],
            uar_ci95=scores["uar_ci95"],
            protocol=scores["protocol"],
        ),
        temperature=temperature,
        parameters=network.count_params(),
        trained_on="RAVDESS speech (Livingstone & Russo 2018, doi 10.1371/journal.pone.0196391), "
        f"{len(scores['actors'])} actors",
        licence="CC BY-NC-SA 4.0, from the training data: non-commercial use only",
    )
    with TemporaryDirectory() as name:
        checked = Path(name)
        _write(checked, content, card)
        difference = parity(served, EmotionModel(checked))
    if not difference < MAX_DIFFERENCE:
        raise ParityError(f"max |Δp| = {difference:.2e}, not below {MAX_DIFFERENCE:.0e}")
    _write(folder, content, replace(card, keras_difference=difference))
    return difference


def _write(folder: Path, content: bytes, card: ModelCard) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MODEL_FILE).write_bytes(content)
    text = msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n"
    (folder / CARD_FILE).write_bytes(text)


def parity(served: keras.Model, model: EmotionModel) -> float:
    """Largest difference in any probability over windows of many lengths and levels."""
    spec = model.card.features
    rng = np.random.default_rng(0)
    windows = [silence_window(spec, 100)]
    for frames in (50, 99, 100, 137, 200, 300, 1_000):
        level = rng.uniform(-90, -20)
        windows.append(rng.normal(level, 15, (frames, spec.n_mels)).astype(np.float32))
    return max(
        float(np.abs(model.predict(window) - np.asarray(served(window[None]))[0]).max())
        for window in windows
    )
