"""Export from Keras to ONNX, with a check that the two agree."""

from __future__ import annotations

import keras
import numpy as np
import tensorflow as tf
import tf2onnx
from scipy.special import expit, softmax

from coach.analysis.networks.emotion import (
    FRAMES,
    FRAMES_PER_STEP,
    KNOWN,
    NEW_STEPS,
    OUTPUTS,
    SPEECH,
    STATE_PREFIX,
    STEPS,
    USUAL,
    Answer,
    EmotionNetwork,
    EmotionStream,
    Usual,
)
from coach.analysis.signal.relative_level import FIRST_FRAMES, RunningSpeechLevel
from coach.common.arrays import Bools, Float32
from coach.domain.model_card import FeatureSpec
from training import model
from training.calibration import MIDDLE_TO_EDGE, MOST_STRANGE, UNSCALED, Temperature
from training.config import ExperimentConfig
from training.corpora import LABELS
from training.errors import ParityError
from training.examples import with_speech

#: Probabilities of Keras and ONNX must differ by less than this.
MAX_DIFFERENCE = 1e-4
_OPSET = 17  # the newest that tf2onnx 1.17 writes
#: Frames that a stream gets at a time: a quarter of a second.
_PIECE = 25


def convert(
    network: keras.Model,
    config: ExperimentConfig,
    temperature: Temperature = UNSCALED,
    activation_temperature: float = 1.0,
) -> tuple[bytes, float]:
    """Convert a trained network to ONNX, and compare the two.

    Parameters
    ----------
    network
        The Keras network.
    config
        The experiment that it comes from.
    temperature
        Temperature of the emotions, built into the graph.
    activation_temperature
        Temperature of the activation, built into the graph.

    Returns
    -------
    tuple
        The serialised graph, and max |Δp| between Keras and ONNX.

    Raises
    ------
    ParityError
        If max |Δp| is not below `MAX_DIFFERENCE`, with windows given to the graph whole or in
        pieces.
    """
    content = to_onnx(network, config, temperature, activation_temperature)
    difference = parity(network, content, config.features, temperature, activation_temperature)
    if not difference < MAX_DIFFERENCE:
        raise ParityError(f"max |Δp| = {difference:.2e}, not below {MAX_DIFFERENCE:.0e}")
    return content, difference


class Streaming:
    """A trained network as a function of new frames, the state of its layers, and earlier steps."""

    def __init__(self, network: keras.Model, config: ExperimentConfig) -> None:
        self._spec, sizes = config.features, config.network
        self._layer = network.get_layer
        self._fronts = [("mel", 0, self._spec.n_mels, sizes.mel_channels)]
        if sizes.pitch_channels:
            pitches = (self._spec.n_mels, self._spec.n_features)
            self._fronts.append(("pitch", *pitches, sizes.pitch_channels))
        self._temporal = [f"temporal{number}" for number in range(len(sizes.dilations))]
        self.width = sizes.width

    def kept_shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of each layer's state, by the layer's name."""
        shapes: dict[str, tuple[int, ...]] = {}
        for name, start, stop, channels in self._fronts:
            bands, inputs = stop - start, (model.STACKED, *channels)
            for number in range(len(channels)):
                layer = f"{name}{number}"
                shapes[layer] = (self._layer(layer).kept, bands >> number, inputs[number])
        for layer in self._temporal:
            shapes[layer] = (self._layer(layer).kept, self.width)
        return shapes

    def advance(
        self, frames: tf.Tensor, kept: dict[str, tf.Tensor]
    ) -> tuple[tf.Tensor, dict[str, tf.Tensor]]:
        """Turn new frames into new steps.

        Parameters
        ----------
        frames
            Shape (n, n_features), n a multiple of 8.
        kept
            State of each layer after earlier frames, by its name, in the shapes of `kept_shapes`.

        Returns
        -------
        tuple
            Steps, shape (n / 8, width), and the state of each layer after these frames.
        """
        kept_next: dict[str, tf.Tensor] = {}

        def pass_through(name: str, x: tf.Tensor) -> tf.Tensor:
            layer = self._layer(name)
            whole = tf.concat([kept[name][None], x], axis=1)
            kept_next[name] = whole[0, -layer.kept :]
            return layer.advance(whole, training=False)

        sides = []
        for name, start, stop, channels in self._fronts:
            x = self._layer(f"{name}_stacked")(frames[None, :, start:stop])
            for number in range(len(channels)):
                x = pass_through(f"{name}{number}", x)
            sides.append(tf.reshape(x, (1, -1, x.shape[2] * x.shape[3])))
        x = self._layer("joined")(tf.concat(sides, axis=-1))
        x = tf.nn.relu(self._layer("joined_norm")(x, training=False))
        for name in self._temporal:
            x = pass_through(name, x)
        return x[0], kept_next

    def embed(self, steps: tf.Tensor, speech: tf.Tensor) -> tf.Tensor:
        """Pool steps into an embedding.

        Parameters
        ----------
        steps
            Shape (n, width).
        speech
            Share of each step that is speech, shape (n,).

        Returns
        -------
        tf.Tensor
            Shape (2 * width,).
        """
        pooled = self._layer("pooling")(steps[None], speech[None])
        return self._layer("embedding")(pooled, training=False)[0]

    def answer(
        self, embedding: tf.Tensor, speech: tf.Tensor, usual: tf.Tensor, known: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
        """Return the logits for an embedding.

        Parameters
        ----------
        embedding
            Shape (2 * width,).
        speech
            Number of steps of speech that it comes from, a scalar.
        usual
            The speaker's usual embedding, shape (2 * width,).
        known
            How well that is known, a scalar from 0 to 1.

        Returns
        -------
        tuple
            Logits of the emotions, shape (n_labels,); of the activation, shape (1,); and of being
            unlike the training data, shape (1,).
        """
        logits = self._layer("logits")(embedding[None])[0]
        known_of = tf.concat([embedding - usual, usual, tf.ones(1)], axis=0)
        logits += self._layer(model.CORRECTION)(known * known_of[None])[0]
        unlike = self._layer(model.UNLIKE)(embedding[None], speech[None, None])[0]
        return logits[: len(LABELS)], logits[len(LABELS) :], unlike


def to_onnx(
    network: keras.Model,
    config: ExperimentConfig,
    temperature: Temperature = UNSCALED,
    activation_temperature: float = 1.0,
) -> bytes:
    """Return the serialised graph.

    Its inputs and outputs are those of `coach.analysis.networks.emotion`.
    """
    streaming = Streaming(network, config)
    shapes = streaming.kept_shapes()
    n_features = config.features.n_features
    signature = [
        tf.TensorSpec((None, n_features), tf.float32, name=FRAMES),
        tf.TensorSpec((None, streaming.width), tf.float32, name=STEPS),
        tf.TensorSpec((None,), tf.float32, name=SPEECH),
        tf.TensorSpec((2 * streaming.width,), tf.float32, name=USUAL),
        tf.TensorSpec((), tf.float32, name=KNOWN),
        *(
            tf.TensorSpec(shape, tf.float32, name=STATE_PREFIX + name)
            for name, shape in shapes.items()
        ),
    ]

    @tf.function(input_signature=signature)
    def serve(
        frames: tf.Tensor, steps: tf.Tensor, speech: tf.Tensor, usual: tf.Tensor,
        known: tf.Tensor, *kept: tf.Tensor,
    ) -> dict[str, tf.Tensor]:  # fmt: skip
        new, kept_next = streaming.advance(frames, dict(zip(shapes, kept, strict=True)))
        embedding = streaming.embed(tf.concat([steps, new], axis=0), speech)
        emotion, activation, unlike = streaming.answer(
            embedding, tf.reduce_sum(speech), usual, known
        )
        strange = tf.clip_by_value(1 + unlike / MIDDLE_TO_EDGE, 0.0, MOST_STRANGE)
        said = (
            tf.nn.softmax(emotion / tf.exp(temperature.base + temperature.slope * strange)),
            tf.sigmoid(activation / activation_temperature),
            tf.sigmoid(unlike),
            embedding,
        )
        return {
            **dict(zip(OUTPUTS, said, strict=True)),
            NEW_STEPS: new,
            **{f"next_{STATE_PREFIX}{name}": value for name, value in kept_next.items()},
        }

    proto, _ = tf2onnx.convert.from_function(serve, signature, opset=_OPSET)
    content: bytes = proto.SerializeToString()
    return content


def parity(
    network: keras.Model,
    content: bytes,
    spec: FeatureSpec,
    temperature: Temperature,
    activation_temperature: float,
) -> float:
    """Return the largest difference between Keras and ONNX in any probability.

    They are compared on random windows of many lengths, each with an unknown speaker and with one
    whose usual (baseline) is known. Keras hears each window whole; the graph hears it whole, and
    in pieces of a quarter of a second.
    """
    rng = np.random.default_rng(0)
    converted = EmotionNetwork(content, spec)
    differences = []
    for n_frames in (FRAMES_PER_STEP, 48, 96, 136, 200, 304, 1_000):
        decibels = rng.normal(rng.uniform(-60, -20), 14, (n_frames, spec.n_mels))
        periodicity = rng.uniform(-0.3, 1, (n_frames, spec.n_pitches))
        frames = np.concatenate([decibels, periodicity], axis=1, dtype=np.float32)
        speech = rng.random(n_frames) < rng.choice([0.3, 1.0])
        # Longer windows have enough speech for a stream to answer.
        speech[: FIRST_FRAMES if n_frames > FIRST_FRAMES else 1] = True
        usual = rng.normal(0, 1, converted.nobody.embedding.shape).astype(np.float32)
        for known in (0.0, 1.0):
            heard = converted.relative_to_level(frames, speech, RunningSpeechLevel())
            inputs = (with_speech(heard, speech), usual, np.array([known], np.float32))
            logits = np.asarray(network([one[None] for one in inputs], training=False))[0]
            *emotions, activated, strange = logits.tolist()
            activation, unlike = expit(activated / activation_temperature), expit(strange)
            probabilities = softmax(np.array(emotions) / temperature.of(unlike))
            given = (frames, speech, Usual(usual, known))
            for answer in (converted.predict(*given), *_in_pieces(converted, *given)):
                differences.append(np.abs(answer.probabilities - probabilities).max())
                differences.append(abs(answer.activation - activation))
                differences.append(abs(answer.unlike - unlike))
    return float(max(differences))


def _in_pieces(
    network: EmotionNetwork, frames: Float32, speech: Bools, usual: Usual
) -> list[Answer]:
    """Return the last answer of a stream that gets the frames a quarter of a second at a time.

    The list is empty if there is less speech than a stream needs to answer.
    """
    stream = EmotionStream(network, len(frames), usual)
    pieces = np.split(frames, range(_PIECE, len(frames), _PIECE))
    heard = [stream.push(piece, lambda first, end: speech[first:end]) for piece in pieces]
    return [found.answer for found in heard if found is not None][-1:]
