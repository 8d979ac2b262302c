"""Export of the network to a streaming ONNX graph, checked against Keras.

The graph takes new frames and, for each layer, the frames kept from before.
"""

from __future__ import annotations

import keras
import numpy as np
import tensorflow as tf
import tf2onnx

from coach.analysis.networks.delivery_network import (
    HEADS,
    INPUT,
    LOOKAHEAD_FRAMES,
    OUTPUT,
    STATE_PREFIX,
    Network,
)
from coach.domain.model_card import FeatureSpec
from training.delivery.network import DilatedConvolution
from training.errors import ParityError
from training.export import MAX_DIFFERENCE

_OPSET = 17


def convert(model: keras.Model) -> bytes:
    """Convert a network to an ONNX graph, and check it against Keras.

    Returns
    -------
    bytes
        The graph.

    Raises
    ------
    ParityError
        If any probability differs from Keras's by `MAX_DIFFERENCE` or more.
    """
    layers = [layer for layer in model.layers if isinstance(layer, DilatedConvolution)]
    dense = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    n_mels = FeatureSpec().n_mels
    signature = [tf.TensorSpec((None, n_mels), tf.float32, name=INPUT)]
    signature += [
        tf.TensorSpec(
            (layer.kept, layer.kernel.shape[1]), tf.float32, name=f"{STATE_PREFIX}{number}"
        )
        for number, layer in enumerate(layers)
    ]

    @tf.function(input_signature=signature)
    def serve(frames: tf.Tensor, *kept: tf.Tensor) -> dict[str, tf.Tensor]:
        told = {}
        inner = frames
        for number, (layer, before) in enumerate(zip(layers, kept, strict=True)):
            with_kept = tf.concat([before, inner], axis=0)
            told[f"next_{STATE_PREFIX}{number}"] = with_kept[-layer.kept :]
            inner = layer.advance(with_kept)
        for layer in dense:
            inner = layer(inner)
        return {OUTPUT: tf.sigmoid(inner)[:, : len(HEADS)], **told}

    proto, _ = tf2onnx.convert.from_function(serve, signature, opset=_OPSET)
    content: bytes = proto.SerializeToString()
    difference = parity(model, content)
    if not difference < MAX_DIFFERENCE:
        raise ParityError(f"max |Δp| = {difference:.2e}, not below {MAX_DIFFERENCE:.0e}")
    return content


def parity(model: keras.Model, content: bytes) -> float:
    """Return the largest difference between Keras and ONNX in any probability.

    Measured over a minute of noise, which the graph gets in chunks of different lengths.

    Parameters
    ----------
    model
        The Keras network.
    content
        The ONNX graph.
    """
    rng = np.random.default_rng(0)
    frames = rng.normal(0, 1, (6_000, FeatureSpec().n_mels)).astype(np.float32)
    network = Network(content)
    found = [network.push(piece) for piece in np.split(frames, [1, 3, 50, 75, 400, 5_000])]
    wanted = tf.sigmoid(model(frames[None], training=False)).numpy()[0]
    used = wanted[LOOKAHEAD_FRAMES:, : len(HEADS)]
    return float(np.abs(np.concatenate(found) - used).max())
